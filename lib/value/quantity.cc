// What a quantity allows for. The doors are StatedExtent, RoundedExtent, the names and DebugString;
// how two of them relate is in quantity_relate.cc, which also uses tolerance.h.
//
// All tolerances of the library's arithmetic stand in kTolerances below. The idea of the two
// intervals round a figure: within the agreement interval the one figure is the other rounded;
// outside of the hedge interval they contradict; between them a careful editor would not decide
// either, nor do we.
#include "crosscheck/value/quantity.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "value/tolerance.h"

namespace crosscheck {
namespace {

using internal::Interval;

// Percentages are of the figure's own size.
struct Tolerances {
  // A bare integer below this counts exactly: "47 dead" is not 46. Above, trailing zeros may be
  // rounding.
  int exact_below = 100;
  // "about 28,000" allows for this, or for its last digit if that is coarser. News style guides let
  // "about" stand for a figure that rounds to the one given; a tenth is the widest that still does.
  int about_percent = 10;
  // A last digit implies 100,000 for anything up to 150,000, but "100 dead" and "140 dead" agree
  // with no reader. Beyond this share of the figure its rounding excuses and no longer
  // corroborates. It bites on leading digits 1 to 3 only. With "about" the writer has warned, so
  // more is allowed.
  int agreement_percent = 15;
  int about_agreement_percent = 25;
  // "An estimated 62.4 million" is what somebody worked out: with three digits or more, "about" is
  // no excuse for 64.2 million.
  int worked_out_digits = 3;
  int worked_out_percent = 2;
  // "a third" is said of 32 to 35 percent; of 31 or 36 some would say it and some not.
  int share_percent = 5;
  int share_hedge_percent = 10;
  // "nearly 100" is said of 90 and more.
  int nearly_percent = 10;
  // Below half of a bound the writer of "up to 500" would have found a lower one: no verdict there.
  // Not zero, or "up to 500" would agree with 2.
  int upper_bound_percent = 50;
  // "more than n" and "at least n": one unit of the leading digit above n, because at 80,000 the
  // writer of "more than 70,000" had the next round number at hand. In units of the leading digit.
  int lower_bound_units = 1;
};
constexpr Tolerances kTolerances;

Decimal OrElse(const std::optional<Decimal>& value, const Decimal& otherwise) {
  return value ? *value : otherwise;
}

Decimal Absolute(const Decimal& value) { return value.IsNegative() ? value.Negated() : value; }

// `figure` moved up by `percent` of its size (down when negative); unmoved where that does not fit.
Decimal MovedBy(const Decimal& figure, int percent) {
  const std::optional<Decimal> share = Absolute(figure).Times(*Decimal::Make(percent, -2));
  return share ? OrElse(figure.Plus(*share), figure) : figure;
}

Interval Around(const Decimal& figure, int percent) {
  return {MovedBy(figure, -percent), MovedBy(figure, percent)};
}

// The power of ten of the last digit that counts. A figure is never coarser than it was written, so
// a caller that leaves last_digit at 0 for "3.6" does no harm.
int LastDigit(const Decimal& figure, const Quantity& quantity) {
  const int written = figure.IsZero() ? 0 : figure.exponent();
  return std::min(int{quantity.last_digit}, written);
}

// "9" is; "9.0" was measured to a tenth.
bool IsExactInteger(const Decimal& figure, const Quantity& quantity) {
  return quantity.modifier != Modifier::kAbout && quantity.form != QuantityForm::kShare &&
         quantity.last_digit >= 0 && figure.IsInteger() && figure.Magnitude() < 2 &&
         Absolute(figure) < Decimal::FromInt(kTolerances.exact_below);
}

// Half a unit of the last digit either way, but towards zero from a power of ten only half a tenth:
// 94,000 rounded to one digit is 90,000, not 100,000.
Interval LastDigitInterval(const Decimal& figure, int last_digit) {
  const std::optional<Decimal> half = Decimal::Make(5, last_digit - 1);
  if (!half) return {figure, figure};
  const int64_t coefficient = figure.coefficient();
  const bool power_of_ten =
      (coefficient == 1 || coefficient == -1) && figure.exponent() == last_digit;
  const Decimal inner = power_of_ten ? OrElse(half->Shifted(-1), *half) : *half;
  const Decimal& below = figure.IsNegative() ? *half : inner;
  const Decimal& above = figure.IsNegative() ? inner : *half;
  return {OrElse(figure.Minus(below), figure), OrElse(figure.Plus(above), figure)};
}

Interval Hull(const Interval& a, const Interval& b) {
  return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

// n plus units of its leading digit: 70,000 to 80,000.
Decimal LowerBoundTop(const Decimal& n) {
  const std::optional<Decimal> unit = Decimal::Make(kTolerances.lower_bound_units, n.Magnitude());
  return unit ? OrElse(n.Plus(*unit), n) : n;
}

// The ends in order, whatever the form: a change may fall.
Interval Ends(const Quantity& quantity) {
  return quantity.low <= quantity.high ? Interval{quantity.low, quantity.high}
                                       : Interval{quantity.high, quantity.low};
}

int AgreementPercent(const Decimal& figure, const Quantity& quantity) {
  const bool about = quantity.modifier == Modifier::kAbout;
  if (quantity.form == QuantityForm::kShare)
    return about ? kTolerances.share_hedge_percent : kTolerances.share_percent;
  if (!about) return kTolerances.agreement_percent;
  const int digits = figure.Magnitude() - LastDigit(figure, quantity) + 1;
  return digits < kTolerances.worked_out_digits ? kTolerances.about_agreement_percent
                                                : kTolerances.worked_out_percent;
}

bool IsPoint(const Quantity& quantity) {
  return quantity.form == QuantityForm::kPoint || quantity.form == QuantityForm::kShare;
}

}  // namespace

namespace internal {

Interval HedgeInterval(const Decimal& figure, const Quantity& quantity) {
  // A bound is measured against a landmark: its figure is not a rounded one.
  if (IsLowerBound(quantity) || IsUpperBound(quantity)) return {figure, figure};
  if (quantity.form == QuantityForm::kShare) {
    return Around(figure, kTolerances.share_hedge_percent);
  }
  // Among integers half a unit is exact, and it lets 9 be 9.4 rounded, and 48 km/h be 30 mph.
  if (IsExactInteger(figure, quantity)) return LastDigitInterval(figure, 0);
  const Interval digits = LastDigitInterval(figure, LastDigit(figure, quantity));
  if (quantity.modifier != Modifier::kAbout) return digits;
  return Hull(digits, Around(figure, kTolerances.about_percent));
}

Interval AgreementInterval(const Decimal& figure, const Quantity& quantity) {
  const Interval hedge = HedgeInterval(figure, quantity);
  const Interval cap = Around(figure, AgreementPercent(figure, quantity));
  return {std::max(hedge.low, cap.low), std::min(hedge.high, cap.high)};
}

bool IsLowerBound(const Quantity& quantity) {
  return IsPoint(quantity) &&
         (quantity.modifier == Modifier::kMoreThan || quantity.modifier == Modifier::kAtLeast);
}

bool IsUpperBound(const Quantity& quantity) {
  return IsPoint(quantity) &&
         (quantity.modifier == Modifier::kLessThan || quantity.modifier == Modifier::kAtMost ||
          quantity.modifier == Modifier::kNearly);
}

Quantity WithShareAsPercent(const Quantity& quantity) {
  if (quantity.form != QuantityForm::kShare || quantity.unit == kUnitPercent) return quantity;
  const std::optional<Decimal> low = quantity.low.Shifted(2), high = quantity.high.Shifted(2);
  if (!low || !high) return quantity;
  Quantity point = quantity;
  point.low = *low;
  point.high = *high;
  point.last_digit = static_cast<int16_t>(std::clamp(low->exponent(), -200, 200));
  point.unit = kUnitPercent;
  point.per = Decimal();
  point.per_unit = kUnitCount;
  return point;
}

Extent StatedExtentOfPercent(const Quantity& quantity) {
  const Interval ends = Ends(quantity);
  Extent extent{.low = ends.low, .high = ends.high};
  if (quantity.form == QuantityForm::kVague) {
    extent.high_end = End::kSoft;
    extent.unbounded = true;
    return extent;
  }
  // A bound on a range ("up to 30 to 50") is no English; the range is taken without it.
  if (!IsPoint(quantity)) return extent;
  const Decimal& n = quantity.low;
  switch (quantity.modifier) {
    case Modifier::kNone:
    case Modifier::kAbout:
      break;
    case Modifier::kMoreThan:
    case Modifier::kAtLeast:
      extent.low_end = quantity.modifier == Modifier::kAtLeast ? End::kClosed : End::kOpen;
      extent.high = LowerBoundTop(n);
      extent.high_end = End::kSoft;
      break;
    case Modifier::kLessThan:
    case Modifier::kAtMost:
    case Modifier::kNearly:
      extent.high_end = quantity.modifier == Modifier::kAtMost ? End::kClosed : End::kOpen;
      extent.low =
          MovedBy(n, quantity.modifier == Modifier::kNearly ? -kTolerances.nearly_percent
                                                            : -kTolerances.upper_bound_percent);
      extent.low_end = End::kSoft;
      break;
  }
  return extent;
}

}  // namespace internal

Extent StatedExtent(const Quantity& quantity) {
  return internal::StatedExtentOfPercent(internal::WithShareAsPercent(quantity));
}

Extent RoundedExtent(const Quantity& stated) {
  const Quantity quantity = internal::WithShareAsPercent(stated);
  Extent extent = internal::StatedExtentOfPercent(quantity);
  if (quantity.form == QuantityForm::kVague || internal::IsLowerBound(quantity) ||
      internal::IsUpperBound(quantity)) {
    return extent;
  }
  const Decimal low = extent.low;
  const Decimal high = extent.high;
  if (!IsExactInteger(low, quantity)) extent.low = internal::HedgeInterval(low, quantity).low;
  if (!IsExactInteger(high, quantity)) extent.high = internal::HedgeInterval(high, quantity).high;
  return extent;
}

std::string_view ModifierName(Modifier modifier) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "NONE", "ABOUT", "NEARLY", "MORE_THAN", "AT_LEAST", "LESS_THAN", "AT_MOST"};
  return kNames[static_cast<size_t>(modifier)];
}

std::string_view RelationName(Relation relation) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "INCOMPARABLE", "EQUAL", "ROUNDS_TO", "WITHIN", "TOUCHES", "OVERLAPS", "SOFT", "DISJOINT"};
  return kNames[static_cast<size_t>(relation)];
}

std::string DebugString(const Quantity& quantity) {
  static constexpr std::array<std::string_view, 7> kSigns = {"", "~", "<~", ">", ">=", "<", "<="};
  const std::string low = quantity.low.ToString();
  const std::string high = quantity.high.ToString();
  std::string text(kSigns[static_cast<size_t>(quantity.modifier)]);
  std::string_view form;
  switch (quantity.form) {
    case QuantityForm::kPoint:
      absl::StrAppend(&text, low);
      break;
    case QuantityForm::kRange:
      absl::StrAppend(&text, "[", low, "..", high, "]");
      form = " range";
      break;
    case QuantityForm::kChange:
      absl::StrAppend(&text, low, "->", high);
      form = " change";
      break;
    case QuantityForm::kVague:
      absl::StrAppend(&text, "[", low, "..", high, ")");
      form = " vague";
      break;
    case QuantityForm::kShare:
      absl::StrAppend(&text, low);
      form = " share";
      break;
  }
  absl::StrAppend(&text, " ", AbslView(GetUnit(quantity.unit).name));
  if (quantity.IsRate()) {
    absl::StrAppend(&text, " per ", quantity.per.ToString(), " ",
                    AbslView(GetUnit(quantity.per_unit).name));
  }
  absl::StrAppend(&text, AbslView(form), quantity.is_difference ? " difference" : "");
  return text;
}

}  // namespace crosscheck
