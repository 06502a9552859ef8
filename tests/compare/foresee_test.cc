// What is foreseen of a link against what is said of it.
#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

#include "compare/one_by_one.h"
#include "edits.h"
#include "link/generate.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

TEST_CASE(
    "Of a link that is foreseen to be silent nothing is said, and graded evidence looks alike") {
  std::vector<Document> documents;
  std::vector<Claim> claims;
  const auto add = [&](const Article& article) {
    documents.push_back(Document::Create(article).value());
    const auto number = static_cast<uint32_t>(documents.size() - 1);
    for (Claim& claim : ReadArticle(documents.back(), number).claims)
      claims.push_back(std::move(claim));
  };
  for (const Article& article : Samples()) add(article);
  for (const Story& story : NewsGenerator(13).Articles(120, 6)) add(ArticleOf(story));
  std::vector<Link> links;
  for (const Link& link : FindLinks(claims)) {
    if (link.type == LinkType::kSameFact || link.type == LinkType::kSameFigure)
      links.push_back(link);
  }
  const auto said = compare::JudgeLinks(documents, claims, links, links);
  size_t silent = 0, speaking = 0, wrong = 0;
  for (size_t i = 0; i < links.size(); ++i) {
    const Claim &a = claims[links[i].a], &b = claims[links[i].b];
    const auto evidence = Compare(a, b);
    if (!evidence) continue;  // a copy
    const compare::Side x{a, documents[a.article]}, y{b, documents[b.article]};
    const compare::Outlook outlook = compare::Foresee(x, y, *evidence, links[i].type);
    const compare::Outlook graded =
        compare::Foresee(x, y, compare::Graded(*evidence), links[i].type);
    wrong += said[i] && !outlook.speaks;
    wrong += outlook.speaks != graded.speaks || outlook.hangs_on_links != graded.hangs_on_links ||
             outlook.hangs_on_text != graded.hangs_on_text;
    // Only what else is linked, or what stands beside the figures, silences it.
    outlook.speaks ? ++speaking : ++silent;
  }
  CHECK(wrong == 0);
  CHECK(silent > 50);
  CHECK(speaking > 50);
}

}  // namespace
}  // namespace crosscheck::testing
