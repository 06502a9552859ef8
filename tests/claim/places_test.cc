// Places: what lies where, and which names are places.
#include <string>

#include "claim/rows.h"

namespace crosscheck::testing {
namespace {

// The key of the first place that something is said to be in.
uint64_t WhereKey(const std::string& place) {
  const News news =
      ReadNews({Story{"a", "", "", "2024-05-03", "The blast killed 31 workers in " + place + "."}});
  for (const Claim& claim : news.claims) {
    if (!claim.where.empty()) return claim.where.front().key;
  }
  return 0;
}

TEST_CASE("A city lies in its country, a city of the United States in its state") {
  for (const auto& [place, around] : {std::pair{"Mosul", "Iraq"},
                                      {"Aleppo", "Syria"},
                                      {"Sydney", "Australia"},
                                      {"Kano", "Nigeria"},
                                      {"London", "the United Kingdom"},
                                      {"Kiev", "Ukraine"},
                                      {"San Diego", "California"},
                                      {"Houston", "Texas"},
                                      {"Atlanta", "the United States"},
                                      {"Texas", "the United States"},
                                      {"Kowloon", "Hong Kong"},
                                      {"Queensland", "Australia"},
                                      {"Scotland", "Britain"}}) {
    INFO(place);
    CHECK(WhereKey(place) != 0);
    CHECK(WhereKey(around) != 0);
    CHECK(PlaceAround(WhereKey(place)) == WhereKey(around));
  }
  for (const char* place : {"Iraq", "the United States", "Varn", "Georgia", "Birmingham"}) {
    INFO(place);
    CHECK(WhereKey(place) != 0);
    CHECK(PlaceAround(WhereKey(place)) == 0);
  }
  CHECK(PlaceAround(0) == 0);
}

TEST_CASE("Names of one place meet") {
  for (const auto& [a, b] : {std::pair{"Kyiv", "Kiev"},
                             {"Mumbai", "Bombay"},
                             {"Burma", "Myanmar"},
                             {"the UAE", "the United Arab Emirates"},
                             {"Sao Paulo", "S\xC3\xA3o Paulo"},
                             {"Washington DC", "Washington"}}) {
    INFO(a << " | " << b);
    CHECK(WhereKey(a) == WhereKey(b));
  }
}

TEST_CASE("Where it was") {
  Check({
      {"The blast killed 31 workers in Mosul.", "31 workers", "where=Mosul; places=Mosul; names=-"},
      {"The blast killed 31 workers in northern Mosul.", "31 workers", "where=Mosul"},
      {"The blast killed 31 workers in the northern Iraqi city of Mosul.", "31 workers",
       "where=Mosul"},
      {"The blasts killed 31 workers in Mosul and Kirkuk.", "31 workers", "where=Mosul Kirkuk"},
      {"The blast killed 31 workers near Port Varn.", "31 workers", "where=Port"},
      {"The blast killed 31 workers in Ho Chi Minh City.", "31 workers", "where=Ho Chi Minh City"},
      {"The blast killed 31 workers in the United States.", "31 workers", "where=United States"},
      {"The slump killed 31 firms in the United States economy.", "31 firms", "where=-"},
      {"The mayor of Mosul counted 31 workers.", "31 workers", "where=-; names=Mosul"},
  });
}

TEST_CASE("A capital is a city, and a government where it acts as one") {
  const auto key_of = [](const std::string& text) {
    const News news = ReadNews({Story{"a", "", "", "2024-05-03", text}});
    REQUIRE_FALSE(news.claims.empty());
    return news.claims[0].topic;
  };
  const uint64_t russia = WhereKey("Russia"), moscow = WhereKey("Moscow");
  CHECK(russia != moscow);
  CHECK(HasTerm(key_of("Moscow expelled 31 envoys."), russia));
  CHECK(HasTerm(key_of("Moscow has expelled 31 envoys."), russia));
  CHECK(HasTerm(key_of("The court in Moscow expelled 31 envoys."), moscow));
  CHECK(HasTerm(key_of("The Moscow court expelled 31 envoys."), moscow));
}

TEST_CASE("Places that persons are called after are persons") {
  Check({
      {"Police detained Anna Houston, 54, near the port.", "54", "group=Anna Houston"},
      {"Police detained Paris Bell, 54, near the port.", "54", "group=Paris Bell"},
      {"Police detained Tom Jordan, 54, near the port.", "54", "group=Tom Jordan"},
      {"Divers rescued Houston, 54, from the wreck.", "54", "group=Houston"},
      {"Divers rescued Anna Bell in Houston (54) from the wreck.", "54", "no claim"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
