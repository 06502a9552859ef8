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
    case kFortnightCode:
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
    case kWeekendCode:
      return WeekendPeriod(day);
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
    case kWeekendCode:
      moved = day + 7 * n;
      break;
    case kFortnightCode:
      moved = day + 14 * n;
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

std::optional<Period> HolidayPeriod(int year, LexicalValue rule) {
  constexpr int kFromEaster = 8, kLast = 9, kEasterZero = 1000;
  if (rule.value >= kDayWithYear)
    return DayPeriod(rule.value / kDayWithYear, rule.value / 100 % 100, rule.value % 100);
  if (year < 1 || year > 9998) return std::nullopt;
  if (rule.extra == kFromEaster) {
    const absl::CivilDay day = EasterSunday(year) + (rule.value - kEasterZero);
    return DayPeriod(year, day.month(), day.day());
  }
  const int month = rule.value / 100, day = rule.value % 100;
  if (rule.extra == 0) return DayPeriod(year, month, day);
  // The nth weekday of the month, 9 for the last; "Black Friday" is the day behind one.
  const auto weekday = static_cast<absl::Weekday>(rule.extra % 10 - 1);
  const absl::CivilDay first(absl::CivilMonth(year, month));
  const absl::CivilDay next(absl::CivilMonth(year, month) + 1);
  const absl::CivilDay found = day == kLast ? absl::PrevWeekday(next, weekday)
                                            : absl::NextWeekday(first - 1, weekday) + 7 * (day - 1);
  const absl::CivilDay moved = found + rule.extra / 10;
  return DayPeriod(year, moved.month(), moved.day());
}

std::string_view LettersOf(int unit) {
  switch (unit) {
    case kUnitDay:
      return "D";
    case kUnitWeek:
      return "W";
    case kUnitMonth:
      return "M";
    case kUnitYear:
      return "Y";
    case kQuarterCode:
      return "Q";
    case kDecadeCode:
      return "DE";
    case kCenturyCode:
      return "CE";
    case kWeekendCode:
      return "WE";
    default:
      return "";
  }
}

std::string DurationTimex(std::string_view count, int unit) {
  if (unit == kFortnightCode) {
    const bool digits =
        !count.empty() && count.find_first_not_of("0123456789") == std::string::npos;
    return digits ? absl::StrCat("P", 2 * DigitsIn(count), "W") : "PXW";
  }
  const std::string number(count);
  if (unit == kUnitHour) return absl::StrCat("PT", number, "H");
  if (unit == kUnitMinute) return absl::StrCat("PT", number, "M");
  if (unit == kUnitSecond) return absl::StrCat("PT", number, "S");
  const std::string letters(LettersOf(unit));
  return letters.empty() ? "" : absl::StrCat("P", number, letters);
}

std::string Two(int n) { return absl::StrCat(absl::Dec(n, absl::kZeroPad2)); }

}  // namespace crosscheck::normalize
