// The doors are KeysOf, SmallestShared and ValueKind.
#include "link/keys.h"

#include <algorithm>

namespace crosscheck::link {
namespace {

constexpr uint32_t kDateKind = 1;

uint32_t QuantityKind(const Quantity& quantity, Measure measure) {
  const auto dimension = static_cast<uint32_t>(GetUnit(quantity.unit).dimension);
  const uint32_t what = measure == Measure::kChange ? 1 : measure == Measure::kAttribute ? 2 : 0;
  return 2 + 3 * dimension + what;
}

// An odd factor, so that one key under two kinds is two keys. (2^64 over the golden ratio.)
uint64_t Salted(uint64_t key, uint32_t kind) { return key ^ (kind * 0x9E3779B97F4A7C15u); }

}  // namespace

uint32_t ValueKind(const Claim& claim) {
  return claim.measure == Measure::kEventDate ? kDateKind
                                              : QuantityKind(*claim.quantity, claim.measure);
}

KeyList KeysOf(const Claim& claim) {
  KeyList keys;
  const auto add = [&](uint32_t kind) {
    for (const TermSet* set : {&claim.predicate, &claim.events, &claim.group, &claim.base}) {
      for (const Term& term : *set) keys.push_back(Salted(term.key, kind));
    }
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
