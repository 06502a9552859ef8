// Properties that hold for any graph, on random ones of fixed seeds, and SameFactComponents against
// a search that is too simple to be wrong.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "crosscheck/graph/graph.h"
#include "graph/sample.h"

namespace crosscheck {
namespace {

using Groups = std::vector<std::vector<uint32_t>>;

// No std distribution: each library has its own numbers for a seed.
uint32_t Below(std::mt19937& random, uint32_t n) {
  return n == 0 ? 0 : static_cast<uint32_t>(random()) % n;
}

// Of at most 40 claims. Links repeat and some claims have none; facts are random parts.
Sample RandomSample(unsigned seed) {
  std::mt19937 random(seed);
  Sample s;
  const uint32_t articles = 1 + Below(random, 6);
  for (uint32_t i = 0; i < articles; ++i) {
    // One draw a statement: compilers differ in which argument of a call they evaluate first.
    const std::string outlet = "Outlet " + std::to_string(Below(random, 3));
    const bool dated = Below(random, 4) != 0;
    const std::string day = "2024-04-2" + std::to_string(Below(random, 4));
    s.articles.push_back(
        MakeDocument("a" + std::to_string(i), outlet, dated ? day : "", "", "Ann or Bob: 2 barns"));
  }
  const uint32_t claims = Below(random, 41);
  const char* speakers[] = {"", "Ann", "Bob"};
  for (uint32_t i = 0; i < claims; ++i) {
    const uint32_t article = Below(random, articles);
    s.claims.push_back(MakeClaim(s.articles, article, "2 barns", speakers[Below(random, 3)]));
  }
  const uint32_t links = claims < 2 ? 0 : Below(random, 2 * claims);
  for (uint32_t i = 0; i < links; ++i) {
    uint32_t a = Below(random, claims);
    uint32_t b = Below(random, claims);
    if (a == b) continue;
    if (a > b) std::swap(a, b);
    s.links.push_back(
        {a, b, static_cast<LinkType>(Below(random, 5)), static_cast<int>(Below(random, 4) * 250)});
  }
  s.facts.resize(1 + Below(random, 5));
  for (uint32_t i = 0; i < claims; ++i) {
    const uint32_t fact = Below(random, static_cast<uint32_t>(s.facts.size()) + 1);
    if (fact < s.facts.size()) s.facts[fact].claims.push_back(i);
  }
  return s;
}

// Breadth first over an adjacency of sets.
Groups SearchComponents(uint32_t claim_count, const std::vector<Link>& links) {
  std::map<uint32_t, std::set<uint32_t>> joined;
  for (const Link& link : links) {
    if (link.type != LinkType::kSameFact) continue;
    joined[link.a].insert(link.b);
    joined[link.b].insert(link.a);
  }
  Groups groups;
  std::set<uint32_t> seen;
  for (uint32_t start = 0; start < claim_count; ++start) {
    if (!seen.insert(start).second) continue;
    std::vector<uint32_t> group = {start};
    for (size_t i = 0; i < group.size(); ++i) {
      for (uint32_t next : joined[group[i]]) {
        if (seen.insert(next).second) group.push_back(next);
      }
    }
    std::sort(group.begin(), group.end());
    if (group.size() > 1) groups.push_back(group);
  }
  return groups;
}

TEST_CASE("edges are sorted and links go both ways") {
  size_t links_seen = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Sample sample = RandomSample(seed);
    const ClaimGraph graph = *sample.Build();
    size_t once = 0;
    size_t twice = 0;
    for (VertexId v = 0; v < graph.vertex_count(); ++v) {
      const std::vector<GraphEdge> edges = graph.EdgesOf(v);
      // Strictly: no edge stands there twice.
      REQUIRE(std::adjacent_find(edges.begin(), edges.end(), [](const auto& x, const auto& y) {
                return std::tie(x.kind, x.to) >= std::tie(y.kind, y.to);
              }) == edges.end());
      for (const GraphEdge& e : edges) {
        REQUIRE(e.from == v);
        if (e.kind < EdgeKind::kSameFact) {
          ++once;
          continue;
        }
        ++twice;
        const std::vector<GraphEdge> back = graph.EdgesOf(e.to);
        REQUIRE(std::count_if(back.begin(), back.end(), [&e](const GraphEdge& f) {
                  return f.to == e.from && f.kind == e.kind && f.score == e.score;
                }) == 1);
      }
    }
    REQUIRE(twice == 2 * graph.links().size());
    REQUIRE(graph.edge_count() == once + graph.links().size());
    links_seen += graph.links().size();
  }
  REQUIRE(links_seen > 1000);
}

TEST_CASE("neighbours are symmetric and are the links") {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Sample sample = RandomSample(seed);
    const ClaimGraph graph = *sample.Build();
    const auto claims = static_cast<uint32_t>(sample.claims.size());
    for (uint8_t kind = 0; kind <= static_cast<uint8_t>(EdgeKind::kDerived); ++kind) {
      std::set<std::pair<uint32_t, uint32_t>> found;
      for (uint32_t c = 0; c < claims; ++c) {
        for (uint32_t n : graph.Neighbours(c, static_cast<EdgeKind>(kind))) {
          REQUIRE(found.insert({c, n}).second);
        }
      }
      std::set<std::pair<uint32_t, uint32_t>> want;
      for (const Link& link : sample.links) {
        if (LinkTypeName(link.type) != EdgeKindName(static_cast<EdgeKind>(kind))) continue;
        want.insert({link.a, link.b});
        want.insert({link.b, link.a});
      }
      REQUIRE(found == want);
    }
  }
}

TEST_CASE("facts, their timelines and their articles fit together") {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Sample sample = RandomSample(seed);
    const ClaimGraph graph = *sample.Build();
    std::map<uint32_t, std::set<uint32_t>> facts_of;
    std::set<uint32_t> placed;
    for (uint32_t f = 0; f < sample.facts.size(); ++f) {
      std::vector<uint32_t> timeline = graph.Timeline(f);
      const auto day = [&sample](uint32_t claim) {
        const auto& published = sample.articles[sample.claims[claim].article].article().published;
        return std::make_tuple(!published, published ? published->day() : absl::CivilDay());
      };
      REQUIRE(std::is_sorted(timeline.begin(), timeline.end(),
                             [&day](uint32_t x, uint32_t y) { return day(x) < day(y); }));
      std::sort(timeline.begin(), timeline.end());
      REQUIRE(timeline == sample.facts[f].claims);
      for (uint32_t claim : timeline) {
        REQUIRE(graph.FactOf(claim) == f);
        facts_of[sample.claims[claim].article].insert(f);
        placed.insert(claim);
      }
    }
    for (uint32_t c = 0; c < sample.claims.size(); ++c) {
      REQUIRE(graph.FactOf(c).has_value() == (placed.count(c) == 1));
    }
    for (uint32_t a = 0; a < sample.articles.size(); ++a) {
      const std::vector<uint32_t> facts = graph.FactsOf(a);
      REQUIRE(facts == std::vector<uint32_t>(facts_of[a].begin(), facts_of[a].end()));
    }
  }
}

TEST_CASE("the order of links does not show") {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    Sample sample = RandomSample(seed);
    const ClaimGraph first = *sample.Build();
    const Groups groups =
        *SameFactComponents(static_cast<uint32_t>(sample.claims.size()), sample.links);
    std::shuffle(sample.links.begin(), sample.links.end(), std::mt19937(seed));
    const ClaimGraph second = *sample.Build();
    REQUIRE(first.ToDot() == second.ToDot());
    REQUIRE(first.ToGraphMl() == second.ToGraphMl());
    REQUIRE(first.links() == second.links());
    REQUIRE(groups ==
            *SameFactComponents(static_cast<uint32_t>(sample.claims.size()), sample.links));
  }
}

TEST_CASE("components of same fact") {
  constexpr LinkType kSame = LinkType::kSameFact;
  struct Row {
    uint32_t claims;
    std::vector<Link> links;
    Groups want;
  };
  const std::vector<Row> rows = {
      {0, {}, {}},
      {3, {}, {}},
      {2, {{0, 1, kSame, 1}}, {{0, 1}}},
      {5, {{3, 4, kSame, 1}, {0, 2, kSame, 1}}, {{0, 2}, {3, 4}}},
      {5, {{1, 4, kSame, 1}, {0, 4, kSame, 1}, {0, 3, kSame, 1}}, {{0, 1, 3, 4}}},
      {4, {{0, 1, kSame, 1}, {0, 1, kSame, 9}, {1, 2, kSame, 0}, {0, 2, kSame, 1}}, {{0, 1, 2}}},
      // Other links join nothing.
      {4, {{0, 1, LinkType::kPartOf, 1}, {1, 2, LinkType::kSeries, 1}, {2, 3, kSame, 1}}, {{2, 3}}},
      {3, {{0, 1, LinkType::kSameFigure, 1}, {1, 2, LinkType::kDerived, 1}}, {}},
  };
  for (const Row& row : rows) CHECK(*SameFactComponents(row.claims, row.links) == row.want);

  const std::vector<Link> out = {{0, 1, kSame, 1}, {1, 2, kSame, 1}};
  CHECK(SameFactComponents(2, out).status().code() == absl::StatusCode::kInvalidArgument);
  CHECK(SameFactComponents(0, out).status().code() == absl::StatusCode::kInvalidArgument);
  CHECK(SameFactComponents(3, out).ok());
}

TEST_CASE("components are those that a plain search finds") {
  size_t groups_seen = 0;
  for (unsigned seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    const Sample sample = RandomSample(seed);
    const auto claims = static_cast<uint32_t>(sample.claims.size());
    const Groups groups = *SameFactComponents(claims, sample.links);
    REQUIRE(groups == SearchComponents(claims, sample.links));
    groups_seen += groups.size();
  }
  REQUIRE(groups_seen > 500);
}

TEST_CASE("a chain of a hundred thousand claims is one component") {
  constexpr uint32_t kClaims = 100000;
  std::vector<Link> links;
  for (uint32_t i = 0; i + 1 < kClaims; ++i) {
    links.push_back({i, i + 1, LinkType::kSameFact, 500});
  }
  const Groups groups = *SameFactComponents(kClaims, links);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].size() == kClaims);
  CHECK(std::is_sorted(groups[0].begin(), groups[0].end()));
}

}  // namespace
}  // namespace crosscheck
