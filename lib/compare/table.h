// The table of verdicts: what is said of a case.
#pragma once

#include <optional>
#include <string_view>

#include "compare/case.h"
#include "compare/reasons.h"

namespace crosscheck::compare {

// The first row that fits the case speaks; a row of silence ends the search too.
// A ruling is a verdict without its words, which many that are asked never say.
struct Ruling {
  FindingKind kind;
  Severity severity;
  int confidence;  // thousandths
  std::string_view basis;
  ReasonId reason;
};
std::optional<Ruling> Decide(const Case& c);
Verdict InWords(const Ruling& ruling, const Case& c);

}  // namespace crosscheck::compare
