// Screen: the doors are SafeText, Columns and Fold of screen.h. The tables are short on purpose: a
// wrong width only folds a line early, but every character that can drive a terminal or turn the
// direction of writing must be in kUnsafe of article/characters.h.
#include "report/screen.h"

#include <algorithm>
#include <cstdint>

#include "article/characters.h"

namespace crosscheck::report {
namespace {

using characters::In;
using characters::Range;

std::string_view Ansi(char mark) {
  switch (static_cast<Style>(mark)) {
    case Style::kPlain:
      return "\x1b[0m";
    case Style::kBold:
      return "\x1b[1m";
    case Style::kDim:
      return "\x1b[2m";
    case Style::kRed:
      return "\x1b[1;31m";
    case Style::kYellow:
      return "\x1b[1;33m";
    case Style::kCyan:
      return "\x1b[1;36m";
    case Style::kGreen:
      return "\x1b[1;32m";
    case Style::kUnderlined:
      return "\x1b[4m";
  }
  return "";
}

constexpr Range kCombining[] = {
    {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
constexpr Range kWide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},
                           {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},  {0xFE30, 0xFE6F},
                           {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F},
                           {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

int Columns(uint32_t code) {
  if (code < 0x300) return 1;
  if (In(kCombining, code)) return 0;
  return In(kWide, code) ? 2 : 1;
}

}  // namespace

void SafeText::AddCharacter(uint32_t code, std::string_view bytes) {
  const characters::Show show = characters::HowShown(code);
  if (show == characters::Show::kNotAtAll) return;
  const bool blank = show == characters::Show::kAsSpace;
  if (!blank) {
    out_ += show == characters::Show::kReplaced ? characters::kReplacement : bytes;
  } else if (!after_blank_) {
    out_ += ' ';
  }
  after_blank_ = blank;
}

SafeText& SafeText::Add(std::string_view text) {
  while (!text.empty()) {
    const characters::Character character = characters::DecodeFirst(text);
    AddCharacter(character.code, text.substr(0, character.size));
    text.remove_prefix(character.size);
  }
  return *this;
}

SafeText& SafeText::Add(Style style, std::string_view text) {
  return Mark(style).Add(text).Mark(Style::kPlain);
}

SafeText& SafeText::Mark(Style style) {
  out_ += static_cast<char>(style);
  return *this;
}

int Columns(std::string_view marked) {
  int columns = 0;
  while (!marked.empty()) {
    const characters::Character character = characters::DecodeFirst(marked);
    if (!IsMark(marked.front())) columns += Columns(character.code);
    marked.remove_prefix(character.size);
  }
  return columns;
}

std::string Fold(std::string_view marked, const FoldOptions& options) {
  std::string out(static_cast<size_t>(options.first_indent), ' ');
  int column = options.first_indent;
  bool line_has_word = false;
  char style = static_cast<char>(Style::kPlain);
  while (!marked.empty()) {
    const std::string_view word = marked.substr(0, marked.find(' '));
    marked.remove_prefix(std::min(marked.size(), word.size() + 1));
    const int columns = Columns(word);
    if (line_has_word && columns > 0) {
      if (column + 1 + columns > options.width) {
        // A style never crosses a line end: a pager shows each line by itself.
        const bool styled = options.color && style != static_cast<char>(Style::kPlain);
        if (styled) out += Ansi(static_cast<char>(Style::kPlain));
        out += '\n';
        out.append(static_cast<size_t>(options.indent), ' ');
        if (styled) out += Ansi(style);
        column = options.indent;
      } else {
        out += ' ';
        ++column;
      }
    }
    for (char c : word) {
      if (!IsMark(c)) {
        out += c;
        continue;
      }
      style = c;
      if (options.color) out += Ansi(c);
    }
    column += columns;
    line_has_word = line_has_word || columns > 0;
  }
  out += '\n';
  return out;
}

}  // namespace crosscheck::report
