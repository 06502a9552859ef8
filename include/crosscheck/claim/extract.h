// Reading an article: text -> mentions with their values -> claims.
//
//   absl::StatusOr<Document> doc = Document::Create(std::move(article));
//   ArticleReading reading = ReadArticle(*doc, 0);
//   for (const Claim& c : reading.claims) ...
//
// Pure and deterministic; linear in the text for prose. Thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/normalize/value.h"

namespace crosscheck {

// To be raised with every change that reads other mentions or claims in the same text, so that an
// archive can tell which articles to read again (Archive::Reread).
inline constexpr int kExtractionVersion = 8;

struct ArticleReading {
  std::vector<Value> mentions;  // title first, then body, in order
  std::vector<Claim> claims;    // likewise
};

// `article` is the index that the claims carry. A title that the text repeats at its head is read
// once, in the text. Page furniture, second copies of a sentence and numbers that say nothing by
// themselves ("the two countries") yield mentions and no claims; an article that was withdrawn by
// its source yields neither.
ArticleReading ReadArticle(const Document& document, uint32_t article);

}  // namespace crosscheck
