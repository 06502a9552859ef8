// The files of a built page, which a server gives out beside what it does: examples/editor/dist.
//
// All are read when the server starts, and a path is looked up among their names, so that no
// request reaches the disk: there is nothing to climb out of.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "http.h"

namespace server {

class Page {
 public:
  // A page of no files.
  Page() = default;
  // The files of a folder and of those in it; links and names that begin with a dot are left out.
  // InvalidArgument where it has no index.html or is larger than a page is.
  static absl::StatusOr<Page> Open(const std::string& folder);

  // The file at a path as it stands in a request, without query; "/" is index.html. nullptr where
  // there is none.
  struct File {
    std::string bytes;
    std::string_view type;  // of its content
  };
  const File* Find(std::string_view path) const;

 private:
  std::map<std::string, File, std::less<>> files_;  // by path: "/assets/index.js"
};

// The file with what a browser is told of it: only files of this server, no script of elsewhere.
Answer PageAnswer(const Page::File& file);

}  // namespace server
