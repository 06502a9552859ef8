// Word lists: does a stretch of text stand in a list of data/en, hold one of its entries, or begin
// or end with one? Both in lower case, as bytes.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>

#include "absl/types/span.h"

namespace crosscheck::compare {

using WordList = absl::Span<const std::string_view>;

template <typename Fits>
bool AnyOf(WordList list, const Fits& fits) {
  return std::any_of(list.begin(), list.end(), fits);
}

// text.find(word) != npos. Of the places where the first letter of a word stands, which are many,
// its second leaves few to compare.
inline bool Holds(std::string_view text, std::string_view word) {
  if (word.size() < 2) return text.find(word) != text.npos;
  if (text.size() < word.size()) return false;
  const char* const end = text.data() + (text.size() - word.size() + 1);
  for (const char* at = text.data(); at < end; ++at) {
    at = static_cast<const char*>(std::memchr(at, word[0], static_cast<size_t>(end - at)));
    if (at == nullptr) return false;
    if (at[1] == word[1] && std::string_view(at, word.size()) == word) return true;
  }
  return false;
}

inline bool IsOneOf(std::string_view text, WordList list) {
  return AnyOf(list, [&](std::string_view one) { return text == one; });
}
inline bool HasAnyOf(std::string_view text, WordList list) {
  return AnyOf(list, [&](std::string_view one) { return Holds(text, one); });
}
inline bool BeginsWithAnyOf(std::string_view text, WordList list) {
  return AnyOf(list, [&](std::string_view one) { return text.starts_with(one); });
}
inline bool EndsWithAnyOf(std::string_view text, WordList list) {
  return AnyOf(list, [&](std::string_view one) { return text.ends_with(one); });
}

}  // namespace crosscheck::compare
