// Values of times: a row is the day of publication ("" for none), a text and its values.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"

namespace crosscheck {
namespace {

std::string Dump(std::string_view published, std::string_view text) {
  const LexedText lexed = Lex(text);
  const std::vector<Mention> mentions = FindMentions(lexed);
  NormalizeContext context;
  if (const auto day = PeriodFromTimex(published)) context.published = day->begin;
  std::string out;
  for (const Value& value : Normalize(lexed, text, mentions, context)) {
    if (!out.empty()) out += " ; ";
    out += "[" + std::string(value.span.In(text)) + "] " + DebugString(value);
  }
  return out;
}

struct Row {
  std::string_view published, text, want;
};

void Check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO("text: " << row.text << ", published " << row.published);
    CHECK(Dump(row.published, row.text) == row.want);
  }
}

TEST_CASE("The text says it all") {
  Check({
      {"", "It happened on 7 November 2019.", "[7 November 2019] DATE 2019-11-07 ABSOLUTE"},
      {"", "It happened on 2019-11-07.", "[2019-11-07] DATE 2019-11-07 ABSOLUTE"},
      {"", "It happened on 13/11/2019.", "[13/11/2019] DATE 2019-11-13 ABSOLUTE"},
      {"", "It happened on 7/11/2019.", "[7/11/2019] DATE 2019-XX-XX NONE"},
      {"", "It happened on 7-11-2019.", "[7-11-2019] DATE 2019-XX-XX NONE"},
      {"", "It happened on 01-22-2017.", "[01-22-2017] DATE 2017-01-22 ABSOLUTE"},
      {"", "It happened on 31 February 2019.", "[31 February 2019] DATE XXXX-02-31 NONE"},
      {"", "It happened in May 2019.", "[May 2019] DATE 2019-05 ABSOLUTE"},
      {"", "It happened in 2017.", "[2017] DATE 2017 ABSOLUTE"},
      {"", "It happened in FY 2018.", "[FY 2018] DATE FY2018 ABSOLUTE"},
      {"", "It happened in 2012-13.", "[2012] DATE 2012 ABSOLUTE ; [13] DATE 2013 ABSOLUTE"},
      {"", "It happened between 2016 and 2018.",
       "[2016] DATE 2016 ABSOLUTE ; [2018] DATE 2018 ABSOLUTE"},
      {"", "It happened in the 1960s.", "[the 1960s] DATE 196 ABSOLUTE"},
      {"", "It happened in the '90s.", "[the '90s] DATE 199 ABSOLUTE"},
      {"", "It happened in the 19th century.", "[the 19th century] DATE 18 ABSOLUTE"},
      {"", "It happened in the third quarter of 2021.",
       "[the third quarter of 2021] DATE 2021-Q3 ABSOLUTE"},
      {"", "It happened in the second half of 2019.",
       "[the second half of 2019] DATE 2019-H2 ABSOLUTE"},
      {"", "It happened in spring 2020.", "[spring 2020] DATE 2020-SP ABSOLUTE"},
      {"", "It happened in 490 BC.", "[490 BC] DATE BC0490 ABSOLUTE"},
  });
}

TEST_CASE("From the publication") {
  Check({
      {"2019-11-08", "It happened on Nov. 7.", "[Nov. 7] DATE 2019-11-07 PUBLISHED"},
      {"2019-11-08", "It happened on Thursday (Nov 7).",
       "[Thursday (Nov 7)] DATE 2019-11-07 PUBLISHED"},
      {"2019-11-08", "It happened on Dec. 1.", "[Dec. 1] DATE 2018-12-01 TENSE"},
      {"2019-11-08", "It will happen on Dec. 1.", "[Dec. 1] DATE 2019-12-01 TENSE"},
      {"2019-11-08", "It happened in May.", "[May] DATE 2019-05 PUBLISHED"},
      {"2019-11-08", "It will happen in May.", "[May] DATE 2020-05 TENSE"},
      {"2019-11-08", "It happened last December.", "[last December] DATE 2018-12 PUBLISHED"},
      {"2019-11-08", "It happened in September last year.",
       "[September last year] DATE 2018-09 PUBLISHED"},
      {"2019-11-08", "It happened last year.", "[last year] DATE 2018 PUBLISHED"},
      {"2019-11-08", "It happened this week.", "[this week] DATE 2019-W45 PUBLISHED"},
      {"2019-11-08", "It will happen next month.", "[next month] DATE 2019-12 PUBLISHED"},
      {"2019-11-08", "It happened last summer.", "[last summer] DATE 2019-SU PUBLISHED"},
      {"2019-11-08", "It happened on Thursday.", "[Thursday] DATE 2019-11-07 PUBLISHED"},
      {"2019-11-08", "It will happen on Thursday.", "[Thursday] DATE 2019-11-14 TENSE"},
      {"2019-11-08", "It happened last Friday.", "[last Friday] DATE 2019-11-01 PUBLISHED"},
      {"2019-11-08", "It happened two months ago.", "[two months ago] DATE 2019-09 PUBLISHED"},
      {"2019-11-08", "It happened today.", "[today] DATE 2019-11-08 PUBLISHED"},
      {"2019-11-08", "It happened yesterday.", "[yesterday] DATE 2019-11-07 PUBLISHED"},
      {"2019-11-08", "It happened last night.", "[last night] TIME 2019-11-07TNI PUBLISHED"},
      {"2019-11-08", "It will happen tomorrow.", "[tomorrow] DATE 2019-11-09 PUBLISHED"},
      {"2019-11-08", "It happened over the past six years.",
       "[the past six years] 6 year DURATION P6Y PUBLISHED"},
      {"2019-11-08", "It happened earlier this year.", "[earlier this year] DATE 2019 PUBLISHED"},
  });
}

TEST_CASE("From a time mentioned before") {
  Check({
      {"2019-11-08", "It began in March 2018. It ended the following month.",
       "[March 2018] DATE 2018-03 ABSOLUTE ; [the following month] DATE 2018-04 MENTION"},
      {"2019-11-08", "It began in March 2018. It ended three months later.",
       "[March 2018] DATE 2018-03 ABSOLUTE ; [three months later] DATE 2018-06 MENTION"},
      {"2019-11-08", "It began in March 2018. It ended in August of that year.",
       "[March 2018] DATE 2018-03 ABSOLUTE ; [August of that year] DATE 2018-08 MENTION"},
      {"2019-11-08", "It began on 3 March 2018. It ended that same day.",
       "[3 March 2018] DATE 2018-03-03 ABSOLUTE ; [that same day] DATE 2018-03-03 MENTION"},
      {"2019-11-08", "It began on 3 March 2018. It ended the next day.",
       "[3 March 2018] DATE 2018-03-03 ABSOLUTE ; [the next day] DATE 2018-03-04 MENTION"},
      {"2019-11-08", "It began in May 2018 and has been open since then.",
       "[May 2018] DATE 2018-05 ABSOLUTE ; [since then] DATE 2018-05 MENTION since"},
      {"", "It began in 1939. In April it ended.",
       "[1939] DATE 1939 ABSOLUTE ; [April] DATE 1939-04 MENTION"},
  });
}

TEST_CASE("Tales of the past") {
  Check({
      {"2019-11-08",
       "War came in 1914. It widened in 1915 and 1916. In 1917 it turned. In March it slowed. On 2 "
       "April it stopped. In December it began again. In January it ended.",
       "[1914] DATE 1914 ABSOLUTE ; [1915] DATE 1915 ABSOLUTE ; [1916] DATE 1916 ABSOLUTE ; [1917] "
       "DATE 1917 ABSOLUTE ; [March] DATE 1917-03 MENTION ; [2 April] DATE 1917-04-02 MENTION ; "
       "[December] DATE 1917-12 MENTION ; [January] DATE 1918-01 MENTION"},
      {"2019-11-08", "It began in 2017 and went on in 2018. In March it ended.",
       "[2017] DATE 2017 ABSOLUTE ; [2018] DATE 2018 ABSOLUTE ; [March] DATE 2019-03 PUBLISHED"},
  });
}

TEST_CASE("Since, until, not until") {
  Check({
      {"2019-11-08", "It has been open since 2017.", "[2017] DATE 2017 ABSOLUTE since"},
      {"2019-11-08", "It was open until 2017.", "[2017] DATE 2017 ABSOLUTE until"},
      {"2019-11-08", "It did not open until 2017.", "[2017] DATE 2017 ABSOLUTE"},
      {"2019-11-08", "It was not until five months later, in May, that it opened.",
       "[five months later] DATE XXXX-XX NONE ; [May] DATE 2019-05 PUBLISHED"},
  });
}

TEST_CASE("Stretches") {
  Check({
      {"2019-11-08", "in the twelve months ending in April 2019",
       "[the twelve months] 12 month DURATION P12M ABSOLUTE ; [April 2019] DATE 2019-04 ABSOLUTE"},
      {"2019-11-08", "in the 12 months before September last year",
       "[the 12 months] 12 month DURATION P12M PUBLISHED ; [September last year] DATE 2018-09 "
       "PUBLISHED"},
      {"2019-11-08", "in the year to March 2019",
       "[the year] DURATION P1Y ABSOLUTE ; [March 2019] DATE 2019-03 ABSOLUTE"},
  });
}

// What is said beside one end of a stretch is said of the whole of it.
TEST_CASE("Both ends of a stretch know it") {
  const auto stretches = [](std::string_view text) {
    const LexedText lexed = Lex(text);
    std::string out;
    for (const Value& value : Normalize(lexed, text, FindMentions(lexed), {}))
      out += (value.time && value.time->scope() ? ToTimex(*value.time->scope()) : "-") + " ";
    return out;
  };
  CHECK(stretches("in 1914-18") == "1914-01-01/1918-12-31 1914-01-01/1918-12-31 ");
  CHECK(stretches("between 2016 and 2017") == "2016-01-01/2017-12-31 2016-01-01/2017-12-31 ");
  CHECK(stretches("on 22-25 April 1951") == "1951-04-22/1951-04-25 1951-04-22/1951-04-25 ");
  CHECK(stretches("on 22 and 25 April 1951") == "1951-04-22 1951-04-25 ");
  CHECK(stretches("from June to August 2020") == "2020-06-01/2020-08-31 2020-06-01/2020-08-31 ");
  CHECK(stretches("the year to April 2021") == "2020-05-01/2021-04-30 2020-05-01/2021-04-30 ");
  CHECK(stretches("the first nine months of 2019") == "2019-01-01/2019-09-30 ");
}

// The verb beside a day tells its side, the one before it first.
TEST_CASE("The nearest verb chooses the side") {
  Check({
      {"2019-11-08", "The mayor said Thursday that it will close.",
       "[Thursday] DATE 2019-11-07 PUBLISHED"},
      {"2019-11-08", "The strike begins Sunday.", "[Sunday] DATE 2019-11-10 TENSE"},
      {"2019-11-08", "The vote is set for Tuesday.", "[Tuesday] DATE 2019-11-12 TENSE"},
      {"2019-11-08", "Shops have been closed since Sunday and will open on Monday.",
       "[Sunday] DATE 2019-11-03 PUBLISHED since ; [Monday] DATE 2019-11-11 TENSE"},
      {"2019-11-08", "It was due to heavy rain on Monday.", "[Monday] DATE 2019-11-04 PUBLISHED"},
  });
}

TEST_CASE("Times of day, holidays, quarters") {
  Check({
      {"2019-11-08", "It opened at 10:35 a.m. EST in rain.",
       "[10:35 a.m. EST] TIME 2019-11-08T10:35-05 PUBLISHED"},
      {"2019-11-08", "It burned late Tuesday night.",
       "[late Tuesday night] TIME 2019-11-05TNI PUBLISHED"},
      {"2019-11-08", "Sales fell in the third quarter.",
       "[the third quarter] DATE 2019-Q3 PUBLISHED"},
      {"2019-11-08", "They met on Thanksgiving.", "[Thanksgiving] DATE 2018-11-22 TENSE"},
      {"", "They met at Easter 2020.", "[Easter 2020] DATE 2020-04-12 ABSOLUTE"},
      {"", "Read 11:28.", ""},
  });
}

// Day and month order: the other dates of the article, then the country of the outlet, else both.
TEST_CASE("7/11/2019 waits for what settles it") {
  const auto read = [](std::string_view text, std::string_view outlet) {
    const LexedText lexed = Lex(text);
    NormalizeContext context;
    context.outlet = outlet;
    const std::vector<Value> values = Normalize(lexed, text, FindMentions(lexed), context);
    REQUIRE_FALSE(values.empty());
    std::string out = values[0].time->timex;
    for (const TimeAlternative& other : values[0].time->alternatives) out += " or " + other.timex;
    return out;
  };
  CHECK(read("On 7/11/2019 it fell.", "") == "2019-XX-XX or 2019-11-07 or 2019-07-11");
  CHECK(read("On 7/11/2019 it fell.", "Daily of Canada") == "2019-11-07");
  CHECK(read("On 7/11/2019 it fell.", "USA Daily") == "2019-07-11");
  CHECK(read("On 7/11/2019 it fell, and on 25/11/2019 it rose.", "USA Daily") == "2019-11-07");
}

TEST_CASE("Sets and references") {
  Check({
      {"", "It happens every year.", "[every year] SET P1Y ABSOLUTE"},
      {"", "It happens daily.", "[daily] SET P1D ABSOLUTE"},
      {"", "It is now a school.", "[now] DATE PRESENT_REF NONE"},
      {"", "Recently it fell.", "[Recently] DATE PAST_REF NONE"},
  });
}

TEST_CASE("Nothing to resolve it from") {
  Check({
      {"", "It happened last year.", "[last year] DATE XXXX NONE"},
      {"", "It happened in May.", "[May] DATE XXXX-05 NONE"},
      {"", "It happened on Thursday.", "[Thursday] DATE XXXX-WXX-4 NONE"},
      {"", "It happened in the winter.", "[the winter] DATE XXXX-WI NONE"},
      {"", "It happened two months ago.", "[two months ago] DATE XXXX-XX NONE"},
      {"", "It happened on July 25 of that year.", "[July 25 of that year] DATE XXXX-07-25 NONE"},
  });
}

TEST_CASE("Out of the calendar") {
  Check({
      {"2019-11-08", "It happened 9,000 years ago.", "[9,000 years ago] DATE XXXX NONE"},
      {"2019-11-08", "It happened 99999999999 years ago.",
       "[99999999999 years ago] DATE PAST_REF NONE"},
  });
}

TEST_CASE("Before Christ, parts of the day, the past year") {
  Check({
      {"", "It fell in April 480 BC.", "[April 480 BC] DATE BC0480-04 ABSOLUTE"},
      {"", "It fell in the spring of 480 BC.", "[the spring of 480 BC] DATE BC0480-SP ABSOLUTE"},
      {"", "It fell in the 4th century BC.", "[the 4th century BC] DATE BC03 ABSOLUTE"},
      {"", "It fell on the night of 3 May 2019.",
       "[the night of 3 May 2019] TIME 2019-05-03TNI ABSOLUTE"},
      {"", "It took more than a year.", "[more than a year] DURATION P1Y ABSOLUTE"},
      {"", "It was dry at that time.", "[that time] DATE PAST_REF NONE"},
      {"", "In August Roman troops came.", "[August] DATE XXXX-08 NONE"},
      {"2019-11-08", "It grew over the past year.", "[the past year] DURATION P1Y PUBLISHED"},
      {"2019-11-08", "It rained that night.", "[that night] DATE XXXX-XX-XX NONE"},
  });
}

TEST_CASE("A year far from those round it is an aside in a tale") {
  Check({
      {"2019-11-08",
       "War came in 1914, in 1915 and in 1916. Like in 1812 it was cold. In March it slowed. It "
       "ended "
       "in 1918.",
       "[1914] DATE 1914 ABSOLUTE ; [1915] DATE 1915 ABSOLUTE ; [1916] DATE 1916 ABSOLUTE ; [1812] "
       "DATE 1812 ABSOLUTE ; [March] DATE 1916-03 MENTION ; [1918] DATE 1918 ABSOLUTE"},
  });
}

TEST_CASE("A tale stays between the years that it names") {
  Check({
      {"2019-11-08",
       "War came in 1914, went on in 1915 and 1916. In October 1917 it slowed. In March it "
       "stopped, "
       "and peace came in December 1917.",
       "[1914] DATE 1914 ABSOLUTE ; [1915] DATE 1915 ABSOLUTE ; [1916] DATE 1916 ABSOLUTE ; "
       "[October "
       "1917] DATE 1917-10 ABSOLUTE ; [March] DATE 1917-03 MENTION ; [December 1917] DATE 1917-12 "
       "ABSOLUTE"},
  });
}

// ---- properties

TEST_CASE("Values come in the order of their mentions, inside them; periods are not empty") {
  std::mt19937 random(20240503);
  constexpr std::string_view kWords[] = {
      "9999",   "1",       "31",         "2017",       "May",        "February", "last",    "next",
      "year",   "years",   "ago",        "later",      "the",        "same",     "month",   "day",
      "ending", "before",  "until",      "since",      "then",       "Friday",   "of",      "that",
      "early",  "1960s",   "quarter",    "third",      "winter",     ",",        ".",       "now",
      "99th",   "century", "30/02/2019", "99/99/9999", "0000-00-00", "FY",       "between", "and",
      "0",      "decades", "this"};
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    const size_t count = random() % 16;
    for (size_t j = 0; j < count; ++j) {
      text += kWords[random() % std::size(kWords)];
      text += ' ';
    }
    INFO("text: " << text);
    const LexedText lexed = Lex(text);
    const std::vector<Mention> mentions = FindMentions(lexed);
    NormalizeContext context;
    if (random() % 2 == 0) context.published = absl::CivilDay(1 + random() % 9999, 2, 28);
    uint32_t last = 0;
    for (const Value& value : Normalize(lexed, text, mentions, context)) {
      REQUIRE(value.mention >= last);
      last = value.mention;
      REQUIRE(value.span.end <= text.size());
      REQUIRE(value.span.begin < value.span.end);
      REQUIRE((value.quantity.has_value() || value.time.has_value()));
      if (value.time && value.time->period) {
        REQUIRE(value.time->period->begin < value.time->period->end);
        REQUIRE(value.time->anchor != TimeAnchor::kNone);
      }
    }
  }
}

}  // namespace
}  // namespace crosscheck
