// Reasons: the words of a finding, from the templates in lib/compare/data/en/reasons.inc.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "compare/case.h"

namespace crosscheck::compare {

enum class ReasonId : uint8_t {
#define REASON(id, text) id,
#include "compare/data/en/reasons.inc"
#undef REASON
};

// The template with its pieces filled in, from a case or as given.
std::string Reason(ReasonId id, const Case& c);
using Given = std::pair<std::string_view, std::string>;
std::string Fill(ReasonId id, std::initializer_list<Given> pieces);

}  // namespace crosscheck::compare
