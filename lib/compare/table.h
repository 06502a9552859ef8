// The table of verdicts: what is said of a case.
#pragma once

#include <optional>

#include "compare/case.h"

namespace crosscheck::compare {

// The first row that fits the case speaks; a row of silence ends the search too.
std::optional<Verdict> Decide(const Case& c);

}  // namespace crosscheck::compare
