// A draft that is open in an editor: its text, and a crosscheck::Session that follows its edits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/checker.h"
#include "sources.h"
#include "text.h"

namespace lsp {

// A finding, and where its first side in the draft stands. Forty outlets that print one sentence
// make one of it: those that say the same words as `found` are its copies.
struct PlacedFinding {
  crosscheck::DraftFinding found;
  std::vector<crosscheck::FindingSide> copies;  // the other side of each
  Position begin, end;                          // the value
  size_t begin_byte = 0, end_byte = 0;          // of the file
};

class Draft {
 public:
  // `about` tells what the file's front matter leaves out: the day of publication.
  Draft(std::string uri, std::string text, const crosscheck::Article& about);

  // Begins anew with these options; also after the list of what to ignore has grown.
  absl::Status Open(const Sources& sources, crosscheck::SessionOptions options);
  // Puts text in the place of a range of the file.
  absl::Status Replace(size_t begin, size_t end, std::string_view with);
  // All of the file at once.
  absl::Status SetText(std::string text);

  const std::string& uri() const { return uri_; }
  const Text& text() const { return text_; }
  // In the order of the text.
  std::vector<PlacedFinding> Findings(Units units) const;
  // Where a side that is in the draft stands in the file.
  std::pair<size_t, size_t> RangeOf(crosscheck::Part part, crosscheck::Span span) const;
  std::string_view WordsOf(crosscheck::Part part, crosscheck::Span span) const;

 private:
  // Reads front matter and text of the file, and hands all of it to the session.
  absl::Status Reread();

  std::string uri_;
  Text text_;
  crosscheck::Article about_;
  std::string id_;
  size_t text_begin_ = 0;   // where Article::text begins in the file
  size_t title_begin_ = 0;  // where the title stands in the front matter, if it does
  std::optional<crosscheck::Session> session_;
};

}  // namespace lsp
