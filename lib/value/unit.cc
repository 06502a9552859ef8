// The table of units. The doors are GetUnit, FindUnit, AllUnits and DimensionName.
//
// The table is made at build time from data/units.tsv by make_units.py and is constant data:
// nothing runs at start-up. Names are found by binary search over an index that the generator
// sorted.
#include "crosscheck/value/unit.h"

#include <algorithm>
#include <array>
#include <iterator>

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

}  // namespace crosscheck
