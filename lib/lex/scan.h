// Scanning of single lexemes: where a word, number or sign that starts at a byte ends, and what it
// is. Used by the lexer only. All functions are pure; `at` is inside the text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "crosscheck/lex/token.h"

namespace crosscheck::scan {

enum class CharClass : uint8_t { kOther, kSpace, kNewline, kDigit, kLetter, kHigh };
inline constexpr std::array<CharClass, 256> MakeClasses() {
  std::array<CharClass, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const auto i = static_cast<size_t>(c);
    if (c >= 0x80) table[i] = CharClass::kHigh;
    if (c >= '0' && c <= '9') table[i] = CharClass::kDigit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) table[i] = CharClass::kLetter;
    if (c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == 0) table[i] = CharClass::kSpace;
    if (c == '\n' || c == '\r') table[i] = CharClass::kNewline;
  }
  return table;
}
inline constexpr auto kClasses = MakeClasses();
// The lower-case form of an ASCII letter, 0 for all other bytes.
inline constexpr std::array<uint8_t, 256> MakeLowerLetters() {
  std::array<uint8_t, 256> table{};
  for (uint8_t c = 'a'; c <= 'z'; ++c) {
    table[c] = c;
    table[static_cast<size_t>(c - 'a' + 'A')] = c;
  }
  return table;
}
inline constexpr auto kLowerLetters = MakeLowerLetters();
inline CharClass ClassOf(uint8_t byte) { return kClasses[byte]; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A character beyond ASCII that the lexer knows.
struct High {
  enum Kind : uint8_t {
    kLetter,
    kSpace,
    kThinSpace,
    kMark,
    kSoftHyphen,
    kFraction,
    kSign
  } kind = kLetter;
  uint8_t size = 1;
  char mark = 0;  // for kMark
};
High HighAt(std::string_view text, size_t at);

struct Lexeme {
  TokenKind kind = TokenKind::kOdd;
  uint32_t end = 0;
  bool bare = false;  // ASCII digits only
};
// The numeric lexeme that starts at text[at]: a digit, or a sign or point directly before one, or a
// vulgar fraction. `spaces_group` allows "1 000" with an ASCII space, `degrees` takes "5C" for a
// number and its unit.
Lexeme ScanNumber(std::string_view text, size_t at, bool spaces_group, bool degrees);

// The end of a telephone number whose first digits, an area or country code, stand in brackets or
// behind a plus sign at text[at] ("(212) 555-0134", "+44 20 7946 0018"); `at` when it is none.
size_t PhoneEnd(std::string_view text, size_t at);

// Which sign a numeric lexeme writes before its decimals.
enum class DecimalMark : uint8_t {
  kOpen,          // "5", "1,234", "1.234": either or none
  kPoint,         // 1,234.5
  kComma,         // 1 234,5  1.234,5
  kCommaPerhaps,  // 2,5: a comma where the article writes it elsewhere, else no number
};
DecimalMark DecimalMarkOf(std::string_view lexeme);

// "32m2": is the digit at text[digit] the end of a unit whose letters hash to `hash`?
bool IsPowerOfUnit(std::string_view text, size_t digit, uint64_t hash);

}  // namespace crosscheck::scan
