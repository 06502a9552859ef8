// Made-up claims with the skew of real news, for tests and benchmarks of linking at a size where
// reading texts would take longer than linking.
//
//   SyntheticNews news(/*seed=*/1);
//   std::vector<Claim> claims = news.Articles(1000);
//
// The shape is that of claims read from some 760 news articles: seven concepts, seven uncommon
// words and fourteen names are what an article is about; every tenth claim is about somebody killed
// and the next predicates are nearly as common; two claims in five date something, one in ten tells
// an age, most numbers have one digit or two. Events come at a fixed rate a day and are told by one
// outlet or several; names are new with a fixed chance and else such as were told before, recently
// rather than long ago, so that their use is Zipfian and there are more of them the more is told.
// Everything follows from the seed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "crosscheck/claim/claim.h"

namespace crosscheck::testing {

class SyntheticNews {
 public:
  explicit SyntheticNews(uint64_t seed) : state_(seed * 2 + 1) {}

  // The claims of the next `count` articles, by article.
  std::vector<Claim> Articles(uint32_t count) {
    std::vector<Claim> claims;
    for (const uint32_t end = articles_ + count; articles_ < end;) {
      const Event event = NewEvent();
      // One outlet, or a few, or seldom many.
      const uint32_t outlets = 1 + static_cast<uint32_t>(Zipf(4));
      for (uint32_t i = 0; i < outlets && articles_ < end; ++i) AddArticle(event, claims);
    }
    return claims;
  }

 private:
  // What several claims may say of an event.
  struct Said {
    Claim claim;  // without its article
    int64_t number = 0;
  };
  struct Event {
    uint32_t number = 0;
    absl::CivilDay day;
    std::vector<Term> terms;
    std::vector<Said> said;
  };

  // A fixed sequence, the same on every platform: splitmix64.
  uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15u;
    return Mixed(state_);
  }
  static uint64_t Mixed(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint64_t Below(uint64_t n) { return Next() % n; }
  bool Chance(uint64_t percent) { return Below(100) < percent; }
  // Below 2^bits, by Zipf's law: each doubling is as likely as the next.
  uint64_t Zipf(uint64_t bits) {
    const uint64_t first = uint64_t{1} << Below(bits);
    return first - 1 + Below(first);
  }

  enum Pool : uint64_t { kConcept = 1, kWord, kName, kPredicate, kGroup, kCommon, kBase };
  static Term TermOf(Pool pool, uint64_t number, int weight) {
    return {Mixed(pool << 56 | number), {}, static_cast<uint8_t>(weight)};
  }
  static void Add(TermSet& set, const Term& term) {
    const auto at = std::lower_bound(set.begin(), set.end(), term,
                                     [](const Term& x, const Term& y) { return x.key < y.key; });
    if (at == set.end() || at->key != term.key) set.insert(at, term);
  }

  // New or told before; of those told before, mostly one of the last few thousand.
  Term Name() {
    if (names_.size() < 50 || Chance(70)) {
      names_.push_back(++last_name_);
    } else {
      const uint64_t recent = std::min<uint64_t>(names_.size(), Chance(75) ? 20000 : ~uint64_t{0});
      names_.push_back(names_[names_.size() - 1 - Below(recent)]);
    }
    return TermOf(kName, names_.back(), 3);
  }

  Term Word() { return TermOf(kWord, 4 * Zipf(20) + Below(4), 2); }

  Event NewEvent() {
    constexpr uint32_t kEventsADay = 120;
    constexpr size_t kHistory = 5000;
    Event event;
    event.number = events_++;
    event.day = absl::CivilDay(2010, 1, 1) + event.number / kEventsADay;
    // A beat has its own words: courts, war, weather.
    const uint64_t beat = Zipf(7);
    for (int i = 0; i < 8; ++i) event.terms.push_back(TermOf(kConcept, Zipf(8), 1));
    for (int i = 0; i < 8; ++i) {
      event.terms.push_back(i < 4 ? TermOf(kWord, (beat + 1) << 32 | Zipf(7), 2) : Word());
    }
    for (int i = 0; i < 15; ++i) event.terms.push_back(Name());
    // Some events go on with what was told before, more likely lately.
    if (!history_.empty() && Chance(30)) {
      const std::vector<Term>& before =
          history_[history_.size() - 1 - std::min<uint64_t>(Zipf(12), history_.size() - 1)];
      for (size_t i = 0; i < before.size(); ++i) {
        if (Chance(30)) event.terms[i] = before[i];
      }
    }
    history_.push_back(event.terms);
    if (history_.size() > kHistory) history_.pop_front();
    const uint64_t facts = 4 + Below(4);
    for (uint64_t i = 0; i < facts; ++i) event.said.push_back(NewSaid(event));
    return event;
  }

  Said NewSaid(const Event& event) {
    Said said;
    Claim& claim = said.claim;
    const uint64_t kind = Below(100);
    const Term predicate = TermOf(kPredicate, Zipf(10), 1);
    claim.measure = kind < 42   ? Measure::kEventDate
                    : kind < 53 ? Measure::kAttribute
                    : kind < 63 ? Measure::kAmount
                    : kind < 66 ? Measure::kShare
                    : kind < 67 ? Measure::kRatio
                                : Measure::kCount;
    if (claim.measure == Measure::kAttribute) {
      for (uint64_t i = 0, names = 1 + Below(3); i < names; ++i) Add(claim.group, AName(event));
    } else if (Chance(60)) {
      Add(claim.group, TermOf(kGroup, Zipf(11), 1));
      claim.persons = Chance(40);
    }
    if (claim.measure == Measure::kRatio) Add(claim.base, TermOf(kBase, Zipf(6), 2));
    if (Chance(70)) Add(claim.predicate, predicate);
    claim.events = claim.predicate;
    if (Chance(40)) Add(claim.events, TermOf(kPredicate, Zipf(10), 1));
    for (int i = 0; i < 5; ++i) {
      Add(claim.topic, Chance(55) ? TermOf(kCommon, Zipf(9), 0) : AnyTerm(event));
      Add(claim.context, Chance(55) ? TermOf(kCommon, Zipf(9), 0) : AnyTerm(event));
    }
    for (int i = 0; i < 3; ++i) Add(claim.names, AName(event));
    claim.part_of = Chance(6);
    claim.negated = Chance(1);
    said.number = static_cast<int64_t>(1 + Zipf(14));
    if (claim.measure == Measure::kEventDate || Chance(20)) {
      const int64_t back = static_cast<int64_t>(Zipf(11));
      claim.period = back > 300 ? YearPeriod(static_cast<int>((event.day - back).year()))
                                : SpanPeriod(event.day - back, event.day - back + 1);
      claim.period->granularity = back > 300 ? Granularity::kYear : Granularity::kDay;
    }
    return said;
  }
  Term AnyTerm(const Event& event) { return event.terms[Below(event.terms.size())]; }
  Term AName(const Event& event) {
    return event.terms[event.terms.size() - 1 - Below(std::min<size_t>(event.terms.size(), 15))];
  }

  void AddArticle(const Event& event, std::vector<Claim>& claims) {
    TermSet topic;
    for (const Term& term : event.terms) {
      if (Chance(85)) Add(topic, term);
    }
    for (int i = 0; i < 3; ++i) Add(topic, Word());
    // Names come last. Half of all events are mostly about the last of them.
    const Term& name = event.terms.back();
    const bool has_main = event.number % 2 == 0 && name.weight == 3 && HasTerm(topic, name.key);
    const ArticleTopic shared(std::move(topic), {has_main ? name.key : 0});
    const absl::CivilDay published = event.day + static_cast<int64_t>(Zipf(4)) / 4;
    const uint64_t count = 3 + Below(3);
    for (uint64_t i = 0; i < count; ++i) {
      Claim claim;
      if (Chance(3)) {
        // What all articles of an outlet end with.
        claim = Boilerplate();
      } else {
        const uint64_t which = Below(event.said.size());
        const Said& said = event.said[which];
        claim = said.claim;
        // Rounded, another figure, or in other words.
        int64_t number = said.number;
        if (Chance(20)) number = static_cast<int64_t>(1 + Zipf(14));
        if (Chance(15)) number = number > 100 ? (number + 50) / 100 * 100 : number;
        SetNumber(claim, number, which);
        if (claim.period && Chance(15)) claim.period = Shift(*claim.period, -1);
        if (Chance(4)) claim.part_of = !claim.part_of;
        if (Chance(30)) Add(claim.topic, AnyTerm(event));
        if (Chance(30)) claim.context.clear();
        const uint64_t wording = Zipf(3);
        claim.masked_text = Mixed(uint64_t{event.number} << 16 | which << 8 | wording);
        if (Chance(3)) claim.masked_text = 0;  // a short phrase
        claim.self_contained = claim.masked_text % 8 != 0;
        claim.sentence_key = Mixed(claim.masked_text ^ Mixed(static_cast<uint64_t>(number)));
      }
      claim.article = articles_;
      claim.article_topic = shared;
      claim.published = published;
      claim.span = {static_cast<uint32_t>(100 * i), static_cast<uint32_t>(100 * i + 90)};
      claim.clause = claim.span;
      claim.value_span = {claim.span.begin + 20, claim.span.begin + 30};
      for (size_t at = 0; at < 16; ++at) claim.id.bytes[at] = static_cast<uint8_t>(Next());
      claims.push_back(std::move(claim));
    }
    ++articles_;
  }

  Claim Boilerplate() {
    const uint64_t which = Zipf(5);
    Claim claim;
    claim.measure = Measure::kCount;
    Add(claim.group, TermOf(kGroup, which, 1));
    Add(claim.predicate, TermOf(kPredicate, which, 1));
    for (uint64_t i = 0; i < 5; ++i) Add(claim.topic, TermOf(kCommon, which + i, 0));
    claim.masked_text = claim.sentence_key = Mixed(which + 77);
    claim.self_contained = true;
    SetNumber(claim, static_cast<int64_t>(100 + which), which);
    return claim;
  }

  static void SetNumber(Claim& claim, int64_t number, uint64_t unit) {
    if (claim.measure == Measure::kEventDate) return;
    Quantity quantity;
    quantity.low = quantity.high = Decimal::FromInt(number);
    for (int64_t rest = number; rest != 0 && rest % 10 == 0; rest /= 10) ++quantity.last_digit;
    quantity.modifier = number % 7 == 0    ? Modifier::kMoreThan
                        : number % 11 == 0 ? Modifier::kAbout
                                           : Modifier::kNone;
    if (claim.measure == Measure::kShare) quantity.unit = kUnitPercent;
    if (claim.measure == Measure::kRatio) quantity.unit = kUnitTimes;
    if (claim.measure == Measure::kAmount)
      quantity.unit = unit % 2 == 0 ? kUnitDollar : kUnitPercent;
    if (claim.measure == Measure::kShare && number % 5 == 0) {
      Quantity whole;
      whole.low = whole.high = Decimal::FromInt(10 * number);
      claim.whole = whole;
    }
    claim.quantity = quantity;
  }

  uint64_t state_;
  uint32_t articles_ = 0, events_ = 0;
  uint64_t last_name_ = 0;
  std::vector<uint64_t> names_;            // told so far, one by one
  std::deque<std::vector<Term>> history_;  // what the last events were about
};

}  // namespace crosscheck::testing
