// Claims: one value and what it is said of.
//
//   "Fentanyl and other synthetic opioids killed 32,000 people in the US last year"
//     value       32,000 (count, people)      value_span over "32,000 people"
//     predicate   {kill}   subject {fentanyl, synthetic, opioid}   group {person}
//     period      2018 (published 2019)       places {United States}
//
// A claim is compared through its slots; each is a set of terms, and a slot with no term is
// unknown, which is neither same nor different. A Claim owns no text: spans point into the Document
// of its article. Value type; thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/base/span.h"
#include "crosscheck/normalize/value.h"

namespace crosscheck {

// A content word folded to its concept: Hash64 of the synonym class ("die" for killed, deaths,
// lives lost) or of the stem. Terms with equal keys mean the same.
struct Term {
  uint64_t key = 0;
  Span span;  // the word or name in the part of the claim; empty in article_topic
  // How much it tells to share it: 0 a word of all news, 1 a concept or a known place, 2 an
  // uncommon word, 3 a name.
  uint8_t weight = 0;
  friend bool operator==(const Term&, const Term&) = default;
};
inline constexpr uint8_t kNameWeight = 3;  // Term::weight of a name

// The terms of one slot, sorted by key, no key twice.
using TermSet = std::vector<Term>;
bool HasTerm(const TermSet& set, uint64_t key);
// How many keys the two share.
int SharedTerms(const TermSet& a, const TermSet& b);
// The place that a place lies in, both by Term::key: Iraq for Mosul, the United States for Texas. 0
// for a country and for what the tables do not know.
uint64_t PlaceAround(uint64_t place);

// The names that an article says most often, by Term::key: whom or what it is about. The second is
// 0 where there is none that is said nearly as often, both are where no name is said often.
using MainNames = std::array<uint64_t, 2>;

// What an article is about: its most frequent content words and names, kept once for all of its
// claims. Reads as a TermSet; copying it is cheap.
class ArticleTopic {
 public:
  ArticleTopic() = default;
  // REQUIRES: main names are terms of it.
  ArticleTopic(TermSet terms, MainNames main_names = {})
      : topic_(std::make_shared<const Topic>(Topic{std::move(terms), main_names})) {}
  operator const TermSet&() const { return get(); }
  const TermSet& get() const { return topic().terms; }
  const MainNames& main_names() const { return topic().main_names; }
  friend bool operator==(const ArticleTopic& a, const ArticleTopic& b) {
    return a.get() == b.get() && a.main_names() == b.main_names();
  }

 private:
  struct Topic {
    TermSet terms;
    MainNames main_names = {};
  };
  const Topic& topic() const {
    static const Topic kEmpty;
    return topic_ ? *topic_ : kEmpty;
  }
  std::shared_ptr<const Topic> topic_;
};

// A figure or a date of a sentence as it was read, whether it made a claim or not: in "fell 12 per
// cent to 440" the 440 says nothing by itself, and arithmetic needs it.
struct Figure {
  Span span;                         // the number with its modifier and unit; the time expression
  std::optional<Quantity> quantity;  // of a figure, and of a duration
  std::optional<Period> period;      // of a date
  TimeAnchor anchor = TimeAnchor::kNone;
  ChangePart change;      // "rose 45% from 6.2 to 9": by how much, from and to which level
  bool doubtful = false;  // has other readings
  bool listed =
      false;  // "five in Leeds, three in York": the three, which adds to the figure before
};

// What kind of statement the value is part of. On the wire; append only.
enum class Measure : uint8_t {
  kCount,      // so many of something
  kAmount,     // a measured amount with a unit
  kRatio,      // N times as, with a comparison base
  kShare,      // a percentage or fraction of a whole
  kChange,     // rose by, from .. to
  kRate,       // per year, per 100,000 people
  kAttribute,  // a number that describes its bearer: an age, an ordinal, a price
  kEventDate,  // when something happened
};
std::string_view MeasureName(Measure measure);

struct Claim {
  Fingerprint id;  // of article id, part, sentence, ordinal among equal sentences, ordinal in it
  uint32_t article = 0;  // index of the article in its batch
  Part part = Part::kBody;
  Span span;        // the sentence
  Span clause;      // the clause that the value stands in
  Span value_span;  // the value with modifier, unit and counted head
  std::optional<Quantity> quantity;
  std::optional<TimeValue> time;  // of an event date, or beside the quantity of a duration
  std::string counted;            // as in Value

  Measure measure = Measure::kCount;
  TermSet group;      // the counted thing with its modifiers: {overdose, die}
  TermSet predicate;  // the governing event, state or quality, one term or none: {kill}, {strong}
  // The wider concept of the predicate, 0 for none: counts of one case meet there ("jailed",
  // "convicted"), dates never.
  uint64_t predicate_class = 0;
  TermSet subject;  // who or what does it: {ferry, accident}; see subject_resolved
  TermSet events;   // all events and states of the clause, the predicate among them
  TermSet topic;    // all content words of the clause but the value
  TermSet context;  // content words of the rest of the sentence
  TermSet base;     // comparison base: {heroin}; what a share of people think of: {ban, rifle}
  TermSet names;    // proper names in the sentence: {Trump, Xi}
  TermSet places;   // place names in the sentence, folded: {United States}
  TermSet where;    // places and names behind "in", "at", "near" in the clause
  ArticleTopic article_topic;
  // Of the words of the sentence with its numbers left out: equal for "same text, other number". 0
  // where fewer than six words are left.
  uint64_t masked_text = 0;
  // The sentence names somebody or something, and points back to nothing that is named before it
  // ("the company", "it"): it says the same in an article about anything else.
  bool self_contained = false;
  uint64_t sentence_key = 0;                // Hash64 of the sentence: equal in copies
  std::optional<absl::CivilDay> published;  // of the article
  // In scope for a quantity: "in 2017", "last year"; the date itself for a date.
  std::optional<Period> period;
  Span period_span;  // its words; empty for a rate's own year
  // "40 per cent of the 70,000 overdoses": what a share is taken of, where it stands right behind.
  std::optional<Quantity> whole;
  Span whole_span;
  // "it", "the drug": the subject is what that most likely stands for, and its spans are those
  // words. Evidence of likeness, never of a difference.
  bool subject_resolved = false;
  bool is_whole = false;  // "three of the 14 miners": the 14; something was said of a part of it
  // What is counted are persons. Of an attribute: its bearer is not named ("a 4-year-old boy"), and
  // `group` is the word for it.
  bool persons = false;
  bool part_of = false;  // "eight others", "two of them": a part of a whole named elsewhere
  bool onset = false;    // "since 2017": the date is the beginning of a state
  bool rough = false;    // "more than two weeks ago", "about a year ago": a date with a qualifier
  bool other_weekday = false;  // "Monday, 5 May 2020", which was a Tuesday
  bool doubtful = false;  // the value has other readings ("7/11/2019", "1.5m"): it disputes nobody
  // "in a separate attack", "a similar blast", "elsewhere": of another event than the article's.
  bool other_event = false;
  // "this year", "in the past six months": a count over a stretch of four weeks or more that goes
  // on.
  bool cumulative = false;
  // The sentence speaks of what is another each day, a price on an exchange or the weather: a
  // figure without a time is of the day it was printed.
  bool daily = false;
  bool limit = false;   // "needs 50 percent", "the speed limit is 80 km/h", "can hold 90": no fact
  bool hedged = false;  // "may", "could", "expected to", "reportedly"
  Span hedge_span;      // the first word that hedges or tells of the future
  bool negated = false;
  Span negation_span;
  bool future = false;  // planned or forecast
  bool quoted = false;  // inside quotation marks
  // All figures and dates of the sentence in order, kept once for all its claims; none where there
  // is but one.
  std::shared_ptr<const std::vector<Figure>> figures;
  // "Anna Bell and eight others": the words of the one beside a part; empty where there is none.
  Span one_more;
  TermSet speaker;    // whose figure it is: {Vigil}, {centers for disease control}
  Span speaker_span;  // its words; empty where nobody is named

  // "a 4-year-old boy": an age whose bearer has no name, only a word and what befell him.
  bool IsUnnamedAge() const { return measure == Measure::kAttribute && persons; }
};

// One line for tests and logs, not for storage. `text` is the text of the claim's part.
std::string DebugString(const Claim& claim, std::string_view text);

}  // namespace crosscheck
