// The door is JudgeDates: two dates of one event agree, or one has drifted. Where a date that was
// news when it was printed stands against another, the two mostly date two events of one story; so
// drift is told only where none of the ways to be of two events is left.
#include <algorithm>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "compare/verdict.h"

namespace crosscheck::compare {
namespace {

bool Inferred(const Claim& c) { return c.time->anchor != TimeAnchor::kAbsolute; }

// A day of the week before its article, or of the days right behind it.
bool Fresh(const Claim& c) {
  constexpr int kDays = 7;
  return c.published && c.period->granularity == Granularity::kDay &&
         std::abs(*c.published - c.period->begin) <= kDays;
}

// "Friday" in two articles of one day tells nothing that a reader would look up; "Friday" and "Nov.
// 7" do.
bool SameNewsDay(const Side& a, const Side& b) {
  const auto bare = [](const Side& side) {
    const std::string_view words = side.claim.value_span.In(side.document.text(side.claim.part));
    return Fresh(side.claim) && Inferred(side.claim) &&
           std::none_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  return bare(a) && bare(b);
}

// News of two days: "arrested Tuesday" and, in an article of the next week, "arrested Monday"; an
// arrest of this week and a crime of last month.
bool NewsOfTwoDays(const Claim& a, const Claim& b, int days_apart) {
  constexpr int kOneStory = 2;  // days between two reports of one piece of news
  constexpr int kLongBefore = 14;
  const bool one_word = a.predicate.front().key == b.predicate.front().key;
  if (!one_word && (Fresh(a) || Fresh(b))) return true;
  if (Fresh(a) && Fresh(b)) return std::abs(*a.published - *b.published) > kOneStory;
  return (Fresh(a) || Fresh(b)) && days_apart > kLongBefore;
}

// What both clauses name beside the event itself, by Term::weight: two dates of one event stand
// beside the same persons and things, not only in sentences that share them.
int SharedInClause(const Claim& a, const Claim& b) {
  int sum = 0;
  for (const Term& term : a.topic) {
    if (HasTerm(b.topic, term.key) && !HasTerm(a.predicate, term.key)) sum += term.weight;
  }
  return sum;
}

// Readings that may be wrong by themselves: a weekday read on the wrong side, a day or month of the
// wrong year, "three years ago" from within a year.
bool MayBeMisread(const Claim& a, const Claim& b, const PeriodRelation& relation, int days_apart) {
  const auto weekday = [](const Claim& c) {
    return Inferred(c) && c.period->granularity == Granularity::kDay;
  };
  // "We lost two lives today": of the day that it was said on.
  if ((a.quoted && Inferred(a)) || (b.quoted && Inferred(b))) return true;
  if ((weekday(a) || weekday(b)) && relation.shift_days % 7 == 0) return true;
  // "the tenth shooting since 1976": no onset of this one.
  constexpr int kYears = 5 * 366;
  if (a.onset != b.onset && days_apart > kYears) return true;
  if (!Inferred(a) && !Inferred(b)) return false;
  const auto year = [](const Claim& c) { return c.period->granularity == Granularity::kYear; };
  constexpr int kYear = 366;
  if (((Inferred(a) && year(a)) || (Inferred(b) && year(b))) && days_apart <= kYear) return true;
  return !year(a) && !year(b) && a.period->begin.month() == b.period->begin.month() &&
         a.period->begin.year() != b.period->begin.year();
}

// From year to year, month to month: begin to begin. Else from the end of one to the begin of the
// other.
int DaysApart(const Period& a, const Period& b, const PeriodRelation& relation) {
  if (a.granularity == b.granularity) return static_cast<int>(std::abs(a.begin - b.begin));
  return std::abs(relation.shift_days);
}

}  // namespace

std::optional<Verdict> JudgeDates(const Side& a, const Side& b, const Evidence& evidence) {
  Verdict verdict;
  const PeriodRelation relation = Relate(*a.claim.period, *b.claim.period);
  const std::string readings = [&] {
    std::string out = DateReading(a);
    const std::string second = DateReading(b);
    if (out == second) return out;
    if (!out.empty() && !second.empty()) out += " and ";
    return out + second;
  }();
  const std::string_view dot = readings.empty() ? "" : "; ";
  switch (relation.relation) {
    case PeriodRelationKind::kEqual:
      if (SameNewsDay(a, b)) return std::nullopt;
      verdict.basis = "equal";
      verdict.confidence = Confidence(evidence.score, 700, 950);
      verdict.reason =
          absl::StrCat("both mean ", PeriodText(*a.claim.period), std::string(dot), readings);
      return verdict;
    case PeriodRelationKind::kRefines:
    case PeriodRelationKind::kRefinedBy: {
      const bool first_inner = relation.relation == PeriodRelationKind::kRefines;
      verdict.basis = "within";
      verdict.confidence = Confidence(evidence.score, 600, 900);
      verdict.reason = absl::StrCat(
          PeriodText(first_inner ? *a.claim.period : *b.claim.period), " lies in ",
          PeriodText(first_inner ? *b.claim.period : *a.claim.period), std::string(dot), readings);
      return verdict;
    }
    case PeriodRelationKind::kOverlaps:
      return std::nullopt;
    case PeriodRelationKind::kDisjoint:
      break;
  }
  // One article may tell several stages of one affair; two outlets that tell the same story may not
  // differ.
  constexpr int kSameStory = 180;
  if (!evidence.Strong() || evidence.article_likeness < kSameStory) return std::nullopt;
  if (a.claim.hedged || b.claim.hedged || a.claim.future != b.claim.future) return std::nullopt;
  const int days_apart = DaysApart(*a.claim.period, *b.claim.period, relation);
  constexpr int kMuchShared = 3;
  constexpr int kReprintDays = 7;
  // No date to hold another against.
  if (a.claim.rough || b.claim.rough) return std::nullopt;
  // A statement of yesterday printed again today keeps its "today".
  const bool one_text = a.claim.masked_text != 0 && a.claim.masked_text == b.claim.masked_text;
  const bool reprint = one_text && Inferred(a.claim) && Inferred(b.claim) && a.claim.published &&
                       b.claim.published &&
                       std::abs(*a.claim.published - *b.claim.published) <= kReprintDays;
  if (reprint) return std::nullopt;
  if (SharedInClause(a.claim, b.claim) < kMuchShared ||
      NewsOfTwoDays(a.claim, b.claim, days_apart) ||
      MayBeMisread(a.claim, b.claim, relation, days_apart))
    return std::nullopt;
  verdict.kind = FindingKind::kDateDrift;
  verdict.severity = Severity::kWarning;
  verdict.basis = "shift";
  verdict.confidence = Confidence(evidence.score, 600, 900);
  const bool first_inner = a.claim.period->granularity < b.claim.period->granularity;
  verdict.reason =
      a.claim.period->granularity == b.claim.period->granularity || a.claim.onset || b.claim.onset
          ? absl::StrCat(PeriodText(*a.claim.period), " and ", PeriodText(*b.claim.period), " are ",
                         DaysInWords(days_apart), " apart")
          : absl::StrCat(PeriodText(first_inner ? *a.claim.period : *b.claim.period),
                         " does not lie in ",
                         PeriodText(first_inner ? *b.claim.period : *a.claim.period));
  absl::StrAppend(&verdict.reason, std::string(dot), readings);
  return verdict;
}

}  // namespace crosscheck::compare
