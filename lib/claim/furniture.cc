// The door is ReadPage. Three signs make furniture: words that only pages say (lexicon class
// furniture), a place before the title or behind the last prose paragraph without being a sentence,
// and lines without a word.
#include "claim/furniture.h"

#include <algorithm>

#include "crosscheck/lex/lexicon.h"

namespace crosscheck::claim {
namespace {

// Letters and digits only, lower case, so that quotes and dashes of another make do not matter.
std::string Skeleton(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

TokenRange TokensOf(const LexedText& body, const Paragraph& paragraph) {
  return {body.sentences[paragraph.first_sentence].tokens.begin,
          body.sentences[paragraph.last_sentence - 1].tokens.end};
}

bool EndsLikeASentence(const LexedText& body, TokenRange range) {
  for (uint32_t i = range.end; i > range.begin; --i) {
    const Token& token = body.tokens[i - 1];
    if (token.kind != TokenKind::kPunctuation) return false;
    if (token.IsMark('.') || token.IsMark('!') || token.IsMark('?') || token.IsMark(':'))
      return true;
    if (token.IsMark(',') || token.IsMark('-') || token.IsMark('*')) return false;
  }
  return false;
}

bool HasFurnitureWords(const LexedText& body, TokenRange range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (body.tokens[i].word != 0 &&
        MatchPhrase(body.tokens, i, range.end, WordClass::kFurniture).length > 0)
      return true;
  }
  return false;
}

bool IsLongWord(const Token& t) { return t.kind == TokenKind::kWord && t.end - t.begin > 2; }

// Words that make a sentence; its numbers are some.
int WordCount(const LexedText& body, TokenRange range) {
  return static_cast<int>(
      std::count_if(body.tokens.begin() + range.begin, body.tokens.begin() + range.end,
                    [](const Token& t) { return IsLongWord(t) || t.kind == TokenKind::kNumber; }));
}

bool HasWords(const LexedText& body, TokenRange range) {
  return std::any_of(body.tokens.begin() + range.begin, body.tokens.begin() + range.end,
                     IsLongWord);
}

}  // namespace

ParagraphSigns SignsOf(const LexedText& body, const Paragraph& paragraph) {
  constexpr int kFewestProseWords = 5;  // a shorter paragraph does not end the tail
  constexpr int kFurnitureWords = 25;   // longer paragraphs may quote such words
  const TokenRange range = TokensOf(body, paragraph);
  ParagraphSigns signs;
  // A caption holds a sentence before its credit: "... in the capital. Photo: X".
  signs.sentence = EndsLikeASentence(body, range);
  for (uint32_t n = paragraph.first_sentence; n < paragraph.last_sentence; ++n) {
    const TokenRange one = body.sentences[n].tokens;
    signs.sentence |= EndsLikeASentence(body, one) && WordCount(body, one) >= kFewestProseWords;
  }
  const int words = WordCount(body, range);
  signs.listed = body.tokens[range.begin].IsMark('-') || body.tokens[range.begin].IsMark('*');
  signs.prose = signs.sentence && words >= kFewestProseWords && !signs.listed;
  signs.has_words = HasWords(body, range);
  signs.furniture_words = words < kFurnitureWords && HasFurnitureWords(body, range);
  return signs;
}

std::string TitleSkeleton(std::string_view title) { return Skeleton(title); }

bool SaysTitle(std::string_view paragraph, std::string_view title, std::string_view want) {
  constexpr size_t kMarks = 64;  // bytes of quotes, dashes and names of outlets around one
  // Far longer than the title it cannot be one.
  if (want.empty() || paragraph.size() > 2 * title.size() + kMarks) return false;
  const std::string have = Skeleton(paragraph);
  return have == want || (have.size() > want.size() && have.compare(0, want.size(), want) == 0 &&
                          have.size() < want.size() + 12);
}

PageReading JudgePage(absl::Span<const ParagraphSigns> signs, size_t title_at) {
  PageReading page;
  const size_t count = signs.size();
  page.paragraphs.assign(count, ParagraphKind::kProse);
  page.repeats_title = title_at < count;
  size_t prose_end = 0;
  for (size_t i = 0; i < count; ++i) {
    if (signs[i].prose) prose_end = i + 1;
    if (!signs[i].sentence) page.paragraphs[i] = ParagraphKind::kHeading;
    if (!signs[i].has_words || signs[i].furniture_words ||
        (!signs[i].sentence && title_at < count && i < title_at)) {
      page.paragraphs[i] = ParagraphKind::kFurniture;
    }
  }
  // A text of headings only (a list of headlines) has no tail.
  for (size_t i = prose_end; prose_end > 0 && i < count; ++i)
    page.paragraphs[i] = ParagraphKind::kFurniture;
  return page;
}

PageReading ReadPage(const LexedText& body, std::string_view text, std::string_view title) {
  const std::string skeleton = TitleSkeleton(title);
  const size_t count = body.paragraphs.size();
  size_t title_at = count;
  for (size_t i = 0; i < std::min(count, kHeadParagraphs) && title_at == count; ++i) {
    if (SaysTitle(body.paragraphs[i].span.In(text), title, skeleton)) title_at = i;
  }
  std::vector<ParagraphSigns> signs;
  signs.reserve(count);
  for (const Paragraph& paragraph : body.paragraphs) signs.push_back(SignsOf(body, paragraph));
  return JudgePage(signs, title_at);
}

}  // namespace crosscheck::claim
