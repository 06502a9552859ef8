// Guards on figures and dates that are of something else, though the words are alike: another name,
// a part, another source; see guards.h.
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "claim/meanings.h"
#include "compare/guards.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::compare {
namespace {

// Terms of `claim.group` that the other group has not.
bool HasMore(const Claim& claim, const Claim& other) {
  return std::any_of(claim.group.begin(), claim.group.end(),
                     [&](const Term& term) { return !HasTerm(other.group, term.key); });
}

// Terms that both groups have; none of ages, which are of one person however many names are told.
int Shared(const Case& c) {
  if (c.ca().measure == Measure::kAttribute) return 0;
  return SharedTerms(c.ca().group, c.cb().group);
}

bool SameTerms(const TermSet& x, const TermSet& y) {
  return x.size() == y.size() && static_cast<size_t>(SharedTerms(x, y)) == x.size();
}

bool IsPercent(const Quantity& q) { return GetUnit(q.unit).dimension == Dimension::kPercent; }

// Of inflation, of revenue: of what is known to have a level.
bool OfLevel(const Claim& claim) {
  return !claim.predicate.empty() && claim::IsLevel(claim.predicate.front().key);
}

// "organisers said", "according to the organisers".
bool IsSaidBy(const Side& side, WordList speakers) {
  static constexpr std::string_view kBehind[] = {
#include "compare/data/en/sayings.inc"
  };
  static constexpr std::string_view kBefore[] = {"according to ", "according to the "};
  const std::string_view text = side.Sentence();
  return AnyOf(speakers, [&](std::string_view speaker) {
    for (size_t at = text.find(speaker); at != text.npos; at = text.find(speaker, at + 1)) {
      if (BeginsWithAnyOf(text.substr(at + speaker.size()), kBehind) ||
          EndsWithAnyOf(text.substr(0, at), kBefore))
        return true;
    }
    return false;
  });
}

constexpr std::string_view kContrasts[] = {
#include "compare/data/en/contrasts.inc"
};
constexpr size_t kContrastCount = std::size(kContrasts);

constexpr std::array<uint64_t, kContrastCount> kContrastKeys = [] {
  std::array<uint64_t, kContrastCount> keys{};
  for (size_t i = 0; i < kContrastCount; ++i) keys[i] = Hash64(kContrasts[i]);
  return keys;
}();
// A bit for each number that the first six bits of a key make: most words are told apart by it.
constexpr uint64_t kContrastBits = [] {
  uint64_t bits = 0;
  for (const uint64_t key : kContrastKeys) bits |= uint64_t{1} << (key >> 58);
  return bits;
}();

// Which words of kContrasts the clause has, a bit for each place in the table.
using Contrasts = std::bitset<kContrastCount>;
Contrasts ContrastsIn(const Claim& claim) {
  Contrasts found;
  for (const TermSet* terms : {&claim.topic, &claim.group}) {
    for (const Term& term : *terms) {
      if ((kContrastBits >> (term.key >> 58) & 1) == 0) continue;
      const auto at = std::find(kContrastKeys.begin(), kContrastKeys.end(), term.key);
      if (at != kContrastKeys.end()) found.set(static_cast<size_t>(at - kContrastKeys.begin()));
    }
  }
  return found;
}

// "ferry", "Selm" of "the ferry of Selm": a thing, and a name that tells which.
struct Called {
  std::string_view thing, name;
};

std::vector<Called> CalledIn(std::string_view text) {
  constexpr std::string_view kOf = "f ";  // of " of ": the letter that is the rarest
  const auto is_letter = [](char c) {
    return absl::ascii_isalpha(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
  };
  std::vector<Called> all;
  for (size_t at = text.find(kOf); at != text.npos; at = text.find(kOf, at + kOf.size())) {
    if (at < 2 || text[at - 1] != 'o' || text[at - 2] != ' ') continue;
    const size_t name = at + kOf.size(), before = at - 2;
    size_t begin = before, end = name;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (begin < before && end > name && absl::ascii_isupper(static_cast<unsigned char>(text[name])))
      all.push_back({text.substr(begin, before - begin), text.substr(name, end - name)});
  }
  return all;
}

}  // namespace

bool OtherOfOneKind(const Case& c) {
  const auto text = [](const Side& side, Span span) {
    return span.In(side.document.text(side.claim.part));
  };
  const std::vector<Called> x = CalledIn(text(c.a, c.ca().clause));
  if (x.empty()) return false;
  const std::vector<Called> y = CalledIn(text(c.b, c.cb().clause));
  const std::string_view a = text(c.a, c.ca().span), b = text(c.b, c.cb().span);
  return std::any_of(x.begin(), x.end(), [&](const Called& one) {
    return std::any_of(y.begin(), y.end(), [&](const Called& other) {
      return one.thing == other.thing && b.find(one.name) == b.npos && a.find(other.name) == a.npos;
    });
  });
}

bool OneTellsOfKin(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/kin.inc"
  };
  return SentenceHasAny(c.a, kWords) != SentenceHasAny(c.b, kWords);
}

bool OneIsOfBefore(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/before.inc"
  };
  return ClauseHasAny(c.a, kWords) != ClauseHasAny(c.b, kWords);
}

bool OneTimeInOther(const Case& c) {
  constexpr int64_t kMonth = 28;  // days; an event has its day, in whatever month
  const auto &p = c.ca().period, &q = c.cb().period;
  if (!p || !q || p->end - p->begin < kMonth || q->end - q->begin < kMonth) return false;
  const bool in = p->begin <= q->begin && q->end <= p->end;
  const bool around = q->begin <= p->begin && p->end <= q->end;
  return in != around;
}

bool OneLeavesOut(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/left_out.inc"
  };
  return SentenceHasAny(c.a, kWords) != SentenceHasAny(c.b, kWords);
}

bool SmallerIsPart(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/first_days.inc"
  };
  const bool first = c.x().low < c.y().low;
  const Side &small = first ? c.a : c.b, &large = first ? c.b : c.a;
  const Claim &part = small.claim, &whole = large.claim;
  if (Shared(c) > 0 && HasMore(part, whole) && !HasMore(whole, part)) return true;
  if (part.period && part.period->since && !whole.period) return true;
  return SentenceHasAny(small, kWords) && !SentenceHasAny(large, kWords);
}

bool OneIsNarrower(const Case& c) {
  const TermSet &x = c.ca().subject, &y = c.cb().subject;
  const auto shared = static_cast<size_t>(SharedTerms(x, y));
  return c.evidence.narrower ||
         (shared > 0 && shared == std::min(x.size(), y.size()) && x.size() != y.size());
}

bool OtherLevels(const Case& c) {
  const Claim &a = c.ca(), &b = c.cb();
  if (!OfLevel(a) && !OfLevel(b)) return false;
  const bool elsewhere = !a.where.empty() && !b.where.empty() && SharedTerms(a.where, b.where) == 0;
  // Two percentages may well be the same, two sums hardly.
  const bool narrower =
      IsPercent(c.x()) ? HasMore(a, b) || HasMore(b, a) : HasMore(a, b) && HasMore(b, a);
  return elsewhere || narrower || c.evidence.subject == SlotMatch::kDifferent;
}

bool LevelsMayDiffer(const Case& c) {
  constexpr double kLargestGap = 0.5;  // beyond, a year stands against a month or a quarter
  constexpr int kDays = 3;             // then there may be a new one
  const Claim &a = c.ca(), &b = c.cb();
  if (!OfLevel(a) && !OfLevel(b)) return false;
  // "to 4 per cent from 3.9": the one before, which others give as theirs
  const auto tells = [](const Claim& claim, const Quantity& value) {
    return claim.figures != nullptr &&
           std::any_of(claim.figures->begin(), claim.figures->end(), [&](const Figure& figure) {
             return figure.quantity && figure.quantity->low == value.low;
           });
  };
  static constexpr std::string_view kNotNow[] = {
#include "compare/data/en/not_now.inc"
  };
  const bool apart = c.quantities.gap > kLargestGap || !a.published || !b.published ||
                     std::abs(*a.published - *b.published) > kDays ||
                     c.evidence.article_likeness < kSameStoryLikeness;
  // Whose profit it is "the company" tells as well; a word before inflation is another inflation.
  const bool one_level = SameTerms(a.group, b.group) && SameTerms(a.where, b.where) &&
                         (!IsPercent(c.x()) || SameTerms(a.subject, b.subject));
  return apart || !one_level || a.hedged || b.hedged || a.future || b.future ||
         a.period.has_value() != b.period.has_value() || tells(a, c.y()) || tells(b, c.x()) ||
         SentenceHasAny(c.a, kNotNow) != SentenceHasAny(c.b, kNotNow);
}

bool OtherOfAPair(const Case& c) {
  const Contrasts a = ContrastsIn(c.ca());
  if (a.none()) return false;
  const Contrasts b = ContrastsIn(c.cb());
  bool in_a = false, in_b = false, in_both = false;  // of one row
  for (size_t i = 0; i < kContrastCount; ++i) {
    in_a |= a[i];
    in_b |= b[i];
    in_both |= a[i] && b[i];
    if (!kContrasts[i].empty()) continue;
    if (in_a && in_b && !in_both) return true;
    in_a = in_b = in_both = false;
  }
  return false;
}

bool OtherPlaces(const Case& c) {
  return !c.ca().where.empty() && !c.cb().where.empty() && c.evidence.place != SlotMatch::kSame &&
         SharedTerms(c.ca().where, c.cb().where) == 0;
}

bool TermsOfTwo(const Case& c) {
  constexpr uint64_t kSentence = Hash64("sentence");
  const auto of_prison = [](const Claim& claim) {
    return HasTerm(claim.group, kSentence) || HasTerm(claim.predicate, kSentence);
  };
  return GetUnit(c.x().unit).dimension == Dimension::kDuration &&
         c.evidence.subject != SlotMatch::kSame && !c.evidence.same_text &&
         (of_prison(c.ca()) || of_prison(c.cb()));
}

bool EachNamesAnother(const Case& c) {
  const auto names_more = [](const Claim& claim, const Claim& other) {
    return std::any_of(claim.topic.begin(), claim.topic.end(), [&](const Term& term) {
      return term.weight == kNameWeight && !HasTerm(other.topic, term.key) &&
             !HasTerm(other.context, term.key);
    });
  };
  return c.ca().predicate.empty() && c.cb().predicate.empty() && names_more(c.ca(), c.cb()) &&
         names_more(c.cb(), c.ca());
}

bool OtherKinds(const Case& c) {
  return Shared(c) == 1 && HasMore(c.ca(), c.cb()) && HasMore(c.cb(), c.ca());
}

bool OpposedSources(const Case& c) {
  static constexpr std::string_view kParties[] = {
#include "compare/data/en/parties.inc"
  };
  static constexpr std::string_view kOffices[] = {
#include "compare/data/en/offices.inc"
  };
  return (IsSaidBy(c.a, kParties) && IsSaidBy(c.b, kOffices)) ||
         (IsSaidBy(c.b, kParties) && IsSaidBy(c.a, kOffices));
}

bool OtherOutcome(const Case& c) {
  static constexpr std::string_view kWon[] = {
#include "compare/data/en/carried.inc"
  };
  static constexpr std::string_view kLost[] = {
#include "compare/data/en/rejected.inc"
  };
  const auto opposed = [&](const Side& x, const Side& y) {
    return SentenceHasAny(x, kWon) && SentenceHasAny(y, kLost) && !SentenceHasAny(y, kWon) &&
           !SentenceHasAny(x, kLost);
  };
  return opposed(c.a, c.b) || opposed(c.b, c.a);
}

}  // namespace crosscheck::compare
