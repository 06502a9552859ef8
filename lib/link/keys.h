// Blocking keys: what two claims must share to be compared at all.
#pragma once

#include <cstdint>
#include <vector>

#include "crosscheck/claim/claim.h"

namespace crosscheck::link {

// Keys of a claim, sorted, without doubles: its predicate and wider concept, events, counted thing
// and comparison base. A pair that shares none is guaranteed not to be linked: Compare asks
// SharesKey first.
std::vector<uint64_t> KeysOf(const Claim& claim);
bool SharesKey(const Claim& a, const Claim& b);

}  // namespace crosscheck::link
