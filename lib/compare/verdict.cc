// The doors are JudgeSameFact, JudgeSameFigure and JudgeDerived. What is said when:
//
//   slots of the pair     values                      said                       basis
//   same fact             equal                       AGREEMENT                  equal
//   same fact             equal, in the same words    AGREEMENT                  copy
//   same fact             one rounds to the other     AGREEMENT                  rounds
//   same fact             a bound, and its number     AGREEMENT                  bound
//   same fact             one inside a range or bound AGREEMENT                  within
//   same fact             "up to n", and n            HEDGE_DRIFT                hedge
//   same fact             a point at a range's end    NUMERIC_OVERLAP            end
//   same fact             ranges that overlap         NUMERIC_OVERLAP            overlap
//   same fact, strong     disjoint, a running count   SUPERSEDED                 update
//   same fact, strong     disjoint                    NUMERIC_CONFLICT           apart
//   same event            dates equal                 AGREEMENT                  equal
//   same event            one date inside the other   AGREEMENT                  within
//   same event, strong    dates disjoint              DATE_DRIFT                 shift
//   same figure           equal, of another thing     SCOPE_MISMATCH             scope
//   one sentence          percentage fits the change  AGREEMENT                  computed
//   one sentence          it does not                 ARITHMETIC                 computed
//   share of a whole      fits another's count        AGREEMENT                  computed
//
// Strong is Evidence::Strong: known and same predicate, nothing known to differ, words that not all
// of both articles use. Everything else is silence.
#include "compare/verdict.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::compare {
namespace {

constexpr int kVagueHedgePenalty = 50;
constexpr int kUpdateWindowDays = 30;  // a count of an event settles within weeks

// Counts that grow while an event goes on.
bool IsRunningCount(const Claim& claim) {
  static constexpr uint64_t kRunning[] = {Hash64("die"),    Hash64("injure"),   Hash64("missing"),
                                          Hash64("infect"), Hash64("evacuate"), Hash64("arrest"),
                                          Hash64("rescue"), Hash64("find"),     Hash64("cancel")};
  if (claim.predicate.empty()) return claim.measure == Measure::kCount;
  return std::find(std::begin(kRunning), std::end(kRunning), claim.predicate.front().key) !=
         std::end(kRunning);
}

bool IsVague(const Claim& claim) {
  return claim.quantity && claim.quantity->form == QuantityForm::kVague;
}

bool IsBound(const Quantity& q) {
  return q.modifier != Modifier::kNone && q.modifier != Modifier::kAbout &&
         q.form == QuantityForm::kPoint;
}

// Within a seventh of each other.
bool Near(const Quantity& x, const Quantity& y) {
  const double a = x.low.ToDouble(), b = y.high.ToDouble();
  return a > 0 && b > 0 && std::max(a, b) / std::min(a, b) < 1.15;
}

// Does the evidence bear an agreement? One that is wrong is worse than an alarm that is: what
// happens must be known to be the same, or much else; rounded figures of persons must be of one
// kind of person.
bool BearsAgreement(const Claim& claim, const Evidence& e, bool exact) {
  constexpr int kMuchElse = 4;
  if (e.place == SlotMatch::kDifferent || e.predicate == SlotMatch::kDifferent) return false;
  if (e.predicate == SlotMatch::kUnknown && e.base != SlotMatch::kSame &&
      e.specific_words < kMuchElse && !e.same_text)
    return false;
  // Two and five are said of every incident of a story: they need their day, their place or words
  // that only one incident has.
  const Decimal ten = Decimal::FromInt(10);
  const bool small = claim.measure == Measure::kCount && claim.quantity->high < ten;
  if (small && !e.same_text && e.period != SlotMatch::kSame && e.place != SlotMatch::kSame &&
      e.specific_words < kMuchElse)
    return false;
  return exact || e.one_group;
}

// One says of which time it speaks and the other does not: a dispute only where that time is the
// time of the news.
bool OtherTimes(const Claim& a, const Claim& b) {
  constexpr int kNewsDays = 60;
  if (a.period.has_value() == b.period.has_value()) return false;
  const Claim& dated = a.period ? a : b;
  const Claim& other = a.period ? b : a;
  return other.published && *other.published - dated.period->end > kNewsDays;
}

// Printed within a week of each other.
bool SameDays(const Claim& a, const Claim& b) {
  constexpr int kDays = 7;
  return a.published && b.published && std::abs(*a.published - *b.published) <= kDays;
}

// Two states of a count that grows while an event goes on: "at least 3 dead", "19 dead". A lower
// bound is taken as the count that was known, for what is counted is the same.
bool IsUpdate(const Side& a, const Side& b, const Evidence& evidence) {
  if (!IsRunningCount(a.claim) || a.claim.measure != Measure::kCount || !evidence.Strong())
    return false;
  if (!a.claim.published || !b.claim.published) return false;
  const auto counts = [](const Quantity& q) {
    return q.form == QuantityForm::kPoint &&
           (q.modifier == Modifier::kNone || q.modifier == Modifier::kAtLeast ||
            q.modifier == Modifier::kMoreThan);
  };
  if (!counts(*a.claim.quantity) || !counts(*b.claim.quantity)) return false;
  // A count of a time long past no longer grows.
  const auto closed = [](const Claim& c) {
    return c.period && *c.published - c.period->end > kUpdateWindowDays;
  };
  if (closed(a.claim) || closed(b.claim)) return false;
  return std::abs(*a.claim.published - *b.claim.published) <= kUpdateWindowDays &&
         a.claim.quantity->low != b.claim.quantity->low;
}

// What is said of two states of one count. The larger is the newer where the later report has it.
Verdict JudgeUpdate(const Side& a, const Side& b, const Evidence& evidence) {
  Verdict verdict;
  verdict.kind = FindingKind::kSuperseded;
  verdict.severity = Severity::kNotice;
  verdict.basis = "update";
  verdict.confidence = Confidence(evidence.score, 600, 900);
  const auto days = *b.claim.published - *a.claim.published;
  const Side& earlier = days >= 0 ? a : b;
  const Side& later = days >= 0 ? b : a;
  if (days == 0) {
    verdict.kind = FindingKind::kNumericConflict;
    verdict.severity = Severity::kWarning;
    verdict.reason = absl::StrCat(ValueWords(a), " and ", ValueWords(b),
                                  " are given for one count on one day; one of them may be older");
  } else if (earlier.claim.quantity->low < later.claim.quantity->low) {
    verdict.reason =
        absl::StrCat("the later report counts more; ", ValueWords(earlier), " may be out of date");
  } else {
    verdict.reason = absl::StrCat("the later report counts fewer; ", ValueWords(later),
                                  " may be an older count or a correction");
  }
  return verdict;
}

// Two amounts dispute each other only where they measure the same thing ("the bill", "the salary"),
// two changes only where they are of one time: "rose 0.9 per cent in June and 5.4 per cent in a
// year" disputes nobody.
bool MeasuresOneThing(const Claim& a, const Evidence& e) {
  if (e.same_text || a.measure == Measure::kAttribute) return true;
  if (a.measure == Measure::kChange) return e.period == SlotMatch::kSame;
  const Dimension dimension = GetUnit(a.quantity->unit).dimension;
  const bool counts = dimension == Dimension::kCount || dimension == Dimension::kPercent;
  return counts || e.group == SlotMatch::kSame || e.base == SlotMatch::kSame;
}

// A person is a year older after a birthday, and of one name are also father and son: such ages
// dispute nothing.
bool AgesMayDiffer(const Side& a, const Side& b, const Evidence& evidence) {
  constexpr int kSureName = 2;         // shared parts of the name
  constexpr double kLargestSlip = 10;  // years; beyond that it is another person
  constexpr int kBirthdayDays = 14;    // printed farther apart, a birthday may lie between
  const double x = a.claim.quantity->low.ToDouble(), y = b.claim.quantity->low.ToDouble();
  if (evidence.shared_words < kSureName || std::abs(x - y) > kLargestSlip) return true;
  if (!a.claim.published || !b.claim.published) return std::abs(x - y) <= 1;
  const auto days = *b.claim.published - *a.claim.published;
  if (std::abs(days) <= kBirthdayDays) return false;
  const double older = days > 0 ? y - x : x - y;
  return older >= 0 && older <= 1 + static_cast<double>(std::abs(days)) / 365;
}

std::string PercentText(double ratio) {
  const auto percent = static_cast<int64_t>(std::llround(ratio * 100));
  return percent == 0 ? "less than 1 %" : absl::StrCat(percent, " %");
}

// "28000" as people write it: "28,000".
std::string Grouped(std::string digits) {
  const size_t point = std::min(digits.find('.'), digits.size());
  for (size_t at = point; at > 3 && digits[at - 4] != '-'; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

// "; they are 27 % apart"; for percentages and small counts the difference itself.
std::string GapText(const Quantity& x, const Quantity& y, double gap) {
  if (GetUnit(x.unit).dimension == Dimension::kPercent && x.low == x.high && y.low == y.high) {
    const std::optional<Decimal> points = x.low > y.low ? x.low.Minus(y.low) : y.low.Minus(x.low);
    if (points) return absl::StrCat("; they are ", points->ToString(), " percentage points apart");
  }
  return gap > 0 ? absl::StrCat("; they are ", PercentText(gap), " apart") : "";
}

}  // namespace

int Confidence(int score, int least, int most) {
  const int above = std::clamp(score - kLinkThreshold, 0, 1000 - kLinkThreshold);
  return least + (most - least) * above / (1000 - kLinkThreshold);
}

std::optional<Verdict> JudgeSameFact(const Side& a, const Side& b, const Evidence& evidence) {
  if (a.claim.measure == Measure::kEventDate) return JudgeDates(a, b, evidence);
  if (IsVague(a.claim) || IsVague(b.claim))
    return std::nullopt;  // "thousands" confirms and refutes nothing
  if (a.claim.future != b.claim.future) return std::nullopt;  // a plan and what came of it
  const Quantity& x = *a.claim.quantity;
  const Quantity& y = *b.claim.quantity;
  const QuantityRelation relation = Relate(x, y);
  const std::string va = ValueWords(a), vb = ValueWords(b);
  Verdict verdict;
  verdict.confidence = Confidence(evidence.score, 700, 950);
  const bool apart = relation.relation == Relation::kDisjoint ||
                     relation.relation == Relation::kSoft ||
                     relation.relation == Relation::kOverlaps ||
                     (relation.relation == Relation::kWithin && !Near(x, y));
  // "three of the 14", "40 per cent of the 70,000": a whole disputes nobody who counts a part.
  const bool whole = a.claim.is_whole || b.claim.is_whole;
  if (apart && whole) return std::nullopt;
  if (apart && IsUpdate(a, b, evidence) && a.claim.hedged == b.claim.hedged)
    return JudgeUpdate(a, b, evidence);
  const bool agrees = relation.relation == Relation::kEqual ||
                      relation.relation == Relation::kRoundsTo ||
                      relation.relation == Relation::kWithin;
  if (agrees && !BearsAgreement(a.claim, evidence, relation.relation == Relation::kEqual))
    return std::nullopt;
  switch (relation.relation) {
    case Relation::kEqual:
      if (evidence.same_text) {
        verdict.basis = "copy";
        verdict.reason =
            absl::StrCat("both say ", va, ", in the same words: one may be a copy of the other");
        return verdict;
      }
      verdict.basis = "equal";
      verdict.reason = va == vb ? absl::StrCat("both say ", va)
                                : absl::StrCat(va, " and ", vb, " are the same figure");
      return verdict;
    case Relation::kRoundsTo: {
      const bool same_number = x.low == y.low && x.high == y.high && x.unit == y.unit;
      const bool one_at_most =
          (x.modifier == Modifier::kAtMost) != (y.modifier == Modifier::kAtMost);
      if (same_number && one_at_most) {
        verdict.kind = FindingKind::kHedgeDrift;
        verdict.severity = Severity::kNotice;
        verdict.basis = "hedge";
        verdict.reason =
            absl::StrCat("the figure is the same and its qualifier is not: ", va, ", ", vb);
        return verdict;
      }
      verdict.basis = same_number ? "bound" : "rounds";
      verdict.confidence -= kVagueHedgePenalty;
      verdict.reason = same_number ? absl::StrCat(va, " and ", vb, " name the same figure")
                                   : absl::StrCat(relation.first_is_sharper ? vb : va, " is ",
                                                  relation.first_is_sharper ? va : vb, ", rounded");
      return verdict;
    }
    case Relation::kWithin:
      // "up to 55", "at least 3": a bound far from the figure does not support it.
      if ((IsBound(x) || IsBound(y)) && !Near(x, y)) return std::nullopt;
      verdict.basis = "within";
      verdict.confidence -= 2 * kVagueHedgePenalty;
      verdict.reason = absl::StrCat(relation.first_is_sharper ? va : vb, " lies within ",
                                    relation.first_is_sharper ? vb : va);
      return verdict;
    case Relation::kTouches: {
      if (evidence.predicate != SlotMatch::kSame && evidence.base != SlotMatch::kSame)
        return std::nullopt;
      const bool first_is_range = x.low < x.high;
      const Quantity& range = first_is_range ? x : y;
      const Quantity& point = first_is_range ? y : x;
      const bool top = CompareLevels(point.low, point.unit, range.low, range.unit) > 0;
      verdict.kind = FindingKind::kNumericOverlap;
      verdict.severity = Severity::kNotice;
      verdict.basis = "end";
      verdict.reason = absl::StrCat(first_is_range ? vb : va, " is the ", top ? "top" : "bottom",
                                    " of ", first_is_range ? va : vb);
      return verdict;
    }
    case Relation::kOverlaps:
      // What overlaps is of two things as soon as anything else may differ. Two bounds of one count
      // at two times are two states of it.
      if (!evidence.Strong() || !MeasuresOneThing(a.claim, evidence)) return std::nullopt;
      if (IsBound(x) && IsBound(y) && !SameDays(a.claim, b.claim)) return std::nullopt;
      verdict.kind = FindingKind::kNumericOverlap;
      verdict.severity = Severity::kNotice;
      verdict.basis = "overlap";
      verdict.confidence -= kVagueHedgePenalty;
      verdict.reason = absl::StrCat(va, " and ", vb, " overlap and say different things");
      return verdict;
    case Relation::kSoft:
    case Relation::kIncomparable:
      return std::nullopt;
    case Relation::kDisjoint:
      break;
  }
  if (!evidence.Strong() || a.claim.hedged != b.claim.hedged) return std::nullopt;
  if (!MeasuresOneThing(a.claim, evidence)) return std::nullopt;
  if (a.claim.measure == Measure::kAttribute && AgesMayDiffer(a, b, evidence)) return std::nullopt;
  // Figures that differ by a factor are of different things, however alike the words.
  constexpr double kLargestGap = 3;
  if (!evidence.same_text && (relation.gap > kLargestGap || OtherTimes(a.claim, b.claim)))
    return std::nullopt;
  verdict.kind = FindingKind::kNumericConflict;
  verdict.basis = "apart";
  verdict.confidence = Confidence(evidence.score, 600, 920);
  constexpr int kSure = 750;
  verdict.severity = verdict.confidence >= kSure ? Severity::kError : Severity::kWarning;
  verdict.reason = absl::StrCat(va, " and ", vb, " cannot both be right of one thing",
                                GapText(x, y, relation.gap));
  return verdict;
}

std::optional<Verdict> JudgeSameFigure(const Side& a, const Side& b, const Evidence& evidence) {
  Verdict verdict;
  verdict.kind = FindingKind::kScopeMismatch;
  verdict.severity = Severity::kNotice;
  verdict.basis = "scope";
  verdict.confidence = Confidence(evidence.score, 600, 850);
  if (evidence.period == SlotMatch::kDifferent) {
    verdict.reason = absl::StrCat("the same figure, ", ValueWords(a), ", of different periods (",
                                  PeriodText(*a.claim.period), "; ", PeriodText(*b.claim.period),
                                  "); check what each one counts");
  } else {
    verdict.reason = absl::StrCat("the same figure, ", ValueWords(a),
                                  ", is said of a broader and of a narrower thing");
  }
  return verdict;
}

std::optional<Verdict> JudgeDerived(const Side& a, const Side& b, int score) {
  const bool sum = a.claim.article == b.claim.article;
  if (sum) {
    const Side& change = a.claim.quantity->form == QuantityForm::kChange ? a : b;
    const Side& percent = &change == &a ? b : a;
    const Quantity& from_to = *change.claim.quantity;
    const double from = from_to.low.ToDouble(), to = from_to.high.ToDouble();
    if (from <= 0) return std::nullopt;
    const double computed = std::abs(to - from) / from * 100;
    // What the percentage may be after rounding of all three figures.
    const double half_from = std::pow(10.0, from_to.last_digit) / 2;
    const double slack_ends = (half_from * (1 + to / from)) / from * 100;
    const Quantity& p = *percent.claim.quantity;
    const double half_percent = p.modifier == Modifier::kAbout
                                    ? std::max(0.5, p.low.ToDouble() * 0.1)
                                    : std::max(0.5, std::pow(10.0, p.last_digit) / 2);
    const bool whole_counts = from_to.low.IsInteger() && from_to.high.IsInteger() && from < 1000;
    const double slack = half_percent + (whole_counts ? 0.0 : slack_ends);
    const double stated = p.low.ToDouble();
    Verdict verdict;
    verdict.basis = "computed";
    const std::string text =
        absl::StrCat("from ", from_to.low.ToString(), " to ", from_to.high.ToString(), " is ",
                     to >= from ? "a rise" : "a fall", " of ", std::llround(computed), " %");
    if (std::abs(computed - stated) <= slack) {
      verdict.confidence = 950;
      verdict.reason = absl::StrCat(text, ", as stated");
      return verdict;
    }
    if (p.modifier != Modifier::kNone && p.modifier != Modifier::kAbout) return std::nullopt;
    verdict.kind = FindingKind::kArithmetic;
    verdict.severity = Severity::kWarning;
    verdict.confidence = 850;
    verdict.reason = absl::StrCat(text, ", and ", ValueWords(percent), " is stated");
    return verdict;
  }
  const Side& share = a.claim.whole ? a : b;
  const Side& count = a.claim.whole ? b : a;
  // x per cent of the whole, with the qualifiers of both.
  const auto hundredth = share.claim.quantity->low.Shifted(-2);
  const auto product = hundredth ? hundredth->Times(share.claim.whole->low) : std::nullopt;
  if (!product) return std::nullopt;
  Quantity derived = *share.claim.whole;
  derived.low = derived.high = *product;
  derived.modifier = Modifier::kAbout;
  derived.last_digit = static_cast<int16_t>(product->Magnitude() - 1);
  const Relation relation = Relate(derived, *count.claim.quantity).relation;
  if (relation != Relation::kEqual && relation != Relation::kRoundsTo &&
      relation != Relation::kWithin)
    return std::nullopt;
  Verdict verdict;
  verdict.basis = "computed";
  verdict.confidence = 600 + std::clamp(score - 400, 0, 400) / 2;
  const std::string whole(share.claim.whole_span.In(share.document.text(share.claim.part)));
  verdict.reason = absl::StrCat(ValueWords(share), " of \"", whole, "\" is about ",
                                Grouped(product->ToString()), ", if both count the same cases");
  return verdict;
}

}  // namespace crosscheck::compare
