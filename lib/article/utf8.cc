// UTF-8: the only doors are IsValidUtf8 and FirstInvalidUtf8 of article/offsets.h. Strict as in
// Unicode table 3-7: no overlong forms, no surrogates, nothing beyond U+10FFFF. English news is
// nearly all ASCII, so eight bytes at a time are stepped over before any character is looked at.
#include <cstring>

#include "crosscheck/article/offsets.h"

namespace crosscheck {
namespace {

// The length of the well-formed character of two bytes or more at `p`, or 0.
size_t CharacterLength(const unsigned char* p, size_t left) {
  const unsigned char lead = p[0];
  size_t length;
  // The range of the second byte is what rules out overlong forms, surrogates and values too large.
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  if (left < length || p[1] < low || p[1] > high) return 0;
  for (size_t i = 2; i < length; ++i) {
    if (p[i] < 0x80 || p[i] > 0xBF) return 0;
  }
  return length;
}

}  // namespace

size_t FirstInvalidUtf8(std::string_view text) {
  const auto* data = reinterpret_cast<const unsigned char*>(text.data());
  const size_t size = text.size();
  size_t i = 0;
  while (i < size) {
    if (size - i >= 8) {
      uint64_t word;
      std::memcpy(&word, data + i, sizeof word);
      if ((word & 0x8080808080808080u) == 0) {
        i += 8;
        continue;
      }
    }
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    const size_t length = CharacterLength(data + i, size - i);
    if (length == 0) return i;
    i += length;
  }
  return size;
}

bool IsValidUtf8(std::string_view text) { return FirstInvalidUtf8(text) == text.size(); }

}  // namespace crosscheck
