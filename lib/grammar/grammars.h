// The two grammars, as mention.cc sees them: each reads one mention that starts at `first`.
#pragma once

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"

namespace crosscheck::grammar {

// On success writes form and pieces (with token indices from `base`) and returns the first token
// behind the mention; on failure returns `first`. [first, last) ends with the sentence.
// Without `ranges` only the first number with what belongs to it is read.
const Token* ParseQuantity(const Token* base, const Token* first, const Token* last, bool ranges,
                           Mention& mention);
const Token* ParseTime(const Token* base, const Token* first, const Token* last, Mention& mention);

}  // namespace crosscheck::grammar
