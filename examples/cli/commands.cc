// Commands: the doors are Check and Extract of commands.h. The facade does the work; here are only
// the order of the steps and the exit codes.
#include "commands.h"

#include <algorithm>
#include <utility>

#include "crosscheck/archive/archive.h"
#include "crosscheck/checker.h"
#include "input.h"

namespace cli {
namespace {

void Complain(const std::string& file, const absl::Status& status) {
  cli::Complain(file + ": " + std::string(status.message()));
}

bool AnyAtOrAbove(const crosscheck::Report& report, crosscheck::Severity least) {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [least](const crosscheck::Finding& f) {
                       // Agreement is no reason to fail, however serious somebody may rate it.
                       return f.kind != crosscheck::FindingKind::kAgreement && f.severity >= least;
                     });
}

absl::StatusOr<std::string> RenderExtraction(crosscheck::Article article, bool as_json) {
  const absl::StatusOr<crosscheck::Extraction> extraction = crosscheck::Extract(std::move(article));
  if (!extraction.ok()) return extraction.status();
  if (!as_json) return crosscheck::ExtractionToText(*extraction);
  absl::StatusOr<std::string> line = crosscheck::ExtractionToJsonLine(*extraction);
  if (line.ok()) *line += '\n';
  return line;
}

// By some hundreds, so that all threads have work and progress is seen.
void AddAll(std::vector<Source>& sources, crosscheck::Checker& checker) {
  constexpr size_t kAtOnce = 500;
  Progress progress(sources.size());
  for (size_t begin = 0; begin < sources.size(); begin += kAtOnce) {
    const size_t end = std::min(begin + kAtOnce, sources.size());
    std::vector<crosscheck::Article> articles;
    for (size_t i = begin; i < end; ++i) articles.push_back(std::move(sources[i].article));
    const std::vector<absl::Status> statuses = checker.AddAll(std::move(articles));
    for (size_t i = begin; i < end; ++i) {
      if (!statuses[i - begin].ok()) Complain(sources[i].file, statuses[i - begin]);
      progress.Step();
    }
  }
}

}  // namespace

int Check(const CheckOptions& options) {
  if (!CanWriteReport(options.report)) return kBadInput;
  std::vector<crosscheck::Fingerprint> ignore;
  if (!options.ignore.empty()) {
    const std::optional<std::string> text = ReadText(options.ignore);
    if (!text) return kBadInput;
    absl::StatusOr<std::vector<crosscheck::Fingerprint>> list =
        crosscheck::ParseIgnoreList(options.ignore, *text);
    if (!list.ok()) {
      cli::Complain(std::string(list.status().message()));
      return kBadInput;
    }
    ignore = *std::move(list);
  }
  std::optional<crosscheck::ArchiveSnapshot> archive;
  if (!options.archive.empty()) {
    absl::StatusOr<crosscheck::ArchiveSnapshot> opened =
        crosscheck::ArchiveSnapshot::Open(options.archive, {});
    if (!opened.ok()) {
      cli::Complain(std::string(opened.status().message()));
      return kBadInput;
    }
    archive = *std::move(opened);
  }
  crosscheck::Checker checker({.min_confidence = options.min_confidence,
                               .ignore = std::move(ignore),
                               .threads = options.threads});
  std::optional<std::string> draft_id;
  std::vector<Source> sources = ReadPaths(options.paths);
  if (!options.draft.empty()) {
    std::vector<Source> drafts = ReadDraft(options.draft);
    if (drafts.size() > 1) {
      cli::Complain(options.draft + ": holds " + std::to_string(drafts.size()) +
                    " articles; a draft is one");
    }
    if (drafts.size() != 1) return kBadInput;
    draft_id = drafts.front().article.id;
    // Last, so that it is the newer version where the paths hold an older one.
    sources.push_back(std::move(drafts.front()));
  }
  AddAll(sources, checker);
  if (checker.article_count() == 0) return kBadInput;
  const absl::StatusOr<crosscheck::Report> report =
      archive ? checker.CheckAgainst(*archive, draft_id) : checker.Check(draft_id);
  if (!report.ok()) {
    Complain(options.draft.empty() ? "crosscheck" : options.draft, report.status());
    return kBadInput;
  }
  if (!WriteReport(*report, options.report)) return kBadInput;
  return options.fail_on && AnyAtOrAbove(*report, *options.fail_on) ? kFound : kNothingFound;
}

int Extract(const ExtractOptions& options) {
  std::vector<Source> sources = ReadPaths(options.paths);
  std::string text;
  bool any = false;
  {
    Progress progress(sources.size());
    for (Source& source : sources) {
      absl::StatusOr<std::string> rendered =
          RenderExtraction(std::move(source.article), options.format == "jsonl");
      progress.Step();
      if (!rendered.ok()) {
        Complain(source.file, rendered.status());
        continue;
      }
      // A blank line between articles is for people.
      if (any && options.format == "text") text += '\n';
      text += *rendered;
      any = true;
    }
  }
  if (!any) return kBadInput;
  return WriteOutput(options.output, text) ? kNothingFound : kBadInput;
}

}  // namespace cli
