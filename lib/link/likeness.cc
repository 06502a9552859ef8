// The doors are Likeness and LikenessNeeded, of two claims.
#include "link/likeness.h"

#include <algorithm>
#include <cstdlib>

namespace crosscheck::link {

std::optional<int64_t> DaysApart(const Claim& a, const Claim& b) {
  if (!a.published || !b.published) return std::nullopt;
  return std::abs(*a.published - *b.published);
}

int Likeness(const TermSet& x, const TermSet& y, std::optional<int64_t> days) {
  int64_t shared = 0;
  for (size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    const uint64_t key_x = x[i].key, key_y = y[j].key;
    if (key_x == key_y) shared += TopicWeight(std::min(x[i].weight, y[j].weight));
    i += key_x <= key_y;  // no branch: which is smaller cannot be foreseen
    j += key_y <= key_x;
  }
  return LikenessOf(shared, TopicWeightOf(x), TopicWeightOf(y), NeedOf(days));
}
int Likeness(const Claim& a, const Claim& b) {
  return Likeness(a.article_topic, b.article_topic, DaysApart(a, b));
}

int LikenessNeeded(const Claim& a, const Claim& b) { return NeedOf(DaysApart(a, b)).likeness; }

}  // namespace crosscheck::link
