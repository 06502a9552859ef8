// The archives that drafts are checked against, by name. A file is opened as it stands and opened
// anew when it has changed; articles that were given as files are an archive in memory.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "crosscheck/checker.h"

namespace server {

// Thread-safe once all are added.
class Archives {
 public:
  struct Opened {
    std::string name;
    uint64_t generation = 0;  // another one for other contents
    std::shared_ptr<const crosscheck::ClaimIndex> index;
  };

  // The first one added is what is checked against where no name is given. AlreadyExists for a name
  // that is taken, InvalidArgument for one that is no name, else as ArchiveSnapshot::Open.
  absl::Status AddFile(const std::string& name, const std::string& path);
  absl::Status AddIndex(const std::string& name, crosscheck::MemoryIndex index);
  size_t size() const { return archives_.size(); }

  // "" is the first. NotFound for a name that is none, and tells which there are.
  absl::StatusOr<Opened> Get(std::string_view name);
  // What GET /v1/archives says of all of them.
  absl::StatusOr<std::vector<crosscheck::ArchiveEntry>> List();

 private:
  // What tells that a file has changed.
  struct Stamp {
    int64_t file_time = 0, file_size = 0, file_node = 0;
    int64_t log_time = 0, log_size = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  struct Archive {
    Opened opened;
    std::string path;  // empty for an archive in memory
    Stamp stamp;
    std::chrono::steady_clock::time_point looked{};
    bool reopening = false;
    crosscheck::ArchiveEntry entry;  // of `entry_generation`
    uint64_t entry_generation = 0;
  };
  static Stamp StampOf(const std::string& path);
  Archive* Named(std::string_view name);
  absl::Status CheckName(const std::string& name);

  std::vector<std::unique_ptr<Archive>> archives_;
  std::mutex mutex_;
};

}  // namespace server
