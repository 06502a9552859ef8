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

struct ArticleReader::Heading {
  TextSizes sizes;
  size_t claims = 0;  // how many
  std::optional<absl::CivilDay> published;
  ArticleTopic topic;
};

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
  absl::StatusOr<Statement> sentence = database.Prepare(
      "SELECT c.record, c.place FROM claim AS c, claim AS one "
      "WHERE one.article = ?1 AND one.place = ?2 AND c.article = ?1 "
      "AND c.part = one.part AND c.sentence_begin = one.sentence_begin ORDER BY c.place");
  if (!sentence.ok()) return sentence.status();
  ArticleReader reader;
  reader.path_ = database.path();
  reader.article_ = *std::move(article);
  reader.body_ = *std::move(body);
  reader.claims_ = *std::move(claims);
  reader.sentence_ = *std::move(sentence);
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

absl::StatusOr<ArticleReader::Heading> ArticleReader::ReadHeading(int64_t number, bool with_topic) {
  const absl::StatusOr<bool> row = article_.Bind(1, number).Row();
  if (!row.ok()) return row.status();
  if (!*row) return NoArticle(path_, number);
  if (!HasRecordsOfToday(article_.Int(kExtraction))) {
    article_.Reset();
    return absl::FailedPreconditionError(absl::StrCat(
        path_,
        ": claims in it were read by another version of crosscheck; `crosscheck archive add ",
        path_, "` reads them again"));
  }
  Heading heading;
  heading.sizes = {article_.Text(kTitle).size(), static_cast<size_t>(article_.Int(kBytes))};
  // A claim has a byte of the text at least: a damaged number asks for no gigabytes.
  heading.claims = std::min(static_cast<size_t>(article_.Int(kClaims)),
                            heading.sizes.title + heading.sizes.body);
  if (!article_.IsNull(kPublished)) {
    const absl::StatusOr<Timestamp> parsed = ParseTimestamp(article_.Text(kPublished));
    if (parsed.ok()) heading.published = parsed->day();
  }
  absl::StatusOr<ArticleTopic> topic =
      with_topic ? UnpackTopic(article_.Text(kTopic)) : ArticleTopic();
  article_.Reset();
  if (!topic.ok()) return Damaged(number, "the topic");
  heading.topic = *std::move(topic);
  return heading;
}

absl::StatusOr<std::vector<Claim>> ArticleReader::Claims(int64_t number) {
  const absl::StatusOr<Heading> heading = ReadHeading(number, true);
  if (!heading.ok()) return heading.status();
  std::vector<Claim> claims;
  claims.reserve(heading->claims);
  for (claims_.Bind(1, number);;) {
    const absl::StatusOr<bool> row = claims_.Row();
    if (!row.ok()) return row.status();
    if (!*row) break;
    if (absl::Status s = Append(number, *heading, claims_, claims); !s.ok()) return s;
  }
  if (claims.size() != heading->claims) return Damaged(number, "the list of claims");
  return claims;
}

absl::StatusOr<uint32_t> ArticleReader::Sentence(int64_t number, uint32_t claim,
                                                 std::vector<Claim>& claims) {
  claims.clear();
  const absl::StatusOr<Heading> heading = ReadHeading(number, false);
  if (!heading.ok()) return heading.status();
  uint32_t first = 0;
  for (sentence_.Bind(1, number).Bind(2, int64_t{claim});;) {
    const absl::StatusOr<bool> row = sentence_.Row();
    if (!row.ok()) return row.status();
    if (!*row) break;
    const auto place = static_cast<uint32_t>(sentence_.Int(1));
    if (claims.empty()) first = place;
    if (place != first + claims.size()) {
      sentence_.Reset();
      return Damaged(number, "the list of claims");
    }
    if (absl::Status s = Append(number, *heading, sentence_, claims); !s.ok()) return s;
  }
  if (claim < first || claim - first >= claims.size()) return Damaged(number, "the list of claims");
  return first;
}

// The claim of a row, whose record is its first column.
absl::Status ArticleReader::Append(int64_t number, const Heading& heading, Statement& row,
                                   std::vector<Claim>& claims) const {
  absl::StatusOr<Claim> claim =
      UnpackClaim(row.Text(0), heading.sizes, claims.empty() ? nullptr : &claims.back());
  if (!claim.ok()) {
    row.Reset();
    return Damaged(number, "a claim");
  }
  claim->article_topic = heading.topic;
  claim->published = heading.published;
  claims.push_back(*std::move(claim));
  return absl::OkStatus();
}

}  // namespace crosscheck::archive
