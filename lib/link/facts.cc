// The door is MakeFacts: links of one fact, best first, join claims into clusters; a merge is
// refused when any two of the claims contradict each other in a slot, so a chain does not join what
// is not alike.
#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/link/linker.h"
#include "link/keys.h"
#include "link/values.h"

namespace crosscheck {
namespace {

// One value, of one kind, in whatever words. Ratios say what of only by their base, ages by a name.
bool MayBeOne(const Claim& a, const Claim& b, const link::Traits& of_a, const link::Traits& of_b) {
  if (!a.quantity || !b.quantity || a.negated || b.negated || a.part_of != b.part_of ||
      a.measure == Measure::kRatio || a.measure == Measure::kAttribute || of_a.kind != of_b.kind ||
      a.quantity->form == QuantityForm::kVague || b.quantity->form == QuantityForm::kVague)
    return false;
  // "Five" of one week is not "five" of another.
  constexpr int kOneWeek = 7;
  if (of_a.telling_value == 0 && a.published && b.published &&
      std::abs(*a.published - *b.published) > kOneWeek)
    return false;
  if (a.period && b.period &&
      Relate(*a.period, *b.period).relation == PeriodRelationKind::kDisjoint)
    return false;
  return link::EqualOrRounded(*a.quantity, *b.quantity);
}

// How two claims stand to each other that links would put into one fact.
enum class Fit { kTogether, kDoubtful, kApart };

Fit FitOf(const Claim& a, const Claim& b, const link::Traits& of_a, const link::Traits& of_b) {
  const bool dates = a.measure == Measure::kEventDate;
  const bool other_value =
      dates == (b.measure == Measure::kEventDate) && link::DoNotGoTogether(a, b);
  if (a.article == b.article && other_value) return Fit::kApart;
  const std::optional<Evidence> e = link::CompareKnown(a, b, of_a, of_b);
  const bool differs = !e || e->predicate == SlotMatch::kDifferent ||
                       e->group == SlotMatch::kDifferent || e->period == SlotMatch::kDifferent ||
                       e->type != LinkType::kSameFact;
  if (other_value && !(e && link::IsOneFact(a, b, of_a, of_b, *e)))
    return differs || e->place == SlotMatch::kDifferent ? Fit::kApart : Fit::kDoubtful;
  if (dates && b.measure == Measure::kEventDate) {
    // Two days of one event are told in much the same words, or they are of two.
    constexpr int kMuchTheSame = 8;
    if (other_value && e && e->specific_words < kMuchTheSame) return Fit::kApart;
    return !e || e->predicate == SlotMatch::kDifferent ? Fit::kApart : Fit::kTogether;
  }
  // A third claim may join two that say one value in too different words.
  if ((!e || e->other_days) && MayBeOne(a, b, of_a, of_b)) return Fit::kTogether;
  return differs ? Fit::kApart : Fit::kTogether;
}

// Claims that many texts put in other words are rare; a larger cluster is a stream of like events,
// and no fact.
constexpr size_t kMostDistinctClaims = 64;

// A link of one fact and its place in the order of merging.
struct Step {
  uint32_t a = 0, b = 0;  // the claim of the smaller id first
  bool copy = false;      // the same value of one sentence in two articles
  bool apart = false;     // the values do not go together
  int score = 0;
};

// Copies first, so that a kernel is one claim while they join; then claims whose values go
// together, so that "$100 million" meets the other "$100 million" before a "$65 million" does; ties
// by the ids of the claims, for their indices follow the order of the articles.
std::vector<Step> StepsOf(absl::Span<const Claim> claims, absl::Span<const Link> links) {
  std::vector<Step> steps;
  for (const Link& link : links) {
    if (link.type != LinkType::kSameFact) continue;
    const Claim& a = claims[link.a];
    const Claim& b = claims[link.b];
    const uint64_t key = link::CopyKey(a);
    const auto [low, high] = a.id < b.id ? std::pair(link.a, link.b) : std::pair(link.b, link.a);
    steps.push_back({low, high, key != 0 && key == link::CopyKey(b) && a.article != b.article,
                     a.quantity && link::DoNotGoTogether(a, b), link.score});
  }
  std::sort(steps.begin(), steps.end(), [&](const Step& x, const Step& y) {
    const auto rank = [](const Step& step) {
      return std::tuple(!step.copy, step.apart, -step.score);
    };
    if (rank(x) != rank(y)) return rank(x) < rank(y);
    return std::tie(claims[x.a].id, claims[x.b].id) < std::tie(claims[y.a].id, claims[y.b].id);
  });
  return steps;
}

// Clusters of the claims that links of one fact join; such a claim goes by its place in the list of
// them. The smaller cluster is told over to the larger one, so that none is told over often.
class Clusters {
 public:
  Clusters(absl::Span<const Claim> claims, const std::vector<Step>& steps) : claims_(claims) {
    for (const Step& step : steps) claim_of_.insert(claim_of_.end(), {step.a, step.b});
    std::sort(claim_of_.begin(), claim_of_.end());
    claim_of_.erase(std::unique(claim_of_.begin(), claim_of_.end()), claim_of_.end());
    const auto size = static_cast<uint32_t>(claim_of_.size());
    traits_.reserve(size);
    root_.resize(size);
    clusters_.resize(size);
    next_in_article_.assign(size, kNone);
    for (uint32_t i = 0; i < size; ++i) {
      traits_.emplace_back(claims[claim_of_[i]]);
      root_[i] = i;
      clusters_[i].members = clusters_[i].kernel = {i};
      PutInArticle(i, i);
    }
  }

  void Take(const Step& step) {
    uint32_t x = root_[PlaceOf(step.a)], y = root_[PlaceOf(step.b)];
    if (x == y || IsRefused(x, y)) return;
    if (clusters_[x].Size() < clusters_[y].Size()) {
      std::swap(x, y);
      // For copies stands the one of the smallest id, which all of them are linked to.
      if (step.copy) std::swap(clusters_[x].kernel, clusters_[y].kernel);
    }
    const Fit fit = FitOf(x, y, step.copy);
    if (fit == Fit::kTogether) return Merge(x, y, step.copy);
    const size_t pairs = fit == Fit::kApart ? kForGood : PairsOf(x, y);
    clusters_[x].refused[y] = clusters_[y].refused[x] = pairs;
  }

  // Indices of claims, ascending, of each cluster of two or more.
  std::vector<std::vector<uint32_t>> Groups() const {
    std::vector<std::vector<uint32_t>> groups;
    for (const Cluster& cluster : clusters_) {
      if (cluster.members.size() < 2) continue;
      std::vector<uint32_t> group;
      for (uint32_t i : cluster.members) group.push_back(claim_of_[i]);
      std::sort(group.begin(), group.end());
      groups.push_back(std::move(group));
    }
    return groups;
  }

 private:
  static constexpr uint32_t kNone = ~uint32_t{0};
  static constexpr size_t kForGood = 0;
  struct Cluster {
    std::vector<uint32_t> members;
    // The members that are no copies of another: what is true of them is true of their copies.
    std::vector<uint32_t> kernel;
    // By root, clusters that it is not to be merged with: for good, where two claims are apart, for
    // they remain so however the clusters grow; or as long as there are so many pairs of claims.
    // Thus two clusters are looked at once, however many links there are between them.
    absl::flat_hash_map<uint32_t, size_t> refused;
    size_t Size() const { return members.size() + refused.size(); }
  };

  uint32_t PlaceOf(uint32_t claim) const {
    return static_cast<uint32_t>(std::lower_bound(claim_of_.begin(), claim_of_.end(), claim) -
                                 claim_of_.begin());
  }
  uint64_t ArticleKey(uint32_t root, uint32_t member) const {
    return uint64_t{root} << 32 | claims_[claim_of_[member]].article;
  }
  void PutInArticle(uint32_t root, uint32_t member) {
    const auto [first, fresh] = in_article_.try_emplace(ArticleKey(root, member), member);
    next_in_article_[member] = fresh ? kNone : std::exchange(first->second, member);
  }

  size_t PairsOf(uint32_t x, uint32_t y) const {
    return clusters_[x].kernel.size() * clusters_[y].kernel.size();
  }
  bool IsRefused(uint32_t x, uint32_t y) const {
    const auto refusal = clusters_[x].refused.find(y);
    return refusal != clusters_[x].refused.end() &&
           (refusal->second == kForGood || refusal->second == PairsOf(x, y));
  }

  Fit FitOfMembers(uint32_t i, uint32_t j) const {
    return crosscheck::FitOf(claims_[claim_of_[i]], claims_[claim_of_[j]], traits_[i], traits_[j]);
  }

  // May two clusters be one fact? No two claims may be apart, and most must be known to go
  // together.
  Fit FitOf(uint32_t x, uint32_t y, bool copy) const {
    if (!copy && clusters_[x].kernel.size() + clusters_[y].kernel.size() > kMostDistinctClaims)
      return Fit::kApart;
    // A copy stands for its article too, which may say another value elsewhere.
    const bool y_is_few = clusters_[y].members.size() <= clusters_[x].members.size();
    for (uint32_t i : clusters_[y_is_few ? y : x].members) {
      const auto first = in_article_.find(ArticleKey(y_is_few ? x : y, i));
      if (first == in_article_.end()) continue;
      for (uint32_t j = first->second; j != kNone; j = next_in_article_[j]) {
        if (FitOfMembers(i, j) == Fit::kApart) return Fit::kApart;
      }
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
    for (uint32_t i : from.members) {
      in_article_.erase(ArticleKey(y, i));
      root_[i] = x;
    }
    for (uint32_t i : from.members) PutInArticle(x, i);
    for (const auto& [other, pairs] : from.refused) {
      clusters_[other].refused.erase(y);
      if (pairs == kForGood) into.refused[other] = clusters_[other].refused[x] = kForGood;
    }
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    if (!copy) into.kernel.insert(into.kernel.end(), from.kernel.begin(), from.kernel.end());
    from = {};
  }

  absl::Span<const Claim> claims_;
  std::vector<uint32_t> claim_of_;  // ascending
  std::vector<link::Traits> traits_;
  std::vector<uint32_t> root_;
  std::vector<Cluster> clusters_;  // empty once merged into another
  // The members of one cluster that stand in one article: the first, and each one's next.
  absl::flat_hash_map<uint64_t, uint32_t> in_article_;
  std::vector<uint32_t> next_in_article_;
};

// The claim whose clause tells a reader best what the fact is about: one that begins as a sentence
// does ("Fentanyl is 50 times ..." rather than "is 50 times ..."), of a middle length, and the
// first of those.
uint32_t MostTelling(absl::Span<const Document> documents, absl::Span<const Claim> claims,
                     const std::vector<uint32_t>& members) {
  constexpr uint32_t kEnough = 40, kTorn = 500;
  const auto badness = [&](uint32_t i) {
    const Claim& claim = claims[i];
    const uint32_t size = claim.clause.size();
    const std::string_view words = claim.clause.In(documents[claim.article].text(claim.part));
    const bool torn = !words.empty() && words.front() >= 'a' && words.front() <= 'z';
    return (size < kEnough ? 1000 + kEnough - size : size) + (torn ? kTorn : 0);
  };
  return *std::min_element(members.begin(), members.end(), [&](uint32_t i, uint32_t j) {
    return badness(i) != badness(j) ? badness(i) < badness(j) : i < j;
  });
}

}  // namespace

std::string LabelOf(const Claim& claim, const Document& document) {
  constexpr size_t kLongest = 72;
  std::string label;
  // "which is 50 times stronger": what stands right before belongs to it.
  constexpr uint32_t kNear = 24;
  const Span clause = claim.clause.begin <= claim.span.begin + kNear
                          ? Span{claim.span.begin, claim.clause.end}
                          : claim.clause;
  const std::string_view text = document.text(claim.part);
  const size_t begin = std::min<size_t>(clause.begin, text.size());
  for (char c : text.substr(begin, clause.end > begin ? clause.end - begin : 0)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (label.empty() || label.back() == ' ')) continue;
    label += blank ? ' ' : c;
  }
  while (!label.empty() && (label.back() == ' ' || label.back() == ',' || label.back() == '.'))
    label.pop_back();
  for (std::string_view joint :
       {"and ", "which ", "where ", "when ", "that ", "who ", "but ", "while "}) {
    if (label.compare(0, joint.size(), joint) == 0) label.erase(0, joint.size());
  }
  if (label.size() <= kLongest) return label;
  size_t cut = label.rfind(' ', kLongest);
  if (cut == std::string::npos || cut < kLongest / 2) {
    cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(label[cut]) & 0xC0) == 0x80)
      --cut;  // not inside a character
  }
  return label.substr(0, cut) + " ...";
}

std::vector<Fact> MakeFacts(absl::Span<const Document> documents, absl::Span<const Claim> claims,
                            absl::Span<const Link> links) {
  const std::vector<Step> steps = StepsOf(claims, links);
  Clusters clusters(claims, steps);
  for (const Step& step : steps) clusters.Take(step);
  std::vector<Fact> facts;
  for (std::vector<uint32_t>& group : clusters.Groups()) {
    Fact fact;
    std::string ids;
    for (uint32_t i : group) ids += claims[i].id.ToHex();
    fact.id = FingerprintOf({"fact", ids});
    const uint32_t telling = MostTelling(documents, claims, group);
    fact.label = LabelOf(claims[telling], documents[claims[telling].article]);
    fact.claims = std::move(group);
    facts.push_back(std::move(fact));
  }
  std::sort(facts.begin(), facts.end(),
            [](const Fact& x, const Fact& y) { return x.claims.front() < y.claims.front(); });
  return facts;
}

}  // namespace crosscheck
