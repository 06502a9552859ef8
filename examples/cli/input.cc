// Input: the doors are ReadPaths and ReadDraft of input.h. All that knows files stands here; what
// the bytes mean is the readers' business (crosscheck/ingest), so a new format needs nothing in
// this file but its extension.
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

void Append(const std::string& name, const std::string& bytes, crosscheck::ReadFormat format,
            std::vector<Source>& out) {
  crosscheck::ReadResult result = crosscheck::ReadArticles(name, bytes, {.format = format});
  // A file of another kind has something wrong in every line; twenty of them say so.
  constexpr size_t kMostMessages = 20;
  for (size_t i = 0; i < std::min(kMostMessages, result.errors.size()); ++i) {
    Complain(result.errors[i].ToString());
  }
  if (result.errors.size() > kMostMessages) {
    Complain(name + ": and " + std::to_string(result.errors.size() - kMostMessages) +
             " more such messages");
  }
  for (crosscheck::Article& article : result.articles) {
    out.push_back({std::move(article), name});
  }
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

}  // namespace

std::vector<Source> ReadPaths(const std::vector<std::string>& paths) {
  std::vector<Source> sources;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      AppendStdin(crosscheck::ReadFormat::kJsonl, sources);
    } else if (!fs::is_directory(path, error)) {
      AppendFile(path, sources);
    } else if (const std::vector<std::string> files = Walk(path); !files.empty()) {
      for (const std::string& file : files) AppendFile(file, sources);
    } else {
      Complain(path + ": no articles in this folder (*.jsonl, *.txt, *.md)");
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
