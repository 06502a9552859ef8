// What the parts of the HTML report share: the doors are Page, StandingOf, OutletsOf and AnchorOf
// of html_parts.h.
#include "report/html_parts.h"

#include <algorithm>

#include "report/words.h"

namespace crosscheck::report {
namespace {

// What a page can hold before it opens slowly, and more than anyone reads to the end.
constexpr size_t kMostFindings = 2000;
constexpr size_t kMostAgreements = 1000;

}  // namespace

Page::Page(const Report& of)
    : report(of),
      found_origins(of.origins.size() == of.articles.size() ? std::vector<ArticleOrigins>()
                                                            : FindArticleOrigins(of.articles)),
      origins(of.origins.size() == of.articles.size() ? of.origins : found_origins),
      groups(FindGroups(of)),
      agreements(FindAgreements(of)) {
  for (const Document& document : of.articles) {
    const std::string name = SafeText().Add(OutletText(document)).str();
    const auto [at, is_new] = outlets.emplace(name, outlet_names.size());
    if (is_new) outlet_names.push_back(name);
    outlet_of.push_back(at->second);
  }
  if (agreements.size() > kMostAgreements) {
    agreements_left_out = agreements.size() - kMostAgreements;
    agreements.resize(kMostAgreements);
  }
  size_t count = 0;
  for (const Finding& finding : of.findings) {
    const bool is_dispute = finding.kind != FindingKind::kAgreement;
    shown.push_back(is_dispute && count < kMostFindings);
    if (is_dispute && !shown.back()) ++findings_left_out;
    if (shown.back()) ++count;
  }
}

bool Page::IsLeftOut(const Group& group) const {
  // Findings stand in their order in each block.
  return std::none_of(group.blocks.begin(), group.blocks.end(),
                      [this](const Block& block) { return IsShown(*block.findings.front()); });
}

std::set<size_t> OutletsOf(const std::vector<uint32_t>& claims, const Page& page) {
  std::set<size_t> outlets;
  for (uint32_t claim : claims) {
    if (IsValid(claim, page.report))
      outlets.insert(page.outlet_of[page.report.claims[claim].article]);
  }
  return outlets;
}

Standing StandingOf(const Support& support, const Report& report) {
  Standing standing;
  if (support.origins.empty()) return standing;
  standing.text = SupportText(support, report);
  if (support.outlets <= 1) {
    standing.kinds = {OriginKind::kOutlet};
    return standing;
  }
  standing.independent = support.origins.size() > 1;
  if (standing.independent) return standing;
  std::set<OriginKind> kinds;
  for (const SharedOrigin& shared : support.origins.front().shared) kinds.insert(shared.kind);
  standing.kinds.assign(kinds.begin(), kinds.end());
  return standing;
}

Standing StandingOf(const std::vector<uint32_t>& claims, const Page& page) {
  std::vector<uint32_t> members;
  for (uint32_t claim : claims) {
    if (IsValid(claim, page.report)) members.push_back(claim);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return StandingOf(FindSupport(page.report.articles, page.origins, page.report.claims, members),
                    page.report);
}

std::string AnchorOf(const Group& group, const Report& report) {
  if (group.fact) return "fact-" + std::to_string(*group.fact);
  return "about-" + std::to_string(group.blocks.front().findings.front() - report.findings.data());
}

}  // namespace crosscheck::report
