// Which claims make up a fact.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "crosscheck/link/link.h"
#include "link/packed.h"

namespace crosscheck::link {

// Groups of two claims or more that links of one fact join, each ascending, by their first claims.
// `links` are of claims[a] and claims[b].
std::vector<std::vector<uint32_t>> FindGroups(const PackedClaims& claims,
                                              absl::Span<const Link> links);

}  // namespace crosscheck::link
