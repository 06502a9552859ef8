// Files: the doors are OpenFile, SourceOf and FindFiles of ingest/stream.h; the only place of
// ingest that knows a file system.
#include <fnmatch.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "base/strings.h"
#include "crosscheck/ingest/stream.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

class FileSource : public ByteSource {
 public:
  explicit FileSource(std::FILE* file) : file_(file) {}
  ~FileSource() override { std::fclose(file_); }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    if (failed_) return size_t{0};
    const size_t count = std::fread(buffer.data(), 1, buffer.size(), file_);
    if (count == 0 && std::ferror(file_)) {
      failed_ = true;
      return absl::UnavailableError(std::string("cannot be read: ") + std::strerror(errno));
    }
    return count;
  }

 private:
  std::FILE* file_;
  bool failed_ = false;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    const size_t count = std::min(buffer.size(), bytes_.size());
    std::copy_n(bytes_.begin(), count, buffer.begin());
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

bool IsArticleFile(const fs::path& path) {
  std::string extension = AsciiLower(path.extension().string());
  if (extension == ".gz" || extension == ".zst") {
    extension = AsciiLower(path.stem().extension().string());
  }
  constexpr std::string_view kExtensions[] = {".jsonl", ".ndjson", ".json",   ".txt", ".md",
                                              ".html",  ".htm",    ".xhtml",  ".xml", ".rss",
                                              ".atom",  ".nitf",   ".newsml", ".warc"};
  return std::find(std::begin(kExtensions), std::end(kExtensions), extension) !=
         std::end(kExtensions);
}

// Pattern and path by their parts: "**" is any number of parts, hidden ones left out.
bool Matches(const std::vector<std::string>& pattern, size_t p,
             const std::vector<std::string>& path, size_t i) {
  for (; p < pattern.size(); ++p, ++i) {
    if (pattern[p] == "**") {
      for (size_t k = i; k <= path.size(); ++k) {
        if (Matches(pattern, p + 1, path, k)) return true;
        if (k < path.size() && path[k].front() == '.') return false;
      }
      return false;
    }
    if (i >= path.size() || fnmatch(pattern[p].c_str(), path[i].c_str(), FNM_PERIOD) != 0) {
      return false;
    }
  }
  return i == path.size();
}

std::vector<std::string> PartsOf(const fs::path& path) {
  std::vector<std::string> parts;
  for (const fs::path& part : path) parts.push_back(part.string());
  return parts;
}

bool IsPattern(std::string_view text) {
  const size_t bracket = text.find('[');
  return text.find_first_of("*?") != std::string_view::npos ||
         (bracket != std::string_view::npos && text.find(']', bracket) != std::string_view::npos);
}

// Files below `folder` that `take` wants. Hidden files and folders (.git) hold no articles. Links
// to folders are not followed: they may lead in circles.
template <class Take>
std::error_code Walk(const fs::path& folder, const Take& take, std::vector<std::string>& files) {
  std::error_code error;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    const bool hidden = it->path().filename().string().front() == '.';
    std::error_code ignored;
    if (hidden) {
      if (it->is_directory(ignored)) it.disable_recursion_pending();
    } else if (it->is_regular_file(ignored) && take(it->path())) {
      files.push_back(it->path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return error;
}

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    return absl::NotFoundError(std::string("cannot be read: ") + std::strerror(errno));
  }
  return std::make_unique<FileSource>(file);
}

std::unique_ptr<ByteSource> SourceOf(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

absl::StatusOr<std::vector<std::string>> FindFiles(const std::string& path) {
  std::error_code error;
  std::vector<std::string> files;
  if (fs::is_directory(path, error)) {
    if ((error = Walk(path, IsArticleFile, files))) {
      return absl::UnavailableError("cannot be read: " + error.message());
    }
    if (files.empty()) {
      return absl::NotFoundError("no articles in this folder (*.jsonl, *.txt, *.md, *.html ...)");
    }
    return files;
  }
  if (!IsPattern(path) || fs::exists(path, error)) return std::vector{path};
  // The folder to begin in is what stands before the first part with a sign.
  const std::vector<std::string> pattern = PartsOf(path);
  fs::path base;
  size_t fixed = 0;
  while (fixed < pattern.size() && !IsPattern(pattern[fixed])) base /= pattern[fixed++];
  const std::vector<std::string> rest(pattern.begin() + static_cast<ptrdiff_t>(fixed),
                                      pattern.end());
  const fs::path start = base.empty() ? fs::path(".") : base;
  const auto matches = [&](const fs::path& file) {
    return Matches(rest, 0, PartsOf(file.lexically_relative(start)), 0);
  };
  error = Walk(start, matches, files);
  if (files.empty()) return absl::NotFoundError("no file matches this pattern");
  if (base.empty()) {
    for (std::string& file : files) file = fs::path(file).lexically_normal().string();
  }
  return files;
}

}  // namespace crosscheck
