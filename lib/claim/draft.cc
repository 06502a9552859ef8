// The door is DraftReader. The body is cut into stretches of whole lines that can be read alone:
// cut only behind a token of punctuation, so that no word before the cut says anything of the words
// behind it. An edit lexes anew the lines that it touches. Then it is settled what only the whole
// text tells (draft_settle.cc): how it writes decimals and wraps its lines, the long forms of
// acronyms, the last time mentioned before each stretch, signs with several meanings, what belongs
// to the page, what stands for a name, what it is all about.
#include "claim/draft.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "crosscheck/base/fingerprint.h"

namespace crosscheck::claim {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";
// All that is kept of lines that went is of so much text.
constexpr size_t kMostAwayBytes = size_t{1} << 16;

// Behind the line that holds text[at], and the blank lines behind that.
uint32_t EndOfLine(std::string_view text, uint32_t at) {
  const size_t line = text.find('\n', at);
  if (line == text.npos) return static_cast<uint32_t>(text.size());
  const size_t next = text.find_first_not_of(kBlanks, line);
  if (next == text.npos) return static_cast<uint32_t>(text.size());
  return static_cast<uint32_t>(text.rfind('\n', next) + 1);
}

// May the last token of these lines be one of punctuation? Cheaper than lexing them.
bool MayEndInPunctuation(std::string_view lines) {
  const size_t last = lines.find_last_not_of(kBlanks);
  if (last == lines.npos) return false;
  const char c = lines[last];
  const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return !word;
}

bool EndsInBlankLine(std::string_view lines) {
  const size_t last = lines.find_last_not_of(kBlanks);
  return last != lines.npos &&
         std::count(lines.begin() + static_cast<std::ptrdiff_t>(last), lines.end(), '\n') >= 2;
}

}  // namespace

void DraftReader::SetDraft(Article draft) {
  article_ = std::make_shared<Article>(std::move(draft));
  context_.published.reset();
  if (article_->published) context_.published = article_->published->day();
  context_.outlet = article_->outlet;
  terms_.SetLongForms({});
  long_forms_.clear();
  style_ = {};
  by_lines_ = true;
  body_.clear();
  retired_.clear();
  term_counts_.clear();
  topic_changed_ = true;
  claims_.clear();
  stamps_.clear();
  bases_.clear();
  title_ = LexChunk(Part::kTitle, 0, static_cast<uint32_t>(article_->title.size()));
  title_skeleton_ = TitleSkeleton(article_->title);
  CutAll();
  Settle();
}

void DraftReader::Replace(Part part, uint32_t begin, uint32_t end, std::string_view text) {
  if (part == Part::kTitle) {
    article_->title.replace(begin, end - begin, text);
    Drop(*title_, Part::kTitle);
    title_ = LexChunk(Part::kTitle, 0, static_cast<uint32_t>(article_->title.size()));
    title_skeleton_ = TitleSkeleton(article_->title);
    for (const auto* all : {&body_, &away_}) {
      for (const LinesPtr& lines : *all)
        std::fill(lines->says_title.begin(), lines->says_title.end(), int8_t{-1});
    }
    return Settle();
  }
  if (body_.empty() || !by_lines_) {
    article_->text.replace(begin, end - begin, text);
    CutAll();
    return Settle();
  }
  const auto holding = [&](uint32_t at) {  // the first whose end is behind `at`, or the last
    const auto found = std::upper_bound(
        body_.begin(), body_.end() - 1, at,
        [](uint32_t x, const LinesPtr& lines) { return x < lines->begin + lines->size; });
    return static_cast<size_t>(found - body_.begin());
  };
  size_t first = holding(begin);
  const size_t last = end > begin ? holding(end - 1) : first;
  // A blank line before the edit may be the only one that parts it from the lines before.
  if (style_.hard_wrapped && first > 0) --first;
  const auto grown = static_cast<uint32_t>(text.size()) - (end - begin);  // modulo 2^32
  const uint32_t from = body_[first]->begin;
  const uint32_t to = body_[last]->begin + body_[last]->size + grown;
  article_->text.replace(begin, end - begin, text);
  for (size_t i = last + 1; i < body_.size(); ++i) body_[i]->begin += grown;
  std::vector<LinesPtr> cut;
  const uint32_t behind = Cut(from, to, last + 1, cut);
  size_t next = last + 1;
  while (next < body_.size() && body_[next]->begin < behind) ++next;
  for (size_t i = first; i < next; ++i) Leave(std::move(body_[i]));
  const auto at = body_.erase(body_.begin() + static_cast<std::ptrdiff_t>(first),
                              body_.begin() + static_cast<std::ptrdiff_t>(next));
  body_.insert(at, std::make_move_iterator(cut.begin()), std::make_move_iterator(cut.end()));
  Settle();
}

DraftReader::LinesPtr DraftReader::LexChunk(Part part, uint32_t begin, uint32_t end) {
  const std::string_view all = part == Part::kBody ? article_->text : article_->title;
  const std::string_view text = all.substr(begin, end - begin);
  uint64_t text_hash = 0;
  if (part == Part::kBody && by_lines_ && text.size() <= kMostAwayBytes) {
    text_hash = Hash64(text) | 1;
    if (LinesPtr known = Return(text, text_hash)) {
      known->begin = begin;
      return known;
    }
  }
  auto lines = std::make_unique<Lines>();
  lines->begin = begin;
  lines->size = end - begin;
  lines->text_hash = text_hash;
  if (part == Part::kTitle) {
    lines->lexed = Lex(text, part);
  } else {
    lines->lexed = LexLines(text, part, style_, lines->signs);
  }
  return lines;
}

// Cuts the text from `begin` on, to `end` and as much further as is needed to end where a cut can
// be: that takes lines in from body_[next] on. Returns where it ends.
uint32_t DraftReader::Cut(uint32_t begin, uint32_t end, size_t next, std::vector<LinesPtr>& out) {
  const std::string_view text = article_->text;
  const auto can_end = [&](uint32_t stop) {
    const std::string_view lines = text.substr(begin, stop - begin);
    return MayEndInPunctuation(lines) && (!style_.hard_wrapped || EndsInBlankLine(lines));
  };
  while (begin < end) {
    LinesPtr lines;
    for (uint32_t stop = begin; lines == nullptr;) {
      stop = EndOfLine(text, stop);
      while (stop > end) end += body_[next++]->size;
      if (stop < text.size() && !can_end(stop)) continue;
      lines = LexChunk(Part::kBody, begin, stop);
      const std::vector<Token>& tokens = lines->lexed.tokens;
      const bool ends = !tokens.empty() && tokens.back().kind == TokenKind::kPunctuation;
      if (stop < text.size() && !ends) {
        Drop(*lines, Part::kBody);
        lines = nullptr;
      }
    }
    begin += lines->size;
    out.push_back(std::move(lines));
  }
  return end;
}

void DraftReader::CutAll() {
  for (const LinesPtr& lines : body_) Drop(*lines, Part::kBody);
  body_.clear();
  away_.clear();
  const auto size = static_cast<uint32_t>(article_->text.size());
  if (by_lines_) {
    Cut(0, size, 0, body_);
  } else {
    body_.push_back(LexChunk(Part::kBody, 0, size));
  }
}

// nullptr where they are not known any more.
DraftReader::LinesPtr DraftReader::Return(std::string_view text, uint64_t text_hash) {
  const auto found = std::find_if(away_.rbegin(), away_.rend(), [&](const LinesPtr& lines) {
    return lines->text_hash == text_hash && lines->size == text.size();
  });
  if (found == away_.rend()) return nullptr;
  LinesPtr lines = std::move(*found);
  away_.erase(found.base() - 1);
  return lines;
}

// The last ones stay as they were read, so far as they are not too many or too long.
void DraftReader::Leave(LinesPtr lines) {
  constexpr size_t kMostAway = 32;
  if (lines->text_hash == 0) return Drop(*lines, Part::kBody);
  Uncount(*lines, Part::kBody);
  away_.push_back(std::move(lines));
  size_t bytes = 0;
  for (const LinesPtr& away : away_) bytes += away->size;
  while (away_.size() > kMostAway || bytes > kMostAwayBytes) {
    bytes -= away_.front()->size;
    Drop(*away_.front(), Part::kBody);
    away_.erase(away_.begin());
  }
}

void DraftReader::Uncount(Lines& lines, Part part) {
  for (SentenceReading& sentence : lines.sentences) {
    if (sentence.counted) Count(sentence, part, false);
  }
}

// Before lines go for good, or are read anew.
void DraftReader::Drop(Lines& lines, Part part) {
  Uncount(lines, part);
  for (SentenceReading& sentence : lines.sentences) {
    if (!sentence.claims.empty()) retired_.push_back(std::move(sentence));
  }
  lines.sentences.clear();
}

}  // namespace crosscheck::claim
