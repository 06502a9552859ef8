// The door is MakeFacts: links of one fact, best first, join claims into clusters; a merge is
// refused when any two of the claims contradict each other in a slot, so a chain does not join what
// is not alike.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <tuple>

#include "crosscheck/base/fingerprint.h"
#include "crosscheck/link/linker.h"
#include "link/keys.h"
#include "link/values.h"

namespace crosscheck {
namespace {

// One value, of one kind, in whatever words. Ratios say what of only by their base, ages by a name.
bool MayBeOne(const Claim& a, const Claim& b) {
  if (!a.quantity || !b.quantity || a.negated || b.negated || a.part_of != b.part_of ||
      a.measure == Measure::kRatio || a.measure == Measure::kAttribute ||
      link::ValueKind(a) != link::ValueKind(b) || a.quantity->form == QuantityForm::kVague ||
      b.quantity->form == QuantityForm::kVague)
    return false;
  // "Five" of one week is not "five" of another.
  constexpr int kOneWeek = 7;
  if (link::TellingValue(a) == 0 && a.published && b.published &&
      std::abs(*a.published - *b.published) > kOneWeek)
    return false;
  if (a.period && b.period &&
      Relate(*a.period, *b.period).relation == PeriodRelationKind::kDisjoint)
    return false;
  return link::EqualOrRounded(*a.quantity, *b.quantity);
}

// How two claims stand to each other that links would put into one fact.
enum class Fit { kTogether, kDoubtful, kApart };

Fit FitOf(const Claim& a, const Claim& b, const link::KeyList& keys_a,
          const link::KeyList& keys_b) {
  const bool dates = a.measure == Measure::kEventDate;
  const bool other_value =
      dates == (b.measure == Measure::kEventDate) && link::DoNotGoTogether(a, b);
  if (a.article == b.article && other_value) return Fit::kApart;
  const std::optional<Evidence> e =
      link::SmallestShared(keys_a, keys_b) != 0 ? link::CompareSharing(a, b) : std::nullopt;
  const bool differs = !e || e->predicate == SlotMatch::kDifferent ||
                       e->group == SlotMatch::kDifferent || e->period == SlotMatch::kDifferent ||
                       e->type != LinkType::kSameFact;
  if (other_value && !(e && link::IsOneFact(a, b, *e)))
    return differs || e->place == SlotMatch::kDifferent ? Fit::kApart : Fit::kDoubtful;
  if (dates && b.measure == Measure::kEventDate) {
    // One event has many words ("the summit", "the truce"): other words contradict only where
    // little else is shared.
    constexpr int kFewestShared = 6;
    const int shared = SharedTerms(a.topic, b.topic) + SharedTerms(a.topic, b.context) +
                       SharedTerms(a.context, b.topic) + SharedTerms(a.names, b.names);
    const bool other_words = !e || e->predicate == SlotMatch::kDifferent;
    return other_words && shared < kFewestShared ? Fit::kApart : Fit::kTogether;
  }
  // A third claim may join two that say one value in too different words.
  if ((!e || e->other_days) && MayBeOne(a, b)) return Fit::kTogether;
  return differs ? Fit::kApart : Fit::kTogether;
}

// May two clusters be one fact? No two claims may be apart, and most must be known to go together.
template <class FitFunction>
bool GoTogether(const std::vector<uint32_t>& x, const std::vector<uint32_t>& y, FitFunction fit) {
  size_t doubtful = 0;
  for (uint32_t i : x) {
    for (uint32_t j : y) {
      const Fit f = fit(i, j);
      if (f == Fit::kApart) return false;
      doubtful += f == Fit::kDoubtful ? 1 : 0;
    }
  }
  return 2 * doubtful <= x.size() * y.size();
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
  const std::vector<Step> order = StepsOf(claims, links);
  std::vector<link::KeyList> keys(claims.size());
  for (const Step& step : order) {
    for (uint32_t i : {step.a, step.b}) {
      if (keys[i].empty()) keys[i] = link::KeysOf(claims[i]);
    }
  }
  const auto fit = [&](uint32_t i, uint32_t j) {
    return FitOf(claims[i], claims[j], keys[i], keys[j]);
  };
  std::vector<uint32_t> cluster(claims.size());
  std::iota(cluster.begin(), cluster.end(), 0u);
  std::vector<std::vector<uint32_t>> members(claims.size());
  // The members that are no copies of another: what is true of them is true of their copies.
  std::vector<std::vector<uint32_t>> kernel(claims.size());
  std::vector<std::multimap<uint32_t, uint32_t>> by_article(claims.size());
  for (uint32_t i = 0; i < claims.size(); ++i) {
    members[i] = kernel[i] = {i};
    by_article[i].emplace(claims[i].article, i);
  }
  for (const Step& step : order) {
    uint32_t x = cluster[step.a], y = cluster[step.b];
    if (x == y) continue;
    const bool copy = step.copy;
    if (!copy && kernel[x].size() + kernel[y].size() > kMostDistinctClaims) continue;
    // A copy stands for its article too, which may say another value elsewhere.
    const auto& few = by_article[x].size() < by_article[y].size() ? by_article[x] : by_article[y];
    const auto& many = &few == &by_article[x] ? by_article[y] : by_article[x];
    const bool torn = std::any_of(few.begin(), few.end(), [&](const auto& entry) {
      const auto [begin, end] = many.equal_range(entry.first);
      return std::any_of(begin, end, [&](const auto& other) {
        return fit(entry.second, other.second) == Fit::kApart;
      });
    });
    if (torn) continue;
    if (!copy && !GoTogether(kernel[x], kernel[y], fit)) continue;
    if (members[x].size() < members[y].size()) std::swap(x, y);
    for (uint32_t j : members[y]) cluster[j] = x;
    members[x].insert(members[x].end(), members[y].begin(), members[y].end());
    if (!copy) kernel[x].insert(kernel[x].end(), kernel[y].begin(), kernel[y].end());
    by_article[x].merge(by_article[y]);
    by_article[y].clear();
    members[y].clear();
    kernel[y].clear();
  }
  std::vector<Fact> facts;
  for (std::vector<uint32_t>& group : members) {
    if (group.size() < 2) continue;
    std::sort(group.begin(), group.end());
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
