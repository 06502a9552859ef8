// The doors are MoveClaim and IsMovedClaim. A span that stands for nothing is empty at 0 and stays
// so.
#include "claim/move_claim.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace crosscheck::claim {
namespace {

// What a member of a claim is when the claim is moved, compared member by member.
class Mover {
 public:
  explicit Mover(uint32_t by) : by_(by) {}

  template <typename T>
  bool Same(const T& x, const T& y) const {
    return x == y;
  }
  bool Same(const Span& x, const Span& y) const {
    if (x.empty() || y.empty()) return x == y;
    return x.begin + by_ == y.begin && x.end + by_ == y.end;
  }
  bool Same(const Term& x, const Term& y) const {
    return x.key == y.key && x.weight == y.weight && Same(x.span, y.span);
  }
  bool Same(const Figure& x, const Figure& y) const {
    // Does not compile? A member of Figure is new: compare it below.
    const auto& [span, quantity, period, anchor, change, doubtful, listed] = x;
    return Same(span, y.span) && quantity == y.quantity && period == y.period &&
           anchor == y.anchor && change == y.change && doubtful == y.doubtful && listed == y.listed;
  }
  template <typename T>
  bool Same(const std::vector<T>& x, const std::vector<T>& y) const {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                      [this](const T& a, const T& b) { return Same(a, b); });
  }
  template <typename T>
  bool Same(const std::shared_ptr<T>& x, const std::shared_ptr<T>& y) const {
    return x == nullptr || y == nullptr ? x == y : Same(*x, *y);
  }

 private:
  uint32_t by_;
};

}  // namespace

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

bool IsMovedClaim(const Claim& x, uint32_t by, const Claim& y) {
  // Does not compile? A member of Claim is new: compare it below, and move its spans above.
  const auto& [id, article, part, span, clause, value_span, quantity, time, counted, measure, group,
               predicate, predicate_class, subject, events, topic, context, base, names, places,
               where, article_topic, masked_text, self_contained, sentence_key, published, period,
               period_span, whole, whole_span, subject_resolved, is_whole, persons, part_of, onset,
               rough, other_weekday, doubtful, other_event, cumulative, daily, limit, hedged,
               hedge_span, negated, negation_span, future, quoted, figures, one_more, speaker,
               speaker_span] = x;
  static_cast<void>(article_topic);
  const Mover m(by);
  return m.Same(id, y.id) && m.Same(article, y.article) && m.Same(part, y.part) &&
         m.Same(span, y.span) && m.Same(clause, y.clause) && m.Same(value_span, y.value_span) &&
         m.Same(quantity, y.quantity) && m.Same(time, y.time) && m.Same(counted, y.counted) &&
         m.Same(measure, y.measure) && m.Same(group, y.group) && m.Same(predicate, y.predicate) &&
         m.Same(predicate_class, y.predicate_class) && m.Same(subject, y.subject) &&
         m.Same(events, y.events) && m.Same(topic, y.topic) && m.Same(context, y.context) &&
         m.Same(base, y.base) && m.Same(names, y.names) && m.Same(places, y.places) &&
         m.Same(where, y.where) && m.Same(masked_text, y.masked_text) &&
         m.Same(self_contained, y.self_contained) && m.Same(sentence_key, y.sentence_key) &&
         m.Same(published, y.published) && m.Same(period, y.period) &&
         m.Same(period_span, y.period_span) && m.Same(whole, y.whole) &&
         m.Same(whole_span, y.whole_span) && m.Same(subject_resolved, y.subject_resolved) &&
         m.Same(is_whole, y.is_whole) && m.Same(persons, y.persons) && m.Same(part_of, y.part_of) &&
         m.Same(onset, y.onset) && m.Same(rough, y.rough) &&
         m.Same(other_weekday, y.other_weekday) && m.Same(doubtful, y.doubtful) &&
         m.Same(other_event, y.other_event) && m.Same(cumulative, y.cumulative) &&
         m.Same(daily, y.daily) && m.Same(limit, y.limit) && m.Same(hedged, y.hedged) &&
         m.Same(hedge_span, y.hedge_span) && m.Same(negated, y.negated) &&
         m.Same(negation_span, y.negation_span) && m.Same(future, y.future) &&
         m.Same(quoted, y.quoted) && m.Same(figures, y.figures) && m.Same(one_more, y.one_more) &&
         m.Same(speaker, y.speaker) && m.Same(speaker_span, y.speaker_span);
}

}  // namespace crosscheck::claim
