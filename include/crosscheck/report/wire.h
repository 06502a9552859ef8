// The wire: what programs that speak bytes send and get, as messages of proto/crosscheck/v1.
//
//   absl::StatusOr<CheckRequest> request = ParseCheckRequest(body, WireFormat::kJson);
//   absl::StatusOr<std::string> answer = ReportToWire(report, WireFormat::kJson);
//
// The C ABI and the server are made of these. Pure functions, thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "crosscheck/article/article.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/compare/changes.h"
#include "crosscheck/link/claim_index.h"
#include "crosscheck/report/report.h"

namespace crosscheck {

enum class WireFormat : uint8_t {
  kJson,      // proto3 JSON, UTF-8
  kProtobuf,  // serialized
};

// crosscheck.v1.CheckRequest.
struct CheckRequest {
  std::vector<Article> articles;
  std::optional<Article> draft;
  std::optional<double> min_confidence;  // 0 to 1
  std::vector<Fingerprint> ignore;
  // Times of publication that could not be read, and were left out:
  // "articles[3].published: not a date: \"soon\" ...".
  std::vector<std::string> warnings;
};

// InvalidArgument for what is no such message, has a field that is unknown (in JSON), a fingerprint
// that is none, a confidence outside 0 to 1, or text that is not UTF-8; it names the field as far
// as known. A time of publication that is none is an error of an article by itself, and a warning
// of a request. An article without id is given its DefaultArticleId.
absl::StatusOr<Article> ParseSourceArticle(std::string_view bytes, WireFormat format);
absl::StatusOr<CheckRequest> ParseCheckRequest(std::string_view bytes, WireFormat format);

// crosscheck.v1.Report: ReportToJson or ReportToProto.
absl::StatusOr<std::string> ReportToWire(const Report& report, WireFormat format);

// crosscheck.v1.Changes: what a call of a Session returned, on `draft` as it is now, against
// `index`, whose articles are asked for where the other side's words stand. The errors are those of
// the index.
absl::StatusOr<std::string> ChangesToWire(const Changes& changes, const Article& draft,
                                          const ClaimIndex& index, WireFormat format);
// crosscheck.v1.Changes in which all of these are `added`: what a client that missed some starts
// with.
absl::StatusOr<std::string> FindingsToWire(absl::Span<const DraftFinding> findings,
                                           const Article& draft, const ClaimIndex& index,
                                           WireFormat format);

// What offsets into texts count.
enum class OffsetUnits : uint8_t { kUtf8, kUtf16 };

// crosscheck.v1.OpenSessionRequest. Errors as of ParseCheckRequest, also for a time of publication
// that is none.
struct OpenSessionRequest {
  std::string archive;
  Article draft;
  std::optional<double> min_confidence;
  std::vector<Fingerprint> ignore;
  OffsetUnits units = OffsetUnits::kUtf8;
};
absl::StatusOr<OpenSessionRequest> ParseOpenSessionRequest(std::string_view bytes,
                                                           WireFormat format);

struct TextEdit {
  Part part = Part::kBody;
  uint32_t begin = 0;  // of the part as the edits before it left it
  uint32_t end = 0;
  std::string text;
};
// crosscheck.v1.EditRequest.
struct EditRequest {
  uint32_t version = 0;
  std::optional<OffsetUnits> units;
  std::vector<TextEdit> edits;
  std::optional<Article> about;
};
absl::StatusOr<EditRequest> ParseEditRequest(std::string_view bytes, WireFormat format);

// crosscheck.v1.SessionChanges around what ChangesToWire gives, all offsets in `units`.
struct SessionChanges {
  std::string_view session;  // its name
  uint32_t version = 0;
  OffsetUnits units = OffsetUnits::kUtf8;
};
absl::StatusOr<std::string> SessionChangesToWire(const SessionChanges& about,
                                                 const Changes& changes, const Article& draft,
                                                 const ClaimIndex& index, WireFormat format);

// crosscheck.v1.ArchiveList.
struct ArchiveEntry {
  std::string name;
  uint64_t articles = 0;
  uint64_t claims = 0;
  std::string first_published, last_published;  // of days, or empty
};
absl::StatusOr<std::string> ArchiveListToWire(absl::Span<const ArchiveEntry> archives,
                                              WireFormat format);

}  // namespace crosscheck
