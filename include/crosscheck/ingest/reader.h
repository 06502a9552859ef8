// Readers: bytes of one format -> articles. A broken article never spoils the others.
//
//   ReadOptions options;
//   ReadResult r = ReadArticles("archive.jsonl", bytes, options);
//   for (const ReadError& e : r.errors) std::cerr << e.ToString() << "\n";   // archive.jsonl:17: ...
//
// Formats: JSONL (one article an object a line: id, outlet, title, published, url, text) and plain text or
// Markdown with optional front matter ("---", key: value lines, "---"). Text that is not UTF-8 is read as
// Windows-1252 where every byte of it fits that, else each bad byte becomes U+FFFD; either is told as a
// warning. Pure functions of the bytes; thread-safe; no file access here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/article/article.h"

namespace crosscheck {

struct ReadOptions {
  size_t max_article_bytes = size_t{256} << 20;  // a larger article is an error of its own
};

struct ReadError {
  std::string file;
  uint32_t line = 0;  // 1-based; 0 where the whole file is meant
  std::string message;
  bool warning = false;     // the article was read all the same
  std::string ToString() const;  // "archive.jsonl:17: not JSON: ... at column 5"
};

struct ReadResult {
  std::vector<Article> articles;
  std::vector<ReadError> errors;
};

// The format is told by the content: a first byte '{' (after blanks and a byte order mark) is JSONL. `name` stands in
// messages, and its stem is the title of a text without one.
ReadResult ReadArticles(std::string_view name, std::string_view bytes, const ReadOptions& options);

}  // namespace crosscheck
