// The doors are KeysOf, SmallestShared, ValueKind and TellingValue.
#include "link/keys.h"

#include <algorithm>
#include <cstdlib>

namespace crosscheck::link {
namespace {

constexpr uint32_t kDateKind = 1;

uint32_t QuantityKind(const Quantity& quantity, Measure measure) {
  // "a quarter of voters", "25 percent of voters"
  const auto dimension = static_cast<uint32_t>(quantity.form == QuantityForm::kShare
                                                   ? Dimension::kPercent
                                                   : GetUnit(quantity.unit).dimension);
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

uint64_t TellingValue(const Claim& claim) {
  uint64_t hash = 0;
  const auto mix = [&hash](int64_t part) {
    hash = (hash ^ static_cast<uint64_t>(part)) * 0x9E3779B97F4A7C15u;
  };
  if (claim.measure == Measure::kEventDate) {
    constexpr int kNewsDays = 60;
    const Period& day = *claim.period;
    if (day.granularity != Granularity::kDay || !claim.published ||
        std::abs(*claim.published - day.begin) <= kNewsDays)
      return 0;
    mix(day.begin - absl::CivilDay());
    return hash;
  }
  const Quantity& q = *claim.quantity;
  const bool round = std::abs(q.low.coefficient()) < 10 && q.low == q.high;
  if (round || q.form == QuantityForm::kVague || q.form == QuantityForm::kShare) return 0;
  for (const Decimal& end : {q.low, q.high}) {
    mix(end.coefficient());
    mix(end.exponent());
  }
  mix(static_cast<int64_t>(q.unit));
  return hash;
}

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
