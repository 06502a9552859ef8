// Checks: what Build and SameFactComponents refuse. Internal to graph.
#pragma once

#include <cstddef>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/link.h"

namespace crosscheck::graph {

// InvalidArgument that names the first bad link: an end at or past `claim_count`, ends that are not
// a < b, a type that LinkType does not have.
absl::Status CheckLinks(size_t claim_count, absl::Span<const Link> links);

// InvalidArgument that names the first bad claim: an article at or past `article_count`.
absl::Status CheckClaims(size_t article_count, absl::Span<const Claim> claims);

// InvalidArgument that names the first bad fact: a claim at or past `claim_count`, or one that an
// earlier fact or the same one has already.
absl::Status CheckFacts(size_t claim_count, absl::Span<const Fact> facts);

// ResourceExhausted where vertices or edges would not fit VertexId.
absl::Status CheckSizes(size_t articles, size_t claims, size_t links, size_t facts);

}  // namespace crosscheck::graph
