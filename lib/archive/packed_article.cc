// The doors are those of packed_article.h.
#include "archive/packed_article.h"

#include <utility>

#include "archive/record.h"
#include "crosscheck/claim/extract.h"

namespace crosscheck::archive {

Fingerprint HashOf(const Article& article) {
  const std::string published = article.published ? article.published->ToString() : "";
  return FingerprintOf(
      {article.id, article.outlet, article.title, article.url, published, article.text});
}

ArticleHead HeadOfArticle(const Article& article, const std::vector<Claim>& claims) {
  if (!claims.empty()) return HeadOf(claims.front());
  ArticleHead head;
  if (article.published)
    head.day = static_cast<int32_t>(article.published->day() - absl::CivilDay());
  return head;
}

std::vector<Posting> PostingsOf(const std::vector<Claim>& claims) {
  std::vector<Posting> postings;
  if (claims.empty()) return postings;
  for (const Term& term : claims.front().article_topic.get()) {
    if (term.weight > 0) postings.push_back({PostingKind::kTopic, term.key, 0, term.weight});
  }
  for (uint32_t place = 0; place < claims.size(); ++place) {
    for (const uint64_t key : ListedKeys(claims[place]))
      postings.push_back({PostingKind::kClaim, key, 0, place});
  }
  return postings;
}

absl::StatusOr<PackedArticle> PackArticle(Article article, const Fingerprint& hash) {
  if (article.id.empty()) {
    return absl::InvalidArgumentError(
        "an article needs an id; readers give one, see ingest/reader.h");
  }
  absl::StatusOr<Document> document = Document::Create(std::move(article));
  if (!document.ok()) return document.status();
  PackedArticle packed{*std::move(document), hash, {}, {}, {}, {}, {}};
  packed.claims = ReadArticle(packed.document, 0).claims;
  packed.records.reserve(packed.claims.size());
  const Claim* previous = nullptr;
  for (const Claim& claim : packed.claims) {
    packed.records.push_back(PackClaim(claim, previous));
    previous = &claim;
  }
  const TermSet topic =
      packed.claims.empty() ? TermSet() : packed.claims.front().article_topic.get();
  packed.topic = PackTopic(topic);
  packed.head = HeadOfArticle(packed.document.article(), packed.claims);
  packed.postings = PostingsOf(packed.claims);
  return packed;
}

}  // namespace crosscheck::archive
