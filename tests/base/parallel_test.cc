// ParallelFor: each index once, whatever the number of threads.
#include "base/parallel.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

namespace crosscheck {
namespace {

TEST_CASE("ParallelFor calls each index once") {
  for (unsigned threads : {0u, 1u, 2u, 7u, 64u}) {
    for (size_t count : {size_t{0}, size_t{1}, size_t{5}, size_t{1000}}) {
      std::vector<int> calls(count);
      ParallelFor(count, threads, [&](size_t i) { ++calls[i]; });
      CHECK(calls == std::vector<int>(count, 1));
    }
  }
}

TEST_CASE("ParallelFor throws what a call throws, and ends early") {
  for (unsigned threads : {1u, 2u, 8u}) {
    std::vector<char> called(100000);
    CHECK_THROWS_AS(ParallelFor(called.size(), threads,
                                [&](size_t i) {
                                  if (i == 10) throw std::runtime_error("ten");
                                  called[i] = 1;
                                }),
                    std::runtime_error);
    CHECK(called[10] == 0);
  }
}

TEST_CASE("ThreadsOf takes 0 for all cores") {
  CHECK(ThreadsOf(0) >= 1);
  CHECK(ThreadsOf(3) == 3);
}

}  // namespace
}  // namespace crosscheck
