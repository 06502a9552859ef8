// The report's graph: the only door is GraphOf of report/report.h.
#include "crosscheck/report/report.h"

namespace crosscheck {

absl::StatusOr<ClaimGraph> GraphOf(const Report& report) {
  return ClaimGraph::Build(report.articles, report.claims, report.links, report.facts,
                           report.origins);
}

}  // namespace crosscheck
