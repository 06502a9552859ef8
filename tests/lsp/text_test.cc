// Positions of the protocol against offsets of bytes.
#include "text.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace lsp {
namespace {

TEST_CASE("Texts: positions in bytes and in UTF-16 units") {
  // a, e with an accent, a clef of four bytes, z; CRLF; b; CRLF; a lone CR; c.
  const Text text("a\xC3\xA9\xF0\x9D\x84\x9Ez\r\nb\r\n\rc");
  struct Row {
    size_t offset;
    Position utf8, utf16;
  };
  const std::vector<Row> rows = {{0, {0, 0}, {0, 0}},  {1, {0, 1}, {0, 1}},  {3, {0, 3}, {0, 2}},
                                 {7, {0, 7}, {0, 4}},  {8, {0, 8}, {0, 5}},  {10, {1, 0}, {1, 0}},
                                 {11, {1, 1}, {1, 1}}, {13, {2, 0}, {2, 0}}, {14, {3, 0}, {3, 0}},
                                 {15, {3, 1}, {3, 1}}};
  for (const Row& row : rows) {
    INFO(row.offset);
    CHECK(text.PositionOf(row.offset, Units::kUtf8) == row.utf8);
    CHECK(text.PositionOf(row.offset, Units::kUtf16) == row.utf16);
    CHECK(text.OffsetOf(row.utf8, Units::kUtf8) == row.offset);
    CHECK(text.OffsetOf(row.utf16, Units::kUtf16) == row.offset);
  }
  // Inside a character: its start. Beyond a line: its end. Beyond the text: its end.
  CHECK(text.OffsetOf({0, 2}, Units::kUtf8) == 1);
  CHECK(text.OffsetOf({0, 5}, Units::kUtf8) == 3);
  CHECK(text.OffsetOf({0, 3}, Units::kUtf16) == 3);
  CHECK(text.OffsetOf({0, 99}, Units::kUtf16) == 8);
  CHECK(text.OffsetOf({1, 99}, Units::kUtf8) == 11);
  CHECK(text.OffsetOf({9, 0}, Units::kUtf8) == 15);
  CHECK(text.PositionOf(99, Units::kUtf8) == Position{3, 1});
}

TEST_CASE("Texts: lines follow changes") {
  Text text("one\ntwo\n");
  text.Replace(3, 4, " and ");
  CHECK(text.bytes() == "one and two\n");
  CHECK(text.PositionOf(11, Units::kUtf8) == Position{0, 11});
  text.Replace(0, 12, "");
  CHECK(text.OffsetOf({0, 5}, Units::kUtf16) == 0);
  CHECK(text.PositionOf(0, Units::kUtf16) == Position{0, 0});
}

}  // namespace
}  // namespace lsp
