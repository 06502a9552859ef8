// How the slots of two claims compare: each same, different or unknown. What a slot needs beside
// the terms (who is a person, what a death is) stands here and nowhere else.
#include "link/slots.h"

#include <algorithm>
#include <iterator>

#include "crosscheck/base/fingerprint.h"

namespace crosscheck::link {
namespace {

const uint64_t kPersonKey = Hash64("person");
const uint64_t kDeathKey = Hash64("die");
const uint64_t kLifeKey = Hash64("life");

// Events of which one may befall many: "two shootings" are not two people shot, as two deaths are
// two people who died.
constexpr uint64_t kIncidents[] = {Hash64("shoot"), Hash64("attack"),  Hash64("explode"),
                                   Hash64("crash"), Hash64("fire"),    Hash64("rob"),
                                   Hash64("stab"),  Hash64("rape"),    Hash64("clash"),
                                   Hash64("flood"), Hash64("protest"), Hash64("bombard")};

// What befalls persons, one thing or the other: who was wounded is not among the dead.
bool IsOutcome(uint64_t key) {
  static constexpr uint64_t kKeys[] = {Hash64("die"),    Hash64("injure"), Hash64("missing"),
                                       Hash64("rescue"), Hash64("arrest"), Hash64("infect")};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

bool IsAftermath(uint64_t key) {
  static constexpr uint64_t kKeys[] = {
#define KEY(name) Hash64(name)
#include "link/data/aftermath.inc"
#undef KEY
  };
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

// Counted deaths or lives: whoever died.
bool Deaths(const Claim& c) { return HasTerm(c.group, kDeathKey) || HasTerm(c.group, kLifeKey); }

}  // namespace

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
    if (IsAftermath(pa) || IsAftermath(pb)) return SlotMatch::kDifferent;
    *same_stage = forth && back;
    return forth || back ? SlotMatch::kSame : SlotMatch::kDifferent;
  }
  if (forth && back && !(IsOutcome(pa) && IsOutcome(pb))) return SlotMatch::kSame;
  if (a.predicate_class != 0 && a.predicate_class == b.predicate_class) return SlotMatch::kSame;
  return SlotMatch::kDifferent;
}

bool AnyPerson(const Claim& c) {
  return c.persons && (c.group.empty() || HasTerm(c.group, kPersonKey));
}

SlotMatch MatchGroup(const Claim& a, const Claim& b, bool* only_persons) {
  *only_persons = false;
  if (Overlap(a.group, b.group)) return SlotMatch::kSame;
  if ((a.persons && AnyPerson(b)) || (b.persons && AnyPerson(a))) {
    *only_persons = true;
    return SlotMatch::kSame;
  }
  // Counted deaths against people who died: the counted thing of one is the predicate of the other.
  const auto counts_event = [](const Claim& c, const Claim& other) {
    if (c.persons || other.predicate.empty()) return false;  // "gunshot victims" count victims
    const uint64_t key = other.predicate.front().key;
    return HasTerm(c.group, key) &&
           !(other.persons &&
             std::find(std::begin(kIncidents), std::end(kIncidents), key) != std::end(kIncidents));
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

// Does one of the places lie in one of the others, by the tables: Mosul in Iraq?
static bool LieIn(const TermSet& places, const TermSet& others) {
  return std::any_of(places.begin(), places.end(), [&](const Term& place) {
    uint64_t around = PlaceAround(place.key);
    while (around != 0 && !HasTerm(others, around)) around = PlaceAround(around);
    return around != 0;
  });
}

SlotMatch MatchPlace(const Claim& a, const Claim& b, bool* narrower) {
  if (Overlap(a.where, b.where)) return SlotMatch::kSame;
  const bool is_date = a.measure == Measure::kEventDate;  // of one event, wherever
  if (LieIn(a.where, b.where) || LieIn(b.where, a.where)) {
    *narrower = !is_date;
    return SlotMatch::kUnknown;
  }
  // Two places that the tables know and neither holds: Mosul against Aleppo.
  const auto known = [](const TermSet& where) {
    return !where.empty() && std::all_of(where.begin(), where.end(), [](const Term& term) {
      return PlaceAround(term.key) != 0;
    });
  };
  if (known(a.where) && known(b.where)) return SlotMatch::kDifferent;
  const auto stranger = [](const Claim& here, const Claim& there) {
    return std::any_of(here.where.begin(), here.where.end(), [&](const Term& term) {
      return !HasTerm(there.article_topic, term.key) && !HasTerm(there.topic, term.key) &&
             !HasTerm(there.context, term.key);
    });
  };
  const bool a_strange = stranger(a, b), b_strange = stranger(b, a);
  *narrower = a_strange != b_strange && !is_date;
  return a_strange && b_strange ? SlotMatch::kDifferent : SlotMatch::kUnknown;
}

SlotMatch MatchSubject(const Claim& a, const Claim& b) {
  if (a.subject.empty() || b.subject.empty()) return SlotMatch::kUnknown;
  const int shared = SharedTerms(a.subject, b.subject);
  const auto x = static_cast<int>(a.subject.size()), y = static_cast<int>(b.subject.size());
  const int smaller = std::min(x, y), larger = std::max(x, y);
  if (shared == larger) return SlotMatch::kSame;
  if (a.subject_resolved || b.subject_resolved) return SlotMatch::kUnknown;  // "it" is a guess
  if (shared == 0) return SlotMatch::kDifferent;
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
    case PeriodRelationKind::kOverlaps:  // "in 2016", "in the last year"
      return SlotMatch::kUnknown;        // "in 2019", "on Thursday": may be one
    default:
      return SlotMatch::kDifferent;
  }
}

}  // namespace crosscheck::link
