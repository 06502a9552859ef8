// The door is ArticleReader.
#include "archive/read_article.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "archive/packed_article.h"
#include "archive/record.h"
#include "base/strings.h"

namespace crosscheck::archive {
namespace {

// Columns of article_.
enum Column {
  kId,
  kOutlet,
  kTitle,
  kUrl,
  kPublished,
  kBytes,
  kClaims,
  kTopic,
  kExtraction,
  kByline,
  kUpdated,
  kDateline,
  kAgency,
  kCanonicalUrl,
  kSourceVersion,
  kStatus,
  kCaptions
};

absl::Status NoArticle(const std::string& path, int64_t number) {
  return absl::NotFoundError(absl::StrCat(path, ": has no article of the number ", number));
}

}  // namespace

absl::StatusOr<ArticleReader> ArticleReader::Create(const Database& database) {
  absl::StatusOr<Statement> article = database.Prepare(
      "SELECT id, outlet, title, url, published, bytes, claims, topic, "
      "extraction, byline, updated, dateline, agency, canonical_url, source_version, status, "
      "captions FROM article "
      "WHERE number = ?1");
  if (!article.ok()) return article.status();
  absl::StatusOr<Statement> body = database.Prepare("SELECT text FROM body WHERE article = ?1");
  if (!body.ok()) return body.status();
  absl::StatusOr<Statement> claims =
      database.Prepare("SELECT record FROM claim WHERE article = ?1 ORDER BY place");
  if (!claims.ok()) return claims.status();
  ArticleReader reader;
  reader.path_ = database.path();
  reader.article_ = *std::move(article);
  reader.body_ = *std::move(body);
  reader.claims_ = *std::move(claims);
  return reader;
}

absl::Status ArticleReader::Damaged(int64_t number, std::string_view what) const {
  return absl::DataLossError(absl::StrCat(
      path_, ": ", AbslView(what), " of article ", number,
      " is damaged; `crosscheck archive check` tells what else is. Restore the archive from a "
      "copy, or make it anew with `crosscheck archive add`"));
}

absl::StatusOr<Article> ArticleReader::Read(int64_t number) {
  const absl::StatusOr<bool> row = article_.Bind(1, number).Row();
  if (!row.ok()) return row.status();
  if (!*row) return NoArticle(path_, number);
  Article article;
  article.id = article_.Text(kId);
  article.outlet = article_.Text(kOutlet);
  article.title = article_.Text(kTitle);
  article.url = article_.Text(kUrl);
  const auto bytes = static_cast<size_t>(article_.Int(kBytes));
  article.byline = article_.Text(kByline);
  article.dateline = article_.Text(kDateline);
  article.agency = article_.Text(kAgency);
  article.canonical_url = article_.Text(kCanonicalUrl);
  article.version = article_.Text(kSourceVersion);
  article.status = article_.Text(kStatus);
  bool good = true;
  for (const auto& [column, time] :
       {std::pair{kPublished, &article.published}, std::pair{kUpdated, &article.updated}}) {
    if (article_.IsNull(column)) continue;
    const absl::StatusOr<Timestamp> read = ParseTimestamp(article_.Text(column));
    good = good && read.ok();
    if (read.ok()) *time = *read;
  }
  const auto captions = ParseCaptions(article_.Text(kCaptions), bytes);
  good = good && captions;
  if (captions) article.captions = *captions;
  article_.Reset();
  const absl::StatusOr<bool> text = body_.Bind(1, number).Row();
  if (!text.ok()) return text.status();
  if (*text) article.text = body_.Text(0);
  body_.Reset();
  if (!good || !*text || article.text.size() != bytes) return Damaged(number, "the text");
  return article;
}

absl::StatusOr<std::vector<Claim>> ArticleReader::Claims(int64_t number) {
  absl::StatusOr<bool> row = article_.Bind(1, number).Row();
  if (!row.ok()) return row.status();
  if (!*row) return NoArticle(path_, number);
  if (!HasRecordsOfToday(article_.Int(kExtraction))) {
    article_.Reset();
    return absl::FailedPreconditionError(absl::StrCat(
        path_,
        ": claims in it were read by another version of crosscheck; `crosscheck archive add ",
        path_, "` reads them again"));
  }
  const TextSizes sizes{article_.Text(kTitle).size(), static_cast<size_t>(article_.Int(kBytes))};
  // A claim has a byte of the text at least: a damaged number asks for no gigabytes.
  const size_t count =
      std::min(static_cast<size_t>(article_.Int(kClaims)), sizes.title + sizes.body);
  std::optional<absl::CivilDay> published;
  if (!article_.IsNull(kPublished)) {
    const absl::StatusOr<Timestamp> parsed = ParseTimestamp(article_.Text(kPublished));
    if (parsed.ok()) published = parsed->day();
  }
  absl::StatusOr<TermSet> topic = UnpackTopic(article_.Text(kTopic));
  article_.Reset();
  if (!topic.ok()) return Damaged(number, "the topic");
  const SharedTermSet shared(*std::move(topic));
  std::vector<Claim> claims;
  claims.reserve(count);
  for (claims_.Bind(1, number);;) {
    row = claims_.Row();
    if (!row.ok()) return row.status();
    if (!*row) break;
    absl::StatusOr<Claim> claim =
        UnpackClaim(claims_.Text(0), sizes, claims.empty() ? nullptr : &claims.back());
    if (!claim.ok()) {
      claims_.Reset();
      return Damaged(number, "a claim");
    }
    claim->article_topic = shared;
    claim->published = published;
    claims.push_back(*std::move(claim));
  }
  if (claims.size() != count) return Damaged(number, "the list of claims");
  return claims;
}

}  // namespace crosscheck::archive
