// Groups: the doors are those of groups.h. A claim contradicted by three outlets is one story and
// not three, so findings are folded before they are shown.
#include "report/groups.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "crosscheck/link/linker.h"
#include "report/agreements.h"
#include "report/words.h"

namespace crosscheck::report {
namespace {

std::pair<std::string_view, std::string_view> Names(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return {"error", "errors"};
    case Severity::kWarning:
      return {"warning", "warnings"};
    case Severity::kNotice:
      return {"notice", "notices"};
    case Severity::kInfo:
      return {"remark", "remarks"};
  }
  return {"", ""};
}

}  // namespace

std::vector<Group> FindGroups(const Report& report) {
  std::vector<Group> groups;
  std::map<uint32_t, size_t> of_fact;
  for (const Finding& finding : report.findings) {
    if (finding.kind == FindingKind::kAgreement) continue;
    size_t at = groups.size();
    if (finding.fact) at = of_fact.emplace(*finding.fact, at).first->second;
    if (at == groups.size()) groups.push_back({finding.fact, {}});
    std::vector<Block>& blocks = groups[at].blocks;
    auto block = std::find_if(blocks.begin(), blocks.end(),
                              [&](const Block& b) { return b.kind == finding.kind; });
    if (block == blocks.end()) block = blocks.insert(blocks.end(), {finding.kind, {}});
    block->findings.push_back(&finding);
  }
  return groups;
}

std::string FactLabel(std::optional<uint32_t> fact, const Report& report) {
  if (!fact || *fact >= report.facts.size()) return "";
  return report.facts[*fact].label;
}

std::string HeadingOf(const Group& group, const Report& report) {
  std::string label = FactLabel(group.fact, report);
  if (!label.empty()) return label;
  const Finding& finding = *group.blocks.front().findings.front();
  if (finding.claims.empty() || !IsValid(finding.claims.front(), report)) return "";
  const Claim& claim = report.claims[finding.claims.front()];
  return LabelOf(claim, report.articles[claim.article]);
}

std::vector<Source> SourcesOf(const std::vector<uint32_t>& claims, const Report& report) {
  using Key = std::tuple<bool, absl::CivilSecond, uint32_t, Part, Span>;
  std::map<Key, Source> sources;
  for (uint32_t index : claims) {
    if (!IsValid(index, report)) continue;
    const Claim& claim = report.claims[index];
    const std::optional<Timestamp>& published = report.articles[claim.article].article().published;
    const absl::CivilSecond time = published ? published->local : absl::CivilSecond();
    Source& source = sources[{!published, time, claim.article, claim.part, claim.span}];
    source.article = claim.article;
    source.part = claim.part;
    source.sentence = claim.span;
    if (std::find(source.values.begin(), source.values.end(), claim.value_span) ==
        source.values.end()) {
      source.values.push_back(claim.value_span);
    }
    if (std::find(source.claims.begin(), source.claims.end(), index) == source.claims.end())
      source.claims.push_back(index);
  }
  std::vector<Source> ordered;
  for (auto& [key, source] : sources) ordered.push_back(std::move(source));
  return ordered;
}

std::vector<std::string> Totals(const Report& report) {
  std::map<Severity, size_t> by_severity;
  for (const Finding& finding : report.findings) {
    if (finding.kind != FindingKind::kAgreement) ++by_severity[finding.severity];
  }
  std::string found;
  for (auto it = by_severity.rbegin(); it != by_severity.rend(); ++it) {
    const auto [one, many] = Names(it->first);
    found += (found.empty() ? "" : ", ") + Counted(it->second, one, many);
  }
  const std::string in = " in " + Counted(report.articles.size(), "article", "articles");
  const size_t read = report.claims.size();
  std::vector<std::string> totals;
  if (read == 0) {
    totals.push_back("No figures or dates read" + in + ".");
  } else {
    if (found.empty()) found = "Nothing found that contradicts another source";
    totals.push_back(found + in + ".");
    const std::string compared =
        report.compared_claims == 0 ? "none" : std::to_string(report.compared_claims);
    totals.push_back(Counted(read, "figure", "figures") + " read, " + compared +
                     " had something to compare with.");
    if (report.ignored_findings > 0) {
      totals.push_back(Counted(report.ignored_findings, "finding", "findings") +
                       " left out that had been seen before.");
    }
  }
  for (std::string& note : NotesOn(report.articles)) totals.push_back(std::move(note));
  return totals;
}

}  // namespace crosscheck::report
