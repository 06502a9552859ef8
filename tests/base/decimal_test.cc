// Decimals against what they are by hand, against 128-bit integers, and against themselves read
// back.
#include "crosscheck/base/decimal.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>
#include <string>

namespace crosscheck {
namespace {

std::string Show(const std::optional<Decimal>& d) { return d ? d->ToString() : "none"; }

// Catch compares with literals by reference, which orderings do not allow.
int Sign(std::strong_ordering order) { return (order > 0) - (order < 0); }

Decimal D(const char* text) {
  INFO(text);
  const std::optional<Decimal> d = Decimal::Parse(text);
  REQUIRE(d.has_value());
  return *d;
}

TEST_CASE("Parse reads digits and writes them normalised") {
  struct Row {
    const char* text;
    const char* shown;
    int64_t coefficient;
    int exponent;
  };
  const Row rows[] = {
      {"0", "0", 0, 0},
      {"-0", "0", 0, 0},
      {"0.000", "0", 0, 0},
      {"7", "7", 7, 0},
      {"007", "7", 7, 0},
      {"3.60", "3.6", 36, -1},
      {"-0.05", "-0.05", -5, -2},
      {"32000", "32000", 32, 3},
      {"100.5", "100.5", 1005, -1},
      {"1000000000000000000000000", "1000000000000000000000000", 1, 24},
      {"1.0000000000000000000000", "1", 1, 0},
      {"9223372036854775807", "9223372036854775807", std::numeric_limits<int64_t>::max(), 0},
      {"-9223372036854775807", "-9223372036854775807", -std::numeric_limits<int64_t>::max(), 0},
      {"19403720.399719302", "19403720.399719302", 19403720399719302, -9},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Decimal d = D(row.text);
    CHECK(d.ToString() == row.shown);
    CHECK(d.coefficient() == row.coefficient);
    CHECK(d.exponent() == row.exponent);
  }
}

TEST_CASE("Parse refuses all else") {
  for (const char* text :
       {"", "-", ".", "5.", ".5", "+1", "1,000", "1e3", " 1", "1 ", "1.2.3", "--1", "0x10",
        "9223372036854775808", "1.0000000000000000000000001", "½"}) {
    INFO(text);
    CHECK_FALSE(Decimal::Parse(text).has_value());
  }
}

TEST_CASE("Make refuses what is out of range once normalised") {
  CHECK(Show(Decimal::Make(0, 9999)) == "0");
  CHECK(Decimal::Make(1, 200).has_value());
  CHECK_FALSE(Decimal::Make(1, 201).has_value());
  CHECK_FALSE(Decimal::Make(10, 200).has_value());
  CHECK(Decimal::Make(1000, -202).has_value());
  CHECK_FALSE(Decimal::Make(1, -201).has_value());
  CHECK_FALSE(Decimal::Make(1, std::numeric_limits<int>::max()).has_value());
  CHECK_FALSE(Decimal::Make(std::numeric_limits<int64_t>::min(), 0).has_value());
}

TEST_CASE("Arithmetic by hand") {
  CHECK(Show(D("0.1").Plus(D("0.2"))) == "0.3");
  CHECK(Show(D("1000000").Plus(D("0.000001"))) == "1000000.000001");
  CHECK(Show(D("5").Plus(D("-5"))) == "0");
  CHECK(Show(D("9223372036854775807").Plus(D("3"))) == "9223372036854775810");
  CHECK(Show(D("70000").Minus(D("72000"))) == "-2000");
  CHECK(Show(D("0.4").Times(D("70000"))) == "28000");
  CHECK(Show(D("3.2").Shifted(6)) == "3200000");
  CHECK(Show(D("3.2").Shifted(-3)) == "0.0032");
  CHECK(D("3.6").Negated() == D("-3.6"));
}

TEST_CASE("What does not fit is refused, never rounded") {
  CHECK_FALSE(D("9223372036854775807").Plus(D("1")).has_value());
  CHECK_FALSE(D("100000000000000000000").Plus(D("1")).has_value());
  CHECK_FALSE(D("1").Plus(*Decimal::Make(1, 200)).has_value());
  CHECK_FALSE(D("9223372036854775807").Times(D("3")).has_value());
  CHECK_FALSE(Decimal::Make(1, 150)->Times(*Decimal::Make(1, 51)).has_value());
  CHECK_FALSE(D("1").Shifted(201).has_value());
  CHECK_FALSE(D("1").Shifted(std::numeric_limits<int>::min()).has_value());
}

TEST_CASE("Magnitude is the exponent of the leading digit") {
  struct Row {
    const char* text;
    int magnitude;
  };
  const Row rows[] = {
      {"0", 0},    {"7", 0},    {"9.99", 0},   {"10", 1},   {"1000", 3},
      {"9999", 3}, {"0.2", -1}, {"-0.05", -2}, {"-120", 2}, {"9223372036854775807", 18}};
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(D(row.text).Magnitude() == row.magnitude);
  }
}

TEST_CASE("Order") {
  const char* ascending[] = {"-1000000000000000000000",
                             "-32000",
                             "-3.61",
                             "-3.6",
                             "-0.05",
                             "0",
                             "0.0000001",
                             "0.05",
                             "3.6",
                             "3.61",
                             "31724",
                             "32000",
                             "9223372036854775807",
                             "1000000000000000000000"};
  for (size_t i = 0; i < std::size(ascending); ++i) {
    for (size_t j = 0; j < std::size(ascending); ++j) {
      INFO(ascending[i] << " against " << ascending[j]);
      CHECK(Sign(D(ascending[i]) <=> D(ascending[j])) == Sign(i <=> j));
    }
  }
}

TEST_CASE("ToDouble rounds correctly") {
  CHECK(D("0.1").ToDouble() == 0.1);
  CHECK(D("19403720.399719302").ToDouble() == 19403720.399719302);
  CHECK(D("-3.6").ToDouble() == -3.6);
  CHECK(Decimal::Make(1, 200)->ToDouble() == 1e200);
  CHECK(Decimal::Make(3, -200)->ToDouble() == 3e-200);
}

TEST_CASE("CompareScaled is exact where doubles and 64 bits are not") {
  // A mile is 1609.344 m.
  CHECK(Sign(CompareScaled(D("1"), {1609344, 1000}, D("1.609344"), {1000, 1})) == 0);
  CHECK(Sign(CompareScaled(D("1"), {1609344, 1000}, D("1.609343999999999999"), {1000, 1})) == 1);
  CHECK(Sign(CompareScaled(D("-1"), {1609344, 1000}, D("-1.6"), {1000, 1})) == -1);
  CHECK(Sign(CompareScaled(D("0"), {5, 1}, D("0"), {7, 1})) == 0);
  CHECK(Sign(CompareScaled(D("-1"), {5, 1}, D("1"), {1, 7})) == -1);
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  const Decimal big = *Decimal::Make(kMax, 100);
  CHECK(Sign(CompareScaled(big, {kMax, kMax - 1}, big, {kMax - 1, kMax})) == 1);
  CHECK(Sign(CompareScaled(big, {kMax, kMax - 1}, *Decimal::Make(kMax, 160), {1, kMax})) == -1);
  CHECK(Sign(CompareScaled(*Decimal::Make(1, 200), {1, kMax}, *Decimal::Make(kMax, -200),
                           {kMax, 1})) == 1);
  // Equal across 36 powers of ten: 1 * 10^18 against 10^36 * 10^-18.
  CHECK(Sign(CompareScaled(*Decimal::Make(1, 0), {1000000000000000000, 1}, *Decimal::Make(1, 36),
                           {1, 1000000000000000000})) == 0);
  CHECK(Sign(CompareScaled(*Decimal::Make(1, -18), {1000000000000000000, 1}, *Decimal::Make(3, 18),
                           {1, 3000000000000000000})) == 0);
}

// ------------------------------------------------------------------------------------------------
// Properties.

std::string Print128(__int128 value) {
  if (value == 0) return "0";
  const bool negative = value < 0;
  std::string digits;
  for (; value != 0; value /= 10) {
    const int digit = static_cast<int>(value % 10);
    digits.insert(digits.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
  }
  return negative ? "-" + digits : digits;
}

TEST_CASE("Integer arithmetic agrees with 128 bits") {
  std::mt19937_64 random(20190501);
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    const int bits_a = static_cast<int>(random() % 63) + 1;
    const int bits_b = static_cast<int>(random() % 63) + 1;
    auto a = static_cast<int64_t>(random() >> (64 - bits_a));
    auto b = static_cast<int64_t>(random() >> (64 - bits_b));
    if (random() % 2 == 0) a = -a;
    if (random() % 2 == 0) b = -b;
    const Decimal da = Decimal::FromInt(a);
    const Decimal db = Decimal::FromInt(b);
    INFO(a << " and " << b);
    CHECK(Sign(da <=> db) == Sign(a <=> b));
    const struct {
      __int128 exact;
      std::optional<Decimal> got;
    } results[] = {{__int128{a} + b, da.Plus(db)},
                   {__int128{a} - b, da.Minus(db)},
                   {__int128{a} * b, da.Times(db)}};
    for (const auto& [exact, got] : results) {
      __int128 stripped = exact;
      while (stripped != 0 && stripped % 10 == 0) stripped /= 10;
      const bool fits = stripped <= std::numeric_limits<int64_t>::max() &&
                        stripped >= -std::numeric_limits<int64_t>::max();
      REQUIRE(got.has_value() == fits);
      if (fits) CHECK(got->ToString() == Print128(exact));
      refused += fits ? 0 : 1;
    }
  }
  CHECK(refused > 100);  // the property has seen both outcomes
}

TEST_CASE("Parse and ToString are inverse, and order survives a common shift") {
  std::mt19937_64 random(2);
  for (int round = 0; round < 20000; ++round) {
    const auto a = Decimal::Make(static_cast<int64_t>(random()) >> (random() % 63),
                                 static_cast<int>(random() % 61) - 30);
    const auto b = Decimal::Make(static_cast<int64_t>(random()) >> (random() % 63),
                                 static_cast<int>(random() % 61) - 30);
    REQUIRE(a.has_value());
    REQUIRE(b.has_value());
    CHECK(Decimal::Parse(a->ToString()) == a);
    CHECK(Sign(*a <=> *b) == Sign(*a->Shifted(40) <=> *b->Shifted(40)));
    CHECK(Sign(*a <=> *b) == Sign(CompareScaled(*a, {7, 3}, *b, {14, 6})));
    CHECK(Sign(*a <=> *b) == Sign(CompareScaled(*a, {1000, 1}, *b->Shifted(3), {1, 1})));
    if (const auto difference = a->Minus(*b)) {
      CHECK(Sign(*difference <=> Decimal()) == Sign(*a <=> *b));
      CHECK(difference->Plus(*b) == a);
    }
  }
}

}  // namespace
}  // namespace crosscheck
