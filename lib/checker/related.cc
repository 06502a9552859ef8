// The door is RelatedArticles. For each article of the index that has a term of the topic it is
// added up what the two share; those that are alike enough for any link are looked at closer, and
// kept where they have a claim with a key in common.
#include "checker/related.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "link/keys.h"
#include "link/likeness.h"

namespace crosscheck::checker {
namespace {

std::vector<uint64_t> KeysOfAll(const std::vector<Claim>& claims) {
  std::vector<uint64_t> keys;
  for (const Claim& claim : claims) {
    const link::KeyList of = link::KeysOf(claim);
    keys.insert(keys.end(), of.begin(), of.end());
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

bool AnyShared(const std::vector<Claim>& claims, const std::vector<uint64_t>& keys) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    const link::KeyList of = link::KeysOf(claim);
    return std::any_of(of.begin(), of.end(), [&](uint64_t key) {
      return std::binary_search(keys.begin(), keys.end(), key);
    });
  });
}

}  // namespace

absl::Status RelatedArticles::LeaveOut(std::string_view article_id) {
  const absl::StatusOr<std::optional<uint32_t>> number = index_.Find(article_id);
  if (!number.ok()) return number.status();
  if (*number) left_out_.insert(**number);
  return absl::OkStatus();
}

absl::Status RelatedArticles::FindFor(const std::vector<Claim>& claims) {
  if (claims.empty()) return absl::OkStatus();
  std::vector<uint32_t> found;
  const Claim& any = claims.front();
  if (absl::Status s = FindAlike(any.article_topic, HeadOf(any), found); !s.ok()) return s;
  if (absl::Status s = FindUnderKeys(claims, found); !s.ok()) return s;
  const std::vector<uint64_t> keys = KeysOfAll(claims);
  for (const uint32_t article : found) {
    if (left_out_.count(article) > 0 || articles_.count(article) > 0) continue;
    const auto theirs = index_.ClaimsOf(article);
    if (!theirs.ok()) return theirs.status();
    if (AnyShared(**theirs, keys)) articles_.insert(article);
  }
  return absl::OkStatus();
}

absl::Status RelatedArticles::FindAlike(const TermSet& topic, const ArticleHead& head,
                                        std::vector<uint32_t>& found) {
  std::vector<int> shared(index_.article_bound());  // by article
  std::vector<TopicPosting> storage;
  for (const Term& term : topic) {
    const auto articles = index_.ArticlesAbout(term.key, storage);
    if (!articles.ok()) return articles.status();
    for (const TopicPosting& posting : *articles) {
      shared[posting.article] +=
          link::TopicWeight(std::min<uint8_t>(term.weight, static_cast<uint8_t>(posting.weight)));
    }
  }
  for (uint32_t article = 0; article < shared.size(); ++article) {
    const int weight = shared[article];
    // What the lightest of topics would need at least: sparse articles are not asked for.
    if (weight == 0 || 2000 * weight < link::kLeastLikeness * static_cast<int>(head.topic_weight))
      continue;
    const absl::StatusOr<ArticleHead> other = index_.Head(article);
    if (!other.ok()) return other.status();
    if (other->topic_weight == 0) continue;
    const link::LikenessNeed& need = link::NeedOf(link::DaysApart(head.day, other->day));
    if (link::LikenessOf(weight, head.topic_weight, other->topic_weight, need) >= need.likeness)
      found.push_back(article);
  }
  return absl::OkStatus();
}

absl::Status RelatedArticles::FindUnderKeys(const std::vector<Claim>& claims,
                                            std::vector<uint32_t>& found) {
  std::vector<ClaimAddress> storage;
  for (const Claim& claim : claims) {
    for (const uint64_t key : ListedKeys(claim)) {
      const auto under = index_.ClaimsUnder(key, storage);
      if (!under.ok()) return under.status();
      for (const ClaimAddress& address : *under) found.push_back(address.article);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return absl::OkStatus();
}

}  // namespace crosscheck::checker
