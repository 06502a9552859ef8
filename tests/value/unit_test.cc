// The table of units against what standards say, and that every unit can be found.
#include "crosscheck/value/unit.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "table_file.h"

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

// ------------------------------------------------------------------------------------------------
// Every scale a second time, from unit_definitions.tsv.

using Wide = __int128;
struct Fraction {
  Wide numerator = 1, denominator = 1;

  void MultiplyBy(Wide n, Wide d) {
    const Wide common = Gcd(n, d);
    n /= common;
    d /= common;
    const Wide g1 = Gcd(numerator, d), g2 = Gcd(n, denominator);
    numerator = numerator / g1 * (n / g2);
    denominator = denominator / g2 * (d / g1);
  }
  static Wide Gcd(Wide a, Wide b) {
    while (b != 0) a = std::exchange(b, a % b);
    return a;
  }
  bool Is(const Rational& r) const {
    return numerator == Wide{r.numerator} && denominator == Wide{r.denominator};
  }
};

// "0.45359237*9.80665/0.0254", read from the left.
Fraction ReadFactor(std::string_view text) {
  Fraction factor;
  bool divide = false;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("*/"), text.size());
    const std::string_view number = text.substr(0, end);
    const size_t point = std::min(number.find('.'), number.size());
    Wide n = 0, d = 1;
    for (size_t i = 0; i < number.size(); ++i) {
      if (i == point) continue;
      REQUIRE((number[i] >= '0' && number[i] <= '9'));
      n = n * 10 + (number[i] - '0');
      if (i > point) d *= 10;
    }
    REQUIRE(n > 0);
    divide ? factor.MultiplyBy(d, n) : factor.MultiplyBy(n, d);
    if (end == text.size()) break;
    divide = text[end] == '/';
    text.remove_prefix(end + 1);
  }
  return factor;
}

struct Definition {
  std::string factor, of, zero, source;
};

std::map<std::string, Definition> ReadDefinitions() {
  const std::set<std::string> sources = {"SI",  "SP811", "HB44",    "WMA", "IEC",
                                         "IAU", "GREG",  "ISO4217", "own", "none"};
  std::map<std::string, Definition> definitions;
  for (const auto& cells : testing::ReadTable("value/unit_definitions.tsv")) {
    INFO(cells[0]);
    REQUIRE(cells.size() == 5);
    REQUIRE(FindUnit(cells[0]).has_value());
    REQUIRE(sources.count(cells[4]) == 1);
    REQUIRE(
        definitions.emplace(cells[0], Definition{cells[1], cells[2], cells[3], cells[4]}).second);
  }
  return definitions;
}

TEST_CASE("Every scale is what an independent source defines, and no unit lacks one") {
  const std::map<std::string, Definition> definitions = ReadDefinitions();
  REQUIRE(definitions.size() >= 230);
  for (const Unit& unit : AllUnits()) {
    INFO(unit.name);
    const auto found = definitions.find(std::string(unit.name));
    if (found == definitions.end()) {
      // A currency is its own base.
      CHECK(unit.dimension == Dimension::kMoney);
      CHECK(unit.scale == Rational{1, 1});
      continue;
    }
    Fraction scale = ReadFactor(found->second.factor);
    std::string of = found->second.of;
    for (std::string name(unit.name); of != name;) {
      CHECK(U(of).dimension == unit.dimension);
      const auto next = definitions.find(of);
      if (next == definitions.end()) break;  // of a currency
      const Fraction factor = ReadFactor(next->second.factor);
      scale.MultiplyBy(factor.numerator, factor.denominator);
      name = of;
      of = next->second.of;
    }
    CHECK(scale.Is(unit.scale));
    CHECK(unit.zero ==
          (found->second.zero.empty() ? Decimal() : *Decimal::Parse(found->second.zero)));
  }
}

// ------------------------------------------------------------------------------------------------
// Conversions.

TEST_CASE("Conversions are exact") {
  const struct {
    Rational value;
    const char* from;
    Rational result;
    const char* to;
  } rows[] = {
      {{1, 1}, "mile", {1609344, 1000000}, "kilometer"},
      {{1, 1}, "kilometer", {15625, 25146}, "mile"},
      {{20, 1}, "degree Celsius", {68, 1}, "degree Fahrenheit"},
      {{0, 1}, "degree Fahrenheit", {-160, 9}, "degree Celsius"},
      {{-40, 1}, "degree Fahrenheit", {-40, 1}, "degree Celsius"},
      {{0, 1}, "kelvin", {-45967, 100}, "degree Fahrenheit"},
      {{77, 1}, "degree Fahrenheit", {29815, 100}, "kelvin"},
      {{150, 1}, "basis point", {3, 2}, "percentage point"},
      {{3, 1}, "US dollar", {300, 1}, "US cent"},
      {{-5, 2}, "foot", {-30, 1}, "inch"},
  };
  for (const auto& row : rows) {
    INFO(row.from << " to " << row.to);
    const auto result = Convert(row.value, *FindUnit(row.from), *FindUnit(row.to));
    REQUIRE(result.has_value());
    // Compared across, for the rows need not be in lowest terms.
    CHECK(Wide{result->numerator} * row.result.denominator ==
          Wide{row.result.numerator} * result->denominator);
  }
  for (const auto& [from, to] :
       {std::pair{"mile", "hour"}, std::pair{"US dollar", "euro"}, std::pair{"dollar", "US dollar"},
        std::pair{"volt", "ampere"}, std::pair{"ton", "tonne"}}) {
    INFO(from << " to " << to);
    CHECK_FALSE(Convert({1, 1}, *FindUnit(from), *FindUnit(to)).has_value());
  }
  // 9.46 * 10^24: no 64 bits.
  CHECK_FALSE(Convert({1, 1}, *FindUnit("light-year"), *FindUnit("nanometer")).has_value());
}

TEST_CASE("Every conversion there and back gives what it began with") {
  const auto count = static_cast<UnitId>(AllUnits().size());
  size_t pairs = 0, tried = 0;
  for (UnitId a = 0; a < count; ++a) {
    for (UnitId b = 0; b < count; ++b) {
      const Unit& ua = GetUnit(a);
      const Unit& ub = GetUnit(b);
      if (ua.dimension != ub.dimension || ua.family != ub.family || ua.currency != ub.currency)
        continue;
      INFO(ua.name << " to " << ub.name);
      ++pairs;
      // So many of a as one of b has base units, which is as many of b as one of a has: this one
      // fits for every pair. Scales with a zero of their own have small numbers.
      const bool zeroes = !ua.zero.IsZero() || !ub.zero.IsZero();
      const Rational sure = zeroes ? Rational{0, 1} : ub.scale;
      for (const Rational value : {sure, Rational{1, 1}, Rational{7, 3}, Rational{-40, 1},
                                   Rational{0, 1}, Rational{123456789, 1000}}) {
        const std::optional<Rational> there = Convert(value, a, b);
        if (value == sure) REQUIRE(there.has_value());
        if (!there) continue;
        ++tried;
        const std::optional<Rational> back = Convert(*there, b, a);
        REQUIRE(back.has_value());
        CHECK(*back == value);
        if (value == sure && !zeroes) CHECK(*there == ua.scale);
      }
    }
  }
  CHECK(pairs >= 2000);
  CHECK(tried >= 5 * pairs);
}

TEST_CASE("Levels are compared exactly") {
  const struct {
    const char* a;
    const char* unit_a;
    const char* b;
    const char* unit_b;
    int order;
  } rows[] = {{"20", "degree Celsius", "68", "degree Fahrenheit", 0},
              {"20", "degree Celsius", "68.0000001", "degree Fahrenheit", -1},
              {"20", "degree Celsius", "293.15", "kelvin", 0},
              {"-40", "degree Celsius", "-40", "degree Fahrenheit", 0},
              {"0", "degree Celsius", "30", "degree Fahrenheit", 1},
              {"5", "mile", "8.04672", "kilometer", 0},
              {"5", "mile", "8.05", "kilometer", -1}};
  for (const auto& row : rows) {
    INFO(row.a << " " << row.unit_a << " against " << row.b << " " << row.unit_b);
    const Decimal a = *Decimal::Parse(row.a), b = *Decimal::Parse(row.b);
    const UnitId ua = *FindUnit(row.unit_a), ub = *FindUnit(row.unit_b);
    CHECK(CompareLevels(a, ua, b, ub) == (row.order <=> 0));
    CHECK(CompareLevels(b, ub, a, ua) == (0 <=> row.order));
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
  CHECK(currencies.size() >= 110);
  // ISO 4217, the active codes of 2024 and what the news of other years has.
  const std::string_view codes =
      "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP "
      "BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP "
      "GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
      "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
      "MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR "
      "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS "
      "UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW "
      "HRK ZWL XBT XET";
  for (const std::string& code : currencies) {
    INFO(code);
    CHECK((" " + std::string(codes) + " ").find(" " + code + " ") != std::string::npos);
  }
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
