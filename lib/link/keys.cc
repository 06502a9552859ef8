// The doors are KeysOf, WholeAsCount, Traits and SmallestShared.
#include "link/keys.h"

#include <algorithm>

#include "link/derived.h"
#include "link/values.h"

namespace crosscheck::link {
namespace {

void AddKeys(const Claim& claim, KeyList& keys) {
  const uint32_t kind = ValueKind(claim);
  const auto add = [&](uint64_t key) {
    if (key != 0) keys.push_back(Salted(key, kind));
  };
  const auto add_terms = [&](const TermSet& set) {
    for (const Term& term : set) add(term.key);
  };
  if (claim.IsUnnamedAge()) {
    add((claim.group.front().key * kGoldenRatio) ^ claim.predicate.front().key);
    return;
  }
  add_terms(claim.group);
  if (claim.measure == Measure::kAttribute) return;  // two persons are one by their names alone
  add_terms(claim.predicate);
  add_terms(claim.events);
  add_terms(claim.base);
  add(TellingValue(claim));
  add(claim.masked_text);
  add(claim.predicate_class);
}

}  // namespace

void MoveGroupToTopic(Claim& claim) {
  for (const Term& term : claim.group) {
    if (!HasTerm(claim.topic, term.key))
      claim.topic.insert(
          std::lower_bound(claim.topic.begin(), claim.topic.end(), term,
                           [](const Term& x, const Term& y) { return x.key < y.key; }),
          term);
  }
  claim.group.clear();
}

Claim WholeAsCount(const Claim& share) {
  Claim count = share;
  count.measure = Measure::kCount;
  count.quantity = share.whole;
  count.whole.reset();
  count.predicate.clear();
  count.predicate_class = 0;
  count.persons = true;  // whoever makes up the whole
  MoveGroupToTopic(count);
  return count;
}

KeyList KeysOf(const Claim& claim) {
  KeyList keys;
  AddKeys(claim, keys);
  if (claim.whole) AddKeys(WholeAsCount(claim), keys);
  if (const auto percent = PercentOfChange(claim)) AddKeys(*percent, keys);
  if (const auto age = AgeOfBirth(claim, claim.published)) AddKeys(*age, keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

Traits::Traits(const Claim& claim)
    : keys(KeysOf(claim)), telling_value(TellingValue(claim)), kind(ValueKind(claim)) {
  if (auto aged = AgeOfBirth(claim, claim.published))
    age = std::make_shared<const Stated>(*std::move(aged));
}

uint64_t SmallestShared(const KeyList& a, const KeyList& b) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return a[i];
    a[i] < b[j] ? ++i : ++j;
  }
  return 0;
}

}  // namespace crosscheck::link
