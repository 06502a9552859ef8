// What follows by arithmetic: figures of one sentence that compute or do not, and figures of two
// articles of which one is the sum of the other's.
#include "compare/rows.h"

namespace crosscheck::testing {
namespace {

// The other article has a figure of its own that nothing is said of.
const std::string kSilence = "The books of the Varn mill show 12 sales of wheat.";

TEST_CASE("Figures of one sentence that compute, and that do not") {
  Check({
      {"Complaints about the Varn mill rose 40 percent, from 200 in 2021 to 280 in 2022.", kSilence,
       "AGREEMENT computed"},
      {"Complaints about the Varn mill rose 30 percent, from 200 in 2021 to 280 in 2022.", kSilence,
       "ARITHMETIC computed"},
      {"Complaints about the Varn mill fell 25 percent, from 400 in 2021 to 300 in 2022.", kSilence,
       "AGREEMENT computed"},
      // Rounded on both sides.
      {"Sales of the Varn mill rose 45 percent, from 6.2 million to 9 million.", kSilence,
       "AGREEMENT computed"},
      {"Sales of the Varn mill rose about 50 percent, from 6.2 million to 9 million.", kSilence,
       "AGREEMENT computed"},
  });
}

TEST_CASE("One unit in another") {
  Check({
      {"The ferry went at 30 mph (48 km/h) past Varn.", kSilence, "AGREEMENT computed"},
      {"The ferry went at 30 mph (58 km/h) past Varn.", kSilence, "ARITHMETIC computed"},
      {"The tower of Varn is 120 metres (394 feet) high.", kSilence, "AGREEMENT computed"},
      {"The tower of Varn is 120 metres (324 feet) high.", kSilence, "ARITHMETIC computed"},
      {"The tower of Varn is 120 metres, or 394 feet, high.", kSilence, "AGREEMENT computed"},
      // Rounded by the writer.
      {"The ferry sailed 100 miles (160 km) from Varn.", kSilence, "AGREEMENT computed"},
      {"The ferry sailed about 3 miles (5 km) from Varn.", kSilence, "AGREEMENT computed"},
      // Not said to be the same.
      {"The tower of Varn is 120 metres, 324 feet of it stone.", kSilence, "nothing"},
      {"The tower of Varn is 120 metres (324 feet with its mast) high.", kSilence, "nothing"},
      {"The ferry took three hours (20 minutes in Varn) to Dorrin.", kSilence, "nothing"},
      {"The ferry took three hours (20 minutes).", kSilence, "nothing"},
      // Nobody knows the rate of the day.
      {"The Varn mill paid a fine of $46,000 (€31,000).", kSilence, "nothing"},
  });
}

TEST_CASE("A whole and its list") {
  Check({
      {"A total of 14 people were killed in Varn: nine women and five men.", kSilence,
       "AGREEMENT computed"},
      {"A total of 15 people were killed in Varn: nine women and five men.", kSilence,
       "ARITHMETIC computed"},
      {"The Varn blast killed 14 people (nine women, three men and two children).", kSilence,
       "AGREEMENT computed"},
      // Nothing says that these are all, or that none is counted twice.
      {"The Varn blast killed 15 people (nine women and five men).", kSilence, "nothing"},
      {"The Varn blast killed 15 people, including nine women and five children.", kSilence,
       "nothing"},
      {"The Varn blast killed a total of 15 people, among them nine women and five men.", kSilence,
       "nothing"},
  });
}

TEST_CASE("An age and a birth in one breath") {
  Check({
      {"Anna Bell, 37, was born on 3 March 1987 in Varn.", kSilence, "AGREEMENT computed"},
      {"Anna Bell, 34, was born on 3 March 1987 in Varn.", kSilence, "ARITHMETIC computed"},
      {"Anna Bell, 36, was born in 1987 in Varn.", kSilence, "AGREEMENT computed"},
      // A birthday may lie between the writing and the print.
      {"Anna Bell, 38, was born in 1987 in Varn.", kSilence, "nothing"},
      // Somebody else's.
      {"Anna Bell, 34, has a son born in 2015 in Varn.", kSilence, "nothing"},
  });
}

TEST_CASE("A day of the week that the date was not") {
  Check({
      {"The Varn mill closed on Wednesday, 5 May 2021.", kSilence, "nothing"},
      {"The Varn mill closed on Tuesday, 5 May 2021.", kSilence, "ARITHMETIC computed"},
      // A day round the article needs no year; of another the year is a guess.
      {"The Varn mill closed on Tuesday, April 29.", kSilence, "ARITHMETIC computed"},
      {"The Varn mill closed on Monday, April 29.", kSilence, "nothing"},
      {"The Varn mill will close on Sunday, November 29.", kSilence, "nothing"},
  });
}

TEST_CASE("The sum of one article is the figure of the other") {
  Check({
      {"The blast injured 31 men and 12 women in Varn.", "The blast injured 43 people in Varn.",
       "AGREEMENT computed"},
      {"Two women and two sailors were killed in the fire aboard the Ardent.",
       "Four people were killed in the fire aboard the Ardent.", "AGREEMENT computed"},
      {"Two women, three men and two children were killed in the fire aboard the Ardent.",
       "Seven people were killed in the fire aboard the Ardent.", "AGREEMENT computed"},
      {"Two women and two sailors were killed in the fire aboard the Ardent.",
       "Three people were killed in the fire aboard the Ardent.", "NUMERIC_CONFLICT computed"},
      // Others may have been killed as well.
      {"Two women and two sailors were killed in the fire aboard the Ardent.",
       "Six people were killed in the fire aboard the Ardent.", "nothing"},
      // One of the list is nobody's whole.
      {"Two women and two sailors were killed in the fire aboard the Ardent.",
       "Five women were killed in the fire aboard the Ardent.", "nothing"},
      // Who was killed is none of the injured.
      {"The Varn mill blast killed one man and injured 15 people.",
       "The Varn mill blast injured 16 people.", "NUMERIC_CONFLICT update"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
