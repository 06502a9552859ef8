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

TEST_CASE("A step, and the levels that it leads from and to") {
  Check({
      {"Complaints about the Varn mill rose by 80 to 280 from 200 in 2022.", kSilence,
       "AGREEMENT computed"},
      {"Complaints about the Varn mill rose by 90 to 280 from 200 in 2022.", kSilence,
       "ARITHMETIC computed"},
      {"Sales of the Varn mill fell 12 percent to 440 from 500 a year earlier.", kSilence,
       "AGREEMENT computed"},
      {"Sales of the Varn mill fell 22 percent to 440 from 500 a year earlier.", kSilence,
       "ARITHMETIC computed"},
      {"Profit of the Varn mill rose by $1.2 million to $4.4 million from $3.2 million.", kSilence,
       "AGREEMENT computed"},
      {"Profit of the Varn mill rose by $1.2 million to $4.4 million from $2.2 million.", kSilence,
       "ARITHMETIC computed"},
      {"The Varn mill sold 280 tons of wheat, up 40 percent from 200 tons in 2022.", kSilence,
       "AGREEMENT computed"},
      {"The Varn mill sold 280 tons of wheat, up 60 percent from 200 tons in 2022.", kSilence,
       "ARITHMETIC computed"},
      {"Complaints about Varn rose from 1,200 in 2021 to 1,500 in 2022, an increase of 25 percent.",
       kSilence, "AGREEMENT computed"},
      {"The toll at the Varn bridge rose to $280 from $200, a 40 percent increase.", kSilence,
       "AGREEMENT computed"},
      {"The toll at the Varn bridge rose to $280 from $200, a 50 percent increase.", kSilence,
       "ARITHMETIC computed"},
      {"Approval of the Varn bridge fell 6 percentage points to 44 percent from 50 percent.",
       kSilence, "AGREEMENT computed"},
      {"Approval of the Varn bridge fell 9 percentage points to 44 percent from 50 percent.",
       kSilence, "ARITHMETIC computed"},
      {"Complaints about the Varn mill rose more than 40 percent to 290 from 200 in 2022.",
       kSilence, "AGREEMENT computed"},
      {"Sales of the Varn mill have been growing: 45% between 2016 and 2017 (from 6.2 to 9 tons).",
       kSilence, "AGREEMENT computed"},
      {"Sales of the Varn mill grew from 200 tons to 280 tons (40%).", kSilence,
       "AGREEMENT computed"},
      // Rounded on both sides: 1,200 may be 1,150.
      {"Complaints about Varn rose from 1,200 in 2021 to 1,500 in 2022, an increase of 29 percent.",
       kSilence, "nothing"},
      // Points or percent, of the old price or the new one.
      {"Approval of the Varn bridge fell 6 percent to 44 percent from 50 percent.", kSilence,
       "nothing"},
      {"The toll at the Varn bridge rose 29 percent to $280 from $200.", kSilence, "nothing"},
      {"The toll at the Varn bridge rose 140 percent to $280 from $200.", kSilence, "nothing"},
      // Two steps from two levels.
      {"Sales of the Varn mill fell 3 percent in May to 440, from 500 in 2019.", kSilence,
       "nothing"},
      {"Sales of the Varn mill fell 3 percent to 440, compared with 500 in 2019.", kSilence,
       "nothing"},
      // What fell, and what rose.
      {"Losses of the Varn mill fell 20 percent to 240 from 200 a year earlier.", kSilence,
       "nothing"},
  });
}

TEST_CASE("Parts told before and after their total") {
  Check({
      {"Five people were killed in Varn, three in Selm and two in Dorrin, 10 in all.", kSilence,
       "AGREEMENT computed"},
      {"Five people were killed in Varn, three in Selm and two in Dorrin, nine in all.", kSilence,
       "ARITHMETIC computed"},
      // Others may have been killed elsewhere.
      {"Five people were killed in Varn, three in Selm and two in Dorrin, 12 in all.", kSilence,
       "nothing"},
      {"The mill sold 1,812 sacks and 546 crates, for a total of 2,358.", kSilence,
       "AGREEMENT computed"},
      {"The mill sold 1,812 sacks and 546 crates, for a total of 2,158.", kSilence, "nothing"},
      {"The blast killed eight people, five in Varn and three in Selm.", kSilence,
       "AGREEMENT computed"},
      {"The blast killed nine people, five in Varn and three in Selm.", kSilence, "nothing"},
      // No parts, or not all of them.
      {"The blast killed eight people, including five in Varn and three in Selm.", kSilence,
       "nothing"},
      // Who was charged was arrested before.
      {"Police arrested 12 people in Varn, charged five and jailed three, 15 in all.", kSilence,
       "nothing"},
      // Ages.
      {"Three people, Anna Bell, 1, and Tom Bell, 2, were hurt in Varn.", kSilence, "nothing"},
  });
}

TEST_CASE("How long it was from one date to another") {
  Check({
      {"The fair of Varn was held from 3 May to 10 June, 38 days.", kSilence, "AGREEMENT computed"},
      {"The fair of Varn was held from 3 May to 10 June, 39 days.", kSilence, "AGREEMENT computed"},
      {"The fair of Varn was held from 3 May to 10 June, 30 days.", kSilence,
       "ARITHMETIC computed"},
      {"Bell was held in Varn for 38 days, from 3 May to 10 June 2023.", kSilence,
       "AGREEMENT computed"},
      {"Bell was held in Varn for 58 days, from 3 May to 10 June 2023.", kSilence,
       "ARITHMETIC computed"},
      {"The Varn mill opened in 1998 and closed in 2011 after 13 years.", kSilence,
       "AGREEMENT computed"},
      {"The Varn mill opened in 1998 and closed in 2011 after five years.", kSilence,
       "ARITHMETIC computed"},
      {"Bell served as mayor from 1979 to 1990, a total of 11 years.", kSilence,
       "AGREEMENT computed"},
      {"Bell served as mayor from 1979 to 1990, a total of 15 years.", kSilence,
       "ARITHMETIC computed"},
      {"Bell moved to Varn in 1998 and left 13 years later, in 2011.", kSilence,
       "AGREEMENT computed"},
      {"The talks in Varn lasted from March to May 2023, three months.", kSilence,
       "AGREEMENT computed"},
      // From the end of one year to the begin of the other, or the other way round.
      {"Bell served as mayor from 1979 to 1990, a total of 12 years.", kSilence, "nothing"},
      {"Bell served as mayor from 1979 to 1990, a total of 10 years.", kSilence, "nothing"},
      // Another length.
      {"The fair of Varn was held from 3 May to 10 June, nearly 30 days.", kSilence, "nothing"},
      {"The fair of Varn was held from 3 May to 10 June, 12 days longer than usual.", kSilence,
       "nothing"},
      {"The Varn mill opened in 1998 and closed in 2011 after five years of losses.", kSilence,
       "nothing"},
      {"Bell joined in 1998 and left in 2011 after five years as mayor of Varn.", kSilence,
       "nothing"},
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

TEST_CASE("Parts in several places are the whole of the other") {
  Check({
      {"The fire aboard the Ardent killed five people in Varn and three in Selm.",
       "The fire aboard the Ardent killed eight people.", "AGREEMENT computed"},
      {"Five people were killed in Varn, three in Selm and two in Dorrin by fire on the Ardent.",
       "The fire on the Ardent killed 10 people.", "AGREEMENT computed"},
      // Others may have been killed elsewhere, or be counted in some of the places only.
      {"The fire aboard the Ardent killed five people in Varn and three in Selm.",
       "The fire aboard the Ardent killed 12 people.", "nothing"},
      {"The fire aboard the Ardent killed five people in Varn and three in Selm.",
       "The fire aboard the Ardent killed seven people.", "nothing"},
      // The other counts in one of them.
      {"The fire aboard the Ardent killed five people in Varn and three in Selm.",
       "The fire aboard the Ardent killed eight people in Varn.", "nothing"},
  });
}

TEST_CASE("One who is named beside a part, and the whole") {
  Check({
      {"Morland and 15 other states sued Hesk Lines over the wreck.",
       "A coalition of 16 states sued Hesk Lines over the wreck.", "AGREEMENT computed"},
      {"VARN - Morland and 15 other states sued Hesk Lines over the wreck.",
       "A coalition of 16 states sued Hesk Lines over the wreck.", "AGREEMENT computed"},
      {"A baby and four people were injured in the fire aboard the Ardent.",
       "Five people were injured in the fire aboard the Ardent.", "AGREEMENT computed"},
      {"Tomas Quell, 34, and three others were killed in the fire aboard the Ardent.",
       "Four people were killed in the fire aboard the Ardent.", "AGREEMENT computed"},
      // Who counts more or fewer may count others.
      {"Tomas Quell and three others were killed in the fire aboard the Ardent.",
       "Seven people were killed in the fire aboard the Ardent.", "nothing"},
      // Two are named, or a name of two words.
      {"Tomas Quell, Ines Aldana and three others were killed in the fire aboard the Ardent.",
       "Four people were killed in the fire aboard the Ardent.", "nothing"},
      {"Quell and Aldana and three others were killed in the fire aboard the Ardent.",
       "Four people were killed in the fire aboard the Ardent.", "nothing"},
      {"The sailors and three others were killed in the fire aboard the Ardent.",
       "Four people were killed in the fire aboard the Ardent.", "nothing"},
  });
}

TEST_CASE("A change in percent, and its levels elsewhere") {
  Check({
      {"Sales of the Varn mill rose 45 percent in 2023.",
       "Sales of the Varn mill rose from 6.2 million to 9 million in 2023.", "AGREEMENT computed"},
      {"Sales of the Varn mill rose 75 percent in 2023.",
       "Sales of the Varn mill rose from 6.2 million to 9 million in 2023.",
       "NUMERIC_CONFLICT computed"},
      // The other way, in another year, or no step at all.
      {"Sales of the Varn mill fell 45 percent in 2023.",
       "Sales of the Varn mill rose from 6.2 million to 9 million in 2023.", "nothing"},
      {"Sales of the Varn mill rose 75 percent in 2022.",
       "Sales of the Varn mill rose from 6.2 million to 9 million in 2023.", "nothing"},
      {"The Varn mill makes up 45 percent of sales in Morland.",
       "Sales of the Varn mill rose from 6.2 million to 9 million in 2023.", "nothing"},
  });
}

TEST_CASE("An age, and a birth elsewhere") {
  const std::string kBorn = "Henry Bell was born on June 27, 1930, in Varn.";
  Check({
      {"Henry Bell, 93, owns the wreck of the Ardent.", kBorn, "AGREEMENT computed"},
      {"Henry Bell, 90, owns the wreck of the Ardent.", kBorn, "NUMERIC_CONFLICT computed"},
      {"Henry Bell, 93, owns the wreck of the Ardent.", "Henry Bell was born in 1930 in Varn.",
       "AGREEMENT computed"},
      // A birthday may lie between the writing and the print.
      {"Henry Bell, 94, owns the wreck of the Ardent.", kBorn, "nothing"},
      // He was that old when he died; somebody else's birth; the son of the same name.
      {"Henry Bell, 90, died in the wreck of the Ardent.", kBorn, "nothing"},
      {"Henry Bell, 40, owns the wreck of the Ardent.",
       "Henry Bell's son Tom was born on June 27, 1985, in Varn.", "nothing"},
      {"Henry Bell, 61, owns the wreck of the Ardent.", kBorn, "nothing"},
  });
}

TEST_CASE("A rate, those that it is of, and a count") {
  Check({
      {"Varn, a city of 2 million people, had 180 deaths in 2023, a rate of 9 deaths per 100,000 "
       "people.",
       kSilence, "AGREEMENT computed"},
      {"Varn, with a population of 2 million, had 180 deaths in 2023, or 9 deaths per 100,000 "
       "people.",
       kSilence, "AGREEMENT computed"},
      {"Varn, a city of 2 million people, had 380 deaths in 2023, a rate of 9 deaths per 100,000 "
       "people.",
       kSilence, "ARITHMETIC computed"},
      // Rounded: between 127 and 238.
      {"Varn, a city of 2 million people, had 220 deaths in 2023, a rate of 9 deaths per 100,000 "
       "people.",
       kSilence, "nothing"},
      // A part of the city.
      {"Varn, a city of 2 million people, had 380 deaths in 2023, 12 of them at sea, a rate of 9 "
       "deaths per 100,000 people.",
       kSilence, "nothing"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
