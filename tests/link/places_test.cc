// Places that hold each other are one broader and one narrower; places apart are two.
#include <catch2/catch.hpp>
#include <string>

#include "crosscheck/link/linker.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

std::string PlacesOf(const std::string& courier, const std::string& ledger) {
  const News news = ReadNews({InCourier("The blast killed 31 workers in " + courier + "."),
                              InLedger("The blast killed 34 workers in " + ledger + ".")});
  for (const Claim& a : news.claims) {
    for (const Claim& b : news.claims) {
      if (a.article != 0 || b.article != 1 || news.Words(a) != "31 workers") continue;
      const auto evidence = Compare(a, b);
      if (!evidence) return "not compared";
      return evidence->narrower                         ? "narrower"
             : evidence->place == SlotMatch::kSame      ? "same"
             : evidence->place == SlotMatch::kDifferent ? "different"
                                                        : "unknown";
    }
  }
  return "no claims";
}

TEST_CASE("Two places") {
  for (const auto& [a, b, want] : {std::tuple{"Mosul", "Mosul", "same"},
                                   {"Mosul", "Iraq", "narrower"},
                                   {"Houston", "the United States", "narrower"},
                                   {"Mosul", "Aleppo", "different"},
                                   {"Mosul", "Syria", "different"},
                                   {"Texas", "Ohio", "different"},
                                   {"Mosul", "Varn", "different"}}) {
    INFO(a << " | " << b);
    CHECK(PlacesOf(a, b) == want);
    CHECK(PlacesOf(b, a) == want);
  }
}

}  // namespace
}  // namespace crosscheck::testing
