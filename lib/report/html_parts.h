// The parts of the HTML report, one writer each, and what they share. Internal to report.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/report/report.h"
#include "report/agreements.h"
#include "report/groups.h"
#include "report/markup.h"

namespace crosscheck::report {

// What all parts look at, found once.
struct Page {
  explicit Page(const Report& of);
  Page(const Page&) = delete;  // refers to its own members

  const Report& report;
  std::vector<ArticleOrigins> found_origins;  // where the report has none
  const std::vector<ArticleOrigins>& origins;
  std::vector<Group> groups;
  std::vector<Agreement> agreements;
  // The number of an outlet, by the name that is shown: filters and items meet by it.
  std::map<std::string, size_t> outlets;
  std::vector<std::string> outlet_names;
  std::vector<size_t> outlet_of;  // by article

  const Document& ArticleOf(uint32_t claim) const {
    return report.articles[report.claims[claim].article];
  }
  // The report has them most serious first, so the last are left out where they are too many.
  size_t findings_left_out = 0;
  size_t agreements_left_out = 0;  // of `agreements`, which is cut
  std::vector<bool> shown;         // by finding; agreements are told as sets
  size_t IndexOf(const Finding& finding) const {
    return static_cast<size_t>(&finding - report.findings.data());
  }
  bool IsShown(const Finding& finding) const { return shown[IndexOf(finding)]; }
  bool IsLeftOut(const Group& group) const;  // all of it

  bool IsDraft(uint32_t article) const { return report.draft == article; }
};

// How the sources of a finding stand to each other.
struct Standing {
  bool independent = false;
  std::vector<OriginKind> kinds;  // what they share where they are not; none where not known
  std::string text;               // "2 outlets, 1 origin: both credit Reuters"
};
Standing StandingOf(const Support& support, const Report& report);
Standing StandingOf(const std::vector<uint32_t>& claims, const Page& page);
// The numbers of the outlets that the claims stand in.
std::set<size_t> OutletsOf(const std::vector<uint32_t>& claims, const Page& page);

// Where something stands in the page: "fact-3", "finding-12".
std::string AnchorOf(const Group& group, const Report& report);

void WriteFilters(const Page& page, Markup& out);
void WriteFindings(const Page& page, Markup& out);
// Nothing where less than two outlets or days are known to have told it.
void WriteTimeline(std::optional<uint32_t> fact, const Page& page, Markup& out);
void WriteAgreements(const Page& page, Markup& out);
void WriteGraph(const Page& page, Markup& out);
void WriteArticles(const Page& page, Markup& out);

}  // namespace crosscheck::report
