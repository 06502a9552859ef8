// Articles and their claims as they were added, by number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/sqlite.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::archive {

// NotFound for a number that no article has, DataLoss for what is not as it was stored.
class ArticleReader {
 public:
  static absl::StatusOr<ArticleReader> Create(const Database& database);

  absl::StatusOr<Article> Read(int64_t number);
  // As ClaimIndex::ClaimsOf.
  absl::StatusOr<std::vector<Claim>> Claims(int64_t number);
  // As ClaimIndex::SentenceOf, without the topic; the place of the first of them.
  absl::StatusOr<uint32_t> Sentence(int64_t number, uint32_t claim, std::vector<Claim>& claims);

 private:
  // What claims need that is kept with their article.
  struct Heading;
  absl::StatusOr<Heading> ReadHeading(int64_t number, bool with_topic);
  absl::Status Append(int64_t number, const Heading& heading, Statement& row,
                      std::vector<Claim>& claims) const;
  absl::Status Damaged(int64_t number, std::string_view what) const;

  std::string path_;
  Statement article_, body_, claims_, sentence_;
};

}  // namespace crosscheck::archive
