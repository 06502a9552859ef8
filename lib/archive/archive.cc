// The doors are those of Archive but for StoreFindings (findings.cc) and Repair (repair.cc). One
// transaction holds many whole articles with their claims; their lists are kept in memory until it
// ends and are written as one segment. Whatever fails in between takes all of it back.
#include "crosscheck/archive/archive.h"

#include <initializer_list>
#include <utility>

#include "absl/strings/str_cat.h"
#include "archive/archive_impl.h"
#include "archive/claim_columns.h"
#include "archive/read_article.h"
#include "archive/record.h"
#include "archive/schema.h"
#include "base/parallel.h"

namespace crosscheck {
namespace {

// Article numbers are told in 30 bits (link/claim_index.h).
constexpr int64_t kMaxNumber = int64_t{kMaxIndexedArticles} - 1;

std::string_view View(const Fingerprint& hash) {
  return {reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()};
}

}  // namespace

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

absl::StatusOr<Archive> Archive::Open(const std::string& path, const ArchiveOptions& options) {
  absl::StatusOr<archive::Database> database =
      archive::OpenForWriting(path, options.busy_timeout_ms);
  if (!database.ok()) return database.status();
  auto impl = std::make_unique<Impl>(*std::move(database), options);
  if (absl::Status s = impl->Prepare(); !s.ok()) return s;
  return Archive(std::move(impl));
}

absl::StatusOr<Archive> Archive::OpenExisting(const std::string& path,
                                              const ArchiveOptions& options) {
  absl::StatusOr<archive::Database> database = archive::OpenExisting(path, options.busy_timeout_ms);
  if (!database.ok()) return database.status();
  auto impl = std::make_unique<Impl>(*std::move(database), options);
  if (absl::Status s = impl->Prepare(); !s.ok()) return s;
  return Archive(std::move(impl));
}

absl::Status Archive::Impl::Prepare() {
  const std::initializer_list<std::pair<archive::Statement*, const char*>> statements = {
      {&find, "SELECT number, hash, extraction, version FROM article WHERE id = ?1"},
      {&find_earlier, "SELECT 1 FROM version WHERE id = ?1 AND hash = ?2"},
      {&last_number, "SELECT seq FROM sqlite_sequence WHERE name = 'article'"},
      {&add_article,
       "INSERT INTO article (number, id, outlet, title, url, published, version, hash, extraction, "
       "bytes, claims, topic_weight, topic, byline, updated, dateline, agency, canonical_url, "
       "source_version, status, captions) "
       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
       "?19, ?20, ?21)"},
      {&add_body, "INSERT INTO body (article, text) VALUES (?1, ?2)"},
      {&add_claim,
       "INSERT INTO claim (article, place, part, sentence_begin, sentence_end, value_begin, "
       "value_end, measure, modifier, low, high, unit, counted, period_begin, period_end, record) "
       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"},
      {&keep_version,
       "INSERT INTO version (id, version, outlet, title, url, published, hash, text) "
       "SELECT id, version, outlet, title, url, published, hash, text "
       "FROM article JOIN body ON body.article = number WHERE number = ?1"},
      {&drop_claims, "DELETE FROM claim WHERE article = ?1"},
      {&drop_body, "DELETE FROM body WHERE article = ?1"},
      {&drop_article, "DELETE FROM article WHERE number = ?1"},
      {&add_withdrawn, "INSERT INTO withdrawn (article) VALUES (?1)"},
  };
  for (const auto& [statement, sql] : statements) {
    absl::StatusOr<archive::Statement> prepared = database.Prepare(sql);
    if (!prepared.ok()) return prepared.status();
    *statement = *std::move(prepared);
  }
  return absl::OkStatus();
}

absl::Status Archive::Impl::Begin() {
  if (database.in_transaction()) return absl::OkStatus();
  postings.clear();
  heads.Clear();
  bytes = 0;
  changes = 0;
  // IMMEDIATE: waits for another writer now and not in the middle of the work.
  if (absl::Status s = database.Run("BEGIN IMMEDIATE"); !s.ok()) return s;
  const absl::StatusOr<bool> row = last_number.Row();
  if (!row.ok()) return row.status();
  next = *row ? last_number.Int(0) + 1 : 1;
  last_number.Reset();
  return absl::OkStatus();
}

absl::Status Archive::Impl::Commit() {
  if (!database.in_transaction()) return absl::OkStatus();
  const absl::Status done = [&] {
    if (absl::Status s = archive::WriteSegment(database, postings); !s.ok()) return s;
    if (absl::Status s = heads.Write(database); !s.ok()) return s;
    const std::string count =
        absl::StrCat("UPDATE since_findings SET changes = changes + ", changes);
    if (absl::Status s = database.Run(count.c_str()); !s.ok()) return s;
    return database.Run("COMMIT");
  }();
  if (!done.ok()) return RollBack(done);
  postings.clear();
  heads.Clear();
  bytes = 0;
  return absl::OkStatus();
}

absl::Status Archive::Impl::CommitIfLarge() {
  return bytes < options.commit_bytes ? absl::OkStatus() : Commit();
}

absl::Status Archive::Impl::RollBack(absl::Status status) {
  if (database.in_transaction()) database.Run("ROLLBACK").IgnoreError();
  postings.clear();
  heads.Clear();
  bytes = 0;
  return status;
}

absl::StatusOr<Archive::Impl::Stored> Archive::Impl::Find(const Article& article,
                                                          const Fingerprint& hash) {
  Stored stored;
  const absl::StatusOr<bool> row = find.Bind(1, std::string_view(article.id)).Row();
  if (!row.ok()) return row.status();
  if (*row) {
    stored.number = find.Int(0);
    stored.same = find.Text(1) == View(hash);
    stored.outdated = find.Int(2) != archive::kReadingVersion;
    stored.version = find.Int(3);
    find.Reset();
  }
  if (stored.number != 0 && !stored.same) {
    const absl::StatusOr<bool> known =
        find_earlier.Bind(1, std::string_view(article.id)).BindBlob(2, View(hash)).Row();
    if (!known.ok()) return known.status();
    stored.earlier = *known;
    find_earlier.Reset();
  }
  return stored;
}

absl::StatusOr<AddResult> Archive::Impl::Put(PackedArticle& article) {
  // Again, for the same id may stand twice in one call.
  const absl::StatusOr<Stored> stored = Find(article.document.article(), article.hash);
  if (!stored.ok()) return stored.status();
  if (stored->IsKnown()) return AddResult::kUnchanged;
  if (stored->number == 0) {
    if (absl::Status s = Insert(article, 1); !s.ok()) return s;
    return AddResult::kAdded;
  }
  if (!stored->same) {
    if (absl::Status s = keep_version.Bind(1, stored->number).Run(); !s.ok()) return s;
  }
  if (absl::Status s = Withdraw(stored->number); !s.ok()) return s;
  if (absl::Status s = Insert(article, stored->version + (stored->same ? 0 : 1)); !s.ok()) return s;
  return stored->same ? AddResult::kReread : AddResult::kUpdated;
}

absl::Status Archive::Impl::Insert(PackedArticle& packed, int64_t version) {
  if (next > kMaxNumber) {
    return absl::ResourceExhaustedError(
        absl::StrCat(database.path(), ": the archive is full; begin another"));
  }
  const int64_t number = next++;
  const Article& article = packed.document.article();
  const std::string published = article.published ? article.published->ToString() : "";
  const std::string updated = article.updated ? article.updated->ToString() : "";
  const std::string captions = archive::CaptionsText(article.captions);
  add_article.Bind(1, number)
      .Bind(2, std::string_view(article.id))
      .Bind(3, std::string_view(article.outlet))
      .Bind(4, std::string_view(article.title))
      .Bind(5, std::string_view(article.url))
      .Bind(7, version)
      .BindBlob(8, View(packed.hash))
      .Bind(9, int64_t{archive::kReadingVersion})
      .Bind(10, static_cast<int64_t>(article.text.size()))
      .Bind(11, static_cast<int64_t>(packed.claims.size()))
      .Bind(12, int64_t{packed.head.topic_weight})
      .BindBlob(13, packed.topic)
      .Bind(14, std::string_view(article.byline))
      .Bind(16, std::string_view(article.dateline))
      .Bind(17, std::string_view(article.agency))
      .Bind(18, std::string_view(article.canonical_url))
      .Bind(19, std::string_view(article.version))
      .Bind(20, std::string_view(article.status))
      .Bind(21, std::string_view(captions));
  article.updated ? add_article.Bind(15, std::string_view(updated)) : add_article.BindNull(15);
  article.published ? add_article.Bind(6, std::string_view(published)) : add_article.BindNull(6);
  if (absl::Status s = add_article.Run(); !s.ok()) return s;
  if (absl::Status s = add_body.Bind(1, number).Bind(2, std::string_view(article.text)).Run();
      !s.ok())
    return s;
  if (absl::Status s = InsertClaims(packed, number); !s.ok()) return s;
  if (absl::Status s = heads.Set(database, static_cast<uint32_t>(number), packed.head); !s.ok())
    return s;
  for (archive::Posting posting : packed.postings) {
    posting.article = static_cast<uint32_t>(number);
    postings.push_back(posting);
  }
  bytes += article.text.size();
  ++changes;
  return absl::OkStatus();
}

absl::Status Archive::Impl::InsertClaims(const PackedArticle& packed, int64_t number) {
  for (size_t place = 0; place < packed.claims.size(); ++place) {
    const archive::ClaimColumns columns(packed.claims[place]);
    columns.Bind(add_claim.Bind(1, number).Bind(2, static_cast<int64_t>(place)), 3);
    if (absl::Status s = add_claim.BindBlob(16, packed.records[place]).Run(); !s.ok()) return s;
  }
  return absl::OkStatus();
}

absl::Status Archive::Impl::Withdraw(int64_t number) {
  // Facts and findings go by a trigger.
  for (archive::Statement* statement : {&drop_claims, &drop_body, &drop_article, &add_withdrawn}) {
    if (absl::Status s = statement->Bind(1, number).Run(); !s.ok()) return s;
  }
  return heads.Set(database, static_cast<uint32_t>(number), std::nullopt);
}

absl::StatusOr<std::vector<absl::StatusOr<AddResult>>> Archive::AddAll(
    std::vector<Article> articles) {
  if (absl::Status s = impl_->Begin(); !s.ok()) return s;
  std::vector<Fingerprint> hashes(articles.size());
  ParallelFor(articles.size(), impl_->options.threads,
              [&](size_t i) { hashes[i] = archive::HashOf(articles[i]); });
  // Those that are known are not read; that is what makes a second run quick.
  std::vector<size_t> unknown;
  for (size_t i = 0; i < articles.size(); ++i) {
    const absl::StatusOr<Impl::Stored> stored = impl_->Find(articles[i], hashes[i]);
    if (!stored.ok()) return impl_->RollBack(stored.status());
    if (!stored->IsKnown()) unknown.push_back(i);
  }
  std::vector<absl::StatusOr<archive::PackedArticle>> packed(
      unknown.size(), absl::StatusOr<archive::PackedArticle>(absl::UnknownError("")));
  ParallelFor(unknown.size(), impl_->options.threads, [&](size_t i) {
    packed[i] = archive::PackArticle(std::move(articles[unknown[i]]), hashes[unknown[i]]);
  });
  std::vector<absl::StatusOr<AddResult>> results(articles.size(), AddResult::kUnchanged);
  for (size_t i = 0; i < unknown.size(); ++i) {
    absl::StatusOr<AddResult>& result = results[unknown[i]];
    if (!packed[i].ok()) {
      result = packed[i].status();
      continue;
    }
    if (absl::Status s = impl_->Begin(); !s.ok()) return s;
    result = impl_->Put(*packed[i]);
    packed[i] = absl::UnknownError("");  // its memory
    if (!result.ok()) return impl_->RollBack(result.status());
    if (absl::Status s = impl_->CommitIfLarge(); !s.ok()) return s;
  }
  return results;
}

absl::StatusOr<AddResult> Archive::Add(Article article) {
  std::vector<Article> articles;
  articles.push_back(std::move(article));
  absl::StatusOr<std::vector<absl::StatusOr<AddResult>>> results = AddAll(std::move(articles));
  if (!results.ok()) return results.status();
  return std::move(results->front());
}

absl::StatusOr<bool> Archive::Remove(std::string_view id) {
  if (absl::Status s = impl_->Begin(); !s.ok()) return s;
  const absl::StatusOr<bool> row = impl_->find.Bind(1, id).Row();
  if (!row.ok()) return impl_->RollBack(row.status());
  if (!*row) return false;
  const int64_t number = impl_->find.Int(0);
  impl_->find.Reset();
  // Overwritten with zeros: what is taken out may have to be.
  const absl::Status done = [&] {
    if (absl::Status s = impl_->database.Run("PRAGMA secure_delete = ON"); !s.ok()) return s;
    if (absl::Status s = impl_->Withdraw(number); !s.ok()) return s;
    absl::StatusOr<archive::Statement> versions =
        impl_->database.Prepare("DELETE FROM version WHERE id = ?1");
    if (!versions.ok()) return versions.status();
    if (absl::Status s = versions->Bind(1, id).Run(); !s.ok()) return s;
    return impl_->database.Run("PRAGMA secure_delete = FAST");
  }();
  if (!done.ok()) return impl_->RollBack(done);
  ++impl_->changes;
  return true;
}

absl::Status Archive::Commit() { return impl_->Commit(); }

absl::StatusOr<size_t> Archive::Reread() {
  size_t count = 0;
  for (;;) {
    if (absl::Status s = impl_->Begin(); !s.ok()) return s;
    std::vector<int64_t> numbers;
    std::vector<Article> articles;
    const absl::Status found = [&] {
      constexpr int kAtOnce = 500;
      absl::StatusOr<archive::Statement> old = impl_->database.Prepare(
          absl::StrCat("SELECT number FROM article WHERE extraction <> ", archive::kReadingVersion,
                       " ORDER BY number LIMIT ", kAtOnce));
      if (!old.ok()) return old.status();
      for (;;) {
        const absl::StatusOr<bool> row = old->Row();
        if (!row.ok()) return row.status();
        if (!*row) break;
        numbers.push_back(old->Int(0));
      }
      absl::StatusOr<archive::ArticleReader> reader =
          archive::ArticleReader::Create(impl_->database);
      if (!reader.ok()) return reader.status();
      for (const int64_t number : numbers) {
        absl::StatusOr<Article> article = reader->Read(number);
        if (!article.ok()) return article.status();
        articles.push_back(*std::move(article));
      }
      return absl::OkStatus();
    }();
    if (!found.ok()) return impl_->RollBack(found);
    if (articles.empty()) break;
    count += articles.size();
    const auto results = AddAll(std::move(articles));
    if (!results.ok()) return results.status();
    for (const absl::StatusOr<AddResult>& result : *results) {
      if (!result.ok()) return impl_->RollBack(result.status());
    }
  }
  if (absl::Status s = Commit(); !s.ok()) return s;
  return count;
}

}  // namespace crosscheck
