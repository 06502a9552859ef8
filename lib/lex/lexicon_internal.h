// The lexicon as the lexer sees it: look-up by a hash that is built while a word is scanned.
#pragma once

#include <cstdint>

#include "crosscheck/lex/token.h"

namespace crosscheck::lexicon_internal {

// FNV-1a, 64 bits, as in make_lexicon.py.
inline constexpr uint64_t kHashSeed = 0xcbf29ce484222325u;
inline constexpr uint64_t HashByte(uint64_t hash, uint8_t byte) {
  return (hash ^ byte) * 0x100000001b3u;
}

// What the lexer wants of a word, in one call.
struct Entry {
  uint64_t classes;
  WordId word;
};
Entry Lookup(uint64_t hash);
// 0 when no word of the lexicon has this hash.
WordId Find(uint64_t hash);
uint64_t Classes(WordId word);
// Classes of all forms that start with this word, longer ones included.
uint64_t Starts(WordId word);

}  // namespace crosscheck::lexicon_internal
