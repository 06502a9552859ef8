// The door is FoldRepeated.
#include "compare/fold.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"

namespace crosscheck::compare {
namespace {

bool SameValue(const Claim& a, const Claim& b) {
  if (a.measure != b.measure || a.quantity.has_value() != b.quantity.has_value()) return false;
  return a.quantity ? *a.quantity == *b.quantity : a.period == b.period;
}

// Do all claims of an article in one finding say what its claims in the other say?
bool Repeats(ClaimAt claim_at, ArticleAt article_at, const Finding& first, const Finding& again) {
  bool shared = false;
  for (uint32_t i : first.claims) {
    for (uint32_t j : again.claims) {
      if (i == j) shared = true;
      if (article_at(i) == article_at(j) && !SameValue(claim_at(i), claim_at(j))) return false;
    }
  }
  return shared || (first.fact && first.fact == again.fact);
}

}  // namespace

void FoldRepeated(absl::Span<const Claim> claims, std::vector<Finding>& findings) {
  FoldRepeated([&](uint32_t i) -> const Claim& { return claims[i]; },
               [&](uint32_t i) { return claims[i].article; }, findings);
}

void FoldRepeated(ClaimAt claim_at, ArticleAt article_at, std::vector<Finding>& findings) {
  // By pair of articles; looked up, never walked.
  absl::flat_hash_map<uint64_t, absl::InlinedVector<size_t, 1>> kept_of;
  std::vector<Finding> kept;
  kept.reserve(findings.size());
  for (Finding& finding : findings) {
    if (finding.claims.size() != 2) {  // sums have their own claims
      kept.push_back(std::move(finding));
      continue;
    }
    const auto [low, high] =
        std::minmax({article_at(finding.claims[0]), article_at(finding.claims[1])});
    absl::InlinedVector<size_t, 1>& alike = kept_of[uint64_t{low} << 32 | high];
    const auto first = std::find_if(alike.begin(), alike.end(), [&](size_t i) {
      // One value agrees with itself in whatever words.
      return kept[i].kind == finding.kind &&
             (kept[i].basis == finding.basis || finding.kind == FindingKind::kAgreement) &&
             Repeats(claim_at, article_at, kept[i], finding);
    });
    if (low == high || first == alike.end()) {
      alike.push_back(kept.size());
      kept.push_back(std::move(finding));
      continue;
    }
    std::vector<uint32_t>& all = kept[*first].claims;
    all.insert(all.end(), finding.claims.begin(), finding.claims.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
  findings = std::move(kept);
}

}  // namespace crosscheck::compare
