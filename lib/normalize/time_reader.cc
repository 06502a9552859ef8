// The door is TimeReader: the pieces of a time mention -> TIMEX3, period and how it was resolved.
// The anchor is chosen on purpose: what the expression says itself, else the last time mentioned
// where the words point back ("the following month"), else the publication day with the side that
// the tense chooses. Here stand the times of the calendar; time_relative.cc, time_stretch.cc and
// time_clock.cc have the others.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "crosscheck/lex/lexicon.h"
#include "normalize/calendar.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};

}  // namespace

// Halves of a unit as whole ones of a smaller unit: half a year is six months.
void TimeReader::CountHalves(int halves, Parts& parts) {
  constexpr int kMonths = 6, kOfDecade = 5, kOfCentury = 50;
  const int each = parts.unit == kUnitYear      ? kMonths
                   : parts.unit == kDecadeCode  ? kOfDecade
                   : parts.unit == kCenturyCode ? kOfCentury
                                                : 0;
  if (each == 0) return;
  parts.count = halves * each;
  parts.unit = parts.unit == kUnitYear ? kUnitMonth : kUnitYear;
}

TimeReader::Parts TimeReader::PartsOf(const Mention& mention) const {
  Parts parts;
  parts.low = mention.Find(Role::kLow);
  parts.relative = mention.Find(Role::kRelative);
  if (!parts.relative.empty()) parts.word = WordAt(parts.relative.begin);
  if (const TokenRange unit = mention.Find(Role::kTimeUnit); !unit.empty())
    parts.unit = source_.ValueAt(unit.begin, WordClass::kTimeUnit);
  // "half a year ago"
  if (mention.form == MentionForm::kAgo && mention.Has(Role::kScale)) CountHalves(1, parts);
  if (parts.low.empty()) return parts;
  const WordId first = WordAt(parts.low.begin);
  if (parts.low.size() == 1 && (first == kw::k_a || first == kw::k_an)) parts.count = 1;
  if (parts.count || parts.low.size() > 1 + 4) return parts;
  const bool vague =
      MatchPhrase(source_.lexed.tokens, parts.low.begin, parts.low.end, WordClass::kVague).length >
      0;
  if (vague) {  // "a couple of" is two, "a few" nobody knows
    const PhraseMatch match =
        MatchPhrase(source_.lexed.tokens, parts.low.begin, parts.low.end, WordClass::kVague);
    if (match.value.value == match.value.extra) parts.count = match.value.value;
    return parts;
  }
  const auto number = ReadNumber(source_.lexed, source_.text, parts.low);
  constexpr int kMost = 10000;
  if (number && number->value.IsInteger()) {
    const double n = number->value.ToDouble();
    if (n >= 0 && n < kMost) parts.count = static_cast<int>(n);
  } else if (number && mention.form == MentionForm::kAgo) {  // "two and a half years ago"
    const double halves = number->value.ToDouble() * 2;
    if (halves > 0 && halves < kMost && halves == static_cast<int>(halves))
      CountHalves(static_cast<int>(halves), parts);
  }
  return parts;
}

// "winter", "last summer", "the spring of 2020"
std::optional<Period> TimeReader::SeasonOf(const Mention& mention, TimeAnchor& anchor) const {
  const int season = source_.ValueAt(mention.Find(Role::kSeason).begin, WordClass::kSeason);
  if (const std::optional<int> year = YearOf(mention, anchor)) return SeasonPeriod(*year, season);
  const TokenRange relative = mention.Find(Role::kRelative);
  if (mention.Has(Role::kTimeUnit)) return std::nullopt;
  if (narrative_ || !published_) {
    if (!last_) return std::nullopt;
    anchor = TimeAnchor::kMention;
    constexpr int kMonths = 3;  // spring begins in March
    return SeasonPeriod(NarrativeYear((season + 1) * kMonths, 0), season);
  }
  if (WordAt(mention.tokens.begin) == kw::k_that) {  // of the year spoken of
    if (!last_) return std::nullopt;
    anchor = TimeAnchor::kMention;
    return SeasonPeriod(YearNumber(last_->begin), season);
  }
  if (relative.empty() && mention.tokens.size() == 1)
    return std::nullopt;  // "in winter" is any winter
  anchor = TimeAnchor::kPublished;
  const int side = relative.empty() ? (FutureAround(mention) ? 1 : -1)
                                    : source_.ValueAt(relative.begin, WordClass::kRelative);
  const int now = YearNumber(*published_);
  const std::optional<Period> period = SeasonPeriod(now, season);
  if (period && side < 0 && period->end > *published_) return SeasonPeriod(now - 1, season);
  if (period && side > 0 && period->begin <= *published_) return SeasonPeriod(now + 1, season);
  return period;
}

// "the third quarter": the last one that has begun, or the next one where the sentence says so.
std::optional<Period> TimeReader::QuarterOf(const Mention& mention, int n,
                                            TimeAnchor& anchor) const {
  const bool quarter = mention.form == MentionForm::kQuarter;
  const auto in_year = [&](int year) {
    return quarter ? QuarterPeriod(year, n) : HalfPeriod(year, n);
  };
  if (const std::optional<int> year = YearOf(mention, anchor)) return in_year(*year);
  if (mention.Has(Role::kTimeUnit)) return std::nullopt;
  if (narrative_) {
    if (!last_) return std::nullopt;
    anchor = TimeAnchor::kMention;
    return in_year(YearNumber(last_->begin));
  }
  if (!published_) return std::nullopt;
  anchor = TimeAnchor::kPublished;
  const int now = YearNumber(*published_);
  const std::optional<Period> this_year = in_year(now);
  const bool future = FutureAround(mention);
  if (!this_year) return std::nullopt;
  if (this_year->begin > *published_ && !future) return in_year(now - 1);
  if (this_year->end <= *published_ && future) return in_year(now + 1);
  return this_year;
}

// "XXXX-12-25"; a day that moves has no such form.
static std::string UnresolvedHoliday(const Source& source, const Mention& mention) {
  const TokenRange name = mention.Find(Role::kHoliday);
  const LexicalValue rule =
      MatchPhrase(source.lexed.tokens, name.begin, name.end, WordClass::kHoliday).value;
  if (rule.extra != 0) return "XXXX-XX-XX";
  return absl::StrCat("XXXX-", Two(rule.value / 100), "-", Two(rule.value % 100));
}

// "Thanksgiving", "Christmas 2007", "last Easter"
std::optional<Period> TimeReader::HolidayOf(const Mention& mention, TimeAnchor& anchor) const {
  const TokenRange name = mention.Find(Role::kHoliday);
  const LexicalValue rule =
      MatchPhrase(source_.lexed.tokens, name.begin, name.end, WordClass::kHoliday).value;
  if (rule.value >= kDayWithYear) {  // "9/11"
    anchor = TimeAnchor::kAbsolute;
    return HolidayPeriod(0, rule);
  }
  if (const std::optional<int> year = YearOf(mention, anchor)) return HolidayPeriod(*year, rule);
  if (mention.Has(Role::kTimeUnit)) return std::nullopt;
  if (narrative_ || !published_) {
    if (!last_) return std::nullopt;
    anchor = TimeAnchor::kMention;
    return HolidayPeriod(YearNumber(last_->begin), rule);
  }
  const int now = YearNumber(*published_);
  const std::optional<Period> this_year = HolidayPeriod(now, rule);
  if (!this_year) return std::nullopt;
  anchor = TimeAnchor::kPublished;
  const TokenRange relative = mention.Find(Role::kRelative);
  int side = 0;
  if (!relative.empty()) {
    side = source_.ValueAt(relative.begin, WordClass::kRelative);
    if (side == 0) return this_year;
  } else {
    constexpr int kNear = 2;  // a day or two ahead of a publication date is a zone, not last year
    if (this_year->begin - *published_ <= kNear && this_year->end > *published_) return this_year;
    side = FutureAround(mention) ? 1 : -1;
    anchor = TimeAnchor::kTense;
  }
  if (side > 0) return this_year->begin > *published_ ? this_year : HolidayPeriod(now + 1, rule);
  return this_year->end <= *published_ ? this_year : HolidayPeriod(now - 1, rule);
}

void TimeReader::Settle(TimeValue& time, std::optional<Period> period, TimeAnchor anchor) {
  if (!period) return;
  time.period = period;
  time.timex = ToTimex(*period);
  const bool dateline = from_dateline_ && anchor == TimeAnchor::kPublished;
  time.anchor = dateline ? TimeAnchor::kDateline : anchor;
}

// The year that stands in the mention, or the one that context gives.
std::optional<int> TimeReader::YearOf(const Mention& mention, TimeAnchor& anchor) const {
  if (const TokenRange year = mention.Find(Role::kYear); !year.empty()) {
    anchor = TimeAnchor::kAbsolute;
    return DigitsIn(source_.Words(year));
  }
  if (!mention.Has(Role::kTimeUnit)) return std::nullopt;
  const TokenRange relative = mention.Find(Role::kRelative);
  // "that year", "the following year": counted from the time mentioned before.
  bool from_mention = narrative_;
  int steps = 0;
  if (!relative.empty()) {
    const auto side = WordValue(WordAt(relative.begin), WordClass::kRelative);
    from_mention |= !side || side->extra == 1;
    if (side) steps = side->value;
  }
  if (from_mention ? !last_ : !published_) return std::nullopt;
  anchor = from_mention ? TimeAnchor::kMention : TimeAnchor::kPublished;
  return YearNumber(from_mention ? last_->begin : *published_) + steps;
}

// 2019-11-07, 7/11/2019. Month first or day first is settled where one of them cannot be a month,
// by the other dates of the article and by its outlet; else both stay.
std::optional<Period> TimeReader::PeriodOfDigits(std::string_view words, TimeValue& time) const {
  if (words.size() >= 10 && (words[4] == '-' || words[4] == '/')) {
    return DayPeriod(DigitsIn(words.substr(0, 4)), DigitsIn(words.substr(5, 2)),
                     DigitsIn(words.substr(8, 2)));
  }
  const size_t first = words.find_first_of("/-."), second = words.find_last_of("/-.");
  const int a = DigitsIn(words.substr(0, first)),
            b = DigitsIn(words.substr(first + 1, second - first - 1));
  int year = DigitsIn(words.substr(second + 1));
  if (words.size() - second - 1 == 2) year += year < 70 ? 2000 : 1900;
  time.timex = absl::StrCat(absl::Dec(year, absl::kZeroPad4), "-XX-XX");
  const std::optional<Period> day_first = DayPeriod(year, b, a),
                              month_first = DayPeriod(year, a, b);
  if (!day_first || !month_first || day_first == month_first)
    return day_first ? day_first : month_first;
  if (order_ == Order::kDayFirst || words[first] == '.') return day_first;
  if (order_ == Order::kMonthFirst) return month_first;
  constexpr double kEven = 0.5;
  time.alternatives = {{ToTimex(*day_first), kEven}, {ToTimex(*month_first), kEven}};
  return std::nullopt;
}

// Days and months, with or without their year.
std::optional<Period> TimeReader::PeriodOfParts(const Mention& mention, TimeAnchor& anchor,
                                                TimeValue& time) {
  const TokenRange day_range = mention.Find(Role::kDay);
  if (!day_range.empty() && source_.lexed.tokens[day_range.begin].kind == TokenKind::kDate) {
    anchor = TimeAnchor::kAbsolute;
    return PeriodOfDigits(source_.Words(day_range), time);
  }
  if (!mention.Has(Role::kMonth)) {  // "the 15th": of the month mentioned before
    time.timex = absl::StrCat("XXXX-XX-", Two(DigitsIn(source_.Words(day_range))));
    const std::optional<absl::CivilDay> origin =
        last_ && (narrative_ || last_->granularity <= Granularity::kMonth)
            ? std::optional(last_->begin)
            : published_;
    if (!origin) return std::nullopt;
    anchor = last_ ? TimeAnchor::kMention : TimeAnchor::kPublished;
    return DayPeriod(YearNumber(*origin), origin->month(), DigitsIn(source_.Words(day_range)));
  }
  const int month = source_.ValueAt(mention.Find(Role::kMonth).begin, WordClass::kMonth);
  const int day = day_range.empty() ? 0 : DigitsIn(source_.Words(day_range));
  time.timex = day == 0 ? absl::StrCat("XXXX-", Two(month))
                        : absl::StrCat("XXXX-", Two(month), "-", Two(day));
  const auto in_year = [&](int year) {
    return day == 0 ? MonthPeriod(year, month) : DayPeriod(year, month, day);
  };
  if (const std::optional<int> year = YearOf(mention, anchor)) return in_year(*year);

  const TokenRange relative = mention.Find(Role::kRelative);
  if (mention.Has(Role::kTimeUnit)) return std::nullopt;  // "May of that year", and no year before
  if (narrative_ || !published_) {
    // "In 1939 ... In April": the year of the tale.
    if (!last_) return std::nullopt;
    anchor = TimeAnchor::kMention;
    const int side = relative.empty() ? 0 : source_.ValueAt(relative.begin, WordClass::kRelative);
    return in_year(NarrativeYear(month, side));
  }
  const int now = YearNumber(*published_);
  anchor = TimeAnchor::kPublished;
  const int here = published_->month();
  if (!relative.empty()) {
    const int side = source_.ValueAt(relative.begin, WordClass::kRelative);
    if (side < 0) return in_year(month < here ? now : now - 1);
    if (side > 0) return in_year(month > here ? now : now + 1);
    return in_year(now);
  }
  const std::optional<Period> this_year = in_year(now);
  const bool ahead = month > here || (month == here && day > published_->day());
  const bool behind = month < here || (month == here && day != 0 && day < published_->day());
  if (!ahead && !behind) return this_year;
  bool future = FutureAround(mention);
  // "was extended to Nov. 30", "was jailed until Jan. 5": a day soon to come, whatever the verb.
  constexpr int kSoon = 120;
  if (ahead && day != 0 && this_year && this_year->begin - *published_ < kSoon &&
      mention.tokens.begin > 0) {
    const WordId before = WordAt(mention.tokens.begin - 1);
    future |= before == kw::k_to || before == kw::k_until || before == kw::k_till ||
              before == kw::k_through;
  }
  // "Wednesday, May 25", without a verb: the weekday tells whether it was or is to come.
  if (const TokenRange weekday = mention.Find(Role::kWeekday);
      ahead && day != 0 && this_year && !weekday.empty()) {
    future |= 1 + static_cast<int>(absl::GetWeekday(this_year->begin)) ==
              source_.ValueAt(weekday.begin, WordClass::kWeekday);
  }
  if (ahead) {
    anchor = TimeAnchor::kTense;
    // A day or two ahead of a publication date is a zone, not last year.
    if (future || (this_year && this_year->begin - *published_ <= 2)) return this_year;
    AddOtherSide(mention, in_year(now - 1), this_year, time);
    return in_year(now - 1);
  }
  if (future) anchor = TimeAnchor::kTense;
  // "will open in May", printed in November; "in March", printed in April, of a plan that is past
  // already, stays.
  if (behind && day == 0) AddOtherSide(mention, this_year, in_year(now + 1), time);
  return future ? in_year(now + 1) : this_year;
}

bool TimeReader::Resolve(const Mention& mention, TimeValue& time) {
  TimeAnchor anchor = TimeAnchor::kNone;
  const Parts parts = PartsOf(mention);
  if (BeforeChrist(mention, parts, time)) return true;
  switch (mention.form) {
    case MentionForm::kDate:
    case MentionForm::kMonth: {
      const std::optional<Period> period = PeriodOfParts(mention, anchor, time);
      Settle(time, period, anchor);
      AddPartOfDay(mention, 0, time);
      // "2019-05-03T18:00Z"
      constexpr size_t kIsoDay = 10;
      if (const TokenRange day = mention.Find(Role::kDay); period && !day.empty()) {
        const std::string_view words = source_.Words(day);
        if (words.size() > kIsoDay && words[kIsoDay] == 'T') {
          const std::string timed = time.timex + std::string(words.substr(kIsoDay));
          if (PeriodFromTimex(timed)) {  // no clock says 38:00
            time.type = TimeType::kTime;
            time.timex = timed;
          }
        }
      }
      return true;
    }
    case MentionForm::kYear:
      Settle(time, YearPeriod(DigitsIn(source_.Words(mention.Find(Role::kYear)))),
             TimeAnchor::kAbsolute);
      return true;
    case MentionForm::kFiscalYear: {
      int year = DigitsIn(source_.Words(mention.Find(Role::kYear)));
      if (year < 100) year += year < 70 ? 2000 : 1900;  // "FY18"
      Settle(time, FiscalYearPeriod(year), TimeAnchor::kAbsolute);
      return true;
    }
    case MentionForm::kYearRange:
    case MentionForm::kDayRange:
      ResolveEnd(mention, time);
      return true;
    case MentionForm::kDecade: {
      const TokenRange name = mention.Find(Role::kYear);
      int decade =
          source_.ValueAt(name.begin, WordClass::kDecadeName, DigitsIn(source_.Words(name)));
      if (decade < 100) decade += 1900;
      Settle(time, DecadePeriod(decade), TimeAnchor::kAbsolute);
      return true;
    }
    case MentionForm::kCentury:
    case MentionForm::kQuarter:
    case MentionForm::kHalf: {
      const TokenRange ordinal = mention.Find(Role::kOrdinal);
      const Token& token = source_.lexed.tokens[ordinal.begin];
      const int n = token.kind == TokenKind::kOrdinal ? DigitsIn(source_.Words(ordinal))
                    : token.word == kw::k_latter      ? 2
                    : token.word == kw::k_last || token.word == kw::k_final
                        ? (mention.form == MentionForm::kHalf ? 2 : 4)
                    : token.Is(WordClass::kQuarterName)
                        ? source_.ValueAt(ordinal.begin, WordClass::kQuarterName)
                        : MatchPhrase(source_.lexed.tokens, ordinal.begin, ordinal.end,
                                      WordClass::kOrdinalWord)
                              .value.value;
      if (mention.form == MentionForm::kCentury) {
        if (mention.Has(Role::kUnit)) {
          time.timex = absl::StrCat("BC", Two(n - 1));
          time.anchor = TimeAnchor::kAbsolute;
        } else {
          Settle(time, CenturyPeriod(n), TimeAnchor::kAbsolute);
        }
        return true;
      }
      constexpr int kQuarters = 4;  // the names H1 and H2 are 5 and 6
      const bool half = mention.form == MentionForm::kHalf || n > kQuarters;
      Mention read = mention;
      if (half) read.form = MentionForm::kHalf;
      const int number = n > kQuarters ? n - kQuarters : n;
      time.timex = absl::StrCat("XXXX-", half ? "H" : "Q", number);
      const std::optional<Period> period = QuarterOf(read, number, anchor);
      Settle(time, period, anchor);
      return true;
    }
    case MentionForm::kSeason: {
      const int season = source_.ValueAt(mention.Find(Role::kSeason).begin, WordClass::kSeason);
      time.timex = absl::StrCat("XXXX-", std::string(kSeasons[season & 3]));
      const std::optional<Period> period = SeasonOf(mention, anchor);
      Settle(time, period, anchor);
      return true;
    }
    case MentionForm::kHoliday: {
      time.timex = UnresolvedHoliday(source_, mention);
      const std::optional<Period> period = HolidayOf(mention, anchor);
      Settle(time, period, anchor);
      AddPartOfDay(mention, 0, time);
      return true;
    }
    case MentionForm::kUpTo:
      ResolveUpTo(mention, parts, time);
      return true;
    case MentionForm::kWeekday:
      ResolveWeekday(mention, parts, time);
      return true;
    case MentionForm::kRelative:
      ResolveRelative(mention, parts, time);
      return true;
    case MentionForm::kAgo:
      ResolveAgo(mention, parts, time);
      return true;
    case MentionForm::kToday:
      ResolveToday(mention, parts, time);
      return true;
    case MentionForm::kThen:
      ResolveThen(mention, parts, time);
      return true;
    case MentionForm::kClock:
      return ResolveClock(mention, parts, time);
    case MentionForm::kPartOfDay:
      ResolvePartOfDay(mention, time);
      return true;
    case MentionForm::kReference:
      ResolveReference(parts, time);
      return true;
    case MentionForm::kSet:
      ResolveSet(mention, parts, time);
      return true;
    case MentionForm::kDuration:
      ResolveLength(mention, parts, time);
      return true;
    default:
      return false;
  }
}

// "the past two years" and "two bloody weeks" are two years and two weeks as well.
void TimeReader::AddLength(const Mention& mention, Value& value) const {
  const TokenRange low = mention.Find(Role::kLow);
  if ((mention.form != MentionForm::kRelative && mention.form != MentionForm::kDuration &&
       mention.form != MentionForm::kUpTo && mention.form != MentionForm::kSet) ||
      low.empty())
    return;
  const auto number = ReadNumber(source_.lexed, source_.text, low);
  const int unit = source_.ValueAt(mention.Find(Role::kTimeUnit).begin, WordClass::kTimeUnit);
  if (!number || unit >= kQuarterCode) return;
  Quantity quantity;
  quantity.low = quantity.high = number->value;
  const PhraseMatch modifier = MatchPhrase(source_.lexed.tokens, mention.tokens.begin,
                                           mention.tokens.end, WordClass::kModifier);
  if (modifier.length > 0) quantity.modifier = static_cast<Modifier>(modifier.value.value);
  quantity.last_digit = static_cast<int16_t>(number->last_digit);
  quantity.unit = static_cast<UnitId>(unit);
  value.quantity = quantity;
}

// "In 1916, ..." opens a year of the tale; a year within a sentence is often told in passing.
void TimeReader::MoveTale(const Mention& mention, const Period& period) {
  constexpr uint32_t kOpening = 2;
  const bool fine =
      period.granularity <= Granularity::kMonth || period.granularity == Granularity::kSeason;
  const uint32_t first = source_.lexed.sentences[mention.sentence].tokens.begin;
  const bool opens = mention.form == MentionForm::kYear && mention.tokens.begin <= first + kOpening;
  if ((fine && mention.form != MentionForm::kAgo) || opens) tale_ = period;
}

bool TimeReader::Read(const Mention& mention, uint32_t index, Value& value) {
  TimeValue time;
  mention_index_ = index;
  if (mention.tokens.begin >= stretch_end_) stretch_.reset();
  if (!Resolve(mention, time)) return false;
  if (stretch_ && mention.form != MentionForm::kUpTo) time.stretch = stretch_;
  if (const int year = NamedYear(mention); year != 0 && !IsAside(index)) named_year_ = year;
  if (time.period && (time.type == TimeType::kDate || time.type == TimeType::kTime)) {
    if (mention.tokens.begin > 0 && !time.stretch) {
      const WordId before = WordAt(mention.tokens.begin - 1);
      if (before == kw::k_since) time.period->since = true;
      if (before == kw::k_until || before == kw::k_till)
        time.period->until = !NotBefore(mention, mention.tokens.begin - 1);
    }
    if (mention.form == MentionForm::kThen && WordAt(mention.tokens.begin) == kw::k_since)
      time.period->since = true;
    if (mention.form != MentionForm::kYearRange && mention.form != MentionForm::kDecade &&
        mention.form != MentionForm::kCentury && !IsAside(index)) {
      // "1941" behind "December 1941" says nothing new.
      const bool coarser = narrative_ && last_ && time.period->granularity == Granularity::kYear &&
                           time.period->begin.year() == last_->begin.year() &&
                           last_->end <= time.period->end;
      if (!coarser) last_ = time.period;
      MoveTale(mention, *time.period);
      last_->since = last_->until = false;
      if (mention.form != MentionForm::kRelative) last_before_christ_ = 0;
    }
  }
  value.time = std::move(time);
  AddLength(mention, value);
  return true;
}

}  // namespace crosscheck::normalize
