// The archive: earlier articles and their claims in one SQLite file.
//
//   absl::StatusOr<Archive> archive = Archive::Open("news.archive", {});   // made where missing
//   auto results = archive->AddAll(std::move(articles));                   // read on all cores
//   absl::Status done = archive->Commit();                                 // now on the disk
//
//   absl::StatusOr<ArchiveSnapshot> snapshot = ArchiveSnapshot::Open("news.archive", {});
//   Session session(&*snapshot, ...);                                      // a ClaimIndex
//
// Safe: an article is in it whole or not at all, whatever happens to the program or the power, and
// what was committed stays. One writer at a time and any number of readers beside it; a reader sees
// the archive as it was when it was opened. Network file systems that lie about locks are no place
// for it. Any SQLite tool reads it; the views and tables are described in lib/archive/schema.sql,
// and in the file itself (`sqlite3 news.archive .schema`).
//
// The same articles in the same order give the same rows, on any number of threads.
//
// Errors are those below and
//   Unavailable         another program writes, and did not finish within busy_timeout_ms
//   ResourceExhausted   the disk is full; uncommitted articles are lost, the others are safe
//   PermissionDenied    the file or its folder is read-only
//   NotFound            there is no such file
//   InvalidArgument     the file is no archive
//   DataLoss            the file is damaged
//   FailedPrecondition  a newer crosscheck made it; or an older one, and it was opened for reading
// Each names the file and says what to do.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/link/claim_index.h"
#include "crosscheck/link/link.h"

namespace crosscheck {

struct ArchiveOptions {
  // How long to wait for another writer, or for the moment in which a reader may not read.
  int busy_timeout_ms = 5000;
  // AddAll commits by itself after so many bytes of text. Larger is quicker, and loses more when
  // the program is killed.
  size_t commit_bytes = size_t{8} << 20;
  // How many threads AddAll may read articles on, the caller's among them; 0 for all cores.
  unsigned threads = 0;
};

// What became of an article that was added.
enum class AddResult : uint8_t {
  kAdded,      // its id is new
  kUpdated,    // a new version: the claims of the one before are withdrawn, its text is kept
  kReread,     // unchanged, but an older version of crosscheck had read it; its claims are new
  kUnchanged,  // the archive has it, as it stands now or as an earlier version
};

// An archive that is written. One thread at a time.
class Archive {
 public:
  // Makes the archive where there is no file or an empty one. An archive of an older crosscheck is
  // brought up to date.
  static absl::StatusOr<Archive> Open(const std::string& path, const ArchiveOptions& options);
  // The same, but NotFound where there is no file.
  static absl::StatusOr<Archive> OpenExisting(const std::string& path,
                                              const ArchiveOptions& options);
  ~Archive();  // what was not committed is gone
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  // Not copyable: it is a lock on a file.
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // Reads and adds articles, in this order. One result an article: InvalidArgument or
  // ResourceExhausted as Document::Create, or for an empty id, leaves only that article out. An
  // error of the store is the status of the call, and then all since the last commit are out.
  //
  // An article of an id that the archive has is a new version of it, unless its text and metadata
  // are those of the version there or of an earlier one: then it is skipped, before it is read. So
  // an add that was broken off is simply run again. A new version that was withdrawn by its source
  // (IsWithdrawn) is kept without claims.
  absl::StatusOr<std::vector<absl::StatusOr<AddResult>>> AddAll(std::vector<Article> articles);
  absl::StatusOr<AddResult> Add(Article article);
  // Takes out an article with all of its versions; what it said is overwritten in the file. False
  // where the archive has no such id. Committed with the next Commit.
  absl::StatusOr<bool> Remove(std::string_view id);
  // Makes durable what was added and removed.
  absl::Status Commit();

  // Reads again what an older crosscheck has read (ArchiveInfo::outdated). The number of articles;
  // commits.
  absl::StatusOr<size_t> Reread();
  // Makes the lists anew under which claims are found; commits.
  absl::Status Repair();
  // Keeps the facts and findings of a report of all articles of the archive in place of those
  // before; commits. Indices are those of `articles` and `claims`, and each article has the claims
  // that ArchiveSnapshot::ClaimsOf gives.
  absl::Status StoreFindings(absl::Span<const Document> articles, absl::Span<const Claim> claims,
                             absl::Span<const Fact> facts, absl::Span<const Finding> findings);

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// An archive as it stands when it is opened, to be asked for candidates and claims. Thread-safe;
// its threads take turns. While it is open the log of a writer beside it cannot be cut short, so
// a program that runs for days opens a new one now and then.
class ArchiveSnapshot : public ClaimIndex {
 public:
  static absl::StatusOr<ArchiveSnapshot> Open(const std::string& path,
                                              const ArchiveOptions& options);
  ~ArchiveSnapshot() override;
  ArchiveSnapshot(ArchiveSnapshot&&) noexcept;
  ArchiveSnapshot& operator=(ArchiveSnapshot&&) noexcept;
  // Not copyable: it holds a lock on a file. Open a second one instead.
  ArchiveSnapshot(const ArchiveSnapshot&) = delete;
  ArchiveSnapshot& operator=(const ArchiveSnapshot&) = delete;

  uint32_t article_bound() const override;
  absl::StatusOr<std::optional<uint32_t>> Find(std::string_view article_id) const override;
  absl::StatusOr<absl::Span<const TopicPosting>> ArticlesAbout(
      uint64_t term, std::vector<TopicPosting>& storage) const override;
  absl::StatusOr<absl::Span<const ClaimAddress>> ClaimsUnder(
      uint64_t key, std::vector<ClaimAddress>& storage) const override;
  absl::StatusOr<ArticleHead> Head(uint32_t article) const override;
  absl::StatusOr<std::shared_ptr<const std::vector<Claim>>> ClaimsOf(
      uint32_t article) const override;
  absl::StatusOr<absl::Span<const Claim>> SentenceOf(ClaimAddress address,
                                                     std::vector<Claim>& storage,
                                                     uint32_t& place) const override;
  absl::StatusOr<Document> DocumentOf(uint32_t article) const override;
  // The numbers of all articles, ascending.
  absl::StatusOr<std::vector<uint32_t>> Articles() const;

 private:
  struct Impl;
  explicit ArchiveSnapshot(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct ArchiveInfo {
  uint64_t articles = 0;
  uint64_t claims = 0;
  uint64_t earlier_versions = 0;  // texts of articles that were changed
  uint64_t text_bytes = 0;
  uint64_t file_bytes = 0;
  uint64_t outdated = 0;  // articles that an older crosscheck has read: Archive::Reread
  int schema_version = 0;
  uint32_t segments = 0;  // stretches that the lists lie in; a look-up asks each
  std::string first_published, last_published;            // of days; empty where no article tells
  std::vector<std::pair<std::string, uint64_t>> outlets;  // with their articles, most first
  bool has_findings = false;
  uint64_t facts = 0, findings = 0;
  uint64_t changes_since_findings = 0;  // articles added, changed and removed after they were made
};
absl::StatusOr<ArchiveInfo> ReadArchiveInfo(const std::string& path, const ArchiveOptions& options);

// What is wrong with an archive, a line a problem, at most `most`; empty for a sound one. Reads all
// of it: that SQLite's own structure holds; that each article and each claim is whole, as it was
// added, and in all the lists that it is found by; that the lists hold nothing else. Any error is
// one of opening it.
absl::StatusOr<std::vector<std::string>> CheckArchive(const std::string& path,
                                                      const ArchiveOptions& options,
                                                      size_t most = 20);

}  // namespace crosscheck
