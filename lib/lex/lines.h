// Lexing some whole lines of a text alone, for who keeps a text that is edited. What only the whole
// text tells is told to the lexer, and what the lines add to that is told back.
#pragma once

#include <cstdint>
#include <string_view>

#include "crosscheck/lex/token.h"

namespace crosscheck {

// What the lines of a text say together.
struct LineSigns {
  uint32_t commas = 0, points = 0;  // lexemes that write decimals with one or the other
  uint32_t lines = 0, full_lines = 0, long_lines = 0;
  void Add(const LineSigns& other, bool add = true) {
    const uint32_t sign = add ? 1 : ~uint32_t{0};  // modulo 2^32
    commas += sign * other.commas;
    points += sign * other.points;
    lines += sign * other.lines;
    full_lines += sign * other.full_lines;
    long_lines += sign * other.long_lines;
  }
};

// What the whole text tells.
struct TextStyle {
  bool decimal_comma = false;  // as in LexedText
  bool hard_wrapped = false;   // a line end means nothing, a blank line ends a paragraph
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};
// By the signs of all its lines.
TextStyle StyleOf(const LineSigns& signs);

// Lex of a text gives the same tokens, sentences and paragraphs where the text is cut at line ends
// behind a token of punctuation, in a hard-wrapped text at blank lines behind one.
LexedText LexLines(std::string_view lines, Part part, const TextStyle& style, LineSigns& signs);

}  // namespace crosscheck
