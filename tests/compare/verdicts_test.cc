// What is said of two sentences of one story: one row a pair, and what must be found or not. Every
// row is judged both ways round.
#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <tuple>

#include "compare/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("Agreement") {
  Check({
      {"The fire killed 14 people aboard the Ardent.",
       "In the fire aboard the Ardent, 14 people were killed.", "AGREEMENT equal"},
      // Word for word: one origin, which confirms nothing.
      {"The fire killed 14 people aboard the Ardent.",
       "The fire killed 14 people aboard the Ardent.", "AGREEMENT copy"},
      {"The fire killed 14 people aboard the Ardent.",
       "Fourteen people died in the fire aboard the Ardent.", "AGREEMENT equal"},
      {"The Varn mill employs 310 workers at the harbour.",
       "Some 310 workers are employed by the Varn mill at the harbour.", "AGREEMENT bound"},
      {"The Ardent carried 31,724 tonnes of wheat.", "The Ardent carried 32,000 tonnes of wheat.",
       "AGREEMENT rounds"},
      {"Floods killed 31,724 people in Morland in 2017.",
       "Floods killed about 32,000 people in Morland in 2017.", "AGREEMENT rounds"},
      {"The Varn mill employs more than 1,200 workers at the harbour.",
       "The Varn mill employs 1,200 workers at the harbour.", "AGREEMENT bound"},
      {"The Varn mill employs more than 1,200 workers at the harbour.",
       "The Varn mill employs 1,240 workers at the harbour.", "AGREEMENT within"},
      {"Brinol is 30 to 50 times stronger than morphine.",
       "Brinol is 40 times more potent than morphine.", "AGREEMENT within"},
  });
}

TEST_CASE("Ranges and qualifiers") {
  Check({
      {"Brinol is 30 to 50 times stronger than morphine.",
       "Brinol is 50 times stronger than morphine.", "NUMERIC_OVERLAP end"},
      {"Brinol is 30 to 50 times stronger than morphine.",
       "Brinol is 30 times stronger than morphine.", "NUMERIC_OVERLAP end"},
      {"The Varn mill employs 30 to 50 workers at the harbour.",
       "The Varn mill employs 40 to 60 workers at the harbour.", "NUMERIC_OVERLAP overlap"},
      {"The blast killed up to 500 people in Varn.", "The blast killed 500 people in Varn.",
       "HEDGE_DRIFT hedge"},
  });
}

TEST_CASE("Conflicts") {
  Check({
      {"The Varn mill employs 310 workers at the harbour.",
       "The Varn mill employs 470 workers at the harbour.", "NUMERIC_CONFLICT apart"},
      {"Brinol is 50 times stronger than morphine.", "Brinol is 80 times stronger than morphine.",
       "NUMERIC_CONFLICT apart"},
      {"The Ardent carried 31,724 tonnes of wheat.", "The Ardent carried 41,000 tonnes of wheat.",
       "NUMERIC_CONFLICT apart"},
  });
}

TEST_CASE("Two digits exchanged") {
  const std::string had = "The express from Varn had 186 passengers on board.";
  Check({
      {had, "There were 168 passengers in the express, the operator said.",
       "NUMERIC_CONFLICT swapped"},
      {"In the mill police found 1.3 million euros in cash.",
       "The officers found 3.1 million euros in cash as well.", "NUMERIC_CONFLICT swapped"},
      {"Inspectors found 36 faults at the mill this year.",
       "The mill had 63 faults this year, the inspectors said.", "NUMERIC_CONFLICT swapped"},
      {"The mill has 120 looms, the owner said.", "There are 102 looms in the halls.",
       "NUMERIC_CONFLICT swapped"},
      {"The express from Varn was carrying 186 passengers.",
       "The express from Varn was carrying 168 passengers.", "NUMERIC_CONFLICT swapped"},
      // Who prints both means one of them.
      {"The express had 168 passengers and the tram 186 passengers.",
       "There were 168 passengers in the express.", "nothing"},
      // Other digits, more than one exchange, another unit, what is planned.
      {had, "There were 178 passengers in the express, the operator said.", "nothing"},
      {had, "There were 861 passengers in the express, the operator said.", "nothing"},
      {had, "There were 168 seats in the express, the operator said.", "nothing"},
      {had, "The express will take 168 passengers, the operator said.", "nothing"},
      // Of two things, of two shares, of a count that grows, of two weeks.
      {"The ferry of Selm had 186 passengers on board.",
       "The ferry of Tollan had 168 passengers on board.", "nothing"},
      {"The mayor won 46 percent of the votes.", "In Selm she won 64 percent of the votes.",
       "nothing"},
      {"The harbour had 27 cases of fever.", "There are now 72 cases of fever.", "nothing",
       "2024-05-03", "2024-05-04"},
      {had, "There were 168 passengers in the express, the operator said.", "nothing", "2024-05-03",
       "2024-05-12"},
  });
}

TEST_CASE("Open: of two things that have no names", "[!shouldfail]") {
  Check({{"The tram had 186 passengers on board.", "The ferry had 168 passengers on board.",
          "nothing"}});
}

TEST_CASE("A running count and its later state") {
  Check({
      {"The blast at the Varn mill injured 31 workers.",
       "The blast at the Varn mill injured 47 workers.", "SUPERSEDED update", "2024-05-03",
       "2024-05-06"},
      {"The blast at the Varn mill injured 47 workers.",
       "The blast at the Varn mill injured 31 workers.", "SUPERSEDED update", "2024-05-06",
       "2024-05-03"},
  });
}

TEST_CASE("The same figure of something broader or narrower") {
  Check(
      {{"Accidents at sea killed 1,263 people in Morland in 2022.",
        "Ferry accidents at sea killed 1,263 people in Morland in 2022.", "SCOPE_MISMATCH scope"}});
}

TEST_CASE("Nothing to say") {
  Check({
      // Other years: a series.
      {"Floods killed 1,240 people in Morland in 2017.",
       "Floods killed 980 people in Morland in 2018.", "nothing"},
      // Vague plurals confirm no others, and refute nothing.
      {"Dozens of workers were injured in the blast at the Varn mill.",
       "The blast at the Varn mill injured 7 workers.", "nothing"},
      {"Dozens of workers were injured in the blast at the Varn mill.",
       "Dozens of workers were injured in the blast at the Varn mill.", "nothing"},
      // A plan and what came of it.
      {"The Varn mill will hire 310 workers at the harbour.",
       "The Varn mill hired 120 workers at the harbour.", "nothing"},
      {"The Varn mill will hire 310 workers at the harbour.",
       "The Varn mill hired 310 workers at the harbour.", "nothing"},
      // Denied.
      {"The blast at the Varn mill did not injure 47 workers.",
       "The blast at the Varn mill injured 47 workers.", "nothing"},
      {"The blast at the Varn mill did not injure 31 workers.",
       "The blast at the Varn mill injured 47 workers.", "nothing"},
      // Other groups, other bases, other measures.
      {"The Ardent carried 214 passengers.", "The Ardent carried 31 crew members.", "nothing"},
      {"Brinol is 50 times stronger than morphine.", "Brinol is 80 times stronger than cocaine.",
       "nothing"},
      {"The Ardent carried 214 tonnes of wheat.", "The Ardent carried wheat for 31 miles.",
       "nothing"},
      // A part and a whole.
      {"The blast at the Varn mill injured 47 workers.",
       "The blast at the Varn mill injured eight other workers.", "nothing"},
      // A hedged figure disputes nothing.
      {"The blast at the Varn mill may have injured 310 workers.",
       "The blast at the Varn mill injured 47 workers.", "nothing"},
      // Other owners.
      {"The Varn mill employs 310 workers.", "The Dorrin brewery employs 470 workers.", "nothing"},
      // Injured and killed.
      {"The blast at the Varn mill injured 47 workers.",
       "The blast at the Varn mill killed nine workers.", "nothing"},
  });
}

TEST_CASE("Dates of one event") {
  Check({
      {"The Varn mill closed on 4 March 2021.", "On 4 March 2021 the Varn mill closed.",
       "AGREEMENT equal"},
      {"The Varn mill closed on 4 March 2021.", "The Varn mill closed in March 2021.",
       "AGREEMENT within"},
      {"The Varn mill closed on 4 March 2021.", "The Varn mill closed on 9 April 2021.",
       "DATE_DRIFT shift"},
      {"Lenor has banned all forms of Brinol since 2017.",
       "Lenor banned all forms of Brinol in May 2019.", "DATE_DRIFT shift"},
      // Printed on two days, "Monday" is another word for the one date.
      {"The Varn mill closed on Monday.", "The Varn mill closed on 29 April 2024.",
       "AGREEMENT equal"},
      {"The Ardent sank on Monday off Varn.", "The Ardent sank on Tuesday off Varn.",
       "DATE_DRIFT shift"},
      // One word printed a week apart: the side of a weekday is a guess.
      {"The Ardent sank on Monday off Varn.", "The Ardent sank on Monday off Varn.", "nothing",
       "2024-05-03", "2024-05-10"},
      // No date to hold another against, though the same day without the qualifier is one.
      {"The Varn mill closed over a year ago.", "The Varn mill closed on 9 April 2021.", "nothing"},
      {"The Varn mill closed some three months ago.", "The Varn mill closed on 9 April 2021.",
       "nothing"},
      // Other events of one thing.
      {"The Varn mill opened on 4 March 2021.", "The Varn mill closed on 9 April 2023.", "nothing"},
      // A plan may change.
      {"The Varn mill will close on 4 June 2024.", "The Varn mill closed on 9 April 2024.",
       "nothing"},
  });
}

TEST_CASE("Dates of two events of one story are no drift") {
  Check({
      // News of two days.
      {"Police arrested Anna Bell in Varn on Tuesday over the theft.",
       "Police arrested Anna Bell in Varn on Monday over the theft.", "nothing", "2024-05-03",
       "2024-05-14"},
      // A crime of last month and a hearing of this week.
      {"Anna Bell was charged on Thursday over the Varn theft.",
       "Anna Bell was charged over the Varn theft on 4 March.", "nothing"},
      // Bare weekdays of one day tell nothing.
      {"The Ardent sank on Monday off Varn.", "The Ardent sank off Varn on Monday.", "nothing"},
      // From within a year: "three years ago" is no year.
      {"The Varn mill closed three years ago.", "The Varn mill closed in 2020.", "nothing"},
      // A statement printed again on the next day keeps its "today".
      {"The mayor said that the terrible blast at the Varn mill today was an accident.",
       "The mayor said that the terrible blast at the Varn mill today was an accident.", "nothing",
       "2024-05-03", "2024-05-04"},
      // Rough times.
      {"Police arrested Anna Bell and Tomas Orr more than two weeks ago over the Varn theft.",
       "Police arrested Anna Bell and Tomas Orr on 12 April over the Varn theft.", "nothing"},
      // The first since then.
      {"It is the tenth blast at the Varn mill since 1976.", "The Varn mill blast of 2021.",
       "nothing"},
  });
}

TEST_CASE("Figures of two things of one story are no conflict") {
  Check({
      // Changes of other times.
      {"Consumer prices in Lenor rose 0.9% in June 2021.",
       "Consumer prices in Lenor rose 0.6% in May 2021.", "nothing"},
      // Amounts that measure nothing named alike.
      {"The Varn foundation donated about $120,000 to the port in April.",
       "The Varn foundation donated $45,400 to the port.", "nothing"},
      // A part.
      {"A baby and four people were injured in the Varn blast.",
       "Five people were injured in the Varn blast.", "AGREEMENT computed"},
      // Those whose names are known.
      {"Police gave the names of three workers killed in the Varn blast.",
       "Five workers were killed in the Varn blast.", "nothing"},
      // A part of the dead.
      {"At least 109 of the dead of the Varn blast were workers.",
       "The Varn blast killed at least 126 people.", "nothing"},
      // Small counts of two incidents of one story.
      {"The Varn gunman wounded five people.", "Five people were wounded at the Elm club.",
       "nothing"},
      // Kinds of persons.
      {"The raid on the Varn school killed 22 children.",
       "The raid on the Varn school killed 26 civilians.", "nothing"},
      // A count of other weeks.
      {"The blast at the Varn mill injured three workers.",
       "The blast at the Varn mill injured three people.", "nothing", "2024-05-03", "2024-06-03"},
  });
  Check({
      // The same thing is measured.
      {"The Varn mill paid a fine of $24,000.", "The Varn mill paid a fine of $46,000.",
       "NUMERIC_CONFLICT apart"},
      // A share is a percentage.
      {"A quarter of the workers at the Varn mill were injured in the blast.",
       "In the blast at the Varn mill, 25 percent of the workers were injured.", "AGREEMENT equal"},
      // Days long past need no common verb.
      {"Anna Bell attempted to rob the Dorrin savings bank in Varn on 30 March 1981.",
       "On 30 March 1981, a masked Anna Bell aimed a gun in the Dorrin savings bank in Varn.",
       "AGREEMENT equal"},
  });
}

// Struck out by reading the findings of a hundred events.
TEST_CASE("Former bugs: what was struck out") {
  Check({
      // People who were shot, and shots.
      {"Five people were shot at the Varn mill by Tomas Orr.",
       "Tomas Orr shot a dozen rounds at the Varn mill.", "nothing"},
      // One counts him who did it.
      {"Six people were killed in the Varn mill shooting, including the gunman.",
       "Five people were killed in the Varn mill shooting.", "nothing", "2024-05-03", "2024-05-06"},
      {"Six people were killed in the Varn mill shooting.",
       "Four people were killed in the Varn mill shooting.", "NUMERIC_CONFLICT fewer", "2024-05-03",
       "2024-05-06"},
      // One digit may hide a seventh.
      {"The strike in Varn keeps 400,000 pupils at home.",
       "The strike in Varn keeps 350,000 pupils at home.", "nothing"},
      {"The strike in Varn keeps 400,000 pupils at home.",
       "The strike in Varn keeps 380,000 pupils at home.", "AGREEMENT rounds"},
      // An older toll that the article itself has updated; an attack of another day.
      {"The Varn mill blast killed 31 workers, police said, updating a previous toll of 26 dead.",
       "The Varn mill blast killed 31 workers.", "AGREEMENT equal"},
      {"At least 17 people were killed in the Varn mill attack on April 20, 2024.",
       "At least nine people were killed in the Varn mill attack.", "nothing"},
      // One night.
      {"The Ardent sank last night off Varn near Cape Dorrin.",
       "The Ardent sank early on 3 May 2024 off Varn near Cape Dorrin.", "nothing"},
      // Elections come again.
      {"Tomas Orr of Varn was elected to the council of Dorrin in 1983.",
       "Tomas Orr of Varn was elected to the council of Dorrin in 1987.", "nothing"},
      {"Tomas Orr of Varn was arrested at the council of Dorrin in 1983.",
       "Tomas Orr of Varn was arrested at the council of Dorrin in 1987.", "DATE_DRIFT shift"},
      // A plan and what came of it.
      {"Tomas Orr is expected to be charged with three counts of murder in Varn.",
       "Tomas Orr was charged with three counts of murder in Varn.", "AGREEMENT equal"},
  });
}

TEST_CASE("Ages of one person") {
  const auto courier = [](const std::string& age) {
    return "Divers have rescued Anna Bell, " + age + ", from the wreck near the port.";
  };
  const auto ledger = [](const std::string& age) {
    return "Nobody had heard of Anna Bell, " + age + ", when she was pulled from the wreck.";
  };
  Check({
      {courier("54"), ledger("54"), "AGREEMENT equal"},
      {courier("54"), ledger("57"), "NUMERIC_CONFLICT apart"},
      {courier("54"), ledger("55"), "NUMERIC_CONFLICT apart"},
      // A birthday lies between.
      {courier("54"), ledger("55"), "nothing", "2024-05-03", "2024-09-03"},
      // Nobody grows younger.
      {courier("55"), ledger("54"), "NUMERIC_CONFLICT apart", "2024-05-03", "2024-09-03"},
      // Father and son.
      {courier("54"), ledger("17"), "nothing"},
      // Another bearer.
      {courier("54"), "Nobody had heard of Tomas Orr, 57, when he was pulled from the wreck.",
       "nothing"},
  });
}

// Cases of tests/claim/open_test.cc reach as far as here.
TEST_CASE("Former bug: figures of a year long past are no running count") {
  Check({{"Floods killed 1,240 people in Morland in 2017.",
          "Floods killed 980 people in Morland in 2017.", "NUMERIC_CONFLICT apart"}});
}
TEST_CASE("Former bug: a bound of a year long past holds the count") {
  Check({{"Floods killed more than 1,200 people in Morland in 2017.",
          "Floods killed 1,240 people in Morland in 2017.", "AGREEMENT within"}});
}
TEST_CASE("Former bug: the day something was said is not the day it happened") {
  Check({{"A fire killed 14 people in Varn, the mayor said on Friday.",
          "A fire killed 14 men in the port of Varn on Monday.", "AGREEMENT equal"}});
}
TEST_CASE("Former bug: a figure that is denied supports nothing") {
  Check({{"The mayor denied that 14 people were killed in the Varn blast.",
          "The Varn blast killed 14 people.", "nothing"}});
}
TEST_CASE("Former bug: the whole does not do what its part did") {
  Check({{"Three of the 14 miners were rescued at Varn.", "Three miners were rescued at Varn.",
          "nothing"}});
}
TEST_CASE("Former bug: a level is not a change") {
  Check({{"Sales of the Varn mill rose to 12 million.", "Sales of the Varn mill rose by 3 million.",
          "nothing"}});
}
TEST_CASE("Open: other bases of a rate", "[!shouldfail]") {
  Check({{"The Varn mill sold 310 tonnes of flour a year.",
          "The Varn mill sold 310 tonnes of flour a week.", "nothing"}});
}
TEST_CASE("Former bug: cattle are no people, though both died") {
  Check({{"The blast at the Varn mill killed 14 people.",
          "The blast at the Varn mill killed 14 cattle.", "nothing"}});
}
TEST_CASE("Former bug: it is not true that") {
  Check({{"The Varn mill employs 310 workers at the harbour.",
          "It is not true that the Varn mill employs 310 workers at the harbour.", "nothing"}});
}
TEST_CASE("Open: the whole of a share is not the part that another counts", "[!shouldfail]") {
  Check({{"About 40 per cent of the 70,000 overdoses in Morland in 2020 were linked to Brinol.",
          "In 2020, Brinol caused 28,000 overdoses in Morland.", "AGREEMENT computed"}});
}

TEST_CASE("A vague plural goes with what it holds") {
  Check({
      {"Dozens of workers were injured in the blast at the Varn mill.",
       "The blast at the Varn mill injured 47 workers.", "AGREEMENT within"},
      {"Hundreds of thousands of people have been killed in Norland since the war began in 2011.",
       "More than 330,000 people have been killed in Norland since the war began in 2011.",
       "AGREEMENT within"},
      {"Dozens of people were killed when the Varn dam burst on Monday.",
       "At least 45 people were killed when the Varn dam burst on Monday.", "AGREEMENT within"},
      {"Dozens of people were killed when the Varn dam burst on Monday.",
       "At least 450 people were killed when the Varn dam burst on Monday.", "nothing"},
      {"Hundreds of people were killed when the Varn dam burst on Monday.",
       "12 people were killed when the Varn dam burst on Monday.", "nothing"},
  });
}

TEST_CASE("How long a plan will last, and how long it is") {
  Check({
      {"The curfew in Varn will last for 60 days.", "The two-month curfew in Varn began on Monday.",
       "AGREEMENT rounds"},
      {"The curfew in Varn will last for 60 days.", "The curfew in Varn lasted 20 days.",
       "nothing"},
      {"The plant in Varn will employ 500 workers.", "The plant in Varn employs 500 workers.",
       "nothing"},
  });
}

TEST_CASE("A date of long ago that names an event confirms nothing") {
  Check({
      {"The report tells of two men who came before the May 4, 2013 attacks in Varn.",
       "The two men came to Varn before May 4, 2013, the day of the attacks.", "nothing"},
      {"The bridge in Varn collapsed on May 4, 2013.", "In Varn a bridge collapsed on 4 May 2013.",
       "AGREEMENT equal"},
  });
}

TEST_CASE("A part of a decade holds its own years") {
  Check({
      {"The mill in Varn was built by Horvat in the early 1980s.",
       "The mill in Varn was built by Horvat in 1982.", "AGREEMENT within"},
      {"The mill in Varn was built by Horvat in the late 1980s.",
       "The mill in Varn was built by Horvat in 1982.", "nothing"},
      {"The mill in Varn was closed by Horvat in the 1980s.",
       "The mill in Varn was closed by Horvat in 1994.", "DATE_DRIFT shift"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
