// From fields to an Article: the door is Sink::Article. All formats share it, so that an id, a date
// or a NUL byte is treated alike wherever it came from.
#include "ingest/fields.h"

#include <utility>

#include "crosscheck/base/fingerprint.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {

std::optional<Field> FieldOf(std::string_view name) {
  for (uint8_t f = 0; f < kFieldCount; ++f) {
    if (kFieldNames[f] == name) return static_cast<Field>(f);
  }
  return std::nullopt;
}

void Sink::Article(Fields fields, uint32_t line) {
  for (uint8_t f = 0; f < kFieldCount; ++f) {
    if (!ReplaceNuls(fields.value[f])) continue;
    Warning(fields.line[f],
            "NUL bytes in the " + std::string(kFieldNames[f]) + " were replaced by spaces");
  }
  if (IsBlank(fields.value[kText])) {
    Error(line, "the article has no text; give it a \"text\" or leave the article out");
    return;
  }
  crosscheck::Article article;
  article.outlet = std::move(fields.value[kOutlet]);
  article.title = std::move(fields.value[kTitle]);
  article.url = std::move(fields.value[kUrl]);
  article.text = std::move(fields.value[kText]);
  if (const std::string_view published = Trim(fields.value[kPublished]); !published.empty()) {
    const absl::StatusOr<Timestamp> timestamp = ParseTimestamp(published);
    if (timestamp.ok()) {
      article.published = *timestamp;
    } else {
      Warning(fields.line[kPublished],
              "published " + Shown(published) +
                  " is left out, it is not a time; write 2019-11-07 or 2019-11-07T19:21:00Z");
    }
  }
  article.id = std::move(fields.value[kId]);
  if (IsBlank(article.id)) {
    const bool by_url = !IsBlank(article.url);
    article.id =
        FingerprintOf({by_url ? "url" : "text", by_url ? article.url : article.text}).ToHex();
  }
  result_.articles.push_back(std::move(article));
}

}  // namespace crosscheck::ingest
