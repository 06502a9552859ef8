// The list of slots: which words fill which, and how sure that is.
#include "crosscheck/claim/slot.h"

#include <catch2/catch.hpp>
#include <string>

#include "news.h"

namespace crosscheck::testing {
namespace {

// "GROUP people 1000; PREDICATE killed 900" of the claim on `value`.
std::string Slots(const std::string& text, const std::string& value) {
  const News news = ReadNews({Story{"a", "", "", "2024-05-03", text}});
  for (const Claim& claim : news.claims) {
    if (news.Words(claim) != value) continue;
    std::string out;
    for (const Slot& slot : SlotsOf(claim)) {
      if (!out.empty()) out += "; ";
      out += SlotKindName(slot.kind);
      for (const Span& span : slot.spans) out += " " + std::string(span.In(news.TextOf(claim)));
      out += " " + std::to_string(slot.confidence);
    }
    return out;
  }
  return "no claim";
}

TEST_CASE("Slots with their words") {
  CHECK(Slots("Floods killed 31 workers near Varn in May 2023, Horvat said.", "31 workers") ==
        "GROUP workers 1000; PREDICATE killed 900; SUBJECT Floods 900; PERIOD May 2023 900; "
        "PLACE Varn 900; SPEAKER Horvat 700");
  CHECK(Slots("The storm may not have killed 300 people.", "300 people") ==
        "GROUP people 1000; PREDICATE killed 900; HEDGE may 900; NEGATION not 900");
  CHECK(Slots("Brinol is 50 times more potent than morphine.", "50 times") ==
        "PREDICATE more potent 900; BASE morphine 900");
  CHECK(Slots("The Varn mill closed on 4 March 2021.", "4 March 2021") ==
        "PREDICATE closed 900; PERIOD 4 March 2021 1000");
  CHECK(Slots("About 40 per cent of the 70,000 overdoses were linked to Brinol.",
              "About 40 per cent") ==
        "GROUP overdoses 900; PREDICATE overdoses 900; WHOLE 70,000 overdoses 900");
}

TEST_CASE("A claim without words has no slots") { CHECK(SlotsOf(Claim()).empty()); }

}  // namespace
}  // namespace crosscheck::testing
