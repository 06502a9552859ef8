// Scanning of single lexemes: where a word, number or sign that starts at a byte ends, and what it
// is. Used by the lexer only. All functions are pure; `at` is inside the text.
#pragma once

#include <cstdint>
#include <string_view>

#include "crosscheck/lex/token.h"

namespace crosscheck::scan {

enum class CharClass : uint8_t { kOther, kSpace, kNewline, kDigit, kLetter, kHigh };
CharClass ClassOf(uint8_t byte);
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
// vulgar fraction. `spaces_group` allows "1 000" with an ASCII space.
Lexeme ScanNumber(std::string_view text, size_t at, bool spaces_group);

// "32m2": is the digit at text[digit] the end of a unit whose letters hash to `hash`?
bool IsPowerOfUnit(std::string_view text, size_t digit, uint64_t hash);

}  // namespace crosscheck::scan
