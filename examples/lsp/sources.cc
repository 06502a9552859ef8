// Sources: the doors are those of sources.h.
#include "sources.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "crosscheck/archive/archive.h"
#include "crosscheck/ingest/stream.h"

namespace lsp {
namespace {

using crosscheck::Article;
using crosscheck::Document;
using crosscheck::Part;

bool IsUnreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

std::string Escaped(std::string_view text, std::string_view also_kept) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    if (IsUnreserved(c) || also_kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

// Is this a format in which the text of an article stands as it is?
bool IsPlain(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  return extension == ".md" || extension == ".markdown" || extension == ".txt";
}

}  // namespace

std::string FileUri(const std::string& path) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return "file://" + Escaped(error ? path : absolute.lexically_normal().string(), "/");
}

std::optional<std::string> PathOf(std::string_view uri) {
  constexpr std::string_view kScheme = "file://";
  if (uri.substr(0, kScheme.size()) != kScheme) return std::nullopt;
  const std::string_view rest = uri.substr(kScheme.size());
  std::string path;
  for (size_t i = 0; i < rest.size(); ++i) {
    const char* digits = rest.data() + i + 1;
    uint8_t byte = 0;
    if (rest[i] == '%' && i + 2 < rest.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      path += static_cast<char>(byte);
      i += 2;
    } else {
      path += rest[i];
    }
  }
  return path;
}

bool IsWebAddress(std::string_view uri) {
  return uri.substr(0, 7) == "http://" || uri.substr(0, 8) == "https://";
}

FileArticle ReadFileArticle(const std::string& name, const std::string& bytes) {
  crosscheck::ReadOptions options;
  options.format = crosscheck::ReadFormat::kText;
  options.max_article_bytes = Document::kMaxTextBytes;
  crosscheck::ReadResult read = crosscheck::ReadArticles(name, bytes, options);
  FileArticle file;
  if (read.articles.size() == 1 && read.articles[0].text.size() <= bytes.size()) {
    file.article = std::move(read.articles[0]);
    file.text_begin = bytes.size() - file.article.text.size();
  }
  // What the reader repaired or left out, we keep as the editor has it.
  file.article.text = bytes.substr(file.text_begin);
  return file;
}

absl::StatusOr<Sources> Sources::Open(const std::string& archive,
                                      const std::vector<std::string>& paths,
                                      const std::function<void(const std::string&)>& complain) {
  Sources sources;
  if (!archive.empty()) {
    absl::StatusOr<crosscheck::ArchiveSnapshot> snapshot =
        crosscheck::ArchiveSnapshot::Open(archive, {});
    if (!snapshot.ok()) return snapshot.status();
    sources.index_ = std::make_shared<const crosscheck::ArchiveSnapshot>(*std::move(snapshot));
    return sources;
  }
  crosscheck::Checker checker;
  for (const std::string& path : paths) {
    const absl::StatusOr<std::vector<std::string>> files = crosscheck::FindFiles(path);
    if (!files.ok()) {
      complain(std::string(files.status().message()));
      continue;
    }
    for (const std::string& file : *files) {
      std::ifstream stream(file, std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
      crosscheck::ReadResult read = crosscheck::ReadArticles(file, bytes, {});
      for (const crosscheck::ReadError& error : read.errors) complain(error.ToString());
      if (read.articles.size() == 1) {
        const std::string uri = FileUri(file);
        const size_t text_begin =
            bytes.size() - std::min(bytes.size(), read.articles[0].text.size());
        const bool plain = IsPlain(file);
        sources.files_[read.articles[0].id] = {
            uri, plain ? Text(bytes).PositionOf(text_begin, Units::kUtf8).line : 0};
        if (plain) sources.ids_[uri] = read.articles[0].id;
      }
      for (const absl::Status& status : checker.AddAll(std::move(read.articles))) {
        if (!status.ok()) complain(file + ": " + std::string(status.message()));
      }
    }
  }
  absl::StatusOr<crosscheck::MemoryIndex> index = checker.MakeIndex();
  if (!index.ok()) return index.status();
  sources.index_ = std::make_shared<const crosscheck::MemoryIndex>(*std::move(index));
  return sources;
}

std::optional<std::string> Sources::IdOfFile(std::string_view uri) const {
  // Editors escape other characters than we do.
  const std::optional<std::string> path = PathOf(uri);
  if (!path) return std::nullopt;
  const auto found = ids_.find(FileUri(*path));
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

Place Sources::PlaceOf(const Document& document, Part part, crosscheck::Span span,
                       Units units) const {
  const auto file = files_.find(document.id());
  if (file == files_.end()) {
    const std::string& url = document.article().url;
    return {IsWebAddress(url) ? url : "crosscheck:" + Escaped(document.id(), ""), {}, {}};
  }
  Place place{file->second.uri, {}, {}};
  if (part == Part::kTitle || !ids_.count(place.uri)) return place;
  const Text text(std::string(document.text(part)));
  place.begin = text.PositionOf(span.begin, units);
  place.end = text.PositionOf(span.end, units);
  place.begin.line += file->second.first_line;
  place.end.line += file->second.first_line;
  return place;
}

}  // namespace lsp
