// Heads of articles, packed by the thousand: a look-up asks for those of every article that shares
// a few words with a draft.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "archive/sqlite.h"
#include "crosscheck/link/claim_index.h"

namespace crosscheck::archive {

inline constexpr uint32_t kHeadsInChunk = 1024;

// Of the articles from chunk * kHeadsInChunk on; nullopt for a number that no article has.
using HeadChunk = std::array<std::optional<ArticleHead>, kHeadsInChunk>;

class HeadReader {
 public:
  static absl::StatusOr<HeadReader> Create(const Database& database);
  // All nullopt for a chunk that is not there.
  absl::StatusOr<std::unique_ptr<HeadChunk>> Read(int64_t chunk);

 private:
  Statement find_;
};

// Changes of one transaction, kept until it ends.
class HeadWriter {
 public:
  // nullopt where the article is withdrawn.
  absl::Status Set(Database& database, uint32_t article, std::optional<ArticleHead> head);
  absl::Status Write(Database& database);
  void Clear() { chunks_.clear(); }

 private:
  std::map<int64_t, std::unique_ptr<HeadChunk>> chunks_;
};

}  // namespace crosscheck::archive
