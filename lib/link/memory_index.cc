// The doors are MemoryIndex, the keys and HeadOf of link/claim_index.h. Lists by term and by key
// grow at their ends, for articles get ascending numbers; nothing is ever taken out.
#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "base/mix.h"
#include "base/strings.h"
#include "crosscheck/claim/extract.h"
#include "crosscheck/link/claim_index.h"
#include "link/derived.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/prepared.h"
#include "link/values.h"

namespace crosscheck {

uint32_t TopicWeightOf(const TermSet& topic) {
  uint32_t weight = 0;
  for (const Term& term : topic) weight += static_cast<uint32_t>(link::TopicWeight(term.weight));
  return weight;
}

ArticleHead HeadOf(const Claim& claim) {
  ArticleHead head;
  if (claim.published) head.day = static_cast<int32_t>(*claim.published - absl::CivilDay());
  head.topic_weight = TopicWeightOf(claim.article_topic);
  return head;
}

std::vector<uint64_t> ListedKeys(const Claim& claim) {
  std::vector<uint64_t> keys;
  if (claim.masked_text == 0 || !claim.self_contained) return keys;
  const auto add = [&](uint32_t kind) { keys.push_back(link::Salted(claim.masked_text, kind)); };
  if (claim.measure != Measure::kEventDate) add(link::ValueKind(claim));
  // "40 per cent of the 70,000" is found under the count too.
  if (claim.whole) add(link::QuantityKind(*claim.whole, Measure::kCount));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

namespace {

// Claims of one sentence stand side by side.
absl::Span<const Claim> SentenceAround(absl::Span<const Claim> claims, uint32_t at,
                                       uint32_t& place) {
  const auto beside = [&](size_t i) {
    return claims[i].part == claims[at].part && claims[i].span == claims[at].span;
  };
  size_t begin = at, end = at + 1;
  while (begin > 0 && beside(begin - 1)) --begin;
  while (end < claims.size() && beside(end)) ++end;
  place = static_cast<uint32_t>(at - begin);
  return claims.subspan(begin, end - begin);
}

}  // namespace

absl::StatusOr<absl::Span<const Claim>> ClaimIndex::SentenceOf(ClaimAddress address,
                                                               std::vector<Claim>& storage,
                                                               uint32_t& place) const {
  const auto claims = ClaimsOf(address.article);
  if (!claims.ok()) return claims.status();
  const absl::Span<const Claim> sentence = SentenceAround(**claims, address.claim, place);
  storage.assign(sentence.begin(), sentence.end());
  return absl::MakeConstSpan(storage);
}

std::shared_ptr<const link::Prepared> ClaimIndex::PreparedOf(uint32_t) const { return nullptr; }

struct MemoryIndex::Impl {
  struct Entry {
    Document document;
    std::shared_ptr<const std::vector<Claim>> claims;
    std::shared_ptr<const link::Prepared> prepared;
    ArticleHead head;
  };
  std::vector<Entry> articles;
  absl::flat_hash_map<std::string, uint32_t> numbers;  // by id
  absl::flat_hash_map<uint64_t, std::vector<TopicPosting>> topics;
  absl::flat_hash_map<uint64_t, std::vector<ClaimAddress>> keys;
  size_t claim_count = 0;
};

MemoryIndex::MemoryIndex() : impl_(std::make_unique<Impl>()) {}
MemoryIndex::~MemoryIndex() = default;
MemoryIndex::MemoryIndex(MemoryIndex&&) noexcept = default;
MemoryIndex& MemoryIndex::operator=(MemoryIndex&&) noexcept = default;

absl::Status MemoryIndex::Add(Document document) {
  std::vector<Claim> claims = ReadArticle(document, 0).claims;
  return Add(std::move(document), std::move(claims));
}

absl::Status MemoryIndex::Add(Document document, std::vector<Claim> claims) {
  if (impl_->articles.size() >= kMaxIndexedArticles)
    return absl::ResourceExhaustedError("the index is full: no more than 2^30 articles");
  const auto number = static_cast<uint32_t>(impl_->articles.size());
  if (!impl_->numbers.try_emplace(document.id(), number).second) {
    return absl::AlreadyExistsError(
        absl::StrCat("the index has an article of the id \"", document.id(), "\""));
  }
  ArticleHead head;
  if (!claims.empty()) {
    head = HeadOf(claims.front());
    for (const Term& term : claims.front().article_topic.get()) {
      if (term.weight > 0)
        impl_->topics[term.key].push_back({number & (kMaxIndexedArticles - 1), term.weight & 3u});
    }
  }
  for (uint32_t i = 0; i < claims.size(); ++i) {
    for (const uint64_t key : ListedKeys(claims[i])) impl_->keys[key].push_back({number, i});
  }
  impl_->claim_count += claims.size();
  auto prepared = std::make_shared<const link::Prepared>(claims);
  auto kept = std::make_shared<const std::vector<Claim>>(std::move(claims));
  impl_->articles.push_back({std::move(document), std::move(kept), std::move(prepared), head});
  return absl::OkStatus();
}

size_t MemoryIndex::claim_count() const { return impl_->claim_count; }

uint32_t MemoryIndex::article_bound() const {
  return static_cast<uint32_t>(impl_->articles.size());
}

absl::StatusOr<std::optional<uint32_t>> MemoryIndex::Find(std::string_view article_id) const {
  const auto found = impl_->numbers.find(AbslView(article_id));
  if (found == impl_->numbers.end()) return std::optional<uint32_t>();
  return std::optional<uint32_t>(found->second);
}

absl::StatusOr<absl::Span<const TopicPosting>> MemoryIndex::ArticlesAbout(
    uint64_t term, std::vector<TopicPosting>&) const {
  const auto found = impl_->topics.find(term);
  if (found == impl_->topics.end()) return absl::Span<const TopicPosting>();
  return absl::MakeConstSpan(found->second);
}

absl::StatusOr<absl::Span<const ClaimAddress>> MemoryIndex::ClaimsUnder(
    uint64_t key, std::vector<ClaimAddress>&) const {
  const auto found = impl_->keys.find(key);
  if (found == impl_->keys.end()) return absl::Span<const ClaimAddress>();
  return absl::MakeConstSpan(found->second);
}

absl::StatusOr<ArticleHead> MemoryIndex::Head(uint32_t article) const {
  return impl_->articles[article].head;
}

absl::StatusOr<std::shared_ptr<const std::vector<Claim>>> MemoryIndex::ClaimsOf(
    uint32_t article) const {
  return impl_->articles[article].claims;
}

absl::StatusOr<absl::Span<const Claim>> MemoryIndex::SentenceOf(ClaimAddress address,
                                                                std::vector<Claim>&,
                                                                uint32_t& place) const {
  return SentenceAround(*impl_->articles[address.article].claims, address.claim, place);
}

std::shared_ptr<const link::Prepared> MemoryIndex::PreparedOf(uint32_t article) const {
  return impl_->articles[article].prepared;
}

absl::StatusOr<Document> MemoryIndex::DocumentOf(uint32_t article) const {
  return impl_->articles[article].document;
}

}  // namespace crosscheck
