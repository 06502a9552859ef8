// The door is JudgeStretches: how long it was from one date to another, in one sentence: "from 3
// May to 10 June, 38 days", "opened in 1998 and closed in 2011 after 13 years". A length fits where
// it is the difference of the two dates, or one day more with both days counted. It does not fit
// only where the words say that it is the length of that very stretch, and where no day in the
// dates as they are written makes it so.
#include <algorithm>
#include <cctype>
#include <cmath>

#include "compare/arithmetic.h"
#include "compare/reasons.h"

namespace crosscheck::compare {
namespace {

constexpr double kDaysOfMonth = 30.436875, kDaysOfYear = 365.2425;

double DaysOf(UnitId unit) {
  switch (unit) {
    case kUnitDay:
      return 1;
    case kUnitWeek:
      return 7;
    case kUnitMonth:
      return kDaysOfMonth;
    case kUnitYear:
      return kDaysOfYear;
    default:
      return 0;
  }
}

class StretchJudge {
 public:
  explicit StretchJudge(const FiguresOfSentence& figures) : figures_(figures) {}

  // Of three figures that follow each other, two dates and a length in some order.
  std::optional<Computed> Judge(size_t i) const {
    const size_t j = i + 1, k = i + 2;
    if (IsDate(i) && IsDate(j) && IsLength(k)) {
      const std::string between = figures_.Between(j, k), behind = figures_.Behind(k);
      if (IsStretch(i, j))
        return IsOneOf(between, kLasts) && BeginsWithAnyOf(behind, kStops) ? Tell(i, j, k, true)
                                                                           : std::nullopt;
      if (IsOneOf(between, kEndedAfter) && JoinsEnds(i, j)) {
        const bool tells = HasAnyOf(figures_.Before(i), kBegan) && BeginsWithAnyOf(behind, kStops);
        return Tell(i, j, k, tells);
      }
    } else if (IsLength(i) && IsDate(j) && IsDate(k)) {
      const std::string between = figures_.Between(i, j);
      const bool aside = between.starts_with(",") || between.starts_with("(");
      if (IsStretch(j, k) && IsOneOf(between, kLasted)) return Tell(j, k, i, aside);
    } else if (IsDate(i) && figures_[j].anchor == TimeAnchor::kMention && IsDate(k)) {
      if (IsOneOf(figures_.Between(j, k), kThatIs)) return Later(i, j, k);
    }
    return std::nullopt;
  }

 private:
  bool IsDate(size_t i) const {
    const Figure& figure = figures_[i];
    if (!figure.period || figure.quantity || figure.doubtful ||
        figure.anchor == TimeAnchor::kNone || figure.period->since || figure.period->until)
      return false;
    const Granularity granularity = figure.period->granularity;
    return granularity == Granularity::kDay || granularity == Granularity::kMonth ||
           granularity == Granularity::kYear;
  }

  bool IsLength(size_t i) const {
    const Figure& figure = figures_[i];
    if (!figure.quantity || figure.change.role != ChangeRole::kNone) return false;
    const Quantity& q = *figure.quantity;
    return DaysOf(q.unit) > 0 && q.form == QuantityForm::kPoint && q.modifier == Modifier::kNone &&
           !q.IsRate() && q.low.IsInteger() && !q.low.IsZero();
  }

  // "from 3 May to 10 June", "between 1979 and 1990", "1914-18"
  bool IsStretch(size_t i, size_t j) const {
    const std::string between = figures_.Between(i, j);
    return IsOneOf(between, kUntil) || (between == kAnd && figures_.Before(i).ends_with(kBetween));
  }

  // "opened in 1998 and closed in 2011"
  bool JoinsEnds(size_t i, size_t j) const {
    constexpr size_t kLongest = 40;
    const std::string between = figures_.Between(i, j);
    return between.size() <= kLongest && HasAnyOf(between, kAndEnded);
  }

  // The first date of two, where only the second tells its year or none does.
  Period Begin(size_t i, size_t j) const {
    Period begin = *figures_[i].period;
    const Period& end = *figures_[j].period;
    if (figures_[i].anchor == TimeAnchor::kAbsolute || begin.granularity == Granularity::kYear)
      return begin;
    while (begin.begin > end.begin && begin.begin.year() > 1) begin = YearsOn(begin, -1);
    while (end.begin - begin.begin >= kYearOfDays && begin.begin.year() < end.begin.year())
      begin = YearsOn(begin, 1);
    return begin;
  }
  static constexpr int kYearOfDays = 366;
  static Period YearsOn(Period period, int years) {
    period.begin =
        absl::CivilDay(period.begin.year() + years, period.begin.month(), period.begin.day());
    period.end = absl::CivilDay(period.end.year() + years, period.end.month(), period.end.day());
    return period;
  }

  // What is written, and not "Monday", "last year".
  bool Written(size_t i) const {
    const std::string words = figures_.Words(i);
    return std::any_of(words.begin(), words.end(),
                       [](unsigned char c) { return std::isdigit(c) != 0; });
  }

  std::optional<Computed> Tell(size_t first, size_t second, size_t length, bool accuse) const {
    const Period begin = Begin(first, second), end = *figures_[second].period;
    if (begin.granularity != end.granularity || end.begin <= begin.begin) return std::nullopt;
    const Quantity& q = *figures_[length].quantity;
    const double stated = q.low.ToDouble(), unit = DaysOf(q.unit);
    const auto days = static_cast<int>(end.begin - begin.begin);
    double computed = days / unit;
    bool fits = false;
    switch (begin.granularity) {
      case Granularity::kDay:
        // Both days counted, or the first one not; longer units as anniversaries, or rounded.
        fits = unit == 1 ? stated == days || stated == days + 1
                         : std::abs(computed - stated) <= 0.1 || std::round(computed) == stated;
        break;
      case Granularity::kMonth:
        computed = std::round(days / kDaysOfMonth) * kDaysOfMonth / unit;
        fits = unit >= kDaysOfMonth && (std::abs(computed - stated) < 0.04 ||
                                        (q.unit == kUnitMonth && stated == computed + 1));
        break;
      default:
        computed = static_cast<double>(end.begin.year() - begin.begin.year());
        fits = q.unit == kUnitYear && stated == computed;
        break;
    }
    // The shortest and the longest that the words allow for, against the stated one cut or
    // rounded, and one more where both ends count.
    const double least = static_cast<double>(end.begin - (begin.end - 1)) / unit,
                 most = static_cast<double>((end.end - 1) - begin.begin + 1) / unit;
    const bool off = stated + 1 <= least || stated - std::max(1.0, stated / 20) > most;
    if (!fits && (!accuse || !off || !Written(first) || !Written(second))) return std::nullopt;
    const std::string name(GetUnit(q.unit).plural);
    const std::string one(GetUnit(q.unit).name);
    // With both days counted as stated; what does not fit is told without.
    const std::string number = Rounded(fits ? stated : computed);
    return figures_.Tell({std::min(first, length), second, std::max(first, length)}, fits,
                         Fill(fits ? ReasonId::kStretchFits : ReasonId::kStretchDoesNotFit,
                              {{"from", PeriodText(begin)},
                               {"to", PeriodText(end)},
                               {"computed", number + " " + (number == "1" ? one : name)},
                               {"stated", figures_.Words(length)}}));
  }

  // "in 1998 and left 13 years later, in 2011": read as a date, from the first one.
  std::optional<Computed> Later(size_t first, size_t later, size_t second) const {
    const Period& begin = *figures_[first].period;
    const Period& end = *figures_[second].period;
    if (figures_[later].period != end || figures_[second].anchor != TimeAnchor::kAbsolute ||
        begin.granularity != Granularity::kYear || end.granularity != Granularity::kYear ||
        end.begin <= begin.begin)
      return std::nullopt;
    return figures_.Tell({first, later, second}, true,
                         Fill(ReasonId::kLaterFits, {{"stated", figures_.Words(later)},
                                                     {"from", PeriodText(begin)},
                                                     {"to", PeriodText(end)}}));
  }

  const FiguresOfSentence& figures_;
};

}  // namespace

void JudgeStretches(const FiguresOfSentence& figures, std::vector<Computed>& out) {
  const StretchJudge judge(figures);
  for (size_t i = 0; i + 2 < figures.size(); ++i) {
    if (auto computed = judge.Judge(i)) out.push_back(*std::move(computed));
  }
}

}  // namespace crosscheck::compare
