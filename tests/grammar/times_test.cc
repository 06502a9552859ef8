// Mentions of times: a row is a text and its mentions, separated by " ; "; an empty one says that
// nothing may be read. At the end the properties of both grammars.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "rows.h"

namespace crosscheck {
namespace {

std::string Dump(std::string_view text) {
  const LexedText lexed = Lex(text);
  std::string out;
  for (const Mention& mention : FindMentions(lexed)) {
    if (!out.empty()) out += " ; ";
    out += DebugString(mention, lexed, text);
  }
  for (char& c : out) c = c == '"' ? '\'' : c;
  return out;
}

void Check(std::initializer_list<testing::Row> rows) { testing::CheckRows(rows, Dump); }

TEST_CASE("Dates") {
  Check({
      {"It happened on 7 November 2019.", "DATE day='7' month='November' year='2019'"},
      {"It happened on November 7, 2019.", "DATE month='November' day='7' year='2019'"},
      {"It happened on Nov. 7.", "DATE month='Nov.' day='7'"},
      {"It happened on the 7th of November.", "DATE day='7th' month='November'"},
      {"It happened on Thursday (Nov 7).", "DATE weekday='Thursday' month='Nov' day='7'"},
      {"It happened on Thursday, November 7.", "DATE weekday='Thursday' month='November' day='7'"},
      {"It happened on 2019-11-07.", "DATE day='2019-11-07'"},
      {"It happened on 7/11/2019.", "DATE day='7/11/2019'"},
      {"It happened on July 25 of that year.",
       "DATE month='July' day='25' relative='that' time_unit='year'"},
  });
}

TEST_CASE("Months") {
  Check({
      {"In May 2019 it fell.", "MONTH month='May' year='2019'"},
      {"In May it fell.", "MONTH month='May'"},
      {"In early May 2019 it fell.", "MONTH modifier='early' month='May' year='2019'"},
      {"It fell last December.", "MONTH relative='last' month='December'"},
      {"It fell in September last year.",
       "MONTH month='September' relative='last' time_unit='year'"},
      {"It fell in August of that year.", "MONTH month='August' relative='that' time_unit='year'"},
      {"It fell in March of the following year.",
       "MONTH month='March' relative='following' time_unit='year'"},
  });
}

TEST_CASE("Years and longer") {
  Check({
      {"In 2017 it fell.", "YEAR year='2017'"},
      {"It fell in late 2017.", "YEAR modifier='late' year='2017'"},
      {"It fell in FY 2018.", "FISCAL_YEAR year='2018'"},
      {"It fell in fiscal year 2018.", "FISCAL_YEAR year='2018'"},
      {"It fell in 2012-13.",
       "YEAR_RANGE year='2012' low='2012' year='13' end='13' ; YEAR_RANGE year='2012' low='2012' "
       "year='13' end='13'"},
      {"It fell between 2016 and 2017.",
       "YEAR_RANGE year='2016' low='2016' year='2017' end='2017' ; YEAR_RANGE year='2016' "
       "low='2016' year='2017' end='2017'"},
      {"It fell from 2013 to 2016.",
       "YEAR_RANGE year='2013' low='2013' year='2016' end='2016' ; YEAR_RANGE year='2013' "
       "low='2013' year='2016' end='2016'"},
      {"It was built in the 1960s.", "DECADE year='1960s'"},
      {"It was built in the mid-1990s.", "DECADE modifier='mid-' year='1990s'"},
      {"It was built in the 19th century.", "CENTURY ordinal='19th'"},
      {"It fell in the third quarter of 2021.", "QUARTER ordinal='third' year='2021'"},
      {"It fell in the first half of 2019.", "HALF ordinal='first' year='2019'"},
      {"It fell in spring 2020.", "SEASON season='spring' year='2020'"},
      {"It fell last summer.", "SEASON relative='last' season='summer'"},
      {"It fell in the winter.", "SEASON season='winter'"},
      {"It was taken in 490 BC.", "YEAR year='490' unit='BC'"},
      {"It was taken in 490 B.C. by Rome.", "YEAR year='490' unit='B.C.'"},
  });
}

TEST_CASE("Weekdays and relatives") {
  Check({
      {"It fell on Thursday.", "WEEKDAY weekday='Thursday'"},
      {"It fell last Friday.", "WEEKDAY relative='last' weekday='Friday'"},
      {"It fell last year.", "RELATIVE relative='last' time_unit='year'"},
      {"Three men were convicted last year of a robbery.",
       "POINT low='Three' head='men' ; RELATIVE relative='last' time_unit='year'"},
      {"It was the last year of the talks.", ""},
      {"It fell the following month.", "RELATIVE relative='following' time_unit='month'"},
      {"It fell this week.", "RELATIVE relative='this' time_unit='week'"},
      {"It fell over the past six years.", "RELATIVE relative='past' low='six' time_unit='years'"},
      {"It fell in the last three months.",
       "RELATIVE relative='last' low='three' time_unit='months'"},
      {"It fell two months ago.", "AGO low='two' time_unit='months' relative='ago'"},
      {"It fell a year earlier.", "AGO low='a' time_unit='year' relative='earlier'"},
      {"It fell three months later.", "AGO low='three' time_unit='months' relative='later'"},
      {"It fell years later.", "AGO time_unit='years' relative='later'"},
      {"It fell a few days ago.", "AGO low='a few' time_unit='days' relative='ago'"},
      {"It fell today.", "TODAY relative='today'"},
      {"It fell yesterday morning.", "TODAY relative='yesterday' day_part='morning'"},
      {"It fell last night.", "TODAY relative='last' day_part='night'"},
      {"It fell that same day.", "THEN time_unit='day'"},
      {"It fell that morning.", "THEN day_part='morning'"},
      {"It fell at the end of the month.", "THEN time_unit='month'"},
      {"It has been closed since then.", "THEN relative='since then'"},
      {"It has been closed since 2017.", "YEAR year='2017'"},
  });
}

TEST_CASE("Stretches") {
  Check({
      {"the twelve months ending in April 2021",
       "UP_TO low='twelve' time_unit='months' relative='ending in' month='April' year='2021' "
       "end='April 2021' ; MONTH month='April' year='2021'"},
      {"the 12 months before September last year",
       "UP_TO low='12' time_unit='months' relative='before' month='September' relative='last' "
       "time_unit='year' end='September last year' ; MONTH month='September' relative='last' "
       "time_unit='year'"},
      {"the year to March",
       "UP_TO time_unit='year' relative='to' month='March' end='March' ; MONTH month='March'"},
  });
}

TEST_CASE("Sets") {
  Check({
      {"It falls every year.", "SET time_unit='year'"},
      {"It is printed daily.", "SET relative='daily'"},
      {"It falls every Thursday.", "SET weekday='Thursday'"},
  });
}

TEST_CASE("References") {
  Check({
      {"It is now a museum.", "REFERENCE relative='now'"},
      {"The former mayor spoke.", "REFERENCE relative='former'"},
  });
}

TEST_CASE("Words that look like times") {
  Check({
      {"He may go home.", ""},
      {"They march on Rome.", ""},
      {"May she rest.", ""},
      {"Mrs May spoke.", ""},
      {"Theresa May spoke.", ""},
      {"Waiting for the second time.", ""},
      {"Following Thursday's hearing he left.", "WEEKDAY weekday='Thursday'"},
      {"The sun shone.", ""},
      {"He sat down.", ""},
      {"April Ryan spoke.", ""},
      {"The fall of Rome came.", ""},
      {"They spring into action.", ""},
  });
}

// ---- Former bugs
TEST_CASE("Former bugs of times") {
  Check({
      // "last year of a ..." was read as "the last year of the ...".
      {"He was jailed last year of a theft.", "RELATIVE relative='last' time_unit='year'"},
      {"Mr March spoke.", ""},
  });
}

// ---- properties

TEST_CASE("Mentions are ordered, apart, inside one sentence, and their pieces too") {
  std::mt19937 random(20240502);
  constexpr std::string_view kWords[] = {
      "about",  "5",     "50",      "2017", "$",      "million", "to",    "-",    "between",
      "and",    "from",  "half",    "a",    "of",     "the",     "May",   "last", "year",
      "years",  "ago",   "per",     "cent", "one",    "in",      "two",   "-",    "old",
      "Dozens", "times", ",",       ".",    "said",   "people",  "since", "then", "7/11/2019",
      "1960s",  "third", "quarter", "12",   "ending", "before",  "%",     "US$",  "minus"};
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    const size_t count = random() % 20;
    for (size_t j = 0; j < count; ++j) {
      text += kWords[random() % std::size(kWords)];
      if (random() % 4 != 0) text += ' ';
    }
    INFO("text: " << text);
    const LexedText lexed = Lex(text);
    uint32_t end = 0;
    for (const Mention& mention : FindMentions(lexed)) {
      REQUIRE(mention.tokens.begin >= end);
      REQUIRE(mention.tokens.end > mention.tokens.begin);
      end = mention.tokens.end;
      const TokenRange sentence = lexed.sentences[mention.sentence].tokens;
      REQUIRE(sentence.begin <= mention.tokens.begin);
      REQUIRE(mention.tokens.end <= sentence.end);
      REQUIRE(mention.piece_count <= Mention::kMaxPieces);
      for (uint8_t p = 0; p < mention.piece_count; ++p) {
        // Both ends of a stretch have the pieces of the whole.
        REQUIRE(mention.pieces[p].tokens.begin >= sentence.begin);
        REQUIRE(mention.pieces[p].tokens.end <= sentence.end);
      }
    }
  }
}

TEST_CASE("Names of forms and roles") {
  CHECK(MentionFormName(MentionForm::kPoint) == "POINT");
  CHECK(MentionFormName(MentionForm::kReference) == "REFERENCE");
  CHECK(RoleName(Role::kModifier) == "modifier");
  CHECK(RoleName(Role::kEnd) == "end");
  CHECK_FALSE(IsTimeForm(MentionForm::kAge));
  CHECK(IsTimeForm(MentionForm::kDate));
}

}  // namespace
}  // namespace crosscheck
