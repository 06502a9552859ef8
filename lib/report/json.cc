// JSON and protobuf: the doors are ReportToJson, ReportToProto and ExtractionToJsonLine of
// report/report.h and ReportToJsonLines of report/formats.h. The messages are built once
// (message.cc); JSON is protobuf's own mapping of them, so that the .proto files are the whole
// manual of it.
#include <google/protobuf/util/json_util.h>

#include <limits>
#include <set>
#include <string>
#include <utility>

#include "crosscheck/report/formats.h"
#include "crosscheck/report/report.h"
#include "report/json_text.h"
#include "report/message.h"

namespace crosscheck {
namespace report {
namespace {

// protobuf prints to stderr and fails above this; we say it instead.
absl::Status CheckSize(const google::protobuf::Message& message) {
  const size_t size = message.ByteSizeLong();
  if (size <= static_cast<size_t>(std::numeric_limits<int>::max())) return absl::OkStatus();
  return absl::ResourceExhaustedError("report of " + std::to_string(size) +
                                      " bytes; protobuf writes at most 2 GiB, check fewer "
                                      "articles at a time");
}

}  // namespace

absl::StatusOr<std::string> ToJson(const google::protobuf::Message& message, bool pretty) {
  if (absl::Status s = CheckSize(message); !s.ok()) return s;
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = pretty;
  // Empty lists, begin 0 and false are written: readers of the JSON need no table of defaults.
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  if (!status.ok()) return absl::InternalError("report as JSON: " + status.ToString());
  return WithoutUnsafe(std::move(json));
}

absl::StatusOr<std::string> ToProto(const google::protobuf::Message& message) {
  if (absl::Status s = CheckSize(message); !s.ok()) return s;
  return message.SerializeAsString();
}

namespace {

// Claims and articles have the same places in the message as in the report.
pb::FindingLine LineOf(size_t index, const Report& report, const pb::Report& message) {
  pb::FindingLine line;
  *line.mutable_finding() = message.findings(static_cast<int>(index));
  std::set<uint32_t> seen;
  for (uint32_t claim : report.findings[index].claims) {
    *line.add_claims() = message.claims(static_cast<int>(claim));
    const uint32_t article = report.claims[claim].article;
    if (seen.insert(article).second)
      *line.add_articles() = message.articles(static_cast<int>(article));
  }
  return line;
}

pb::SummaryLine SummaryOf(const pb::Report& message) {
  pb::SummaryLine line;
  pb::SummaryLine::Summary& summary = *line.mutable_summary();
  summary.set_articles(static_cast<uint32_t>(message.articles_size()));
  summary.set_claims(static_cast<uint32_t>(message.claims_size()));
  summary.set_facts(static_cast<uint32_t>(message.facts_size()));
  summary.set_findings(static_cast<uint32_t>(message.findings_size()));
  summary.set_compared_claims(message.compared_claims());
  summary.set_ignored_findings(message.ignored_findings());
  summary.set_draft_id(message.draft_id());
  *summary.mutable_notes() = message.notes();
  return line;
}

}  // namespace
}  // namespace report

absl::StatusOr<std::string> ReportToJson(const Report& report) {
  const absl::StatusOr<report::pb::Report> message = report::ToMessage(report);
  if (!message.ok()) return message.status();
  absl::StatusOr<std::string> json = report::ToJson(*message, true);
  // protobuf ends the pretty form with a line end and the short one without; ours never has one.
  while (json.ok() && !json->empty() && json->back() == '\n') json->pop_back();
  return json;
}

absl::StatusOr<std::string> ReportToProto(const Report& report) {
  const absl::StatusOr<report::pb::Report> message = report::ToMessage(report);
  if (!message.ok()) return message.status();
  return report::ToProto(*message);
}

absl::StatusOr<std::string> ReportToJsonLines(const Report& report) {
  const absl::StatusOr<report::pb::Report> message = report::ToMessage(report);
  if (!message.ok()) return message.status();
  std::string lines;
  const auto add = [&lines](const google::protobuf::Message& line) {
    const absl::StatusOr<std::string> json = report::ToJson(line, false);
    if (json.ok()) lines += *json + '\n';
    return json.status();
  };
  for (size_t i = 0; i < report.findings.size(); ++i) {
    if (absl::Status s = add(report::LineOf(i, report, *message)); !s.ok()) return s;
  }
  if (absl::Status s = add(report::SummaryOf(*message)); !s.ok()) return s;
  return lines;
}

absl::StatusOr<std::string> ExtractionToJsonLine(const Extraction& extraction) {
  const absl::StatusOr<report::pb::Extraction> message = report::ToMessage(extraction);
  if (!message.ok()) return message.status();
  return report::ToJson(*message, false);
}

}  // namespace crosscheck
