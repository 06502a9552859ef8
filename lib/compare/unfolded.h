// The findings of some links, one by one: for who keeps findings and judges anew what has changed.
#pragma once

#include <vector>

#include "absl/types/span.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/link/link.h"

namespace crosscheck::compare {

// What FindFindings says of the links in `judged`, in no order, none folded into another and
// without facts, and of figures of one sentence that compute or do not. The verdict on a link
// depends on its two claims, on those beside them in their sentences, and on the links that either
// of the two has: `links` are all that are known, those of `judged` among them.
std::vector<Finding> FindUnfolded(absl::Span<const Document> documents,
                                  absl::Span<const Claim> claims, absl::Span<const Link> links,
                                  absl::Span<const Link> judged);

}  // namespace crosscheck::compare
