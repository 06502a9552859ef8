// The door is FindCandidates: blocking, first by articles, then by keys.
//
// Why no link is missed. CompareSharing refuses every pair of claims that share no key or are of
// two kinds, and then
//   - two attributes (ages) that do not share two names, or the only name of one of them;
//   - any others whose articles are less alike than LikenessNeeded, unless their texts are the same
//     but for numbers. LikenessNeeded is at least what FindAlike finds pairs by.
// So a pair that can be linked is of attributes with a name or two in common, or has the same
// masked text, or shares a key and is of two articles that FindAlike finds. These three sets are
// disjoint as they are walked here, so each pair is met once. A share of a counted whole is
// compared in place of that whole, with the topic, text and days of the share and with keys that
// are among its own (KeysOf), so it is found in the same way.
#include "link/candidates.h"

#include <algorithm>
#include <utility>

#include "link/alike.h"
#include "link/likeness.h"

namespace crosscheck::link {
namespace {

class Blocking {
 public:
  Blocking(absl::Span<const Claim> claims, absl::Span<const Traits> traits, Candidate candidate)
      : claims_(claims), traits_(traits), candidate_(candidate) {}

  void Run(const std::vector<bool>& active) {
    for (uint32_t i = 0; i < claims_.size(); ++i) {
      if (active[i]) AddClaim(i);
    }
    MeetInArticles();
    MeetInTexts();
    MeetInNames();
  }

 private:
  struct Posting {
    uint64_t key;
    uint32_t claim;
    friend bool operator<(const Posting& x, const Posting& y) {
      return x.key != y.key ? x.key < y.key : x.claim < y.claim;
    }
  };
  using Postings = std::vector<Posting>;

  void AddClaim(uint32_t i) {
    const Claim& claim = claims_[i];
    if (claim.masked_text != 0) texts_.push_back({claim.masked_text, i});
    if (claim.measure == Measure::kAttribute) AddNames(i);
    if (claim.measure == Measure::kAttribute && !claim.whole) return;
    if (topics_.empty() || last_article_ != claim.article ||
        topics_.back().terms != &claim.article_topic.get() ||
        topics_.back().published != claim.published) {
      topics_.push_back({&claim.article_topic.get(), claim.published});
      starts_.push_back(postings_.size());
      last_article_ = claim.article;
    }
    for (uint64_t key : traits_[i].keys) postings_.push_back({key, i});
  }

  // Attributes of two names or more meet under pairs of them, so that "John" alone brings only
  // those who have no other name.
  void AddNames(uint32_t i) {
    const TermSet& names = claims_[i].group;
    const uint32_t kind = traits_[i].kind;
    for (size_t x = 0; x < names.size(); ++x) {
      const uint64_t key = Salted(names[x].key, kind);
      (names.size() == 1 ? only_names_ : names_).push_back({key, i});
      for (size_t y = x + 1; y < names.size(); ++y)
        name_pairs_.push_back({PairKey(key, names[y].key), i});
    }
  }
  static uint64_t PairKey(uint64_t x, uint64_t y) { return (x * kGoldenRatio) ^ y; }

  void Meet(uint32_t i, uint32_t j, int likeness) {
    if (claims_[i].article != claims_[j].article)
      candidate_(std::min(i, j), std::max(i, j), likeness);
  }
  void Meet(uint32_t i, uint32_t j) {
    Meet(i, j, Likeness(claims_[i].article_topic, claims_[j].article_topic));
  }
  bool AreAttributes(uint32_t i, uint32_t j) const {
    return claims_[i].measure == Measure::kAttribute && claims_[j].measure == Measure::kAttribute;
  }

  void MeetInArticles() {
    starts_.push_back(postings_.size());
    for (size_t i = 0; i < topics_.size(); ++i) {
      std::sort(postings_.begin() + static_cast<std::ptrdiff_t>(starts_[i]),
                postings_.begin() + static_cast<std::ptrdiff_t>(starts_[i + 1]));
    }
    FindAlike(topics_, [&](uint32_t a, uint32_t b, int likeness) {
      size_t x = starts_[a], y = starts_[b];
      while (x < starts_[a + 1] && y < starts_[b + 1]) {
        const uint64_t key = postings_[x].key;
        if (key != postings_[y].key) {
          key < postings_[y].key ? ++x : ++y;
          continue;
        }
        size_t end = y;
        while (end < starts_[b + 1] && postings_[end].key == key) ++end;
        for (; x < starts_[a + 1] && postings_[x].key == key; ++x) {
          for (size_t at = y; at < end; ++at)
            MeetUnder(key, postings_[x].claim, postings_[at].claim, likeness);
        }
        y = end;
      }
    });
  }

  void MeetUnder(uint64_t key, uint32_t i, uint32_t j, int likeness) {
    // Each pair once: under its smallest key, and not where the other ways lead to it.
    if (SmallestShared(traits_[i].keys, traits_[j].keys) != key) return;
    const uint64_t text = claims_[i].masked_text;
    if ((text != 0 && text == claims_[j].masked_text) || AreAttributes(i, j)) return;
    Meet(i, j, likeness);
  }

  // Calls act(begin, end) for each stretch of one key.
  template <typename Act>
  static void ForKeys(Postings& postings, Act act) {
    std::sort(postings.begin(), postings.end());
    for (size_t begin = 0, end = 0; begin < postings.size(); begin = end) {
      while (end < postings.size() && postings[end].key == postings[begin].key) ++end;
      act(begin, end);
    }
  }

  void MeetInTexts() {
    ForKeys(texts_, [&](size_t begin, size_t end) {
      for (size_t x = begin; x < end; ++x) {
        for (size_t y = x + 1; y < end; ++y) {
          const uint32_t i = texts_[x].claim, j = texts_[y].claim;
          if (!AreAttributes(i, j)) Meet(i, j);
        }
      }
    });
  }

  void MeetInNames() {
    std::sort(names_.begin(), names_.end());
    ForKeys(only_names_, [&](size_t begin, size_t end) {
      const uint64_t key = only_names_[begin].key;
      auto [first, last] =
          std::equal_range(names_.begin(), names_.end(), Posting{key, 0},
                           [](const Posting& x, const Posting& y) { return x.key < y.key; });
      for (size_t x = begin; x < end; ++x) {
        for (size_t y = x + 1; y < end; ++y) Meet(only_names_[x].claim, only_names_[y].claim);
        for (auto with = first; with != last; ++with) Meet(only_names_[x].claim, with->claim);
      }
    });
    ForKeys(name_pairs_, [&](size_t begin, size_t end) {
      for (size_t x = begin; x < end; ++x) {
        for (size_t y = x + 1; y < end; ++y) {
          const uint32_t i = name_pairs_[x].claim, j = name_pairs_[y].claim;
          if (FirstPairKey(i, j) == name_pairs_[begin].key) Meet(i, j);
        }
      }
    });
  }

  // Under which pair of names two claims meet: the first two that they share.
  uint64_t FirstPairKey(uint32_t i, uint32_t j) const {
    const TermSet &a = claims_[i].group, &b = claims_[j].group;
    uint64_t first = 0;
    for (size_t x = 0, y = 0; x < a.size() && y < b.size();) {
      if (a[x].key == b[y].key) {
        if (first != 0) return PairKey(first, a[x].key);
        first = Salted(a[x].key, traits_[i].kind);
        ++x, ++y;
      } else {
        a[x].key < b[y].key ? ++x : ++y;
      }
    }
    return 0;
  }

  absl::Span<const Claim> claims_;
  absl::Span<const Traits> traits_;
  Candidate candidate_;
  std::vector<Topic> topics_;  // of articles, as told by their claims
  uint32_t last_article_ = 0;
  std::vector<size_t> starts_;  // of topics in postings_
  Postings postings_;           // by topic, then by key
  Postings texts_;              // masked texts
  Postings only_names_, names_, name_pairs_;
};

}  // namespace

void FindCandidates(absl::Span<const Claim> claims, absl::Span<const Traits> traits,
                    const std::vector<bool>& active, Candidate candidate) {
  Blocking(claims, traits, candidate).Run(active);
}

}  // namespace crosscheck::link
