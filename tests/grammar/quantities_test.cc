// Mentions of quantities: a row is a text and its mentions, separated by " ; "; an empty one says
// that nothing may be read.
#include <catch2/catch.hpp>
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

TEST_CASE("Points: number, modifier, scale, unit, head") {
  Check({
      {"About 28,000 people died.", "POINT modifier='About' low='28,000' head='people'"},
      {"More than 3,000 voters left.", "POINT modifier='More than' low='3,000' head='voters'"},
      {"At least 47 dead were found.", "POINT modifier='At least' low='47'"},
      {"Police held nine men.", "POINT low='nine' head='men'"},
      {"It cost $3.2bn.", "POINT currency='$' low='3.2bn'"},
      {"It cost US$5 million or more.", "POINT currency='US$' low='5 million' after='or more'"},
      {"It cost €5m.", "POINT currency='€' low='5m'"},
      {"It was 50x larger.", "POINT low='50' unit='x'"},
      {"It is 50 times more potent than tea.", "POINT low='50' unit='times'"},
      {"It fell 5 per cent.", "POINT low='5' unit='per cent'"},
      {"It fell 5%.", "POINT low='5' unit='%'"},
      {"It rose 0.5 percentage points.", "POINT low='0.5' unit='percentage points'"},
      {"It weighs 5kg.", "POINT low='5' unit='kg'"},
      {"It weighs 5 kg.", "POINT low='5' unit='kg'"},
      {"They sold 4.3M phones.", "POINT low='4.3M' head='phones'"},
      {"They sold 4 hundred million tickets.", "POINT low='4 hundred million' head='tickets'"},
      {"They sold twenty-three boats.", "POINT low='twenty-three' head='boats'"},
      {"They sold a hundred boats.", "POINT low='a hundred' head='boats'"},
      {"They sold half a million boats.", "POINT low='half a million' head='boats'"},
      {"They sold two and a half million boats.",
       "POINT low='two and a half million' head='boats'"},
      {"He waited half an hour.", "POINT low='half an' unit='hour'"},
      {"A five-day visit began.", "POINT low='five' unit='day'"},
      {"A nine-member gang was held.", "POINT low='nine' head='member'"},
      {"It reached minus 5 degrees.", "POINT low='minus 5' unit='degrees'"},
      {"One man was held.", "POINT low='One' head='man'"},
      {"He ran 5 km in 20 minutes.", "POINT low='5' unit='km' ; POINT low='20' unit='minutes'"},
      {"Some 200 houses burned.", "POINT modifier='Some' low='200' head='houses'"},
      {"An estimated 40,000 salmon returned.",
       "POINT modifier='An estimated' low='40,000' head='salmon'"},
      {"Nearly 300 shops closed.", "POINT modifier='Nearly' low='300' head='shops'"},
      {"Up to 500 jobs will go.", "POINT modifier='Up to' low='500' head='jobs'"},
      {"They arrested 12 or more people.", "POINT low='12' after='or more' head='people'"},
      {"They arrested 15 Kenyan nationals.", "POINT low='15' head='Kenyan nationals'"},
  });
}

TEST_CASE("Rates") {
  Check({
      {"It killed 9 people per 100,000 people.",
       "POINT low='9' head='people' per='100,000' per_unit='people'"},
      {"It flows at 3 tonnes per day.", "POINT low='3' unit='tonnes' per_unit='day'"},
      {"He pays $50 a month.", "POINT currency='$' low='50' per_unit='month'"},
      {"It took 40 deaths per year.", "POINT low='40' head='deaths' per_unit='year'"},
  });
}

TEST_CASE("Ranges and changes") {
  Check({
      {"It is 30 to 50 times stronger.", "RANGE low='30' high='50' unit='times'"},
      {"It is 30-50 times stronger.", "RANGE low='30' high='50' unit='times'"},
      {"It is 30–50 times stronger.", "RANGE low='30' high='50' unit='times'"},
      {"It lasts 25 – 40 minutes.", "RANGE low='25' high='40' unit='minutes'"},
      {"between 30 and 50 per cent of them", "RANGE low='30' high='50' unit='per cent'"},
      {"between $3 and $5 billion", "RANGE currency='$' low='3' currency='$' high='5 billion'"},
      {"from 6.2 to 9 deaths per 100,000 people",
       "CHANGE low='6.2' high='9' head='deaths' per='100,000' per_unit='people'"},
      {"3 to 5 million trees", "RANGE low='3' high='5 million' head='trees'"},
      {"It rose 18 cents to $2.70.", "POINT low='18' unit='cents' ; POINT currency='$' low='2.70'"},
      {"It jumped $4 billion to $40 billion.",
       "POINT currency='$' low='4 billion' ; POINT currency='$' low='40 billion'"},
      {"It costs $4 billion to $5 billion.",
       "RANGE currency='$' low='4 billion' currency='$' high='5 billion'"},
      {"Between 1600 and 1900 world trade grew.",
       "YEAR_RANGE year='1600' low='1600' year='1900' end='1900' ; YEAR_RANGE year='1600' "
       "low='1600' year='1900' end='1900'"},
      {"Between 1600 and 1900 people died.", "RANGE low='1600' high='1900' head='people'"},
  });
}

TEST_CASE("Vague") {
  Check({
      {"Dozens of people fled.", "VAGUE low='Dozens' head='people'"},
      {"Thousands fled.", "VAGUE low='Thousands'"},
      {"Hundreds of thousands of people fled.",
       "VAGUE low='Hundreds' scale='thousands' head='people'"},
      {"A few hundred people fled.", "VAGUE low='A few' scale='hundred' head='people'"},
      {"Tens of millions of dollars vanished.", "VAGUE low='Tens' scale='millions' unit='dollars'"},
      {"Several shops closed.", "VAGUE low='Several' head='shops'"},
  });
}

TEST_CASE("Shares and multiples") {
  Check({
      {"Eight in 10 voters agreed.", "SHARE low='Eight' high='10' head='voters'"},
      {"One in five children ate.", "SHARE low='One' high='five' head='children'"},
      {"Two-thirds of the members agreed.", "SHARE low='Two' unit='thirds' head='members'"},
      {"A quarter of them left.", "SHARE unit='quarter'"},
      {"Half of the members left.", "SHARE unit='Half' head='members'"},
      {"Almost half the members left.", "SHARE modifier='Almost' unit='half' head='members'"},
      {"The first half of the match ended.", ""},
      {"The rate doubled.", "MULTIPLE low='doubled'"},
      {"It was twice as loud.", "MULTIPLE low='twice'"},
      {"It was double the rate.", "MULTIPLE low='double'"},
      {"He scored twice.", ""},
      {"They meet twice a week.", "SET time_unit='week'"},
      {"It saw double-digit growth.", "VAGUE low='double-digit'"},
  });
}

TEST_CASE("Parts") {
  Check({
      {"They jailed eight others.", "POINT low='eight' part='others'"},
      {"Two of them were jailed.", "POINT low='Two' part='of them'"},
      {"Three of the men were jailed.", "POINT low='Three' part='of the' head='men'"},
  });
}

TEST_CASE("Ages") {
  Check({
      {"A 34-year-old man was held.", "AGE low='34' unit='year'"},
      {"A woman aged 34 was held.", "AGE low='34'"},
      {"Ann Miller, 34, was held.", "AGE low='34'"},
      {"In May, 12, of them left.", "MONTH month='May' ; POINT low='12'"},
  });
}

TEST_CASE("Names and other digits that count nothing") {
  Check({
      {"The 5G network grew.", ""},
      {"The G20 met.", ""},
      {"It fought COVID-19 well.", ""},
      {"It fought COVID -19 well.", ""},
      {"A Boeing 737 landed.", ""},
      {"The Boeing 737 jets landed.", ""},
      {"Goods under Section 301 were taxed.", ""},
      {"A category 4 storm came.", ""},
      {"The iPhone 12 sold well.", ""},
      {"The Model 3s sold well.", ""},
      {"It fell under Article 50 rules.", ""},
      {"Windows 2000 was old.", ""},
      {"Vision 2030 plans were made.", ""},
      {"Call 555-0134 now.", "REFERENCE relative='now'"},
      {"Call 800-555-0134 today.", "TODAY relative='today'"},
      {"It began at 11:28.", "CLOCK clock='11:28'"},
      {"It began at 5pm.", "CLOCK clock='5' unit='pm'"},
      {"It began at 5 p.m. on time.", "CLOCK clock='5' unit='p.m.'"},
      {"No one left.", ""},
      {"One of the best left.", ""},
      {"The one who left won.", ""},
      {"Over the weekend it rained.", "THEN time_unit='weekend'"},
      {"About the case she said little.", ""},
      {"He finished second.", ""},
      {"They won 3-1.", ""},
      {"It was version 2.0.1.", ""},
      {"Turn to page 5 now.", "REFERENCE relative='now'"},
      {"He wore number 10 shirts.", ""},
      {"In 2017 it fell.", "YEAR year='2017'"},
  });
}

// ---- Former bugs
TEST_CASE("Former bugs of quantities") {
  Check({
      // A range whose ends have their own unit was split behind a word of change.
      {"They increase between 5% and 6%.", "RANGE low='5' unit='%' high='6' unit='%'"},
      // The days of a date were a range.
      {"It was fought on 22-25 April 1951.",
       "DAY_RANGE day='22' low='22' day='25' month='April' year='1951' end='25 April 1951' ; "
       "DAY_RANGE day='22' low='22' day='25' month='April' year='1951' end='25 April 1951'"},
      // The joining hyphen was part of the counted noun.
      {"An eight-member crew left.", "POINT low='eight' head='member'"},
      // "a" is no time of day's hour.
      {"It opens at 6 o'clock sharp.", "CLOCK clock='6' unit='o'clock'"},
      // A pronoun and dollars, no US dollars.
      {"That left us $7.", "POINT currency='$' low='7'"},
      {"They paid US $7.", "POINT currency='US $' low='7'"},
  });
}

}  // namespace
}  // namespace crosscheck
