// The door is DraftReader.
#include "claim/draft.h"

#include <iterator>
#include <string>
#include <utility>

#include "crosscheck/claim/extract.h"

namespace crosscheck::claim {

void DraftReader::SetDraft(Article draft) {
  article_ = std::move(draft);
  Read();
}

void DraftReader::Replace(Part part, uint32_t begin, uint32_t end, std::string_view text) {
  (part == Part::kBody ? article_.text : article_.title).replace(begin, end - begin, text);
  Read();
}

void DraftReader::Read() {
  std::vector<Claim> claims = ReadArticle(Document::Create(article_).value(), 0).claims;
  claims_.erase(claims_.begin(), claims_.begin() + static_cast<std::ptrdiff_t>(stamps_.size()));
  stamps_.clear();
  for (size_t i = 0; i < claims.size(); ++i) stamps_.push_back(++last_stamp_);
  topic_ = claims.empty() ? SharedTermSet() : claims.front().article_topic;
  claims_.insert(claims_.begin(), std::make_move_iterator(claims.begin()),
                 std::make_move_iterator(claims.end()));
}

}  // namespace crosscheck::claim
