// The two grammars, as mention.cc sees them: each reads one mention that starts at `first`.
#pragma once

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"

namespace crosscheck::grammar {

// On success writes form and pieces (with token indices from `base`) and returns the first token
// behind the mention; on failure returns `first`. [first, last) ends with the sentence.
const Token* ParseQuantity(const Token* base, const Token* first, const Token* last,
                           Mention& mention);
const Token* ParseTime(const Token* base, const Token* first, const Token* last, Mention& mention);

}  // namespace crosscheck::grammar
