// Guards on counts and amounts; see guards.h. Each is one question that an editor would ask before
// she believes that two figures agree, or that they do not.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "compare/guards.h"
#include "compare/one_by_one.h"
#include "crosscheck/base/fingerprint.h"
#include "link/values.h"

namespace crosscheck::compare {
namespace {

bool IsVague(const Claim& claim) {
  return claim.quantity && claim.quantity->form == QuantityForm::kVague;
}

bool IsBound(const Quantity& q) {
  return q.modifier != Modifier::kNone && q.modifier != Modifier::kAbout &&
         q.form == QuantityForm::kPoint;
}

constexpr uint64_t kRunning[] = {Hash64("die"),    Hash64("injure"),   Hash64("missing"),
                                 Hash64("infect"), Hash64("evacuate"), Hash64("arrest"),
                                 Hash64("rescue"), Hash64("detect"),   Hash64("cancel"),
                                 Hash64("rise"),   Hash64("trapped"),  Hash64("stranded")};

constexpr std::string_view kCorrections[] = {
#include "compare/data/en/corrections.inc"
};

// How many words on end, forward or backward from a place of each, are equal.
size_t EqualWords(std::string_view a, std::string_view b, bool forward) {
  const auto next = [forward](std::string_view& text) {
    const auto is_letter = [](char c) {
      return absl::ascii_isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
    };
    const auto drop = [&](bool letters) {
      size_t n = 0;
      while (n < text.size() && is_letter(forward ? text[n] : text[text.size() - 1 - n]) == letters)
        ++n;
      const std::string_view dropped = forward ? text.substr(0, n) : text.substr(text.size() - n);
      forward ? text.remove_prefix(n) : text.remove_suffix(n);
      return dropped;
    };
    drop(false);
    return drop(true);
  };
  for (size_t words = 0;; ++words) {
    const std::string_view x = next(a), y = next(b);
    if (x.empty() || x != y) return words;
  }
}

// Ten words on end round one value are nobody's own by chance.
bool SameWordsAround(const Side& a, const Side& b) {
  constexpr size_t kWords = 10;
  const std::string_view x = a.document.text(a.claim.part), y = b.document.text(b.claim.part);
  const auto before = [](const Claim& c) { return Span{c.span.begin, c.value_span.begin}; };
  const auto from = [](const Claim& c) { return Span{c.value_span.begin, c.span.end}; };
  return EqualWords(before(a.claim).In(x), before(b.claim).In(y), false) +
             EqualWords(from(a.claim).In(x), from(b.claim).In(y), true) >=
         kWords;
}

// Counts that grow while an event goes on.
bool Grows(const Claim& claim) {
  if (claim.measure != Measure::kCount) return false;
  if (claim.predicate.empty()) return true;
  return std::find(std::begin(kRunning), std::end(kRunning), claim.predicate.front().key) !=
         std::end(kRunning);
}

}  // namespace

bool OnePlanned(const Case& c) { return c.ca().future != c.cb().future; }
bool OneOutlet(const Case& c) {
  const std::string& outlet = c.a.document.article().outlet;
  return !outlet.empty() && outlet == c.b.document.article().outlet;
}
bool Copied(const Case& c) {
  return c.evidence.same_text || SameSentence(c) || c.ca().sentence_key == c.cb().sentence_key ||
         (SameValueWords(c) && SameWordsAround(c.a, c.b));
}
bool OneHedged(const Case& c) { return c.ca().hedged != c.cb().hedged; }
bool EitherHedged(const Case& c) { return c.ca().hedged || c.cb().hedged; }
bool EitherVague(const Case& c) { return IsVague(c.ca()) || IsVague(c.cb()); }
bool VagueHolds(const Case& c) {
  if (c.slots != kStrong || (c.values & (kWithin | kFarWithin)) == 0 ||
      IsVague(c.ca()) == IsVague(c.cb()))
    return false;
  const Quantity& vague = IsVague(c.ca()) ? c.x() : c.y();
  const Quantity& other = IsVague(c.ca()) ? c.y() : c.x();
  return vague.low <= other.low && other.low <= vague.high;
}
bool LastsAlike(const Case& c) {
  return (c.values & kAgreeing) != 0 && GetUnit(c.x().unit).dimension == Dimension::kDuration;
}
bool OneIsWhole(const Case& c) { return c.ca().is_whole || c.cb().is_whole; }
bool SameValueWords(const Case& c) {
  const auto words = [](const Side& side) {
    return side.claim.value_span.In(side.document.text(side.claim.part));
  };
  return words(c.a) == words(c.b) || ValueWords(c.a) == ValueWords(c.b);
}
bool DigitsSwapped(const Case& c) { return c.evidence.digits_swapped; }
bool OfTwoDays(const Case& c) {
  return c.ca().published && c.cb().published && *c.ca().published != *c.cb().published;
}
bool EitherLimit(const Case& c) { return c.ca().limit || c.cb().limit; }
bool OneAtMost(const Case& c) {
  return (c.x().modifier == Modifier::kAtMost) != (c.y().modifier == Modifier::kAtMost);
}
bool OneIsBound(const Case& c) { return IsBound(c.x()) != IsBound(c.y()); }
bool EitherIsAbout(const Case& c) {
  return c.x().modifier == Modifier::kAbout || c.y().modifier == Modifier::kAbout;
}
bool AllAgainstPart(const Case& c) {
  const auto all = [](const Quantity& q) {
    return q.form == QuantityForm::kPoint && q.low == Decimal::FromInt(100);
  };
  return c.ca().measure == Measure::kShare && all(c.x()) != all(c.y());
}
bool WideRounding(const Case& c) {
  if (c.x().unit != c.y().unit) return false;
  constexpr double kWide = 1.12;
  const double x = c.x().low.ToDouble(), y = c.y().low.ToDouble();
  return std::min(x, y) > 0 && std::max(x, y) / std::min(x, y) > kWide;
}
bool FarBound(const Case& c) {
  return c.values == kFarWithin && (IsBound(c.x()) || IsBound(c.y()));
}
// "49.5 percent" and "below 50 percent": whose share?
bool BoundOfShare(const Case& c) {
  return c.a.claim.measure == Measure::kShare && (IsBound(c.x()) || IsBound(c.y())) &&
         c.evidence.subject != SlotMatch::kSame && !c.evidence.same_text;
}
bool CulpritIncluded(const Case& c) {
  return c.ca().measure == Measure::kCount && c.ca().doubtful != c.cb().doubtful;
}
bool RangeCameFirst(const Case& c) {
  const Quantity& first = *c.earlier().claim.quantity;
  return (c.order & (kMoreLater | kFewerLater)) != 0 && first.low < first.high;
}
bool KnownAlike(const Case& c) {
  return c.evidence.predicate == SlotMatch::kSame || c.evidence.base == SlotMatch::kSame;
}
bool WellKnown(const Case& c) { return c.evidence.score >= kMuchEvidence; }

// Does the evidence bear an agreement? One that is wrong is worse than an alarm that is: what
// happens must be known to be the same, or much else; rounded figures of persons must be of one
// kind of person.
bool BearsAgreement(const Case& c) {
  constexpr int kMuchElse = 4;
  const Evidence& e = c.evidence;
  if (e.place == SlotMatch::kDifferent || e.predicate == SlotMatch::kDifferent) return false;
  const bool much_else = e.specific_words >= kMuchElse || e.same_text;
  if (e.predicate == SlotMatch::kUnknown && e.base != SlotMatch::kSame && !much_else) return false;
  // Two and five are said of every incident of a story: they need their day, their place or words
  // that only one incident has.
  const bool small =
      c.ca().measure == Measure::kCount && std::max(c.x().high, c.y().high) < Decimal::FromInt(10);
  if (small && !much_else && e.period != SlotMatch::kSame && e.place != SlotMatch::kSame)
    return false;
  // "Down 18% in a day" is not "fell 17.5%" of something else.
  if (c.ca().measure == Measure::kChange && c.values == kRounds && e.subject != SlotMatch::kSame)
    return false;
  return c.values == kSame || e.one_group;
}

// Two states of a count that grows while an event goes on: "at least 3 dead", "19 dead". A lower
// bound is taken as the count that was known, for what is counted is the same.
bool RunningCount(const Case& c) {
  if (!Grows(c.ca())) return false;
  const auto counts = [&](const Quantity& q) {
    return q.form == QuantityForm::kPoint &&
           (q.modifier == Modifier::kNone || q.modifier == Modifier::kAtLeast ||
            q.modifier == Modifier::kMoreThan ||
            (q.modifier == Modifier::kAbout && c.order == kMoreLater));
  };
  if (!counts(c.x()) || !counts(c.y()) || c.x().low == c.y().low) return false;
  return GoesOn(c);  // a count of a time long past no longer grows
}

bool SaysCorrected(const Case& c) { return SentenceHasAny(c.later(), kCorrections); }

bool FewerLater(const Case& c) { return c.order == kFewerLater; }
bool MuchInCommon(const Case& c) {
  constexpr int kMuchSaid = 4;
  return c.periods == kPeriodSame || c.evidence.place == SlotMatch::kSame || c.evidence.same_text ||
         c.evidence.specific_words >= kMuchSaid;
}

bool FewerAndCorrected(const Case& c) {
  constexpr uint32_t kNear = kLooksAround;
  if (c.order != kFewerLater) return false;
  const Side& later = c.later();
  const std::string_view text = later.document.text(later.claim.part);
  const uint32_t begin = later.claim.span.begin - std::min(later.claim.span.begin, kNear);
  return HasAnyOf(AsciiLower(text.substr(begin, later.claim.span.end + kNear - begin)),
                  kCorrections);
}

bool LooksAround(const Case& c) {
  return c.order == kFewerLater && c.slots == kStrong && (c.values & kDiffering) != 0 &&
         RunningCount(c);
}

bool ToldAsOlder(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/older.inc"
  };
  const auto older = [](const Side& side) {
    constexpr size_t kReach = 32;
    std::string_view before = side.document.text(side.claim.part)
                                  .substr(0, side.claim.value_span.begin)
                                  .substr(side.claim.span.begin);
    before.remove_prefix(before.size() - std::min(kReach, before.size()));
    // Nearly all figures are told apart by the word right before them.
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    if (!ends("of ") && !ends("from ") && !ends("than ") && !ends("said ") && !ends("was "))
      return false;
    const std::string words = AsciiLower(before);
    return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) {
      return words.find(word) != std::string::npos;
    });
  };
  return older(c.a) || older(c.b);
}

// The other, which says no day, is of the news.
bool OfAnotherDay(const Case& c) {
  constexpr int kNews = 3;
  if (!OneSaysWhen(c)) return false;
  const Claim& dated = c.ca().period ? c.ca() : c.cb();
  return dated.period->granularity == Granularity::kDay &&
         link::DatedBeforeNews(c.ca(), c.cb(), kNews);
}

bool LaterIsBound(const Case& c) { return IsBound(*c.later().claim.quantity); }

bool WasToCome(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/plans.inc"
  };
  return SentenceHasAny(c.ca().hedged ? c.a : c.b, kWords);
}

bool IsUnnamedAge(const Case& c) { return c.ca().IsUnnamedAge(); }
bool IsAge(const Case& c) { return c.ca().measure == Measure::kAttribute; }
bool BluntIsBound(const Case& c) { return IsBound(c.quantities.first_is_sharper ? c.y() : c.x()); }

// Counted deaths and arrests are persons all the same.
bool PersonsAgainstThings(const Case& c) {
  if (c.ca().measure != Measure::kCount || c.ca().persons == c.cb().persons) return false;
  const TermSet& things = c.ca().persons ? c.cb().group : c.ca().group;
  return std::none_of(std::begin(kRunning), std::end(kRunning),
                      [&](uint64_t key) { return HasTerm(things, key); });
}

bool SomeOfThem(const Case& c) {
  const auto some = [](const Side& side) {
    return side.claim.measure == Measure::kCount && side.claim.part_of &&
           ValueWords(side).find(" of ") != std::string::npos;
  };
  return some(c.a) || some(c.b);
}

bool SmallerIsOfOneSpot(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/spots.inc"
  };
  if (!Grows(c.ca()) || c.evidence.same_text) return false;
  const bool first = c.x().low < c.y().low;
  return ClauseHasAny(first ? c.a : c.b, kWords) && !ClauseHasAny(first ? c.b : c.a, kWords);
}

bool OtherPersons(const Case& c) { return !c.evidence.one_group; }
bool EitherIsPart(const Case& c) { return c.ca().part_of || c.cb().part_of; }

// "Six people were killed, including the suspect", "the gunman killed five".
bool CulpritCounted(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/culprits.inc"
  };
  if (c.ca().measure != Measure::kCount) return false;
  // Where they are what is counted ("two gunmen"), nobody else is.
  if (HasAnyOf(AsciiLower(ValueWords(c.a)), kWords) ||
      HasAnyOf(AsciiLower(ValueWords(c.b)), kWords))
    return false;
  const std::optional<Decimal> apart = c.x().low.Minus(c.y().low);
  return apart && (*apart == Decimal::FromInt(1) || *apart == Decimal::FromInt(-1)) &&
         (SentenceHasAny(c.a, kWords) || SentenceHasAny(c.b, kWords));
}

bool OneSaysWhen(const Case& c) { return c.ca().period.has_value() != c.cb().period.has_value(); }
bool TwoDozenTimes(const Case& c) { return c.quantities.gap > 24; }

bool RepeatsOlder(const Case& c) { return c.repeats_older; }

bool SameSentence(const Case& c) {
  return c.ca().masked_text != 0 && c.ca().masked_text == c.cb().masked_text;
}

// Nine of ten content words: the one was written from the other, or both from a third.
bool MuchTheSameWords(const Case& c) {
  constexpr int kFewest = 6;
  const auto size = [](const Claim& claim) {
    return static_cast<int>(claim.topic.size() + claim.context.size());
  };
  const int shared = c.evidence.shared_words;
  return shared >= kFewest && 10 * shared >= 9 * std::min(size(c.ca()), size(c.cb()));
}

// Two amounts dispute each other only where they measure the same thing ("the bill", "the salary"),
// two changes only where they are of one time: "rose 0.9 per cent in June and 5.4 per cent in a
// year" disputes nobody.
bool MeasuresOneThing(const Case& c) {
  const Evidence& e = c.evidence;
  if (e.same_text || c.ca().measure == Measure::kAttribute) return true;
  if (c.ca().measure == Measure::kChange) return c.periods == kPeriodSame;
  return link::IsCounted(c.x()) || e.group == SlotMatch::kSame || e.base == SlotMatch::kSame;
}

// Two bounds of one count at two times are two states of it.
bool BoundsOfOtherDays(const Case& c) {
  constexpr int kDays = 7;
  const bool same_days = c.ca().published && c.cb().published &&
                         std::abs(*c.ca().published - *c.cb().published) <= kDays;
  return IsBound(c.x()) && IsBound(c.y()) && !same_days;
}

// A person is a year older after a birthday, and of one name are also father and son: such ages
// dispute nothing.
bool AgesMayDiffer(const Case& c) {
  constexpr int kSureName = 2;         // shared parts of the name
  constexpr double kLargestSlip = 10;  // years; beyond that it is another person
  constexpr int kBirthdayDays = 14;    // printed farther apart, a birthday may lie between
  if (c.ca().measure != Measure::kAttribute) return false;
  if (c.ca().IsUnnamedAge()) return false;  // of these days, and not far apart
  const double x = c.x().low.ToDouble(), y = c.y().low.ToDouble();
  if (c.evidence.shared_words < kSureName || std::abs(x - y) > kLargestSlip) return true;
  if (!c.ca().published || !c.cb().published) return std::abs(x - y) <= 1;
  static constexpr std::string_view kTurned[] = {
#include "compare/data/en/turned.inc"
  };
  if (std::abs(x - y) == 1 && SentenceHasAny(x < y ? c.b : c.a, kTurned)) return true;
  const auto days = *c.cb().published - *c.ca().published;
  if (std::abs(days) <= kBirthdayDays) return false;
  const double older = days > 0 ? y - x : x - y;
  return older >= 0 && older <= 1 + static_cast<double>(std::abs(days)) / 365;
}

// Figures that differ by a factor are of different things, however alike the words.
bool ManyTimes(const Case& c) {
  constexpr double kLargestGap = 3;
  return !c.evidence.same_text && c.quantities.gap > kLargestGap;
}

bool SmallGap(const Case& c) { return c.quantities.gap < 0.1; }

// One says of which time it speaks and the other does not: a dispute only where that time is the
// time of the news.
bool OtherTimes(const Case& c) {
  constexpr int kNewsDays = 60;
  return !c.evidence.same_text && link::DatedBeforeNews(c.ca(), c.cb(), kNewsDays);
}

}  // namespace crosscheck::compare
