// Periods on the civil calendar. The doors are the functions of period.h but for the text forms,
// which stand in period_text.cc.
//
// The idea: every granularity is either some days or some whole months long, so that one table of
// lengths serves building, shifting and checking. All arithmetic is absl's proleptic Gregorian
// calendar in 64 bits; a result outside the years 1 to 9999 is refused at the end, in one place.
#include "crosscheck/value/period.h"

#include <array>

namespace crosscheck {
namespace {

// A Period of `months` from the first of a month. `month` may lie outside 1 to 12: absl carries.
std::optional<Period> Months(int64_t year, int64_t month, int months, Granularity granularity) {
  const absl::CivilMonth first(year, month);
  const absl::CivilDay begin(first);
  const absl::CivilDay end(first + months);
  if (begin.year() < 1 || end > absl::CivilDay(10000, 1, 1)) return std::nullopt;
  return Period{.begin = begin, .end = end, .granularity = granularity};
}

bool InRange(int value, int low, int high) { return low <= value && value <= high; }

// Whole months from begin to end, or 0. From the 29th on, months have no such day every time, and a
// shift there and back would not return: those spans are moved by days.
int64_t WholeMonths(const Period& period) {
  if (period.begin.day() != period.end.day() || period.begin.day() > 28) return 0;
  return absl::CivilMonth(period.end) - absl::CivilMonth(period.begin);
}

// Length in months; 0 for what is counted in days.
int64_t MonthsLong(const Period& period) {
  switch (period.granularity) {
    case Granularity::kDay:
    case Granularity::kWeek:
    case Granularity::kWeekend:
      return 0;
    case Granularity::kMonth:
      return 1;
    case Granularity::kQuarter:
    case Granularity::kSeason:
      return 3;
    case Granularity::kHalf:
      return 6;
    case Granularity::kYear:
    case Granularity::kFiscalYear:
      return 12;
    case Granularity::kDecade:
      return 120;
    case Granularity::kCentury:
      return 1200;
    case Granularity::kSpan:
      return WholeMonths(period);
  }
  return 0;
}

absl::CivilDay PlusMonths(absl::CivilDay day, int64_t months) {
  const absl::CivilMonth month = absl::CivilMonth(day) + months;
  return absl::CivilDay(month.year(), month.month(), day.day());
}

}  // namespace

std::optional<Period> DayPeriod(int year, int month, int day) {
  if (!InRange(year, 1, 9999) || !InRange(month, 1, 12) || !InRange(day, 1, 31))
    return std::nullopt;
  const absl::CivilDay begin(year, month, day);
  // absl carries the 30th of February into March.
  if (begin.month() != month) return std::nullopt;
  return Period{.begin = begin, .end = begin + 1, .granularity = Granularity::kDay};
}

std::optional<Period> MonthPeriod(int year, int month) {
  if (!InRange(year, 1, 9999) || !InRange(month, 1, 12)) return std::nullopt;
  return Months(year, month, 1, Granularity::kMonth);
}

std::optional<Period> YearPeriod(int year) { return Months(year, 1, 12, Granularity::kYear); }

std::optional<Period> QuarterPeriod(int year, int quarter) {
  if (!InRange(quarter, 1, 4)) return std::nullopt;
  return Months(year, 3 * quarter - 2, 3, Granularity::kQuarter);
}

std::optional<Period> HalfPeriod(int year, int half) {
  if (!InRange(half, 1, 2)) return std::nullopt;
  return Months(year, 6 * half - 5, 6, Granularity::kHalf);
}

std::optional<Period> SeasonPeriod(int year, int season) {
  if (!InRange(season, 0, 3)) return std::nullopt;
  return Months(year, 3 * season + 3, 3, Granularity::kSeason);
}

std::optional<Period> FiscalYearPeriod(int year) {
  return Months(int64_t{year} - 1, 10, 12, Granularity::kFiscalYear);
}

std::optional<Period> DecadePeriod(int decade) {
  if (decade % 10 != 0) return std::nullopt;
  return Months(decade, 1, 120, Granularity::kDecade);
}

std::optional<Period> CenturyPeriod(int century) {
  return Months((int64_t{century} - 1) * 100 + 1, 1, 1200, Granularity::kCentury);
}

std::optional<Period> SpanPeriod(absl::CivilDay begin, absl::CivilDay end) {
  if (begin >= end || begin.year() < 1 || end > absl::CivilDay(10000, 1, 1)) return std::nullopt;
  return Period{.begin = begin, .end = end, .granularity = Granularity::kSpan};
}

std::optional<Period> WeekPeriod(absl::CivilDay any_day_in_it) {
  const absl::CivilDay monday = absl::PrevWeekday(any_day_in_it + 1, absl::Weekday::monday);
  std::optional<Period> week = SpanPeriod(monday, monday + 7);
  if (week) week->granularity = Granularity::kWeek;
  return week;
}

std::optional<Period> WeekendPeriod(absl::CivilDay any_day_in_its_week) {
  const std::optional<Period> week = WeekPeriod(any_day_in_its_week);
  if (!week) return std::nullopt;
  return Period{.begin = week->begin + 5, .end = week->end, .granularity = Granularity::kWeekend};
}

// The rule of Gauss in the form of Meeus, Jones and Butcher: golden number, century with its leap
// years and the moon's correction, then the Sunday behind the full moon.
absl::CivilDay EasterSunday(int year) {
  const int golden = year % 19, century = year / 100, rest = year % 100;
  const int moon = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - moon + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int day = epact + weekday - 7 * late + 114;
  return absl::CivilDay(year, day / 31, day % 31 + 1);
}

std::optional<Period> Shift(const Period& period, int steps) {
  Period shifted = period;
  if (const int64_t months = MonthsLong(period); months != 0) {
    shifted.begin = PlusMonths(period.begin, months * steps);
    shifted.end = PlusMonths(period.end, months * steps);
  } else {
    const int64_t length =
        period.granularity == Granularity::kWeekend ? 7 : period.end - period.begin;
    const int64_t days = length * steps;
    shifted.begin += days;
    shifted.end += days;
  }
  if (!SpanPeriod(shifted.begin, shifted.end)) return std::nullopt;
  return shifted;
}

std::string_view PeriodRelationName(PeriodRelationKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"EQUAL", "REFINES", "REFINED_BY",
                                                             "OVERLAPS", "DISJOINT"};
  return kNames[static_cast<size_t>(kind)];
}

PeriodRelation Relate(const Period& a, const Period& b) {
  // Granularity plays no part: the first quarter and "January to March" are the same days.
  using enum PeriodRelationKind;
  if (a.begin == b.begin && a.end == b.end) return {kEqual, 0};
  if (a.end <= b.begin) return {kDisjoint, static_cast<int>(b.begin - a.end) + 1};
  if (b.end <= a.begin) return {kDisjoint, -static_cast<int>(a.begin - b.end) - 1};
  if (b.begin <= a.begin && a.end <= b.end) return {kRefines, 0};
  if (a.begin <= b.begin && b.end <= a.end) return {kRefinedBy, 0};
  return {kOverlaps, 0};
}

}  // namespace crosscheck
