// crosscheck: checks facts across news articles. Arguments in, façade called, bytes out; see
// commands.h.
#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "commands.h"
#include "crosscheck/checker.h"

namespace {

constexpr char kExamples[] = R"(Examples:
  crosscheck check articles/                    a folder of articles against each other
  crosscheck check archive.jsonl --draft new.md only what touches the draft
  crosscheck check a.jsonl b.txt --format json  for programs
  crosscheck check a.jsonl --format dot         the claims graph, for Graphviz
  producer | crosscheck check -                 JSONL on standard input
  crosscheck extract article.md                 the figures and dates that were read

Articles are JSONL, {"id","outlet","title","published","url","text"} a line, or plain text and
Markdown with optional front matter. What cannot be read is told on stderr, the rest is checked.

Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 bad usage or nothing to
check.)";

constexpr char kPaths[] = "Files, folders (*.jsonl, *.txt, *.md), or - for JSONL on standard input";

const std::map<std::string, cli::Color> kColors = {
    {"auto", cli::Color::kAuto}, {"always", cli::Color::kAlways}, {"never", cli::Color::kNever}};

// CLI::Range would let "nan" pass.
std::string CheckProbability(const std::string& text) {
  double value = 0;
  const bool good = CLI::detail::lexical_cast(text, value) && value >= 0 && value <= 1;
  return good ? "" : text + " is not a number from 0 to 1";
}

void AddCheck(CLI::App& app, cli::CheckOptions& options, std::string& fail_on, std::string& color) {
  CLI::App* check = app.add_subcommand("check", "Check articles against each other");
  check->footer(kExamples);
  check->add_option("PATH", options.paths, kPaths)->required();
  check
      ->add_option("--draft", options.draft,
                   "Report only what touches the article in this file (- for standard input)")
      ->type_name("FILE");
  check
      ->add_option("--ignore", options.ignore,
                   "Leave out findings whose fingerprints this file lists, one a line; # begins a "
                   "comment. Lapses when the words of either side change")
      ->type_name("FILE");
  check
      ->add_option("--format", options.format,
                   "text for people, json for programs; the claims graph as dot (Graphviz), "
                   "graphml (Gephi) or graph-json (browsers)")
      ->check(CLI::IsMember({"text", "json", "dot", "graphml", "graph-json"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  check
      ->add_option("--fail-on", fail_on,
                   "Exit with 1 for a finding of this severity or above: error, warning, notice, "
                   "never")
      ->check(CLI::IsMember({"error", "warning", "notice", "never"}))
      ->capture_default_str()
      ->type_name("SEVERITY");
  check
      ->add_option("--min-confidence", options.min_confidence,
                   "Leave out findings that are less sure, 0 to 1")
      ->check(CheckProbability)
      ->capture_default_str()
      ->type_name("P");
  check
      ->add_option("--threads", options.threads,
                   "Use so many threads; 0 for all cores. The report is the same for any number")
      ->capture_default_str()
      ->type_name("N");
  check->add_option("--output", options.output, "Write to this file instead of standard output")
      ->type_name("FILE");
  check->add_option("--color", color, "auto (on a terminal, unless NO_COLOR is set), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str()
      ->type_name("WHEN");
}

void AddExtract(CLI::App& app, cli::ExtractOptions& options) {
  CLI::App* extract =
      app.add_subcommand("extract", "Show the figures, dates and claims of each article");
  extract->add_option("PATH", options.paths, kPaths)->required();
  extract->add_option("--format", options.format, "text for people, jsonl for programs")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  extract->add_option("--output", options.output, "Write to this file instead of standard output")
      ->type_name("FILE");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Checks facts across news articles: where outlets agree, where their numbers\n"
      "conflict, where their dates drift.",
      "crosscheck");
  app.footer(kExamples);
  app.set_version_flag("--version", "crosscheck " + std::string(crosscheck::Version()));
  app.require_subcommand(0, 1);  // not 1: an unknown word shall be named
  cli::CheckOptions check;
  std::string fail_on = "error";
  std::string color = "auto";
  AddCheck(app, check, fail_on, color);
  cli::ExtractOptions extract;
  AddExtract(app, extract);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {
    return app.exit(e);  // --help and --version
  } catch (const CLI::ParseError& e) {
    cli::Complain("crosscheck: " + std::string(e.what()) + "; see crosscheck --help");
    return cli::kBadInput;
  }
  if (app.get_subcommands().empty()) {
    cli::Complain("crosscheck: say what to do, check or extract; see crosscheck --help");
    return cli::kBadInput;
  }
  if (app.got_subcommand("extract")) return cli::Extract(extract);
  check.color = kColors.at(color);
  check.fail_on = crosscheck::SeverityFromName(fail_on);  // none for "never"
  return cli::Check(check);
}
