// Checks of whole requests: POST /v1/check.
#pragma once

#include "archives.h"
#include "http.h"

namespace server {

// A crosscheck.v1.CheckRequest to a crosscheck.v1.Report, both in JSON, or both in protobuf where
// the request says so. With `archive` its draft, or all its articles, against that archive too.
Answer CheckArticles(const Request& request, const std::string* archive, Archives& archives,
                     double min_confidence);

// The format of a body by its Content-Type, and the type of an answer in it.
crosscheck::WireFormat FormatOf(const Request& request);
Answer WireAnswer(crosscheck::WireFormat format, absl::StatusOr<std::string> body);
inline constexpr char kProtobufType[] = "application/x-protobuf";

}  // namespace server
