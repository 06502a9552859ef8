// Agreements: the doors are those of agreements.h. The findings are pairs; the sets that they make
// are what a reader counts, and what is counted are origins.
#include "report/agreements.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/disjoint_sets.h"
#include "report/words.h"

namespace crosscheck::report {
namespace {

// "credit Reuters": what claims of one origin do.
std::string SharedText(const SharedOrigin& shared) {
  switch (shared.kind) {
    case OriginKind::kText:
      return "say it in the same words";
    case OriginKind::kAgency:
      return "credit " + shared.name;
    case OriginKind::kAuthority:
      return "quote " + shared.name;
    case OriginKind::kOwner:
      return "belong to " + shared.name;
    case OriginKind::kOutlet:
      return "go back to " + shared.name;
  }
  return "";
}

std::set<std::string> Outlets(const std::vector<uint32_t>& claims, const Report& report) {
  std::set<std::string> outlets;
  for (uint32_t claim : claims)
    outlets.insert(OutletText(report.articles[report.claims[claim].article]));
  return outlets;
}

// "all", "both", or the outlets by name.
std::string WhoText(const SharedOrigin& shared, const Support& support, const Report& report) {
  const std::set<std::string> outlets = Outlets(shared.claims, report);
  if (outlets.size() == support.outlets) return outlets.size() == 2 ? "both" : "all";
  std::string text;
  size_t left = outlets.size();
  for (const std::string& outlet : outlets) {
    text += (text.empty() ? "" : left == 1 ? " and " : ", ") + outlet;
    --left;
  }
  return text;
}

}  // namespace

bool IsValid(uint32_t claim, const Report& report) {
  return claim < report.claims.size() && report.claims[claim].article < report.articles.size();
}

std::vector<Agreement> FindAgreements(const Report& report) {
  DisjointSets groups(report.claims.size());
  std::vector<std::pair<uint32_t, const Finding*>> order;
  std::vector<bool> seen(report.claims.size());
  for (const Finding& finding : report.findings) {
    if (finding.kind != FindingKind::kAgreement) continue;
    for (uint32_t claim : finding.claims) {
      if (!IsValid(claim, report) || !IsValid(finding.claims.front(), report)) continue;
      groups.Join(finding.claims.front(), claim);
      if (!seen[claim]) order.emplace_back(claim, &finding);
      seen[claim] = true;
    }
  }
  std::vector<Agreement> sets;
  std::map<uint32_t, size_t> of_root;
  for (const auto& [claim, finding] : order) {
    const size_t at = of_root.emplace(groups.Root(claim), sets.size()).first->second;
    if (at == sets.size()) sets.push_back({finding->fact, finding->reason, {}, {}});
    sets[at].claims.push_back(claim);
  }
  if (sets.empty()) return sets;
  std::vector<ArticleOrigins> found;
  if (report.origins.size() != report.articles.size()) found = FindArticleOrigins(report.articles);
  const std::vector<ArticleOrigins>& origins = found.empty() ? report.origins : found;
  for (Agreement& set : sets)
    set.support = FindSupport(report.articles, origins, report.claims, set.claims);
  return sets;
}

bool IsCopyWithOtherNumber(const Finding& finding, const Report& report) {
  const auto text = [&report](uint32_t claim) {
    return report.articles[report.claims[claim].article].text(report.claims[claim].part);
  };
  for (uint32_t a : finding.claims) {
    for (uint32_t b : finding.claims) {
      // A sum that stands in one sentence is no copy of it.
      if (a < b && IsValid(a, report) && IsValid(b, report) &&
          report.claims[a].article != report.claims[b].article &&
          SameTextOtherNumber(report.claims[a], text(a), report.claims[b], text(b)))
        return true;
    }
  }
  return false;
}

std::string SupportText(const Support& support, const Report& report) {
  constexpr size_t kMostReasons = 2;  // of one origin; the first say it
  std::string text = Counted(support.outlets, "outlet", "outlets");
  if (support.outlets == 1) {
    std::set<uint32_t> articles;
    for (const OriginGroup& origin : support.origins) {
      for (uint32_t claim : origin.claims) articles.insert(report.claims[claim].article);
    }
    return text + ", " + Counted(articles.size(), "article", "articles");
  }
  text += ", " + Counted(support.origins.size(), "origin", "origins");
  const char* separator = ": ";
  for (const OriginGroup& origin : support.origins) {
    size_t told = 0;
    for (const SharedOrigin& shared : origin.shared) {
      // What joins all of them is enough.
      const bool all = shared.claims == origin.claims;
      if (told == kMostReasons || Outlets(shared.claims, report).size() < 2) continue;
      if (!all && std::any_of(origin.shared.begin(), origin.shared.end(),
                              [&](const SharedOrigin& s) { return s.claims == origin.claims; }))
        continue;
      text += separator + WhoText(shared, support, report) + " " + SharedText(shared);
      separator = "; ";
      if (++told; all) break;
    }
  }
  return text;
}

}  // namespace crosscheck::report
