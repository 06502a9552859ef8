// Periods: stretches of the civil calendar, and how two of them relate.
//
//   Period may = *PeriodFromTimex("2019-05");
//   Relate(may, *PeriodFromTimex("2019")).relation;      // PeriodRelation::kRefines: May lies in
//   2019
//
// A Period is [begin, end) in civil days with the granularity it was told in. No clock times and no
// zones: the reader settles those first. Years 1 to 9999. Value types; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"

namespace crosscheck {

enum class Granularity : uint8_t {
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kSeason,  // meteorological, northern: spring begins 1 March
  kHalf,
  kYear,
  kFiscalYear,  // US federal: FY 2018 is October 2017 to September 2018
  kDecade,
  kCentury,
  kSpan,     // any stretch: "the twelve months ending in April 2021"
  kWeekend,  // Saturday and Sunday
};

struct Period {
  absl::CivilDay begin;
  absl::CivilDay end;  // exclusive
  Granularity granularity = Granularity::kDay;
  // "since 2017": it began in [begin, end) and goes on.
  bool since = false;
  // "until 2017": it ended in [begin, end).
  bool until = false;

  friend bool operator==(const Period&, const Period&) = default;
};

// nullopt for dates that do not exist and years outside 1 to 9999.
std::optional<Period> DayPeriod(int year, int month, int day);
std::optional<Period> MonthPeriod(int year, int month);
std::optional<Period> YearPeriod(int year);
std::optional<Period> QuarterPeriod(int year, int quarter);  // 1 to 4
std::optional<Period> HalfPeriod(int year, int half);        // 1 or 2
// 0 spring, 1 summer, 2 autumn, 3 winter (December of `year` to February).
std::optional<Period> SeasonPeriod(int year, int season);
std::optional<Period> FiscalYearPeriod(int year);
// `decade` is its first year: 1960.
std::optional<Period> DecadePeriod(int decade);
// 19 is 1801 to 1900 (TIMEX3 "18" covers 1800-1899; the difference is ignored as in TIMEX3).
std::optional<Period> CenturyPeriod(int century);
// [begin, end) of any length; nullopt when empty or outside the years.
std::optional<Period> SpanPeriod(absl::CivilDay begin, absl::CivilDay end);
std::optional<Period> WeekPeriod(absl::CivilDay any_day_in_it);  // ISO, Monday to Sunday
// The Saturday and Sunday of that ISO week.
std::optional<Period> WeekendPeriod(absl::CivilDay any_day_in_its_week);
// Easter Sunday of the Gregorian calendar. REQUIRES: 1 <= year <= 9999.
absl::CivilDay EasterSunday(int year);

// The period of the same granularity, `steps` later (earlier when negative): May 2019 + 1 is June
// 2019.
std::optional<Period> Shift(const Period& period, int steps);

// TIMEX3 value: "2019-05-01", "2019-05", "2019", "2018-Q3", "2019-SP", "2020-W05", "2020-W05-WE",
// "FY2018", "196", "18"; a kSpan is "begin/end" with the inclusive last day
// ("2020-05-01/2021-04-30").
std::string ToTimex(const Period& period);
// The inverse for all of the above; nullopt for anything else. since/until are not part of TIMEX3.
// Finer TIMEX3 values are read as the days that they lie in: "2019-11-07TNI", "2019-11-07T15:30",
// "2019-11-07T15:30Z" and "2019-11-07T15:30-05" as that day (of their own zone), "2019-W45-WE" as
// Saturday and Sunday.
std::optional<Period> PeriodFromTimex(std::string_view timex);

enum class PeriodRelationKind : uint8_t {
  kEqual,
  kRefines,    // the first lies within the second
  kRefinedBy,  // the second lies within the first
  kOverlaps,
  kDisjoint,
};
std::string_view PeriodRelationName(PeriodRelationKind kind);  // "EQUAL" ...

struct PeriodRelation {
  PeriodRelationKind relation = PeriodRelationKind::kEqual;
  // For kDisjoint: days from the end of the earlier to the begin of the later, plus one; negative
  // when the first is the later one. 0 otherwise.
  int shift_days = 0;

  friend bool operator==(const PeriodRelation&, const PeriodRelation&) = default;
};

// Converse: Relate(b, a) swaps kRefines with kRefinedBy and negates the shift. Onsets ("since") are
// compared as the periods in which they lie.
PeriodRelation Relate(const Period& a, const Period& b);

// "1 December 2018", "May 2019", "2019", "since 2017": for people, in English.
std::string PeriodText(const Period& period);

}  // namespace crosscheck
