// Commands: what `crosscheck check` and `crosscheck extract` do with their options.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crosscheck/report/report.h"
#include "formats.h"

namespace cli {

// Exit codes, a contract with the scripts that call us.
inline constexpr int kNothingFound = 0;
inline constexpr int kFound = 1;
inline constexpr int kBadInput = 2;

struct CheckOptions {
  std::vector<std::string> paths;
  std::string draft;    // empty: none
  std::string archive;  // empty: none
  std::string ignore;   // empty: none
  ReportOptions report;
  std::optional<crosscheck::Severity> fail_on;  // none: never
  double min_confidence = 0.5;
  unsigned threads = 0;  // 0: all cores
};
int Check(const CheckOptions& options);

struct ExtractOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string output;
};
int Extract(const ExtractOptions& options);

}  // namespace cli
