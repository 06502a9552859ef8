// Archives: the door is the class. A file is looked at once a second at most; while one thread
// opens it anew the others go on with what they have.
#include "archives.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "crosscheck/archive/archive.h"

namespace server {
namespace {

using Clock = std::chrono::steady_clock;

bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

absl::StatusOr<std::shared_ptr<const crosscheck::ClaimIndex>> OpenFile(const std::string& path) {
  absl::StatusOr<crosscheck::ArchiveSnapshot> snapshot =
      crosscheck::ArchiveSnapshot::Open(path, {});
  if (!snapshot.ok()) return snapshot.status();
  return std::make_shared<const crosscheck::ArchiveSnapshot>(*std::move(snapshot));
}

}  // namespace

Archives::Stamp Archives::StampOf(const std::string& path) {
  Stamp stamp;
  struct stat s;
  const auto time = [&s] { return int64_t{s.st_mtim.tv_sec} * 1'000'000'000 + s.st_mtim.tv_nsec; };
  if (::stat(path.c_str(), &s) == 0) {
    stamp.file_time = time();
    stamp.file_size = s.st_size;
    stamp.file_node = static_cast<int64_t>(s.st_ino);
  }
  // What was committed last stands in SQLite's log beside the file.
  if (::stat((path + "-wal").c_str(), &s) == 0) {
    stamp.log_time = time();
    stamp.log_size = s.st_size;
  }
  return stamp;
}

Archives::Archive* Archives::Named(std::string_view name) {
  for (const auto& archive : archives_) {
    if (name.empty() || archive->opened.name == name) return archive.get();
  }
  return nullptr;
}

absl::Status Archives::CheckName(const std::string& name) {
  if (!IsName(name))
    return absl::InvalidArgumentError("\"" + name +
                                      "\" is no name of an archive: letters, digits, - _ . only");
  if (Named(name) != nullptr)
    return absl::AlreadyExistsError("two archives are named \"" + name + "\"");
  return absl::OkStatus();
}

absl::Status Archives::AddFile(const std::string& name, const std::string& path) {
  if (absl::Status s = CheckName(name); !s.ok()) return s;
  auto archive = std::make_unique<Archive>();
  archive->path = path;
  archive->stamp = StampOf(path);
  archive->looked = Clock::now();
  auto index = OpenFile(path);
  if (!index.ok()) return index.status();
  archive->opened = {name, 1, *std::move(index)};
  archives_.push_back(std::move(archive));
  return absl::OkStatus();
}

absl::Status Archives::AddIndex(const std::string& name, crosscheck::MemoryIndex index) {
  if (absl::Status s = CheckName(name); !s.ok()) return s;
  auto archive = std::make_unique<Archive>();
  archive->entry.name = name;
  archive->entry.articles = index.article_bound();
  archive->entry.claims = index.claim_count();
  for (uint32_t i = 0; i < index.article_bound(); ++i) {
    const absl::StatusOr<crosscheck::Document> document = index.DocumentOf(i);
    if (!document.ok() || !document->article().published) continue;
    crosscheck::Timestamp day = *document->article().published;
    day.has_time = false;
    std::string &first = archive->entry.first_published, &last = archive->entry.last_published;
    const std::string text = day.ToString();
    if (first.empty() || text < first) first = text;
    if (text > last) last = text;
  }
  archive->entry_generation = 1;
  archive->opened = {name, 1, std::make_shared<const crosscheck::MemoryIndex>(std::move(index))};
  archives_.push_back(std::move(archive));
  return absl::OkStatus();
}

absl::StatusOr<Archives::Opened> Archives::Get(std::string_view name) {
  Archive* archive = Named(name);
  if (archive == nullptr) {
    std::string known;
    for (const auto& other : archives_) known += (known.empty() ? "" : ", ") + other->opened.name;
    return absl::NotFoundError("no archive of that name; there are: " + known);
  }
  std::unique_lock<std::mutex> lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (archive->path.empty() || archive->reopening ||
      now - archive->looked < std::chrono::seconds(1)) {
    return archive->opened;
  }
  archive->looked = now;
  const Stamp stamp = StampOf(archive->path);
  if (stamp == archive->stamp) return archive->opened;
  archive->reopening = true;
  lock.unlock();
  auto index = OpenFile(archive->path);
  lock.lock();
  archive->reopening = false;
  // A file that cannot be opened just now is tried again in a second.
  if (index.ok()) {
    archive->stamp = stamp;
    ++archive->opened.generation;
    archive->opened.index = *std::move(index);
  }
  return archive->opened;
}

absl::StatusOr<std::vector<crosscheck::ArchiveEntry>> Archives::List() {
  std::vector<crosscheck::ArchiveEntry> entries;
  for (const auto& archive : archives_) {
    const absl::StatusOr<Opened> opened = Get(archive->opened.name);
    if (!opened.ok()) return opened.status();
    std::unique_lock<std::mutex> lock(mutex_);
    if (archive->entry_generation != opened->generation) {
      lock.unlock();
      const auto info = crosscheck::ReadArchiveInfo(archive->path, {});
      if (!info.ok()) return info.status();
      lock.lock();
      archive->entry = {opened->name, info->articles, info->claims, info->first_published,
                        info->last_published};
      archive->entry_generation = opened->generation;
    }
    entries.push_back(archive->entry);
  }
  return entries;
}

}  // namespace server
