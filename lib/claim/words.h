// The lists of data/en/words.inc.
#pragma once

#include "lex/word_hash.h"

namespace crosscheck::claim {

#define WORDS(name, ...) inline constexpr auto name = HashesOf({__VA_ARGS__});
#include "claim/data/en/words.inc"
#undef WORDS

}  // namespace crosscheck::claim
