// Readers: bytes of one format -> articles. A broken article never spoils the others.
//
//   ReadOptions options;
//   ReadResult r = ReadArticles("archive.jsonl", bytes, options);
//   for (const ReadError& e : r.errors) std::cerr << e.ToString() << "\n";   // archive.jsonl:17:
//   ...
//
// Formats, told by content:
//   JSONL      one article an object a line: id, outlet, title, published, url, text, and byline,
//              updated, dateline, agency, canonicalUrl, version, status; captions, a list of
//              {"begin","end"} in bytes of the text
//   text       plain or Markdown, with optional front matter ("---", key: value lines of the same
//              keys, "---"; offsets then refer to the text after it)
//   ninjs      1.x and 2.0 to 3.1, an item, a list of items, or an item a line
//   HTML       a page: JSON-LD (schema.org's NewsArticle) before Open Graph before <time> and the
//              like; its text without navigation, lists of links and scripts
//   XML        RSS 1.0 and 2.0, Atom, NITF, NewsML-G2; no entity of a DTD is expanded
//   .gz, .zst, WARC   as in ingest/stream.h
// An item that takes an article back (see IsWithdrawn) may lack a text.
// Article::text is what spans refer to. Of a format with markup it is made here: what a reader of
// it sees, with a blank line between blocks; captions of pictures stay in it and are marked. Only
// the text is required; unknown fields are ignored. What an article lacks:
//   id         the hash of its url, else of its text
//   published  left empty; so is one that cannot be read (RFC 3339, a date, or the format's own
//              form), with a warning
//   title      left empty: a file name is no headline and its digits would be read as figures
// A broken item of a list is told with its place, and the others are read.
// Text that is not UTF-8 is read as Windows-1252 where every byte of it fits that and none of it is
// UTF-8 beyond ASCII, else each bad byte becomes U+FFFD. A NUL byte becomes a space, which moves no
// offset; a NUL would cut the text short in every C string after us. All of these are told as
// warnings. Pure functions of the bytes; thread-safe; no file access here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/article/article.h"

namespace crosscheck {

enum class ReadFormat : uint8_t {
  kAuto,  // by content; a name in .jsonl, .ndjson, .html or .htm settles it
  kJsonl,
  kText,  // plain, or Markdown with front matter
  kJson,  // one object or a list of them: ours or ninjs
  kHtml,
  kXml,  // RSS, Atom, NITF, NewsML-G2
};

struct ReadOptions {
  // A larger file of text, or line of JSONL, is an error of its own. A novel has one or two
  // megabytes.
  size_t max_article_bytes = size_t{64} << 20;
  ReadFormat format = ReadFormat::kAuto;
  // What is packed may unpack to this many times its size, once it is more than max_article_bytes;
  // beyond that it is a bomb, and the rest is left out.
  size_t max_expansion = 200;
};

struct ReadError {
  std::string file;
  uint32_t line = 0;  // 1-based; 0 where the whole file is meant
  std::string message;
  bool warning = false;  // the article was read all the same
  // "archive.jsonl:17: not JSON: ... at column 5", "archive.jsonl:18: warning: ...".
  std::string ToString() const;
};

struct ReadResult {
  std::vector<Article> articles;
  std::vector<ReadError> errors;
};

// `name` stands in messages and tells the format, see ReadFormat. A byte order mark is taken off.
ReadResult ReadArticles(std::string_view name, std::string_view bytes, const ReadOptions& options);

}  // namespace crosscheck
