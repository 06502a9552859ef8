// Moves a claim within its text.
#pragma once

#include <cstdint>

#include "crosscheck/claim/claim.h"

namespace crosscheck::claim {

// Adds `by` (modulo 2^32) to all spans of the claim.
void MoveClaim(uint32_t by, Claim& claim);

}  // namespace crosscheck::claim
