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

PageReading ReadPage(const LexedText& body, std::string_view text, std::string_view title) {
  constexpr size_t kHead = 12;          // paragraphs that may stand before the title
  constexpr size_t kMarks = 64;         // bytes of quotes, dashes and names of outlets around one
  constexpr int kFewestProseWords = 5;  // a shorter paragraph does not end the tail
  constexpr int kFurnitureWords = 25;   // longer paragraphs may quote such words
  PageReading page;
  const size_t count = body.paragraphs.size();
  page.paragraphs.assign(count, ParagraphKind::kProse);
  const std::string want = Skeleton(title);
  size_t title_at = count;
  for (size_t i = 0; i < std::min(count, kHead) && !want.empty(); ++i) {
    // Far longer than the title it cannot be one.
    const std::string_view paragraph = body.paragraphs[i].span.In(text);
    if (paragraph.size() > 2 * title.size() + kMarks) continue;
    const std::string have = Skeleton(paragraph);
    if (have == want || (have.size() > want.size() && have.compare(0, want.size(), want) == 0 &&
                         have.size() < want.size() + 12)) {
      title_at = i;
      page.repeats_title = true;
      break;
    }
  }
  size_t prose_end = 0;
  for (size_t i = 0; i < count; ++i) {
    const TokenRange range = TokensOf(body, body.paragraphs[i]);
    // A caption holds a sentence before its credit: "... in the capital. Photo: X".
    bool sentence = EndsLikeASentence(body, range);
    for (uint32_t n = body.paragraphs[i].first_sentence; n < body.paragraphs[i].last_sentence;
         ++n) {
      const TokenRange one = body.sentences[n].tokens;
      sentence |= EndsLikeASentence(body, one) && WordCount(body, one) >= kFewestProseWords;
    }
    const int words = WordCount(body, range);
    const bool listed =
        body.tokens[range.begin].IsMark('-') || body.tokens[range.begin].IsMark('*');
    if (sentence && words >= kFewestProseWords && !listed) prose_end = i + 1;
    if (!sentence) page.paragraphs[i] = ParagraphKind::kHeading;
    if (!HasWords(body, range) || (words < kFurnitureWords && HasFurnitureWords(body, range)) ||
        (!sentence && title_at < count && i < title_at)) {
      page.paragraphs[i] = ParagraphKind::kFurniture;
    }
  }
  // A text of headings only (a list of headlines) has no tail.
  for (size_t i = prose_end; prose_end > 0 && i < count; ++i)
    page.paragraphs[i] = ParagraphKind::kFurniture;
  return page;
}

}  // namespace crosscheck::claim
