// Edits of a draft over a wire: many at once become one replacement, and what several calls of a
// session changed becomes one list of changes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "crosscheck/checker.h"

namespace server {

// The text of a part after those of `edits` that are of it. InvalidArgument, with the number of the
// edit, for a range that the text does not have or that begins or ends within a character.
absl::StatusOr<std::string> Edited(std::string_view text, crosscheck::Part part,
                                   std::span<const crosscheck::TextEdit> edits,
                                   crosscheck::OffsetUnits units);

// The one replacement that makes `to` of `from`, as short as can be at whole characters.
struct Replacement {
  uint32_t begin = 0, end = 0;  // bytes of `from`
  std::string_view text;        // of `to`
};
Replacement DifferenceOf(std::string_view from, std::string_view to);

// What two calls changed, the second behind the first.
crosscheck::Changes Merged(crosscheck::Changes first, crosscheck::Changes second);

}  // namespace server
