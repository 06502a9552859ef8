// WARC: web archives, record by record. Internal to ingest.
#pragma once

#include <functional>
#include <string_view>

#include "ingest/buffered.h"
#include "ingest/fields.h"

namespace crosscheck::ingest {

bool LooksLikeWarc(std::string_view bytes);

// All records of `in`. `flush` is called behind each that gave something, and ends the reading with
// false.
void ReadWarc(Buffered& in, const ReadOptions& options, Sink& sink,
              const std::function<bool()>& flush);

}  // namespace crosscheck::ingest
