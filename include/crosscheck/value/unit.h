// Units of measure: one table (lib/value/data/units.tsv), exact scales.
//
//   const Unit& km = GetUnit(*FindUnit("kilometer"));
//   km.dimension;                // Dimension::kLength
//   km.scale;                    // 1000/1 in the dimension's base unit (meter)
//
// Names are full singular English ("mile per hour"). The surface forms of a unit ("mph", "miles an
// hour") are lexicon data; this layer knows no text. Everything is constant and thread-safe.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "crosscheck/base/decimal.h"

namespace crosscheck {

// Values are on the wire by name (DimensionName); append only.
enum class Dimension : uint8_t {
  kCount,            // counted things: people, deaths; the counted noun is a slot of the claim
  kPercent,          // parts in a hundred of something
  kPercentagePoint,  // a difference of two percentages
  kRatio,            // "50 times"
  kMoney,
  kLength,
  kMass,
  kDuration,
  kArea,
  kVolume,
  kSpeed,
  kTemperature,
  kEnergy,
  kPower,
  kPressure,
  kInformation,
  kFrequency,
  kForce,
  kTorque,
  kAngle,
  kElectric,
  kConcentration,
  kOther,
};

// "count", "percent", "percentage point", "ratio", "money" ...
std::string_view DimensionName(Dimension dimension);

using UnitId = uint16_t;

struct Unit {
  std::string_view name;  // "kilometer", "percent", "times", "euro"
  Dimension dimension;
  Rational scale;  // one of this unit in base units of its dimension; 1 where none is exact
  std::string_view currency;  // ISO 4217 for money that is settled, else ""
  std::string_view plural;    // "kilometers", "feet per second"
  // Only units of one family compare: "" for most; "voltage" and "current" keep volts from amperes,
  // and unsettled money and what it may turn out to be share one ("dollar").
  std::string_view family;
  // What a level on this scale is told from: (level - zero) * scale is in base units. 0 but for
  // temperatures (32 degrees Fahrenheit, 273.15 kelvins). Differences know no zero.
  Decimal zero;
};

// Units the code itself speaks of. The generator checks that the table has them in this order.
inline constexpr UnitId kUnitCount = 0;            // "count": the number of counted things
inline constexpr UnitId kUnitPercent = 1;          // "percent"
inline constexpr UnitId kUnitPercentagePoint = 2;  // "percentage point"
inline constexpr UnitId kUnitTimes = 3;            // "times"
inline constexpr UnitId kUnitDollar = 4;           // "dollar": "$" that nothing has settled yet
inline constexpr UnitId kUnitSecond = 5;
inline constexpr UnitId kUnitMinute = 6;
inline constexpr UnitId kUnitHour = 7;
inline constexpr UnitId kUnitDay = 8;
inline constexpr UnitId kUnitWeek = 9;
inline constexpr UnitId kUnitMonth = 10;  // 30.436875 days for comparison of durations
inline constexpr UnitId kUnitYear = 11;   // 365.2425 days
inline constexpr UnitId kUnitUsDollar = 12;

// REQUIRES: id < AllUnits().size().
const Unit& GetUnit(UnitId id);
// By name; nullopt when the table has no such unit.
std::optional<UnitId> FindUnit(std::string_view name);
std::span<const Unit> AllUnits();

// A level of one unit in another, exactly: Convert({68, 1}, fahrenheit, celsius) is {20, 1}. The
// numerator of `value` and of the result may be zero or negative. nullopt where dimension, family
// or currency differ, and where the fraction does not fit 64 bits.
std::optional<Rational> Convert(Rational value, UnitId from, UnitId to);
// Compares two levels, exactly where they have at most 15 digits. REQUIRES: the units have one
// dimension and family.
std::strong_ordering CompareLevels(const Decimal& a, UnitId unit_a, const Decimal& b,
                                   UnitId unit_b);

}  // namespace crosscheck
