// Which articles are alike enough for their claims to be linked.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "crosscheck/claim/claim.h"
#include "link/likeness.h"
#include "link/terms.h"

namespace crosscheck::link {

struct Topic {
  const ArticleTopic* about = nullptr;
  std::optional<absl::CivilDay> published;
};

// The same, packed: topic i has terms[starts[i]] to terms[starts[i + 1] - 1], ascending by key, no
// key twice and each below `keys`; those of no weight count for nothing.
struct PackedTopics {
  std::vector<uint32_t> starts = {0};
  std::vector<PackedTerm> terms;
  std::vector<int32_t> days;                        // since absl::CivilDay(), or kNoDay
  std::vector<int32_t> weights;                     // of all terms, by TopicWeight
  std::vector<std::array<uint32_t, 2>> main_names;  // as MainNames, by PackedTerm::key
  uint32_t keys = 0;
  size_t size() const { return days.size(); }
  void Add(const ArticleTopic& topic, int32_t day, TermNumbers& numbers);
  absl::Span<const PackedTerm> TermsOf(uint32_t topic) const {
    return absl::MakeConstSpan(terms).subspan(starts[topic], starts[topic + 1] - starts[topic]);
  }
};
PackedTopics Pack(absl::Span<const Topic> topics);
// Likeness of two of them.
int Likeness(const PackedTopics& topics, uint32_t i, uint32_t j);

// Calls `found` once for each pair of topics, in no order but the same at every run, whose Likeness
// is at least what the days between them ask for (LikenessNeeded). No such pair is missed, and no
// other is told. The first topic is the one of the lower number.
using AlikePair = absl::FunctionRef<void(uint32_t, uint32_t, int likeness)>;
// Topics that are not `wanted` are left out; all are where it is empty.
void FindAlike(const PackedTopics& topics, const std::vector<bool>& wanted, AlikePair found);
void FindAlike(absl::Span<const Topic> topics, AlikePair found);

}  // namespace crosscheck::link
