#include "crosscheck/article/offsets.h"

#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace crosscheck {
namespace {

// The slow reference: one character after the other, by the definition of UTF-8, nothing skipped.
std::optional<size_t> NaiveFirstInvalid(const std::string& s) {
  for (size_t i = 0; i < s.size();) {
    const auto lead = static_cast<unsigned char>(s[i]);
    const size_t n = lead < 0x80           ? 1
                     : (lead >> 5) == 0x06 ? 2
                     : (lead >> 4) == 0x0E ? 3
                     : (lead >> 3) == 0x1E ? 4
                                           : 0;
    if (n == 0 || i + n > s.size()) return i;
    uint32_t code = n == 1 ? lead : lead & (0x7Fu >> n);
    for (size_t k = 1; k < n; ++k) {
      const auto c = static_cast<unsigned char>(s[i + k]);
      if ((c >> 6) != 2) return i;
      code = code << 6 | (c & 0x3Fu);
    }
    const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[n] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return i;
    i += n;
  }
  return std::nullopt;
}

struct Naive {
  uint32_t line = 1;
  uint32_t column = 0;
  uint32_t utf16_column = 0;
  uint32_t utf16 = 0;
};

// Position of every byte offset, counted from the start of the text each time.
Naive NaiveAt(const std::string& s, size_t offset) {
  while (offset < s.size() && (static_cast<unsigned char>(s[offset]) & 0xC0) == 0x80) --offset;
  Naive at;
  for (size_t i = 0; i < offset; ++i) {
    const auto c = static_cast<unsigned char>(s[i]);
    const uint32_t units = (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
    at.utf16 += units;
    at.utf16_column += units;
    ++at.column;
    const bool crlf = c == '\r' && i + 1 < s.size() && s[i + 1] == '\n';
    if (c == '\n' || (c == '\r' && !crlf)) {
      ++at.line;
      at.column = at.utf16_column = 0;
    }
  }
  return at;
}

TEST_CASE("UTF-8 is checked strictly") {
  struct Row {
    std::string text;
    size_t bad;
  };
  const Row rows[] = {
      {"", 0},
      {"plain ASCII of more than eight bytes", 36},
      {"caf\xC3\xA9", 5},
      {"\xEF\xBB\xBF", 3},
      {"\xF4\x8F\xBF\xBF", 4},      // U+10FFFF
      {"\xED\x9F\xBF", 3},          // U+D7FF
      {std::string("a\0b", 3), 3},  // NUL is a character
      {"12345678\xE9", 8},          // Latin-1
      {"a\x80", 1},                 // lone continuation
      {"a\xC0\xAF", 1},             // overlong "/"
      {"a\xE0\x9F\xBF", 1},         // overlong
      {"a\xF0\x8F\xBF\xBF", 1},     // overlong
      {"a\xED\xA0\x80", 1},         // surrogate
      {"a\xF4\x90\x80\x80", 1},     // beyond U+10FFFF
      {"a\xF5\x80\x80\x80", 1},     //
      {"ab\xE2\x82", 2},            // cut off
      {"ab\xE2\x82 ", 2},           // cut off inside
      {"1234567\xC3\xA9"
       "123456\xFF",
       15},  // across the words of eight
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(FirstInvalidUtf8(row.text) == row.bad);
    CHECK(IsValidUtf8(row.text) == (row.bad == row.text.size()));
  }
}

TEST_CASE("the fast UTF-8 check agrees with the definition on random bytes") {
  std::mt19937 random(7);
  // Pieces that are nearly right find more than uniform bytes would.
  const std::vector<std::string> pieces = {
      "a",    "12345678", "\xC3\xA9",     "\xE2\x82\xAC",     "\xF0\x9F\x98\x80",
      "\x80", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC1\x81",
      "\n",   "\xFF"};
  int valid = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string s;
    const size_t n = random() % 8;
    for (size_t i = 0; i < n; ++i) s += pieces[random() % (round % 2 == 0 ? 5 : pieces.size())];
    CAPTURE(s);
    REQUIRE(FirstInvalidUtf8(s) == NaiveFirstInvalid(s).value_or(s.size()));
    if (IsValidUtf8(s)) ++valid;
  }
  CHECK(valid > 5000);
  CHECK(valid < 19000);
}

TEST_CASE("lines end at LF, CRLF and CR") {
  const std::string text = "ab\ncd\r\nef\rg\n\n";
  const LineIndex lines(text);
  CHECK(lines.line_count() == 6);
  CHECK(lines.At(0) == LineColumn{1, 0, 0});
  CHECK(lines.At(2) == LineColumn{1, 2, 2});  // the LF itself
  CHECK(lines.At(3) == LineColumn{2, 0, 0});
  CHECK(lines.At(6) == LineColumn{2, 3, 3});  // between CR and LF
  CHECK(lines.At(7) == LineColumn{3, 0, 0});
  CHECK(lines.At(10) == LineColumn{4, 0, 0});
  CHECK(lines.At(12) == LineColumn{5, 0, 0});
  CHECK(lines.At(13) == LineColumn{6, 0, 0});  // the end
  CHECK(LineIndex("").At(0) == LineColumn{1, 0, 0});
  CHECK(LineIndex("").line_count() == 1);
}

TEST_CASE("UTF-16 columns count surrogate pairs as two") {
  const std::string text = "\xC3\xA9\xF0\x9F\x98\x80x\n\xE2\x82\xACy";
  const LineIndex lines(text);
  CHECK(lines.At(2) == LineColumn{1, 2, 1});
  CHECK(lines.At(4) == LineColumn{1, 2, 1});  // inside the emoji: its start
  CHECK(lines.At(6) == LineColumn{1, 6, 3});
  CHECK(lines.At(11) == LineColumn{2, 3, 1});
  CHECK(lines.ToUtf16(11) == 6);
  CHECK(lines.FromUtf16(1) == 2);
  CHECK(lines.FromUtf16(2) == 2);  // between the halves of the pair
  CHECK(lines.FromUtf16(3) == 6);
  CHECK(lines.FromUtf16(6) == 11);
  CHECK(lines.FromUtf16(1000) == text.size());
}

TEST_CASE("the line index agrees with counting, on random texts") {
  std::mt19937 random(11);
  const std::vector<std::string> pieces = {
      "a", "bc", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\n", "\r", "\r\n"};
  for (int round = 0; round < 2000; ++round) {
    std::string s;
    const size_t n = random() % 12;
    for (size_t i = 0; i < n; ++i) s += pieces[random() % pieces.size()];
    CAPTURE(s);
    const LineIndex lines(s);
    for (uint32_t offset = 0; offset <= s.size(); ++offset) {
      const Naive want = NaiveAt(s, offset);
      REQUIRE(lines.At(offset) == LineColumn{want.line, want.column, want.utf16_column});
      REQUIRE(lines.ToUtf16(offset) == want.utf16);
      // There and back is the start of the character.
      uint32_t start = offset;
      while (start < s.size() && (static_cast<unsigned char>(s[start]) & 0xC0) == 0x80) --start;
      REQUIRE(lines.FromUtf16(want.utf16) == start);
    }
  }
}

}  // namespace
}  // namespace crosscheck
