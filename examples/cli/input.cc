// Input: the doors are ReadPaths, StreamPaths and ReadDraft of input.h. What files there are
// and what their bytes mean is the readers' business (crosscheck/ingest).
#include "input.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "crosscheck/ingest/stream.h"
#include "output.h"

namespace cli {
namespace {

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

// Takes articles in lots, so that there is work for all threads and memory for all of them.
class Lots {
 public:
  explicit Lots(const std::function<bool(std::vector<Source>)>& take) : take_(take) {}

  // False where the taker has enough.
  bool Add(Source source) {
    bytes_ += source.article.text.size();
    sources_.push_back(std::move(source));
    return (sources_.size() < kMostArticles && bytes_ < kMostBytes) || Flush();
  }
  bool Flush() {
    bytes_ = 0;
    more_ = more_ && (sources_.empty() || take_(std::exchange(sources_, {})));
    return more_;
  }

 private:
  static constexpr size_t kMostArticles = 1000;
  static constexpr size_t kMostBytes = size_t{4} << 20;
  const std::function<bool(std::vector<Source>)>& take_;
  std::vector<Source> sources_;
  size_t bytes_ = 0;
  bool more_ = true;
};

class Stdin : public crosscheck::ByteSource {
 public:
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    return std::fread(buffer.data(), 1, buffer.size(), stdin);
  }
};

// All articles of one file, or of standard input for "-". False where the taker has enough.
bool ReadOne(const std::string& path, crosscheck::ReadFormat format, Lots& lots) {
  static bool stdin_was_read = false;
  const bool is_stdin = path == "-";
  if (is_stdin && std::exchange(stdin_was_read, true)) {
    Complain("-: standard input can be read only once; name it once");
    return true;
  }
  std::unique_ptr<crosscheck::ByteSource> bytes;
  if (is_stdin) {
    bytes = std::make_unique<Stdin>();
  } else {
    auto file = crosscheck::OpenFile(path);
    if (!file.ok()) {
      Complain(path + ": " + std::string(file.status().message()));
      return true;
    }
    bytes = *std::move(file);
  }
  const std::string name = is_stdin ? kStdinName : path;
  Errors errors(name);
  bool more = true;
  crosscheck::StreamArticles(name, *bytes, {.format = format},
                             {.article =
                                  [&](crosscheck::Article article) {
                                    if (is_stdin) article.source.clear();  // no file of that name
                                    more = lots.Add({std::move(article), name});
                                    return more;
                                  },
                              .error = [&](const crosscheck::ReadError& e) { errors.Tell(e); }});
  return more;
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

// The files that a path stands for; told where there are none.
std::vector<std::string> FilesOf(const std::string& path) {
  absl::StatusOr<std::vector<std::string>> files = crosscheck::FindFiles(path);
  if (files.ok()) return *std::move(files);
  Complain(path + ": " + std::string(files.status().message()));
  return {};
}

}  // namespace

void StreamPaths(const std::vector<std::string>& paths,
                 const std::function<bool(std::vector<Source>)>& take) {
  Lots lots(take);
  for (const std::string& path : paths) {
    if (path == "-") {
      if (!ReadOne(path, crosscheck::ReadFormat::kJsonl, lots)) return;
      continue;
    }
    for (const std::string& file : FilesOf(path)) {
      if (!ReadOne(file, crosscheck::ReadFormat::kAuto, lots)) return;
    }
  }
  lots.Flush();
}

std::vector<Source> ReadPaths(const std::vector<std::string>& paths) {
  std::vector<Source> sources;
  StreamPaths(paths, [&](std::vector<Source> some) {
    std::move(some.begin(), some.end(), std::back_inserter(sources));
    return true;
  });
  WarnOfRepeatedIds(sources);
  return sources;
}

std::optional<std::string> ReadText(const std::string& path) { return ReadFile(path); }

std::vector<Source> ReadDraft(const std::string& path) {
  std::vector<Source> sources;
  const std::function<bool(std::vector<Source>)> take = [&](std::vector<Source> some) {
    std::move(some.begin(), some.end(), std::back_inserter(sources));
    return true;
  };
  Lots lots(take);
  ReadOne(path, crosscheck::ReadFormat::kAuto, lots);
  lots.Flush();
  // Who asks for a draft to be checked wants that, also while it is withheld.
  for (Source& source : sources) source.article.status.clear();
  return sources;
}

}  // namespace cli
