// The door is FindGroups: links of one fact, best first, join claims into clusters; a merge is
// refused when any two of the claims contradict each other in a slot, so a chain does not join what
// is not alike.
#include "link/clusters.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "base/mix.h"
#include "link/slots.h"
#include "link/values.h"

namespace crosscheck::link {
namespace {

bool AreApart(const PackedView& a, const PackedView& b) {
  if (a.is_date()) return MatchPeriod(a, b) == SlotMatch::kDifferent;
  return DoNotGoTogether(a.quantity(), b.quantity());
}

// One value, of one kind, in whatever words. Ratios say what of only by their base, ages by a name.
bool MayBeOne(const PackedView& a, const PackedView& b) {
  if (!a.has_quantity() || !b.has_quantity() || a.negated() || b.negated() ||
      a.part_of() != b.part_of() || a.measure() == Measure::kRatio ||
      a.measure() == Measure::kAttribute || a.kind() != b.kind() ||
      a.quantity().form == QuantityForm::kVague || b.quantity().form == QuantityForm::kVague)
    return false;
  // "Five" of one week is not "five" of another.
  constexpr int kOneWeek = 7;
  if (a.telling() == 0 && a.has_day() && b.has_day() && std::abs(a.day() - b.day()) > kOneWeek)
    return false;
  if (MatchPeriod(a, b) == SlotMatch::kDifferent) return false;
  return EqualOrRounded(a.quantity(), b.quantity());
}

// How two claims stand to each other that links would put into one fact.
enum class Fit { kTogether, kDoubtful, kApart };

// Claims that many texts put in other words are rare; a larger cluster is a stream of like events,
// and no fact.
constexpr size_t kMostDistinctClaims = 64;

// A link of one fact and its place in the order of merging.
struct Step {
  uint32_t rank = 0;
  uint32_t a = 0, b = 0;  // the claim of the smaller id first
  uint32_t id = 0;        // where that begins

  static constexpr uint32_t kNoCopy = 1u << 31, kApart = 1u << 30, kMostScore = 1u << 16;
  bool copy() const { return (rank & kNoCopy) == 0; }  // one value of one sentence, in two articles
};

// Copies first, so that a kernel is one claim while they join; then claims whose values go
// together, so that "$100 million" meets the other "$100 million" before a "$65 million" does; ties
// by the ids of the claims, for their indices follow the order of the articles.
std::vector<Step> StepsOf(const PackedClaims& claims, absl::Span<const Link> links) {
  std::vector<Step> steps;
  steps.reserve(links.size());
  for (size_t i = 0; i < links.size(); ++i) {
    const Link& link = links[i];
    // Claims lie anywhere: where the next ones are is looked up early.
    constexpr size_t kAhead = 16;
    if (i + 2 * kAhead < links.size()) claims.PrefetchPlace(links[i + 2 * kAhead].b);
    if (i + kAhead < links.size()) claims.Prefetch(claims.PlaceOf(links[i + kAhead].b));
    if (link.type != LinkType::kSameFact) continue;
    const PackedView a = claims.View(link.a), b = claims.View(link.b);
    const bool copy = a.IsCopyOf(b) && claims.ArticleNumber(a.head().article) !=
                                           claims.ArticleNumber(b.head().article);
    const bool turned = !(a.id() < b.id());
    Step step;
    step.a = turned ? link.b : link.a;
    step.b = turned ? link.a : link.b;
    step.rank = (copy ? 0 : Step::kNoCopy) |
                (a.has_quantity() && AreApart(a, b) ? Step::kApart : 0) |
                (Step::kMostScore - static_cast<uint32_t>(link.score));
    step.id = static_cast<uint32_t>((turned ? b.id() : a.id()) >> 32);
    steps.push_back(step);
  }
  std::sort(steps.begin(), steps.end(), [&](const Step& x, const Step& y) {
    if (x.rank != y.rank) return x.rank < y.rank;
    if (x.id != y.id) return x.id < y.id;
    const auto ids = [&](const Step& step) {
      return std::tuple(claims.View(step.a).id(), claims.View(step.b).id(), step.a, step.b);
    };
    return ids(x) < ids(y);
  });
  return steps;
}

// Clusters of the claims that links of one fact join; such a claim is a member and goes by its
// place among these. The smaller cluster is told over to the larger one, so that none is told over
// often.
class Clusters {
 public:
  // Turns the claims of the steps into members.
  Clusters(const PackedClaims& claims, std::vector<Step>& steps) : claims_(claims) {
    std::vector<uint32_t> places(claims.size(), kNone);  // in members_
    for (const Step& step : steps) places[step.a] = places[step.b] = 0;
    for (uint32_t claim = 0; claim < claims.size(); ++claim) {
      if (places[claim] == kNone) continue;
      const auto member = static_cast<uint32_t>(members_.size());
      places[claim] = member;
      const uint32_t article = claims.ArticleNumber(claims.View(claim).head().article);
      members_.push_back({.claim = claim, .article = article, .root = member});
    }
    for (Step& step : steps) step.a = places[step.a], step.b = places[step.b];
    // As many as there may be pairs of articles, so that a small check touches little memory.
    likeness_.resize(std::bit_ceil(std::min(members_.size() * members_.size(), kRemembered)));
    clusters_.resize(members_.size());
    for (uint32_t i = 0; i < members_.size(); ++i) clusters_[i].members = clusters_[i].kernel = {i};
  }

  // Hints that a step will be taken soon, and then that it is next.
  void Prefetch(const Step& step) const {
    for (const uint32_t member : {step.a, step.b}) __builtin_prefetch(&members_[member]);
  }
  void PrefetchClusters(const Step& step) const {
    for (const uint32_t member : {step.a, step.b})
      __builtin_prefetch(&clusters_[members_[member].root]);
  }

  void Take(const Step& step) {
    uint32_t x = members_[step.a].root, y = members_[step.b].root;
    if (x == y || IsRefused(x, y)) return;
    if (clusters_[x].Size() < clusters_[y].Size()) {
      std::swap(x, y);
      // For copies stands the one of the smallest id, which all of them are linked to.
      if (step.copy()) std::swap(clusters_[x].kernel, clusters_[y].kernel);
    }
    const Fit fit = FitOf(x, y, step.copy());
    if (fit == Fit::kTogether) return Merge(x, y, step.copy());
    const size_t pairs = fit == Fit::kApart ? kForGood : PairsOf(x, y);
    clusters_[x].Refuse(y, pairs);
    clusters_[y].Refuse(x, pairs);
  }

  // Of two or more, each ascending.
  std::vector<std::vector<uint32_t>> Groups() const {
    std::vector<std::vector<uint32_t>> groups;
    for (const Cluster& cluster : clusters_) {
      if (cluster.members.size() < 2) continue;
      groups.emplace_back();
      for (const uint32_t member : cluster.members) groups.back().push_back(members_[member].claim);
      std::sort(groups.back().begin(), groups.back().end());
    }
    std::sort(groups.begin(), groups.end(),
              [](const auto& x, const auto& y) { return x.front() < y.front(); });
    return groups;
  }

 private:
  static constexpr uint32_t kNone = ~uint32_t{0};
  static constexpr size_t kForGood = 0;
  // Larger ones have their members in in_article_.
  static constexpr size_t kFew = 16;
  using Places = absl::InlinedVector<uint32_t, 2>;
  struct Member {
    uint32_t claim = 0;
    uint32_t article = 0;  // Claim::article
    uint32_t root = 0;     // its cluster
    uint32_t next_in_article = kNone;
  };
  struct Cluster {
    Places members;
    // The members that are no copies of another: what is true of them is true of their copies.
    Places kernel;
    // By root, clusters that it is not to be merged with: for good, where two claims are apart, for
    // they remain so however the clusters grow; or as long as there are so many pairs of claims.
    // Thus two clusters are looked at once, however many links there are between them.
    using Refused = absl::flat_hash_map<uint32_t, size_t>;
    std::unique_ptr<Refused> refused;  // most have none
    void Refuse(uint32_t other, size_t pairs) {
      if (refused == nullptr) refused = std::make_unique<Refused>();
      (*refused)[other] = pairs;
    }
    size_t Size() const { return members.size() + (refused == nullptr ? 0 : refused->size()); }
  };

  uint32_t ArticleOf(uint32_t member) const { return members_[member].article; }
  PackedView View(uint32_t member) const { return claims_.View(members_[member].claim); }

  // Claims of the same two articles are asked about one after the other.
  int LikenessOf(uint32_t a, uint32_t b) {
    const auto [x, y] = std::minmax(a, b);
    const uint64_t key = (uint64_t{x} << 32 | y) + 1;
    Remembered& known = likeness_[(key * kGoldenRatio) >> 48 & (likeness_.size() - 1)];
    if (known.articles != key) known = {key, Likeness(claims_.topics(), a, b)};
    return known.likeness;
  }
  uint64_t ArticleKey(uint32_t root, uint32_t member) const {
    return uint64_t{root} << 32 | ArticleOf(member);
  }
  void PutInArticle(uint32_t root, uint32_t member) {
    const auto [first, fresh] = in_article_.try_emplace(ArticleKey(root, member), member);
    members_[member].next_in_article = fresh ? kNone : std::exchange(first->second, member);
  }

  size_t PairsOf(uint32_t x, uint32_t y) const {
    return clusters_[x].kernel.size() * clusters_[y].kernel.size();
  }
  bool IsRefused(uint32_t x, uint32_t y) const {
    if (clusters_[x].refused == nullptr) return false;
    const auto refusal = clusters_[x].refused->find(y);
    return refusal != clusters_[x].refused->end() &&
           (refusal->second == kForGood || refusal->second == PairsOf(x, y));
  }

  Fit FitOfMembers(uint32_t i, uint32_t j) {
    const PackedView a = View(i), b = View(j);
    const bool dates = a.is_date();
    const bool other_value = dates == b.is_date() && AreApart(a, b);
    if (other_value && ArticleOf(i) == ArticleOf(j)) return Fit::kApart;
    std::optional<Evidence> e;
    if (a.SharesKey(b)) e = CompareSharing(a, b, LikenessOf(a.head().article, b.head().article));
    const bool differs = !e || e->predicate == SlotMatch::kDifferent ||
                         e->group == SlotMatch::kDifferent || e->period == SlotMatch::kDifferent ||
                         e->type != LinkType::kSameFact;
    if (other_value && !(e && IsOneFact(a, b, *e)))
      return differs || e->place == SlotMatch::kDifferent ? Fit::kApart : Fit::kDoubtful;
    if (dates && b.is_date()) {
      // Two days of one event are told in much the same words, or they are of two.
      constexpr int kMuchTheSame = 8;
      if (other_value && e && e->specific_words < kMuchTheSame) return Fit::kApart;
      return !e || e->predicate == SlotMatch::kDifferent ? Fit::kApart : Fit::kTogether;
    }
    // A third claim may join two that say one value in too different words.
    if ((!e || e->other_days) && MayBeOne(a, b)) return Fit::kTogether;
    return differs ? Fit::kApart : Fit::kTogether;
  }

  // Does the article of a member say something apart from it in another cluster?
  bool IsApartInArticle(uint32_t member, uint32_t root) {
    const Places& others = clusters_[root].members;
    if (others.size() <= kFew) {
      const uint32_t article = ArticleOf(member);
      return std::any_of(others.begin(), others.end(), [&](uint32_t other) {
        return ArticleOf(other) == article && FitOfMembers(member, other) == Fit::kApart;
      });
    }
    const auto first = in_article_.find(ArticleKey(root, member));
    if (first == in_article_.end()) return false;
    for (uint32_t other = first->second; other != kNone; other = members_[other].next_in_article) {
      if (FitOfMembers(member, other) == Fit::kApart) return true;
    }
    return false;
  }

  // May two clusters be one fact? No two claims may be apart, and most must be known to go
  // together.
  Fit FitOf(uint32_t x, uint32_t y, bool copy) {
    if (!copy && clusters_[x].kernel.size() + clusters_[y].kernel.size() > kMostDistinctClaims)
      return Fit::kApart;
    // A copy stands for its article too, which may say another value elsewhere.
    const bool y_is_few = clusters_[y].members.size() <= clusters_[x].members.size();
    for (uint32_t i : clusters_[y_is_few ? y : x].members) {
      if (IsApartInArticle(i, y_is_few ? x : y)) return Fit::kApart;
    }
    if (copy) return Fit::kTogether;
    size_t doubtful = 0;
    for (uint32_t i : clusters_[x].kernel) {
      for (uint32_t j : clusters_[y].kernel) {
        const Fit fit = FitOfMembers(i, j);
        if (fit == Fit::kApart) return fit;
        doubtful += fit == Fit::kDoubtful ? 1 : 0;
      }
    }
    return 2 * doubtful <= PairsOf(x, y) ? Fit::kTogether : Fit::kDoubtful;
  }

  void Merge(uint32_t x, uint32_t y, bool copy) {
    Cluster &into = clusters_[x], &from = clusters_[y];
    if (from.members.size() > kFew) {
      for (uint32_t i : from.members) in_article_.erase(ArticleKey(y, i));
    }
    const bool were_few = into.members.size() <= kFew;
    for (uint32_t i : from.members) members_[i].root = x;
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    if (into.members.size() > kFew) {
      for (uint32_t i : were_few ? into.members : from.members) PutInArticle(x, i);
    }
    if (from.refused != nullptr) {
      for (const auto& [other, pairs] : *from.refused) {
        clusters_[other].refused->erase(y);
        if (pairs != kForGood) continue;
        into.Refuse(other, kForGood);
        clusters_[other].Refuse(x, kForGood);
      }
    }
    if (!copy) into.kernel.insert(into.kernel.end(), from.kernel.begin(), from.kernel.end());
    for (Places* places : {&from.members, &from.kernel}) {
      places->clear();
      places->shrink_to_fit();
    }
    from.refused.reset();
  }

  struct Remembered {
    uint64_t articles = 0;
    int likeness = 0;
  };
  static constexpr size_t kRemembered = size_t{1} << 16;  // at most

  const PackedClaims& claims_;
  std::vector<Remembered> likeness_;
  std::vector<Member> members_;  // claims ascending
  // The members of one cluster that stand in one article: the first of them.
  absl::flat_hash_map<uint64_t, uint32_t> in_article_;
  std::vector<Cluster> clusters_;  // empty once merged into another
};

}  // namespace

std::vector<std::vector<uint32_t>> FindGroups(const PackedClaims& claims,
                                              absl::Span<const Link> links) {
  std::vector<Step> steps = StepsOf(claims, links);
  Clusters clusters(claims, steps);
  constexpr size_t kAhead = 12;
  for (size_t i = 0; i < steps.size(); ++i) {
    if (i + 2 * kAhead < steps.size()) clusters.Prefetch(steps[i + 2 * kAhead]);
    if (i + kAhead < steps.size()) clusters.PrefetchClusters(steps[i + kAhead]);
    clusters.Take(steps[i]);
  }
  return clusters.Groups();
}

}  // namespace crosscheck::link
