// Members of TimeReader: times of a day and their zones, sets of times, lengths without a number
// that quantities would read, and words that tell before or after now only.
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "crosscheck/lex/lexicon.h"
#include "normalize/calendar.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

constexpr int kNightCode = 5, kNoonCode = 6, kMidnightCode = 7;

// The letters of TIMEX3 for time_of_day values 2 to 8.
std::string_view LettersOfCode(int code) {
  constexpr std::string_view kLetters[] = {"", "", "MO", "AF", "EV", "NI", "12:00", "24:00", "DT"};
  constexpr int kCodes = 9;
  return code < 0 || code >= kCodes ? "" : kLetters[code];
}

// "Z", "-05", "+05:30"
std::string ZoneText(int minutes) {
  if (minutes == 0) return "Z";
  const int hours = std::abs(minutes) / 60, rest = std::abs(minutes) % 60;
  return absl::StrCat(minutes < 0 ? "-" : "+", Two(hours), rest == 0 ? "" : ":" + Two(rest));
}

}  // namespace

std::string_view TimeReader::LettersOfPart(const Mention& mention) const {
  const TokenRange part = mention.Find(Role::kDayPart);
  return part.empty() ? "" : LettersOfCode(source_.ValueAt(part.begin, WordClass::kTimeOfDay));
}

// "last night", "that morning", "tonight": the day with its part, as TIMEX3 writes it.
void TimeReader::AddPartOfDay(const Mention& mention, WordId relative, TimeValue& time) const {
  const std::string_view letters =
      relative == kw::k_tonight ? LettersOfCode(kNightCode) : LettersOfPart(mention);
  if (letters.empty()) return;
  time.type = TimeType::kTime;
  if (time.timex.substr(0, 8) == "XXXX-WXX") return;  // a day of the week has no such form
  absl::StrAppend(&time.timex, "T", std::string(letters));
}

bool TimeReader::ResolveClock(const Mention& mention, const Parts& parts, TimeValue& time) {
  time.type = TimeType::kTime;
  // The hours and minutes.
  std::string clock;
  const TokenRange digits = mention.Find(Role::kClock), noon = mention.Find(Role::kDayPart);
  const int code = noon.empty() ? 0 : source_.ValueAt(noon.begin, WordClass::kTimeOfDay);
  if (code == kNoonCode || code == kMidnightCode) {
    clock = std::string(LettersOfCode(code));
  } else {
    const std::string_view words = source_.Words(digits);
    const size_t mark = words.find_first_of(":.");
    constexpr size_t kFourDigits = 4;
    const bool joined = mark == std::string_view::npos && words.size() == kFourDigits;
    const size_t cut = joined ? 2 : std::min(mark, words.size());
    int hour = DigitsIn(words.substr(0, cut));
    const int minute =
        joined ? DigitsIn(words.substr(2))
               : (mark == std::string_view::npos ? 0 : DigitsIn(words.substr(mark + 1, 2)));
    int add = 0;
    bool twelve = false;  // a clock of twelve hours
    if (const TokenRange unit = mention.Find(Role::kUnit); !unit.empty()) {
      add = WordValue(WordAt(unit.begin), WordClass::kTimeOfDay)->extra;
      twelve = true;
    }
    constexpr int kAfternoon = 3, kHalfDay = 12, kDay = 24, kHour = 60;
    if (code >= kAfternoon && code <= kNightCode) add = kHalfDay;
    if (hour > kDay || minute >= kHour || (twelve && hour > kHalfDay)) return false;
    if (twelve && hour == kHalfDay &&
        source_.text[source_.lexed.tokens[mention.Find(Role::kUnit).begin].begin] != 'o')
      hour = 0;
    if (hour < kHalfDay) hour += add;
    clock = absl::StrCat(Two(hour), ":", Two(minute));
  }
  if (const TokenRange zone = mention.Find(Role::kZone); !zone.empty()) {
    constexpr int kNoNumber = 9999;
    const int minutes =
        MatchPhrase(source_.lexed.tokens, zone.begin, zone.end, WordClass::kZone).value.value;
    if (minutes != kNoNumber) clock += ZoneText(minutes);
  }
  // Its day.
  TimeValue day;
  day.timex = "XXXX-XX-XX";
  if (mention.Has(Role::kDay) || mention.Has(Role::kWeekday)) {
    Mention date = mention;
    date.piece_count = 0;
    for (uint8_t i = 0; i < mention.piece_count; ++i) {
      const Role role = mention.pieces[i].role;
      if (role == Role::kDay || role == Role::kMonth || role == Role::kYear ||
          role == Role::kWeekday || role == Role::kRelative || role == Role::kTimeUnit)
        date.pieces[date.piece_count++] = mention.pieces[i];
    }
    date.form = mention.Has(Role::kDay) ? MentionForm::kDate : MentionForm::kWeekday;
    Resolve(date, day);
  } else if (parts.word != 0) {
    Mention date = mention;
    date.piece_count = 0;
    date.pieces[date.piece_count++] = {Role::kRelative, parts.relative};
    ResolveToday(date, parts, day);
  } else {
    // The day of the article, or of the tale; said by nobody, so that it dates nothing.
    const bool told = narrative_ && last_ && last_->granularity == Granularity::kDay;
    if (told || published_) {
      Settle(day, UnitAround(told ? last_->begin : *published_, kUnitDay),
             told ? TimeAnchor::kMention : TimeAnchor::kPublished);
      day.period.reset();
    }
  }
  // A day of every week, and the 0th of May, are no day to put a clock on.
  constexpr size_t kDayLength = 10;  // "2019-05-01"
  const bool no_day = day.timex.substr(0, 8) == "XXXX-WXX" || day.timex.size() < kDayLength;
  time.timex = absl::StrCat(no_day ? "XXXX-XX-XX" : day.timex.substr(0, kDayLength), "T", clock);
  if (!no_day) time.period = day.period;
  time.anchor = day.anchor;
  return true;
}

// "overnight", "at night", "in the morning"
void TimeReader::ResolvePartOfDay(const Mention& mention, TimeValue& time) {
  const TokenRange part = mention.Find(Role::kDayPart);
  const WordId first = WordAt(mention.tokens.begin);
  time.timex = "XXXX-XX-XX";
  if (first == kw::k_overnight && published_ && !narrative_) {
    Settle(time, UnitAround(*published_, kUnitDay), TimeAnchor::kPublished);
  } else if (first == kw::k_the && last_ && last_->granularity == Granularity::kDay) {
    Settle(time, last_.get(), TimeAnchor::kMention);
  }
  time.period.reset();
  if (part.empty()) return;
  AddPartOfDay(mention, 0, time);
}

void TimeReader::ResolveReference(const Parts& parts, TimeValue& time) {
  const WordId word = parts.word;
  const bool named = parts.relative.size() > 1;  // "this time", "that period", "the same time"
  const bool past = word == kw::k_past || word == kw::k_recent || word == kw::k_recently ||
                    word == kw::k_ago || word == kw::k_former || word == kw::k_formerly ||
                    word == kw::k_lately || word == kw::k_time || (named && word != kw::k_this);
  time.timex = past ? "PAST_REF" : word == kw::k_future ? "FUTURE_REF" : "PRESENT_REF";
}

void TimeReader::ResolveSet(const Mention& mention, const Parts& parts, TimeValue& time) {
  time.type = TimeType::kSet;
  time.anchor = TimeAnchor::kAbsolute;
  if (const TokenRange day = mention.Find(Role::kWeekday); !day.empty()) {
    time.timex = absl::StrCat("XXXX-WXX-", source_.ValueAt(day.begin, WordClass::kWeekday));
  } else if (const TokenRange month = mention.Find(Role::kMonth); !month.empty()) {
    time.timex = absl::StrCat("XXXX-", Two(source_.ValueAt(month.begin, WordClass::kMonth)));
  } else if (const TokenRange season = mention.Find(Role::kSeason); !season.empty()) {
    constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};
    time.timex = absl::StrCat(
        "XXXX-", std::string(kSeasons[source_.ValueAt(season.begin, WordClass::kSeason) & 3]));
  } else if (const TokenRange name = mention.Find(Role::kHoliday); !name.empty()) {
    const LexicalValue rule =
        MatchPhrase(source_.lexed.tokens, name.begin, name.end, WordClass::kHoliday).value;
    time.timex = rule.extra == 0
                     ? absl::StrCat("XXXX-", Two(rule.value / 100), "-", Two(rule.value % 100))
                     : "P1Y";
  } else if (mention.Has(Role::kDayPart)) {
    time.timex = absl::StrCat("XXXX-XX-XXT", std::string(LettersOfPart(mention)));
  } else if (parts.unit == kWeekendCode) {
    time.timex = "XXXX-WXX-WE";
  } else if (parts.unit != 0) {
    const int count = parts.word == kw::k_other ? 2
                      : parts.low.empty()       ? 1
                                                : parts.count.value_or(0);
    time.timex = DurationTimex(count == 0 ? "X" : absl::StrCat(count), parts.unit);
  } else {
    const WordId word = parts.word;
    time.timex = word == kw::k_daily       ? "P1D"
                 : word == kw::k_weekly    ? "P1W"
                 : word == kw::k_monthly   ? "P1M"
                 : word == kw::k_hourly    ? "PT1H"
                 : word == kw::k_quarterly ? "P1Q"
                 : word == kw::k_nightly   ? "XXXX-XX-XXTNI"
                                           : "P1Y";
  }
}

// "a year", "decades", "two bloody weeks", "the first nine months of 2019"
void TimeReader::ResolveLength(const Mention& mention, const Parts& parts, TimeValue& time) {
  time.type = TimeType::kDuration;
  time.anchor = TimeAnchor::kAbsolute;
  const TokenRange unit = mention.Find(Role::kTimeUnit);
  std::string count = "1";
  if (!parts.low.empty()) {
    const auto number = ReadNumber(source_.lexed, source_.text, parts.low);
    count = parts.count ? absl::StrCat(*parts.count) : number ? number->value.ToString() : "X";
    if (MatchPhrase(source_.lexed.tokens, parts.low.begin, parts.low.end, WordClass::kVague)
                .length > 0 &&
        !parts.count)
      count = "X";
  } else if (source_.lexed.tokens[unit.begin].Has(token_flags::kEndsS)) {
    count = "X";
  } else if (mention.Has(Role::kScale)) {
    count = "1.5";
  }
  time.timex = DurationTimex(count, parts.unit);
  // The first months of a year are a stretch of the calendar.
  if (parts.count && mention.Has(Role::kYear) && WordAt(mention.tokens.begin + 1) == kw::k_first)
    OfYear(mention, parts, false, time);
}

}  // namespace crosscheck::normalize
