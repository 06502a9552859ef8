// Guards on dates; see guards.h. Where a date that was news when it was printed stands against
// another, the two mostly date two events of one story; so each guard names a way to be of two
// events, and drift is told only where none of them is left.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "compare/guards.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::compare {
namespace {

bool Inferred(const Claim& c) { return c.time->anchor != TimeAnchor::kAbsolute; }

// A day of the week before its article, or of the days right behind it.
bool Fresh(const Claim& c) {
  constexpr int kDays = 7;
  return c.published && c.period->granularity == Granularity::kDay &&
         std::abs(*c.published - c.period->begin) <= kDays;
}

// "March 9": a day by its number, whose year alone may be inferred. "Friday", "today" are relative.
bool IsNumberedDay(const Side& side) {
  static constexpr std::string_view kMonths[] = {
#include "compare/data/en/months.inc"
  };
  const std::string words =
      AsciiLower(side.claim.value_span.In(side.document.text(side.claim.part)));
  if (side.claim.period->granularity != Granularity::kDay) return false;
  const bool digit = std::any_of(words.begin(), words.end(),
                                 [](unsigned char c) { return absl::ascii_isdigit(c); });
  const auto begins_word = [&](std::string_view month) {
    for (size_t at = words.find(month); at != words.npos; at = words.find(month, at + 1)) {
      if (at == 0 || !absl::ascii_isalpha(static_cast<unsigned char>(words[at - 1]))) return true;
    }
    return false;
  };
  return digit && AnyOf(kMonths, begins_word);
}

bool IsRelativeDay(const Side& side) { return Inferred(side.claim) && !IsNumberedDay(side); }

struct Hour {
  int minutes = 0;
  bool known_half = false;  // before or behind noon
};

// "2:05 p.m. on Wednesday": an hour told to the minute.
std::optional<Hour> HourOf(const Side& side) {
  static constexpr std::string_view kMeridiem[] = {
#include "compare/data/en/meridiem.inc"
  };
  constexpr int kNoon = 12;
  const std::string words =
      AsciiLower(side.claim.value_span.In(side.document.text(side.claim.part)));
  const auto digit = [&](size_t i) {
    return i < words.size() && absl::ascii_isdigit(static_cast<unsigned char>(words[i]));
  };
  for (size_t i = 1; i < words.size(); ++i) {
    if (words[i] != ':' || !digit(i - 1) || !digit(i + 1) || !digit(i + 2)) continue;
    int hour = words[i - 1] - '0';
    if (i > 1 && digit(i - 2)) hour += 10 * (words[i - 2] - '0');
    const int minute = 10 * (words[i + 1] - '0') + words[i + 2] - '0';
    std::string_view behind = std::string_view(words).substr(i + 3);
    while (behind.starts_with(' ')) behind.remove_prefix(1);
    for (size_t k = 0; k < std::size(kMeridiem); ++k) {
      if (!behind.starts_with(kMeridiem[k])) continue;
      return Hour{60 * (hour % kNoon + (k >= 2 ? kNoon : 0)) + minute, true};
    }
    return Hour{60 * hour + minute, hour > kNoon};
  }
  return std::nullopt;
}

}  // namespace

// "Friday" in two articles of one day tells nothing that a reader would look up; "Friday" and "Nov.
// 7" do.
bool SameNewsDay(const Case& c) {
  const auto bare = [](const Side& side) {
    const std::string_view words = side.claim.value_span.In(side.document.text(side.claim.part));
    return Fresh(side.claim) && Inferred(side.claim) &&
           std::none_of(words.begin(), words.end(), [](char d) { return d >= '0' && d <= '9'; });
  };
  return bare(c.a) && bare(c.b);
}

bool BothYears(const Case& c) {
  return c.ca().period->granularity >= Granularity::kYear &&
         c.cb().period->granularity >= Granularity::kYear;
}

bool DateInName(const Case& c) {
  static constexpr std::string_view kDeterminers[] = {
#include "compare/data/en/determiners.inc"
  };
  static constexpr std::string_view kNamedDays[] = {
#include "compare/data/en/named_days.inc"
  };
  static constexpr std::string_view kBeforeDays[] = {
#include "compare/data/en/before_days.inc"
  };
  constexpr size_t kDigits = 4;
  constexpr int kYear = 365;
  const auto in_name = [](const Side& side) {
    const std::string_view text = side.document.text(side.claim.part);
    const Span date = side.claim.value_span;
    const std::string_view before = Span{side.claim.span.begin, date.begin}.In(text);
    const auto stands_behind = [&](absl::Span<const std::string_view> words) {
      // Those are short.
      constexpr size_t kReach = 32;
      const std::string near =
          AsciiLower(before.substr(before.size() - std::min(before.size(), kReach)));
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return near.ends_with(word); });
    };
    if (std::find(std::begin(kNamedDays), std::end(kNamedDays), date.In(text)) !=
        std::end(kNamedDays))
      return !stands_behind(kBeforeDays);
    const bool long_past =
        side.claim.published && *side.claim.published - side.claim.period->end > kYear;
    const auto is_letter = [](char x) { return (x | 0x20) >= 'a' && (x | 0x20) <= 'z'; };
    if ((date.size() != kDigits && !long_past) || date.end + 1 >= text.size() ||
        text[date.end] != ' ' || !is_letter(text[date.end + 1]))
      return false;
    return before.empty() || stands_behind(kDeterminers);
  };
  return in_name(c.a) || in_name(c.b);
}

// One article may tell several stages of one affair; two outlets that tell the same story may not
// differ.
bool OneStory(const Case& c) { return c.evidence.article_likeness >= kSameStoryLikeness; }

// No date to hold another against.
bool EitherRough(const Case& c) { return c.ca().rough || c.cb().rough; }

// A statement of yesterday printed again today keeps its "today".
bool ReprintOfDays(const Case& c) {
  constexpr int kReprintDays = 7;
  return c.ca().masked_text != 0 && c.ca().masked_text == c.cb().masked_text &&
         IsRelativeDay(c.a) && IsRelativeDay(c.b) && c.ca().published && c.cb().published &&
         std::abs(*c.ca().published - *c.cb().published) <= kReprintDays;
}

// Printed weeks apart, "last year" of a copied sentence means another year. What both printed of
// their own days ("on Monday") tells of two Mondays.
bool SameRelativeWords(const Case& c) {
  constexpr int kReprintDays = 7;
  const Claim& a = c.ca();
  const Claim& b = c.cb();
  return SameSentence(c) && Inferred(a) && Inferred(b) && !a.quoted && !b.quoted &&
         !(Fresh(a) && Fresh(b)) && ValueWords(c.a) == ValueWords(c.b) && a.published &&
         b.published && std::abs(*a.published - *b.published) > kReprintDays;
}

bool DayAndMonthSwapped(const Case& c) {
  const Period& p = *c.ca().period;
  const Period& q = *c.cb().period;
  return p.granularity == Granularity::kDay && q.granularity == Granularity::kDay &&
         p.begin.year() == q.begin.year() && p.begin.day() == q.begin.month() &&
         p.begin.month() == q.begin.day();
}

// "1992" and "November 1992": a year holds many days.
bool YearHoldsLittle(const Case& c) {
  constexpr int kMuchSaid = 6;
  constexpr int64_t kYear = 365;
  const auto wide = [](const Claim& claim) {
    return claim.period->end - claim.period->begin >= kYear;
  };
  return wide(c.ca()) != wide(c.cb()) && c.evidence.specific_words < kMuchSaid;
}

// What both clauses name beside the event itself, by Term::weight: two dates of one event stand
// beside the same persons and things, not only in sentences that share them.
bool LittleShared(const Case& c) {
  // Of the news of these days there is much more of one kind.
  const int needed = Fresh(c.ca()) && Fresh(c.cb()) ? 5 : 3;
  int sum = 0;
  for (const Term& term : c.ca().topic) {
    if (HasTerm(c.cb().topic, term.key) && !HasTerm(c.ca().predicate, term.key)) sum += term.weight;
  }
  return sum < needed;
}

// News of two days: "arrested Tuesday" and, in an article of the next week, "arrested Monday"; an
// arrest of this week and a crime of last month.
bool NewsOfTwoDays(const Case& c) {
  constexpr int kOneNews = 2;  // days between two reports of one piece of news
  constexpr int kLongBefore = 14;
  const Claim& a = c.ca();
  const Claim& b = c.cb();
  const bool one_word = a.predicate.front().key == b.predicate.front().key;
  if (!one_word && (Fresh(a) || Fresh(b))) return true;
  if (Fresh(a) && Fresh(b)) return std::abs(*a.published - *b.published) > kOneNews;
  return (Fresh(a) || Fresh(b)) && c.DaysApart() > kLongBefore;
}

// Readings that may be wrong by themselves: a weekday read on the wrong side, a day or month of the
// wrong year, "three years ago" from within a year.
bool MayBeMisread(const Case& c) {
  const Claim& a = c.ca();
  const Claim& b = c.cb();
  const auto weekday = [](const Side& side) {
    return side.claim.period->granularity == Granularity::kDay && IsRelativeDay(side);
  };
  // "We lost two lives today": of the day that it was said on.
  if ((a.quoted && Inferred(a)) || (b.quoted && Inferred(b))) return true;
  if ((weekday(c.a) || weekday(c.b)) && c.dates.shift_days % 7 == 0) return true;
  // "the tenth shooting since 1976": no onset of this one.
  constexpr int kYears = 5 * 366;
  if (a.onset != b.onset && c.DaysApart() > kYears) return true;
  if (!Inferred(a) && !Inferred(b)) return false;
  const auto year = [](const Claim& claim) {
    return claim.period->granularity == Granularity::kYear;
  };
  constexpr int kYear = 366;
  if (((Inferred(a) && year(a)) || (Inferred(b) && year(b))) && c.DaysApart() <= kYear) return true;
  return !year(a) && !year(b) && a.period->begin.month() == b.period->begin.month() &&
         a.period->begin.year() != b.period->begin.year();
}

// "Last night", "early Sunday": the day that such an hour belongs to is a matter of words.
bool OneNight(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/nights.inc"
  };
  const auto near_midnight = [](const Side& side) {
    const std::string words =
        AsciiLower(side.claim.value_span.In(side.document.text(side.claim.part)));
    return std::any_of(
               std::begin(kWords), std::end(kWords),
               [&](std::string_view word) { return words.find(word) != std::string::npos; }) ||
           SentenceHasAny(side, kWords);
  };
  return c.DaysApart() == 1 && (near_midnight(c.a) || near_midnight(c.b));
}

bool OneIsFound(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/found.inc"
  };
  return SentenceHasAny(c.a, kWords) != SentenceHasAny(c.b, kWords);
}

bool OtherHour(const Case& c) {
  const std::optional<Hour> x = HourOf(c.a), y = HourOf(c.b);
  if (!x || !y) return false;
  const bool one_half = !x->known_half || !y->known_half;
  constexpr int kHalfDay = 12 * 60;
  return one_half ? x->minutes % kHalfDay != y->minutes % kHalfDay : x->minutes != y->minutes;
}

bool Recurs(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/recurring.inc"
  };
  const auto recurs = [](const Claim& claim) {
    return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) {
      return HasTerm(claim.topic, Hash64(word)) || HasTerm(claim.predicate, Hash64(word));
    });
  };
  return recurs(c.ca()) && recurs(c.cb());
}

bool LikeGranularity(const Case& c) {
  return c.ca().period->granularity == c.cb().period->granularity || c.ca().onset || c.cb().onset;
}

}  // namespace crosscheck::compare
