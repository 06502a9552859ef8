// Whatever is wrong with the file, the disk or the others that use it: a clear error, and nothing
// is lost.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "archive/temporary.h"

namespace crosscheck {
namespace {

using namespace testing;
using Catch::Matchers::Contains;

std::string MessageOf(const absl::Status& status) { return std::string(status.message()); }

// What `act` returns, run in a process of its own.
int InChild(const std::function<int()>& act) {
  const pid_t child = fork();
  if (child == 0) _exit(act());
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

TEST_CASE("no file") {
  const TemporaryFolder folder;
  const std::string path = folder.File("none.db");
  for (const absl::Status& status :
       {ArchiveSnapshot::Open(path, {}).status(), ReadArchiveInfo(path, {}).status(),
        CheckArchive(path, {}).status(), Archive::OpenExisting(path, {}).status()}) {
    CHECK(absl::IsNotFound(status));
    CHECK(MessageOf(status) == path + ": cannot be opened: there is no such file");
  }
  CHECK(!std::filesystem::exists(path));
  // Nor a folder for it.
  const std::string deep = folder.File("none/a.db");
  const absl::Status status = Archive::Open(deep, {}).status();
  CHECK(absl::IsNotFound(status));
  CHECK(MessageOf(status) ==
        deep + ": cannot be opened: there is no folder " + folder.File("none/"));
}

TEST_CASE("a file that is no archive is left as it is") {
  const TemporaryFolder folder;
  const std::string text = folder.File("text.db"), other = folder.File("other.db");
  WriteBytes(text, std::string(5000, 'x'));
  Query(other, "CREATE TABLE t (x); INSERT INTO t VALUES (1); PRAGMA user_version = 7");
  for (const std::string& path : {text, other}) {
    const std::string before = BytesOf(path);
    for (const absl::Status& status :
         {Archive::Open(path, {}).status(), ArchiveSnapshot::Open(path, {}).status()}) {
      CHECK(absl::IsInvalidArgument(status));
      CHECK_THAT(MessageOf(status), Contains(path) && Contains("no archive"));
    }
    CHECK(BytesOf(path) == before);
  }
}

TEST_CASE("an empty file becomes an archive, but only when it is written") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  WriteBytes(path, "");
  const absl::Status status = ArchiveSnapshot::Open(path, {}).status();
  CHECK(absl::IsInvalidArgument(status));
  CHECK_THAT(MessageOf(status), Contains("is empty"));
  Archive archive = OpenArchive(path);
  CHECK(AddTo(archive, GeneratedArticles(1, 3)) == "+++");
}

TEST_CASE("names that SQLite would take for something else are files") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.File("file:"));
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.File(""));
  for (const std::string path : {":memory:", "file:a.db?mode=memory", "50% of #1?.db"}) {
    { AddTo(*std::make_unique<Archive>(OpenArchive(path)), GeneratedArticles(1, 2)); }
    CHECK(std::filesystem::exists(path));
    CHECK(InfoOf(path).articles == 2);
  }
  std::filesystem::current_path(before);
}

TEST_CASE("an archive of a newer crosscheck is refused and left as it is") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  { AddTo(*std::make_unique<Archive>(OpenArchive(path)), GeneratedArticles(1, 3)); }
  Query(path, "PRAGMA user_version = 1000");
  const std::string before = BytesOf(path);
  for (const absl::Status& status :
       {Archive::Open(path, {}).status(), ArchiveSnapshot::Open(path, {}).status(),
        ReadArchiveInfo(path, {}).status(), CheckArchive(path, {}).status()}) {
    CHECK(absl::IsFailedPrecondition(status));
    CHECK_THAT(MessageOf(status),
               Contains("made by a newer crosscheck (schema 1000, this one knows 3)"));
  }
  CHECK(BytesOf(path) == before);
}

// The archive as the first version of the schema had it.
void MakeVersion1(const std::string& path, const std::string& present) {
  const std::string schema =
      BytesOf(std::string(CROSSCHECK_SOURCE_DIR) + "/lib/archive/schema.sql");
  const size_t end = schema.find("-- version 2\n");
  REQUIRE(end != std::string::npos);
  Query(path, schema.substr(0, end));
  Query(path, "PRAGMA application_id = 2019780715; PRAGMA user_version = 1; ATTACH '" + present +
                  "' AS present;"
                  "INSERT INTO article SELECT number, id, outlet, title, url, published, version, "
                  "hash, extraction, bytes, claims, topic_weight, topic FROM present.article;"
                  "INSERT INTO body SELECT * FROM present.body;"
                  "INSERT INTO claim SELECT * FROM present.claim;"
                  "INSERT INTO posting SELECT * FROM present.posting;"
                  "INSERT INTO head SELECT * FROM present.head;"
                  "INSERT INTO segment SELECT * FROM present.segment");
}

TEST_CASE("an archive of an older crosscheck is brought up to date when it is written") {
  const TemporaryFolder folder;
  const std::string present = folder.File("present.db"), path = folder.File("old.db");
  { AddTo(*std::make_unique<Archive>(OpenArchive(present)), GeneratedArticles(1, 30)); }
  MakeVersion1(path, present);
  const absl::Status status = ArchiveSnapshot::Open(path, {}).status();
  CHECK(absl::IsFailedPrecondition(status));
  CHECK_THAT(MessageOf(status), Contains("made by an older crosscheck (schema 1, this one reads "
                                         "3); `crosscheck archive add` brings it up to date"));
  {
    Archive archive = OpenArchive(path);
    CHECK(AddTo(archive, GeneratedArticles(1, 30)) == std::string(30, '='));
  }
  CHECK(Query(path, "PRAGMA user_version") == std::vector<std::string>{"3"});
  CHECK(Query(path, "SELECT count(*) FROM findings") == std::vector<std::string>{"0"});
  CHECK(Query(path, "SELECT sql FROM sqlite_schema ORDER BY name") ==
        Query(present, "SELECT sql FROM sqlite_schema ORDER BY name"));
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("while one writes, another is told to wait and readers go on") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  ArchiveOptions impatient;
  impatient.busy_timeout_ms = 20;
  Archive first = OpenArchive(path), second = OpenArchive(path, impatient);
  const std::vector<Article> articles = GeneratedArticles(1, 3);
  REQUIRE(first.Add(articles[0]).ok());  // and does not commit
  const absl::Status status = second.Add(articles[1]).status();
  CHECK(absl::IsUnavailable(status));
  CHECK(MessageOf(status) ==
        path + ": another program is writing to this archive; try again when it has finished");
  CHECK(InfoOf(path).articles == 0);
  REQUIRE(first.Commit().ok());
  CHECK(AddTo(second, {articles[0], articles[1]}) == "=+");
  CHECK(AddTo(first, {articles[1], articles[2]}) == "=+");
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("two that take turns number their articles apart") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive first = OpenArchive(path), second = OpenArchive(path);
  const std::vector<Article> articles = GeneratedArticles(1, 40);
  for (size_t i = 0; i < articles.size(); ++i)
    CHECK(AddTo(i % 2 == 0 ? first : second, {articles[i]}) == "+");
  CHECK(InfoOf(path).articles == 40);
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("a file or a folder that cannot be written is read") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  { AddTo(*std::make_unique<Archive>(OpenArchive(path)), GeneratedArticles(1, 5)); }
  namespace fs = std::filesystem;
  const auto read_all = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  const auto enter =
      fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec | read_all;
  fs::permissions(folder.File(""), enter);
  fs::permissions(path, read_all);
  // Permissions do not bind root, who runs tests in some places.
  CHECK(InChild([&] {
          if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) return 1;
          const absl::StatusOr<ArchiveSnapshot> snapshot = ArchiveSnapshot::Open(path, {});
          if (!snapshot.ok() || snapshot->Articles()->size() != 5) return 2;
          const absl::StatusOr<std::vector<std::string>> problems = CheckArchive(path, {});
          if (!problems.ok() || !problems->empty()) return 3;
          const absl::StatusOr<Archive> archive = Archive::Open(path, {});
          if (!absl::IsPermissionDenied(archive.status())) return 4;
          return MessageOf(archive.status()).find("read-only") == std::string::npos ? 5 : 0;
        }) == 0);
  fs::permissions(folder.File(""), fs::perms::owner_all);
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("a full disk loses nothing that was committed") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  const std::vector<Article> articles = GeneratedArticles(1, 1500);
  const std::vector<Article> first(articles.begin(), articles.begin() + 200);
  { AddTo(*std::make_unique<Archive>(OpenArchive(path)), first); }
  CHECK(InChild([&] {
          // Stands for a full disk: no file may grow beyond this.
          const rlimit limit{400'000, 400'000};
          std::signal(SIGXFSZ, SIG_IGN);
          if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
          absl::StatusOr<Archive> archive = Archive::Open(path, {});
          if (!archive.ok()) return 2;
          absl::Status status = archive->AddAll(articles).status();
          if (status.ok()) status = archive->Commit();
          if (!absl::IsResourceExhausted(status)) return 3;
          return MessageOf(status).find("what was committed before is safe") == std::string::npos
                     ? 4
                     : 0;
        }) == 0);
  CHECK(ProblemsOf(path).empty());
  CHECK(InfoOf(path).articles == 200);
  Archive archive = OpenArchive(path);
  CHECK(AddTo(archive, articles) == std::string(200, '=') + std::string(1300, '+'));
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("a full disk while the archive is made leaves one that can be made later") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  for (const rlim_t size : std::initializer_list<rlim_t>{0, 4096, 10'000, 30'000, 60'000}) {
    const int outcome = InChild([&] {
      const rlimit limit{size, size};
      std::signal(SIGXFSZ, SIG_IGN);
      if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
      const absl::StatusOr<Archive> archive = Archive::Open(path, {});
      return archive.ok() || absl::IsResourceExhausted(archive.status()) ? 0 : 2;
    });
    CHECK(outcome == 0);
  }
  Archive archive = OpenArchive(path);
  CHECK(AddTo(archive, GeneratedArticles(1, 3)) == "+++");
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("damage is found, and reading a damaged file never does more than fail") {
  const TemporaryFolder folder;
  const std::string good = folder.File("good.db"), path = folder.File("damaged.db");
  { AddTo(*std::make_unique<Archive>(OpenArchive(good)), GeneratedArticles(1, 60)); }
  const std::string bytes = BytesOf(good);
  const auto dump = [](const std::string& of) {
    std::vector<std::string> rows =
        Query(of, "SELECT a.*, b.text FROM article AS a JOIN body AS b ON b.article = a.number");
    for (std::string& row :
         Query(of,
               "SELECT article, place, part, sentence_begin, value_begin, measure, modifier, low, "
               "high, unit, counted, period_begin, period_end, record FROM claim"))
      rows.push_back(std::move(row));
    return rows;
  };
  const std::vector<std::string> whole = dump(good);
  NewsGenerator random(3);
  int found = 0;
  constexpr int kRounds = 150;
  for (int round = 0; round < kRounds; ++round) {
    std::string damaged = bytes;
    // A few bytes, a stretch of them, or the end of the file.
    const size_t at = random.Below(bytes.size());
    if (round % 3 == 0) {
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.Below(8)));
    } else if (round % 3 == 1) {
      for (size_t i = at; i < std::min(at + 1 + random.Below(9000), bytes.size()); ++i)
        damaged[i] = static_cast<char>(random.Next());
    } else {
      damaged.resize(at);
    }
    WriteBytes(path, damaged);
    const bool is_found = !ProblemsOf(path).empty();
    found += is_found;
    // What is called sound is as it was: the damage lies where nothing is stored.
    if (!is_found) CHECK(dump(path) == whole);
    const absl::StatusOr<ArchiveSnapshot> snapshot = ArchiveSnapshot::Open(path, {});
    if (!snapshot.ok()) continue;
    for (uint32_t number = 0; number < std::min(snapshot->article_bound(), 100u); ++number) {
      static_cast<void>(snapshot->Head(number));
      static_cast<void>(snapshot->DocumentOf(number));
      const auto claims = snapshot->ClaimsOf(number);
      if (!claims.ok() || (*claims)->empty()) continue;
      std::vector<TopicPosting> storage;
      for (const Term& term : (*claims)->front().article_topic.get())
        static_cast<void>(snapshot->ArticlesAbout(term.key, storage));
    }
    // Nor does writing.
    if (absl::StatusOr<Archive> archive = Archive::Open(path, {}); archive.ok()) {
      static_cast<void>(archive->AddAll(GeneratedArticles(9, 5)));
      static_cast<void>(archive->Commit());
    }
    std::filesystem::remove(path + "-wal");
    std::filesystem::remove(path + "-shm");
  }
  CHECK(found > kRounds / 2);
}

TEST_CASE("what another program did to the tables is told") {
  const TemporaryFolder folder;
  const std::string good = folder.File("good.db");
  { AddTo(*std::make_unique<Archive>(OpenArchive(good)), GeneratedArticles(1, 20)); }
  const struct {
    const char *sql, *problem;
  } kRows[] = {
      {"UPDATE body SET text = replace(text, 'e', 'a') WHERE article = 3",
       "article \"article-2\": it is not what was added"},
      {"UPDATE body SET text = 'Shorter.' WHERE article = 3",
       "article \"article-2\": its text is damaged"},
      {"UPDATE article SET outlet = 'Me' WHERE number = 3",
       "article \"article-2\": it is not what was added"},
      {"DELETE FROM claim WHERE article = 3 AND place = 1",
       "article \"article-2\": its claims are damaged"},
      {"UPDATE claim SET record = zeroblob(20) WHERE article = 3 AND place = 0",
       "article \"article-2\": its claims are damaged"},
      {"UPDATE claim SET low = 12345 WHERE article = 3 AND place = 0",
       "the columns of claim 0 are not those of its record"},
      {"DELETE FROM article WHERE number = 3", "1 texts belong to no article"},
      {"DELETE FROM posting WHERE key = (SELECT min(key) FROM posting)",
       "the lists under which claims are found do not fit the claims"},
      {"UPDATE posting SET list = x'FF' WHERE key = (SELECT min(key) FROM posting)",
       "a list of claims is damaged"},
      {"INSERT INTO posting VALUES (1, 0, 42, x'0301')",
       "the lists under which claims are found do not fit the claims"},
      {"UPDATE head SET entries = zeroblob(8192)",
       "the lists under which claims are found do not fit the claims"},
      {"UPDATE head SET entries = zeroblob(8191)",
       "the lists under which claims are found do not fit the claims"},
      {"UPDATE head SET entries = entries || x'00'",
       "the lists under which claims are found do not fit the claims"},
      {"DELETE FROM head", "the lists under which claims are found do not fit the claims"},
      {"INSERT INTO fact_claim VALUES (1, 999, 0)", "1 members of facts are no claims"},
      {"INSERT INTO finding_claim VALUES (1, 999, 0)", "1 findings tell of what is no claim"},
  };
  for (const auto& row : kRows) {
    const std::string path = folder.File("changed.db");
    std::filesystem::copy_file(good, path, std::filesystem::copy_options::overwrite_existing);
    Query(path, row.sql);
    INFO(row.sql);
    CHECK_THAT(ProblemsOf(path), Contains(row.problem));
  }
}

TEST_CASE("lists that do not fit are made anew") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  AddTo(archive, GeneratedArticles(1, 50));
  const std::vector<std::string> before = Query(path, "SELECT kind, key, hex(list) FROM posting");
  Query(path, "UPDATE posting SET list = x'FF'; DELETE FROM segment; DELETE FROM head");
  CHECK(!ProblemsOf(path).empty());
  REQUIRE(archive.Repair().ok());
  CHECK(ProblemsOf(path).empty());
  CHECK(Query(path, "SELECT kind, key, hex(list) FROM posting") == before);
}

}  // namespace
}  // namespace crosscheck
