// What drafts are checked against: an archive, or articles of files; and where an editor can open
// them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/checker.h"
#include "text.h"

namespace lsp {

struct Place {
  std::string uri;
  Position begin, end;
};

class Sources {
 public:
  // Of the archive where `archive` names one, else of all files of `paths`. `complain` is told what
  // cannot be read; the rest is taken.
  static absl::StatusOr<Sources> Open(const std::string& archive,
                                      const std::vector<std::string>& paths,
                                      const std::function<void(const std::string&)>& complain);

  const std::shared_ptr<const crosscheck::ClaimIndex>& index() const { return index_; }
  // The id of the article that a file holds, where it is one of ours: a draft of that file is a
  // later version of it.
  std::optional<std::string> IdOfFile(std::string_view uri) const;
  // A span of an article: in its file, else its web address, else "crosscheck:" and its id.
  Place PlaceOf(const crosscheck::Document& document, crosscheck::Part part, crosscheck::Span span,
                Units units) const;

 private:
  // A file of one article.
  struct File {
    std::string uri;
    uint32_t first_line = 0;  // of the text, which front matter may stand before
  };

  std::shared_ptr<const crosscheck::ClaimIndex> index_;
  std::map<std::string, File, std::less<>> files_;       // by article id
  std::map<std::string, std::string, std::less<>> ids_;  // by URI
};

std::string FileUri(const std::string& path);
// A path of a file: URI; nullopt for any other.
std::optional<std::string> PathOf(std::string_view uri);
bool IsWebAddress(std::string_view uri);

// An article as a file of text or Markdown holds it: front matter is taken off. `text_begin` is
// where Article::text begins.
struct FileArticle {
  crosscheck::Article article;
  size_t text_begin = 0;
};
FileArticle ReadFileArticle(const std::string& name, const std::string& bytes);

}  // namespace lsp
