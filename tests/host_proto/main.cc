// A newsroom program with its own copy of the wire form, from the same .proto, in the public
// package. Exits 0 when both copies live together and agree on bytes and JSON.
#include <google/protobuf/util/json_util.h>

#include <cstdio>
#include <string>

#include "crosscheck/v1/claim.pb.h"
#include "crosscheck/v1/report.pb.h"
#include "report/sample.h"

namespace {

int Fail(const char* what, const std::string& detail) {
  std::fprintf(stderr, "host_proto: %s: %s\n", what, detail.c_str());
  return 1;
}

google::protobuf::util::JsonPrintOptions Options(bool pretty) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = pretty;
  options.always_print_primitive_fields = true;
  return options;
}

}  // namespace

int main() {
  crosscheck::Report report = crosscheck::SampleReport();
  report.claims[0].time = crosscheck::TimeValue{.type = crosscheck::TimeType::kDate,
                                                .timex = "2019-05",
                                                .period = crosscheck::MonthPeriod(2019, 5),
                                                .anchor = crosscheck::TimeAnchor::kTense,
                                                .alternatives = {{"2020-05", 0.25}}};

  crosscheck::v1::Report host;
  if (host.descriptor()->full_name() != "crosscheck.v1.Report") {
    return Fail("not the public package", host.descriptor()->full_name());
  }
  if (!host.ParseFromString(*crosscheck::ReportToProto(report))) {
    return Fail("the host cannot read the library's bytes", "");
  }
  if (host.claims_size() != 5 || host.findings_size() != 3 ||
      host.findings(0).kind() != crosscheck::v1::Finding::NUMERIC_CONFLICT ||
      host.claims(0).time().anchor() != crosscheck::v1::Time::TENSE) {
    return Fail("the host reads something else", host.ShortDebugString());
  }
  // The host's JSON of the library's bytes is the library's JSON: no field is lost or renamed on
  // the way.
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(host, &json, Options(true)).ok()) {
    return Fail("no JSON", "");
  }
  while (!json.empty() && json.back() == '\n') json.pop_back();
  const std::string ours = *crosscheck::ReportToJson(report);
  if (json != ours) return Fail("the JSON differs", json + "\n----\n" + ours);
  // And the way back: what the library writes as JSON, the host reads.
  crosscheck::v1::Report back;
  if (!google::protobuf::util::JsonStringToMessage(ours, &back).ok() ||
      back.SerializeAsString() != host.SerializeAsString()) {
    return Fail("the host cannot read the library's JSON", ours);
  }
  crosscheck::Extraction extraction{report.articles[0], {}, {report.claims[0]}};
  crosscheck::v1::Extraction line;
  if (!google::protobuf::util::JsonStringToMessage(*crosscheck::ExtractionToJsonLine(extraction),
                                                   &line)
           .ok() ||
      line.claims_size() != 1) {
    return Fail("the host cannot read an extraction", line.ShortDebugString());
  }
  std::puts("host_proto: bytes and JSON agree");
  return 0;
}
