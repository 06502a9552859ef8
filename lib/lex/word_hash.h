// Lists of words that the lexicon does not tell apart, looked up by Token::hash, in any case:
//
//   #define WORDS(name, ...) constexpr auto name = HashesOf({__VA_ARGS__});
//   #include "claim/data/en/words.inc"
//   #undef WORDS
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "crosscheck/lex/token.h"
#include "lex/lexicon_internal.h"

namespace crosscheck {

// Token::hash of a word in lower case.
consteval uint32_t WordHash(std::string_view lower_case) {
  uint64_t hash = lexicon_internal::kHashSeed;
  for (char letter : lower_case)
    hash = lexicon_internal::HashByte(hash, static_cast<uint8_t>(letter));
  return static_cast<uint32_t>(hash);
}

template <size_t kSize>
consteval std::array<uint32_t, kSize> HashesOf(const std::string_view (&words)[kSize]) {
  std::array<uint32_t, kSize> hashes{};
  for (size_t i = 0; i < kSize; ++i) hashes[i] = WordHash(words[i]);
  return hashes;
}

template <size_t kSize>
bool IsOneOf(const Token& token, const std::array<uint32_t, kSize>& words) {
  return token.kind == TokenKind::kWord &&
         std::find(words.begin(), words.end(), token.hash) != words.end();
}

}  // namespace crosscheck
