// Annotated text: the door is AnnotatedText. Pieces are kept in the order of the plain text, and a
// byte is looked up by bisection.
#include "annotated.h"

#include <algorithm>

namespace server {

void AnnotatedText::Add(std::string_view read_as, uint32_t length, bool verbatim) {
  if (!read_as.empty()) {
    pieces_.push_back({static_cast<uint32_t>(plain_.size()), units_, next_, length, verbatim});
    const size_t begin = plain_.size();
    plain_ += read_as;
    std::replace(plain_.begin() + static_cast<std::ptrdiff_t>(begin), plain_.end(), '\0', ' ');
    units_ += verbatim ? length : crosscheck::Utf16Length(read_as);
  }
  next_ += length;
}

const AnnotatedText::Piece& AnnotatedText::PieceAt(uint32_t byte) const {
  const auto behind =
      std::upper_bound(pieces_.begin(), pieces_.end(), byte,
                       [](uint32_t at, const Piece& piece) { return at < piece.begin; });
  return *(behind - 1);
}

AnnotatedText::Range AnnotatedText::OriginalOf(crosscheck::Span span) const {
  if (pieces_.empty()) return {};
  const Piece& first = PieceAt(span.begin);
  // The end is that of the last character: markup behind it is no part of the range.
  const Piece& last = PieceAt(span.empty() ? span.begin : span.end - 1);
  Range range;
  range.begin = first.original + (first.verbatim ? lines_->ToUtf16(span.begin) - first.units : 0);
  range.end =
      last.original + (last.verbatim ? lines_->ToUtf16(span.end) - last.units : last.length);
  return range;
}

}  // namespace server
