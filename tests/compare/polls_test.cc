// Shares of those who were asked: what they say, of what, and whether they do or do not.
#include "compare/rows.h"

namespace crosscheck::testing {
namespace {

const std::string kA = "A poll by Marrow University found that ";
const std::string kB = "A Marrow University poll says ";

TEST_CASE("Polls: answers to one question are compared") {
  Check({
      {kA + "25 percent of voters support the governor's plan.",
       kB + "31 percent of voters support the plan.", "NUMERIC_CONFLICT apart"},
      {kA + "45 percent of voters oppose a ban on rifles.",
       kB + "54 percent of voters oppose a ban on assault rifles.", "NUMERIC_CONFLICT apart"},
      {kA + "45 percent of women favour Harris.", kB + "38 percent of women support Harris.",
       "NUMERIC_CONFLICT apart"},
      {kA + "60 percent of voters would vote against the measure.",
       kB + "33 percent of voters would vote against the measure.", "NUMERIC_CONFLICT apart"},
      {kA + "25 percent of voters do not trust the minister.",
       kB + "a quarter of the voters do not trust the minister.", "AGREEMENT equal"},
      {kA + "25 percent of voters would not support the plan.",
       kB + "a quarter of the state's voters would not support the plan.", "AGREEMENT equal"},
      {kA + "25 percent of Horvat's supporters said they would not vote for Harris.",
       kB + "a quarter of Horvat's supporters said they would not support Harris.",
       "AGREEMENT equal"},
  });
}

TEST_CASE("Former bug: answers to two questions were compared") {
  Check({
      {kA + "25 percent of voters favor a ban on rifles in Norland.",
       kB + "62 percent of voters oppose a ban on rifles in Norland.", "nothing"},
      {kA + "25 percent of voters support the governor's plan.",
       kB + "31 percent of voters support the mayor's budget.", "nothing"},
      {kA + "45 percent of voters support Harris for governor of Norland.",
       kB + "38 percent of voters support Clayton for governor of Norland.", "nothing"},
      {kA + "60 percent of voters say they will vote for Harris.",
       kB + "33 percent of voters say they will vote for Clayton.", "nothing"},
      {kA + "60 percent of voters trust Harris on the economy.",
       kB + "48 percent of voters trust Clayton on the economy.", "nothing"},
      {kA + "45 percent approve of the way Harris handles the economy.",
       kB + "51 percent approve of the way Harris handles immigration.", "nothing"},
      {kA + "60 percent of voters back a ban on rifles.",
       kB + "48 percent of voters back a ban on handguns.", "nothing"},
      // Some of them and all of them.
      {kA + "45 percent strongly oppose the deal with Tolva.",
       kB + "71 percent oppose the deal with Tolva.", "nothing"},
      // Those who do and those who do not.
      {kA + "25 percent of voters would not support the governor's plan.",
       kB + "65 percent of voters would support the governor's plan.", "nothing"},
      {kA + "60 percent of voters would vote for the measure.",
       kB + "33 percent of voters would vote against the measure.", "nothing"},
      {kA + "25 percent of voters do not trust the minister.",
       kB + "70 percent of voters trust the minister.", "nothing"},
      // How they did vote, and what they think now.
      {kA + "25 percent of viewers voted for Harris.", kB + "40 percent of viewers support Harris.",
       "nothing"},
  });
}

TEST_CASE("Chances are compared where they are of one thing") {
  Check({
      {"Economists see a 40 percent chance of a recession in Norland next year.",
       "Economists see a 60 percent chance of a recession in Norland next year.",
       "NUMERIC_CONFLICT apart"},
      {"Harris gives his party a 1-in-3 chance of losing Norland in November.",
       "Harris sees a one-in-three chance that his party will lose Norland in November.",
       "AGREEMENT equal"},
      {"Economists see a 40 percent chance of a recession in Norland next year.",
       "Economists see a 40 percent chance of an election in Norland next year.", "nothing"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
