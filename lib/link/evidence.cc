// The doors are Compare and its kin in keys.h: two claims -> the evidence that they are about the
// same thing, slot by slot. What is found in the slots is tallied as features; data/weights.tsv
// says what each one weighs, in thousandths. What both articles are about as a whole says little
// about two of their sentences, so such words weigh less.
#include <algorithm>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/link/linker.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/slots.h"
#include "link/tally.h"
#include "link/values.h"

namespace crosscheck {
namespace {

using link::AnyPerson;
using link::Feature;
using link::kContextPercent;
using link::kDaysOfCounts;
using link::kEverywherePercent;
using link::kMuchLikeArticles;
using link::kSpecificForStrong;
using link::kSpecificInOneStory;
using link::kSpecificOfDay;
using link::kSpecificOfDrift;
using link::kSpecificToDoubt;
using link::MatchGroup;
using link::MatchPeriod;
using link::MatchPlace;
using link::MatchPredicate;
using link::MatchSubject;
using link::Overlap;
using link::Tally;

bool IsPredicate(const Claim& claim, uint64_t key) { return HasTerm(claim.predicate, key); }

// Words of the sentences that both have, clause words in full, words of all the article little.
void CountWords(const Claim& a, const Claim& b, Evidence& evidence, Tally& tally) {
  const auto count = [&](const TermSet& x, const TermSet& y, int percent) {
    for (size_t i = 0, j = 0; i < x.size() && j < y.size();) {
      if (x[i].key < y[j].key) {
        ++i;
      } else if (y[j].key < x[i].key) {
        ++j;
      } else {
        const bool everywhere =
            HasTerm(a.article_topic, x[i].key) && HasTerm(b.article_topic, x[i].key);
        const uint8_t rank = std::min(x[i].weight, y[j].weight);
        ++evidence.shared_words;
        if (!IsPredicate(a, x[i].key) && !IsPredicate(b, x[i].key)) evidence.specific_words += rank;
        tally.AddWord(rank, (everywhere ? kEverywherePercent : 100) * percent / 100);
        ++i, ++j;
      }
    }
  };
  // The counted thing itself, where it is no mere "people".
  for (const Term& term : a.group) {
    if (HasTerm(b.group, term.key) && !IsPredicate(a, term.key))
      evidence.specific_words += term.weight;
  }
  count(a.topic, b.topic, 100);
  count(a.topic, b.context, kContextPercent);
  count(a.context, b.topic, kContextPercent);
  count(a.context, b.context, kContextPercent / 2);
}

// The same sentence but for its number: the surest sign that one was copied and changed. Of one
// time, or with a name or an uncommon word, so that a phrase of all news does not count.
bool SameTextButNumbers(const Claim& a, const Claim& b, const Evidence& e) {
  return a.masked_text != 0 && a.masked_text == b.masked_text &&
         (e.period == SlotMatch::kSame || e.specific_words >= 2);
}

// "per year" against "in the 12 months before": one length.
bool LikeLengths(const Claim& a, const Claim& b) {
  if (!a.period || !b.period) return false;
  const auto x = a.period->end - a.period->begin, y = b.period->end - b.period->begin;
  return 10 * x >= 9 * y && 10 * y >= 9 * x;
}

// "155" and "155", "1,850" and "about 1,900": two articles of one story do not both have these by
// chance, as they have "3" and "100".
bool SameTellingValue(const Claim& a, const Claim& b) {
  const Quantity& x = *a.quantity;
  const Quantity& y = *b.quantity;
  if (x.form == QuantityForm::kVague || y.form == QuantityForm::kVague) return false;
  return link::EqualOrRounded(x, y);
}

// A figure that does not come about by chance: four digits or more. Small round numbers are said of
// everything.
bool SameDistinctiveFigure(const Claim& a, const Claim& b) {
  const Quantity& x = *a.quantity;
  const Quantity& y = *b.quantity;
  if (x.low != y.low || x.high != y.high || x.modifier != y.modifier ||
      x.form == QuantityForm::kVague)
    return false;
  return !(x.low < Decimal::FromInt(1000));
}

// Two figures that meet by no chance: a large one that is the same, rounded or approximated ("1,850
// workers", "about 1,900"), or any that is the same and said with the same uncommon words.
bool AgreeByNoChance(const Claim& a, const Claim& b, const Evidence& e) {
  constexpr int kMuchSaid = 4;
  constexpr int kFew = 4;  // two and three are said of everything
  if (e.predicate == SlotMatch::kSame && e.specific_words >= kMuchSaid &&
      a.quantity->low > Decimal::FromInt(kFew) &&
      Relate(*a.quantity, *b.quantity).relation == Relation::kEqual)
    return true;
  return std::min(a.quantity->low, b.quantity->low) >= Decimal::FromInt(1000) &&
         link::EqualOrRounded(*a.quantity, *b.quantity);
}

// An event is in the news for days; the same words a year later are mostly of another one.
void CountDaysApart(const Claim& a, const Claim& b, Tally& tally) {
  constexpr int kDays = 7, kYear = 365;
  if (!a.published || !b.published) return;
  const auto gap = std::abs(*a.published - *b.published);
  if (gap <= kDays) tally.Add(Feature::kSameDays);
  if (gap > kYear) tally.Add(Feature::kOtherYears);
}

// Ages: two names are one person when all parts of the shorter are parts of the longer, or when two
// parts are shared.
std::optional<Evidence> CompareBearers(const Claim& a, const Claim& b, Evidence e) {
  const int shared = SharedTerms(a.group, b.group);
  const auto shorter = static_cast<int>(std::min(a.group.size(), b.group.size()));
  if (shared == 0 || (shared < shorter && shared < 2)) return std::nullopt;
  e.group = SlotMatch::kSame;
  e.one_group = true;
  e.predicate = SlotMatch::kSame;  // to be of an age
  e.same_stage = true;
  e.specific_words = 3 * shared;
  e.shared_words = shared;
  e.score = shared >= 2 ? 900 : 750;
  return e;
}

// "A 4-year-old boy", whom two articles of one story do not name: the same word for him, and the
// same befell him.
std::optional<Evidence> CompareUnnamed(const Claim& a, const Claim& b, Evidence e) {
  constexpr int kOneStory = 240, kDays = 2;
  constexpr double kLargestSlip = 3;  // years; beyond that it is another boy
  if (a.group.front().key != b.group.front().key || !e.same_stage ||
      e.article_likeness < kOneStory || !a.published || !b.published ||
      std::abs(*a.published - *b.published) > kDays)
    return std::nullopt;
  const std::optional<double> x = link::Years(*a.quantity), y = link::Years(*b.quantity);
  if (!x || !y || std::abs(*x - *y) > kLargestSlip) return std::nullopt;
  e.group = SlotMatch::kSame;
  e.one_group = true;
  e.specific_words = e.shared_words = 2;
  e.score = 750;
  return e;
}

// A count, share or sum of money without a period is as of the days it was printed in; weeks later
// the same words tell of another event or of another state of it. Ratios, ages and physical amounts
// do not age that fast.
bool OfOtherDays(const Claim& a, const Claim& b) {
  if (!a.published || !b.published || std::abs(*a.published - *b.published) <= kDaysOfCounts)
    return false;
  if (a.measure == Measure::kRatio || a.measure == Measure::kAttribute) return false;
  if (!link::IsCounted(*a.quantity) && GetUnit(a.quantity->unit).dimension != Dimension::kMoney)
    return false;
  if (a.period && b.period) return false;
  // "In 2016 a blast killed nine" against "nine died" of that year: the former names those days.
  const auto covers = [](const Claim& dated, const Claim& fresh) {
    return dated.period && dated.period->begin <= *fresh.published &&
           *fresh.published - kDaysOfCounts <= dated.period->end;
  };
  return !covers(a, b) && !covers(b, a);
}

// What is told without its time is told of the days of the news.
bool OfOtherTimes(const Claim& a, const Claim& b) {
  constexpr int kNewsDays = 60;
  return a.measure == Measure::kCount && link::DatedBeforeNews(a, b, kNewsDays);
}

// A date that was news when it was printed belongs to the news of those days: two articles printed
// weeks apart that each date something of their own days tell of two events, however alike the
// words.
bool FreshOfOtherDays(const Claim& a, const Claim& b) {
  return a.published && b.published &&
         std::abs(*a.published - *b.published) > link::kOneStoryDays && link::IsFreshDate(a) &&
         link::IsFreshDate(b);
}

std::string_view MatchName(SlotMatch match) {
  return match == SlotMatch::kSame        ? "same"
         : match == SlotMatch::kDifferent ? "different"
                                          : "unknown";
}

}  // namespace

bool link::IsFreshDate(const Claim& claim) {
  constexpr int kFreshDays = 14;
  return claim.measure == Measure::kEventDate && claim.published && claim.period &&
         claim.period->granularity == Granularity::kDay &&
         std::abs(*claim.published - claim.period->begin) <= kFreshDays;
}

bool Evidence::Strong() const {
  const bool differs = group == SlotMatch::kDifferent || subject == SlotMatch::kDifferent ||
                       period == SlotMatch::kDifferent || place == SlotMatch::kDifferent ||
                       predicate == SlotMatch::kDifferent;
  if (differs || narrower) return false;
  if (same_text) return true;
  const bool counted = shared_event && group == SlotMatch::kSame;
  const bool known = (predicate == SlotMatch::kSame && same_stage) || base == SlotMatch::kSame;
  return (known || counted) && one_group &&
         specific_words >= (one_story ? kSpecificInOneStory : kSpecificForStrong);
}

bool link::IsOneFact(const Claim& a, const Claim& b, const Traits& of_a, const Traits& of_b,
                     const Evidence& e) {
  constexpr int kMuchAlike = 720;
  if (a.measure == Measure::kEventDate) {
    // Whatever happened on the day of the news is told with its words: "shot", "released"; in two
    // articles of one story "Thursday's sentencing" is enough.
    const bool told = e.specific_words >= kSpecificOfDay || of_a.telling_value != 0 ||
                      of_b.telling_value != 0 ||
                      (e.same_stage && e.article_likeness >= kMuchLikeArticles);
    if (DoNotGoTogether(a, b)) return e.Strong() && e.specific_words >= kSpecificOfDrift;
    return e.Strong() || (a.period == b.period && told);
  }
  if (EqualOrRounded(*a.quantity, *b.quantity)) return true;
  // "Dozens" and "about 100", "at least 20" and 29 may be one, and may be another toll.
  if (!DoNotGoTogether(a, b))
    return e.Strong() || (e.score >= kMuchAlike && e.predicate == SlotMatch::kSame &&
                          e.specific_words >= kSpecificInOneStory);
  // Two amounts are of one thing where it is named (the bill, the salary), or who did what.
  const bool counted = IsCounted(*a.quantity);
  const bool named = e.group == SlotMatch::kSame || e.base == SlotMatch::kSame ||
                     (e.subject == SlotMatch::kSame && e.same_stage);
  if (!counted && !named && !e.same_text) return false;
  // A toll does not grow by dozens of times from one article to the next; another event has such a
  // one.
  constexpr double kLargestFactor = 25;
  const double x = a.quantity->low.ToDouble(), y = b.quantity->low.ToDouble();
  if (counted && !e.same_text && std::max(x, y) > kLargestFactor * std::min(x, y)) return false;
  return e.Strong() || (e.score >= kMuchAlike &&
                        (e.predicate == SlotMatch::kSame || e.base == SlotMatch::kSame) &&
                        !e.narrower && e.specific_words >= kSpecificForStrong);
}

std::optional<Evidence> Compare(const Claim& a, const Claim& b) {
  return link::CompareKnown(a, b, link::Traits(a), link::Traits(b));
}

std::optional<Evidence> link::CompareKnown(const Claim& a, const Claim& b, const Traits& of_a,
                                           const Traits& of_b) {
  if (SmallestShared(of_a.keys, of_b.keys) == 0) return std::nullopt;
  return CompareSharing(a, b, of_a, of_b, Likeness(a.article_topic, b.article_topic));
}

std::optional<Evidence> link::CompareSharing(const Claim& a, const Claim& b, const Traits& of_a,
                                             const Traits& of_b, int likeness, Tally& tally) {
  if (a.negated || b.negated || of_a.kind != of_b.kind) return std::nullopt;
  Evidence e;
  tally.Add(Feature::kBase);
  e.article_likeness = likeness;
  const bool same_words = a.masked_text != 0 && a.masked_text == b.masked_text;
  const bool alike = likeness >= LikenessNeeded(a, b);
  if (!alike && !same_words) return std::nullopt;
  constexpr int kOneStory = 240;
  e.one_story = a.persons && b.persons && a.part_of == b.part_of && a.published && b.published &&
                std::abs(*a.published - *b.published) <= 1 && e.article_likeness >= kOneStory;
  const bool one_value = of_a.telling_value != 0 && of_a.telling_value == of_b.telling_value;
  const bool telling = of_a.telling_value != 0 || of_b.telling_value != 0;
  bool only_persons = false, part = false;
  e.predicate = MatchPredicate(a, b, &e.same_stage);
  const bool is_date = a.measure == Measure::kEventDate;
  if (is_date) {
    if ((e.predicate == SlotMatch::kUnknown && !one_value) || FreshOfOtherDays(a, b))
      return std::nullopt;
    if (one_value) tally.Add(Feature::kSameDay);
    e.one_group = true;
    e.subject = MatchSubject(a, b);
  } else {
    // "two of them" and "two life sentences" may be one; "109 of the dead" and "126 dead" are not.
    const bool counts_event = !a.predicate.empty() && (HasTerm(a.group, a.predicate.front().key) ||
                                                       HasTerm(b.group, a.predicate.front().key));
    part = a.part_of != b.part_of && !(counts_event && a.quantity->low == b.quantity->low);
    const Claim& less = a.part_of ? a : b;
    const Claim& whole = a.part_of ? b : a;
    if (part && (less.measure != Measure::kCount || whole.quantity->high < less.quantity->low))
      return std::nullopt;
    if (a.IsUnnamedAge() != b.IsUnnamedAge()) return std::nullopt;
    if (a.IsUnnamedAge()) return CompareUnnamed(a, b, e);
    if (a.measure == Measure::kAttribute) return CompareBearers(a, b, e);
    // Of another event, over another stretch, a rule and no fact: one only by saying the same.
    if ((a.other_event != b.other_event || a.cumulative != b.cumulative || a.limit != b.limit) &&
        !same_words && !(a.quantity->low == b.quantity->low))
      return std::nullopt;
    e.group = MatchGroup(a, b, &only_persons);
    e.one_group = !only_persons || (AnyPerson(a) && AnyPerson(b));
    e.subject = MatchSubject(a, b);
    e.period = MatchPeriod(a, b);
    if (a.measure == Measure::kRatio || b.measure == Measure::kRatio) {
      if (!Overlap(a.base, b.base)) return std::nullopt;
      e.base = SlotMatch::kSame;
      tally.Add(Feature::kSameBase);
    } else if (e.predicate != SlotMatch::kSame && e.group != SlotMatch::kSame && !same_words &&
               !one_value) {
      return std::nullopt;
    }
  }
  e.place = MatchPlace(a, b, &e.narrower);
  if (e.place == SlotMatch::kDifferent) tally.Add(Feature::kOtherPlace);
  switch (e.predicate) {
    case SlotMatch::kSame:
      tally.Add(e.same_stage ? Feature::kSamePredicate
                : is_date    ? Feature::kBesidePredicate
                             : Feature::kSameClass);
      break;
    case SlotMatch::kDifferent:
      tally.Add(Feature::kOtherPredicate);
      break;
    case SlotMatch::kUnknown:
      if (is_date || !Overlap(a.events, b.events)) break;
      e.shared_event = a.predicate.empty() && b.predicate.empty();
      tally.Add(Feature::kSharedEvent);
      break;
  }
  switch (e.group) {
    case SlotMatch::kSame:
      tally.Add(only_persons ? Feature::kPersonsBoth : Feature::kSameGroup);
      break;
    case SlotMatch::kDifferent:
      tally.Add(Feature::kOtherGroup);
      break;
    case SlotMatch::kUnknown:
      break;
  }
  if (e.subject == SlotMatch::kDifferent) tally.Add(Feature::kOtherSubject);
  if (e.period == SlotMatch::kSame) tally.Add(Feature::kSamePeriod);
  if (is_date) CountDaysApart(a, b, tally);
  const bool one_figure = !is_date && telling && SameTellingValue(a, b);
  if (one_figure) tally.Add(Feature::kSameValue);
  CountWords(a, b, e, tally);
  // "attempted to rob", "aimed a gun"; "would not vote for", "would not support": one day long past
  // or one telling figure, in much the same words.
  if (((is_date && one_value) || (one_figure && a.measure != Measure::kCount)) &&
      e.predicate == SlotMatch::kDifferent && e.specific_words >= kSpecificToDoubt) {
    e.predicate = SlotMatch::kUnknown;
    tally.Remove(Feature::kOtherPredicate);
  }
  e.same_text = !is_date && SameTextButNumbers(a, b, e);
  if (e.same_text) tally.Add(Feature::kSameText);
  if (!alike && !e.same_text) return std::nullopt;
  tally.Add(Feature::kLikeness, std::min(e.article_likeness, 300) / 3);

  if (!is_date && e.period != SlotMatch::kDifferent && (OfOtherDays(a, b) || OfOtherTimes(a, b)) &&
      !AgreeByNoChance(a, b, e)) {
    e.period = SlotMatch::kDifferent;
    e.other_days = true;
  }
  if (!is_date && (e.period == SlotMatch::kDifferent || e.subject == SlotMatch::kDifferent)) {
    e.type = LinkType::kSeries;
    if (e.predicate == SlotMatch::kSame && e.same_stage && e.base != SlotMatch::kSame &&
        SameDistinctiveFigure(a, b) && (e.period != SlotMatch::kDifferent || LikeLengths(a, b))) {
      e.type = LinkType::kSameFigure;
      if (e.subject == SlotMatch::kDifferent) tally.Remove(Feature::kOtherSubject);
    } else if (e.period != SlotMatch::kDifferent) {
      e.type = LinkType::kSameFact;  // other words for the subject only
    }
  }
  if (part) {
    if (e.type != LinkType::kSameFact) return std::nullopt;
    e.type = LinkType::kPartOf;
  }
  e.score = std::clamp(tally.Score(), 0, 1000);
  return e;
}

std::optional<Evidence> link::CompareSharing(const Claim& a, const Claim& b, const Traits& of_a,
                                             const Traits& of_b, int likeness) {
  Tally tally;
  return CompareSharing(a, b, of_a, of_b, likeness, tally);
}

std::string DebugString(const Evidence& e) {
  std::string out;
  const auto add = [&](std::string_view name, SlotMatch match) {
    if (match != SlotMatch::kUnknown)
      absl::StrAppend(&out, std::string(name), " ", std::string(MatchName(match)), ", ");
  };
  add("predicate", e.predicate);
  add("group", e.group);
  add("subject", e.subject);
  add("base", e.base);
  add("place", e.place);
  add("period", e.period);
  absl::StrAppend(&out, e.shared_words, " words shared (", e.specific_words,
                  " specific), articles alike ", e.article_likeness, ": ", e.score);
  return out;
}

}  // namespace crosscheck
