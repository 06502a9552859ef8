// What readers of drawn findings struck out (tests/judge/draw.py), in words of our own.
#include "compare/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("Former bug: what a fact-checker struck out") {
  Check({
      // One's share, and a bound of another's.
      {"With all of Varn counted, Hill had 49.5 percent of the vote.",
       "With all of Varn counted, Weber stood below 50 percent of the vote.", "nothing"},
      // A year that holds a month, and little else that is shared.
      {"Whitt spoke at a rally of the miners in 1992.",
       "Whitt spoke at a rally in Varn in November 1992.", "nothing"},
      // An earlier event beside the news, dated at the head of its sentence.
      {"The blast at the school of Varn killed at least 126 people.",
       "In September 2013, the people of Varn school said, a blast had killed 81 people.",
       "nothing"},
      // Two of a sentence each with its own verb.
      {"The blast at the Varn mill killed 12 workers and 47 workers were injured.",
       "The blast at the Varn mill killed 47 workers and 12 workers were injured.",
       "NUMERIC_CONFLICT update; NUMERIC_CONFLICT update"},
  });
}

TEST_CASE("What stays said") {
  Check({
      {"Hill won 49.5 percent of the vote in Varn.", "In Varn, Hill won 49.5 percent of the vote.",
       "AGREEMENT equal"},
      {"The Varn mill at Port Calder was founded by Edmund Hale in November 1887.",
       "Edmund Hale founded the Varn mill at Port Calder in 1887.", "AGREEMENT within"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
