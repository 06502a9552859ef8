// Packed claims: all that linking reads of a claim, in some hundred bytes that lie side by side.
//
//   PackedClaims packed;
//   for (const Claim& claim : claims) packed.Add(claim, Traits(claim), packed.ArticleOf(claim));
//   CompareSharing(packed.View(i), packed.View(j), packed.Likeness(i, j));
//
// A Claim takes more than a thousand bytes in a dozen places of memory, and millions of them are
// compared in no order that a cache could guess. A packed one is a head of 36 bytes and its
// terms, four bytes each: numbers instead of keys, so that equal ones are equal and nothing is
// lost. Figures and periods, of which there are few in all the news, are numbers into tables. Not
// thread-safe while claims are added. Records can be in a file (SpillTo); those of some articles
// are then held in memory, or copies of those of some claims (Copy, Swap).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/types/span.h"
#include "base/mix.h"
#include "crosscheck/claim/claim.h"
#include "link/alike.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/records.h"
#include "link/terms.h"
#include "link/values.h"

namespace crosscheck::link {

// A term of a slot; `first` is that of the smallest Term::key.
struct PackedSlotTerm {
  uint32_t key : 26;
  uint32_t weight : 2;
  uint32_t first : 1;
  uint32_t : 3;
};
// A word of the sentence: of Claim::topic, of Claim::context or, once or twice, of both.
struct PackedWord {
  uint32_t key : 26;
  uint32_t weight : 2;
  uint32_t in_clause : 1;
  uint32_t in_context : 1;
  uint32_t is_predicate : 1;
  uint32_t of_article : 1;  // it stands in the topic of the claim's own article
};
static_assert(sizeof(PackedSlotTerm) == 4 && sizeof(PackedWord) == 4);
// More words than all news have; with more, some would be taken for one.
inline constexpr uint32_t kMostTerms = uint32_t{1} << 26;

using PackedTerms = absl::Span<const PackedSlotTerm>;
bool HasTerm(PackedTerms set, uint32_t key);
int SharedTerms(PackedTerms a, PackedTerms b);
inline bool Overlap(PackedTerms a, PackedTerms b) { return SharedTerms(a, b) > 0; }
// Those of claims as they are.
using crosscheck::HasTerm;
using crosscheck::SharedTerms;

struct PackedPeriod {
  int32_t begin = 0, end = 0;  // days from absl::CivilDay()
  Granularity granularity = Granularity::kDay;
  bool since = false, until = false;
  friend bool operator==(const PackedPeriod&, const PackedPeriod&) = default;
};
struct PackedQuantity {
  Quantity quantity;
  uint64_t telling = 0;
};

// The head of a packed claim; its terms follow, then its id.
struct PackedClaim {
  std::array<uint32_t, 2> text;  // Claim::masked_text
  uint32_t sentence;             // half of the CopyKey: of two claims of one text it tells copies
  uint32_t article;              // its topic, by place
  uint32_t quantity;             // by place, and one; 0 for none
  uint32_t period;               // likewise
  uint32_t kind : 7;
  uint32_t measure : 3;
  uint32_t negated : 1, persons : 1, part_of : 1, other_event : 1, cumulative : 1, daily : 1;
  uint32_t limit : 1;
  uint32_t subject_resolved : 1, telling : 1, fresh_date : 1, listed : 1, odd : 1;
  uint32_t any_person : 1, deaths : 1, self_contained : 1;
  uint32_t of_death : 1, of_incident : 1, of_outcome : 1, of_aftermath : 1;
  uint32_t word_twice : 1, wide : 1, has_class : 1;
  // Where each slot ends among the terms; of a wide one these are 32 bits and come first. Before
  // the words there is the class of the predicate, if it has one.
  std::array<uint8_t, 8> ends;
};
static_assert(sizeof(PackedClaim) == 36);

class PackedClaims;
struct Odd;

// A packed claim as comparing reads it: see ClaimView.
class PackedView {
 public:
  using Key = uint32_t;
  PackedView(const PackedClaims& all, const PackedClaim& head)
      : all_(&all), head_(&head), terms_(reinterpret_cast<const uint32_t*>(&head + 1)) {}

  const PackedClaim& head() const { return *head_; }
  uint32_t kind() const { return head_->kind; }
  Measure measure() const { return static_cast<Measure>(head_->measure); }
  bool is_date() const { return measure() == Measure::kEventDate; }
  bool IsUnnamedAge() const { return measure() == Measure::kAttribute && head_->persons; }
  const Quantity& quantity() const;
  bool has_quantity() const { return head_->quantity != 0; }
  bool has_period() const { return head_->period != 0; }
  bool SamePeriod(const PackedView& other) const { return head_->period == other.head_->period; }
  int64_t begin() const;
  int64_t end() const;
  bool has_day() const { return day() != kNoDay; }
  int64_t day() const;

  bool negated() const { return head_->negated; }
  bool persons() const { return head_->persons; }
  bool part_of() const { return head_->part_of; }
  bool other_event() const { return head_->other_event; }
  bool daily() const { return head_->daily; }
  bool cumulative() const { return head_->cumulative; }
  bool self_contained() const { return head_->self_contained; }
  bool limit() const { return head_->limit; }
  bool subject_resolved() const { return head_->subject_resolved; }
  bool listed() const { return head_->listed; }
  bool is_fresh_date() const { return head_->fresh_date; }

  uint64_t text() const { return uint64_t{head_->text[1]} << 32 | head_->text[0]; }
  uint64_t telling() const;
  uint32_t predicate_class() const { return head_->has_class ? Terms()[End(5)] : 0; }

  PackedTerms predicate() const { return Slot(0); }
  PackedTerms group() const { return Slot(1); }
  PackedTerms events() const { return Slot(2); }
  PackedTerms base() const { return Slot(3); }
  PackedTerms subject() const { return Slot(4); }
  PackedTerms where() const { return Slot(5); }
  absl::Span<const PackedWord> words() const {
    const uint32_t begin = End(5) + head_->has_class;
    return {reinterpret_cast<const PackedWord*>(Terms() + begin), End(6) - begin};
  }
  bool has_word_twice() const { return head_->word_twice; }

  uint32_t first_of_group() const;
  bool any_person() const { return head_->any_person; }
  bool deaths() const { return head_->deaths; }
  bool of_death() const { return head_->of_death; }
  bool of_incident() const { return head_->of_incident; }
  bool of_outcome() const { return head_->of_outcome; }
  bool of_aftermath() const { return head_->of_aftermath; }

  bool ArticleHas(uint32_t key) const;
  bool SentenceHas(uint32_t key) const;
  uint32_t Around(uint32_t place) const;

  // Do the two share a key: is SmallestShared of their KeysOf not 0?
  bool SharesKey(const PackedView& other) const;
  // Calls act(hash) for each of these keys, each of one kind; equal keys have equal hashes.
  template <typename Act>
  void ForKeys(Act act) const;
  // Words of 32 bits that its record takes.
  uint32_t size() const;
  // The first half of Claim::id, in its order.
  uint64_t id() const;
  bool IsCopyOf(const PackedView& other) const {
    return text() != 0 && text() == other.text() && head_->sentence == other.head_->sentence;
  }
  const Odd* odd() const;  // nullptr for most
  // The same with another head, which outlives it.
  PackedView With(const PackedClaim& head) const { return {*all_, head, terms_}; }

 private:
  PackedView(const PackedClaims& all, const PackedClaim& head, const uint32_t* terms)
      : all_(&all), head_(&head), terms_(terms) {}
  bool SharesOwnKey(const PackedView& other) const;
  template <typename Act>
  void ForOwnKeys(Act act) const;
  const uint32_t* Terms() const { return terms_ + (head_->wide ? 8 : 0); }
  uint32_t End(uint32_t slot) const { return head_->wide ? terms_[slot] : head_->ends[slot]; }
  PackedTerms Slots(uint32_t first, uint32_t last) const {
    const uint32_t begin = first == 0 ? 0 : End(first - 1);
    return {reinterpret_cast<const PackedSlotTerm*>(Terms() + begin), End(last) - begin};
  }
  PackedTerms Slot(uint32_t slot) const { return Slots(slot, slot); }
  // Behind the terms: the id and, of an odd one, its place among these.
  const uint32_t* Tail() const { return Terms() + End(6); }

  const PackedClaims* all_;
  const PackedClaim* head_;
  const uint32_t* terms_;
};

// What a claim says beside itself (derived.h), as packed claims by the number that Beside takes; 0
// for nothing. Few claims have any of it.
struct Odd {
  uint32_t whole = 0;     // WholeAsCount
  uint32_t percent = 0;   // PercentOfChange
  uint32_t age = 0;       // AgeOfBirth, on the day it was printed
  uint32_t sum = 0;       // SumOfList
  uint32_t with_one = 0;  // WithTheOne
  bool has_whole = false, has_one_more = false;
  std::shared_ptr<const Claim> birth;  // of which an age follows on any day
};

struct QuantityHash {
  size_t operator()(const Quantity& quantity) const;
};
struct PeriodHash {
  size_t operator()(const PackedPeriod& period) const;
};

class PackedClaims {
 public:
  PackedClaims() = default;
  // Views point here.
  PackedClaims(const PackedClaims&) = delete;
  PackedClaims& operator=(const PackedClaims&) = delete;

  // The place of the topic of a claim: that of the claim before, or a new one.
  uint32_t ArticleOf(const Claim& claim);
  // Forgets which topic was the last: claims that are added next may lie where others lay.
  void EndBatch() { last_topic_ = nullptr; }
  // Traits with what the batch tells of the claim (TraitsOf).
  void Add(const Claim& claim, const Traits& traits, uint32_t article);

  // From now on records go to a file. REQUIRES: nothing was added.
  absl::Status SpillTo(const std::string& directory, size_t chunk_bytes) {
    return store_.records.SpillTo(directory, chunk_bytes);
  }
  // Gives back what only adding needs: no claim is added afterwards. An error where records could
  // not be written.
  absl::Status EndAdding();
  // The first error of the file.
  const absl::Status& status() const { return store_.records.status(); }

  uint32_t size() const { return static_cast<uint32_t>(store_.at.size()); }
  // REQUIRES: the claim's article is held, where records spill.
  PackedView View(uint32_t claim) const { return {*this, At(store_.at[claim])}; }
  // Where its record is, ascending by claim, and hints that it will be looked at.
  uint32_t PlaceOf(uint32_t claim) const { return store_.at[claim]; }
  void PrefetchPlace(uint32_t claim) const { __builtin_prefetch(&store_.at[claim]); }
  void Prefetch(uint32_t place) const { store_.records.Prefetch(place); }
  PackedView Beside(uint32_t number) const { return {*this, At(store_.beside[number - 1])}; }

  // Where records spill: the place at which those of an article begin, and end where those of the
  // next one begin.
  uint32_t BeginOf(uint32_t article) const {
    return article < begins_.size() ? begins_[article] : store_.records.end();
  }
  // Holds the articles whose records are in these ranges, and no others.
  absl::Status Hold(Records::Range a, Records::Range b) { return store_.records.Hold(a, b); }

  // Records and where they are.
  struct Store {
    Records records;
    std::vector<uint32_t> at;      // by claim
    std::vector<uint32_t> beside;  // by number, which count from 1
  };
  // Puts a copy of the claim's record, with what stands beside it, into a store in memory.
  // REQUIRES: its article is held.
  void Copy(uint32_t claim, Store& store) const;
  // Views are of these records from now on.
  void Swap(Store& store) { std::swap(store_, store); }

  const PackedTopics& topics() const { return topics_; }
  // Claim::article.
  uint32_t ArticleNumber(uint32_t article) const { return numbers_of_articles_[article]; }
  // The number of a quantity that is not that of any claim. Not thread-safe.
  uint32_t NumberOf(const Quantity& quantity);
  const PackedQuantity& QuantityAt(uint32_t number) const { return quantities_[number - 1]; }
  size_t bytes() const;

 private:
  friend class PackedView;
  const PackedClaim& At(uint32_t at) const {
    return *reinterpret_cast<const PackedClaim*>(store_.records.At(at));
  }
  static constexpr uint32_t kWhereSlot = 5;
  // Where the record is.
  uint32_t Pack(const Claim& claim, const Traits& traits, uint32_t article, std::optional<Odd> odd);
  void PackWords(const Claim& claim, uint32_t article, PackedClaim& head);
  uint32_t PackBeside(const Claim& claim, const Traits& traits, uint32_t article,
                      std::optional<Odd> odd);
  std::optional<Odd> KeysBeside(const Claim& claim, uint32_t article);
  uint32_t NumberOf(const Period& period);
  void AddPlace(uint32_t place, uint64_t around);

  uint32_t CopyRecord(uint32_t place, Store& store) const;

  Store store_;
  std::vector<uint32_t> begins_;  // by article, where records spill
  std::vector<Odd> odds_;
  TermNumbers numbers_;
  absl::flat_hash_map<uint32_t, uint32_t> around_;  // PlaceAround of places in PackedView::where
  std::vector<PackedQuantity> quantities_;
  std::vector<PackedPeriod> periods_;
  absl::flat_hash_map<Quantity, uint32_t, QuantityHash> quantity_numbers_;
  absl::flat_hash_map<PackedPeriod, uint32_t, PeriodHash> period_numbers_;
  PackedTopics topics_;
  std::vector<uint32_t> numbers_of_articles_;
  const TermSet* last_topic_ = nullptr;
  std::optional<absl::CivilDay> last_day_;
  std::vector<PackedWord> words_;  // of the claim at hand
  std::vector<uint32_t> terms_;    // of the claim at hand
};

template <typename Act>
void PackedView::ForOwnKeys(Act act) const {
  const uint64_t salt = head_->kind * kGoldenRatio;
  const auto add = [&](uint64_t key) {
    if (key != 0) act(Mix(salt, key));
  };
  if (measure() == Measure::kAttribute) {
    if (IsUnnamedAge()) {
      add(uint64_t{first_of_group()} << 32 | predicate().front().key);
    } else {
      for (const PackedSlotTerm& term : group()) add(term.key);
    }
    return;
  }
  for (const PackedSlotTerm& term : Slots(0, 3)) add(term.key);
  add(predicate_class());
  add(text());
  add(telling());
}

template <typename Act>
void PackedView::ForKeys(Act act) const {
  ForOwnKeys(act);
  const Odd* const odd = this->odd();
  if (odd == nullptr) return;
  for (const uint32_t beside : {odd->whole, odd->percent, odd->age}) {
    if (beside != 0) all_->Beside(beside).ForOwnKeys(act);
  }
}

inline const Quantity& PackedView::quantity() const {
  return all_->quantities_[head_->quantity - 1].quantity;
}
inline int64_t PackedView::day() const { return all_->topics_.days[head_->article]; }
inline int64_t PackedView::begin() const { return all_->periods_[head_->period - 1].begin; }
inline int64_t PackedView::end() const { return all_->periods_[head_->period - 1].end; }
inline uint64_t PackedView::telling() const {
  if (!head_->telling) return 0;
  return is_date() ? TellingValueOfDay(begin()) : all_->quantities_[head_->quantity - 1].telling;
}

// Compare of two that are known to share a key, with the likeness of their articles, and what
// follows from it: as in keys.h.
std::optional<Evidence> CompareSharing(const PackedView& a, const PackedView& b, int likeness);
// The same where it makes a link; most that do not are told without counting their words.
std::optional<Evidence> EvidenceOfLink(const PackedView& a, const PackedView& b, int likeness);
bool IsOneFact(const PackedView& a, const PackedView& b, const Evidence& evidence);
bool MakesLink(const PackedView& a, const PackedView& b, const Evidence& evidence);
// The score of a link by arithmetic (DerivedScore of derived.h); nullopt where there is none or
// where MayBeDerived refuses the two. What is a share of a whole is nothing else. REQUIRES: they
// are of two articles.
std::optional<int> DerivedScore(PackedClaims& claims, const PackedView& a, const PackedView& b,
                                bool* is_share);

}  // namespace crosscheck::link
