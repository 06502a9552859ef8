// Whole pages: what is news and what is the page around it, titles, and the ids of claims.
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "news.h"

namespace crosscheck::testing {
namespace {

constexpr const char* kTitle = "Ferry fire kills 14 in Morland";
constexpr const char* kLead = "A ferry fire killed 14 people in Morland, the mayor said.";

// The words of all claims, those of the title in brackets.
std::string Said(const std::string& title, const std::string& text) {
  const News news = ReadNews({Story{"a", "The Post", title, "2024-05-03", text}});
  std::string out;
  for (const Claim& claim : news.claims) {
    if (!out.empty()) out += " | ";
    const std::string words(news.Words(claim));
    out += claim.part == Part::kTitle ? "[" + words + "]" : words;
  }
  return out;
}

TEST_CASE("A title that the text repeats is read once, in the text") {
  const std::string lead = kLead;
  CHECK(Said(kTitle, lead) == "[14] | 14 people");
  CHECK(Said(kTitle, std::string(kTitle) + "\n\n" + lead) == "14 | 14 people");
  // Quotes of another make do not make another title.
  CHECK(Said("'Fire' kills 14 in Morland",
             "\xE2\x80\x98"
             "Fire\xE2\x80\x99 kills 14 in Morland\n\n" +
                 lead) == "14 | 14 people");
  CHECK(Said("", lead) == "14 people");
}

TEST_CASE("Page furniture yields no claims") {
  const std::string lead = kLead;
  struct Page {
    const char* why;
    std::string text, want;
  };
  const std::vector<Page> pages = {
      {"a copyright line in front", "Copyright 2024 The Post Ltd. All rights reserved.\n\n" + lead,
       "[14] | 14 people"},
      {"links behind the last sentence",
       lead + "\n\n12 ways to cook rice\n\n90 dead in a storm\n\nTop 10 films of 2023",
       "[14] | 14 people"},
      {"lines before the title",
       "Home News 2023\n\n31 dead in storm\n\nFerry fire kills 14 in Morland\n\n" + lead,
       "14 | 14 people"},
      {"a count of comments", lead + "\n\n128 comments", "[14] | 14 people"},
      {"links and prices around",
       "Share this 12 times\n\nRead more: 45 killed in flood\n\n" + lead +
           "\n\nSubscribe for $4 a month",
       "[14] | 14 people"},
      {"the second copy of a caption",
       "Smoke rose over the port after a fire killed 14 people. Photo: D. Horvat\n\n"
       "alt=Smoke rose over the port after a fire killed 14 people. Photo: D. Horvat\n\n"
       "The fire began below deck, the mayor said.",
       "[14] | 14 people"},
      {"a sentence said twice", lead + "\n\n" + lead, "[14] | 14 people"},
      {"numbers that name something",
       lead + " Call 555 1234 at 9 am. COVID-19 and the G20 were not the cause.",
       "[14] | 14 people"},
      // What is no furniture: a second sentence in other words.
      {"prose behind the lead", lead + "\n\nThe fire killed 14 people within an hour, he said.",
       "[14] | 14 people | 14 people"},
  };
  for (const Page& page : pages) {
    INFO(page.why);
    CHECK(Said(kTitle, page.text) == page.want);
  }
}

TEST_CASE("Furniture still yields mentions") {
  const Document document =
      Document::Create(
          ArticleOf({"a", "", kTitle, "2024-05-03", std::string(kLead) + "\n\n90 dead in a storm"}))
          .value();
  const ArticleReading reading = ReadArticle(document, 0);
  CHECK(std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const Value& value) {
    return value.span.In(document.text(value.part)).substr(0, 2) == "90";
  }));
}

std::vector<std::string> Ids(const std::string& id, const std::string& text) {
  std::vector<std::string> ids;
  for (const Claim& claim : ReadNews({Story{id, "", kTitle, "2024-05-03", text}}).claims)
    ids.push_back(claim.id.ToHex());
  return ids;
}

TEST_CASE("Ids are of words, not of places") {
  const std::string body =
      "The fire killed 14 people and injured 31 workers.\n\n"
      "Police arrested 12 men on Monday. The ferry carried 41 passengers.\n";
  const std::vector<std::string> ids = Ids("a", body);
  REQUIRE(ids.size() >= 5);

  SECTION("unique within an article, and between articles") {
    const std::vector<std::string> others = Ids("b", body);
    std::set<std::string> all(ids.begin(), ids.end());
    CHECK(all.size() == ids.size());
    all.insert(others.begin(), others.end());
    CHECK(all.size() == 2 * ids.size());
  }
  SECTION("a byte inserted elsewhere changes none") {
    CHECK(Ids("a", "\n" + body) == ids);
    CHECK(Ids("a", "Smoke was seen from the shore, and then nothing more.\n\n" + body) == ids);
    CHECK(Ids("a", body + "\nThe port stayed shut, and nobody knew for how long.\n") == ids);
  }
  SECTION("a byte inserted in one sentence changes the ids of that sentence only") {
    std::string changed = body;
    changed.insert(body.find("carried"), "then ");
    const std::vector<std::string> after = Ids("a", changed);
    REQUIRE(after.size() == ids.size());
    for (size_t i = 0; i + 1 < ids.size(); ++i) CHECK(after[i] == ids[i]);
    CHECK(after.back() != ids.back());
  }
}

TEST_CASE("Claims carry their article and lie inside its text") {
  const News news = ReadNews({Story{"a", "", kTitle, "2024-05-03", kLead},
                              Story{"b", "", "", "", "Police arrested 12 men in May 2019."}});
  REQUIRE(news.claims.size() >= 3);
  for (const Claim& claim : news.claims) {
    const Span part{0, static_cast<uint32_t>(news.TextOf(claim).size())};
    CHECK(part.Contains(claim.span));
    CHECK(claim.span.Contains(claim.clause));
    CHECK(claim.span.Contains(claim.value_span));
    CHECK_FALSE(claim.value_span.empty());
    CHECK(claim.published.has_value() == (news.documents[claim.article].id() == "a"));
    CHECK((claim.measure == Measure::kEventDate ? claim.time.has_value()
                                                : claim.quantity.has_value()));
  }
}

TEST_CASE("Texts without prose make no claims") {
  for (const char* text : {"", " ", "\n\n\n", "14", "***", "2019", "1 2 3 4 5", "\"", "( , ) ;"}) {
    INFO('<' << text << '>');
    CHECK(Said("", text) == "");
  }
}

}  // namespace
}  // namespace crosscheck::testing
