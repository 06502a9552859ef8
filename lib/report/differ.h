// The words that one sentence has and another lacks, for a reader who holds the two side by side.
// Internal to report.
#pragma once

#include <string_view>
#include <vector>

#include "crosscheck/base/span.h"

namespace crosscheck::report {

// Of the words of `a` in `text_a`, those that are not in `b` of `text_b`, in any letter case;
// neighbours are one span. Words that overlap `values` are passed over. None where the two have
// less than three of five words in common: there everything differs, and marking it tells nothing.
std::vector<Span> WordsOnlyInFirst(std::string_view text_a, Span a, const std::vector<Span>& values,
                                   std::string_view text_b, Span b);

}  // namespace crosscheck::report
