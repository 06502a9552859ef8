// Which articles of an index are like a draft, kept up to date while the draft's topic changes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "checker/clock.h"
#include "crosscheck/link/claim_index.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/prepared.h"

namespace crosscheck::checker {

// An article of the index whose claims are in memory. What comparing asks of them is worked out for
// all when the article first meets the draft (Prepare), where the index does not have it, and for a
// single claim where that is all that is asked for.
struct Neighbour {
  const link::Prepared& Prepare();
  const link::Traits& TraitsOf(uint32_t claim);

  uint32_t number = 0;
  ArticleHead head;
  ArticleTopic topic;
  std::shared_ptr<const std::vector<Claim>> claims;
  std::shared_ptr<const link::Prepared> prepared;  // nullptr before Prepare
  absl::flat_hash_map<uint32_t, std::unique_ptr<link::Traits>> single_traits;  // of some, before it
  // See LikenessOf, and for which topic it was worked out.
  int likeness = 0;
  uint64_t likeness_for = 0;
  bool alike = false;
  bool unused = false;        // about to be forgotten
  uint32_t pairs_by_key = 0;  // pairs that need it though it is not alike
  // Claims of the draft that asked up to this time have met it; see DraftLinks.
  uint64_t met_until = 0;
  // Up to this likeness they have; pairs that need more are not kept.
  int met_likeness = 0;
  // When it last met claims of the draft; those that were away then have not met it.
  uint64_t met_at = 0;
  std::optional<Document> document;  // once it is needed
};

class Neighbourhood {
 public:
  explicit Neighbourhood(const ClaimIndex& index);

  // Forgets the draft.
  void Reset(std::optional<absl::CivilDay> published);
  // The article of this number is no other one. Behind Reset, before Count.
  void LeaveOut(std::optional<uint32_t> article) { left_out_ = article; }
  // What the draft is about from now on. Count finds out what that changes.
  void SetTopic(const ArticleTopic& topic) { topic_ = topic; }

  // Finds out which articles are alike now; true when that is done, false when the clock ended
  // before. `now` is put down as the time until which those that are no longer alike were met.
  absl::StatusOr<bool> Count(uint64_t now, const Clock& clock);
  // Reads those that became alike and tells which, whatever it returns: first those of these days,
  // and of these the most alike; true when they are all read, false after `most`, or when the clock
  // ended before. REQUIRES: the last Count was done.
  absl::StatusOr<bool> Enter(size_t most, const Clock& clock, std::vector<Neighbour*>& entered);
  // By number.
  const std::vector<Neighbour*>& alike() const { return alike_; }

  // What was alike a while ago may be so again; but not all of it is kept. MarkUnused tells whether
  // anything is to be forgotten, ForgetUnused forgets what is marked.
  bool MarkUnused();
  void ForgetUnused();

  // An article, alike or not; nullptr for the one left out.
  absl::StatusOr<Neighbour*> Get(uint32_t article);
  // Likeness() of the draft and an article. REQUIRES: the last Count was done.
  int LikenessOf(Neighbour& neighbour) const;

 private:
  // An article that shares so much that a little more, or a lighter topic of the draft, might make
  // it alike.
  struct Near {
    uint32_t article;
    ArticleHead head;
    bool alike = false;
    std::optional<ArticleTopic> topic = {};  // once it was alike but for its main names
    Neighbour* entered = nullptr;            // in alike_
  };

  absl::Status Apply(uint64_t term, int before, int after);
  void PutNear(uint32_t article, const ArticleHead& head);
  absl::Status FindNear();
  const link::LikenessNeed& NeedOf(const ArticleHead& head) const;
  bool IsAlike(const Near& near) const;
  int LikenessOf(const Near& near) const;
  void Sift(uint64_t now);

  const ClaimIndex& index_;
  std::optional<uint32_t> left_out_;
  int32_t day_ = ArticleHead::kNoDay;
  ArticleTopic topic_;            // as it is to be
  TermSet applied_;               // as counted in shared_
  int64_t weight_ = 0;            // of applied_
  MainNames applied_names_ = {};  // as asked for in near_
  uint64_t version_ = 1;          // of both
  struct Shared {
    int16_t weight = 0;        // of the terms that it shares with the draft
    int16_t near = INT16_MAX;  // from where on it belongs in near_
  };
  std::vector<Shared> shared_;  // by article
  std::vector<bool> is_near_;   // by article: it is in near_
  std::vector<Near> near_;
  int64_t lightest_ = 0;  // near_ has what may be alike while weight_ is this or more
  int64_t heaviest_ = 0;  // above, near_ has far too many
  bool sifted_ = true;
  bool near_is_whole_ = true;
  std::vector<uint32_t> entering_;  // places in near_ of what is alike, but not in alike_ yet;
                                    // the next is the last
  std::vector<Neighbour*> alike_;
  absl::flat_hash_map<uint32_t, std::unique_ptr<Neighbour>> known_;
  std::vector<TopicPosting> storage_;
};

}  // namespace crosscheck::checker
