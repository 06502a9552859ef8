// Steps over the civil calendar in the units of the lexicon (time_unit values in words.tsv).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crosscheck/lex/lexicon.h"
#include "crosscheck/value/period.h"
#include "crosscheck/value/unit.h"

namespace crosscheck::normalize {

// time_unit values of units that are no unit of measure.
constexpr int kQuarterCode = 100, kDecadeCode = 101, kCenturyCode = 102, kWeekendCode = 103,
              kFortnightCode = 104;

inline int YearNumber(absl::CivilDay day) { return static_cast<int>(day.year()); }
// All digits of a text as one number, cut at six of them.
int DigitsIn(std::string_view text);
// The period of one unit (year, month, week, day ...) that holds `day`.
std::optional<Period> UnitAround(absl::CivilDay day, int unit);
// `day` moved by n units; nullopt outside the calendar.
std::optional<absl::CivilDay> Moved(absl::CivilDay day, int n, int unit);
// The day of a holiday (kHoliday of the lexicon) in a year; "9/11" has a year of its own.
constexpr int kDayWithYear = 10000;  // values from here on are days with their year
std::optional<Period> HolidayPeriod(int year, LexicalValue rule);
// "05"
std::string Two(int n);
// "D" for days, "M" for months: the letters of TIMEX3's durations; "" for hours and shorter.
std::string_view LettersOf(int unit);
// "P3M", "PXW", "PT5H"; "" for units that TIMEX3 does not write.
std::string DurationTimex(std::string_view count, int unit);

}  // namespace crosscheck::normalize
