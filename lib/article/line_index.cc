// LineIndex: the doors are the class and Utf16Length of article/offsets.h. One pass notes, for the
// start of every line, its byte and its UTF-16 unit; a question finds its line by bisection and
// counts from there.
#include <algorithm>

#include "crosscheck/article/offsets.h"

namespace crosscheck {
namespace {

// UTF-16 units that begin at this byte of valid UTF-8: a character beyond the basic plane (lead F0
// to F4) is a surrogate pair, a continuation byte belongs to the character before.
uint32_t Utf16Units(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if ((byte & 0xC0) == 0x80) return 0;
  return byte >= 0xF0 ? 2 : 1;
}

}  // namespace

uint32_t Utf16Length(std::string_view text) {
  uint32_t units = 0;
  for (char c : text) units += Utf16Units(c);
  return units;
}

LineIndex::LineIndex(std::string_view text) : text_(text) {
  starts_.push_back({0, 0});
  uint32_t utf16 = 0;
  for (uint32_t i = 0; i < text.size(); ++i) {
    utf16 += Utf16Units(text[i]);
    // The CR of a CRLF ends nothing; the LF after it does.
    const bool ends_line =
        text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (ends_line) starts_.push_back({i + 1, utf16});
  }
}

LineColumn LineIndex::At(uint32_t offset) const {
  offset = static_cast<uint32_t>(CharacterStart(text_, offset));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset,
                                      [](uint32_t o, const Start& s) { return o < s.byte; });
  const Start& start = *(after - 1);
  return {.line = static_cast<uint32_t>(after - starts_.begin()),
          .column = offset - start.byte,
          .utf16_column = Utf16Length(text_.substr(start.byte, offset - start.byte))};
}

uint32_t LineIndex::ToUtf16(uint32_t offset) const {
  const LineColumn at = At(offset);
  return starts_[at.line - 1].utf16 + at.utf16_column;
}

uint32_t LineIndex::FromUtf16(uint32_t utf16_offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), utf16_offset,
                                      [](uint32_t o, const Start& s) { return o < s.utf16; });
  const Start& start = *(after - 1);
  uint32_t units = start.utf16;
  uint32_t i = start.byte;
  // Stops before the character that would pass the offset: the start of it, also from between its
  // halves.
  while (i < text_.size()) {
    const uint32_t next = units + Utf16Units(text_[i]);
    if (next > utf16_offset) break;
    units = next;
    do ++i;
    while (IsInsideCharacter(text_, i));
  }
  return i;
}

}  // namespace crosscheck
