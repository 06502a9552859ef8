// The door is ReadNumber: tokens that the grammar found to be a number -> its exact value and the
// place of its last significant digit. Words add up as they are spoken: a group below a thousand,
// then its scale.
#include <cstdlib>

#include "crosscheck/lex/lexicon.h"
#include "crosscheck/normalize/normalize.h"

namespace crosscheck {
namespace {
#include "lex/lexicon.inc"

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

int TrailingZeros(int64_t n) {
  int zeros = 0;
  for (; n != 0 && n % 10 == 0; n /= 10) ++zeros;
  return zeros;
}

// "-1,234.50": sign, groups of any separator, decimals.
std::optional<NumberValue> ReadDigits(std::string_view lexeme) {
  std::string plain;
  size_t i = 0;
  if (lexeme.empty()) return std::nullopt;
  if (lexeme[0] == '-' || lexeme.substr(0, 3) == "\xE2\x88\x92") plain = "-";
  int decimals = -1;
  int zeros = 0;
  bool any = false;
  for (; i < lexeme.size(); ++i) {
    const char c = lexeme[i];
    if (IsDigit(c)) {
      plain += c;
      any = true;
      if (decimals >= 0) {
        ++decimals;
      } else {
        zeros = c == '0' ? zeros + 1 : 0;
      }
    } else if (c == '.') {
      if (decimals >= 0) return std::nullopt;
      if (!any) plain += '0';
      plain += c;
      decimals = 0;
    }
  }
  const std::optional<Decimal> value = Decimal::Parse(plain);
  if (!value) return std::nullopt;
  return NumberValue{*value, value->IsZero() ? 0 : decimals > 0 ? -decimals : zeros};
}

// n/d to 15 digits where it has no end.
std::optional<NumberValue> Fraction(int64_t numerator, int64_t denominator) {
  if (denominator <= 0 || denominator > 1000 || numerator < 0 || numerator > 1000)
    return std::nullopt;
  constexpr int kDigits = 15;
  int64_t scaled = numerator;
  for (int i = 0; i < kDigits; ++i) scaled *= 10;
  const int64_t half_up =
      scaled / denominator + ((scaled % denominator) * 2 >= denominator ? 1 : 0);
  const std::optional<Decimal> value = Decimal::Make(half_up, -kDigits);
  if (!value) return std::nullopt;
  return NumberValue{*value, -2};
}

// Digits as a number, cut at a size that no fraction in print has.
int64_t SmallInt(std::string_view digits) {
  int64_t n = 0;
  for (char c : digits) {
    if (IsDigit(c) && n < 1'000'000) n = n * 10 + (c - '0');
  }
  return n;
}

// "1/3", "½", "1½"
std::optional<NumberValue> ReadFraction(std::string_view lexeme) {
  constexpr std::string_view kFractionSlash = "\u2044";
  size_t slash = lexeme.find('/'), width = 1;
  if (slash == std::string_view::npos) slash = lexeme.find(kFractionSlash), width = 3;
  if (slash != std::string_view::npos) {
    return Fraction(SmallInt(lexeme.substr(0, slash)), SmallInt(lexeme.substr(slash + width)));
  }
  size_t digits = 0;
  while (digits < lexeme.size() && IsDigit(lexeme[digits])) ++digits;
  struct Vulgar {
    std::string_view utf8;
    int numerator, denominator;
  };
  constexpr Vulgar kVulgar[] = {
      {"\u00BC", 1, 4}, {"\u00BD", 1, 2}, {"\u00BE", 3, 4}, {"\u2153", 1, 3}, {"\u2154", 2, 3},
      {"\u2155", 1, 5}, {"\u2156", 2, 5}, {"\u2157", 3, 5}, {"\u2158", 4, 5}, {"\u2159", 1, 6},
      {"\u215A", 5, 6}, {"\u215B", 1, 8}, {"\u215C", 3, 8}, {"\u215D", 5, 8}, {"\u215E", 7, 8},
      {"\u2150", 1, 7}, {"\u2151", 1, 9}, {"\u2152", 1, 10}};
  for (const Vulgar& v : kVulgar) {
    if (lexeme.substr(digits) != v.utf8) continue;
    std::optional<NumberValue> fraction = Fraction(v.numerator, v.denominator);
    if (digits == 0 || !fraction) return fraction;
    const std::optional<NumberValue> whole = ReadDigits(lexeme.substr(0, digits));
    if (!whole) return std::nullopt;
    const std::optional<Decimal> sum = whole->value.Plus(fraction->value);
    if (!sum) return std::nullopt;
    return NumberValue{*sum, -1};
  }
  return std::nullopt;
}

int32_t ValueOf(const Token& token, WordClass c) {
  const std::optional<LexicalValue> value = WordValue(token.word, c);
  return value ? value->value : 0;
}

}  // namespace

std::optional<NumberValue> ReadNumber(const LexedText& lexed, std::string_view text,
                                      TokenRange range) {
  std::optional<Decimal> total = Decimal::FromInt(0);
  std::optional<NumberValue> digits;  // the number in digits, or the sum of a spoken group
  int64_t group = -1;                 // spoken; -1: none
  bool half_more = false;             // "and a half"
  bool half_of = false;               // "half a million"
  bool read = false;
  bool negative = false;  // "minus"
  int last_scale = 0;
  const auto flush = [&](int scale) -> bool {
    NumberValue part;
    if (digits) {
      part = *digits;
    } else {
      part.value = Decimal::FromInt(group < 0 ? 1 : group);
      part.last_digit = group <= 0 ? 0 : TrailingZeros(group);
    }
    if (half_more) {
      const std::optional<Decimal> more = part.value.Plus(*Decimal::Make(5, -1));
      if (!more) return false;
      part = {*more, -1};
    }
    if (half_of) part = {*Decimal::Make(5, -1), -1};
    const std::optional<Decimal> scaled = part.value.Shifted(scale);
    if (!scaled) return false;
    total = total->Plus(*scaled);
    last_scale = part.last_digit + scale;
    read = true;
    digits.reset();
    group = -1;
    half_more = half_of = false;
    return total.has_value();
  };
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = lexed.tokens[i];
    const std::string_view lexeme = token.span().In(text);
    if (token.kind == TokenKind::kNumber) {
      digits = ReadDigits(lexeme);
      if (!digits) return std::nullopt;
    } else if (token.kind == TokenKind::kFraction) {
      const std::optional<NumberValue> fraction = ReadFraction(lexeme);
      if (!fraction) return std::nullopt;
      if (digits) {
        const std::optional<Decimal> sum = digits->value.Plus(fraction->value);
        if (!sum) return std::nullopt;
        digits = {*sum, -1};
      } else {
        digits = fraction;
      }
    } else if (token.kind != TokenKind::kWord) {
      continue;  // a hyphen
    } else if (token.word == kw::k_minus) {
      negative = true;
    } else if (token.word == kw::k_half) {
      (group >= 0 || digits ? half_more : half_of) = true;
    } else if (token.word == kw::k_dozen) {
      group = half_of ? 6 : 12 * (group < 0 ? 1 : group);
      half_of = false;
    } else if (token.Is(WordClass::kScale) || (token.Is(WordClass::kScaleMark) && digits)) {
      const int scale = token.Is(WordClass::kScale) ? ValueOf(token, WordClass::kScale)
                                                    : ValueOf(token, WordClass::kScaleMark);
      if (!flush(scale)) return std::nullopt;
    } else if (token.Is(WordClass::kHundred)) {
      if (digits) {
        const std::optional<Decimal> hundreds = digits->value.Shifted(2);
        if (!hundreds) return std::nullopt;
        digits = {*hundreds, digits->last_digit + 2};
      } else {
        group = 100 * (group < 0 ? 1 : group);
      }
    } else {
      for (WordClass c : {WordClass::kDigitWord, WordClass::kTeenWord, WordClass::kTensWord}) {
        if (token.Is(c)) {
          group = (group < 0 ? 0 : group) + ValueOf(token, c);
        }
      }
    }
  }
  if (digits || group >= 0 || half_of) {
    if (!flush(0)) return std::nullopt;
  }
  if (!read) return std::nullopt;
  return NumberValue{negative ? total->Negated() : *total, last_scale};
}

}  // namespace crosscheck
