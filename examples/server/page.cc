// Pages: the doors are Page and PageAnswer. A path is compared byte by byte: names of built files
// need no percent signs, and what has some is none of them.
#include "page.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace server {
namespace {

namespace fs = std::filesystem;

// Far more than a page is; a folder that is none, given by mistake, ends here.
constexpr size_t kMostBytes = 32'000'000, kMostFiles = 1000;

// By the end of the name; a file of none of these is not given out.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
}};

// Style attributes are what browsers themselves write into a text that is edited.
constexpr char kPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

std::string_view TypeOf(std::string_view name) {
  for (const auto& [end, type] : kTypes) {
    if (name.ends_with(end)) return type;
  }
  return {};
}

}  // namespace

absl::StatusOr<Page> Page::Open(const std::string& folder) {
  Page page;
  size_t bytes = 0;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, error);
  for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    const fs::path& path = it->path();
    if (path.filename().native().starts_with('.') || it->is_symlink()) {
      it.disable_recursion_pending();
      continue;
    }
    const std::string name = "/" + path.lexically_relative(folder).generic_string();
    if (!it->is_regular_file(error) || TypeOf(name).empty()) continue;
    std::ifstream in(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), {}};
    if (!in) return absl::InvalidArgumentError(path.string() + ": cannot be read");
    bytes += content.size();
    if (bytes > kMostBytes || page.files_.size() >= kMostFiles)
      return absl::InvalidArgumentError(folder + ": more than a page");
    page.files_[name] = {std::move(content), TypeOf(name)};
  }
  if (error) return absl::InvalidArgumentError(folder + ": " + error.message());
  if (page.Find("/") == nullptr)
    return absl::InvalidArgumentError(folder + ": no index.html in it; is the page built?");
  return page;
}

const Page::File* Page::Find(std::string_view path) const {
  const auto it = files_.find(path == "/" ? "/index.html" : path);
  return it == files_.end() ? nullptr : &it->second;
}

Answer PageAnswer(const Page::File& file) {
  Answer answer;
  answer.content_type = file.type;
  answer.body = file.bytes;
  answer.headers.emplace_back("Content-Security-Policy", kPolicy);
  answer.headers.emplace_back("Referrer-Policy", "no-referrer");
  return answer;
}

}  // namespace server
