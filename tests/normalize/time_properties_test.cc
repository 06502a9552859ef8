// What holds for every time: the calendar is right on every day of publication, what is written is
// read back, and without a publication day nothing is guessed.
#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"

namespace crosscheck {
namespace {

std::vector<Value> Values(std::string_view text, std::optional<absl::CivilDay> published) {
  const LexedText lexed = Lex(text);
  NormalizeContext context;
  context.published = published;
  return Normalize(lexed, text, FindMentions(lexed), context);
}

// The TIMEX3 value of the only time of a text.
std::string Timex(std::string_view text, absl::CivilDay published) {
  const std::vector<Value> values = Values(text, published);
  if (values.size() != 1 || !values[0].time) return "not one time";
  return values[0].time->timex;
}

// Every form of the corpora of times, brackets removed.
std::vector<std::string> Forms() {
  std::vector<std::string> forms;
  for (const char* name : {"positive", "open", "negative", "open_negative"}) {
    std::ifstream in(std::string(CROSSCHECK_SOURCE_DIR) + "/tests/corpus/time/" + name + ".tsv");
    REQUIRE(in.good());
    for (std::string line; std::getline(in, line);) {
      if (line.empty() || line[0] == '#') continue;
      std::string form;
      for (char c : line + "\t") {
        if (c == '\t') {
          forms.push_back(std::exchange(form, ""));
        } else if (c != '[' && c != ']') {
          form += c;
        }
      }
    }
  }
  REQUIRE(forms.size() > 1000);
  return forms;
}

// What the header of periods promises of a time value, in words; empty where all holds.
std::string Broken(const TimeValue& time) {
  if (!time.period) return "";
  const Period& period = *time.period;
  if (period.begin >= period.end) return "an empty period";
  if (period.begin.year() < 1 || period.end > absl::CivilDay(10000, 1, 1))
    return "outside the years 1 to 9999";
  if (time.anchor == TimeAnchor::kNone) return "a period resolved from nothing";
  if (time.type != TimeType::kDate && time.type != TimeType::kTime) return "";
  const std::optional<Period> read = PeriodFromTimex(time.timex);
  if (!read) return "a value that is not read back";
  if (read->begin != period.begin || read->end != period.end)
    return "a value read back as another period, " + ToTimex(*read);
  double weights = 0;
  for (const TimeAlternative& other : time.alternatives) {
    weights += other.weight;
    if (other.timex.find('X') == std::string::npos && !PeriodFromTimex(other.timex))
      return "an alternative that is not read back, " + other.timex;
  }
  return weights > 1 ? "alternatives that weigh more than all" : "";
}

TEST_CASE("Times: every value written is read back to the same period") {
  size_t read = 0;
  for (const std::string& form : Forms()) {
    for (const std::optional<absl::CivilDay>& published :
         {std::optional<absl::CivilDay>(), std::optional(absl::CivilDay(2019, 11, 8)),
          std::optional(absl::CivilDay(2024, 2, 29)), std::optional(absl::CivilDay(1, 1, 1)),
          std::optional(absl::CivilDay(9999, 12, 31))}) {
      for (const Value& value : Values(form, published)) {
        if (!value.time) continue;
        INFO("form: " << form << ", value: " << DebugString(value));
        CHECK(Broken(*value.time) == "");
        read += value.time->period.has_value();
      }
    }
  }
  CHECK(read > 2000);
}

TEST_CASE("Times: without a day of publication nothing is resolved from it") {
  size_t unresolved = 0;
  for (const std::string& form : Forms()) {
    for (const Value& value : Values(form, std::nullopt)) {
      if (!value.time) continue;
      INFO("form: " << form << ", value: " << DebugString(value));
      CHECK(value.time->anchor != TimeAnchor::kPublished);
      CHECK(value.time->anchor != TimeAnchor::kTense);
      // Only of day and month in digits two readings are known without it.
      const bool digits =
          form.find('/') != std::string::npos || form.find("-11-") != std::string::npos;
      CHECK((digits || value.time->alternatives.empty()));
      if (value.time->anchor == TimeAnchor::kNone) ++unresolved;
    }
  }
  CHECK(unresolved > 200);
}

TEST_CASE("Times: near ones are counted from every day of publication") {
  const auto timex = [](absl::CivilDay day) { return ToTimex(Period{day, day + 1}); };
  for (absl::CivilDay day(2019, 1, 1); day < absl::CivilDay(2021, 3, 2); ++day) {
    INFO(day);
    CHECK(Timex("It fell yesterday.", day) == timex(day - 1));
    CHECK(Timex("It fell today.", day) == timex(day));
    CHECK(Timex("It will fall tomorrow.", day) == timex(day + 1));
    CHECK(Timex("It fell two days ago.", day) == timex(day - 2));
    // The month before, whatever its length: not 31 days back.
    const absl::CivilMonth month(day);
    CHECK(Timex("It fell last month.", day) == timex(absl::CivilDay(month - 1)).substr(0, 7));
    CHECK(Timex("It fell a month ago.", day) == timex(absl::CivilDay(month - 1)).substr(0, 7));
    CHECK(Timex("It will fall next month.", day) == timex(absl::CivilDay(month + 1)).substr(0, 7));
    CHECK(Timex("It fell last year.", day) ==
          timex(day).substr(0, 4).replace(0, 4, [&] { return std::to_string(day.year() - 1); }()));
    CHECK(Timex("It fell this week.", day) == ToTimex(*WeekPeriod(day)));
    CHECK(Timex("It fell last week.", day) == ToTimex(*WeekPeriod(day - 7)));
    CHECK(Timex("It will fall next week.", day) == ToTimex(*WeekPeriod(day + 7)));
  }
}

TEST_CASE("Times: a weekday is the nearest one on the side that the tense tells") {
  constexpr std::string_view kNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                         "Friday", "Saturday", "Sunday"};
  for (absl::CivilDay day(2020, 2, 20); day < absl::CivilDay(2020, 3, 10); ++day) {
    for (int weekday = 0; weekday < 7; ++weekday) {
      const std::string name(kNames[weekday]);
      INFO(day << ", " << name);
      const auto past = PeriodFromTimex(Timex("It fell on " + name + ".", day));
      REQUIRE(past);
      CHECK(static_cast<int>(absl::GetWeekday(past->begin)) == weekday);
      CHECK((past->begin <= day && day - past->begin < 7));
      const auto ahead = PeriodFromTimex(Timex("It will fall on " + name + ".", day));
      REQUIRE(ahead);
      CHECK(static_cast<int>(absl::GetWeekday(ahead->begin)) == weekday);
      CHECK((ahead->begin >= day && ahead->begin - day < 7));
    }
  }
}

TEST_CASE("Times: a month without its year is the nearest one that the tense allows") {
  constexpr std::string_view kNames[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
  for (int printed = 1; printed <= 12; ++printed) {
    const absl::CivilDay day(2020, printed, 15);
    for (int month = 1; month <= 12; ++month) {
      const std::string name(kNames[month - 1]);
      INFO(day << ", " << name);
      const int past = month > printed ? 2019 : 2020, ahead = month < printed ? 2021 : 2020;
      CHECK(Timex("It fell in " + name + ".", day) == ToTimex(*MonthPeriod(past, month)));
      CHECK(Timex("It will fall in " + name + ".", day) == ToTimex(*MonthPeriod(ahead, month)));
    }
  }
}

TEST_CASE("Times: at the ends of the calendar nothing leaves it") {
  for (const absl::CivilDay day : {absl::CivilDay(1, 1, 1), absl::CivilDay(9999, 12, 31)}) {
    for (const char* text : {"It fell yesterday.",
                             "It will fall tomorrow.",
                             "It fell last month.",
                             "It will fall next month.",
                             "It fell last year.",
                             "It will fall next year.",
                             "It fell a century ago.",
                             "It fell two decades ago.",
                             "It fell last week.",
                             "It will fall next week.",
                             "It fell last quarter.",
                             "It fell over the past six years.",
                             "It will rise over the next 9,999 years.",
                             "It fell last weekend.",
                             "It fell last Friday.",
                             "It will fall next Friday.",
                             "It fell last winter.",
                             "It will fall next winter.",
                             "It fell at Christmas.",
                             "It will fall at Easter.",
                             "in the year to March 0001"}) {
      for (const Value& value : Values(text, day)) {
        INFO(text << " on " << day << ": " << DebugString(value));
        if (value.time) CHECK(Broken(*value.time) == "");
      }
    }
  }
}

TEST_CASE("Times: whatever the words, values keep what periods promise") {
  std::mt19937 random(4);
  const std::vector<std::string> forms = Forms();
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t n = 1 + random() % 4; n > 0; --n) text += forms[random() % forms.size()] + " ";
    std::optional<absl::CivilDay> published;
    if (random() % 4 != 0)
      published = absl::CivilDay(1 + random() % 9999, 1 + random() % 12, 1 + random() % 28);
    INFO("text: " << text);
    for (const Value& value : Values(text, published)) {
      if (!value.time) continue;
      INFO(DebugString(value));
      REQUIRE(Broken(*value.time) == "");
    }
  }
}

}  // namespace
}  // namespace crosscheck
