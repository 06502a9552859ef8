// The door is ParseTime: the grammar of dates and times over tokens. A TIMEX3 extent is the
// expression with its modifiers and without its preposition; "since" and "until" before it are read
// in normalize. Durations with a number ("five months") are quantities and are read by the other
// grammar; here stand those without one ("a year", "decades") and those with words between.
#include "grammar/grammars.h"
#include "grammar/number_grammar.h"
#include "grammar/time_terms.h"

namespace crosscheck::grammar {
namespace {

// ---- days
CROSSCHECK_RULE(date, "date",
                // "the night of 20 June 1791", "early in the morning of 29 April"
                form(MentionForm::kDate)[-(early_late >> -(word(kw::k_in) | word(kw::k_on))) >>
                                         -the >> -early_late >> day_part >> -word(kw::k_hours) >>
                                         (of | word(kw::k_on)) >> -the >> full_day] |
                    form(MentionForm::kDate)[-edge >> -(early_late >> -word(kw::k_on)) >>
                                             full_day >> -day_part] |
                    // "the 15th", "the 7th": what follows must be no noun.
                    form(MentionForm::kDate)[the >> piece(Role::kDay)[kind(TokenKind::kOrdinal)] >>
                                             !dash >> !noun])
// "September last year", "May 2019", "last December", "early May", "the end of May"
CROSSCHECK_RULE(month_of_year, "month",
                form(MentionForm::kMonth)[-part >> month >> -comma >> -of >> era_year] |
                    form(MentionForm::kMonth)[-part >> month >> -comma >> -of >> year] |
                    form(MentionForm::kMonth)[-part >> month >> -comma >> year_from_context] |
                    form(MentionForm::kMonth)[-part >> relative_word >> month] |
                    form(MentionForm::kMonth)[-part >> month])

// ---- ranges: kLow and kEnd become mentions of their own
const auto end_year = piece(Role::kEnd)[year];
const auto low_year = piece(Role::kLow)[-hold[-the >> word(kw::k_years)] >> year];
const auto two_digits =
    token_if([](const Token& t) { return t.Has(token_flags::kBare) && t.end - t.begin == 2; });
const auto to = word(kw::k_to) | word(kw::k_through) | word(kw::k_until);
CROSSCHECK_RULE(
    year_range, "range of years",
    form(MentionForm::kYearRange)[word(kw::k_between) >> low_year >> word(kw::k_and) >> end_year] |
        form(MentionForm::kYearRange)[word(kw::k_from) >> low_year >> to >> end_year] |
        form(MentionForm::kYearRange)
            [low_year >> dash >> piece(Role::kEnd)[piece(Role::kYear)[token_if([](const Token& t) {
                                                                        return t.year_like;
                                                                      }) |
                                                                      (two_digits >> !dash)]]] |
        // "499-493 BC"
        form(MentionForm::kYearRange)[-(word(kw::k_between) | word(kw::k_from)) >>
                                      piece(Role::kLow)[piece(Role::kYear)[short_number]] >>
                                      (dash | to | word(kw::k_and)) >> piece(Role::kEnd)[era_year]])
const auto any_to = dash | to | word(kw::k_and);
const auto from = -(word(kw::k_from) | word(kw::k_between));
CROSSCHECK_RULE(
    day_range, "range of days or months",
    form(MentionForm::kDayRange)[from >> piece(Role::kLow)[month >> day_number] >> any_to >>
                                 piece(Role::kEnd)[day_number >> -any_year] >> !dash >>
                                 !cls(WordClass::kMonth)] |
        form(MentionForm::kDayRange)[from >> -the >> piece(Role::kLow)[day_number] >> any_to >>
                                     -the >>
                                     piece(Role::kEnd)[day_number >> -of >> month >> -any_year]] |
        form(MentionForm::kDayRange)[from >> piece(Role::kLow)[month >> day_number] >> any_to >>
                                     piece(Role::kEnd)[month >> day_number >> any_year]] |
        form(MentionForm::kDayRange)[from >> piece(Role::kLow)[month] >> any_to >>
                                     piece(Role::kEnd)[month >> -comma >> year]])
CROSSCHECK_RULE(inner, "end of a stretch of time",
                date | month_of_year | form(MentionForm::kYear)[year])
// "the twelve months ending in April 2021", "the 12 months before September last year", "the year
// to March"
CROSSCHECK_RULE(
    up_to, "stretch up to a date",
    form(MentionForm::kUpTo)[-the >> -count >> -word(kw::k_fiscal) >> time_unit >>
                             piece(Role::kRelative)[((word(kw::k_ending) | word(kw::k_ended)) >>
                                                     -(word(kw::k_in) | word(kw::k_on))) |
                                                    word(kw::k_to) | word(kw::k_through)] >>
                             piece(Role::kEnd)[inner]] |
        form(MentionForm::kUpTo)[the >> -count >> time_unit >>
                                 piece(Role::kRelative)[word(kw::k_before) | word(kw::k_until)] >>
                                 piece(Role::kEnd)[inner]])

// ---- years and more
const auto fiscal = word(kw::k_fiscal) | word(kw::k_financial);
CROSSCHECK_RULE(
    fiscal_year, "fiscal year",
    form(MentionForm::kFiscalYear)[-part >> (word(kw::k_fy) | (fiscal >> -word(kw::k_year))) >>
                                   year] |
        form(MentionForm::kFiscalYear)[-part >> word(kw::k_fy) >> glued >>
                                       piece(Role::kYear)[two_digits]] |
        form(MentionForm::kFiscalYear)[-part >> -the >> year >> fiscal >> word(kw::k_year)])
// "the 1960s", but "the [1960s] music": the article belongs to the noun.
const auto decade_word = piece(Role::kYear)[kind(TokenKind::kDecade)] >>
                         -piece(Role::kUnit)[cls(WordClass::kEra)];
// "the 1960's", "the sixties": only behind "the", "2010's biggest deal" is a year.
const auto decade_behind_the = hold[piece(Role::kYear)[token_if([](const Token& t) {
                                      return t.year_like && t.hash % 10 == 0;
                                    })] >>
                                    kind(TokenKind::kPossessive)] |
                               piece(Role::kYear)[cls(WordClass::kDecadeName)];
CROSSCHECK_RULE(decade, "decade",
                form(MentionForm::kDecade)[-edge >> the >> -early_late >>
                                           (decade_word | decade_behind_the) >> !noun] |
                    form(MentionForm::kDecade)[-hold[edge >> -the] >> -early_late >> decade_word])
const auto ordinal =
    piece(Role::kOrdinal)[kind(TokenKind::kOrdinal) | phrase(WordClass::kOrdinalWord)];
const auto century_word = ordinal >> -dash >> word(kw::k_century) >>
                          -(piece(Role::kUnit)[cls(WordClass::kEra)] | christian_era);
CROSSCHECK_RULE(century, "century",
                form(MentionForm::kCentury)[-edge >> the >> -early_late >> century_word >> !noun] |
                    form(MentionForm::kCentury)[-hold[edge >> -the] >> -early_late >> century_word])
// "of 2018", "of last year", "of fiscal 2018"
const auto of_year = hold[-of >> -(fiscal >> -word(kw::k_year)) >> year] | year_from_context;
const auto quarter_word = -fiscal >> ordinal >> -dash >> -fiscal >> word(kw::k_quarter);
const auto quarter_name = piece(Role::kOrdinal)[cls(WordClass::kQuarterName)];
const auto latter = piece(Role::kOrdinal)[word(kw::k_latter)];
const auto last_one = piece(Role::kOrdinal)[word(kw::k_last) | word(kw::k_final)];
CROSSCHECK_RULE(
    quarter, "quarter or half of a year",
    form(MentionForm::kQuarter)[hold[(year | (relative_word >> year_unit)) >>
                                     kind(TokenKind::kPossessive)] >>
                                quarter_word] |
        form(MentionForm::kQuarter)[-edge >> the >> quarter_word >> -of_year >> !noun] |
        form(MentionForm::kQuarter)[-hold[edge >> -the] >> quarter_word >> -of_year] |
        form(MentionForm::kHalf)[-edge >> -the >> (ordinal | latter) >> -dash >> word(kw::k_half) >>
                                 of_year] |
        // "the last quarter of 2018", not "the last quarter"
        form(MentionForm::kQuarter)[-the >> last_one >> word(kw::k_quarter) >> of_year] |
        form(MentionForm::kHalf)[-the >> last_one >> word(kw::k_half) >> of_year] |
        form(MentionForm::kQuarter)[quarter_name >> -(-comma >> of_year)] |
        form(MentionForm::kQuarter)[year >> quarter_name])
// "spring" and "fall" are other words too.
const auto sure_season = token_if([](const Token& t) {
  return t.word == kw::k_winter || t.word == kw::k_summer || t.word == kw::k_autumn;
});
CROSSCHECK_RULE(
    season, "season",
    form(MentionForm::kSeason)[-(word(kw::k_earlier) | word(kw::k_later)) >> -part >> -the >>
                               relative_word >> season_word] |
        // "the winter of 2018-19"
        form(MentionForm::kSeason)[-part >> -the >> season_word >> -of >> year >> dash >>
                                   two_digits >> !dash] |
        form(MentionForm::kSeason)[-part >> -the >> season_word >> -comma >> -of >>
                                   (era_year | year | year_from_context)] |
        form(MentionForm::kSeason)[-part >> -the >> piece(Role::kSeason)[sure_season] >> !dash] |
        form(
            MentionForm::kSeason)[-part >> (the | word(kw::k_that)) >> season_word >> !dash >> !of])
const auto early_year = token_if([](const Token& t) {
  return t.Has(token_flags::kBare) && t.end - t.begin == 4 && !t.year_like && t.hash < 1500;
});
const auto after_year = stop | any_of(Bits(WordClass::kArticle, WordClass::kPronoun));
CROSSCHECK_RULE(
    single_year, "year",
    form(MentionForm::kYear)[-part >> (era_year | christian_year)] |
        // "in 1066 the king fell": IsNotTime wants a preposition before it.
        form(MentionForm::kYear)[piece(Role::kYear)[early_year] >> (x3::eoi | &after_year)] |
        form(MentionForm::kYear)[-part >>
                                 -hold[-the >> (word(kw::k_year) | word(kw::k_calendar))] >> year])
// "the [9/11] attacks": the article belongs to the noun.
const auto holiday_name = piece(Role::kHoliday)[phrase(WordClass::kHoliday)];
CROSSCHECK_RULE(holiday, "holiday",
                form(MentionForm::kHoliday)[-part >> the >> -relative_word >> holiday_name >>
                                            -day_part >> -any_year >> !noun] |
                    form(MentionForm::kHoliday)[-part >> -relative_word >> holiday_name >>
                                                -day_part >> -any_year])

// ---- clocks
const auto am_pm = piece(Role::kUnit)[token_if([](const Token& t) { return DayPart(t) == 1; })];
const auto zone = piece(
    Role::kZone)[token_if([](const Token& t) { return t.Is(WordClass::kZone) && t.AllCaps(); }) |
                 (&token_if([](const Token& t) { return t.end - t.begin > 4; }) >>
                  phrase(WordClass::kZone))];
const auto hour = piece(Role::kClock)[token_if([](const Token& t) {
  return t.kind == TokenKind::kNumber && t.end - t.begin <= 5 && !t.year_like;
})];
const auto four_digits = piece(Role::kClock)[token_if(
    [](const Token& t) { return t.Has(token_flags::kBare) && t.end - t.begin == 4; })];
const auto hrs = word(kw::k_hrs) | word(kw::k_hours);
const auto noon = piece(Role::kDayPart)[word(kw::k_noon) | word(kw::k_midnight)];
CROSSCHECK_RULE(clock_time, "time of day",
                hold[piece(Role::kClock)[kind(TokenKind::kClock)] >> -am_pm >> -hrs >> -zone] |
                    hold[hour >> am_pm >> -zone] | hold[four_digits >> (zone | (hrs >> -zone))] |
                    hold[-piece(Role::kClock)[short_number] >> noon >> -zone])
CROSSCHECK_RULE(clock_day, "day of a time of day",
                hold[weekday >> -day_part >> -(-comma >> calendar_day)] | hold[calendar_day] |
                    hold[piece(Role::kRelative)[word(kw::k_today) | word(kw::k_yesterday) |
                                                word(kw::k_tomorrow)]] |
                    hold[piece(Role::kRelative)[word(kw::k_last) | word(kw::k_this)] >> day_part])
CROSSCHECK_RULE(
    clock, "time of a day",
    form(MentionForm::kClock)[clock_day >> -comma >> -word(kw::k_at) >> clock_time] |
        form(MentionForm::kClock)[clock_time >> -hold[word(kw::k_in) >> the >> day_part] >>
                                  -hold[-comma >> -word(kw::k_on) >> clock_day]])

// ---- counted from another time
const auto week_of = -of >> relative_word >> piece(Role::kTimeUnit)[word(kw::k_week)];
CROSSCHECK_RULE(
    day_of_week, "day of the week",
    form(MentionForm::kWeekday)[-early_late >> weekday >> week_of] |
        // "the early hours of Sunday", "early on Sunday"
        form(MentionForm::kWeekday)[(edge | hold[early_late >> word(kw::k_on)]) >> weekday >>
                                    -day_part] |
        form(MentionForm::kWeekday)
            [-early_late >>
             -hold[((the >> relative_word) |
                    (word(kw::k_this) >> &word(kw::k_coming) >> relative_word) | relative_to_now) >>
                   &cls(WordClass::kWeekday)] >>
             weekday >> -day_part])
const auto earlier_later = word(kw::k_earlier) | word(kw::k_later);
const auto no_article_behind = !(of >> any_of(Bits(WordClass::kArticle, WordClass::kDeterminer)));
const auto some_year = fiscal | word(kw::k_calendar);
// "last year", "the past six years", "the following month", "earlier this year"; not "the last year
// of the talks"
CROSSCHECK_RULE(
    relative, "relative time",
    form(MentionForm::kRelative)[-(earlier_later >> &any_of(Bit(WordClass::kRelative))) >> -part >>
                                 (hold[the >> relative_word >> count >> time_unit >> of >> year] |
                                  (the >> relative_word >> -count >> -some_year >> time_unit >>
                                   no_article_behind) |
                                  hold[relative_word >> -count >> -some_year >> time_unit])] |
        form(MentionForm::kRelative)[the >> count >> relative_word >> time_unit] |
        form(MentionForm::kRelative)[the >> word(kw::k_most) >>
                                     piece(Role::kRelative)[word(kw::k_recent)] >> -count >>
                                     time_unit] |
        // "early the next morning"
        form(MentionForm::kRelative)[-early_late >> -the >> relative_not_now >> day_part])
// "two weeks earlier", not "two weeks earlier than usual"
const auto ago_word =
    word(kw::k_ago) | ((word(kw::k_later) | word(kw::k_earlier)) >> !word(kw::k_than)) |
    word(kw::k_previously) | word(kw::k_hence) | (word(kw::k_from) >> word(kw::k_now)) |
    (word(kw::k_before) >> (x3::eoi | &stop));
const auto singular_unit = piece(Role::kTimeUnit)[token_if(
    [](const Token& t) { return t.Is(WordClass::kTimeUnit) && !t.Has(token_flags::kEndsS); })];
const auto after_that = (word(kw::k_after) | word(kw::k_before)) >> word(kw::k_that);
CROSSCHECK_RULE(
    ago, "distance in time",
    // "half a year ago"
    form(MentionForm::kAgo)[piece(Role::kScale)[word(kw::k_half)] >> a >> singular_unit >>
                            piece(Role::kRelative)[ago_word | after_that]] |
        form(MentionForm::kAgo)[-phrase(WordClass::kModifier) >> count >> time_unit >>
                                piece(Role::kRelative)[ago_word | after_that]] |
        form(MentionForm::kAgo)[plural_unit >> piece(Role::kRelative)[ago_word]] |
        // "the year-earlier period", "year-ago"
        form(MentionForm::kAgo)[-the >> singular_unit >> -dash >>
                                piece(Role::kRelative)[word(kw::k_ago) | word(kw::k_earlier)] >>
                                -(word(kw::k_period) | word(kw::k_quarter) | word(kw::k_month))] |
        // "the week before last"; "the day before", "the day after the vote"
        form(MentionForm::kAgo)[the >> singular_unit >>
                                piece(Role::kRelative)[word(kw::k_before) >> word(kw::k_last)]] |
        form(MentionForm::kAgo)[the >> singular_unit >>
                                piece(Role::kRelative)[word(kw::k_before) | word(kw::k_after) |
                                                       word(kw::k_following)]])
const auto today_word = word(kw::k_today) | word(kw::k_yesterday) | word(kw::k_tomorrow);
CROSSCHECK_RULE(
    today, "day from today",
    form(MentionForm::kToday)[the >> word(kw::k_day) >>
                              (piece(Role::kRelative)[word(kw::k_before)] |
                               piece(Role::kRelative)[word(kw::k_after)]) >>
                              piece(Role::kRelative)[today_word]] |
        form(MentionForm::kToday)[-(early_late | earlier_later) >>
                                  piece(Role::kRelative)[today_word | word(kw::k_tonight)] >>
                                  -day_part] |
        form(MentionForm::kToday)[-(early_late | earlier_later) >>
                                  piece(Role::kRelative)[word(kw::k_last) | word(kw::k_this)] >>
                                  day_part])
const auto that =
    (word(kw::k_that) >> -word(kw::k_same)) | ((word(kw::k_this) | the) >> word(kw::k_same));
CROSSCHECK_RULE(
    then, "time mentioned before",
    form(MentionForm::kThen)[-(earlier_later | early_late) >> that >> (time_unit | day_part)] |
        form(MentionForm::kThen)[edge >> (the | word(kw::k_that)) >> -word(kw::k_same) >>
                                 -some_year >> time_unit >> !of] |
        // "the year", "the quarter": mention.cc wants a preposition before it.
        form(MentionForm::kThen)[the >> -some_year >> long_unit >> !dash >> !of >> !noun >>
                                 !YearToken()] |
        // "year-end", "month's end"
        form(MentionForm::kThen)[singular_unit >> -(dash | kind(TokenKind::kPossessive)) >>
                                 word(kw::k_end)] |
        form(MentionForm::kThen)[piece(Role::kRelative)[word(kw::k_since) >> word(kw::k_then)]])

// ---- sets and lengths
const auto every = word(kw::k_each) | word(kw::k_every);
CROSSCHECK_RULE(
    set, "set of times",
    form(MentionForm::kSet)[-(word(kw::k_once) | word(kw::k_twice)) >> every >>
                            -(count | piece(Role::kRelative)[word(kw::k_other)]) >> time_unit] |
        form(MentionForm::kSet)[every >> (weekday | month | season_word | day_part |
                                          piece(Role::kHoliday)[phrase(WordClass::kHoliday)])] |
        form(MentionForm::kSet)[(word(kw::k_once) | word(kw::k_twice)) >> (a | word(kw::k_per)) >>
                                time_unit] |
        form(MentionForm::kSet)[word(kw::k_per) >> time_unit] |
        form(MentionForm::kSet)
            [-(word(kw::k_once) | word(kw::k_twice)) >>
             piece(Role::kRelative)[word(kw::k_annually) | word(kw::k_daily) | word(kw::k_weekly) |
                                    word(kw::k_monthly) | word(kw::k_yearly) | word(kw::k_hourly) |
                                    word(kw::k_nightly) | word(kw::k_quarterly)]] |
        form(MentionForm::kSet)[piece(Role::kWeekday)[plural_weekday]] |
        form(MentionForm::kSet)[piece(Role::kTimeUnit)[word(kw::k_weekends)]])
const auto fullness = word(kw::k_full) | word(kw::k_whole) | word(kw::k_single);
// "more than a year", "a month", "decades", "two bloody weeks", "the first nine months of 2019"
CROSSCHECK_RULE(
    length, "length of time",
    form(MentionForm::kDuration)[-phrase(WordClass::kModifier) >> a >> -fullness >> length_unit >>
                                 -piece(Role::kScale)[word(kw::k_and) >> a >> word(kw::k_half)] >>
                                 !dash >> !ago_word] |
        form(MentionForm::kDuration)[-phrase(WordClass::kModifier) >> many >>
                                     x3::repeat(1, 2)[quality - phrase(WordClass::kUnit)] >>
                                     plural_length >> !ago_word] |
        form(MentionForm::kDuration)[word(kw::k_many) >> plural_length >> !ago_word] |
        form(MentionForm::kDuration)[word(kw::k_another) >> !word(kw::k_day) >> length_unit >>
                                     !dash] |
        form(MentionForm::kDuration)[the >> ordering >> count >> time_unit >>
                                     -hold[of >> (year | year_from_context)]] |
        form(MentionForm::kDuration)[-(the | a) >> -word(kw::k_same) >> count >> -dash >>
                                     time_unit >> word(kw::k_period)] |
        form(MentionForm::kDuration)[singular_unit >> dash >> word(kw::k_long)] |
        form(MentionForm::kDuration)[plural_length >> -(dash >> word(kw::k_long)) >> !ago_word])
CROSSCHECK_RULE(part_of_day, "part of a day",
                form(MentionForm::kPartOfDay)[(the | word(kw::k_one)) >> day_part >> !noun] |
                    form(MentionForm::kPartOfDay)[day_part])

// "now", "former", "recently": a time that no calendar tells.
CROSSCHECK_RULE(
    reference, "time told by its distance from now only",
    form(MentionForm::kReference)[piece(
        Role::kRelative)[(word(kw::k_this) | word(kw::k_that) | (the >> word(kw::k_same))) >>
                         (word(kw::k_time) | word(kw::k_period))]] |
        form(MentionForm::kReference)[the >> word(kw::k_time) >>
                                      piece(Role::kRelative)[word(kw::k_being)]] |
        form(MentionForm::kReference)[the >> piece(Role::kRelative)[word(kw::k_time) |
                                                                    word(kw::k_moment)]] |
        form(MentionForm::kReference)[piece(Role::kRelative)[word(kw::k_these)] >> plural_unit] |
        form(MentionForm::kReference)[-(the | word(kw::k_more)) >>
                                      piece(Role::kRelative)[word(kw::k_recent)] >> plural_unit] |
        form(MentionForm::kReference)
            [the >> -(word(kw::k_near) | word(kw::k_foreseeable) | word(kw::k_recent) |
                      word(kw::k_distant) | word(kw::k_immediate)) >>
             piece(Role::kRelative)[word(kw::k_future) | word(kw::k_past) | word(kw::k_present)] >>
             !noun] |
        form(MentionForm::kReference)[(word(kw::k_present) | word(kw::k_modern)) >> -dash >>
                                      piece(Role::kRelative)[word(kw::k_day)]] |
        form(MentionForm::kReference)[(word(kw::k_long) | (word(kw::k_some) >> word(kw::k_time))) >>
                                      piece(Role::kRelative)[word(kw::k_ago)]] |
        form(MentionForm::kReference)[-word(kw::k_right) >>
                                      piece(Role::kRelative)[word(kw::k_now)]] |
        form(MentionForm::kReference)[piece(
            Role::kRelative)[word(kw::k_currently) | word(kw::k_current) | word(kw::k_recent) |
                             word(kw::k_recently) | word(kw::k_former) | word(kw::k_formerly) |
                             word(kw::k_future) | word(kw::k_lately) | word(kw::k_nowadays) |
                             word(kw::k_presently) | word(kw::k_present) | word(kw::k_date)]])

}  // namespace

const Token* ParseTime(const Token* base, const Token* first, const Token* last, Mention& mention) {
  Sink sink{&mention, base};
  mention.piece_count = 0;
  Iterator at = first;
  const auto time = up_to | year_range | day_range | clock | holiday | date | month_of_year |
                    fiscal_year | decade | century | quarter | season | today | ago | day_of_week |
                    relative | then | set | single_year | length | part_of_day | reference;
  return x3::parse(at, last, x3::with<SinkTag>(sink)[time]) ? at : first;
}

}  // namespace crosscheck::grammar
