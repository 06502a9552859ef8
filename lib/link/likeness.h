// How alike two articles are as a whole, and how alike they must be for a link.
#pragma once

#include <cstdint>
#include <optional>

#include "crosscheck/claim/claim.h"

namespace crosscheck::link {

// What a term of a topic adds to the likeness: names tell most, concepts least.
constexpr int TopicWeight(uint32_t term_weight) {
  return term_weight == 0 ? 0 : term_weight == 1 ? 15 : term_weight == 2 ? 110 : 170;
}

// What the two articles share of what they are about, as a part of what both are about (Dice's
// coefficient, in thousandths).
int Likeness(const TermSet& a, const TermSet& b);

// How alike two articles must be for their claims to be of one story, by the days between them. The
// further apart, the more articles there are that could be alike by chance, and the fewer tell of
// one story: so more is asked, or the links of an archive would grow faster than it does. On
// dev/pairs 97 % of the pairs of articles of one event and of neighbouring days reach 100; of two
// events 1.4 % do, and 0.57, 0.36 and 0.27 % reach 140, 170 and 200.
struct LikenessNeed {
  int64_t days;  // so many or fewer
  int likeness;
};
inline constexpr LikenessNeed kLikenessNeeds[] = {{1, 100}, {3, 140}, {14, 170}, {INT32_MAX, 200}};
inline constexpr int kLikenessOfUnknownDays = 170;
// Two of one name, who need not be of one story.
inline constexpr int kLikenessOfNamed = 100;

constexpr int LikenessNeeded(std::optional<int64_t> days) {
  if (!days) return kLikenessOfUnknownDays;
  const LikenessNeed* need = kLikenessNeeds;
  while (*days > need->days) ++need;
  return need->likeness;
}
// The same by the days themselves, counted from some day; kNoDay where one is not known.
inline constexpr int32_t kNoDay = INT32_MIN;
constexpr std::optional<int64_t> DaysApart(int32_t a, int32_t b) {
  if (a == kNoDay || b == kNoDay) return std::nullopt;
  return a < b ? int64_t{b} - a : int64_t{a} - b;
}

int LikenessNeeded(const Claim& a, const Claim& b);
// From here on two articles of neighbouring days tell one story.
inline constexpr int kOneStoryLikeness = 240;

}  // namespace crosscheck::link
