// Measures what it takes to link millions of claims: processor time on one core and memory, by
// number of claims.
//
//   scale_benchmark PATH... [--claims N]...        // files of articles
//                   [--spill DIRECTORY [--memory MIB]]
//
// The claims are those of the sample, told anew as often as needed (resampled_news.h), and fed to a
// Linker some thousands at a time, for ten million do not fit into memory as Claim. Before anything
// is timed, the answer is checked: of twenty thousand claims the Linker finds the links that all
// pairs have, and the facts of MakeFacts.
//
// "pack" is Linker::Add, "link" Linker::Links, "group" Linker::Groups; the exponent is of all
// three. "find" is FindFindings, explanations and all, which needs whole claims and so is left out
// for more than a million. "held" is what the Linker holds of a claim, "peak" the most that it and
// its answers take at a time. With --spill the Linker keeps claims in a file there, in so much
// memory (256 MiB); "wall s" is what pack, link and group take by the clock on the wall, waiting
// for disks included, and "most MiB" the most memory that the process had resident so far, its
// sample included.
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/claim/extract.h"
#include "crosscheck/compare/comparator.h"
#include "crosscheck/ingest/reader.h"
#include "crosscheck/link/linker.h"
#include "resampled_news.h"

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
using crosscheck::Linker;
using crosscheck::LinkerOptions;
using crosscheck::benchmarks::ResampledNews;

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "scale_benchmark: %s\n", why.c_str());
  std::exit(1);
}

void CheckStatus(const Linker& linker) {
  if (!linker.status().ok()) Fail(std::string(linker.status().message()));
}

std::vector<Claim> ReadSample(const std::vector<const char*>& paths) {
  std::vector<Claim> claims;
  uint32_t number = 0;
  for (const char* path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    for (crosscheck::Article& article : crosscheck::ReadArticles(path, bytes, {}).articles) {
      const absl::StatusOr<Document> document = Document::Create(std::move(article));
      if (!document.ok()) continue;
      std::vector<Claim> read = crosscheck::ReadArticle(*document, number++).claims;
      claims.insert(claims.end(), std::make_move_iterator(read.begin()),
                    std::make_move_iterator(read.end()));
    }
  }
  if (claims.empty()) Fail("name files of articles with claims, to be told anew");
  return claims;
}

std::vector<Claim> Resample(const ResampledNews& news, size_t count) {
  std::vector<Claim> claims;
  for (uint32_t article = 0; claims.size() < count; ++article) {
    for (Claim& claim : news.Article(article)) claims.push_back(std::move(claim));
  }
  return claims;
}

// Claims read the text of their articles for labels only, so that all may share one.
std::vector<Document> Documents(size_t count) {
  crosscheck::Article article;
  article.id = "one-for-all";
  article.text = article.title = std::string(1 << 20, 'x');
  return std::vector<Document>(count, *Document::Create(std::move(article)));
}

double wall_seconds = 0;  // of all that was timed since it was set to 0

template <typename Act>
double Seconds(Act act) {
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t start = std::clock();
  act();
  wall_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

long MostResidentMiB() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

using Groups = std::vector<std::vector<uint32_t>>;

// Adds so many claims, and tells how long the adding took.
double Fill(const ResampledNews& news, size_t count, Linker& linker, uint32_t* articles) {
  constexpr size_t kBatch = 10000;
  double seconds = 0;
  for (uint32_t article = 0; linker.claim_count() < count;) {
    std::vector<Claim> batch;
    while (batch.size() < kBatch && linker.claim_count() + batch.size() < count) {
      for (Claim& claim : news.Article(article++)) batch.push_back(std::move(claim));
    }
    seconds += Seconds([&] { linker.Add(batch); });
    *articles = article;
  }
  return seconds;
}

// Of a Linker that spills no more memory is allowed than makes it read its file again and again.
void Check(const ResampledNews& news, size_t count, LinkerOptions options) {
  const std::vector<Claim> claims = Resample(news, count);
  options.memory_bytes = 1 << 20;
  Linker linker(options);
  uint32_t articles = 0;
  Fill(news, count, linker, &articles);
  const std::vector<Link> links = linker.Links();
  if (links != crosscheck::FindLinksOfAllPairs(claims)) Fail("a link is lost");
  Groups groups;
  for (Fact& fact : crosscheck::MakeFacts(Documents(articles), claims, links))
    groups.push_back(std::move(fact.claims));
  if (linker.Groups(links) != groups) Fail("a fact is another one");
  CheckStatus(linker);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<const char*> paths;
  std::vector<size_t> sizes;
  LinkerOptions options;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--claims") == 0 && i + 1 < argc) {
      sizes.push_back(std::strtoul(argv[++i], nullptr, 10));
    } else if (std::strcmp(argv[i], "--spill") == 0 && i + 1 < argc) {
      options.spill_directory = argv[++i];
    } else if (std::strcmp(argv[i], "--memory") == 0 && i + 1 < argc) {
      options.memory_bytes = std::strtoul(argv[++i], nullptr, 10) << 20;
    } else {
      paths.push_back(argv[i]);
    }
  }
  if (sizes.empty()) sizes = {10000, 100000, 1000000};
  const ResampledNews news(ReadSample(paths));

  constexpr size_t kChecked = 20000, kMostWhole = 1100000;
  Check(news, std::min(kChecked, sizes.front()), options);

  std::printf("%10s %9s %9s %8s %8s %8s %8s %8s %7s %7s %9s%s\n", "claims", "articles", "links",
              "facts", "pack s", "link s", "group s", "find s", "held B", "peak B", "exponent",
              options.spill_directory.empty() ? "" : "   wall s  most MiB");
  double last_claims = 0, last_seconds = 0;
  for (const size_t size : sizes) {
    double find = 0;
    const size_t before = allocated;
    auto linker = std::make_unique<Linker>(options);
    uint32_t articles = 0;
    wall_seconds = 0;
    const double pack = Fill(news, size, *linker, &articles);
    const auto count = static_cast<double>(linker->claim_count());
    const auto a_claim = [&](size_t bytes) { return static_cast<double>(bytes - before) / count; };
    const double held = a_claim(allocated);
    most_allocated = allocated.load();
    std::vector<Link> links;
    Groups groups;
    const double link = Seconds([&] { links = linker->Links(); });
    const double group = Seconds([&] { groups = linker->Groups(links); });
    const double peak = a_claim(most_allocated), wall = wall_seconds;
    const long resident = MostResidentMiB();
    CheckStatus(*linker);
    linker.reset();
    if (size <= kMostWhole) {
      const std::vector<Claim> claims = Resample(news, size);
      std::vector<Fact> facts(groups.size());
      for (size_t i = 0; i < facts.size(); ++i) facts[i].claims = groups[i];
      const std::vector<Document> documents = Documents(articles);
      find = Seconds([&] { crosscheck::FindFindings(documents, claims, links, facts); });
    }
    const double seconds = pack + link + group;
    std::printf("%10.0f %9u %9zu %8zu %8.2f %8.2f %8.2f %8.2f %7.0f %7.0f", count, articles,
                links.size(), groups.size(), pack, link, group, find, held, peak);
    if (last_claims > 0) {
      std::printf(" %9.2f", std::log(seconds / last_seconds) / std::log(count / last_claims));
    } else if (!options.spill_directory.empty()) {
      std::printf(" %9s", "");
    }
    if (!options.spill_directory.empty()) std::printf(" %8.2f %9ld", wall, resident);
    std::printf("\n");
    std::fflush(stdout);
    last_claims = count;
    last_seconds = seconds;
  }
}
