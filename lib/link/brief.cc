// The door is Briefs::MayBeOne. It follows CompareSharing and MakesLink step by step and takes at
// each the best that a pair may have: who changes these looks here too. brief_test.cc compares with
// all pairs.
#include "link/brief.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "link/likeness.h"
#include "link/tally.h"
#include "link/values.h"
#include "link/view.h"

namespace crosscheck::link {
namespace {

constexpr int Points(Feature feature) { return 100 * kWeights[static_cast<size_t>(feature)]; }
constexpr int AtLeastNone(Feature feature) { return std::max(0, Points(feature)); }
constexpr int PointsOfWord(uint32_t weight) {
  return AtLeastNone(static_cast<Feature>(static_cast<uint32_t>(Feature::kWord0) + weight));
}

// Never 0 for a key.
uint32_t Folded(uint64_t key) { return key == 0 ? 0 : static_cast<uint32_t>(key >> 32) | 1u; }
uint32_t BitOf(uint64_t key) { return uint32_t{1} << (key >> 59); }
uint32_t BitOfFolded(uint32_t folded) { return uint32_t{1} << (folded >> 27); }

uint32_t SetOf(const TermSet& terms) {
  uint32_t set = 0;
  for (const Term& term : terms) set |= BitOf(term.key);
  return set;
}

}  // namespace

Briefs::Briefs(absl::Span<const Claim> claims, absl::Span<const Traits> traits) {
  briefs_.reserve(claims.size() + 1);
  size_t words = 0;
  for (size_t i = 0; i < claims.size(); ++i)
    words += claims[i].topic.size() + claims[i].context.size();
  words_.reserve(words);
  for (size_t i = 0; i < claims.size(); ++i) {
    const Claim& c = claims[i];
    Brief& brief = briefs_.emplace_back();
    brief.words = static_cast<uint32_t>(words_.size());
    if (c.published) brief.day = static_cast<int32_t>(*c.published - absl::CivilDay());
    brief.text = Folded(c.masked_text);
    if (!c.predicate.empty()) brief.predicate = Folded(c.predicate.front().key);
    brief.predicate_class = Folded(c.predicate_class);
    brief.events = SetOf(c.events);
    brief.group = SetOf(c.group);
    for (const Term& term : c.group)
      brief.group_weight = static_cast<uint8_t>(std::min(255, brief.group_weight + term.weight));
    if (c.period) {
      const auto day = [](absl::CivilDay d) { return static_cast<uint64_t>(d - absl::CivilDay()); };
      brief.period = Folded(Mix(day(c.period->begin), day(c.period->end)));
    }
    brief.telling_value = Folded(traits[i].telling_value);
    brief.kind = static_cast<uint8_t>(traits[i].kind);
    brief.kept_apart = static_cast<uint8_t>(c.other_event | c.cumulative << 1 | c.limit << 2);
    brief.dates = c.measure == Measure::kEventDate;
    brief.attribute = c.measure == Measure::kAttribute;
    brief.part_of = c.part_of;
    brief.persons = c.persons;
    brief.any_person = words::AreAnyPersons(c);
    brief.negated = c.negated;
    brief.fresh = IsFreshDate(c);
    brief.ratio = c.measure == Measure::kRatio;
    if (c.quantity) {
      brief.low = static_cast<float>(c.quantity->low.ToDouble());
      brief.unit = c.quantity->unit;
      brief.digits = DigitsOf(*c.quantity);
      brief.point = c.quantity->form == QuantityForm::kPoint && !c.quantity->IsRate();
      brief.counted =
          IsCounted(*c.quantity) || GetUnit(c.quantity->unit).dimension == Dimension::kMoney;
    }
    const auto word = [&](const Term& term, bool in_clause) {
      return Word{.key = static_cast<uint32_t>(term.key >> 37) & 0x7FFFFFFu,
                  .is_predicate = HasTerm(c.predicate, term.key),
                  .in_clause = in_clause,
                  .in_context = !in_clause,
                  .weight = term.weight & 3u};
    };
    auto x = c.topic.begin(), y = c.context.begin();
    while (x != c.topic.end() || y != c.context.end()) {
      const bool from_x = y == c.context.end() || (x != c.topic.end() && x->key <= y->key);
      Word next = from_x ? word(*x, true) : word(*y, false);
      if (from_x && y != c.context.end() && y->key == x->key) {
        next.in_context = 1;
        next.weight = std::max(x->weight, y->weight) & 3u;
        ++y;
      }
      from_x ? ++x : ++y;
      // Two words that are taken for one might be counted for less than they are.
      if (words_.size() > brief.words && words_.back().key == next.key) brief.odd_words = true;
      words_.push_back(next);
    }
  }
  briefs_.emplace_back().words = static_cast<uint32_t>(words_.size());
}

Briefs::SharedWords Briefs::WordsOf(const Briefs& of_x, uint32_t i, const Briefs& of_y,
                                    uint32_t j) {
  SharedWords shared;
  const Word* x = of_x.words_.data() + of_x.briefs_[i].words;
  const Word* y = of_y.words_.data() + of_y.briefs_[j].words;
  const Word* const end_x = of_x.words_.data() + of_x.briefs_[i + 1].words;
  const Word* const end_y = of_y.words_.data() + of_y.briefs_[j + 1].words;
  while (x != end_x && y != end_y) {
    const uint32_t a = x->key, b = y->key;
    if (a == b) {
      const uint32_t weight = std::min<uint32_t>(x->weight, y->weight);
      const uint32_t both = x->in_clause & y->in_clause, none = x->in_context & y->in_context;
      const uint32_t one = (x->in_clause & y->in_context) + (x->in_context & y->in_clause);
      const auto percent =
          static_cast<int>(100 * both + kContextPercent * one + (kContextPercent / 2) * none);
      shared.points += PointsOfWord(weight) / 100 * percent;
      if (x->is_predicate + y->is_predicate == 0)
        shared.specific += static_cast<int>(weight * (both + one + none));
    }
    x += a <= b;
    y += b <= a;
  }
  return shared;
}

// The most that the predicates add to a score; of counts and of dates.
int Briefs::PointsOfPredicate(const Brief& a, const Brief& b) {
  constexpr int kSame =
      std::max({AtLeastNone(Feature::kSamePredicate), AtLeastNone(Feature::kBesidePredicate),
                AtLeastNone(Feature::kSameClass)});
  if (a.predicate == 0 || b.predicate == 0)
    return (a.events & b.events) != 0 ? AtLeastNone(Feature::kSharedEvent) : 0;
  const bool forth = (b.events & BitOfFolded(a.predicate)) != 0;
  const bool back = (a.events & BitOfFolded(b.predicate)) != 0;
  const bool beside = a.dates ? forth || back : forth && back;
  const bool one_class = a.predicate_class != 0 && a.predicate_class == b.predicate_class;
  if (a.predicate == b.predicate || beside || one_class) return kSame;
  return Points(Feature::kOtherPredicate);
}

bool Briefs::MayBeOne(const Briefs& x, uint32_t i, const Briefs& y, uint32_t j, int likeness) {
  const Brief &a = x.briefs_[i], &b = y.briefs_[j];
  if (a.kind != b.kind || a.negated || b.negated) return false;
  if (a.attribute || (a.text != 0 && a.text == b.text)) return true;
  const std::optional<int64_t> days = DaysApart(a.day, b.day);
  const int64_t gap = days.value_or(0);
  if (likeness < NeedOf(days).likeness) return false;
  const bool one_value = a.telling_value != 0 && a.telling_value == b.telling_value;
  const bool one_unit = a.point && b.point && a.unit == b.unit;
  if (a.dates) {
    if (gap > kOneStoryDays && a.fresh && b.fresh) return false;
    if ((a.predicate == 0 || b.predicate == 0) && !one_value) return false;
  } else {
    // No two numbers: neither "25 percent" and "a quarter" nor "1 km" and "1,000 m".
    const bool apart = one_unit && a.low != b.low;
    if (a.part_of != b.part_of && a.low != b.low) return false;
    if (a.kept_apart != b.kept_apart && apart) return false;
    // A series; or one figure that is no chance.
    if (gap > kDaysOfCounts && a.counted && !a.ratio && !b.ratio && a.period == 0 &&
        b.period == 0 && apart && !(a.low >= 1000 && b.low >= 1000))
      return false;
    const bool predicate = PointsOfPredicate(a, b) > 0;
    const bool group = (a.group & b.group) != 0 || (a.persons && b.any_person) ||
                       (b.persons && a.any_person) ||
                       (b.predicate != 0 && (a.group & BitOfFolded(b.predicate)) != 0) ||
                       (a.predicate != 0 && (b.group & BitOfFolded(a.predicate)) != 0);
    if (!a.ratio && !b.ratio && !predicate && !group && !one_value) return false;
  }
  if (a.odd_words || b.odd_words) return true;
  const bool telling = a.telling_value != 0 || b.telling_value != 0;
  // Where two figures of one unit are equal, or one is the other rounded, neither is twice as much.
  const float x_size = std::abs(a.low), y_size = std::abs(b.low);
  const bool may_round =
      !one_unit || (x_size > y_size / 2 && y_size > x_size / 2) || a.low == b.low;
  const bool may_be_distinctive = a.low >= 1000 && b.low >= 1000 && may_round;
  SharedWords words = WordsOf(x, i, y, j);
  if ((a.group & b.group) != 0) words.specific += std::min(a.group_weight, b.group_weight);

  const bool swapped = a.digits != 0 && a.digits == b.digits && a.low != b.low;
  if (a.dates) {
    // One fact: strong evidence, or one period with words of the day.
    const bool told = words.specific >= kSpecificOfDay || telling || likeness >= kMuchLikeArticles;
    if (words.specific < kSpecificInOneStory && !(a.period == b.period && told)) return false;
  } else {
    // Of other days, and so a series, or one figure that is no chance.
    if (gap > kDaysOfCounts && a.counted && !a.ratio && a.period == 0 && b.period == 0 &&
        words.specific < kSpecificForStrong && !may_be_distinctive)
      return false;
    // One fact with two values; a part has another one than its whole.
    if (a.part_of == b.part_of && !may_round && !swapped && words.specific < kSpecificInOneStory)
      return false;
  }

  int score =
      Points(Feature::kBase) + Points(Feature::kLikeness) / 100 * (std::min(likeness, 300) / 3);
  const int predicate = PointsOfPredicate(a, b);
  score += words.specific >= kSpecificToDoubt ? std::max(0, predicate) : predicate;
  score += std::min(words.points, 100 * kWordsAtMost);
  if (a.dates) {
    if (one_value) score += AtLeastNone(Feature::kSameDay);
    if (days) score += AtLeastNone(Feature::kSameDays);
  } else {
    score += std::max(AtLeastNone(Feature::kSameGroup), AtLeastNone(Feature::kPersonsBoth));
    if (a.ratio || b.ratio) score += AtLeastNone(Feature::kSameBase);
    if (a.period != 0 && b.period != 0) score += AtLeastNone(Feature::kSamePeriod);
    if (telling) score += AtLeastNone(Feature::kSameValue);
    if (swapped) score += AtLeastNone(Feature::kDigitsSwapped);
  }
  const bool may_be_figure = !a.dates && may_be_distinctive;
  return score >= 100 * (may_be_figure ? kSameFigureThreshold : kLinkThreshold);
}

}  // namespace crosscheck::link
