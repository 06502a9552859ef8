// Encodings: what a file says of its own, against what it is. Internal to ingest.
#pragma once

#include <string>
#include <string_view>

#include "ingest/fields.h"

namespace crosscheck::ingest {

// The bytes as UTF-8: they themselves, or in `storage`. `declared` in lower case, empty where
// nothing is told. Bytes that are UTF-8 are so whatever is declared: in Windows-1252 they would be
// signs that nobody writes. Others are repaired as ingest/reader.h says; a warning tells of it
// unless that is what was declared.
std::string_view ToUtf8(std::string_view bytes, std::string_view declared, uint32_t line,
                        Sink& sink, std::string& storage);

}  // namespace crosscheck::ingest
