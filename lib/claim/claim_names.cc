// Names of measures: the only door is MeasureName in claim/claim.h. On the wire, so spelt out.
#include "crosscheck/claim/claim.h"

namespace crosscheck {

std::string_view MeasureName(Measure measure) {
  switch (measure) {
    case Measure::kCount:
      return "COUNT";
    case Measure::kAmount:
      return "AMOUNT";
    case Measure::kRatio:
      return "RATIO";
    case Measure::kShare:
      return "SHARE";
    case Measure::kChange:
      return "CHANGE";
    case Measure::kRate:
      return "RATE";
    case Measure::kAttribute:
      return "ATTRIBUTE";
    case Measure::kEventDate:
      return "EVENT_DATE";
  }
  return "";
}

}  // namespace crosscheck
