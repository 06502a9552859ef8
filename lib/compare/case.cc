// The door is the constructor of Case: two claims are measured against each other once, and all
// later questions are asked of the result.
#include "compare/case.h"

#include <cstdlib>
#include <string>

#include "base/strings.h"

namespace crosscheck::compare {
namespace {

// All their ends within a seventh of each other.
bool Near(const Quantity& x, const Quantity& y) {
  const double low = std::min(x.low, y.low).ToDouble(), high = std::max(x.high, y.high).ToDouble();
  return low > 0 && high / low < 1.15;
}

Values ValuesOf(const Quantity& x, const Quantity& y, Relation relation) {
  switch (relation) {
    case Relation::kEqual:
      return kSame;
    case Relation::kRoundsTo:
      return x.low == y.low && x.high == y.high && x.unit == y.unit ? kSameNumber : kRounds;
    case Relation::kWithin:
      return Near(x, y) ? kWithin : kFarWithin;
    case Relation::kTouches:
      return kRangeEnd;
    case Relation::kOverlaps:
      return kOverlap;
    case Relation::kSoft:
      return kSoft;
    case Relation::kDisjoint:
      return kApart;
    case Relation::kIncomparable:
      break;
  }
  return kIncomparable;
}

Values ValuesOf(PeriodRelationKind relation) {
  switch (relation) {
    case PeriodRelationKind::kEqual:
      return kDateSame;
    case PeriodRelationKind::kRefines:
    case PeriodRelationKind::kRefinedBy:
      return kDateWithin;
    case PeriodRelationKind::kDisjoint:
      return kDateApart;
    case PeriodRelationKind::kOverlaps:
      break;
  }
  return kIncomparable;
}

// Seconds from the publication of one to that of the other; 0 within one day, unless both tell the
// hour and an hour lies between.
int64_t SecondsBetween(const Timestamp& a, const Timestamp& b) {
  constexpr int64_t kHour = 3600;
  if (a.day() != b.day() && !(a.has_time && b.has_time)) return (b.day() - a.day()) * 24 * kHour;
  if (!a.has_time || !b.has_time) return 0;
  int64_t seconds = b.local - a.local;
  if (a.utc_offset_minutes && b.utc_offset_minutes)
    seconds += 60 * int64_t{*a.utc_offset_minutes - *b.utc_offset_minutes};
  return std::abs(seconds) < kHour ? 0 : seconds;
}

// Claims printed weeks apart are of other days without either saying so: that names no period.
Periods PeriodsOf(const Claim& a, const Claim& b, SlotMatch match) {
  if (!a.period || !b.period) return kPeriodUnknown;
  return match == SlotMatch::kSame      ? kPeriodSame
         : match == SlotMatch::kUnknown ? kPeriodUnknown
                                        : kPeriodOther;
}

}  // namespace

Case::Case(const Side& first, const Side& second, const Evidence& evidence_of_both, LinkType type)
    : a(first), b(second), evidence(evidence_of_both) {
  slots = type == LinkType::kSameFigure ? kOtherScope : evidence.Strong() ? kStrong : kAlike;
  periods = PeriodsOf(ca(), cb(), evidence.period);
  order = kNoOrder;
  const std::optional<Timestamp>& first_printed = a.document.article().published;
  const std::optional<Timestamp>& second_printed = b.document.article().published;
  int64_t seconds = 0;
  if (first_printed && second_printed) {
    seconds = SecondsBetween(*first_printed, *second_printed);
    b_is_earlier = seconds < 0;
    order = kOneDay;
  }
  if (ca().measure == Measure::kEventDate) {
    dates = Relate(*ca().period, *cb().period);
    values = ValuesOf(dates.relation);
    return;
  }
  quantities = Relate(x(), y());
  values = ValuesOf(x(), y(), quantities.relation);
  if (seconds != 0) {
    order = earlier().claim.quantity->low < later().claim.quantity->low ? kMoreLater : kFewerLater;
  }
}

int Case::DaysApart() const {
  const Period& p = *ca().period;
  const Period& q = *cb().period;
  if (p.granularity == q.granularity) return static_cast<int>(std::abs(p.begin - q.begin));
  return std::abs(dates.shift_days);
}

std::string_view Side::Sentence() const {
  if (sentence_.empty()) sentence_ = AsciiLower(claim.span.In(document.text(claim.part)));
  return sentence_;
}
std::string_view Side::Clause() const {
  const Span within{claim.clause.begin - claim.span.begin, claim.clause.end - claim.span.begin};
  return within.In(Sentence());
}

bool SentenceHasAny(const Side& side, WordList words) { return HasAnyOf(side.Sentence(), words); }
bool ClauseHasAny(const Side& side, WordList words) { return HasAnyOf(side.Clause(), words); }

}  // namespace crosscheck::compare
