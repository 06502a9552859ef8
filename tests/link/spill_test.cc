// The Linker that keeps claims in a file, against the one that keeps them in memory.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "crosscheck/link/linker.h"
#include "link/spilling.h"
#include "link/synthetic.h"

namespace crosscheck::testing {
namespace {

using Groups = std::vector<std::vector<uint32_t>>;

// In batches of whole articles.
void AddAll(Linker& linker, const std::vector<Claim>& claims) {
  for (size_t begin = 0, end = 0; begin < claims.size(); begin = end) {
    end = std::min(begin + 100, claims.size());
    while (end < claims.size() && claims[end].article == claims[end - 1].article) ++end;
    linker.Add(absl::MakeConstSpan(claims).subspan(begin, end - begin));
  }
}

// Articles in an order that has nothing to do with their days.
std::vector<Claim> Shuffled(const std::vector<Claim>& claims, uint32_t seed) {
  std::vector<std::vector<Claim>> articles;
  for (const Claim& claim : claims) {
    if (articles.empty() || articles.back().back().article != claim.article) articles.push_back({});
    articles.back().push_back(claim);
  }
  std::shuffle(articles.begin(), articles.end(), std::mt19937(seed));
  std::vector<Claim> shuffled;
  for (const std::vector<Claim>& article : articles)
    shuffled.insert(shuffled.end(), article.begin(), article.end());
  return shuffled;
}

void CheckAsInMemory(const std::vector<Claim>& claims, size_t memory_bytes) {
  CAPTURE(memory_bytes);
  Linker memory;
  AddAll(memory, claims);
  const std::vector<Link> links = memory.Links();
  const Groups groups = memory.Groups(links);
  const SpillFolder folder;
  Linker spilling({folder.path(), memory_bytes});
  AddAll(spilling, claims);
  CHECK(spilling.claim_count() == claims.size());
  CHECK((spilling.Links() == links));
  CHECK((spilling.Groups(links) == groups));
  // Once more: what was found is not in the way.
  CHECK((spilling.Links() == links));
  CHECK((spilling.Groups(links) == groups));
  CHECK(spilling.status().ok());
  CHECK(folder.empty());
}

TEST_CASE("Links and groups are the same from a file and from memory") {
  const std::vector<Claim> claims = SyntheticNews(31).Articles(1200);
  for (const size_t memory : {2000u, 30000u, 200000u, 1000000u, 100000000u})
    CheckAsInMemory(claims, memory);
  for (const uint32_t seed : {1u, 2u}) {
    for (const size_t memory : {5000u, 100000u}) CheckAsInMemory(Shuffled(claims, seed), memory);
  }
}

// Sentences of more words than a chunk has room for, and a text that many articles share.
TEST_CASE("Large records and heavy texts are the same from a file and from memory") {
  std::vector<Claim> claims = SyntheticNews(32).Articles(300);
  for (size_t i = 0; i < claims.size(); ++i) {
    for (uint64_t word = 0; i % 50 == 0 && word < 40 * i; ++word)
      claims[i].topic.push_back({(word + 1) * 0x9E3779B97F4A7C15u, {}, 1});
    std::sort(claims[i].topic.begin(), claims[i].topic.end(),
              [](const Term& x, const Term& y) { return x.key < y.key; });
    if (i % 3 == 0) claims[i].masked_text = 77;
  }
  for (const size_t memory : {1000u, 50000u}) CheckAsInMemory(claims, memory);
}

// Ids decide what comes first, unless articles are told twice with the ids of the first time.
TEST_CASE("Claims of one id are the same from a file and from memory") {
  std::vector<Claim> claims = SyntheticNews(38).Articles(300);
  std::vector<Claim> again = claims;
  for (Claim& claim : again) claim.article += claims.back().article + 1;
  claims.insert(claims.end(), again.begin(), again.end());
  for (const size_t memory : {1000u, 20000u}) CheckAsInMemory(claims, memory);
}

TEST_CASE("Of a Linker of a file the records are in no memory") {
  const std::vector<Claim> claims = SyntheticNews(39).Articles(1000);
  const SpillFolder folder;
  Linker memory, spilling({folder.path(), 20000});
  AddAll(memory, claims);
  AddAll(spilling, claims);
  // Of those in memory there is a whole chunk.
  CHECK(spilling.bytes() + 50 * claims.size() < memory.bytes());
  const size_t before = spilling.bytes();
  const std::vector<Link> links = spilling.Links();
  CHECK(spilling.bytes() <= before);
  CHECK(spilling.Groups(links).size() > 100);
  CHECK(spilling.bytes() <= before);
}

TEST_CASE("A Linker of a file without claims") {
  const SpillFolder folder;
  Linker linker({.spill_directory = folder.path()});
  CHECK(linker.Links().empty());
  CHECK(linker.Groups({}).empty());
  CHECK(linker.status().ok());
}

TEST_CASE("Several Linkers spill into one folder") {
  const SpillFolder folder;
  const LinkerOptions options = {folder.path(), 20000};
  const std::vector<Claim> some = SyntheticNews(33).Articles(300);
  const std::vector<Claim> others = SyntheticNews(34).Articles(300);
  Linker a(options), b(options);
  AddAll(a, some);
  AddAll(b, others);
  CHECK((a.Links() == FindLinks(some)));
  CHECK((b.Links() == FindLinks(others)));
}

void CheckFailed(Linker& linker) {
  CHECK(linker.Links().empty());
  CHECK(linker.Groups(std::vector<Link>{{0, 1, LinkType::kSameFact, 900}}).empty());
  CHECK_FALSE(linker.status().ok());
}

TEST_CASE("A spill directory that is missing or no directory is told at once") {
  for (const std::string path : {"/no/such/folder", "/dev/null", "/proc"}) {
    CAPTURE(path);
    Linker linker({.spill_directory = path});
    CHECK_FALSE(linker.status().ok());
    CHECK(std::string(linker.status().message()).find(path) != std::string::npos);
    AddAll(linker, SyntheticNews(35).Articles(20));
    CHECK(linker.claim_count() == 0);
    CheckFailed(linker);
  }
}

TEST_CASE("A full disk ends linking with an error, whenever it gets full") {
  const std::vector<Claim> claims = SyntheticNews(36).Articles(400);
  const SpillFolder folder;
  SECTION("while claims are added") {
    Linker linker({folder.path(), 20000});
    const FullDisk full(50000);
    AddAll(linker, claims);
    CHECK_FALSE(linker.status().ok());
    CHECK(linker.claim_count() < claims.size());
    CheckFailed(linker);
  }
  SECTION("while links are sorted") {
    Linker linker({folder.path(), 20000});
    AddAll(linker, claims);
    REQUIRE(linker.status().ok());
    const FullDisk full(5000);
    CheckFailed(linker);
  }
  CHECK(folder.empty());
}

TEST_CASE("A file that lost what was written ends the call with an error") {
  const std::vector<Claim> claims = SyntheticNews(37).Articles(400);
  const SpillFolder folder;
  Linker linker({folder.path(), 20000});
  AddAll(linker, claims);
  const std::vector<Link> links = linker.Links();
  REQUIRE(links.size() > 100);
  REQUIRE(folder.LoseFiles() == 1);
  SECTION("that finds links") {}
  SECTION("that finds groups") { CHECK(linker.Groups(links).empty()); }
  CheckFailed(linker);
}

}  // namespace
}  // namespace crosscheck::testing
