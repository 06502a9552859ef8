// Slices of article text that are safe whatever the span: the report is the last stage, and a wrong
// span of an earlier one must not become a crash or half a character there. Internal to report.
#pragma once

#include <string_view>

#include "crosscheck/article/offsets.h"
#include "crosscheck/base/span.h"

namespace crosscheck::report {

// The span within the text and at whole characters; empty where it is none.
inline Span Clip(std::string_view text, Span span) {
  const auto within = [text](size_t offset) {
    return static_cast<uint32_t>(CharacterStart(text, offset));
  };
  const Span clipped{within(span.begin), within(span.end)};
  return clipped.begin <= clipped.end ? clipped : Span{clipped.begin, clipped.begin};
}

inline std::string_view Slice(std::string_view text, Span span) {
  return Clip(text, span).In(text);
}

}  // namespace crosscheck::report
