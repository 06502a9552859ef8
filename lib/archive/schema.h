// Opens the file of an archive, and makes sure that it is one of this version.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "archive/sqlite.h"

namespace crosscheck::archive {

// The version of the schema and of the records in it that this crosscheck reads and writes.
extern const int kSchemaVersion;

// For writing: makes the archive where there is no file, or an empty one, and brings an older one
// to this version.
absl::StatusOr<Database> OpenForWriting(const std::string& path, int busy_timeout_ms);
// For writing, where there must be an archive.
absl::StatusOr<Database> OpenExisting(const std::string& path, int busy_timeout_ms);
// For reading: FailedPrecondition for an older one.
absl::StatusOr<Database> OpenForReading(const std::string& path, int busy_timeout_ms);

}  // namespace crosscheck::archive
