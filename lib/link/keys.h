// Blocking keys: what two claims must share to be compared at all.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/container/inlined_vector.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/linker.h"

namespace crosscheck::link {

using KeyList = absl::InlinedVector<uint64_t, 16>;

// Keys of a claim, sorted, without doubles: its predicate and wider concept, events, counted thing,
// comparison base and telling value, each with the kind of its value. A pair that shares none is
// guaranteed not to be linked: Compare asks SharesKey first.
KeyList KeysOf(const Claim& claim);
// The smallest key that both lists have; 0 for none.
uint64_t SmallestShared(const KeyList& a, const KeyList& b);
inline bool SharesKey(const Claim& a, const Claim& b) {
  return SmallestShared(KeysOf(a), KeysOf(b)) != 0;
}

// Compare of two claims that are known to share a key.
std::optional<Evidence> CompareSharing(const Claim& a, const Claim& b);

// Do the values and the evidence make one fact of the two? Equal values need no more than a link;
// values that do not go together, and a date that only holds the other, are of one thing only
// where that is known, not merely alike.
bool IsOneFact(const Claim& a, const Claim& b, const Evidence& evidence);

}  // namespace crosscheck::link
