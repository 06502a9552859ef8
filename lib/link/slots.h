// How the slots of two claims compare: each same, different or unknown. Symmetric.
#pragma once

#include "crosscheck/claim/claim.h"
#include "crosscheck/link/linker.h"

namespace crosscheck::link {

inline bool Overlap(const TermSet& a, const TermSet& b) { return SharedTerms(a, b) > 0; }

// same_stage: the very same predicate, not only the same wider concept.
SlotMatch MatchPredicate(const Claim& a, const Claim& b, bool* same_stage);

// "people", "15 injured": counted persons of no kind.
bool AnyPerson(const Claim& claim);

// Persons of two known kinds (passengers, crew) are different; "people" and unnamed ones may be
// any: only_persons tells that they match by being persons alone.
SlotMatch MatchGroup(const Claim& a, const Claim& b, bool* only_persons);

// Where it was: "in Port Calder" against "in the capital" is elsewhere; against nothing it is
// narrower, unless the other article is about that place too.
SlotMatch MatchPlace(const Claim& a, const Claim& b, bool* narrower);
SlotMatch MatchSubject(const Claim& a, const Claim& b);
SlotMatch MatchPeriod(const Claim& a, const Claim& b);

}  // namespace crosscheck::link
