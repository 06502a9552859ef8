// Components: the only door is SameFactComponents of graph/graph.h. Disjoint sets of claim indices,
// then one ascending pass that deals the claims out to their groups, so that the order of links
// cannot be seen in the result.
#include <limits>
#include <vector>

#include "base/disjoint_sets.h"
#include "crosscheck/graph/graph.h"
#include "graph/checks.h"

namespace crosscheck {

absl::StatusOr<std::vector<std::vector<uint32_t>>> SameFactComponents(
    uint32_t claim_count, absl::Span<const Link> links) {
  if (absl::Status s = graph::CheckLinks(claim_count, links); !s.ok()) return s;

  DisjointSets sets(claim_count);
  for (const Link& link : links) {
    if (link.type == LinkType::kSameFact) sets.Join(link.a, link.b);
  }

  std::vector<uint32_t> size(claim_count);
  for (uint32_t claim = 0; claim < claim_count; ++claim) ++size[sets.Root(claim)];

  // Groups get their place when their first member comes by, which orders them.
  constexpr uint32_t kNoGroup = std::numeric_limits<uint32_t>::max();
  std::vector<uint32_t> group_of(claim_count, kNoGroup);
  std::vector<std::vector<uint32_t>> groups;
  for (uint32_t claim = 0; claim < claim_count; ++claim) {
    const uint32_t root = sets.Root(claim);
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
