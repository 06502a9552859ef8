// Documents: the doors are FormatOf and ReadDocument. Settles the format and hands on to the reader
// of that format; what is common to all formats stands in fields.cc (from fields to an Article) and
// repair.cc.
#include "ingest/document.h"

#include <string>

#include "base/strings.h"
#include "ingest/html.h"
#include "ingest/jsonl.h"
#include "ingest/plain.h"
#include "ingest/repair.h"
#include "ingest/xml.h"

namespace crosscheck::ingest {

// The name goes first: a JSONL file whose first line is broken must not be read as one text full of
// braces.
ReadFormat FormatOf(std::string_view name, std::string_view bytes) {
  const std::string lower = AsciiLower(name);
  const auto named = [&](std::string_view end) {
    return lower.size() >= end.size() &&
           lower.compare(lower.size() - end.size(), end.size(), end) == 0;
  };
  if (named(".jsonl") || named(".ndjson")) return ReadFormat::kJsonl;
  if (named(".html") || named(".htm") || named(".xhtml")) return ReadFormat::kHtml;
  if (IsJsonDocument(bytes)) return ReadFormat::kJson;
  const size_t first = bytes.find_first_not_of(" \t\r\n\f\v");
  const char head = first == std::string_view::npos ? '\0' : bytes[first];
  if (head == '{') return ReadFormat::kJsonl;
  if (head == '<' && LooksLikeHtml(bytes)) return ReadFormat::kHtml;
  if (head == '<' && LooksLikeXml(bytes)) return ReadFormat::kXml;
  return ReadFormat::kText;
}

void ReadDocument(std::string_view name, std::string_view bytes, const ReadOptions& options,
                  const Fields& given, Sink& sink) {
  const std::string_view mark = bytes.substr(0, 2);
  if (mark == "\xFF\xFE" || mark == "\xFE\xFF") {
    sink.Error(0, "the file is UTF-16; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)");
    return;
  }
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  if (IsBlank(bytes)) {
    sink.Error(0, bytes.empty() ? "the file is empty" : "the file has nothing but blanks");
    return;
  }
  switch (options.format == ReadFormat::kAuto ? FormatOf(name, bytes) : options.format) {
    case ReadFormat::kJsonl:
      ReadJsonl(bytes, options, sink);
      break;
    case ReadFormat::kJson:
      ReadJson(bytes, options, sink);
      break;
    case ReadFormat::kHtml:
      ReadHtml(bytes, options, given, sink);
      break;
    case ReadFormat::kXml:
      ReadXml(bytes, options, given, sink);
      break;
    case ReadFormat::kAuto:
    case ReadFormat::kText:
      ReadPlain(bytes, options, given, sink);
      break;
  }
}

}  // namespace crosscheck::ingest
