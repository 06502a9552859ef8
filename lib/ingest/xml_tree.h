// What the readers of XML share: a parsed document with places, and names without prefixes.
// Internal to ingest.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/fields.h"

namespace crosscheck::ingest {

// "content:encoded" is asked for by that name; "nitf:p" and "p" are both "p".
inline std::string_view LocalName(const char* name) {
  const std::string_view whole(name);
  const size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

// Lines of nodes, which must be asked for in document order.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  uint32_t At(ptrdiff_t offset);

 private:
  std::string_view text_;
  size_t at_ = 0;
  uint32_t line_ = 1;
};

// The first child element of that local name; null where there is none.
pugi::xml_node Child(pugi::xml_node node, std::string_view name);
// The first of that local name below, in document order.
pugi::xml_node Descendant(pugi::xml_node node, std::string_view name);
// All text below, blanks folded.
std::string TextOf(pugi::xml_node node);
std::string ChildText(pugi::xml_node node, std::string_view name);
// The node with its markup, as it would stand in a file.
std::string MarkupOf(pugi::xml_node node);

// Readers of one kind of document each.
void ReadRss(pugi::xml_node root, Lines& lines, const Fields& given, Sink& sink);
void ReadAtom(pugi::xml_node feed, Lines& lines, const Fields& given, Sink& sink);
void ReadNitf(pugi::xml_node nitf, uint32_t line, Fields given, Sink& sink);
void ReadNewsMl(pugi::xml_node root, Lines& lines, const Fields& given, Sink& sink);

}  // namespace crosscheck::ingest
