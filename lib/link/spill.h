// A file for what does not fit into memory, gone when its owner is.
//
//   SpillFile file;
//   absl::Status status = file.Open(directory);
//   absl::StatusOr<uint64_t> at = file.Append(bytes, size);
//   status = file.Read(*at, bytes, size);
//
// It has no name, so that nothing stays behind however the process ends, and nobody else can open
// it; where the file system has no such files, it loses its name as soon as it is there. For one
// thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace crosscheck::link {

class SpillFile {
 public:
  SpillFile() = default;
  ~SpillFile();
  SpillFile(SpillFile&& other) noexcept;
  SpillFile& operator=(SpillFile&& other) noexcept;

  // An empty file in this directory. An error, of the system's own code, where the directory is
  // missing or cannot be written to.
  absl::Status Open(const std::string& directory);
  bool is_open() const { return descriptor_ >= 0; }
  // Where the bytes begin. kResourceExhausted where the disk is full: what was written before can
  // still be read. REQUIRES: it is open.
  absl::StatusOr<uint64_t> Append(const void* bytes, size_t size);
  // REQUIRES: these bytes were appended.
  absl::Status Read(uint64_t offset, void* bytes, size_t size) const;

 private:
  absl::Status Error(int code, const char* what) const;

  int descriptor_ = -1;
  uint64_t size_ = 0;
  std::string directory_;
};

}  // namespace crosscheck::link
