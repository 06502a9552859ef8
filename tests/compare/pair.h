// Two sentences in two articles of one story, judged: what tables of verdicts are made of.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "crosscheck/compare/comparator.h"
#include "crosscheck/link/linker.h"
#include "news.h"

namespace crosscheck::testing {

struct Judged {
  News news;
  std::vector<Link> links;
  std::vector<Fact> facts;
  std::vector<Finding> findings;
};

inline Judged Judge(News news) {
  Judged judged{std::move(news), {}, {}, {}};
  judged.links = FindLinks(judged.news.claims);
  judged.facts = MakeFacts(judged.news.documents, judged.news.claims, judged.links);
  judged.findings =
      FindFindings(judged.news.documents, judged.news.claims, judged.links, judged.facts);
  return judged;
}

// "AGREEMENT equal; DATE_DRIFT shift", sorted; "nothing" where there is no finding.
inline std::string KindsOf(const std::vector<Finding>& findings) {
  std::vector<std::string> kinds;
  for (const Finding& finding : findings)
    kinds.push_back(std::string(FindingKindName(finding.kind)) + " " + finding.basis);
  std::sort(kinds.begin(), kinds.end());
  std::string out;
  for (const std::string& kind : kinds) out += (out.empty() ? "" : "; ") + kind;
  return out.empty() ? "nothing" : out;
}

}  // namespace crosscheck::testing
