// The doors are FindAlike and Likeness: topics of near days and those far apart are joined in two
// ways (alike_near.cc, alike_far.cc).
#include "link/alike.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "link/alike_join.h"
#include "link/likeness.h"

namespace crosscheck::link {

PackedTopics Pack(absl::Span<const Topic> topics) {
  PackedTopics packed;
  TermNumbers numbers;
  for (const Topic& topic : topics) {
    int32_t weight = 0;
    for (const Term& term : *topic.terms) {
      if (TopicWeight(term.weight) == 0) continue;
      packed.terms.push_back(numbers.Of(term));
      weight += TopicWeight(term.weight);
    }
    std::sort(packed.terms.begin() + packed.starts.back(), packed.terms.end(),
              [](PackedTerm x, PackedTerm y) { return x.key < y.key; });
    packed.starts.push_back(static_cast<uint32_t>(packed.terms.size()));
    packed.days.push_back(
        topic.published ? static_cast<int32_t>(*topic.published - absl::CivilDay()) : kNoDay);
    packed.weights.push_back(weight);
  }
  packed.keys = numbers.size() + 1;
  return packed;
}

int Likeness(const PackedTopics& topics, uint32_t i, uint32_t j) {
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

void FindAlike(const PackedTopics& topics, const std::vector<bool>& wanted, AlikePair found) {
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
