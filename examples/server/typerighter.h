// Typerighter's HTTP interface, as prosemirror-typerighter asks it: POST /check, GET /categories.
// Positions are UTF-16 units, counted from the `from` of a block.
#pragma once

#include <string_view>

#include "draft.h"
#include "http.h"
#include "languagetool.h"

namespace server {

// {requestId, documentId?, categoryIds?, excludeCategoryIds?, blocks: [{id, text, from, to,
// skipRanges?}]}. The blocks are one draft; where the archive has an article of the id documentId,
// that is an earlier version of it, and tells its outlet and date. The answer is complete for its
// blocks and categories, or it is 503: a client takes what is missing for mended.
Answer TyperighterCheck(std::string_view body, std::string_view archive, Drafts& drafts,
                        const EditorOptions& options);
Answer TyperighterCategories();

}  // namespace server
