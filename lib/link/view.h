// Views: what comparing reads of a claim, whoever keeps it, so that there is one comparison for
// claims as they are (ClaimView, here) and for packed ones (PackedView, packed.h).
//
// Terms are sets of what has a key and a weight; keys of one batch are equal or not, and mean
// nothing else. What the slots ask of single words (is it a death?) a view tells by itself, because
// a packed claim knows it by a bit.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "crosscheck/base/fingerprint.h"
#include "crosscheck/claim/claim.h"
#include "link/keys.h"
#include "link/values.h"

namespace crosscheck::link {

// What a word of a slot means to the slots beside it.
namespace words {
inline constexpr uint64_t kPerson = Hash64("person");
inline constexpr uint64_t kDeath = Hash64("die");
inline constexpr uint64_t kLife = Hash64("life");

// Events of which one may befall many: "two shootings" are not two people shot, as two deaths are
// two people who died.
bool IsIncident(uint64_t key);
// What befalls persons, one thing or the other: who was wounded is not among the dead.
bool IsOutcome(uint64_t key);
bool IsAftermath(uint64_t key);
// Counted deaths or lives: whoever died.
inline bool AreDeaths(const TermSet& group) {
  return HasTerm(group, kDeath) || HasTerm(group, kLife);
}
inline bool AreAnyPersons(const Claim& claim) {
  return claim.persons && (claim.group.empty() || HasTerm(claim.group, kPerson));
}
}  // namespace words

// A Claim and its Traits, both of which outlive the view.
class ClaimView {
 public:
  using Key = uint64_t;
  ClaimView(const Claim& claim, const Traits& traits) : claim_(claim), traits_(traits) {}

  const Claim& claim() const { return claim_; }
  const Traits& traits() const { return traits_; }

  uint32_t kind() const { return traits_.kind; }
  Measure measure() const { return claim_.measure; }
  bool is_date() const { return claim_.measure == Measure::kEventDate; }
  bool IsUnnamedAge() const { return claim_.IsUnnamedAge(); }
  const Quantity& quantity() const { return *claim_.quantity; }  // REQUIRES: it has one
  bool has_quantity() const { return claim_.quantity.has_value(); }
  bool has_period() const { return claim_.period.has_value(); }
  bool SamePeriod(const ClaimView& other) const { return claim_.period == other.claim_.period; }
  // In days from absl::CivilDay(). REQUIRES: it has a period, a day.
  int64_t begin() const { return claim_.period->begin - absl::CivilDay(); }
  int64_t end() const { return claim_.period->end - absl::CivilDay(); }
  bool has_day() const { return claim_.published.has_value(); }
  int64_t day() const { return *claim_.published - absl::CivilDay(); }

  bool negated() const { return claim_.negated; }
  bool persons() const { return claim_.persons; }
  bool part_of() const { return claim_.part_of; }
  bool other_event() const { return claim_.other_event; }
  bool cumulative() const { return claim_.cumulative; }
  bool daily() const { return claim_.daily; }
  bool limit() const { return claim_.limit; }
  bool self_contained() const { return claim_.self_contained; }
  bool subject_resolved() const { return claim_.subject_resolved; }
  bool listed() const { return traits_.listed; }
  bool is_fresh_date() const { return IsFreshDate(claim_); }

  // 0 for none.
  uint64_t text() const { return claim_.masked_text; }
  uint64_t telling() const { return traits_.telling_value; }
  uint64_t predicate_class() const { return claim_.predicate_class; }

  const TermSet& predicate() const { return claim_.predicate; }
  const TermSet& group() const { return claim_.group; }
  const TermSet& events() const { return claim_.events; }
  const TermSet& base() const { return claim_.base; }
  const TermSet& subject() const { return claim_.subject; }
  const TermSet& where() const { return claim_.where; }
  const TermSet& topic() const { return claim_.topic; }
  const TermSet& context() const { return claim_.context; }

  uint64_t first_of_group() const { return claim_.group.front().key; }
  bool any_person() const { return words::AreAnyPersons(claim_); }
  bool deaths() const { return words::AreDeaths(claim_.group); }
  // Of the predicate. REQUIRES: there is one.
  bool of_death() const { return claim_.predicate.front().key == words::kDeath; }
  bool of_incident() const { return words::IsIncident(claim_.predicate.front().key); }
  bool of_outcome() const { return words::IsOutcome(claim_.predicate.front().key); }
  bool of_aftermath() const { return words::IsAftermath(claim_.predicate.front().key); }

  // Does the article know the term, or the sentence?
  bool ArticleHas(uint64_t key) const { return HasTerm(claim_.article_topic, key); }
  bool SentenceHas(uint64_t key) const {
    return HasTerm(claim_.topic, key) || HasTerm(claim_.context, key);
  }
  uint64_t Around(uint64_t place) const { return PlaceAround(place); }

 private:
  const Claim& claim_;
  const Traits& traits_;
};

inline bool Overlap(const TermSet& a, const TermSet& b) { return SharedTerms(a, b) > 0; }

}  // namespace crosscheck::link
