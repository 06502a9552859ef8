// The comparator: linked claims -> findings.
//
//   std::vector<Finding> findings = FindFindings(documents, claims, links, facts);
//
// What is said when stands in one table in lib/compare/table.cc. No verdict depends on the order
// of the two claims, nor on other pairs. It is never said that one side is right. Pure;
// deterministic; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/link/link.h"
#include "crosscheck/link/linker.h"
#include "crosscheck/link/origin.h"

namespace crosscheck {

// Ordered most serious first, then surest, then by claims. Indices in the findings are those of
// `claims` and `facts`. With `origins`, those of `documents`, an agreement of two articles that
// share their text or credit one agency says so.
std::vector<Finding> FindFindings(absl::Span<const Document> documents,
                                  absl::Span<const Claim> claims, absl::Span<const Link> links,
                                  absl::Span<const Fact> facts,
                                  absl::Span<const ArticleOrigins> origins = {});

// Facts larger than this are compared along their links only, not pair by pair.
inline constexpr size_t kMaxFactForAllPairs = 64;

}  // namespace crosscheck
