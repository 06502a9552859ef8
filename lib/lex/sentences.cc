// The door is SplitSentences: tokens -> sentences and paragraphs. A sentence ends at . ! ? with
// what closes behind it, where the next token can begin one, and at the end of a line where lines
// are paragraphs.
#include <algorithm>

#include "crosscheck/lex/lexicon.h"
#include "crosscheck/lex/token.h"
#include "lex/class_bits.h"
#include "lex/lines.h"

namespace crosscheck {
namespace {

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

// In hard-wrapped text (mail, old wire copy) a line end means nothing: no line is long, most are
// nearly full.
bool IsHardWrapped(const LineSigns& signs) {
  constexpr uint32_t kFewestLines = 6;
  return signs.long_lines == 0 && signs.lines >= kFewestLines &&
         3 * signs.full_lines >= 2 * signs.lines;
}

// True for a long line, which no hard-wrapped text has.
static bool CountLine(size_t size, LineSigns& signs) {
  constexpr size_t kLongestWrapped = 90, kNearlyFull = 55;
  signs.long_lines += size > kLongestWrapped;
  signs.lines += size > 0;
  signs.full_lines += size >= kNearlyFull;
  return size > kLongestWrapped;
}

void CountLines(std::string_view text, LineSigns& signs) {
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    CountLine(end - start, signs);
    start = end + 1;
  }
}

bool IsHardWrapped(std::string_view text) {
  LineSigns signs;
  for (size_t start = 0; start < text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    if (CountLine(end - start, signs)) return false;  // most texts, soon
    start = end + 1;
  }
  return IsHardWrapped(signs);
}

void SplitSentences(std::string_view text, bool wrapped, LexedText& lexed) {
  const std::vector<Token>& tokens = lexed.tokens;
  const auto count = static_cast<uint32_t>(tokens.size());
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
               tokens[at + 1].kind == TokenKind::kNumber && tokens[at + 2].IsMark(']') &&
               !((tokens[at + 1].flags | tokens[at + 2].flags) & token_flags::kLineStart);
      };
      while (last + 1 < count && (Closes(tokens[last + 1]) || note(last + 1)) &&
             !(tokens[last + 1].flags & token_flags::kLineStart))
        last += note(last + 1) ? 3 : 1;
    }
    if (last + 1 == count) {
      close(count);
      break;
    }
    const Token& next = tokens[last + 1];
    const bool line_end = next.flags & token_flags::kLineStart;
    const bool paragraph =
        line_end && (!wrapped || BlankLineBetween(text, tokens[last].end, next.begin));
    // No sentence of prose is that long; what is (a table, a list without a stop) is cut, so that
    // work within a sentence stays bounded.
    constexpr uint32_t kLongestSentence = 400;
    const bool too_long = last + 1 - begin >= kLongestSentence;
    const bool after_stop = full_stop && (CanBegin(next) && (next.SpaceBefore() || last > i));
    if (paragraph || too_long || after_stop ||
        (last == i && !full_stop && EndsBehind(tokens[i], next))) {
      close(last + 1);
      new_paragraph = paragraph;
      i = last;
    }
  }
}

}  // namespace crosscheck
