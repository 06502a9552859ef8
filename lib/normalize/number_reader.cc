// The door is ReadNumber: tokens that the grammar found to be a number -> its exact value and the
// place of its last significant digit. Words add up as they are spoken: a group below a thousand,
// then its scale.
#include <algorithm>

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

// What a numeric lexeme of ReadDigits is made of: "1.2 x 10^-6" is "1.2" and -6.
struct Scientific {
  std::string_view mantissa;
  int exponent = 0;
};

// The value of an exponent's digits, in line or raised.
int ReadExponent(std::string_view text) {
  constexpr std::string_view kRaised[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                          "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  bool negative = false;
  int value = 0;
  while (!text.empty()) {
    size_t width = 1;
    if (IsDigit(text[0])) {
      value = value * 10 + (text[0] - '0');
    } else if (text[0] == '-' || text.substr(0, 3) == "\u2212" || text.substr(0, 3) == "\u207B") {
      negative = true;
      width = text[0] == '-' ? 1 : 3;
    } else {
      for (int digit = 0; digit < 10; ++digit) {
        const std::string_view raised = kRaised[digit];
        if (text.substr(0, raised.size()) != raised) continue;
        value = value * 10 + digit;
        width = raised.size();
      }
    }
    text.remove_prefix(width);
  }
  return negative ? -value : value;
}

Scientific SplitExponent(std::string_view lexeme) {
  if (const size_t e = lexeme.find_first_of("eE"); e != std::string_view::npos)
    return {lexeme.substr(0, e), ReadExponent(lexeme.substr(e + 1))};
  size_t times = lexeme.find_first_of("xX"), width = 1;
  if (times == std::string_view::npos) times = lexeme.find("\u00D7"), width = 2;
  const bool product = times != std::string_view::npos;
  const size_t ten = product ? lexeme.find("10", times + width) : 0;
  if (ten == std::string_view::npos || lexeme.substr(ten, 2) != "10") return {lexeme};
  const std::string_view power = lexeme.substr(ten + 2);
  // Raised digits, or a minus: a figure that begins with 10 has digits, a mark or a space there.
  bool raised = power.substr(0, 1) == "^";
  for (std::string_view begin : {"\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81", "\xE2\x88"})
    raised |= power.substr(0, 2) == begin;
  if (!product && !raised) return {lexeme};
  return {product ? lexeme.substr(0, times) : std::string_view("1"), ReadExponent(power)};
}

// Does the comma of the lexeme stand before its decimals? In English three digits behind it are a
// group, and so are they where points or spaces do not group before it.
bool HasDecimalComma(std::string_view lexeme, bool decimal_comma) {
  const size_t comma = lexeme.find(',');
  if (comma == std::string_view::npos) return decimal_comma;
  if (comma != lexeme.rfind(',') || lexeme.find('.', comma) != std::string_view::npos) return false;
  size_t digits = 0;
  while (comma + 1 + digits < lexeme.size() && IsDigit(lexeme[comma + 1 + digits])) ++digits;
  size_t before = lexeme[0] == '-' ? 1 : 0;
  while (before < comma && IsDigit(lexeme[before])) ++before;
  return decimal_comma || before < comma || digits != 3;
}

// "-1,234.50", "1 234,5": sign, groups of any separator, decimals.
std::optional<NumberValue> ReadDigits(std::string_view lexeme, bool decimal_comma) {
  std::string plain;
  if (lexeme.empty()) return std::nullopt;
  const auto [mantissa, exponent] = SplitExponent(lexeme);
  const char decimal_mark = HasDecimalComma(mantissa, decimal_comma) ? ',' : '.';
  if (lexeme[0] == '-' || lexeme.substr(0, 3) == "\xE2\x88\x92") plain = "-";
  int decimals = -1;
  int zeros = 0;
  bool any = false;
  for (const char c : mantissa) {
    if (IsDigit(c)) {
      plain += c;
      any = true;
      if (decimals >= 0) {
        ++decimals;
      } else {
        zeros = c == '0' ? zeros + 1 : 0;
      }
    } else if (c == decimal_mark) {
      if (decimals >= 0) return std::nullopt;
      if (!any) plain += '0';
      plain += '.';
      decimals = 0;
    }
  }
  std::optional<Decimal> value = Decimal::Parse(plain);
  if (value && exponent != 0) value = value->Shifted(exponent);
  if (!value) return std::nullopt;
  const int last_digit = decimals > 0 ? -decimals : zeros;
  return NumberValue{*value, value->IsZero() ? 0 : last_digit + exponent};
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
    const std::optional<NumberValue> whole = ReadDigits(lexeme.substr(0, digits), false);
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

// "and a half", "and three-quarters" at `at`: the index of the fraction; 0 when it is none.
uint32_t FractionBehindAnd(const LexedText& lexed, uint32_t at, uint32_t end) {
  if (lexed.tokens[at].word != kw::k_and) return 0;
  uint32_t words = 0;
  for (uint32_t i = at + 1; i < end && words < 2; ++i) {
    if (lexed.tokens[i].IsMark('-')) continue;
    ++words;
    if (words == 2 && lexed.tokens[i].Is(WordClass::kFractionWord)) return i;
  }
  return 0;
}

}  // namespace

std::optional<NumberValue> ReadNumber(const LexedText& lexed, std::string_view text,
                                      TokenRange range) {
  std::optional<Decimal> total = Decimal::FromInt(0);
  std::optional<NumberValue> digits;  // the number in digits, or the sum of a spoken group
  int64_t group = -1;                 // spoken; -1: none
  std::optional<NumberValue> more;    // "and a half", "and three-quarters"
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
    if (more) {
      const std::optional<Decimal> sum = part.value.Plus(more->value);
      if (!sum) return false;
      part = {*sum, more->last_digit};
    }
    if (half_of) part = {*Decimal::Make(5, -1), -1};
    const std::optional<Decimal> scaled = part.value.Shifted(scale);
    if (!scaled) return false;
    total = total->Plus(*scaled);
    last_scale = part.last_digit + scale;
    read = true;
    digits.reset();
    group = -1;
    more.reset();
    half_of = false;
    return total.has_value();
  };
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = lexed.tokens[i];
    const std::string_view lexeme = token.span().In(text);
    if (token.kind == TokenKind::kNumber) {
      digits = ReadDigits(lexeme, lexed.decimal_comma);
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
    } else if (const uint32_t fraction = FractionBehindAnd(lexed, i, range.end); fraction != 0) {
      const uint32_t first = lexed.tokens[i + 1].IsMark('-') ? i + 2 : i + 1;
      const int64_t numerator = std::max(1, ValueOf(lexed.tokens[first], WordClass::kDigitWord));
      more = Fraction(numerator, ValueOf(lexed.tokens[fraction], WordClass::kFractionWord));
      if (more) more->last_digit = -1;
      i = fraction;
    } else if (token.word == kw::k_half) {
      half_of = true;
    } else if (token.Is(WordClass::kFractionWord) &&
               i + 1 < range.end) {  // "a quarter of a million"
      digits = Fraction(group < 0 ? 1 : group, ValueOf(token, WordClass::kFractionWord));
      if (!digits) return std::nullopt;
      group = -1;
    } else if (token.word == kw::k_dozen) {
      group = half_of ? 6 : 12 * (group < 0 ? 1 : group);
      half_of = false;
    } else if (token.Is(WordClass::kScale) || (token.Is(WordClass::kScaleMark) && digits)) {
      int scale = token.Is(WordClass::kScale) ? ValueOf(token, WordClass::kScale)
                                              : ValueOf(token, WordClass::kScaleMark);
      // "3.5 lakh crore"
      while (i + 1 < range.end && lexed.tokens[i + 1].Is(WordClass::kScale))
        scale += ValueOf(lexed.tokens[++i], WordClass::kScale);
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
