// The terms that the rules of time_grammar.cc are made of: names of days, months and years, parts
// of a stretch, and what counts time. Included by that file only.
#pragma once

#include "grammar/number_grammar.h"

namespace crosscheck::grammar {
namespace {

const auto year = piece(Role::kYear)[YearToken()];
const auto month = piece(Role::kMonth)[MonthToken()];
const auto comma = mark(',');
const auto the = word(kw::k_the);
const auto of = word(kw::k_of);

// 1 a.m. or p.m., 2 morning .. 5 night, 6 noon, 7 midnight, 8 daytime; 0 for no such word.
inline int DayPart(const Token& t) {
  if (!t.Is(WordClass::kTimeOfDay)) return 0;
  const auto value = WordValue(t.word, WordClass::kTimeOfDay);
  return value ? value->value : 0;
}
const auto day_part =
    piece(Role::kDayPart)[token_if([](const Token& t) { return DayPart(t) > 1; })];

// Words that neither are a noun nor describe one.
constexpr uint64_t kNeverNouns =
    Bits(WordClass::kPreposition, WordClass::kConjunction, WordClass::kAux, WordClass::kPronoun,
         WordClass::kClauseBreak, WordClass::kArticle, WordClass::kDeterminer, WordClass::kVerb,
         WordClass::kSay, WordClass::kNegation);
// What may not follow where the words before it would only describe it: "the 15th floor", "the past
// president".
const auto noun = token_if([](const Token& t) {
  constexpr uint64_t kNoNoun =
      kNeverNouns | Bits(WordClass::kStop, WordClass::kChange, WordClass::kHedge);
  return t.kind == TokenKind::kWord && (t.classes & kNoNoun) == 0 && !t.Has(token_flags::kEndsEd);
});
// The end of a clause.
const auto stop = token_if([](const Token& t) {
  return t.kind == TokenKind::kPunctuation && t.mark != '-' && t.mark != '(' && t.mark != '"';
});

const auto early_late =
    piece(Role::kModifier)[(word(kw::k_early) | word(kw::k_late) | word(kw::k_mid)) >> -dash];
const auto edge_word = word(kw::k_end) | word(kw::k_beginning) | word(kw::k_start) |
                       word(kw::k_middle) | word(kw::k_rest) | word(kw::k_close) |
                       ((word(kw::k_latter) | word(kw::k_early)) >> word(kw::k_part)) |
                       (word(kw::k_early) >> word(kw::k_hours));
// "the end of", "early in": the part of a stretch belongs to its extent.
CROSSCHECK_RULE(
    edge, "part of a stretch",
    hold[-the >> edge_word >> of] |
        hold[(word(kw::k_early) | word(kw::k_late) | word(kw::k_later) | word(kw::k_earlier)) >>
             word(kw::k_in)])
CROSSCHECK_RULE(part, "part of a stretch, or early or late in it",
                hold[edge >> -hold[-the >> early_late]] | hold[-the >> early_late])

const auto relative_word = piece(Role::kRelative)[token_if(
    [](const Token& t) { return t.Is(WordClass::kRelative) && t.kind == TokenKind::kWord; })];
// "Following Thursday's hearing" is a preposition and a day.
const auto relative_to_now = relative_word - word(kw::k_following);
// "last night" and "this morning" are days from today.
const auto relative_not_now = relative_word - (word(kw::k_last) | word(kw::k_this));
const auto time_unit = piece(Role::kTimeUnit)[cls(WordClass::kTimeUnit)];
const auto year_unit = piece(Role::kTimeUnit)[word(kw::k_year)];
const auto day_number = piece(Role::kDay)[token_if([](const Token& t) {
  return (t.Has(token_flags::kBare) && t.end - t.begin <= 2) || t.kind == TokenKind::kOrdinal;
})];
// Abbreviated names of days are words of their own ("Sun", "Sat"): only with their full stop.
const auto any_weekday = token_if([](const Token& t) {
  return t.Is(WordClass::kWeekday) && t.Capitalized() &&
         (t.end - t.begin > 5 || (t.Is(WordClass::kAbbreviation) && !t.AllCaps()));
});
const auto plural_weekday = token_if([](const Token& t) {
  return t.Is(WordClass::kWeekday) && t.Capitalized() && t.Has(token_flags::kEndsS) &&
         t.end - t.begin > 6;
});
const auto weekday = piece(Role::kWeekday)[any_weekday - plural_weekday];

// "last year", "of that year", "the following year", "of the year"
CROSSCHECK_RULE(year_from_context, "year that context tells",
                hold[-of >> -the >>
                     piece(Role::kRelative)[any_of(Bit(WordClass::kRelative)) | word(kw::k_same) |
                                            (word(kw::k_that) >> -word(kw::k_same))] >>
                     year_unit] |
                    hold[of >> the >> year_unit])
const auto short_number =
    token_if([](const Token& t) { return t.Has(token_flags::kBare) && t.end - t.begin <= 4; });
// "490 BC": before the calendar of Period; the mention keeps TIMEX3's form.
const auto era_year =
    hold[piece(Role::kYear)[short_number] >> piece(Role::kUnit)[cls(WordClass::kEra)]];
// "AD 79", "1066 CE": years of the calendar that need not look like one.
const auto christian_era = token_if([](const Token& t) {
  return (t.word == kw::k_ad || t.word == kw::k_a_d || t.word == kw::k_ce) && t.AllCaps();
});
const auto christian_year = hold[christian_era >> piece(Role::kYear)[short_number]] |
                            hold[piece(Role::kYear)[short_number] >> christian_era];
const auto any_year = hold[-(comma | of) >> year] | year_from_context;
CROSSCHECK_RULE(calendar_day, "day of the calendar",
                hold[month >> day_number >> !cls(WordClass::kEra) >> -any_year] |
                    // "the 7th of November", but "the [7 November] talks"
                    hold[the >> day_number >> -of >> month >> -any_year >> !noun] |
                    hold[day_number >> -of >> month >> -any_year] |
                    // "07-Nov-2019"
                    hold[day_number >> dash >> month >> dash >> year] |
                    piece(Role::kDay)[kind(TokenKind::kDate)])
CROSSCHECK_RULE(full_day, "day of the calendar with its day of the week",
                hold[weekday >> mark('(') >> calendar_day >> mark(')')] |
                    hold[weekday >> -comma >> calendar_day] | calendar_day)
const auto season_word = piece(Role::kSeason)[cls(WordClass::kSeason)];

const auto count = piece(
    Role::kLow)[(digit_number | spoken_number | phrase(WordClass::kVague) | a | word(kw::k_few))];
const auto many = piece(Role::kLow)[digit_number | spoken_number | phrase(WordClass::kVague)];
// "the first nine months"
const auto ordering =
    phrase(WordClass::kOrdinalWord) | word(kw::k_final) | word(kw::k_opening) | word(kw::k_initial);
const auto plural_unit = piece(Role::kTimeUnit)[token_if(
    [](const Token& t) { return t.Is(WordClass::kTimeUnit) && t.Has(token_flags::kEndsS); })];

inline int UnitOf(const Token& t) {
  if (!t.Is(WordClass::kTimeUnit)) return -1;
  const auto value = WordValue(t.word, WordClass::kTimeUnit);
  return value ? value->value : -1;
}
// Minutes and seconds are other things without a number, quarters are coins.
inline bool IsLength(const Token& t) {
  constexpr int kMinuteCode = 6, kYearCode = 11, kDecade = 101, kCentury = 102, kFortnight = 104;
  const int unit = UnitOf(t);
  return (unit > kMinuteCode && unit <= kYearCode) || unit == kDecade || unit == kCentury ||
         unit == kFortnight;
}
const auto length_unit = piece(Role::kTimeUnit)[token_if(
    [](const Token& t) { return IsLength(t) && !t.Has(token_flags::kEndsS); })];
const auto plural_length = piece(Role::kTimeUnit)[token_if(
    [](const Token& t) { return IsLength(t) && t.Has(token_flags::kEndsS) && !t.Capitalized(); })];
// "the year", "the quarter": days are too many things.
const auto long_unit = piece(Role::kTimeUnit)[token_if([](const Token& t) {
  constexpr int kWeekCode = 9;
  return UnitOf(t) >= kWeekCode && !t.Has(token_flags::kEndsS);
})];
// "two bloody weeks"
const auto quality = token_if([](const Token& t) {
  constexpr uint64_t kNone =
      kNeverNouns | Bits(WordClass::kTimeUnit, WordClass::kPlural, WordClass::kUnit);
  return t.kind == TokenKind::kWord && !t.Capitalized() && (t.classes & kNone) == 0 &&
         !t.Has(token_flags::kEndsS);
});

}  // namespace
}  // namespace crosscheck::grammar
