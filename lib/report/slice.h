// Slices of article text that are safe whatever the span: the report is the last stage, and a wrong
// span of an earlier one must not become a crash or half a character there. Internal to report.
#pragma once

#include <algorithm>
#include <string_view>

#include "crosscheck/base/span.h"

namespace crosscheck::report {

// `offset` within the text, moved back to the start of its character.
inline uint32_t CharacterStart(std::string_view text, size_t offset) {
  offset = std::min(offset, text.size());
  while (offset > 0 && offset < text.size() &&
         (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) {
    --offset;
  }
  return static_cast<uint32_t>(offset);
}

// The span within the text and at whole characters; empty where it is none.
inline Span Clip(std::string_view text, Span span) {
  const Span clipped{CharacterStart(text, span.begin), CharacterStart(text, span.end)};
  return clipped.begin <= clipped.end ? clipped : Span{clipped.begin, clipped.begin};
}

inline std::string_view Slice(std::string_view text, Span span) {
  return Clip(text, span).In(text);
}

}  // namespace crosscheck::report
