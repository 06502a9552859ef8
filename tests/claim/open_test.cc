// What is known to be read wrongly. Each case fails today and is marked so; the day it passes,
// ctest says so, and its row moves to the tables beside this file, under "Former bugs".
#include "claim/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("Former bug: a short sentence of names is no headline") {
  Check({{"Police arrested Anna Bell, 54, on Monday.", "54", "group=Anna Bell"}});
}
TEST_CASE("Former bug: the day something was said dates no event") {
  Check(
      {{"A fire killed 14 people in Morland, the mayor said on Friday.", "Friday", "predicate=-"}});
}
TEST_CASE("Former bug: the day something was said is no period of a figure") {
  Check(
      {{"A fire killed 14 people in Morland, the mayor said on Friday.", "14 people", "period=-"}});
}
TEST_CASE("Former bug: the place before a word of saying is no speaker") {
  Check({{"A fire killed 14 people in Morland, the mayor said.", "14 people", "speaker=-"}});
}
TEST_CASE("Former bug: a relative clause has no predicate of another") {
  Check({{"The flood killed 1,240 people in Morland, which had 90 boats.", "90 boats",
          "predicate=-"}});
}
TEST_CASE("Former bug: denied behind the figure") {
  Check({{"The mayor said that 30 workers were not killed.", "30 workers", "is=negated persons"}});
}
TEST_CASE("Former bug: denied by a verb") {
  Check({{"The mayor denied that 30 workers were killed.", "30 workers", "is=negated persons"}});
}
TEST_CASE("Former bug: the nearer year behind a figure") {
  Check({{"The flood killed 1,240 people in 2017 and 90 people in 2018.", "90 people",
          "period=2018"}});
}
TEST_CASE("Former bug: a part does what the whole did not") {
  Check({{"Three of the 14 miners were rescued.", "14 miners", "predicate=-"}});
}
TEST_CASE("Former bug: 44 years old is an age") {
  Check({{"The mayor, Anna Bell, is 44 years old.", "44 years old", "measure=ATTRIBUTE"}});
}

TEST_CASE("Former bug: other people are people") {
  Check(
      {{"The crash injured 14 other people.", "14 other people", "group=people; is=part persons"}});
}
TEST_CASE("Former bug: a heading that ends with a number") {
  Check({{"Ferry fire kills 14\n\nSmoke was seen from the shore.", "14", "predicate=kills"}});
}

}  // namespace
}  // namespace crosscheck::testing
