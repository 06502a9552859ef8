// How the slots of two claims compare: each same, different or unknown. Symmetric. For any two
// views of one kind (view.h).
#pragma once

#include <algorithm>

#include "crosscheck/claim/claim.h"
#include "crosscheck/link/linker.h"
#include "link/view.h"

namespace crosscheck::link {

// same_stage: the very same predicate, not only the same wider concept.
template <typename View>
SlotMatch MatchPredicate(const View& a, const View& b, bool* same_stage) {
  *same_stage = false;
  if (a.predicate().empty() || b.predicate().empty()) return SlotMatch::kUnknown;
  const auto pa = a.predicate().front().key, pb = b.predicate().front().key;
  if (pa == pb) {
    *same_stage = true;
    return SlotMatch::kSame;
  }
  // The governing word of one may stand beside that of the other: "designated as controlled",
  // "listed as controlled". Where it does so both ways, the two are one stage.
  if (a.is_date()) {
    if (a.of_aftermath() || b.of_aftermath()) return SlotMatch::kDifferent;
    const bool forth = HasTerm(b.events(), pa), back = HasTerm(a.events(), pb);
    *same_stage = forth && back;
    return forth || back ? SlotMatch::kSame : SlotMatch::kDifferent;
  }
  if (a.predicate_class() != 0 && a.predicate_class() == b.predicate_class())
    return SlotMatch::kSame;
  if (HasTerm(b.events(), pa) && HasTerm(a.events(), pb) && !(a.of_outcome() && b.of_outcome()))
    return SlotMatch::kSame;
  return SlotMatch::kDifferent;
}

// Persons of two known kinds (passengers, crew) are different; "people" and unnamed ones may be
// any: only_persons tells that they match by being persons alone.
template <typename View>
SlotMatch MatchGroup(const View& a, const View& b, bool* only_persons) {
  *only_persons = false;
  if (Overlap(a.group(), b.group())) return SlotMatch::kSame;
  if ((a.persons() && b.any_person()) || (b.persons() && a.any_person())) {
    *only_persons = true;
    return SlotMatch::kSame;
  }
  // Counted deaths against people who died: the counted thing of one is the predicate of the other.
  const auto counts_event = [](const View& c, const View& other) {
    if (c.persons() || other.predicate().empty()) return false;  // "gunshot victims" count victims
    return HasTerm(c.group(), other.predicate().front().key) &&
           !(other.persons() && other.of_incident());
  };
  const bool unknown = a.group().empty() || b.group().empty();
  if (counts_event(a, b) || counts_event(b, a))
    return unknown ? SlotMatch::kUnknown : SlotMatch::kSame;
  // "two others" and "two incidents": persons and no persons, unless deaths are counted.
  const auto no_persons = [](const View& c) {
    return !c.persons() && !c.group().empty() && !c.deaths() && c.measure() == Measure::kCount;
  };
  if (a.any_person() ? no_persons(b) : b.any_person() && no_persons(a))
    return SlotMatch::kDifferent;
  if (unknown) return SlotMatch::kUnknown;
  if (!a.predicate().empty() && !b.predicate().empty() && a.of_death() && b.of_death() &&
      (a.persons() || a.deaths()) && (b.persons() || b.deaths()) &&
      (a.deaths() || b.deaths() || a.quantity().low == b.quantity().low)) {
    return SlotMatch::kUnknown;  // lives, deaths, 12 tourists, 12 passengers: all are who died
  }
  if (a.measure() == Measure::kAmount) return SlotMatch::kUnknown;  // an ad, a spot
  return SlotMatch::kDifferent;
}

// Where it was: "in Port Calder" against "in the capital" is elsewhere; against nothing it is
// narrower, unless the other article is about that place too.
template <typename View>
SlotMatch MatchPlace(const View& a, const View& b, bool* narrower) {
  if (a.where().empty() && b.where().empty()) {
    *narrower = false;
    return SlotMatch::kUnknown;
  }
  if (Overlap(a.where(), b.where())) return SlotMatch::kSame;
  // Does one of the places lie in one of the others, by the tables: Mosul in Iraq?
  const auto lies_in = [](const View& inner, const View& outer) {
    return std::any_of(inner.where().begin(), inner.where().end(), [&](const auto& place) {
      auto around = inner.Around(place.key);
      while (around != 0 && !HasTerm(outer.where(), around)) around = inner.Around(around);
      return around != 0;
    });
  };
  const bool is_date = a.is_date();  // of one event, wherever
  if (lies_in(a, b) || lies_in(b, a)) {
    *narrower = !is_date;
    return SlotMatch::kUnknown;
  }
  // Two places that the tables know and neither holds: Mosul against Aleppo.
  const auto known = [](const View& c) {
    return !c.where().empty() &&
           std::all_of(c.where().begin(), c.where().end(),
                       [&](const auto& term) { return c.Around(term.key) != 0; });
  };
  if (known(a) && known(b)) return SlotMatch::kDifferent;
  const auto stranger = [](const View& here, const View& there) {
    return std::any_of(here.where().begin(), here.where().end(), [&](const auto& term) {
      return !there.ArticleHas(term.key) && !there.SentenceHas(term.key);
    });
  };
  const bool a_strange = stranger(a, b), b_strange = stranger(b, a);
  *narrower = a_strange != b_strange && !is_date;
  return a_strange && b_strange ? SlotMatch::kDifferent : SlotMatch::kUnknown;
}

template <typename View>
SlotMatch MatchSubject(const View& a, const View& b) {
  if (a.subject().empty() || b.subject().empty()) return SlotMatch::kUnknown;
  const int shared = SharedTerms(a.subject(), b.subject());
  const auto x = static_cast<int>(a.subject().size()), y = static_cast<int>(b.subject().size());
  const int smaller = std::min(x, y), larger = std::max(x, y);
  if (shared == larger) return SlotMatch::kSame;
  if (a.subject_resolved() || b.subject_resolved()) return SlotMatch::kUnknown;  // "it" is a guess
  if (shared == 0) return SlotMatch::kDifferent;
  // "Accidents at sea", "ferry accidents at sea": one is narrower. Else half of it in other words.
  return shared < smaller && 2 * shared > larger ? SlotMatch::kSame : SlotMatch::kDifferent;
}

// "The Harrow mill" against "the Dorrin mill": each has a name that the other article does not.
template <typename View>
bool NamesOtherSubject(const View& a, const View& b) {
  const auto stranger = [](const View& here, const View& there) {
    return std::any_of(here.subject().begin(), here.subject().end(), [&](const auto& term) {
      return term.weight == kNameWeight && !HasTerm(there.subject(), term.key) &&
             !there.ArticleHas(term.key) && !there.SentenceHas(term.key);
    });
  };
  return stranger(a, b) && stranger(b, a);
}

template <typename View>
SlotMatch MatchPeriod(const View& a, const View& b) {
  if (!a.has_period() || !b.has_period()) return SlotMatch::kUnknown;
  const int64_t begin_a = a.begin(), begin_b = b.begin(), end_a = a.end(), end_b = b.end();
  if (begin_a == begin_b && end_a == end_b) return SlotMatch::kSame;
  // "In 2016", "in the last year"; "in 2019", "on Thursday": may be one.
  return end_a <= begin_b || end_b <= begin_a ? SlotMatch::kDifferent : SlotMatch::kUnknown;
}

}  // namespace crosscheck::link
