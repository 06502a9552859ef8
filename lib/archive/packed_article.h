// An article read and packed, ready to be stored: all that can be done without the archive, and so
// on many threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/postings.h"
#include "crosscheck/article/article.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/claim_index.h"

namespace crosscheck::archive {

struct PackedArticle {
  Document document;
  Fingerprint hash;  // of all fields of the article
  std::vector<Claim> claims;
  std::vector<std::string> records;  // of the claims
  std::string topic;
  ArticleHead head;
  std::vector<Posting> postings;  // Posting::article is not set yet
};

Fingerprint HashOf(const Article& article);
// `hash` is that of the article.
absl::StatusOr<PackedArticle> PackArticle(Article article, const Fingerprint& hash);
// What is asked of an article first.
ArticleHead HeadOfArticle(const Article& article, const std::vector<Claim>& claims);
// Under what an article and its claims are found. All claims have its topic.
std::vector<Posting> PostingsOf(const std::vector<Claim>& claims);

}  // namespace crosscheck::archive
