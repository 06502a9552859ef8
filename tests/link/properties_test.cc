// What links and facts promise of any news, tried on the sample articles and on generated ones.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "crosscheck/ingest/reader.h"
#include "crosscheck/link/linker.h"
#include "link/generate.h"
#include "link/keys.h"

namespace crosscheck::testing {
namespace {

std::vector<Article> SampleArticles() {
  std::vector<Article> articles;
  const std::filesystem::path folder =
      std::filesystem::path(CROSSCHECK_SOURCE_DIR) / "examples" / "articles";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    ReadResult read = ReadArticles(entry.path().filename().string(), bytes, {});
    for (Article& article : read.articles) articles.push_back(std::move(article));
  }
  // directory_iterator has no order.
  std::sort(articles.begin(), articles.end(),
            [](const Article& a, const Article& b) { return a.id < b.id; });
  return articles;
}

std::vector<Article> GeneratedArticles(uint64_t seed, int count) {
  std::vector<Article> articles;
  for (const Story& story : NewsGenerator(seed).Articles(count, 5))
    articles.push_back(ArticleOf(story));
  return articles;
}

// Everything that Compare says of a pair.
std::string Said(const Claim& a, const Claim& b) {
  const std::optional<Evidence> e = Compare(a, b);
  if (!e) return "not compared";
  return std::string(LinkTypeName(e->type)) + " " + DebugString(*e) +
         (e->same_stage ? " stage" : "") + (e->Strong() ? " strong" : "");
}

void CheckSymmetry(const News& news) {
  int compared = 0;
  for (size_t i = 0; i < news.claims.size(); ++i) {
    for (size_t j = i; j < news.claims.size(); ++j) {
      const std::string forth = Said(news.claims[i], news.claims[j]);
      compared += forth != "not compared";
      if (forth == Said(news.claims[j], news.claims[i])) continue;
      FAIL_CHECK(news.Words(news.claims[i]) << " / " << news.Words(news.claims[j]) << ": " << forth
                                            << " / " << Said(news.claims[j], news.claims[i]));
    }
  }
  CHECK(compared > 20);
}

TEST_CASE("Compare is symmetric") {
  const std::vector<Article> samples = SampleArticles();
  REQUIRE(samples.size() >= 8);
  CheckSymmetry(ReadNews(samples));
  CheckSymmetry(ReadNews(GeneratedArticles(1, 80)));
}

TEST_CASE("Scores lie between 0 and 1000, and links are ordered, above the threshold of any type") {
  const News news = ReadNews(GeneratedArticles(2, 120));
  const std::vector<Link> links = FindLinks(news.claims);
  REQUIRE(links.size() > 100);
  for (size_t i = 0; i < links.size(); ++i) {
    const Link& link = links[i];
    CHECK(link.a < link.b);
    CHECK(link.b < news.claims.size());
    CHECK(link.score > 0);
    CHECK(link.score <= 1000);
    if (link.type == LinkType::kSameFact || link.type == LinkType::kSeries)
      CHECK(link.score >= kLinkThreshold);
    if (i > 0) CHECK(std::pair(links[i - 1].a, links[i - 1].b) < std::pair(link.a, link.b));
    // Within one article only arithmetic joins.
    if (news.claims[link.a].article == news.claims[link.b].article)
      CHECK(link.type == LinkType::kDerived);
  }
}

TEST_CASE("Blocking loses no link") {
  const auto check = [](const News& news, size_t at_least) {
    const std::vector<Link> blocked = FindLinks(news.claims);
    CHECK(blocked.size() >= at_least);
    CHECK((blocked == FindLinksOfAllPairs(news.claims)));
  };
  check(ReadNews(SampleArticles()), 8);
  check(ReadNews(GeneratedArticles(3, 300)), 300);
}

TEST_CASE("A pair that shares no key is not compared") {
  const News news = ReadNews(GeneratedArticles(4, 60));
  int without = 0;
  for (const Claim& a : news.claims) {
    for (const Claim& b : news.claims) {
      if (link::SmallestShared(link::KeysOf(a), link::KeysOf(b)) != 0) continue;
      ++without;
      if (Compare(a, b)) FAIL_CHECK(Said(a, b));
    }
  }
  CHECK(without > 100);
}

bool SayOtherThings(const Claim& a, const Claim& b) {
  if (a.measure == Measure::kEventDate)
    return Relate(*a.period, *b.period).relation == PeriodRelationKind::kDisjoint;
  return Relate(*a.quantity, *b.quantity).relation == Relation::kDisjoint;
}

void CheckFacts(const News& news, size_t at_least) {
  const std::vector<Fact> facts = MakeFacts(news.documents, news.claims, FindLinks(news.claims));
  CHECK(facts.size() >= at_least);
  std::set<uint32_t> seen;
  std::set<std::string> ids;
  uint32_t first_before = 0;
  for (const Fact& fact : facts) {
    INFO(fact.label);
    CHECK(ids.insert(fact.id.ToHex()).second);
    CHECK_FALSE(fact.label.empty());
    REQUIRE(fact.claims.size() >= 2);
    CHECK(std::is_sorted(fact.claims.begin(), fact.claims.end()));
    CHECK(fact.claims.front() >= first_before);
    first_before = fact.claims.front();
    std::set<Span> sentences;
    for (uint32_t i : fact.claims) {
      CHECK(seen.insert(i).second);  // a claim belongs to one fact
      for (uint32_t j : fact.claims) {
        const Claim& a = news.claims[i];
        const Claim& b = news.claims[j];
        CHECK((a.measure == Measure::kEventDate) == (b.measure == Measure::kEventDate));
        CHECK_FALSE((i != j && a.article == b.article && SayOtherThings(a, b)));
        // Other periods are a series, not one fact.
        if (a.quantity && b.quantity && a.measure != Measure::kEventDate && a.period && b.period) {
          CHECK(Relate(*a.period, *b.period).relation != PeriodRelationKind::kDisjoint);
        }
      }
    }
  }
}

TEST_CASE("No fact holds two claims that contradict each other") {
  CheckFacts(ReadNews(SampleArticles()), 5);
  for (uint64_t seed : {5u, 6u, 7u}) CheckFacts(ReadNews(GeneratedArticles(seed, 100)), 10);
}

using Facts = std::set<std::set<std::string>>;  // of ids of claims
Facts FactsOf(const std::vector<Article>& articles) {
  const News news = ReadNews(articles);
  Facts facts;
  for (const Fact& fact : MakeFacts(news.documents, news.claims, FindLinks(news.claims))) {
    std::set<std::string> ids;
    for (uint32_t claim : fact.claims) ids.insert(news.claims[claim].id.ToHex());
    facts.insert(std::move(ids));
  }
  return facts;
}

void CheckPermutations(std::vector<Article> articles, uint64_t seed) {
  const Facts facts = FactsOf(articles);
  REQUIRE_FALSE(facts.empty());
  NewsGenerator random(seed);
  for (int round = 0; round < 4; ++round) {
    for (size_t i = articles.size(); i > 1; --i)
      std::swap(articles[i - 1], articles[random.Below(i)]);
    CHECK((FactsOf(articles) == facts));
  }
}

TEST_CASE("The order of articles does not matter: samples") {
  CheckPermutations(SampleArticles(), 8);
}
// Equal scores and copies are settled by the index of a claim, which follows the order of articles.
TEST_CASE("Former bug: the order of articles does not matter: generated") {
  CheckPermutations(GeneratedArticles(9, 60), 10);
}

TEST_CASE("Another article changes no other pair") {
  const std::vector<Article> some = GeneratedArticles(11, 40);
  const std::vector<Article> more = GeneratedArticles(11, 60);  // the same and twenty more
  const auto scores = [](const std::vector<Article>& articles) {
    const News news = ReadNews(articles);
    std::map<std::pair<std::string, std::string>, int> out;
    for (const Link& link : FindLinks(news.claims)) {
      if (news.claims[link.a].article >= 40 || news.claims[link.b].article >= 40) continue;
      out[{news.claims[link.a].id.ToHex(), news.claims[link.b].id.ToHex()}] = link.score;
    }
    return out;
  };
  const auto alone = scores(some);
  CHECK(alone.size() > 20);
  CHECK((alone == scores(more)));
}

TEST_CASE("Nothing to link") {
  CHECK(FindLinks({}).empty());
  CHECK(FindLinksOfAllPairs({}).empty());
  CHECK(MakeFacts({}, {}, {}).empty());
  const News one = ReadNews({InCourier("The fire killed 14 people in Varn.")});
  REQUIRE(one.claims.size() == 1);
  CHECK(FindLinks(one.claims).empty());
  CHECK(MakeFacts(one.documents, one.claims, {}).empty());
}

}  // namespace
}  // namespace crosscheck::testing
