// The doors are PackedClaims and PackedView::SharesKey. A record is its head, its terms and a tail.
#include "link/packed.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/mix.h"
#include "link/derived.h"
#include "link/likeness.h"
#include "link/values.h"
#include "link/view.h"

namespace crosscheck::link {
namespace {

// In words of 32 bits: the id and, of what is odd, its place among those.
constexpr uint32_t kTail = 3;
constexpr uint32_t kSlots = 7;
constexpr uint32_t kHeadWords = sizeof(PackedClaim) / sizeof(uint32_t);

int32_t DayOf(absl::CivilDay day) { return static_cast<int32_t>(day - absl::CivilDay()); }

uint32_t Bits(PackedSlotTerm term) {
  uint32_t bits;
  std::memcpy(&bits, &term, sizeof bits);
  return bits;
}
uint32_t Bits(PackedWord word) {
  uint32_t bits;
  std::memcpy(&bits, &word, sizeof bits);
  return bits;
}

bool HasKey(absl::Span<const PackedTerm> topic, uint32_t key) {
  const auto at = std::lower_bound(topic.begin(), topic.end(), key,
                                   [](const PackedTerm& t, uint32_t k) { return t.key < k; });
  return at != topic.end() && at->key == key;
}

}  // namespace

bool HasTerm(PackedTerms set, uint32_t key) {
  for (const PackedSlotTerm& term : set) {
    if (term.key == key) return true;
  }
  return false;
}

int SharedTerms(PackedTerms a, PackedTerms b) {
  int shared = 0;
  for (const PackedSlotTerm& term : a) shared += HasTerm(b, term.key);
  return shared;
}

size_t QuantityHash::operator()(const Quantity& q) const {
  uint64_t hash = kGoldenRatio;
  for (const Decimal& figure : {q.low, q.high, q.per}) {
    hash = Mix(hash, static_cast<uint64_t>(figure.coefficient()));
    hash = Mix(hash ^ hash >> 32, static_cast<uint64_t>(figure.exponent()));
  }
  hash = Mix(hash, uint64_t{q.unit} << 32 | uint64_t{q.per_unit} << 16 |
                       static_cast<uint64_t>(q.modifier) << 8 | static_cast<uint64_t>(q.form));
  return static_cast<size_t>(hash ^ hash >> 32);
}

size_t PeriodHash::operator()(const PackedPeriod& p) const {
  const uint64_t hash = Mix(
      kGoldenRatio, static_cast<uint64_t>(uint32_t(p.begin)) << 32 | static_cast<uint32_t>(p.end));
  return static_cast<size_t>(hash ^ hash >> 32);
}

uint32_t PackedView::first_of_group() const {
  for (const PackedSlotTerm& term : group()) {
    if (term.first) return term.key;
  }
  return 0;
}

bool PackedView::ArticleHas(uint32_t key) const {
  return HasKey(all_->topics_.TermsOf(head_->article), key);
}

bool PackedView::SentenceHas(uint32_t key) const {
  for (const PackedWord& word : words()) {
    if (word.key == key) return true;
  }
  return false;
}

uint32_t PackedView::Around(uint32_t place) const {
  const auto found = all_->around_.find(place);
  return found == all_->around_.end() ? 0 : found->second;
}

uint64_t PackedView::id() const { return uint64_t{Tail()[0]} << 32 | Tail()[1]; }

uint32_t PackedView::size() const {
  return static_cast<uint32_t>(Tail() - reinterpret_cast<const uint32_t*>(head_)) + kTail -
         (head_->odd ? 0 : 1);
}

const Odd* PackedView::odd() const { return head_->odd ? &all_->odds_[Tail()[2]] : nullptr; }

bool PackedView::SharesOwnKey(const PackedView& other) const {
  if (head_->kind != other.head_->kind) return false;
  if (measure() == Measure::kAttribute || other.measure() == Measure::kAttribute) {
    if (IsUnnamedAge() != other.IsUnnamedAge()) return false;
    if (!IsUnnamedAge()) return Overlap(group(), other.group());
    return first_of_group() == other.first_of_group() &&
           predicate().front().key == other.predicate().front().key;
  }
  if (text() != 0 && text() == other.text()) return true;
  if (telling() != 0 && telling() == other.telling()) return true;
  if (predicate_class() != 0 && predicate_class() == other.predicate_class()) return true;
  const PackedTerms a = Slots(0, 3), b = other.Slots(0, 3);
  return Overlap(a, b) || HasTerm(a, other.predicate_class()) || HasTerm(b, predicate_class());
}

bool PackedView::SharesKey(const PackedView& other) const {
  if (SharesOwnKey(other)) return true;
  if (!head_->odd && !other.head_->odd) return false;
  const auto any_of = [](const PackedView& view, auto act) {
    if (act(view)) return true;
    const Odd* const odd = view.odd();
    if (odd == nullptr) return false;
    for (const uint32_t beside : {odd->whole, odd->percent, odd->age}) {
      if (beside != 0 && act(view.all_->Beside(beside))) return true;
    }
    return false;
  };
  return any_of(*this, [&](const PackedView& x) {
    return any_of(other, [&](const PackedView& y) { return x.SharesOwnKey(y); });
  });
}

uint32_t PackedClaims::ArticleOf(const Claim& claim) {
  const TermSet& terms = claim.article_topic;
  if (!numbers_of_articles_.empty() && numbers_of_articles_.back() == claim.article &&
      last_topic_ == &terms && last_day_ == claim.published)
    return static_cast<uint32_t>(topics_.size()) - 1;
  last_topic_ = &terms;
  last_day_ = claim.published;
  const auto article = static_cast<uint32_t>(topics_.size());
  numbers_of_articles_.push_back(claim.article);
  if (store_.records.spills()) begins_.push_back(store_.records.end());
  topics_.Add(claim.article_topic, claim.published ? DayOf(*claim.published) : kNoDay, numbers_);
  return article;
}

uint32_t PackedClaims::NumberOf(const Quantity& quantity) {
  const auto [at, fresh] =
      quantity_numbers_.try_emplace(quantity, static_cast<uint32_t>(quantities_.size()) + 1);
  if (fresh) quantities_.push_back({quantity, TellingValue(quantity)});
  return at->second;
}

uint32_t PackedClaims::NumberOf(const Period& period) {
  const PackedPeriod packed{DayOf(period.begin), DayOf(period.end), period.granularity,
                            period.since, period.until};
  const auto [at, fresh] =
      period_numbers_.try_emplace(packed, static_cast<uint32_t>(periods_.size()) + 1);
  if (fresh) periods_.push_back(packed);
  return at->second;
}

// Clause and context in one list, by number.
void PackedClaims::PackWords(const Claim& claim, uint32_t article, PackedClaim& head) {
  words_.clear();
  const auto add = [&](const Term& term, bool in_clause) {
    const uint32_t number = numbers_.Of(term.key);
    words_.push_back({.key = number & (kMostTerms - 1),
                      .weight = term.weight & 3u,
                      .in_clause = in_clause,
                      .in_context = !in_clause,
                      .is_predicate = HasTerm(claim.predicate, term.key),
                      .of_article = false});
  };
  for (const Term& term : claim.topic) add(term, true);
  for (const Term& term : claim.context) add(term, false);
  std::sort(words_.begin(), words_.end(), [](PackedWord x, PackedWord y) {
    return x.key != y.key ? x.key < y.key : x.in_clause > y.in_clause;
  });
  const absl::Span<const PackedTerm> topic = topics_.TermsOf(article);
  size_t at = 0;
  PackedWord last = {};  // no word has the number 0
  for (PackedWord word : words_) {
    while (at < topic.size() && topic[at].key < word.key) ++at;
    word.of_article = at < topic.size() && topic[at].key == word.key;
    const bool twice = last.key == word.key;
    if (twice && last.weight == word.weight) {
      last.in_context = 1;
      terms_.back() = Bits(last);
      continue;
    }
    if (twice) head.word_twice = 1;
    last = word;
    terms_.push_back(Bits(word));
  }
}

uint32_t PackedClaims::Pack(const Claim& claim, const Traits& traits, uint32_t article,
                            std::optional<Odd> odd) {
  const TermSet* const slots[] = {&claim.predicate, &claim.group, &claim.events, &claim.base,
                                  &claim.subject,   &claim.where, &claim.topic,  &claim.context};
  for (const TermSet* slot : slots) {
    for (const Term& term : *slot) numbers_.Prefetch(term.key);
  }
  PackedClaim head = {};
  head.text = {static_cast<uint32_t>(claim.masked_text),
               static_cast<uint32_t>(claim.masked_text >> 32)};
  head.sentence = static_cast<uint32_t>(CopyKey(claim) >> 32);
  head.article = article;
  head.quantity = claim.quantity ? NumberOf(*claim.quantity) : 0;
  head.period = claim.period ? NumberOf(*claim.period) : 0;
  head.has_class = claim.predicate_class != 0;
  head.kind = traits.kind & 0x7Fu;
  head.measure = static_cast<uint32_t>(claim.measure) & 7u;
  head.negated = claim.negated;
  head.persons = claim.persons;
  head.part_of = claim.part_of;
  head.other_event = claim.other_event;
  head.cumulative = claim.cumulative;
  head.daily = claim.daily;
  head.self_contained = claim.self_contained;
  head.limit = claim.limit;
  head.subject_resolved = claim.subject_resolved;
  head.telling = traits.telling_value != 0;
  head.fresh_date = IsFreshDate(claim);
  head.listed = traits.listed;
  head.odd = odd.has_value();
  head.any_person = words::AreAnyPersons(claim);
  head.deaths = words::AreDeaths(claim.group);
  if (!claim.predicate.empty()) {
    const uint64_t key = claim.predicate.front().key;
    head.of_death = key == words::kDeath;
    head.of_incident = words::IsIncident(key);
    head.of_outcome = words::IsOutcome(key);
    head.of_aftermath = words::IsAftermath(key);
  }

  terms_.clear();
  std::array<uint32_t, 8> ends = {};
  for (uint32_t slot = 0; slot < kSlots - 1; ++slot) {
    for (const Term& term : *slots[slot]) {
      const uint32_t number = numbers_.Of(term.key) & (kMostTerms - 1);
      terms_.push_back(Bits(PackedSlotTerm{.key = number & (kMostTerms - 1),
                                           .weight = term.weight & 3u,
                                           .first = &term == &slots[slot]->front()}));
      if (slot != kWhereSlot || around_.contains(number)) continue;
      const uint64_t around = PlaceAround(term.key);
      if (around != 0) AddPlace(number, around);
    }
    ends[slot] = static_cast<uint32_t>(terms_.size());
  }
  if (head.has_class) terms_.push_back(numbers_.Of(claim.predicate_class) & (kMostTerms - 1));
  PackWords(claim, article, head);
  ends[kSlots - 1] = static_cast<uint32_t>(terms_.size());
  head.wide = terms_.size() > UINT8_MAX;
  if (head.wide) {
    terms_.insert(terms_.begin(), ends.begin(), ends.end());
  } else {
    for (uint32_t slot = 0; slot < kSlots; ++slot)
      head.ends[slot] = static_cast<uint8_t>(ends[slot]);
  }

  const auto size = kHeadWords + static_cast<uint32_t>(terms_.size()) + (odd ? kTail : kTail - 1);
  uint32_t at = 0;
  auto* const record = reinterpret_cast<unsigned char*>(store_.records.Add(size, &at));
  std::memcpy(record, &head, sizeof head);
  unsigned char* tail = record + sizeof head;
  std::memcpy(tail, terms_.data(), terms_.size() * sizeof(uint32_t));
  tail += terms_.size() * sizeof(uint32_t);
  std::array<uint32_t, kTail> last = {};
  for (size_t i = 0; i < 8; ++i) last[i / 4] = last[i / 4] << 8 | claim.id.bytes[i];
  if (odd) {
    last.back() = static_cast<uint32_t>(odds_.size());
    odds_.push_back(*std::move(odd));
  }
  std::memcpy(tail, last.data(), (odd ? kTail : kTail - 1) * sizeof(uint32_t));
  return at;
}

void PackedClaims::AddPlace(uint32_t place, uint64_t around) {
  for (;;) {
    const uint32_t number = numbers_.Of(around) & (kMostTerms - 1);
    if (!around_.emplace(place, number).second) return;
    place = number;
    around = PlaceAround(around);
    if (around == 0) return;
  }
}

// What a claim says beside itself, for its keys.
std::optional<Odd> PackedClaims::KeysBeside(const Claim& claim, uint32_t article) {
  Odd odd;
  const auto beside = [&](const Claim& made) {
    return PackBeside(made, Traits(made), article, {});
  };
  if (claim.whole) odd.whole = beside(WholeAsCount(claim));
  if (const auto percent = PercentOfChange(claim)) odd.percent = beside(*percent);
  if (const auto age = AgeOfBirth(claim, claim.published)) odd.age = beside(*age);
  if (odd.whole == 0 && odd.percent == 0 && odd.age == 0) return std::nullopt;
  return odd;
}

uint32_t PackedClaims::PackBeside(const Claim& claim, const Traits& traits, uint32_t article,
                                  std::optional<Odd> odd) {
  store_.beside.push_back(Pack(claim, traits, article, std::move(odd)));
  return static_cast<uint32_t>(store_.beside.size());
}

void PackedClaims::Add(const Claim& claim, const Traits& traits, uint32_t article) {
  const bool change = claim.quantity && claim.quantity->form == QuantityForm::kChange;
  if (!claim.whole && !change && !traits.age && !traits.sum && claim.one_more.empty()) {
    store_.at.push_back(Pack(claim, traits, article, std::nullopt));
    return;
  }
  Odd odd;
  const auto beside = [&](const Claim& made, const Traits& of_made) {
    return PackBeside(made, of_made, article, KeysBeside(made, article));
  };
  const auto make = [&](const std::optional<Claim>& made) {
    return made ? beside(*made, Traits(*made)) : 0;
  };
  odd.has_whole = claim.whole.has_value();
  odd.has_one_more = !claim.one_more.empty();
  if (claim.whole) odd.whole = make(WholeAsCount(claim));
  if (change) odd.percent = make(PercentOfChange(claim));
  if (traits.age) {
    odd.age = beside(traits.age->claim, traits.age->traits);
    odd.birth = std::make_shared<const Claim>(claim);
  }
  if (traits.sum) odd.sum = beside(traits.sum->claim, traits.sum->traits);
  if (odd.has_one_more) odd.with_one = make(WithTheOne(claim));
  store_.at.push_back(Pack(claim, traits, article, std::move(odd)));
}

absl::Status PackedClaims::EndAdding() {
  numbers_ = TermNumbers();
  period_numbers_ = {};
  store_.at.shrink_to_fit();
  topics_.terms.shrink_to_fit();
  return store_.records.EndAdding();
}

uint32_t PackedClaims::CopyRecord(uint32_t place, Store& store) const {
  const uint32_t words = PackedView(*this, At(place)).size();
  uint32_t copy = 0;
  std::memcpy(store.records.Add(words, &copy), store_.records.At(place), words * sizeof(uint32_t));
  return copy;
}

void PackedClaims::Copy(uint32_t claim, Store& store) const {
  store.at.resize(size());
  store.beside.resize(store_.beside.size());
  store.at[claim] = CopyRecord(store_.at[claim], store);
  const auto copy_beside = [&](const PackedView& view, auto copy_next) -> void {
    const Odd* const odd = view.odd();
    if (odd == nullptr) return;
    for (const uint32_t number : {odd->whole, odd->percent, odd->age, odd->sum, odd->with_one}) {
      if (number == 0) continue;
      store.beside[number - 1] = CopyRecord(store_.beside[number - 1], store);
      copy_next(Beside(number), copy_next);
    }
  };
  copy_beside(View(claim), copy_beside);
}

size_t PackedClaims::bytes() const {
  return store_.records.bytes() + store_.at.capacity() * sizeof(uint32_t) +
         topics_.terms.capacity() * sizeof(PackedTerm) +
         quantities_.capacity() * sizeof(PackedQuantity) +
         periods_.capacity() * sizeof(PackedPeriod) + numbers_.bytes();
}

}  // namespace crosscheck::link
