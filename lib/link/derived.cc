// The doors are DerivedInSentence and DerivedAcross: pairs of claims of which one may be computed
// from the other, or from what stands beside it. What a list of figures says all together is made
// into a claim of its own (SumOfList) and compared as any other, so that a sum needs the same
// evidence as a figure that is printed.
#include "link/derived.h"

#include <algorithm>

#include "crosscheck/base/fingerprint.h"
#include "link/keys.h"

namespace crosscheck::link {
namespace {

const uint64_t kBornKey = Hash64("bear");  // as the table of irregular verbs has it

// " and " and ", and " join two figures of a list; a comma or a bracket alone does where the second
// is known to be a part.
constexpr uint32_t kShortestJoint = 5, kLongestJoint = 6;
constexpr uint32_t kLongestList = 8;

bool InOneSentence(const Claim& a, const Claim& b) {
  return a.article == b.article && a.part == b.part && a.span == b.span;
}

bool IsPercent(const Claim& c) {
  return c.quantity && GetUnit(c.quantity->unit).dimension == Dimension::kPercent &&
         c.quantity->form == QuantityForm::kPoint && !c.quantity->IsRate();
}

// A plain count or amount, without a qualifier.
bool IsPlain(const Claim& c) {
  return c.quantity && (c.measure == Measure::kCount || c.measure == Measure::kAmount) &&
         c.quantity->form == QuantityForm::kPoint && c.quantity->modifier == Modifier::kNone &&
         !c.quantity->IsRate() && !c.negated && !c.doubtful;
}

bool SameKeys(const TermSet& a, const TermSet& b) {
  return a.size() == b.size() && SharedTerms(a, b) == static_cast<int>(a.size());
}

// Two figures that stand side by side and count like things of one event.
bool Joined(const Claim& a, const Claim& b) {
  if (!InOneSentence(a, b) || !IsPlain(a) || !IsPlain(b)) return false;
  if (b.value_span.begin < a.value_span.end) return false;
  const uint32_t joint = b.value_span.begin - a.value_span.end;
  if (joint > kLongestJoint || (joint < kShortestJoint && !b.part_of)) return false;
  const bool alike = (a.persons && b.persons) || SharedTerms(a.group, b.group) > 0;
  return a.quantity->unit == b.quantity->unit && alike && !a.is_whole && !b.is_whole &&
         (SameKeys(a.predicate, b.predicate) || (b.predicate.empty() && b.part_of));
}

// Without the words that lie in the span: they are part of the value.
void RemoveWords(TermSet& set, Span span) {
  set.erase(std::remove_if(set.begin(), set.end(),
                           [&](const Term& term) {
                             return !term.span.empty() && term.span.begin >= span.begin &&
                                    term.span.end <= span.end;
                           }),
            set.end());
}

constexpr int kShareThreshold = 400;

// The evidence that a share of a whole is what another outlet counted: compared as a count of the
// whole's kind.
int ShareScore(const Claim& share, const Claim& count) {
  if (share.article == count.article || !share.period || !count.period ||
      !(*share.period == *count.period))
    return 0;
  const std::optional<Evidence> evidence = Compare(WholeAsCount(share), count);
  return evidence && evidence->shared_words >= 3 ? evidence->score : 0;
}

// The evidence that a list is what another outlet counts in one figure. The list is of another
// article, and heads as well as members of lists are no such figure.
int SumScore(absl::Span<const Claim> claims, uint32_t head, uint32_t total) {
  const Claim& count = claims[total];
  if (!count.quantity || count.measure != claims[head].measure || count.part_of || count.negated ||
      IsListed(claims, total))
    return 0;
  const std::optional<Claim> sum = SumOfList(claims, head);
  if (!sum) return 0;
  const std::optional<Evidence> evidence = Compare(*sum, count);
  return evidence && evidence->type == LinkType::kSameFact ? evidence->score : 0;
}

}  // namespace

bool IsChangeAndPercent(const Claim& a, const Claim& b) {
  if (!InOneSentence(a, b) || !a.quantity || !b.quantity || !a.clause.Overlaps(b.clause))
    return false;
  const auto change = [](const Claim& c) { return c.quantity->form == QuantityForm::kChange; };
  return (change(a) && IsPercent(b)) || (change(b) && IsPercent(a));
}

bool IsConversion(const Claim& a, const Claim& b) {
  constexpr uint32_t kLongest = 5;  // ", or "
  if (!InOneSentence(a, b) || !a.quantity || !b.quantity ||
      b.value_span.begin < a.value_span.end + 2 || b.value_span.begin - a.value_span.end > kLongest)
    return false;
  const Unit& x = GetUnit(a.quantity->unit);
  const Unit& y = GetUnit(b.quantity->unit);
  const auto plain = [](const Claim& c) {
    return c.quantity->form == QuantityForm::kPoint && !c.quantity->IsRate() && !c.doubtful;
  };
  // Of money nobody knows the rate of the day.
  return a.quantity->unit != b.quantity->unit && x.dimension == y.dimension &&
         x.family == y.family && x.dimension != Dimension::kMoney &&
         x.dimension != Dimension::kCount && x.dimension != Dimension::kPercent && plain(a) &&
         plain(b);
}

bool IsAgeAndBirth(const Claim& a, const Claim& b) {
  if (!InOneSentence(a, b)) return false;
  const auto age = [](const Claim& c) { return c.measure == Measure::kAttribute; };
  const auto birth = [](const Claim& c) {
    return c.measure == Measure::kEventDate && HasTerm(c.predicate, kBornKey);
  };
  return (age(a) && birth(b)) || (age(b) && birth(a));
}

uint32_t ListLength(absl::Span<const Claim> claims, uint32_t first) {
  uint32_t length = 1;
  while (length < kLongestList && first + length < claims.size() &&
         Joined(claims[first + length - 1], claims[first + length]))
    ++length;
  return length;
}

bool IsListed(absl::Span<const Claim> claims, uint32_t claim) {
  return ListLength(claims, claim) > 1 || (claim > 0 && Joined(claims[claim - 1], claims[claim]));
}

std::optional<Claim> SumOfList(absl::Span<const Claim> claims, uint32_t first) {
  if (first > 0 && Joined(claims[first - 1], claims[first])) return std::nullopt;
  const uint32_t length = ListLength(claims, first);
  if (length < 2) return std::nullopt;
  Claim sum = claims[first];
  for (uint32_t i = first + 1; i < first + length; ++i) {
    const Claim& part = claims[i];
    const std::optional<Decimal> low = sum.quantity->low.Plus(part.quantity->low);
    if (!low) return std::nullopt;
    sum.quantity->low = sum.quantity->high = *low;
    sum.quantity->last_digit = std::min(sum.quantity->last_digit, part.quantity->last_digit);
    sum.value_span = Cover(sum.value_span, part.value_span);
    sum.clause = Cover(sum.clause, part.clause);
    if (!SameKeys(sum.group, part.group)) sum.group.clear();  // women and men are people
    sum.hedged |= part.hedged;
    sum.future |= part.future;
  }
  for (TermSet* words : {&sum.topic, &sum.context}) RemoveWords(*words, sum.value_span);
  sum.part_of = false;
  sum.masked_text = 0;  // the text of a sum is no copy of another's
  return sum;
}

bool IsShareOfWhole(const Claim& share, const Claim& count) {
  return share.whole && count.quantity && count.measure == Measure::kCount && !count.negated &&
         !share.negated && GetUnit(share.quantity->unit).dimension == Dimension::kPercent;
}

std::optional<Link> DerivedInSentence(absl::Span<const Claim> claims, uint32_t i, uint32_t j) {
  const Claim& a = claims[i];
  const Claim& b = claims[j];
  if (!InOneSentence(a, b)) return std::nullopt;
  // "14 people: nine women and five men": the whole stands right before its list.
  const bool whole_of_list = j == i + 1 && IsPlain(a) && ListLength(claims, j) > 1 &&
                             a.quantity->unit == b.quantity->unit && a.persons == b.persons &&
                             !Joined(a, b);
  if (whole_of_list || IsChangeAndPercent(a, b) || IsConversion(a, b) || IsAgeAndBirth(a, b))
    return Link{i, j, LinkType::kDerived, 1000};
  return std::nullopt;
}

std::optional<Link> DerivedAcross(absl::Span<const Claim> claims, uint32_t i, uint32_t j) {
  const Claim& a = claims[i];
  const Claim& b = claims[j];
  if (a.article == b.article) return std::nullopt;
  if (IsShareOfWhole(a, b) || IsShareOfWhole(b, a)) {
    const int score = IsShareOfWhole(a, b) ? ShareScore(a, b) : ShareScore(b, a);
    if (score >= kShareThreshold) return Link{i, j, LinkType::kDerived, score};
    return std::nullopt;
  }
  const int score = std::max(SumScore(claims, i, j), SumScore(claims, j, i));
  if (score < kLinkThreshold) return std::nullopt;
  return Link{i, j, LinkType::kDerived, score};
}

}  // namespace crosscheck::link
