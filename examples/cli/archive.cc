// The doors are those of archive.h. The library does the work; here are only the order of the
// steps, what is told, and the exit codes.
#include "crosscheck/archive/archive.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "archive.h"
#include "commands.h"
#include "crosscheck/checker.h"
#include "input.h"
#include "output.h"

namespace cli {
namespace {

using crosscheck::AddResult;

int Fail(const absl::Status& status) {
  Complain(std::string(status.message()));
  return kBadInput;
}

crosscheck::ArchiveOptions OptionsOf(const ArchiveCommand& command) {
  crosscheck::ArchiveOptions options;
  options.threads = command.threads;
  return options;
}

std::string Counted(uint64_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

struct Tally {
  size_t added = 0, updated = 0, reread = 0, unchanged = 0, refused = 0;

  void Count(AddResult result) {
    ++(result == AddResult::kAdded     ? added
       : result == AddResult::kUpdated ? updated
       : result == AddResult::kReread  ? reread
                                       : unchanged);
  }
  size_t in() const { return added + updated + reread + unchanged; }
  std::string ToString() const {
    std::string text = std::to_string(added) + " added, " + std::to_string(updated) + " updated, " +
                       std::to_string(unchanged) + " unchanged";
    if (reread > 0) text += ", " + std::to_string(reread) + " read again";
    if (refused > 0) text += ", " + std::to_string(refused) + " left out";
    return text;
  }
};

absl::StatusOr<crosscheck::Report> MakeFindings(const ArchiveCommand& command,
                                                const crosscheck::ArchiveOptions& options) {
  // Opened first: it is told at once where the archive cannot be written.
  absl::StatusOr<crosscheck::Archive> archive =
      crosscheck::Archive::OpenExisting(command.database, options);
  if (!archive.ok()) return archive.status();
  crosscheck::Checker checker({.threads = command.threads});
  {
    const absl::StatusOr<crosscheck::ArchiveSnapshot> snapshot =
        crosscheck::ArchiveSnapshot::Open(command.database, options);
    if (!snapshot.ok()) return snapshot.status();
    if (absl::Status s = checker.AddAllOf(*snapshot); !s.ok()) return s;
  }
  absl::StatusOr<crosscheck::Report> report = checker.Check();
  if (!report.ok()) return report;
  if (absl::Status s =
          archive->StoreFindings(report->articles, report->claims, report->facts, report->findings);
      !s.ok())
    return s;
  return report;
}

}  // namespace

int ArchiveAdd(const ArchiveCommand& command) {
  std::optional<crosscheck::Archive> archive;
  const auto open = [&] {
    if (archive) return absl::OkStatus();
    absl::StatusOr<crosscheck::Archive> opened =
        command.paths.empty()
            ? crosscheck::Archive::OpenExisting(command.database, OptionsOf(command))
            : crosscheck::Archive::Open(command.database, OptionsOf(command));
    if (opened.ok()) archive = *std::move(opened);
    return opened.status();
  };
  // A new one only for what is to be in it.
  if (command.paths.empty() || std::filesystem::exists(command.database)) {
    if (absl::Status s = open(); !s.ok()) return Fail(s);
  }
  Tally tally;
  absl::Status failed;
  Progress progress;
  StreamPaths(command.paths, [&](std::vector<Source> sources) {
    failed = open();
    if (!failed.ok()) return false;
    std::vector<crosscheck::Article> articles;
    std::vector<std::string> withdrawn;  // what is told of those that are
    for (Source& source : sources) {
      const crosscheck::Article& article = source.article;
      withdrawn.push_back(crosscheck::IsWithdrawn(article)
                              ? source.file + ": article \"" + article.id + "\" is " +
                                    article.status + "; what it said is withdrawn"
                              : "");
      articles.push_back(std::move(source.article));
    }
    const auto results = archive->AddAll(std::move(articles));
    if (!results.ok()) {
      failed = results.status();
      return false;
    }
    for (size_t i = 0; i < sources.size(); ++i) {
      const absl::StatusOr<AddResult>& result = (*results)[i];
      if (result.ok()) {
        tally.Count(*result);
        if (!withdrawn[i].empty() && *result != AddResult::kUnchanged) Complain(withdrawn[i]);
      } else {
        Complain(sources[i].file + ": " + std::string(result.status().message()));
        ++tally.refused;
      }
      progress.Step();
    }
    return true;
  });
  progress.Clear();
  if (failed.ok() && !archive) {
    Complain(command.database + ": no article was read, and no archive made");
    return kBadInput;
  }
  if (failed.ok()) failed = archive->Commit();
  if (failed.ok() && command.paths.empty()) {
    const absl::StatusOr<size_t> reread = archive->Reread();
    if (reread.ok()) tally.reread = *reread;
    failed = reread.status();
  }
  if (!failed.ok()) return Fail(failed);
  if (!WriteOutput("", command.database + ": " + tally.ToString() + "\n")) return kBadInput;
  return tally.in() > 0 || command.paths.empty() ? kNothingFound : kBadInput;
}

int ArchiveInfo(const ArchiveCommand& command) {
  const absl::StatusOr<crosscheck::ArchiveInfo> info =
      crosscheck::ReadArchiveInfo(command.database, OptionsOf(command));
  if (!info.ok()) return Fail(info.status());
  std::string text;
  const auto line = [&](const std::string& name, const std::string& value) {
    text += name + ": " + std::string(name.size() < 18 ? 18 - name.size() : 0, ' ') + value + "\n";
  };
  line("articles", std::to_string(info->articles));
  line("claims", std::to_string(info->claims));
  line("earlier versions", std::to_string(info->earlier_versions));
  line("text", std::to_string(info->text_bytes) + " bytes");
  line("file", std::to_string(info->file_bytes) + " bytes");
  line("schema version", std::to_string(info->schema_version));
  line("index segments", std::to_string(info->segments));
  if (!info->first_published.empty())
    line("published", info->first_published + " to " + info->last_published);
  if (info->has_findings) {
    line("findings", std::to_string(info->findings) + " and " + Counted(info->facts, "fact") +
                         ", made " + Counted(info->changes_since_findings, "change") + " ago");
  } else {
    line("findings", "none made; see crosscheck archive check --findings");
  }
  if (info->outdated > 0) {
    line("outdated", Counted(info->outdated, "article") +
                         " read by another version; crosscheck archive add " + command.database +
                         " reads them again");
  }
  line("outlets", std::to_string(info->outlets.size()));
  for (const auto& [outlet, articles] : info->outlets) {
    text += "  " + std::to_string(articles) + "  " +
            (outlet.empty() ? "(not named)" : OneLine(outlet)) + "\n";
  }
  return WriteOutput("", text) ? kNothingFound : kBadInput;
}

int ArchiveRemove(const ArchiveCommand& command) {
  absl::StatusOr<crosscheck::Archive> archive =
      crosscheck::Archive::OpenExisting(command.database, OptionsOf(command));
  if (!archive.ok()) return Fail(archive.status());
  std::vector<std::string> ids = command.ids;
  for (Source& source : ReadPaths(command.paths)) ids.push_back(std::move(source.article.id));
  size_t removed = 0;
  for (const std::string& id : ids) {
    const absl::StatusOr<bool> was_in = archive->Remove(id);
    if (!was_in.ok()) return Fail(was_in.status());
    if (!*was_in) Complain(command.database + ": has no article \"" + id + "\"");
    removed += *was_in;
  }
  if (absl::Status s = archive->Commit(); !s.ok()) return Fail(s);
  if (!WriteOutput("", command.database + ": " + std::to_string(removed) + " removed\n"))
    return kBadInput;
  return removed > 0 ? kNothingFound : kBadInput;
}

int ArchiveCheck(const ArchiveCommand& command) {
  if (command.write_report && !CanWriteReport(command.report)) return kBadInput;
  const crosscheck::ArchiveOptions options = OptionsOf(command);
  if (command.repair) {
    absl::StatusOr<crosscheck::Archive> archive =
        crosscheck::Archive::OpenExisting(command.database, options);
    if (!archive.ok()) return Fail(archive.status());
    if (absl::Status s = archive->Repair(); !s.ok()) return Fail(s);
  }
  const absl::StatusOr<std::vector<std::string>> problems =
      crosscheck::CheckArchive(command.database, options);
  if (!problems.ok()) return Fail(problems.status());
  for (const std::string& problem : *problems) Complain(command.database + ": " + problem);
  if (!problems->empty()) return kFound;
  std::string text = command.database + ": sound\n";
  if (command.findings) {
    const absl::StatusOr<crosscheck::Report> made = MakeFindings(command, options);
    if (!made.ok()) return Fail(made.status());
    if (command.write_report) return WriteReport(*made, command.report) ? kNothingFound : kBadInput;
    text += command.database + ": " + Counted(made->facts.size(), "fact") + ", " +
            Counted(made->findings.size(), "finding") + "\n";
  }
  return WriteOutput("", text) ? kNothingFound : kBadInput;
}

}  // namespace cli
