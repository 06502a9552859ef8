// Acronyms that an article defines itself: "the National Transport Board (NTB)".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "crosscheck/lex/token.h"

namespace crosscheck::claim {

struct Acronym {
  TokenRange long_form;  // "National Transport Board"
  uint32_t token;        // "NTB"
};

// In the order of the text. Every letter begins a word with a capital, small words aside.
std::vector<Acronym> FindAcronyms(const LexedText& lexed, std::string_view text);

}  // namespace crosscheck::claim
