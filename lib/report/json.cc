// JSON and protobuf: the doors are ReportToJson, ReportToProto and ExtractionToJsonLine of
// report/report.h. The messages are built once (message.cc); JSON is protobuf's own mapping of
// them, so that the .proto files are the whole manual of it.
#include <google/protobuf/util/json_util.h>

#include <limits>
#include <string>

#include "crosscheck/report/report.h"
#include "report/message.h"

namespace crosscheck {
namespace {

// protobuf prints to stderr and fails above this; we say it instead.
absl::Status CheckSize(const google::protobuf::Message& message) {
  const size_t size = message.ByteSizeLong();
  if (size <= static_cast<size_t>(std::numeric_limits<int>::max())) return absl::OkStatus();
  return absl::ResourceExhaustedError("report of " + std::to_string(size) +
                                      " bytes; protobuf writes at most 2 GiB, check fewer "
                                      "articles at a time");
}

absl::StatusOr<std::string> ToJson(const google::protobuf::Message& message, bool pretty) {
  if (absl::Status s = CheckSize(message); !s.ok()) return s;
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = pretty;
  // Empty lists, begin 0 and false are written: readers of the JSON need no table of defaults.
  options.always_print_primitive_fields = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  if (!status.ok()) return absl::InternalError("report as JSON: " + status.ToString());
  return json;
}

}  // namespace

absl::StatusOr<std::string> ReportToJson(const Report& report) {
  const absl::StatusOr<report::pb::Report> message = report::ToMessage(report);
  if (!message.ok()) return message.status();
  absl::StatusOr<std::string> json = ToJson(*message, true);
  // protobuf ends the pretty form with a line end and the short one without; ours never has one.
  while (json.ok() && !json->empty() && json->back() == '\n') json->pop_back();
  return json;
}

absl::StatusOr<std::string> ReportToProto(const Report& report) {
  const absl::StatusOr<report::pb::Report> message = report::ToMessage(report);
  if (!message.ok()) return message.status();
  if (absl::Status s = CheckSize(*message); !s.ok()) return s;
  return message->SerializeAsString();
}

absl::StatusOr<std::string> ExtractionToJsonLine(const Extraction& extraction) {
  const absl::StatusOr<report::pb::Extraction> message = report::ToMessage(extraction);
  if (!message.ok()) return message.status();
  return ToJson(*message, false);
}

}  // namespace crosscheck
