// The doors are FindLinks and FindLinksOfAllPairs: candidates by shared keys, each pair compared
// once.
#include "crosscheck/link/linker.h"

#include <algorithm>
#include <utility>

#include "link/derived.h"
#include "link/keys.h"
#include "link/values.h"

namespace crosscheck {
namespace {

// `sharing`: the two are known to share a key.
std::optional<Link> LinkOf(absl::Span<const Claim> claims, uint32_t i, uint32_t j, bool sharing) {
  const Claim& a = claims[i];
  const Claim& b = claims[j];
  if (a.article == b.article) return link::DerivedInSentence(claims, i, j);
  if (!sharing && !link::SharesKey(a, b)) return std::nullopt;
  if (link::IsShareOfWhole(a, b) || link::IsShareOfWhole(b, a))
    return link::DerivedAcross(claims, i, j);
  if (const auto sum = link::DerivedAcross(claims, i, j)) return sum;
  const std::optional<Evidence> evidence = link::CompareSharing(a, b);
  // One and the same distinctive figure is evidence by itself.
  constexpr int kSameFigureThreshold = 450;
  if (!evidence || evidence->score < (evidence->type == LinkType::kSameFigure ? kSameFigureThreshold
                                                                              : kLinkThreshold)) {
    return std::nullopt;
  }
  if (evidence->type == LinkType::kSameFact && !link::IsOneFact(a, b, *evidence))
    return std::nullopt;
  return Link{i, j, evidence->type, evidence->score};
}

// Copies: the same value of the same sentence in several articles. Each is linked to the first of
// them, which alone meets other claims, so that a sentence printed a million times costs a million
// links and not their square.
struct Copies {
  std::vector<Link> links;
  std::vector<bool> is_first;
};

Copies FindCopies(absl::Span<const Claim> claims) {
  Copies copies{{}, std::vector<bool>(claims.size(), true)};
  struct Entry {
    uint64_t key;
    uint32_t claim;
  };
  std::vector<Entry> entries;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    if (const uint64_t key = link::CopyKey(claims[i])) entries.push_back({key, i});
  }
  // The first is the one of the smallest id, whatever the order of the articles.
  std::sort(entries.begin(), entries.end(), [&](const Entry& x, const Entry& y) {
    return x.key != y.key ? x.key < y.key : claims[x.claim].id < claims[y.claim].id;
  });
  for (size_t i = 1, first = 0; i < entries.size(); ++i) {
    if (entries[i].key != entries[first].key) {
      first = i;
    } else if (claims[entries[i].claim].article != claims[entries[first].claim].article) {
      copies.is_first[entries[i].claim] = false;
      const auto [low, high] = std::minmax(entries[first].claim, entries[i].claim);
      copies.links.push_back({low, high, LinkType::kSameFact, 1000});
    }
  }
  return copies;
}

void SortLinks(std::vector<Link>& links) {
  std::sort(links.begin(), links.end(),
            [](const Link& x, const Link& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
}

}  // namespace

std::vector<Link> FindLinksOfAllPairs(absl::Span<const Claim> claims) {
  Copies copies = FindCopies(claims);
  std::vector<Link> links = std::move(copies.links);
  for (uint32_t i = 0; i < claims.size(); ++i) {
    for (uint32_t j = i + 1; j < claims.size(); ++j) {
      // Figures of one sentence stand together in each copy.
      if (claims[i].article != claims[j].article && (!copies.is_first[i] || !copies.is_first[j]))
        continue;
      if (const std::optional<Link> link = LinkOf(claims, i, j, false)) links.push_back(*link);
    }
  }
  SortLinks(links);
  return links;
}

std::vector<Link> FindLinks(absl::Span<const Claim> claims) {
  Copies copies = FindCopies(claims);
  std::vector<Link> links = std::move(copies.links);
  std::vector<link::KeyList> keys(claims.size());
  // (key, claim), sorted: claims of one key stand together.
  std::vector<std::pair<uint64_t, uint32_t>> postings;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    if (!copies.is_first[i]) continue;
    keys[i] = link::KeysOf(claims[i]);
    for (uint64_t key : keys[i]) postings.emplace_back(key, i);
  }
  std::sort(postings.begin(), postings.end());
  for (size_t begin = 0; begin < postings.size();) {
    const uint64_t key = postings[begin].first;
    size_t end = begin;
    while (end < postings.size() && postings[end].first == key) ++end;
    // Claims of one article need not stand together, but mostly do: a run of them is passed over at
    // once.
    for (size_t x = begin, next = begin; x < end; ++x) {
      const uint32_t i = postings[x].second;
      while (next < end &&
             (next <= x || claims[postings[next].second].article == claims[i].article))
        ++next;
      for (size_t y = next; y < end; ++y) {
        const uint32_t j = postings[y].second;
        // Each pair once: where its smallest shared key is.
        if (claims[i].article == claims[j].article || link::SmallestShared(keys[i], keys[j]) != key)
          continue;
        if (const std::optional<Link> link = LinkOf(claims, i, j, true)) links.push_back(*link);
      }
    }
    begin = end;
  }
  // Sums of one sentence need no key.
  for (uint32_t i = 0; i < claims.size(); ++i) {
    for (uint32_t j = i + 1; j < claims.size() && claims[j].article == claims[i].article &&
                             claims[j].part == claims[i].part && claims[j].span == claims[i].span;
         ++j) {
      if (const auto link = link::DerivedInSentence(claims, i, j)) links.push_back(*link);
    }
  }
  SortLinks(links);
  return links;
}

}  // namespace crosscheck
