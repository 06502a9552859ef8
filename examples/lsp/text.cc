// Texts: the doors are those of text.h. Lines are found again after each change, which for a text
// that people write takes less time than reading the message that told it.
#include "text.h"

#include <algorithm>
#include <utility>

#include "crosscheck/article/offsets.h"

namespace lsp {
namespace {

// The UTF-16 units of the character that begins with a byte.
size_t UnitsOf(char lead) { return static_cast<unsigned char>(lead) >= 0xF0 ? 2 : 1; }

}  // namespace

Text::Text(std::string bytes) : bytes_(std::move(bytes)) { FindLines(); }

void Text::FindLines() {
  lines_.assign(1, 0);
  for (size_t i = 0; i < bytes_.size(); ++i) {
    const bool crlf = bytes_[i] == '\r' && i + 1 < bytes_.size() && bytes_[i + 1] == '\n';
    if (bytes_[i] == '\n' || (bytes_[i] == '\r' && !crlf)) lines_.push_back(i + 1);
  }
}

void Text::Replace(size_t begin, size_t end, std::string_view with) {
  bytes_.replace(begin, end - begin, with);
  FindLines();
}

size_t Text::OffsetOf(Position position, Units units) const {
  if (position.line >= lines_.size()) return bytes_.size();
  size_t offset = lines_[position.line];
  size_t end = position.line + 1 < lines_.size() ? lines_[position.line + 1] : bytes_.size();
  // The line's own end is no place in it.
  while (end > offset && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
  if (units == Units::kUtf8) {
    offset = std::min(end, offset + position.character);
    return crosscheck::CharacterStart(bytes_, offset);
  }
  size_t left = position.character;
  while (offset < end && left > 0) {
    const size_t taken = UnitsOf(bytes_[offset]);
    if (taken > left) break;
    left -= taken;
    do ++offset;
    while (crosscheck::IsInsideCharacter(bytes_, offset));
  }
  return offset;
}

Position Text::PositionOf(size_t offset, Units units) const {
  offset = std::min(offset, bytes_.size());
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), offset);
  const size_t line = static_cast<size_t>(after - lines_.begin()) - 1;
  const std::string_view before =
      std::string_view(bytes_).substr(lines_[line], offset - lines_[line]);
  const size_t character = units == Units::kUtf8 ? before.size() : crosscheck::Utf16Length(before);
  return {static_cast<uint32_t>(line), static_cast<uint32_t>(character)};
}

}  // namespace lsp
