// A subject that was only pointed at ("it") compares as a guess.
#include <catch2/catch.hpp>

#include "link/slots.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

Claim Only(const std::string& text) {
  const News news = ReadNews({Story{"a", "The Post", "", "2024-05-03", text}});
  REQUIRE(news.claims.size() == 1);
  return news.claims[0];
}

TEST_CASE("A guessed subject may be the same, and is never another") {
  const Claim it = Only("The storm reached Varn. It killed 31 sailors.");
  const Claim storm = Only("Storms killed 31 sailors."), rebels = Only("Rebels killed 31 sailors.");
  CHECK(link::MatchSubject(it, it) == SlotMatch::kSame);
  CHECK(link::MatchSubject(it, storm) == SlotMatch::kSame);
  CHECK(link::MatchSubject(it, rebels) == SlotMatch::kUnknown);
  CHECK(link::MatchSubject(rebels, it) == SlotMatch::kUnknown);
  CHECK(link::MatchSubject(storm, rebels) == SlotMatch::kDifferent);
}

}  // namespace
}  // namespace crosscheck::testing
