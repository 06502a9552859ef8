// The door is FindAlike: an exact join of term sets by weighted overlap, without looking at all
// pairs.
//
// Two topics of weights A and B are alike when the weight S of what they share is at least
// T (A + B) / 2000. Let the terms of each be ordered from the rarest of the batch to the most
// frequent, and let t be the first term in that order that both have. All that they share stands at
// t or behind it, in both, so that the rest of either topic from t on weighs at least S. Hence a
// topic is listed under a term only where the rest from there on weighs T (A + L) / 2000 or more, L
// being the lightest topic of all; and two topics need to be looked at only under the first term
// that they share. Frequent words stand last, where little rest is left: what half of the news has
// in common is hardly ever listed. (Prefix filtering: Chaudhuri et al. 2006, Bayardo et al. 2007.)
//
// A list that is still long is split in the same way by the second term that two topics share,
// which then have to share only what is missing, then by the third, until lists are short, or what
// is shared already is enough, or the topics of a list are so much alike that more lists would have
// more pairs. Thus no number of topics makes a word a heavy one.
//
// The pairs that remain are compared in full. Nothing but speed depends on how frequent a word is.
// Pairs of near days need less, so they are joined a second time, day by day.
#include "link/alike.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
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

// A topic in a list: it has all terms of the path that leads there.
struct Entry {
  uint32_t topic;
  uint32_t next;  // its item behind the last term of the path
  int64_t rest;   // what it weighs from there on
};

// Lists up to this long are looked at pair by pair.
constexpr size_t kShort = 16;

class AlikeFinder {
 public:
  AlikeFinder(absl::Span<const Topic> topics, AlikePair found) : topics_(topics), found_(found) {
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
    if (topics.size() < 2) return;
    least_ = least;
    const auto for_listed = [&](auto&& act) {
      for (uint32_t topic : topics) {
        ForReach({topic, 0, weights_[topic]}, 0, weights_[topics[0]], act);
      }
    };
    std::vector<uint32_t> ranks;
    for_listed([&](const Item& item, const Entry&) {
      if (lists_[item.rank].size++ == 0) ranks.push_back(item.rank);
    });
    size_t size = 0;
    for (uint32_t rank : ranks) {
      lists_[rank].begin = size;
      size += std::exchange(lists_[rank].size, 0);
    }
    std::vector<Entry> entries(size);
    for_listed([&](const Item& item, const Entry& entry) {
      List& list = lists_[item.rank];
      entries[list.begin + list.size++] = entry;
      list.heaviest = std::max(list.heaviest, TopicWeight(item.weight));
    });
    for (uint32_t rank : ranks) {
      const List list = std::exchange(lists_[rank], {});
      path_.assign(1, rank);
      Meet(absl::MakeConstSpan(entries).subspan(list.begin, list.size), 0, list.heaviest, wanted);
    }
  }

  // Calls act(item, entry behind it) for each item from entry.next on under which a topic no
  // lighter than `lightest` may share enough, where `shared` is what the path weighs.
  template <typename Act>
  void ForReach(const Entry& entry, int64_t shared, int64_t lightest, Act&& act) const {
    const absl::Span<const Item> items = ItemsOf(entry.topic);
    int64_t rest = entry.rest;
    for (uint32_t at = entry.next; at < items.size(); ++at) {
      if (2000 * (shared + rest) < least_ * (weights_[entry.topic] + lightest)) break;
      rest -= TopicWeight(items[at].weight);
      act(items[at], Entry{entry.topic, at + 1, rest});
    }
  }

  struct Longer {
    Item item;
    Entry entry;
  };

  // The entries of the lists by one more term, by term. nullopt for a short list, and where these
  // lists have more pairs than half of the one that they come from: topics that are all alike would
  // be split again and again.
  std::optional<std::vector<Longer>> SplitFurther(absl::Span<const Entry> entries,
                                                  int64_t shared) const {
    if (entries.size() <= kShort) return std::nullopt;
    std::vector<Longer> longer;
    for (const Entry& entry : entries) {
      ForReach(entry, shared, weights_[entries[0].topic], [&](const Item& item, const Entry& next) {
        longer.push_back({item, next});
      });
    }
    std::stable_sort(longer.begin(), longer.end(),
                     [](const Longer& x, const Longer& y) { return x.item.rank < y.item.rank; });
    size_t pairs = 0;
    for (size_t begin = 0, end = 0; begin < longer.size(); begin = end) {
      while (end < longer.size() && longer[end].item.rank == longer[begin].item.rank) ++end;
      pairs += (end - begin) * (end - begin);
    }
    if (2 * pairs > entries.size() * entries.size()) return std::nullopt;
    return longer;
  }

  // Topics with all terms of path_, which weigh at most `shared`, ascending by weight. Those that
  // `before`, the weight of the path but its last term, was enough for have met already.
  void Meet(absl::Span<const Entry> entries, int64_t before, int64_t shared, Wanted wanted) {
    const auto needed = [&](const Entry& x, const Entry& y) {
      return least_ * (weights_[x.topic] + weights_[y.topic]);
    };
    const std::optional<std::vector<Longer>> longer = SplitFurther(entries, shared);
    if (!longer) {
      for (size_t x = 1; x < entries.size(); ++x) {
        for (size_t y = 0; y < x; ++y) {
          const int64_t need = needed(entries[x], entries[y]);
          if (need > 2000 * before &&
              need <= 2000 * (shared + std::min(entries[x].rest, entries[y].rest)))
            Look(entries[x].topic, entries[y].topic, wanted);
        }
      }
      return;
    }
    for (size_t x = 1; x < entries.size(); ++x) {
      for (size_t y = 0; y < x && needed(entries[x], entries[y]) <= 2000 * shared; ++y) {
        if (needed(entries[x], entries[y]) > 2000 * before)
          Look(entries[x].topic, entries[y].topic, wanted);
      }
    }
    std::vector<Entry> list;
    for (size_t begin = 0; begin < longer->size();) {
      list.clear();
      const uint32_t rank = (*longer)[begin].item.rank;
      int heaviest = 0;
      for (; begin < longer->size() && (*longer)[begin].item.rank == rank; ++begin) {
        list.push_back((*longer)[begin].entry);
        heaviest = std::max(heaviest, TopicWeight((*longer)[begin].item.weight));
      }
      path_.push_back(rank);
      Meet(list, shared, shared + heaviest, wanted);
      path_.pop_back();
    }
  }

  // Compares two topics in full where path_ is what they share first; else they meet elsewhere.
  void Look(uint32_t i, uint32_t j, Wanted wanted) {
    if (!wanted(i, j)) return;
    const absl::Span<const Item> a = ItemsOf(i), b = ItemsOf(j);
    int64_t shared = 0;
    size_t terms = 0;
    for (size_t x = 0, y = 0; x < a.size() && y < b.size();) {
      if (a[x].rank == b[y].rank) {
        if (terms < path_.size() && path_[terms] != a[x].rank) return;
        ++terms;
        shared += TopicWeight(std::min<uint8_t>(a[x].weight, b[y].weight));
        ++x, ++y;
      } else {
        a[x].rank < b[y].rank ? ++x : ++y;
      }
    }
    const auto likeness = static_cast<int>(2000 * shared / (weights_[i] + weights_[j]));
    if (likeness >= least_) found_(std::min(i, j), std::max(i, j), likeness);
  }

  struct List {
    size_t begin = 0, size = 0;
    int heaviest = 0;
  };

  absl::Span<const Topic> topics_;
  AlikePair found_;
  std::vector<size_t> starts_;    // of topics in items_, and the end of the last
  std::vector<Item> items_;       // by topic, rarest first
  std::vector<int64_t> weights_;  // of topics
  std::vector<List> lists_;       // by rank; empty between joins
  int64_t least_ = 0;             // the likeness that is needed
  std::vector<uint32_t> path_;    // ranks of terms
};

}  // namespace

void FindAlike(absl::Span<const Topic> topics, AlikePair found) {
  AlikeFinder(topics, found).Run();
}

}  // namespace crosscheck::link
