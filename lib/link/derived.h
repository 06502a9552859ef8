// Derived: which claims may follow from each other by arithmetic. Over-selects: what the words
// between two figures say is for the comparator, which has the text. See derived.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/linker.h"
#include "link/keys.h"

namespace crosscheck::link {

// How two claims of one sentence may be joined by arithmetic. By the spans and values alone.
bool IsChangeAndPercent(const Claim& a, const Claim& b);  // "rose 45% (from 6.2 to 9)"
bool IsConversion(const Claim& a, const Claim& b);        // "30 mph (48 km/h)"
bool IsAgeAndBirth(const Claim& a, const Claim& b);       // "Anna Bell, 34, born in 1987"

// How many claims from claims[first] on are one list of like things: "nine women and five men" is
// 2, "the nine women" 1. `first` need not be the head of its list.
uint32_t ListLength(absl::Span<const Claim> claims, uint32_t first);
// Is it one of such a list, at whatever place, or the first of "five in Leeds, three in York"?
bool IsListed(absl::Span<const Claim> claims, uint32_t claim);
// What a list says all together, as a claim of its own: the sum, over the words of all its figures.
// nullopt where claims[first] heads no list, or the figures cannot be summed up.
std::optional<Claim> SumOfList(absl::Span<const Claim> claims, uint32_t first);

// A share of a counted whole against a count: "40 per cent of 70,000", "28,000".
bool IsShareOfWhole(const Claim& share, const Claim& count);

// What a claim says in another figure, as a claim of its own:
// "from 6.2 to 9": by how many percent;
std::optional<Claim> PercentOfChange(const Claim& claim);
// "Anna Bell was born in 1987": how old she is on a day;
std::optional<Claim> AgeOfBirth(const Claim& claim, std::optional<absl::CivilDay> day);
// of the two that a year of birth leaves, the one that is told;
std::optional<Claim> RestatedAge(const Claim& birth, std::optional<absl::CivilDay> day,
                                 const Quantity& told);
// "Anna Bell and eight others": nine.
std::optional<Claim> WithTheOne(const Claim& claim);
// That of them which `other` may be compared with.
std::optional<Claim> Restated(const Claim& claim, const Claim& other);

// Of claims[i], with what the list in which it stands, if any, tells of it.
Traits TraitsOf(absl::Span<const Claim> claims, uint32_t i);

// May one of two claims of two articles follow from the other? Over-selects.
bool MayBeDerived(const Claim& a, const Claim& b, const Traits& of_a, const Traits& of_b);

// kDerived between two claims of one sentence, or of two articles that share a key; else nullopt.
std::optional<Link> DerivedInSentence(absl::Span<const Claim> claims, uint32_t i, uint32_t j);
std::optional<Link> DerivedAcross(absl::Span<const Claim> claims, uint32_t i, uint32_t j);
// The same with what is known of the two and of the lists that they head.
std::optional<Link> DerivedAcross(absl::Span<const Claim> claims, uint32_t i, uint32_t j,
                                  const Traits& of_i, const Traits& of_j);

// The same of two claims that are no batch: the score of the link. REQUIRES: they are of two
// articles.
std::optional<int> DerivedScore(const Claim& a, const Claim& b, const Traits& of_a,
                                const Traits& of_b);

}  // namespace crosscheck::link
