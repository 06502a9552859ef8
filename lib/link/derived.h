// Derived: which claims may follow from each other by arithmetic. Over-selects: what the words
// between two figures say is for the comparator, which has the text. See derived.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/linker.h"

namespace crosscheck::link {

// How two claims of one sentence may be joined by arithmetic. By the spans and values alone.
bool IsChangeAndPercent(const Claim& a, const Claim& b);  // "rose 45% (from 6.2 to 9)"
bool IsConversion(const Claim& a, const Claim& b);        // "30 mph (48 km/h)"
bool IsAgeAndBirth(const Claim& a, const Claim& b);       // "Anna Bell, 34, born in 1987"

// How many claims from claims[first] on are one list of like things: "nine women and five men" is
// 2, "the nine women" 1. `first` need not be the head of its list.
uint32_t ListLength(absl::Span<const Claim> claims, uint32_t first);
// Is it one of such a list, at whatever place?
bool IsListed(absl::Span<const Claim> claims, uint32_t claim);
// What a list says all together, as a claim of its own: the sum, over the words of all its figures.
// nullopt where claims[first] heads no list, or the figures cannot be summed up.
std::optional<Claim> SumOfList(absl::Span<const Claim> claims, uint32_t first);

// A share of a counted whole against a count: "40 per cent of 70,000", "28,000".
bool IsShareOfWhole(const Claim& share, const Claim& count);

// kDerived between two claims of one sentence, or of two articles that share a key; else nullopt.
std::optional<Link> DerivedInSentence(absl::Span<const Claim> claims, uint32_t i, uint32_t j);
std::optional<Link> DerivedAcross(absl::Span<const Claim> claims, uint32_t i, uint32_t j);

}  // namespace crosscheck::link
