// What origins add to the graph: agencies, owners, shared texts; and the way of a figure.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "crosscheck/graph/graph.h"
#include "graph/sample.h"

namespace crosscheck {
namespace {

// The articles of a story of three days. The second copies the first with another number, the third
// credits the agency of the first, the fourth quotes the mayor of the second, the last is undated.
struct Story : Sample {
  std::vector<ArticleOrigins> origins;

  Story() {
    articles = {
        MakeDocument("a", "Harbour Post", "2024-04-24", "", "The water took 40 barns and a mill."),
        MakeDocument("b", "Echo", "2024-04-25", "", "The water took 45 barns and a mill."),
        MakeDocument("c", "Ledger", "2024-04-26", "", "Told Reuters: 48 barns."),
        MakeDocument("d", "Courier", "2024-04-27", "", "Some 50 barns, the mayor says."),
        MakeDocument("e", "Courier", "2024-04-28", "", "There were 50 barns."),
        MakeDocument("f", "", "", "", "Nobody knows of 70 barns."),
    };
    for (const char* value :
         {"40 barns", "45 barns", "48 barns", "50 barns", "50 barns", "70 barns"})
      AddClaim(value);
    claims[1].speaker_span = SpanOf(articles[1].text(), "The water");
    claims[3].speaker_span = SpanOf(articles[3].text(), "the mayor");
    claims[4].speaker_span = SpanOf(articles[4].text(), "There");
    for (size_t i : {0u, 1u}) claims[i].masked_text = 7;
    links = {{0, 1, LinkType::kSameFact, 800}, {1, 3, LinkType::kSameFact, 700}};
    facts = {{{}, "barns lost", {0, 1, 2, 3, 4, 5}, {}}};
    facts[0].support.outlets = 5;
    origins.resize(articles.size());
    origins[0].agencies = origins[2].agencies = {"Reuters"};
    origins[0].owner = origins[1].owner = "Ink Ltd";
    origins[3].text = origins[4].text = 3;
  }

  void AddClaim(const char* value) {
    Claim claim = MakeClaim(articles, static_cast<uint32_t>(claims.size()), value);
    Quantity quantity;
    quantity.low = quantity.high = *Decimal::Parse(std::string_view(value).substr(0, 2));
    claim.quantity = quantity;
    claims.push_back(claim);
  }
  ClaimGraph Graph() const { return *ClaimGraph::Build(articles, claims, links, facts, origins); }
};

// "CREDITS agency0", of one vertex, those of a kind only.
std::vector<std::string> Edges(const ClaimGraph& graph, VertexId vertex, EdgeKind kind) {
  std::vector<std::string> out;
  for (const GraphEdge& edge : graph.EdgesOf(vertex)) {
    const GraphVertex& to = graph.vertex(edge.to);
    if (edge.kind == kind) out.push_back(std::string(VertexKindName(to.kind)) + " " + to.label);
  }
  return out;
}
using Words = std::vector<std::string>;

TEST_CASE("agencies, owners and shared texts stand in the graph") {
  const Story story;
  const ClaimGraph graph = story.Graph();
  CHECK(Edges(graph, graph.ArticleVertex(0), EdgeKind::kCredits) == Words{"AGENCY Reuters"});
  CHECK(Edges(graph, graph.ArticleVertex(1), EdgeKind::kCredits).empty());
  // The sentence itself.
  CHECK(Edges(graph, graph.ClaimVertex(2), EdgeKind::kCredits) == Words{"AGENCY Reuters"});
  CHECK(Edges(graph, 0, EdgeKind::kOwnedBy) == Words{"OWNER Ink Ltd"});
  CHECK(Edges(graph, 2, EdgeKind::kOwnedBy).empty());
  CHECK(Edges(graph, graph.ArticleVertex(4), EdgeKind::kSameText) == Words{"ARTICLE d"});
  CHECK(Edges(graph, graph.ArticleVertex(3), EdgeKind::kSameText) == Words{"ARTICLE e"});
  CHECK(Edges(graph, graph.ClaimVertex(1), EdgeKind::kOtherNumber) ==
        Words{"CLAIM 40 barns: The water took 40 barns and a mill."});
  CHECK(Edges(graph, graph.ClaimVertex(0), EdgeKind::kOtherNumber).size() == 1);
  CHECK(Edges(graph, graph.ClaimVertex(0), EdgeKind::kSameText).empty());
  CHECK(graph.FactsOf(3) == std::vector<uint32_t>{0});
  // 5 published, 6 states, 6 of, 3 attributed, 2 links, 3 credits, 2 owned, 1 text, 1 number.
  CHECK(graph.edge_count() == 5 + 6 + 6 + 3 + 2 + 3 + 2 + 1 + 1);
  CHECK(graph.SupportOf(0).outlets == 5);
}

TEST_CASE("copies with the same number are the same text") {
  Story story;
  story.claims[1].quantity = story.claims[0].quantity;
  const ClaimGraph graph = story.Graph();
  CHECK(Edges(graph, graph.ClaimVertex(0), EdgeKind::kSameText).size() == 1);
  CHECK(Edges(graph, graph.ClaimVertex(0), EdgeKind::kOtherNumber).empty());
}

TEST_CASE("the way of a figure") {
  Story story;
  using Steps = std::vector<FigureStep>;
  CHECK(story.Graph().FigurePath(0) == Steps{{0, {}, EdgeKind::kOf},
                                             {1, 0, EdgeKind::kOtherNumber},
                                             {2, 0, EdgeKind::kCredits},
                                             {3, 1, EdgeKind::kSameFact}});
  // An authority goes before a link, and what is told again is no step.
  story.claims[3].speaker_span = SpanOf(story.articles[3].text(), "the mayor");
  story.articles[1] =
      MakeDocument("b", "Echo", "2024-04-25", "", "The water took 45 barns, The Mayor says.");
  story.claims[1].speaker_span = SpanOf(story.articles[1].text(), "The Mayor");
  story.links = {{0, 3, LinkType::kSameFact, 800}};
  CHECK(story.Graph().FigurePath(0) == Steps{{0, {}, EdgeKind::kOf},
                                             {1, 0, EdgeKind::kOtherNumber},
                                             {2, 0, EdgeKind::kCredits},
                                             {3, 1, EdgeKind::kAttributed}});
  // Where nothing joins two claims but the fact.
  story.origins.clear();
  story.articles[2] = MakeDocument("c", "Ledger", "2024-04-26", "", "There are 48 barns.");
  CHECK(story.Graph().FigurePath(0)[2] == FigureStep{2, 1, EdgeKind::kOf});
  // A copy that goes back to an earlier number is a step, though it was told before.
  story.claims[4].masked_text = 7;
  story.claims[4].value_span.begin = story.claims[1].value_span.begin;
  story.articles[4] =
      MakeDocument("e", "Courier", "2024-04-28", "", "The water took 40 barns now.");
  story.claims[4].quantity = story.claims[0].quantity;
  CHECK(story.Graph().FigurePath(0).back() == FigureStep{4, 1, EdgeKind::kOtherNumber});
}

TEST_CASE("who said it first") {
  Story story;
  CHECK(story.Graph().FirstSaid(0) == 0u);
  story.facts[0].claims = {5};
  CHECK(story.Graph().FirstSaid(0) == std::nullopt);
  CHECK(story.Graph().FigurePath(0).empty());
  story.facts[0].claims.clear();
  CHECK(story.Graph().FirstSaid(0) == std::nullopt);
}

TEST_CASE("the authorities behind a fact") {
  Story story;
  story.claims[4].speaker_span = {};
  story.articles[5] = MakeDocument("f", "", "", "", "The Mayor knows of 70 barns.");
  story.claims[5].speaker_span = {0, 9};
  const ClaimGraph graph = story.Graph();
  Words names;
  for (VertexId v : graph.AuthoritiesOf(0)) names.push_back(graph.vertex(v).label);
  CHECK(names == Words{"the mayor", "The water"});
}

TEST_CASE("a builder makes what Build makes, however often it is frozen") {
  const Story story;
  ClaimGraphBuilder builder;
  CHECK(builder.Freeze()->vertex_count() == 0);
  for (size_t i = 0; i < story.articles.size(); ++i) {
    REQUIRE(builder.AddArticle(story.articles[i], story.origins[i]).ok());
    REQUIRE(builder.AddClaim(story.claims[i]).ok());
    REQUIRE(builder.SetFacts({{{}, "so far", {static_cast<uint32_t>(i)}, {}}}).ok());
    CHECK(builder.Freeze()->FirstSaid(0).has_value() == (i < 5));
  }
  // Links in another order.
  REQUIRE(builder.AddLink(story.links[1]).ok());
  REQUIRE(builder.AddLink(story.links[0]).ok());
  REQUIRE(builder.SetFacts(story.facts).ok());
  const ClaimGraph graph = *builder.Freeze();
  CHECK(graph.ToJson() == story.Graph().ToJson());
  CHECK(graph.ToGraphMl() == builder.Freeze()->ToGraphMl());
  CHECK(graph.FigurePath(0) == story.Graph().FigurePath(0));
}

TEST_CASE("what a builder refuses it does not add") {
  const Story story;
  ClaimGraphBuilder builder;
  const auto message = [](const absl::Status& status) { return std::string(status.message()); };
  CHECK(message(builder.AddClaim(story.claims[0])) == "claim 0: article 0 of 0");
  ArticleOrigins origins;
  origins.text = 1;
  CHECK(message(builder.AddArticle(story.articles[0], origins)) == "article 0: article 1 of 1");
  REQUIRE(builder.AddArticle(story.articles[0]).ok());
  REQUIRE(builder.AddClaim(story.claims[0]).ok());
  CHECK(message(builder.AddLink({0, 1, LinkType::kSeries, 1})) == "link 0: claim 1 of 1");
  CHECK(message(builder.SetFacts({{{}, "", {1}, {}}})) == "fact 0: claim 1 of 1");
  CHECK(builder.Freeze()->vertex_count() == 3);  // outlet, article, claim
  CHECK(message(ClaimGraph::Build(story.articles, {}, {}, {}, {origins}).status()) ==
        "origins of 1 of 6 articles");
}

}  // namespace
}  // namespace crosscheck
