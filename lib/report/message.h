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

}  // namespace crosscheck::report
