// An add that is killed at any moment leaves an archive that is sound, holds whole articles only,
// and is completed by another add.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

#include "archive/temporary.h"

namespace crosscheck {
namespace {

using namespace testing;
using Clock = std::chrono::steady_clock;

constexpr int kArticles = 5000;

// In debug builds and under sanitizers less is added between two kills; the time is much the same.
int Kills() {
  const char* kills = std::getenv("CROSSCHECK_KILLS");
  return kills != nullptr ? std::atoi(kills) : 200;
}

// Some sentence each: a short article is the harder case, for there are more moments between two.
std::vector<Article> ShortArticles() {
  std::vector<Article> articles = GeneratedArticles(11, kArticles);
  for (Article& article : articles) article.text.resize(article.text.rfind("\n\nNeither"));
  return articles;
}

[[noreturn]] void AddAndExit(const std::string& path, const std::vector<Article>& articles) {
  ArchiveOptions options;
  options.commit_bytes = 20'000;  // some forty articles a transaction
  options.threads = 1;
  absl::StatusOr<Archive> archive = Archive::Open(path, options);
  if (!archive.ok()) _exit(2);
  // In steps, as the command line tool does.
  for (size_t begin = 0; begin < articles.size(); begin += 100) {
    const auto first = articles.begin() + static_cast<std::ptrdiff_t>(begin);
    if (!archive->AddAll({first, first + 100}).ok()) _exit(3);
  }
  _exit(archive->Commit().ok() ? 0 : 4);
}

TEST_CASE("killed at random moments", "[kill]") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  const std::vector<Article> articles = ShortArticles();
  NewsGenerator random(5);
  const int kills = Kills();
  int killed = 0, completed = 0;
  uint64_t most = 0;
  int64_t longest = 20'000;  // microseconds until the kill, at most
  while (killed < kills) {
    const pid_t child = fork();
    if (child == 0) AddAndExit(path, articles);
    REQUIRE(child > 0);
    std::this_thread::sleep_for(
        std::chrono::microseconds(random.Below(static_cast<uint64_t>(longest))));
    kill(child, SIGKILL);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    if (WIFSIGNALED(status)) ++killed;
    if (WIFEXITED(status)) REQUIRE(WEXITSTATUS(status) == 0);
    // Not even a file yet, or an empty one.
    if (!std::filesystem::exists(path) ||
        absl::IsInvalidArgument(ReadArchiveInfo(path, {}).status()))
      continue;
    const std::string problems = ProblemsOf(path);
    INFO(problems);
    REQUIRE(problems.empty());
    const uint64_t in = InfoOf(path).articles;
    CHECK(in <= kArticles);
    // Those that are in are the first ones: a transaction is in or out.
    most = std::max(most, in);
    if (in == kArticles) {
      ++completed;
      for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
    }
    // Longer and longer, so that large and small archives are hit; the whole takes half a minute.
    longest = std::min<int64_t>(longest + 2'000, 120'000);
  }
  // A further add completes it.
  const pid_t child = fork();
  if (child == 0) AddAndExit(path, articles);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  CHECK(ProblemsOf(path).empty());
  CHECK(InfoOf(path).articles == kArticles);
  WARN("killed " << killed << " times, " << completed << " archives completed, at most " << most
                 << " articles in");
}

}  // namespace
}  // namespace crosscheck
