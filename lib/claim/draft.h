// A draft that is read while it is edited: the claims of ReadArticle, kept up to date.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::claim {

// After each call that changes the draft, claims() are those of ReadArticle.
class DraftReader {
 public:
  // REQUIRES: text and title are UTF-8.
  void SetDraft(Article draft);
  // REQUIRES: begin <= end <= size of the part; the part stays UTF-8.
  void Replace(Part part, uint32_t begin, uint32_t end, std::string_view text);

  const Article& article() const { return article_; }
  // The first stamps().size() are the claims, in order, all of article 0. The owner may keep others
  // behind them; they stay there.
  std::vector<Claim>& claims() { return claims_; }
  // One a claim: it changes when the claim says anything else, and not when it only moves or the
  // article's topic changes. Never used twice.
  const std::vector<uint64_t>& stamps() const { return stamps_; }
  const SharedTermSet& topic() const { return topic_; }

 private:
  void Read();

  Article article_;
  std::vector<Claim> claims_;
  std::vector<uint64_t> stamps_;
  SharedTermSet topic_;
  uint64_t last_stamp_ = 0;
};

}  // namespace crosscheck::claim
