// Text of markup: elements -> what a reader sees of them. Internal to ingest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/base/span.h"
#include "ingest/html_tree.h"

namespace crosscheck::ingest {

struct MarkupText {
  std::string text;
  std::vector<Span> captions;  // of pictures, in text
};

// The subtree of `node`: a blank line between blocks, a line end for <br>, rows of tables on lines
// of their own with tabs between cells, blanks folded. Scripts, forms' fields and navigation are
// left out, and the nodes that `skip` names; empty: none.
MarkupText TextOfMarkup(const HtmlTree& tree, uint32_t node, const std::vector<bool>& skip = {});

// The same for a piece of HTML, as feeds carry it.
MarkupText TextOfHtml(std::string_view html);

}  // namespace crosscheck::ingest
