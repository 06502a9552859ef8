// SQLite in our words: handles that close themselves, and errors that say what to do. All calls of
// SQLite stand in sqlite.cc; one thread at a time uses a Database and its Statements.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct sqlite3;
struct sqlite3_stmt;

namespace crosscheck::archive {

// A prepared statement. Bound texts and blobs are not copied: they live until the statement has
// run.
class Statement {
 public:
  Statement() = default;

  // Parameters count from 1 on.
  Statement& Bind(int parameter, int64_t value);
  Statement& Bind(int parameter, double value);
  Statement& Bind(int parameter, std::string_view text);
  Statement& BindBlob(int parameter, std::string_view bytes);
  Statement& BindNull(int parameter);

  // The next row; false behind the last, and then the statement may be bound and run again.
  absl::StatusOr<bool> Row();
  // Runs to the end, whatever rows there are.
  absl::Status Run();
  // Gives up the rows that are left.
  void Reset();

  // Columns count from 0 on; views live until the next row.
  int64_t Int(int column) const;
  double Real(int column) const;
  std::string_view Text(int column) const;  // also of a blob
  bool IsNull(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  const std::string* path_ = nullptr;
  int bind_error_ = 0;
};

enum class Access : uint8_t {
  kRead,  // may put in order what a killed writer left; reads all the same where it may not
  kReadUnchanging,  // without locks: for files in folders that cannot be written
  kWrite,
  kCreate,
};

class Database {
 public:
  static absl::StatusOr<Database> Open(const std::string& path, Access access, int busy_timeout_ms);

  absl::Status Run(const char* sql);
  absl::StatusOr<Statement> Prepare(std::string_view sql) const;
  // The first column of the first row; 0 where there is no row.
  absl::StatusOr<int64_t> Number(std::string_view sql) const;
  // Rows that the last statement changed.
  int64_t changes() const;
  bool in_transaction() const;
  const std::string& path() const { return *path_; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<std::string> path_;  // statements point at it for their messages
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace crosscheck::archive
