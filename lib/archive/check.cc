// The door is CheckArchive of archive.h. Lists and claims are compared without keeping either in
// memory: what is expected of the claims and what stands in the lists are summed up as hashes, and
// two sums that agree are of the same postings.
#include <memory>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "archive/claim_columns.h"
#include "archive/heads.h"
#include "archive/packed_article.h"
#include "archive/postings.h"
#include "archive/read_article.h"
#include "archive/record.h"
#include "archive/schema.h"
#include "archive/sqlite.h"
#include "base/strings.h"
#include "crosscheck/archive/archive.h"

namespace crosscheck {
namespace {

using archive::Posting;
using archive::PostingKind;
using archive::Statement;

class PostingSum {
 public:
  void Add(const Posting& posting) {
    uint64_t hash = static_cast<uint64_t>(posting.kind) + 1;
    for (const uint64_t part : {posting.key, uint64_t{posting.article}, uint64_t{posting.detail}})
      hash = Mixed(hash ^ part);
    sum_ += hash;
    ++count_;
  }
  friend bool operator==(const PostingSum&, const PostingSum&) = default;

 private:
  // The finalizer of splitmix64.
  static uint64_t Mixed(uint64_t z) {
    z += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint64_t sum_ = 0, count_ = 0;
};

class ArchiveChecker {
 public:
  ArchiveChecker(archive::Database database, size_t most)
      : database_(std::move(database)), most_(most) {}

  absl::Status Run() {
    if (absl::Status s = database_.Run("BEGIN"); !s.ok()) return s;
    if (absl::Status s = CheckStructure(); !s.ok()) return s;
    // What SQLite itself cannot read is no use to look at closer.
    if (!problems_.empty()) return absl::OkStatus();
    if (absl::Status s = CheckArticles(); !s.ok()) return s;
    // Of the last chunk.
    if (absl::Status s = ReadHeads(-1); !s.ok()) return s;
    if (absl::Status s = CheckLists(); !s.ok()) return s;
    return CheckStrays();
  }
  std::vector<std::string>& problems() { return problems_; }

 private:
  void Complain(std::string problem) {
    if (problems_.size() < most_) problems_.push_back(std::move(problem));
  }

  absl::Status CheckStructure() {
    absl::StatusOr<Statement> check =
        database_.Prepare(absl::StrCat("PRAGMA integrity_check(", most_, ")"));
    if (!check.ok()) return check.status();
    for (;;) {
      const absl::StatusOr<bool> row = check->Row();
      if (!row.ok()) return row.status();
      if (!*row) return absl::OkStatus();
      if (check->Text(0) != "ok") Complain(absl::StrCat("SQLite: ", AbslView(check->Text(0))));
    }
  }

  absl::Status CheckArticles() {
    absl::StatusOr<Statement> all =
        database_.Prepare("SELECT number, id, hash, topic_weight FROM article ORDER BY number");
    if (!all.ok()) return all.status();
    absl::StatusOr<Statement> columns = database_.Prepare(
        "SELECT part, sentence_begin, sentence_end, value_begin, value_end, measure, modifier, "
        "low, high, unit, counted, period_begin, period_end, place FROM claim WHERE article = ?1 "
        "ORDER BY place");
    if (!columns.ok()) return columns.status();
    absl::StatusOr<archive::ArticleReader> reader = archive::ArticleReader::Create(database_);
    if (!reader.ok()) return reader.status();
    for (;;) {
      const absl::StatusOr<bool> row = all->Row();
      if (!row.ok()) return row.status();
      if (!*row) return absl::OkStatus();
      const int64_t number = all->Int(0);
      articles_.insert(static_cast<uint32_t>(number));
      const std::string name = absl::StrCat("article \"", AbslView(all->Text(1)), "\": ");
      const absl::StatusOr<Article> article = reader->Read(number);
      if (!article.ok()) {
        Complain(name + "its text is damaged");
        continue;
      }
      const Fingerprint hash = archive::HashOf(*article);
      if (all->Text(2) !=
          std::string_view(reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()))
        Complain(name + "it is not what was added");
      const absl::StatusOr<std::vector<Claim>> claims = reader->Claims(number);
      if (absl::IsFailedPrecondition(claims.status())) return claims.status();
      if (!claims.ok()) {
        Complain(name + "its claims are damaged");
        continue;
      }
      const ArticleHead head = archive::HeadOfArticle(*article, *claims);
      if (all->Int(3) != head.topic_weight) Complain(name + "its topic is damaged");
      if (absl::Status s = CheckHead(number, head); !s.ok()) return s;
      if (absl::Status s = CheckColumns(name, number, *claims, *columns); !s.ok()) return s;
      for (Posting posting : archive::PostingsOf(*claims)) {
        posting.article = static_cast<uint32_t>(number);
        expected_.Add(posting);
      }
    }
  }

  // Articles come in the order of their numbers.
  absl::Status CheckHead(int64_t number, const ArticleHead& head) {
    if (absl::Status s = ReadHeads(number / archive::kHeadsInChunk); !s.ok()) return s;
    std::optional<ArticleHead>& kept =
        (*heads_)[static_cast<size_t>(number % archive::kHeadsInChunk)];
    if (kept != head) wrong_heads_ = true;
    kept.reset();
    return absl::OkStatus();
  }

  // What is left of the chunk before belongs to no article.
  absl::Status ReadHeads(int64_t chunk) {
    if (heads_ && chunk == chunk_) return absl::OkStatus();
    if (heads_) {
      for (const std::optional<ArticleHead>& head : *heads_) wrong_heads_ |= head.has_value();
    }
    absl::StatusOr<archive::HeadReader> reader = archive::HeadReader::Create(database_);
    if (!reader.ok()) return reader.status();
    absl::StatusOr<std::unique_ptr<archive::HeadChunk>> read = reader->Read(chunk);
    if (!read.ok() && !absl::IsDataLoss(read.status())) return read.status();
    if (!read.ok()) wrong_heads_ = true;
    heads_ = read.ok() ? *std::move(read) : std::make_unique<archive::HeadChunk>();
    chunk_ = chunk;
    return absl::OkStatus();
  }

  absl::Status CheckColumns(const std::string& name, int64_t number,
                            const std::vector<Claim>& claims, Statement& columns) {
    constexpr int kPlace = 13;
    columns.Bind(1, number);
    for (size_t place = 0;; ++place) {
      const absl::StatusOr<bool> row = columns.Row();
      if (!row.ok()) return row.status();
      if (!*row) return absl::OkStatus();
      if (place >= claims.size() || columns.Int(kPlace) != static_cast<int64_t>(place) ||
          !archive::ClaimColumns(claims[place]).Equals(columns, 0))
        Complain(
            absl::StrCat(name, "the columns of claim ", place, " are not those of its record"));
    }
  }

  absl::Status CheckLists() {
    absl::flat_hash_set<uint32_t> withdrawn;
    absl::StatusOr<Statement> all = database_.Prepare("SELECT article FROM withdrawn");
    if (!all.ok()) return all.status();
    for (;;) {
      const absl::StatusOr<bool> row = all->Row();
      if (!row.ok()) return row.status();
      if (!*row) break;
      withdrawn.insert(static_cast<uint32_t>(all->Int(0)));
    }
    PostingSum found;
    bool stray = false;
    const absl::Status read = archive::ForEachPosting(database_, [&](const Posting& posting) {
      if (articles_.contains(posting.article)) {
        found.Add(posting);
      } else {
        stray = stray || !withdrawn.contains(posting.article);
      }
    });
    if (!read.ok()) {
      if (!absl::IsDataLoss(read)) return read;
      Complain("a list of claims is damaged; `crosscheck archive check --repair` makes all anew");
      return absl::OkStatus();
    }
    if (stray || wrong_heads_ || found != expected_) {
      Complain(
          "the lists under which claims are found do not fit the claims; `crosscheck archive check "
          "--repair` makes them anew");
    }
    return absl::OkStatus();
  }

  // What belongs to no article.
  absl::Status CheckStrays() {
    for (const auto& [sql, what] : {
             std::pair{
                 "SELECT count(*) FROM body WHERE article NOT IN (SELECT number FROM article)",
                 " texts belong to no article"},
             std::pair{"SELECT count(*) FROM claim WHERE article NOT IN (SELECT number FROM "
                       "article)",
                       " claims belong to no article"},
             std::pair{"SELECT count(*) FROM fact_claim AS m WHERE NOT EXISTS (SELECT 1 FROM claim "
                       "AS c WHERE c.article = m.article AND c.place = m.place)",
                       " members of facts are no claims"},
             std::pair{"SELECT count(*) FROM finding_claim AS m WHERE NOT EXISTS (SELECT 1 FROM "
                       "claim AS c WHERE c.article = m.article AND c.place = m.place)",
                       " findings tell of what is no claim"},
         }) {
      const absl::StatusOr<int64_t> count = database_.Number(sql);
      if (!count.ok()) return count.status();
      if (*count > 0) Complain(absl::StrCat(*count, what));
    }
    return absl::OkStatus();
  }

  archive::Database database_;
  size_t most_;
  std::vector<std::string> problems_;
  absl::flat_hash_set<uint32_t> articles_;
  PostingSum expected_;
  int64_t chunk_ = 0;
  std::unique_ptr<archive::HeadChunk> heads_;  // those of articles that were not met yet
  bool wrong_heads_ = false;
};

}  // namespace

absl::StatusOr<std::vector<std::string>> CheckArchive(const std::string& path,
                                                      const ArchiveOptions& options, size_t most) {
  absl::StatusOr<archive::Database> database =
      archive::OpenForReading(path, options.busy_timeout_ms);
  if (!database.ok()) return database.status();
  ArchiveChecker checker(*std::move(database), most);
  const absl::Status done = checker.Run();
  if (!done.ok()) {
    // A file so broken that it cannot even be walked through is told as what it is.
    if (!absl::IsDataLoss(done)) return done;
    checker.problems().push_back(std::string(done.message()));
  }
  return std::move(checker.problems());
}

}  // namespace crosscheck
