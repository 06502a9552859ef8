// Sets of word classes, as Token::classes and the lexicon hold them. Internal.
#pragma once

#include <cstdint>

#include "crosscheck/lex/token.h"

namespace crosscheck {

constexpr uint64_t Bit(WordClass c) { return uint64_t{1} << static_cast<int>(c); }

}  // namespace crosscheck
