#include "link/sorted_runs.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "link/spill.h"
#include "link/spilling.h"

namespace crosscheck::testing {
namespace {

struct Item {
  uint32_t key = 0, number = 0;
  friend bool operator<(const Item& x, const Item& y) {
    return std::tie(x.key, x.number) < std::tie(y.key, y.number);
  }
  friend bool operator==(const Item&, const Item&) = default;
};
using Runs = link::SortedRuns<Item>;

std::vector<Item> RandomItems(size_t count, uint32_t keys, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Item> items(count);
  for (uint32_t i = 0; i < count; ++i) items[i] = {static_cast<uint32_t>(random() % keys), i};
  return items;
}

std::vector<Item> Sorted(Runs& runs, const std::vector<Item>& items) {
  for (const Item& item : items) runs.Add(item);
  runs.EndAdding();
  std::vector<Item> sorted;
  while (const Item* item = runs.Next()) sorted.push_back(*item);
  CHECK(runs.Next() == nullptr);
  return sorted;
}

TEST_CASE("Sorted runs tell what a sort in memory tells, whatever the memory") {
  const SpillFolder folder;
  // Of four items and more: from one run to hundreds, which are merged four at a time and again.
  for (const size_t memory : {0u, 40u, 200u, 4000u, 300000u}) {
    for (const size_t count : {0u, 1u, 3u, 4u, 5u, 16u, 17u, 63u, 64u, 65u, 1000u, 2500u}) {
      for (const uint32_t keys : {1u, 7u, 1000000u}) {
        CAPTURE(memory, count, keys);
        std::vector<Item> items = RandomItems(count, keys, static_cast<uint32_t>(count + keys));
        Runs runs(folder.path(), memory);
        const std::vector<Item> sorted = Sorted(runs, items);
        CHECK(runs.status().ok());
        CHECK(runs.size() == count);
        std::sort(items.begin(), items.end());
        CHECK((sorted == items));
        CHECK(folder.empty());
      }
    }
  }
}

TEST_CASE("Items that fit into memory need no disk") {
  Runs runs("/no/such/folder", 1000);
  CHECK(Sorted(runs, RandomItems(100, 50, 1)).size() == 100);
  CHECK(runs.status().ok());
}

TEST_CASE("Sorted runs without a disk end with an error, and tell nothing") {
  const std::vector<Item> items = RandomItems(1000, 50, 1);
  SECTION("missing folder") {
    Runs runs("/no/such/folder", 800);
    CHECK(Sorted(runs, items).empty());
    CHECK(absl::IsNotFound(runs.status()));
    CHECK(std::string(runs.status().message()).find("/no/such/folder") != std::string::npos);
  }
  SECTION("full disk, while runs are written") {
    const SpillFolder folder;
    Runs runs(folder.path(), 800);
    const FullDisk full(4000);
    CHECK(Sorted(runs, items).empty());
    CHECK_FALSE(runs.status().ok());
    CHECK(folder.empty());
  }
  SECTION("full disk, while runs are merged") {
    const SpillFolder folder;
    Runs runs(folder.path(), 40);
    for (const Item& item : items) runs.Add(item);
    const FullDisk full(4000);
    runs.EndAdding();
    CHECK(runs.Next() == nullptr);
    CHECK_FALSE(runs.status().ok());
  }
}

TEST_CASE("What a disk lost is an error and no end") {
  const SpillFolder folder;
  Runs runs(folder.path(), 800);
  for (const Item& item : RandomItems(1000, 50, 1)) runs.Add(item);
  runs.EndAdding();
  REQUIRE(folder.LoseFiles() == 1);
  size_t told = 0;
  while (runs.Next() != nullptr) ++told;
  CHECK(told < 1000);
  CHECK_FALSE(runs.status().ok());
}

TEST_CASE("A spill file keeps what was written before the disk was full") {
  const SpillFolder folder;
  link::SpillFile file;
  REQUIRE(file.Open(folder.path()).ok());
  CHECK(folder.empty());
  const std::string first(700, 'a'), second(700, 'b');
  REQUIRE(file.Append(first.data(), first.size()).value() == 0);
  {
    const FullDisk full(1000);
    CHECK_FALSE(file.Append(second.data(), second.size()).ok());
  }
  CHECK(file.Append(second.data(), second.size()).value() == 700);
  std::string read(1400, ' ');
  REQUIRE(file.Read(0, read.data(), read.size()).ok());
  CHECK(read == first + second);
  CHECK_FALSE(file.Read(1, read.data(), read.size()).ok());
}

}  // namespace
}  // namespace crosscheck::testing
