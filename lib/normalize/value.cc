// Names of time types and anchors: the only doors are the two functions of normalize/value.h. The
// types are those of TIMEX3; all names are on the wire, so spelt out.
#include "crosscheck/normalize/value.h"

namespace crosscheck {

std::string_view TimeTypeName(TimeType type) {
  switch (type) {
    case TimeType::kDate:
      return "DATE";
    case TimeType::kTime:
      return "TIME";
    case TimeType::kDuration:
      return "DURATION";
    case TimeType::kSet:
      return "SET";
  }
  return "";
}

std::string_view TimeAnchorName(TimeAnchor anchor) {
  switch (anchor) {
    case TimeAnchor::kAbsolute:
      return "ABSOLUTE";
    case TimeAnchor::kPublished:
      return "PUBLISHED";
    case TimeAnchor::kDateline:
      return "DATELINE";
    case TimeAnchor::kMention:
      return "MENTION";
    case TimeAnchor::kTense:
      return "TENSE";
    case TimeAnchor::kNone:
      return "NONE";
  }
  return "";
}

}  // namespace crosscheck
