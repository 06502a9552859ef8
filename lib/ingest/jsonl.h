// JSONL: one article an object a line. Internal to ingest.
#pragma once

#include <string_view>

#include "ingest/fields.h"

namespace crosscheck::ingest {

// `bytes` without byte order mark. A broken line is told and skipped.
void ReadJsonl(std::string_view bytes, const ReadOptions& options, Sink& sink);

}  // namespace crosscheck::ingest
