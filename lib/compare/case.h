// Cases: a pair of claims as the table of verdicts sees it.
#pragma once

#include <cstdint>
#include <string_view>

#include "absl/types/span.h"
#include "compare/verdict.h"
#include "compare/word_lists.h"
#include "crosscheck/value/period.h"
#include "crosscheck/value/quantity.h"

namespace crosscheck::compare {

// What the link says of the two: a bit each, so that a row of the table may name several.
enum Slots : uint8_t {
  kAlike = 1,       // of one fact by the score alone
  kStrong = 2,      // Evidence::Strong: known and same predicate, nothing known to differ
  kOtherScope = 4,  // one figure of something broader or narrower (LinkType::kSameFigure)
  kOneFact = kAlike | kStrong,
};

// How the two values relate.
enum Values : uint16_t {
  kSame = 1,        // the same value, however it is written
  kSameNumber = 2,  // one number, and a qualifier that only one has: "310", "some 310"
  kRounds = 4,      // one is the other rounded
  kWithin = 8,      // one inside the other's range or bound, and near
  kFarWithin = 16,  // the same, and more than a seventh apart
  kRangeEnd = 32,   // a point at an end of a range
  kOverlap = 64,    // ranges that share values and differ
  kSoft = 128,      // apart, but not beyond what is soft
  kApart = 256,     // apart beyond rounding and hedges
  kDateSame = 512,
  kDateWithin = 1024,  // one date lies in the other
  kDateApart = 2048,
  kIncomparable = 4096,  // "100,000" and "100,000 a year"; dates that overlap
  kAgreeing = kSame | kSameNumber | kRounds | kWithin | kFarWithin,
  kDiffering = kFarWithin | kOverlap | kSoft | kApart,
  kCounts = kAgreeing | kRangeEnd | kDiffering,
  kAny = kCounts | kDateSame | kDateWithin | kDateApart | kIncomparable,
};

// Whether the two periods in scope are known to be one.
enum Periods : uint8_t { kPeriodSame = 1, kPeriodUnknown = 2, kPeriodOther = 4, kAnyPeriod = 7 };

// Who counts more, by the order in which the two were published.
enum Order : uint8_t {
  kNoOrder = 1,     // a day is not known
  kOneDay = 2,      // published on one day, within the hour or at hours unknown
  kMoreLater = 4,   // the later report has the larger figure
  kFewerLater = 8,  // the later report has the smaller figure
  kAnyOrder = 15,
};

struct Case {
  Case(const Side& first, const Side& second, const Evidence& evidence_of_both, LinkType type);

  Side a;
  Side b;
  const Evidence& evidence;     // must outlive the case
  QuantityRelation quantities;  // where both are quantities
  PeriodRelation dates;         // where both are dates
  Slots slots;
  Values values;
  Periods periods;
  Order order;

  const Claim& ca() const { return a.claim; }
  const Claim& cb() const { return b.claim; }
  const Quantity& x() const { return *a.claim.quantity; }
  const Quantity& y() const { return *b.claim.quantity; }
  // By publication; a and b where that is not known.
  const Side& earlier() const { return b_is_earlier ? b : a; }
  const Side& later() const { return b_is_earlier ? a : b; }
  // From year to year, month to month: begin to begin. Else from the end of one date to the begin
  // of the other.
  int DaysApart() const;

  // The later one prints what another had printed before the earlier one was out; for the caller
  // to say, who knows the others.
  bool repeats_older = false;
  bool b_is_earlier = false;
};

// Is one of the words, or parts of words, in the sentence of the claim, in its clause? Lower case.
bool SentenceHasAny(const Side& side, WordList words);
bool ClauseHasAny(const Side& side, WordList words);

// A predicate on a case: a guard of the table.
using Guard = bool (*)(const Case&);

}  // namespace crosscheck::compare
