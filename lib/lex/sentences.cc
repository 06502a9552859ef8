// The door is SplitSentences: tokens -> sentences and paragraphs. A sentence ends at . ! ? with
// what closes behind it, where the next token can begin one, and at the end of a line where lines
// are paragraphs.
#include <algorithm>

#include "crosscheck/lex/lexicon.h"
#include "crosscheck/lex/token.h"

namespace crosscheck {
namespace {

constexpr uint64_t Bit(WordClass c) { return uint64_t{1} << static_cast<int>(c); }
constexpr uint64_t kFunctionWords = Bit(WordClass::kArticle) | Bit(WordClass::kDeterminer) |
                                    Bit(WordClass::kPronoun) | Bit(WordClass::kPreposition) |
                                    Bit(WordClass::kConjunction) | Bit(WordClass::kStop) |
                                    Bit(WordClass::kModifier) | Bit(WordClass::kClauseBreak);

bool Closes(const Token& token) {
  return !token.SpaceBefore() &&
         (token.IsMark('"') || token.IsMark('\'') || token.IsMark(')') || token.IsMark(']'));
}

bool CanBegin(const Token& token) {
  switch (token.kind) {
    case TokenKind::kWord:
      return token.Capitalized();
    case TokenKind::kIdentifier:
    case TokenKind::kNumber:
    case TokenKind::kOrdinal:
    case TokenKind::kFraction:
    case TokenKind::kDecade:
    case TokenKind::kDate:
    case TokenKind::kClock:
    case TokenKind::kSymbol:
    case TokenKind::kLink:
      return token.SpaceBefore();
    default:
      return token.SpaceBefore() &&
             (token.IsMark('"') || token.IsMark('\'') || token.IsMark('(') || token.IsMark('[') ||
              token.IsMark('_') || token.IsMark('-') || token.IsMark('*'));
  }
}

// In hard-wrapped text (mail, old wire copy) a line end means nothing: no line is long, most are
// nearly full.
bool IsHardWrapped(std::string_view text) {
  constexpr size_t kLongestWrapped = 90, kNearlyFull = 55, kFewestLines = 6;
  size_t lines = 0, full = 0, start = 0;
  while (start < text.size()) {
    size_t end = text.find('\n', start);
    if (end == std::string_view::npos) end = text.size();
    const size_t size = end - start;
    if (size > kLongestWrapped) return false;
    if (size > 0) ++lines, full += size >= kNearlyFull;
    start = end + 1;
  }
  return lines >= kFewestLines && 3 * full >= 2 * lines;
}

bool BlankLineBetween(std::string_view text, uint32_t begin, uint32_t end) {
  int newlines = 0;
  for (char c : text.substr(begin, end - begin)) newlines += c == '\n';
  return newlines >= 2;
}

// Does a sentence end behind token `i`? `next` is the first token of what would follow.
bool EndsBehind(const Token& token, const Token& next) {
  if (token.IsMark('.') || token.IsMark('!') || token.IsMark('?')) return CanBegin(next);
  if (token.kind == TokenKind::kWord && token.Is(WordClass::kAbbreviation)) {
    // "in the U.S. About 28,000 people" ends one, "the U.S. Postal Service" does not.
    return next.Capitalized() && (next.classes & kFunctionWords) && !next.AllCaps() &&
           !next.Is(WordClass::kMonth);
  }
  return false;
}

}  // namespace

void SplitSentences(std::string_view text, LexedText& lexed) {
  const std::vector<Token>& tokens = lexed.tokens;
  const auto count = static_cast<uint32_t>(tokens.size());
  const bool wrapped = IsHardWrapped(text);
  uint32_t begin = 0;
  bool new_paragraph = true;
  const auto close = [&](uint32_t end) {
    if (new_paragraph) {
      lexed.paragraphs.push_back(
          {{tokens[begin].begin, 0}, static_cast<uint32_t>(lexed.sentences.size()), 0});
      new_paragraph = false;
    }
    lexed.sentences.push_back({{begin, end},
                               {tokens[begin].begin, tokens[end - 1].end},
                               static_cast<uint32_t>(lexed.paragraphs.size() - 1)});
    lexed.paragraphs.back().span.end = tokens[end - 1].end;
    lexed.paragraphs.back().last_sentence = static_cast<uint32_t>(lexed.sentences.size());
    begin = end;
  };
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t last = i;  // of the closing marks behind a sentence end
    const bool full_stop = tokens[i].IsMark('.') || tokens[i].IsMark('!') || tokens[i].IsMark('?');
    if (full_stop) {
      // "... fourteen.[8][39] Police came": notes belong to what they note.
      const auto note = [&](uint32_t at) {
        return at + 2 < count && tokens[at].IsMark('[') && !tokens[at].SpaceBefore() &&
               tokens[at + 1].kind == TokenKind::kNumber && tokens[at + 2].IsMark(']');
      };
      while (last + 1 < count && (Closes(tokens[last + 1]) || note(last + 1)) &&
             !(tokens[last + 1].flags & token_flags::kLineStart))
        last += note(last + 1) ? 3 : 1;
    }
    if (last + 1 == count) {
      close(count);
      break;
    }
    // No sentence of prose is that long; what is (a table, a list without a stop) is cut, so that
    // work within a sentence stays bounded.
    constexpr uint32_t kLongestSentence = 400;
    if (last + 1 - begin >= kLongestSentence) {
      close(last + 1);
      i = last;
      continue;
    }
    const Token& next = tokens[last + 1];
    const bool line_end = next.flags & token_flags::kLineStart;
    const bool paragraph =
        line_end && (!wrapped || BlankLineBetween(text, tokens[last].end, next.begin));
    const bool after_stop = full_stop && (CanBegin(next) && (next.SpaceBefore() || last > i));
    if (paragraph || after_stop || (last == i && !full_stop && EndsBehind(tokens[i], next))) {
      close(last + 1);
      new_paragraph = paragraph;
      i = last;
    }
  }
}

}  // namespace crosscheck
