// What linking asks of values: their kind, whether two go together, and whether one is a copy.
#pragma once

#include <cstdint>

#include "crosscheck/claim/claim.h"

namespace crosscheck::link {

// What can be compared with what: dates, or quantities of one dimension that are changes,
// attributes or neither.
uint32_t ValueKind(const Claim& claim);
// The kind of a quantity under a measure.
uint32_t QuantityKind(const Quantity& quantity, Measure measure);

// A hash of the value where two claims of one story do not both have it by chance: a figure of two
// digits that are not zeros or more ("155", "$1.2 trillion"), a day that is no news of the article.
// 0 for any other. Equal hashes under one ValueKind are equal values.
uint64_t TellingValue(const Claim& claim);
// The same of a figure, and of a day that is no news.
uint64_t TellingValue(const Quantity& quantity);
uint64_t TellingValueOfDay(int64_t day);  // since absl::CivilDay()

// "155" and "155", "1,850" and "about 1,900".
bool EqualOrRounded(const Quantity& a, const Quantity& b);

// "186" and "168": one figure but for two neighbouring digits, which whoever types exchanges most
// easily. Of points in one unit.
bool DigitsSwapped(const Quantity& a, const Quantity& b);
// Equal for all figures that DigitsSwapped may hold for; 0 for none.
uint16_t DigitsOf(const Quantity& quantity);

// Counts and shares, which say by themselves what is measured; of amounts something must.
// An age in years; nullopt for what is no time.
std::optional<double> Years(const Quantity& age);
bool IsCounted(const Quantity& quantity);

// "In December 2012 six adults were killed", "he killed six": does one alone say of which time it
// speaks, and did that end more than `days` before the other, which speaks of the news, was
// printed?
bool DatedBeforeNews(const Claim& a, const Claim& b, int days);

// One article does not say two figures, or two dates, of one thing that do not go together: dates
// that are disjoint, figures that are apart or cannot be compared. REQUIRES: both are dates or both
// are quantities.
bool DoNotGoTogether(const Claim& a, const Claim& b);
bool DoNotGoTogether(const Quantity& a, const Quantity& b);

// Equal where two articles print the same value of the same sentence, and mean the same days by
// it; 0 for short phrases, which are no copies of each other.
uint64_t CopyKey(const Claim& claim);

}  // namespace crosscheck::link
