// The door is Confidence: a look-up in the table that make_confidence.py writes. Four steps and not
// a curve, for there are not enough labelled pairs to tell more of them apart.
#include "compare/confidence.h"

#include <cstddef>

namespace crosscheck::compare {
namespace {

constexpr int kSteps[][4] = {
#define SCALE(id, ...) {__VA_ARGS__},
#include "compare/data/confidence.inc"
#undef SCALE
};

constexpr bool AllRise() {
  for (const auto& steps : kSteps) {
    for (size_t i = 0; i < 4; ++i) {
      if (steps[i] < 0 || steps[i] > 1000 || (i > 0 && steps[i] <= steps[i - 1])) return false;
    }
  }
  return true;
}
static_assert(AllRise(), "more evidence is surer, and the script tells steps by their figures");

}  // namespace

int Confidence(Scale scale, int score) {
  size_t step = 0;
  for (const int from : kSurerFrom) step += score >= from;
  return kSteps[static_cast<size_t>(scale)][step];
}

}  // namespace crosscheck::compare
