// The doors are Database and Statement. An error names the file, says what went wrong, that nothing
// was lost, and what to do: most people who read it have never heard of SQLite.
#include "archive/sqlite.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace crosscheck::archive {
namespace {

absl::Status ErrorOf(int code, int system_error, const std::string& path,
                     const std::string& detail) {
  const auto told = [&](const std::string& what) { return path + ": " + what; };
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return absl::UnavailableError(
          told("another program is writing to this archive; try again when it has finished"));
    case SQLITE_FULL:
      return absl::ResourceExhaustedError(
          told("the disk is full; what was committed before is safe. Free some space and run the "
               "same command again: it goes on where it stopped"));
    case SQLITE_IOERR:
      // SQLite forgets the reason why a log cannot grow.
      if (code == SQLITE_IOERR_SHMSIZE || (code == SQLITE_IOERR_WRITE && system_error == 0))
        system_error = EFBIG;
      if (system_error == EFBIG || system_error == ENOSPC || system_error == EDQUOT) {
        return absl::ResourceExhaustedError(
            told(std::string("no more can be written (") + std::strerror(system_error) +
                 "); what was committed before is safe. Make room and run the same command again: "
                 "it goes on where it stopped"));
      }
      return absl::UnknownError(told(
          "cannot be read or written: " + detail +
          (system_error != 0 ? std::string(": ") + std::strerror(system_error) : std::string())));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return absl::PermissionDeniedError(
          told("cannot be written; the file or its folder is read-only. Copy the archive to a "
               "folder that you may write to"));
    case SQLITE_CANTOPEN:
      if (system_error == ENOENT || system_error == 0) {
        const std::string folder = path.substr(0, path.find_last_of('/') + 1);
        const bool is_there = folder.empty() || access(folder.c_str(), F_OK) == 0;
        return absl::NotFoundError(told(is_there
                                            ? "cannot be opened: there is no such file"
                                            : "cannot be opened: there is no folder " + folder));
      }
      return absl::PermissionDeniedError(
          told(std::string("cannot be opened: ") + std::strerror(system_error)));
    case SQLITE_NOTADB:
      return absl::InvalidArgumentError(
          told("this is no archive; `crosscheck archive add` makes one under a name that no file "
               "has"));
    case SQLITE_CORRUPT:
      return absl::DataLossError(
          told("the archive is damaged (" + detail +
               "); restore it from a copy, or make it anew with `crosscheck archive add`"));
    case SQLITE_TOOBIG:
      return absl::ResourceExhaustedError(
          told("an article is too large; an archive takes texts below 1 GB"));
    case SQLITE_NOMEM:
      return absl::ResourceExhaustedError(told("out of memory"));
    default:
      return absl::InternalError(told("SQLite says: " + detail));
  }
}

absl::Status ErrorOf(sqlite3* handle, int code, const std::string& path) {
  return ErrorOf(
      sqlite3_extended_errcode(handle) != SQLITE_OK ? sqlite3_extended_errcode(handle) : code,
      sqlite3_system_errno(handle), path, sqlite3_errmsg(handle));
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::Bind(int parameter, int64_t value) {
  if (int code = sqlite3_bind_int64(statement_.get(), parameter, value)) bind_error_ = code;
  return *this;
}
Statement& Statement::Bind(int parameter, double value) {
  if (int code = sqlite3_bind_double(statement_.get(), parameter, value)) bind_error_ = code;
  return *this;
}
Statement& Statement::Bind(int parameter, std::string_view text) {
  // A null pointer would be NULL and not the empty text.
  if (int code = sqlite3_bind_text64(statement_.get(), parameter, text.empty() ? "" : text.data(),
                                     text.size(), SQLITE_STATIC, SQLITE_UTF8))
    bind_error_ = code;
  return *this;
}
Statement& Statement::BindBlob(int parameter, std::string_view bytes) {
  if (int code = sqlite3_bind_blob64(statement_.get(), parameter, bytes.empty() ? "" : bytes.data(),
                                     bytes.size(), SQLITE_STATIC))
    bind_error_ = code;
  return *this;
}
Statement& Statement::BindNull(int parameter) {
  if (int code = sqlite3_bind_null(statement_.get(), parameter)) bind_error_ = code;
  return *this;
}

absl::StatusOr<bool> Statement::Row() {
  if (const int code = std::exchange(bind_error_, 0))
    return ErrorOf(code, 0, *path_, sqlite3_errstr(code));
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    return false;
  }
  const absl::Status status = ErrorOf(sqlite3_db_handle(statement_.get()), code, *path_);
  sqlite3_reset(statement_.get());
  return status;
}

absl::Status Statement::Run() {
  for (;;) {
    const absl::StatusOr<bool> row = Row();
    if (!row.ok()) return row.status();
    if (!*row) return absl::OkStatus();
  }
}

void Statement::Reset() { sqlite3_reset(statement_.get()); }

int64_t Statement::Int(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::Real(int column) const { return sqlite3_column_double(statement_.get(), column); }
std::string_view Statement::Text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr
             ? std::string_view()
             : std::string_view(static_cast<const char*>(bytes), static_cast<size_t>(size));
}
bool Statement::IsNull(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}
void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

absl::StatusOr<Database> Database::Open(const std::string& path, Access access,
                                        int busy_timeout_ms) {
  // As a URI, so that it can be said that nothing changes; then some signs of the path are quoted.
  std::string uri = path;
  int flags = SQLITE_OPEN_NOMUTEX;
  if (access == Access::kReadUnchanging) {
    uri = "file:";
    for (const char c : path) {
      constexpr char kHex[] = "0123456789ABCDEF";
      const auto byte = static_cast<uint8_t>(c);
      if (c == '?' || c == '#' || c == '%') {
        uri += '%';
        uri += kHex[byte >> 4];
        uri += kHex[byte & 15];
      } else {
        uri += c;
      }
    }
    uri += "?immutable=1";
    flags |= SQLITE_OPEN_URI;
  } else if (path.rfind("file:", 0) == 0 || path == ":memory:" || path.empty()) {
    uri = "./" + path;  // the name of a file, whatever a library was compiled to make of it
  }
  // For reading too: SQLite opens the file read-only by itself where it must.
  flags |= access == Access::kReadUnchanging ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (access == Access::kCreate) flags |= SQLITE_OPEN_CREATE;
  Database database;
  database.path_ = std::make_unique<std::string>(path);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(uri.c_str(), &handle, flags, nullptr);
  database.handle_.reset(handle);
  if (code != SQLITE_OK) return ErrorOf(handle, code, path);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  // A damaged or foreign file shall be an error and do nothing else.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

absl::Status Database::Run(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : ErrorOf(handle_.get(), code, *path_);
}

absl::StatusOr<Statement> Database::Prepare(std::string_view sql) const {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (code != SQLITE_OK) return ErrorOf(handle_.get(), code, *path_);
  Statement statement;
  statement.statement_.reset(prepared);
  statement.path_ = path_.get();
  return statement;
}

absl::StatusOr<int64_t> Database::Number(std::string_view sql) const {
  absl::StatusOr<Statement> statement = Prepare(sql);
  if (!statement.ok()) return statement.status();
  const absl::StatusOr<bool> row = statement->Row();
  if (!row.ok()) return row.status();
  return *row ? statement->Int(0) : 0;
}

int64_t Database::changes() const { return sqlite3_changes64(handle_.get()); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

}  // namespace crosscheck::archive
