// Exact decimals: the numbers that people write, without binary rounding.
//
//   auto d = Decimal::Parse("3.60");     // 3.6; how many digits were written is not kept here
//   d->ToString();                       // "3.6"
//   *Decimal::Parse("3.2") * 10^6        // d->Shifted(6): 3200000, exact
//
// A Decimal is coefficient * 10^exponent with a 64-bit coefficient (18 digits are always exact). It
// is kept normalised: no trailing zero in the coefficient, and zero is 0 * 10^0, so that equal
// numbers are equal objects. Arithmetic that does not fit returns nullopt; nothing is ever rounded
// silently. Value type; safe to share between threads.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck {

// An exact positive fraction, used as the scale of a unit. REQUIRES: both are > 0.
struct Rational {
  int64_t numerator = 1;
  int64_t denominator = 1;

  friend constexpr bool operator==(const Rational&, const Rational&) = default;
};

class Decimal {
 public:
  // Exponents beyond this magnitude are refused: no news figure is near it.
  static constexpr int kMaxExponent = 200;

  constexpr Decimal() = default;
  // Any 64-bit integer but the smallest, exactly. REQUIRES: value > INT64_MIN, which has no
  // negative.
  static Decimal FromInt(int64_t value);
  // coefficient * 10^exponent; nullopt when |exponent| > kMaxExponent once normalised, and for
  // INT64_MIN.
  static std::optional<Decimal> Make(int64_t coefficient, int exponent);
  // For constant tables. REQUIRES: what Make wants, without a trailing zero; zero is (0, 0).
  static constexpr Decimal Literal(int64_t coefficient, int32_t exponent) {
    return Decimal(coefficient, exponent);
  }
  // Reads [-]digits[.digits] with no grouping, sign "-" only; nullopt for anything else and for
  // more digits than fit.
  static std::optional<Decimal> Parse(std::string_view text);

  int64_t coefficient() const { return coefficient_; }
  int exponent() const { return exponent_; }
  bool IsZero() const { return coefficient_ == 0; }
  bool IsNegative() const { return coefficient_ < 0; }
  bool IsInteger() const { return exponent_ >= 0; }

  Decimal Negated() const;
  // Times 10^power.
  std::optional<Decimal> Shifted(int power) const;
  std::optional<Decimal> Plus(const Decimal& other) const;
  std::optional<Decimal> Minus(const Decimal& other) const;
  std::optional<Decimal> Times(const Decimal& other) const;
  // The exponent of the leading digit: 0 for 7, 3 for 1000..9999, -1 for 0.2. 0 for zero.
  int Magnitude() const;

  // Plain digits, no exponent, no grouping: "1000000", "-0.05".
  std::string ToString() const;
  // For display of gaps and for scores, never for equality.
  double ToDouble() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  constexpr Decimal(int64_t coefficient, int32_t exponent)
      : coefficient_(coefficient), exponent_(exponent) {}

  int64_t coefficient_ = 0;
  int32_t exponent_ = 0;
};

// Compares a*sa with b*sb exactly, however large the products.
std::strong_ordering CompareScaled(const Decimal& a, Rational sa, const Decimal& b, Rational sb);

}  // namespace crosscheck
