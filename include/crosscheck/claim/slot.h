// The slots of a claim as a list: what its value is said of, with the words that say so.
//
//   for (const Slot& slot : SlotsOf(claim)) ...          // PREDICATE "killed" 0.9
//
// For those who show or store claims; linking reads the sets of the Claim itself. Pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "crosscheck/base/span.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck {

// On the wire; append only. What a verb does something to is the counted thing, GROUP, where the
// value counts it.
enum class SlotKind : uint8_t {
  kGroup,      // the counted or measured thing with its modifiers; the bearer of an age
  kPredicate,  // the governing event, state or quality
  kSubject,    // who or what does it
  kBase,       // what a ratio compares with
  kWhole,      // what a share is taken of
  kPeriod,     // when
  kPlace,      // where
  kSpeaker,    // whose figure it is
  kHedge,      // "may", "expected to": also of what is planned
  kNegation,   // "not", "denied"
};
std::string_view SlotKindName(SlotKind kind);  // "GROUP" ...

struct Slot {
  SlotKind kind;
  std::vector<Span> spans;  // its words in the part of the claim, in order; at least one
  // Thousandths, by where the farthest of them stands: 1000 in the value itself, 900 in its clause,
  // 700 in its sentence, 500 elsewhere.
  int confidence = 0;
};

// In the order of SlotKind; a slot that no words fill is left out.
std::vector<Slot> SlotsOf(const Claim& claim);

}  // namespace crosscheck
