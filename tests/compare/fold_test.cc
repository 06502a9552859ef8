// What two articles say of each other is one finding, however often each of them says it.
#include <set>

#include "compare/rows.h"

namespace crosscheck::testing {
namespace {

// The words of the claims that a finding tells of.
std::multiset<std::string> WordsOf(const Judged& judged, const Finding& finding) {
  std::multiset<std::string> words;
  for (uint32_t claim : finding.claims)
    words.insert(std::string(judged.news.Words(judged.news.claims[claim])));
  return words;
}

TEST_CASE("Repeated words are told once") {
  Check({
      // An agreement, a dispute and a date, each said twice by one side.
      {"The blast at the Varn mill injured 47 workers.\n\nOfficials at the Varn mill said that the "
       "blast there injured 47 workers.",
       "The blast at the Varn mill injured 47 workers of the mill.", "AGREEMENT equal"},
      {"The Varn mill closed on 4 March 2021.\n\nWorkers say that the Varn mill closed on 4 March "
       "2021.",
       "The Varn mill closed on 4 March 2021, the mayor said.", "AGREEMENT equal"},
      // Other figures are other findings.
      {"The blast at the Varn mill injured 47 workers and killed 12 workers.",
       "The blast at the Varn mill killed 12 workers and injured 47 workers.",
       "AGREEMENT equal; AGREEMENT equal"},
  });
}

TEST_CASE("The one finding holds the claims of all") {
  const Judged judged = Judge(
      ReadNews({InCourier("The blast at the Varn mill injured 47 workers.\n\nOfficials at the "
                          "Varn mill said that the blast there injured 47 workers."),
                InLedger("The blast at the Varn mill injured 47 workers of the mill.")}));
  REQUIRE(judged.findings.size() == 1);
  CHECK(WordsOf(judged, judged.findings[0]) ==
        std::multiset<std::string>{"47 workers", "47 workers", "47 workers"});
  CHECK(std::is_sorted(judged.findings[0].claims.begin(), judged.findings[0].claims.end()));
}

}  // namespace
}  // namespace crosscheck::testing
