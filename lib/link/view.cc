// What a word means to the slots beside it: who is a person, what a death is. It stands here and
// nowhere else.
#include "link/view.h"

namespace crosscheck::link::words {
namespace {

template <size_t n>
bool IsIn(const uint64_t (&keys)[n], uint64_t key) {
  return std::find(std::begin(keys), std::end(keys), key) != std::end(keys);
}

}  // namespace

bool IsIncident(uint64_t key) {
  static constexpr uint64_t kKeys[] = {Hash64("shoot"), Hash64("attack"),  Hash64("explode"),
                                       Hash64("crash"), Hash64("fire"),    Hash64("rob"),
                                       Hash64("stab"),  Hash64("rape"),    Hash64("clash"),
                                       Hash64("flood"), Hash64("protest"), Hash64("bombard")};
  return IsIn(kKeys, key);
}

bool IsOutcome(uint64_t key) {
  static constexpr uint64_t kKeys[] = {Hash64("die"),    Hash64("injure"), Hash64("missing"),
                                       Hash64("rescue"), Hash64("arrest"), Hash64("infect")};
  return IsIn(kKeys, key);
}

bool IsAftermath(uint64_t key) {
  static constexpr uint64_t kKeys[] = {
#define KEY(name) Hash64(name)
#include "link/data/aftermath.inc"
#undef KEY
  };
  return IsIn(kKeys, key);
}

}  // namespace crosscheck::link::words
