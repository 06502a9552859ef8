// A folder for the files of one test, and articles to put into them.
#pragma once

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/archive/archive.h"
#include "link/generate.h"
#include "news.h"

namespace crosscheck::testing {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "crosscheck-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder can be made");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string File(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// The value, by value, so that it may be walked through.
template <typename T>
T Get(absl::StatusOr<T> value) {
  INFO(value.status());
  REQUIRE(value.ok());
  return *std::move(value);
}

inline std::string BytesOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline void WriteBytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// What somebody with another SQLite tool sees: rows, fields with '|' between them.
inline std::vector<std::string> Query(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  std::vector<std::string> rows;
  const int opened = sqlite3_open(path.c_str(), &database);
  char* error = nullptr;
  const int done =
      opened != SQLITE_OK
          ? opened
          : sqlite3_exec(
                database, sql.c_str(),
                [](void* out, int columns, char** values, char**) {
                  std::string row;
                  for (int i = 0; i < columns; ++i)
                    row += (i > 0 ? "|" : "") + std::string(values[i] ? values[i] : "NULL");
                  static_cast<std::vector<std::string>*>(out)->push_back(row);
                  return 0;
                },
                &rows, &error);
  const std::string message = error != nullptr ? error : "";
  sqlite3_free(error);
  sqlite3_close(database);
  INFO(sql << ": " << message);
  REQUIRE(done == SQLITE_OK);
  return rows;
}

inline std::vector<Article> GeneratedArticles(uint64_t seed, int count) {
  std::vector<Article> articles;
  for (const Story& story : NewsGenerator(seed).Articles(count, /*per_story=*/4))
    articles.push_back(ArticleOf(story));
  return articles;
}

// All articles are taken. The results in one word: "+" added, "^" updated, "@" read again, "="
// unchanged.
inline std::string AddTo(Archive& archive, std::vector<Article> articles) {
  const auto results = archive.AddAll(std::move(articles));
  INFO(results.status());
  REQUIRE(results.ok());
  std::string word;
  for (const absl::StatusOr<AddResult>& result : *results)
    word += result.ok() ? "+^@="[static_cast<int>(*result)] : '!';
  const absl::Status committed = archive.Commit();
  INFO(committed);
  REQUIRE(committed.ok());
  return word;
}

inline Archive OpenArchive(const std::string& path, const ArchiveOptions& options = {}) {
  return Get(Archive::Open(path, options));
}

inline ArchiveSnapshot OpenSnapshot(const std::string& path) {
  return Get(ArchiveSnapshot::Open(path, {}));
}

inline ArchiveInfo InfoOf(const std::string& path) { return Get(ReadArchiveInfo(path, {})); }

// Problems, a line each; empty for a sound archive.
inline std::string ProblemsOf(const std::string& path) {
  const absl::StatusOr<std::vector<std::string>> problems = CheckArchive(path, {});
  if (!problems.ok()) return std::string(problems.status().message());
  std::string all;
  for (const std::string& problem : *problems) all += problem + "\n";
  return all;
}

}  // namespace crosscheck::testing
