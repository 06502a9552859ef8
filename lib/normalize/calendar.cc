// Doors: the functions of calendar.h. Steps over the civil calendar in the units that people speak
// of.
#include "normalize/calendar.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace crosscheck::normalize {
namespace {

absl::CivilMonth MonthOf(absl::CivilDay day) { return absl::CivilMonth(day); }

}  // namespace

int DigitsIn(std::string_view text) {
  int n = 0;
  for (char c : text) {
    if (c >= '0' && c <= '9' && n < 100000) n = n * 10 + (c - '0');
  }
  return n;
}

// The period of one unit (year, month, week, day ...) that holds `day`.
std::optional<Period> UnitAround(absl::CivilDay day, int unit) {
  const int year = YearNumber(day);
  switch (unit) {
    case kUnitDay:
      return DayPeriod(year, day.month(), day.day());
    case kUnitWeek:
      return WeekPeriod(day);
    case kUnitMonth:
      return MonthPeriod(year, day.month());
    case kUnitYear:
      return YearPeriod(year);
    case kQuarterCode:
      return QuarterPeriod(year, (day.month() - 1) / 3 + 1);
    case kDecadeCode:
      return DecadePeriod(year / 10 * 10);
    case kCenturyCode:
      return CenturyPeriod((year - 1) / 100 + 1);
    default:
      return std::nullopt;
  }
}

// `day` moved by n units; nullopt outside the calendar.
std::optional<absl::CivilDay> Moved(absl::CivilDay day, int n, int unit) {
  absl::CivilDay moved;
  switch (unit) {
    case kUnitDay:
      moved = day + n;
      break;
    case kUnitWeek:
      moved = day + 7 * n;
      break;
    case kUnitMonth:
      moved = absl::CivilDay(MonthOf(day) + n) + (std::min(day.day(), 28) - 1);
      break;
    case kUnitYear:
      moved = absl::CivilDay(day.year() + n, day.month(), std::min(day.day(), 28));
      break;
    case kQuarterCode:
      moved = absl::CivilDay(MonthOf(day) + 3 * n);
      break;
    case kDecadeCode:
      moved = absl::CivilDay(day.year() + 10 * n, day.month(), 1);
      break;
    case kCenturyCode:
      moved = absl::CivilDay(day.year() + 100 * n, day.month(), 1);
      break;
    default:
      return std::nullopt;
  }
  if (moved.year() < 1 || moved.year() > 9999) return std::nullopt;
  return moved;
}

std::string Two(int n) { return absl::StrCat(absl::Dec(n, absl::kZeroPad2)); }

}  // namespace crosscheck::normalize
