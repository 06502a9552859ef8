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

// NIST SP 811 (2008) appendix B.8, factors in bold (exact), and the SI brochure, 9th edition.
// Written here as fractions from the definitions, apart from the table's decimals.
constexpr struct {
  const char* name;
  int64_t numerator;
  int64_t denominator;
} kStandards[] = {
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

bool IsInStandards(std::string_view name) {
  for (const auto& row : kStandards) {
    if (name == row.name) return true;
  }
  return false;
}

TEST_CASE("Scales are those of the standards") {
  for (const auto& row : kStandards) {
    INFO(row.name);
    const int64_t divisor = std::gcd(row.numerator, row.denominator);
    CHECK(U(row.name).scale == Rational{row.numerator / divisor, row.denominator / divisor});
  }
}

// A unit as n/d of another one, as its definition says it; together with the table above every
// scale is derived here a second time, from definitions and not from the table's decimals. Sources:
// SI brochure (9th edition) for prefixes and units; NIST Handbook 44 appendix C for customary
// units; IEC 80000-13 for information.
struct Definition {
  const char* name;
  int64_t numerator, denominator;
  const char* of;
};
constexpr Definition kDefinitions[] = {
    {"minute", 60, 1, "second"},
    {"hour", 60, 1, "minute"},
    {"day", 24, 1, "hour"},
    {"millisecond", 1, 1000, "second"},
    {"microsecond", 1, 1000, "millisecond"},
    {"nanosecond", 1, 1000, "microsecond"},
    {"fortnight", 14, 1, "day"},
    {"month", 1, 12, "year"},
    {"year", 3652425, 10000, "day"},
    {"decade", 10, 1, "year"},
    {"century", 10, 1, "decade"},
    {"millennium", 10, 1, "century"},
    {"per mille", 1, 10, "percent"},
    {"part per billion", 1, 1000, "part per million"},
    {"part per trillion", 1, 1000, "part per billion"},
    {"kilometer", 1000, 1, "meter"},
    {"centimeter", 1, 100, "meter"},
    {"millimeter", 1, 1000, "meter"},
    {"micrometer", 1, 1000, "millimeter"},
    {"nanometer", 1, 1000, "micrometer"},
    {"furlong", 220, 1, "yard"},
    {"fathom", 6, 1, "foot"},
    {"astronomical unit", 149597870700, 1, "meter"},
    {"square kilometer", 1000000, 1, "square meter"},
    {"square centimeter", 1, 10000, "square meter"},
    {"square millimeter", 1, 100, "square centimeter"},
    {"square foot", 144, 1, "square inch"},
    {"square yard", 9, 1, "square foot"},
    {"square inch", 254 * 254, 100000000, "square meter"},
    {"cubic kilometer", 1000000000, 1, "cubic meter"},
    {"cubic centimeter", 1, 1000000, "cubic meter"},
    {"liter", 1000, 1, "cubic centimeter"},
    {"deciliter", 1, 10, "liter"},
    {"centiliter", 1, 100, "liter"},
    {"milliliter", 1, 1000, "liter"},
    {"microliter", 1, 1000, "milliliter"},
    {"hectoliter", 100, 1, "liter"},
    {"megaliter", 1000000, 1, "liter"},
    {"gigaliter", 1000, 1, "megaliter"},
    {"cubic inch", 254 * 254 * 254, 1000000, "cubic centimeter"},
    {"cubic foot", 1728, 1, "cubic inch"},
    {"cubic yard", 27, 1, "cubic foot"},
    {"quart", 1, 4, "gallon"},
    {"pint", 1, 2, "quart"},
    {"cup", 1, 2, "pint"},
    {"fluid ounce", 1, 8, "cup"},
    {"tablespoon", 1, 2, "fluid ounce"},
    {"teaspoon", 1, 3, "tablespoon"},
    {"imperial pint", 1, 8, "imperial gallon"},
    {"bushel", 215042, 100, "cubic inch"},
    {"acre-foot", 43560, 1, "cubic foot"},
    {"gram", 1, 1000, "kilogram"},
    {"milligram", 1, 1000, "gram"},
    {"microgram", 1, 1000, "milligram"},
    {"nanogram", 1, 1000, "microgram"},
    {"tonne", 1000, 1, "kilogram"},
    {"kilotonne", 1000, 1, "tonne"},
    {"megatonne", 1000, 1, "kilotonne"},
    {"gigatonne", 1000, 1, "megatonne"},
    {"ton", 1000, 1, "kilogram"},
    {"grain", 1, 7000, "pound"},
    {"carat", 200, 1, "milligram"},
    {"long ton", 2240, 1, "pound"},
    {"kilometer per second", 1000, 1, "meter per second"},
    {"mile per second", 3600, 1, "mile per hour"},
    {"foot per second", 3048, 10000, "meter per second"},
    {"kilojoule", 1000, 1, "joule"},
    {"megajoule", 1000, 1, "kilojoule"},
    {"gigajoule", 1000, 1, "megajoule"},
    {"terajoule", 1000, 1, "gigajoule"},
    {"calorie", 4184, 1000, "joule"},
    {"kilocalorie", 4184, 1, "joule"},
    {"watt-hour", 3600, 1, "joule"},
    {"megawatt-hour", 1000, 1, "kilowatt-hour"},
    {"gigawatt-hour", 1000, 1, "megawatt-hour"},
    {"terawatt-hour", 1000, 1, "gigawatt-hour"},
    {"therm", 105480400, 1, "joule"},
    {"ton of TNT", 4184, 1, "megajoule"},
    {"kiloton of TNT", 1000, 1, "ton of TNT"},
    {"megaton of TNT", 1000, 1, "kiloton of TNT"},
    {"milliwatt", 1, 1000, "watt"},
    {"kilowatt", 1000, 1, "watt"},
    {"megawatt", 1000, 1, "kilowatt"},
    {"gigawatt", 1000, 1, "megawatt"},
    {"terawatt", 1000, 1, "gigawatt"},
    {"metric horsepower", 75 * 980665, 100000, "watt"},
    {"hectopascal", 100, 1, "pascal"},
    {"kilopascal", 1000, 1, "pascal"},
    {"megapascal", 1000, 1, "kilopascal"},
    {"gigapascal", 1000, 1, "megapascal"},
    {"bar", 100, 1, "kilopascal"},
    {"millibar", 1, 1000, "bar"},
    {"atmosphere", 101325, 1, "pascal"},
    {"inch of mercury", 254, 10, "millimeter of mercury"},
    {"millimeter of mercury", 133322387415, 1000000000, "pascal"},
    {"kilobit", 1000, 1, "bit"},
    {"megabit", 1000, 1, "kilobit"},
    {"gigabit", 1000, 1, "megabit"},
    {"terabit", 1000, 1, "gigabit"},
    {"kilobyte", 1000, 1, "byte"},
    {"megabyte", 1000, 1, "kilobyte"},
    {"terabyte", 1000, 1, "gigabyte"},
    {"petabyte", 1000, 1, "terabyte"},
    {"exabyte", 1000, 1, "petabyte"},
    {"kibibyte", 1024, 1, "byte"},
    {"mebibyte", 1024, 1, "kibibyte"},
    {"tebibyte", 1024, 1, "gibibyte"},
    {"kilobit per second", 1000, 1, "bit per second"},
    {"megabit per second", 1000, 1, "kilobit per second"},
    {"gigabit per second", 1000, 1, "megabit per second"},
    {"terabit per second", 1000, 1, "gigabit per second"},
    {"kilobyte per second", 8, 1, "kilobit per second"},
    {"megabyte per second", 8, 1, "megabit per second"},
    {"gigabyte per second", 8, 1, "gigabit per second"},
    {"kilohertz", 1000, 1, "hertz"},
    {"megahertz", 1000, 1, "kilohertz"},
    {"gigahertz", 1000, 1, "megahertz"},
    {"beat per minute", 1, 60, "hertz"},
    {"kilonewton", 1000, 1, "newton"},
    {"pound-force", 44482216152605, 10000000000000, "newton"},
    {"millivolt", 1, 1000, "volt"},
    {"kilovolt", 1000, 1, "volt"},
    {"milliampere", 1, 1000, "ampere"},
    {"ampere-hour", 3600, 1, "ampere"},
    {"milliampere-hour", 1, 1000, "ampere-hour"},
    {"gram per liter", 1, 1, "kilogram per cubic meter"},
    {"milligram per liter", 1, 1000, "gram per liter"},
    {"microgram per liter", 1, 1000, "milligram per liter"},
    {"nanogram per liter", 1, 1000, "microgram per liter"},
    {"gram per deciliter", 10, 1, "gram per liter"},
    {"nanogram per milliliter", 1, 1, "microgram per liter"},
    {"milligram per cubic meter", 1, 1000, "milligram per liter"},
    {"microgram per cubic meter", 1, 1000, "milligram per cubic meter"},
    {"milligram per kilogram", 1, 1, "part per million"},
    {"millisievert", 1, 1000, "sievert"},
    {"microsievert", 1, 1000, "millisievert"},
    {"megapixel", 1000000, 1, "pixel"},
    {"cent", 1, 100, "dollar"},
    {"US cent", 1, 100, "US dollar"},
    {"euro cent", 1, 100, "euro"},
    {"penny", 1, 100, "pound sterling"},
    {"Malaysian sen", 1, 100, "Malaysian ringgit"},
    // 550 foot pounds-force a second, and a foot of a pound-force: 0.3048 m * 0.45359237 kg
    // * 9.80665 m/s2.
    {"horsepower", 74569987158227022, 100000000000000, "watt"},
    {"pound-foot", 13558179483314004, 10000000000000000, "newton meter"},
};

TEST_CASE("Every scale is what its definition says, and no unit lacks one") {
  std::set<std::string> covered;
  for (const Definition& d : kDefinitions) {
    INFO(d.name);
    const Rational unit = U(d.name).scale, of = U(d.of).scale;
    // unit == n/d of: compared exactly, as decimals of 128 bits would be.
    using Wide = __int128;
    __extension__ const Wide left = static_cast<Wide>(unit.numerator) * d.denominator;
    __extension__ const Wide right = static_cast<Wide>(unit.denominator) * d.numerator;
    const int64_t divisor = std::gcd(of.numerator, of.denominator);
    CHECK(divisor == 1);
    CHECK(left / of.numerator * of.denominator == right);
    CHECK(left % of.numerator == 0);
    covered.insert(d.name);
  }
  for (const Unit& unit : AllUnits()) {
    const bool base = unit.scale == Rational{1, 1};
    const std::string name(unit.name);
    const bool listed = covered.count(name) != 0 || IsInStandards(name);
    INFO(name);
    CHECK((base || listed));
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
