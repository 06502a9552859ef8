// Formats: how `check` and `archive check --findings` write a report. One table holds them all: its
// names are what --format takes, its texts what --help says.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "crosscheck/report/report.h"
#include "output.h"

namespace cli {

struct ReportOptions {
  std::string format = "text";
  std::string output;  // empty: standard output
  Color color = Color::kAuto;
};

struct Format {
  const char* name;
  const char* help;
  bool binary;  // bytes that a terminal cannot show
  absl::StatusOr<std::string> (*render)(const crosscheck::Report& report,
                                        const ReportOptions& options);
};
std::span<const Format> Formats();
// The names, in the order of the table.
std::vector<std::string> FormatNames();
// The names with what each is, a line each.
std::string FormatHelp();

// False, and a complaint, where the report would drive a terminal. Asked before the work is done.
bool CanWriteReport(const ReportOptions& options);
// False, and a complaint, where it cannot be rendered or written. REQUIRES: the format is in the
// table.
bool WriteReport(const crosscheck::Report& report, const ReportOptions& options);

}  // namespace cli
