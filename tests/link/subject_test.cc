// A subject that was only pointed at ("it") compares as a guess.
#include <catch2/catch.hpp>

#include "link/keys.h"
#include "link/slots.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

Claim Only(const std::string& text) {
  const News news = ReadNews({Story{"a", "The Post", "", "2024-05-03", text}});
  REQUIRE(news.claims.size() == 1);
  return news.claims[0];
}

SlotMatch Match(const Claim& a, const Claim& b) {
  const link::Traits of_a(a), of_b(b);
  return link::MatchSubject(link::ClaimView(a, of_a), link::ClaimView(b, of_b));
}

TEST_CASE("A guessed subject may be the same, and is never another") {
  const Claim it = Only("The storm reached Varn. It killed 31 sailors.");
  const Claim storm = Only("Storms killed 31 sailors."), rebels = Only("Rebels killed 31 sailors.");
  CHECK(Match(it, it) == SlotMatch::kSame);
  CHECK(Match(it, storm) == SlotMatch::kSame);
  CHECK(Match(it, rebels) == SlotMatch::kUnknown);
  CHECK(Match(rebels, it) == SlotMatch::kUnknown);
  CHECK(Match(storm, rebels) == SlotMatch::kDifferent);
}

}  // namespace
}  // namespace crosscheck::testing
