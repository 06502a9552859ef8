// Formats: the doors are those of formats.h. The library renders; a new format is a row here.
#include "formats.h"

#include <unistd.h>

#include <algorithm>
#include <iterator>

#include "crosscheck/report/formats.h"

namespace cli {
namespace {

using crosscheck::Report;
using Text = absl::StatusOr<std::string>;

Text ForPeople(const Report& report, const ReportOptions& options) {
  const bool to_file = !options.output.empty();
  return crosscheck::ReportToText(
      report, {.width = Width(to_file), .color = UseColor(options.color, to_file)});
}

// A form that knows no options.
template <Text (*render)(const Report&)>
Text Plain(const Report& report, const ReportOptions&) {
  return render(report);
}

// The same with a line end behind.
template <Text (*render)(const Report&)>
Text Lines(const Report& report, const ReportOptions&) {
  Text text = render(report);
  if (text.ok()) *text += '\n';
  return text;
}

template <std::string (crosscheck::ClaimGraph::*render)() const>
Text Graph(const Report& report) {
  const absl::StatusOr<crosscheck::ClaimGraph> graph = crosscheck::GraphOf(report);
  if (!graph.ok()) return graph.status();
  return ((*graph).*render)();
}

constexpr Format kFormats[] = {
    {"text", "for people", false, ForPeople},
    {"html", "one page for people, to look at and to print", false,
     [](const Report& report, const ReportOptions&) -> Text {
       return crosscheck::ReportToHtml(report);
     }},
    {"json", "the whole report, for programs", false, Lines<crosscheck::ReportToJson>},
    {"jsonl", "a finding a line with its claims and articles, a summary last", false,
     Plain<crosscheck::ReportToJsonLines>},
    {"protobuf", "crosscheck.v1.Report, binary", true, Plain<crosscheck::ReportToProto>},
    {"sarif", "SARIF 2.1.0, for code review tools and editors", false,
     Plain<crosscheck::ReportToSarif>},
    {"json-ld", "claims and where they appear, in terms of schema.org", false,
     Plain<crosscheck::ReportToJsonLd>},
    {"web-annotation", "findings as W3C Web Annotations", false,
     Plain<crosscheck::ReportToWebAnnotation>},
    {"csv", "findings, for spreadsheets", false, Plain<crosscheck::ReportToFindingsCsv>},
    {"claims-csv", "claims, for spreadsheets", false, Plain<crosscheck::ReportToClaimsCsv>},
    {"dot", "the claims graph, for Graphviz", false, Plain<Graph<&crosscheck::ClaimGraph::ToDot>>},
    {"graphml", "the claims graph, for Gephi and yEd", false,
     Plain<Graph<&crosscheck::ClaimGraph::ToGraphMl>>},
    {"graph-json", "the claims graph, for browsers and NetworkX", false,
     Lines<Graph<&crosscheck::ClaimGraph::ToJson>>},
};

const Format& Find(const std::string& name) {
  return *std::find_if(std::begin(kFormats), std::end(kFormats),
                       [&name](const Format& format) { return format.name == name; });
}

}  // namespace

std::span<const Format> Formats() { return kFormats; }

std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const Format& format : kFormats) names.emplace_back(format.name);
  return names;
}

std::string FormatHelp() {
  constexpr size_t kColumn = 20;
  std::string help = "How the report is written:";
  for (const Format& format : kFormats) {
    std::string line = "\n  " + std::string(format.name);
    line.resize(std::max(line.size() + 1, kColumn), ' ');
    help += line + format.help;
  }
  return help;
}

bool CanWriteReport(const ReportOptions& options) {
  if (!Find(options.format).binary || !options.output.empty() || isatty(STDOUT_FILENO) != 1)
    return true;
  Complain("crosscheck: --format " + options.format +
           " is binary and not for a terminal; name a file with --output or use a pipe");
  return false;
}

bool WriteReport(const Report& report, const ReportOptions& options) {
  const Text text = Find(options.format).render(report, options);
  if (text.ok()) return WriteOutput(options.output, *text);
  Complain("crosscheck: " + std::string(text.status().message()));
  return false;
}

}  // namespace cli
