// The doors are KeysOf and SharesKey, one the list and one the test of the same thing.
#include "link/keys.h"

#include <algorithm>

namespace crosscheck::link {

std::vector<uint64_t> KeysOf(const Claim& claim) {
  std::vector<uint64_t> keys;
  for (const TermSet* set : {&claim.predicate, &claim.events, &claim.group, &claim.base}) {
    for (const Term& term : *set) keys.push_back(term.key);
  }
  if (claim.predicate_class != 0) keys.push_back(claim.predicate_class);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

bool SharesKey(const Claim& a, const Claim& b) {
  const std::vector<uint64_t> x = KeysOf(a), y = KeysOf(b);
  for (size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i] == y[j]) return true;
    x[i] < y[j] ? ++i : ++j;
  }
  return false;
}

}  // namespace crosscheck::link
