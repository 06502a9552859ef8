// Checks: what Build and SameFactComponents refuse. Internal to graph.
#pragma once

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "crosscheck/link/link.h"

namespace crosscheck::graph {

// InvalidArgument that names the link: an end at or past `claim_count`, ends that are not a < b, a
// type that LinkType does not have.
absl::Status CheckLink(size_t number, size_t claim_count, const Link& link);
// The first bad one of all.
absl::Status CheckLinks(size_t claim_count, absl::Span<const Link> links);

// InvalidArgument that names the claim or article (`owner`) that refers to an article at or past
// `article_count`.
absl::Status CheckArticle(std::string_view owner, size_t number, size_t article,
                          size_t article_count);

// InvalidArgument that names the first bad fact: a claim at or past `claim_count`, or one that an
// earlier fact or the same one has already.
absl::Status CheckFacts(size_t claim_count, absl::Span<const Fact> facts);

// ResourceExhausted where vertices or edges would not fit VertexId.
absl::Status CheckSizes(size_t articles, size_t claims, size_t links, size_t facts);

}  // namespace crosscheck::graph
