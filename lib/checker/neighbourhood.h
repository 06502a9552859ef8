// Which articles of an index are like a draft, kept up to date while the draft's topic changes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "checker/clock.h"
#include "crosscheck/link/claim_index.h"
#include "link/keys.h"

namespace crosscheck::checker {

// An article of the index whose claims are in memory.
struct Neighbour {
  struct Posting {
    uint64_t key;
    uint32_t claim;
  };
  uint32_t number = 0;
  ArticleHead head;
  std::shared_ptr<const std::vector<Claim>> claims;
  std::vector<link::Traits> traits;  // of the claims
  std::vector<uint64_t> copy_keys;   // likewise
  std::vector<Posting> postings;     // by key
  bool alike = false;
  uint32_t pairs_by_key = 0;         // pairs that need it though it is not alike
  std::optional<Document> document;  // once it is needed
};

class Neighbourhood {
 public:
  explicit Neighbourhood(const ClaimIndex& index);

  // Forgets the draft.
  void Reset(std::optional<absl::CivilDay> published);
  // The article of this number is no other one. Behind Reset, before Update.
  void LeaveOut(std::optional<uint32_t> article) { left_out_ = article; }
  // What the draft is about from now on. Update finds out what that changes.
  void SetTopic(const SharedTermSet& topic) { topic_ = topic; }

  // Tells which articles became alike and which no longer are, since it was last asked, whatever it
  // returns; true when that is all, false when the clock ended before.
  absl::StatusOr<bool> Update(const Clock& clock, std::vector<Neighbour*>& entered,
                              std::vector<Neighbour*>& left);
  const std::vector<Neighbour*>& alike() const { return alike_; }

  // An article, alike or not; nullptr for the one left out. It stays while `pairs_by_key` is above
  // 0, or until the next Update.
  absl::StatusOr<Neighbour*> Get(uint32_t article);
  // Likeness() of the draft and an article. REQUIRES: the last Update was all.
  int LikenessOf(const Neighbour& neighbour) const;

 private:
  // An article that shares so much that a little more, or a lighter topic of the draft, might make
  // it alike.
  struct Near {
    uint32_t article;
    ArticleHead head;
    bool alike = false;
    Neighbour* entered = nullptr;  // in alike_
  };

  absl::Status Apply(uint64_t term, int before, int after);
  absl::Status Consider(uint32_t article);
  absl::Status FindNear();
  int Needed(const ArticleHead& head) const;
  bool SharesNearlyEnough(uint32_t article, const ArticleHead& head) const;
  void Sift(std::vector<Neighbour*>& left);
  void ForgetUnused();

  const ClaimIndex& index_;
  std::optional<uint32_t> left_out_;
  int32_t day_ = ArticleHead::kNoDay;
  SharedTermSet topic_;          // as it is to be
  TermSet applied_;              // as counted in shared_
  int64_t weight_ = 0;           // of applied_
  std::vector<int16_t> shared_;  // by article: what the terms weigh that it shares with the draft
  std::vector<bool> is_near_;    // by article: it is in near_
  std::vector<Near> near_;
  int64_t lightest_ = 0;  // near_ has what may be alike while weight_ is this or more
  int64_t heaviest_ = 0;  // above, near_ has far too many
  int floor_ = 0;         // what an article in near_ shares at least
  bool sifted_ = true;
  bool near_is_whole_ = true;
  std::vector<uint32_t> entering_;  // places in near_ of what is alike, but not in alike_ yet
  std::vector<Neighbour*> alike_;
  absl::flat_hash_map<uint32_t, std::unique_ptr<Neighbour>> known_;
  std::vector<TopicPosting> storage_;
};

}  // namespace crosscheck::checker
