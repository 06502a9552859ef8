// Plain text and Markdown with optional front matter. Internal to ingest.
#pragma once

#include <string_view>

#include "ingest/fields.h"

namespace crosscheck::ingest {

// `bytes` without byte order mark.
void ReadPlain(std::string_view bytes, const ReadOptions& options, const Fields& given, Sink& sink);

}  // namespace crosscheck::ingest
