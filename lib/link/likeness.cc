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
  const LikenessNeeds& needs = kLikenessNeeds;
  if (a.measure == Measure::kAttribute) return needs.near;  // a name stands beside it
  if (!a.published || !b.published) return needs.pinned;
  const auto gap = std::abs(*a.published - *b.published);
  if (gap <= needs.near_days) return needs.near;
  const bool dated = a.measure == Measure::kEventDate;
  if (gap <= needs.weeks_days) return a.period && b.period && !dated ? needs.pinned : needs.weeks;
  return dated ? needs.far : needs.pinned;
}

}  // namespace crosscheck::link
