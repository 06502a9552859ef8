// One finding for what two articles say of each other, however often each says it.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/types/span.h"
#include "compare/told.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"

namespace crosscheck::compare {

using ClaimAt = absl::FunctionRef<const Claim&(uint32_t)>;
using ArticleAt = absl::FunctionRef<uint32_t(uint32_t)>;

// Findings of one kind and basis between the same two articles, of one fact or of a claim in
// common, whose values are equal side by side, become the first of them, with the claims of all:
// a headline and the sentence below it are told once. `findings` are ordered, best first, and stay
// so.
void FoldRepeated(ClaimAt claim_at, ArticleAt article_at, std::vector<Finding>& findings);
// The same before they are put into words.
void FoldRepeated(ClaimAt claim_at, ArticleAt article_at, std::vector<Told>& findings);

}  // namespace crosscheck::compare
