// Offsets: lines, characters and UTF-16 columns of a text, for people and for editors.
//
//   LineIndex lines(text);
//   lines.At(1157);                      // {.line = 21, .column = 13, .utf16_column = 13}, all
//   1-based lines, 0-based columns
//
// Built in one pass, asked in logarithmic time plus the length of one line. Holds a view of the
// text; the text must outlive it. Immutable and thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace crosscheck {

struct LineColumn {
  uint32_t line = 1;          // 1-based
  uint32_t column = 0;        // UTF-8 bytes from the start of the line
  uint32_t utf16_column = 0;  // UTF-16 units from the start of the line
  friend bool operator==(const LineColumn&, const LineColumn&) = default;
};

class LineIndex {
 public:
  // REQUIRES: text is valid UTF-8 below 2^32 bytes. Lines end at LF, CRLF or CR.
  explicit LineIndex(std::string_view text);

  // REQUIRES: offset <= text.size(). An offset inside a character counts as its start.
  LineColumn At(uint32_t offset) const;
  // UTF-16 units from the start of the text.
  uint32_t ToUtf16(uint32_t offset) const;
  // The byte offset of a UTF-16 offset; the end of the text for one beyond it. An offset between
  // the halves of a surrogate pair counts as the start of the character.
  uint32_t FromUtf16(uint32_t utf16_offset) const;
  uint32_t line_count() const { return static_cast<uint32_t>(starts_.size()); }

 private:
  struct Start {
    uint32_t byte;
    uint32_t utf16;
  };
  std::string_view text_;
  std::vector<Start> starts_;  // of each line
};

// Is the offset behind the first byte of a character and before its end, so that nothing may be cut
// there? Not at the end of the text, nor beyond.
inline bool IsInsideCharacter(std::string_view text, size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}
// The offset moved back to the start of the character that it is inside of; the end of the text for
// one beyond it.
inline size_t CharacterStart(std::string_view text, size_t offset) {
  offset = std::min(offset, text.size());
  while (offset > 0 && IsInsideCharacter(text, offset)) --offset;
  return offset;
}
// How many UTF-16 units the text has. REQUIRES: valid UTF-8.
uint32_t Utf16Length(std::string_view text);

// UTF-8 checking and repair, for ingest.
bool IsValidUtf8(std::string_view text);
// The offset of the first byte that is not UTF-8, or text.size().
size_t FirstInvalidUtf8(std::string_view text);

}  // namespace crosscheck
