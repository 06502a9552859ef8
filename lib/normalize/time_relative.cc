// Members of TimeReader: times that are counted from another one, the publication day or the time
// mentioned before ("last year", "two months later", "Thursday", "the end of the year").
#include "absl/strings/str_cat.h"
#include "crosscheck/lex/lexicon.h"
#include "normalize/calendar.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

// What TIMEX3 writes for one unit of the calendar that nothing settles.
std::string_view Unresolved(int unit) {
  switch (unit) {
    case kUnitWeek:
      return "XXXX-WXX";
    case kWeekendCode:
      return "XXXX-WXX-WE";
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

int IsoWeekday(absl::CivilDay day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

}  // namespace

// "last week", "the following month", "the past six years", "the next morning"
void TimeReader::ResolveRelative(const Mention& mention, const Parts& parts, TimeValue& time) {
  auto side = WordValue(parts.word, WordClass::kRelative);
  if (!side) side = LexicalValue{-1, 0};  // "the most recent quarter"
  const bool part_of_day = mention.Has(Role::kDayPart);
  const int unit = part_of_day ? kUnitDay : parts.unit;
  time.timex = Unresolved(unit);
  // "the next day", "the following month", and everything in a tale.
  const WordId first_word = WordAt(mention.tokens.begin);
  const bool from_mention =
      side->extra == 1 || narrative_ || (first_word == kw::k_the && side->value == 1);
  std::optional<absl::CivilDay> origin = published_;
  if (from_mention && last_) origin = last_->begin;
  TimeAnchor anchor = from_mention && last_ ? TimeAnchor::kMention : TimeAnchor::kPublished;
  const TokenRange unit_range = mention.Find(Role::kTimeUnit);
  // "last years" is a slip for "last year's".
  const bool plural = parts.word != kw::k_last && parts.word != kw::k_this &&
                      parts.word != kw::k_next && !unit_range.empty() &&
                      source_.lexed.tokens[unit_range.begin].Has(token_flags::kEndsS);
  if (!parts.low.empty() || plural) {
    // "the past six years": a stretch that ends now; "the coming weeks".
    time.type = TimeType::kDuration;
    time.timex = DurationTimex(parts.count ? absl::StrCat(*parts.count) : "X", unit);
    if (!origin || !parts.count) return;
    time.anchor = anchor;
    if (mention.Has(Role::kYear)) return OfYear(mention, parts, side->value < 0, time);
    const auto other = Moved(*origin, side->value < 0 ? -*parts.count : *parts.count, unit);
    if (other)
      time.period = side->value < 0 ? SpanPeriod(*other, *origin + 1) : SpanPeriod(*origin, *other);
    return;
  }
  if (!origin) return;
  const auto moved = Moved(*origin, side->value, unit);
  if (!moved) return;
  // "the past year" is the year up to now, "last year" the one of the calendar.
  if (parts.word == kw::k_past && !LettersOf(unit).empty()) {
    time.type = TimeType::kDuration;
    time.timex = DurationTimex("1", unit);
    time.anchor = anchor;
    time.period = SpanPeriod(*moved, *origin + 1);
    return;
  }
  Settle(time, UnitAround(*moved, unit), anchor);
  AddPartOfDay(mention, 0, time);
}

// "the first nine months of 2019", "the last three months of 2019"
void TimeReader::OfYear(const Mention& mention, const Parts& parts, bool last, TimeValue& time) {
  TimeAnchor anchor = TimeAnchor::kNone;
  const std::optional<int> year = YearOf(mention, anchor);
  const std::optional<Period> whole = year ? YearPeriod(*year) : std::nullopt;
  if (!whole || !parts.count) return;
  const auto edge =
      Moved(last ? whole->end : whole->begin, last ? -*parts.count : *parts.count, parts.unit);
  if (!edge || *edge < whole->begin || *edge > whole->end) return;
  time.period = last ? SpanPeriod(*edge, whole->end) : SpanPeriod(whole->begin, *edge);
  time.anchor = anchor;
}

// "two months ago", "a year earlier", "days later", "the day before", "the year-ago quarter"
void TimeReader::ResolveAgo(const Mention& mention, const Parts& parts, TimeValue& time) {
  const bool later = parts.word == kw::k_later || parts.word == kw::k_after ||
                     parts.word == kw::k_following || parts.word == kw::k_hence ||
                     parts.word == kw::k_from;
  const bool from_now =
      parts.word == kw::k_ago || parts.word == kw::k_hence || parts.word == kw::k_from;
  const bool before_last = parts.relative.size() == 2 && parts.word == kw::k_before;
  const TokenRange unit = mention.Find(Role::kTimeUnit);
  std::optional<int> count = parts.count;
  if (parts.low.empty() && !mention.Has(Role::kScale) &&
      !source_.lexed.tokens[unit.begin].Has(token_flags::kEndsS))
    count = before_last ? 2 : 1;
  if (!count) {
    time.timex = later ? "FUTURE_REF" : "PAST_REF";
    return;
  }
  time.timex = Unresolved(parts.unit);
  if (parts.unit == kUnitHour || parts.unit == kUnitMinute || parts.unit == kUnitSecond) {
    time.type = TimeType::kTime;
    time.timex = "XXXX-XX-XXTXX:XX";
    return;
  }
  std::optional<absl::CivilDay> origin = published_;
  TimeAnchor anchor = TimeAnchor::kPublished;
  if (last_ && (narrative_ || (!from_now && !before_last)))
    origin = last_->begin, anchor = TimeAnchor::kMention;
  // "a year earlier" may be said of now; "two years later" never is.
  if (later && !from_now && !last_) return;
  if (!origin) return;
  // "the third quarter ... the year-earlier period" is a quarter too.
  const WordId end = WordAt(mention.tokens.end - 1);
  if (last_ && parts.unit == kUnitYear && (end == kw::k_period || end == kw::k_quarter) &&
      (last_->granularity == Granularity::kQuarter || last_->granularity == Granularity::kMonth)) {
    const int steps = last_->granularity == Granularity::kQuarter ? 4 : 12;
    return Settle(time, Shift(*last_, -steps), TimeAnchor::kMention);
  }
  const auto moved = Moved(*origin, later ? *count : -*count, parts.unit);
  if (moved) Settle(time, UnitAround(*moved, parts.unit), anchor);
}

void TimeReader::ResolveWeekday(const Mention& mention, const Parts& parts, TimeValue& time) {
  const int weekday = source_.ValueAt(mention.Find(Role::kWeekday).begin, WordClass::kWeekday);
  time.timex = absl::StrCat("XXXX-WXX-", weekday);
  const auto side = WordValue(parts.word, WordClass::kRelative);
  const auto settle = [&](absl::CivilDay day, TimeAnchor anchor) {
    Settle(time, UnitAround(day, kUnitDay), anchor);
    AddPartOfDay(mention, 0, time);
  };
  const bool day_before = last_ && last_->granularity == Granularity::kDay;
  if (side && side->extra == 1 && day_before) {  // "the previous Tuesday"
    const int from = IsoWeekday(last_->begin);
    const int back = (from - weekday + 6) % 7 + 1, ahead = (weekday - from + 6) % 7 + 1;
    return settle(last_->begin + (side->value < 0 ? -back : ahead), TimeAnchor::kMention);
  }
  // In a tale the day next behind the one mentioned before.
  if (narrative_) {
    if (!day_before) return;
    return settle(last_->begin + (weekday - IsoWeekday(last_->begin) + 7) % 7,
                  TimeAnchor::kMention);
  }
  if (!published_) return;
  const int here = IsoWeekday(*published_);
  const int back = (here - weekday + 7) % 7;
  if (mention.Has(Role::kTimeUnit) && side)  // "Tuesday of next week"
    return settle(*published_ + 7 * side->value + weekday - here, TimeAnchor::kPublished);
  int shift = -back;
  TimeAnchor anchor = TimeAnchor::kPublished;
  if (side) {
    if (side->value < 0 && back == 0) shift = -7;
    if (side->value > 0) shift = back == 0 ? 7 : 7 - back;
    if (side->value == 0) shift = weekday - here;
  } else if (back != 0 && FutureAround(mention)) {
    shift = 7 - back;
    anchor = TimeAnchor::kTense;
  } else if (back != 0 && !mention.Has(Role::kDayPart)) {
    AddOtherSide(mention, UnitAround(*published_ + shift, kUnitDay),
                 UnitAround(*published_ + shift + 7, kUnitDay), time);
  }
  settle(*published_ + shift, anchor);
}

// "today", "late yesterday", "last night", "the day after tomorrow"
void TimeReader::ResolveToday(const Mention& mention, const Parts& parts, TimeValue& time) {
  time.timex = Unresolved(kUnitDay);
  if (!published_) return;
  int shift = 0;
  for (uint8_t i = 0; i < mention.piece_count; ++i) {
    if (mention.pieces[i].role != Role::kRelative) continue;
    const WordId word = WordAt(mention.pieces[i].tokens.begin);
    if (word == kw::k_yesterday || word == kw::k_last || word == kw::k_before) --shift;
    if (word == kw::k_tomorrow || word == kw::k_after) ++shift;
  }
  Settle(time, UnitAround(*published_ + shift, kUnitDay), TimeAnchor::kPublished);
  AddPartOfDay(mention, parts.word, time);
}

// "that day", "the end of the year", "the quarter", "the weekend", "year-end"
void TimeReader::ResolveThen(const Mention& mention, const Parts& parts, TimeValue& time) {
  const bool part_of_day = mention.Has(Role::kDayPart);
  const int unit = part_of_day ? kUnitDay : parts.unit;
  time.timex = Unresolved(unit == 0 ? kUnitDay : unit);
  bool points_back = unit == 0;
  for (uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i)
    points_back |= WordAt(i) == kw::k_that || WordAt(i) == kw::k_same;
  if (!points_back && !narrative_) {
    if (!published_) return;
    // The quarter or month that was spoken of, else the one of the publication; of quarters the
    // last whole one, which is what is reported.
    absl::CivilDay origin = *published_;
    const bool told =
        last_ && ((unit == kQuarterCode && last_->granularity == Granularity::kQuarter) ||
                  (unit == kUnitMonth && last_->granularity <= Granularity::kMonth));
    if (told) return Settle(time, UnitAround(last_->begin, unit), TimeAnchor::kMention);
    if (unit == kQuarterCode && !FutureAround(mention)) {
      if (const auto moved = Moved(origin, -1, unit)) origin = *moved;
    }
    if (unit == kWeekendCode && IsoWeekday(origin) < 6 && !FutureAround(mention)) origin -= 7;
    return Settle(time, UnitAround(origin, unit), TimeAnchor::kPublished);
  }
  if (!last_) return;
  if (unit == 0) return Settle(time, last_.get(), TimeAnchor::kMention);
  if (unit == kUnitDay && last_->granularity != Granularity::kDay) return;
  Settle(time, UnitAround(last_->begin, unit), TimeAnchor::kMention);
  AddPartOfDay(mention, 0, time);
}

}  // namespace crosscheck::normalize
