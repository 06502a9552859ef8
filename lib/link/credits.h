// Credits: what one article tells of where it comes from. Internal to link.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/article/article.h"
#include "crosscheck/lex/token.h"

namespace crosscheck::link {

// The form under which the tables have a name: lower case, without "the" at the head, without what
// stands in parentheses; marks are blanks. A domain loses its "www.".
std::string FoldName(std::string_view name);

// Of an outlet by its name or domain, else by the host of the URL; empty where the table has none.
std::string_view OwnerOf(const Article& article);

// An agency named at a token.
struct AgencyMatch {
  uint32_t length = 0;    // tokens; 0: none is named
  std::string_view name;  // in the table's words
};
AgencyMatch AgencyAt(const LexedText& lexed, std::string_view text, uint32_t at, uint32_t end);

// False where no agency stands in the text: quick, for the many texts that name none.
bool MayNameAgency(std::string_view text);

// Agencies that the article credits as a whole, ascending.
std::vector<std::string_view> CreditedAgencies(const Article& article, const LexedText& body);

// Agencies that one sentence credits, ascending.
std::vector<std::string_view> CitedAgencies(const LexedText& lexed, std::string_view text,
                                            TokenRange sentence);

}  // namespace crosscheck::link
