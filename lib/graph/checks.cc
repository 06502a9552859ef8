// Checks: the doors are the functions of checks.h. All indices are checked once here, so that
// nothing behind Build has to ask again.
#include "graph/checks.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace crosscheck::graph {
namespace {

// "link 3: claim 12 of 10"
absl::Status OutOfRange(std::string_view owner, size_t i, std::string_view what, size_t index,
                        size_t count) {
  return absl::InvalidArgumentError(std::string(owner) + " " + std::to_string(i) + ": " +
                                    std::string(what) + " " + std::to_string(index) + " of " +
                                    std::to_string(count));
}

}  // namespace

absl::Status CheckLink(size_t number, size_t claim_count, const Link& link) {
  const uint32_t larger = link.a < link.b ? link.b : link.a;
  if (larger >= claim_count) return OutOfRange("link", number, "claim", larger, claim_count);
  if (link.a >= link.b) {
    return absl::InvalidArgumentError("link " + std::to_string(number) + ": joins " +
                                      std::to_string(link.a) + " and " + std::to_string(link.b) +
                                      "; a link has a < b");
  }
  // A type can come from a file that a later version wrote.
  if (LinkTypeName(link.type).empty()) {
    return absl::InvalidArgumentError("link " + std::to_string(number) + ": unknown type " +
                                      std::to_string(static_cast<int>(link.type)));
  }
  return absl::OkStatus();
}

absl::Status CheckLinks(size_t claim_count, absl::Span<const Link> links) {
  for (size_t i = 0; i < links.size(); ++i) {
    if (absl::Status s = CheckLink(i, claim_count, links[i]); !s.ok()) return s;
  }
  return absl::OkStatus();
}

absl::Status CheckArticle(std::string_view owner, size_t number, size_t article,
                          size_t article_count) {
  if (article < article_count) return absl::OkStatus();
  return OutOfRange(owner, number, "article", article, article_count);
}

absl::Status CheckFacts(size_t claim_count, absl::Span<const Fact> facts) {
  std::vector<bool> taken(claim_count);
  for (size_t i = 0; i < facts.size(); ++i) {
    for (uint32_t claim : facts[i].claims) {
      if (claim >= claim_count) return OutOfRange("fact", i, "claim", claim, claim_count);
      if (taken[claim]) {
        return absl::InvalidArgumentError("fact " + std::to_string(i) + ": claim " +
                                          std::to_string(claim) +
                                          " stands in a fact already; a claim has one fact");
      }
      taken[claim] = true;
    }
  }
  return absl::OkStatus();
}

absl::Status CheckSizes(size_t articles, size_t claims, size_t links, size_t facts) {
  constexpr size_t kMost = std::numeric_limits<uint32_t>::max();
  // Each article may bring an outlet and each claim an authority; a link is two edges, a claim up
  // to three. With an eighth of the numbers for each, both sums keep below all of them.
  const bool fits =
      articles <= kMost / 8 && claims <= kMost / 8 && facts <= kMost / 8 && links <= kMost / 8;
  if (fits) return absl::OkStatus();
  return absl::ResourceExhaustedError("a graph of " + std::to_string(articles) + " articles, " +
                                      std::to_string(claims) + " claims, " + std::to_string(links) +
                                      " links and " + std::to_string(facts) + " facts; at most " +
                                      std::to_string(kMost / 8) + " of each are taken");
}

}  // namespace crosscheck::graph
