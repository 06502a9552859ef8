// Periods as text. The doors are ToTimex, PeriodFromTimex, PeriodText and ShortDayText.
//
// The TIMEX3 forms all differ in length or in their sixth letter, so a reader by length needs no
// grammar and accepts nothing that the writer does not write. A reading is built by the same
// functions as any other period, which refuse days that do not exist.
#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "crosscheck/value/period.h"
#include "value/day_text.h"

namespace crosscheck {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
// In the order of SeasonPeriod.
constexpr std::array<std::string_view, 4> kSeasonCodes = {"SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 4> kSeasons = {"spring", "summer", "autumn", "winter"};
constexpr std::array<std::string_view, 4> kOrdinals = {"first", "second", "third", "fourth"};

int Year(absl::CivilDay day) { return static_cast<int>(day.year()); }

size_t SeasonOf(const Period& period) {
  return static_cast<size_t>((period.begin.month() - 3) / 3);
}
int QuarterOf(const Period& period) { return (period.begin.month() - 1) / 3 + 1; }
int HalfOf(const Period& period) { return (period.begin.month() - 1) / 6 + 1; }
// 20 for 1901 to 2000.
int CenturyOf(const Period& period) { return (Year(period.begin) - 1) / 100 + 1; }

// Zero-padded, as TIMEX3 writes all numbers.
absl::Dec Pad2(int n) { return absl::Dec(n, absl::kZeroPad2); }
absl::Dec Pad4(int n) { return absl::Dec(n, absl::kZeroPad4); }

// The year an ISO week belongs to is that of its Thursday.
absl::CivilDay Thursday(absl::CivilDay monday) { return monday + 3; }

std::string DayTimex(absl::CivilDay day) {
  return absl::StrCat(Pad4(Year(day)), "-", Pad2(day.month()), "-", Pad2(day.day()));
}

absl::string_view MonthName(absl::CivilDay day) {
  return AbslView(kMonths[static_cast<size_t>(day.month() - 1)]);
}

std::string DayText(absl::CivilDay day) {
  return absl::StrCat(day.day(), " ", MonthName(day), " ", Year(day));
}

std::string MonthText(absl::CivilDay day) { return absl::StrCat(MonthName(day), " ", Year(day)); }

std::string_view OrdinalSuffix(int n) {
  if (n % 100 / 10 == 1) return "th";
  switch (n % 10) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

std::string SpanText(const Period& period) {
  const absl::CivilDay last = period.end - 1;
  if (period.begin.day() == 1 && period.end.day() == 1) {
    if (absl::CivilMonth(period.begin) == absl::CivilMonth(last)) return MonthText(last);
    return absl::StrCat(MonthText(period.begin), " to ", MonthText(last));
  }
  if (period.begin == last) return DayText(last);
  return absl::StrCat(DayText(period.begin), " to ", DayText(last));
}

std::string PlainText(const Period& period) {
  const int year = Year(period.begin);
  switch (period.granularity) {
    case Granularity::kDay:
      return DayText(period.begin);
    case Granularity::kWeek:
      return absl::StrCat("week of ", DayText(period.begin));
    case Granularity::kMonth:
      return MonthText(period.begin);
    case Granularity::kQuarter:
      return absl::StrCat(AbslView(kOrdinals[static_cast<size_t>(QuarterOf(period) - 1)]),
                          " quarter of ", year);
    case Granularity::kSeason: {
      const size_t season = SeasonOf(period);
      if (season == 3) return absl::StrCat("winter ", year, "-", Pad2((year + 1) % 100));
      return absl::StrCat(AbslView(kSeasons[season]), " ", year);
    }
    case Granularity::kHalf:
      return absl::StrCat(AbslView(kOrdinals[static_cast<size_t>(HalfOf(period) - 1)]), " half of ",
                          year);
    case Granularity::kYear:
      return absl::StrCat(year);
    case Granularity::kFiscalYear:
      return absl::StrCat("fiscal year ", year + 1);
    case Granularity::kDecade:
      return absl::StrCat(year, "s");
    case Granularity::kCentury: {
      const int century = CenturyOf(period);
      return absl::StrCat(century, AbslView(OrdinalSuffix(century)), " century");
    }
    case Granularity::kSpan:
      return SpanText(period);
    case Granularity::kWeekend:
      return absl::StrCat("weekend of ", DayText(period.begin));
  }
  return "";
}

// All of `digits` as a number; -1 when one is no digit. REQUIRES: at most 4 of them.
int Number(std::string_view digits) {
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  return digits.empty() ? -1 : value;
}

std::optional<Period> DayFromTimex(std::string_view timex) {
  if (timex.size() != 10 || timex[4] != '-' || timex[7] != '-') return std::nullopt;
  return DayPeriod(Number(timex.substr(0, 4)), Number(timex.substr(5, 2)),
                   Number(timex.substr(8, 2)));
}

bool IsClock(std::string_view time) {
  const auto two = [&](size_t at, int most) {
    const int n = at + 2 <= time.size() ? Number(time.substr(at, 2)) : -1;
    return n >= 0 && n <= most;
  };
  if (!two(0, 24)) return false;
  size_t at = 2;
  for (int part = 0; part < 2 && at < time.size() && time[at] == ':'; ++part, at += 3) {
    if (!two(at + 1, 59)) return false;
  }
  const std::string_view zone = time.substr(at);
  if (zone.empty() || zone == "Z") return true;
  if (zone[0] != '+' && zone[0] != '-') return false;
  const bool minutes = zone.size() == 6 && zone[3] == ':' && two(at + 4, 59);
  return (zone.size() == 3 || minutes) && two(at + 1, 14);
}

// "TNI", "T15:30", "T15:30Z", "T15:30-05": what may stand behind a day.
bool IsTimeOfDay(std::string_view text) {
  if (text.size() < 3 || text[0] != 'T') return false;
  const std::string_view time = text.substr(1);
  for (std::string_view part : {"MO", "MI", "AF", "EV", "NI", "DT"}) {
    if (time == part) return true;
  }
  return IsClock(time);
}

std::optional<Period> WeekFromNumber(int year, int week) {
  if (year < 1 || week < 1) return std::nullopt;
  // The 4th of January is in the first week, whatever the weekday.
  const absl::CivilDay monday =
      absl::PrevWeekday(absl::CivilDay(year, 1, 5), absl::Weekday::monday) + 7 * (week - 1);
  if (Year(Thursday(monday)) != year) return std::nullopt;
  return WeekPeriod(monday);
}

}  // namespace

std::string ShortDayText(absl::CivilDay day) {
  return absl::StrCat(day.day(), " ", MonthName(day).substr(0, 3), " ", Year(day));
}

std::string ToTimex(const Period& period) {
  const int year = Year(period.begin);
  switch (period.granularity) {
    case Granularity::kDay:
      return DayTimex(period.begin);
    case Granularity::kWeek: {
      const absl::CivilDay thursday = Thursday(period.begin);
      return absl::StrCat(Pad4(Year(thursday)), "-W",
                          Pad2((absl::GetYearDay(thursday) - 1) / 7 + 1));
    }
    case Granularity::kMonth:
      return absl::StrCat(Pad4(year), "-", Pad2(period.begin.month()));
    case Granularity::kQuarter:
      return absl::StrCat(Pad4(year), "-Q", QuarterOf(period));
    case Granularity::kSeason:
      return absl::StrCat(Pad4(year), "-", AbslView(kSeasonCodes[SeasonOf(period)]));
    case Granularity::kHalf:
      return absl::StrCat(Pad4(year), "-H", HalfOf(period));
    case Granularity::kYear:
      return absl::StrCat(Pad4(year));
    case Granularity::kFiscalYear:
      return absl::StrCat("FY", Pad4(year + 1));
    case Granularity::kDecade:
      return absl::StrCat(absl::Dec(year / 10, absl::kZeroPad3));
    case Granularity::kCentury:
      return absl::StrCat(Pad2(CenturyOf(period) - 1));
    case Granularity::kWeekend: {
      const std::optional<Period> week = WeekPeriod(period.begin);
      return week ? absl::StrCat(ToTimex(*week), "-WE") : "";
    }
    case Granularity::kSpan:
      return absl::StrCat(DayTimex(period.begin), "/", DayTimex(period.end - 1));
  }
  return "";
}

std::optional<Period> PeriodFromTimex(std::string_view timex) {
  if (timex.size() == 21 && timex[10] == '/') {
    const std::optional<Period> first = DayFromTimex(timex.substr(0, 10));
    const std::optional<Period> last = DayFromTimex(timex.substr(11));
    if (!first || !last) return std::nullopt;
    return SpanPeriod(first->begin, last->end);
  }
  if (timex.size() == 10) return DayFromTimex(timex);
  if (timex.size() > 10 && IsTimeOfDay(timex.substr(10))) return DayFromTimex(timex.substr(0, 10));
  if (timex.size() == 11 && timex.substr(8) == "-WE") {
    const std::optional<Period> week = PeriodFromTimex(timex.substr(0, 8));
    if (!week || week->granularity != Granularity::kWeek) return std::nullopt;
    return WeekendPeriod(week->begin);
  }
  if (timex.size() == 6 && timex.substr(0, 2) == "FY") {
    const int year = Number(timex.substr(2));
    return year < 0 ? std::nullopt : FiscalYearPeriod(year);
  }
  if (timex.size() < 5) {
    const int number = Number(timex);
    if (number < 0) return std::nullopt;
    switch (timex.size()) {
      case 2:
        return CenturyPeriod(number + 1);
      case 3:
        return DecadePeriod(10 * number);
      case 4:
        return YearPeriod(number);
      default:
        return std::nullopt;
    }
  }
  if (timex[4] != '-' || timex.size() < 7 || timex.size() > 8) return std::nullopt;
  const int year = Number(timex.substr(0, 4));
  const std::string_view rest = timex.substr(5);
  if (year < 0) return std::nullopt;
  if (rest.size() == 3) {
    return rest[0] == 'W' ? WeekFromNumber(year, Number(rest.substr(1))) : std::nullopt;
  }
  if (rest[0] == 'Q') return QuarterPeriod(year, Number(rest.substr(1)));
  if (rest[0] == 'H') return HalfPeriod(year, Number(rest.substr(1)));
  for (size_t season = 0; season < kSeasonCodes.size(); ++season) {
    if (rest == kSeasonCodes[season]) return SeasonPeriod(year, static_cast<int>(season));
  }
  return MonthPeriod(year, Number(rest));
}

std::string PeriodText(const Period& period) {
  return absl::StrCat(period.since ? "since " : period.until ? "until " : "", PlainText(period));
}

}  // namespace crosscheck
