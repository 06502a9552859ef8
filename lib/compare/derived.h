// Derived: what is said of figures that follow from each other by arithmetic.
#pragma once

#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "compare/verdict.h"
#include "crosscheck/link/link.h"

namespace crosscheck::compare {

// A verdict on figures of one or two articles.
struct Computed {
  std::vector<uint32_t> claims;  // indices, ascending; all that the arithmetic uses
  Verdict verdict;
  std::string explanation;
};

// Of a link of type kDerived. Within one article the figures compute or they do not; across
// articles one confirms or disputes the other.
std::optional<Computed> JudgeDerived(absl::Span<const Document> documents,
                                     absl::Span<const Claim> claims, const Link& link);
// Of the figures of one sentence, claims[first] to claims[last - 1]: changes, totals, stretches,
// rates.
std::vector<Computed> JudgeSentence(absl::Span<const Document> documents,
                                    absl::Span<const Claim> claims, uint32_t first, uint32_t last);
// Of a date that names a day of the week which it was not.
std::optional<Computed> JudgeWeekday(absl::Span<const Document> documents,
                                     absl::Span<const Claim> claims, uint32_t claim);

}  // namespace crosscheck::compare
