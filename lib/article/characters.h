// Characters of a text that is shown to people: decoding, and which of them are blank, without
// width or unsafe. Internal: for the layers that print. A label of the graph and a line of the
// report keep to the same tables.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "crosscheck/article/offsets.h"

namespace crosscheck::characters {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Range {
  uint32_t first;
  uint32_t last;
};

template <size_t n>
bool In(const Range (&ranges)[n], uint32_t code) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [code](Range r) { return code >= r.first && code <= r.last; });
}

// The no-break spaces are not here: they keep a number and its unit together.
inline constexpr Range kBlank[] = {{0x09, 0x0D}, {0x20, 0x20}, {0x85, 0x85}, {0x2028, 0x2029}};
inline constexpr Range kNoWidth[] = {
    {0xAD, 0xAD}, {0x200B, 0x200D}, {0x2060, 0x2064}, {0xFEFF, 0xFEFF}};
// C0, DEL, C1; marks and controls of writing direction; annotations; what is no character, which
// XML does not allow even as an entity; tags: whatever can drive a terminal or turn the direction
// of writing.
inline constexpr Range kUnsafe[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x61C, 0x61C},
                                    {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x206F},
                                    {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE007F}};

struct Character {
  uint32_t code = 0;
  size_t size = 1;  // bytes
};

// REQUIRES: text is not empty. A byte that is not UTF-8 is U+FFFD of one byte.
inline Character DecodeFirst(std::string_view text) {
  const auto byte = [text](size_t i) {
    return static_cast<uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (size > text.size() || !IsValidUtf8(text.substr(0, size))) return {0xFFFD, 1};
  uint32_t code = lead & (0x7Fu >> size);
  for (size_t i = 1; i < size; ++i) code = code << 6 | (byte(i) & 0x3F);
  return {code, size};
}

// What a reader gets to see of one character.
enum class Show : uint8_t {
  kAsIs,
  kAsSpace,   // one, with the blanks beside it
  kNotAtAll,  // it has no width
  kReplaced,  // unsafe, or no UTF-8
};
inline Show HowShown(uint32_t code) {
  if (In(kBlank, code)) return Show::kAsSpace;
  if (In(kNoWidth, code)) return Show::kNotAtAll;
  return code == 0xFFFD || In(kUnsafe, code) ? Show::kReplaced : Show::kAsIs;
}

}  // namespace crosscheck::characters
