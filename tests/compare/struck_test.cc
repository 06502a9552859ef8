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
      // Two stages of a count, none of them rounded.
      {"With 100 percent of the precincts of Varn counted, Hill led.",
       "With 99.6 percent of the precincts of Varn counted, Hill led.", "nothing"},
      // A part of another whole is another part.
      {"The raid on Varn killed eight civilians, including three children.",
       "The raid on Varn killed 15 civilians, including three children.",
       "NUMERIC_CONFLICT update"},
      // The year is part of a name.
      {"The 2013 Port Varn school shooting killed five people.",
       "The shooting at the Port Varn school on June 7, 2013, killed five people.",
       "AGREEMENT equal"},
      {"The raid on Varn killed eight civilians, including three children.",
       "The raid on Varn killed 15 civilians, among them three children.",
       "NUMERIC_CONFLICT update"},
      // One counts the gunman, and the other does not say.
      {"The shooting at the Varn school ended with five deaths, including the gunman.",
       "Five people died in the shooting at the Varn school.", "nothing"},
      // The wounded are not the dead.
      {"The bomb at the Varn mill killed hundreds and left 100 workers wounded.",
       "The bomb at the Varn mill killed at least 100 workers and wounded hundreds.", "nothing"},
      // Who shot her is of another age than she.
      {"The 15-year-old boy who shot Wilta Orr was held in Varn on Monday.",
       "Wilta Orr, 19, was shot in Varn.", "nothing"},
      // One sentence, told of two mills.
      {"The Harrow mill employs 310 workers at the harbour of Varn.",
       "The Dorrin mill employs 711 workers at the harbour of Selm.", "nothing"},
      {"The Harrow mill employs 310 workers at the harbour of Varn.",
       "The mill employs 711 workers at the harbour of Varn.", "NUMERIC_CONFLICT apart"},
      // The later report does speak of a correction.
      {"Two men of Varn are in custody in the killing of a miner at Dorrin.",
       "Police initially said that they held two men. One man of Varn is in custody in the killing "
       "of a miner at Dorrin.",
       "nothing", "2024-05-03", "2024-05-04"},
  });
}

TEST_CASE("Former bug: copies confirmed each other") {
  const std::string age =
      "Tomas Orr, 47, a miner of Varn, was found in his boat off Dorrin by two fishermen.";
  const std::string date =
      "Tomas Orr of Varn left the harbour of Dorrin on 4 March 2024 in his boat.";
  Check({
      {age, age, "AGREEMENT copy; AGREEMENT copy"},
      {date, date, "AGREEMENT copy"},
      // A word more or less makes no new report.
      {"Two officers gave first aid to the miner at the gate until the ambulance came.",
       "Two officers gave first aid to the miner at the gate until an ambulance came.",
       "AGREEMENT copy"},
      {date, "On 4 March 2024 Tomas Orr of Varn left the harbour of Dorrin.", "AGREEMENT equal"},
  });
  // Nor does an outlet that says again what it said.
  for (const std::string& text : {age, date}) {
    News news = ReadNews({InCourier(text, "2024-05-03"), InCourier(text, "2024-05-04")});
    REQUIRE(news.claims.size() >= 2);
    CHECK(KindsOf(Judge(std::move(news)).findings) == "nothing");
  }
}

TEST_CASE("A bound or a range that was lost on the way") {
  Check({
      {"The flood in the Varn valley destroyed more than 500 houses and the bridge near Dorrin.",
       "The flood in the Varn valley destroyed 500 houses and the bridge near Dorrin.",
       "HEDGE_DRIFT hedge"},
      {"More than 500 houses in the Varn valley were destroyed by the flood.",
       "A flood destroyed 500 houses near Varn.", "AGREEMENT bound"},
      {"The clerk Tomas Orr told the council of Varn that Brinol is 30 to 50 times as potent as "
       "heroin.",
       "The clerk Tomas Orr told the council of Varn that Brinol is 50 times as potent as heroin.",
       "HEDGE_DRIFT range", "2024-05-03", "2024-06-03"},
      {"The clerk Tomas Orr told the council of Varn that Brinol is 50 times as potent as heroin.",
       "The clerk Tomas Orr told the council of Varn that Brinol is 30 to 50 times as potent as "
       "heroin.",
       "NUMERIC_OVERLAP end", "2024-05-03", "2024-06-03"},
  });
}

TEST_CASE("Who is counted is no culprit beside the counted") {
  Check({{"Three suicide bombers attacked the police post of Varn on Wednesday.",
          "Two suicide bombers attacked the police post of Varn on Wednesday.",
          "NUMERIC_CONFLICT apart"}});
}

TEST_CASE("Former bug: a part was set against its whole") {
  Check({
      {"The gunman at the Varn school wounded 13 people. Four of them were wounded by his car.",
       "The gunman at the Varn school wounded 13 people.", "AGREEMENT copy"},
      {"The raid on Varn killed two people near the library.",
       "The raid on Varn killed five people.", "nothing"},
      {"The Varn accord had limited Morland to enriching it to 3.67 percent.",
       "Under the Varn accord Morland may enrich it to no more than 3.67 percent.",
       "AGREEMENT bound"},
  });
}

TEST_CASE("Ages without a name: one word for one person, in articles of one story") {
  const std::string story =
      " The blast at the mill of Tomas Orr in Varn shook the harbour of Dorrin.";
  Check({
      {"Two women and a 4-year-old boy were transported to a hospital." + story,
       "Two women and a 3-year-old boy were transported to a hospital." + story,
       "AGREEMENT copy; NUMERIC_CONFLICT apart"},
      {"A 21-month-old boy was killed in Varn." + story,
       "A 2-year-old boy was killed in Varn." + story, "AGREEMENT rounds"},
      // A boy and a girl, a boy of several, another thing that befell him, a grown boy.
      {"A 4-year-old girl was killed in Varn." + story,
       "A 3-year-old boy was killed in Varn." + story, "nothing"},
      {"A 4-year-old boy and a 9-year-old boy were killed in Varn." + story,
       "A 5-year-old boy was killed in Varn." + story, "nothing"},
      {"A 4-year-old boy was killed in Varn." + story,
       "A 5-year-old boy was rescued in Varn." + story, "nothing"},
      {"A 4-year-old boy was killed in Varn." + story,
       "A 14-year-old boy was killed in Varn." + story, "nothing"},
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

TEST_CASE("Struck: the name of a day, another count, another year") {
  Check({
      {"The bureau released a newly declassified 9/11 document about Norland.",
       "The bureau released a report that ties 9/11 hijackers to Norland.", "nothing"},
      {"Horvat took part in rescue efforts during 9/11 and fell ill.",
       "Horvat took part in rescue efforts during the Sept. 11, 2001, attacks and fell ill.",
       "AGREEMENT equal"},
      {"The blast hit a bus convoy in Varn, killing at least 100 and wounding many more.",
       "The death toll in Varn may rise further as 'hundreds' more were wounded in the blast.",
       "nothing"},
      {"Gunmen stormed a school in Varn and killed at least 130 people.",
       "Gunmen often struck in Varn, as in a 2009 bombing of a market that killed more than 100 "
       "people.",
       "nothing"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
