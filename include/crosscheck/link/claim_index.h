// Where the claims of earlier articles are kept, for one draft to be linked with.
//
//   std::vector<TopicPosting> storage;
//   for (const Term& term : topic_of_draft)                        // which articles are alike?
//     for (const TopicPosting& p : *index.ArticlesAbout(term.key, storage)) shared[p.article] +=
//     ...
//   for (uint32_t article : alike) index.ClaimsOf(article);        // which of their claims?
//
// Two claims are linked only where their articles are much alike, or where their sentences are the
// same but for numbers (link/candidates.cc tells why). So an index need not list a claim under each
// of its words. It lists
//   - each article under the terms of its topic: ArticlesAbout. An article in a hundred or fewer is
//     alike enough, and only its claims are looked at;
//   - each claim under its ListedKeys, at most a few: ClaimsUnder.
//
// Articles have numbers below article_bound(), each claim the place that it has among those of its
// article; numbers mean nothing outside of the index. An article of which there is no claim need
// not be in it. What an index answers does not change while somebody holds it: a store that grows
// shows a snapshot. Const members are concurrent; a failure of the store is a Status, and the
// caller may ask again.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck {

namespace link {
struct Prepared;  // not public
}

// An article whose topic has a term. Four bytes, for a term of all news has many.
struct TopicPosting {
  uint32_t article : 30 = 0;
  uint32_t weight : 2 = 0;  // Term::weight of the term in the topic of the article, 1 to 3
  friend bool operator==(const TopicPosting&, const TopicPosting&) = default;
};
inline constexpr uint32_t kMaxIndexedArticles = uint32_t{1} << 30;

struct ClaimAddress {
  uint32_t article = 0;
  uint32_t claim = 0;  // its place in ClaimsOf(article)
  friend auto operator<=>(const ClaimAddress&, const ClaimAddress&) = default;
};

// What is asked of an article before its claims are.
struct ArticleHead {
  static constexpr int32_t kNoDay = INT32_MIN;
  int32_t day = kNoDay;       // of publication, counted from 1 January 1970
  uint32_t topic_weight = 0;  // TopicWeightOf its topic; 0 for a number that no article has
  friend bool operator==(const ArticleHead&, const ArticleHead&) = default;
};
// What all terms of a topic weigh in the likeness of two articles.
uint32_t TopicWeightOf(const TermSet& topic);
// All claims of an article have one topic and one day.
ArticleHead HeadOf(const Claim& claim);

// The keys that an index lists a claim under, ascending, without doubles, stable between releases
// as Fingerprint is: the words of its sentence without the numbers, by the kind of its value; none
// for a short phrase, for one that is not self-contained and for a date. Two claims that link
// though their articles are not alike have one in common.
std::vector<uint64_t> ListedKeys(const Claim& claim);

class ClaimIndex {
 public:
  virtual ~ClaimIndex() = default;

  // All articles have smaller numbers.
  virtual uint32_t article_bound() const = 0;
  // The number of an article by its Article::id; nullopt where the index does not have it. The
  // draft's own earlier version is left out so.
  virtual absl::StatusOr<std::optional<uint32_t>> Find(std::string_view article_id) const = 0;

  // The articles whose topic has a term (Term::key, weight above 0), ascending by number. The
  // answer points into `storage` or into the index, and is good until `storage` changes.
  virtual absl::StatusOr<absl::Span<const TopicPosting>> ArticlesAbout(
      uint64_t term, std::vector<TopicPosting>& storage) const = 0;
  // The claims that have a key among their ListedKeys, ascending; `storage` as above.
  virtual absl::StatusOr<absl::Span<const ClaimAddress>> ClaimsUnder(
      uint64_t key, std::vector<ClaimAddress>& storage) const = 0;

  // REQUIRES: article < article_bound(). Asked for each article that shares much with the draft, so
  // it should cost no more than a look into memory.
  virtual absl::StatusOr<ArticleHead> Head(uint32_t article) const = 0;
  // All claims of an article as ReadArticle gave them, in that order and with the topic of the
  // article; Claim::article means nothing. Asked for the articles that are alike, and kept.
  virtual absl::StatusOr<std::shared_ptr<const std::vector<Claim>>> ClaimsOf(
      uint32_t article) const = 0;
  // The claims of the sentence in which one stands, as ClaimsOf gives them but that their
  // article_topic may be missing; `place` is where it stands among them, `storage` as above. Asked
  // for the many articles that print one sentence, of which most need no more.
  virtual absl::StatusOr<absl::Span<const Claim>> SentenceOf(ClaimAddress address,
                                                             std::vector<Claim>& storage,
                                                             uint32_t& place) const;
  // What meeting a draft asks of the claims of an article, where the index has it ready; nullptr
  // where it is to be worked out of them. For the indexes of this library.
  virtual std::shared_ptr<const link::Prepared> PreparedOf(uint32_t article) const;
  // The text. Asked only where a claim of the article is linked, for a verdict reads the sentences
  // and a finding quotes them.
  virtual absl::StatusOr<Document> DocumentOf(uint32_t article) const = 0;
};

// An index in memory. Fill it, then share it: const members are concurrent.
//
//   MemoryIndex index;
//   for (Article& a : articles)
//     if (auto doc = Document::Create(std::move(a)); doc.ok()) index.Add(*doc);
class MemoryIndex : public ClaimIndex {
 public:
  MemoryIndex();
  ~MemoryIndex() override;
  MemoryIndex(MemoryIndex&&) noexcept;
  MemoryIndex& operator=(MemoryIndex&&) noexcept;
  // Not copyable: it may hold gigabytes of claims.
  MemoryIndex(const MemoryIndex&) = delete;
  MemoryIndex& operator=(const MemoryIndex&) = delete;

  // Reads the article and adds its claims. AlreadyExists for a second article of an id,
  // ResourceExhausted beyond kMaxIndexedArticles; nothing is changed then.
  absl::Status Add(Document document);
  // Of an article that has been read: `claims` are those of ReadArticle.
  absl::Status Add(Document document, std::vector<Claim> claims);
  size_t claim_count() const;

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
  std::shared_ptr<const link::Prepared> PreparedOf(uint32_t article) const override;
  absl::StatusOr<Document> DocumentOf(uint32_t article) const override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace crosscheck
