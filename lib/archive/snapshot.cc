// The door is ArchiveSnapshot of archive.h. One connection in one read transaction, so that all
// answers are of one moment, behind one lock. What was read once is kept: the lists of terms that
// a draft is about, the heads of the articles in them, and the claims of those that are alike are
// asked for again and again while it is edited.
#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "archive/heads.h"
#include "archive/postings.h"
#include "archive/read_article.h"
#include "archive/schema.h"
#include "archive/sqlite.h"
#include "crosscheck/archive/archive.h"

namespace crosscheck {
namespace {

// Beyond these the caches begin anew.
constexpr size_t kMostListed = size_t{4} << 20;
constexpr size_t kMostClaims = size_t{1} << 15;

template <typename Item>
class ListCache {
 public:
  using List = std::vector<Item>;
  const List* Find(uint64_t key) const {
    const auto found = lists_.find(key);
    return found == lists_.end() ? nullptr : &found->second;
  }
  void Keep(uint64_t key, const List& list) {
    if (size_ + list.size() + 1 > kMostListed) {
      lists_.clear();
      size_ = 0;
    }
    size_ += list.size() + 1;
    lists_.emplace(key, list);
  }

 private:
  absl::flat_hash_map<uint64_t, List> lists_;
  size_t size_ = 0;
};

}  // namespace

struct ArchiveSnapshot::Impl {
  using Claims = std::shared_ptr<const std::vector<Claim>>;

  // nullopt for a number that no article has.
  absl::StatusOr<std::optional<ArticleHead>> HeadOf(uint32_t article);

  template <typename Item, typename Make>
  absl::StatusOr<absl::Span<const Item>> List(archive::PostingKind kind, uint64_t key,
                                              ListCache<Item>& cache, std::vector<Item>& storage,
                                              Make make);

  std::mutex mutex;
  archive::Database database;
  archive::PostingReader postings;
  archive::ArticleReader articles;
  archive::HeadReader head_reader;
  archive::Statement find;
  uint32_t bound = 0;
  std::vector<archive::ListEntry> entries;
  std::vector<std::unique_ptr<archive::HeadChunk>> heads;  // those that were asked for
  ListCache<TopicPosting> topics;
  ListCache<ClaimAddress> keys;
  absl::flat_hash_map<uint32_t, Claims> claims;
  size_t claim_count = 0;
};

ArchiveSnapshot::ArchiveSnapshot(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ArchiveSnapshot::~ArchiveSnapshot() = default;
ArchiveSnapshot::ArchiveSnapshot(ArchiveSnapshot&&) noexcept = default;
ArchiveSnapshot& ArchiveSnapshot::operator=(ArchiveSnapshot&&) noexcept = default;

absl::StatusOr<ArchiveSnapshot> ArchiveSnapshot::Open(const std::string& path,
                                                      const ArchiveOptions& options) {
  absl::StatusOr<archive::Database> database =
      archive::OpenForReading(path, options.busy_timeout_ms);
  if (!database.ok()) return database.status();
  // The moment is that of the first read in the transaction.
  if (absl::Status s = database->Run("BEGIN"); !s.ok()) return s;
  const absl::StatusOr<int64_t> last =
      database->Number("SELECT seq FROM sqlite_sequence WHERE name = 'article'");
  if (!last.ok()) return last.status();
  absl::StatusOr<archive::PostingReader> postings = archive::PostingReader::Create(*database);
  if (!postings.ok()) return postings.status();
  absl::StatusOr<archive::ArticleReader> articles = archive::ArticleReader::Create(*database);
  if (!articles.ok()) return articles.status();
  absl::StatusOr<archive::Statement> find =
      database->Prepare("SELECT number FROM article WHERE id = ?1");
  if (!find.ok()) return find.status();
  absl::StatusOr<archive::HeadReader> head_reader = archive::HeadReader::Create(*database);
  if (!head_reader.ok()) return head_reader.status();
  auto impl = std::make_unique<Impl>();
  impl->database = *std::move(database);
  impl->postings = *std::move(postings);
  impl->articles = *std::move(articles);
  impl->find = *std::move(find);
  impl->head_reader = *std::move(head_reader);
  impl->bound = static_cast<uint32_t>(*last + 1);
  impl->heads.resize(impl->bound / archive::kHeadsInChunk + 1);
  return ArchiveSnapshot(std::move(impl));
}

uint32_t ArchiveSnapshot::article_bound() const { return impl_->bound; }

absl::StatusOr<std::optional<uint32_t>> ArchiveSnapshot::Find(std::string_view article_id) const {
  const std::lock_guard lock(impl_->mutex);
  const absl::StatusOr<bool> row = impl_->find.Bind(1, article_id).Row();
  if (!row.ok()) return row.status();
  std::optional<uint32_t> number;
  if (*row) number = static_cast<uint32_t>(impl_->find.Int(0));
  impl_->find.Reset();
  return number;
}

absl::StatusOr<std::optional<ArticleHead>> ArchiveSnapshot::Impl::HeadOf(uint32_t article) {
  if (article >= bound) return std::optional<ArticleHead>();
  std::unique_ptr<archive::HeadChunk>& chunk = heads[article / archive::kHeadsInChunk];
  if (!chunk) {
    absl::StatusOr<std::unique_ptr<archive::HeadChunk>> read =
        head_reader.Read(article / archive::kHeadsInChunk);
    if (!read.ok()) return read.status();
    chunk = *std::move(read);
  }
  return (*chunk)[article % archive::kHeadsInChunk];
}

template <typename Item, typename Make>
absl::StatusOr<absl::Span<const Item>> ArchiveSnapshot::Impl::List(archive::PostingKind kind,
                                                                   uint64_t key,
                                                                   ListCache<Item>& cache,
                                                                   std::vector<Item>& storage,
                                                                   Make make) {
  const std::lock_guard lock(mutex);
  if (const std::vector<Item>* kept = cache.Find(key)) {
    // A copy: another thread may make the cache begin anew.
    storage = *kept;
    return absl::MakeConstSpan(storage);
  }
  entries.clear();
  if (absl::Status s = postings.Find(kind, key, entries); !s.ok()) return s;
  storage.clear();
  storage.reserve(entries.size());
  for (const archive::ListEntry& entry : entries) {
    if (absl::Status s = make(entry, storage); !s.ok()) return s;
  }
  cache.Keep(key, storage);
  return absl::MakeConstSpan(storage);
}

absl::StatusOr<absl::Span<const TopicPosting>> ArchiveSnapshot::ArticlesAbout(
    uint64_t term, std::vector<TopicPosting>& storage) const {
  // Articles that were withdrawn may stand in it: their Head says so.
  return impl_->List(
      archive::PostingKind::kTopic, term, impl_->topics, storage,
      [&](const archive::ListEntry& entry, std::vector<TopicPosting>& list) {
        list.push_back({entry.article & (kMaxIndexedArticles - 1), entry.detail & 3});
        return absl::OkStatus();
      });
}

absl::StatusOr<absl::Span<const ClaimAddress>> ArchiveSnapshot::ClaimsUnder(
    uint64_t key, std::vector<ClaimAddress>& storage) const {
  return impl_->List(archive::PostingKind::kClaim, key, impl_->keys, storage,
                     [&](const archive::ListEntry& entry, std::vector<ClaimAddress>& list) {
                       const auto head = impl_->HeadOf(entry.article);
                       if (!head.ok()) return head.status();
                       if (*head) list.push_back({entry.article, entry.detail});
                       return absl::OkStatus();
                     });
}

absl::StatusOr<ArticleHead> ArchiveSnapshot::Head(uint32_t article) const {
  const std::lock_guard lock(impl_->mutex);
  const absl::StatusOr<std::optional<ArticleHead>> head = impl_->HeadOf(article);
  if (!head.ok()) return head.status();
  return head->value_or(ArticleHead());
}

absl::StatusOr<std::shared_ptr<const std::vector<Claim>>> ArchiveSnapshot::ClaimsOf(
    uint32_t article) const {
  const std::lock_guard lock(impl_->mutex);
  const auto found = impl_->claims.find(article);
  if (found != impl_->claims.end()) return found->second;
  absl::StatusOr<std::vector<Claim>> read = impl_->articles.Claims(article);
  if (!read.ok()) return read.status();
  auto claims = std::make_shared<const std::vector<Claim>>(*std::move(read));
  if (impl_->claim_count + claims->size() > kMostClaims) {
    impl_->claims.clear();
    impl_->claim_count = 0;
  }
  impl_->claim_count += claims->size();
  impl_->claims.emplace(article, claims);
  return claims;
}

absl::StatusOr<absl::Span<const Claim>> ArchiveSnapshot::SentenceOf(ClaimAddress address,
                                                                    std::vector<Claim>& storage,
                                                                    uint32_t& place) const {
  const std::lock_guard lock(impl_->mutex);
  const absl::StatusOr<uint32_t> first =
      impl_->articles.Sentence(address.article, address.claim, storage);
  if (!first.ok()) return first.status();
  place = address.claim - *first;
  return absl::MakeConstSpan(storage);
}

absl::StatusOr<Document> ArchiveSnapshot::DocumentOf(uint32_t article) const {
  const std::lock_guard lock(impl_->mutex);
  absl::StatusOr<Article> read = impl_->articles.Read(article);
  if (!read.ok()) return read.status();
  return Document::Create(*std::move(read));
}

absl::StatusOr<std::vector<uint32_t>> ArchiveSnapshot::Articles() const {
  const std::lock_guard lock(impl_->mutex);
  absl::StatusOr<archive::Statement> all =
      impl_->database.Prepare("SELECT number FROM article ORDER BY number");
  if (!all.ok()) return all.status();
  std::vector<uint32_t> numbers;
  for (;;) {
    const absl::StatusOr<bool> row = all->Row();
    if (!row.ok()) return row.status();
    if (!*row) return numbers;
    numbers.push_back(static_cast<uint32_t>(all->Int(0)));
  }
}

}  // namespace crosscheck
