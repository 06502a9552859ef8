// Words named in code that no table has: "limit"_word is the Token::hash of it in any case.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "crosscheck/lex/token.h"
#include "lex/lexicon_internal.h"

namespace crosscheck::claim {

consteval uint32_t operator""_word(const char* lower_case, size_t size) {
  uint64_t hash = lexicon_internal::kHashSeed;
  for (size_t i = 0; i < size; ++i)
    hash = lexicon_internal::HashByte(hash, static_cast<uint8_t>(lower_case[i]));
  return static_cast<uint32_t>(hash);
}

inline bool IsOneOf(const Token& token, std::initializer_list<uint32_t> words) {
  return token.kind == TokenKind::kWord &&
         std::find(words.begin(), words.end(), token.hash) != words.end();
}

}  // namespace crosscheck::claim
