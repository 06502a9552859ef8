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

// How alike two articles must be for their claims to be of one story, by the days between them. On
// dev/pairs these keep 98 %, 89 % and 51 % of the pairs of articles of one event and 1.2 %, 0.4 %
// and 0.02 % of the others. Claims that say their own period are pinned in time and need less.
struct LikenessNeeds {
  int near = 100;
  int weeks = 150;
  int far = 170;  // dates
  int pinned = 140;
  int near_days = 3;
  int weeks_days = 14;
};
inline constexpr LikenessNeeds kLikenessNeeds;
// The least that any two claims need that are no attributes of somebody, further apart than
// near_days.
inline constexpr int kLeastLikenessFar = kLikenessNeeds.pinned;
static_assert(kLeastLikenessFar <= kLikenessNeeds.weeks && kLeastLikenessFar <= kLikenessNeeds.far);

// For two articles so many days apart; nullopt where a day is not known.
struct NeedsOfPair {
  int dates;  // of dates
  int dated;  // of others that both say their own period
  int other;  // of others
};
constexpr NeedsOfPair NeedsAt(std::optional<int64_t> days) {
  const LikenessNeeds& needs = kLikenessNeeds;
  if (!days) return {needs.pinned, needs.pinned, needs.pinned};
  if (*days <= needs.near_days) return {needs.near, needs.near, needs.near};
  if (*days <= needs.weeks_days) return {needs.weeks, needs.pinned, needs.weeks};
  return {needs.far, needs.pinned, needs.pinned};
}

int LikenessNeeded(const Claim& a, const Claim& b);
// From here on two articles of neighbouring days tell one story.
inline constexpr int kOneStoryLikeness = 240;

}  // namespace crosscheck::link
