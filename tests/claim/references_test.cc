// What "it", "they", "she" and "the company" stand for, and where that is left open.
#include "claim/rows.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::testing {
namespace {

struct ReferenceRow {
  std::string text, value, stands_for;  // "-": nothing is told
};

const Claim* Find(const News& news, const std::string& value) {
  for (const Claim& claim : news.claims)
    if (news.Words(claim) == value) return &claim;
  return nullptr;
}

News Read(const std::string& text) {
  return ReadNews({Story{"a", "The Post", "", std::string(kPrinted), text}});
}

TermSet SubjectOf(const std::string& name) {
  const News news = Read(name + " killed 31 sailors.");
  return news.claims.empty() ? TermSet() : news.claims[0].subject;
}

void CheckReferences(std::initializer_list<ReferenceRow> rows) {
  for (const ReferenceRow& row : rows) {
    INFO("text: " << row.text << "\nvalue: " << row.value << "\nwant: " << row.stands_for);
    const News news = Read(row.text);
    const Claim* claim = Find(news, row.value);
    REQUIRE(claim != nullptr);
    const bool open = row.stands_for == "-";
    CHECK(claim->subject_resolved == !open);
    const TermSet want = open ? TermSet() : SubjectOf(row.stands_for);
    CHECK(want.empty() == open);
    CHECK(claim->subject.size() == want.size());
    CHECK(SharedTerms(claim->subject, want) == static_cast<int>(want.size()));
  }
}

TEST_CASE("A pronoun stands for the subject before it") {
  CheckReferences({
      {"The storm reached Varn on Monday. It killed 31 sailors.", "31 sailors", "Storms"},
      {"The storm reached Varn on Monday, and it killed 31 sailors.", "31 sailors", "Storms"},
      {"Police searched the port of Varn. They arrested 31 sailors.", "31 sailors", "Police"},
      {"Rebels entered the town. On Monday they killed 31 sailors.", "31 sailors", "Rebels"},
      // Number and person.
      {"Police searched the port. It killed 31 sailors.", "31 sailors", "-"},
      {"The storm reached Varn. They killed 31 sailors.", "31 sailors", "-"},
      {"Anna Bell reached Varn. It killed 31 sailors.", "31 sailors", "-"},
      // Two subjects, too far away, or nothing before.
      {"The storm reached Varn. The fire reached Selm. It killed 31 sailors.", "31 sailors", "-"},
      {"The storm reached Varn. Nobody slept. Nobody ate. It killed 31 sailors.", "31 sailors",
       "-"},
      {"It killed 31 sailors.", "31 sailors", "-"},
      // Somebody else tells of it.
      {"The storm reached Varn. Horvat said that in Selm it killed 31 sailors.", "31 sailors", "-"},
      {"The storm reached Varn. \"It killed 31 sailors,\" a man said.", "31 sailors", "-"},
  });
}

TEST_CASE("He and she are the one person named") {
  CheckReferences({
      {"Divers found Anna Bell near the port. She killed 31 sailors.", "31 sailors", "Anna Bell"},
      {"Divers found Anna Bell. Nobody slept. She killed 31 sailors.", "31 sailors", "Anna Bell"},
      {"Divers found Anna Bell. Later Bell slept. She killed 31 sailors.", "31 sailors",
       "Anna Bell"},
      {"Divers found Anna Bell and Tomas Quell. She killed 31 sailors.", "31 sailors", "-"},
      {"Divers found Anna Bell. Nobody slept. Nobody ate. She killed 31 sailors.", "31 sailors",
       "-"},
      // A witness, and one without a name.
      {"\"We found her,\" said Anna Bell. She killed 31 sailors.", "31 sailors", "-"},
      {"Divers found Anna Bell. The gunman slept before he killed 31 sailors.", "31 sailors", "-"},
      {"Divers searched the Harbour School. She killed 31 sailors.", "31 sailors", "-"},
  });
}

TEST_CASE("A definite description is the one name of its class") {
  CheckReferences({
      {"Workers of Hesk Airlines met in Varn. The company killed 31 sailors.", "31 sailors",
       "Hesk Airlines"},
      {"Workers of Hesk Airlines met Anna Bell. On Monday the carrier killed 31 sailors.",
       "31 sailors", "Hesk Airlines"},
      {"Workers of Hesk Airlines and Quell Motors met. The company killed 31 sailors.",
       "31 sailors", "-"},
      {"Anna Bell met workers. The company killed 31 sailors.", "31 sailors", "-"},
      {"Workers of Hesk Airlines met. Shares of the company lost 31 percent.", "31 percent", "-"},
      {"Doctors fear fentanyl. The drug killed 31 sailors.", "31 sailors", "Fentanyl"},
      {"Doctors fear fentanyl and heroin. The drug killed 31 sailors.", "31 sailors", "-"},
      {"Doctors fear fentanyl. The company killed 31 sailors.", "31 sailors", "-"},
      {"Doctors fear fentanyl. The drug is 50 times more potent than morphine.", "50 times",
       "Fentanyl"},
      // What the article is about.
      {"Doctors fear fentanyl. Sellers mix fentanyl with flour. Some want fentanyl banned. Nobody "
       "slept. Nobody ate. Nobody spoke. The drug killed 31 sailors.",
       "31 sailors", "Fentanyl"},
      {"Doctors fear fentanyl. Nobody slept. Nobody ate. Nobody spoke. The drug killed 31 sailors.",
       "31 sailors", "-"},
  });
}

TEST_CASE("The words of a guessed subject are those that point back") {
  const News news = Read("The storm reached Varn. It killed 31 sailors.");
  const Claim* claim = Find(news, "31 sailors");
  REQUIRE(claim != nullptr);
  REQUIRE_FALSE(claim->subject.empty());
  CHECK(claim->subject.front().weight == 1);
  CHECK(SlotOf(*claim, news.TextOf(*claim), "subject") == "It");
}

TEST_CASE("What is said itself is not looked for") {
  const News news = Read("The storm reached Varn. Rebels killed 31 sailors.");
  const Claim* claim = Find(news, "31 sailors");
  REQUIRE(claim != nullptr);
  CHECK_FALSE(claim->subject_resolved);
  CHECK(SlotOf(*claim, news.TextOf(*claim), "subject") == "Rebels");
}

TEST_CASE("A sentence is self-contained where it names somebody and points back to nothing") {
  const auto [text, self_contained] = GENERATE(table<std::string, bool>({
      {"Verrell Lines employs 310 sailors at the harbour.", true},
      {"The harbour of London is 31 kilometres long.", false},  // a place of all news
      {"The harbour master of Verrell counted 31 boats.", true},
      {"The harbour master counted 31 boats on the quay.", false},
      {"The company employs 310 sailors, Anna Bell said.", false},
      {"Anna Bell said that the company employs 310 sailors.", false},
      {"The company Verrell employs 310 sailors at the harbour.", true},
      {"It employs 310 sailors, Anna Bell said.", false},
      {"Anna Bell said she had counted 31 boats on the quay.", true},
      {"The water at the quay was 14 degrees Celsius warm.", false},  // a unit is no name
  }));
  CAPTURE(text);
  const News news = Read(text);
  REQUIRE(news.claims.size() == 1);
  CHECK(news.claims[0].self_contained == self_contained);
}

TEST_CASE("The main names of an article are those that it says most") {
  const auto main_names = [](const std::string& title, const std::string& text) {
    const News news = ReadNews({Story{"a", "The Post", title, std::string(kPrinted), text}});
    REQUIRE(!news.claims.empty());
    return news.claims[0].article_topic.main_names();
  };
  const uint64_t hesker = Hash64("hesker"), dovrick = Hash64("dovrick");
  const std::string counted = "In Hesker the police counted 31 boats. ";
  CHECK(main_names("", counted) == MainNames{});
  CHECK(main_names("", counted + "They left Hesker. Nobody knows Hesker.") == MainNames{hesker});
  // Once in the title is as good.
  CHECK(main_names("Boats of Hesker are counted by the police", counted) == MainNames{hesker});
  // A second one that is said nearly as often.
  const std::string both = counted + "Anna Dovrick left Hesker, and so did a friend of Dovrick. ";
  CHECK(main_names("", both + "Nobody in Hesker saw Dovrick in Hesker.") ==
        MainNames{hesker, dovrick});
  CHECK(main_names("", both + "Nobody in Hesker saw her. They love Hesker, and Hesker only, and "
                              "in Hesker they stay.") == MainNames{hesker});
  // Words of many names tell nobody from others.
  CHECK(main_names("",
                   "The Hesker Corp counted 31 boats. The Hesker Corp sold them. Few love the "
                   "Hesker Corp.") == MainNames{hesker});
  CHECK(main_names("",
                   "COVID-19 killed 31 people in Hesker. In Hesker, COVID-19 spreads, and "
                   "Hesker fears COVID-19.") == MainNames{hesker});
}

}  // namespace
}  // namespace crosscheck::testing
