// The door is FoldRepeated. Findings meet by their pair of articles, and of most pairs there is but
// one, so that claims are looked into for the few that may be told already.
#include "compare/fold.h"

#include <algorithm>
#include <utility>

namespace crosscheck::compare {
namespace {

bool SameValue(const Claim& a, const Claim& b) {
  if (a.measure != b.measure || a.quantity.has_value() != b.quantity.has_value()) return false;
  return a.quantity ? *a.quantity == *b.quantity : a.period == b.period;
}

// Do all claims of an article in one finding say what its claims in the other say?
template <typename F>
bool Repeats(ClaimAt claim_at, ArticleAt article_at, const F& first, const F& again) {
  // One value agrees with itself in whatever words.
  if (first.kind != again.kind ||
      (first.basis != again.basis && first.kind != FindingKind::kAgreement))
    return false;
  const bool shared = std::any_of(first.claims.begin(), first.claims.end(), [&](uint32_t i) {
    return std::find(again.claims.begin(), again.claims.end(), i) != again.claims.end();
  });
  if (!shared && !(first.fact && first.fact == again.fact)) return false;
  for (uint32_t i : first.claims) {
    for (uint32_t j : again.claims) {
      if (i != j && article_at(i) == article_at(j) && !SameValue(claim_at(i), claim_at(j)))
        return false;
    }
  }
  return true;
}

template <typename F>
void Fold(ClaimAt claim_at, ArticleAt article_at, std::vector<F>& findings) {
  // Those of one pair of articles stand side by side, in their order.
  std::vector<std::pair<uint64_t, uint32_t>> by_pair;
  by_pair.reserve(findings.size());
  for (uint32_t at = 0; at < findings.size(); ++at) {
    if (findings[at].claims.size() != 2) continue;  // sums have their own claims
    const auto [low, high] =
        std::minmax({article_at(findings[at].claims[0]), article_at(findings[at].claims[1])});
    if (low != high) by_pair.emplace_back(uint64_t{low} << 32 | high, at);
  }
  std::sort(by_pair.begin(), by_pair.end());
  std::vector<bool> is_told(findings.size());
  for (size_t begin = 0, end; begin < by_pair.size(); begin = end) {
    for (end = begin + 1; end < by_pair.size() && by_pair[end].first == by_pair[begin].first;)
      ++end;
    for (size_t i = begin + 1; i < end; ++i) {
      F& again = findings[by_pair[i].second];
      for (size_t k = begin; k < i; ++k) {
        F& first = findings[by_pair[k].second];
        if (is_told[by_pair[k].second] || !Repeats(claim_at, article_at, first, again)) continue;
        first.claims.insert(first.claims.end(), again.claims.begin(), again.claims.end());
        std::sort(first.claims.begin(), first.claims.end());
        first.claims.erase(std::unique(first.claims.begin(), first.claims.end()),
                           first.claims.end());
        is_told[by_pair[i].second] = true;
        break;
      }
    }
  }
  size_t kept = 0;
  for (size_t at = 0; at < findings.size(); ++at) {
    if (is_told[at]) continue;
    if (kept != at) findings[kept] = std::move(findings[at]);
    ++kept;
  }
  findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(kept), findings.end());
}

}  // namespace

void FoldRepeated(ClaimAt claim_at, ArticleAt article_at, std::vector<Finding>& findings) {
  Fold(claim_at, article_at, findings);
}

void FoldRepeated(ClaimAt claim_at, ArticleAt article_at, std::vector<Told>& findings) {
  Fold(claim_at, article_at, findings);
}

}  // namespace crosscheck::compare
