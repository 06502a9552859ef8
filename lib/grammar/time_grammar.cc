// The door is ParseTime: the grammar of dates and times over tokens. A TIMEX3 extent is the
// expression with its modifiers and without its preposition; "since" and "until" before it are read
// in normalize. Bare durations ("five months") are quantities and are read by the other grammar.
#include "grammar/grammars.h"
#include "grammar/number_grammar.h"

namespace crosscheck::grammar {
namespace {

const auto year = piece(Role::kYear)[YearToken()];
const auto month = piece(Role::kMonth)[MonthToken()];
const auto comma = mark(',');
const auto the = word(kw::k_the);
const auto early_late =
    piece(Role::kModifier)[word(kw::k_early) | word(kw::k_late) | (word(kw::k_mid) >> -dash)];
const auto relative_word = piece(Role::kRelative)[token_if(
    [](const Token& t) { return t.Is(WordClass::kRelative) && t.kind == TokenKind::kWord; })];
// "Following Thursday's hearing" is a preposition and a day.
const auto relative_to_now = relative_word - word(kw::k_following);
const auto time_unit = piece(Role::kTimeUnit)[cls(WordClass::kTimeUnit)];
const auto year_unit = piece(Role::kTimeUnit)[word(kw::k_year)];
const auto day_number = piece(Role::kDay)[token_if([](const Token& t) {
  return (t.Has(token_flags::kBare) && t.end - t.begin <= 2) || t.kind == TokenKind::kOrdinal;
})];
// Abbreviated names of days are words of their own ("Sun", "Sat"): only with their full stop.
const auto weekday = piece(Role::kWeekday)[token_if([](const Token& t) {
  return t.Is(WordClass::kWeekday) && t.Capitalized() &&
         (t.end - t.begin > 5 || t.Is(WordClass::kAbbreviation));
})];

// "last year", "of that year", "the following year"
CROSSCHECK_RULE(year_from_context, "year that context tells",
                hold[-word(kw::k_of) >> -the >>
                     piece(Role::kRelative)[any_of(Bit(WordClass::kRelative)) | word(kw::k_same) |
                                            (word(kw::k_that) >> -word(kw::k_same))] >>
                     year_unit])
// "490 BC": before the calendar of Period; the mention keeps TIMEX3's form.
const auto era_year = hold[piece(Role::kYear)[token_if([](const Token& t) {
                             return t.Has(token_flags::kBare) && t.end - t.begin <= 4;
                           })] >>
                           piece(Role::kUnit)[cls(WordClass::kEra)]];
const auto any_year = hold[-comma >> year] | year_from_context;
CROSSCHECK_RULE(calendar_day, "day of the calendar",
                hold[month >> day_number >> -any_year] |
                    hold[day_number >> -(word(kw::k_of)) >> month >> -any_year] |
                    piece(Role::kDay)[kind(TokenKind::kDate)])
const auto part_of_day =
    word(kw::k_morning) | word(kw::k_afternoon) | word(kw::k_evening) | word(kw::k_night);
CROSSCHECK_RULE(date, "date",
                form(MentionForm::kDate)[weekday >> mark('(') >> calendar_day >> mark(')')] |
                    form(MentionForm::kDate)[weekday >> -comma >> calendar_day] |
                    form(MentionForm::kDate)[calendar_day] |
                    form(MentionForm::kDate)[-the >> -piece(Role::kModifier)[word(kw::k_early)] >>
                                             piece(Role::kModifier)[part_of_day] >>
                                             word(kw::k_of) >> -the >> calendar_day])
// "September last year", "May 2019", "last December", "early May"
CROSSCHECK_RULE(
    month_of_year, "month",
    form(MentionForm::kMonth)[-early_late >> month >> -comma >> -word(kw::k_of) >> era_year] |
        form(MentionForm::kMonth)[-early_late >> month >> -comma >> -word(kw::k_of) >> year] |
        form(MentionForm::kMonth)[-early_late >> month >> year_from_context] |
        form(MentionForm::kMonth)[-early_late >> relative_word >> month] |
        form(MentionForm::kMonth)[-early_late >> month])
CROSSCHECK_RULE(year_range, "range of years",
                form(MentionForm::kYearRange)[word(kw::k_between) >> year >> word(kw::k_and) >>
                                              piece(Role::kEnd)[YearToken()]] |
                    form(MentionForm::kYearRange)[word(kw::k_from) >> year >>
                                                  (word(kw::k_to) | word(kw::k_through)) >>
                                                  piece(Role::kEnd)[YearToken()]] |
                    form(MentionForm::kYearRange)[year >> dash >>
                                                  piece(Role::kEnd)[token_if([](const Token& t) {
                                                    return t.year_like ||
                                                           (t.Has(token_flags::kBare) &&
                                                            t.end - t.begin == 2);
                                                  })]])
CROSSCHECK_RULE(fiscal_year, "fiscal year",
                form(MentionForm::kFiscalYear)[word(kw::k_fy) >> year] |
                    form(MentionForm::kFiscalYear)[word(kw::k_fiscal) >> -word(kw::k_year) >> year])
CROSSCHECK_RULE(
    decade, "decade",
    form(MentionForm::kDecade)[-early_late >> piece(Role::kYear)[kind(TokenKind::kDecade)]])
const auto ordinal =
    piece(Role::kOrdinal)[kind(TokenKind::kOrdinal) | cls(WordClass::kOrdinalWord)];
CROSSCHECK_RULE(century, "century",
                form(MentionForm::kCentury)[ordinal >> -dash >> word(kw::k_century) >>
                                            -piece(Role::kUnit)[cls(WordClass::kEra)]])
const auto of_year = -(word(kw::k_of)) >> (year | hold[relative_word >> year_unit]);
CROSSCHECK_RULE(quarter, "quarter or half of a year",
                form(MentionForm::kQuarter)[ordinal >> -dash >> word(kw::k_quarter) >> of_year] |
                    form(MentionForm::kHalf)[ordinal >> -dash >> word(kw::k_half) >> of_year])
const auto season_word = piece(Role::kSeason)[cls(WordClass::kSeason)];
// "spring" and "fall" are other words too.
const auto sure_season = token_if([](const Token& t) {
  return t.word == kw::k_winter || t.word == kw::k_summer || t.word == kw::k_autumn;
});
CROSSCHECK_RULE(
    season, "season",
    form(MentionForm::kSeason)[relative_word >> season_word] |
        form(MentionForm::kSeason)[-the >> -early_late >> season_word >> -word(kw::k_of) >>
                                   (era_year | year | year_from_context)] |
        form(MentionForm::kSeason)[-the >> -early_late >> piece(Role::kSeason)[sure_season] >>
                                   !dash] |
        form(MentionForm::kSeason)[the >> -early_late >> season_word >> !dash >>
                                   !token_if([](const Token& t) { return t.word == kw::k_of; })])

const auto count = piece(
    Role::kLow)[(digit_number | spoken_number | phrase(WordClass::kVague) | a | word(kw::k_few))];
const auto plural_unit = piece(Role::kTimeUnit)[token_if(
    [](const Token& t) { return t.Is(WordClass::kTimeUnit) && t.Has(token_flags::kEndsS); })];
const auto time_of_day = -cls(WordClass::kTimeOfDay);
CROSSCHECK_RULE(day_of_week, "day of the week",
                form(MentionForm::kWeekday)[-hold[relative_to_now >> &cls(WordClass::kWeekday)] >>
                                            weekday >> time_of_day])
// "last year", "the past six years", "the following month", "earlier this year"; not "the last year
// of the talks"
CROSSCHECK_RULE(
    relative, "relative time",
    form(MentionForm::kRelative)
        [-((word(kw::k_earlier) | word(kw::k_later)) >> &any_of(Bit(WordClass::kRelative))) >>
         -early_late >>
         ((the >> relative_word >> -count >> time_unit >>
           !(word(kw::k_of) >> any_of(Bits(WordClass::kArticle, WordClass::kDeterminer)))) |
          hold[relative_word >> -count >> time_unit])])
const auto ago_word = word(kw::k_ago) | word(kw::k_later) | word(kw::k_earlier);
CROSSCHECK_RULE(ago, "distance in time",
                form(MentionForm::kAgo)[-phrase(WordClass::kModifier) >> count >> time_unit >>
                                        piece(Role::kRelative)[ago_word]] |
                    form(MentionForm::kAgo)[plural_unit >> piece(Role::kRelative)[ago_word]])
CROSSCHECK_RULE(
    today, "day from today",
    form(MentionForm::kToday)[piece(Role::kRelative)[word(kw::k_today) | word(kw::k_yesterday) |
                                                     word(kw::k_tomorrow) | word(kw::k_tonight)]] |
        form(MentionForm::kToday)[piece(Role::kRelative)[word(kw::k_last) | word(kw::k_this)] >>
                                  piece(Role::kTimeUnit)[part_of_day]])
const auto part_of_period = word(kw::k_end) | word(kw::k_beginning) | word(kw::k_start) |
                            word(kw::k_middle) | word(kw::k_rest);
CROSSCHECK_RULE(
    then, "time mentioned before",
    form(MentionForm::kThen)[-(word(kw::k_later) | word(kw::k_earlier)) >>
                             ((word(kw::k_that) >> -word(kw::k_same)) |
                              ((word(kw::k_this) | the) >> word(kw::k_same))) >>
                             (time_unit | piece(Role::kTimeUnit)[part_of_day])] |
        form(MentionForm::kThen)[-the >> part_of_period >> word(kw::k_of) >>
                                 (the | word(kw::k_that)) >> -word(kw::k_same) >> time_unit >>
                                 !word(kw::k_of)] |
        form(MentionForm::kThen)[piece(Role::kRelative)[word(kw::k_since) >> word(kw::k_then)]])
CROSSCHECK_RULE(inner, "end of a stretch of time",
                date | month_of_year | form(MentionForm::kYear)[year])
// "the twelve months ending in April 2021", "the 12 months before September last year", "the year
// to March"
CROSSCHECK_RULE(
    up_to, "stretch up to a date",
    form(MentionForm::kUpTo)[-the >> -count >> time_unit >>
                             piece(Role::kRelative)[((word(kw::k_ending) | word(kw::k_ended)) >>
                                                     -(word(kw::k_in) | word(kw::k_on))) |
                                                    word(kw::k_to) | word(kw::k_through) |
                                                    word(kw::k_before) | word(kw::k_until)] >>
                             piece(Role::kEnd)[inner]])
CROSSCHECK_RULE(
    set, "set of times",
    form(MentionForm::kSet)[(word(kw::k_each) | word(kw::k_every)) >> (time_unit | weekday)] |
        form(MentionForm::kSet)[piece(
            Role::kRelative)[word(kw::k_annually) | word(kw::k_daily) | word(kw::k_weekly) |
                             word(kw::k_monthly) | word(kw::k_yearly)]])
// "490 BC": before the calendar of Period; the mention keeps TIMEX3's form.
const auto era = token_if([](const Token& t) { return t.Is(WordClass::kEra); });
CROSSCHECK_RULE(
    single_year, "year",
    form(MentionForm::kYear)[-early_late >> piece(Role::kYear)[token_if([](const Token& t) {
      return t.Has(token_flags::kBare) && t.end - t.begin <= 4;
    })] >> piece(Role::kUnit)[era]] |
        form(MentionForm::kYear)[-early_late >> year])
// "now", "former", "recently": a time that no calendar tells.
// "more than a year", "almost a month": a length that no number tells.
CROSSCHECK_RULE(
    length, "length of time",
    form(MentionForm::kDuration)[phrase(WordClass::kModifier) >> a >> time_unit >> !ago_word])
CROSSCHECK_RULE(
    reference, "time told by its distance from now only",
    form(MentionForm::kReference)[piece(
        Role::kRelative)[(word(kw::k_this) | word(kw::k_that) | (the >> word(kw::k_same))) >>
                         word(kw::k_time)]] |
        form(MentionForm::kReference)[piece(
            Role::kRelative)[word(kw::k_now) | word(kw::k_currently) | word(kw::k_current) |
                             word(kw::k_recent) | word(kw::k_recently) | word(kw::k_former) |
                             word(kw::k_formerly) | word(kw::k_future)]])

}  // namespace

const Token* ParseTime(const Token* base, const Token* first, const Token* last, Mention& mention) {
  Sink sink{&mention, base};
  mention.piece_count = 0;
  Iterator at = first;
  const auto time = up_to | date | month_of_year | year_range | fiscal_year | decade | century |
                    quarter | season | ago | day_of_week | relative | today | then | set |
                    single_year | length | reference;
  return x3::parse(at, last, x3::with<SinkTag>(sink)[time]) ? at : first;
}

}  // namespace crosscheck::grammar
