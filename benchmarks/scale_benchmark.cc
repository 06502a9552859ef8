// Measures what it takes to link millions of claims: processor time on one core and memory, by
// number of claims.
//
//   scale_benchmark PATH... [--claims N]...        // files of articles
//
// The claims are those of the sample, told anew as often as needed (resampled_news.h). Before
// anything is timed, the candidates are checked: of twenty thousand claims FindLinks finds the
// links that all pairs have. "bytes" is what linking allocates at its peak on top of the claims,
// and what the claims themselves take as Claim, their text apart.
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/claim/extract.h"
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
using crosscheck::benchmarks::ResampledNews;

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "scale_benchmark: %s\n", why.c_str());
  std::exit(1);
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

// What an act costs.
struct Cost {
  double seconds = 0;
  size_t bytes = 0;  // at its peak, on top of what there was
};

template <typename Act>
Cost Measure(Act act) {
  const size_t before = allocated;
  most_allocated = before;
  const std::clock_t start = std::clock();
  act();
  const std::clock_t end = std::clock();
  return {static_cast<double>(end - start) / CLOCKS_PER_SEC, most_allocated - before};
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<const char*> paths;
  std::vector<size_t> sizes;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--claims") == 0 && i + 1 < argc) {
      sizes.push_back(std::strtoul(argv[++i], nullptr, 10));
    } else {
      paths.push_back(argv[i]);
    }
  }
  if (sizes.empty()) sizes = {10000, 100000, 1000000};
  const ResampledNews news(ReadSample(paths));

  constexpr size_t kChecked = 20000;
  const std::vector<Claim> checked = Resample(news, std::min(kChecked, sizes.front()));
  if (crosscheck::FindLinks(checked) != crosscheck::FindLinksOfAllPairs(checked))
    Fail("a link is lost");

  std::printf("%10s %9s %9s %8s %9s %8s %12s %12s %11s %9s\n", "claims", "articles", "links",
              "facts", "link s", "facts s", "link B/claim", "facts B/claim", "Claim bytes",
              "exponent");
  double last_claims = 0, last_seconds = 0;
  for (const size_t size : sizes) {
    const size_t before = allocated;
    const std::vector<Claim> claims = Resample(news, size);
    const auto count = static_cast<double>(claims.size());
    const double own = static_cast<double>(allocated - before) / count;
    const std::vector<Document> documents = Documents(claims.back().article + size_t{1});
    std::vector<Link> links;
    std::vector<Fact> facts;
    const Cost link = Measure([&] { links = crosscheck::FindLinks(claims); });
    const Cost cluster = Measure([&] { facts = crosscheck::MakeFacts(documents, claims, links); });
    const double seconds = link.seconds + cluster.seconds;
    std::printf("%10zu %9zu %9zu %8zu %9.2f %8.2f %12.0f %12.0f %11.0f", claims.size(),
                documents.size(), links.size(), facts.size(), link.seconds, cluster.seconds,
                static_cast<double>(link.bytes) / count, static_cast<double>(cluster.bytes) / count,
                own);
    if (last_claims > 0) {
      std::printf(" %9.2f", std::log(seconds / last_seconds) / std::log(count / last_claims));
    }
    std::printf("\n");
    std::fflush(stdout);
    last_claims = count;
    last_seconds = seconds;
  }
}
