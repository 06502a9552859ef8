// JSON: articles and items of ninjs, an object a line or as one document. Internal to ingest.
#pragma once

#include <string_view>

#include "ingest/fields.h"

namespace crosscheck::ingest {

// `bytes` without byte order mark. A broken line is told and skipped.
void ReadJsonl(std::string_view bytes, const ReadOptions& options, Sink& sink);

// One object or a list of them, over any number of lines. A broken object of a list is told and
// skipped.
void ReadJson(std::string_view bytes, const ReadOptions& options, Sink& sink);

// True for bytes that begin a document of several lines rather than JSONL.
bool IsJsonDocument(std::string_view bytes);

}  // namespace crosscheck::ingest
