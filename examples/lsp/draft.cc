// Drafts: the doors are those of draft.h. A change behind the front matter goes to the session as
// it came; any other is a reason to read the file anew.
#include "draft.h"

#include <algorithm>
#include <utility>

namespace lsp {

using crosscheck::Article;
using crosscheck::Part;
using crosscheck::Span;

Draft::Draft(std::string uri, std::string text, const Article& about)
    : uri_(std::move(uri)), text_(std::move(text)), about_(about), id_(uri_) {}

absl::Status Draft::Open(const Sources& sources, crosscheck::SessionOptions options) {
  // So that the file on the disk, where it is one of the sources, counts as an earlier version.
  if (std::optional<std::string> id = sources.IdOfFile(uri_)) id_ = *std::move(id);
  absl::StatusOr<crosscheck::Session> session =
      crosscheck::Session::Open(sources.index(), std::move(options));
  if (!session.ok()) return session.status();
  session_ = *std::move(session);
  return Reread();
}

absl::Status Draft::Reread() {
  FileArticle file = ReadFileArticle(uri_, text_.bytes());
  file.article.id = id_;
  if (!file.article.published) file.article.published = about_.published;
  if (file.article.outlet.empty()) file.article.outlet = about_.outlet;
  text_begin_ = file.text_begin;
  const size_t title = file.article.title.empty()
                           ? std::string::npos
                           : text_.bytes().substr(0, text_begin_).find(file.article.title);
  title_begin_ = title == std::string::npos ? 0 : title;
  return session_->SetDraft(std::move(file.article)).status();
}

absl::Status Draft::SetText(std::string text) {
  text_ = Text(std::move(text));
  return Reread();
}

absl::Status Draft::Replace(size_t begin, size_t end, std::string_view with) {
  text_.Replace(begin, end, with);
  // The first bytes of the text decide where front matter ends.
  constexpr size_t kNearFrontMatter = 8;
  if (begin < text_begin_ + kNearFrontMatter) return Reread();
  return session_
      ->Replace(Part::kBody, static_cast<uint32_t>(begin - text_begin_),
                static_cast<uint32_t>(end - text_begin_), with)
      .status();
}

std::pair<size_t, size_t> Draft::RangeOf(Part part, Span span) const {
  const size_t base = part == Part::kTitle ? title_begin_ : text_begin_;
  const size_t size = text_.bytes().size();
  return {std::min(size, base + span.begin), std::min(size, base + span.end)};
}

std::string_view Draft::WordsOf(Part part, Span span) const {
  const auto [begin, end] = RangeOf(part, span);
  return std::string_view(text_.bytes()).substr(begin, end - begin);
}

std::vector<PlacedFinding> Draft::Findings(Units units) const {
  std::vector<PlacedFinding> placed;
  for (crosscheck::DraftFinding& found : session_->Findings()) {
    if (found.sides.empty() || !found.sides.front().in_draft) continue;
    PlacedFinding one;
    const auto [begin, end] = RangeOf(found.sides.front().part, found.sides.front().value_span);
    one.begin_byte = begin;
    one.end_byte = end;
    one.begin = text_.PositionOf(begin, units);
    one.end = text_.PositionOf(end, units);
    one.found = std::move(found);
    placed.push_back(std::move(one));
  }
  std::stable_sort(
      placed.begin(), placed.end(),
      [](const PlacedFinding& a, const PlacedFinding& b) { return a.begin_byte < b.begin_byte; });
  // A fingerprint is of the words. Those of one place stand side by side, most of them alone.
  std::vector<PlacedFinding> told;
  for (PlacedFinding& one : placed) {
    const crosscheck::Finding& finding = one.found.finding;
    auto same = told.rbegin();
    for (; same != told.rend() && same->begin_byte == one.begin_byte; ++same) {
      if (same->end_byte == one.end_byte && same->found.finding.kind == finding.kind &&
          same->found.finding.fingerprint == finding.fingerprint && same->found.sides.size() == 2 &&
          one.found.sides.size() == 2)
        break;
    }
    if (same == told.rend() || same->begin_byte != one.begin_byte) {
      told.push_back(std::move(one));
    } else {
      same->copies.push_back(one.found.sides.back());
    }
  }
  return told;
}

}  // namespace lsp
