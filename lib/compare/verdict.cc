// The doors are JudgeSameFact and JudgeSameFigure. Both look the case up in the table of table.cc.
#include "compare/verdict.h"

#include "compare/table.h"

namespace crosscheck::compare {

std::optional<Verdict> JudgeSameFact(const Side& a, const Side& b, const Evidence& evidence,
                                     bool repeats_older) {
  Case c(a, b, evidence, LinkType::kSameFact);
  c.repeats_older = repeats_older;
  return Decide(c);
}

std::optional<Verdict> JudgeSameFigure(const Side& a, const Side& b, const Evidence& evidence) {
  return Decide(Case(a, b, evidence, LinkType::kSameFigure));
}

}  // namespace crosscheck::compare
