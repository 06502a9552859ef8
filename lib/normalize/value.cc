// Names of time types, anchors, parts of changes and units: the doors are the functions of
// normalize/value.h. The types are those of TIMEX3; all names are on the wire, so spelt out.
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

std::string_view ChangeRoleName(ChangeRole role) {
  switch (role) {
    case ChangeRole::kNone:
      return "";
    case ChangeRole::kBy:
      return "BY";
    case ChangeRole::kFrom:
      return "FROM";
    case ChangeRole::kTo:
      return "TO";
    case ChangeRole::kFromTo:
      return "FROM_TO";
  }
  return "";
}

std::string UnitName(const Quantity& quantity, std::string_view per_counted) {
  std::string name(GetUnit(quantity.unit).name);
  if (!quantity.IsRate() || quantity.unit == kUnitCount) return name;
  const std::string_view base =
      quantity.per_unit != kUnitCount ? GetUnit(quantity.per_unit).name : per_counted;
  if (base.empty()) return name;
  name += " per ";
  if (quantity.per != Decimal::FromInt(1)) name += quantity.per.ToString() + " ";
  name += base;
  return name;
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
