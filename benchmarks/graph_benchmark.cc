// Measures how long the claims graph takes to build, to ask and to write out, by number of claims.
//
//   graph_benchmark [--benchmark_filter=...]
//
// The graph is random with a fixed seed and shaped like a batch of news: ten claims an article, two
// links a claim, most of them near by, facts of up to four claims, a speaker for every third claim.
// Before anything is timed, the answer is checked: counts that follow from the input, a link found
// from both ends, and shuffled links that give the same bytes.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/graph/graph.h"

namespace {

using crosscheck::Article;
using crosscheck::ArticleOrigins;
using crosscheck::Claim;
using crosscheck::ClaimGraph;
using crosscheck::Document;
using crosscheck::EdgeKind;
using crosscheck::Fact;
using crosscheck::Link;
using crosscheck::LinkType;

constexpr uint32_t kClaimsAnArticle = 10;
constexpr uint32_t kLinksAClaim = 2;
constexpr uint32_t kClaimsAFact = 4;
constexpr int64_t kMost = 1000000;

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "graph_benchmark: %s\n", why.c_str());
  std::exit(1);
}

struct Input {
  std::vector<Document> articles;
  std::vector<Claim> claims;
  std::vector<Link> links;
  std::vector<Fact> facts;
  std::vector<ArticleOrigins> origins;
};

Document MakeArticle(uint32_t i) {
  Article a;
  a.id = "article-" + std::to_string(i);
  a.outlet = "Outlet " + std::to_string(i % 200);
  a.title = "Flood report " + std::to_string(i);
  a.published = *crosscheck::ParseTimestamp("2024-04-" + std::to_string(10 + i % 20));
  a.text = "Spokesman " + std::to_string(i % 1000) +
           " said 40 barns were lost when the river rose above the old dam on Sunday night.";
  return *Document::Create(std::move(a));
}

Input MakeInput(uint32_t claims) {
  Input in;
  for (uint32_t i = 0; i * kClaimsAnArticle < claims; ++i) in.articles.push_back(MakeArticle(i));
  in.claims.resize(claims);
  for (uint32_t i = 0; i < claims; ++i) {
    Claim& claim = in.claims[i];
    claim.article = i / kClaimsAnArticle;
    const std::string_view text = in.articles[claim.article].text();
    const auto value = static_cast<uint32_t>(text.find("40 barns"));
    claim.span = {0, static_cast<uint32_t>(text.size())};
    claim.value_span = {value, value + 8};
    if (i % 3 == 0) claim.speaker_span = {0, value - 6};
  }
  // Half of the links stay within a few articles, the others go anywhere.
  std::mt19937 random(1);
  while (in.links.size() < size_t{claims} * kLinksAClaim) {
    uint32_t a = static_cast<uint32_t>(random()) % claims;
    const auto step = static_cast<uint32_t>(random());
    uint32_t b = in.links.size() % 2 == 0 ? (a + step % 100) % claims : step % claims;
    if (a == b) continue;
    if (a > b) std::swap(a, b);
    in.links.push_back({a, b, static_cast<LinkType>(random() % 5), 500});
  }
  for (uint32_t i = 0; i < claims; ++i) {
    if (i % kClaimsAFact == 0) in.facts.push_back({{}, "barns lost", {}, {}});
    in.facts.back().claims.push_back(i);
  }
  // Every tenth article credits one of two agencies; all outlets have one of twenty owners.
  in.origins.resize(in.articles.size());
  for (uint32_t i = 0; i < in.origins.size(); ++i) {
    if (i % 10 == 0) in.origins[i].agencies = {i % 20 == 0 ? "AFP" : "Reuters"};
    in.origins[i].owner = std::string_view("abcdefghijklmnopqrst").substr(i % 20, 1);
  }
  return in;
}

ClaimGraph Build(const Input& in) {
  auto graph = ClaimGraph::Build(in.articles, in.claims, in.links, in.facts, in.origins);
  if (!graph.ok()) Fail(std::string(graph.status().message()));
  return *std::move(graph);
}

// The input of a size, made once: building it costs more than the graph.
const Input& InputOf(int64_t claims) {
  static auto* inputs = new std::vector<std::pair<int64_t, std::unique_ptr<Input>>>;
  for (const auto& [size, input] : *inputs) {
    if (size == claims) return *input;
  }
  inputs->emplace_back(claims, std::make_unique<Input>(MakeInput(static_cast<uint32_t>(claims))));
  return *inputs->back().second;
}

void CheckAnswer() {
  Input in = MakeInput(5000);
  const ClaimGraph graph = Build(in);
  // 500 articles of 200 outlets, 1,250 facts, speakers of articles 0 to 499.
  if (graph.vertex_count() != 200 + 500 + 5000 + 1250 + 500 + 2 + 20)
    Fail("wrong number of vertices");
  if (graph.edge_count() != 500 + 5000 + 5000 + 1667 + 50 + 200 + graph.links().size()) {
    Fail("wrong number of edges");
  }
  for (const Link& link : graph.links()) {
    if (link.type != LinkType::kSameFact) continue;
    const auto from_a = graph.Neighbours(link.a, EdgeKind::kSameFact);
    const auto from_b = graph.Neighbours(link.b, EdgeKind::kSameFact);
    if (std::count(from_a.begin(), from_a.end(), link.b) != 1 ||
        std::count(from_b.begin(), from_b.end(), link.a) != 1) {
      Fail("a link is missing");
    }
  }
  if (graph.FactOf(4999) != 1249u || graph.Timeline(1249).size() != 4) Fail("a fact is wrong");
  const auto groups = crosscheck::SameFactComponents(5000, in.links);
  if (!groups.ok() || groups->empty()) Fail("no components");
  std::shuffle(in.links.begin(), in.links.end(), std::mt19937(2));
  if (Build(in).ToGraphMl() != graph.ToGraphMl()) Fail("the order of links shows");
  if (crosscheck::SameFactComponents(5000, in.links).value() != *groups) {
    Fail("the order of links shows in components");
  }
}

void SetClaims(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetComplexityN(state.range(0));
}

void BuildGraph(benchmark::State& state) {
  const Input& in = InputOf(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(Build(in));
  SetClaims(state);
}

void Components(benchmark::State& state) {
  const Input& in = InputOf(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        crosscheck::SameFactComponents(static_cast<uint32_t>(in.claims.size()), in.links));
  }
  SetClaims(state);
}

// Articles of which every tenth is a copy of another.
void Origins(benchmark::State& state) {
  std::vector<Document> documents;
  std::mt19937 random(3);
  for (uint32_t i = 0; i < state.range(0); ++i) {
    Article article;
    article.id = "article-" + std::to_string(i);
    article.outlet = "Outlet " + std::to_string(i % 200);
    if (i % 10 == 9) {
      article.text = documents[random() % documents.size()].article().text;
    } else {
      for (int sentence = 0; sentence < 10; ++sentence) {
        for (int word = 0; word < 12; ++word) {
          article.text += word == 0 ? "W" : " w";
          for (uint32_t n = static_cast<uint32_t>(random()) % 20000; n > 0; n /= 26)
            article.text += static_cast<char>('a' + n % 26);
        }
        article.text += ".\n\n";
      }
    }
    documents.push_back(*Document::Create(std::move(article)));
  }
  for (auto _ : state) {
    const auto origins = crosscheck::FindArticleOrigins(documents);
    const auto copies = std::count_if(origins.begin(), origins.end(),
                                      [](const ArticleOrigins& o) { return o.text.has_value(); });
    if (copies < state.range(0) / 10) Fail("copies are missing");
  }
  SetClaims(state);
}

// What the comparator does: each claim's neighbours and fact.
void WalkClaims(benchmark::State& state) {
  const ClaimGraph graph = Build(InputOf(state.range(0)));
  for (auto _ : state) {
    size_t found = 0;
    for (uint32_t c = 0; c < state.range(0); ++c) {
      found += graph.Neighbours(c, EdgeKind::kSameFact).size() + graph.FactOf(c).has_value();
    }
    benchmark::DoNotOptimize(found);
  }
  SetClaims(state);
}

template <std::string (ClaimGraph::*write)() const>
void Export(benchmark::State& state) {
  const ClaimGraph graph = Build(InputOf(state.range(0)));
  size_t bytes = 0;
  for (auto _ : state) {
    const std::string text = (graph.*write)();
    bytes = text.size();
    benchmark::DoNotOptimize(text.data());
  }
  SetClaims(state);
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes));
}

// O(n): the sorting of links is O(n log n) and a small part.
BENCHMARK(BuildGraph)
    ->RangeMultiplier(10)
    ->Range(1000, kMost)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);
BENCHMARK(Components)
    ->RangeMultiplier(10)
    ->Range(1000, kMost)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);
BENCHMARK(Origins)
    ->RangeMultiplier(10)
    ->Range(1000, 100000)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);
BENCHMARK(WalkClaims)
    ->RangeMultiplier(10)
    ->Range(1000, kMost)
    ->Unit(benchmark::kMillisecond)
    ->Complexity(benchmark::oN);
BENCHMARK_TEMPLATE(Export, &ClaimGraph::ToDot)
    ->Name("ToDot")
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(Export, &ClaimGraph::ToJson)
    ->Name("ToJson")
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(Export, &ClaimGraph::ToGraphMl)
    ->Name("ToGraphMl")
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  CheckAnswer();
  benchmark::RunSpecifiedBenchmarks();
}
