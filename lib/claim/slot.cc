// The door is SlotsOf.
#include "crosscheck/claim/slot.h"

#include <algorithm>
#include <iterator>

namespace crosscheck {
namespace {

constexpr int kGuess = 500;  // what a pronoun stands for is told elsewhere

int ConfidenceOf(const Claim& claim, Span word) {
  if (claim.value_span.Contains(word)) return 1000;
  if (claim.clause.Contains(word)) return 900;
  return claim.span.Contains(word) ? 700 : 500;
}

}  // namespace

std::string_view SlotKindName(SlotKind kind) {
  constexpr std::string_view kNames[] = {"GROUP",  "PREDICATE", "SUBJECT", "BASE",  "WHOLE",
                                         "PERIOD", "PLACE",     "SPEAKER", "HEDGE", "NEGATION"};
  const auto index = static_cast<size_t>(kind);
  return index < std::size(kNames) ? kNames[index] : std::string_view();
}

std::vector<Slot> SlotsOf(const Claim& claim) {
  std::vector<Slot> slots;
  const auto add = [&](SlotKind kind, std::vector<Span> spans) {
    spans.erase(
        std::remove_if(spans.begin(), spans.end(), [](const Span& span) { return span.empty(); }),
        spans.end());
    if (spans.empty()) return;
    std::sort(spans.begin(), spans.end());
    Slot slot{kind, std::move(spans), 1000};
    for (const Span& span : slot.spans)
      slot.confidence = std::min(slot.confidence, ConfidenceOf(claim, span));
    slots.push_back(std::move(slot));
  };
  const auto add_terms = [&](SlotKind kind, const TermSet& set) {
    std::vector<Span> spans;
    for (const Term& term : set) spans.push_back(term.span);
    add(kind, std::move(spans));
  };
  add_terms(SlotKind::kGroup, claim.group);
  add_terms(SlotKind::kPredicate, claim.predicate);
  if (claim.subject_resolved) {
    add(SlotKind::kSubject, {claim.subject.front().span});  // "it": one span for all its terms
    slots.back().confidence = kGuess;
  } else {
    add_terms(SlotKind::kSubject, claim.subject);
  }
  add_terms(SlotKind::kBase, claim.base);
  add(SlotKind::kWhole, {claim.whole_span});
  add(SlotKind::kPeriod, {claim.period_span});
  add_terms(SlotKind::kPlace, claim.where);
  add(SlotKind::kSpeaker, {claim.speaker_span});
  add(SlotKind::kHedge, {claim.hedge_span});
  add(SlotKind::kNegation, {claim.negation_span});
  return slots;
}

}  // namespace crosscheck
