// Spreadsheets: the doors are ReportToFindingsCsv and ReportToClaimsCsv of report/formats.h. Cells
// are read off the message, so that a value is written here as in the JSON.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/article/offsets.h"
#include "crosscheck/report/formats.h"
#include "report/csv_writer.h"
#include "report/message.h"
#include "report/slice.h"
#include "report/words.h"

namespace crosscheck {
namespace {

using report::CsvWriter;
namespace pb = report::pb;

constexpr int kSideColumns = 12;

std::string Joined(const google::protobuf::RepeatedPtrField<std::string>& words) {
  std::string list;
  for (const std::string& word : words) {
    if (!list.empty()) list += "; ";
    list += word;
  }
  return list;
}

void WriteSide(const pb::Claim& claim, const pb::Article& article, CsvWriter& csv) {
  csv.Text(article.outlet()).Text(article.published()).Text(claim.value_text());
  csv.Plain(claim.quantity().low()).Plain(claim.quantity().high()).Text(claim.quantity().unit());
  csv.Text(claim.time().timex()).Text(claim.text()).Text(article.title()).Text(article.url());
  csv.Text(article.id()).Plain(claim.id());
}

void WriteQuantity(const pb::Claim& claim, CsvWriter& csv) {
  if (!claim.has_quantity()) {
    csv.Empty(10);
    return;
  }
  const pb::Quantity& quantity = claim.quantity();
  csv.Plain(quantity.low()).Plain(quantity.high());
  csv.Plain(pb::Quantity::Modifier_Name(quantity.modifier()));
  csv.Plain(pb::Quantity::Form_Name(quantity.form()));
  csv.Text(quantity.unit()).Text(quantity.dimension()).Text(quantity.currency());
  csv.Text(quantity.counted()).Plain(quantity.per()).Text(quantity.per_unit());
}

void WriteTime(const pb::Claim& claim, CsvWriter& csv) {
  if (!claim.has_time()) {
    csv.Empty(4);
    return;
  }
  const pb::Time& time = claim.time();
  csv.Plain(pb::Time::Type_Name(time.type())).Text(time.timex());
  csv.Plain(time.begin()).Plain(time.end());
}

void WriteFlags(const pb::Claim& claim, CsvWriter& csv) {
  csv.Bool(claim.hedged()).Bool(claim.negated()).Bool(claim.future()).Bool(claim.quoted());
  csv.Bool(claim.onset()).Bool(claim.part_of()).Bool(claim.other_event());
  csv.Bool(claim.cumulative()).Bool(claim.limit());
}

void WritePlace(const pb::Claim& claim, const LineIndex& lines, const Document& document,
                CsvWriter& csv) {
  csv.Plain(pb::Span::Part_Name(claim.span().part()));
  if (claim.span().part() == pb::Span::BODY) {
    const Span value =
        report::Clip(document.text(), {claim.value_span().begin(), claim.value_span().end()});
    csv.Number(lines.At(value.begin).line);
  } else {
    csv.Empty();
  }
  csv.Number(claim.span().begin()).Number(claim.span().end());
  csv.Number(claim.value_span().begin()).Number(claim.value_span().end());
}

// The fact of each claim, in the message.
std::vector<const pb::Fact*> FactsOfClaims(const Report& report, const pb::Report& message) {
  std::vector<const pb::Fact*> facts(report.claims.size(), nullptr);
  for (size_t i = 0; i < report.facts.size(); ++i) {
    for (uint32_t claim : report.facts[i].claims)
      facts[claim] = &message.facts(static_cast<int>(i));
  }
  return facts;
}

}  // namespace

absl::StatusOr<std::string> ReportToFindingsCsv(const Report& report) {
  const absl::StatusOr<pb::Report> message = report::ToMessage(report);
  if (!message.ok()) return message.status();
  CsvWriter csv({"kind",       "severity",  "confidence",  "explanation", "basis", "same_text",
                 "fact",       "outlet_1",  "published_1", "value_1",     "low_1", "high_1",
                 "unit_1",     "time_1",    "sentence_1",  "title_1",     "url_1", "article_id_1",
                 "claim_id_1", "outlet_2",  "published_2", "value_2",     "low_2", "high_2",
                 "unit_2",     "time_2",    "sentence_2",  "title_2",     "url_2", "article_id_2",
                 "claim_id_2", "claim_ids", "fingerprint", "finding_id"});
  for (size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    const pb::Finding& row = message->findings(static_cast<int>(i));
    csv.Plain(pb::Finding::Kind_Name(row.kind())).Plain(pb::Finding::Severity_Name(row.severity()));
    csv.Plain(report::Thousandths(finding.confidence)).Text(row.explanation()).Text(row.basis());
    csv.Bool(row.same_text());
    csv.Text(finding.fact ? std::string_view(report.facts[*finding.fact].label) : "");
    for (size_t side = 0; side < 2; ++side) {
      if (side >= finding.claims.size()) {
        csv.Empty(kSideColumns);
        continue;
      }
      const uint32_t claim = finding.claims[side];
      const uint32_t article = report.claims[claim].article;
      WriteSide(message->claims(static_cast<int>(claim)),
                message->articles(static_cast<int>(article)), csv);
    }
    csv.Plain(Joined(row.claim_ids())).Plain(row.fingerprint()).Plain(row.id()).EndRow();
  }
  return std::move(csv).Take();
}

absl::StatusOr<std::string> ReportToClaimsCsv(const Report& report) {
  const absl::StatusOr<pb::Report> message = report::ToMessage(report);
  if (!message.ok()) return message.status();
  CsvWriter csv({"outlet",       "published",    "title",      "url",      "article_id",
                 "value",        "sentence",     "low",        "high",     "modifier",
                 "form",         "unit",         "dimension",  "currency", "counted",
                 "per",          "per_unit",     "time_type",  "timex",    "time_begin",
                 "time_end",     "measure",      "period",     "speaker",  "agencies",
                 "hedged",       "negated",      "future",     "quoted",   "onset",
                 "part_of",      "other_event",  "cumulative", "limit",    "fact",
                 "fact_outlets", "fact_origins", "part",       "line",     "begin",
                 "end",          "value_begin",  "value_end",  "claim_id", "fact_id"});
  const std::vector<const pb::Fact*> facts = FactsOfClaims(report, *message);
  std::optional<LineIndex> lines;  // of the article of the claims at hand; they come by article
  std::optional<uint32_t> lines_of;
  for (size_t i = 0; i < report.claims.size(); ++i) {
    const uint32_t index = report.claims[i].article;
    const Document& document = report.articles[index];
    if (lines_of != index) {
      lines.emplace(document.text());
      lines_of = index;
    }
    const pb::Claim& claim = message->claims(static_cast<int>(i));
    const pb::Article& article = message->articles(static_cast<int>(index));
    csv.Text(article.outlet()).Text(article.published()).Text(article.title());
    csv.Text(article.url()).Text(article.id()).Text(claim.value_text()).Text(claim.text());
    WriteQuantity(claim, csv);
    WriteTime(claim, csv);
    csv.Plain(pb::Claim::Measure_Name(claim.measure())).Text(claim.period());
    csv.Text(claim.speaker()).Text(Joined(claim.agencies()));
    WriteFlags(claim, csv);
    const pb::Fact* fact = facts[i];
    if (fact != nullptr) {
      csv.Text(fact->label()).Number(fact->support().outlets());
      csv.Number(static_cast<uint64_t>(fact->support().origins_size()));
    } else {
      csv.Empty(3);
    }
    WritePlace(claim, *lines, document, csv);
    csv.Plain(claim.id()).Plain(fact != nullptr ? fact->id() : "").EndRow();
  }
  return std::move(csv).Take();
}

}  // namespace crosscheck
