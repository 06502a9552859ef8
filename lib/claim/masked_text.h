// Masked text: what a sentence says with its numbers left out. Internal.
#pragma once

#include <cstdint>

#include "base/mix.h"
#include "crosscheck/lex/token.h"

namespace crosscheck::claim {

// A hash of the words of the tokens, in any letter case, without numbers and marks: equal for "same
// text, other number". 0 where fewer than six words are left.
inline uint64_t MaskedText(const LexedText& lexed, TokenRange range) {
  constexpr int kFewestWords = 6;
  uint64_t hash = 0;
  int words = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = lexed.tokens[i];
    const bool number = token.Is(WordClass::kDigitWord) || token.Is(WordClass::kTeenWord) ||
                        token.Is(WordClass::kTensWord);
    if (token.kind != TokenKind::kWord || number) continue;
    hash = Mix(hash, token.hash);
    ++words;
  }
  return words < kFewestWords ? 0 : hash;
}

}  // namespace crosscheck::claim
