// How alike two articles are as a whole, and how alike they must be for a link.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "crosscheck/claim/claim.h"
#include "crosscheck/link/claim_index.h"

namespace crosscheck::link {

// What a term of a topic adds to the likeness: names tell most, concepts least.
constexpr int TopicWeight(uint32_t term_weight) {
  return term_weight == 0 ? 0 : term_weight == 1 ? 15 : term_weight == 2 ? 110 : 170;
}

// How alike two articles must be for their claims to be of one story, by the days between them. The
// further apart, the more articles there are that could be alike by chance, and the fewer tell of
// one story: so more is asked, or the links of an archive would grow faster than it does. On
// dev/pairs 97 % of the pairs of articles of one event and of neighbouring days reach 100; of two
// events 1.4 % do, and 0.57, 0.36 and 0.27 % reach 140, 170 and 200. Short articles are alike by a
// single name: those that lie further apart count for some names at least (fifteen are 2,550), if
// that does not double them. Nine in ten of the pairs that this leaves out beyond 14 days are of
// two events, as far as these are told apart in benchmarks/resampled_news.h, and hardly one pair of
// dev/pairs is among them. Where days are not known nothing is taken for granted.
struct LikenessNeed {
  int64_t days;  // so many or fewer
  int likeness;
  int64_t about;  // see Counted
};
inline constexpr LikenessNeed kLikenessNeeds[] = {
    {1, 100, 0}, {3, 140, 0}, {14, 170, 1500}, {INT32_MAX, 200, 2500}};
inline constexpr LikenessNeed kNeedOfUnknownDays = {INT32_MAX, 170, 0};
// Two that are less alike are alike nowhere.
inline constexpr int kLeastLikeness = kLikenessNeeds[0].likeness;

constexpr const LikenessNeed& NeedOf(std::optional<int64_t> days) {
  if (!days) return kNeedOfUnknownDays;
  const LikenessNeed* need = kLikenessNeeds;
  while (*days > need->days) ++need;
  return *need;
}

inline constexpr int32_t kNoDay = ArticleHead::kNoDay;
// The days between two days, counted from some day; nullopt where one is not known.
constexpr std::optional<int64_t> DaysApart(int32_t a, int32_t b) {
  if (a == kNoDay || b == kNoDay) return std::nullopt;
  return a < b ? int64_t{b} - a : int64_t{a} - b;
}
std::optional<int64_t> DaysApart(const Claim& a, const Claim& b);

// What the topic of an article counts for, by its weight.
constexpr int64_t Counted(int64_t weight, const LikenessNeed& need) {
  return std::max(weight, std::min(2 * weight, need.about));
}
// What two articles share of what they are about, as a part of what both are about (Dice's
// coefficient, in thousandths), by their weights and that of what they share.
constexpr int LikenessOf(int64_t shared, int64_t weight_a, int64_t weight_b,
                         const LikenessNeed& need) {
  const int64_t both = Counted(weight_a, need) + Counted(weight_b, need);
  return both == 0 ? 0 : static_cast<int>(2000 * shared / both);
}
// What two articles share at least that are as alike as they need to be.
constexpr int64_t LeastShared(int64_t weight_a, int64_t weight_b, const LikenessNeed& need) {
  const int64_t both = Counted(weight_a, need) + Counted(weight_b, need);
  return (need.likeness * both + 1999) / 2000;
}
// Two articles of two things, however alike their words: each names somebody or something most
// (MainNames) that the other hardly speaks of. Reports that a machine writes of each company, match
// or county differ by nothing else. claim/reading.cc tells how many articles of one event do so.
bool HaveOtherMainNames(const ArticleTopic& a, const ArticleTopic& b);
// Of two articles that lie so many days apart, and of the articles of two claims; 0 where they have
// other main names.
int Likeness(const ArticleTopic& a, const ArticleTopic& b, std::optional<int64_t> days);
int Likeness(const Claim& a, const Claim& b);
int LikenessNeeded(const Claim& a, const Claim& b);
// From here on two articles of neighbouring days tell one story.
inline constexpr int kOneStoryLikeness = 240;

}  // namespace crosscheck::link
