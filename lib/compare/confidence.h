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

// Thousandths, for a score of Evidence.
int Confidence(Scale scale, int score);

}  // namespace crosscheck::compare
