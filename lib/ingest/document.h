// Documents: one file or record in memory, of any format but packed ones. Internal to ingest.
#pragma once

#include <string_view>

#include "ingest/fields.h"

namespace crosscheck::ingest {

// The format that name and content show, where the options do not say it.
ReadFormat FormatOf(std::string_view name, std::string_view bytes);

// `given` is what is known of it from elsewhere, such as its address; JSON tells all itself.
void ReadDocument(std::string_view name, std::string_view bytes, const ReadOptions& options,
                  const Fields& given, Sink& sink);

}  // namespace crosscheck::ingest
