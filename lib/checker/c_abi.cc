// The C ABI: the doors are those of crosscheck.h. Each function is the façade's of the same name
// between three things that C cannot do: bytes are read and written (report/wire.h), statuses
// become numbers with a message, and nothing is thrown.
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/archive/archive.h"
#include "crosscheck/checker.h"
#include "crosscheck/crosscheck.h"
#include "crosscheck/ingest/reader.h"
#include "crosscheck/report/wire.h"

using crosscheck::Article;
using crosscheck::Changes;
using crosscheck::Checker;
using crosscheck::CheckerOptions;
using crosscheck::ClaimIndex;
using crosscheck::Fingerprint;
using crosscheck::Part;
using crosscheck::Report;
using crosscheck::Session;
using crosscheck::SessionOptions;
using crosscheck::WireFormat;

struct crosscheck_checker {
  Checker checker;
};

struct crosscheck_index {
  std::shared_ptr<const ClaimIndex> index;
};

struct crosscheck_session {
  std::shared_ptr<const ClaimIndex> index;
  Session session;
};

namespace {

int32_t CodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return CROSSCHECK_OK;
    case absl::StatusCode::kInvalidArgument:
      return CROSSCHECK_INVALID_ARGUMENT;
    case absl::StatusCode::kNotFound:
      return CROSSCHECK_NOT_FOUND;
    case absl::StatusCode::kAlreadyExists:
      return CROSSCHECK_ALREADY_EXISTS;
    case absl::StatusCode::kResourceExhausted:
      return CROSSCHECK_RESOURCE_EXHAUSTED;
    case absl::StatusCode::kPermissionDenied:
      return CROSSCHECK_PERMISSION_DENIED;
    case absl::StatusCode::kUnavailable:
      return CROSSCHECK_UNAVAILABLE;
    case absl::StatusCode::kFailedPrecondition:
      return CROSSCHECK_FAILED_PRECONDITION;
    case absl::StatusCode::kDataLoss:
      return CROSSCHECK_DATA_LOSS;
    default:
      return CROSSCHECK_INTERNAL;
  }
}

// The caller frees with free(), so malloc it is.
bool Put(std::string_view text, crosscheck_buffer* buffer) {
  char* data = static_cast<char*>(std::malloc(text.size() + 1));
  if (data == nullptr) return false;
  std::memcpy(data, text.data(), text.size());
  data[text.size()] = '\0';
  crosscheck_buffer_free(buffer);
  *buffer = {data, text.size()};
  return true;
}

int32_t Fail(int32_t code, std::string_view message, crosscheck_buffer* error) {
  if (error != nullptr && !Put(message, error)) crosscheck_buffer_free(error);
  return code;
}

// Runs an act that returns a Status, and lets nothing be thrown over the border.
template <typename Act>
int32_t Guarded(crosscheck_buffer* error, Act act) {
  try {
    const absl::Status status = act();
    if (status.ok()) return CROSSCHECK_OK;
    return Fail(CodeOf(status), std::string(status.message()), error);
  } catch (const std::bad_alloc&) {
    return Fail(CROSSCHECK_OUT_OF_MEMORY, "out of memory", error);
  } catch (...) {
    return Fail(CROSSCHECK_INTERNAL, "an unexpected exception", error);
  }
}

absl::Status Missing(const char* what) {
  return absl::InvalidArgumentError(std::string(what) + " is NULL");
}

absl::StatusOr<std::string_view> Bytes(const char* data, size_t size, const char* what) {
  if (data == nullptr && size > 0) return Missing(what);
  return std::string_view(data == nullptr ? "" : data, size);
}

absl::StatusOr<WireFormat> FormatOf(int32_t encoding) {
  if (encoding == CROSSCHECK_JSON) return WireFormat::kJson;
  if (encoding == CROSSCHECK_PROTOBUF) return WireFormat::kProtobuf;
  return absl::InvalidArgumentError("encoding " + std::to_string(encoding) +
                                    " is neither CROSSCHECK_JSON nor CROSSCHECK_PROTOBUF");
}

absl::Status Give(const absl::StatusOr<std::string>& bytes, crosscheck_buffer* out) {
  if (!bytes.ok()) return bytes.status();
  if (!Put(*bytes, out)) throw std::bad_alloc();
  return absl::OkStatus();
}

struct Options {
  crosscheck_options own;
  std::vector<Fingerprint> ignore;
};

// What a caller of an older header does not know of keeps its default.
absl::StatusOr<Options> ReadOptions(const crosscheck_options* given) {
  Options options;
  crosscheck_options_init(&options.own);
  if (given == nullptr) return options;
  if (given->size < sizeof given->size || given->size > 4096) {
    return absl::InvalidArgumentError("options: call crosscheck_options_init first");
  }
  std::memcpy(&options.own, given, std::min(given->size, sizeof options.own));
  if (!(options.own.min_confidence >= 0 && options.own.min_confidence <= 1))
    return absl::InvalidArgumentError("options: min_confidence is not between 0 and 1");
  const auto ignore = Bytes(options.own.ignore, options.own.ignore_size, "ignore");
  if (!ignore.ok()) return ignore.status();
  absl::StatusOr<std::vector<Fingerprint>> list = crosscheck::ParseIgnoreList("ignore", *ignore);
  if (!list.ok()) return list.status();
  options.ignore = *std::move(list);
  return options;
}

absl::Status WriteReport(const absl::StatusOr<Report>& report, WireFormat format,
                         crosscheck_buffer* out) {
  if (!report.ok()) return report.status();
  return Give(crosscheck::ReportToWire(*report, format), out);
}

absl::Status CheckBatch(const crosscheck_checker* checker, const crosscheck_index* index,
                        const char* draft_id, size_t draft_id_size, int32_t encoding,
                        crosscheck_buffer* report) {
  if (checker == nullptr) return Missing("checker");
  if (report == nullptr) return Missing("report");
  const absl::StatusOr<WireFormat> format = FormatOf(encoding);
  if (!format.ok()) return format.status();
  std::optional<std::string_view> draft;
  if (draft_id != nullptr) draft = std::string_view(draft_id, draft_id_size);
  return WriteReport(index == nullptr ? checker->checker.Check(draft)
                                      : checker->checker.CheckAgainst(*index->index, draft),
                     *format, report);
}

// What all calls that change a draft have in common; `act` gives StatusOr<Changes>.
template <typename Act>
int32_t Change(crosscheck_session* session, int32_t encoding, crosscheck_buffer* changes,
               crosscheck_buffer* error, Act act) {
  return Guarded(error, [&]() -> absl::Status {
    if (session == nullptr) return Missing("session");
    if (changes == nullptr) return Missing("changes");
    const absl::StatusOr<WireFormat> format = FormatOf(encoding);
    if (!format.ok()) return format.status();
    const absl::StatusOr<Changes> made = act(*format);
    if (!made.ok()) return made.status();
    return Give(
        crosscheck::ChangesToWire(*made, session->session.draft(), *session->index, *format),
        changes);
  });
}

}  // namespace

extern "C" {

uint32_t crosscheck_abi_version(void) { return CROSSCHECK_ABI_VERSION; }

// A literal, and so ended by NUL.
const char* crosscheck_version(void) { return crosscheck::Version().data(); }

const char* crosscheck_status_name(int32_t status) {
  static constexpr const char* kNames[] = {"OK",
                                           "INVALID_ARGUMENT",
                                           "NOT_FOUND",
                                           "ALREADY_EXISTS",
                                           "RESOURCE_EXHAUSTED",
                                           "PERMISSION_DENIED",
                                           "UNAVAILABLE",
                                           "FAILED_PRECONDITION",
                                           "DATA_LOSS",
                                           "INTERNAL",
                                           "OUT_OF_MEMORY"};
  static_assert(std::size(kNames) == CROSSCHECK_OUT_OF_MEMORY + 1);
  const bool known = status >= 0 && status <= CROSSCHECK_OUT_OF_MEMORY;
  return known ? kNames[status] : "UNKNOWN";
}

void crosscheck_buffer_free(crosscheck_buffer* buffer) {
  if (buffer == nullptr) return;
  std::free(buffer->data);
  *buffer = {nullptr, 0};
}

void crosscheck_options_init(crosscheck_options* options) {
  if (options == nullptr) return;
  *options = {};
  options->size = sizeof *options;
  options->min_confidence = CheckerOptions().min_confidence;
}

int32_t crosscheck_checker_create(const crosscheck_options* options, crosscheck_checker** checker,
                                  crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (checker == nullptr) return Missing("checker");
    absl::StatusOr<Options> read = ReadOptions(options);
    if (!read.ok()) return read.status();
    *checker = new crosscheck_checker{Checker({.min_confidence = read->own.min_confidence,
                                               .ignore = std::move(read->ignore),
                                               .threads = read->own.threads})};
    return absl::OkStatus();
  });
}

void crosscheck_checker_free(crosscheck_checker* checker) { delete checker; }

int32_t crosscheck_checker_add(crosscheck_checker* checker, int32_t encoding, const char* bytes,
                               size_t size, crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (checker == nullptr) return Missing("checker");
    const auto input = Bytes(bytes, size, "bytes");
    if (!input.ok()) return input.status();
    const absl::StatusOr<WireFormat> format = FormatOf(encoding);
    if (!format.ok()) return format.status();
    absl::StatusOr<Article> article = crosscheck::ParseSourceArticle(*input, *format);
    if (!article.ok()) return article.status();
    return checker->checker.Add(*std::move(article));
  });
}

int32_t crosscheck_checker_add_file(crosscheck_checker* checker, const char* name,
                                    const char* bytes, size_t size, crosscheck_buffer* warnings,
                                    crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (checker == nullptr) return Missing("checker");
    if (name == nullptr) return Missing("name");
    const auto input = Bytes(bytes, size, "bytes");
    if (!input.ok()) return input.status();
    crosscheck::ReadResult read = crosscheck::ReadArticles(name, *input, {});
    std::string told;
    for (const crosscheck::ReadError& problem : read.errors) told += problem.ToString() + "\n";
    size_t added = 0;
    for (const absl::Status& status : checker->checker.AddAll(std::move(read.articles))) {
      if (status.ok()) ++added;
      if (!status.ok()) told += std::string(name) + ": " + std::string(status.message()) + "\n";
    }
    if (added == 0) {
      if (told.empty()) told = std::string(name) + ": holds no article";
      return absl::InvalidArgumentError(told);
    }
    if (warnings != nullptr && !Put(told, warnings)) throw std::bad_alloc();
    return absl::OkStatus();
  });
}

size_t crosscheck_checker_article_count(const crosscheck_checker* checker) {
  return checker == nullptr ? 0 : checker->checker.article_count();
}

int32_t crosscheck_checker_check(const crosscheck_checker* checker, const char* draft_id,
                                 size_t draft_id_size, int32_t encoding, crosscheck_buffer* report,
                                 crosscheck_buffer* error) {
  return Guarded(error, [&] {
    return CheckBatch(checker, nullptr, draft_id, draft_id_size, encoding, report);
  });
}

int32_t crosscheck_checker_check_against(const crosscheck_checker* checker,
                                         const crosscheck_index* index, const char* draft_id,
                                         size_t draft_id_size, int32_t encoding,
                                         crosscheck_buffer* report, crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (index == nullptr) return Missing("index");
    return CheckBatch(checker, index, draft_id, draft_id_size, encoding, report);
  });
}

int32_t crosscheck_check(int32_t encoding, const char* request, size_t size,
                         crosscheck_buffer* report, crosscheck_buffer* warnings,
                         crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (report == nullptr) return Missing("report");
    const auto input = Bytes(request, size, "request");
    if (!input.ok()) return input.status();
    const absl::StatusOr<WireFormat> format = FormatOf(encoding);
    if (!format.ok()) return format.status();
    absl::StatusOr<crosscheck::CheckRequest> parsed =
        crosscheck::ParseCheckRequest(*input, *format);
    if (!parsed.ok()) return parsed.status();
    std::vector<std::string> lines;
    const absl::StatusOr<Report> made = crosscheck::Check(*std::move(parsed), lines);
    std::string told;
    for (const std::string& line : lines) told += line + "\n";
    if (absl::Status s = WriteReport(made, *format, report); !s.ok()) return s;
    if (warnings != nullptr && !Put(told, warnings)) throw std::bad_alloc();
    return absl::OkStatus();
  });
}

int32_t crosscheck_index_open_archive(const char* path, crosscheck_index** index,
                                      crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (path == nullptr) return Missing("path");
    if (index == nullptr) return Missing("index");
    absl::StatusOr<crosscheck::ArchiveSnapshot> snapshot =
        crosscheck::ArchiveSnapshot::Open(path, {});
    if (!snapshot.ok()) return snapshot.status();
    *index = new crosscheck_index{
        std::make_shared<const crosscheck::ArchiveSnapshot>(*std::move(snapshot))};
    return absl::OkStatus();
  });
}

int32_t crosscheck_index_of_checker(const crosscheck_checker* checker, crosscheck_index** index,
                                    crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (checker == nullptr) return Missing("checker");
    if (index == nullptr) return Missing("index");
    absl::StatusOr<crosscheck::MemoryIndex> made = checker->checker.MakeIndex();
    if (!made.ok()) return made.status();
    *index =
        new crosscheck_index{std::make_shared<const crosscheck::MemoryIndex>(*std::move(made))};
    return absl::OkStatus();
  });
}

void crosscheck_index_free(crosscheck_index* index) { delete index; }

int32_t crosscheck_session_open(const crosscheck_index* index, const crosscheck_options* options,
                                crosscheck_session** session, crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (index == nullptr) return Missing("index");
    if (session == nullptr) return Missing("session");
    absl::StatusOr<Options> read = ReadOptions(options);
    if (!read.ok()) return read.status();
    absl::StatusOr<Session> opened =
        Session::Open(index->index, {.min_confidence = read->own.min_confidence,
                                     .ignore = std::move(read->ignore),
                                     .budget = std::chrono::microseconds(read->own.budget_us)});
    if (!opened.ok()) return opened.status();
    *session = new crosscheck_session{index->index, *std::move(opened)};
    return absl::OkStatus();
  });
}

void crosscheck_session_free(crosscheck_session* session) { delete session; }

int32_t crosscheck_session_set_draft(crosscheck_session* session, int32_t encoding,
                                     const char* article, size_t size, crosscheck_buffer* changes,
                                     crosscheck_buffer* error) {
  return Change(session, encoding, changes, error,
                [&](WireFormat format) -> absl::StatusOr<Changes> {
                  const auto input = Bytes(article, size, "article");
                  if (!input.ok()) return input.status();
                  absl::StatusOr<Article> draft = crosscheck::ParseSourceArticle(*input, format);
                  if (!draft.ok()) return draft.status();
                  return session->session.SetDraft(*std::move(draft));
                });
}

int32_t crosscheck_session_replace(crosscheck_session* session, int32_t part, size_t begin,
                                   size_t end, const char* text, size_t size, int32_t encoding,
                                   crosscheck_buffer* changes, crosscheck_buffer* error) {
  return Change(session, encoding, changes, error, [&](WireFormat) -> absl::StatusOr<Changes> {
    const auto input = Bytes(text, size, "text");
    if (!input.ok()) return input.status();
    if (part != CROSSCHECK_BODY && part != CROSSCHECK_TITLE) {
      return absl::InvalidArgumentError("part " + std::to_string(part) +
                                        " is neither body nor title");
    }
    if (begin > UINT32_MAX || end > UINT32_MAX)
      return absl::InvalidArgumentError("the range ends behind the text");
    return session->session.Replace(part == CROSSCHECK_TITLE ? Part::kTitle : Part::kBody,
                                    static_cast<uint32_t>(begin), static_cast<uint32_t>(end),
                                    *input);
  });
}

int32_t crosscheck_session_describe(crosscheck_session* session, int32_t encoding,
                                    const char* article, size_t size, crosscheck_buffer* changes,
                                    crosscheck_buffer* error) {
  return Change(session, encoding, changes, error,
                [&](WireFormat format) -> absl::StatusOr<Changes> {
                  const auto input = Bytes(article, size, "article");
                  if (!input.ok()) return input.status();
                  absl::StatusOr<Article> about = crosscheck::ParseSourceArticle(*input, format);
                  if (!about.ok()) return about.status();
                  // An id that was made up for the lack of one is none.
                  if (about->id == crosscheck::DefaultArticleId(about->url, about->text))
                    about->id.clear();
                  return session->session.Describe(*std::move(about));
                });
}

int32_t crosscheck_session_continue(crosscheck_session* session, int32_t encoding,
                                    crosscheck_buffer* changes, crosscheck_buffer* error) {
  return Change(session, encoding, changes, error,
                [&](WireFormat) { return session->session.Continue(); });
}

int32_t crosscheck_session_findings(const crosscheck_session* session, int32_t encoding,
                                    crosscheck_buffer* findings, crosscheck_buffer* error) {
  return Guarded(error, [&]() -> absl::Status {
    if (session == nullptr) return Missing("session");
    if (findings == nullptr) return Missing("findings");
    const absl::StatusOr<WireFormat> format = FormatOf(encoding);
    if (!format.ok()) return format.status();
    return Give(crosscheck::FindingsToWire(session->session.Findings(), session->session.draft(),
                                           *session->index, *format),
                findings);
  });
}

void crosscheck_session_cancel(crosscheck_session* session) {
  if (session != nullptr) session->session.Cancel();
}

}  // extern "C"
