// The Linker, which keeps claims packed, against what compares them as they are.
#include "crosscheck/link/linker.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <vector>

#include "link/brief.h"
#include "link/derived.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/synthetic.h"

namespace crosscheck::testing {
namespace {

std::vector<std::vector<uint32_t>> GroupsOf(const std::vector<Claim>& claims,
                                            const std::vector<Link>& links) {
  Article text;
  text.id = "one-for-all";
  text.text = std::string(600, 'x');
  const std::vector<Document> documents(claims.back().article + size_t{1},
                                        Document::Create(std::move(text)).value());
  std::vector<std::vector<uint32_t>> groups;
  for (Fact& fact : MakeFacts(documents, claims, links)) groups.push_back(std::move(fact.claims));
  return groups;
}

TEST_CASE("Claims that are added in batches are linked as claims at once") {
  const std::vector<Claim> claims = SyntheticNews(21).Articles(1500);
  const std::vector<Link> links = FindLinks(claims);
  REQUIRE(links.size() > 1000);
  Linker linker;
  CHECK(linker.claim_count() == 0);
  size_t begin = 0;
  while (begin < claims.size()) {
    size_t end = std::min(begin + 100, claims.size());
    while (end < claims.size() && claims[end].article == claims[end - 1].article) ++end;
    // What was added may be gone.
    const std::vector<Claim> batch(claims.begin() + static_cast<std::ptrdiff_t>(begin),
                                   claims.begin() + static_cast<std::ptrdiff_t>(end));
    linker.Add(batch);
    begin = end;
  }
  CHECK(linker.claim_count() == claims.size());
  CHECK((linker.Links() == links));
  const auto groups = linker.Groups(links);
  CHECK(groups.size() > 500);
  CHECK((groups == GroupsOf(claims, links)));
}

TEST_CASE("A Linker without claims") {
  Linker linker;
  CHECK(linker.Links().empty());
  CHECK(linker.Groups({}).empty());
}

// A word that clause and context have with two weights, and a sentence of more words than a byte
// counts.
TEST_CASE("Claims that are packed in an unusual way compare as they are") {
  std::vector<Claim> claims = SyntheticNews(22).Articles(400);
  const auto add = [](TermSet& set, Term term) {
    const auto at = std::lower_bound(set.begin(), set.end(), term,
                                     [](const Term& x, const Term& y) { return x.key < y.key; });
    if (at == set.end() || at->key != term.key) set.insert(at, term);
  };
  for (size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    for (const Term& term : TermSet(claim.topic)) {
      if (i % 3 == 0) add(claim.context, {term.key, term.span, static_cast<uint8_t>((i / 3) % 4)});
    }
    for (uint64_t word = 0; i % 7 == 0 && word < 300; ++word)
      add(i % 2 == 0 ? claim.topic : claim.context, {word * 0x9E3779B97F4A7C15u, {}, 1});
  }
  const std::vector<Link> links = FindLinks(claims);
  CHECK(links.size() > 200);
  CHECK((links == FindLinksOfAllPairs(claims)));
}

TEST_CASE("No link of one fact or figure is refused by its brief") {
  const std::vector<Claim> claims = SyntheticNews(23).Articles(1500);
  std::vector<link::Traits> traits;
  for (uint32_t i = 0; i < claims.size(); ++i) traits.push_back(link::TraitsOf(claims, i));
  const link::Briefs briefs(claims, traits);
  size_t asked = 0, refused = 0;
  for (const Link& link : FindLinks(claims)) {
    if (link.type != LinkType::kSameFact && link.type != LinkType::kSameFigure) continue;
    if (link.score == 1000) continue;  // copies
    const int likeness = link::Likeness(claims[link.a], claims[link.b]);
    ++asked;
    refused += !link::Briefs::MayBeOne(briefs, link.a, briefs, link.b, likeness);
  }
  CHECK(asked > 500);
  CHECK(refused == 0);
}

}  // namespace
}  // namespace crosscheck::testing
