// The doors are those of packed_article.h.
#include "archive/packed_article.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <utility>

#include "archive/record.h"
#include "crosscheck/claim/extract.h"

namespace crosscheck::archive {

Fingerprint HashOf(const Article& article) {
  const std::string published = article.published ? article.published->ToString() : "";
  const std::string updated = article.updated ? article.updated->ToString() : "";
  const std::string captions = CaptionsText(article.captions);
  const std::initializer_list<std::string_view> besides = {
      article.byline,        updated,         article.dateline, article.agency,
      article.canonical_url, article.version, article.status,   captions};
  const Fingerprint hash = FingerprintOf(
      {article.id, article.outlet, article.title, article.url, published, article.text});
  if (std::all_of(besides.begin(), besides.end(), [](std::string_view s) { return s.empty(); }))
    return hash;
  return FingerprintOf({hash.ToHex(), FingerprintOf(besides).ToHex()});
}

std::string CaptionsText(const std::vector<Span>& captions) {
  std::string text;
  for (Span span : captions) {
    if (!text.empty()) text += ' ';
    text += std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  return text;
}

std::optional<std::vector<Span>> ParseCaptions(std::string_view text, size_t bytes) {
  std::vector<Span> captions;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    Span span;
    auto read = std::from_chars(at, end, span.begin);
    if (read.ec != std::errc() || read.ptr == end || *read.ptr != '-') return std::nullopt;
    read = std::from_chars(read.ptr + 1, end, span.end);
    if (read.ec != std::errc() || span.end < span.begin || span.end > bytes) return std::nullopt;
    captions.push_back(span);
    at = read.ptr;
    if (at != end && (*at++ != ' ' || at == end)) return std::nullopt;
  }
  return captions;
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
  packed.topic =
      PackTopic(packed.claims.empty() ? ArticleTopic() : packed.claims.front().article_topic);
  packed.head = HeadOfArticle(packed.document.article(), packed.claims);
  packed.postings = PostingsOf(packed.claims);
  return packed;
}

}  // namespace crosscheck::archive
