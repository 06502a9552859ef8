// Units that only the words round a figure settle: a row is a text and its values, each behind the
// words it was read from. The plain forms stand in tests/corpus/quantities/units.tsv.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"
#include "rows.h"

namespace crosscheck {
namespace {

std::string Dump(std::string_view text) {
  const LexedText lexed = Lex(text);
  std::string out;
  for (const Value& value : Normalize(lexed, text, FindMentions(lexed), {})) {
    if (!out.empty()) out += " ; ";
    out += "[" + std::string(value.span.In(text)) + "] " + DebugString(value);
  }
  return out;
}

void Check(std::initializer_list<testing::Row> rows) { testing::CheckRows(rows, Dump); }

TEST_CASE("Degrees behind one digit") {
  Check({
      {"It was as cold as 5C in the valley.", "[5C] 5 degree Celsius"},
      {"Nights fall to 4C.", "[4C] 4 degree Celsius down TO#1"},
      {"A low of -7C is likely.", "[-7C] -7 degree Celsius"},
      {"A low of -7F is likely.", "[-7F] -7 degree Fahrenheit"},
      {"Board at Gate 5C please.", ""},
      {"The Pixel 6C sold well.", ""},
      {"Water freezes at 0℃ here.", "[0℃] 0 degree Celsius"},
      {"It was 15° C outside.", "[15° C] 15 degree Celsius"},
  });
}

TEST_CASE("Differences of temperature") {
  Check({
      {"The lake warmed by 2C.", "[2C] 2 degree Celsius difference"},
      {"Water there is 3 degrees Celsius warmer than it was.",
       "[3 degrees Celsius] 3 degree Celsius difference"},
      {"Nights have risen 2C.", "[2C] 2 degree Celsius difference up BY#1"},
      {"A rise of 4 degrees Fahrenheit is feared.",
       "[4 degrees Fahrenheit] 4 degree Fahrenheit difference up BY#1"},
      {"It stayed 6 degrees Celsius above normal.",
       "[6 degrees Celsius] 6 degree Celsius difference"},
      {"The lake warmed to 21C.", "[21C] 21 degree Celsius"},
      {"It was 21C at noon.", "[21C] 21 degree Celsius ; [noon] TIME XXXX-XX-XXT12:00 NONE"},
  });
}

TEST_CASE("Money that is written like a name or a verb") {
  Check({
      {"The dam cost R5m to mend.", "[R5m] 5000000 South African rand"},
      {"The dam cost R2.5 billion to mend.", "[R2.5 billion] 2500000000 South African rand"},
      {"Tickets are R1,200 each.", "[R1,200] 1200 South African rand"},
      {"Tickets are R99.50 each.", "[R99.50] 99.5 South African rand"},
      {"The road took N500 billion.", "[N500 billion] 500000000000 Nigerian naira"},
      {"The Canon R5 and the N5 road.", ""},
      {"The fund holds 5 trillion won.", "[5 trillion won] 5000000000000 South Korean won"},
      {"A bowl is 9,000 won (about a lunch).", "[9,000 won] 9000 South Korean won"},
      {"Of the twelve, 5 won.", "[twelve] 12 count ; [5] 5 count"},
      {"The plan costs Rs. 5 crore.", "[Rs. 5 crore] 50000000 Indian rupee"},
      {"Police gave DHS 60 days.", "[60 days] 60 day DURATION P60D ABSOLUTE"},
  });
}

TEST_CASE("Rates with a slash, and measures told twice") {
  Check({
      {"Oil sold at $75/barrel.", "[$75/barrel] 75 US dollar per 1 barrel"},
      {"Power cost €80/MWh.", "[€80/MWh] 80 euro per 1 megawatt-hour"},
      {"Output is 2.1 million bpd.", "[2.1 million bpd] 2100000 barrel per 1 day"},
      {"It burns 6.5 L/100 km.", "[6.5 L/100 km] 6.5 liter per 100 kilometer"},
      {"It burns 6.5L/100km.", "[6.5L/100km] 6.5 liter per 100 kilometer"},
      {"It makes 224 kW/300 PS.", "[224 kW] 224 kilowatt ; [300 PS] 300 metric horsepower"},
  });
}

}  // namespace
}  // namespace crosscheck
