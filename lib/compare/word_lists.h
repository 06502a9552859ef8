// Word lists: does a stretch of text stand in a list of data/en, hold one of its entries, or begin
// or end with one? Both in lower case, as bytes.
#pragma once

#include <algorithm>
#include <string_view>

#include "absl/types/span.h"

namespace crosscheck::compare {

using WordList = absl::Span<const std::string_view>;

template <typename Fits>
bool AnyOf(WordList list, const Fits& fits) {
  return std::any_of(list.begin(), list.end(), fits);
}

inline bool IsOneOf(std::string_view text, WordList list) {
  return AnyOf(list, [&](std::string_view one) { return text == one; });
}
inline bool HasAnyOf(std::string_view text, WordList list) {
  return AnyOf(list, [&](std::string_view one) { return text.find(one) != text.npos; });
}
inline bool BeginsWithAnyOf(std::string_view text, WordList list) {
  return AnyOf(list, [&](std::string_view one) { return text.starts_with(one); });
}
inline bool EndsWithAnyOf(std::string_view text, WordList list) {
  return AnyOf(list, [&](std::string_view one) { return text.ends_with(one); });
}

}  // namespace crosscheck::compare
