// crosscheck: checks facts across news articles. Arguments in, façade called, bytes out; see
// commands.h.
#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "archive.h"
#include "commands.h"
#include "crosscheck/checker.h"
#include "formats.h"

namespace {

constexpr char kExamples[] = R"(Examples:
  crosscheck check articles/                    a folder of articles against each other
  crosscheck check archive.jsonl --draft new.md only what touches the draft
  crosscheck check a.jsonl b.txt --format json  for programs
  crosscheck check a.jsonl --format html --output report.html    a page to look at
  crosscheck check a.jsonl --format dot         the claims graph, for Graphviz
  producer | crosscheck check -                 JSONL on standard input
  crosscheck archive add news.db articles/      keeps articles and their claims in a file
  crosscheck check new.md --archive news.db     an article against all of them
  crosscheck extract article.md                 the figures and dates that were read

Articles are JSONL, {"id","outlet","title","published","url","text"} a line, or plain text and
Markdown with optional front matter. What cannot be read is told on stderr, the rest is checked.

Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 bad usage or nothing to
check.)";

constexpr char kPaths[] =
    "Files, folders or patterns (\"*.html\"), or - for JSONL on standard input";

const std::map<std::string, cli::Color> kColors = {
    {"auto", cli::Color::kAuto}, {"always", cli::Color::kAlways}, {"never", cli::Color::kNever}};

// CLI::Range would let "nan" pass.
std::string CheckProbability(const std::string& text) {
  double value = 0;
  const bool good = CLI::detail::lexical_cast(text, value) && value >= 0 && value <= 1;
  return good ? "" : text + " is not a number from 0 to 1";
}

// How and where to a report is written.
void AddReport(CLI::App& app, cli::ReportOptions& options, std::string& color) {
  app.add_option("--format", options.format, cli::FormatHelp())
      ->check(CLI::IsMember(cli::FormatNames()))
      ->capture_default_str()
      ->type_name("FORMAT");
  app.add_option("--output", options.output, "Write to this file instead of standard output")
      ->type_name("FILE");
  app.add_option("--color", color, "auto (on a terminal, unless NO_COLOR is set), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str()
      ->type_name("WHEN");
}

void AddCheck(CLI::App& app, cli::CheckOptions& options, std::string& fail_on, std::string& color) {
  CLI::App* check = app.add_subcommand("check", "Check articles against each other");
  check->footer(kExamples);
  check->add_option("PATH", options.paths, kPaths);
  check
      ->add_option("--draft", options.draft,
                   "Report only what touches the article in this file (- for standard input)")
      ->type_name("FILE");
  check
      ->add_option("--archive", options.archive,
                   "Check against the articles of this archive too; only findings that touch an "
                   "article of PATH, or the draft, are reported")
      ->type_name("DB");
  check
      ->add_option("--ignore", options.ignore,
                   "Leave out findings whose fingerprints this file lists, one a line; # begins a "
                   "comment. Lapses when the words of either side change")
      ->type_name("FILE");
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
  AddReport(*check, options.report, color);
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

constexpr char kArchive[] = R"(An archive is one SQLite file. It holds articles, their claims, and
what was found about them; any SQLite tool reads it. It is safe against crashes: an article is in it
whole or not at all, and an add that was broken off is simply run again.

Exit status: 0 done, 1 check found something wrong, 2 bad usage, or nothing could be done.)";

// Each part of `archive` with what it takes.
void AddArchive(CLI::App& app, cli::ArchiveCommand& command, std::string& color) {
  CLI::App* archive = app.add_subcommand("archive", "Keep articles and their claims in a file");
  archive->footer(kArchive);
  archive->require_subcommand(0, 1);
  const auto part = [&](const char* name, const char* help) {
    CLI::App* sub = archive->add_subcommand(name, help);
    sub->add_option("DB", command.database, "The file of the archive")->required();
    return sub;
  };
  const auto threads = [&](CLI::App* sub) {
    sub->add_option("--threads", command.threads, "Use so many threads; 0 for all cores")
        ->capture_default_str()
        ->type_name("N");
  };
  CLI::App* add = part(
      "add",
      "Add articles; one of an id that is in is a new version of it, unless nothing changed. "
      "Without PATH: bring the archive up to date, and read again what an older crosscheck read");
  add->add_option("PATH", command.paths, kPaths);
  threads(add);
  part("info", "Show how much is in it and from when");
  CLI::App* remove = part("remove", "Take articles out with all of their versions");
  remove->add_option("PATH", command.paths, "Files and folders with the articles to take out");
  remove->add_option("--id", command.ids, "The id of an article to take out")->type_name("ID");
  CLI::App* check = part("check",
                         "Tell whether the archive is sound: that each article, claim and list is "
                         "whole. With --findings also check its articles against each other");
  check->add_flag(
      "--findings", command.findings,
      "Check all articles against each other, in memory, and keep facts and findings in "
      "the archive, for the views of these names");
  AddReport(*check, command.report, color);
  for (const char* name : {"--format", "--output"})
    check->get_option(name)->needs("--findings")->each([&command](const std::string&) {
      command.write_report = true;
    });
  check->add_flag("--repair", command.repair, "First make the lists anew that claims are found by");
  threads(check);
}

int RunArchive(const CLI::App& app, const cli::ArchiveCommand& command) {
  const CLI::App* archive = app.get_subcommand("archive");
  if (archive->got_subcommand("add")) return cli::ArchiveAdd(command);
  if (archive->got_subcommand("info")) return cli::ArchiveInfo(command);
  if (archive->got_subcommand("check")) return cli::ArchiveCheck(command);
  if (!archive->got_subcommand("remove")) {
    cli::Complain(
        "crosscheck: say what to do with the archive, add, info, remove or check; see crosscheck "
        "archive --help");
    return cli::kBadInput;
  }
  if (command.paths.empty() && command.ids.empty()) {
    cli::Complain("crosscheck: say what to remove, PATH or --id; see crosscheck archive --help");
    return cli::kBadInput;
  }
  return cli::ArchiveRemove(command);
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
  cli::ArchiveCommand archive;
  AddArchive(app, archive, color);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {
    return app.exit(e);  // --help and --version
  } catch (const CLI::ParseError& e) {
    cli::Complain("crosscheck: " + std::string(e.what()) + "; see crosscheck --help");
    return cli::kBadInput;
  }
  if (app.get_subcommands().empty()) {
    cli::Complain("crosscheck: say what to do, check, extract or archive; see crosscheck --help");
    return cli::kBadInput;
  }
  if (app.got_subcommand("extract")) return cli::Extract(extract);
  check.report.color = archive.report.color = kColors.at(color);
  if (app.got_subcommand("archive")) return RunArchive(app, archive);
  if (check.paths.empty() && (check.draft.empty() || check.archive.empty())) {
    cli::Complain("crosscheck: PATH is required; see crosscheck --help");
    return cli::kBadInput;
  }
  check.fail_on = crosscheck::SeverityFromName(fail_on);  // none for "never"
  return cli::Check(check);
}
