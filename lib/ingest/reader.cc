// Readers: the only doors are those of ingest/reader.h. Settles the format and hands on to the
// reader of that format; what is common to all formats stands in fields.cc (from fields to an
// Article) and repair.cc.
#include "crosscheck/ingest/reader.h"

#include "base/strings.h"
#include "ingest/fields.h"
#include "ingest/html.h"
#include "ingest/jsonl.h"
#include "ingest/plain.h"
#include "ingest/repair.h"
#include "ingest/xml.h"

namespace crosscheck {
namespace {

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The name goes first: a JSONL file whose first line is broken must not be read as one text full of
// braces.
ReadFormat FormatOf(std::string_view name, std::string_view bytes) {
  const std::string lower = AsciiLower(name);
  const auto named = [&](std::string_view end) { return EndsWith(lower, end); };
  if (named(".jsonl") || named(".ndjson")) return ReadFormat::kJsonl;
  if (named(".html") || named(".htm") || named(".xhtml")) return ReadFormat::kHtml;
  if (ingest::IsJsonDocument(bytes)) return ReadFormat::kJson;
  const std::string_view head = ingest::Trim(bytes.substr(0, 4096)).substr(0, 1);
  if (head == "{") return ReadFormat::kJsonl;
  if (head == "<" && ingest::LooksLikeHtml(bytes)) return ReadFormat::kHtml;
  if (head == "<" && ingest::LooksLikeXml(bytes)) return ReadFormat::kXml;
  return ReadFormat::kText;
}

}  // namespace

std::string ReadError::ToString() const {
  std::string result = file;
  if (line > 0) result += ":" + std::to_string(line);
  result += warning ? ": warning: " : ": ";
  return result + message;
}

ReadResult ReadArticles(std::string_view name, std::string_view bytes, const ReadOptions& options) {
  ReadResult result;
  ingest::Sink sink(name, result);
  const std::string_view mark = bytes.substr(0, 2);
  if (mark == "\xFF\xFE" || mark == "\xFE\xFF") {
    sink.Error(0, "the file is UTF-16; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
    return result;
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  if (ingest::IsBlank(bytes)) {
    sink.Error(0, bytes.empty() ? "the file is empty" : "the file has nothing but blanks");
    return result;
  }
  const bool automatic = options.format == ReadFormat::kAuto;
  switch (automatic ? FormatOf(name, bytes) : options.format) {
    case ReadFormat::kJsonl:
      ingest::ReadJsonl(bytes, options, sink);
      break;
    case ReadFormat::kJson:
      ingest::ReadJson(bytes, options, sink);
      break;
    case ReadFormat::kHtml:
      ingest::ReadHtml(bytes, options, {}, sink);
      break;
    case ReadFormat::kXml:
      ingest::ReadXml(bytes, options, {}, sink);
      break;
    case ReadFormat::kAuto:
    case ReadFormat::kText:
      ingest::ReadPlain(bytes, options, sink);
      break;
  }
  return result;
}

}  // namespace crosscheck
