// Postings: which articles a term has, and which claims a key, in packed lists. Written like a log:
// what a transaction adds becomes a segment of its own, appended in the order of the keys; four
// segments of a level are merged into one of the next, so that a million articles lie in ten or so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "archive/sqlite.h"

namespace crosscheck::archive {

// On the disk, in posting.kind.
enum class PostingKind : uint8_t {
  kTopic,  // key: a term; detail: its weight in the topic of the article
  kClaim,  // key: one of the ListedKeys; detail: the place of the claim in its article
};

struct Posting {
  PostingKind kind = PostingKind::kTopic;
  uint64_t key = 0;
  uint32_t article = 0;
  uint32_t detail = 0;
};

// What a list holds: articles ascend, and details within one.
struct ListEntry {
  uint32_t article = 0;
  uint32_t detail = 0;
  friend bool operator==(const ListEntry&, const ListEntry&) = default;
};
std::string PackList(absl::Span<const ListEntry> entries);
// Appends; false for bytes that are no list.
bool UnpackList(std::string_view bytes, std::vector<ListEntry>& entries);

// Writes the postings of a transaction as a segment, and merges what has become too many. They are
// sorted in place. REQUIRES: a transaction; articles of larger numbers than in all segments.
absl::Status WriteSegment(Database& database, std::vector<Posting>& postings);

// All postings of all segments, by segment and key.
absl::Status ForEachPosting(const Database& database, absl::FunctionRef<void(const Posting&)> act);

// Looks keys up in the segments that there were when it was made.
class PostingReader {
 public:
  static absl::StatusOr<PostingReader> Create(const Database& database);
  // Appends, ascending.
  absl::Status Find(PostingKind kind, uint64_t key, std::vector<ListEntry>& entries);

 private:
  std::vector<int64_t> segments_;  // by articles
  Statement find_;
};

}  // namespace crosscheck::archive
