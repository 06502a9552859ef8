// Filters of the HTML report: the door is WriteFilters of html_parts.h. A choice for each value
// that an item has, with how many have it; the form is hidden until the script, which does the
// work, is there.
#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "report/html_parts.h"
#include "report/words.h"

namespace crosscheck::report {
namespace {

// "Error" for "ERROR", "Dates differ" for "dates differ".
std::string Capitalized(std::string_view name) {
  std::string text = AsciiLower(name);
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

// What the filter of origins calls them, in its order.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kStandings = {{
    {"INDEPENDENT", "Independent sources"},
    {"AGENCY", "One agency"},
    {"AUTHORITY", "One authority quoted"},
    {"TEXT", "The same words"},
    {"OWNER", "One owner"},
    {"OUTLET", "One outlet"},
}};

struct Option {
  std::string value;
  std::string name;
  size_t items = 0;
};

void WriteChoices(std::string_view group, std::string_view legend,
                  const std::vector<Option>& options, Markup& out) {
  const auto used = std::count_if(options.begin(), options.end(),
                                  [](const Option& option) { return option.items > 0; });
  if (used == 0) return;
  out.Raw("<fieldset>\n<legend>").Text(legend).Raw("</legend>\n<div class=\"choices\">\n");
  for (const Option& option : options) {
    if (option.items == 0) continue;
    out.Raw("<label><input type=\"checkbox\" name=\"").Text(group).Raw("\" value=\"");
    out.Text(option.value).Raw("\"><span><bdi>").Text(option.name).Raw("</bdi> <small>");
    out.Number(static_cast<int64_t>(option.items)).Raw("</small></span></label>\n");
  }
  out.Raw("</div>\n</fieldset>\n");
}

}  // namespace

void WriteFilters(const Page& page, Markup& out) {
  std::map<FindingKind, size_t> kinds;
  std::map<Severity, size_t> severities;
  std::vector<size_t> outlets(page.outlet_names.size());
  std::map<std::string, size_t, std::less<>> standings;
  size_t items = 0;
  const auto count = [&](FindingKind kind, Severity severity, const std::vector<uint32_t>& claims,
                         const Standing& standing) {
    ++items;
    ++kinds[kind];
    ++severities[severity];
    for (size_t outlet : OutletsOf(claims, page)) ++outlets[outlet];
    if (standing.independent) ++standings["INDEPENDENT"];
    for (OriginKind shared : standing.kinds) ++standings[std::string(OriginKindName(shared))];
  };
  for (const Finding& finding : page.report.findings) {
    if (!page.IsShown(finding)) continue;
    count(finding.kind, finding.severity, finding.claims, StandingOf(finding.claims, page));
  }
  for (const Agreement& agreement : page.agreements) {
    count(FindingKind::kAgreement, Severity::kInfo, agreement.claims,
          StandingOf(agreement.support, page.report));
  }
  if (items == 0) return;
  const auto options = [](const auto& counts, auto value, auto name) {
    std::vector<Option> made;
    for (const auto& [key, n] : counts)
      made.push_back({std::string(value(key)), std::string(name(key)), n});
    return made;
  };
  out.Raw(
      "<form class=\"filters\" id=\"filters\" aria-label=\"Filters\" autocomplete=\"off\" "
      "hidden>\n");
  out.Raw("<details open id=\"choices\"><summary>Filters</summary>\n<div class=\"groups\">\n");
  std::vector<Option> by_severity = options(severities, SeverityName, SeverityName);
  std::reverse(by_severity.begin(), by_severity.end());
  for (Option& option : by_severity) option.name = Capitalized(option.name);
  WriteChoices("severity", "Severity", by_severity, out);
  std::vector<Option> by_standing;
  for (const auto& [value, name] : kStandings) {
    const auto at = standings.find(value);
    by_standing.push_back(
        {std::string(value), std::string(name), at == standings.end() ? 0 : at->second});
  }
  WriteChoices("origin", "Origin", by_standing, out);
  std::vector<Option> by_kind = options(kinds, FindingKindName, KindText);
  for (Option& option : by_kind) option.name = Capitalized(option.name);
  WriteChoices("kind", "Kind", by_kind, out);
  std::vector<Option> by_outlet;
  // By name: an editor looks for one.
  for (const auto& [name, number] : page.outlets)
    by_outlet.push_back({std::to_string(number), name, outlets[number]});
  WriteChoices("outlet", "Outlet", by_outlet, out);
  out.Raw(
      "</div>\n</details>\n<p class=\"shown\"><output id=\"shown\" "
      "aria-live=\"polite\"></output> ");
  out.Raw("<button type=\"button\" id=\"show-all\">Show all</button></p>\n</form>\n");
}

}  // namespace crosscheck::report
