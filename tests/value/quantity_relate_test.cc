// How quantities relate: tables by kind of statement, then the properties the header promises.
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "crosscheck/value/quantity.h"
#include "value/quantity_text.h"

namespace crosscheck {
namespace {

// "ROUNDS_TO <" where the first is the sharper, "ROUNDS_TO >" where the second is.
std::string Show(const QuantityRelation& relation) {
  std::string text(RelationName(relation.relation));
  if (relation.relation == Relation::kRoundsTo || relation.relation == Relation::kWithin) {
    text += relation.first_is_sharper ? " <" : " >";
  }
  return text;
}

std::string Turned(std::string text) {
  if (text.back() == '<') {
    text.back() = '>';
  } else if (text.back() == '>') {
    text.back() = '<';
  }
  return text;
}

struct Row {
  const char* a;
  const char* b;
  const char* relation;
};

void Check(const std::vector<Row>& rows) {
  REQUIRE_FALSE(rows.empty());
  for (const Row& row : rows) {
    INFO(row.a << " against " << row.b);
    CHECK(Show(Relate(Q(row.a), Q(row.b))) == row.relation);
    CHECK(Show(Relate(Q(row.b), Q(row.a))) == Turned(row.relation));
  }
}

TEST_CASE("Figures: equal, rounded, apart") {
  Check({
      {"50 times", "50 times", "EQUAL"},
      {"3.6 percent", "3.60 percent", "EQUAL"},
      {"31724", "32000", "ROUNDS_TO <"},
      {"31400", "32000", "DISJOINT"},
      {"107622", "100000", "ROUNDS_TO <"},
      {"94000", "100000", "DISJOINT"},
      {"97", "100", "ROUNDS_TO <"},
      {"3.64 percent", "3.6 percent", "ROUNDS_TO <"},
      {"3.66 percent", "3.6 percent", "DISJOINT"},
      {"3600000", "3640000", "ROUNDS_TO >"},
      // Integers under 100 count exactly.
      {"47", "46", "DISJOINT"},
      {"20", "21", "DISJOINT"},
      {"50", "47", "DISJOINT"},
      // ... but 9 may be 9.4 rounded, which is not an integer.
      {"9.4 percent", "9 percent", "ROUNDS_TO <"},
      {"9.6 percent", "9 percent", "DISJOINT"},
      {"9.4 percent", "9.0 percent", "DISJOINT"},
      // The last digit excuses these, and they still corroborate nothing.
      {"140", "100", "SOFT"},
      {"2.4 percent", "2 percent", "SOFT"},
      // Touching intervals are apart.
      {"32000", "33000", "DISJOINT"},
      {"30000", "40000", "DISJOINT"},
      {"-5 degree Celsius", "5 degree Celsius", "DISJOINT"},
      {"0", "5", "DISJOINT"},
  });
}

TEST_CASE("About") {
  Check({
      {"~28000", "28000", "ROUNDS_TO >"},
      {"~28000", "~28000", "EQUAL"},
      {"~28000", "26500", "ROUNDS_TO >"},
      {"~28000", "30800", "ROUNDS_TO >"},
      {"~28000", "31200", "DISJOINT"},
      {"~28000", "~29000", "ROUNDS_TO <"},
      {"~28000", "~33000", "SOFT"},
      {"~28000", "~40000", "DISJOINT"},
      {"~100", "140", "SOFT"},
      {"~50", "47", "ROUNDS_TO >"},
      {"~50", "60", "DISJOINT"},
  });
}

TEST_CASE("Bounds against figures") {
  Check({
      {">70000", "72000", "WITHIN >"},
      {">70000", "80000", "SOFT"},
      {">70000", "120000", "SOFT"},
      {">70000", "68000", "DISJOINT"},
      {">70000", "70000", "ROUNDS_TO >"},
      {">70000", "~70000", "ROUNDS_TO <"},
      // 70,000 may be 73,000 rounded.
      {">72000", "70000", "SOFT"},
      {">=12", "15", "WITHIN >"},
      {">=12", "12", "ROUNDS_TO >"},
      {">=12", "30", "SOFT"},
      {">=15", "12", "DISJOINT"},
      {">50", "50", "ROUNDS_TO >"},
      {"<=500", "500", "ROUNDS_TO >"},
      {"<=500", "420", "WITHIN >"},
      {"<=500", "20", "SOFT"},
      {"<=500", "620", "DISJOINT"},
      {"<500", "499", "WITHIN >"},
      {"<~100000", "96000", "WITHIN >"},
      {"<~100000", "72000", "SOFT"},
      {"<~100000", "104000", "DISJOINT"},
  });
}

TEST_CASE("Bounds against bounds") {
  Check({
      {">100000", ">100000", "EQUAL"},
      {">70000", ">100000", "SOFT"},
      {">70000", ">75000", "OVERLAPS"},
      {">100000", ">=100000", "WITHIN <"},
      {"<~500", "<500", "WITHIN <"},
      {"<500", "<=500", "WITHIN <"},
      {"<=500", "<=400", "OVERLAPS"},
      {">=12", "<=20", "SOFT"},
      {">80", "<50", "DISJOINT"},
      {">50", "<50", "DISJOINT"},
      {">=50", "<=50", "SOFT"},
      {">70000", "<~70000", "DISJOINT"},
  });
}

TEST_CASE("Ranges") {
  Check({
      {"[30..50] times", "[30..50] times", "EQUAL"},
      {"[30..50] times", "50 times", "TOUCHES"},
      {"[30..50] times", "30 times", "TOUCHES"},
      {"[30..50] times", "40 times", "WITHIN >"},
      {"[30..50] times", "60 times", "DISJOINT"},
      {"[30..50] times", "~50 times", "TOUCHES"},
      {"[30..50] times", "[35..45] times", "WITHIN >"},
      {"[30..50] times", "[30..40] times", "OVERLAPS"},
      {"[30..50] times", "[40..60] times", "OVERLAPS"},
      {"[30..50] times", "[50..60] times", "OVERLAPS"},
      {"[30..50] times", "[60..80] times", "DISJOINT"},
      {"~[30000..50000]", "[30000..50000]", "ROUNDS_TO >"},
      {"[31200..49700]", "[31000..50000]", "ROUNDS_TO <"},
      {"[30000..50000]", "51200", "TOUCHES"},
      {"[30..50] times", ">25 times", "SOFT"},
      {"[30..34] times", ">25 times", "WITHIN <"},
      {"[20..50] times", ">25 times", "SOFT"},
      {"[20..24] times", ">25 times", "DISJOINT"},
      {"[30..50] times", "<=50 times", "WITHIN <"},
  });
}

TEST_CASE("Vague plurals") {
  Check({
      {"[1000..10000)", "[1000..10000)", "EQUAL"},
      {"[1000..10000)", "3000", "WITHIN >"},
      {"[1000..10000)", "1000", "WITHIN >"},
      {"[1000..10000)", "25000", "SOFT"},
      {"[1000..10000)", "300", "DISJOINT"},
      {"[24..100)", "[200..1000)", "SOFT"},
      {"[24..100)", ">50", "WITHIN >"},
      {"[24..100)", "[30..40]", "WITHIN >"},
      {"[24..100)", "[30..400]", "SOFT"},
      {"[24..100)", "[10..40]", "SOFT"},
      {"[1000..10000)", "<500", "DISJOINT"},
  });
}

TEST_CASE("Shares and percentages") {
  Check({
      {"8/10", "4/5", "EQUAL"},
      {"8/10", "80 percent", "EQUAL"},
      {"1/3", "2/6", "EQUAL"},
      {"1/3", "33 percent", "ROUNDS_TO >"},
      {"1/3", "34.1 percent", "ROUNDS_TO >"},
      {"1/3", "36 percent", "SOFT"},
      {"1/3", "40 percent", "DISJOINT"},
      {"1/2", "1/3", "DISJOINT"},
      {">1/2", "54 percent", "WITHIN >"},
      {"<~1/2", "48 percent", "WITHIN >"},
      {"1/3", "3 times", "INCOMPARABLE"},
      {"8/10", "8", "INCOMPARABLE"},
  });
}

TEST_CASE("Changes relate level by level") {
  Check({
      {"6.2->9 percent", "6.2->9 percent", "EQUAL"},
      {"6.2->9 percent", "6.24->9 percent", "ROUNDS_TO >"},
      {"6.2->9 percent", "9->6.2 percent", "DISJOINT"},
      {"6.2->9 percent", "6.2->8 percent", "DISJOINT"},
      {"6.2->9 percent", "9 percent", "TOUCHES"},
      {"6.2->9 percent", "6.2 percent", "TOUCHES"},
      {"6.2->9 percent", "8 percent", "INCOMPARABLE"},
      {"6.2->9 percent", "[6.2..9] percent", "INCOMPARABLE"},
  });
}

TEST_CASE("Units") {
  Check({
      {"1 kilometer", "1000 meter", "EQUAL"},
      {"12 month", "1 year", "EQUAL"},
      {"24 hour", "1 day", "EQUAL"},
      {"1.609344 kilometer", "1 mile", "EQUAL"},
      // A conversion in print is rounded too: 48.28 km/h.
      {"30 mile per hour", "48 kilometer per hour", "ROUNDS_TO >"},
      {"30 mile per hour", "58 kilometer per hour", "DISJOINT"},
      {"6 foot", "183 centimeter", "ROUNDS_TO >"},
      {"150 basis point", "1.5 percentage point", "EQUAL"},
      {"5 percent", "5 percentage point", "INCOMPARABLE"},
      {"5 percent", "5", "INCOMPARABLE"},
      {"50 times", "50 percent", "INCOMPARABLE"},
      {"5 volt", "5 ampere", "INCOMPARABLE"},
      {"5 point", "5 decibel", "INCOMPARABLE"},
      {"20 ton", "20 tonne", "INCOMPARABLE"},
      {"5 pound", "5 pound sterling", "INCOMPARABLE"},
      {"400 part per million", "400 milligram per liter", "INCOMPARABLE"},
  });
}

TEST_CASE("Temperatures are levels on scales with zeros of their own") {
  Check({
      {"20 degree Celsius", "68 degree Fahrenheit", "EQUAL"},
      {"-40 degree Celsius", "-40 degree Fahrenheit", "EQUAL"},
      {"20 degree Celsius", "293.15 kelvin", "EQUAL"},
      {"0 degree Celsius", "32 degree Fahrenheit", "EQUAL"},
      // 38.3 degrees Celsius.
      {"38 degree Celsius", "101 degree Fahrenheit", "ROUNDS_TO >"},
      {"40 degree Celsius", "101 degree Fahrenheit", "DISJOINT"},
      {"20 degree Celsius", "20 degree Fahrenheit", "DISJOINT"},
      {"~21 degree Celsius", "70 degree Fahrenheit", "ROUNDS_TO >"},
      {">40 degree Celsius", "106 degree Fahrenheit", "WITHIN >"},
      {">40 degree Celsius", "95 degree Fahrenheit", "DISJOINT"},
      {"[30..35] degree Celsius", "90 degree Fahrenheit", "WITHIN >"},
      {"[30..35] degree Celsius", "95 degree Fahrenheit", "TOUCHES"},
      {"20->25 degree Celsius", "68->77 degree Fahrenheit", "EQUAL"},
      {"20->25 degree Celsius", "77 degree Fahrenheit", "TOUCHES"},
      // So many degrees in so much time: a difference, whatever it is called.
      {"0.5 degree Celsius per 1 decade", "0.9 degree Fahrenheit per 1 decade", "EQUAL"},
      {"5 degree", "5 degree Celsius", "INCOMPARABLE"},
  });
}

TEST_CASE("A difference of temperatures is scaled and not moved") {
  const auto difference = [](const char* text) {
    Quantity q = Q(text);
    q.is_difference = true;
    return q;
  };
  CHECK(Show(Relate(difference("2 degree Celsius"), difference("3.6 degree Fahrenheit"))) ==
        "EQUAL");
  CHECK(Show(Relate(difference("5 kelvin"), difference("5 degree Celsius"))) == "EQUAL");
  CHECK(Show(Relate(difference("2 degree Celsius"), difference("35.6 degree Fahrenheit"))) ==
        "DISJOINT");
  CHECK(Show(Relate(difference("2 degree Celsius"), Q("2 degree Celsius"))) == "INCOMPARABLE");
  CHECK(Show(Relate(Q("2 kelvin"), difference("2 kelvin"))) == "INCOMPARABLE");
  // On other scales a difference is an amount like others.
  CHECK(Show(Relate(difference("2 kilometer"), Q("2000 meter"))) == "EQUAL");
}

TEST_CASE("Money") {
  Check({
      {"3 euro", "3 US dollar", "INCOMPARABLE"},
      {"3 US dollar", "300 US cent", "EQUAL"},
      {"3 US dollar", "3 Canadian dollar", "INCOMPARABLE"},
      {"3200000000 dollar", "3200000000 US dollar", "EQUAL"},
      {"3200000000 dollar", "3210000000 US dollar", "ROUNDS_TO >"},
      // Another country's dollar, perhaps: no conflict.
      {"3200000000 dollar", "4800000000 US dollar", "INCOMPARABLE"},
      {">3000000000 dollar", "3200000000 US dollar", "INCOMPARABLE"},
      {"3200000000 dollar", "4800000000 dollar", "DISJOINT"},
      {"50 cent", "0.5 dollar", "EQUAL"},
      {"50 dollar", "50 euro", "INCOMPARABLE"},
      {"50 dollar", "50 rupee", "INCOMPARABLE"},
      {"50 rupee", "50 Indian rupee", "EQUAL"},
  });
}

TEST_CASE("Rates") {
  Check({
      {"9 count per 100000 count", "9 count per 100000 count", "EQUAL"},
      {"9 count per 100000 count", "90 count per 1000000 count", "EQUAL"},
      {"9 count per 100000 count", "120 count per 1000000 count", "DISJOINT"},
      {"9 count per 100000 count", "9", "INCOMPARABLE"},
      {"9 count per 100000 count", "9 count per 1 year", "INCOMPARABLE"},
      {"100 count per 1 month", "1200 count per 1 year", "EQUAL"},
      {"7 count per 1 week", "1 count per 1 day", "EQUAL"},
      {">70000 count per 1 year", "72000 count per 1 year", "WITHIN >"},
      {"5 US dollar per 1 hour", "5 euro per 1 hour", "INCOMPARABLE"},
      {"36 kilometer per 1 hour", "10 meter per 1 second", "EQUAL"},
  });
}

TEST_CASE("The gap is that of the nearest ends") {
  const struct {
    const char* a;
    const char* b;
    double gap;
  } rows[] = {{"80 percent", "100 percent", 0.25},
              {"[30..50] times", "60 times", 0.2},
              {">80", "<50", 0.6},
              {"3 kilometer", "1 mile", 3 / 1.609344 - 1},
              {"-20 degree Celsius", "-30 degree Celsius", 0.5},
              {"-20 degree Celsius", "-22 degree Fahrenheit", 0.5},
              {"68 degree Fahrenheit", "86 degree Fahrenheit", 0.5},
              {"0", "7", 0},
              {"-5 degree Celsius", "5 degree Celsius", 0},
              {">50", "<50", 0}};
  for (const auto& row : rows) {
    INFO(row.a << " against " << row.b);
    const QuantityRelation relation = Relate(Q(row.a), Q(row.b));
    REQUIRE(relation.relation == Relation::kDisjoint);
    CHECK(relation.gap == Approx(row.gap).margin(1e-12));
    CHECK(Relate(Q(row.b), Q(row.a)).gap == relation.gap);
  }
}

// ------------------------------------------------------------------------------------------------
// Properties.

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  size_t Below(size_t n) { return random_() % n; }

  // Figures from a small pool near each other, so that every relation comes up.
  std::string Figure() {
    static const char* const kFigures[] = {
        "1",     "2",     "2.4",   "9",   "9.4",  "9.0", "10",    "11",    "12",   "20",
        "47",    "50",    "99",    "100", "107",  "140", "2000",  "2400",  "2440", "30000",
        "31724", "32000", "28000", "3.6", "3.60", "0",   "70000", "100000"};
    return kFigures[Below(std::size(kFigures))];
  }

  Quantity Any() {
    const std::string figure = Figure();
    std::string text;
    switch (Below(10)) {
      case 0:
      case 1:
        text = "[" + figure + ".." + Figure() + "]";
        break;
      case 2:
        text = figure + "->" + Figure();
        break;
      case 3:
        text = "[" + figure + ".." + Figure() + ")";
        break;
      case 4: {
        std::string whole = Figure();
        if (whole == "0") whole = "10";
        text = figure + "/" + whole;
        break;
      }
      default: {
        static const char* const kSigns[] = {"", "", "~", "<~", ">", ">=", "<", "<="};
        text = kSigns[Below(std::size(kSigns))] + figure;
      }
    }
    static const char* const kUnits[] = {" count",     " count",          " percent",
                                         " kilometer", " meter",          " mile",
                                         " dollar",    " US dollar",      " Canadian dollar",
                                         " kelvin",    " degree Celsius", " degree Fahrenheit"};
    text += kUnits[Below(std::size(kUnits))];
    if (Below(6) == 0) text += " per 100 count";
    const bool difference = Below(4) == 0;
    Quantity q = Q(text);
    q.is_difference = difference;
    if (q.high < q.low && q.form != QuantityForm::kChange && q.form != QuantityForm::kShare) {
      std::swap(q.low, q.high);
    }
    return q;
  }

 private:
  std::mt19937 random_;
};

TEST_CASE("Relate is symmetric, and everything equals itself") {
  Generator generator(35);
  std::vector<int> seen(8);
  for (int round = 0; round < 60000; ++round) {
    const Quantity a = generator.Any();
    Quantity b = generator.Any();
    // Now and then two statements of one figure or unit, or few would be equal.
    if (generator.Below(4) == 0) b.unit = a.unit;
    if (generator.Below(4) == 0 && a.form == b.form) {
      b.low = a.low;
      b.high = a.high;
      b.last_digit = a.last_digit;
    }
    const QuantityRelation ab = Relate(a, b);
    const QuantityRelation ba = Relate(b, a);
    const bool sharpness = ab.relation == Relation::kRoundsTo || ab.relation == Relation::kWithin;
    const bool converse = ab.relation == ba.relation && ab.gap == ba.gap &&
                          (sharpness ? ab.first_is_sharper != ba.first_is_sharper
                                     : !ab.first_is_sharper && !ba.first_is_sharper) &&
                          (ab.relation == Relation::kDisjoint || ab.gap == 0);
    if (!converse) {
      FAIL(DebugString(a) << " against " << DebugString(b) << ": " << Show(ab) << ", back "
                          << Show(ba));
    }
    if (Relate(a, a).relation != Relation::kEqual) FAIL(DebugString(a));
    ++seen[static_cast<size_t>(ab.relation)];
  }
  for (size_t i = 0; i < seen.size(); ++i) {
    INFO(RelationName(static_cast<Relation>(i)));
    CHECK(seen[i] > 100);
  }
}

// The same length told in a unit that is 10^power times smaller. An integer under 100 counts to its
// last digit, zero or not, and keeps that meaning.
Quantity InSmallerUnit(const Quantity& q, std::string_view unit, int power) {
  Quantity small = q;
  const bool exact = q.modifier != Modifier::kAbout && q.last_digit >= 0 && q.low.IsInteger() &&
                     q.high.IsInteger() && q.low < Decimal::FromInt(100) &&
                     q.high < Decimal::FromInt(100);
  small.last_digit = static_cast<int16_t>((exact ? 0 : q.last_digit) + power);
  small.low = *q.low.Shifted(power);
  small.high = *q.high.Shifted(power);
  small.unit = ParseUnit(unit);
  return small;
}

TEST_CASE("Relations are invariant under a change of unit") {
  Generator generator(7);
  int compared = 0;
  for (int round = 0; round < 60000; ++round) {
    Quantity a = generator.Any();
    Quantity b = generator.Any();
    if (a.form == QuantityForm::kShare || b.form == QuantityForm::kShare) continue;
    // A range of a small integer and a large figure has one last digit for two meanings.
    const auto mixed = [](const Quantity& q) {
      return q.low != q.high && (q.low < Decimal::FromInt(100)) != (q.high < Decimal::FromInt(100));
    };
    if (mixed(a) || mixed(b)) continue;
    a.per = b.per = Decimal();
    a.is_difference = b.is_difference = false;
    a.unit = b.unit = ParseUnit("kilometer");
    const QuantityRelation same = Relate(a, b);
    const Quantity pairs[][2] = {
        {InSmallerUnit(a, "meter", 3), b},
        {a, InSmallerUnit(b, "millimeter", 6)},
        {InSmallerUnit(a, "centimeter", 5), InSmallerUnit(b, "meter", 3)},
    };
    for (const auto& pair : pairs) {
      const QuantityRelation other = Relate(pair[0], pair[1]);
      if (Show(other) != Show(same) || std::fabs(other.gap - same.gap) > 1e-9 * (1 + same.gap)) {
        FAIL(DebugString(a) << " against " << DebugString(b) << ": " << Show(same) << "; "
                            << DebugString(pair[0]) << " against " << DebugString(pair[1]) << ": "
                            << Show(other));
      }
    }
    ++compared;
  }
  CHECK(compared > 20000);
}

// The same level on another scale, and its tolerance as wide as it was: tenths of a degree Celsius
// that are whole numbers of Fahrenheit and hundredths of a kelvin.
Quantity OnOtherScale(const Quantity& celsius, std::string_view unit) {
  Quantity other = celsius;
  other.unit = ParseUnit(unit);
  const auto convert = [&](const Decimal& level) {
    return unit == "kelvin" ? *level.Plus(*Decimal::Parse("273.15"))
                            : *level.Times(*Decimal::Parse("1.8"))->Plus(Decimal::FromInt(32));
  };
  other.low = convert(celsius.low);
  other.high = convert(celsius.high);
  return other;
}

TEST_CASE("Levels of temperature relate alike on every scale") {
  std::mt19937 random(29);
  const auto level = [&random] {
    return *Decimal::Make(static_cast<int64_t>(random() % 800) * 5 - 1000, -2);
  };
  std::vector<int> seen(8);
  for (int round = 0; round < 20000; ++round) {
    // Figures to a hundredth, ranges and changes: of bounds, a top or bottom is so many percent of
    // the figure as stated, which differs from scale to scale.
    const auto any = [&] {
      Quantity q;
      q.low = q.high = level();
      q.last_digit = -2;
      q.unit = ParseUnit("degree Celsius");
      if (random() % 3 != 0) {
        q.form = random() % 3 == 0 ? QuantityForm::kChange : QuantityForm::kRange;
        q.high = *q.low.Plus(*Decimal::Make(static_cast<int64_t>(random() % 400) + 40, -1));
      }
      return q;
    };
    const Quantity a = any();
    Quantity b = random() % 8 == 0 ? a : any();
    if (random() % 4 == 0) b.low = a.low;
    if (b.form == QuantityForm::kPoint) b.high = b.low;
    if (b.high < b.low) std::swap(b.low, b.high);
    const QuantityRelation same = Relate(a, b);
    for (const char* unit : {"degree Fahrenheit", "kelvin"}) {
      const Quantity other_a = OnOtherScale(a, unit);
      const Quantity other_b = OnOtherScale(b, unit);
      for (const auto& [x, y] :
           {std::pair{other_a, b}, std::pair{a, other_b}, std::pair{other_a, other_b}}) {
        const QuantityRelation there = Relate(x, y);
        const QuantityRelation back = Relate(y, x);
        if (there.relation != same.relation || back.relation != same.relation ||
            std::fabs(there.gap - back.gap) > 1e-12) {
          FAIL(DebugString(a) << " against " << DebugString(b) << ": " << Show(same) << "; "
                              << DebugString(x) << " against " << DebugString(y) << ": "
                              << Show(there) << ", back " << Show(back));
        }
      }
    }
    ++seen[static_cast<size_t>(same.relation)];
  }
  CHECK(seen[static_cast<size_t>(Relation::kEqual)] > 100);
  CHECK(seen[static_cast<size_t>(Relation::kOverlaps)] > 100);
  CHECK(seen[static_cast<size_t>(Relation::kDisjoint)] > 100);
}

TEST_CASE("A figure and its own rounding never conflict") {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    const auto exact = static_cast<int64_t>(random() % 10000000 + 100);
    const std::string written = std::to_string(exact);
    // Keep two to all digits, rounding half up.
    const size_t keep = 2 + random() % (written.size() - 1);
    int64_t unit = 1;
    for (size_t i = keep; i < written.size(); ++i) unit *= 10;
    const int64_t rounded = (exact + unit / 2) / unit * unit;
    const QuantityRelation relation = Relate(Q(written), Q(std::to_string(rounded)));
    INFO(written << " rounded to " << rounded);
    if (rounded == exact) {
      REQUIRE(relation.relation == Relation::kEqual);
    } else {
      REQUIRE(relation.relation == Relation::kRoundsTo);
      REQUIRE(relation.first_is_sharper);
    }
  }
}

}  // namespace
}  // namespace crosscheck
