// HTML: a news page. Internal to ingest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/fields.h"
#include "ingest/html_tree.h"

namespace crosscheck::ingest {

// One page. `given` holds what is known of it from elsewhere, such as its address. What JSON-LD
// says goes before Open Graph's tags, and those before <time>, bylines and headings.
void ReadHtml(std::string_view bytes, const ReadOptions& options, Fields given, Sink& sink);

// True for bytes that begin as a page does.
bool LooksLikeHtml(std::string_view bytes);

// What of a page is its article: the node under which it stands, and what there is none of it.
struct MainPart {
  uint32_t node = 0;
  std::vector<bool> skip;  // a node each
};
MainPart FindMainPart(const HtmlTree& tree);

}  // namespace crosscheck::ingest
