// The doors are FindAlike and Likeness: topics of near days and those far apart are joined in two
// ways (alike_near.cc, alike_far.cc).
#include "link/alike.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "link/alike_join.h"
#include "link/likeness.h"

namespace crosscheck::link {

namespace {

// HaveOtherMainNames.
bool HaveOtherMainNames(const PackedTopics& topics, uint32_t i, uint32_t j) {
  const auto are_strange = [&](uint32_t here, uint32_t there) {
    const auto [first, second] = topics.main_names[here];
    if (first == 0) return false;
    for (const PackedTerm& term : topics.TermsOf(there)) {
      if (term.key == first || term.key == second) return false;
    }
    return true;
  };
  return are_strange(i, j) && are_strange(j, i);
}

}  // namespace

void PackedTopics::Add(const ArticleTopic& topic, int32_t day, TermNumbers& numbers) {
  for (const Term& term : topic.get()) numbers.Prefetch(term.key);
  int32_t weight = 0;
  for (const Term& term : topic.get()) {
    if (TopicWeight(term.weight) == 0) continue;
    terms.push_back(numbers.Of(term));
    weight += TopicWeight(term.weight);
  }
  std::sort(terms.begin() + starts.back(), terms.end(),
            [](PackedTerm x, PackedTerm y) { return x.key < y.key; });
  starts.push_back(static_cast<uint32_t>(terms.size()));
  days.push_back(day);
  weights.push_back(weight);
  const auto number = [&](uint64_t name) { return name == 0 ? 0 : numbers.Of(name); };
  main_names.push_back({number(topic.main_names()[0]), number(topic.main_names()[1])});
  keys = numbers.size() + 1;
}

PackedTopics Pack(absl::Span<const Topic> topics) {
  PackedTopics packed;
  TermNumbers numbers;
  for (const Topic& topic : topics) {
    const int32_t day =
        topic.published ? static_cast<int32_t>(*topic.published - absl::CivilDay()) : kNoDay;
    packed.Add(*topic.about, day, numbers);
  }
  return packed;
}

int Likeness(const PackedTopics& topics, uint32_t i, uint32_t j) {
  if (HaveOtherMainNames(topics, i, j)) return 0;
  const absl::Span<const PackedTerm> a = topics.TermsOf(i), b = topics.TermsOf(j);
  int64_t shared = 0;
  for (size_t x = 0, y = 0; x < a.size() && y < b.size();) {
    const uint32_t key_a = a[x].key, key_b = b[y].key;
    if (key_a == key_b) shared += TopicWeight(std::min<uint32_t>(a[x].weight, b[y].weight));
    x += key_a <= key_b;
    y += key_b <= key_a;
  }
  return LikenessOf(shared, topics.weights[i], topics.weights[j],
                    NeedOf(DaysApart(topics.days[i], topics.days[j])));
}

void FindAlike(const PackedTopics& topics, const std::vector<bool>& wanted, AlikePair alike) {
  const auto found = [&](uint32_t a, uint32_t b, int likeness) {
    if (!HaveOtherMainNames(topics, a, b)) alike(a, b, likeness);
  };
  std::vector<uint32_t> all, dated;
  for (uint32_t i = 0; i < topics.size(); ++i) {
    if (topics.weights[i] == 0 || (!wanted.empty() && !wanted[i])) continue;
    all.push_back(i);
    if (topics.days[i] != kNoDay) dated.push_back(i);
  }
  if (dated.size() < all.size()) JoinFar(topics, all, kNeedOfUnknownDays, std::nullopt, found);
  const LikenessNeed* const last = std::end(kLikenessNeeds) - 1;
  JoinFar(topics, dated, *last, last[-1].days + 1, found);
  JoinNear(topics, std::move(dated), found);
}
void FindAlike(absl::Span<const Topic> topics, AlikePair found) {
  FindAlike(Pack(topics), {}, found);
}

}  // namespace crosscheck::link
