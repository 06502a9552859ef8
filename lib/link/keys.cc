// The doors are KeysOf and SmallestShared.
#include "link/keys.h"

#include <algorithm>

#include "link/values.h"

namespace crosscheck::link {
namespace {

// An odd factor, so that one key under two kinds is two keys. (2^64 over the golden ratio.)
uint64_t Salted(uint64_t key, uint32_t kind) { return key ^ (kind * 0x9E3779B97F4A7C15u); }

}  // namespace

KeyList KeysOf(const Claim& claim) {
  KeyList keys;
  const auto add = [&](uint32_t kind) {
    for (const TermSet* set : {&claim.predicate, &claim.events, &claim.group, &claim.base}) {
      for (const Term& term : *set) keys.push_back(Salted(term.key, kind));
    }
    if (const uint64_t value = TellingValue(claim)) keys.push_back(Salted(value, kind));
    if (claim.masked_text != 0) keys.push_back(Salted(claim.masked_text, kind));
    if (claim.predicate_class != 0) keys.push_back(Salted(claim.predicate_class, kind));
  };
  add(ValueKind(claim));
  // A share of a whole may be what another article counted.
  if (claim.whole) add(QuantityKind(*claim.whole, Measure::kCount));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

uint64_t SmallestShared(const KeyList& a, const KeyList& b) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return a[i];
    a[i] < b[j] ? ++i : ++j;
  }
  return 0;
}

}  // namespace crosscheck::link
