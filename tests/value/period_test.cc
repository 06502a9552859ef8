// Periods: what is built, how it reads, how it shifts, how two relate.
#include "crosscheck/value/period.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace crosscheck {
namespace {

std::string Day(absl::CivilDay day) {
  return std::to_string(day.year()) + "-" + std::to_string(day.month()) + "-" +
         std::to_string(day.day());
}

// "2019-5-1 to 2019-6-1", the end exclusive.
std::string Show(const std::optional<Period>& period) {
  return period ? Day(period->begin) + " to " + Day(period->end) : "none";
}

Period P(std::string_view timex) {
  INFO(timex);
  const std::optional<Period> period = PeriodFromTimex(timex);
  REQUIRE(period.has_value());
  return *period;
}

TEST_CASE("TIMEX3 to days, and to words") {
  const struct {
    const char* timex;
    const char* days;
    const char* text;
  } rows[] = {
      {"2018-12-01", "2018-12-1 to 2018-12-2", "1 December 2018"},
      {"2019-12-31", "2019-12-31 to 2020-1-1", "31 December 2019"},
      {"2020-02-29", "2020-2-29 to 2020-3-1", "29 February 2020"},
      {"2000-02-29", "2000-2-29 to 2000-3-1", "29 February 2000"},
      {"2020-W05", "2020-1-27 to 2020-2-3", "week of 27 January 2020"},
      {"2020-W53", "2020-12-28 to 2021-1-4", "week of 28 December 2020"},
      {"2021-W01", "2021-1-4 to 2021-1-11", "week of 4 January 2021"},
      {"2019-W01", "2018-12-31 to 2019-1-7", "week of 31 December 2018"},
      {"2019-05", "2019-5-1 to 2019-6-1", "May 2019"},
      {"2019-12", "2019-12-1 to 2020-1-1", "December 2019"},
      {"2018-Q3", "2018-7-1 to 2018-10-1", "third quarter of 2018"},
      {"2018-Q4", "2018-10-1 to 2019-1-1", "fourth quarter of 2018"},
      {"2019-SP", "2019-3-1 to 2019-6-1", "spring 2019"},
      {"2019-FA", "2019-9-1 to 2019-12-1", "autumn 2019"},
      {"2019-WI", "2019-12-1 to 2020-3-1", "winter 2019-20"},
      {"2019-H2", "2019-7-1 to 2020-1-1", "second half of 2019"},
      {"2019", "2019-1-1 to 2020-1-1", "2019"},
      {"0007", "7-1-1 to 8-1-1", "7"},
      {"9999", "9999-1-1 to 10000-1-1", "9999"},
      {"FY2018", "2017-10-1 to 2018-10-1", "fiscal year 2018"},
      {"196", "1960-1-1 to 1970-1-1", "1960s"},
      {"18", "1801-1-1 to 1901-1-1", "19th century"},
      {"20", "2001-1-1 to 2101-1-1", "21st century"},
      {"10", "1001-1-1 to 1101-1-1", "11th century"},
      {"2020-05-01/2021-04-30", "2020-5-1 to 2021-5-1", "May 2020 to April 2021"},
      {"2020-05-03/2020-05-09", "2020-5-3 to 2020-5-10", "3 May 2020 to 9 May 2020"},
  };
  for (const auto& row : rows) {
    INFO(row.timex);
    CHECK(Show(PeriodFromTimex(row.timex)) == row.days);
    CHECK(PeriodText(P(row.timex)) == row.text);
    CHECK(ToTimex(P(row.timex)) == row.timex);
  }
}

TEST_CASE("What is no TIMEX3 value of ours is refused") {
  for (const char* timex : {"",
                            "2",
                            "20190",
                            "2019-",
                            "2019-13",
                            "2019-00",
                            "2019-5",
                            "2019-05-32",
                            "2019-02-29",
                            "1900-02-29",
                            "2019-04-31",
                            "0000",
                            "0000-01-01",
                            "2019-Q5",
                            "2019-Q0",
                            "2019-H3",
                            "2019-W00",
                            "2019-W53",
                            "2020-W54",
                            "2019-XX",
                            "2019-sp",
                            "FY18",
                            "FY0001",
                            "FYabcd",
                            "000",
                            "99",
                            "9999-WI",
                            "P5M",
                            "PRESENT_REF",
                            "2019-05-01/",
                            "2019-05-02/2019-05-01",
                            " 2019",
                            "2019 ",
                            "-019",
                            "+019",
                            "20x9",
                            "2019/05/01",
                            "9999-W52x"}) {
    INFO(timex);
    CHECK_FALSE(PeriodFromTimex(timex).has_value());
  }
}

TEST_CASE("Builders refuse days that do not exist") {
  CHECK_FALSE(DayPeriod(2019, 2, 29).has_value());
  CHECK(DayPeriod(2020, 2, 29).has_value());
  CHECK_FALSE(DayPeriod(2100, 2, 29).has_value());
  CHECK_FALSE(DayPeriod(0, 1, 1).has_value());
  CHECK_FALSE(DayPeriod(10000, 1, 1).has_value());
  CHECK_FALSE(DayPeriod(2019, 13, 1).has_value());
  CHECK_FALSE(MonthPeriod(2019, 0).has_value());
  CHECK_FALSE(QuarterPeriod(2019, 5).has_value());
  CHECK_FALSE(HalfPeriod(2019, 0).has_value());
  CHECK_FALSE(SeasonPeriod(2019, 4).has_value());
  CHECK_FALSE(DecadePeriod(1965).has_value());
  CHECK_FALSE(CenturyPeriod(0).has_value());
  CHECK_FALSE(CenturyPeriod(100).has_value());
  CHECK_FALSE(YearPeriod(2147483647).has_value());
  CHECK_FALSE(CenturyPeriod(-2147483647).has_value());
  CHECK_FALSE(FiscalYearPeriod(-2147483647 - 1).has_value());
  CHECK_FALSE(SpanPeriod(absl::CivilDay(2019, 5, 1), absl::CivilDay(2019, 5, 1)).has_value());
  CHECK_FALSE(WeekPeriod(absl::CivilDay(9999, 12, 31)).has_value());
  CHECK_FALSE(WeekPeriod(absl::CivilDay(0, 12, 31)).has_value());
}

TEST_CASE("Shift keeps the granularity") {
  const struct {
    const char* from;
    int steps;
    const char* to;
  } rows[] = {
      {"2019-05", 1, "2019-06"},
      {"2019-05", -5, "2018-12"},
      {"2019-12-31", 1, "2020-01-01"},
      {"2020-02-28", 1, "2020-02-29"},
      {"2019-02-28", 1, "2019-03-01"},
      {"2020-W53", 1, "2021-W01"},
      {"2018-Q4", 1, "2019-Q1"},
      {"2019-WI", 1, "2020-SP"},
      {"2019-SP", -1, "2018-WI"},
      {"2019-H2", 1, "2020-H1"},
      {"2019", -2, "2017"},
      {"FY2018", 1, "FY2019"},
      {"196", 2, "198"},
      {"18", 1, "19"},
      // Whole months move by months, other spans by days.
      {"2020-05-01/2021-04-30", -1, "2019-05-01/2020-04-30"},
      {"2019-02-01/2019-02-28", 12, "2020-02-01/2020-02-29"},
      {"2020-05-03/2020-05-09", 1, "2020-05-10/2020-05-16"},
  };
  for (const auto& row : rows) {
    INFO(row.from << " by " << row.steps);
    const std::optional<Period> shifted = Shift(P(row.from), row.steps);
    REQUIRE(shifted.has_value());
    CHECK(ToTimex(*shifted) == row.to);
  }
  CHECK_FALSE(Shift(P("9999"), 1).has_value());
  CHECK_FALSE(Shift(P("0001"), -1).has_value());
  CHECK_FALSE(Shift(P("18"), 2147483647).has_value());
  Period since = P("2017");
  since.since = true;
  CHECK(Shift(since, 1)->since);
}

TEST_CASE("Relations") {
  using enum PeriodRelationKind;
  const struct {
    const char* a;
    const char* b;
    PeriodRelationKind relation;
    int shift;
  } rows[] = {
      {"2019-05", "2019-05", kEqual, 0},
      {"2018-Q1", "2018-01-01/2018-03-31", kEqual, 0},
      {"2019-05", "2019", kRefines, 0},
      {"2019", "2019-12-31", kRefinedBy, 0},
      {"2019", "201", kRefines, 0},
      {"FY2018", "2018", kOverlaps, 0},
      {"2020-W05", "2020-02", kOverlaps, 0},
      {"2018-12-01", "2018-12-02", kDisjoint, 1},
      {"2018-12-01", "2018-12-04", kDisjoint, 3},
      {"2018-12-04", "2018-12-01", kDisjoint, -3},
      {"2019-05", "2019-06", kDisjoint, 1},
      {"2017", "2019-05", kDisjoint, 486},
      {"0001", "9999", kDisjoint, 3651330},
  };
  for (const auto& row : rows) {
    INFO(row.a << " against " << row.b);
    const PeriodRelation relation = Relate(P(row.a), P(row.b));
    CHECK(PeriodRelationName(relation.relation) == PeriodRelationName(row.relation));
    CHECK(relation.shift_days == row.shift);
  }
}

TEST_CASE("Onsets are compared as the periods in which they lie") {
  Period since = P("2017");
  since.since = true;
  CHECK(PeriodText(since) == "since 2017");
  CHECK(Relate(since, P("2019-05")).relation == PeriodRelationKind::kDisjoint);
  CHECK(Relate(since, P("2017-03")).relation == PeriodRelationKind::kRefinedBy);
  Period until = P("2019-05");
  until.until = true;
  CHECK(PeriodText(until) == "until May 2019");
}

// ------------------------------------------------------------------------------------------------
// Properties.

Period RandomPeriod(std::mt19937& random) {
  const auto below = [&random](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
  };
  for (;;) {
    // Half of them near each other, so that pairs meet.
    const int year = random() % 2 == 0 ? 1 + below(9999) : 2015 + below(6);
    std::optional<Period> period;
    switch (below(11)) {
      case 0:
        period = DayPeriod(year, 1 + below(12), 1 + below(31));
        break;
      case 1:
        period = WeekPeriod(absl::CivilDay(year, 1, 1 + below(366)));
        break;
      case 2:
        period = MonthPeriod(year, 1 + below(12));
        break;
      case 3:
        period = QuarterPeriod(year, 1 + below(4));
        break;
      case 4:
        period = SeasonPeriod(year, below(4));
        break;
      case 5:
        period = HalfPeriod(year, 1 + below(2));
        break;
      case 6:
        period = YearPeriod(year);
        break;
      case 7:
        period = FiscalYearPeriod(year);
        break;
      case 8:
        period = DecadePeriod(year / 10 * 10);
        break;
      case 9:
        period = CenturyPeriod(year / 100 + 1);
        break;
      default: {
        const absl::CivilDay begin(year, 1 + below(12), 1 + below(28));
        period = SpanPeriod(
            begin, random() % 2 == 0
                       ? begin + 1 + below(1000)
                       : absl::CivilDay(begin.year(), begin.month() + 1 + below(30), begin.day()));
      }
    }
    if (period) return *period;
  }
}

TEST_CASE("Every period survives TIMEX3, in every granularity") {
  std::mt19937 random(1);
  std::vector<int> seen(11);
  for (int round = 0; round < 8000; ++round) {
    const Period period = RandomPeriod(random);
    INFO(ToTimex(period));
    const std::optional<Period> read = PeriodFromTimex(ToTimex(period));
    REQUIRE(read.has_value());
    CHECK(*read == period);
    CHECK(period.begin < period.end);
    ++seen[static_cast<size_t>(period.granularity)];
  }
  for (int count : seen) CHECK(count > 150);
}

TEST_CASE("Relations have their converse") {
  std::mt19937 random(2);
  using enum PeriodRelationKind;
  std::vector<int> seen(5);
  for (int round = 0; round < 8000; ++round) {
    const Period a = RandomPeriod(random);
    const Period b = RandomPeriod(random);
    INFO(ToTimex(a) << " against " << ToTimex(b));
    const PeriodRelation ab = Relate(a, b);
    const PeriodRelation ba = Relate(b, a);
    const PeriodRelationKind converse = ab.relation == kRefines     ? kRefinedBy
                                        : ab.relation == kRefinedBy ? kRefines
                                                                    : ab.relation;
    CHECK(ba.relation == converse);
    CHECK(ba.shift_days == -ab.shift_days);
    CHECK((ab.shift_days != 0) == (ab.relation == kDisjoint));
    CHECK(Relate(a, a).relation == kEqual);
    // The slow definition: which days do they share?
    const absl::CivilDay begin = std::max(a.begin, b.begin);
    const absl::CivilDay end = std::min(a.end, b.end);
    CHECK((begin >= end) == (ab.relation == kDisjoint));
    if (ab.relation == kRefines) CHECK(end - begin == a.end - a.begin);
    ++seen[static_cast<size_t>(ab.relation)];
  }
  for (int count : seen) CHECK(count > 15);
}

TEST_CASE("A shift can be undone, and neighbours meet without a gap") {
  std::mt19937 random(3);
  for (int round = 0; round < 8000; ++round) {
    const Period period = RandomPeriod(random);
    const int steps = static_cast<int>(random() % 41) - 20;
    INFO(ToTimex(period) << " by " << steps);
    CHECK(Shift(period, 0) == period);
    if (const std::optional<Period> shifted = Shift(period, steps)) {
      // A span of days may land on what is whole months there, and goes back by those (period.h).
      const bool by_days = period.begin.day() != period.end.day();
      if (period.granularity != Granularity::kSpan || !by_days) {
        CHECK(Shift(*shifted, -steps) == period);
      } else {
        CHECK(shifted->end - shifted->begin == period.end - period.begin);
      }
      CHECK(shifted->granularity == period.granularity);
      if (period.granularity != Granularity::kSpan) CHECK(P(ToTimex(*shifted)) == *shifted);
    }
    if (const std::optional<Period> next = Shift(period, 1)) CHECK(next->begin == period.end);
  }
}

TEST_CASE("Every day of four centuries has its month, quarter, year and ISO week") {
  int weeks = 0;
  for (absl::CivilDay day(1999, 1, 1); day < absl::CivilDay(2399, 1, 1); ++day) {
    const std::optional<Period> week = WeekPeriod(day);
    if (!week || day < week->begin || day >= week->end) FAIL(Day(day));
    if (absl::GetWeekday(week->begin) != absl::Weekday::monday) FAIL(Day(day));
    const auto month = MonthPeriod(static_cast<int>(day.year()), day.month());
    if (!(month->begin <= day && day < month->end)) FAIL(Day(day));
    weeks += week->begin == day ? 1 : 0;
  }
  CHECK(weeks == 20871);  // 146,097 days are exactly so many weeks
}

}  // namespace
}  // namespace crosscheck
