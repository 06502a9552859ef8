// Which pairs of claims are worth comparing.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "link/packed.h"

namespace crosscheck::link {

// Calls `candidate` once for each pair of claims i < j of two articles that may be linked, with the
// likeness of their articles; claims that are not `active` are left out. Every pair left out is
// guaranteed to have no link but a sum of one sentence; the argument stands in candidates.cc. Some
// of those told share no key.
using Candidate = absl::FunctionRef<void(uint32_t, uint32_t, int likeness)>;
void FindCandidates(const PackedClaims& claims, const std::vector<bool>& active,
                    Candidate candidate);

}  // namespace crosscheck::link
