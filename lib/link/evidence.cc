// The doors are Compare and CompareSharing: two claims -> the evidence that they are about the same
// thing, slot by slot. Weights are thousandths; they were set by hand on the seeds and are the only
// numbers here. What both articles are about as a whole says little about two of their sentences,
// so such words weigh a third.
#include <algorithm>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/link/linker.h"
#include "link/keys.h"
#include "link/values.h"

namespace crosscheck {
namespace {

struct Weights {
  int same_predicate = 300;
  int beside_predicate = 150;  // dates: the governing word of one stands beside that of the other
  int same_class = 250;        // jailed, convicted: stages of one affair, for counts only
  int other_predicate = -450;
  int same_group = 200;
  int persons_both = 130;  // people against smugglers
  int other_group = -400;
  int same_base = 350;
  int same_period = 100;
  int other_subject = -250;
  int other_place = -250;
  // A content word of both clauses, by Term::weight.
  int word[4] = {50, 70, 110, 130};
  int everywhere_percent = 70;  // of the above where both articles use the word all the time
  int context_percent = 60;     // of the above where the word stands outside of a clause
  int words_at_most = 400;
  int same_value = 100;    // the same figure of two digits or more that are not zeros
  int same_day = 150;      // dates: one day long before the articles
  int shared_event = 150;  // predicates unknown, and one event or verb beside both
  int same_days = 100;     // dates: printed within a week of each other
  int other_years = -100;  // dates: printed more than a year apart
  int same_text = 300;     // but for the number
  int likeness = 200;      // articles with the same topic
};
constexpr Weights kWeights;
// Sums of Term::weight over shared words other than the predicate.
constexpr int kSpecificForStrong = 4;
constexpr int kSpecificInOneStory = 2;

const uint64_t kPersonKey = Hash64("person");
const uint64_t kDeathKey = Hash64("die");
const uint64_t kLifeKey = Hash64("life");

bool Overlap(const TermSet& a, const TermSet& b) { return SharedTerms(a, b) > 0; }

SlotMatch MatchPredicate(const Claim& a, const Claim& b, bool* same_stage) {
  *same_stage = false;
  if (a.predicate.empty() || b.predicate.empty()) return SlotMatch::kUnknown;
  const uint64_t pa = a.predicate.front().key, pb = b.predicate.front().key;
  if (pa == pb) {
    *same_stage = true;
    return SlotMatch::kSame;
  }
  // The governing word of one may stand beside that of the other: "designated as controlled",
  // "listed as controlled". Where it does so both ways, the two are one stage.
  const bool forth = HasTerm(b.events, pa), back = HasTerm(a.events, pb);
  if (a.measure == Measure::kEventDate) {
    *same_stage = forth && back;
    return forth || back ? SlotMatch::kSame : SlotMatch::kDifferent;
  }
  if (forth && back) return SlotMatch::kSame;
  if (a.predicate_class != 0 && a.predicate_class == b.predicate_class) return SlotMatch::kSame;
  return SlotMatch::kDifferent;
}

// "people", "15 injured": counted persons of no kind.
bool AnyPerson(const Claim& c) {
  return c.persons && (c.group.empty() || HasTerm(c.group, kPersonKey));
}

// Counted deaths or lives: whoever died.
bool Deaths(const Claim& c) { return HasTerm(c.group, kDeathKey) || HasTerm(c.group, kLifeKey); }

// Persons of two known kinds (passengers, crew) are different; "people" and unnamed ones may be
// any.
SlotMatch MatchGroup(const Claim& a, const Claim& b, bool* only_persons) {
  *only_persons = false;
  if (Overlap(a.group, b.group)) return SlotMatch::kSame;
  if ((a.persons && AnyPerson(b)) || (b.persons && AnyPerson(a))) {
    *only_persons = true;
    return SlotMatch::kSame;
  }
  // Counted deaths against people who died: the counted thing of one is the predicate of the other.
  const auto counts_event = [](const Claim& c, const Claim& other) {
    return !other.predicate.empty() && HasTerm(c.group, other.predicate.front().key);
  };
  const bool unknown = a.group.empty() || b.group.empty();
  if (counts_event(a, b) || counts_event(b, a))
    return unknown ? SlotMatch::kUnknown : SlotMatch::kSame;
  // "two others" and "two incidents": persons and no persons, unless deaths are counted.
  const auto no_persons = [](const Claim& c) {
    return !c.persons && !c.group.empty() && !Deaths(c) && c.measure == Measure::kCount;
  };
  if (AnyPerson(a) ? no_persons(b) : AnyPerson(b) && no_persons(a)) return SlotMatch::kDifferent;
  if (unknown) return SlotMatch::kUnknown;
  if (!a.predicate.empty() && !b.predicate.empty() && a.predicate.front().key == kDeathKey &&
      b.predicate.front().key == kDeathKey && (a.persons || Deaths(a)) &&
      (b.persons || Deaths(b)) && (Deaths(a) || Deaths(b) || a.quantity->low == b.quantity->low)) {
    return SlotMatch::kUnknown;  // lives, deaths, 12 tourists, 12 passengers: all are who died
  }
  if (a.measure == Measure::kAmount) return SlotMatch::kUnknown;  // an ad, a spot
  return SlotMatch::kDifferent;
}

// Where it was: "in Port Calder" against "in the capital" is elsewhere; against nothing it is
// narrower, unless the other article is about that place too.
SlotMatch MatchPlace(const Claim& a, const Claim& b, bool* narrower) {
  if (Overlap(a.where, b.where)) return SlotMatch::kSame;
  const auto stranger = [](const Claim& here, const Claim& there) {
    return std::any_of(here.where.begin(), here.where.end(), [&](const Term& term) {
      return !HasTerm(there.article_topic, term.key) && !HasTerm(there.topic, term.key) &&
             !HasTerm(there.context, term.key);
    });
  };
  const bool a_strange = stranger(a, b), b_strange = stranger(b, a);
  *narrower = a_strange != b_strange &&
              a.measure != Measure::kEventDate;  // a date is of one event, wherever
  return a_strange && b_strange ? SlotMatch::kDifferent : SlotMatch::kUnknown;
}

SlotMatch MatchSubject(const Claim& a, const Claim& b) {
  if (a.subject.empty() || b.subject.empty()) return SlotMatch::kUnknown;
  const int shared = SharedTerms(a.subject, b.subject);
  if (shared == 0) return SlotMatch::kDifferent;
  const auto x = static_cast<int>(a.subject.size()), y = static_cast<int>(b.subject.size());
  const int smaller = std::min(x, y), larger = std::max(x, y);
  if (shared == larger) return SlotMatch::kSame;
  // "Accidents at sea", "ferry accidents at sea": one is narrower. Else half of it in other words.
  return shared < smaller && 2 * shared > larger ? SlotMatch::kSame : SlotMatch::kDifferent;
}

SlotMatch MatchPeriod(const Claim& a, const Claim& b) {
  if (!a.period || !b.period) return SlotMatch::kUnknown;
  switch (Relate(*a.period, *b.period).relation) {
    case PeriodRelationKind::kEqual:
      return SlotMatch::kSame;
    case PeriodRelationKind::kRefines:
    case PeriodRelationKind::kRefinedBy:
      return SlotMatch::kUnknown;  // "in 2019", "on Thursday": may be one
    default:
      return SlotMatch::kDifferent;
  }
}

bool IsPredicate(const Claim& claim, uint64_t key) { return HasTerm(claim.predicate, key); }

// Words of the sentences that both have, clause words in full, words of all the article little.
void CountWords(const Claim& a, const Claim& b, Evidence& evidence, int& weight) {
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
        weight += kWeights.word[rank] * (everywhere ? kWeights.everywhere_percent : 100) / 100 *
                  percent / 100;
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
  count(a.topic, b.context, kWeights.context_percent);
  count(a.context, b.topic, kWeights.context_percent);
  count(a.context, b.context, kWeights.context_percent / 2);
}

// What the two articles share of what they are about, as a part of what both are about (Dice's
// coefficient, in thousandths): names tell most, concepts least.
int Likeness(const Claim& a, const Claim& b) {
  constexpr int kByWeight[4] = {0, 15, 110, 170};
  int shared = 0, all = 0;
  for (const TermSet* topic : {&a.article_topic, &b.article_topic})
    for (const Term& term : *topic) all += kByWeight[term.weight];
  for (size_t i = 0, j = 0; i < a.article_topic.size() && j < b.article_topic.size();) {
    const Term& x = a.article_topic[i];
    const Term& y = b.article_topic[j];
    if (x.key == y.key) {
      shared += kByWeight[std::min(x.weight, y.weight)];
      ++i, ++j;
    } else {
      x.key < y.key ? ++i : ++j;
    }
  }
  return all == 0 ? 0 : 2000 * shared / all;
}

// The same sentence but for its number: the surest sign that one was copied and changed. Of one
// time, or with a name or an uncommon word, so that a phrase of all news does not count.
bool SameTextOtherNumber(const Claim& a, const Claim& b, const Evidence& e) {
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
  if (link::TellingValue(a) == 0 && link::TellingValue(b) == 0) return false;
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
int PublicationWeight(const Claim& a, const Claim& b) {
  constexpr int kDays = 7, kYear = 365;
  if (!a.published || !b.published) return 0;
  const auto gap = std::abs(*a.published - *b.published);
  return gap <= kDays ? kWeights.same_days : gap > kYear ? kWeights.other_years : 0;
}

// How alike two articles must be for their claims to be of one story, by the days between them. On
// dev/pairs these keep 98 %, 89 % and 51 % of the pairs of articles of one event and 1.2 %, 0.4 %
// and 0.02 % of the others. Claims that say their own period are pinned in time and need less.
int LikenessNeeded(const Claim& a, const Claim& b) {
  constexpr int kNear = 100, kWeeks = 150, kFar = 170, kPinned = 140;
  constexpr int kNearDays = 3, kWeeksDays = 14;
  if (a.measure == Measure::kAttribute) return kNear;  // a name stands beside it
  if (!a.published || !b.published) return kPinned;
  const auto gap = std::abs(*a.published - *b.published);
  if (gap <= kNearDays) return kNear;
  const bool dated = a.measure == Measure::kEventDate;
  if (gap <= kWeeksDays) return a.period && b.period && !dated ? kPinned : kWeeks;
  return dated ? kFar : kPinned;
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

// A count, share or sum of money without a period is as of the days it was printed in; weeks later
// the same words tell of another event or of another state of it. Ratios, ages and physical amounts
// do not age that fast.
bool OfOtherDays(const Claim& a, const Claim& b) {
  constexpr int kDays = 7;
  if (!a.published || !b.published || std::abs(*a.published - *b.published) <= kDays) return false;
  if (a.measure == Measure::kRatio || a.measure == Measure::kAttribute) return false;
  const Dimension dimension = GetUnit(a.quantity->unit).dimension;
  if (dimension != Dimension::kCount && dimension != Dimension::kPercent &&
      dimension != Dimension::kMoney)
    return false;
  if (a.period && b.period) return false;
  // "In 2016 a blast killed nine" against "nine died" of that year: the former names those days.
  const auto covers = [](const Claim& dated, const Claim& fresh) {
    return dated.period && dated.period->begin <= *fresh.published &&
           *fresh.published - kDays <= dated.period->end;
  };
  return !covers(a, b) && !covers(b, a);
}

// A date that was news when it was printed belongs to the news of those days: two articles printed
// weeks apart that each date something of their own days tell of two events, however alike the
// words.
bool FreshOfOtherDays(const Claim& a, const Claim& b) {
  constexpr int kFreshDays = 14, kOneStory = 4;
  if (!a.published || !b.published || !a.period || !b.period) return false;
  if (std::abs(*a.published - *b.published) <= kOneStory) return false;
  const auto fresh = [](const Claim& c) {
    return c.period->granularity == Granularity::kDay &&
           std::abs(*c.published - c.period->begin) <= kFreshDays;
  };
  return fresh(a) && fresh(b);
}

std::string_view MatchName(SlotMatch match) {
  return match == SlotMatch::kSame        ? "same"
         : match == SlotMatch::kDifferent ? "different"
                                          : "unknown";
}

}  // namespace

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
  return link::SharesKey(a, b) ? link::CompareSharing(a, b) : std::nullopt;
}

std::optional<Evidence> link::CompareSharing(const Claim& a, const Claim& b) {
  if (a.negated || b.negated || link::ValueKind(a) != link::ValueKind(b)) return std::nullopt;
  Evidence e;
  e.article_likeness = Likeness(a, b);
  const bool same_words = a.masked_text != 0 && a.masked_text == b.masked_text;
  if (e.article_likeness < LikenessNeeded(a, b) && !same_words) return std::nullopt;
  constexpr int kOneStory = 400;
  e.one_story = a.persons && b.persons && !a.part_of && !b.part_of && a.published && b.published &&
                std::abs(*a.published - *b.published) <= 1 && e.article_likeness >= kOneStory;
  const bool one_value =
      link::TellingValue(a) != 0 && link::TellingValue(a) == link::TellingValue(b);
  bool only_persons = false;
  e.predicate = MatchPredicate(a, b, &e.same_stage);
  int score = 0;
  const bool is_date = a.measure == Measure::kEventDate;
  if (is_date) {
    if ((e.predicate == SlotMatch::kUnknown && !one_value) || FreshOfOtherDays(a, b))
      return std::nullopt;
    if (one_value) score += kWeights.same_day;
    e.one_group = true;
  } else {
    // "two of them" and "two life sentences" may be one; "109 of the dead" and "126 dead" are not.
    const bool counts_event = !a.predicate.empty() && (HasTerm(a.group, a.predicate.front().key) ||
                                                       HasTerm(b.group, a.predicate.front().key));
    if (a.part_of != b.part_of && !(counts_event && a.quantity->low == b.quantity->low))
      return std::nullopt;
    if (a.measure == Measure::kAttribute) return CompareBearers(a, b, e);
    e.group = MatchGroup(a, b, &only_persons);
    e.one_group = !only_persons || (AnyPerson(a) && AnyPerson(b));
    e.subject = MatchSubject(a, b);
    e.period = MatchPeriod(a, b);
    if (a.measure == Measure::kRatio || b.measure == Measure::kRatio) {
      if (!Overlap(a.base, b.base)) return std::nullopt;
      e.base = SlotMatch::kSame;
      score += kWeights.same_base;
    } else if (e.predicate != SlotMatch::kSame && e.group != SlotMatch::kSame && !same_words &&
               !one_value) {
      return std::nullopt;
    }
  }
  e.place = MatchPlace(a, b, &e.narrower);
  if (e.place == SlotMatch::kDifferent) score += kWeights.other_place;
  switch (e.predicate) {
    case SlotMatch::kSame:
      score += e.same_stage ? kWeights.same_predicate
               : is_date    ? kWeights.beside_predicate
                            : kWeights.same_class;
      break;
    case SlotMatch::kDifferent:
      score += kWeights.other_predicate;
      break;
    case SlotMatch::kUnknown:
      if (is_date || !Overlap(a.events, b.events)) break;
      e.shared_event = a.predicate.empty() && b.predicate.empty();
      score += kWeights.shared_event;
      break;
  }
  switch (e.group) {
    case SlotMatch::kSame:
      score += only_persons ? kWeights.persons_both : kWeights.same_group;
      break;
    case SlotMatch::kDifferent:
      score += kWeights.other_group;
      break;
    case SlotMatch::kUnknown:
      break;
  }
  if (e.subject == SlotMatch::kDifferent) score += kWeights.other_subject;
  if (e.period == SlotMatch::kSame) score += kWeights.same_period;
  if (is_date) score += PublicationWeight(a, b);
  if (!is_date && SameTellingValue(a, b)) score += kWeights.same_value;
  int words = 0;
  CountWords(a, b, e, words);
  score += std::min(words, kWeights.words_at_most);
  // "attempted to rob", "aimed a gun": one day long past, told in much the same words.
  constexpr int kMuchAlike = 8;
  if (is_date && one_value && e.predicate == SlotMatch::kDifferent &&
      e.specific_words >= kMuchAlike) {
    e.predicate = SlotMatch::kUnknown;
    score -= kWeights.other_predicate;
  }
  e.same_text = !is_date && SameTextOtherNumber(a, b, e);
  if (e.same_text) score += kWeights.same_text;
  if (e.article_likeness < LikenessNeeded(a, b) && !e.same_text) return std::nullopt;
  score += kWeights.likeness * std::min(e.article_likeness, 300) / 300;

  if (!is_date && e.period != SlotMatch::kDifferent && OfOtherDays(a, b) &&
      !AgreeByNoChance(a, b, e)) {
    e.period = SlotMatch::kDifferent;
    e.other_days = true;
  }
  if (!is_date && (e.period == SlotMatch::kDifferent || e.subject == SlotMatch::kDifferent)) {
    e.type = LinkType::kSeries;
    if (e.predicate == SlotMatch::kSame && e.same_stage && e.base != SlotMatch::kSame &&
        SameDistinctiveFigure(a, b) && (e.period != SlotMatch::kDifferent || LikeLengths(a, b))) {
      e.type = LinkType::kSameFigure;
      if (e.subject == SlotMatch::kDifferent) score -= kWeights.other_subject;
    } else if (e.period != SlotMatch::kDifferent) {
      e.type = LinkType::kSameFact;  // other words for the subject only
    }
  }
  e.score = std::clamp(score, 0, 1000);
  return e;
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
