// The door is MoveClaim. A span that stands for nothing is empty at 0 and stays so.
#include "claim/move_claim.h"

#include <memory>
#include <utility>
#include <vector>

namespace crosscheck::claim {

void MoveClaim(uint32_t by, Claim& claim) {
  const auto move = [by](Span& span) {
    if (span.empty()) return;
    span.begin += by;
    span.end += by;
  };
  for (Span* span :
       {&claim.span, &claim.clause, &claim.value_span, &claim.period_span, &claim.whole_span,
        &claim.hedge_span, &claim.negation_span, &claim.speaker_span, &claim.one_more})
    move(*span);
  for (TermSet* set :
       {&claim.group, &claim.predicate, &claim.subject, &claim.events, &claim.topic, &claim.context,
        &claim.base, &claim.names, &claim.places, &claim.where, &claim.speaker}) {
    for (Term& term : *set) move(term.span);
  }
  if (claim.figures == nullptr) return;
  std::vector<Figure> figures = *claim.figures;
  for (Figure& figure : figures) move(figure.span);
  claim.figures = std::make_shared<const std::vector<Figure>>(std::move(figures));
}

}  // namespace crosscheck::claim
