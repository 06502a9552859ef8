// Input: the doors are ReadPaths, StreamPaths and ReadDraft of input.h. All that knows files stands
// here; what the bytes mean is the readers' business (crosscheck/ingest), so a new format needs
// nothing in this file but its extension.
#include "input.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "crosscheck/ingest/reader.h"
#include "output.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr char kStdinName[] = "<stdin>";

std::optional<std::string> ReadAll(std::FILE* file) {
  std::string bytes;
  char buffer[1 << 16];
  size_t n;
  while ((n = std::fread(buffer, 1, sizeof buffer, file)) > 0) bytes.append(buffer, n);
  if (std::ferror(file)) return std::nullopt;
  return bytes;
}

std::optional<std::string> ReadFile(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  std::optional<std::string> bytes;
  if (file) bytes = ReadAll(file.get());
  if (!bytes) Complain(path + ": cannot be read: " + std::strerror(errno));
  return bytes;
}

// Tells the errors of one file. A file of another kind has something wrong in every line; twenty of
// them say so.
class Errors {
 public:
  explicit Errors(std::string name) : name_(std::move(name)) {}
  ~Errors() {
    if (count_ > kMost)
      Complain(name_ + ": and " + std::to_string(count_ - kMost) + " more such messages");
  }
  Errors(const Errors&) = delete;
  Errors& operator=(const Errors&) = delete;

  void Tell(const crosscheck::ReadError& error) {
    if (++count_ <= kMost) Complain(error.ToString());
  }

 private:
  static constexpr size_t kMost = 20;
  const std::string name_;
  size_t count_ = 0;
};

// `lines_before` stood in front of the bytes.
void Append(const std::string& name, std::string_view bytes, crosscheck::ReadFormat format,
            uint32_t lines_before, Errors& errors, std::vector<Source>& out) {
  crosscheck::ReadResult result = crosscheck::ReadArticles(name, bytes, {.format = format});
  for (crosscheck::ReadError& error : result.errors) {
    if (error.line != 0) error.line += lines_before;
    errors.Tell(error);
  }
  for (crosscheck::Article& article : result.articles) {
    out.push_back({std::move(article), name});
  }
}

void Append(const std::string& name, std::string_view bytes, crosscheck::ReadFormat format,
            std::vector<Source>& out) {
  Errors errors(name);
  Append(name, bytes, format, 0, errors, out);
}

void AppendFile(const std::string& path, std::vector<Source>& out) {
  if (const std::optional<std::string> bytes = ReadFile(path)) {
    Append(path, *bytes, crosscheck::ReadFormat::kAuto, out);
  }
}

void AppendStdin(crosscheck::ReadFormat format, std::vector<Source>& out) {
  static bool was_read = false;
  if (std::exchange(was_read, true)) {
    Complain("-: standard input can be read only once; name it once");
    return;
  }
  if (const std::optional<std::string> bytes = ReadAll(stdin)) {
    Append(kStdinName, *bytes, format, out);
  } else {
    Complain(std::string(kStdinName) + ": cannot be read: " + std::strerror(errno));
  }
}

bool IsArticleFile(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".jsonl" || extension == ".txt" || extension == ".md";
}

// Hidden files and folders (.git) hold no articles. Links to folders are not followed: they may
// lead in circles.
std::vector<std::string> Walk(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    const bool hidden = it->path().filename().string().front() == '.';
    std::error_code ignored;
    if (hidden) {
      if (it->is_directory(ignored)) it.disable_recursion_pending();
    } else if (IsArticleFile(it->path()) && it->is_regular_file(ignored)) {
      files.push_back(it->path().string());
    }
  }
  if (error) Complain(folder + ": cannot be read: " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

// The checker takes the later of two articles of one id for a newer version; whoever did not mean
// that should know. The same file read twice is no news.
void WarnOfRepeatedIds(const std::vector<Source>& sources) {
  std::map<std::string, const Source*> seen;
  for (const Source& source : sources) {
    const auto [it, is_new] = seen.emplace(source.article.id, &source);
    const bool same_text = it->second->article.text == source.article.text;
    if (!is_new && !same_text) {
      Complain(source.file + ": warning: article \"" + source.article.id + "\" stands also in " +
               it->second->file + "; the later one is checked");
    }
    it->second = &source;  // the checker keeps the later one
  }
}

// JSONL by stretches of whole lines. False where `take` has enough.
bool StreamLines(const std::string& name, std::FILE* file,
                 const std::function<bool(std::vector<Source>)>& take) {
  constexpr size_t kStretch = size_t{4} << 20;
  Errors errors(name);
  std::string bytes;
  uint32_t lines_before = 0;
  bool any = false;
  for (bool more = true; more;) {
    const size_t had = bytes.size();
    bytes.resize(had + kStretch);
    const size_t read = std::fread(bytes.data() + had, 1, kStretch, file);
    bytes.resize(had + read);
    if (std::ferror(file)) {
      Complain(name + ": cannot be read: " + std::strerror(errno));
      return true;
    }
    more = read == kStretch;
    // The last line may go on in the next stretch.
    const size_t end = more ? bytes.rfind('\n') + 1 : bytes.size();
    if (end == 0 && (more || any)) continue;
    any = true;
    const std::string_view whole = std::string_view(bytes).substr(0, end);
    std::vector<Source> sources;
    Append(name, whole, crosscheck::ReadFormat::kJsonl, lines_before, errors, sources);
    lines_before += static_cast<uint32_t>(std::count(whole.begin(), whole.end(), '\n'));
    if (!sources.empty() && !take(std::move(sources))) return false;
    bytes.erase(0, end);
  }
  return true;
}

bool IsJsonl(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  return extension == ".jsonl" || extension == ".ndjson";
}

// The files that a path stands for; told where there are none.
std::vector<std::string> FilesOf(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<std::string> files = Walk(path);
  if (files.empty()) Complain(path + ": no articles in this folder (*.jsonl, *.txt, *.md)");
  return files;
}

}  // namespace

void StreamPaths(const std::vector<std::string>& paths,
                 const std::function<bool(std::vector<Source>)>& take) {
  // Small files go together, so that there is work for all threads.
  constexpr size_t kAtOnce = 200;
  std::vector<Source> small;
  const auto take_small = [&] { return small.empty() || take(std::exchange(small, {})); };
  bool read_stdin = false;
  for (const std::string& path : paths) {
    for (const std::string& file : path == "-" ? std::vector{path} : FilesOf(path)) {
      if (path == "-" && std::exchange(read_stdin, true)) {
        Complain("-: standard input can be read only once; name it once");
      } else if (path == "-" || IsJsonl(file)) {
        if (!take_small()) return;
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(
            path == "-" ? nullptr : std::fopen(file.c_str(), "rb"),
            [](std::FILE* f) { return f == nullptr ? 0 : std::fclose(f); });
        if (path != "-" && !opened) {
          Complain(file + ": cannot be read: " + std::strerror(errno));
        } else if (!StreamLines(path == "-" ? kStdinName : file, path == "-" ? stdin : opened.get(),
                                take)) {
          return;
        }
      } else {
        AppendFile(file, small);
        if (small.size() >= kAtOnce && !take_small()) return;
      }
    }
  }
  take_small();
}

std::vector<Source> ReadPaths(const std::vector<std::string>& paths) {
  std::vector<Source> sources;
  for (const std::string& path : paths) {
    if (path == "-") {
      AppendStdin(crosscheck::ReadFormat::kJsonl, sources);
    } else {
      for (const std::string& file : FilesOf(path)) AppendFile(file, sources);
    }
  }
  WarnOfRepeatedIds(sources);
  return sources;
}

std::optional<std::string> ReadText(const std::string& path) { return ReadFile(path); }

std::vector<Source> ReadDraft(const std::string& path) {
  std::vector<Source> sources;
  if (path == "-") {
    AppendStdin(crosscheck::ReadFormat::kAuto, sources);
  } else {
    AppendFile(path, sources);
  }
  return sources;
}

}  // namespace cli
