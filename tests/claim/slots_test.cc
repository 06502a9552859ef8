// What a figure is said of: the slots of claims, one table a slot.
#include "claim/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("The counted thing and what happened to it") {
  Check({
      {"The blast killed 31 workers in Varn.", "31 workers",
       "measure=COUNT; group=workers; predicate=killed; names=Varn; is=persons"},
      {"There were 3,400 overdose deaths in Morland.", "3,400 overdose deaths",
       "measure=COUNT; group=overdose deaths; predicate=deaths"},
      {"The disease claimed 220 lives.", "220 lives", "group=lives; predicate=lives"},
      {"Officials confirmed 17 deaths and 203 injuries.", "17 deaths", "predicate=deaths"},
      {"Officials confirmed 17 deaths and 203 injuries.", "203 injuries", "predicate=injuries"},
      {"The company, which employs 12,000 workers, lost 40 ships.", "12,000 workers",
       "group=workers; predicate=employs; clause=which employs 12,000 workers,"},
      {"The company, which employs 12,000 workers, lost 40 ships.", "40 ships",
       "group=ships; clause=lost 40 ships."},
      // Without a head it stands beside its event.
      {"The crash left 15 injured near Varn.", "15", "measure=COUNT; predicate=injured"},
      {"A fire swept the hall, killing nine.", "nine", "predicate=killing; is=persons"},
      {"Dozens were injured in the crash.", "Dozens", "predicate=injured; is=persons"},
      // Not persons.
      {"The storm sank 40 boats.", "40 boats", "group=boats; predicate=sank; is=-"},
      // Amounts and rates.
      {"The tunnel is 12 kilometres long.", "12 kilometres", "measure=AMOUNT"},
      {"The toll now exceeds 100,000 deaths per year.", "exceeds 100,000 deaths per year",
       "measure=RATE; predicate=deaths; period=2023-05-05/2024-05-03"},
  });
}

TEST_CASE("Former bug: whose it is was counted") {
  Check({
      {"Half of the country's hospitals were closed.", "Half of the country's hospitals",
       "group=hospitals; predicate=closed"},
      {"A third of voters' ballots were lost.", "A third of voters' ballots", "group=ballots"},
      {"12 of the teachers' houses burned.", "12 of the teachers' houses",
       "group=houses; predicate=burned; is=part"},
      {"40 percent of Norland's imports come from Tolva.", "40 percent", "group=imports"},
      {"The quake of magnitude 6.1 struck at a depth of 12 kilometres.", "6.1", "group=-"},
      // Nothing is behind it.
      {"Half of the teachers voted.", "Half of the teachers", "group=teachers; predicate=voted"},
  });
}

TEST_CASE("What people who were asked think, and of what") {
  Check({
      {"62 percent of voters oppose a ban on rifles.", "62 percent",
       "group=voters; predicate=oppose; base=ban rifles"},
      {"A third of the members say they will vote for Harris.", "A third of the members",
       "group=members; predicate=vote; base=Harris"},
      {"62 percent of voters would not support the plan.", "62 percent",
       "predicate=support; is=persons"},
      // A noun is no answer.
      {"The plan passed with 62 percent of the support of voters.", "62 percent", "base=-"},
  });
}

TEST_CASE("What an amount measures") {
  Check({
      {"The mayor showed a 17-minute video of the blast.", "17-minute", "group=video"},
      {"The court set a fine of $24 million.", "$24 million", "group=fine"},
      {"The average salary was $74,839 in Varn.", "$74,839", "group=average salary"},
      {"The moratorium will last for 60 days.", "60 days", "group=moratorium"},
      {"The board approved a nine-year $1.2 billion repair plan.", "$1.2 billion",
       "group=repair plan"},
      {"Officers seized 420 kilograms of cocaine worth 33 million euros.", "420 kilograms",
       "group=cocaine; predicate=seized"},
      {"The tanker lost two million litres of the crude oil.", "two million litres",
       "group=crude oil"},
      // Neither a distance from a place nor what is on the way is measured.
      {"The fire burned within 20 kilometres of Selm.", "20 kilometres", "group=-"},
      {"They walked 12 kilometres.", "12 kilometres", "group=-"},
  });
}

TEST_CASE("A time behind the figure that another is compared with") {
  Check({
      {"Net profit rose to 274 million euros from 231 million euros in 2022.", "274 million euros",
       "period=-"},
      {"Net profit rose to 274 million euros from 231 million euros in 2022.", "231 million euros",
       "period=2022"},
      {"Net profit rose to 274 million euros in 2023.", "274 million euros", "period=2023"},
  });
}

TEST_CASE("Nouns that are numbers") {
  Check({
      {"The attendance at Varn Park was 31,204.", "31,204",
       "measure=COUNT; predicate=attendance; is=-"},
      {"Varn has a population of 340,000.", "340,000", "predicate=population"},
      {"The attendance was good, and 31,204 watched.", "31,204", "no claim"},
  });
}

TEST_CASE("Figures that are the level of something known") {
  Check({
      {"Core inflation in Norland eased to 4.9% in May.", "4.9%",
       "measure=SHARE; predicate=inflation; group=Core; where=Norland; period=2024-05"},
      {"Core inflation, which leaves out food, energy and tobacco, eased to 4.9% from 5.2%.",
       "4.9%",
       "predicate=inflation; group=Core; "
       "clause=Core inflation, which leaves out food, energy and tobacco, eased to 4.9% from "
       "5.2%."},
      // What it was before is no level of now.
      {"Inflation eased to 4.9% from 5.2%.", "5.2%", "predicate=-"},
      {"Official figures showed that annual inflation fell in May to 4.1%.", "4.1%",
       "predicate=inflation; group=-"},
      {"In May core inflation rose to 5.0%.", "5.0%", "predicate=inflation; group=core"},
      {"Inflation in services was unchanged at 6.1%.", "6.1%",
       "predicate=Inflation; group=services"},
      {"The bank kept its key rate at 5.25%.", "5.25%", "predicate=key rate"},
      {"Turnout hit a record 62 per cent.", "a record 62 per cent", "predicate=Turnout"},
      {"The Varn mill posted a net profit of 320 million euros.", "320 million euros",
       "predicate=profit; group=net profit"},
      {"Norvex said revenue rose 12% to $4.2 billion.", "$4.2 billion",
       "predicate=revenue; subject=Norvex"},
      {"Mr Bell said his average tax rate was 36 per cent.", "36 per cent",
       "predicate=tax rate; subject=Bell"},
      // By how much, and of what else.
      {"Revenue rose 12% to $4.2 billion.", "12%", "measure=CHANGE; predicate=rose"},
      {"The bank cut its forecast for inflation to 2.1%.", "2.1%", "predicate=-"},
      {"Inflation made the dollar climb to $4.2.", "$4.2", "predicate=climb"},
      {"Turnout rose as the shares of Varn fell to 31 euros.", "31 euros", "predicate=fell"},
  });
}

TEST_CASE("An aside on the subject says nothing of what it has") {
  Check({
      {"The school, which opened in 1873, has 43 pupils.", "43 pupils",
       "group=pupils; predicate=-; period=-"},
      {"The school, which opened in 1873, has 43 pupils.", "1873", "predicate=opened"},
      {"Minister Otto Lenz, who is 61, resigned.", "61", "clause=Minister Otto Lenz, who is 61,"},
  });
}

TEST_CASE("A count at the head of its clause") {
  Check({
      {"The death toll from the bomb attack at Varn has reached at least 126.", "at least 126",
       "predicate=death toll"},
      {"The number of people killed in the attack, the worst in years, is at least 19.",
       "at least 19", "predicate=killed"},
      {"The death toll from the blast in two besieged towns has risen to 112.",
       "two besieged towns", "predicate=blast"},
  });
}

TEST_CASE("An aside breaks no clause") {
  Check({
      {"Four people, including three children, were wounded at Varn.", "Four people",
       "predicate=wounded"},
      {"Nine people, among them two nurses, were killed at Varn.", "two nurses",
       "predicate=killed"},
  });
}

TEST_CASE("What a word of saying leads to") {
  Check({
      {"About 50 percent said that they would support a ban.", "About 50 percent",
       "clause=About 50 percent said that they would support a ban."},
      {"The girl was shot and wounded, and nine men were killed.", "nine men", "predicate=killed"},
  });
}

TEST_CASE("A rise from May is not said of May") {
  Check({{"Consumer prices in June 2021 rose 0.9% from May 2021.", "0.9%", "period=2021-06"}});
}

TEST_CASE("Numbers that say nothing by themselves make no claim") {
  Check({
      {"The two countries signed the treaty.", "two countries", "no claim"},
      {"The three suspects were arrested.", "three suspects", "no claim"},
      {"These four men were arrested.", "four men", "no claim"},
      {"Several experts were asked.", "Several experts", "no claim"},
      {"The team looked at one case.", "one case", "no claim"},
      {"Share it 12 times.", "12 times", "no claim"},
      {"A variant of COVID-19 was found.", "19", "no claim"},
      {"The Boeing 737 burned.", "737", "no claim"},
  });
  // Larger definite counts are the news itself.
  Check({{"The 14 suspects were arrested.", "14 suspects", "group=suspects; predicate=arrested"}});
}

TEST_CASE("Ratios have a base") {
  Check({
      {"Brinol is 50 times more potent than morphine.", "50 times",
       "measure=RATIO; predicate=more potent; base=morphine"},
      {"Brinol is 30 to 50 times as strong as morphine.", "30 to 50 times",
       "measure=RATIO; predicate=strong; base=morphine"},
      {"Brinol is 50 times more potent than morphine, and in 2019 it spread.", "50 times",
       "base=morphine; period=-"},
      // Compared with nothing.
      {"Brinol is 50 times more potent.", "50 times", "no claim"},
  });
}

TEST_CASE("The period of a figure") {
  Check({
      {"The blast killed 31 workers in Varn in 2017.", "31 workers", "period=2017"},
      {"The blast killed 31 workers in May 2017.", "31 workers", "period=2017-05"},
      {"In 2017, the flood killed 1,240 people in Morland.", "1,240 people", "period=2017"},
      {"The flood killed 1,240 people in Morland, in 2017.", "1,240 people", "period=2017"},
      {"Floods killed 1,240 people last year.", "1,240 people", "period=2023"},
      {"On Thursday, the court sentenced three men to death.", "three men", "period=2024-05-02"},
      // The time of another clause is not its own.
      {"The flood killed 1,240 people in Morland, which rebuilt its port in 2017.", "1,240 people",
       "period=-"},
      {"Brinol, banned since 2017, is 50 times more potent than morphine.", "50 times", "period=-"},
      {"In 2019, when it was banned, Brinol was 50 times more potent than morphine.", "50 times",
       "period=-"},
      {"The flood killed 1,240 people in Morland.", "1,240 people", "period=-"},
  });
}

TEST_CASE("Parts of a whole named elsewhere") {
  Check({
      {"The ferry carried 41 passengers; eight others were rescued.", "eight others",
       "predicate=rescued; is=part persons"},
      {"The ferry carried 41 passengers; eight others were rescued.", "41 passengers",
       "group=passengers; is=persons"},
      {"Police arrested 12 men, two of them brothers.", "two of them", "is=part persons"},
      {"Another 14 people were injured in the crash.", "14 people", "is=part persons"},
      {"The crash injured 14 other people.", "14 other people", "is=part persons"},
      {"The crash injured 14 people.", "14 people", "is=persons"},
  });
}

TEST_CASE("Shares and their wholes") {
  Check({
      {"About 40 per cent of the 70,000 overdoses in 2020 were linked to Brinol.",
       "About 40 per cent",
       "measure=SHARE; group=overdoses; whole=70,000 overdoses; period=2020; names=Brinol"},
      {"About 40 per cent of the 70,000 overdoses in 2020 were linked to Brinol.",
       "70,000 overdoses", "measure=COUNT; group=overdoses; whole=-"},
      {"About 60 percent of the more than 70,000 crashes were fatal.", "About 60 percent",
       "whole=more than 70,000 crashes"},
      {"About 40 percent of voters agreed.", "About 40 percent", "measure=SHARE; whole=-"},
      // A percentage beside a word of change is a change.
      {"Sales rose 45 percent, from 6.2 million to 9 million.", "45 percent",
       "measure=CHANGE; predicate=rose; subject=Sales"},
      {"Sales rose 45 percent, from 6.2 million to 9 million.", "from 6.2 million to 9 million",
       "measure=CHANGE"},
  });
}

TEST_CASE("Hedged, planned, denied and quoted figures") {
  Check({
      {"The storm killed 300 people.", "300 people", "is=persons"},
      {"The storm may have killed 300 people.", "300 people", "is=hedged persons"},
      {"The storm could kill 300 people.", "300 people", "is=hedged persons"},
      {"The company will hire 300 workers.", "300 workers", "is=future persons"},
      {"In May, 300 people were killed.", "300 people", "is=persons"},  // the month is no "may"
      {"The fire did not kill 300 people.", "300 people", "is=negated persons"},
      {"None of the 300 people was killed.", "300 people", "is=negated persons"},
      {"The fire killed not only 300 people.", "300 people", "is=persons"},
      {"The fire killed no fewer than 300 people.", "no fewer than 300 people", "is=persons"},
      {"\"The fire killed 300 people,\" Horvat said.", "300 people", "is=quoted persons"},
      {"\"We saw it,\" said Horvat, who counted 300 people.", "300 people", "is=persons"},
  });
}

TEST_CASE("Whose figure it is") {
  Check({
      {"The fire killed 30 workers, according to Dana Horvat.", "30 workers",
       "speaker=Dana Horvat; names=Dana Horvat"},
      {"\"The fire killed 30 workers,\" Horvat said.", "30 workers", "speaker=Horvat"},
      {"The fire killed 30 workers.", "30 workers", "speaker=-"},
      {"The fire killed 30 workers, the mayor said.", "30 workers", "speaker=-"},
  });
}

TEST_CASE("An acronym is what its article says it is") {
  const auto speaker_of = [](const std::string& speaker) {
    const News news = ReadNews({Story{"a", "", "", "2024-05-03",
                                      "The National Transport Board (NTB) met in Varn. " + speaker +
                                          " said that 31 workers were hurt."}});
    REQUIRE(news.claims.size() == 1);
    return news.claims[0].speaker;
  };
  CHECK(SharedTerms(speaker_of("The National Transport Board"), speaker_of("The NTB")) == 1);
  CHECK(SharedTerms(speaker_of("The National Transport Office"), speaker_of("The NTB")) == 0);
  CHECK(SharedTerms(speaker_of("The Transport Board"), speaker_of("The NTB")) == 0);
  // The letters are not those of the words.
  const News news = ReadNews({Story{"a", "", "", "2024-05-03",
                                    "The National Harbour Board (NTB) met. The NTB said that 31 "
                                    "workers and 12 sailors were hurt, the National Harbour Board "
                                    "said."},
                              Story{"b", "", "", "2024-05-03",
                                    "The National Harbour Board said that 31 workers were hurt."}});
  REQUIRE(news.claims.size() >= 3);
  CHECK(SharedTerms(news.claims.front().speaker, news.claims.back().speaker) == 0);
}

TEST_CASE("Who does it") {
  Check({
      {"Ferry accidents killed 1,263 people.", "1,263 people", "subject=Ferry accidents"},
      {"Accidents killed 1,263 people.", "1,263 people", "subject=Accidents"},
      {"Police arrested 12 men.", "12 men", "subject=Police"},
      // What points back names nobody.
      {"The drug killed 1,263 people.", "1,263 people", "subject=-"},
      {"It killed 1,263 people.", "1,263 people", "subject=-"},
      // Said behind the value it is no subject.
      {"Some 1,263 people were killed by fire.", "Some 1,263 people", "subject=-"},
  });
}

TEST_CASE("Ages belong to their bearer") {
  Check({
      {"Divers have rescued Anna Bell, 54, from the wreck near the port.", "54",
       "measure=ATTRIBUTE; group=Anna Bell"},
      {"Divers have rescued Anna Bell (17) from the wreck near the port.", "17",
       "measure=ATTRIBUTE; group=Anna Bell"},
      {"Police detained 44-year-old Anna Bell near the port.", "44-year-old",
       "measure=ATTRIBUTE; group=Anna Bell"},
      {"Anna Bell, a 44-year-old woman, was rescued.", "44-year-old",
       "measure=ATTRIBUTE; group=Anna Bell"},
      {"Police detained 44-year-old Anna Bell and Tom Orr, 31.", "31", "group=Tom Orr"},
      {"Police detained 44-year-old Anna Bell and Tom Orr, 31.", "44-year-old", "group=Anna Bell"},
      // Without a name it is of whoever is so called, and of what befell him.
      {"A 54-year-old man was arrested.", "54-year-old", "group=man; predicate=arrested"},
      {"Two women and a 4-year-old boy were transported to a hospital.", "4-year-old",
       "group=boy; predicate=transported"},
      {"A 54-year-old man.", "54-year-old", "no claim"},
      {"The man, 54, was arrested.", "54", "no claim"},
      {"A man aged 54 was arrested.", "aged 54", "group=man; predicate=arrested"},
      {"Men aged 54 were arrested.", "aged 54", "no claim"},
      {"Anna Bell was 54 years old.", "54 years old", "measure=ATTRIBUTE; group=Anna Bell"},
      {"A 15-year-old boy and Anna Bell were rescued.", "15-year-old",
       "group=boy; predicate=rescued"},
  });
}

TEST_CASE("Of what age somebody died") {
  Check({
      {"The painter Anna Bell has died aged 84.", "aged 84", "measure=ATTRIBUTE; group=Anna Bell"},
      {"Anna Bell, the painter, died on Sunday in Varn, aged 84.", "aged 84", "group=Anna Bell"},
      {"Anna Bell died at St Mary's Hospital in Varn at the age of 84.", "84", "group=Anna Bell"},
      {"Anna Bell, who died aged 84, was a painter.", "aged 84", "group=Anna Bell"},
      {"Anna Bell was killed in the crash at the age of 24.", "24", "group=Anna Bell"},
      {"Anna Bell dies at 84", "84", "measure=ATTRIBUTE; group=Anna Bell"},
      {"Anna Bell, the painter who turned the old harbour of Dorrin into a museum, has died at the "
       "age of 84.",
       "84", "measure=ATTRIBUTE; group=Anna Bell"},
      {"The sisters of Anna Bell, the painter who turned the old harbour of Dorrin into a museum, "
       "died at the age of 84.",
       "84", "no claim"},
      // By the clock.
      {"Anna Bell died at 23.", "23", "no claim"},
      // Somebody else did.
      {"The father of Anna Bell died aged 84.", "aged 84", "no claim"},
      {"Tom Orr and Anna Bell died aged 30 and 32.", "aged 30", "no claim"},
      {"Anna Bell, whose husband died aged 84, was a painter.", "aged 84", "no claim"},
      {"The man who shot Anna Bell has died aged 24.", "aged 24", "no claim"},
      {"The man accused of killing Anna Bell was 34 years old.", "34 years old", "no claim"},
      {"The mother of missing teenager Anna Bell has died aged 54.", "aged 54", "no claim"},
      {"A boy and his uncle Tom Orr died aged 40.", "aged 40", "no claim"},
      {"Banker and sculptor Anna Bell dies at 84", "84", "group=Anna Bell"},
      {"Anna Bell died at 930.", "930", "no claim"},
      {"Anna Bell died after she hit Tom Orr, aged 41.", "aged 41", "group=Tom Orr"},
  });
}

TEST_CASE("What a number of people rose to") {
  Check({
      {"The number of people killed when the dam burst on Tuesday rose to 14.", "14",
       "predicate=killed"},
      {"Deaths from the storm rose to 18.", "18", "predicate=Deaths"},
      {"The killed miners' families said pay rose to 18.", "18", "predicate=rose"},
  });
}

TEST_CASE("A chance is of what may happen, however doubtful") {
  Check({
      {"There is a 40 percent chance of a recession in Norland.", "40 percent",
       "measure=SHARE; predicate=recession; is=-"},
      {"Harris sees a one-in-three chance that the party will lose the House.",
       "one-in-three chance", "measure=SHARE; predicate=lose; is=-"},
  });
}

TEST_CASE("Struck by readers: whose figure and of which year") {
  Check({
      {"The ministry warned that the death toll may rise as 'hundreds' more were wounded.",
       "hundreds", "predicate=wounded"},
      {"Rebels struck often, as in a 2009 bombing of a market in Varn that killed 100 people.",
       "100 people", "predicate=killed; period=2009"},
      {"In 2009 Horvat built the house that cost 40 people their jobs.", "40 people", "period=-"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
