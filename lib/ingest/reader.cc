// Readers: the only doors are those of ingest/reader.h. One file in memory; what is packed or an
// archive goes the way of streams.
#include "crosscheck/ingest/reader.h"

#include <utility>

#include "crosscheck/ingest/stream.h"
#include "ingest/document.h"
#include "ingest/unpack.h"
#include "ingest/warc.h"

namespace crosscheck {

std::string ReadError::ToString() const {
  std::string result = file;
  if (line > 0) result += ":" + std::to_string(line);
  result += warning ? ": warning: " : ": ";
  return result + message;
}

ReadResult ReadArticles(std::string_view name, std::string_view bytes, const ReadOptions& options) {
  ReadResult result;
  if (ingest::PackingOf(bytes) != ingest::Packing::kNone || ingest::LooksLikeWarc(bytes)) {
    const std::unique_ptr<ByteSource> source = SourceOf(bytes);
    StreamArticles(name, *source, options,
                   {.article =
                        [&](Article article) {
                          result.articles.push_back(std::move(article));
                          return true;
                        },
                    .error = [&](const ReadError& error) { result.errors.push_back(error); }});
    return result;
  }
  ingest::Sink sink(name, result);
  ingest::ReadDocument(name, bytes, options, {}, sink);
  return result;
}

}  // namespace crosscheck
