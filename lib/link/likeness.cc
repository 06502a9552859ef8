// The doors are Likeness and LikenessNeeded, of two claims.
#include "link/likeness.h"

#include <algorithm>
#include <cstdlib>

namespace crosscheck::link {

std::optional<int64_t> DaysApart(const Claim& a, const Claim& b) {
  if (!a.published || !b.published) return std::nullopt;
  return std::abs(*a.published - *b.published);
}

bool HaveOtherMainNames(const ArticleTopic& a, const ArticleTopic& b) {
  const auto are_strange = [](const MainNames& names, const TermSet& there) {
    return names[0] != 0 && std::none_of(names.begin(), names.end(), [&](uint64_t name) {
             return name != 0 && HasTerm(there, name);
           });
  };
  return are_strange(a.main_names(), b) && are_strange(b.main_names(), a);
}

int Likeness(const ArticleTopic& a, const ArticleTopic& b, std::optional<int64_t> days) {
  if (HaveOtherMainNames(a, b)) return 0;
  const TermSet &x = a.get(), &y = b.get();
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
