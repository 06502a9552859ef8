// The doors are Compare and its kin in keys.h and packed.h: two claims -> the evidence that they
// are about the same thing, slot by slot. What is found in the slots is tallied as features;
// data/weights.tsv says what each one weighs, in thousandths. What both articles are about as a
// whole says little about two of their sentences, so such words weigh less.
#include <algorithm>

#include "crosscheck/base/fingerprint.h"
#include "crosscheck/link/linker.h"
#include "link/keys.h"
#include "link/packed.h"
#include "link/slots.h"
#include "link/tally.h"
#include "link/times.h"
#include "link/values.h"

namespace crosscheck {
namespace {

using link::AreOfOtherTimes;
using link::ClaimView;
using link::CountDaysApart;
using link::Feature;
using link::FreshOfOtherDays;
using link::kContextPercent;
using link::kEverywherePercent;
using link::kMuchLikeArticles;
using link::kSpecificForStrong;
using link::kSpecificInOneStory;
using link::kSpecificOfDay;
using link::kSpecificOfDrift;
using link::kSpecificToDoubt;
using link::LikeLengths;
using link::NeededLikeness;
using link::Overlap;
using link::PackedView;
using link::Tally;

// The counted thing itself, where it is no mere "people".
template <typename View>
void CountGroup(const View& a, const View& b, Evidence& evidence) {
  if (b.group().empty()) return;
  for (const auto& term : a.group()) {
    if (HasTerm(b.group(), term.key) && !HasTerm(a.predicate(), term.key))
      evidence.specific_words += term.weight;
  }
}

// Words of the sentences that both have, clause words in full, words of all the article little.
template <typename Counts>
void CountWords(const ClaimView& a, const ClaimView& b, Evidence& evidence, Counts& tally) {
  const uint64_t of_a = a.predicate().empty() ? 0 : a.predicate().front().key;
  const uint64_t of_b = b.predicate().empty() ? 0 : b.predicate().front().key;
  const auto count = [&](const TermSet& x, const TermSet& y, int percent) {
    for (size_t i = 0, j = 0; i < x.size() && j < y.size();) {
      const uint64_t key_x = x[i].key, key_y = y[j].key;
      if (key_x == key_y) {
        const bool everywhere = a.ArticleHas(key_x) && b.ArticleHas(key_x);
        const uint8_t rank = std::min(x[i].weight, y[j].weight);
        ++evidence.shared_words;
        if (key_x != of_a && key_x != of_b) evidence.specific_words += rank;
        tally.AddWord(rank, (everywhere ? kEverywherePercent : 100) * percent / 100);
      }
      i += key_x <= key_y;  // no branch: which is smaller cannot be foreseen
      j += key_y <= key_x;
    }
  };
  count(a.topic(), b.topic(), 100);
  count(a.topic(), b.context(), kContextPercent);
  count(a.context(), b.topic(), kContextPercent);
  count(a.context(), b.context(), kContextPercent / 2);
}

// The same of packed claims, which keep clause and context in one list.
template <typename Counts>
void CountWords(const PackedView& a, const PackedView& b, Evidence& evidence, Counts& tally) {
  const auto count = [&](const link::PackedWord& x, const link::PackedWord& y) {
    const int both = x.in_clause & y.in_clause, none = x.in_context & y.in_context;
    const int one = (x.in_clause & y.in_context) + (x.in_context & y.in_clause);
    const int percent = (x.of_article & y.of_article) != 0 ? kEverywherePercent : 100;
    const int rank = std::min<int>(x.weight, y.weight), times = both + one + none;
    evidence.shared_words += times;
    if ((x.is_predicate | y.is_predicate) == 0) evidence.specific_words += rank * times;
    tally.AddWord(rank, percent * both + percent * kContextPercent / 100 * one +
                            percent * (kContextPercent / 2) / 100 * none);
  };
  const auto x = a.words(), y = b.words();
  if (a.has_word_twice() || b.has_word_twice()) {
    for (const link::PackedWord& of_a : x) {
      for (const link::PackedWord& of_b : y) {
        if (of_a.key == of_b.key) count(of_a, of_b);
      }
    }
    return;
  }
  for (size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    const uint32_t key_x = x[i].key, key_y = y[j].key;
    if (key_x == key_y) count(x[i], y[j]);
    i += key_x <= key_y;
    j += key_y <= key_x;
  }
}

// The same sentence but for its number: the surest sign that one was copied and changed. Of one
// time, or with a name or an uncommon word, so that a phrase of all news does not count.
template <typename View>
bool SameTextButNumbers(const View& a, const View& b, const Evidence& e) {
  return a.text() != 0 && a.text() == b.text() &&
         (e.period == SlotMatch::kSame || e.specific_words >= 2);
}

// "155" and "155", "1,850" and "about 1,900": two articles of one story do not both have these by
// chance, as they have "3" and "100".
template <typename View>
bool SameTellingValue(const View& a, const View& b) {
  const Quantity& x = a.quantity();
  const Quantity& y = b.quantity();
  if (x.form == QuantityForm::kVague || y.form == QuantityForm::kVague) return false;
  return link::EqualOrRounded(x, y);
}

// "25 percent", "a quarter".
bool SameNumber(const Quantity& x, const Quantity& y) {
  return x.low == y.low || Relate(x, y).relation == Relation::kEqual;
}

// A figure that does not come about by chance: four digits or more. Small round numbers are said of
// everything.
template <typename View>
bool SameDistinctiveFigure(const View& a, const View& b) {
  const Quantity& x = a.quantity();
  const Quantity& y = b.quantity();
  if (x.low != y.low || x.high != y.high || x.modifier != y.modifier ||
      x.form == QuantityForm::kVague)
    return false;
  return !(x.low < Decimal::FromInt(1000));
}

// Two figures that meet by no chance: a large one that is the same, rounded or approximated ("1,850
// workers", "about 1,900"), or any that is the same and said with the same uncommon words.
template <typename View>
bool AgreeByNoChance(const View& a, const View& b, const Evidence& e) {
  constexpr int kMuchSaid = 4;
  constexpr int kFew = 4;  // two and three are said of everything
  if (e.predicate == SlotMatch::kSame && e.specific_words >= kMuchSaid &&
      a.quantity().low > Decimal::FromInt(kFew) &&
      Relate(a.quantity(), b.quantity()).relation == Relation::kEqual)
    return true;
  return std::min(a.quantity().low, b.quantity().low) >= Decimal::FromInt(1000) &&
         link::EqualOrRounded(a.quantity(), b.quantity());
}

// Ages: two names are one person when all parts of the shorter are parts of the longer, or when two
// parts are shared.
template <typename View>
std::optional<Evidence> CompareBearers(const View& a, const View& b, Evidence e) {
  const int shared = SharedTerms(a.group(), b.group());
  const auto shorter = static_cast<int>(std::min(a.group().size(), b.group().size()));
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
template <typename View>
std::optional<Evidence> CompareUnnamed(const View& a, const View& b, Evidence e) {
  constexpr int kDays = 2;
  constexpr double kLargestSlip = 3;  // years; beyond that it is another boy
  if (a.first_of_group() != b.first_of_group() || !e.same_stage ||
      e.article_likeness < link::kOneStoryLikeness || !a.has_day() || !b.has_day() ||
      std::abs(a.day() - b.day()) > kDays)
    return std::nullopt;
  const std::optional<double> x = link::Years(a.quantity()), y = link::Years(b.quantity());
  if (!x || !y || std::abs(*x - *y) > kLargestSlip) return std::nullopt;
  e.group = SlotMatch::kSame;
  e.one_group = true;
  e.specific_words = e.shared_words = 2;
  e.score = 750;
  return e;
}

// Does the clause of `a` name somebody or something that the sentence of `b` does not?
bool NamesMore(const ClaimView& a, const ClaimView& b) {
  return std::any_of(a.topic().begin(), a.topic().end(), [&](const Term& term) {
    return term.weight == kNameWeight && !b.SentenceHas(term.key);
  });
}
bool NamesMore(const PackedView& a, const PackedView& b) {
  return std::any_of(a.words().begin(), a.words().end(), [&](const link::PackedWord& word) {
    return word.in_clause && word.weight == kNameWeight && !b.SentenceHas(word.key);
  });
}

// See Evidence::digits_swapped. Shares are left out: of one poll many have such digits.
template <typename View>
bool HaveSwappedDigits(const View& a, const View& b, const Evidence& e) {
  const bool counts = a.measure() == Measure::kCount || a.measure() == Measure::kAmount ||
                      a.measure() == Measure::kRate;
  if (!counts || a.measure() != b.measure() || e.group != SlotMatch::kSame || e.narrower ||
      e.predicate == SlotMatch::kDifferent || e.subject == SlotMatch::kDifferent ||
      e.place == SlotMatch::kDifferent || e.period == SlotMatch::kDifferent)
    return false;
  return a.has_day() && b.has_day() && std::abs(a.day() - b.day()) <= link::kOneStoryDays &&
         link::DigitsSwapped(a.quantity(), b.quantity()) && !(NamesMore(a, b) && NamesMore(b, a));
}

template <typename Terms>
bool OneHoldsTheOther(const Terms& a, const Terms& b) {
  return static_cast<size_t>(SharedTerms(a, b)) == std::min<size_t>(a.size(), b.size());
}

// May evidence whose words are not yet counted still make a link (MakeLink)? Says yes where it does
// not know.
template <typename View>
bool MayMakeLink(const View& a, const View& b, const Evidence& e, bool may_doubt_predicate) {
  const bool differs = e.group == SlotMatch::kDifferent || e.subject == SlotMatch::kDifferent ||
                       e.place == SlotMatch::kDifferent || e.narrower ||
                       (e.predicate == SlotMatch::kDifferent && !may_doubt_predicate);
  const bool known =
      (e.predicate == SlotMatch::kSame && e.same_stage) || e.base == SlotMatch::kSame ||
      (e.group == SlotMatch::kSame && a.predicate().empty() && b.predicate().empty());
  const bool same_words = !a.is_date() && a.text() != 0 && a.text() == b.text();
  const bool may_be_strong = !differs && (same_words || (known && e.one_group));
  if (may_be_strong || a.part_of() != b.part_of()) return true;
  if (a.is_date()) return a.SamePeriod(b);
  if (e.period == SlotMatch::kDifferent) return SameDistinctiveFigure(a, b);
  return e.predicate == SlotMatch::kSame || e.base == SlotMatch::kSame || e.digits_swapped ||
         link::EqualOrRounded(a.quantity(), b.quantity());
}

// Evidence that makes no link may be left out where `for_links`.
template <typename View, typename Counts>
std::optional<Evidence> CompareViews(const View& a, const View& b, int likeness, bool for_links,
                                     Counts& tally) {
  if (a.negated() || b.negated() || a.kind() != b.kind()) return std::nullopt;
  Evidence e;
  tally.Add(Feature::kBase);
  e.article_likeness = likeness;
  const bool same_words = a.text() != 0 && a.text() == b.text();
  const bool alike = likeness >= NeededLikeness(a, b);
  // A sentence joins what is not alike, but not "the company employs 400 people", which is of
  // whatever its article is about, and not where no day is known: it may be a form that each page
  // of a site fills in, and each two of those that differ would be in dispute.
  if (!alike &&
      !(same_words && a.self_contained() && b.self_contained() && (a.has_day() || b.has_day())))
    return std::nullopt;
  e.one_story = a.persons() && b.persons() && a.part_of() == b.part_of() && a.has_day() &&
                b.has_day() && std::abs(a.day() - b.day()) <= 1 &&
                e.article_likeness >= link::kOneStoryLikeness;
  const bool one_value = a.telling() != 0 && a.telling() == b.telling();
  const bool telling = a.telling() != 0 || b.telling() != 0;
  bool only_persons = false, part = false;
  e.predicate = link::MatchPredicate(a, b, &e.same_stage);
  const bool is_date = a.is_date();
  if (is_date) {
    if ((e.predicate == SlotMatch::kUnknown && !one_value) || FreshOfOtherDays(a, b))
      return std::nullopt;
    if (one_value) tally.Add(Feature::kSameDay);
    e.one_group = true;
    e.subject = link::MatchSubject(a, b);
  } else {
    // "two of them" and "two life sentences" may be one; "109 of the dead" and "126 dead" are not.
    const auto counts_event = [&] {
      return !a.predicate().empty() && (HasTerm(a.group(), a.predicate().front().key) ||
                                        HasTerm(b.group(), a.predicate().front().key));
    };
    part = a.part_of() != b.part_of() && !(a.quantity().low == b.quantity().low && counts_event());
    const View& less = a.part_of() ? a : b;
    const View& whole = a.part_of() ? b : a;
    if (part && (less.measure() != Measure::kCount || whole.quantity().high < less.quantity().low))
      return std::nullopt;
    if (a.IsUnnamedAge() != b.IsUnnamedAge()) return std::nullopt;
    if (a.IsUnnamedAge()) return CompareUnnamed(a, b, e);
    if (a.measure() == Measure::kAttribute) return CompareBearers(a, b, e);
    // Of another event, over another stretch, a rule and no fact: one only by saying the same.
    if ((a.other_event() != b.other_event() || a.cumulative() != b.cumulative() ||
         a.limit() != b.limit()) &&
        !same_words && !SameNumber(a.quantity(), b.quantity()))
      return std::nullopt;
    e.group = link::MatchGroup(a, b, &only_persons);
    e.one_group = !only_persons || (a.any_person() && b.any_person());
    e.subject = link::MatchSubject(a, b);
    if (e.subject == SlotMatch::kDifferent && link::NamesOtherSubject(a, b)) return std::nullopt;
    e.period = link::MatchPeriod(a, b);
    // Two who were asked of one thing may tell less of it, but not each something else.
    if (a.measure() == Measure::kShare && b.measure() == Measure::kShare && !same_words &&
        !OneHoldsTheOther(a.base(), b.base()))
      return std::nullopt;
    if (a.measure() == Measure::kRatio || b.measure() == Measure::kRatio) {
      if (!Overlap(a.base(), b.base())) return std::nullopt;
      e.base = SlotMatch::kSame;
      tally.Add(Feature::kSameBase);
    } else if (e.predicate != SlotMatch::kSame && e.group != SlotMatch::kSame && !same_words &&
               !one_value) {
      return std::nullopt;
    }
  }
  // A sentence that is printed with each month's figure makes no story of all its months.
  if (!alike && !is_date && (e.period == SlotMatch::kDifferent || AreOfOtherTimes(a, b, false)))
    return std::nullopt;
  e.place = link::MatchPlace(a, b, &e.narrower);
  e.digits_swapped = !is_date && !part && !only_persons && HaveSwappedDigits(a, b, e);
  if (e.digits_swapped) tally.Add(Feature::kDigitsSwapped);
  if (for_links && !MayMakeLink(a, b, e, is_date ? one_value : telling)) return std::nullopt;
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
      if (is_date || !Overlap(a.events(), b.events())) break;
      e.shared_event = a.predicate().empty() && b.predicate().empty();
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
  const bool may_doubt_predicate =
      (is_date && one_value) || (one_figure && a.measure() != Measure::kCount);
  if (for_links) {
    // What the words, and what depends on them, may bring at the most.
    static_assert(link::kWeights[static_cast<size_t>(Feature::kOtherPredicate)] <= 0 &&
                  link::kWeights[static_cast<size_t>(Feature::kOtherSubject)] <= 0 &&
                  link::kWeights[static_cast<size_t>(Feature::kSameText)] >= 0);
    Counts most = tally;
    most.AddMostWords();
    most.Add(Feature::kLikeness, std::min(likeness, 300) / 3);
    if (same_words && !is_date) most.Add(Feature::kSameText);
    if (may_doubt_predicate && e.predicate == SlotMatch::kDifferent)
      most.Remove(Feature::kOtherPredicate);
    if (!is_date && e.subject == SlotMatch::kDifferent) most.Remove(Feature::kOtherSubject);
    if (most.Total() < std::min(kLinkThreshold, link::kSameFigureThreshold)) return std::nullopt;
  }
  CountGroup(a, b, e);
  CountWords(a, b, e, tally);
  // "attempted to rob", "aimed a gun"; "would not vote for", "would not support": one day long past
  // or one telling figure, in much the same words.
  if (may_doubt_predicate && e.predicate == SlotMatch::kDifferent &&
      e.specific_words >= kSpecificToDoubt) {
    e.predicate = SlotMatch::kUnknown;
    tally.Remove(Feature::kOtherPredicate);
  }
  e.same_text = !is_date && SameTextButNumbers(a, b, e);
  if (e.same_text) tally.Add(Feature::kSameText);
  if (!alike && !e.same_text) return std::nullopt;
  tally.Add(Feature::kLikeness, std::min(e.article_likeness, 300) / 3);

  if (!is_date && e.period != SlotMatch::kDifferent && AreOfOtherTimes(a, b, true) &&
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
  e.score = std::clamp(tally.Total(), 0, 1000);
  return e;
}

// DoNotGoTogether of values.h.
template <typename View>
bool ApartValues(const View& a, const View& b) {
  if (a.is_date()) return link::MatchPeriod(a, b) == SlotMatch::kDifferent;
  return link::DoNotGoTogether(a.quantity(), b.quantity());
}

template <typename View>
bool AreOneFact(const View& a, const View& b, const Evidence& e) {
  if (a.measure() == Measure::kEventDate) {
    // Whatever happened on the day of the news is told with its words: "shot", "released"; in two
    // articles of one story "Thursday's sentencing" is enough.
    const bool told = e.specific_words >= kSpecificOfDay || a.telling() != 0 || b.telling() != 0 ||
                      (e.same_stage && e.article_likeness >= kMuchLikeArticles);
    if (ApartValues(a, b)) return e.Strong() && e.specific_words >= kSpecificOfDrift;
    return e.Strong() || (a.SamePeriod(b) && told);
  }
  if (link::EqualOrRounded(a.quantity(), b.quantity())) return true;
  // "Dozens" and "about 100", "at least 20" and 29 may be one, and may be another toll.
  if (!ApartValues(a, b))
    return e.Strong() || (e.score >= link::kClearlyOneFact && e.predicate == SlotMatch::kSame &&
                          e.specific_words >= kSpecificInOneStory);
  // Two amounts are of one thing where it is named (the bill, the salary), or who did what.
  const bool counted = link::IsCounted(a.quantity());
  const bool named = e.group == SlotMatch::kSame || e.base == SlotMatch::kSame ||
                     (e.subject == SlotMatch::kSame && e.same_stage);
  if (!counted && !named && !e.same_text) return false;
  // A toll does not grow by dozens of times from one article to the next; another event has such a
  // one.
  constexpr double kLargestFactor = 25;
  const double x = a.quantity().low.ToDouble(), y = b.quantity().low.ToDouble();
  if (counted && !e.same_text && std::max(x, y) > kLargestFactor * std::min(x, y)) return false;
  return e.Strong() || e.digits_swapped ||
         (e.score >= link::kClearlyOneFact &&
          (e.predicate == SlotMatch::kSame || e.base == SlotMatch::kSame) && !e.narrower &&
          e.specific_words >= kSpecificForStrong);
}

// The same measure at another time is a series where it is known to be of the same thing: what a
// conflict needs, but for the period.
bool IsKnownSeries(Evidence evidence) {
  evidence.period = SlotMatch::kUnknown;
  return evidence.Strong();
}

template <typename View>
bool MakeLink(const View& a, const View& b, const Evidence& evidence) {
  // One and the same distinctive figure is evidence by itself.
  const bool same_figure = evidence.type == LinkType::kSameFigure;
  if (evidence.score < (same_figure ? link::kSameFigureThreshold : kLinkThreshold)) return false;
  if (evidence.type == LinkType::kSeries) return IsKnownSeries(evidence);
  return evidence.type != LinkType::kSameFact || AreOneFact(a, b, evidence);
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

std::optional<Evidence> Compare(const Claim& a, const Claim& b) {
  return link::CompareKnown(a, b, link::Traits(a), link::Traits(b));
}

std::optional<Evidence> link::CompareKnown(const Claim& a, const Claim& b, const Traits& of_a,
                                           const Traits& of_b) {
  if (SmallestShared(of_a.keys, of_b.keys) == 0) return std::nullopt;
  return CompareSharing(a, b, of_a, of_b, link::Likeness(a, b));
}

std::optional<Evidence> link::CompareSharing(const Claim& a, const Claim& b, const Traits& of_a,
                                             const Traits& of_b, int likeness, Tally& tally) {
  return CompareViews(ClaimView(a, of_a), ClaimView(b, of_b), likeness, false, tally);
}

std::optional<Evidence> link::CompareSharing(const Claim& a, const Claim& b, const Traits& of_a,
                                             const Traits& of_b, int likeness) {
  link::Score score;
  return CompareViews(ClaimView(a, of_a), ClaimView(b, of_b), likeness, false, score);
}

std::optional<Evidence> link::CompareSharing(const PackedView& a, const PackedView& b,
                                             int likeness) {
  link::Score score;
  return CompareViews(a, b, likeness, false, score);
}

std::optional<Evidence> link::EvidenceOfLink(const PackedView& a, const PackedView& b,
                                             int likeness) {
  link::Score score;
  std::optional<Evidence> evidence = CompareViews(a, b, likeness, true, score);
  if (evidence && !MakeLink(a, b, *evidence)) evidence.reset();
  return evidence;
}

bool link::IsOneFact(const Claim& a, const Claim& b, const Traits& of_a, const Traits& of_b,
                     const Evidence& evidence) {
  return AreOneFact(ClaimView(a, of_a), ClaimView(b, of_b), evidence);
}
bool link::IsOneFact(const PackedView& a, const PackedView& b, const Evidence& evidence) {
  return AreOneFact(a, b, evidence);
}

bool link::MakesLink(const Claim& a, const Claim& b, const Traits& of_a, const Traits& of_b,
                     const Evidence& evidence) {
  return MakeLink(ClaimView(a, of_a), ClaimView(b, of_b), evidence);
}
bool link::MakesLink(const PackedView& a, const PackedView& b, const Evidence& evidence) {
  return MakeLink(a, b, evidence);
}

}  // namespace crosscheck
