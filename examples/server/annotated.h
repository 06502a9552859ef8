// A text put together of pieces of another one, and the way back: the check reads plain words, and
// the client counts UTF-16 units in what it sent, markup and skipped ranges among it.
//
//   AnnotatedText text;
//   text.AddText("closed ");            // 0..7
//   text.AddMarkup("<b>", "");          // 7..10
//   text.AddText("14");                 // 10..12
//   text.Seal();
//   text.OriginalOf({7, 9});            // {10, 12}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/article/article.h"
#include "crosscheck/article/offsets.h"

namespace server {

class AnnotatedText {
 public:
  struct Range {
    uint32_t begin = 0, end = 0;  // UTF-16 units
    friend bool operator==(const Range&, const Range&) = default;
  };

  AnnotatedText() = default;
  AnnotatedText(const AnnotatedText&) = delete;  // the line index points into plain_
  AnnotatedText& operator=(const AnnotatedText&) = delete;

  // Where the next piece begins in the original; pieces follow each other unless this says so.
  void MoveTo(uint32_t original) { next_ = original; }
  void AddText(std::string_view text) { Add(text, crosscheck::Utf16Length(text), true); }
  // Markup of the original that reads as `read_as`: "<br>" as a line end.
  void AddMarkup(std::string_view markup, std::string_view read_as) {
    Add(read_as, crosscheck::Utf16Length(markup), false);
  }
  // Words that are not in the original: the space between two blocks.
  void AddGap(std::string_view read_as) { Add(read_as, 0, false); }
  // Nothing is added after it; the calls below need it.
  void Seal() { lines_.emplace(plain_); }

  // UTF-8, for the check. A NUL byte has become a blank.
  const std::string& plain() const { return plain_; }
  // The range of the original that bytes of plain() come from.
  Range OriginalOf(crosscheck::Span span) const;
  // UTF-16 units of plain().
  const crosscheck::LineIndex& lines() const { return *lines_; }

 private:
  struct Piece {
    uint32_t begin;     // byte of plain_
    uint32_t units;     // of plain_ before it, UTF-16
    uint32_t original;  // UTF-16
    uint32_t length;    // in the original
    bool verbatim;
  };
  void Add(std::string_view read_as, uint32_t length, bool verbatim);
  const Piece& PieceAt(uint32_t byte) const;

  std::string plain_;
  std::vector<Piece> pieces_;
  uint32_t units_ = 0, next_ = 0;
  std::optional<crosscheck::LineIndex> lines_;
};

}  // namespace server
