// Values: what a mention means, with what could not be settled kept beside it.
//
// A grammar finds where a quantity or a time stands and which words play which role
// (grammar/mention.h); normalize turns that into a Value. A duration is both: Value{.quantity = 5
// month, .time = "P5M"}.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/base/span.h"
#include "crosscheck/value/period.h"
#include "crosscheck/value/quantity.h"

namespace crosscheck {

// TIMEX3 types. On the wire; append only.
enum class TimeType : uint8_t { kDate, kTime, kDuration, kSet };
std::string_view TimeTypeName(TimeType type);  // "DATE" ...

// What a relative or partial expression was resolved from. On the wire; append only.
enum class TimeAnchor : uint8_t {
  kAbsolute,   // says itself which day, month or year it means
  kPublished,  // from the publication time of the article
  kDateline,   // from the dateline
  kMention,    // from a time mentioned before ("the following month")
  kTense,      // publication time, with the side chosen by the tense of the verb
  kNone,       // not resolved: nothing to resolve it from
};
std::string_view TimeAnchorName(TimeAnchor anchor);  // "ABSOLUTE" ...

// Another reading that stays possible.
struct TimeAlternative {
  std::string timex;
  double weight = 0;  // 0 to 1; all readings of a mention sum to 1
  friend bool operator==(const TimeAlternative&, const TimeAlternative&) = default;
};

struct TimeValue {
  TimeType type = TimeType::kDate;
  std::string timex;  // "2019-05", "P5M", "XXXX-05" where unresolved
  std::optional<Period>
      period;  // the stretch of the calendar; none for bare durations and the unresolved
  TimeAnchor anchor = TimeAnchor::kNone;
  std::vector<TimeAlternative> alternatives;
  // Where this time is one end of a stretch ("1914" and "18" of "1914-18", "April 2021" of "the
  // year to April 2021"): the stretch, of which everything is said that the sentence says.
  std::optional<Period> stretch = std::nullopt;

  // What a statement beside it is said of.
  const std::optional<Period>& scope() const { return stretch ? stretch : period; }
  friend bool operator==(const TimeValue&, const TimeValue&) = default;
};

// Another reading of a figure that stays possible: "1.5m" is 1.5 meters or 1,500,000.
struct QuantityAlternative {
  Decimal low;
  Decimal high;
  UnitId unit = kUnitCount;
  // 0 to 1. With the reading of the quantity itself all sum to 1; an unsettled "$" (kUnitDollar) is
  // none itself, and its alternatives alone do.
  double weight = 0;
  friend bool operator==(const QuantityAlternative&, const QuantityAlternative&) = default;
};

// The part that a figure plays in a change. On the wire; append only.
enum class ChangeRole : uint8_t {
  kNone,
  kBy,      // rose 45%; a fall of 3; a 5 per cent rise
  kFrom,    // down from 340p
  kTo,      // fell by 3 to 12
  kFromTo,  // from 6.2 to 9: both levels in one value
};
std::string_view ChangeRoleName(ChangeRole role);  // "BY", "FROM_TO" ...; "" for none

struct ChangePart {
  ChangeRole role = ChangeRole::kNone;
  int8_t direction = 0;  // 1 up, -1 down, 0 not told
  // Figures of one change share its number, counted from 1 through the text: "rose 45% from 6.2 to
  // 9" has two values of one change. 0 for no change.
  uint32_t change = 0;
  friend bool operator==(const ChangePart&, const ChangePart&) = default;
};

// One value read in a text.
struct Value {
  uint32_t mention = 0;  // index of the mention it was read from
  Part part = Part::kBody;
  Span span;  // the number with its modifier and its unit or counted head; the time expression
  std::optional<Quantity> quantity;
  std::optional<TimeValue> time;
  // For counts: the counted noun phrase in the singular, lower case ("overdose death"); else empty.
  std::string counted;
  // The words of that noun phrase or unit in the text; empty where there is none.
  Span counted_span;
  // For rates whose base is no unit: its noun in the singular ("share", "person"); else empty.
  std::string per_counted;
  ChangePart change;
  std::vector<QuantityAlternative> alternatives;
};

// The full singular English name of a quantity's unit, with what it is per where that is no unit of
// the table: "barrel per day", "cent per share", "milligram per 100 milliliter". "count" for
// counted things, rates of them too.
std::string UnitName(const Quantity& quantity, std::string_view per_counted = {});

}  // namespace crosscheck
