// What the claims graph answers, on a small graph by hand, and what it refuses.
#include "crosscheck/graph/graph.h"

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "graph/sample.h"

namespace crosscheck {
namespace {

using Indices = std::vector<uint32_t>;

// "OUTLET 0 Harbour Post"
std::string Dump(const GraphVertex& vertex) {
  return std::string(VertexKindName(vertex.kind)) + " " + std::to_string(vertex.index) + " " +
         vertex.label;
}

// "SAME_FACT claim 3 -> claim 1 (800)", by kind and index of the ends.
std::vector<std::string> EdgeDump(const ClaimGraph& graph, VertexId vertex) {
  const auto end = [&graph](VertexId id) {
    const GraphVertex& v = graph.vertex(id);
    return std::string(VertexKindName(v.kind)) + " " + std::to_string(v.index);
  };
  std::vector<std::string> lines;
  for (const GraphEdge& e : graph.EdgesOf(vertex)) {
    lines.push_back(end(e.from) + " " + std::string(EdgeKindName(e.kind)) + " " + end(e.to) + " " +
                    std::to_string(e.score));
  }
  return lines;
}

TEST_CASE("vertices stand in blocks, outlets and authorities folded") {
  const ClaimGraph graph = *FloodSample().Build();
  std::vector<std::string> dump;
  for (VertexId v = 0; v < graph.vertex_count(); ++v) dump.push_back(Dump(graph.vertex(v)));
  CHECK(dump == std::vector<std::string>{
                    "OUTLET 0 Harbour Post",
                    "OUTLET 1 Evening Echo",
                    "ARTICLE 0 Flood takes 40 barns",
                    "ARTICLE 1 After the water",
                    "ARTICLE 2 Early edition",
                    "ARTICLE 3 x1",  // no title
                    "CLAIM 0 40 barns: Flood takes 40 barns",
                    "CLAIM 1 40 barns: The mayor said 40 barns were lost, 12 of them in Low End.",
                    "CLAIM 2 12 of them: The mayor said 40 barns were lost, 12 of them in Low End.",
                    "CLAIM 3 Some 45 barns: Some 45 barns are gone, THE MAYOR said.",
                    "CLAIM 4 About 30 barns: About 30 barns were lost.",
                    "CLAIM 5 40 barns: Volunteers counted 40 barns.",
                    "FACT 0 barns lost in Low End",
                    "FACT 1 barns lost",
                    "AUTHORITY 0 The mayor",  // in other case and spacing one authority
                    "AUTHORITY 1 Volunteers",
                });
  CHECK(graph.ArticleVertex(0) == 2);
  CHECK(graph.ClaimVertex(5) == 11);
  CHECK(graph.FactVertex(1) == 13);
}

TEST_CASE("edges lead out by kind, then target") {
  const ClaimGraph graph = *FloodSample().Build();
  CHECK(graph.edge_count() == 3 + 6 + 6 + 4 + 6);
  CHECK(EdgeDump(graph, 0) == std::vector<std::string>{
                                  "OUTLET 0 PUBLISHED ARTICLE 0 1000",
                                  "OUTLET 0 PUBLISHED ARTICLE 2 1000",
                              });
  CHECK(EdgeDump(graph, graph.ArticleVertex(0)) == std::vector<std::string>{
                                                       "ARTICLE 0 STATES CLAIM 0 1000",
                                                       "ARTICLE 0 STATES CLAIM 1 1000",
                                                       "ARTICLE 0 STATES CLAIM 2 1000",
                                                   });
  CHECK(EdgeDump(graph, graph.ClaimVertex(1)) == std::vector<std::string>{
                                                     "CLAIM 1 OF FACT 1 1000",
                                                     "CLAIM 1 ATTRIBUTED AUTHORITY 0 1000",
                                                     "CLAIM 1 SAME_FACT CLAIM 0 900",
                                                     "CLAIM 1 SAME_FACT CLAIM 3 800",
                                                     "CLAIM 1 SAME_FACT CLAIM 4 850",
                                                     "CLAIM 1 SAME_FACT CLAIM 5 850",
                                                     "CLAIM 1 PART_OF CLAIM 2 700",
                                                 });
  // Both directions of a link, one of all else.
  CHECK(EdgeDump(graph, graph.ClaimVertex(2)) == std::vector<std::string>{
                                                     "CLAIM 2 OF FACT 0 1000",
                                                     "CLAIM 2 ATTRIBUTED AUTHORITY 0 1000",
                                                     "CLAIM 2 PART_OF CLAIM 1 700",
                                                     "CLAIM 2 SERIES CLAIM 4 650",
                                                 });
  CHECK(EdgeDump(graph, graph.FactVertex(1)).empty());
}

TEST_CASE("neighbours come by score, then index") {
  const ClaimGraph graph = *FloodSample().Build();
  CHECK(graph.Neighbours(1, EdgeKind::kSameFact) == Indices{0, 4, 5, 3});
  CHECK(graph.Neighbours(3, EdgeKind::kSameFact) == Indices{1});
  CHECK(graph.Neighbours(4, EdgeKind::kSeries) == Indices{2});
  CHECK(graph.Neighbours(4, EdgeKind::kDerived).empty());
  // Not links between claims.
  CHECK(graph.Neighbours(1, EdgeKind::kOf).empty());
  CHECK(graph.Neighbours(1, EdgeKind::kAttributed).empty());
}

TEST_CASE("facts of claims and articles") {
  Sample sample = FloodSample();
  sample.facts[1].claims = {0, 1, 3, 4};
  const ClaimGraph graph = *sample.Build();
  CHECK(graph.FactOf(2) == 0u);
  CHECK(graph.FactOf(4) == 1u);
  CHECK(graph.FactOf(5) == std::nullopt);  // with an authority and links, but no fact
  CHECK(graph.FactsOf(0) == Indices{0, 1});
  CHECK(graph.FactsOf(1) == Indices{1});
  CHECK(graph.FactsOf(3).empty());
}

TEST_CASE("a timeline begins with who said it first") {
  const ClaimGraph graph = *FloodSample().Build();
  // 05:30 UTC, 06:00 UTC twice in the order of claims, some time that day, some day.
  CHECK(graph.Timeline(1) == Indices{4, 0, 1, 3, 5});
  CHECK(graph.Timeline(0) == Indices{2});
}

TEST_CASE("a timeline puts dates in order") {
  struct Row {
    std::string a, b;
    bool a_first;  // a stands second among the articles, so a tie leaves it second
  };
  const std::vector<Row> rows = {
      {"2024-04-23", "2024-04-24", true},
      {"2024-04-24", "2024-04-24", false},
      {"2024-04-24T23:00:00Z", "2024-04-24", true},  // only the day is known: no priority
      {"2024-04-24", "2024-04-24T00:00:00Z", false},
      {"2024-04-24", "2024-04-25T00:00:00Z", true},
      {"2024-04-24T23:00:00-05:00", "2024-04-25T03:59:59Z", false},
      {"2024-04-24T23:00:00-05:00", "2024-04-25T04:00:01Z", true},
      {"1969-12-31", "1970-01-01", true},  // before and after the epoch
      {"2024-04-24", "", true},
      {"", "2024-04-24", false},
      {"", "", false},
  };
  for (const Row& row : rows) {
    Sample s;
    s.articles = {MakeDocument("b", "B", row.b, "", "Two barns."),
                  MakeDocument("a", "A", row.a, "", "Two barns.")};
    s.claims = {MakeClaim(s.articles, 0, "Two"), MakeClaim(s.articles, 1, "Two")};
    s.facts = {{{}, "barns", {0, 1}}};
    CAPTURE(row.a, row.b);
    CHECK(s.Build()->Timeline(0) == (row.a_first ? Indices{1, 0} : Indices{0, 1}));
  }
}

TEST_CASE("links are kept in order, once each") {
  Sample sample = FloodSample();
  const absl::Span<const Link> none;
  CHECK(ClaimGraph::Build(sample.articles, sample.claims, none, {})->links().empty());

  sample.links = {{2, 3, LinkType::kSeries, 10},   {0, 3, LinkType::kPartOf, 20},
                  {0, 3, LinkType::kSameFact, 30}, {0, 3, LinkType::kSameFact, 40},
                  {0, 1, LinkType::kDerived, 50},  {0, 3, LinkType::kSameFact, 30}};
  const ClaimGraph graph = *sample.Build();
  CHECK(std::vector<Link>(graph.links().begin(), graph.links().end()) ==
        std::vector<Link>{{0, 1, LinkType::kDerived, 50},
                          {0, 3, LinkType::kSameFact, 40},  // the best of its like
                          {0, 3, LinkType::kPartOf, 20},    // another kind of the same pair
                          {2, 3, LinkType::kSeries, 10}});
  CHECK(graph.Neighbours(3, EdgeKind::kSameFact) == Indices{0});
}

TEST_CASE("each link type has its edge kind") {
  for (LinkType type : {LinkType::kSameFact, LinkType::kPartOf, LinkType::kSeries,
                        LinkType::kSameFigure, LinkType::kDerived}) {
    Sample sample = FloodSample();
    sample.links = {{0, 3, type, 500}};
    const ClaimGraph graph = *sample.Build();
    const GraphEdge edge = graph.EdgesOf(graph.ClaimVertex(0)).back();
    CHECK(EdgeKindName(edge.kind) == LinkTypeName(type));
    CHECK(graph.Neighbours(3, edge.kind) == Indices{0});
  }
}

TEST_CASE("what cannot be a graph is refused with its place") {
  struct Row {
    std::string name;
    std::function<void(Sample&)> spoil;
    std::string message;
  };
  const std::vector<Row> rows = {
      {"article", [](Sample& s) { s.claims[4].article = 4; }, "claim 4: article 4 of 4"},
      {"no articles", [](Sample& s) { s.articles.clear(); }, "claim 0: article 0 of 0"},
      {"link b", [](Sample& s) { s.links[2].b = 6; }, "link 2: claim 6 of 6"},
      {"link a",
       [](Sample& s) {
         s.links[0] = {7, 1, {}, 0};
       },
       "link 0: claim 7 of 6"},
      {"no claims", [](Sample& s) { s.claims.clear(); }, "link 0: claim 1 of 0"},
      {"link to itself", [](Sample& s) { s.links[1].a = 3; },
       "link 1: joins 3 and 3; a link has a < b"},
      {"link backwards",
       [](Sample& s) {
         s.links[1] = {3, 1, {}, 0};
       },
       "link 1: joins 3 and 1; a link has a < b"},
      {"link type", [](Sample& s) { s.links[3].type = static_cast<LinkType>(17); },
       "link 3: unknown type 17"},
      {"fact",
       [](Sample& s) {
         s.facts[0].claims = {2, 6};
       },
       "fact 0: claim 6 of 6"},
      {"two facts", [](Sample& s) { s.facts[1].claims.push_back(2); },
       "fact 1: claim 2 stands in a fact already; a claim has one fact"},
      {"twice in a fact",
       [](Sample& s) {
         s.facts[0].claims = {2, 2};
       },
       "fact 0: claim 2 stands in a fact already; a claim has one fact"},
  };
  REQUIRE(FloodSample().Build().ok());
  for (const Row& row : rows) {
    Sample sample = FloodSample();
    row.spoil(sample);
    const auto graph = sample.Build();
    CAPTURE(row.name);
    REQUIRE(graph.status().code() == absl::StatusCode::kInvalidArgument);
    const absl::string_view message = graph.status().message();
    CHECK(std::string(message.data(), message.size()) == row.message);
  }
}

TEST_CASE("a span beyond its text costs a label, not the graph") {
  Sample sample = FloodSample();
  sample.claims[0].value_span = {5, 4000000000u};
  sample.claims[3].span = {9, 3};
  sample.claims[4].speaker_span = {400, 500};
  const auto graph = sample.Build();
  REQUIRE(graph.ok());
  CHECK(graph->vertex(graph->ClaimVertex(0)).label == "takes 40 barns: Flood takes 40 barns");
  CHECK(graph->vertex(graph->ClaimVertex(3)).label == "Some 45 barns");
  CHECK(graph->EdgesOf(graph->ClaimVertex(4)).front().kind == EdgeKind::kOf);
  CHECK(graph->vertex_count() == FloodSample().Build()->vertex_count());
}

TEST_CASE("a graph of nothing") {
  const ClaimGraph graph = *ClaimGraph::Build({}, {}, {}, {});
  CHECK(graph.vertex_count() == 0);
  CHECK(graph.edge_count() == 0);
  CHECK(graph.links().empty());
  CHECK(graph.ToDot().find("label") == std::string::npos);
}

TEST_CASE("a graph moves and does not copy") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<ClaimGraph>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<ClaimGraph>);
  ClaimGraph a = *FloodSample().Build();
  const std::string dot = a.ToDot();
  ClaimGraph b = std::move(a);
  CHECK(b.ToDot() == dot);
  a = std::move(b);
  CHECK(a.ToDot() == dot);
}

TEST_CASE("a graph outlives what it was built from") {
  auto sample = std::make_unique<Sample>(FloodSample());
  const ClaimGraph graph = *sample->Build();
  sample.reset();
  CHECK(graph.vertex(graph.FactVertex(1)).label == "barns lost");
  CHECK(graph.Timeline(1).size() == 5);
}

}  // namespace
}  // namespace crosscheck
