// Measures how long linking takes and how much memory, by number of articles, and with what
// exponent both grow.
//
//   link_benchmark [--benchmark_filter=...]
//
// The claims are made up with a fixed seed and shaped like those of real news (tests/link/
// synthetic.h); the number of days, events and names grows with the articles. Before anything is
// timed, the answer is checked: on a small batch the links are those of all pairs, and in every
// batch most claims that say one thing of one event are linked. Memory is what linking itself
// allocates at its peak; the claims are there before.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <atomic>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/link/linker.h"
#include "link/synthetic.h"

namespace {

std::atomic<size_t> allocated{0}, most_allocated{0};

void* Allocate(size_t size) {
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  const size_t now = allocated += malloc_usable_size(memory);
  if (now > most_allocated) most_allocated = now;
  return memory;
}

void Free(void* memory) {
  if (memory != nullptr) allocated -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(size_t size) { return Allocate(size); }
void* operator new[](size_t size) { return Allocate(size); }
void operator delete(void* memory) noexcept { Free(memory); }
void operator delete[](void* memory) noexcept { Free(memory); }
void operator delete(void* memory, size_t) noexcept { Free(memory); }
void operator delete[](void* memory, size_t) noexcept { Free(memory); }

namespace {

using crosscheck::Claim;
using crosscheck::Document;
using crosscheck::Fact;
using crosscheck::Link;
using crosscheck::testing::SyntheticNews;

constexpr int64_t kFewest = 1000, kMost = 1000000;

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "link_benchmark: %s\n", why.c_str());
  std::exit(1);
}

// Claims do not read the text of their articles but for labels, so that all may share one.
std::vector<Document> Documents(size_t count) {
  crosscheck::Article article;
  article.id = "one-for-all";
  article.text = std::string(500, 'x');
  auto document = Document::Create(std::move(article));
  if (!document.ok()) Fail(std::string(document.status().message()));
  return std::vector<Document>(count, *document);
}

// One batch at a time, for a million articles do not fit twice.
const std::vector<Claim>& ClaimsOf(int64_t articles) {
  static auto* batch = new std::vector<Claim>;
  static int64_t size = 0;
  if (size != articles) {
    *batch = std::vector<Claim>();
    *batch = SyntheticNews(1).Articles(static_cast<uint32_t>(articles));
    size = articles;
  }
  return *batch;
}

void CheckAnswer() {
  const std::vector<Claim> claims = SyntheticNews(2).Articles(1500);
  const std::vector<Link> links = crosscheck::FindLinks(claims);
  if (links != crosscheck::FindLinksOfAllPairs(claims)) Fail("blocking changes the links");
  if (links.size() < claims.size() / 4) Fail("too few links");
  const std::vector<Fact> facts = crosscheck::MakeFacts(Documents(1500), claims, links);
  if (facts.size() < 500) Fail("too few facts");
}

// Times `act` and counts what it allocates on top of what there is.
template <typename Act>
void Measure(benchmark::State& state, const std::vector<Claim>& claims, Act act) {
  size_t peak = 0, found = 0;
  for (auto _ : state) {
    const size_t before = allocated;
    most_allocated = before;
    const auto result = act();
    found = result.size();
    peak = std::max(peak, most_allocated - before);
  }
  state.counters["claims"] = static_cast<double>(claims.size());
  state.counters["found"] = static_cast<double>(found);
  state.counters["MB"] = static_cast<double>(peak) / 1e6;
  state.counters["B/claim"] = static_cast<double>(peak) / static_cast<double>(claims.size());
  state.SetComplexityN(state.range(0));
}

void LinkClaims(benchmark::State& state) {
  const std::vector<Claim>& claims = ClaimsOf(state.range(0));
  Measure(state, claims, [&] { return crosscheck::FindLinks(claims); });
}

void ClusterFacts(benchmark::State& state) {
  const std::vector<Claim>& claims = ClaimsOf(state.range(0));
  const std::vector<Link> links = crosscheck::FindLinks(claims);
  const std::vector<Document> documents = Documents(static_cast<size_t>(state.range(0)));
  Measure(state, claims, [&] { return crosscheck::MakeFacts(documents, claims, links); });
}

// A sentence that a number of articles print, each article about something else.
void LinkBoilerplate(benchmark::State& state) {
  std::vector<Claim> claims = SyntheticNews(3).Articles(static_cast<uint32_t>(state.range(0)));
  size_t kept = 0;
  for (size_t i = 0; i < claims.size(); ++i) {
    if (i > 0 && claims[i].article == claims[i - 1].article) continue;  // one an article
    Claim claim = claims[0];
    claim.id = claims[i].id;
    claim.article = claims[i].article;
    claim.article_topic = claims[i].article_topic;
    claim.published = claims[i].published;
    claims[kept++] = std::move(claim);
  }
  claims.resize(kept);
  if (crosscheck::FindLinks(claims).size() != kept - 1) Fail("a copy has more links than one");
  Measure(state, claims, [&] { return crosscheck::FindLinks(claims); });
}

// Remembers what the console shows, so that exponents can be told at the end.
class Reporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.error_occurred || run.complexity_n == 0 || run.report_big_o || run.report_rms)
        continue;
      const auto bytes = run.counters.find("MB");
      points_.push_back({run.run_name.function_name, static_cast<double>(run.complexity_n),
                         run.GetAdjustedCPUTime(),
                         bytes == run.counters.end() ? 0 : bytes->second.value});
    }
    ConsoleReporter::ReportRuns(runs);
  }

  void PrintExponents() const {
    for (size_t i = 0, first = 0; i < points_.size(); ++i) {
      if (points_[i].name != points_[first].name) first = i;
      const bool last = i + 1 == points_.size() || points_[i + 1].name != points_[first].name;
      if (!last || first == i) continue;
      const auto exponent = [&](double from, double to) {
        return std::log(to / from) / std::log(points_[i].articles / points_[first].articles);
      };
      std::printf(
          "%s: processor time grows with exponent %.2f, memory with %.2f, from %.0f to %.0f "
          "articles\n",
          points_[i].name.c_str(), exponent(points_[first].time, points_[i].time),
          exponent(points_[first].bytes, points_[i].bytes), points_[first].articles,
          points_[i].articles);
    }
  }

 private:
  struct Point {
    std::string name;
    double articles, time, bytes;
  };
  std::vector<Point> points_;
};

BENCHMARK(LinkClaims)->RangeMultiplier(10)->Range(kFewest, kMost)->Unit(benchmark::kMillisecond);
BENCHMARK(ClusterFacts)->RangeMultiplier(10)->Range(kFewest, kMost)->Unit(benchmark::kMillisecond);
// From a size on that no cache holds.
BENCHMARK(LinkBoilerplate)
    ->RangeMultiplier(10)
    ->Range(10 * kFewest, kMost)
    ->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  CheckAnswer();
  Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.PrintExponents();
}
