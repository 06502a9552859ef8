// A text as editors count in it: lines from 0, and in a line bytes or UTF-16 units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lsp {

enum class Units { kUtf8, kUtf16 };

struct Position {
  uint32_t line = 0;
  uint32_t character = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

class Text {
 public:
  // Valid UTF-8. Lines end at LF, CRLF or CR.
  explicit Text(std::string bytes = "");

  const std::string& bytes() const { return bytes_; }
  // The end of its line for a character beyond it, the end of the text for a line beyond that; the
  // start of the character for a place inside one.
  size_t OffsetOf(Position position, Units units) const;
  Position PositionOf(size_t offset, Units units) const;
  // REQUIRES: begin <= end <= bytes().size().
  void Replace(size_t begin, size_t end, std::string_view with);

 private:
  void FindLines();

  std::string bytes_;
  std::vector<size_t> lines_;  // where they begin
};

}  // namespace lsp
