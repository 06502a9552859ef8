// How two quantities relate. The door is Relate(const Quantity&, const Quantity&); the rest is
// private.
//
// The idea: the two sides get one scale each (unit, and for rates the base), and are never
// converted, only compared across their scales, exactly; tolerances are formed in each side's own
// figures. Then there are three cases: two figures (is one the other rounded?), an interval and a
// figure or another interval (where do the ends lie?), and changes ("from 6.2 to 9"), which relate
// end by end.
//
// Every step is symmetric in its two sides but for "which is sharper", which is decided by one
// antisymmetric comparison (Sharper). Nothing here allocates.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "crosscheck/value/quantity.h"
#include "value/tolerance.h"

namespace crosscheck {
namespace {

using internal::AgreementInterval;
using internal::HedgeInterval;
using internal::Interval;
using internal::IsLowerBound;
using internal::IsUpperBound;

enum class Kind : uint8_t {
  kFigure,    // one number, perhaps about
  kBound,     // one number, and values on one side of it
  kInterval,  // a range or a vague plural
  kChange,
};

Kind KindOf(const Quantity& q) {
  if (IsLowerBound(q) || IsUpperBound(q)) return Kind::kBound;
  if (q.form == QuantityForm::kChange) return Kind::kChange;
  if (q.form == QuantityForm::kVague) return Kind::kInterval;
  return q.low == q.high ? Kind::kFigure : Kind::kInterval;
}

// How a side's figures are laid on the common scale: (figure - zero) * factor.
struct Scale {
  Rational factor;
  Decimal zero;
};
struct Scales {
  Scale a;
  Scale b;
};

// What every figure of a side and every end of its tolerances has become before it is compared. A
// zero that does not fit is not there: Relate has looked (FitsZero).
Decimal FromZero(const Decimal& figure, const Scale& scale) {
  return scale.zero.IsZero() ? figure : figure.Minus(scale.zero).value_or(figure);
}

std::strong_ordering CompareOn(const Decimal& x, const Scale& a, const Decimal& y, const Scale& b) {
  return CompareScaled(FromZero(x, a), a.factor, FromZero(y, b), b.factor);
}

std::strong_ordering Reversed(std::strong_ordering order) { return 0 <=> order; }

constexpr QuantityRelation Plain(Relation relation) { return {.relation = relation}; }

// ------------------------------------------------------------------------------------------------
// Whether two quantities may be compared at all.

enum class Comparable : uint8_t { kNo, kAgreementOnly, kYes };

Comparable UnitsCompare(UnitId a, UnitId b) {
  if (a == b) return Comparable::kYes;
  const Unit& ua = GetUnit(a);
  const Unit& ub = GetUnit(b);
  if (ua.dimension != ub.dimension || ua.family != ub.family) return Comparable::kNo;
  if (ua.currency == ub.currency) return Comparable::kYes;
  // One of them is an unsettled "$". If it is the other's dollar then equal figures agree; if the
  // figures differ it may as well be another country's, and that is no conflict.
  if (ua.currency.empty() || ub.currency.empty()) return Comparable::kAgreementOnly;
  return Comparable::kNo;
}

// a * b in lowest terms; nullopt when that does not fit 64 bits.
std::optional<Rational> Product(Rational a, Rational b) {
  const int64_t g1 = std::gcd(a.numerator, b.denominator);
  const int64_t g2 = std::gcd(b.numerator, a.denominator);
  Rational product;
  if (__builtin_mul_overflow(a.numerator / g1, b.numerator / g2, &product.numerator) ||
      __builtin_mul_overflow(a.denominator / g2, b.denominator / g1, &product.denominator)) {
    return std::nullopt;
  }
  return product;
}

std::optional<Rational> Inverse(const Decimal& value) {
  if (value.coefficient() <= 0 || value.exponent() > 18 || value.exponent() < -18) {
    return std::nullopt;
  }
  int64_t power = 1;
  for (int i = std::abs(value.exponent()); i > 0; --i) power *= 10;
  const Rational coefficient{1, value.coefficient()};
  return Product(coefficient, value.exponent() >= 0 ? Rational{1, power} : Rational{power, 1});
}

// What one of `q`'s unit is in base units, per base unit of what it is told per.
std::optional<Rational> RateScale(const Quantity& q) {
  const Rational base = GetUnit(q.per_unit).scale;
  const std::optional<Rational> per = Inverse(q.per);
  if (!per) return std::nullopt;
  const std::optional<Rational> per_base = Product(*per, {base.denominator, base.numerator});
  return per_base ? Product(GetUnit(q.unit).scale, *per_base) : std::nullopt;
}

// Whether `q` and all ends of its tolerances, which have three digits more, keep every digit when a
// zero of two decimals is taken from them. No temperature in the news is beyond these.
bool FitsZero(const Quantity& q) {
  constexpr int kFinest = -6;
  const Decimal limit = Decimal::FromInt(100'000'000);
  const auto fits = [&limit](const Decimal& figure) {
    return figure.exponent() >= kFinest && figure < limit && limit.Negated() < figure;
  };
  return fits(q.low) && fits(q.high) && q.last_digit >= kFinest;
}

bool HasZero(UnitId unit) { return !GetUnit(unit).zero.IsZero(); }

std::optional<Scales> ScalesOf(const Quantity& a, const Quantity& b) {
  if (a.per == b.per && a.per_unit == b.per_unit) {
    // A difference, like a rate, is so many degrees and stands on no point of the scale.
    const bool level = !a.IsRate() && !a.is_difference && (HasZero(a.unit) || HasZero(b.unit));
    if (!level && a.unit == b.unit) return Scales{};
    const Unit& ua = GetUnit(a.unit);
    const Unit& ub = GetUnit(b.unit);
    if (!level) return Scales{{ua.scale, {}}, {ub.scale, {}}};
    if (!FitsZero(a) || !FitsZero(b)) return std::nullopt;
    return Scales{{ua.scale, ua.zero}, {ub.scale, ub.zero}};
  }
  const std::optional<Rational> sa = RateScale(a);
  const std::optional<Rational> sb = RateScale(b);
  if (!sa || !sb) return std::nullopt;
  return Scales{{*sa, {}}, {*sb, {}}};
}

// ------------------------------------------------------------------------------------------------
// Two figures.

double InBaseUnits(const Decimal& level, Rational factor) {
  return level.ToDouble() * static_cast<double>(factor.numerator) /
         static_cast<double>(factor.denominator);
}

QuantityRelation Disjoint(const Decimal& x, const Decimal& y, const Scales& scales) {
  QuantityRelation relation = Plain(Relation::kDisjoint);
  const Decimal level_x = FromZero(x, scales.a);
  const Decimal level_y = FromZero(y, scales.b);
  if (level_x.IsZero() || level_y.IsZero() || level_x.IsNegative() != level_y.IsNegative()) {
    return relation;
  }
  const double p = std::fabs(InBaseUnits(level_x, scales.a.factor));
  const double q = std::fabs(InBaseUnits(level_y, scales.b.factor));
  relation.gap = std::max(p, q) / std::min(p, q) - 1;
  return relation;
}

std::optional<Decimal> Width(const Interval& interval) { return interval.high.Minus(interval.low); }

// Which of two different statements of one figure says more: first the unhedged, then the narrower.
// The last resort, the smaller value, only keeps the answer the same from both sides.
bool FirstIsSharper(const Decimal& x, const Quantity& a, const Decimal& y, const Quantity& b,
                    const Scales& scales) {
  if ((a.modifier == Modifier::kNone) != (b.modifier == Modifier::kNone)) {
    return a.modifier == Modifier::kNone;
  }
  if ((a.modifier == Modifier::kAbout) != (b.modifier == Modifier::kAbout)) {
    return b.modifier == Modifier::kAbout;
  }
  const std::optional<Decimal> width_a = Width(HedgeInterval(x, a));
  const std::optional<Decimal> width_b = Width(HedgeInterval(y, b));
  if (width_a && width_b) {
    const auto order = CompareScaled(*width_a, scales.a.factor, *width_b, scales.b.factor);
    if (order != 0) return order < 0;
  }
  return CompareOn(x, scales.a, y, scales.b) < 0;
}

QuantityRelation RoundsTo(const Decimal& x, const Quantity& a, const Decimal& y, const Quantity& b,
                          const Scales& scales) {
  return {.relation = Relation::kRoundsTo, .first_is_sharper = FirstIsSharper(x, a, y, b, scales)};
}

// x stands in a, y in b. kEqual here means the same number; whether it is the same statement is for
// the caller to say.
QuantityRelation RelateFigures(const Decimal& x, const Quantity& a, const Decimal& y,
                               const Quantity& b, const Scales& scales) {
  const auto order = CompareOn(x, scales.a, y, scales.b);
  if (order == 0) return Plain(Relation::kEqual);
  // Only the sides that face each other matter: is the higher one's low end below the lower figure?
  const bool x_below = order < 0;
  const auto reach = [x_below](const Interval& interval, bool first) -> const Decimal& {
    return x_below == first ? interval.high : interval.low;
  };
  const auto beyond = [x_below](std::strong_ordering first_to_second) {
    return x_below ? first_to_second >= 0 : first_to_second <= 0;
  };
  const Interval hedge_a = HedgeInterval(x, a);
  const Interval hedge_b = HedgeInterval(y, b);
  const auto hedges = CompareOn(reach(hedge_a, true), scales.a, reach(hedge_b, false), scales.b);
  // Intervals that only touch (32,000 and 33,000) are apart, unless the touching end is a figure.
  if (!beyond(hedges)) return Disjoint(x, y, scales);
  const bool a_covers_y = beyond(CompareOn(reach(hedge_a, true), scales.a, y, scales.b));
  const bool b_covers_x = beyond(CompareOn(x, scales.a, reach(hedge_b, false), scales.b));
  if (hedges == 0 && !a_covers_y && !b_covers_x) return Disjoint(x, y, scales);
  const Decimal agree_a = reach(AgreementInterval(x, a), true);
  const Decimal agree_b = reach(AgreementInterval(y, b), false);
  if (beyond(CompareOn(agree_a, scales.a, y, scales.b)) ||
      beyond(CompareOn(x, scales.a, agree_b, scales.b))) {
    return RoundsTo(x, a, y, b, scales);
  }
  return Plain(Relation::kSoft);
}

bool IsAgreement(Relation relation) {
  return relation == Relation::kEqual || relation == Relation::kRoundsTo;
}

// ------------------------------------------------------------------------------------------------
// Intervals.

// A quantity as an interval: its words, and where its ends are.
struct Side {
  const Quantity& quantity;
  Kind kind;
  Extent extent;
};

bool IsRange(const Side& side) { return side.quantity.form == QuantityForm::kRange; }

bool IsFigureAndRange(const Side& a, const Side& b) {
  return a.kind == Kind::kFigure && b.kind == Kind::kInterval && IsRange(b);
}

// Whether a figure at `end` is not of the interval. At a soft end claims end too.
bool Excludes(End end) { return end != End::kClosed; }

bool LiesBelow(const Side& a, const Side& b, std::strong_ordering high_a_to_low_b) {
  if (high_a_to_low_b != 0) return high_a_to_low_b < 0;
  return Excludes(a.extent.high_end) || Excludes(b.extent.low_end);
}

// a lies below b: its high end faces b's low end.
QuantityRelation RelateApart(const Side& a, const Side& b, const Scales& scales) {
  if (a.extent.high_end == End::kSoft || b.extent.low_end == End::kSoft) {
    return Plain(Relation::kSoft);
  }
  const Decimal& x = a.extent.high;
  const Decimal& y = b.extent.low;
  const QuantityRelation ends = RelateFigures(x, a.quantity, y, b.quantity, scales);
  if (ends.relation == Relation::kDisjoint) return ends;
  // "more than 50" and "less than 50" exclude each other: both were measured against 50.
  if (a.kind == Kind::kBound && b.kind == Kind::kBound) return Disjoint(x, y, scales);
  const bool at_range = IsFigureAndRange(a, b) || IsFigureAndRange(b, a);
  return Plain(at_range && IsAgreement(ends.relation) ? Relation::kTouches : Relation::kSoft);
}

// Two bounds that share values.
QuantityRelation RelateBounds(const Side& a, const Side& b, std::strong_ordering lows,
                              std::strong_ordering highs) {
  const bool lower = IsLowerBound(a.quantity);
  // "at least 12" and "at most 20" contradict nothing and confirm nothing.
  if (lower != IsLowerBound(b.quantity)) return Plain(Relation::kSoft);
  // Two bounds of one direction with different figures say different things, however near.
  if ((lower ? lows : highs) != 0) return Plain(Relation::kOverlaps);
  // The same figure in other words (RelateComparable has seen the same words): the narrower claim
  // lies within the wider.
  const auto strictness = [](Modifier modifier) {
    switch (modifier) {
      case Modifier::kMoreThan:
      case Modifier::kNearly:
        return 2;
      case Modifier::kLessThan:
        return 1;
      default:
        return 0;
    }
  };
  const int difference = strictness(a.quantity.modifier) - strictness(b.quantity.modifier);
  return {.relation = Relation::kWithin, .first_is_sharper = difference > 0};
}

// Whether an end of `inner` lies within the same end of `outer`; `inward` is greater when it lies
// further in. The ends of a range are values like others, so what shares one is not strictly
// inside; the ends of bounds and vague plurals are the limits of what is meant. An inner soft end
// lies within nothing firm, for more may be meant.
bool EndWithin(std::strong_ordering inward, const Side& outer, End outer_end, End inner_end,
               bool ignore_soft) {
  if (outer_end == End::kSoft) return ignore_soft || inward >= 0;
  if (inner_end == End::kSoft) return ignore_soft;
  if (inward != 0) return inward > 0;
  return !IsRange(outer) && (outer_end == End::kClosed || inner_end == End::kOpen);
}

bool Contains(const Side& outer, const Side& inner, std::strong_ordering low_inward,
              std::strong_ordering high_inward, bool ignore_soft) {
  return EndWithin(low_inward, outer, outer.extent.low_end, inner.extent.low_end, ignore_soft) &&
         EndWithin(high_inward, outer, outer.extent.high_end, inner.extent.high_end, ignore_soft);
}

QuantityRelation RelateSharing(const Side& a, const Side& b, std::strong_ordering lows,
                               std::strong_ordering highs) {
  if ((IsFigureAndRange(a, b) || IsFigureAndRange(b, a)) && (lows == 0 || highs == 0)) {
    return Plain(Relation::kTouches);
  }
  if (a.kind == Kind::kBound && b.kind == Kind::kBound) return RelateBounds(a, b, lows, highs);
  const bool a_in_b = Contains(b, a, lows, Reversed(highs), /*ignore_soft=*/false);
  const bool b_in_a = Contains(a, b, Reversed(lows), highs, /*ignore_soft=*/false);
  if (a_in_b != b_in_a) return {.relation = Relation::kWithin, .first_is_sharper = a_in_b};
  // What sticks out only beyond a soft end is neither claimed nor denied there.
  if (!a_in_b && (Contains(b, a, lows, Reversed(highs), /*ignore_soft=*/true) ||
                  Contains(a, b, Reversed(lows), highs, /*ignore_soft=*/true))) {
    return Plain(Relation::kSoft);
  }
  return Plain(Relation::kOverlaps);
}

QuantityRelation RelateIntervals(const Side& a, const Side& b, const Scales& scales) {
  const Extent& ea = a.extent;
  const Extent& eb = b.extent;
  if (LiesBelow(a, b, CompareOn(ea.high, scales.a, eb.low, scales.b))) {
    return RelateApart(a, b, scales);
  }
  if (LiesBelow(b, a, CompareOn(eb.high, scales.b, ea.low, scales.a))) {
    return RelateApart(b, a, {scales.b, scales.a});
  }
  return RelateSharing(a, b, CompareOn(ea.low, scales.a, eb.low, scales.b),
                       CompareOn(ea.high, scales.a, eb.high, scales.b));
}

// ------------------------------------------------------------------------------------------------
// Pairs of ends, and the choice of the case.

struct EndRelations {
  QuantityRelation low;
  QuantityRelation high;

  bool BothAgree() const { return IsAgreement(low.relation) && IsAgreement(high.relation); }
  bool BothEqual() const {
    return low.relation == Relation::kEqual && high.relation == Relation::kEqual;
  }
};

// Both ends agree: the same statement, or one is the other rounded.
QuantityRelation SamePair(const EndRelations& ends, const Quantity& a, const Quantity& b,
                          const Scales& scales) {
  if (ends.BothEqual() && a.modifier == b.modifier) return Plain(Relation::kEqual);
  if (ends.BothEqual()) return RoundsTo(a.high, a, b.high, b, scales);
  return ends.low.relation == Relation::kRoundsTo ? ends.low : ends.high;
}

// "from 6.2 to 9" tells two levels at two times, so it relates to another change end by end. A
// single figure may be one of the levels (it touches); whatever else stands against it may hold at
// a third time.
QuantityRelation RelateChanges(const Quantity& a, const Quantity& b, const Scales& scales) {
  const EndRelations ends = {RelateFigures(a.low, a, b.low, b, scales),
                             RelateFigures(a.high, a, b.high, b, scales)};
  if (a.form == b.form) {
    if (ends.BothAgree()) return SamePair(ends, a, b, scales);
    if (ends.low.relation != Relation::kDisjoint && ends.high.relation != Relation::kDisjoint) {
      return Plain(Relation::kSoft);
    }
    return ends.low.gap > ends.high.gap || ends.high.relation != Relation::kDisjoint ? ends.low
                                                                                     : ends.high;
  }
  const bool one_level = KindOf(a) == Kind::kFigure || KindOf(b) == Kind::kFigure;
  const bool is_a_level = IsAgreement(ends.low.relation) || IsAgreement(ends.high.relation);
  return Plain(one_level && is_a_level ? Relation::kTouches : Relation::kIncomparable);
}

QuantityRelation RelateComparable(const Quantity& a, const Quantity& b, const Scales& scales) {
  const Kind kind_a = KindOf(a);
  const Kind kind_b = KindOf(b);
  if (kind_a == Kind::kFigure && kind_b == Kind::kFigure) {
    const QuantityRelation relation = RelateFigures(a.low, a, b.low, b, scales);
    if (relation.relation != Relation::kEqual || a.modifier == b.modifier) return relation;
    return RoundsTo(a.low, a, b.low, b, scales);
  }
  if (kind_a == Kind::kChange || kind_b == Kind::kChange) return RelateChanges(a, b, scales);

  const bool two_bounds = kind_a == Kind::kBound && kind_b == Kind::kBound;
  if (two_bounds && a.modifier == b.modifier && CompareOn(a.low, scales.a, b.low, scales.b) == 0) {
    return Plain(Relation::kEqual);
  }
  const bool one_bound = (kind_a == Kind::kBound) != (kind_b == Kind::kBound);
  const bool one_figure = kind_a == Kind::kFigure || kind_b == Kind::kFigure;
  // "more than 100,000" and "100,000": the same figure, its qualifier dropped.
  if (one_bound && one_figure && CompareOn(a.low, scales.a, b.low, scales.b) == 0) {
    return RoundsTo(a.low, a, b.low, b, scales);
  }
  const Side side_a{a, kind_a, internal::StatedExtentOfPercent(a)};
  const Side side_b{b, kind_b, internal::StatedExtentOfPercent(b)};
  if (kind_a == Kind::kInterval && kind_b == Kind::kInterval && a.form == b.form) {
    const Extent& ea = side_a.extent;
    const Extent& eb = side_b.extent;
    const EndRelations ends = {RelateFigures(ea.low, a, eb.low, b, scales),
                               RelateFigures(ea.high, a, eb.high, b, scales)};
    if (ends.BothEqual() || (IsRange(side_a) && ends.BothAgree())) {
      return SamePair(ends, a, b, scales);
    }
  }
  return RelateIntervals(side_a, side_b, scales);
}

}  // namespace

QuantityRelation Relate(const Quantity& a, const Quantity& b) {
  if (a == b) return Plain(Relation::kEqual);
  if (a.form == QuantityForm::kShare || b.form == QuantityForm::kShare) {
    // Their percentages are points of form kShare with a high end of their own; they come here
    // once.
    const Quantity pa = internal::WithShareAsPercent(a);
    const Quantity pb = internal::WithShareAsPercent(b);
    if (UnitsCompare(pa.unit, pb.unit) != Comparable::kYes || pa.IsRate() || pb.IsRate()) {
      return Plain(Relation::kIncomparable);
    }
    return RelateComparable(pa, pb, {{GetUnit(pa.unit).scale, {}}, {GetUnit(pb.unit).scale, {}}});
  }
  if (a.IsRate() != b.IsRate()) return Plain(Relation::kIncomparable);
  // "2 degrees Celsius" and "2 degrees Celsius warmer": a level and no level.
  if (a.is_difference != b.is_difference && GetUnit(a.unit).dimension == Dimension::kTemperature) {
    return Plain(Relation::kIncomparable);
  }
  const Comparable units = UnitsCompare(a.unit, b.unit);
  if (units == Comparable::kNo) return Plain(Relation::kIncomparable);
  if (a.IsRate() && UnitsCompare(a.per_unit, b.per_unit) != Comparable::kYes) {
    return Plain(Relation::kIncomparable);
  }
  const std::optional<Scales> scales = ScalesOf(a, b);
  if (!scales) return Plain(Relation::kIncomparable);
  const QuantityRelation relation = RelateComparable(a, b, *scales);
  if (units == Comparable::kAgreementOnly && !IsAgreement(relation.relation)) {
    return Plain(Relation::kIncomparable);
  }
  return relation;
}

}  // namespace crosscheck
