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

// Is the evidence enough for a fact in which the values do not go together?
inline bool KnownToBeOne(const Claim& claim, const Evidence& evidence) {
  constexpr int kMuchAlike = 720;
  return evidence.Strong() || (claim.quantity && evidence.score >= kMuchAlike);
}

}  // namespace crosscheck::link
