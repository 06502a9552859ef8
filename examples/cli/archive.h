// What `crosscheck archive` does with its options.
#pragma once

#include <string>
#include <vector>

#include "formats.h"

namespace cli {

struct ArchiveCommand {
  std::string database;
  std::vector<std::string> paths;
  std::vector<std::string> ids;  // remove
  unsigned threads = 0;          // add, check
  bool findings = false;         // check
  bool write_report = false;     // check: the findings go out as `report` says
  ReportOptions report;
  bool repair = false;  // check
};
int ArchiveAdd(const ArchiveCommand& command);
int ArchiveInfo(const ArchiveCommand& command);
int ArchiveRemove(const ArchiveCommand& command);
int ArchiveCheck(const ArchiveCommand& command);

}  // namespace cli
