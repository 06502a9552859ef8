// The door is FindCandidates: blocking, first by articles, then by keys.
//
// Why no link is missed. CompareSharing refuses every pair of claims of which one is negated, that
// share no key or are of two kinds, and then those whose articles are less alike than
// LikenessNeeded, unless their texts are the same but for numbers, they are no dates and their
// times (TimesOf) meet. LikenessNeeded is what FindAlike finds pairs by. So a pair that can be
// linked shares a key and is of two articles that FindAlike finds, or is of no dates and has the
// same masked text. The two sets are disjoint as they are walked here, so each pair is met once: of
// claims of one text those of articles that are alike meet as all do. A share of a counted
// whole is compared in place of that whole, with the topic, text and days of the share and with
// keys that are among its own (KeysOf), so it is found in the same way.
//
// Two articles meet block by block: of up to 32 claims, with the claims of each key as bits. What
// shares a key, and what the days of the two articles leave of it, are a few operations on words.
// Keys are folded to 32 bits there, so that now and then a pair is told that shares none.
#include "link/candidates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "absl/numeric/bits.h"
#include "base/mix.h"
#include "link/alike.h"
#include "link/likeness.h"
#include "link/times.h"

namespace crosscheck::link {
namespace {

class Blocking {
 public:
  Blocking(const PackedClaims& claims, Candidate candidate)
      : claims_(claims), candidate_(candidate) {}

  void Run(const std::vector<bool>& active) {
    MeetInTexts(active);
    std::vector<bool> wanted(claims_.topics().size());
    uint32_t last_article = 0;
    for (uint32_t i = 0; i < claims_.size(); ++i) {
      const PackedView claim = claims_.View(i);
      if (!active[i] || claim.negated()) continue;
      const uint32_t article = claim.head().article;
      if (article != last_article) EndBlock();
      last_article = article;
      first_block_.resize(article + size_t{1}, static_cast<uint32_t>(blocks_.size()));
      AddClaim(i, claim);
      wanted[article] = true;
    }
    EndBlock();
    first_block_.resize(claims_.topics().size() + 1, static_cast<uint32_t>(blocks_.size()));
    FindAlike(claims_.topics(), wanted, [&](uint32_t a, uint32_t b, int likeness) {
      for (const uint32_t article : {a, b}) Prefetch(blocks_.data() + first_block_[article]);
      met_[met_count_++ % kAhead] = {a, b, likeness};
      if (met_count_ >= kAhead / 2) PrefetchBlocks(met_[(met_count_ - kAhead / 2) % kAhead]);
      if (met_count_ >= kAhead) MeetArticles(met_[met_count_ % kAhead]);
    });
    for (uint64_t left = std::min<uint64_t>(met_count_, kAhead - 1); left > 0; --left)
      MeetArticles(met_[(met_count_ - left) % kAhead]);
    for (uint64_t left = std::min<uint64_t>(told_count_, kAhead - 1); left > 0; --left)
      TellNow(told_[(told_count_ - left) % kAhead]);
  }

 private:
  using Bits = uint32_t;  // of claims of a block
  static constexpr size_t kBlockSize = 32;

  // Claims of one article, from members_[first] on, and their keys, from keys_[first_key] on.
  struct Block {
    uint32_t first = 0, first_key = 0, end_key = 0;
    uint32_t article = 0;  // Claim::article
    Bits fresh = 0;        // dates of the article's own days
    Bits wholes = 0;       // compared as something else, so that nothing of the above counts
  };
  struct KeyBits {
    uint32_t key;
    Bits claims;
  };
  struct Member {
    uint32_t claim;
    uint32_t at;  // the place of its record
  };
  // Two articles, or two claims, that wait until what is asked of them is fetched. Nearly every
  // look misses the caches, and so a few are under way at a time.
  struct Waiting {
    uint32_t a = 0, b = 0;
    int likeness = 0;
  };
  static constexpr uint32_t kAhead = 16;
  // Two articles.
  struct Pair {
    int likeness;
    bool other_days;  // fresh dates are of two events
  };

  static bool HasWhole(const PackedView& claim) {
    const Odd* const odd = claim.odd();
    return odd != nullptr && odd->has_whole;
  }

  void AddClaim(uint32_t i, const PackedView& claim) {
    if (block_.first + kBlockSize == members_.size()) EndBlock();
    const size_t at = members_.size() - block_.first;
    const Bits bit = Bits{1} << at;
    block_.article = claims_.ArticleNumber(claim.head().article);
    members_.push_back({i, claims_.PlaceOf(i)});
    if (HasWhole(claim)) {
      block_.wholes |= bit;
    } else if (claim.is_fresh_date()) {
      block_.fresh |= bit;
    }
    claim.ForKeys([&](uint64_t key) {
      block_keys_.push_back({static_cast<uint32_t>(key >> 32), bit});
    });
  }

  void EndBlock() {
    std::sort(block_keys_.begin(), block_keys_.end(),
              [](const KeyBits& x, const KeyBits& y) { return x.key < y.key; });
    for (const KeyBits& key : block_keys_) {
      if (keys_.size() > block_.first_key && keys_.back() == key.key) {
        key_claims_.back() |= key.claims;
      } else {
        keys_.push_back(key.key);
        key_claims_.push_back(key.claims);
      }
    }
    block_keys_.clear();
    block_.end_key = static_cast<uint32_t>(keys_.size());
    if (members_.size() > block_.first) blocks_.push_back(block_);
    block_ = {.first = static_cast<uint32_t>(members_.size()), .first_key = block_.end_key};
  }

  Pair PairOf(uint32_t a, uint32_t b, int likeness) const {
    const std::optional<int64_t> days =
        DaysApart(claims_.topics().days[a], claims_.topics().days[b]);
    return {likeness, days && *days > kOneStoryDays};
  }

  static void Prefetch(const void* at) { __builtin_prefetch(at); }
  template <typename T>
  static void PrefetchAll(const std::vector<T>& all, size_t begin, size_t end) {
    constexpr size_t kLine = 64;
    for (size_t at = begin; at < end; at += kLine / sizeof(T)) Prefetch(&all[at]);
  }
  void PrefetchBlocks(const Waiting& met) const {
    for (const uint32_t article : {met.a, met.b}) {
      // An article whose claims are all copies makes no block.
      if (first_block_[article] == first_block_[article + 1]) continue;
      const Block& block = blocks_[first_block_[article]];
      PrefetchAll(keys_, block.first_key, block.end_key);
      PrefetchAll(key_claims_, block.first_key, block.end_key);
      constexpr size_t kLikely = 16;  // members that it has
      PrefetchAll(members_, block.first, std::min(block.first + kLikely, members_.size()));
    }
  }

  void MeetArticles(const Waiting& met) {
    const Pair pair = PairOf(met.a, met.b, met.likeness);
    for (uint32_t x = first_block_[met.a]; x < first_block_[met.a + 1]; ++x) {
      for (uint32_t y = first_block_[met.b]; y < first_block_[met.b + 1]; ++y)
        MeetInBlocks(blocks_[x], blocks_[y], pair);
    }
  }

  void Tell(const Member& i, const Member& j, int likeness) {
    for (const Member* member : {&i, &j}) {
      claims_.PrefetchPlace(member->claim);
      claims_.Prefetch(member->at);
    }
    told_[told_count_++ % kAhead] = {i.claim, j.claim, likeness};
    if (told_count_ >= kAhead) TellNow(told_[told_count_ % kAhead]);
  }
  void TellNow(const Waiting& told) {
    candidate_(std::min(told.a, told.b), std::max(told.a, told.b), told.likeness);
  }

  void MeetInBlocks(const Block& a, const Block& b, const Pair& pair) {
    if (a.article == b.article) return;
    // Whether two keys are equal is no branch to be guessed.
    const size_t most = std::min(a.end_key - a.first_key, b.end_key - b.first_key);
    if (equal_.size() <= most) equal_.resize(2 * most + 1);
    size_t count = 0;
    for (uint32_t x = a.first_key, y = b.first_key; x < a.end_key && y < b.end_key;) {
      const uint32_t key_x = keys_[x], key_y = keys_[y];
      equal_[count] = {x, y};
      count += key_x == key_y;
      x += key_x <= key_y;
      y += key_y <= key_x;
    }
    Bits rows = 0;
    for (size_t k = 0; k < count; ++k) {
      const auto [x, y] = equal_[k];
      for (Bits left = key_claims_[x]; left != 0; left &= left - 1) {
        const auto at = static_cast<size_t>(absl::countr_zero(left));
        if ((rows >> at & 1) == 0) partners_[at] = 0;
        rows |= Bits{1} << at;
        partners_[at] |= key_claims_[y];
      }
    }
    for (; rows != 0; rows &= rows - 1) {
      const auto at = static_cast<size_t>(absl::countr_zero(rows));
      const Member& i = members_[a.first + at];
      for (Bits left = Comparable(a, b, at, pair); left != 0; left &= left - 1) {
        const Member& j = members_[b.first + static_cast<size_t>(absl::countr_zero(left))];
        Tell(i, j, pair.likeness);
      }
    }
  }

  // Of the partners of a claim those that the days of the articles leave.
  Bits Comparable(const Block& a, const Block& b, size_t at, const Pair& pair) const {
    const Bits partners = partners_[at], bit = Bits{1} << at;
    if ((a.wholes & bit) != 0) return partners;
    Bits left = partners;
    if (pair.other_days && (a.fresh & bit) != 0) left &= ~b.fresh;
    return left | (partners & b.wholes);
  }

  void Meet(uint32_t i, uint32_t j, int likeness) {
    if (claims_.ArticleNumber(claims_.View(i).head().article) !=
        claims_.ArticleNumber(claims_.View(j).head().article))
      candidate_(std::min(i, j), std::max(i, j), likeness);
  }
  // A sweep over the times of each text: a sentence that is printed every day with another figure
  // meets those of its days, and not all of its years.
  void MeetInTexts(const std::vector<bool>& active) {
    struct Text {
      uint64_t text;
      int32_t begin, end;
      uint32_t claim;
    };
    std::vector<Text> texts;
    for (uint32_t i = 0; i < claims_.size(); ++i) {
      const PackedView claim = claims_.View(i);
      if (!active[i] || claim.negated() || claim.is_date() || claim.text() == 0) continue;
      // What a claim says beside itself may be of another time than it.
      const Times times = claim.odd() == nullptr ? TimesOf(claim) : Times{};
      texts.push_back({claim.text(), times.begin, times.end, i});
    }
    std::sort(texts.begin(), texts.end(), [](const Text& x, const Text& y) {
      return std::tie(x.text, x.begin, x.claim) < std::tie(y.text, y.begin, y.claim);
    });
    for (size_t x = 0; x < texts.size(); ++x) {
      for (size_t y = x + 1;
           y < texts.size() && texts[y].text == texts[x].text && texts[y].begin <= texts[x].end;
           ++y)
        MeetInText(texts[x].claim, texts[y].claim);
    }
  }
  void MeetInText(uint32_t i, uint32_t j) {
    const PackedView a = claims_.View(i), b = claims_.View(j);
    const uint32_t x = a.head().article, y = b.head().article;
    const int likeness = Likeness(claims_.topics(), x, y);
    // These have met.
    if (likeness >= NeedOf(DaysApart(claims_.topics().days[x], claims_.topics().days[y])).likeness)
      return;
    Meet(i, j, likeness);
  }

  const PackedClaims& claims_;
  Candidate candidate_;
  std::vector<uint32_t> first_block_;  // by topic
  std::vector<Block> blocks_;
  Block block_;                      // the last one, not yet ended
  std::vector<KeyBits> block_keys_;  // of block_
  std::vector<Member> members_;
  std::vector<uint32_t> keys_;                        // by block, ascending
  std::vector<Bits> key_claims_;                      // of the keys
  std::vector<std::pair<uint32_t, uint32_t>> equal_;  // keys of two blocks
  std::array<Bits, kBlockSize> partners_;
  std::array<Waiting, kAhead> met_, told_;
  uint64_t met_count_ = 0, told_count_ = 0;
};

}  // namespace

void FindCandidates(const PackedClaims& claims, const std::vector<bool>& active,
                    Candidate candidate) {
  Blocking(claims, candidate).Run(active);
}

}  // namespace crosscheck::link
