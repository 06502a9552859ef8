// The door is JudgeChanges: "rose 45% from 6.2 to 9", "fell by 60 to 440 from 500", "280, up 40
// percent from 200". Which figures make up one change, and which part each plays, was read by the
// grammar (Figure::change); here they are computed. A figure stands for what it may have been
// rounded from, so that a change fits where the step as written is what the levels as written give,
// and does not fit only where no rounding, no cut digit and no other base makes it fit.
#include <algorithm>
#include <cmath>

#include "compare/arithmetic.h"
#include "compare/reasons.h"

namespace crosscheck::compare {
namespace {

using Place = std::optional<size_t>;  // in the sentence

// The figures of one change.
struct Change {
  Place percent, points, step;  // by how much
  Place from, to;               // separate levels
  Place levels;                 // both in one, "from 6.2 to 9"
  size_t first = 0, last = 0;
  int direction = 0;
  bool clear = true;  // no part twice
};

bool IsPoint(const Figure& figure) {
  return figure.quantity && figure.quantity->form == QuantityForm::kPoint;
}

Change ChangeFrom(const FiguresOfSentence& figures, size_t first) {
  Change change;
  change.first = first;
  const auto put = [&](Place& place, size_t i) {
    change.clear &= !place;
    place = i;
  };
  for (size_t i = first; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    if (figure.change.change != figures[first].change.change) continue;
    change.last = i;
    change.clear &= !figure.doubtful;
    const Dimension dimension = GetUnit(figure.quantity->unit).dimension;
    switch (figure.change.role) {
      case ChangeRole::kBy:
        change.direction = figure.change.direction;
        put(dimension == Dimension::kPercent           ? change.percent
            : dimension == Dimension::kPercentagePoint ? change.points
                                                       : change.step,
            i);
        break;
      case ChangeRole::kFrom:
        put(change.from, i);
        break;
      case ChangeRole::kTo:
        put(change.to, i);
        break;
      case ChangeRole::kFromTo:
        put(change.levels, i);
        break;
      case ChangeRole::kNone:
        break;
    }
  }
  return change;
}

// "280 tons of wheat, up 40 percent from 200 tons": the level that it went to stands before, with
// a date between them at most.
void FindLevelBefore(const FiguresOfSentence& figures, Change& change) {
  if (change.to || change.levels || !change.from || change.first == 0) return;
  size_t before = change.first - 1;
  if (figures[before].period && !figures[before].quantity && before > 0) --before;
  const Figure& level = figures[before];
  if (!IsPoint(level) || level.change.role != ChangeRole::kNone || level.doubtful) return;
  constexpr size_t kLongest = 40;  // a unit or two, "of wheat", "in May"
  const std::string between = figures.Between(before, change.first);
  if (between.size() > kLongest || between.find_first_of(";:.") != between.npos) return;
  if (EndsWithAnyOf(between, kUpTo)) change.to = before;
}

// "rose from 1,200 to 1,500, an increase of 25 percent": the levels are those of the change before.
void TakeLevels(const FiguresOfSentence& figures, const Change& before, Change& change) {
  if (change.from || change.to || change.levels || !before.clear || before.percent ||
      before.points || before.step || before.last + 1 >= figures.size())
    return;
  constexpr size_t kLongest = 24;
  const std::string between = figures.Between(before.last, change.first);
  if (between.size() > kLongest || !HasAnyOf(between, kOpeners)) return;
  change.from = before.from;
  change.to = before.to;
  change.levels = before.levels;
  change.first = before.first;
}

// "has been growing: 45% in 2017 (from 6.2 to 9)": no word of change stands at the percentage, but
// the levels stand right beside it.
void FindPercentBeside(const FiguresOfSentence& figures, Change& change) {
  if (!change.levels || change.percent || change.points || change.step) return;
  const auto percent = [&](size_t i) {
    return IsPoint(figures[i]) && figures[i].change.role == ChangeRole::kNone &&
           !figures[i].doubtful &&
           GetUnit(figures[i].quantity->unit).dimension == Dimension::kPercent;
  };
  size_t before = *change.levels;
  while (before > 0 && figures[before - 1].period && !figures[before - 1].quantity) --before;
  const size_t behind = *change.levels + 1;
  constexpr size_t kLongest = 40;
  if (before > 0 && percent(before - 1)) {
    const std::string between = figures.Between(before - 1, *change.levels);
    if (between.size() <= kLongest && between.ends_with("(")) change.percent = before - 1;
  } else if (behind < figures.size() && percent(behind)) {
    if (figures.Between(*change.levels, behind) == "(" && figures.Behind(behind).starts_with(")"))
      change.percent = behind;
  }
  if (change.percent) {
    change.first = std::min(change.first, *change.percent);
    change.last = std::max(change.last, *change.percent);
  }
}

// A level with what it may have been rounded from.
struct Level {
  double value = 0;
  double fine = 0;    // half a step of the last digit that was written
  double coarse = 0;  // of the last digit that is not zero
};

// Whole numbers of three digits and fewer are counted; "9 million" may be any from 8.5 to 9.5.
Level LevelOf(const Decimal& value, int last_digit) {
  const double size = value.ToDouble();
  if (value.IsInteger() && std::abs(size) < 1000 && last_digit >= 0) return {size, 0, 0};
  return {size, std::pow(10.0, last_digit) / 2,
          std::pow(10.0, std::max<int>(last_digit, value.exponent())) / 2};
}

// The change in percent, at one end of what the levels may be: kinder moves both apart.
double PercentOf(double from, double to) { return std::abs(to - from) / from * 100; }

class ChangeJudge {
 public:
  ChangeJudge(const FiguresOfSentence& figures, const Change& change)
      : figures_(figures), change_(change) {}

  std::optional<Computed> Judge() {
    if (!ReadLevels()) return std::nullopt;
    const double moved = to_.value - from_.value;
    // "Losses fell to 9 from 6": the words were not understood.
    if (change_.direction != 0 && moved != 0 && (moved > 0) != (change_.direction > 0))
      return std::nullopt;
    if (of_percent_) return change_.points ? Step(*change_.points) : std::nullopt;
    if (change_.step && SameUnit(*change_.step)) return Step(*change_.step);
    return change_.percent ? Percent(*change_.percent) : std::nullopt;
  }

 private:
  bool ReadLevels() {
    const Quantity* unit = nullptr;
    if (change_.levels) {
      if (change_.from || change_.to) return false;
      const Quantity& q = *figures_[*change_.levels].quantity;
      from_ = LevelOf(q.low, q.last_digit);
      to_ = LevelOf(q.high, q.last_digit);
      from_words_ = Grouped(q.low.ToString());
      to_words_ = Grouped(q.high.ToString());
      unit = &q;
    } else if (change_.from && change_.to && IsPoint(figures_[*change_.from]) &&
               IsPoint(figures_[*change_.to])) {
      const Quantity& p = *figures_[*change_.from].quantity;
      const Quantity& q = *figures_[*change_.to].quantity;
      if (p.unit != q.unit || p.per != q.per || p.per_unit != q.per_unit) return false;
      from_ = LevelOf(p.low, p.last_digit);
      to_ = LevelOf(q.low, q.last_digit);
      exact_ = p.modifier == Modifier::kNone && q.modifier == Modifier::kNone;
      from_words_ = figures_.Words(*change_.from);
      to_words_ = figures_.Words(*change_.to);
      unit = &p;
    } else {
      return false;
    }
    unit_ = unit->unit;
    of_percent_ = GetUnit(unit_).dimension == Dimension::kPercent;
    return from_.value > 0 && to_.value >= 0 && unit->modifier != Modifier::kLessThan &&
           unit->modifier != Modifier::kMoreThan;
  }

  bool SameUnit(size_t step) const {
    return figures_[step].quantity->unit == unit_ && IsPoint(figures_[step]);
  }

  // "fell by 60 to 440 from 500"
  std::optional<Computed> Step(size_t step) const {
    const Quantity& q = *figures_[step].quantity;
    if (!IsPoint(figures_[step]) || q.IsRate()) return std::nullopt;
    const Level by = LevelOf(q.low, q.last_digit);
    const double gap = std::abs(std::abs(to_.value - from_.value) - by.value);
    constexpr double kExact = 1e-9;
    const double fine = by.fine + from_.fine + to_.fine, size = std::max(from_.value, to_.value);
    const bool fits = gap <= fine + size * kExact;
    const double most = 2 * (by.coarse + from_.coarse + to_.coarse);
    const bool off = gap > most + by.value / 20;
    if (!fits && (!off || !Certain(step))) return std::nullopt;
    std::string computed = Grouped(Plain(std::abs(to_.value - from_.value), -2));
    if (q.unit != kUnitCount) computed += " " + std::string(GetUnit(q.unit).plural);
    return Tell(step, fits, computed);
  }

  // "fell 12 percent to 440 from 500"
  std::optional<Computed> Percent(size_t percent) const {
    const Quantity& q = *figures_[percent].quantity;
    if (!IsPoint(figures_[percent]) || q.IsRate()) return std::nullopt;
    const double stated = q.low.ToDouble(), computed = PercentOf(from_.value, to_.value);
    // "50 percent" is told to the one, "150 percent" may be to the ten.
    const double digit = stated < 100 ? 1 : std::max(1.0, std::pow(10.0, q.last_digit));
    const double about = q.modifier == Modifier::kAbout ? stated / 10 : 0;
    const auto slack = [&](double of_from, double of_to) {
      return (of_to + of_from * to_.value / from_.value) / from_.value * 100;
    };
    const double fine = slack(from_.fine, to_.fine), coarse = slack(from_.coarse, to_.coarse);
    const double gap = std::abs(computed - stated);
    const bool bound = q.modifier != Modifier::kNone && q.modifier != Modifier::kAbout;
    // Levels that were rounded until anything fits confirm nothing.
    const double most = std::max(3.0, stated / 10);
    bool fits = gap <= std::max(digit / 2, about) + std::min(fine, most);
    if (bound) fits = FitsBound(computed, stated, q.modifier);
    const bool off = gap > digit + about + coarse + std::max(1.0, stated / 20);
    if (!fits && (bound || !off || !Certain(percent) || FitsOtherwise(stated, digit)))
      return std::nullopt;
    const int decimals = q.last_digit < 0 ? q.last_digit : computed < 1 ? -2 : 0;
    return Tell(percent, fits, Grouped(Plain(computed, decimals)) + " %");
  }

  // "more than 40 percent" is 40 to 50, as for figures that are printed.
  static bool FitsBound(double computed, double stated, Modifier modifier) {
    const bool up = modifier == Modifier::kMoreThan || modifier == Modifier::kAtLeast;
    const double reach = std::max(1.0, stated / 4);
    return up ? computed >= stated && computed <= stated + reach
              : computed <= stated && computed >= stated - reach;
  }

  // Of the new level, or as a part of the old one ("up 140 percent" for 1.4 times).
  bool FitsOtherwise(double stated, double digit) const {
    const double nominal = PercentOf(from_.value, to_.value);
    for (double other : {PercentOf(std::max(to_.value, 1e-9), from_.value), 100 + nominal,
                         to_.value / from_.value * 100}) {
      if (std::abs(other - stated) <= digit) return true;
    }
    return false;
  }

  // Is it sure that these figures belong together? They stand in one breath, with one other time
  // at most, for "rose 3 percent in May to 280, from 200 in 2019" has two bases.
  bool Certain(size_t step) const {
    if (!exact_ || !change_.clear) return false;
    const size_t begin = std::min(change_.first, change_.to.value_or(change_.first));
    const size_t used = 1 + (change_.levels ? 1u : 2u);
    size_t times = 0, others = 0;
    for (size_t i = begin; i < figures_.size(); ++i) {
      if (figures_[i].period)
        ++times;
      else if (i <= change_.last)
        ++others;
    }
    if (others != used) return false;
    const bool tight =
        change_.levels && std::max(step, *change_.levels) - std::min(step, *change_.levels) == 1;
    if (!tight && times > 1) return false;
    constexpr size_t kLongest = 24;  // "complaints a year"
    for (size_t i = begin; i < change_.last; ++i) {
      const std::string between = figures_.Between(i, i + 1);
      if (between.size() > kLongest || between.find_first_of(";:") != between.npos ||
          HasAnyOf(between, kOtherBase))
        return false;
    }
    return true;
  }

  // To the power of ten of the last digit.
  static std::string Plain(double value, int last_digit) {
    const double step = std::pow(10.0, last_digit);
    const auto steps = static_cast<int64_t>(std::llround(value / step));
    const std::optional<Decimal> decimal = Decimal::Make(steps, last_digit);
    return decimal ? decimal->ToString() : Rounded(value);
  }

  std::optional<Computed> Tell(size_t step, bool fits, const std::string& computed) const {
    std::vector<size_t> used{step};
    for (const Place& place : {change_.from, change_.to, change_.levels}) {
      if (place) used.push_back(*place);
    }
    return figures_.Tell(used, fits,
                         Fill(fits ? ReasonId::kChangeFits : ReasonId::kChangeDoesNotFit,
                              {{"from", from_words_},
                               {"to", to_words_},
                               {"direction", to_.value >= from_.value ? "a rise" : "a fall"},
                               {"computed", computed},
                               {"stated", figures_.Words(step)}}));
  }

  const FiguresOfSentence& figures_;
  const Change& change_;
  Level from_, to_;
  std::string from_words_, to_words_;
  UnitId unit_ = kUnitCount;
  bool of_percent_ = false, exact_ = true;
};

}  // namespace

void JudgeChanges(const FiguresOfSentence& figures, std::vector<Computed>& out) {
  uint32_t last = 0;
  std::optional<Change> before;
  for (size_t i = 0; i < figures.size(); ++i) {
    const ChangePart& part = figures[i].change;
    if (part.role == ChangeRole::kNone || part.change == last) continue;
    last = part.change;
    Change change = ChangeFrom(figures, i);
    FindLevelBefore(figures, change);
    FindPercentBeside(figures, change);
    if (before) TakeLevels(figures, *before, change);
    before = change;
    if (!change.clear) continue;
    if (auto computed = ChangeJudge(figures, change).Judge()) out.push_back(*std::move(computed));
  }
}

}  // namespace crosscheck::compare
