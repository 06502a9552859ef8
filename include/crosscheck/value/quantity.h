// Quantities: what a figure in the news means, and how two of them relate.
//
//   Quantity a = {.low = *Decimal::Parse("50"), .high = *Decimal::Parse("50"), .unit = kUnitTimes};
//   Quantity b = {.low = *Decimal::Parse("30"), .high = *Decimal::Parse("50"), .unit = kUnitTimes};
//   Relate(a, b).relation;               // Relation::kTouches: a is an end of the range b
//
// A Quantity keeps the figures as stated (low, high, modifier, how precisely they were written);
// its Extent is the interval that the words allow for. Relations are pure functions of two
// quantities. Value types; thread-safe. The tolerances and where they come from stand in
// lib/value/quantity.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crosscheck/base/decimal.h"
#include "crosscheck/value/unit.h"

namespace crosscheck {

// The qualifier as stated. Values are on the wire; append only.
enum class Modifier : uint8_t {
  kNone,
  kAbout,     // about, around, some, roughly, an estimated
  kNearly,    // nearly, almost, close to, just under
  kMoreThan,  // more than, over, exceeds
  kAtLeast,   // at least, no fewer than, or more
  kLessThan,  // less than, under, fewer than
  kAtMost,    // at most, up to, no more than
};
std::string_view ModifierName(Modifier modifier);  // "NONE", "ABOUT" ...

// How the figure was put. Values are on the wire; append only.
enum class QuantityForm : uint8_t {
  kPoint,   // "50"; low == high
  kRange,   // "30 to 50", "between 30 and 50": one value, not sharper than this
  kChange,  // "from 6.2 to 9": it was low and became high (low may be the larger)
  kVague,   // "dozens", "thousands": closed below, soft above
  kShare,   // "eight in 10", "a third": a part of a whole as a ratio, low == high == 0.8
};

struct Quantity {
  Decimal low;   // as stated, scale words applied: "3.2 million" is 3200000
  Decimal high;  // equal to low for a point
  Modifier modifier = Modifier::kNone;
  QuantityForm form = QuantityForm::kPoint;
  // Power of ten of the last significant digit as written: 0 for "47", 3 for "32,000", 5 for
  // "3.6 million", -2 for "3.60". Tells how far the writer rounded.
  int16_t last_digit = 0;
  UnitId unit = kUnitCount;
  // For rates: the base, "per 100,000 people" is 100000, "a day" is 1 with unit day. Zero: no rate.
  Decimal per;
  UnitId per_unit = kUnitCount;
  // "rose by 2 degrees Celsius", "2C warmer": how far two levels are apart, not a level. Normalize
  // says so from the words round the figure; it matters on scales with a zero of their own
  // (Unit::zero) only, where a difference is scaled and not moved, and relates to no level. The
  // ends of a kChange are levels.
  bool is_difference = false;

  bool IsRate() const { return !per.IsZero(); }
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

// How an end of an interval is meant.
enum class End : uint8_t {
  kClosed,  // the value itself is possible
  kOpen,    // possible up to, but not at
  kSoft,    // beyond it nothing is claimed and nothing is denied: no verdict
};

// What a quantity allows for, in its own unit.
struct Extent {
  Decimal low;
  Decimal high;
  End low_end = End::kClosed;
  End high_end = End::kClosed;
  bool unbounded = false;  // no upper end at all ("thousands"); `high` is then the stated top
};

// The interval the words allow for, taking the figure as exactly as it was written: a point is
// itself, a range its ends, "more than n" is open at n and soft above.
Extent StatedExtent(const Quantity& quantity);
// The interval after rounding and approximators: a bare integer under 100 is exact, a rounder
// number stands for what its last significant digit implies, "about n" for the wider of that and 10
// %.
Extent RoundedExtent(const Quantity& quantity);

// How two quantities relate. Values are on the wire by name; append only.
enum class Relation : uint8_t {
  // Other dimensions, families or currencies, a rate and no rate; a single figure against a change
  // of
  // which it is neither level; an unsettled "$" whose figure differs from a settled dollar's.
  kIncomparable,
  kEqual,     // the same value, however it is written (1 km, 1000 m)
  kRoundsTo,  // one is the other rounded, or approximated by "about"
  kWithin,    // one lies strictly inside the other's range, bound or hedge
  kTouches,   // a point at an end of a two-ended range, or one level of a change
  kOverlaps,  // ranges that share values and also differ
  kSoft,      // apart only beyond a soft end, or further than rounding and nearer than conflict: no
              // verdict
  kDisjoint,  // apart beyond rounding and hedges
};
std::string_view RelationName(Relation relation);  // "EQUAL" ...

struct QuantityRelation {
  Relation relation = Relation::kIncomparable;
  // For kRoundsTo and kWithin: true when the first is the sharper one.
  bool first_is_sharper = false;
  // For kDisjoint: larger over smaller of the two nearest ends, minus 1 (0.25 = a quarter more);
  // 0 where a ratio makes no sense (a zero or opposite signs). Of temperatures: in degrees Celsius.
  double gap = 0;

  friend bool operator==(const QuantityRelation&, const QuantityRelation&) = default;
};

// Symmetric: Relate(b, a) is the same with first_is_sharper turned round. Invariant under a change
// of unit, but for tolerances in percent of a temperature ("about 70 degrees"): they are of the
// figure as stated, which is another part of it on another scale.
QuantityRelation Relate(const Quantity& a, const Quantity& b);

// One line for tests and logs, not for storage: "[30..50] times range", "~28000 count".
std::string DebugString(const Quantity& quantity);

}  // namespace crosscheck
