// Blocks: the claims of articles as the blocking of candidates.cc asks for them.
//
//   Blocks blocks;
//   blocks.Build(claims, 0, claims.size(), active);
//   BlockMeeting meeting(claims, candidate);
//   meeting.Between(blocks, blocks);
//   meeting.Meet(a, b, likeness);                   // two articles
//   meeting.Flush();
//
// Two articles meet block by block: of up to 32 claims, with the claims of each key as bits. What
// shares a key, and what the days of the two articles leave of it, are a few operations on words.
// Keys are folded to 32 bits there, so that now and then a pair is told that shares none.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/numeric/bits.h"
#include "link/candidates.h"
#include "link/likeness.h"
#include "link/packed.h"

namespace crosscheck::link {

class Blocks {
 public:
  using Bits = uint32_t;  // of claims of a block
  static constexpr size_t kBlockSize = 32;
  // Claims of one article, from members[first] on, and their keys, from keys[first_key] on.
  struct Block {
    uint32_t first = 0, first_key = 0, end_key = 0;
    uint32_t article = 0;  // Claim::article
    Bits fresh = 0;        // dates of the article's own days
    Bits wholes = 0;       // compared as something else, so that nothing of the above counts
  };
  struct Member {
    uint32_t claim;
    uint32_t at;  // the place of its record
  };

  // Of the claims from `begin` to `end` - 1, which are whole articles, those that are `active` and
  // not negated.
  void Build(const PackedClaims& claims, uint32_t begin, uint32_t end,
             const std::vector<bool>& active) {
    first_block_.clear();
    blocks_.clear();
    members.clear();
    keys.clear();
    key_claims.clear();
    block_ = {};
    first_article_ = begin < end ? claims.View(begin).head().article : 0;
    uint32_t last_article = first_article_;
    for (uint32_t i = begin; i < end; ++i) {
      const PackedView claim = claims.View(i);
      const uint32_t article = claim.head().article;
      if (article != last_article) EndBlock();
      last_article = article;
      first_block_.resize(article - first_article_ + size_t{1},
                          static_cast<uint32_t>(blocks_.size()));
      if (active[i] && !claim.negated()) Add(claims, i, claim);
    }
    EndBlock();
    first_block_.push_back(static_cast<uint32_t>(blocks_.size()));
  }

  // Of an article: FirstOf(article) to FirstOf(article + 1). REQUIRES: it is one of those.
  uint32_t FirstOf(uint32_t article) const { return first_block_[article - first_article_]; }
  const Block& At(uint32_t block) const { return blocks_[block]; }
  const Block* data() const { return blocks_.data(); }

  std::vector<Member> members;
  std::vector<uint32_t> keys;    // by block, ascending
  std::vector<Bits> key_claims;  // of the keys

 private:
  struct KeyBits {
    uint32_t key;
    Bits claims;
  };

  static bool HasWhole(const PackedView& claim) {
    const Odd* const odd = claim.odd();
    return odd != nullptr && odd->has_whole;
  }

  void Add(const PackedClaims& claims, uint32_t i, const PackedView& claim) {
    if (block_.first + kBlockSize == members.size()) EndBlock();
    const size_t at = members.size() - block_.first;
    const Bits bit = Bits{1} << at;
    block_.article = claims.ArticleNumber(claim.head().article);
    members.push_back({i, claims.PlaceOf(i)});
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
      if (keys.size() > block_.first_key && keys.back() == key.key) {
        key_claims.back() |= key.claims;
      } else {
        keys.push_back(key.key);
        key_claims.push_back(key.claims);
      }
    }
    block_keys_.clear();
    block_.end_key = static_cast<uint32_t>(keys.size());
    if (members.size() > block_.first) blocks_.push_back(block_);
    block_ = {.first = static_cast<uint32_t>(members.size()), .first_key = block_.end_key};
  }

  uint32_t first_article_ = 0;
  std::vector<uint32_t> first_block_;  // by article from the first on, and one more
  std::vector<Block> blocks_;
  Block block_;                      // the last one, not yet ended
  std::vector<KeyBits> block_keys_;  // of block_
};

// Claims of two articles, each from blocks of its own.
class BlockMeeting {
 public:
  BlockMeeting(const PackedClaims& claims, Candidate candidate)
      : claims_(claims), candidate_(candidate) {}

  // The articles that meet from now on are of these blocks, the first ones of `x`. REQUIRES:
  // nothing waits since the last Flush.
  void Between(const Blocks& x, const Blocks& y) {
    x_ = &x;
    y_ = &y;
  }

  // Calls candidate, now or until Flush, for all pairs of their claims that may be linked.
  void Meet(uint32_t a, uint32_t b, int likeness) {
    Prefetch(x_->data() + x_->FirstOf(a));
    Prefetch(y_->data() + y_->FirstOf(b));
    met_[met_count_++ % kAhead] = {a, b, likeness};
    if (met_count_ >= kAhead / 2) PrefetchBlocks(met_[(met_count_ - kAhead / 2) % kAhead]);
    if (met_count_ >= kAhead) MeetArticles(met_[met_count_ % kAhead]);
  }

  void Flush() {
    for (uint64_t left = std::min<uint64_t>(met_count_, kAhead - 1); left > 0; --left)
      MeetArticles(met_[(met_count_ - left) % kAhead]);
    for (uint64_t left = std::min<uint64_t>(told_count_, kAhead - 1); left > 0; --left)
      TellNow(told_[(told_count_ - left) % kAhead]);
    met_count_ = told_count_ = 0;
  }

 private:
  using Bits = Blocks::Bits;
  using Block = Blocks::Block;
  using Member = Blocks::Member;
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
  static void PrefetchArticle(const Blocks& blocks, uint32_t article) {
    // An article whose claims are all copies makes no block.
    if (blocks.FirstOf(article) == blocks.FirstOf(article + 1)) return;
    const Block& block = blocks.At(blocks.FirstOf(article));
    PrefetchAll(blocks.keys, block.first_key, block.end_key);
    PrefetchAll(blocks.key_claims, block.first_key, block.end_key);
    constexpr size_t kLikely = 16;  // members that it has
    PrefetchAll(blocks.members, block.first,
                std::min(block.first + kLikely, blocks.members.size()));
  }
  void PrefetchBlocks(const Waiting& met) const {
    PrefetchArticle(*x_, met.a);
    PrefetchArticle(*y_, met.b);
  }

  void MeetArticles(const Waiting& met) {
    const Pair pair = PairOf(met.a, met.b, met.likeness);
    for (uint32_t x = x_->FirstOf(met.a); x < x_->FirstOf(met.a + 1); ++x) {
      for (uint32_t y = y_->FirstOf(met.b); y < y_->FirstOf(met.b + 1); ++y)
        MeetInBlocks(x_->At(x), y_->At(y), pair);
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
      const uint32_t key_x = x_->keys[x], key_y = y_->keys[y];
      equal_[count] = {x, y};
      count += key_x == key_y;
      x += key_x <= key_y;
      y += key_y <= key_x;
    }
    Bits rows = 0;
    for (size_t k = 0; k < count; ++k) {
      const auto [x, y] = equal_[k];
      for (Bits left = x_->key_claims[x]; left != 0; left &= left - 1) {
        const auto at = static_cast<size_t>(absl::countr_zero(left));
        if ((rows >> at & 1) == 0) partners_[at] = 0;
        rows |= Bits{1} << at;
        partners_[at] |= y_->key_claims[y];
      }
    }
    for (; rows != 0; rows &= rows - 1) {
      const auto at = static_cast<size_t>(absl::countr_zero(rows));
      const Member& i = x_->members[a.first + at];
      for (Bits left = Comparable(a, b, at, pair); left != 0; left &= left - 1) {
        const Member& j = y_->members[b.first + static_cast<size_t>(absl::countr_zero(left))];
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

  const PackedClaims& claims_;
  Candidate candidate_;
  const Blocks *x_ = nullptr, *y_ = nullptr;
  std::vector<std::pair<uint32_t, uint32_t>> equal_;  // keys of two blocks
  std::array<Bits, Blocks::kBlockSize> partners_ = {};
  std::array<Waiting, kAhead> met_, told_;
  uint64_t met_count_ = 0, told_count_ = 0;
};

}  // namespace crosscheck::link
