// The door is ReadArchiveInfo of archive.h.
#include <sys/stat.h>

#include <initializer_list>
#include <utility>

#include "absl/strings/str_cat.h"
#include "archive/record.h"
#include "archive/schema.h"
#include "archive/sqlite.h"
#include "crosscheck/archive/archive.h"

namespace crosscheck {

absl::StatusOr<ArchiveInfo> ReadArchiveInfo(const std::string& path,
                                            const ArchiveOptions& options) {
  absl::StatusOr<archive::Database> database =
      archive::OpenForReading(path, options.busy_timeout_ms);
  if (!database.ok()) return database.status();
  if (absl::Status s = database->Run("BEGIN"); !s.ok()) return s;
  ArchiveInfo info;
  info.schema_version = archive::kSchemaVersion;
  absl::StatusOr<archive::Statement> articles = database->Prepare(
      absl::StrCat("SELECT count(*), total(claims), total(bytes), total(extraction <> ",
                   archive::kReadingVersion,
                   "), min(substr(published, 1, 10)), max(substr(published, 1, 10)) FROM article"));
  if (!articles.ok()) return articles.status();
  const absl::StatusOr<bool> row = articles->Row();
  if (!row.ok()) return row.status();
  info.articles = static_cast<uint64_t>(articles->Int(0));
  info.claims = static_cast<uint64_t>(articles->Int(1));
  info.text_bytes = static_cast<uint64_t>(articles->Int(2));
  info.outdated = static_cast<uint64_t>(articles->Int(3));
  info.first_published = articles->Text(4);
  info.last_published = articles->Text(5);
  articles->Reset();
  int64_t segments = 0, made = 0;
  for (const auto& [sql, number] : std::initializer_list<std::pair<const char*, int64_t*>>{
           {"SELECT count(*) FROM segment", &segments},
           {"SELECT made FROM since_findings", &made}}) {
    const absl::StatusOr<int64_t> read = database->Number(sql);
    if (!read.ok()) return read.status();
    *number = *read;
  }
  info.segments = static_cast<uint32_t>(segments);
  info.has_findings = made != 0;
  for (const auto& [sql, number] : std::initializer_list<std::pair<const char*, uint64_t*>>{
           {"SELECT count(*) FROM version", &info.earlier_versions},
           {"SELECT count(*) FROM fact", &info.facts},
           {"SELECT count(*) FROM finding", &info.findings},
           {"SELECT changes FROM since_findings", &info.changes_since_findings}}) {
    const absl::StatusOr<int64_t> read = database->Number(sql);
    if (!read.ok()) return read.status();
    *number = static_cast<uint64_t>(*read);
  }
  absl::StatusOr<archive::Statement> outlets = database->Prepare(
      "SELECT outlet, count(*) FROM article GROUP BY outlet ORDER BY count(*) DESC, outlet");
  if (!outlets.ok()) return outlets.status();
  for (;;) {
    const absl::StatusOr<bool> more = outlets->Row();
    if (!more.ok()) return more.status();
    if (!*more) break;
    info.outlets.emplace_back(outlets->Text(0), static_cast<uint64_t>(outlets->Int(1)));
  }
  for (const char* suffix : {"", "-wal"}) {
    struct stat file {};
    if (::stat((path + suffix).c_str(), &file) == 0)
      info.file_bytes += static_cast<uint64_t>(file.st_size);
  }
  return info;
}

}  // namespace crosscheck
