// The door is FindAlike: an exact join of term sets by weighted overlap, without looking at all
// pairs.
//
// Two topics of weights A <= B are alike when the weight S of what they share is at least
// T (A + B) / 2000. Let the terms of each be ordered from the rarest of the batch to the most
// frequent, and let t be the first term in that order that both have. All that they share stands at
// t or behind it, in both; so the rest of either topic from t on weighs at least S. Hence
//   - a term needs to be listed for its topic only where the rest from there on weighs at least
//     T (A + A) / 2000, because its partners are looked up from the heavier side, and
//   - a topic that looks up t needs to look only at listed topics of weight
//     A <= 2000 rest / T - B, which stand first, for lists are ordered by weight.
// Frequent words stand last, where little rest is left: those that half of the news has in common
// are hardly ever listed, and lists are looked at in short pieces. The pairs that remain are
// compared in full. Nothing but speed depends on how frequent a word is. (The idea is prefix
// filtering: Chaudhuri et al. 2006, Bayardo et al. 2007.)
//
// Pairs of near days need less, so they are joined a second time, day by day.
#include "link/alike.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "link/likeness.h"

namespace crosscheck::link {
namespace {

// A term of a topic: its rank in the batch from the rarest on, and its Term::weight.
struct Item {
  uint32_t rank : 30;
  uint32_t weight : 2;
};

// A topic under one of its terms. Weights are in grains, rounded so that a pair is rather looked at
// than missed, and a topic of any size fits.
struct Posting {
  uint32_t topic;  // place in the order by weight
  uint16_t weight_floor;
  uint16_t rest_ceiling;
};
constexpr int64_t kGrain = 16;
constexpr uint16_t kMostGrains = std::numeric_limits<uint16_t>::max();
uint16_t Floor(int64_t weight) {
  return static_cast<uint16_t>(std::min<int64_t>(weight / kGrain, kMostGrains));
}
uint16_t Ceiling(int64_t weight) {
  return static_cast<uint16_t>(std::min<int64_t>((weight + kGrain - 1) / kGrain, kMostGrains));
}

class AlikeFinder {
 public:
  AlikeFinder(absl::Span<const Topic> topics, AlikePair found)
      : topics_(topics), found_(found), last_asker_(topics.size(), 0) {
    Pack();
  }

  void Run() {
    std::vector<uint32_t> all;
    for (uint32_t i = 0; i < topics_.size(); ++i) {
      if (weights_[i] > 0) all.push_back(i);
    }
    std::sort(all.begin(), all.end(), [&](uint32_t i, uint32_t j) {
      return weights_[i] != weights_[j] ? weights_[i] < weights_[j] : i < j;
    });
    Join(all, kLeastLikenessFar, [&](uint32_t i, uint32_t j) { return !AreNear(i, j); });
    JoinNear(all);
  }

 private:
  using Wanted = absl::FunctionRef<bool(uint32_t, uint32_t)>;

  absl::Span<const Item> ItemsOf(uint32_t topic) const {
    return absl::MakeConstSpan(items_).subspan(starts_[topic], starts_[topic + 1] - starts_[topic]);
  }

  // Ranks terms by how many topics have them, rarest first, and packs the topics in that order.
  void Pack() {
    absl::flat_hash_map<uint64_t, uint32_t> ranks;  // first counts, then ranks
    for (const Topic& topic : topics_) {
      for (const Term& term : *topic.terms) ranks[term.key] += TopicWeight(term.weight) > 0;
    }
    std::vector<std::pair<uint32_t, uint64_t>> order;
    order.reserve(ranks.size());
    for (const auto& [key, count] : ranks) order.emplace_back(count, key);
    std::sort(order.begin(), order.end());
    for (uint32_t i = 0; i < order.size(); ++i) ranks[order[i].second] = i;
    lists_.resize(order.size());
    starts_.push_back(0);
    for (const Topic& topic : topics_) {
      int64_t weight = 0;
      for (const Term& term : *topic.terms) {
        if (TopicWeight(term.weight) == 0) continue;
        items_.push_back({ranks.find(term.key)->second & 0x3FFFFFFF, term.weight & 3u});
        weight += TopicWeight(term.weight);
      }
      std::sort(items_.begin() + static_cast<std::ptrdiff_t>(starts_.back()), items_.end(),
                [](const Item& x, const Item& y) { return x.rank < y.rank; });
      starts_.push_back(items_.size());
      weights_.push_back(weight);
    }
  }

  bool AreNear(uint32_t i, uint32_t j) const {
    const auto &a = topics_[i].published, &b = topics_[j].published;
    return a && b && std::abs(*a - *b) <= kLikenessNeeds.near_days;
  }

  // Stretches of near_days days; near days lie in one of them or in two that follow each other.
  int64_t StretchOf(uint32_t topic) const {
    constexpr int64_t kLength = std::max(kLikenessNeeds.near_days, 1);
    const int64_t days = *topics_[topic].published - absl::CivilDay();
    return days >= 0 ? days / kLength : (days - kLength + 1) / kLength;
  }

  void JoinNear(const std::vector<uint32_t>& by_weight) {
    std::vector<std::pair<int64_t, uint32_t>> stretches;  // (stretch, place in by_weight)
    for (uint32_t place = 0; place < by_weight.size(); ++place) {
      if (topics_[by_weight[place]].published)
        stretches.emplace_back(StretchOf(by_weight[place]), place);
    }
    std::sort(stretches.begin(), stretches.end());
    const auto end_of = [&](size_t begin, int64_t stretch) {
      while (begin < stretches.size() && stretches[begin].first == stretch) ++begin;
      return begin;
    };
    std::vector<uint32_t> topics;
    for (size_t begin = 0; begin < stretches.size();) {
      const int64_t stretch = stretches[begin].first;
      const size_t next = end_of(begin, stretch), end = end_of(next, stretch + 1);
      topics.clear();
      for (size_t i = begin; i < end; ++i) topics.push_back(stretches[i].second);
      std::sort(topics.begin(), topics.end());
      for (uint32_t& topic : topics) topic = by_weight[topic];
      // Two of the later stretch meet in the next turn.
      Join(topics, kLikenessNeeds.near, [&](uint32_t i, uint32_t j) {
        return AreNear(i, j) && (StretchOf(i) == stretch || StretchOf(j) == stretch);
      });
      begin = next;
    }
  }

  // `topics` ascend by weight.
  void Join(const std::vector<uint32_t>& topics, int64_t least, Wanted wanted) {
    List(topics, least);
    for (uint32_t asker = 0; asker < topics.size(); ++asker) {
      const uint32_t j = topics[asker];
      int64_t rest = weights_[j];
      for (const Item& item : ItemsOf(j)) {
        const int64_t heaviest = 2000 * rest / least - weights_[j];
        if (heaviest <= 0) break;
        const ListOf& list = lists_[item.rank];
        for (uint32_t at = list.begin; at < list.end; ++at) {
          const Posting& posting = postings_[at];
          if (posting.topic >= asker || posting.weight_floor * kGrain > heaviest) break;
          if (posting.rest_ceiling < kMostGrains &&
              2000 * kGrain * posting.rest_ceiling <
                  least * (kGrain * posting.weight_floor + weights_[j]))
            continue;
          const uint32_t i = topics[posting.topic];
          if (last_asker_[i] == asker + 1) continue;
          last_asker_[i] = asker + 1;
          if (!wanted(i, j)) continue;
          const int likeness = LikenessOf(i, j);
          if (likeness >= least) found_(std::min(i, j), std::max(i, j), likeness);
        }
        rest -= TopicWeight(item.weight);
      }
    }
    for (uint32_t i : topics) last_asker_[i] = 0;
    for (uint32_t rank : listed_) lists_[rank] = {};
  }

  // Lists topics under those of their terms by which a heavier one may find them.
  void List(const std::vector<uint32_t>& topics, int64_t least) {
    const auto for_listed = [&](auto&& act) {
      for (uint32_t place = 0; place < topics.size(); ++place) {
        const int64_t weight = weights_[topics[place]];
        int64_t rest = weight;
        for (const Item& item : ItemsOf(topics[place])) {
          if (2000 * rest < least * 2 * weight) break;
          act(item.rank, Posting{place, Floor(weight), Ceiling(rest)});
          rest -= TopicWeight(item.weight);
        }
      }
    };
    listed_.clear();
    for_listed([&](uint32_t rank, const Posting&) {
      if (lists_[rank].end++ == 0) listed_.push_back(rank);
    });
    uint32_t size = 0;
    for (uint32_t rank : listed_) {
      const uint32_t count = lists_[rank].end;
      lists_[rank] = {size, size};
      size += count;
    }
    postings_.resize(size);
    for_listed(
        [&](uint32_t rank, const Posting& posting) { postings_[lists_[rank].end++] = posting; });
  }

  int LikenessOf(uint32_t i, uint32_t j) const {
    const absl::Span<const Item> a = ItemsOf(i), b = ItemsOf(j);
    int64_t shared = 0;
    for (size_t x = 0, y = 0; x < a.size() && y < b.size();) {
      if (a[x].rank == b[y].rank) {
        shared += TopicWeight(std::min<uint8_t>(a[x].weight, b[y].weight));
        ++x, ++y;
      } else {
        a[x].rank < b[y].rank ? ++x : ++y;
      }
    }
    return static_cast<int>(2000 * shared / (weights_[i] + weights_[j]));
  }

  struct ListOf {
    uint32_t begin = 0, end = 0;
  };

  absl::Span<const Topic> topics_;
  AlikePair found_;
  std::vector<size_t> starts_;    // of topics in items_, and the end of the last
  std::vector<Item> items_;       // by topic, rarest first
  std::vector<int64_t> weights_;  // of topics
  std::vector<ListOf> lists_;     // by rank; empty between joins
  std::vector<uint32_t> listed_;  // ranks with a list
  std::vector<Posting> postings_;
  std::vector<uint32_t> last_asker_;  // of topics, plus one: who looked at it last
};

}  // namespace

void FindAlike(absl::Span<const Topic> topics, AlikePair found) {
  AlikeFinder(topics, found).Run();
}

}  // namespace crosscheck::link
