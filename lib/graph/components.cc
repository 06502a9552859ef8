// Components: the only door is SameFactComponents of graph/graph.h. Union-find over claim indices,
// then one ascending pass that deals the claims out to their groups, so that the order of links
// cannot be seen in the result.
#include <boost/pending/disjoint_sets.hpp>
#include <limits>
#include <numeric>
#include <vector>

#include "crosscheck/graph/graph.h"
#include "graph/checks.h"

namespace crosscheck {

absl::StatusOr<std::vector<std::vector<uint32_t>>> SameFactComponents(
    uint32_t claim_count, absl::Span<const Link> links) {
  if (absl::Status s = graph::CheckLinks(claim_count, links); !s.ok()) return s;

  // Flat arrays serve as the property maps of rank and parent.
  std::vector<uint8_t> rank(claim_count);
  std::vector<uint32_t> parent(claim_count);
  std::iota(parent.begin(), parent.end(), 0u);
  boost::disjoint_sets<uint8_t*, uint32_t*> sets(rank.data(), parent.data());
  for (const Link& link : links) {
    if (link.type == LinkType::kSameFact) sets.union_set(link.a, link.b);
  }

  std::vector<uint32_t> size(claim_count);
  for (uint32_t claim = 0; claim < claim_count; ++claim) ++size[sets.find_set(claim)];

  // Groups get their place when their first member comes by, which orders them.
  constexpr uint32_t kNoGroup = std::numeric_limits<uint32_t>::max();
  std::vector<uint32_t> group_of(claim_count, kNoGroup);
  std::vector<std::vector<uint32_t>> groups;
  for (uint32_t claim = 0; claim < claim_count; ++claim) {
    const uint32_t root = sets.find_set(claim);
    if (size[root] < 2) continue;
    if (group_of[root] == kNoGroup) {
      group_of[root] = static_cast<uint32_t>(groups.size());
      groups.emplace_back().reserve(size[root]);
    }
    groups[group_of[root]].push_back(claim);
  }
  return groups;
}

}  // namespace crosscheck
