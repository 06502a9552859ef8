// From fields to an Article: the door is Sink::Article. All formats share it, so that an id, a date
// or a NUL byte is treated alike wherever it came from.
#include "ingest/fields.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "ingest/repair.h"
#include "ingest/times.h"

namespace crosscheck::ingest {
namespace {

std::optional<Timestamp> TimeOf(const Fields& fields, Field f, Sink& sink) {
  const std::string_view text = Trim(fields.value[f]);
  if (text.empty()) return std::nullopt;
  std::optional<Timestamp> time = ReadTime(text);
  if (!time) {
    sink.Warning(fields.line[f],
                 std::string(kFieldNames[f]) + " " + Shown(text) +
                     " is left out, it is not a time; write 2019-11-07 or 2019-11-07T19:21:00Z");
  }
  return time;
}

// Sorted and apart; those that are no stretch of the text are left out.
std::vector<Span> CaptionsOf(std::vector<Span> spans, std::string_view text) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> captions;
  for (Span span : spans) {
    const bool apart = captions.empty() || captions.back().end <= span.begin;
    if (span.begin < span.end && span.end <= text.size() && apart) captions.push_back(span);
  }
  return captions;
}

}  // namespace

bool Fields::LackText() const {
  if (!IsBlank(value[kText])) return false;
  const bool named = !IsBlank(value[kId]) || !IsBlank(value[kUrl]);
  return !named || !IsWithdrawn(AsciiLower(Trim(value[kStatus])));
}

std::optional<Field> FieldOf(std::string_view name, bool any_case) {
  for (uint8_t f = 0; f < kFieldCount; ++f) {
    const bool same =
        any_case ? AsciiLower(kFieldNames[f]) == AsciiLower(name) : kFieldNames[f] == name;
    if (same) return static_cast<Field>(f);
  }
  return std::nullopt;
}

void Sink::Put(uint32_t line, std::string message, bool warning) {
  if (!place_.empty()) message = place_ + ": " + message;
  line = line == 0 || !place_.empty() ? 0 : line + lines_before_;
  result_.errors.push_back({std::string(file_), line, std::move(message), warning});
}

bool Sink::TooLarge(size_t size, const ReadOptions& options) {
  if (size <= options.max_article_bytes) return false;
  Error(0, "a text of " + std::to_string(size) + " bytes is more than one article may have (" +
               std::to_string(options.max_article_bytes) + ")");
  return true;
}

void Sink::Article(Fields fields, uint32_t line) {
  for (uint8_t f = 0; f < kFieldCount; ++f) {
    if (!ReplaceNuls(fields.value[f])) continue;
    Warning(fields.line[f],
            "NUL bytes in the " + std::string(kFieldNames[f]) + " were replaced by spaces");
  }
  if (fields.LackText()) {
    Error(line, "the article has no text; give it a \"text\" or leave the article out");
    return;
  }
  crosscheck::Article article;
  article.outlet = std::move(fields.value[kOutlet]);
  article.title = std::move(fields.value[kTitle]);
  article.url = std::move(fields.value[kUrl]);
  article.text = std::move(fields.value[kText]);
  article.published = TimeOf(fields, kPublished, *this);
  article.updated = TimeOf(fields, kUpdated, *this);
  article.byline = Trim(fields.value[kByline]);
  article.dateline = Trim(fields.value[kDateline]);
  article.agency = Trim(fields.value[kAgency]);
  article.canonical_url = Trim(fields.value[kCanonicalUrl]);
  article.version = Trim(fields.value[kVersion]);
  article.status = AsciiLower(Trim(fields.value[kStatus]));
  article.captions = CaptionsOf(std::move(fields.captions), article.text);
  article.source = file_;
  if (place_.empty()) article.source_line = fields.source_line;
  article.id = std::move(fields.value[kId]);
  if (IsBlank(article.id)) article.id = DefaultArticleId(article.url, article.text);
  result_.articles.push_back(std::move(article));
}

}  // namespace crosscheck::ingest
