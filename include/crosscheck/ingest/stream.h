// Streams: articles out of files that need not fit into memory.
//
//   auto file = OpenFile("2024-04.warc.gz");
//   StreamArticles("2024-04.warc.gz", **file, {}, {
//       .article = [&](Article a) { return archive.Add(a).ok(); },     // false: enough
//       .error = [&](const ReadError& e) { std::cerr << e.ToString() << "\n"; }});
//
// Reads all that ReadArticles reads, unpacks .gz and .zst by their content, and reads WARC archives
// record by record: pages, feeds and texts of responses with status 200, resources and conversions.
// Memory stays within a few times ReadOptions::max_article_bytes whatever the size of the file;
// JSONL and WARC are read piece by piece, any other format is one document and may have that many
// bytes. A damaged record is told with its number, and the next one is looked for; where a member
// of a .gz is damaged, reading goes on with the next. Not thread-safe for one source; sources are
// apart.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "crosscheck/ingest/reader.h"

namespace crosscheck {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills the front of `buffer`, which is not empty, and returns how much of it; 0 at the end.
  // After an error it may be called again, and gives what can still be read, or 0.
  virtual absl::StatusOr<size_t> Read(absl::Span<char> buffer) = 0;
};

// NotFound and the like with the system's reason.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& path);
// The view must outlive the source.
std::unique_ptr<ByteSource> SourceOf(std::string_view bytes);

struct ArticleTaker {
  std::function<bool(Article)> article;  // false ends the reading
  std::function<void(const ReadError&)> error;
};

// `name` as for ReadArticles; ".gz" and ".zst" at its end count for nothing.
void StreamArticles(std::string_view name, ByteSource& source, const ReadOptions& options,
                    const ArticleTaker& taker);

// The files that a path stands for, sorted: itself; for a folder those below with an extension of
// one of our formats, hidden ones and links to folders left out; for a pattern with *, ? or [...]
// (** for any depth) those that match. NotFound where there are none.
absl::StatusOr<std::vector<std::string>> FindFiles(const std::string& path);

}  // namespace crosscheck
