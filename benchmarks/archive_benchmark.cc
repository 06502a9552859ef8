// Measures the archive: how fast articles go in, how soon an editor is told what a changed
// paragraph says against it, and how soon a new process has its first finding.
//
//   archive_benchmark [--benchmark_filter=...]
//
// The news are made up with a fixed seed and have the skew of real ones (tests/archive/prose.h): 3
// kB and a dozen figures and dates an article, some names that one article in ten has and many that
// few have. Before anything is timed the archive is checked, and what a session finds with it is
// compared with what it finds with an index in memory.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "archive/prose.h"
#include "crosscheck/archive/archive.h"
#include "crosscheck/session.h"

extern char** environ;

namespace {

namespace fs = std::filesystem;

using crosscheck::Archive;
using crosscheck::ArchiveOptions;
using crosscheck::ArchiveSnapshot;
using crosscheck::Article;
using crosscheck::MemoryIndex;
using crosscheck::Part;
using crosscheck::Session;
using crosscheck::testing::ProseNews;
using Clock = std::chrono::steady_clock;

constexpr int64_t kFewest = 10'000, kMost = 1'000'000;
constexpr int kDrafts = 20;

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "archive_benchmark: %s\n", why.c_str());
  std::exit(1);
}
void Require(const absl::Status& status) {
  if (!status.ok()) Fail(std::string(status.message()));
}
template <typename T>
T Get(absl::StatusOr<T> value) {
  Require(value.status());
  return *std::move(value);
}

// Taken away when the program ends.
const fs::path& Folder() {
  static const struct Temporary {
    Temporary() {
      std::string name = (fs::temp_directory_path() / "crosscheck-XXXXXX").string();
      if (mkdtemp(name.data()) == nullptr) Fail("no folder can be made");
      path = name;
    }
    ~Temporary() {
      std::error_code ignored;
      fs::remove_all(path, ignored);
    }
    fs::path path;
  } folder;
  return folder.path;
}

ArchiveOptions OneThread() {
  ArchiveOptions options;
  options.threads = 1;
  return options;
}

// An archive of so many claims, and drafts on events that it tells of, early and late.
struct Stored {
  std::string path;
  uint64_t claims = 0;
  std::vector<ProseNews> events;
};

Stored Store(int64_t claims) {
  Stored stored;
  stored.path = (Folder() / (std::to_string(claims) + ".db")).string();
  Archive archive = Get(Archive::Open(stored.path, {}));
  ProseNews news(1);
  constexpr int64_t kClaimsAnArticle = 13;  // about
  const int64_t step = std::max<int64_t>(1, claims / kClaimsAnArticle / kDrafts);
  for (int64_t count = 0; stored.claims < static_cast<uint64_t>(claims);) {
    std::vector<Article> articles;
    for (int i = 0; i < 500; ++i, ++count) {
      articles.push_back(news.Next());
      if (count % step == 0 && stored.events.size() < kDrafts) stored.events.push_back(news);
    }
    Require(archive.AddAll(std::move(articles)).status());
    Require(archive.Commit());
    stored.claims = Get(crosscheck::ReadArchiveInfo(stored.path, {})).claims;
  }
  return stored;
}

const Stored& StoreOf(int64_t claims) {
  static auto* stores = new std::vector<std::pair<int64_t, Stored>>;
  for (const auto& [size, stored] : *stores) {
    if (size == claims) return stored;
  }
  stores->emplace_back(claims, Store(claims));
  return stores->back().second;
}

Article DraftOf(ProseNews& event) {
  Article draft;
  draft.id = "draft";
  draft.outlet = "The Draft";
  draft.published = event.Published();
  for (int i = 0; i < 11; ++i) draft.text += event.Paragraph() + "\n\n";
  return draft;
}

void CheckAnswer() {
  const Stored& stored = StoreOf(kFewest);
  if (!Get(crosscheck::CheckArchive(stored.path, {})).empty()) Fail("the archive is not sound");
  auto snapshot = std::make_shared<ArchiveSnapshot>(Get(ArchiveSnapshot::Open(stored.path, {})));
  auto memory = std::make_shared<MemoryIndex>();
  for (const uint32_t article : Get(snapshot->Articles()))
    Require(memory->Add(Get(snapshot->DocumentOf(article))));
  size_t findings = 0;
  for (ProseNews event : stored.events) {
    Session with_archive = Get(Session::Open(snapshot)), with_memory = Get(Session::Open(memory));
    const Article draft = DraftOf(event);
    Require(with_archive.SetDraft(draft).status());
    Require(with_memory.SetDraft(draft).status());
    const auto a = with_archive.Findings(), b = with_memory.Findings();
    if (a.size() != b.size()) Fail("the archive and memory find different things");
    for (size_t i = 0; i < a.size(); ++i) {
      if (a[i].finding.id != b[i].finding.id) Fail("the archive and memory find different things");
    }
    findings += a.size();
  }
  if (findings < kDrafts) Fail("too few findings");
}

void AddArticles(benchmark::State& state) {
  std::vector<Article> articles;
  ProseNews news(2);
  size_t bytes = 0;
  for (int64_t i = 0; i < state.range(0); ++i) {
    articles.push_back(news.Next());
    bytes += articles.back().text.size();
  }
  const std::string path = (Folder() / "add.db").string();
  for (auto _ : state) {
    state.PauseTiming();
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path + suffix);
    std::vector<Article> copy = articles;
    state.ResumeTiming();
    Archive archive = Get(Archive::Open(path, OneThread()));
    Require(archive.AddAll(std::move(copy)).status());
    Require(archive.Commit());
  }
  if (!Get(crosscheck::CheckArchive(path, {})).empty()) Fail("what was added is not sound");
  state.SetBytesProcessed(static_cast<int64_t>(bytes) * state.iterations());
  state.counters["file/text"] =
      static_cast<double>(fs::file_size(path)) / static_cast<double>(bytes);
}

// The articles are all in: what a second run after a crash costs.
void SkipArticles(benchmark::State& state) {
  std::vector<Article> articles;
  ProseNews news(2);
  size_t bytes = 0;
  for (int64_t i = 0; i < state.range(0); ++i) {
    articles.push_back(news.Next());
    bytes += articles.back().text.size();
  }
  Archive archive = Get(Archive::Open((Folder() / "skip.db").string(), OneThread()));
  Require(archive.AddAll(articles).status());
  Require(archive.Commit());
  for (auto _ : state) {
    for (const auto& result : Get(archive.AddAll(articles))) {
      if (Get(result) != crosscheck::AddResult::kUnchanged) Fail("an article was not known");
    }
    Require(archive.Commit());
  }
  state.SetBytesProcessed(static_cast<int64_t>(bytes) * state.iterations());
}

// Of this thread, so that what else runs on the machine does not count.
double ProcessorSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void TellQuantiles(benchmark::State& state, std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  const auto at = [&](double part) {
    return seconds[static_cast<size_t>(part * static_cast<double>(seconds.size() - 1))] * 1e6;
  };
  state.counters["p50_us"] = at(0.50);
  state.counters["p99_us"] = at(0.99);
  state.counters["max_us"] = at(1);
}

// A paragraph of a draft is replaced by another of the same event; the session is warm. Processor
// time.
void ChangeParagraph(benchmark::State& state) {
  const Stored& stored = StoreOf(state.range(0));
  auto snapshot = std::make_shared<ArchiveSnapshot>(Get(ArchiveSnapshot::Open(stored.path, {})));
  std::vector<double> seconds;
  size_t changes = 0;
  constexpr int kEdits = 60, kWarm = 5;
  for (auto _ : state) {
    for (ProseNews event : stored.events) {
      Session session = Get(Session::Open(snapshot));
      Require(session.SetDraft(DraftOf(event)).status());
      for (int edit = 0; edit < kEdits; ++edit) {
        const std::string& text = session.draft().text;
        size_t begin = 0;
        for (uint64_t skip = event.Below(11); skip > 0; --skip)
          begin = text.find("\n\n", begin) + 2;
        const auto end = static_cast<uint32_t>(text.find("\n\n", begin));
        const std::string paragraph = event.Paragraph();
        const double start = ProcessorSeconds();
        const crosscheck::Changes changed =
            Get(session.Replace(Part::kBody, static_cast<uint32_t>(begin), end, paragraph));
        if (edit >= kWarm) seconds.push_back(ProcessorSeconds() - start);
        changes += changed.added.size() + changed.removed.size();
      }
    }
  }
  if (changes < seconds.size() / 10) Fail("edits change too few findings");
  state.counters["claims"] = static_cast<double>(stored.claims);
  TellQuantiles(state, std::move(seconds));
}

// Opening the archive and checking a whole draft, in a process that runs already.
void OpenAndCheckDraft(benchmark::State& state) {
  const Stored& stored = StoreOf(state.range(0));
  size_t next = 0, findings = 0;
  for (auto _ : state) {
    ProseNews event = stored.events[next++ % stored.events.size()];
    auto snapshot = std::make_shared<ArchiveSnapshot>(Get(ArchiveSnapshot::Open(stored.path, {})));
    Session session = Get(Session::Open(snapshot));
    findings += Get(session.SetDraft(DraftOf(event))).added.size();
  }
  if (findings == 0) Fail("nothing is found");
}

#ifdef CROSSCHECK_CLI
// The command line tool from its start to its end: `check --draft D --archive DB`.
void RunProcess(benchmark::State& state) {
  const Stored& stored = StoreOf(state.range(0));
  const bool cold_file = state.range(1) != 0;
  std::vector<double> seconds;
  size_t next = 0, found = 0;
  double processor = 0;
  for (auto _ : state) {
    ProseNews event = stored.events[next++ % stored.events.size()];
    const std::string draft = (Folder() / "draft.txt").string();
    const std::string out = (Folder() / "out.txt").string();
    std::ofstream(draft) << "---\noutlet: The Draft\npublished: " << event.Published().ToString()
                         << "\n---\n"
                         << DraftOf(event).text;
    if (cold_file) {
      // Only where the system takes the advice.
      const int file = open(stored.path.c_str(), O_RDONLY);
      posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
      close(file);
    }
    std::string arguments[] = {CROSSCHECK_CLI, "check",    "--draft",   draft,      "--archive",
                               stored.path,    "--output", out,         "--format", "text",
                               "--fail-on",    "never",    "--threads", "1"};
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const Clock::time_point start = Clock::now();
    pid_t process = 0;
    int status = 0;
    rusage used{};
    if (posix_spawn(&process, CROSSCHECK_CLI, nullptr, nullptr, argv.data(), environ) != 0 ||
        wait4(process, &status, 0, &used) != process || status != 0)
      Fail("the command line tool cannot be run");
    seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    for (const timeval& part : {used.ru_utime, used.ru_stime})
      processor += static_cast<double>(part.tv_sec) + 1e-6 * static_cast<double>(part.tv_usec);
    std::ifstream report(out);
    const std::string text((std::istreambuf_iterator<char>(report)), {});
    found += text.find("The Draft") != std::string::npos;
  }
  if (2 * found < seconds.size()) Fail("the process finds too little");
  state.counters["cpu_us"] = 1e6 * processor / static_cast<double>(seconds.size());
  TellQuantiles(state, std::move(seconds));
}
BENCHMARK(RunProcess)
    ->ArgsProduct({{kFewest, kMost}, {0, 1}})
    ->Iterations(40)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
#endif

BENCHMARK(AddArticles)->Arg(5000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(SkipArticles)->Arg(5000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(ChangeParagraph)
    ->RangeMultiplier(10)
    ->Range(kFewest, kMost)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(OpenAndCheckDraft)
    ->RangeMultiplier(10)
    ->Range(kFewest, kMost)
    ->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  CheckAnswer();
  benchmark::RunSpecifiedBenchmarks();
}
