// Blocking keys: what two claims must share to be compared at all.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "base/mix.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/linker.h"

namespace crosscheck::link {

using KeyList = absl::InlinedVector<uint64_t, 8>;

// One key under two kinds of values is two keys.
inline uint64_t Salted(uint64_t key, uint32_t kind) { return key ^ (kind * kGoldenRatio); }

// "40 per cent of the 70,000 overdoses" as a claim that counts the 70,000: what another article may
// have counted. REQUIRES: share.whole.
Claim WholeAsCount(const Claim& share);

// What is counted becomes one of the words of the clause.
void MoveGroupToTopic(Claim& claim);

// Keys of a claim, sorted, without doubles: its predicate and wider concept, events, counted thing,
// comparison base, telling value and masked text, each with the kind of its value; of an attribute
// only its bearer. Those of a counted whole are among them. A pair that shares none is guaranteed
// not to be linked: Compare asks for one first.
KeyList KeysOf(const Claim& claim);
// The smallest key that both lists have; 0 for none.
uint64_t SmallestShared(const KeyList& a, const KeyList& b);

struct Stated;

// What every comparison asks of a claim, worked out once.
struct Traits {
  explicit Traits(const Claim& claim);
  KeyList keys;
  uint64_t telling_value;
  uint32_t kind;
  bool listed = false;                // one of a list of figures; told by the batch
  std::shared_ptr<const Stated> sum;  // of the list that it heads; likewise
  std::shared_ptr<const Stated> age;  // of a birth: how old its bearer is when it is printed
};

// A claim that is not printed but follows from what is.
struct Stated {
  explicit Stated(Claim made) : claim(std::move(made)), traits(claim) {}
  Claim claim;
  Traits traits;
};

// Is it the date of something of the article's own days? Two such dates of articles printed more
// than kOneStoryDays apart are of two events.
bool IsFreshDate(const Claim& claim);
inline constexpr int kOneStoryDays = 4;

// Compare of two claims that are known to share a key, with the likeness of their articles.
std::optional<Evidence> CompareSharing(const Claim& a, const Claim& b, const Traits& of_a,
                                       const Traits& of_b, int likeness);

// Compare, with what is known of the claims.
std::optional<Evidence> CompareKnown(const Claim& a, const Claim& b, const Traits& of_a,
                                     const Traits& of_b);

// Do the values and the evidence make one fact of the two? Equal values need no more than a link;
// values that do not go together, and a date that only holds the other, are of one thing only
// where that is known, not merely alike.
bool IsOneFact(const Claim& a, const Claim& b, const Traits& of_a, const Traits& of_b,
               const Evidence& evidence);
// The score that counts for it, the only one.
inline constexpr int kClearlyOneFact = 720;

// Is the evidence enough for a link?
bool MakesLink(const Claim& a, const Claim& b, const Traits& of_a, const Traits& of_b,
               const Evidence& evidence);
// What a link needs at least that says one figure of two things.
inline constexpr int kSameFigureThreshold = 450;

}  // namespace crosscheck::link
