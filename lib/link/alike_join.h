// The joins that FindAlike is made of. Weights are counted in fifths of TopicWeight here.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "link/alike.h"
#include "link/likeness.h"

namespace crosscheck::link {

inline constexpr int32_t kWeightUnit = 5;
constexpr int32_t UnitsOf(uint32_t term_weight) { return TopicWeight(term_weight) / kWeightUnit; }
static_assert(UnitsOf(1) * kWeightUnit == TopicWeight(1) &&
              UnitsOf(2) * kWeightUnit == TopicWeight(2) &&
              UnitsOf(3) * kWeightUnit == TopicWeight(3));
inline int32_t UnitsOf(const PackedTopics& topics, uint32_t topic, const LikenessNeed& need) {
  return static_cast<int32_t>(Counted(topics.weights[topic], need) / kWeightUnit);
}

// Of these topics, which have a weight, the pairs that lie so many days apart or more and are as
// alike as `need` asks; without days those of which one has none. For any number of topics.
void JoinFar(const PackedTopics& topics, absl::Span<const uint32_t> which, const LikenessNeed& need,
             std::optional<int64_t> least_days, AlikePair found);
// The pairs for which another need than the last is asked. All of these topics have days and a
// weight.
void JoinNear(const PackedTopics& topics, std::vector<uint32_t> which, AlikePair found);

}  // namespace crosscheck::link
