// An article read and packed, ready to be stored: all that can be done without the archive, and so
// on many threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

// Of all that is stored of it. Articles without the fields that newsroom formats tell besides have
// the hash that they had before these were stored.
Fingerprint HashOf(const Article& article);
// "12-40 95-120", and back; nullopt for what is no such list, or has a span beyond `bytes`.
std::string CaptionsText(const std::vector<Span>& captions);
std::optional<std::vector<Span>> ParseCaptions(std::string_view text, size_t bytes);
// `hash` is that of the article.
absl::StatusOr<PackedArticle> PackArticle(Article article, const Fingerprint& hash);
// What is asked of an article first.
ArticleHead HeadOfArticle(const Article& article, const std::vector<Claim>& claims);
// Under what an article and its claims are found. All claims have its topic.
std::vector<Posting> PostingsOf(const std::vector<Claim>& claims);

}  // namespace crosscheck::archive
