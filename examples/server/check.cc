// Checks of whole requests: the door is CheckArticles. What the library would leave out with a
// warning is refused here: a program that sends it can mend it, and would not see the warning.
#include "check.h"

#include <utility>

#include "crosscheck/checker.h"

namespace server {

using crosscheck::WireFormat;

WireFormat FormatOf(const Request& request) {
  const std::string* type = Find(request.headers, "content-type");
  return type != nullptr && MediaType(*type) == kProtobufType ? WireFormat::kProtobuf
                                                              : WireFormat::kJson;
}

Answer WireAnswer(WireFormat format, absl::StatusOr<std::string> body) {
  if (!body.ok()) return ErrorAnswer(body.status());
  Answer answer = JsonAnswer(*std::move(body));
  if (format == WireFormat::kProtobuf) answer.content_type = kProtobufType;
  return answer;
}

Answer CheckArticles(const Request& request, const std::string* archive, Archives& archives,
                     double min_confidence) {
  const WireFormat format = FormatOf(request);
  absl::StatusOr<crosscheck::CheckRequest> parsed =
      crosscheck::ParseCheckRequest(request.body, format);
  if (!parsed.ok()) return ErrorAnswer(parsed.status());
  if (!parsed->warnings.empty()) return ErrorAnswer(400, parsed->warnings.front());
  if (parsed->articles.empty() && !parsed->draft)
    return ErrorAnswer(400, "neither articles nor a draft to check");
  std::shared_ptr<const crosscheck::ClaimIndex> index;
  if (archive != nullptr) {
    const absl::StatusOr<Archives::Opened> opened = archives.Get(*archive);
    if (!opened.ok()) return ErrorAnswer(opened.status());
    index = opened->index;
  }
  // One thread: the others are for other requests.
  crosscheck::Checker checker({.min_confidence = parsed->min_confidence.value_or(min_confidence),
                               .ignore = std::move(parsed->ignore),
                               .threads = 1});
  for (size_t i = 0; i < parsed->articles.size(); ++i) {
    if (absl::Status s = checker.Add(std::move(parsed->articles[i])); !s.ok()) {
      return ErrorAnswer(400, "articles[" + std::to_string(i) + "]: " + std::string(s.message()));
    }
  }
  std::optional<std::string> draft_id;
  if (parsed->draft) {
    draft_id = parsed->draft->id;
    if (absl::Status s = checker.Add(*std::move(parsed->draft)); !s.ok())
      return ErrorAnswer(400, "draft: " + std::string(s.message()));
  }
  const absl::StatusOr<crosscheck::Report> report =
      index ? checker.CheckAgainst(*index, draft_id) : checker.Check(draft_id);
  if (!report.ok()) return ErrorAnswer(report.status());
  return WireAnswer(format, crosscheck::ReportToWire(*report, format));
}

}  // namespace server
