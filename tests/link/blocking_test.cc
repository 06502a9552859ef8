// Blocking against all pairs: no link may be lost, and none may depend on the order of articles.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "crosscheck/link/linker.h"
#include "link/alike.h"
#include "link/likeness.h"
#include "link/synthetic.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

using link::Topic;

// Topics of up to sixty terms out of a few hundred, the low ones in most of them, and half of them
// with a main name or two.
std::vector<ArticleTopic> RandomTopics(std::mt19937& random, size_t count) {
  std::vector<ArticleTopic> topics;
  while (topics.size() < count) {
    std::set<uint64_t> keys;
    for (size_t i = random() % 60; i > 0; --i) keys.insert(1 + random() % (1 + random() % 300));
    TermSet terms;
    for (uint64_t key : keys) {
      // Words of all news are nobody's names.
      const auto weight = static_cast<uint8_t>(key % 5 == 0 ? random() % 2 : 1 + random() % 3);
      terms.push_back({key, {}, weight});
    }
    // One that is far larger than the rest, so that weights of many sizes meet.
    for (uint64_t key = 0; topics.empty() && key < 200; ++key) terms.push_back({1000 + key, {}, 3});
    MainNames names = {};
    for (const Term& term : terms) {
      if (term.weight == 3 && random() % 4 == 0) names = {term.key, names[0]};
    }
    topics.emplace_back(std::move(terms), names);
  }
  return topics;
}

TEST_CASE("FindAlike finds the articles that all pairs find") {
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    const std::vector<ArticleTopic> terms = RandomTopics(random, 150);
    std::vector<Topic> topics;
    for (const ArticleTopic& set : terms) {
      topics.push_back({&set, std::nullopt});
      if (random() % 8 != 0)
        topics.back().published =
            absl::CivilDay(1969, 12, 1) + static_cast<int>(random() % (round % 2 == 0 ? 20 : 200));
    }
    std::map<std::pair<uint32_t, uint32_t>, int> found, expected;
    link::FindAlike(topics, [&](uint32_t i, uint32_t j, int likeness) {
      CHECK(found.emplace(std::pair(i, j), likeness).second);
    });
    for (uint32_t i = 0; i < topics.size(); ++i) {
      for (uint32_t j = i + 1; j < topics.size(); ++j) {
        const auto &a = topics[i].published, &b = topics[j].published;
        std::optional<int64_t> days;
        if (a && b) days = std::abs(*a - *b);
        const int likeness = link::Likeness(terms[i], terms[j], days);
        if (likeness >= link::NeedOf(days).likeness) expected[{i, j}] = likeness;
      }
    }
    CHECK(expected.size() > 250);
    CHECK((found == expected));
  }
}

TEST_CASE("The further apart two articles are, the more alike they must be") {
  CHECK(link::NeedOf(0).likeness == 100);
  CHECK(link::NeedOf(1).likeness == 100);
  CHECK(link::NeedOf(2).likeness == 140);
  CHECK(link::NeedOf(14).likeness == 170);
  CHECK(link::NeedOf(15).likeness == 200);
  CHECK(link::NeedOf(40000).likeness == 200);
  CHECK(link::NeedOf(std::nullopt).likeness == 170);
  CHECK(link::DaysApart(3, -4) == 7);
  CHECK(link::DaysApart(3, link::kNoDay) == std::nullopt);
}

TEST_CASE("Two short articles weeks apart are not alike by one name") {
  const TermSet ferry = {{1, {}, 3}, {2, {}, 3}, {5, {}, 2}, {6, {}, 3}};
  const TermSet museum = {{1, {}, 3}, {3, {}, 2}, {4, {}, 3}, {7, {}, 3}};
  const auto alike = [&](std::optional<int64_t> days) {
    return link::Likeness(ferry, museum, days) >= link::NeedOf(days).likeness;
  };
  CHECK(alike(1));
  CHECK(alike(3));
  CHECK_FALSE(alike(4));
  CHECK_FALSE(alike(1000));
  CHECK(alike(std::nullopt));
  // To share most of what there is, is no chance; what is asked holds to the last unit.
  const TermSet again = {{1, {}, 3}, {2, {}, 3}, {5, {}, 2}};
  CHECK(link::Likeness(ferry, again, 1000) == 420);
  for (const link::LikenessNeed& need : link::kLikenessNeeds) {
    for (const int64_t weight : {15, 500, 2499, 2500, 9000}) {
      const int64_t least = link::LeastShared(weight, 700, need);
      CHECK(link::LikenessOf(least, weight, 700, need) >= need.likeness);
      CHECK(link::LikenessOf(least - 1, weight, 700, need) < need.likeness);
    }
  }
}

TEST_CASE("Articles of other main names are not alike") {
  const TermSet ferry = {{1, {}, 3}, {2, {}, 3}, {5, {}, 2}, {6, {}, 3}};
  const TermSet other = {{1, {}, 3}, {3, {}, 3}, {5, {}, 2}, {6, {}, 3}};
  const auto likeness = [&](MainNames a, MainNames b) {
    const int found = link::Likeness(ArticleTopic(ferry, a), ArticleTopic(other, b), 0);
    CHECK(link::Likeness(ArticleTopic(other, b), ArticleTopic(ferry, a), 0) == found);
    return found;
  };
  CHECK(likeness({}, {}) > 600);
  CHECK(likeness({2}, {3}) == 0);
  // One of which no name is said much may be about anything.
  CHECK(likeness({2}, {}) > 600);
  // The main name of one is in the other, or the second is.
  CHECK(likeness({2}, {1}) > 600);
  CHECK(likeness({1}, {3}) > 600);
  CHECK(likeness({2, 6}, {3}) > 600);
  CHECK(likeness({2}, {3, 6}) > 600);
}

// Weights beyond what a counter of news needs.
TEST_CASE("FindAlike of topics of thousands of names") {
  std::vector<TermSet> terms(4);
  for (uint64_t key = 0; key < 3000; ++key) {
    terms[0].push_back({key, {}, 3});
    if (key % 2 == 0) terms[1].push_back({key, {}, 3});
    if (key % 16 == 0) terms[2].push_back({key, {}, 3});
    if (key < 2) terms[3].push_back({key, {}, 3});
  }
  const std::vector<ArticleTopic> about(terms.begin(), terms.end());
  std::vector<Topic> topics;
  for (const ArticleTopic& topic : about) topics.push_back({&topic, absl::CivilDay(2024, 5, 1)});
  std::map<std::pair<uint32_t, uint32_t>, int> found;
  link::FindAlike(topics, [&](uint32_t i, uint32_t j, int likeness) {
    CHECK(likeness == link::Likeness(terms[i], terms[j], 0));
    found[{i, j}] = likeness;
  });
  CHECK(found.size() == 3);  // all but those with the two names
  CHECK(found.count({0, 2}) == 1);
}

TEST_CASE("FindAlike counts nothing for a concept that one of two topics has without weight") {
  link::PackedTopics topics;
  topics.keys = 3;
  const std::vector<link::PackedTerm> some[] = {{{1, 1}, {2, 3}}, {{1, 0}, {2, 3}}, {{1, 1}}};
  for (const std::vector<link::PackedTerm>& terms : some) {
    topics.weights.push_back(0);
    for (const link::PackedTerm term : terms) {
      topics.terms.push_back(term);
      topics.weights.back() += link::TopicWeight(term.weight);
    }
    topics.starts.push_back(static_cast<uint32_t>(topics.terms.size()));
    topics.days.push_back(7);
    topics.main_names.push_back({0, 0});
  }
  std::map<std::pair<uint32_t, uint32_t>, int> found;
  link::FindAlike(topics, {}, [&](uint32_t i, uint32_t j, int likeness) {
    found[{i, j}] = likeness;
  });
  CHECK(found[{0, 1}] == link::Likeness(topics, 0, 1));
  CHECK(found[{0, 2}] == link::Likeness(topics, 0, 2));
  CHECK(found.size() == 2);
}

// Lists of topics that share nearly all of their terms must not be split by every choice of them,
// whether they are of one day or of many.
TEST_CASE("FindAlike of hundreds of articles of one event") {
  std::mt19937 random(2);
  std::vector<TermSet> terms(400);
  for (TermSet& topic : terms) {
    for (uint64_t key = 0; key < 36; ++key) {
      if (random() % 8 != 0) topic.push_back({key, {}, static_cast<uint8_t>(1 + key % 3)});
    }
  }
  const std::vector<ArticleTopic> about(terms.begin(), terms.end());
  for (const uint32_t days : {0u, 20u}) {
    std::vector<Topic> topics;
    absl::CivilDay day(2004, 5, 1);
    for (const ArticleTopic& topic : about)
      topics.push_back({&topic, day += static_cast<int>(days)});
    std::set<std::pair<uint32_t, uint32_t>> found;
    link::FindAlike(topics, [&](uint32_t i, uint32_t j, int likeness) {
      if (i % 16 == 0) CHECK(likeness == link::Likeness(terms[i], terms[j], (j - i) * days));
      CHECK(found.emplace(i, j).second);
    });
    CHECK(found.size() == terms.size() * (terms.size() - 1) / 2);
  }
}

// Articles weeks apart that all know the same places and persons, and are alike in two or three
// names beside these at most.
TEST_CASE("FindAlike of articles far apart whose names everybody has") {
  std::mt19937 random(3);
  std::vector<TermSet> terms(600);
  for (TermSet& topic : terms) {
    std::set<uint64_t> keys;
    for (int i = 0; i < 12; ++i) keys.insert(random() % (1 + random() % 40));
    for (int i = 0; i < 8; ++i) keys.insert(100 + random() % 300);
    for (const uint64_t key : keys)
      topic.push_back({key, {}, static_cast<uint8_t>(key % 7 == 0 ? 1 : 2 + key % 2)});
  }
  const std::vector<ArticleTopic> about(terms.begin(), terms.end());
  std::vector<Topic> topics;
  absl::CivilDay day(2004, 5, 1);
  for (const ArticleTopic& topic : about) topics.push_back({&topic, day += 15});
  std::map<std::pair<uint32_t, uint32_t>, int> found, expected;
  link::FindAlike(topics, [&](uint32_t i, uint32_t j, int likeness) {
    CHECK(found.emplace(std::pair(i, j), likeness).second);
  });
  for (uint32_t i = 0; i < topics.size(); ++i) {
    for (uint32_t j = i + 1; j < topics.size(); ++j) {
      const int likeness = link::Likeness(terms[i], terms[j], 15 * (j - i));
      if (likeness >= link::NeedOf(15 * (j - i)).likeness) expected[{i, j}] = likeness;
    }
  }
  CHECK(expected.size() > 1000);
  CHECK(expected.size() < terms.size() * terms.size() / 4);
  CHECK((found == expected));
}

TEST_CASE("Blocking loses no link of twenty thousand claims") {
  const std::vector<Claim> claims = SyntheticNews(4).Articles(5200);
  REQUIRE(claims.size() >= 20000);
  const std::vector<Link> links = FindLinks(claims);
  std::map<LinkType, int> types;
  int near = 0, far = 0;
  for (const Link& link : links) {
    ++types[link.type];
    const auto days = std::abs(*claims[link.a].published - *claims[link.b].published);
    ++(days <= 3 ? near : far);
  }
  CHECK(near >= 5000);
  CHECK(far >= 100);
  for (LinkType type : {LinkType::kSameFact, LinkType::kSeries, LinkType::kPartOf}) {
    INFO(LinkTypeName(type));
    CHECK(types[type] >= 10);
  }
  CHECK((links == FindLinksOfAllPairs(claims)));
}

// Links and facts by the ids of claims.
using Named = std::set<std::tuple<std::string, std::string, LinkType, int>>;
struct Linked {
  Named links;
  std::set<std::set<std::string>> facts;
};

Linked LinkedOf(const std::vector<Claim>& claims, size_t articles) {
  Article text;
  text.id = "one-for-all";
  text.text = std::string(600, 'x');
  const std::vector<Document> documents(articles, Document::Create(std::move(text)).value());
  Linked linked;
  const std::vector<Link> links = FindLinks(claims);
  for (const Link& link : links) {
    const auto& [low, high] = std::minmax(claims[link.a].id, claims[link.b].id);
    linked.links.emplace(low.ToHex(), high.ToHex(), link.type, link.score);
  }
  for (const Fact& fact : MakeFacts(documents, claims, links)) {
    std::set<std::string> ids;
    for (uint32_t claim : fact.claims) ids.insert(claims[claim].id.ToHex());
    linked.facts.insert(std::move(ids));
  }
  return linked;
}

TEST_CASE("The order of articles changes no link and no fact of made-up claims") {
  constexpr uint32_t kArticles = 1500;
  const std::vector<Claim> claims = SyntheticNews(5).Articles(kArticles);
  const Linked expected = LinkedOf(claims, kArticles);
  REQUIRE(expected.links.size() > 1000);
  REQUIRE(expected.facts.size() > 500);
  std::vector<std::vector<Claim>> articles(kArticles);
  for (const Claim& claim : claims) articles[claim.article].push_back(claim);
  std::mt19937 random(6);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(articles.begin(), articles.end(), random);
    std::vector<Claim> shuffled;
    for (uint32_t i = 0; i < kArticles; ++i) {
      for (Claim claim : articles[i]) {
        claim.article = i;
        shuffled.push_back(std::move(claim));
      }
    }
    const Linked linked = LinkedOf(shuffled, kArticles);
    CHECK((linked.links == expected.links));
    CHECK((linked.facts == expected.facts));
  }
}

TEST_CASE("A sentence that many articles print costs one link an article") {
  std::vector<Claim> claims = SyntheticNews(7).Articles(20000);
  const Claim first = claims[0];
  for (Claim& claim : claims) {
    Claim copy = first;
    copy.id = claim.id;
    copy.article = claim.article;
    copy.article_topic = claim.article_topic;
    copy.published = claim.published;
    claim = std::move(copy);
  }
  claims.erase(std::unique(claims.begin(), claims.end(),
                           [](const Claim& a, const Claim& b) { return a.article == b.article; }),
               claims.end());
  CHECK(FindLinks(claims).size() == claims.size() - 1);
}

TEST_CASE("A sentence that is printed each week with another figure meets those of its days") {
  // Whatever it measures, but for the ages of persons.
  const auto [sentence, lasts] = GENERATE(table<std::string, bool>({
      {"The harbour of Port Calder handled 4,210 containers.", false},
      {"The water in Port Calder's harbour was 14 degrees Celsius.", false},
      {"Verrell rope is 30 times stronger than steel.", false},
      {"The harbour master is Anna Verrell, 54.", true},
  }));
  CAPTURE(sentence);
  const News news = ReadNews({{"a", "The Post", "Harbour", "2020-01-05", sentence}});
  REQUIRE(news.claims.size() == 1);
  constexpr uint32_t kArticles = 600;
  std::vector<Claim> claims;
  for (uint32_t i = 0; i < kArticles; ++i) {
    Claim claim = news.claims[0];
    claim.article = i;
    claim.article_topic = TermSet{{1000 + i, {}, 3}};  // alike are none
    claim.sentence_key += i;
    claim.id.bytes[0] = static_cast<uint8_t>(i);
    claim.id.bytes[1] = static_cast<uint8_t>(i >> 8);
    claim.published = absl::CivilDay(2020, 1, 5) + 4 * static_cast<int>(i / 2);
    claim.quantity->low = claim.quantity->high = Decimal::FromInt(4000 + 7 * i);
    if (i % 5 == 0) claim.published.reset();
    if (i % 3 == 0 && !lasts) {
      const absl::CivilDay month(absl::CivilMonth(absl::CivilDay(2020, 1, 5) + 4 * (i / 2)));
      claim.period =
          Period{month, absl::CivilDay(absl::CivilMonth(month) + 1), Granularity::kMonth};
    }
    claims.push_back(std::move(claim));
  }
  const std::vector<Link> links = FindLinks(claims);
  CHECK((links == FindLinksOfAllPairs(claims)));
  // Where no day is known it is a form that each page fills in.
  for (const Link& link : links) CHECK((claims[link.a].published || claims[link.b].published));
  if (lasts) {
    constexpr uint32_t kUndated = kArticles / 5;
    CHECK(links.size() == kArticles * (kArticles - 1) / 2 - kUndated * (kUndated - 1) / 2);
    return;
  }
  int dated = 0, undated = 0;
  for (const Link& link : links) {
    const Claim &a = claims[link.a], &b = claims[link.b];
    CHECK(link.type == LinkType::kSameFact);
    if (!a.published || !b.published) continue;
    if (a.period && b.period) {
      CHECK(*a.period == *b.period);
      ++dated;
    } else if (!a.period && !b.period) {
      CHECK(std::abs(*a.published - *b.published) <= 7);
      ++undated;
    }
  }
  CHECK(dated > 200);
  CHECK(undated > 200);
}

TEST_CASE("A sentence joins articles that are not alike where it is self-contained") {
  const auto links = [](const std::string& first, const std::string& second) {
    News news = ReadNews({{"a", "The Post", "Ferry", "2024-03-04", first},
                          {"b", "The Wire", "Sugar", "2024-03-05", second}});
    REQUIRE(news.claims.size() == 2);
    for (Claim& claim : news.claims)
      claim.article_topic = TermSet{{1000 + claim.article, {}, 3}};  // not alike
    const std::vector<Link> found = FindLinks(news.claims);
    CHECK((found == FindLinksOfAllPairs(news.claims)));
    return found.size();
  };
  CHECK(links("The water in Port Calder's harbour was 14 degrees Celsius warm.",
              "The water in Port Calder's harbour was 11 degrees Celsius warm.") == 1);
  CHECK(links("The water in the harbour was 14 degrees Celsius warm.",
              "The water in the harbour was 11 degrees Celsius warm.") == 0);
  CHECK(links("The drug is 50 times stronger than morphine.",
              "The drug is 90 times stronger than morphine.") == 0);
  CHECK(links("Oskelin is 50 times stronger than morphine.",
              "Oskelin is 90 times stronger than morphine.") == 1);
  // Whose shares, whose boat?
  CHECK(links("Verrell Partners now owns 41,200 shares of the company's stock.",
              "Verrell Partners now owns 90,400 shares of the company's stock.") == 0);
  CHECK(links("It was towed to Port Calder with 14 passengers on board.",
              "It was towed to Port Calder with 90 passengers on board.") == 0);
  // What is said in the same figure was copied.
  CHECK(links("The water in the harbour was 14 degrees Celsius warm.",
              "The water in the harbour was 14 degrees Celsius warm.") == 1);
}

}  // namespace
}  // namespace crosscheck::testing
