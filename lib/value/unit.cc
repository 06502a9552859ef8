// The table of units, and levels of one unit told in another. The doors are GetUnit, FindUnit,
// AllUnits, DimensionName, Convert and CompareLevels.
//
// The table is made at build time from data/units.tsv by make_units.py and is constant data:
// nothing runs at start-up. Names are found by binary search over an index that the generator
// sorted.
#include "crosscheck/value/unit.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <utility>

namespace crosscheck {
namespace {

#include "value/units.inc"

// In the order of enum Dimension.
constexpr std::array<std::string_view, 23> kDimensionNames = {
    "count",         "percent",   "percentage point",
    "ratio",         "money",     "length",
    "mass",          "duration",  "area",
    "volume",        "speed",     "temperature",
    "energy",        "power",     "pressure",
    "information",   "frequency", "force",
    "torque",        "angle",     "electric",
    "concentration", "other"};
static_assert(kDimensionNames.size() == static_cast<size_t>(Dimension::kOther) + 1);

static_assert(kUnits[kUnitCount].name == "count");
static_assert(kUnits[kUnitUsDollar].name == "US dollar");

using Int128 = __int128;

// A fraction in lowest terms, wide enough for the scales of two units at once. Steps that do not
// fit give nullopt.
struct Fraction {
  Int128 numerator = 0;
  Int128 denominator = 1;
};

Int128 Gcd(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

std::optional<Fraction> Times(Fraction a, Fraction b) {
  const Int128 g1 = Gcd(a.numerator, b.denominator);
  const Int128 g2 = Gcd(b.numerator, a.denominator);
  Fraction product;
  if (__builtin_mul_overflow(a.numerator / g1, b.numerator / g2, &product.numerator) ||
      __builtin_mul_overflow(a.denominator / g2, b.denominator / g1, &product.denominator)) {
    return std::nullopt;
  }
  return product;
}

std::optional<Fraction> Plus(Fraction a, Fraction b) {
  const Int128 common = Gcd(a.denominator, b.denominator);
  Int128 left = 0, right = 0, sum = 0, denominator = 0;
  if (__builtin_mul_overflow(a.numerator, b.denominator / common, &left) ||
      __builtin_mul_overflow(b.numerator, a.denominator / common, &right) ||
      __builtin_add_overflow(left, right, &sum) ||
      __builtin_mul_overflow(a.denominator, b.denominator / common, &denominator)) {
    return std::nullopt;
  }
  const Int128 divisor = Gcd(sum, denominator);
  return Fraction{sum / divisor, denominator / divisor};
}

Fraction FromRational(Rational value) {
  const Int128 divisor = Gcd(value.numerator, value.denominator);
  return {value.numerator / divisor, value.denominator / divisor};
}

// The generator lets no zero of a scale have more than eighteen digits either side of the point.
Fraction FromZero(const Decimal& zero) {
  Fraction fraction{zero.coefficient(), 1};
  for (int i = zero.exponent(); i < 0; ++i) fraction.denominator *= 10;
  for (int i = zero.exponent(); i > 0; --i) fraction.numerator *= 10;
  return fraction;
}

}  // namespace

std::string_view DimensionName(Dimension dimension) {
  return kDimensionNames[static_cast<size_t>(dimension)];
}

const Unit& GetUnit(UnitId id) { return kUnits[id]; }

std::optional<UnitId> FindUnit(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(kUnitsByName), std::end(kUnitsByName), name,
                       [](UnitId id, std::string_view key) { return kUnits[id].name < key; });
  if (found == std::end(kUnitsByName) || kUnits[*found].name != name) return std::nullopt;
  return *found;
}

std::span<const Unit> AllUnits() { return kUnits; }

std::optional<Rational> Convert(Rational value, UnitId from, UnitId to) {
  const Unit& a = GetUnit(from);
  const Unit& b = GetUnit(to);
  if (a.dimension != b.dimension || a.family != b.family || a.currency != b.currency) {
    return std::nullopt;
  }
  // Multiplied before the value comes in, and the value's own factors are taken out on the way, so
  // that whatever fits as a result fits in between.
  const std::optional<Fraction> ratio =
      Times({a.scale.numerator, a.scale.denominator}, {b.scale.denominator, b.scale.numerator});
  Fraction zero_a = FromZero(a.zero);
  zero_a.numerator = -zero_a.numerator;
  const std::optional<Fraction> level = Plus(FromRational(value), zero_a);
  if (!ratio || !level) return std::nullopt;
  const std::optional<Fraction> scaled = Times(*level, *ratio);
  if (!scaled) return std::nullopt;
  const std::optional<Fraction> result = Plus(*scaled, FromZero(b.zero));
  constexpr Int128 kMost = std::numeric_limits<int64_t>::max();
  if (!result || result->numerator > kMost || result->numerator < -kMost ||
      result->denominator > kMost) {
    return std::nullopt;
  }
  return Rational{static_cast<int64_t>(result->numerator),
                  static_cast<int64_t>(result->denominator)};
}

std::strong_ordering CompareLevels(const Decimal& a, UnitId unit_a, const Decimal& b,
                                   UnitId unit_b) {
  const auto from_zero = [](const Decimal& level, const Unit& unit) {
    return unit.zero.IsZero() ? level : level.Minus(unit.zero).value_or(level);
  };
  const Unit& ua = GetUnit(unit_a);
  const Unit& ub = GetUnit(unit_b);
  return CompareScaled(from_zero(a, ua), ua.scale, from_zero(b, ub), ub.scale);
}

}  // namespace crosscheck
