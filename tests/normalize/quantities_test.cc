// Values of quantities: a row is a text and its values, each behind the words it was read from.
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
  const std::vector<Mention> mentions = FindMentions(lexed);
  std::string out;
  for (const Value& value : Normalize(lexed, text, mentions, {})) {
    if (!out.empty()) out += " ; ";
    out += "[" + std::string(value.span.In(text)) + "] " + DebugString(value);
  }
  return out;
}

void Check(std::initializer_list<testing::Row> rows) { testing::CheckRows(rows, Dump); }

TEST_CASE("Numbers") {
  Check({
      {"They sold 1,234.50 tonnes.", "[1,234.50 tonnes] 1234.5 tonne"},
      {"They sold 12,34,567 tonnes.", "[12,34,567 tonnes] 1234567 tonne"},
      {"They sold 31 724 tonnes.", "[31 724 tonnes] 31724 tonne"},
      {"They sold twenty-three tonnes.", "[twenty-three tonnes] 23 tonne"},
      {"They sold a hundred and five tonnes.", "[a hundred and five tonnes] 105 tonne"},
      {"They sold three hundred thousand tonnes.", "[three hundred thousand tonnes] 300000 tonne"},
      {"They sold two million three hundred thousand tonnes.",
       "[two million three hundred thousand tonnes] 2300000 tonne"},
      {"They sold 3.60 million tonnes.", "[3.60 million tonnes] 3600000 tonne"},
      {"They sold half a million tonnes.", "[half a million tonnes] 500000 tonne"},
      {"They sold two and a half million tonnes.", "[two and a half million tonnes] 2500000 tonne"},
      {"They sold 5 lakh tonnes.", "[5 lakh tonnes] 500000 tonne"},
      {"They sold a dozen tonnes.", "[a dozen tonnes] 12 tonne"},
      {"They sold 1½ tonnes.", "[1½ tonnes] 1.5 tonne"},
      {"They sold 2 1/2 tonnes.", "[2 1/2 tonnes] 2.5 tonne"},
      {"They sold 4 hundred million tonnes.", "[4 hundred million tonnes] 400000000 tonne"},
      {"It reached minus 5 degrees Celsius.", "[minus 5 degrees Celsius] -5 degree Celsius"},
      {"It reached -5 degrees Celsius.", "[-5 degrees Celsius] -5 degree Celsius"},
      {"He waited half an hour.", "[half an hour] 0.5 hour DURATION PT0.5H ABSOLUTE"},
  });
}

TEST_CASE("Modifiers, before and after") {
  Check({
      {"About 28,000 people died.", "[About 28,000 people] ~28000 count (person)"},
      {"An estimated 28,000 people died.", "[An estimated 28,000 people] ~28000 count (person)"},
      {"Nearly 28,000 people died.", "[Nearly 28,000 people] <~28000 count (person)"},
      {"More than 28,000 people died.", "[More than 28,000 people] >28000 count (person)"},
      {"Over 28,000 people died.", "[Over 28,000 people] >28000 count (person)"},
      {"At least 28,000 people died.", "[At least 28,000 people] >=28000 count (person)"},
      {"Fewer than 28,000 people died.", "[Fewer than 28,000 people] <28000 count (person)"},
      {"Up to 28,000 people died.", "[Up to 28,000 people] <=28000 count (person)"},
      {"It took up to 20 tonnes.", "[up to 20 tonnes] <=20 tonne"},
      // A particle of the verb.
      {"It edged up to 20 tonnes.", "[up to 20 tonnes] 20 tonne"},
      {"They handed over 20 tonnes.", "[over 20 tonnes] 20 tonne"},
      {"No more than 28,000 people died.", "[No more than 28,000 people] <=28000 count (person)"},
      {"28,000 or more people died.", "[28,000 or more people] >=28000 count (person)"},
      {"28,000 people or so died.", "[28,000 people or so] ~28000 count (person)"},
      {"28,000+ people died.", "[28,000+ people] >=28000 count (person)"},
  });
}

TEST_CASE("Units and money") {
  Check({
      {"It fell 5 per cent.", "[5 per cent] 5 percent down BY#1"},
      {"It fell 5pc.", "[5pc] 5 percent down BY#1"},
      {"It rose 25 basis points.", "[25 basis points] 25 basis point up BY#1"},
      {"It measures 5 sq km.", "[5 sq km] 5 square kilometer"},
      {"It measures 32m2.", "[32m2] 32 square meter"},
      {"It needs 450 Nm.", "[450 Nm] 450 newton meter"},
      {"It is a 7nm chip.", "[7nm] 7 nanometer"},
      {"It drove at 90 km/h.", "[90 km/h] 90 kilometer per hour"},
      {"It cost $5.", "[$5] 5 US dollar"},
      {"It cost US$5.", "[US$5] 5 US dollar"},
      {"It cost $US5.", "[$US5] 5 US dollar"},
      {"It cost A$5m.", "[A$5m] 5000000 Australian dollar"},
      {"It cost €5bn.", "[€5bn] 5000000000 euro"},
      {"It cost £5m.", "[£5m] 5000000 pound sterling"},
      {"It cost 5 million euros.", "[5 million euros] 5000000 euro"},
      {"It gave us $5.", "[$5] 5 US dollar"},
  });
}

TEST_CASE("Rates") {
  Check({
      {"9 deaths per 100,000 people",
       "[9 deaths per 100,000 people] 9 count per 100000 count (death)"},
      {"$50 a month", "[$50 a month] 50 US dollar per 1 month ; [a month] SET P1M ABSOLUTE"},
  });
}

TEST_CASE("Ranges and changes") {
  Check({
      {"30 to 50 times", "[30 to 50 times] [30..50] times range"},
      {"3 to 5 million trees", "[3 to 5 million trees] [3000000..5000000] count range (tree)"},
      {"800,000 to 1 million trees",
       "[800,000 to 1 million trees] [800000..1000000] count range (tree)"},
      {"$3 to $5 billion", "[$3 to $5 billion] [3000000000..5000000000] US dollar range"},
      {"between 30 and 50 per cent", "[between 30 and 50 per cent] [30..50] percent range"},
      {"from 6.2 to 9 per cent", "[from 6.2 to 9 per cent] 6.2->9 percent change up FROM_TO#1"},
      {"from 9 to 6.2 per cent", "[from 9 to 6.2 per cent] 9->6.2 percent change down FROM_TO#1"},
      {"110 yen to 1 dollar", "[110 yen] 110 Japanese yen ; [1 dollar] 1 US dollar"},
      {"They won 3-1.", ""},
  });
}

TEST_CASE("Vague, shares, multiples, ages") {
  Check({
      {"Dozens of boats left.", "[Dozens of boats] [12..120) count vague (boat)"},
      {"A few hundred boats left.", "[A few hundred boats] [300..700) count vague (boat)"},
      {"Hundreds of thousands of boats left.",
       "[Hundreds of thousands of boats] [100000..1000000) count vague (boat)"},
      {"Billions of boats left.",
       "[Billions of boats] [1000000000..10000000000) count vague (boat)"},
      {"Eight in 10 boats left.", "[Eight in 10 boats] 0.8 times share (boat)"},
      {"Five in three attacks failed.", "[Five] 5 count ; [three attacks] 3 count (attack)"},
      {"Two-thirds of the boats left.",
       "[Two-thirds of the boats] 0.666666666667 times share (boat)"},
      {"A quarter of the boats left.", "[A quarter of the boats] 0.25 times share (boat)"},
      {"Half of the boats left.", "[Half of the boats] 0.5 times share (boat)"},
      {"The rate trebled.", "[trebled] 3 times"},
      {"A 34-year-old man left.", "[34-year-old] 34 year"},
      {"Ann Miller, 34, left.", "[34] 34 year"},
  });
}

TEST_CASE("Durations") {
  Check({
      {"It took five months.", "[five months] 5 month DURATION P5M ABSOLUTE"},
      {"It took a few days.", "[a few days] [3..7) day vague DURATION PXD ABSOLUTE"},
      {"It took three decades.", "[three decades] 3 decade DURATION P3DE ABSOLUTE"},
      {"It took two centuries.", "[two centuries] 2 century DURATION P2CE ABSOLUTE"},
      {"It took 20 minutes.", "[20 minutes] 20 minute DURATION PT20M ABSOLUTE"},
  });
}

TEST_CASE("Nothing that fits") {
  Check({
      {"They sold 99999999999999999999999999 tonnes.", ""},
      {"They sold 0.00000000000000000000000000000000001 tonnes.",
       "[0.00000000000000000000000000000000001 tonnes] 0.00000000000000000000000000000000001 "
       "tonne"},
  });
}

TEST_CASE("The last significant digit, as written") {
  const auto last_digit = [](std::string_view text) {
    const LexedText lexed = Lex(text);
    const auto number = ReadNumber(lexed, text, {0, static_cast<uint32_t>(lexed.tokens.size())});
    REQUIRE(number.has_value());
    return number->last_digit;
  };
  CHECK(last_digit("47") == 0);
  CHECK(last_digit("32,000") == 3);
  CHECK(last_digit("3.60") == -2);
  CHECK(last_digit("3.6 million") == 5);
  CHECK(last_digit("three hundred") == 2);
  CHECK(last_digit("twenty") == 1);
  CHECK(last_digit("4 hundred") == 2);
}

TEST_CASE("A number of any length is a number or nothing") {
  for (const size_t digits : {18u, 19u, 100u, 10000u}) {
    const std::string text(digits, '9');
    const LexedText lexed = Lex(text);
    CHECK(ReadNumber(lexed, text, {0, 1}).has_value() == (digits <= 18));
  }
  std::string scales = "9";
  for (int i = 0; i < 1000; ++i) scales += " million";
  const LexedText lexed = Lex(scales);
  CHECK_FALSE(Normalize(lexed, scales, FindMentions(lexed), {}).empty());
  const LexedText fraction = Lex("99999999999/3");
  CHECK_NOTHROW(Normalize(fraction, "99999999999/3", FindMentions(fraction), {}));
}

TEST_CASE("Singulars") {
  CHECK(SingularPhrase("Overdose deaths") == "overdose death");
  CHECK(SingularPhrase("swing-state voters") == "swing-state voter");
  CHECK(SingularPhrase("young people") == "young person");
  CHECK(SingularPhrase("buses") == "bus");
  CHECK(SingularPhrase("cases") == "case");
  CHECK(SingularPhrase("viruses") == "virus");
  CHECK(SingularPhrase("cities") == "city");
  CHECK(SingularPhrase("boxes") == "box");
  CHECK(SingularPhrase("class") == "class");
  CHECK(SingularPhrase("series") == "series");
  CHECK(SingularPhrase("") == "");
}

// ---- Former bugs
TEST_CASE("Which dollar the article means") {
  Check({
      // Nothing says otherwise.
      {"It cost $5 and 50 cents.", "[$5] 5 US dollar ; [50 cents] 50 US cent"},
      // Spelt forms leave "$" to the other one.
      {"It cost $5, or A$8.", "[$5] 5 US dollar ; [A$8] 8 Australian dollar"},
      {"In Canada it cost $5 (US$4).", "[$5] 5 Canadian dollar ; [US$4] 4 US dollar"},
      {"It cost $5 U.S. a barrel.", "[$5 U.S. a barrel] 5 US dollar per 1 barrel"},
      {"It cost $40 Canadian.", "[$40 Canadian] 40 Canadian dollar"},
      // Another country with a dollar is named: nobody can tell.
      {"In Sydney, Australia, it cost $5.", "[$5] 5 dollar or 5 US dollar or 5 Australian dollar"},
      {"Australia and the United States paid $5.",
       "[$5] 5 dollar or 5 US dollar or 5 Australian dollar"},
  });
  const std::string_view text = "It cost $5.";
  const LexedText lexed = Lex(text);
  const std::vector<Value> values =
      Normalize(lexed, text, FindMentions(lexed),
                {.published = std::nullopt, .outlet = "The Canada Post-Courier"});
  REQUIRE(values.size() == 1);
  CHECK(GetUnit(values[0].quantity->unit).currency == "CAD");
}

TEST_CASE("What values beside it settle") {
  Check({
      {"A four-, five- or six-cylinder engine.",
       "[four] 4 count (cylinder) ; [five] 5 count (cylinder) ; [six-cylinder] 6 count (cylinder)"},
      {"He has 280 million of the 1.5 billion euros.",
       "[280 million] 280000000 euro ; [1.5 billion euros] 1500000000 euro"},
      {"It makes just under 296 hp (224 kW).",
       "[just under 296 hp] <~296 horsepower ; [224 kW] <~224 kilowatt"},
      {"It rose by 2 per cent, the other fell by 1.",
       "[2 per cent] 2 percent up BY#1 ; [1] 1 percent down BY#2"},
      {"It went from 21 mpg combined to 23.",
       "[21 mpg combined to 23] 21->23 mile per gallon change up FROM_TO#1"},
      {"Give it a week or two.", "[a week] DURATION P1W ABSOLUTE ; [two] 2 week"},
      // No list, no change, no conversion.
      {"He has 5 and she took 3 tonnes.", "[5] 5 count ; [3 tonnes] 3 tonne"},
      {"It makes 296 hp (in 2 cars).", "[296 hp] 296 horsepower ; [2 cars] 2 count (car)"},
  });
}

TEST_CASE("Names of units with what they are per") {
  const auto name = [](std::string_view text) {
    const LexedText lexed = Lex(text);
    const std::vector<Value> values = Normalize(lexed, text, FindMentions(lexed), {});
    REQUIRE_FALSE(values.empty());
    return UnitName(*values[0].quantity, values[0].per_counted);
  };
  CHECK(name("52,000 barrels a day") == "barrel per day");
  CHECK(name("a 52,000 barrel-a-day plant") == "barrel per day");
  CHECK(name("60 miles an hour") == "mile per hour");
  CHECK(name("63 euros per share") == "euro per share");
  CHECK(name("63 euros a head") == "euro per head");
  CHECK(name("9 mg per 100 ml") == "milligram per 100 milliliter");
  CHECK(name("9 deaths per 100,000 people") == "count");
  CHECK(name("9 tonnes") == "tonne");
  CHECK(name("6.78 billion euros a year earlier") == "euro");
}

TEST_CASE("Former bugs of values") {
  Check({
      {"It was up from 28C. He left.", "[28C] 28 degree Celsius up FROM#1"},
      {"It rose by $4 billion to $5 billion.",
       "[$4 billion] 4000000000 US dollar up BY#1 ; [$5 billion] 5000000000 US dollar up TO#1"},
      {"It fell to -$5m.", "[-$5m] -5000000 US dollar"},
      {"The 2018s best car won a last-32 place.", "[2018] DATE 2018 ABSOLUTE"},
      {"It dropped by 1 to 1.5 degrees.", "[1 to 1.5 degrees] [1..1.5] degree range down BY#1"},
      // The second number was lost where two numbers are no range.
      {"It rose 8 per cent to 3.65 crowns.",
       "[8 per cent] 8 percent up BY#1 ; [3.65 crowns] 3.65 krona up TO#1"},
      {"trillions of cells",
       "[trillions of cells] [1000000000000..10000000000000) count vague (cell)"},
  });
}

TEST_CASE("Changes: by, from, to and the direction") {
  Check({
      {"Sales rose 45% from 6.2 to 9.",
       "[45%] 45 percent up BY#1 ; [from 6.2 to 9] 6.2->9 count change up FROM_TO#1"},
      {"Output fell by 3 to 12.", "[3] 3 count down BY#1 ; [12] 12 count down TO#1"},
      {"They were up 5 per cent.", "[5 per cent] 5 percent up BY#1"},
      {"It is down from 40 to 32.", "[from 40 to 32] 40->32 count change down FROM_TO#1"},
      {"It was up 5 per cent at 310p, down from 340p.",
       "[5 per cent] 5 percent up BY#1 ; [310p] 310 penny up TO#1 ; [340p] 340 penny down FROM#2"},
      {"It saw a 5 per cent rise.", "[5 per cent] 5 percent up BY#1"},
      {"It saw a fall of 5 per cent.", "[5 per cent] 5 percent down BY#1"},
      {"A 25-basis-point rate cut came.", "[25-basis-point] 25 basis point down BY#1"},
      {"It dropped 12 percent, to $3.4 billion, from $3.9 billion.",
       "[12 percent] 12 percent down BY#1 ; [$3.4 billion] 3400000000 US dollar down TO#1 ; "
       "[$3.9 billion] 3900000000 US dollar down FROM#1"},
      {"They cut rates by 25 basis points to 4.25%.",
       "[25 basis points] 25 basis point down BY#1 ; [4.25%] 4.25 percent down TO#1"},
      {"It rose $2.14, or 1.3 percent, to $169.",
       "[$2.14] 2.14 US dollar up BY#1 ; [1.3 percent] 1.3 percent up BY#1 ; "
       "[$169] 169 US dollar up TO#1"},
      {"It slipped below 22,150.", "[below 22,150] <22150 count down TO#1"},
      {"It halved its loss to £18m from £37m.",
       "[halved] 0.5 times ; [£18m] 18000000 pound sterling down TO#1 ; "
       "[£37m] 37000000 pound sterling down FROM#1"},
      {"The firm raised $5m.", "[$5m] 5000000 US dollar"},
      {"A dose of 81 mg cut risk.", "[81 mg] 81 milligram"},
      {"They set up 5 schools.", "[5 schools] 5 count (school)"},
      {"They range from 5 to 9 boats.", "[from 5 to 9 boats] [5..9] count range (boat)"},
      {"They moved to 5 schools.", "[5 schools] 5 count (school)"},
  });
}

TEST_CASE("Signs with several meanings: the article settles them or they stay open") {
  Check({
      {"The wall is 1.5m high.", "[1.5m] 1.5 meter"},
      {"The number of claimants hit 1.5m.", "[1.5m] 1500000 count"},
      {"It reached 1.5m.", "[1.5m] 1.5 meter or 1500000 count"},
      {"It reached 1.5m. The other was 30 metres.", "[1.5m] 1.5 meter ; [30 metres] 30 meter"},
      {"It reached 1.5m. The other was 2 million.",
       "[1.5m] 1500000 count ; [2 million] 2000000 count"},
      {"She won the 100m.", "[100m] 100 meter"},
      {"They have 3 m viewers.", "[3 m viewers] 3000000 count (viewer)"},
      {"The temperature was 28c.", "[28c] 28 degree Celsius"},
      {"The dividend was 28c.", "[28c] 28 US cent"},
      {"It was 28c.", "[28c] 28 US cent or 28 degree Celsius"},
      {"There were 50,000 in 2020.", "[50,000] 50000 count ; [2020] DATE 2020 ABSOLUTE"},
      {"A 6in nail.", "[6in] 6 inch"},
  });
}

TEST_CASE("Values in two parts are one") {
  Check({
      {"It is 6ft 2in tall.", "[6ft 2in] 74 inch"},
      {"It is 5 feet, 11 inches.", "[5 feet, 11 inches] 71 inch"},
      {"She is 5ft 7.", "[5ft 7] 67 inch"},
      {"The 6-foot-2 guard.", "[6-foot-2] 74 inch"},
      {"A 6-foot-2, 210-pound man.", "[6-foot-2] 74 inch ; [210-pound] 210 pound"},
      {"He is 6'2\" and thin.", "[6'2\"] 74 inch"},
      {"It weighed 7lb 4oz.", "[7lb 4oz] 116 ounce"},
      {"It weighed 2 stone 3lb.", "[2 stone 3lb] 31 pound"},
      {"It is 6ft and 14 stone.", "[6ft] 6 foot ; [14 stone] 14 stone"},
      {"It is 6ft 40in.", "[6ft] 6 foot ; [40in] 40 inch"},
  });
}

}  // namespace
}  // namespace crosscheck
