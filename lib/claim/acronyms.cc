// The door is FindAcronyms: capitals between brackets, spelt by the words before them from the last
// to the first.
#include "claim/acronyms.h"

namespace crosscheck::claim {
namespace {

constexpr uint32_t kLongest = 6;

// The words before `end` that begin with the letters of `acronym`; empty where they do not.
TokenRange LongForm(const LexedText& lexed, std::string_view text, TokenRange range, uint32_t end,
                    std::string_view acronym) {
  uint32_t i = end;
  for (size_t letters = acronym.size(); letters > 0;) {
    if (i == range.begin) return {};
    const Token& token = lexed.tokens[--i];
    if (token.IsMark('-')) continue;
    if (token.kind != TokenKind::kWord) return {};
    if (token.Capitalized()) {
      if (text[token.begin] != acronym[letters - 1]) return {};
      --letters;
    } else if (letters == acronym.size() || token.word == 0) {
      return {};  // only "of", "for", "and" stand between
    }
  }
  return {i, end};
}

}  // namespace

std::vector<Acronym> FindAcronyms(const LexedText& lexed, std::string_view text) {
  std::vector<Acronym> acronyms;
  for (const Sentence& sentence : lexed.sentences) {
    const TokenRange range = sentence.tokens;
    for (uint32_t i = range.begin + 3; i + 1 < range.end; ++i) {
      const Token& token = lexed.tokens[i];
      if (!lexed.tokens[i - 1].IsMark('(') || !lexed.tokens[i + 1].IsMark(')') ||
          token.kind != TokenKind::kWord || !token.AllCaps() || token.end - token.begin > kLongest)
        continue;
      const TokenRange words = LongForm(lexed, text, range, i - 1, token.span().In(text));
      if (!words.empty()) acronyms.push_back({words, i});
    }
  }
  return acronyms;
}

}  // namespace crosscheck::claim
