// Strings: the one bridge between std::string_view and Abseil's, and ASCII case.
//
//   absl::StrCat("outlet ", AbslView(name));      // name is a std::string_view
//
// Debian builds Abseil with its own string_view type, other builds alias the standard one; code
// that goes through these two functions compiles with both. Internal: not installed.
#pragma once

#include <string>
#include <string_view>

#include "absl/strings/string_view.h"

namespace crosscheck {

// The same bytes; the view lives as long as the original.
inline absl::string_view AbslView(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view StdView(absl::string_view text) { return {text.data(), text.size()}; }

// Lower case of A to Z only, whatever the locale; all other bytes stay, so UTF-8 stays valid.
constexpr char AsciiLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
inline std::string AsciiLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = AsciiLower(c);
  return lower;
}

}  // namespace crosscheck
