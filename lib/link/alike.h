// Which articles are alike enough for their claims to be linked.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::link {

struct Topic {
  const TermSet* terms = nullptr;
  std::optional<absl::CivilDay> published;
};

// Calls `found` once for each pair of topics, in no order but the same at every run, that are
// published at most kLikenessNeeds.near_days apart with a Likeness of at least
// kLikenessNeeds.near, or are further or unknown days apart with at least kLeastLikenessFar. No
// such pair is missed, and no other is told.
using AlikePair = absl::FunctionRef<void(uint32_t, uint32_t, int likeness)>;
void FindAlike(absl::Span<const Topic> topics, AlikePair found);

}  // namespace crosscheck::link
