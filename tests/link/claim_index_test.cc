// What an index lists is enough: no link of all pairs is lost to one who asks it.
#include "crosscheck/link/claim_index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/link/linker.h"
#include "link/generate.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/synthetic.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

Document DocumentOf(const std::string& id) {
  Article article;
  article.id = id;
  return Document::Create(std::move(article)).value();
}

// An index of claims that are ordered by article.
MemoryIndex IndexOf(const std::vector<Claim>& claims) {
  MemoryIndex index;
  for (size_t begin = 0, end = 0; begin < claims.size(); begin = end) {
    while (end < claims.size() && claims[end].article == claims[begin].article) ++end;
    while (index.article_bound() < claims[begin].article)
      REQUIRE(index.Add(DocumentOf("none-" + std::to_string(index.article_bound())), {}).ok());
    REQUIRE(index
                .Add(DocumentOf(std::to_string(claims[begin].article)),
                     {claims.begin() + static_cast<std::ptrdiff_t>(begin),
                      claims.begin() + static_cast<std::ptrdiff_t>(end)})
                .ok());
  }
  return index;
}

// What the lists by term say that an article shares with all others: the likeness of Likeness().
std::map<uint32_t, int> Shared(const ClaimIndex& index, const TermSet& topic) {
  std::map<uint32_t, int> shared;
  std::vector<TopicPosting> storage;
  for (const Term& term : topic) {
    const auto postings = index.ArticlesAbout(term.key, storage);
    REQUIRE(postings.ok());
    for (const TopicPosting& posting : *postings) {
      shared[posting.article] +=
          link::TopicWeight(std::min(term.weight, static_cast<uint8_t>(posting.weight)));
    }
  }
  return shared;
}

TEST_CASE("an index in memory gives back what was added") {
  const News news = ReadNews({
      {"a", "The Post", "Ferry sinks", "2024-05-03",
       "The ferry Orla sank off Port Calder, killing "
       "31 people. Anna Bell, 34, was among those whom fishermen saved."},
      {"b", "The Mail", "", "2024-05-04", "Nobody counts anything here."},
      {"c", "The Sun", "", "", "The ferry Orla sank off Port Calder, killing 29 people."},
  });
  MemoryIndex index;
  for (const Document& document : news.documents) REQUIRE(index.Add(document).ok());
  CHECK(index.article_bound() == 3);
  CHECK(index.claim_count() == news.claims.size());
  CHECK(index.Add(news.documents[0]).code() == absl::StatusCode::kAlreadyExists);
  CHECK(index.article_bound() == 3);
  CHECK(index.Find("c").value() == 2u);
  CHECK(index.Find("d").value() == std::nullopt);
  CHECK(index.DocumentOf(1)->id() == "b");
  CHECK(index.Head(0)->day == absl::CivilDay(2024, 5, 3) - absl::CivilDay());
  CHECK(index.Head(0)->topic_weight == TopicWeightOf(news.claims[0].article_topic));
  CHECK(*index.Head(1) == ArticleHead{});
  CHECK(index.Head(2)->day == ArticleHead::kNoDay);
  const std::shared_ptr<const std::vector<Claim>> claims = index.ClaimsOf(0).value();
  REQUIRE(claims->size() == 2);
  CHECK((*claims)[0].id == news.claims[0].id);
  // The words of one sentence, without the numbers.
  std::vector<ClaimAddress> storage;
  const auto under = [&](uint64_t key) { return index.ClaimsUnder(key, storage).value(); };
  const std::vector<uint64_t> age = ListedKeys((*claims)[1]), words = ListedKeys((*claims)[0]);
  REQUIRE(age.size() == 1);
  REQUIRE(words.size() == 1);
  CHECK(under(age[0]) == absl::MakeConstSpan({ClaimAddress{0, 1}}));
  CHECK(under(words[0]) == absl::MakeConstSpan({ClaimAddress{0, 0}, ClaimAddress{2, 0}}));
  CHECK(under(words[0] + 1).empty());
}

TEST_CASE("lists by term tell the likeness of articles") {
  const std::vector<Claim> claims = SyntheticNews(4).Articles(300);
  const MemoryIndex index = IndexOf(claims);
  int alike = 0;
  for (size_t i = 0; i < claims.size(); i += 7) {
    const std::map<uint32_t, int> shared = Shared(index, claims[i].article_topic);
    for (size_t j = 0; j < claims.size(); j += 5) {
      const auto found = shared.find(claims[j].article);
      const ArticleHead x = *index.Head(claims[i].article), y = *index.Head(claims[j].article);
      const int likeness =
          link::LikenessOf(found == shared.end() ? 0 : found->second, x.topic_weight,
                           y.topic_weight, link::NeedOf(link::DaysApart(x.day, y.day)));
      const bool apart = link::HaveOtherMainNames(claims[i].article_topic, claims[j].article_topic);
      CHECK((apart ? 0 : likeness) == link::Likeness(claims[i], claims[j]));
      alike += likeness > 100;
    }
  }
  CHECK(alike > 100);
}

// Could a session that asks an index for one claim meet the other?
bool Found(const ClaimIndex& index, const Claim& a, const Claim& b) {
  if (link::Likeness(a, b) >= link::NeedOf(link::DaysApart(a, b)).likeness) return true;
  std::vector<ClaimAddress> storage;
  for (const uint64_t key : ListedKeys(a)) {
    const auto under = index.ClaimsUnder(key, storage);
    REQUIRE(under.ok());
    for (const ClaimAddress& at : *under) {
      if (at.article == b.article && (*index.ClaimsOf(at.article).value())[at.claim].id == b.id)
        return true;
    }
  }
  return false;
}

TEST_CASE("no link is lost to one who asks the index") {
  std::vector<std::vector<Claim>> batches = {SyntheticNews(5).Articles(1200)};
  for (uint64_t seed = 0; seed < 6; ++seed)
    batches.push_back(ReadNews(NewsGenerator(seed).Articles(40, 8)).claims);
  size_t links = 0, unlike = 0;
  for (const std::vector<Claim>& claims : batches) {
    const MemoryIndex index = IndexOf(claims);
    for (const Link& link : FindLinksOfAllPairs(claims)) {
      const Claim &a = claims[link.a], &b = claims[link.b];
      if (a.article == b.article) continue;
      CHECK(Found(index, a, b));
      CHECK(Found(index, b, a));
      ++links;
      unlike += link::Likeness(a, b) < link::kLeastLikeness;
    }
  }
  CHECK(links > 2000);
  CHECK(unlike > 0);
}

}  // namespace
}  // namespace crosscheck::testing
