// The doors are DerivedInSentence and DerivedAcross: pairs of claims of which one may be computed
// from the other, or from what stands beside it. What a list of figures says all together is made
// into a claim of its own (SumOfList) and compared as any other, so that a sum needs the same
// evidence as a figure that is printed; so is what one claim says in another figure (Restated).
#include "link/derived.h"

#include <algorithm>
#include <cmath>

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

// Whole years from a birth to a day.
int YearsBetween(absl::CivilDay born, absl::CivilDay day) {
  const bool before = std::pair(day.month(), day.day()) < std::pair(born.month(), born.day());
  return static_cast<int>(day.year() - born.year()) - before;
}

constexpr int kShareThreshold = 400;

// The evidence that a share of a whole is what another outlet counted: compared as a count of the
// whole's kind.
int ShareScore(const Claim& share, const Claim& count) {
  if (!share.period || !count.period || !(*share.period == *count.period)) return 0;
  const std::optional<Evidence> evidence = Compare(WholeAsCount(share), count);
  return evidence && evidence->shared_words >= 3 ? evidence->score : 0;
}

// The evidence that a claim which follows from another is what another outlet prints.
int StatedScore(const Claim& stated, const Traits& of_stated, const Claim& printed,
                const Traits& of_printed) {
  const std::optional<Evidence> evidence = CompareKnown(stated, printed, of_stated, of_printed);
  return evidence && evidence->type == LinkType::kSameFact ? evidence->score : 0;
}

// The evidence that a list is what another outlet counts in one figure. Members of lists are no
// such figure.
int SumScore(const Claim& head, const Stated& sum, const Claim& count, const Traits& of_count,
             bool listed) {
  if (!count.quantity || count.measure != head.measure || count.part_of || count.negated || listed)
    return 0;
  // "Eight in Leeds" is no sum of "five in Leeds, three in York".
  const bool placed = sum.claim.where.empty() && !head.where.empty();
  if (placed &&
      (SharedTerms(count.where, head.topic) > 0 || SharedTerms(count.where, head.context) > 0))
    return 0;
  return StatedScore(sum.claim, sum.traits, count, of_count);
}

int RestatedScore(const Claim& claim, const Claim& printed, const Traits& of_printed) {
  const std::optional<Claim> restated = Restated(claim, printed);
  if (!restated) return 0;
  const Traits traits(*restated);
  const std::optional<Evidence> evidence = CompareKnown(*restated, printed, traits, of_printed);
  return evidence && MakesLink(*restated, printed, traits, of_printed, *evidence) &&
                 evidence->type == LinkType::kSameFact
             ? evidence->score
             : 0;
}

// "five in Leeds, three in York": the figures that add to that of a claim, none where it is not the
// first of them.
absl::Span<const Figure> FiguresAdded(const Claim& claim) {
  if (!claim.figures || !IsPlain(claim) || claim.measure != Measure::kCount) return {};
  const std::vector<Figure>& all = *claim.figures;
  size_t own = 0;
  while (own < all.size() && !(all[own].span == claim.value_span)) ++own;
  if (own == all.size() || all[own].listed) return {};
  size_t end = own + 1;
  while (end < all.size() && all[end].listed) ++end;
  return absl::Span<const Figure>(all).subspan(own + 1, end - own - 1);
}

// Adds a part to a sum; false where it cannot be added up.
bool AddPart(const Quantity& part, Quantity& sum) {
  const std::optional<Decimal> low = sum.low.Plus(part.low);
  if (!low) return false;
  sum.low = sum.high = *low;
  sum.last_digit = std::min(sum.last_digit, part.last_digit);
  return true;
}

// The person who is born on a date: the one name before it, right before. Empty where there are
// two, or one of a single word.
TermSet BearerOfBirth(const Claim& birth) {
  constexpr uint32_t kBetweenNames = 4;  // " J. "
  constexpr uint32_t kBeforeDate = 24;   // ", who was born on "
  TermSet bearer;
  std::vector<Span> spans;
  for (const Term& name : birth.names) {
    if (name.span.end > birth.value_span.begin) continue;
    bearer.push_back(name);
    spans.push_back(name.span);
  }
  std::sort(spans.begin(), spans.end(), [](Span x, Span y) { return x.begin < y.begin; });
  if (spans.size() < 2 || birth.value_span.begin - spans.back().end > kBeforeDate) return {};
  for (size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].begin > spans[i - 1].end + kBetweenNames) return {};
  }
  return bearer;
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
  return ListLength(claims, claim) > 1 || (claim > 0 && Joined(claims[claim - 1], claims[claim])) ||
         !FiguresAdded(claims[claim]).empty();
}

std::optional<Claim> SumOfList(absl::Span<const Claim> claims, uint32_t first) {
  if (first > 0 && Joined(claims[first - 1], claims[first])) return std::nullopt;
  const uint32_t length = ListLength(claims, first);
  const absl::Span<const Figure> added =
      length == 1 ? FiguresAdded(claims[first]) : absl::Span<const Figure>();
  if (length < 2 && added.empty()) return std::nullopt;
  Claim sum = claims[first];
  for (uint32_t i = first + 1; i < first + length; ++i) {
    const Claim& part = claims[i];
    if (!AddPart(*part.quantity, *sum.quantity)) return std::nullopt;
    sum.value_span = Cover(sum.value_span, part.value_span);
    sum.clause = Cover(sum.clause, part.clause);
    if (!SameKeys(sum.group, part.group)) sum.group.clear();  // women and men are people
    sum.hedged |= part.hedged;
    sum.future |= part.future;
  }
  for (const Figure& part : added) {
    if (!AddPart(*part.quantity, *sum.quantity)) return std::nullopt;
    sum.value_span = Cover(sum.value_span, part.span);
  }
  if (!added.empty()) sum.where.clear();  // it is said of all the places together
  for (TermSet* words : {&sum.topic, &sum.context}) RemoveWords(*words, sum.value_span);
  sum.clause = Cover(sum.clause, sum.value_span);
  sum.part_of = false;
  sum.masked_text = 0;  // the text of a sum is no copy of another's
  return sum;
}

std::optional<Claim> PercentOfChange(const Claim& claim) {
  if (!claim.quantity || claim.quantity->form != QuantityForm::kChange || claim.negated ||
      claim.doubtful || claim.quantity->modifier != Modifier::kNone ||
      GetUnit(claim.quantity->unit).dimension == Dimension::kPercent)
    return std::nullopt;
  const double from = claim.quantity->low.ToDouble(), to = claim.quantity->high.ToDouble();
  if (!(from > 0) || !(to >= 0)) return std::nullopt;
  constexpr double kMost = 1e6;
  const double computed = std::abs(to - from) / from * 100;
  if (!(computed >= 1) || computed > kMost) return std::nullopt;
  Claim percent = claim;
  Quantity quantity;
  quantity.low = quantity.high = Decimal::FromInt(std::llround(computed));
  quantity.modifier = Modifier::kAbout;
  quantity.unit = kUnitPercent;
  percent.quantity = quantity;
  percent.measure = Measure::kChange;
  MoveGroupToTopic(percent);
  percent.masked_text = 0;
  return percent;
}

std::optional<Claim> AgeOfBirth(const Claim& claim, std::optional<absl::CivilDay> day) {
  if (claim.measure != Measure::kEventDate || !HasTerm(claim.predicate, kBornKey) || !day ||
      claim.negated || claim.doubtful || claim.rough || !claim.period || !claim.time ||
      claim.time->anchor != TimeAnchor::kAbsolute)
    return std::nullopt;
  const TermSet bearer = BearerOfBirth(claim);
  if (bearer.empty()) return std::nullopt;
  const int least = YearsBetween(claim.period->end - 1, *day);
  const int most = YearsBetween(claim.period->begin, *day);
  constexpr int kOldest = 120;
  if (least < 0 || most > kOldest || most - least > 1) return std::nullopt;
  Claim age = claim;
  Quantity quantity;
  quantity.low = Decimal::FromInt(least);
  quantity.high = Decimal::FromInt(most);
  quantity.form = least == most ? QuantityForm::kPoint : QuantityForm::kRange;
  quantity.unit = kUnitYear;
  age.quantity = quantity;
  age.measure = Measure::kAttribute;
  age.time.reset();
  age.period.reset();
  age.predicate.clear();
  age.predicate_class = 0;
  age.group = bearer;
  age.masked_text = 0;
  return age;
}

std::optional<Claim> WithTheOne(const Claim& claim) {
  if (claim.one_more.empty() || !IsPlain(claim)) return std::nullopt;
  Claim all = claim;
  Quantity one;
  one.low = one.high = Decimal::FromInt(1);
  if (!AddPart(one, *all.quantity)) return std::nullopt;
  all.value_span = Cover(all.value_span, all.one_more);
  all.clause = Cover(all.clause, all.one_more);
  all.part_of = false;
  all.masked_text = 0;
  return all;
}

std::optional<Claim> RestatedAge(const Claim& birth, std::optional<absl::CivilDay> day,
                                 const Quantity& told) {
  std::optional<Claim> age = AgeOfBirth(birth, day);
  if (age && told.low == told.high && age->quantity->low <= told.low &&
      told.low <= age->quantity->high) {
    age->quantity->low = age->quantity->high = told.low;
    age->quantity->form = QuantityForm::kPoint;
  }
  return age;
}

std::optional<Claim> Restated(const Claim& claim, const Claim& other) {
  if (!other.quantity || other.negated) return std::nullopt;
  if (other.measure == Measure::kAttribute)
    return RestatedAge(claim, other.published, *other.quantity);
  if (!claim.one_more.empty() && other.measure == Measure::kCount && !other.part_of)
    return WithTheOne(claim);
  if (other.measure == Measure::kChange && IsPercent(other)) return PercentOfChange(claim);
  return std::nullopt;
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

bool MayBeDerived(const Claim& a, const Claim& b, const Traits& of_a, const Traits& of_b) {
  const auto change = [](const Claim& c) {
    return c.quantity && c.quantity->form == QuantityForm::kChange;
  };
  const auto age = [](const Claim& c) { return c.measure == Measure::kAttribute; };
  return IsShareOfWhole(a, b) || IsShareOfWhole(b, a) || of_a.listed != of_b.listed ||
         a.one_more.empty() != b.one_more.empty() || change(a) != change(b) || age(a) != age(b);
}

std::optional<Link> DerivedAcross(absl::Span<const Claim> claims, uint32_t i, uint32_t j) {
  return DerivedAcross(claims, i, j, TraitsOf(claims, i), TraitsOf(claims, j));
}

Traits TraitsOf(absl::Span<const Claim> claims, uint32_t i) {
  Traits traits(claims[i]);
  traits.listed = IsListed(claims, i);
  if (!traits.listed) return traits;
  if (std::optional<Claim> sum = SumOfList(claims, i))
    traits.sum = std::make_shared<const Stated>(*std::move(sum));
  return traits;
}

std::optional<Link> DerivedAcross(absl::Span<const Claim> claims, uint32_t i, uint32_t j,
                                  const Traits& of_i, const Traits& of_j) {
  if (claims[i].article == claims[j].article) return std::nullopt;
  const std::optional<int> score = DerivedScore(claims[i], claims[j], of_i, of_j);
  return score ? std::optional<Link>({i, j, LinkType::kDerived, *score}) : std::nullopt;
}

std::optional<int> DerivedScore(const Claim& a, const Claim& b, const Traits& of_a,
                                const Traits& of_b) {
  if (IsShareOfWhole(a, b) || IsShareOfWhole(b, a)) {
    const int score = IsShareOfWhole(a, b) ? ShareScore(a, b) : ShareScore(b, a);
    return score >= kShareThreshold ? std::optional<int>(score) : std::nullopt;
  }
  int score = 0;
  if (of_a.sum) score = SumScore(a, *of_a.sum, b, of_b, of_b.listed);
  if (of_b.sum) score = std::max(score, SumScore(b, *of_b.sum, a, of_a, of_a.listed));
  score = std::max({score, RestatedScore(a, b, of_b), RestatedScore(b, a, of_a)});
  return score >= kLinkThreshold ? std::optional<int>(score) : std::nullopt;
}

}  // namespace crosscheck::link
