// Reasons: the words of a finding, from the templates in lib/compare/data/en/reasons.inc.
#pragma once

#include <string>
#include <string_view>

#include "compare/case.h"

namespace crosscheck::compare {

enum class ReasonId : uint8_t {
#define REASON(id, text) id,
#include "compare/data/en/reasons.inc"
#undef REASON
};

// The template with its pieces filled in.
std::string Reason(ReasonId id, const Case& c);

}  // namespace crosscheck::compare
