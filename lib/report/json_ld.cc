// schema.org: the door is ReportToJsonLd of report/formats.h. What sources agree on is one Claim
// with several appearances; a claim that nobody repeats is one with one. Nothing of it is a review:
// there is no rating in a report, so that none is made up.
#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "crosscheck/report/formats.h"
#include "report/agreements.h"
#include "report/iris.h"
#include "report/json_writer.h"
#include "report/message.h"
#include "report/slice.h"

namespace crosscheck {
namespace {

using report::JsonWriter;

// Claims that say one thing, the one that was published first in front.
using Statement = std::vector<uint32_t>;

// A day without time counts as its end, a time without zone as UTC; unknown dates are last.
auto PublishedKey(const Document& document) {
  const std::optional<Timestamp>& time = document.article().published;
  if (!time) return std::tuple(true, absl::CivilMinute());
  if (!time->has_time) return std::tuple(false, absl::CivilMinute(time->day() + 1));
  return std::tuple(false, absl::CivilMinute(time->local) - time->utc_offset_minutes.value_or(0));
}

// In the order of their first claims.
std::vector<Statement> StatementsOf(const Report& report) {
  std::vector<Statement> statements;
  std::vector<bool> told(report.claims.size());
  for (const report::Agreement& agreement : report::FindAgreements(report)) {
    Statement statement = agreement.claims;
    std::sort(statement.begin(), statement.end());
    for (uint32_t claim : statement) told[claim] = true;
    std::stable_sort(statement.begin(), statement.end(), [&report](uint32_t a, uint32_t b) {
      return PublishedKey(report.articles[report.claims[a].article]) <
             PublishedKey(report.articles[report.claims[b].article]);
    });
    statements.push_back(std::move(statement));
  }
  for (uint32_t claim = 0; claim < report.claims.size(); ++claim) {
    if (!told[claim]) statements.push_back({claim});
  }
  std::sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) {
    return *std::min_element(a.begin(), a.end()) < *std::min_element(b.begin(), b.end());
  });
  return statements;
}

std::string_view WordsOf(uint32_t claim, const Report& report) {
  const Claim& c = report.claims[claim];
  return report::Slice(report.articles[c.article].text(c.part), c.span);
}

void WriteReference(std::string_view key, std::string_view iri, JsonWriter& json) {
  json.BeginObject(key).Text("@id", iri).End();
}

void WriteStatement(const Statement& statement, const std::vector<std::string>& labels,
                    const std::vector<std::string>& iris, const Report& report, JsonWriter& json) {
  json.BeginObject().Text("@type", "Claim");
  json.Text("@id", report::Urn("statement", report.claims[statement.front()].id));
  json.TextIfAny("name", labels[statement.front()]);
  json.Text("text", WordsOf(statement.front(), report));
  std::vector<uint32_t> articles;
  bool dated = true;
  for (uint32_t claim : statement) {
    const uint32_t article = report.claims[claim].article;
    dated = dated && report.articles[article].article().published;
    if (std::find(articles.begin(), articles.end(), article) == articles.end())
      articles.push_back(article);
  }
  if (dated) WriteReference("firstAppearance", iris[articles.front()], json);
  json.BeginArray("appearance");
  for (uint32_t article : articles) WriteReference({}, iris[article], json);
  json.End().BeginArray("workExample");
  for (uint32_t claim : statement) {
    json.BeginObject().Text("@type", "Quotation");
    json.Text("@id", report::Urn("claim", report.claims[claim].id));
    json.Text("text", WordsOf(claim, report));
    WriteReference("isPartOf", iris[report.claims[claim].article], json);
    json.End();
  }
  json.End().End();
}

void WriteNamed(std::string_view key, std::string_view type, std::string_view name,
                JsonWriter& json) {
  if (!name.empty()) json.BeginObject(key).Text("@type", type).Text("name", name).End();
}

void WriteArticle(const Article& article, const std::string& iri, JsonWriter& json) {
  json.BeginObject().Text("@type", "NewsArticle").Text("@id", iri).Text("identifier", article.id);
  json.TextIfAny("headline", article.title);
  if (iri.starts_with("http") || iri.starts_with("HTTP")) json.Text("url", iri);
  if (article.published) json.Text("datePublished", article.published->ToString());
  if (article.updated) json.Text("dateModified", article.updated->ToString());
  WriteNamed("publisher", "Organization", article.outlet, json);
  WriteNamed("sourceOrganization", "Organization", article.agency, json);
  json.TextIfAny("creditText", article.byline).TextIfAny("dateline", article.dateline);
  json.TextIfAny("version", article.version).TextIfAny("creativeWorkStatus", article.status);
  json.End();
}

}  // namespace

absl::StatusOr<std::string> ReportToJsonLd(const Report& report) {
  if (absl::Status s = report::CheckReport(report); !s.ok()) return s;
  const std::vector<std::string> iris = report::ArticleIris(report);
  std::vector<std::string> labels(report.claims.size());
  for (const Fact& fact : report.facts) {
    for (uint32_t claim : fact.claims) labels[claim] = fact.label;
  }
  JsonWriter json;
  json.BeginObject().Text("@context", "https://schema.org").BeginArray("@graph");
  for (const Statement& statement : StatementsOf(report))
    WriteStatement(statement, labels, iris, report, json);
  for (size_t i = 0; i < report.articles.size(); ++i)
    WriteArticle(report.articles[i].article(), iris[i], json);
  json.End().End();
  return std::move(json).Take();
}

}  // namespace crosscheck
