// Screen: text for a terminal, made of article text that must not drive the terminal. Internal to
// report.
//
// A line under way is UTF-8 with marks (bytes 1 to 8) for styles; SafeText lets no other control
// character in, so a mark in a text can only be ours. Fold() breaks at words and turns the marks
// into ANSI or nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscheck::report {

enum class Style : char {
  kPlain = 1,  // ends all others; styles do not nest
  kBold,
  kDim,
  kRed,
  kYellow,
  kCyan,
  kGreen,
  kUnderlined,
};
// Is a byte of marked text a mark, and no text?
constexpr bool IsMark(char c) {
  return c >= static_cast<char>(Style::kPlain) && c <= static_cast<char>(Style::kUnderlined);
}

// Collects text, clean: blanks of any kind become one space; escape and other control characters,
// and the controls that turn writing direction, become U+FFFD; what has no width (soft hyphen,
// joiners, byte order mark) is dropped.
class SafeText {
 public:
  SafeText& Add(std::string_view text);
  SafeText& Add(Style style, std::string_view text);  // in that style, then plain again
  SafeText& Mark(Style style);
  const std::string& str() const { return out_; }

 private:
  void AddCharacter(uint32_t code, std::string_view bytes);

  std::string out_;
  bool after_blank_ = true;  // no blank at the head
};

// The columns a terminal needs for marked text: two for East Asian wide characters, none for
// accents that combine. Near enough for folding; not a claim about any one terminal.
int Columns(std::string_view marked);

struct FoldOptions {
  int width = 80;
  int first_indent = 0;
  int indent = 0;  // of the lines after the first
  bool color = false;
};
// Lines, each with its line end. A word longer than a line stands alone on one.
std::string Fold(std::string_view marked, const FoldOptions& options);

}  // namespace crosscheck::report
