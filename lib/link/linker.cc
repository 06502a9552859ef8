// The doors are FindLinks and FindLinksOfAllPairs: candidates by shared keys, each pair compared
// once.
#include "crosscheck/link/linker.h"

#include <algorithm>
#include <utility>

#include "link/keys.h"

namespace crosscheck {
namespace {

// A change and a percentage of one sentence: "rose 45% (from 6.2 to 9)".
bool IsSum(const Claim& a, const Claim& b) {
  if (a.article != b.article || a.part != b.part || a.span != b.span || !a.quantity || !b.quantity)
    return false;
  const auto change = [](const Claim& c) { return c.quantity->form == QuantityForm::kChange; };
  const auto percent = [](const Claim& c) {
    return GetUnit(c.quantity->unit).dimension == Dimension::kPercent &&
           c.quantity->form == QuantityForm::kPoint;
  };
  return (change(a) && percent(b)) || (change(b) && percent(a));
}

// A share of a counted whole against a count: "40 per cent of 70,000", "28,000".
bool IsShareOfWhole(const Claim& share, const Claim& count) {
  return share.whole && count.quantity && count.measure == Measure::kCount && !count.negated &&
         !share.negated && GetUnit(share.quantity->unit).dimension == Dimension::kPercent;
}

constexpr int kDerivedThreshold = 400;

// The evidence that a share of a whole is what another outlet counted: compared as a count of the
// whole's kind.
int DerivedScore(const Claim& share, const Claim& count) {
  if (share.article == count.article || !share.period || !count.period ||
      !(*share.period == *count.period))
    return 0;
  Claim as_count = share;
  as_count.measure = Measure::kCount;
  as_count.quantity = share.whole;
  as_count.predicate.clear();
  as_count.predicate_class = 0;
  as_count.persons = true;  // whoever makes up the whole
  as_count.group.clear();
  for (const Term& term : share.group) {
    if (!HasTerm(as_count.topic, term.key))
      as_count.topic.insert(
          std::lower_bound(as_count.topic.begin(), as_count.topic.end(), term,
                           [](const Term& x, const Term& y) { return x.key < y.key; }),
          term);
  }
  const std::optional<Evidence> evidence = Compare(as_count, count);
  return evidence && evidence->shared_words >= 3 ? evidence->score : 0;
}

std::optional<Link> LinkOf(absl::Span<const Claim> claims, uint32_t i, uint32_t j) {
  const Claim& a = claims[i];
  const Claim& b = claims[j];
  if (IsSum(a, b)) return Link{i, j, LinkType::kDerived, 1000};
  if (a.article == b.article) return std::nullopt;
  if (IsShareOfWhole(a, b) || IsShareOfWhole(b, a)) {
    const int score = IsShareOfWhole(a, b) ? DerivedScore(a, b) : DerivedScore(b, a);
    if (score >= kDerivedThreshold) return Link{i, j, LinkType::kDerived, score};
    return std::nullopt;
  }
  const std::optional<Evidence> evidence = Compare(a, b);
  // One and the same distinctive figure is evidence by itself.
  constexpr int kSameFigureThreshold = 450;
  if (!evidence || evidence->score < (evidence->type == LinkType::kSameFigure ? kSameFigureThreshold
                                                                              : kLinkThreshold)) {
    return std::nullopt;
  }
  return Link{i, j, evidence->type, evidence->score};
}

}  // namespace

std::vector<Link> FindLinksOfAllPairs(absl::Span<const Claim> claims) {
  std::vector<Link> links;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    for (uint32_t j = i + 1; j < claims.size(); ++j) {
      if (const std::optional<Link> link = LinkOf(claims, i, j)) links.push_back(*link);
    }
  }
  return links;
}

std::vector<Link> FindLinks(absl::Span<const Claim> claims) {
  // (key, claim), sorted: claims of one key stand together.
  std::vector<std::pair<uint64_t, uint32_t>> postings;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    for (uint64_t key : link::KeysOf(claims[i])) postings.emplace_back(key, i);
  }
  std::sort(postings.begin(), postings.end());
  std::vector<std::pair<uint32_t, uint32_t>> pairs;
  for (size_t begin = 0; begin < postings.size();) {
    size_t end = begin;
    while (end < postings.size() && postings[end].first == postings[begin].first) ++end;
    for (size_t i = begin; i < end; ++i) {
      for (size_t j = i + 1; j < end; ++j)
        pairs.emplace_back(postings[i].second, postings[j].second);
    }
    begin = end;
  }
  // Sums of one sentence need no key.
  for (uint32_t i = 0; i < claims.size(); ++i) {
    for (uint32_t j = i + 1; j < claims.size() && claims[j].article == claims[i].article &&
                             claims[j].part == claims[i].part && claims[j].span == claims[i].span;
         ++j) {
      pairs.emplace_back(i, j);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<Link> links;
  for (const auto& [i, j] : pairs) {
    if (const std::optional<Link> link = LinkOf(claims, i, j)) links.push_back(*link);
  }
  return links;
}

}  // namespace crosscheck
