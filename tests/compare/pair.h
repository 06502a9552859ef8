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

// A sentence amid prose of one story that holds no figure of its own; two outlets tell it in their
// own words.
inline Story InCourier(const std::string& sentence, const std::string& published = "2024-05-03") {
  return {"courier", "The Dorrin Courier", "Cape Dorrin mourns the Ardent", published,
          "Smoke rose over Cape Dorrin for hours, and the pilot Ines Aldana and the engineer Tomas "
          "Quell of Hesk Lines waited with the crew of the Ardent.\n\n" +
              sentence +
              "\n\nNobody at Hesk Lines wanted to talk about it, and the harbour of Cape Dorrin "
              "was quiet when the Ardent was towed in.\n"};
}
inline Story InLedger(const std::string& sentence, const std::string& published = "2024-05-03") {
  return {"ledger", "The Selm Ledger", "The Ardent of Hesk Lines", published,
          "The pilot Ines Aldana praised the harbour of Cape Dorrin, where Tomas Quell keeps the "
          "books of Hesk Lines and of the Ardent.\n\n" +
              sentence +
              "\n\nThe wreck of the Ardent lies below the cliffs, and the pilot Ines Aldana had "
              "warned of the rocks there.\n"};
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
