// Which articles of an index may have a claim that is linked with one of a given article.
#pragma once

#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/claim_index.h"

namespace crosscheck::checker {

// Selects too many, but never loses one: link/claim_index.h tells why.
class RelatedArticles {
 public:
  explicit RelatedArticles(const ClaimIndex& index) : index_(index) {}

  // An article of this id is not asked for, if there is one.
  absl::Status LeaveOut(std::string_view article_id);
  // The claims of one article.
  absl::Status FindFor(const std::vector<Claim>& claims);
  // Of all that were found so far.
  const std::set<uint32_t>& articles() const { return articles_; }

 private:
  absl::Status FindAlike(const TermSet& topic, const ArticleHead& head,
                         std::vector<uint32_t>& found);
  absl::Status FindUnderKeys(const std::vector<Claim>& claims, std::vector<uint32_t>& found);

  const ClaimIndex& index_;
  std::set<uint32_t> left_out_, articles_;
};

}  // namespace crosscheck::checker
