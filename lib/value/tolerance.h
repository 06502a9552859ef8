// Tolerances: how far a stated figure may be from what it stands for. Internal to lib/value.
//
//   AgreementInterval(figure, quantity);     // 32,000 -> [31500, 32500]
//
// The constants and the reasons for each stand in quantity.cc, in one table.
#pragma once

#include "crosscheck/value/quantity.h"

namespace crosscheck::internal {

// A closed interval.
struct Interval {
  Decimal low;
  Decimal high;
};

// Where a sharper figure must lie for `figure`, an end of `quantity`, to be that figure rounded or
// approximated.
Interval AgreementInterval(const Decimal& figure, const Quantity& quantity);
// Outside of this, the two are apart beyond rounding and hedges. Contains the agreement interval;
// what lies between the two gets no verdict.
Interval HedgeInterval(const Decimal& figure, const Quantity& quantity);

// "at least", "more than", "less than", "at most", "nearly" with a point: a bound, not a figure.
bool IsLowerBound(const Quantity& quantity);
bool IsUpperBound(const Quantity& quantity);

// A share as the percentage it is, low == high, to 15 digits; anything else as it is. Not to be
// applied twice: the form stays kShare, for its tolerance.
Quantity WithShareAsPercent(const Quantity& quantity);

// StatedExtent of what WithShareAsPercent has been applied to.
Extent StatedExtentOfPercent(const Quantity& quantity);

}  // namespace crosscheck::internal
