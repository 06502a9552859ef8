// Confidence: how sure a finding is, from the evidence of its pair.
#pragma once

#include <cstdint>

namespace crosscheck::compare {

// What kinds of findings are sure alike; the steps stand in lib/compare/data/confidence.inc.
enum class Scale : uint8_t {
#define SCALE(id, ...) id,
#include "compare/data/confidence.inc"
#undef SCALE
};

// From these scores on a finding is surer.
inline constexpr int kSurerFrom[] = {650, 750, 850};
// Thousandths, for a score of Evidence.
int Confidence(Scale scale, int score);

}  // namespace crosscheck::compare
