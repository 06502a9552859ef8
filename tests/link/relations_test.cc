// How two claims of one story are linked: a table of pairs, with the type of the link or none.
#include <catch2/catch.hpp>
#include <initializer_list>
#include <set>
#include <string>

#include "crosscheck/link/linker.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

struct Row {
  std::string courier, courier_value, ledger, ledger_value, want;
};

std::string LinkBetween(const News& news, const std::string& a, const std::string& b) {
  for (const Link& link : FindLinks(news.claims)) {
    const Claim& x = news.claims[link.a];
    const Claim& y = news.claims[link.b];
    if (x.article != y.article && news.Words(x) == a && news.Words(y) == b)
      return std::string(LinkTypeName(link.type));
  }
  return "no link";
}

bool HasClaim(const News& news, uint32_t article, const std::string& words) {
  return std::any_of(news.claims.begin(), news.claims.end(), [&](const Claim& claim) {
    return claim.article == article && news.Words(claim) == words;
  });
}

void Check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO("courier: " << row.courier << "\nledger: " << row.ledger);
    const News news = ReadNews({InCourier(row.courier), InLedger(row.ledger)});
    CHECK(HasClaim(news, 0, row.courier_value));
    CHECK(HasClaim(news, 1, row.ledger_value));
    CHECK(LinkBetween(news, row.courier_value, row.ledger_value) == row.want);
  }
}

TEST_CASE("Former bug: what readers struck out of facts") {
  Check({
      // Incidents, and persons whom they befell.
      {"Two witnesses of the shooting at the Varn mill spoke to police.", "Two witnesses",
       "Two separate shootings at the Varn mill shook the town.", "Two separate shootings",
       "no link"},
      {"Police held two suspects in the shooting at the Varn mill.", "two suspects",
       "Two other gunshot victims of the Varn mill were treated.", "Two other gunshot victims",
       "no link"},
      // Who was charged in a shooting was not charged on its day.
      {"A miner was charged on Monday in the shooting at the Varn mill.", "Monday",
       "The shooting at the Varn mill shook the town on Friday.", "Friday", "no link"},
  });
}

TEST_CASE("One fact in other words") {
  Check({
      {"The fire at the Varn mill killed 14 people.", "14 people",
       "Fourteen people died in the fire at the Varn mill.", "Fourteen people", "SAME_FACT"},
      {"The fire at the Varn mill killed 14 people.", "14 people",
       "The fire at the Varn mill claimed 14 lives.", "14 lives", "SAME_FACT"},
      {"The fire at the Varn mill caused 14 deaths.", "14 deaths",
       "The fire at the Varn mill killed 19 people.", "19 people", "SAME_FACT"},
      {"Brinol is 50 times more potent than morphine.", "50 times",
       "Brinol is 30 to 50 times as strong as morphine.", "30 to 50 times", "SAME_FACT"},
      {"The Varn mill closed on 4 March 2021.", "4 March 2021",
       "The Varn mill was closed on 9 April 2021.", "9 April 2021", "SAME_FACT"},
  });
}

TEST_CASE("The same measure at another time is a series") {
  Check({
      {"Floods killed 1,240 people in Morland in 2017.", "1,240 people",
       "Floods killed 980 people in Morland in 2018.", "980 people", "SERIES"},
      {"The Varn mill hired 310 workers in May 2022.", "310 workers",
       "The Varn mill hired 120 workers in June 2022.", "120 workers", "SERIES"},
      // A month lies in its year.
      {"Floods killed 1,240 people in Morland in 2017.", "1,240 people",
       "Floods killed 1,240 people in Morland in May 2017.", "1,240 people", "SAME_FACT"},
  });
}

TEST_CASE("One distinctive figure of a broader and a narrower thing") {
  Check({
      {"Accidents at sea killed 1,263 people in Morland in 2022.", "1,263 people",
       "Ferry accidents at sea killed 1,263 people in Morland in 2022.", "1,263 people",
       "SAME_FIGURE"},
  });
}

TEST_CASE("A share of a whole against another outlet's count, and figures of one sentence") {
  const News news = ReadNews({InCourier(
      "Complaints about the Varn mill rose 30 percent, from 200 in 2021 to 280 in 2022.")});
  const std::vector<Link> links = FindLinks(news.claims);
  REQUIRE(links.size() == 1);
  CHECK(links[0].type == LinkType::kDerived);
}

TEST_CASE("A part and its whole") {
  Check({
      {"The blast at the Varn mill injured 47 workers.", "47 workers",
       "The blast at the Varn mill injured another nine workers.", "nine workers", "PART_OF"},
      // More than the whole is no part of it, and two parts are of one kind.
      {"The blast at the Varn mill injured 47 workers.", "47 workers",
       "The blast at the Varn mill injured another 60 workers.", "60 workers", "no link"},
      {"The blast at the Varn mill injured eight other workers.", "eight other workers",
       "The blast at the Varn mill injured eight others among the workers.", "eight others",
       "SAME_FACT"},
  });
}

TEST_CASE("Not the same thing") {
  Check({
      // Other groups.
      {"The Ardent carried 214 passengers.", "214 passengers",
       "The Ardent carried 31 crew members.", "31 crew members", "no link"},
      // Other predicates of one group.
      {"The Varn mill hired 310 workers at the harbour.", "310 workers",
       "The Varn mill evacuated 310 workers at the harbour.", "310 workers", "no link"},
      // Other bases, other measures, a denial.
      {"Brinol is 50 times stronger than morphine.", "50 times",
       "Brinol is 50 times stronger than cocaine.", "50 times", "no link"},
      {"The Ardent carried 214 tonnes of wheat.", "214 tonnes",
       "The Ardent carried 214 passengers.", "214 passengers", "no link"},
      {"The blast at the Varn mill injured 47 workers.", "47 workers",
       "The blast at the Varn mill did not injure 47 workers.", "47 workers", "no link"},
      // A date and a figure of one event.
      {"The Varn mill closed on 4 March 2021.", "4 March 2021",
       "The Varn mill closed 4 wells at the harbour.", "4 wells", "no link"},
      // Other events of one thing.
      {"The Varn mill opened on 4 March 2021.", "4 March 2021",
       "The Varn mill closed on 4 March 2021.", "4 March 2021", "no link"},
  });
}

// Of wire copy that both printed, one outlet adds a newer figure: its own two figures stay apart.
TEST_CASE("A copied sentence does not join what its article keeps apart") {
  const std::string wire = "The blast at the Varn mill injured 47 workers on Monday.";
  const News news =
      ReadNews({InCourier(wire),
                InLedger(wire + " The blast at the Varn mill injured 58 workers, it said.")});
  const std::vector<Fact> facts = MakeFacts(news.documents, news.claims, FindLinks(news.claims));
  REQUIRE_FALSE(facts.empty());
  for (const Fact& fact : facts) {
    std::set<std::string> of_ledger;
    for (uint32_t claim : fact.claims) {
      if (news.claims[claim].article == 1)
        of_ledger.insert(std::string(news.Words(news.claims[claim])));
    }
    CHECK_FALSE((of_ledger.count("47 workers") && of_ledger.count("58 workers")));
  }
}

TEST_CASE("Two stories share no link") {
  const Story quake = {
      "quake", "The Post", "Quake shakes Ostrey valley", "2024-05-03",
      "A quake shook the Ostrey valley before dawn, and the mayor Dolores Whitt opened the "
      "schools.\n\nThe quake killed 14 people and injured 47 in the Ostrey valley on Monday.\n\n"
      "Some 1,263 people were evacuated, and Whitt asked the army for tents and blankets.\n"};
  const Story crash = {
      "crash", "The Ledger", "Bus crash near Tollan kills pupils", "2024-05-04",
      "A school bus left the road near Tollan, where the driver Orson Pell had asked for "
      "repairs.\n\n"
      "The crash killed 14 people and injured 47 near Tollan on Monday.\n\n"
      "Some 1,263 people were evacuated from the stadium of Tollan when the fuel caught fire.\n"};
  const News news = ReadNews({quake, crash});
  REQUIRE(news.claims.size() >= 6);
  CHECK(FindLinks(news.claims).empty());
  // The same sentences in one story are linked: silence is that of the stories.
  Story again = quake;
  again.id = "again";
  CHECK(FindLinks(ReadNews({quake, again}).claims).size() >= 3);
}

// A name is borne by many: that two articles have it says nothing of two persons, as long as they
// have nothing else in common.
TEST_CASE("An age is of one person where the articles are of one story") {
  const Story fire = {"fire", "The Post", "Fire at the Tollan theatre", "2024-05-03",
                      "A fire at the Tollan theatre hurt Anna Bell, 34, who plays the viola."};
  const Story later = {"later", "The Mail", "Viola player home after Tollan fire", "2024-05-04",
                       "Anna Bell, 35, who plays the viola, is home after the fire at the Tollan "
                       "theatre."};
  const Story other = {"other", "The Sun", "Council of Ostrey elects a mayor", "2019-11-20",
                       "The council of Ostrey elected Anna Bell, 61, a vet from Port Calder."};
  const auto ages = [](const News& news) {
    size_t links = 0;
    for (const Link& link : FindLinks(news.claims))
      links += news.claims[link.a].measure == Measure::kAttribute;
    return links;
  };
  CHECK(ages(ReadNews({fire, later})) == 1);
  CHECK(ages(ReadNews({fire, other})) == 0);
}

}  // namespace
}  // namespace crosscheck::testing
