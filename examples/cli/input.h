// Input: paths of the command line -> articles. Files, folders and patterns (in the order of their
// names, see crosscheck::FindFiles), "-" for JSONL on standard input. What cannot be read is told
// on stderr as "file:line: message" and left out.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "crosscheck/ingest/reader.h"

namespace cli {

struct Source {
  crosscheck::Article article;
  std::string file;  // where it was read, for messages
};

// Paths may repeat a file. Empty when nothing could be read, and then every reason has been told.
std::vector<Source> ReadPaths(const std::vector<std::string>& paths);
// The same articles in the same order, but some at a time, so that files may be larger than memory.
// Ends early where `take` says false.
void StreamPaths(const std::vector<std::string>& paths,
                 const std::function<bool(std::vector<Source>)>& take);
// The bytes of one file that is no article; nullopt when it cannot be read, which has been told.
std::optional<std::string> ReadText(const std::string& path);
// One file, whose format tells itself; "-" is standard input.
std::vector<Source> ReadDraft(const std::string& path);

}  // namespace cli
