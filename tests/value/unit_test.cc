// The table of units against what standards say, and that every unit can be found.
#include "crosscheck/value/unit.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <set>
#include <string>

namespace crosscheck {
namespace {

const Unit& U(std::string_view name) {
  INFO(name);
  const std::optional<UnitId> id = FindUnit(name);
  REQUIRE(id.has_value());
  return GetUnit(*id);
}

TEST_CASE("The constants are the units they name") {
  const struct {
    UnitId id;
    const char* name;
    Dimension dimension;
  } rows[] = {
      {kUnitCount, "count", Dimension::kCount},
      {kUnitPercent, "percent", Dimension::kPercent},
      {kUnitPercentagePoint, "percentage point", Dimension::kPercentagePoint},
      {kUnitTimes, "times", Dimension::kRatio},
      {kUnitDollar, "dollar", Dimension::kMoney},
      {kUnitSecond, "second", Dimension::kDuration},
      {kUnitMinute, "minute", Dimension::kDuration},
      {kUnitHour, "hour", Dimension::kDuration},
      {kUnitDay, "day", Dimension::kDuration},
      {kUnitWeek, "week", Dimension::kDuration},
      {kUnitMonth, "month", Dimension::kDuration},
      {kUnitYear, "year", Dimension::kDuration},
      {kUnitUsDollar, "US dollar", Dimension::kMoney},
  };
  for (const auto& row : rows) {
    CHECK(GetUnit(row.id).name == row.name);
    CHECK(GetUnit(row.id).dimension == row.dimension);
  }
}

TEST_CASE("Scales are those of the standards") {
  // NIST SP 811 (2008) appendix B.8, factors in bold (exact), and the SI brochure, 9th edition.
  // Written here as fractions from the definitions, apart from the table's decimals.
  const struct {
    const char* name;
    int64_t numerator;
    int64_t denominator;
  } rows[] = {
      {"inch", 254, 10000},
      {"foot", 3048, 10000},
      {"yard", 9144, 10000},
      {"mile", 1609344, 1000},
      {"nautical mile", 1852, 1},
      {"acre", 40468564224, 10000000},
      {"hectare", 10000, 1},
      {"square mile", 2589988110336, 1000000},
      {"gallon", 3785411784, 1000000000000},
      {"imperial gallon", 454609, 100000000},
      {"barrel", 158987294928, 1000000000000},
      {"pound", 45359237, 100000000},
      {"ounce", 45359237, 1600000000},
      {"troy ounce", 311034768, 10000000000},
      {"stone", 45359237 * 14, 100000000},
      {"short ton", 45359237 * 2, 100000},
      {"kilometer per hour", 5, 18},
      {"mile per hour", 44704, 100000},
      {"knot", 1852, 3600},
      {"kilowatt-hour", 3600000, 1},
      {"British thermal unit", 105505585262, 100000000},
      {"pound per square inch", 44482216152605, 6451600000},
      {"byte", 8, 1},
      {"gigabyte", 8000000000, 1},
      {"gibibyte", 8589934592, 1},
      {"revolution per minute", 1, 60},
      {"milligram per deciliter", 1, 100},
      {"basis point", 1, 100},
      {"week", 604800, 1},
      {"light-year", int64_t{299792458} * 31557600, 1},
  };
  for (const auto& row : rows) {
    INFO(row.name);
    const int64_t divisor = std::gcd(row.numerator, row.denominator);
    CHECK(U(row.name).scale == Rational{row.numerator / divisor, row.denominator / divisor});
  }
}

TEST_CASE("Twelve months are a year, which is 365.2425 days") {
  CHECK(U("month").scale.numerator * 12 == U("year").scale.numerator);
  CHECK(U("year").scale.numerator * 10000 == 3652425 * U("day").scale.numerator);
}

TEST_CASE("Every unit is found under its name and no other") {
  REQUIRE(AllUnits().size() >= 160);
  std::set<std::string> names;
  for (size_t id = 0; id < AllUnits().size(); ++id) {
    const Unit& unit = AllUnits()[id];
    INFO(unit.name);
    CHECK(FindUnit(unit.name) == static_cast<UnitId>(id));
    CHECK(names.insert(std::string(unit.name)).second);
    CHECK(unit.scale.numerator > 0);
    CHECK(unit.scale.denominator > 0);
    CHECK(std::gcd(unit.scale.numerator, unit.scale.denominator) == 1);
    CHECK_FALSE(unit.plural.empty());
  }
  for (const char* name : {"", "Count", "kilometers", "mph", "zzz", "US dolla", "US dollars"}) {
    INFO(name);
    CHECK_FALSE(FindUnit(name).has_value());
  }
}

TEST_CASE("Money is settled or not") {
  CHECK(U("dollar").currency == "");
  CHECK(U("US dollar").currency == "USD");
  CHECK(U("euro").currency == "EUR");
  CHECK(U("pound sterling").currency == "GBP");
  CHECK(U("pound").dimension == Dimension::kMass);
  CHECK(U("Japanese yen").currency == "JPY");
  CHECK(U("yuan").currency == "CNY");
  std::set<std::string> currencies;
  for (const Unit& unit : AllUnits()) {
    if (!unit.currency.empty()) currencies.insert(std::string(unit.currency));
  }
  CHECK(currencies.size() >= 40);
}

TEST_CASE("Plurals") {
  const struct {
    const char* name;
    const char* plural;
  } rows[] = {{"kilometer", "kilometers"},
              {"mile per hour", "miles per hour"},
              {"foot per second", "feet per second"},
              {"inch", "inches"},
              {"times", "times"},
              {"percent", "percent"},
              {"pound sterling", "pounds sterling"},
              {"degree Celsius", "degrees Celsius"},
              {"century", "centuries"},
              {"basis point", "basis points"},
              {"part per million", "parts per million"}};
  for (const auto& row : rows) CHECK(U(row.name).plural == row.plural);
}

TEST_CASE("Dimensions have the names of the wire form") {
  CHECK(DimensionName(Dimension::kCount) == "count");
  CHECK(DimensionName(Dimension::kPercentagePoint) == "percentage point");
  CHECK(DimensionName(Dimension::kTorque) == "torque");
  CHECK(DimensionName(Dimension::kConcentration) == "concentration");
  CHECK(DimensionName(Dimension::kOther) == "other");
}

}  // namespace
}  // namespace crosscheck
