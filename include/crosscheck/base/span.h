// Spans: where something stands in a text.
//
//   0   4       12
//   |The|number|...        Span{4, 12} covers bytes 4..11
//
// All offsets in crosscheck are UTF-8 bytes, half-open, into the text of one part of one article.
// Editors that count UTF-16 units convert at the door (article/offsets.h).
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace crosscheck {

// A half-open range [begin, end) of UTF-8 bytes. A value type; does not know its text.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  // True when the two share at least one byte; empty spans overlap nothing.
  constexpr bool Overlaps(Span other) const {
    return begin < other.end && other.begin < end && !empty() && !other.empty();
  }
  // The bytes of the span. REQUIRES: end <= text.size(). The view lives as long as `text`.
  constexpr std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// The smallest span that covers both.
constexpr Span Cover(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

// The part of an article that a span points into. Values are on the wire; append only.
enum class Part : uint8_t { kBody = 0, kTitle = 1 };

}  // namespace crosscheck
