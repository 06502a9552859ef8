// What lies between two claims in time. For any two views of one kind (view.h).
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "crosscheck/claim/claim.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/slots.h"
#include "link/tally.h"
#include "link/values.h"

namespace crosscheck::link {

// The days between the articles.
template <typename View>
std::optional<int64_t> DaysBetween(const View& a, const View& b) {
  if (!a.has_day() || !b.has_day()) return std::nullopt;
  return std::abs(a.day() - b.day());
}

// How alike their articles must be, by the days between them.
template <typename View>
int NeededLikeness(const View& a, const View& b) {
  return NeedOf(DaysBetween(a, b)).likeness;
}

// "per year" against "in the 12 months before": one length.
template <typename View>
bool LikeLengths(const View& a, const View& b) {
  if (!a.has_period() || !b.has_period()) return false;
  const auto x = a.end() - a.begin(), y = b.end() - b.begin();
  return 10 * x >= 9 * y && 10 * y >= 9 * x;
}

// An event is in the news for days; the same words a year later are mostly of another one.
template <typename View, typename Counts>
void CountDaysApart(const View& a, const View& b, Counts& tally) {
  constexpr int kDays = 7, kYear = 365;
  const std::optional<int64_t> gap = DaysBetween(a, b);
  if (gap && *gap <= kDays) tally.Add(Feature::kSameDays);
  if (gap && *gap > kYear) tally.Add(Feature::kOtherYears);
}

// A count, share or sum of money without a period is as of the days it was printed in; weeks later
// the same words tell of another event or of another state of it. Ratios, ages and physical amounts
// do not age that fast.
template <typename View>
bool AgesFast(const View& a) {
  if (a.measure() == Measure::kRatio || a.measure() == Measure::kAttribute) return false;
  return IsCounted(a.quantity()) || GetUnit(a.quantity().unit).dimension == Dimension::kMoney;
}

// How many days after it was printed such a figure may still be told.
template <typename View>
int DaysOf(const View& a) {
  return a.daily() ? 0 : kDaysOfCounts;
}

// Articles that are not alike have no more than a sentence in common, and one that is printed again
// and again with another figure, of the weather say, is of the days it was printed in, whatever it
// measures. So is what is another each day. Only ages stay with their persons.
template <typename View>
bool AgesFast(const View& a, bool alike) {
  return alike && !a.daily() ? AgesFast(a) : a.measure() != Measure::kAttribute;
}

template <typename View>
bool OfOtherDays(const View& a, const View& b, bool alike) {
  if (DaysBetween(a, b).value_or(0) <= std::min(DaysOf(a), DaysOf(b))) return false;
  if (!AgesFast(a, alike) || !AgesFast(b, alike)) return false;
  if (a.has_period() && b.has_period()) return false;
  // "In 2016 a blast killed nine" against "nine died" of that year: the former names those days.
  const auto covers = [](const View& dated, const View& fresh) {
    return dated.has_period() && dated.begin() <= fresh.day() &&
           fresh.day() - DaysOf(fresh) <= dated.end();
  };
  return !covers(a, b) && !covers(b, a);
}

// What is told without its time is told of the days of the news.
template <typename View>
bool OfOtherTimes(const View& a, const View& b) {
  constexpr int kNewsDays = 60;
  if (a.measure() != Measure::kCount || a.has_period() == b.has_period()) return false;
  const View& dated = a.has_period() ? a : b;
  const View& news = a.has_period() ? b : a;
  return news.has_day() && news.day() - dated.end() > kNewsDays;
}

// Of two states of things, or of two events; the articles are alike or not. REQUIRES: no dates.
template <typename View>
bool AreOfOtherTimes(const View& a, const View& b, bool alike) {
  return OfOtherDays(a, b, alike) || OfOtherTimes(a, b);
}

// Days, counted from absl::CivilDay(), so that two claims of articles that are not alike are of
// other times (AreOfOtherTimes or MatchPeriod) where they have none in common. REQUIRES: no date.
struct Times {
  int32_t begin = INT32_MIN, end = INT32_MAX;  // both in
  bool undated = false;                        // printed on no known day: meets none of its kind

  bool Meet(const Times& other) const {
    return begin <= other.end && other.begin <= end && !(undated && other.undated);
  }
};
template <typename View>
Times TimesOf(const View& a) {
  const auto days = [](int64_t begin, int64_t end) {
    return Times{static_cast<int32_t>(begin), static_cast<int32_t>(end)};
  };
  if (!a.has_day()) return {.undated = true};
  if (!AgesFast(a, false)) return {};
  if (!a.has_period()) return days(a.day() - kDaysOfCounts, a.day() + kDaysOfCounts);
  return days(std::min(a.begin(), a.day()), std::max(a.end(), a.day()));
}

// A date that was news when it was printed belongs to the news of those days: two articles printed
// weeks apart that each date something of their own days tell of two events, however alike the
// words.
template <typename View>
bool FreshOfOtherDays(const View& a, const View& b) {
  return DaysBetween(a, b).value_or(0) > kOneStoryDays && a.is_fresh_date() && b.is_fresh_date();
}

}  // namespace crosscheck::link
