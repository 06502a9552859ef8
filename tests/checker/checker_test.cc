// The façade: what a batch of articles takes and refuses, and what its report depends on.
#include "crosscheck/checker.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "company_page.h"
#include "link/generate.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

// Two articles that conflict, and a third of another story.
const std::vector<Story>& Batch() {
  static const std::vector<Story>* const batch =
      new std::vector<Story>{InCourier("The Varn mill employs 310 workers at the harbour."),
                             InLedger("The Varn mill employs 470 workers at the harbour."),
                             {"quake", "The Post", "Quake shakes Ostrey valley", "2024-05-03",
                              "A quake killed 14 people in the Ostrey valley, where the mayor "
                              "Dolores Whitt opened all the "
                              "schools.\n\nNobody knew how long the roads would stay shut.\n"}};
  return *batch;
}

Checker CheckerOf(const std::vector<Story>& stories, CheckerOptions options = {}) {
  Checker checker(options);
  for (const Story& story : stories) {
    const absl::Status status = checker.Add(ArticleOf(story));
    INFO(status);
    REQUIRE(status.ok());
  }
  return checker;
}

std::string Json(const Checker& checker) { return ReportToJson(checker.Check().value()).value(); }

TEST_CASE("A batch is checked as a whole") {
  const Report report = CheckerOf(Batch()).Check().value();
  REQUIRE(report.articles.size() == 3);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == FindingKind::kNumericConflict);
  CHECK(report.facts.size() == 1);
  CHECK(report.compared_claims == 2);
  std::set<std::string> sides;
  for (uint32_t claim : report.findings[0].claims)
    sides.insert(report.articles[report.claims[claim].article].id());
  CHECK(sides == std::set<std::string>{"courier", "ledger"});
  // Claims are ordered by article.
  for (size_t i = 1; i < report.claims.size(); ++i)
    CHECK(report.claims[i - 1].article <= report.claims[i].article);
}

TEST_CASE("No article, one article, an article without a day or without prose") {
  Checker checker;
  CHECK(checker.article_count() == 0);
  Report report = checker.Check().value();
  CHECK(report.articles.empty());
  CHECK(report.findings.empty());
  CHECK(ReportToJson(report).ok());

  REQUIRE(checker.Add(ArticleOf(Batch()[0])).ok());
  report = checker.Check().value();
  CHECK(report.articles.size() == 1);
  CHECK(report.claims.size() == 1);
  CHECK(report.findings.empty());
  CHECK(report.compared_claims == 0);

  Story undated = Batch()[1];
  undated.published = "";
  REQUIRE(checker.Add(ArticleOf(undated)).ok());
  REQUIRE(checker.Add(ArticleOf({"empty", "", "", "", ""})).ok());
  report = checker.Check().value();
  CHECK(report.articles.size() == 3);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == FindingKind::kNumericConflict);
}

TEST_CASE("An article of the id of an earlier one is its newer version") {
  Checker checker = CheckerOf(Batch());
  Story mended = Batch()[1];
  mended.text.replace(mended.text.find("470"), 3, "310");
  REQUIRE(checker.Add(ArticleOf(mended)).ok());
  CHECK(checker.article_count() == 3);
  const Report report = checker.Check().value();
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].kind == FindingKind::kAgreement);
  // Nothing of the old version is left.
  CHECK(Json(checker) == Json(CheckerOf({Batch()[0], mended, Batch()[2]})));
}

TEST_CASE("What is refused leaves the batch as it was") {
  Checker checker = CheckerOf(Batch());
  const std::string before = Json(checker);

  Article nameless = ArticleOf(Batch()[0]);
  nameless.id = "";
  const absl::Status no_id = checker.Add(nameless);
  CHECK(absl::IsInvalidArgument(no_id));
  CHECK(no_id.message().find("id") != absl::string_view::npos);

  for (const char* bytes : {"caf\xE9 burned", "\xFF", "a\xC3", "\xED\xA0\x80"}) {
    Article broken = ArticleOf(Batch()[0]);
    broken.text = bytes;
    CHECK(absl::IsInvalidArgument(checker.Add(broken)));
    broken = ArticleOf(Batch()[0]);
    broken.title = bytes;
    CHECK(absl::IsInvalidArgument(checker.Add(broken)));
  }
  CHECK(checker.article_count() == 3);
  CHECK(Json(checker) == before);
}

TEST_CASE("A draft sees only the findings that touch it") {
  std::vector<Story> stories = Batch();
  Story third = InLedger("The Varn mill employs 470 workers at the harbour.");
  third.id = "zeta";
  third.outlet = "The Zeta";
  stories.push_back(third);
  const Checker checker = CheckerOf(stories);
  const size_t all = checker.Check().value().findings.size();
  const Report of_courier = checker.Check("courier").value();
  CHECK_FALSE(of_courier.findings.empty());
  CHECK(of_courier.findings.size() < all);  // ledger and zeta agree without the courier
  for (const Finding& finding : of_courier.findings) {
    CHECK(std::any_of(finding.claims.begin(), finding.claims.end(), [&](uint32_t claim) {
      return of_courier.articles[of_courier.claims[claim].article].id() == "courier";
    }));
  }
  CHECK(of_courier.compared_claims == 1);
  CHECK(checker.Check("quake").value().findings.empty());

  const absl::StatusOr<Report> unknown = checker.Check("nobody");
  REQUIRE_FALSE(unknown.ok());
  CHECK(absl::IsNotFound(unknown.status()));
  CHECK(unknown.status().message().find("nobody") != absl::string_view::npos);
  CHECK(absl::IsNotFound(checker.Check("").status()));
}

TEST_CASE("Findings below the least confidence are left out") {
  const std::vector<Finding> all =
      CheckerOf(Batch(), {.min_confidence = 0}).Check().value().findings;
  REQUIRE(all.size() == 1);
  const double just = all[0].confidence / 1000.0;
  CHECK(CheckerOf(Batch(), {.min_confidence = just}).Check().value().findings.size() == 1);
  CHECK(CheckerOf(Batch(), {.min_confidence = just + 0.01}).Check().value().findings.empty());
}

TEST_CASE("The same articles in any order give the same bytes") {
  std::vector<Story> stories = NewsGenerator(21).Articles(40, 5);
  stories.insert(stories.end(), Batch().begin(), Batch().end());
  const std::string json = Json(CheckerOf(stories));
  CHECK(json.find("\"findings\"") != std::string::npos);
  NewsGenerator random(22);
  for (int round = 0; round < 3; ++round) {
    for (size_t i = stories.size(); i > 1; --i) std::swap(stories[i - 1], stories[random.Below(i)]);
    CHECK((Json(CheckerOf(stories)) == json));
  }
  // And a second time from one checker.
  const Checker checker = CheckerOf(stories);
  CHECK((Json(checker) == Json(checker)));
}

TEST_CASE("AddAll is Add of each, on any number of threads") {
  std::vector<Article> articles;
  for (const Story& story : Batch()) articles.push_back(ArticleOf(story));
  for (int i = 0; i < 60; ++i) {  // more than there are threads
    articles.push_back(ArticleOf(Batch()[static_cast<size_t>(i) % 3]));
    articles.back().id += std::to_string(i);
  }
  articles[7].id.clear();
  articles[9].text = "\xff";
  articles[11].id = articles[10].id;  // a newer version
  articles[11].text += "\n\nNine others were hurt.";
  Checker one_by_one;
  std::vector<absl::Status> expected;
  for (const Article& article : articles) expected.push_back(one_by_one.Add(article));
  CHECK(!expected[7].ok());
  CHECK(!expected[9].ok());
  for (unsigned threads : {0u, 1u, 2u, 5u}) {
    Checker checker({.threads = threads});
    CHECK(checker.AddAll(articles) == expected);
    CHECK(checker.article_count() == articles.size() - 3);
    CHECK(Json(checker) == Json(one_by_one));
  }
}

TEST_CASE("One boilerplate sentence in two thousand articles ends") {
  std::vector<Story> stories;
  for (int i = 0; i < 2000; ++i) {
    const std::string number = std::to_string(i);
    stories.push_back(
        {"article-" + number, "Outlet " + number, "", "2024-05-03",
         "The Varn mill employs 310 workers at the harbour of Cape Dorrin.\n\nA "
         "short word from the editors ends this piece as it ends every other one.\n"});
  }
  const Report report = CheckerOf(stories).Check().value();
  CHECK(report.articles.size() == 2000);
  REQUIRE(report.facts.size() == 1);
  CHECK(report.facts[0].claims.size() == 2000);
  CHECK(report.compared_claims == 2000);
  // Said once for each copy at most, not once for each pair of them.
  CHECK(report.findings.size() < 4000);
  for (const Finding& finding : report.findings) CHECK(finding.kind == FindingKind::kAgreement);
}

TEST_CASE("Pages of one template about several companies dispute nothing") {
  const std::string names[] = {"Hesker", "Orlane", "Dovrick", "Selbin", "Marrow", "Tavish"};
  std::vector<Story> pages;
  for (int i = 0; i < 6; ++i)
    pages.push_back(CompanyPage("page" + std::to_string(i), names[i], 11 + 13 * i));
  const Report report = CheckerOf(pages).Check().value();
  CHECK(report.claims.size() >= 6 * 8);
  CHECK(report.findings.empty());
  // Two of one company do.
  const Report of_one =
      CheckerOf({CompanyPage("morning", "Hesker", 15), CompanyPage("evening", "Hesker", 22)})
          .Check()
          .value();
  for (const std::string value : {"$15.40 billion", "$2.15", "15 percent"}) {
    CAPTURE(value);
    CHECK(std::any_of(of_one.findings.begin(), of_one.findings.end(), [&](const Finding& finding) {
      return finding.kind == FindingKind::kNumericConflict &&
             finding.explanation.find(value) != std::string::npos;
    }));
  }
}

TEST_CASE("A checker can be moved") {
  Checker first = CheckerOf(Batch());
  const std::string json = Json(first);
  Checker second = std::move(first);
  CHECK(second.article_count() == 3);
  CHECK(Json(second) == json);
}

TEST_CASE("Extract reads one article") {
  const Extraction extraction = Extract(ArticleOf(Batch()[2])).value();
  REQUIRE(extraction.claims.size() == 1);
  CHECK(extraction.claims[0].value_span.In(extraction.document.text()) == "14 people");
  CHECK(extraction.mentions.size() == 1);
  Article broken = ArticleOf(Batch()[2]);
  broken.text = "\xFF";
  CHECK(absl::IsInvalidArgument(Extract(broken).status()));
  CHECK(Extract(ArticleOf({"e", "", "", "", ""})).value().claims.empty());
}

TEST_CASE("The version has three numbers") {
  const std::string version(Version());
  CHECK(std::count(version.begin(), version.end(), '.') == 2);
  CHECK(version.find_first_not_of("0123456789.") == std::string::npos);
}

TEST_CASE("A list of what to ignore") {
  const std::string one(32, '0'), two(32, 'a');
  const auto list = ParseIgnoreList("seen.txt", "# seen\n\n  " + one + "\t# by me\r\n" + two);
  REQUIRE(list.ok());
  CHECK(*list == std::vector<Fingerprint>{*Fingerprint::FromHex(one), *Fingerprint::FromHex(two)});
  CHECK(ParseIgnoreList("seen.txt", "")->empty());
  for (const std::string& wrong : {std::string("x"), one + "0", one + " " + two}) {
    const auto refused = ParseIgnoreList("seen.txt", "\n" + wrong);
    REQUIRE_FALSE(refused.ok());
    CHECK(std::string(refused.status().message()).rfind("seen.txt:2: \"", 0) == 0);
  }
}

}  // namespace
}  // namespace crosscheck::testing
