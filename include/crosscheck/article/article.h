// Articles: what a reader hands over, before anything is understood.
//
//   Article a;
//   a.id = "a1"; a.outlet = "The Harbour Post"; a.published = *ParseTimestamp("2024-04-24");
//   a.text = "...";
//   absl::StatusOr<Document> doc = Document::Create(std::move(a));
//
// Article is a plain struct that ingest fills. Document is the immutable, shareable form everything
// later works on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "crosscheck/base/span.h"

namespace crosscheck {

// A point in time as printed: a local civil time, with its zone where one was given.
struct Timestamp {
  absl::CivilSecond local;
  bool has_time = false;  // false: only the day is known, local is its midnight
  std::optional<int> utc_offset_minutes;

  absl::CivilDay day() const { return absl::CivilDay(local); }
  // "2019-11-07" or "2019-11-07T19:21:00+00:00".
  std::string ToString() const;
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

// RFC 3339 ("2019-11-07T19:21:00Z", also with a space or without seconds or zone) or a date
// ("2019-11-07"). InvalidArgument names the piece that could not be read.
absl::StatusOr<Timestamp> ParseTimestamp(std::string_view text);

struct Article {
  std::string id;  // unique in a batch; ingest fills in a hash of URL or text where none is given
  std::string outlet;  // as printed: "South China Morning Post"; may be empty
  std::string title;
  std::string url;
  std::optional<Timestamp> published;
  std::string text;  // UTF-8
  // What newsroom formats tell besides, as printed there; empty where they do not.
  std::string byline = {};  // "Jane Roe and John Doe"
  std::optional<Timestamp> updated = {};
  std::string dateline = {};       // "SYDNEY, July 30" or the place alone
  std::string agency = {};         // whom the article credits: "AFP", "Reuters"
  std::string canonical_url = {};  // where it says that its first place is
  std::string version = {};        // as its source counts: "3"
  std::string status = {};         // "usable", "canceled", "withheld": lower case
  // Where `text` is the caption of a picture; sorted, apart.
  std::vector<Span> captions = {};
  // Where it was read: the name that the reader was given, and the line there that `text` begins
  // at, from 1, where it stands there as it is (plain text and Markdown); 0 where it does not.
  std::string source = {};
  uint32_t source_line = 0;
};

// The id of an article that was given none: a hash of its URL, or of its text where the URL is
// blank.
std::string DefaultArticleId(std::string_view url, std::string_view text);

// Did its source take it back ("canceled", "withheld", "withdrawn", "retracted", "killed")? Such an
// article claims nothing; it stands in the place of its earlier versions.
// `status` is in lower case.
bool IsWithdrawn(std::string_view status);
inline bool IsWithdrawn(const Article& article) { return IsWithdrawn(article.status); }

// An article that will not change: valid UTF-8, with a line index. Copies share the text; views
// into it live as long as any copy. Thread-safe.
namespace internal {
struct DocumentMaker;
}

class Document {
 public:
  static constexpr size_t kMaxTextBytes = (size_t{1} << 31) - 1;

  // InvalidArgument for text or title that is not UTF-8 (ingest repairs that), ResourceExhausted
  // for a text above kMaxTextBytes.
  static absl::StatusOr<Document> Create(Article article);

  const Article& article() const { return *article_; }
  const std::string& id() const { return article_->id; }
  // The text of a part.
  std::string_view text(Part part = Part::kBody) const {
    return part == Part::kBody ? article_->text : article_->title;
  }

 private:
  friend struct internal::DocumentMaker;
  explicit Document(std::shared_ptr<const Article> article) : article_(std::move(article)) {}

  std::shared_ptr<const Article> article_;
};

}  // namespace crosscheck
