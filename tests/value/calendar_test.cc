// The calendar against a slow one: leap years by their rule, months by a table, days and weeks by
// counting from 1 January of the year 1, a Monday.
#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "crosscheck/value/period.h"

namespace crosscheck {
namespace {

constexpr int kFirst = 1, kLast = 9999;

bool IsLeap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysIn(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<size_t>(month - 1)] + (month == 2 && IsLeap(year) ? 1 : 0);
}

std::string Name(int year, int month, int day) {
  return std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day);
}

TEST_CASE("Calendar: every month of the years 1 to 9999 is as long as it should be") {
  absl::CivilDay next(1, 1, 1);
  for (int year = kFirst; year <= kLast; ++year) {
    const auto whole = YearPeriod(year);
    if (!whole || whole->begin != next) FAIL(year);
    for (int month = 1; month <= 12; ++month) {
      const auto period = MonthPeriod(year, month);
      if (!period || period->begin != next) FAIL(Name(year, month, 1));
      if (period->end - period->begin != DaysIn(year, month)) FAIL(Name(year, month, 1));
      next = period->end;
    }
    if (whole->end != next || whole->end - whole->begin != (IsLeap(year) ? 366 : 365)) FAIL(year);
  }
  CHECK(next == absl::CivilDay(10000, 1, 1));
}

TEST_CASE("Calendar: days that exist are days, days that do not are none") {
  for (int year : {1, 4, 100, 400, 1582, 1752, 1900, 1999, 2000, 2019, 2020, 2100, 9996, 9999}) {
    for (int month = -1; month <= 14; ++month) {
      for (int day = -1; day <= 33; ++day) {
        const bool real = month >= 1 && month <= 12 && day >= 1 && day <= DaysIn(year, month);
        const auto period = DayPeriod(year, month, day);
        if (period.has_value() != real) FAIL(Name(year, month, day));
        if (real && (period->end - period->begin != 1 || period->begin.day() != day ||
                     period->begin.month() != month || period->begin.year() != year))
          FAIL(Name(year, month, day));
      }
    }
  }
  CHECK(DayPeriod(2000, 2, 29).has_value());
  CHECK_FALSE(DayPeriod(1900, 2, 29).has_value());
}

TEST_CASE("Calendar: ISO weeks, counted") {
  // The 1st of January of the year 1 is a Monday, so day n is weekday n % 7.
  int days = 0;
  for (int year = kFirst; year <= kLast; ++year) {
    const int first = days % 7;  // 0 Monday
    days += IsLeap(year) ? 366 : 365;
    // 53 weeks where the year begins on a Thursday, or on a Wednesday and is leap.
    const bool longer = first == 3 || (first == 2 && IsLeap(year));
    const std::string name = ToTimex(*YearPeriod(year));
    if (PeriodFromTimex(name + "-W53").has_value() != (longer && year != kLast)) FAIL(name);
    if (PeriodFromTimex(name + "-W00") || PeriodFromTimex(name + "-W54")) FAIL(name);
    // The first week is that of the first Thursday.
    const auto week = PeriodFromTimex(name + "-W01");
    const absl::CivilDay monday = absl::CivilDay(year, 1, 1) + (first <= 3 ? -first : 7 - first);
    if (!week || week->begin != monday || week->end != monday + 7) FAIL(name);
    if (ToTimex(*week) != name + "-W01") FAIL(name);
  }
}

TEST_CASE("Calendar: every day of 40 years is in one week, written and read back") {
  for (absl::CivilDay day(1996, 1, 1); day < absl::CivilDay(2036, 1, 1); ++day) {
    const auto week = WeekPeriod(day);
    if (!week || day < week->begin || day >= week->end || week->end - week->begin != 7) FAIL(day);
    if (PeriodFromTimex(ToTimex(*week)) != week) FAIL(day);
    const auto weekend = PeriodFromTimex(ToTimex(*week) + "-WE");
    if (!weekend || weekend->begin != week->begin + 5 || weekend->end != week->end) FAIL(day);
  }
}

TEST_CASE("Calendar: nothing outside the years 1 to 9999") {
  for (int year : {-9999, -1, 0, 10000, 10001, 99999}) {
    INFO(year);
    CHECK_FALSE(DayPeriod(year, 1, 1));
    CHECK_FALSE(MonthPeriod(year, 1));
    CHECK_FALSE(YearPeriod(year));
    CHECK_FALSE(QuarterPeriod(year, 2));
    CHECK_FALSE(HalfPeriod(year, 2));
    CHECK_FALSE(SeasonPeriod(year, 1));
  }
  // What begins in the last year and ends in the next is outside, as is what begins before the
  // first.
  CHECK(SeasonPeriod(9998, 3));
  CHECK_FALSE(SeasonPeriod(9999, 3));
  CHECK(FiscalYearPeriod(2));
  CHECK_FALSE(FiscalYearPeriod(1));
  CHECK(WeekPeriod(absl::CivilDay(1, 1, 1)));
  CHECK_FALSE(WeekPeriod(absl::CivilDay(9999, 12, 31)));
  CHECK(DecadePeriod(9990));
  CHECK_FALSE(DecadePeriod(0));
  CHECK(CenturyPeriod(99));
  CHECK_FALSE(CenturyPeriod(100));
  CHECK_FALSE(CenturyPeriod(0));
  CHECK_FALSE(SpanPeriod(absl::CivilDay(9999, 12, 31), absl::CivilDay(10000, 1, 2)));
  CHECK(SpanPeriod(absl::CivilDay(9999, 12, 31), absl::CivilDay(10000, 1, 1)));
}

TEST_CASE("Calendar: finer TIMEX3 values are read as their days") {
  const Period day = *PeriodFromTimex("2019-11-07");
  for (const char* time : {"TMO", "TMI", "TAF", "TEV", "TNI", "TDT", "T00:00", "T24:00", "T15:30",
                           "T15:30:59", "T15", "T15:30Z", "T23:59-08", "T00:01+05:30", "T15Z"}) {
    INFO(time);
    CHECK(PeriodFromTimex(std::string("2019-11-07") + time) == day);
  }
  for (const char* time : {"T", "TXX", "T1", "T25:00", "T15:60", "T15:3", "T15:30:", "T15:30:60",
                           "T15:30+", "T15:30+5", "T15:30+15", "T15:30+05:60", "NI", " TNI"}) {
    INFO(time);
    CHECK_FALSE(PeriodFromTimex(std::string("2019-11-07") + time));
  }
  CHECK_FALSE(PeriodFromTimex("2019-02-29TNI"));
  CHECK_FALSE(PeriodFromTimex("2019-W54-WE"));
  CHECK_FALSE(PeriodFromTimex("2019-11-WE"));
}

}  // namespace
}  // namespace crosscheck
