// Markup: HTML and SVG made of our own tags and of text that may come from anywhere. Internal to
// report.
//
//   Markup out;
//   out.Raw("<p>").Text(article.title).Raw("</p>");
//
// What is not a literal of ours goes through Text, which keeps it text in elements and in quoted
// attributes alike, and through the same door as a line for the terminal (screen.h), so that
// control characters and those that turn the direction of writing are shown as U+FFFD in both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "report/screen.h"

namespace crosscheck::report {

class Markup {
 public:
  // Of a literal, so that no text of an article can be handed in by mistake.
  template <size_t n>
  Markup& Raw(const char (&literal)[n]) {
    out_.append(literal, n - 1);
    return *this;
  }
  // A piece of the page that make_page.py compiled in.
  Markup& Piece(std::string_view piece);
  Markup& Text(std::string_view text);
  // With its styles: bold as <strong>, or as <mark> in a quote; underlined as <mark class="also">.
  enum class Bold : uint8_t { kStrong, kMark };
  Markup& Text(const SafeText& text, Bold bold);
  Markup& Number(int64_t number);
  // Made of pieces that were written by another Markup.
  Markup& Append(const Markup& other);

  bool empty() const { return out_.empty(); }
  const std::string& str() const { return out_; }

 private:
  void Escape(char c);

  std::string out_;
};

// The text in at most so many columns, cut at a character, with an ellipsis where it was cut.
std::string Shorten(std::string_view text, int columns);

// The URL where it is one that a reader may be sent to: http or https, and nothing in it that is
// blank, unsafe or without width. None for "javascript:" and for whatever else runs or reads files.
std::optional<std::string_view> LinkUrl(std::string_view url);

}  // namespace crosscheck::report
