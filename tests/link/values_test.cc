// Two neighbouring digits exchanged, against all pairs of figures of three digits.
#include "link/values.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

namespace crosscheck::testing {
namespace {

Quantity Point(int64_t coefficient, int exponent) {
  Quantity q;
  q.low = q.high = *Decimal::Make(coefficient, exponent);
  return q;
}

// "0120" of 120, so that all have as many digits.
std::string DigitsOf(int figure) {
  std::string digits = std::to_string(figure);
  return std::string(4 - digits.size(), '0') + digits;
}

// More than a digit and zeros.
bool IsTelling(int figure) {
  while (figure % 10 == 0) figure /= 10;
  return figure >= 10;
}

TEST_CASE("Two digits are exchanged where swapping two neighbours makes one figure the other") {
  constexpr int kFrom = 10, kTo = 1300;
  int found = 0;
  for (int a = kFrom; a < kTo; ++a) {
    for (int b = kFrom; b < kTo; ++b) {
      const std::string x = DigitsOf(a), y = DigitsOf(b);
      bool want = false;
      for (size_t i = 0; i + 1 < x.size(); ++i) {
        std::string other = x;
        std::swap(other[i], other[i + 1]);
        want |= other == y && std::to_string(a).size() == std::to_string(b).size();
      }
      want = want && a != b && IsTelling(a) && IsTelling(b);
      const bool got = link::DigitsSwapped(Point(a, 0), Point(b, 0));
      found += got;
      if (got != want) FAIL(a << " and " << b);
      if (got && link::DigitsOf(Point(a, 0)) != link::DigitsOf(Point(b, 0))) FAIL(a << " " << b);
    }
  }
  CHECK(found > 500);
}

TEST_CASE("Digits are exchanged in one unit, at any power of ten") {
  CHECK(link::DigitsSwapped(Point(13, 5), Point(31, 5)));    // 1.3 million, 3.1 million
  CHECK(link::DigitsSwapped(Point(79, -1), Point(97, -1)));  // 7.9, 9.7
  CHECK(link::DigitsSwapped(Point(102, 0), Point(12, 1)));   // 102, 120
  CHECK_FALSE(link::DigitsSwapped(Point(13, 5), Point(31, 4)));
  CHECK_FALSE(link::DigitsSwapped(Point(-13, 0), Point(-31, 0)));
  CHECK_FALSE(link::DigitsSwapped(Point(12, 0), Point(12, 150)));
  Quantity dollars = Point(31, 5), range = Point(31, 5);
  dollars.unit = kUnitDollar;
  range.form = QuantityForm::kRange;
  CHECK_FALSE(link::DigitsSwapped(Point(13, 5), dollars));
  CHECK_FALSE(link::DigitsSwapped(Point(13, 5), range));
  Quantity a_day = Point(31, 5);
  a_day.per = Decimal::FromInt(1);
  CHECK_FALSE(link::DigitsSwapped(Point(13, 5), a_day));
}

}  // namespace
}  // namespace crosscheck::testing
