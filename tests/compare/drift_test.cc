// What changes on the way from one outlet to the next: counts that are updated, corrected or
// repeated, doubts that get lost, dates that move.
#include "compare/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("A count that falls is a correction only where the words say so") {
  const std::string more = "The blast at the Varn mill injured 47 workers.";
  Check({
      {more, "The blast at the Varn mill injured 31 workers.", "NUMERIC_CONFLICT fewer",
       "2024-05-03", "2024-05-06"},
      {more, "The blast at the Varn mill injured 31 workers, police said in a revised statement.",
       "SUPERSEDED correction", "2024-05-03", "2024-05-06"},
      {more, "The blast at the Varn mill injured 31 workers, fewer than previously reported.",
       "SUPERSEDED correction", "2024-05-03", "2024-05-06"},
      // Who corrects a figure often says what it was.
      {more,
       "The blast at the Varn mill injured 31 workers, police said in a revised statement. On "
       "Friday police had said that the blast at the Varn mill injured 47 workers.",
       "AGREEMENT equal; SUPERSEDED correction", "2024-05-03", "2024-05-06"},
      // No fewer than 31 are no fewer than 47.
      {more, "The blast at the Varn mill injured at least 31 workers.", "nothing", "2024-05-03",
       "2024-05-06"},
      // Words of the earlier report correct nothing that came after it.
      {"The blast at the Varn mill injured 47 workers, police said in a revised statement.",
       "The blast at the Varn mill injured 31 workers.", "NUMERIC_CONFLICT fewer", "2024-05-03",
       "2024-05-06"},
  });
}

TEST_CASE("Hours of one day tell which count is newer") {
  const std::string few = "The blast at the Varn mill injured 31 workers.";
  const std::string more = "The blast at the Varn mill injured 47 workers.";
  Check({
      {few, more, "SUPERSEDED update", "2024-05-03T08:00:00Z", "2024-05-03T14:00:00Z"},
      {few, more, "NUMERIC_CONFLICT fewer", "2024-05-03T14:00:00Z", "2024-05-03T08:00:00Z"},
      // 14:00 in Varn is 08:00 in Dorrin.
      {few, more, "NUMERIC_CONFLICT update", "2024-05-03T14:00:00+06:00", "2024-05-03T08:00:00Z"},
      {few, more, "NUMERIC_CONFLICT update", "2024-05-03T08:00:00Z", "2024-05-03T08:40:00Z"},
      {few, more, "NUMERIC_CONFLICT update", "2024-05-03T08:00:00Z", "2024-05-03"},
  });
}

TEST_CASE("A state that ends is counted anew each day") {
  const std::string day = "2024-05-03", next = "2024-05-04";
  const auto trapped = [](const std::string& count) {
    return count + " miners were trapped in the Varn mine near Dorrin after the blast.";
  };
  Check({
      {trapped("Twelve"), trapped("Nine"), "SUPERSEDED state", day, next},
      // Of one day they are two counts.
      {trapped("Twelve"), trapped("Nine"), "NUMERIC_CONFLICT update", day, day},
      {"The storm left 210,000 customers in Varn without power.",
       "The storm has left 90,000 customers in Varn without power.", "SUPERSEDED state", day, next},
      {"Forty people were missing in Varn after the flood at the Dorrin dam.",
       "Some 29 people were missing in Varn after the flood at the Dorrin dam.", "SUPERSEDED state",
       day, next},
      {"Twelve people were in hospital after the bus crash near Varn.",
       "Seven people were in hospital after the bus crash near Varn.", "SUPERSEDED state", day,
       next},
      {"The fire near Varn was 15 percent contained on Friday, the Dorrin fire service said.",
       "The fire near Varn is 28 percent contained, the Dorrin fire service said.",
       "SUPERSEDED state", day, next},
      // The dead stay dead.
      {"Twelve people were killed in the bus crash near Varn.",
       "Seven people were killed in the bus crash near Varn.", "NUMERIC_CONFLICT fewer", day, next},
  });
}

TEST_CASE("What is told as of its day is no dispute a day later") {
  const std::string day = "2024-05-03", next = "2024-05-04";
  Check({
      {"The Varn fire has burned 12,000 acres near Dorrin.",
       "The Varn fire has burned 18,000 acres near Dorrin.", "SUPERSEDED state", day, next},
      {"Rescuers have pulled five miners from the Varn mine near Dorrin.",
       "Rescuers have so far pulled nine miners from the Varn mine near Dorrin.",
       "SUPERSEDED update", day, next},
      // What burns no more was measured once.
      {"The Varn fire burned 12,000 acres near Dorrin.",
       "The Varn fire burned 18,000 acres near Dorrin.", "NUMERIC_CONFLICT apart", day, next},
      {"The Varn fire has burned 12,000 acres near Dorrin.",
       "The Varn fire has burned 18,000 acres near Dorrin.", "NUMERIC_CONFLICT apart", day, day},
      {"About 30 people died in the quake near Varn.", "In the quake near Varn 43 people died.",
       "SUPERSEDED update", day, next},
      {"The novel of Mara Vell has sold 120,000 copies since March.",
       "The novel of Mara Vell has sold 205,000 copies since March.",
       "AGREEMENT copy; SUPERSEDED state", day, "2024-05-20"},
      // A first figure, and one that is taken back.
      {"With 60 percent of the votes counted, Mara Vell had 51.2 percent in the Varn election on "
       "Thursday.",
       "Mara Vell won the Varn election on Thursday with 52.8 percent of the vote.",
       "SUPERSEDED early", day, next},
      {"A quake of magnitude 6.8 struck Varn.",
       "The quake that struck Varn had a magnitude of 7.0, the survey said in a revised report.",
       "SUPERSEDED correction", day, next},
  });
}

TEST_CASE("What only sounds like an update disputes as ever") {
  const std::string day = "2024-05-03", next = "2024-05-04";
  Check({
      // A single deed, in whatever tense.
      {"The Varn blast injured 12 miners near Dorrin.",
       "The Varn council near Dorrin has heard that the blast injured 31 cooks.", "nothing", day,
       next},
      {"The Varn mill near Dorrin hired 31 miners.",
       "The Varn mill near Dorrin has hired 47 miners.", "NUMERIC_CONFLICT apart", day, next},
      {"The Varn mill near Dorrin employs 400 miners.",
       "The Varn mill near Dorrin still employs 900 miners.", "NUMERIC_CONFLICT apart", day, next},
      // "Correctional" corrects nothing, and ages are not revised.
      {"Anna Bell, 34, was convicted in Varn.",
       "Anna Bell, 37, was convicted in Varn and taken to a correctional centre.",
       "NUMERIC_CONFLICT apart", day, next},
      {"Anna Bell, 34, denied the theft in Varn at a preliminary hearing.",
       "Anna Bell, 37, denied the theft in Varn.", "NUMERIC_CONFLICT apart", day, next},
  });
}

TEST_CASE("Who said that it would, says that it will") {
  Check({
      {"The Varn mill will cut 1,500 jobs in Dorrin by the end of 2027.",
       "The Varn mill said on Friday it would cut 1,800 jobs in Dorrin by the end of 2027.",
       "NUMERIC_CONFLICT apart"},
      {"The Varn mill cut 1,500 jobs in Dorrin.",
       "The Varn mill said on Friday it would cut 1,800 jobs in Dorrin.", "nothing"},
  });
}

TEST_CASE("What happens once more happens on another day") {
  const std::string day = "2024-05-03", next = "2024-05-04";
  Check({
      {"Police arrested three men over the theft at the Varn museum on Thursday.",
       "Police arrested two more men over the theft at the Varn museum on Friday.", "nothing", day,
       next},
      {"The strike at the Varn mill near Dorrin entered its fifth day on Thursday.",
       "The strike at the Varn mill near Dorrin entered its sixth day on Friday.", "nothing", day,
       next},
      {"The first explosion in Varn killed 12 miners.",
       "The second explosion in Varn killed 20 miners.", "nothing", day, day},
      // Each day has its figure; a day that is not the day of print is the event's.
      {"The river in Varn rose to 8.1 metres above the Dorrin bridge on Friday.",
       "The river in Varn rose to 8.4 metres above the Dorrin bridge on Saturday.", "nothing", day,
       next},
      {"The strike at the Varn mill near Dorrin entered its fifth day on Thursday.",
       "The strike at the Varn mill near Dorrin entered its fifth day on Wednesday, a more bitter "
       "one.",
       "DATE_DRIFT shift", day, day},
      {"The strike at the Varn mill near Dorrin entered its fifth day on Thursday.",
       "The strike at the Varn mill near Dorrin entered its fifth day on Wednesday.",
       "DATE_DRIFT shift", day, day},
  });
}

TEST_CASE("An older count that is repeated after a newer one was out is stale") {
  const auto kinds = [](const std::string& third_day) {
    const std::string few = "The blast at the Varn mill injured 31 workers.";
    Story third = InCourier("In Varn 31 workers were injured by the blast at the mill.", third_day);
    third.id = "third";
    third.outlet = "The Dorrin Mirror";
    return KindsOf(
        Judge(ReadNews({InCourier(few, "2024-05-03"),
                        InLedger("The blast at the Varn mill injured 47 workers.", "2024-05-06"),
                        third}))
            .findings);
  };
  CHECK(kinds("2024-05-08") == "AGREEMENT equal; SUPERSEDED stale; SUPERSEDED update");
  CHECK(kinds("2024-05-04") == "AGREEMENT equal; SUPERSEDED update; SUPERSEDED update");
}

TEST_CASE("A doubt that only one of two copies has") {
  Check({
      {"The flood in the Varn valley may have destroyed 310 houses and the old bridge near Dorrin.",
       "The flood in the Varn valley destroyed 310 houses and the old bridge near Dorrin.",
       "HEDGE_DRIFT doubt"},
      // What was to come and came lost no doubt.
      {"Tomas Orr is expected to be charged in Varn with 3 counts of aggravated murder at Dorrin.",
       "In Varn Tomas Orr was charged with 3 counts of aggravated murder at Dorrin.",
       "AGREEMENT equal", "2024-05-03", "2024-05-04"},
      {"The flood in the Varn valley destroyed 310 houses and the old bridge near Dorrin.",
       "The flood in the Varn valley destroyed 310 houses and the old bridge near Dorrin.",
       "AGREEMENT copy"},
  });
}

TEST_CASE("Relative words that were copied") {
  const std::string text = "The Varn mill was sold to the Orr family of Dorrin last year.";
  Check({
      {text, text, "DATE_DRIFT copied", "2021-05-03", "2024-05-03"},
      {text, text, "AGREEMENT copy", "2024-05-03", "2024-05-04"},
      // Of a Monday each.
      {"The Varn mill was closed to the Orr family of Dorrin on Monday.",
       "The Varn mill was closed to the Orr family of Dorrin on Monday.", "nothing", "2021-05-03",
       "2024-05-03"},
  });
  const std::string figure = "Accidents at sea killed 1,263 people in Morland last year.";
  Check({{figure, figure, "DATE_DRIFT copied", "2023-05-03", "2024-05-03"}});
}

TEST_CASE("Day and month exchanged") {
  Check({
      {"The Varn mill closed on 5 June 2021.", "The Varn mill closed on 6 May 2021.",
       "DATE_DRIFT swapped"},
      {"The Varn mill closed on 5 June 2021.", "The Varn mill closed on 7 May 2021.",
       "DATE_DRIFT shift"},
  });
}

TEST_CASE("A price of an exchange and the weather are of the day they were printed") {
  Check({
      {"Varn crude settled at $84.59 a barrel in Port Calder.",
       "Varn crude settled at $86.82 a barrel in Port Calder.", "nothing", "2024-05-03",
       "2024-05-04"},
      {"Varn crude settled at $84.59 a barrel in Port Calder.",
       "Varn crude settled at $86.82 a barrel in Port Calder.", "NUMERIC_CONFLICT apart",
       "2024-05-03", "2024-05-03"},
      {"The yield on the Morland bond fell to 4.30 percent.",
       "The yield on the Morland bond fell to 4.19 percent.", "nothing", "2024-05-03",
       "2024-05-05"},
      {"The yield on the Morland bond fell to 4.30 percent on Friday.",
       "On Friday the yield on the Morland bond fell to 4.19 percent.", "NUMERIC_CONFLICT apart",
       "2024-05-03", "2024-05-04"},
      {"The temperature in the harbour of Varn was 31 degrees Celsius.",
       "The temperature in the harbour of Varn was 24 degrees Celsius.", "nothing", "2024-05-03",
       "2024-05-04"},
      // What is no price of the day stays for some days.
      {"The Varn mill sold 310 tonnes of flour at $84 a tonne.",
       "The Varn mill sold 470 tonnes of flour at $84 a tonne.",
       "AGREEMENT copy; NUMERIC_CONFLICT apart", "2024-05-03", "2024-05-04"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
