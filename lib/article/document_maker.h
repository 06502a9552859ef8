// Documents of articles whose text was checked piece by piece, which spares checking all of it
// again: for a draft that is edited.
#pragma once

#include <memory>
#include <utility>

#include "crosscheck/article/article.h"

namespace crosscheck::internal {

struct DocumentMaker {
  // REQUIRES: what Document::Create checks. The document shows changes that are made to `article`
  // later: whoever changes it lets no document outlive that.
  static Document Make(std::shared_ptr<const Article> article) {
    return Document(std::move(article));
  }
};

}  // namespace crosscheck::internal
