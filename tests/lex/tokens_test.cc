// Tokens: every rule of print that the lexer owns, one table a rule. A row is a text and the line
// that DebugString writes for it; '|' in the wanted line separates sentences.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>

#include "crosscheck/lex/lexicon.h"
#include "crosscheck/lex/token.h"

namespace crosscheck {
namespace {

struct Row {
  std::string_view text;
  std::string_view want;
};

std::string Dump(std::string_view text) {
  std::string out = DebugString(Lex(text), text);
  for (char& c : out) c = c == '\n' ? '|' : c;
  return out;
}

void Check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO("text: " << row.text);
    CHECK(Dump(row.text) == row.want);
  }
}

TEST_CASE("A number is owned whole: sign, groups, decimals") {
  Check({
      {"50", "number:50"},
      {"-5 km", "number:-5 word:km"},
      {"\u22125 degrees", "number:\u22125 word:degrees"},
      {"(-5)", "mark:( number:-5 mark:)"},
      {"0.5", "number:0.5"},
      {".5 grams", "number:.5 word:grams"},
      {"1,234.50", "number:1,234.50"},
      {"12,345,678", "number:12,345,678"},
      {"12,34,567", "number:12,34,567"},
      {"28,000 people", "number:28,000 word:people"},
      {"in 2016, 2017", "word:in number:2016 mark:, number:2017"},
      {"2017,2018", "odd:2017,2018"},
      {"it rose 5, then fell", "word:it word:rose number:5 mark:, word:then word:fell"},
      {"007", "id:007"},
  });
}

TEST_CASE("Digit groups by spaces: ASCII, no-break, thin") {
  Check({
      {"1 000 km", "number:1 000 word:km"},
      {"31\u00A0724 deaths", "number:31\u00A0724 word:deaths"},
      {"31\u2009724\u2009000 deaths", "number:31\u2009724\u2009000 word:deaths"},
      {"31\u202F724 deaths", "number:31\u202F724 word:deaths"},
      {"5\u00A0kg", "number:5 word:kg"},
      {"May 12 300 people", "word:May number:12 number:300 word:people"},
      {"in 2016 300 people", "word:in number:2016 number:300 word:people"},
      {"10 20 30", "number:10 number:20 number:30"},
  });
}

TEST_CASE("What no rule of print allows is odd, never cut short") {
  Check({
      {"12,345,6 km", "odd:12,345,6 word:km"},
      {"1,23 km", "odd:1,23 word:km"},
      {"1,2345", "odd:1,2345"},
      {"1,234.5,6", "odd:1,234.5,6"},
      {"1:5", "odd:1:5"},
  });
}

TEST_CASE("Fractions, ordinals, decades, dates, clocks") {
  Check({
      {"1/3 of them", "fraction:1/3 word:of word:them"},
      {"\u00BD a mile", "fraction:\u00BD word:a word:mile"},
      {"1\u00BD miles", "fraction:1\u00BD word:miles"},
      {"2 1/2 years", "number:2 fraction:1/2 word:years"},
      {"24/7", "id:24/7"},
      {"9/11", "id:9/11"},
      {"the 21st and 2nd", "word:the ordinal:21st word:and ordinal:2nd"},
      {"the 1960s", "word:the decade:1960s"},
      {"the '90s", "word:the decade:'90s"},
      {"the \u201990s", "word:the decade:\u201990s"},
      {"the 90s", "word:the decade:90s"},
      {"2019-11-07", "date:2019-11-07"},
      {"7/11/2019", "date:7/11/2019"},
      {"7-11-2019", "date:7-11-2019"},
      {"978-3-16-148410-0", "id:978-3-16-148410-0"},
      {"11:28", "clock:11:28"},
      {"6:30:05", "clock:6:30:05"},
      {"11:28 a.m.", "clock:11:28 word:a.m."},
  });
}

TEST_CASE("Names with digits are identifiers") {
  Check({
      {"5G", "id:5G"},
      {"5G-ready", "id:5G mark:- word:ready"},
      {"G20", "id:G20"},
      {"COVID-19", "id:COVID-19"},
      {"F-16 jets", "id:F-16 word:jets"},
      {"A12 km", "id:A12 word:km"},
      {"12 km\u00E9", "number:12 word:km\u00E9"},
      {"12km\u00E9", "id:12km\u00E9"},
      {"192.168.0.1", "id:192.168.0.1"},
      {"version 2.0.1", "word:version id:2.0.1"},
      {"555-0134", "id:555-0134"},
      {"800-555-0134", "id:800-555-0134"},
      {"737MAX8", "id:737MAX8"},
  });
}

TEST_CASE("Units, scales and signs stand beside their number") {
  Check({
      {"50x", "number:50 word:x"},
      {"5km", "number:5 word:km"},
      {"5m", "number:5 word:m"},
      {"$3.2bn", "sign:$ number:3.2 word:bn"},
      {"US$5", "word:US$ number:5"},
      {"\u20AC5m", "sign:\u20AC number:5 word:m"},
      {"\u00A35m", "sign:\u00A3 number:5 word:m"},
      {"50%", "number:50 sign:%"},
      {"20\u00B0C", "number:20 sign:\u00B0C"},
      {"90 km/h", "number:90 word:km/h"},
      {"30-50", "number:30 mark:- number:50"},
      {"30\u201350", "number:30 mark:\u2013 number:50"},
      {"30 - 50", "number:30 mark:- number:50"},
      {"34-year-old", "number:34 mark:- word:year mark:- word:old"},
      {"5pm", "number:5 word:pm"},
      {"32m2", "number:32 word:m2"},
      {"5km\u00B2", "number:5 word:km\u00B2"},
      {"$US55,931", "sign:$US number:55,931"},
      {"$A5", "sign:$A number:5"},
      {"USD1,700", "word:USD number:1,700"},
      {"RM23.50", "word:RM number:23.50"},
      {"PS2.7m", "word:PS number:2.7 word:m"},
      {"PS5", "id:PS5"},
      {"Y=590", "word:Y= number:590"},
      {"Rs500", "word:Rs number:500"},
      {"1\u204432 of it", "fraction:1\u204432 word:of word:it"},
      {"~5", "sign:~ number:5"},
      {"5+", "number:5 sign:+"},
  });
}

TEST_CASE("Words, apostrophes, pointed letters") {
  Check({
      {"China's plan", "word:China poss:'s word:plan"},
      {"China\u2019s plan", "word:China poss:\u2019s word:plan"},
      {"don't", "word:don't"},
      {"don\u2019t", "word:don\u2019t"},
      {"the voters' choice", "word:the word:voters poss:' word:choice"},
      {"\u201999 was a year", "id:\u201999 word:was word:a word:year"},
      {"'50 people left'", "mark:' number:50 word:people word:left mark:'"},
      {"he said 'no votes' today", "word:he word:said mark:' word:no word:votes mark:' word:today"},
      {"'quoted' word", "mark:' word:quoted mark:' word:word"},
      {"the U.S. plan", "word:the word:U.S. word:plan"},
      {"at 5 p.m. today", "word:at number:5 word:p.m. word:today"},
      {"caf\u00E9", "word:caf\u00E9"},
      {"well-known", "word:well mark:- word:known"},
      {"he \u2014 she", "word:he mark:\u2014 word:she"},
      {"he -- she", "word:he mark:-- word:she"},
      {"wait... no", "word:wait mark:... word:no"},
      {"soft\u00ADhyphen", "word:soft\u00ADhyphen"},
      {"12\u00ADkm", "number:12 word:km"},
  });
}

TEST_CASE("Links, handles and tags are one token") {
  Check({
      {"see https://example.org/a?b=1, now",
       "word:see link:https://example.org/a?b=1 mark:, word:now"},
      {"by me@example.org.", "word:by link:me@example.org mark:."},
      {"@crosscheck said", "link:@crosscheck word:said"},
      {"#news today", "link:#news word:today"},
      {"www.example.org/2019/05", "link:www.example.org/2019/05"},
  });
}

TEST_CASE("Mojibake and broken bytes do no harm") {
  Check({
      {"\u00C2 28,000 people", "number:28,000 word:people"},
      {"cost \u00C2\u00A35m", "word:cost sign:\u00A3 number:5 word:m"},
      {"\u00C2ge", "word:\u00C2ge"},
      {"\u00E2\u20AC\u0153Nine\u00E2\u20AC\u009D people died",
       "mark:\u00E2\u20AC\u0153 word:Nine mark:\u00E2\u20AC\u009D word:people word:died"},
      {"China\u00E2\u20AC\u2122s", "word:China poss:\u00E2\u20AC\u2122s"},
      {"30\u00E2\u20AC\u201C50", "number:30 mark:\u00E2\u20AC\u201C number:50"},
      {"50\xFF km", "number:50 sign:\xFF word:km"},
      {"\xE2\x80", "sign:\xE2 sign:\x80"},
  });
  const std::string_view nul("50\0people", 9);
  CHECK(Dump(nul) == "number:50 word:people");
  CHECK(Dump("") == "");
  CHECK(Dump(" \n\t ") == "");
}

TEST_CASE("Flags of a token") {
  const std::string_view text = "NASA said 2017 people fished in Walking shoes";
  const LexedText lexed = Lex(text);
  CHECK(lexed.tokens[0].AllCaps());
  CHECK(lexed.tokens[0].Capitalized());
  CHECK(lexed.tokens[2].year_like);
  CHECK(lexed.tokens[2].Has(token_flags::kBare));
  CHECK(lexed.tokens[4].Has(token_flags::kEndsEd));
  CHECK(lexed.tokens[6].Has(token_flags::kEndsIng));
  CHECK(lexed.tokens[7].Has(token_flags::kEndsS));
  CHECK_FALSE(Lex("2,017").tokens[0].year_like);
  CHECK_FALSE(Lex("1499").tokens[0].year_like);
  CHECK_FALSE(Lex("+5").tokens[0].Has(token_flags::kBare));
}

TEST_CASE("The lexicon finds the longest form of a class") {
  const auto match = [](std::string_view text, WordClass c) {
    const LexedText lexed = Lex(text);
    return MatchPhrase(lexed.tokens, 0, static_cast<uint32_t>(lexed.tokens.size()), c);
  };
  CHECK(match("more than fifty", WordClass::kModifier).length == 2);
  CHECK(match("more fifty", WordClass::kModifier).length == 0);
  CHECK(match("per cent of", WordClass::kUnit).length == 2);
  CHECK(match("per-cent of", WordClass::kUnit).length == 3);
  CHECK(match("million", WordClass::kScale).value.value == 6);
  CHECK(match("", WordClass::kScale).length == 0);
  CHECK(WordText(FindWord("million")) == "million");
  CHECK(FindWord("zzzz") == 0);
  CHECK_FALSE(WordValue(FindWord("million"), WordClass::kMonth).has_value());
}

// ---- properties

void CheckShape(std::string_view text) {
  const LexedText lexed = Lex(text);
  uint32_t end = 0;
  for (const Token& token : lexed.tokens) {
    REQUIRE(token.begin >= end);
    REQUIRE(token.end > token.begin);
    end = token.end;
  }
  REQUIRE(end <= text.size());
  uint32_t next = 0;
  for (const Sentence& sentence : lexed.sentences) {
    REQUIRE(sentence.tokens.begin == next);
    REQUIRE(sentence.tokens.end > next);
    next = sentence.tokens.end;
    REQUIRE(sentence.span == lexed.SpanOf(sentence.tokens));
    REQUIRE(sentence.paragraph < lexed.paragraphs.size());
  }
  REQUIRE(next == lexed.tokens.size());
  uint32_t sentence = 0;
  for (const Paragraph& paragraph : lexed.paragraphs) {
    REQUIRE(paragraph.first_sentence == sentence);
    REQUIRE(paragraph.last_sentence > sentence);
    sentence = paragraph.last_sentence;
  }
  REQUIRE(sentence == lexed.sentences.size());
}

TEST_CASE("Tokens are ordered, apart and inside; sentences cover them, paragraphs the sentences") {
  std::mt19937 random(20240501);
  constexpr std::string_view kPieces[] = {
      "1",      ",",      ".",      "000",    "-",      "'",      "s",      "$",
      "%",      " ",      "\n",     "\n\n",   "U.S.",   "a.m.",   "Nov.",   "million",
      "\u00A0", "\u2009", "\u2013", "\u00BD", "\u00AD", "\u201C", "\u201D", "/",
      ":",      "@",      "#",      "(",      ")",      "May",    "half",   "\xE2",
      "\x80",   "\xC2",   "\xFF",   "://",    "x",      "K"};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const size_t count = random() % 24;
    for (size_t j = 0; j < count; ++j) text += kPieces[random() % std::size(kPieces)];
    INFO("text: " << text);
    CheckShape(text);
  }
  for (int i = 0; i < 1000; ++i) {
    std::string text(random() % 64, '\0');
    for (char& c : text) c = static_cast<char>(random() & 0xFF);
    CheckShape(text);
  }
}

TEST_CASE("Extremes of length") {
  const std::string digits(10000, '7');
  CHECK(Dump(digits) == "number:" + digits);
  std::string groups = "1";
  for (int i = 0; i < 5000; ++i) groups += ",000";
  CHECK(Lex(groups).tokens.size() == 1);
  CheckShape(std::string(10000, '.'));
  CheckShape(std::string(10000, '-'));
  CheckShape(std::string(10000, '\''));
  const std::string letters(100000, 'a');
  CHECK(Lex(letters).tokens.size() == 1);
}

}  // namespace
}  // namespace crosscheck
