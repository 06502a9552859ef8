// What links the claims of a draft have with those of an index, kept up to date.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "checker/clock.h"
#include "checker/neighbourhood.h"
#include "compare/one_by_one.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/link/linker.h"
#include "link/tally.h"
#include "link/times.h"

namespace crosscheck::checker {

// A finding as it was judged, with its claims told in a way that lasts.
struct Judged {
  Finding finding;               // `claims` is empty
  std::vector<int32_t> mine;     // claims of the draft, counted from the one that it is kept with
  std::vector<uint32_t> others;  // claims of the other article
};

// A set of numbers of terms, of which some are taken for one.
class TermBits {
 public:
  void Add(uint16_t number) { bits_[number >> 6 & 1] |= uint64_t{1} << (number & 63); }
  bool Meet(const TermBits& other) const {
    return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1])) != 0;
  }

 private:
  std::array<uint64_t, 2> bits_ = {};
};

// Which terms the topic of the draft has, of those that comparisons hang on: each has a number.
class TopicTerms {
 public:
  static constexpr uint16_t kNoNumber = UINT16_MAX;
  // kNoNumber where there are too many.
  uint16_t NumberOf(uint64_t term);
  bool Has(uint16_t number) const { return has_[number]; }
  // Another topic, which counts the version up.
  void SetTopic(const ArticleTopic& topic);
  const TermSet& topic() const { return topic_; }
  uint64_t version() const { return version_; }
  // Those that the topic before had and this has not, or the other way round.
  const TermBits& changed() const { return changed_; }

 private:
  ArticleTopic topic_;
  TermBits changed_;
  uint64_t version_ = 1;
  absl::flat_hash_map<uint64_t, uint16_t> numbers_;
  std::vector<bool> has_;  // by number
};

// What the likeness of two articles adds to a score, in hundredths of its points.
inline int LikenessPoints(int likeness) {
  return link::kWeights[static_cast<size_t>(link::Feature::kLikeness)] *
         (std::min(likeness, 300) / 3);
}

// What is kept of a comparison, so that a topic that changes a little changes the score alone. It
// stands for good: what was alike before, and is so again, is not compared again.
struct Standing {
  uint64_t version = 0;  // of the topic for which it stood last; 0 for no comparison
  // It stands while the articles are as alike as they need to be, or are not, as they were...
  bool alike = false;
  bool fixed = false;  // ages: the score hangs on nothing else
  int16_t need = 0;
  // ... and the topic of the draft has each of these terms, or has not, as it had; too many for the
  // list, and any other topic ends it. A word that both sentences have ends nothing: it brings so
  // much more while the topic has it not.
  static constexpr size_t kMostTerms = 16;
  uint8_t term_count = 0;
  // While the articles are alike by `from` or more and less than `until`, the evidence but for its
  // score is this.
  bool may_be_one_story = false;  // where they are alike enough
  int16_t from = 0, until = 0;
  // Of these the score is made, in hundredths of points, and of what the likeness adds.
  int rest = 0;
  int words = 0;      // what shared words bring where the topic has all of them
  int words_now = 0;  // for that version
  // What it came to last: the link that there was, and the score.
  int16_t score = 0;
  std::optional<LinkType> type;
  // What scores below and from kClearlyOneFact on come to, a bit for each of the ways in which the
  // likeness counts, and which of these are known; `way` is the one of now.
  uint8_t way = 0;
  uint8_t ways_known = 0, one_fact_below = 0, one_fact_above = 0;
  uint16_t has = 0;                             // of terms[i] bit i
  TermBits term_bits;                           // of all terms
  std::array<uint16_t, kMostTerms> terms = {};  // see TopicTerms
  std::array<int16_t, kMostTerms> more = {};    // in hundredths of points; 0 for no word
};

// A claim of the draft and one of the index that may be linked, if not now, then when the topic of
// the draft is another. An edit goes through all of them, more than a thousand, several times, and
// mostly looks at what stands in the first 64 bytes and of a comparison at what comes before its
// terms.
struct alignas(64) Pair {
  Neighbour* other = nullptr;
  uint32_t claim = 0;
  bool by_key = false;   // they share one of ListedKeys: no matter how alike their articles are
  bool derived = false;  // one may follow from the other
  bool copy = false;     // the same value of the same sentence
  bool known = false;    // whether there is a link, for the present topic
  // Does it count now?
  bool IsOn() const { return by_key || other->alike; }
  std::optional<LinkType> type;  // of the link
  int16_t score = 0;
  // What the evidence came to, and a hash of what that hangs on; 0 for not known.
  compare::Outlook outlook;
  uint64_t foreseen_as = 0;
  uint64_t evidence_hash = 0;  // 0 for none
  // What is said of the link, and a hash of what that hangs on beside; 0 for not judged.
  uint64_t judged_as = 0;
  std::shared_ptr<const Judged> judged;  // to be shown while there is a type
  // What of the comparison does not hang on how alike the articles are, see Know.
  Standing standing;
  std::optional<Evidence> evidence;  // graded, see compare/one_by_one.h
};

// What is kept of one claim of the draft, by its stamp.
struct DraftClaim {
  DraftClaim(uint64_t stamp_of_claim, absl::Span<const Claim> claims, uint32_t at);
  uint64_t stamp;
  link::Traits traits;
  link::Briefs brief;  // of this one
  uint64_t copy_key = 0;
  link::KeyBits key_bits;
  link::FollowBits follow_bits;
  // When it met the articles that were alike, 0 for not yet, or not since it left the draft and
  // came back; those that became alike since have met it. Pairs with articles that are not alike
  // now are kept for when they are again.
  uint64_t asked = 0;
  uint64_t left_at = 0;       // when it left the draft, 0 for never
  bool listed_asked = false;  // it has met all claims under its ListedKeys
  size_t listed_met = 0;      // else so many
  std::vector<Pair> pairs;    // by article, then by claim
  // What is said of figures of one sentence, kept with the first claim of the sentence.
  bool inner_judged = false;
  std::vector<std::shared_ptr<const Judged>> inner;

  // Where the pair with a claim stands in `pairs`, or is to be put.
  std::vector<Pair>::iterator Place(const Neighbour& other, uint32_t claim);
  // nullptr for none.
  const Pair* Find(const Neighbour& other, uint32_t claim) const;
};

class DraftLinks {
 public:
  explicit DraftLinks(const ClaimIndex& index) : index_(index), neighbourhood_(index) {}

  // Another draft, or one of another day.
  void Reset(std::optional<absl::CivilDay> published);
  // The article of this number is no other one. Behind Reset, before Update.
  void LeaveOut(std::optional<uint32_t> article) { neighbourhood_.LeaveOut(article); }
  // `claims` are those of the draft, `stamps` tell which of them are new.
  void SetClaims(absl::Span<const Claim> claims, const std::vector<uint64_t>& stamps,
                 const ArticleTopic& topic);

  // Four steps bring claims() up to date; each returns true when it is done, false when the clock
  // ended before. Which articles are alike:
  absl::StatusOr<bool> FindAlike(absl::Span<const Claim> claims, const Clock& clock);
  // The pairs with their claims; false also when it has read `most` of those that became alike.
  // Those of these days come first, and of these the most alike.
  absl::StatusOr<bool> MeetAlike(absl::Span<const Claim> claims, size_t most, const Clock& clock);
  // The pairs with claims under one of their ListedKeys.
  absl::StatusOr<bool> MeetListed(absl::Span<const Claim> claims, const Clock& clock);
  // Which of the pairs are links, of those that were found so far. REQUIRES: FindAlike was done.
  void Know(absl::Span<const Claim> claims);

  size_t alike_count() const { return neighbourhood_.alike().size(); }
  std::vector<std::unique_ptr<DraftClaim>>& claims() { return claims_; }
  // Counts up when the topic changes.
  uint64_t topic_version() const { return topic_.version(); }

 private:
  void Meet(absl::Span<const Claim> claims, size_t at, Neighbour& neighbour);
  // REQUIRES: neighbour.prepared.
  void MeetOne(absl::Span<const Claim> claims, size_t at, Neighbour& neighbour, uint32_t other);
  void FollowAlike(Neighbour& neighbour);
  void AskAlike(absl::Span<const Claim> claims, size_t at);
  // False where the clock ended before; what was found is kept.
  absl::StatusOr<bool> AskListed(absl::Span<const Claim> claims, size_t at, const Clock& clock);
  // The claims under a key of the index, and of which days each of the first of them is; any where
  // it does not matter.
  struct UnderKey {
    std::vector<ClaimAddress> claims;
    std::vector<link::Times> times;
    bool IsWhole() const { return times.size() == claims.size(); }
  };
  // The times of all of them, or of fewer where the clock ended before.
  absl::StatusOr<const UnderKey*> ListedUnder(uint64_t key, const link::Traits& any,
                                              const Clock& clock);
  void AddPair(absl::Span<const Claim> claims, size_t at, Neighbour& neighbour, uint32_t other,
               bool by_key, int likeness);
  void MeetAll(absl::Span<const Claim> claims, Neighbour& neighbour, bool entered);
  void ForgetUnused();
  std::unique_ptr<DraftClaim> Return(uint64_t stamp);
  void Leave(std::unique_ptr<DraftClaim> claim);
  void Know(absl::Span<const Claim> claims, size_t at, Pair& pair);
  void Learn(absl::Span<const Claim> claims, size_t at, Pair& pair, int likeness,
             const std::optional<Evidence>& evidence, const link::Tally& tally);
  void Stand(const Claim& a, const Claim& b, int likeness, Pair& pair);
  bool Stands(Pair& pair, int likeness) const;
  void Regrade(const Claim& a, const Claim& b, const link::Traits& of_a, const link::Traits& of_b,
               int likeness, Pair& pair) const;
  void Rescore(Pair& pair, int likeness) const;

  const ClaimIndex& index_;
  Neighbourhood neighbourhood_;
  std::vector<std::unique_ptr<DraftClaim>> claims_;
  // That left the draft and may come back, by an undo say; the last ones behind.
  std::vector<std::unique_ptr<DraftClaim>> away_;
  bool topic_changed_ = false;
  TopicTerms topic_;  // which neighbourhood_ keeps too
  uint64_t now_ = 0;  // counts up with each claim that asks
  std::vector<Neighbour*> entered_;
  // The claims of the articles that are alike, side by side: a new claim of the draft goes through
  // all of them, and few may share a key with it.
  struct AlikeClaim {
    link::KeyBits key_bits;
    Neighbour* neighbour;
    uint32_t claim;
  };
  std::vector<AlikeClaim> alike_claims_;
  std::vector<ClaimAddress> storage_;
  std::vector<Claim> sentence_;
  absl::flat_hash_map<uint64_t, UnderKey> listed_;  // those that were asked for
  size_t listed_count_ = 0;
};

}  // namespace crosscheck::checker
