// The doors are FindLinks and FindLinksOfAllPairs: candidates are found by blocking (candidates.cc)
// or are all pairs; each is compared once.
#include "crosscheck/link/linker.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "link/candidates.h"
#include "link/clusters.h"
#include "link/derived.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/packed.h"
#include "link/sweep.h"
#include "link/values.h"

namespace crosscheck {
namespace {

// Of two claims of two articles that share a key.
std::optional<Link> LinkOf(absl::Span<const Claim> claims, absl::Span<const link::Traits> traits,
                           uint32_t i, uint32_t j, int likeness) {
  const Claim& a = claims[i];
  const Claim& b = claims[j];
  if (link::MayBeDerived(a, b, traits[i], traits[j])) {
    const auto derived = link::DerivedAcross(claims, i, j, traits[i], traits[j]);
    if (derived || link::IsShareOfWhole(a, b) || link::IsShareOfWhole(b, a)) return derived;
  }
  const std::optional<Evidence> evidence =
      link::CompareSharing(a, b, traits[i], traits[j], likeness);
  if (!evidence || !link::MakesLink(a, b, traits[i], traits[j], *evidence)) return std::nullopt;
  return Link{i, j, evidence->type, evidence->score};
}

std::vector<link::Traits> TraitsOfAll(absl::Span<const Claim> claims) {
  std::vector<link::Traits> traits;
  traits.reserve(claims.size());
  for (uint32_t i = 0; i < claims.size(); ++i) traits.push_back(link::TraitsOf(claims, i));
  return traits;
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
    Fingerprint id;  // of the claim; here, for all claims do not fit into a cache
    uint32_t claim;
  };
  std::vector<Entry> entries;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    if (const uint64_t key = link::CopyKey(claims[i])) entries.push_back({key, claims[i].id, i});
  }
  // The first is the one of the smallest id, whatever the order of the articles.
  std::sort(entries.begin(), entries.end(), [](const Entry& x, const Entry& y) {
    return std::tie(x.key, x.id, x.claim) < std::tie(y.key, y.id, y.claim);
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

// The same of packed claims: adds the links, and tells which claims are the first.
std::vector<bool> LinkCopies(const link::PackedClaims& claims, std::vector<Link>& links) {
  std::vector<bool> is_first(claims.size(), true);
  struct Entry {
    uint64_t text;
    uint32_t sentence;
    uint32_t claim;
  };
  std::vector<Entry> entries;
  entries.reserve(claims.size());
  for (uint32_t i = 0; i < claims.size(); ++i) {
    const link::PackedView claim = claims.View(i);
    if (claim.text() != 0) entries.push_back({claim.text(), claim.head().sentence, i});
  }
  std::sort(entries.begin(), entries.end(), [&](const Entry& x, const Entry& y) {
    if (x.text != y.text) return x.text < y.text;
    if (x.sentence != y.sentence) return x.sentence < y.sentence;
    const uint64_t id_x = claims.View(x.claim).id(), id_y = claims.View(y.claim).id();
    return id_x != id_y ? id_x < id_y : x.claim < y.claim;
  });
  const auto article = [&](const Entry& entry) {
    return claims.ArticleNumber(claims.View(entry.claim).head().article);
  };
  for (size_t i = 1, first = 0; i < entries.size(); ++i) {
    if (entries[i].text != entries[first].text || entries[i].sentence != entries[first].sentence) {
      first = i;
    } else if (article(entries[i]) != article(entries[first])) {
      is_first[entries[i].claim] = false;
      const auto [low, high] = std::minmax(entries[first].claim, entries[i].claim);
      links.push_back({low, high, LinkType::kSameFact, 1000});
    }
  }
  return is_first;
}

std::optional<Link> LinkOf(link::PackedClaims& claims, uint32_t i, uint32_t j, int likeness) {
  const link::PackedView a = claims.View(i), b = claims.View(j);
  if (a.head().odd || b.head().odd) {
    // Some candidates share no key.
    if (!a.SharesKey(b)) return std::nullopt;
    bool is_share = false;
    const std::optional<int> derived = link::DerivedScore(claims, a, b, &is_share);
    if (derived) return Link{i, j, LinkType::kDerived, *derived};
    if (is_share) return std::nullopt;
  }
  const std::optional<Evidence> evidence = link::EvidenceOfLink(a, b, likeness);
  if (!evidence || !a.SharesKey(b)) return std::nullopt;
  return Link{i, j, evidence->type, evidence->score};
}

void SortLinks(std::vector<Link>& links) {
  std::sort(links.begin(), links.end(),
            [](const Link& x, const Link& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
}

}  // namespace

struct Linker::Impl {
  bool spills() const { return !options.spill_directory.empty(); }
  link::Sweep NewSweep() { return {claims, options.spill_directory, options.memory_bytes}; }

  LinkerOptions options;
  absl::Status status;
  link::PackedClaims claims;
  std::vector<Link> links;  // of one sentence
};

std::vector<Link> FindLinksOfAllPairs(absl::Span<const Claim> claims) {
  Copies copies = FindCopies(claims);
  std::vector<Link> links = std::move(copies.links);
  const std::vector<link::Traits> traits = TraitsOfAll(claims);
  // A bit or more of each key: no pair without a common bit shares a key.
  std::vector<uint64_t> bits;
  for (const link::Traits& of : traits) {
    bits.push_back(0);
    for (uint64_t key : of.keys) bits.back() |= uint64_t{1} << (key >> 58);
  }
  for (uint32_t i = 0; i < claims.size(); ++i) {
    for (uint32_t j = i + 1; j < claims.size(); ++j) {
      // Figures of one sentence stand together in each copy.
      if (claims[i].article == claims[j].article) {
        if (const auto link = link::DerivedInSentence(claims, i, j)) links.push_back(*link);
      } else if ((bits[i] & bits[j]) != 0 && copies.is_first[i] && copies.is_first[j] &&
                 link::SmallestShared(traits[i].keys, traits[j].keys) != 0) {
        const int likeness = link::Likeness(claims[i], claims[j]);
        if (const auto link = LinkOf(claims, traits, i, j, likeness)) links.push_back(*link);
      }
    }
  }
  SortLinks(links);
  return links;
}

Linker::Linker() : Linker(LinkerOptions()) {}

Linker::Linker(const LinkerOptions& options) : impl_(std::make_unique<Impl>()) {
  impl_->options = options;
  // Two chunks or so are held beyond what was asked for.
  constexpr size_t kChunks = 128;
  if (impl_->spills())
    impl_->status = impl_->claims.SpillTo(options.spill_directory, options.memory_bytes / kChunks);
}

Linker::~Linker() = default;

void Linker::Add(absl::Span<const Claim> claims) {
  if (!impl_->status.ok()) return;
  const uint32_t first = impl_->claims.size();
  for (uint32_t i = 0; i < claims.size(); ++i) {
    impl_->claims.Add(claims[i], link::TraitsOf(claims, i), impl_->claims.ArticleOf(claims[i]));
    // Sums of one sentence need no key.
    for (uint32_t j = i + 1; j < claims.size() && claims[j].article == claims[i].article &&
                             claims[j].part == claims[i].part && claims[j].span == claims[i].span;
         ++j) {
      if (const auto link = link::DerivedInSentence(claims, i, j))
        impl_->links.push_back({first + i, first + j, link->type, link->score});
    }
  }
  impl_->claims.EndBatch();
  impl_->status = impl_->claims.status();
}

uint32_t Linker::claim_count() const { return impl_->claims.size(); }
size_t Linker::bytes() const { return impl_->claims.bytes(); }
const absl::Status& Linker::status() const { return impl_->status; }

std::vector<Link> Linker::Links() {
  link::PackedClaims& claims = impl_->claims;
  if (impl_->status.ok()) impl_->status = claims.EndAdding();
  if (!impl_->status.ok()) return {};
  std::vector<Link> links = impl_->links;
  if (impl_->spills()) {
    impl_->status = impl_->NewSweep().FindLinks(
        [&](uint32_t i, uint32_t j, int likeness) { return LinkOf(claims, i, j, likeness); },
        links);
    return impl_->status.ok() ? std::move(links) : std::vector<Link>();
  }
  const std::vector<bool> is_first = LinkCopies(claims, links);
  link::FindCandidates(claims, is_first, [&](uint32_t i, uint32_t j, int likeness) {
    if (const auto link = LinkOf(claims, i, j, likeness)) links.push_back(*link);
  });
  SortLinks(links);
  return links;
}

std::vector<std::vector<uint32_t>> Linker::Groups(absl::Span<const Link> links) const {
  if (!impl_->status.ok()) return {};
  if (!impl_->spills()) return link::FindGroups(impl_->claims, links);
  std::vector<std::vector<uint32_t>> groups;
  impl_->status = impl_->NewSweep().FindGroups(links, groups);
  return impl_->status.ok() ? std::move(groups) : std::vector<std::vector<uint32_t>>();
}

std::vector<Link> FindLinks(absl::Span<const Claim> claims) {
  Linker linker;
  linker.Add(claims);
  return linker.Links();
}

}  // namespace crosscheck
