// Documents: the doors are Document::Create and DefaultArticleId of article/article.h. Create is
// the place where the promises that all later layers rely on are checked once: valid UTF-8 and
// offsets that fit 31 bits.
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "crosscheck/article/article.h"
#include "crosscheck/article/offsets.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck {
namespace {

absl::Status CheckPart(std::string_view name, const std::string& text) {
  if (text.size() > Document::kMaxTextBytes) {
    return absl::ResourceExhaustedError(std::string(name) + " of " + std::to_string(text.size()) +
                                        " bytes; at most " +
                                        std::to_string(Document::kMaxTextBytes) + " are read");
  }
  const size_t bad = FirstInvalidUtf8(text);
  if (bad == text.size()) return absl::OkStatus();
  return absl::InvalidArgumentError(std::string(name) + " is not UTF-8 at byte " +
                                    std::to_string(bad) + "; ReadArticles repairs such text");
}

}  // namespace

std::string DefaultArticleId(std::string_view url, std::string_view text) {
  const bool by_url = url.find_first_not_of(" \t\r\n") != std::string_view::npos;
  return FingerprintOf({by_url ? "url" : "text", by_url ? url : text}).ToHex();
}

bool IsWithdrawn(std::string_view status) {
  for (std::string_view taken_back :
       {"canceled", "cancelled", "withheld", "withdrawn", "retracted", "killed"}) {
    if (status == taken_back) return true;
  }
  return false;
}

absl::StatusOr<Document> Document::Create(Article article) {
  // The budget first: it costs nothing, the check of UTF-8 reads everything.
  if (absl::Status s = CheckPart("text", article.text); !s.ok()) return s;
  if (absl::Status s = CheckPart("title", article.title); !s.ok()) return s;
  return Document(std::make_shared<const Article>(std::move(article)));
}

}  // namespace crosscheck
