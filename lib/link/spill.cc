// The door is SpillFile: a file that is unlinked as soon as it is there, or never has a name where
// the system can do that.
#include "link/spill.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"

namespace crosscheck::link {
namespace {

// At most so many bytes a call: what systems take at once is less than what fits into a size_t.
constexpr size_t kMostAtOnce = size_t{1} << 30;

int OpenUnnamed(const std::string& directory) {
#ifdef O_TMPFILE
  const int unnamed = open(directory.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
  // Not all file systems have such files.
  if (unnamed >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return unnamed;
#endif
  std::string name = directory + "/crosscheck-XXXXXX";
  const int named = mkstemp(name.data());
  if (named < 0) return named;
  unlink(name.c_str());
  fcntl(named, F_SETFD, FD_CLOEXEC);
  return named;
}

}  // namespace

SpillFile::~SpillFile() {
  if (is_open()) close(descriptor_);
}

SpillFile::SpillFile(SpillFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      directory_(std::move(other.directory_)) {}

SpillFile& SpillFile::operator=(SpillFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(directory_, other.directory_);
  return *this;
}

absl::Status SpillFile::Error(int code, const char* what) const {
  return absl::ErrnoToStatus(code, absl::StrCat("a temporary file in ", directory_, what));
}

absl::Status SpillFile::Open(const std::string& directory) {
  *this = SpillFile();
  directory_ = directory;
  descriptor_ = OpenUnnamed(directory);
  return is_open() ? absl::OkStatus() : Error(errno, " cannot be made");
}

absl::StatusOr<uint64_t> SpillFile::Append(const void* bytes, size_t size) {
  const uint64_t begin = size_;
  const char* from = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t written =
        pwrite(descriptor_, from, std::min(size, kMostAtOnce), static_cast<off_t>(size_));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      // What is half written is written over by what comes next, if there is room again.
      size_ = begin;
      return Error(written < 0 ? errno : ENOSPC, " cannot be written");
    }
    from += written;
    size -= static_cast<size_t>(written);
    size_ += static_cast<uint64_t>(written);
  }
  return begin;
}

absl::Status SpillFile::Read(uint64_t offset, void* bytes, size_t size) const {
  char* to = static_cast<char*>(bytes);
  while (size > 0) {
    const ssize_t read =
        pread(descriptor_, to, std::min(size, kMostAtOnce), static_cast<off_t>(offset));
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return Error(read < 0 ? errno : EIO, " cannot be read");
    to += read;
    size -= static_cast<size_t>(read);
    offset += static_cast<uint64_t>(read);
  }
  return absl::OkStatus();
}

}  // namespace crosscheck::link
