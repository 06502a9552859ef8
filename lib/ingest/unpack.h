// Unpacking: gzip and Zstandard as sources of bytes. Internal to ingest.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "crosscheck/ingest/stream.h"

namespace crosscheck::ingest {

enum class Packing : uint8_t { kNone, kGzip, kZstd };
// Told by the first four bytes.
Packing PackingOf(std::string_view head);

// Unpacks what `inner` gives, which must outlive it. ResourceExhausted, and the end, where more
// comes out than the options allow; DataLoss where the data is damaged or cut off, and with gzip
// reading then goes on at the next member, if there is one.
std::unique_ptr<ByteSource> Unpack(ByteSource& inner, Packing packing, const ReadOptions& options);

// All of a small gzip or deflate body; at most `max_bytes`.
absl::StatusOr<std::string> InflateAll(std::string_view bytes, size_t max_bytes);

}  // namespace crosscheck::ingest
