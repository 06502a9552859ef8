// The inside of Archive, for the files that make it up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/heads.h"
#include "archive/packed_article.h"
#include "archive/postings.h"
#include "archive/sqlite.h"
#include "crosscheck/archive/archive.h"

namespace crosscheck {

struct Archive::Impl {
  using PackedArticle = archive::PackedArticle;

  Impl(archive::Database opened, const ArchiveOptions& with)
      : database(std::move(opened)), options(with) {}

  // What the archive has under the id of an article.
  struct Stored {
    int64_t number = 0;  // 0: nothing
    int64_t version = 0;
    bool same = false;      // the very article
    bool earlier = false;   // or an earlier version of it
    bool outdated = false;  // read by an older crosscheck
    // Whether the article need not be read.
    bool IsKnown() const { return number != 0 && (earlier || (same && !outdated)); }
  };

  absl::Status Prepare();
  // Starts a transaction where none is open. All below need one.
  absl::Status Begin();
  absl::Status Commit();
  // Gives up the transaction; hands its argument on.
  absl::Status RollBack(absl::Status status);

  absl::StatusOr<Stored> Find(const Article& article, const Fingerprint& hash);
  absl::StatusOr<AddResult> Put(PackedArticle& article);
  absl::Status Insert(PackedArticle& article, int64_t version);
  absl::Status InsertClaims(const PackedArticle& article, int64_t number);
  absl::Status Withdraw(int64_t number);
  // Commits where enough has come together.
  absl::Status CommitIfLarge();

  archive::Database database;
  ArchiveOptions options;
  archive::Statement find, find_earlier, last_number, add_article, add_body, add_claim,
      keep_version, drop_claims, drop_body, drop_article, add_withdrawn;
  // Of the open transaction:
  std::vector<archive::Posting> postings;
  archive::HeadWriter heads;
  int64_t next = 1;  // number of the next article
  size_t bytes = 0;  // of text
  int64_t changes = 0;
};

}  // namespace crosscheck
