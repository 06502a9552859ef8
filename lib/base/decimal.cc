// Exact decimals. The doors are the members of Decimal and CompareScaled; the rest is private.
//
// The idea: a normalised coefficient has no trailing zero, so equal numbers are equal objects, the
// order of two numbers is first that of their magnitudes, and only numbers of one magnitude need
// aligning, by at most 18 digits, which fits 128 bits. Sums and products are formed in 128 bits and
// then normalised, because a sum may not fit before its zeros are stripped and fit after.
#include "crosscheck/base/decimal.h"

#include <array>
#include <charconv>
#include <limits>

namespace crosscheck {
namespace {

using Int128 = __int128;
using Uint128 = unsigned __int128;

constexpr int64_t kMaxCoefficient = std::numeric_limits<int64_t>::max();

constexpr std::array<uint64_t, 20> kPowersOfTen = [] {
  std::array<uint64_t, 20> powers{};
  uint64_t p = 1;
  for (size_t i = 0; i < powers.size(); ++i, p *= 10) powers[i] = p;
  return powers;
}();

uint64_t PowerOfTen(int exponent) { return kPowersOfTen[static_cast<size_t>(exponent)]; }

uint64_t Absolute(int64_t value) {
  return value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
}

int DigitCount(uint64_t value) {
  int digits = 1;
  while (digits < 20 && value >= PowerOfTen(digits)) ++digits;
  return digits;
}

std::strong_ordering Reversed(std::strong_ordering order) { return 0 <=> order; }

// Strips zeros until the coefficient is normal; nullopt when it does not fit then.
std::optional<Decimal> MakeWide(Int128 coefficient, int64_t exponent) {
  if (coefficient == 0) return Decimal();
  // 128-bit divisions are library calls: only for what needs them.
  while ((coefficient > kMaxCoefficient || coefficient < -Int128{kMaxCoefficient}) &&
         coefficient % 10 == 0) {
    coefficient /= 10;
    ++exponent;
  }
  if (coefficient > kMaxCoefficient || coefficient < -Int128{kMaxCoefficient}) return std::nullopt;
  // Make strips the rest and checks the exponent; here it need only fit an int.
  if (exponent > 2 * Decimal::kMaxExponent || exponent < -2 * Decimal::kMaxExponent) {
    return std::nullopt;
  }
  return Decimal::Make(static_cast<int64_t>(coefficient), static_cast<int>(exponent));
}

// A 448-bit unsigned integer that can only be multiplied and compared: enough for a coefficient,
// two scales and 10^57 (see CompareScaled), and no more than that.
class Wide {
 public:
  explicit Wide(uint64_t value) { limbs_[0] = value; }

  void MultiplyBy(uint64_t factor) {
    uint64_t carry = 0;
    for (uint64_t& limb : limbs_) {
      const Uint128 product = Uint128{limb} * factor + carry;
      limb = static_cast<uint64_t>(product);
      carry = static_cast<uint64_t>(product >> 64);
    }
  }
  void MultiplyByPowerOfTen(int64_t exponent) {
    for (; exponent > 19; exponent -= 19) MultiplyBy(PowerOfTen(19));
    MultiplyBy(PowerOfTen(static_cast<int>(exponent)));
  }
  friend std::strong_ordering operator<=>(const Wide& a, const Wide& b) {
    for (size_t i = a.limbs_.size(); i-- > 0;) {
      if (a.limbs_[i] != b.limbs_[i]) return a.limbs_[i] <=> b.limbs_[i];
    }
    return std::strong_ordering::equal;
  }

 private:
  std::array<uint64_t, 7> limbs_{};  // least significant first
};

bool TimesFits(Uint128& product, uint64_t factor) {
  return !__builtin_mul_overflow(product, Uint128{factor}, &product);
}

// |a| * sa against |b| * sb, both non-zero.
std::strong_ordering CompareMagnitudes(const Decimal& a, Rational sa, const Decimal& b,
                                       Rational sb) {
  // Cross-multiplied, a side is below 2^189 < 10^57 before its power of ten.
  const int64_t shift = int64_t{a.exponent()} - b.exponent();
  if (shift >= 57) return std::strong_ordering::greater;
  if (shift <= -57) return std::strong_ordering::less;
  const uint64_t ca = Absolute(a.coefficient());
  const uint64_t cb = Absolute(b.coefficient());
  const auto na = static_cast<uint64_t>(sa.numerator);
  const auto da = static_cast<uint64_t>(sa.denominator);
  const auto nb = static_cast<uint64_t>(sb.numerator);
  const auto db = static_cast<uint64_t>(sb.denominator);

  // The usual case fits 128 bits.
  if (shift >= -19 && shift <= 19) {
    Uint128 x = ca;
    Uint128 y = cb;
    if (TimesFits(x, na) && TimesFits(x, db) && TimesFits(y, nb) && TimesFits(y, da) &&
        (shift <= 0 || TimesFits(x, PowerOfTen(static_cast<int>(shift)))) &&
        (shift >= 0 || TimesFits(y, PowerOfTen(static_cast<int>(-shift))))) {
      return x <=> y;
    }
  }
  Wide x(ca);
  x.MultiplyBy(na);
  x.MultiplyBy(db);
  Wide y(cb);
  y.MultiplyBy(nb);
  y.MultiplyBy(da);
  if (shift > 0) x.MultiplyByPowerOfTen(shift);
  if (shift < 0) y.MultiplyByPowerOfTen(-shift);
  return x <=> y;
}

}  // namespace

Decimal Decimal::FromInt(int64_t value) {
  // The one integer without a counterpart of the other sign; see the header.
  if (value < -kMaxCoefficient) value = -kMaxCoefficient;
  return *Make(value, 0);
}

std::optional<Decimal> Decimal::Make(int64_t coefficient, int exponent) {
  if (coefficient == 0) return Decimal();
  if (coefficient < -kMaxCoefficient) return std::nullopt;
  int64_t wide_exponent = exponent;
  while (coefficient % 10 == 0) {
    coefficient /= 10;
    ++wide_exponent;
  }
  if (wide_exponent > kMaxExponent || wide_exponent < -kMaxExponent) return std::nullopt;
  return Decimal(coefficient, static_cast<int32_t>(wide_exponent));
}

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  uint64_t coefficient = 0;
  int64_t pending_zeros = 0;  // read, not yet multiplied in: "1" and 30 zeros must fit
  int64_t fraction_digits = 0;
  bool in_fraction = false;
  bool digit_before = false;
  for (char c : text) {
    if (c == '.') {
      if (in_fraction || !digit_before) return std::nullopt;
      in_fraction = true;
      digit_before = false;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    digit_before = true;
    if (in_fraction) ++fraction_digits;
    if (c == '0') {
      if (coefficient != 0) ++pending_zeros;
      continue;
    }
    if (pending_zeros >= 19) return std::nullopt;
    uint64_t shifted = 0;
    if (__builtin_mul_overflow(coefficient, PowerOfTen(static_cast<int>(pending_zeros + 1)),
                               &shifted) ||
        __builtin_add_overflow(shifted, static_cast<uint64_t>(c - '0'), &coefficient) ||
        coefficient > static_cast<uint64_t>(kMaxCoefficient)) {
      // 0 times anything fits, so this is a number with too many digits.
      return std::nullopt;
    }
    pending_zeros = 0;
  }
  if (!digit_before) return std::nullopt;
  const auto value = static_cast<int64_t>(coefficient);
  return MakeWide(negative ? -value : value, pending_zeros - fraction_digits);
}

Decimal Decimal::Negated() const { return Decimal(-coefficient_, exponent_); }

std::optional<Decimal> Decimal::Shifted(int power) const {
  return MakeWide(coefficient_, int64_t{exponent_} + power);
}

std::optional<Decimal> Decimal::Plus(const Decimal& other) const {
  if (IsZero()) return other;
  if (other.IsZero()) return *this;
  const Decimal& coarse = exponent_ >= other.exponent_ ? *this : other;
  const Decimal& fine = exponent_ >= other.exponent_ ? other : *this;
  const int shift = coarse.exponent_ - fine.exponent_;
  // From 10^20 on, the sum keeps the last digit of `fine` and cannot fit 64 bits.
  if (shift > 19) return std::nullopt;
  return MakeWide(
      Int128{coarse.coefficient_} * static_cast<Int128>(PowerOfTen(shift)) + fine.coefficient_,
      fine.exponent_);
}

std::optional<Decimal> Decimal::Minus(const Decimal& other) const { return Plus(other.Negated()); }

std::optional<Decimal> Decimal::Times(const Decimal& other) const {
  return MakeWide(Int128{coefficient_} * other.coefficient_, int64_t{exponent_} + other.exponent_);
}

int Decimal::Magnitude() const {
  return IsZero() ? 0 : exponent_ + DigitCount(Absolute(coefficient_)) - 1;
}

std::string Decimal::ToString() const {
  std::string digits = std::to_string(Absolute(coefficient_));
  if (exponent_ >= 0) {
    digits.append(static_cast<size_t>(exponent_), '0');
  } else {
    const auto fraction = static_cast<size_t>(-exponent_);
    if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');
    digits.insert(digits.size() - fraction, 1, '.');
  }
  if (IsNegative()) digits.insert(0, 1, '-');
  return digits;
}

double Decimal::ToDouble() const {
  // Through text, because from_chars rounds correctly; a product with 1e-5 does not.
  constexpr size_t kCoefficientChars = 24;  // a sign and 19 digits fit
  std::array<char, 40> buffer{};
  auto [mantissa_end, error] =
      std::to_chars(buffer.data(), buffer.data() + kCoefficientChars, coefficient_);
  *mantissa_end++ = 'e';
  auto [end, error2] = std::to_chars(mantissa_end, buffer.data() + buffer.size(), exponent_);
  double value = 0;
  std::from_chars(buffer.data(), end, value);
  return value;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int sign_a = (a.coefficient_ > 0) - (a.coefficient_ < 0);
  const int sign_b = (b.coefficient_ > 0) - (b.coefficient_ < 0);
  if (sign_a != sign_b) return sign_a <=> sign_b;
  if (a.exponent_ == b.exponent_) return a.coefficient_ <=> b.coefficient_;
  const int magnitude_a = a.Magnitude();
  const int magnitude_b = b.Magnitude();
  if (magnitude_a != magnitude_b) {
    return sign_a > 0 ? magnitude_a <=> magnitude_b : magnitude_b <=> magnitude_a;
  }
  // One magnitude: the exponents differ by the difference in digits, at most 18.
  const int shift = a.exponent_ - b.exponent_;
  Int128 x = a.coefficient_;
  Int128 y = b.coefficient_;
  if (shift > 0) x *= static_cast<Int128>(PowerOfTen(shift));
  if (shift < 0) y *= static_cast<Int128>(PowerOfTen(-shift));
  return x <=> y;
}

std::strong_ordering CompareScaled(const Decimal& a, Rational sa, const Decimal& b, Rational sb) {
  if (sa == sb) return a <=> b;
  const int sign_a = (a.coefficient() > 0) - (a.coefficient() < 0);
  const int sign_b = (b.coefficient() > 0) - (b.coefficient() < 0);
  if (sign_a != sign_b) return sign_a <=> sign_b;
  if (sign_a == 0) return std::strong_ordering::equal;
  const std::strong_ordering order = CompareMagnitudes(a, sa, b, sb);
  return sign_a > 0 ? order : Reversed(order);
}

}  // namespace crosscheck
