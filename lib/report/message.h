// Messages: the wire form of a report, built from ours. Internal to report; the only header with
// protobuf in it.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "crosscheck/report/report.h"
#include "crosscheck_internal/v1/claim.pb.h"
#include "crosscheck_internal/v1/report.pb.h"

namespace crosscheck::report {

namespace pb = ::crosscheck::internal::v1;

// Internal, naming the field, for text that is not UTF-8 (of an outlet or URL: a Document checks
// only text and title); an index that points nowhere; protobuf itself would print to stderr.
absl::StatusOr<pb::Report> ToMessage(const Report& report);
// The same errors without the message, for forms that are not made of it.
absl::Status CheckReport(const Report& report);
absl::StatusOr<pb::Extraction> ToMessage(const Extraction& extraction);

// The pieces that a message without a report is made of; errors as above. Of a finding all but
// what its indices point to; of an article what it tells of itself.
absl::Status Fill(const Finding& finding, pb::Finding* out);
absl::Status Fill(const Document& document, pb::Article* out);
// A span of a text, and its words.
absl::Status Fill(Span span, Part part, std::string_view text, pb::Span* out, std::string* words);

// proto3 JSON with empty lists and false values, or the bytes of protobuf. ResourceExhausted above
// the 2 GiB that protobuf writes.
absl::StatusOr<std::string> ToJson(const google::protobuf::Message& message, bool pretty);
absl::StatusOr<std::string> ToProto(const google::protobuf::Message& message);

}  // namespace crosscheck::report
