// Entities: "&amp;", "&#8220;" and the like -> characters. Internal to ingest.
#pragma once

#include <string>
#include <string_view>

namespace crosscheck::ingest {

// Reads the reference at the head of `text`, which begins with '&', by the rules of HTML; appends
// its characters to `out` as UTF-8 and returns its length. 0, and nothing appended, where it is a
// bare '&'. `in_attribute`: a name without semicolon is none before '=' or a letter
// ("?a=1&copy=2").
size_t ReadEntity(std::string_view text, bool in_attribute, std::string& out);

// The text with all of them read.
std::string Unescaped(std::string_view text, bool in_attribute = false);

}  // namespace crosscheck::ingest
