// Measures how fast linked pairs of claims are compared.
//
//   compare_benchmark [--benchmark_filter=...]
//
// Each event is told by 64 outlets, the most that a fact compares pair by pair, in sentences from a
// template: half of them count one figure, a quarter three more, a quarter tells of thousands, and
// every other one hedges, so that two of five pairs give a finding, as in reports on real articles.
// The claims are read by the extractor; facts and links are given, so that only the comparator is
// timed. Before that the answer is checked: so many agreements and conflicts as follow from the
// figures.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/claim/extract.h"
#include "crosscheck/compare/comparator.h"

namespace {

using crosscheck::Article;
using crosscheck::Claim;
using crosscheck::Document;
using crosscheck::Fact;
using crosscheck::Finding;
using crosscheck::FindingKind;
using crosscheck::Link;

constexpr uint32_t kOutlets = 64;
constexpr int64_t kPairsAnEvent = kOutlets * (kOutlets - 1) / 2;
constexpr int64_t kMostEvents = 500;  // 1,008,000 pairs

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "compare_benchmark: %s\n", why.c_str());
  std::exit(1);
}

struct Input {
  std::vector<Document> articles;
  std::vector<Claim> claims;
  std::vector<Link> links;
  std::vector<Fact> facts;
};

// Of outlet `i`: half say 310, others 350, 390 or 430, and a quarter says thousands.
int FigureOf(uint32_t i) { return i % 2 == 0 ? 310 : 350 + 40 * static_cast<int>(i / 4 % 3); }
bool IsVague(uint32_t i) { return i % 4 == 3; }
bool Hedges(uint32_t i) { return i % 8 >= 4; }

Document MakeArticle(uint32_t event, uint32_t i) {
  const std::string town = "Varn" + std::string(1, static_cast<char>('a' + event % 26));
  Article a;
  a.id = "article-" + std::to_string(event) + "-" + std::to_string(i);
  a.outlet = "Outlet " + std::to_string(i);
  a.title = "The mill of " + town;
  a.published = *crosscheck::ParseTimestamp("2024-04-24");
  a.text = "The " + town + " mill of the Orr family " + (Hedges(i) ? "may employ " : "employs ") +
           (IsVague(i) ? std::string("thousands of") : std::to_string(FigureOf(i))) +
           " workers at the harbour of Dorrin" +
           (i % 3 == 0   ? ", a clerk wrote.\n"
            : i % 3 == 1 ? " in all halls.\n"
                         : " near the dock.\n");
  return *Document::Create(std::move(a));
}

Input MakeInput(int64_t events) {
  Input in;
  for (uint32_t event = 0; event < events; ++event) {
    Fact fact;
    for (uint32_t i = 0; i < kOutlets; ++i) {
      const auto article = static_cast<uint32_t>(in.articles.size());
      in.articles.push_back(MakeArticle(event, i));
      std::vector<Claim> claims = crosscheck::ReadArticle(in.articles.back(), article).claims;
      claims.erase(std::remove_if(claims.begin(), claims.end(),
                                  [](const Claim& claim) { return !claim.quantity; }),
                   claims.end());
      if (claims.size() != 1) Fail("a sentence gave " + std::to_string(claims.size()) + " counts");
      fact.claims.push_back(static_cast<uint32_t>(in.claims.size()));
      in.claims.push_back(std::move(claims.front()));
    }
    for (uint32_t i = 0; i < kOutlets; ++i) {
      for (uint32_t j = i + 1; j < kOutlets; ++j)
        in.links.push_back({fact.claims[i], fact.claims[j], crosscheck::LinkType::kSameFact, 900});
    }
    in.facts.push_back(std::move(fact));
  }
  return in;
}

std::vector<Finding> Run(const Input& in) {
  return crosscheck::FindFindings(in.articles, in.claims, in.links, in.facts);
}

void CheckAnswer() {
  std::map<FindingKind, int> want, got;
  for (uint32_t i = 0; i < kOutlets; ++i) {
    for (uint32_t j = i + 1; j < kOutlets; ++j) {
      if (IsVague(i) || IsVague(j)) continue;
      if (FigureOf(i) == FigureOf(j))
        ++want[FindingKind::kAgreement];
      else if (Hedges(i) == Hedges(j))
        ++want[FindingKind::kNumericConflict];
    }
  }
  const Input in = MakeInput(1);
  for (const Finding& finding : Run(in)) {
    // A doubt that one of two copies has is told instead of the agreement.
    ++got[finding.kind == FindingKind::kHedgeDrift ? FindingKind::kAgreement : finding.kind];
  }
  for (const auto& [kind, count] : want) {
    if (got[kind] != count) {
      Fail(std::string(crosscheck::FindingKindName(kind)) + ": " + std::to_string(got[kind]) +
           " instead of " + std::to_string(count));
    }
  }
  if (got.size() != want.size()) Fail("findings of other kinds");
}

void BM_Compare(benchmark::State& state) {
  const Input in = MakeInput(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(Run(in));
  state.SetItemsProcessed(state.iterations() * state.range(0) * kPairsAnEvent);
}
BENCHMARK(BM_Compare)->Arg(1)->Arg(50)->Arg(kMostEvents)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  CheckAnswer();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
