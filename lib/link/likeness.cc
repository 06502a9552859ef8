// The doors are Likeness and LikenessNeeded.
#include "link/likeness.h"

#include <algorithm>
#include <cstdlib>

namespace crosscheck::link {

int Likeness(const TermSet& a, const TermSet& b) {
  int shared = 0, all = 0;
  for (const TermSet* topic : {&a, &b})
    for (const Term& term : *topic) all += TopicWeight(term.weight);
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key == b[j].key) {
      shared += TopicWeight(std::min(a[i].weight, b[j].weight));
      ++i, ++j;
    } else {
      a[i].key < b[j].key ? ++i : ++j;
    }
  }
  return all == 0 ? 0 : 2000 * shared / all;
}

int LikenessNeeded(const Claim& a, const Claim& b) {
  if (a.measure == Measure::kAttribute) return kLikenessOfNamed;
  std::optional<int64_t> days;
  if (a.published && b.published) days = std::abs(*a.published - *b.published);
  return LikenessNeeded(days);
}

}  // namespace crosscheck::link
