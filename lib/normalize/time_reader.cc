// The door is TimeReader: the pieces of a time mention -> TIMEX3, period and how it was resolved.
// The anchor is chosen on purpose: what the expression says itself, else the last time mentioned
// where the words point back ("the following month"), else the publication day with the side that
// the tense chooses.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "crosscheck/lex/lexicon.h"
#include "normalize/calendar.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

// The unit as TIMEX3 writes it in a duration of days and longer; "" for others.
std::string_view LettersOf(int unit) {
  switch (unit) {
    case kUnitDay:
      return "D";
    case kUnitWeek:
      return "W";
    case kUnitMonth:
      return "M";
    case kUnitYear:
      return "Y";
    case kDecadeCode:
      return "DE";
    case kCenturyCode:
      return "CE";
    default:
      return "";
  }
}

// "BC0490": what TIMEX3 writes for "490 BC", which no Period covers.
std::string YearBeforeChrist(const Source& source, const Mention& mention) {
  return absl::StrCat(
      "BC", absl::Dec(DigitsIn(source.Words(mention.Find(Role::kYear))), absl::kZeroPad4));
}

// What TIMEX3 writes for one unit of the calendar that nothing settles.
std::string_view Unresolved(int unit) {
  switch (unit) {
    case kUnitWeek:
      return "XXXX-WXX";
    case kUnitMonth:
      return "XXXX-XX";
    case kUnitDay:
      return "XXXX-XX-XX";
    case kQuarterCode:
      return "XXXX-QX";
    default:
      return "XXXX";
  }
}

// "last night", "that morning", "tonight": the day with its part, as TIMEX3 writes it.
void AddPartOfDay(const Mention& mention, WordId relative, const Source& source, TimeValue& time) {
  if (!time.period) return;
  WordId word = relative == kw::k_tonight ? kw::k_night : WordId{0};
  for (uint8_t i = 0; i < mention.piece_count; ++i) {
    const Piece& piece = mention.pieces[i];
    if (piece.role == Role::kTimeUnit || piece.role == Role::kModifier)
      word = source.lexed.tokens[piece.tokens.begin].word;
  }
  std::string_view letters;
  if (word == kw::k_morning) letters = "MO";
  if (word == kw::k_afternoon) letters = "AF";
  if (word == kw::k_evening) letters = "EV";
  if (word == kw::k_night) letters = "NI";
  if (letters.empty()) return;
  absl::StrAppend(&time.timex, "T", std::string(letters));
  time.type = TimeType::kTime;
}

}  // namespace

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
  if (relative.empty()) return std::nullopt;  // "in winter" is any winter
  anchor = TimeAnchor::kPublished;
  const int side = source_.ValueAt(relative.begin, WordClass::kRelative);
  const int now = YearNumber(*published_);
  const std::optional<Period> period = SeasonPeriod(now, season);
  if (period && side < 0 && period->end > *published_) return SeasonPeriod(now - 1, season);
  if (period && side > 0 && period->begin <= *published_) return SeasonPeriod(now + 1, season);
  return period;
}

void TimeReader::Settle(TimeValue& time, std::optional<Period> period, TimeAnchor anchor) {
  if (!period) return;
  time.period = period;
  time.timex = ToTimex(*period);
  time.anchor = anchor;
}

// The year that stands in the mention, or the one that context gives.
std::optional<int> TimeReader::YearOf(const Mention& mention, TimeAnchor& anchor) const {
  if (const TokenRange year = mention.Find(Role::kYear); !year.empty()) {
    anchor = TimeAnchor::kAbsolute;
    return DigitsIn(source_.Words(year));
  }
  if (const TokenRange relative = mention.Find(Role::kRelative);
      !relative.empty() && mention.Has(Role::kTimeUnit)) {
    const auto side = WordValue(source_.lexed.tokens[relative.begin].word, WordClass::kRelative);
    // "that year", "the following year": counted from the time mentioned before.
    const bool from_mention = !side || side->extra == 1 || narrative_;
    if (from_mention ? !last_ : !published_) return std::nullopt;
    anchor = from_mention ? TimeAnchor::kMention : TimeAnchor::kPublished;
    return YearNumber(from_mention ? last_->begin : *published_) + (side ? side->value : 0);
  }
  return std::nullopt;
}

// Days and months, with or without their year.
std::optional<Period> TimeReader::PeriodOfParts(const Mention& mention, TimeAnchor& anchor,
                                                std::string& unresolved) {
  const TokenRange day_range = mention.Find(Role::kDay);
  if (!day_range.empty() && source_.lexed.tokens[day_range.begin].kind == TokenKind::kDate) {
    anchor = TimeAnchor::kAbsolute;
    const std::string_view words = source_.Words(day_range);
    if (words.size() == 10 && words[4] == '-') {
      return DayPeriod(DigitsIn(words.substr(0, 4)), DigitsIn(words.substr(5, 2)),
                       DigitsIn(words.substr(8, 2)));
    }
    const size_t first = words.find_first_of("/-"), second = words.find_last_of("/-");
    const int a = DigitsIn(words.substr(0, first)),
              b = DigitsIn(words.substr(first + 1, second - first - 1));
    int year = DigitsIn(words.substr(second + 1));
    if (words.size() - second - 1 == 2) year += year < 70 ? 2000 : 1900;
    unresolved = absl::StrCat(year, "-XX-XX");
    // Month first or day first is settled only where one of them cannot be a month.
    if (a > 12) return DayPeriod(year, b, a);
    if (b > 12 || a == b) return DayPeriod(year, a, b);
    return std::nullopt;
  }
  const int month = source_.ValueAt(mention.Find(Role::kMonth).begin, WordClass::kMonth);
  const int day = day_range.empty() ? 0 : DigitsIn(source_.Words(day_range));
  unresolved = day == 0 ? absl::StrCat("XXXX-", Two(month))
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
  const bool future = FutureAround(mention);
  if (ahead) {
    anchor = TimeAnchor::kTense;
    // A day or two ahead of a publication date is a zone, not last year.
    if (future || (this_year && this_year->begin - *published_ <= 2)) return this_year;
    return in_year(now - 1);
  }
  if (future) anchor = TimeAnchor::kTense;
  // "will open in May", printed in November; "in March", printed in April, of a plan that is past
  // already, stays.
  return future ? in_year(now + 1) : this_year;
}

void TimeReader::Resolve(const Mention& mention, TimeValue& time) {
  TimeAnchor anchor = TimeAnchor::kNone;
  const TokenRange relative = mention.Find(Role::kRelative);
  const int unit = mention.Has(Role::kTimeUnit)
                       ? source_.ValueAt(mention.Find(Role::kTimeUnit).begin, WordClass::kTimeUnit)
                       : 0;
  const TokenRange low = mention.Find(Role::kLow);
  std::optional<int> count;
  if (!low.empty()) {
    const Token& token = source_.lexed.tokens[low.begin];
    if (token.word == kw::k_a || token.word == kw::k_an) count = 1;
    if (const auto number = ReadNumber(source_.lexed, source_.text, low);
        !count && number && number->value.IsInteger()) {
      const double n = number->value.ToDouble();
      if (n >= 0 && n < 10000) count = static_cast<int>(n);
    }
  }
  switch (mention.form) {
    case MentionForm::kDate:
    case MentionForm::kMonth: {
      if (mention.Has(Role::kUnit)) {  // "April 480 BC"
        const int month = source_.ValueAt(mention.Find(Role::kMonth).begin, WordClass::kMonth);
        time.timex = absl::StrCat(YearBeforeChrist(source_, mention), "-", Two(month));
        time.anchor = TimeAnchor::kAbsolute;
        return;
      }
      std::string unresolved;
      const std::optional<Period> period = PeriodOfParts(mention, anchor, unresolved);
      time.timex = unresolved;
      Settle(time, period, anchor);
      return AddPartOfDay(mention, 0, source_, time);
    }
    case MentionForm::kYear:
      if (mention.Has(Role::kUnit)) {  // "490 BC"
        time.timex = YearBeforeChrist(source_, mention);
        time.anchor = TimeAnchor::kAbsolute;
        return;
      }
      return Settle(time, YearPeriod(DigitsIn(source_.Words(mention.Find(Role::kYear)))),
                    TimeAnchor::kAbsolute);
    case MentionForm::kFiscalYear:
      return Settle(time, FiscalYearPeriod(DigitsIn(source_.Words(mention.Find(Role::kYear)))),
                    TimeAnchor::kAbsolute);
    case MentionForm::kYearRange: {
      const int first = DigitsIn(source_.Words(mention.Find(Role::kYear)));
      int second = DigitsIn(source_.Words(mention.Find(Role::kEnd)));
      if (second < 100) second += first / 100 * 100;
      const auto from = YearPeriod(first), to = YearPeriod(second);
      if (from && to) Settle(time, SpanPeriod(from->begin, to->end), TimeAnchor::kAbsolute);
      return;
    }
    case MentionForm::kDecade: {
      int decade = DigitsIn(source_.Words(mention.Find(Role::kYear)));
      if (decade < 100) decade += 1900;
      return Settle(time, DecadePeriod(decade), TimeAnchor::kAbsolute);
    }
    case MentionForm::kCentury:
    case MentionForm::kQuarter:
    case MentionForm::kHalf: {
      const TokenRange ordinal = mention.Find(Role::kOrdinal);
      const int n = source_.lexed.tokens[ordinal.begin].kind == TokenKind::kOrdinal
                        ? DigitsIn(source_.Words(ordinal))
                        : source_.ValueAt(ordinal.begin, WordClass::kOrdinalWord);
      if (mention.form == MentionForm::kCentury && mention.Has(Role::kUnit)) {
        time.timex = absl::StrCat("BC", Two(n - 1));
        time.anchor = TimeAnchor::kAbsolute;
        return;
      }
      if (mention.form == MentionForm::kCentury)
        return Settle(time, CenturyPeriod(n), TimeAnchor::kAbsolute);
      const std::optional<int> year = YearOf(mention, anchor);
      if (!year) return;
      return Settle(
          time,
          mention.form == MentionForm::kQuarter ? QuarterPeriod(*year, n) : HalfPeriod(*year, n),
          anchor);
    }
    case MentionForm::kSeason: {
      constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};
      const int season = source_.ValueAt(mention.Find(Role::kSeason).begin, WordClass::kSeason);
      const std::string letters(kSeasons[season & 3]);
      time.timex = absl::StrCat("XXXX-", letters);
      if (mention.Has(Role::kUnit)) {
        time.timex = absl::StrCat(YearBeforeChrist(source_, mention), "-", letters);
        time.anchor = TimeAnchor::kAbsolute;
        return;
      }
      const std::optional<Period> period = SeasonOf(mention, anchor);
      return Settle(time, period, anchor);
    }
    case MentionForm::kWeekday: {
      const int weekday = source_.ValueAt(mention.Find(Role::kWeekday).begin, WordClass::kWeekday);
      time.timex = absl::StrCat("XXXX-WXX-", weekday);
      if (!published_) return;
      // In a tale the day next behind the one mentioned before.
      if (narrative_) {
        if (!last_ || last_->granularity != Granularity::kDay) return;
        const int from = static_cast<int>(absl::GetWeekday(last_->begin)) + 1;
        return Settle(time, UnitAround(last_->begin + (weekday - from + 7) % 7, kUnitDay),
                      TimeAnchor::kMention);
      }
      const int here = static_cast<int>(absl::GetWeekday(*published_)) + 1;
      const int back = (here - weekday + 7) % 7;
      int shift = -back;
      anchor = TimeAnchor::kPublished;
      if (!relative.empty()) {
        const int side = source_.ValueAt(relative.begin, WordClass::kRelative);
        if (side < 0 && back == 0) shift = -7;
        if (side > 0) shift = back == 0 ? 7 : 7 - back;
      } else if (back != 0 && FutureAround(mention)) {
        shift = 7 - back;
        anchor = TimeAnchor::kTense;
      }
      return Settle(time, UnitAround(*published_ + shift, kUnitDay), anchor);
    }
    case MentionForm::kRelative: {
      const auto side = WordValue(source_.lexed.tokens[relative.begin].word, WordClass::kRelative);
      if (!side) return;
      time.timex = Unresolved(unit);
      // "the next day", "the following month", and everything in a tale.
      const WordId first_word = source_.lexed.tokens[mention.tokens.begin].word;
      const bool from_mention =
          side->extra == 1 || narrative_ || (first_word == kw::k_the && side->value == 1);
      std::optional<absl::CivilDay> origin = published_;
      if (from_mention && last_) origin = last_->begin;
      if (!origin) return;
      anchor = from_mention && last_ ? TimeAnchor::kMention : TimeAnchor::kPublished;
      if (!low.empty()) {
        // "the past six years": a stretch that ends now.
        time.type = TimeType::kDuration;
        const std::string_view letters = LettersOf(unit);
        if (letters.empty()) return;
        time.timex = absl::StrCat("P", count ? absl::StrCat(*count) : "X", std::string(letters));
        time.anchor = anchor;
        if (!count) return;
        const auto other = Moved(*origin, side->value < 0 ? -*count : *count, unit);
        if (other)
          time.period =
              side->value < 0 ? SpanPeriod(*other, *origin + 1) : SpanPeriod(*origin, *other);
        return;
      }
      const auto moved = Moved(*origin, side->value, unit);
      if (!moved) return;
      // "the past year" is the year up to now, "last year" the one of the calendar.
      if (source_.lexed.tokens[relative.begin].word == kw::k_past && !LettersOf(unit).empty()) {
        time.type = TimeType::kDuration;
        time.timex = absl::StrCat("P1", std::string(LettersOf(unit)));
        time.anchor = anchor;
        time.period = SpanPeriod(*moved, *origin + 1);
        return;
      }
      return Settle(time, UnitAround(*moved, unit), anchor);
    }
    case MentionForm::kDuration: {
      const std::string_view letters = LettersOf(unit);
      if (!letters.empty()) time.timex = absl::StrCat("P1", std::string(letters));
      if (unit == kUnitHour) time.timex = "PT1H";
      if (unit == kUnitMinute) time.timex = "PT1M";
      time.type = TimeType::kDuration;
      time.anchor = TimeAnchor::kAbsolute;
      return;
    }
    case MentionForm::kReference: {
      const WordId word = source_.lexed.tokens[relative.begin].word;
      if (mention.tokens.size() > 1) {  // "this time", "that time", "the same time"
        time.timex = word == kw::k_this ? "PRESENT_REF" : "PAST_REF";
        return;
      }
      const bool now = word == kw::k_now || word == kw::k_current || word == kw::k_currently;
      time.timex = now ? "PRESENT_REF" : word == kw::k_future ? "FUTURE_REF" : "PAST_REF";
      return;
    }
    case MentionForm::kAgo: {
      const bool ago = source_.lexed.tokens[relative.begin].word == kw::k_ago;
      if (!count) {
        time.timex =
            source_.lexed.tokens[relative.begin].word == kw::k_later ? "FUTURE_REF" : "PAST_REF";
        return;
      }
      std::optional<absl::CivilDay> origin = published_;
      anchor = TimeAnchor::kPublished;
      const bool later = source_.lexed.tokens[relative.begin].word == kw::k_later;
      if (!ago && last_) origin = last_->begin, anchor = TimeAnchor::kMention;
      // "a year earlier" may be said of now; "two years later" never is.
      time.timex = Unresolved(unit);
      if (later && !last_) return;
      if (!origin) return;
      const int sign = source_.lexed.tokens[relative.begin].word == kw::k_later ? 1 : -1;
      const auto moved = Moved(*origin, sign * *count, unit);
      if (moved) Settle(time, UnitAround(*moved, unit), anchor);
      return;
    }
    case MentionForm::kToday: {
      time.timex = Unresolved(kUnitDay);
      if (!published_) return;
      const WordId word = source_.lexed.tokens[relative.begin].word;
      const int shift = word == kw::k_yesterday || word == kw::k_last ? -1
                        : word == kw::k_tomorrow                      ? 1
                                                                      : 0;
      Settle(time, UnitAround(*published_ + shift, kUnitDay), TimeAnchor::kPublished);
      return AddPartOfDay(mention, word, source_, time);
    }
    case MentionForm::kThen:
      time.timex = Unresolved(unit == 0 ? kUnitDay : unit);
      if (!last_) return;
      if (!mention.Has(Role::kTimeUnit)) return Settle(time, last_, TimeAnchor::kMention);
      if ((unit == kUnitDay || unit == 0) && last_->granularity != Granularity::kDay) return;
      Settle(time, UnitAround(last_->begin, unit == 0 ? kUnitDay : unit), TimeAnchor::kMention);
      return AddPartOfDay(mention, 0, source_, time);
    case MentionForm::kUpTo: {
      // The pieces behind kEnd's begin are those of the end; the first count and unit are the
      // length.
      Mention end = mention;
      end.piece_count = 0;
      const TokenRange range = mention.Find(Role::kEnd);
      for (uint8_t i = 0; i < mention.piece_count; ++i) {
        const Piece& piece = mention.pieces[i];
        if (piece.role != Role::kEnd && piece.tokens.begin >= range.begin)
          end.pieces[end.piece_count++] = piece;
      }
      end.form = end.Has(Role::kDay)     ? MentionForm::kDate
                 : end.Has(Role::kMonth) ? MentionForm::kMonth
                                         : MentionForm::kYear;
      TimeValue until;
      Resolve(end, until);
      time.type = TimeType::kDate;
      if (!until.period) return;
      if (low.empty()) count = 1;
      if (!count) return;
      const WordId how = source_.lexed.tokens[relative.begin].word;
      const absl::CivilDay last =
          how == kw::k_before || how == kw::k_until ? until.period->begin : until.period->end;
      const auto begin = Moved(last, -*count, unit);
      if (begin) Settle(time, SpanPeriod(*begin, last), until.anchor);
      return;
    }
    case MentionForm::kSet:
      time.type = TimeType::kSet;
      time.anchor = TimeAnchor::kAbsolute;
      time.timex = unit == kUnitYear    ? "P1Y"
                   : unit == kUnitMonth ? "P1M"
                   : unit == kUnitWeek  ? "P1W"
                   : unit == kUnitDay   ? "P1D"
                                        : "";
      if (!relative.empty()) {
        const WordId word = source_.lexed.tokens[relative.begin].word;
        time.timex = word == kw::k_daily     ? "P1D"
                     : word == kw::k_weekly  ? "P1W"
                     : word == kw::k_monthly ? "P1M"
                                             : "P1Y";
      }
      return;
    default:
      return;
  }
}

// "the past two years" is two years as well.
void TimeReader::AddLength(const Mention& mention, Value& value) const {
  const TokenRange low = mention.Find(Role::kLow);
  if (mention.form != MentionForm::kRelative || low.empty()) return;
  const auto number = ReadNumber(source_.lexed, source_.text, low);
  const int unit = source_.ValueAt(mention.Find(Role::kTimeUnit).begin, WordClass::kTimeUnit);
  if (!number || unit >= kQuarterCode) return;
  Quantity quantity;
  quantity.low = quantity.high = number->value;
  quantity.last_digit = static_cast<int16_t>(number->last_digit);
  quantity.unit = static_cast<UnitId>(unit);
  value.quantity = quantity;
}

bool TimeReader::Read(const Mention& mention, uint32_t index, Value& value) {
  TimeValue time;
  mention_index_ = index;
  Resolve(mention, time);
  if (const int year = NamedYear(mention); year != 0 && !IsAside(index)) named_year_ = year;
  if (time.period && (time.type == TimeType::kDate || time.type == TimeType::kTime)) {
    if (mention.tokens.begin > 0) {
      const WordId before = source_.lexed.tokens[mention.tokens.begin - 1].word;
      if (before == kw::k_since) time.period->since = true;
      if (before == kw::k_until || before == kw::k_till)
        time.period->until = !NotBefore(mention, mention.tokens.begin - 1);
    }
    if (mention.form == MentionForm::kThen && mention.Has(Role::kRelative))
      time.period->since = true;
    if (mention.form != MentionForm::kUpTo && mention.form != MentionForm::kYearRange &&
        mention.form != MentionForm::kDecade && mention.form != MentionForm::kCentury &&
        !IsAside(index)) {
      // "1941" behind "December 1941" says nothing new.
      const bool coarser = last_ && time.period->granularity == Granularity::kYear &&
                           time.period->begin.year() == last_->begin.year() &&
                           last_->end <= time.period->end;
      if (!coarser || !narrative_) last_ = time.period;
      last_->since = last_->until = false;
    }
  }
  value.time = std::move(time);
  AddLength(mention, value);
  return true;
}

}  // namespace crosscheck::normalize
