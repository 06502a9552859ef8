// What frames a figure: another event, a rule that is no fact, a count that goes on, a count with
// or without the one who did it.
#include "claim/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("Figures of another event") {
  Check({
      {"In a separate attack, nine people were killed in Selm.", "nine people",
       "is=persons other_event"},
      {"In another incident, 12 people were injured.", "12 people", "is=persons other_event"},
      {"A similar blast killed 31 people in 2019.", "31 people", "is=persons other_event"},
      {"The previous attack killed 31 people.", "31 people", "is=persons other_event"},
      {"An earlier car bombing killed 31 people.", "31 people", "is=persons other_event"},
      {"Elsewhere, 12 people were injured.", "12 people", "is=persons other_event"},
      // Not so.
      {"The blast killed another 31 people.", "31 people", "is=part persons"},
      {"The blast killed 31 people earlier on Monday.", "31 people", "is=persons"},
      {"A separate police unit found 31 people.", "31 people", "is=persons"},
      {"The flood injured 31 people in separate towns.", "31 people", "is=persons"},
  });
}

TEST_CASE("A count over a long stretch that goes on") {
  Check({
      {"At least 90 people have been killed this year in attacks.", "At least 90 people",
       "is=persons cumulative"},
      {"Fires killed 90 people in the past six months.", "90 people", "is=persons cumulative"},
      {"Fires killed 90 people in 2019.", "90 people", "is=persons"},
      {"Fires killed 90 people this week.", "90 people", "is=persons"},
      {"Fires kill 90 people this year", "90 people", "is=persons"},
  });
}

TEST_CASE("Rules are no facts") {
  Check({
      {"A candidate needs 50 percent of the vote to avoid a second round.", "50 percent",
       "is=limit"},
      {"The speed limit on the road is 80 kilometres per hour.", "80 kilometres per hour",
       "is=limit"},
      {"The car was driving at 90 miles per hour in a 50 mph zone.", "50 mph", "is=limit"},
      {"The car was driving at 90 miles per hour in a 50 mph zone.", "90 miles per hour", "is=-"},
      {"The carrier can hold up to 8 aircraft.", "up to 8 aircraft", "is=limit"},
      {"The hall, which can hold 900 people, was full.", "900 people", "is=persons limit"},
      {"The winner got 50 percent of the vote.", "50 percent", "is=-"},
  });
}

TEST_CASE("Who counts the one who did it") {
  Check({
      {"Fifteen people, including the gunman, died in the attack.", "Fifteen people",
       "is=persons doubtful"},
      {"Fifteen people including the driver died in the crash.", "Fifteen people",
       "is=persons doubtful"},
      {"Fifteen people, including three children, died in the attack.", "Fifteen people",
       "is=persons"},
      {"Fifteen people, including the passengers, died in the crash.", "Fifteen people",
       "is=persons"},
  });
}

TEST_CASE("A value behind 'and' does what stands behind it") {
  Check({
      {"In the shooting two were killed and two left wounded.", "two", "predicate=shooting"},
      {"The blast killed 14 people and three were injured.", "three", "predicate=injured"},
      {"The blast killed 14 people, and three were injured.", "three", "predicate=injured"},
      {"The blast killed 14 soldiers and three nurses.", "three nurses", "predicate=killed"},
  });
}

TEST_CASE("Counts of a charge are of that charge") {
  Check({{"He was found guilty on five counts of fraud.", "five counts", "group=fraud"},
         {"He faces seven charges, including five counts of murder.", "five counts",
          "group=murder"}});
}

}  // namespace
}  // namespace crosscheck::testing
