// Claims that move within their text.
#pragma once

#include <cstdint>

#include "crosscheck/claim/claim.h"

namespace crosscheck::claim {

// Adds `by` (modulo 2^32) to all spans of the claim.
void MoveClaim(uint32_t by, Claim& claim);

// Would `x` be `y` if it were moved by so much? The topic of the article aside, which claims share.
bool IsMovedClaim(const Claim& x, uint32_t by, const Claim& y);

}  // namespace crosscheck::claim
