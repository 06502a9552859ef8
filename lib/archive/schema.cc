// The doors are those of schema.h. The schema itself, with its history, stands in schema.sql.
#include "archive/schema.h"

#include <sys/stat.h>
#include <unistd.h>

#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"

namespace crosscheck::archive {
namespace {

// [i] makes version i + 1.
constexpr const char* kSteps[] = {
#include "archive/schema.inc"
};

// "xchk", so that `file` and other programs can tell an archive from other SQLite files.
constexpr int64_t kApplicationId = 0x7863686B;

// Larger than SQLite's own, for an article with its claims takes several kilobytes.
constexpr char kPageSize[] = "PRAGMA page_size = 8192";
// WAL: readers go on beside a writer. FULL: what is committed is on the disk.
constexpr char kForWriting[] =
    "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
    "PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000";
constexpr char kForReading[] =
    "PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA mmap_size = 1099511627776";

struct Version {
  int64_t application = 0, version = 0, tables = 0;
  bool IsEmpty() const { return application == 0 && version == 0 && tables == 0; }
};

absl::StatusOr<Version> VersionOf(const Database& database) {
  Version version;
  for (const auto& [sql, number] :
       {std::pair{"PRAGMA application_id", &version.application},
        std::pair{"PRAGMA user_version", &version.version},
        std::pair{"SELECT count(*) FROM sqlite_schema", &version.tables}}) {
    const absl::StatusOr<int64_t> read = database.Number(sql);
    if (!read.ok()) return read.status();
    *number = *read;
  }
  return version;
}

absl::Status CheckVersion(const Database& database, const Version& version) {
  if (version.application != kApplicationId || version.version < 1) {
    return absl::InvalidArgumentError(absl::StrCat(
        database.path(),
        version.IsEmpty() ? ": is empty; `crosscheck archive add` with articles makes it an archive"
                          : ": a database of another program, no archive; `crosscheck "
                            "archive add` makes one under a name that no file has"));
  }
  if (version.version > kSchemaVersion) {
    return absl::FailedPreconditionError(
        absl::StrCat(database.path(), ": made by a newer crosscheck (schema ", version.version,
                     ", this one knows ", kSchemaVersion, "); use that one. Nothing was changed"));
  }
  return absl::OkStatus();
}

// Inside one transaction, so that an archive is of one version or of the next.
absl::Status BringUp(Database& database) {
  if (absl::Status s = database.Run("BEGIN IMMEDIATE"); !s.ok()) return s;
  const absl::Status done = [&] {
    // Again: another program may have been quicker.
    const absl::StatusOr<Version> version = VersionOf(database);
    if (!version.ok()) return version.status();
    if (!version->IsEmpty()) {
      if (absl::Status s = CheckVersion(database, *version); !s.ok()) return s;
    }
    for (auto step = static_cast<size_t>(version->version); step < std::size(kSteps); ++step) {
      if (absl::Status s = database.Run(kSteps[step]); !s.ok()) return s;
    }
    return database.Run(absl::StrCat("PRAGMA application_id = ", kApplicationId,
                                     "; PRAGMA user_version = ", kSchemaVersion, "; COMMIT")
                            .c_str());
  }();
  if (!done.ok()) database.Run("ROLLBACK").IgnoreError();
  return done;
}

absl::StatusOr<Database> OpenToWrite(const std::string& path, Access access, int busy_timeout_ms) {
  absl::StatusOr<Database> database = Database::Open(path, access, busy_timeout_ms);
  if (!database.ok()) return database;
  const absl::StatusOr<Version> version = VersionOf(*database);
  if (!version.ok()) return version.status();
  const bool make = version->IsEmpty() && access == Access::kCreate;
  if (!make) {
    if (absl::Status s = CheckVersion(*database, *version); !s.ok()) return s;
  }
  if (make) {
    if (absl::Status s = database->Run(kPageSize); !s.ok()) return s;
  }
  // Not before it is known to be ours: this writes to the file.
  if (absl::Status s = database->Run("PRAGMA journal_mode = WAL"); !s.ok()) return s;
  if (absl::Status s = database->Run(kForWriting); !s.ok()) return s;
  if (version->version < kSchemaVersion) {
    if (absl::Status s = BringUp(*database); !s.ok()) return s;
  }
  return database;
}

// Nobody can be writing to a file beside which no log stands and none can be made.
bool CannotChange(const std::string& path) {
  struct stat log {};
  if (::stat((path + "-wal").c_str(), &log) == 0 && log.st_size > 0) return false;
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  return ::access(path.c_str(), R_OK) == 0 && ::access(folder.c_str(), W_OK) != 0;
}

}  // namespace

const int kSchemaVersion = static_cast<int>(std::size(kSteps));

absl::StatusOr<Database> OpenForWriting(const std::string& path, int busy_timeout_ms) {
  return OpenToWrite(path, Access::kCreate, busy_timeout_ms);
}

absl::StatusOr<Database> OpenExisting(const std::string& path, int busy_timeout_ms) {
  return OpenToWrite(path, Access::kWrite, busy_timeout_ms);
}

absl::StatusOr<Database> OpenForReading(const std::string& path, int busy_timeout_ms) {
  const Access access = CannotChange(path) ? Access::kReadUnchanging : Access::kRead;
  absl::StatusOr<Database> database = Database::Open(path, access, busy_timeout_ms);
  if (!database.ok()) return database;
  const absl::StatusOr<Version> version = VersionOf(*database);
  if (!version.ok()) return version.status();
  if (absl::Status s = CheckVersion(*database, *version); !s.ok()) return s;
  if (version->version < kSchemaVersion) {
    return absl::FailedPreconditionError(absl::StrCat(
        path, ": made by an older crosscheck (schema ", version->version, ", this one reads ",
        kSchemaVersion, "); `crosscheck archive add` brings it up to date"));
  }
  if (absl::Status s = database->Run(kForReading); !s.ok()) return s;
  return database;
}

}  // namespace crosscheck::archive
