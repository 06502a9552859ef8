// The door is JoinNear: an exact join of term sets by weighted overlap, day by day.
//
// Two topics of weights A and B are alike when the weight S of what they share is at least
// T (A + B) / 2000, T being what their days ask for and a small weight being taken for a larger
// one. Each topic meets those of the days before it: for each of its terms the list of topics that
// have it is walked, and a counter of each topic there grows by what the term weighs. A counter
// starts at -T B / 2000, and so tells by T A / 2000 alone whether the two may be alike, whatever B
// is. The few that get there are looked at. There is a join for each of the spans of days that ask
// for another likeness.
//
// Not all terms are walked. Concepts are what half of the news has in common and weigh next to
// nothing: the 32 most frequent are bits of a mask instead. So are the 256 longest lists of other
// terms, which a topic leaves out as long as it could not be alike by them alone and they are
// longer than what is left to walk: both other topic and overlap are at least A T / (2000 - T), for
// nothing shares more than it has. Until it is looked at a counter then needs less by what was left
// out.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "link/alike_join.h"

namespace crosscheck::link {
namespace {

// How many bits there are. Not std::popcount, which is a call where the processor is any x86.
int CountBits(uint32_t bits) {
  bits -= bits >> 1 & 0x55555555u;
  bits = (bits & 0x33333333u) + (bits >> 2 & 0x33333333u);
  bits = (bits + (bits >> 4)) & 0x0F0F0F0Fu;
  return static_cast<int>((bits * 0x01010101u) >> 24);
}

class NearJoin {
 public:
  NearJoin(const PackedTopics& topics, std::vector<uint32_t> which, AlikePair found)
      : topics_(topics), found_(found) {
    RankTerms();
    std::stable_sort(which.begin(), which.end(),
                     [&](uint32_t x, uint32_t y) { return topics.days[x] < topics.days[y]; });
    for (const uint32_t topic : which) briefs_.push_back({.topic = topic});
  }

  void Run() {
    for (int32_t least = 0; const LikenessNeed& need : kLikenessNeeds) {
      if (need.days == INT32_MAX) break;
      JoinDays(least, need);
      least = static_cast<int32_t>(need.days) + 1;
    }
  }

 private:
  static constexpr uint32_t kMostConcepts = 32, kMostHeavy = 4 * 64;
  static constexpr uint16_t kNoBit = 0xFFFF;

  // What is asked of a topic that may be alike. Topics go by their place among these.
  struct Brief {
    uint32_t topic = 0;
    int32_t weight = 0;                                // what it counts for in this join
    uint32_t concepts = 0;                             // a bit for each of the most frequent
    std::array<uint64_t, kMostHeavy / 64> heavy = {};  // a bit for each of the longest lists
  };
  // The topics so far that have a term with this weight: from lists_[begin] to lists_[end - 1],
  // those of near days from `near` on.
  struct Row {
    uint32_t begin, near, end;
    uint8_t weight;
    uint16_t bit = kNoBit;
  };
  // A list that a topic walks, or leaves out, and what the term adds to a counter.
  struct Walk {
    uint32_t begin, end;  // in lists_
    int32_t grow;
    uint16_t bit;  // of the row
    uint32_t size() const { return end - begin; }
  };

  int32_t DayOf(const Brief& brief) const { return topics_.days[brief.topic]; }
  int64_t DaysApart(const Brief& x, const Brief& y) const { return int64_t{DayOf(y)} - DayOf(x); }

  // Which terms have a bit instead of a list: those that are concepts wherever they stand, the most
  // frequent first. The others have a row for each weight that they stand with.
  void RankTerms() {
    std::vector<std::array<uint32_t, 4>> counts(topics_.keys);  // of topics, by weight
    for (const PackedTerm& term : topics_.terms) ++counts[term.key][term.weight];
    std::vector<uint32_t> concepts;
    for (uint32_t key = 0; key < topics_.keys; ++key) {
      if (counts[key][1] > 1 && counts[key][2] == 0 && counts[key][3] == 0) concepts.push_back(key);
    }
    std::sort(concepts.begin(), concepts.end(), [&](uint32_t x, uint32_t y) {
      return counts[x][1] != counts[y][1] ? counts[x][1] > counts[y][1] : x < y;
    });
    concepts.resize(std::min<size_t>(concepts.size(), kMostConcepts));
    concept_bit_.assign(topics_.keys, kNoBit);
    for (uint16_t bit = 0; bit < concepts.size(); ++bit) concept_bit_[concepts[bit]] = bit;

    uint32_t entries = 0;
    std::vector<std::pair<uint32_t, uint32_t>> longest;  // (size, row)
    first_row_.reserve(topics_.keys + size_t{1});
    for (uint32_t key = 0; key < topics_.keys; ++key) {
      first_row_.push_back(static_cast<uint32_t>(rows_.size()));
      const auto& [none, one, two, three] = counts[key];
      if (concept_bit_[key] != kNoBit || one + two + three < 2) continue;  // nobody shares it
      for (uint8_t weight = 1; weight < 4; ++weight) {
        if (counts[key][weight] == 0) continue;
        longest.emplace_back(counts[key][weight], static_cast<uint32_t>(rows_.size()));
        rows_.push_back({entries, entries, entries, weight});
        entries += counts[key][weight];
      }
    }
    first_row_.push_back(static_cast<uint32_t>(rows_.size()));
    lists_.resize(entries);
    std::sort(longest.begin(), longest.end(), [](const auto& x, const auto& y) {
      return x.first != y.first ? x.first > y.first : x.second < y.second;
    });
    for (uint16_t bit = 0; bit < std::min<size_t>(longest.size(), kMostHeavy); ++bit)
      rows_[longest[bit].second].bit = bit;
  }

  // Of topics that lie so many days apart or more, up to those of the need.
  void JoinDays(int32_t least_days, const LikenessNeed& need) {
    least_days_ = least_days;
    most_days_ = need.days;
    least_ = need.likeness;
    for (Brief& brief : briefs_) brief.weight = UnitsOf(topics_, brief.topic, need);
    for (Row& row : rows_) row.near = row.end = row.begin;
    int32_t heaviest = 0;
    lightest_ = INT32_MAX;
    for (const Brief& brief : briefs_) {
      heaviest = std::max(heaviest, brief.weight);
      lightest_ = std::min(lightest_, brief.weight);
    }
    // A topic of a thousand names is no topic of news.
    if (heaviest <= INT16_MAX) {
      Join<int16_t>();
    } else {
      Join<int64_t>();
    }
  }

  // What a topic needs for its part, in units. Rounded down, so that both parts are at most what
  // the two need to share.
  int32_t Need(int32_t weight) const { return static_cast<int32_t>(least_ * weight / 2000); }

  template <typename Counter>
  void Join() {
    std::vector<Counter> counters;
    for (const Brief& brief : briefs_)
      counters.push_back(static_cast<Counter>(-Need(brief.weight)));
    std::vector<uint32_t> reached(briefs_.size());
    for (uint32_t i = 0, first = 0; i < briefs_.size(); ++i) {
      Brief& brief = briefs_[i];
      while (DaysApart(briefs_[first], brief) > most_days_) ++first;
      ChooseWalks(i, first);
      const int32_t reach = Reach(brief);
      const size_t count = WalkLists(static_cast<Counter>(reach), counters.data(), reached.data());
      for (size_t at = 0; at < count; ++at) Look(i, reached[at], counters[reached[at]]);
      // Those whose counters stood there before they grew.
      if (-Need(lightest_) >= reach) {
        for (uint32_t j = i; j > first; --j) {
          if (-Need(briefs_[j - 1].weight) >= reach) Look(i, j - 1, counters[j - 1]);
        }
      }
      for (const Walk& walk : walks_) {
        for (uint32_t at = walk.begin; at < walk.end; ++at) {
          Counter& counter = counters[lists_[at]];
          counter = static_cast<Counter>(counter - walk.grow);
        }
      }
      List(i);
    }
  }

  // A counter that says less does not become enough by what was left out.
  int32_t Reach(const Brief& brief) const {
    int32_t left_out = UnitsOf(1) * CountBits(brief.concepts);
    for (const Walk& walk : left_out_) left_out += walk.grow;
    return Need(brief.weight) - left_out;
  }

  void ChooseWalks(uint32_t i, uint32_t first) {
    Brief& brief = briefs_[i];
    brief.concepts = 0;
    walks_.clear();
    left_out_.clear();
    size_t size = 0;
    for (const PackedTerm& term : topics_.TermsOf(brief.topic)) {
      if (concept_bit_[term.key] != kNoBit && term.weight != 0)
        brief.concepts |= 1u << concept_bit_[term.key];
      for (uint32_t r = first_row_[term.key]; r < first_row_[term.key + 1]; ++r) {
        Row& row = rows_[r];
        const int32_t grow = UnitsOf(std::min<uint32_t>(row.weight, term.weight));
        while (row.near < row.end && lists_[row.near] < first) ++row.near;
        if (row.near == row.end || grow == 0) continue;
        walks_.push_back({row.near, row.end, grow, row.bit});
        size += walks_.back().size();
      }
    }
    // What those before weigh at least. As long as two that are alike share two names more than
    // what is left out, few others do.
    const auto other = static_cast<int32_t>(least_ * brief.weight / (2000 - least_));
    int32_t spare = Need(brief.weight) + Need(other) - UnitsOf(1) * CountBits(brief.concepts) - 1;
    while (size_t list = LongestForItsWeight(spare - 2 * UnitsOf(3)))
      LeaveOut(list - 1, &spare, &size);
    // Beyond that only what is longer than all others together.
    while (size_t list = LongestForItsWeight(spare)) {
      if (kWorth * walks_[list - 1].size() < size) return;
      LeaveOut(list - 1, &spare, &size);
    }
  }

  // Of the lists that may be left out the one whose size is the most for what it adds, and of no
  // more than `spare`: its place in walks_ and one; 0 for none.
  size_t LongestForItsWeight(int32_t spare) const {
    size_t best = 0;
    uint64_t size = 0, grow = 1;  // of the best
    for (size_t w = 0; w < walks_.size(); ++w) {
      const Walk& walk = walks_[w];
      const auto its_grow = static_cast<uint64_t>(walk.grow);
      if (walk.bit == kNoBit || walk.grow > spare || walk.size() * grow <= size * its_grow)
        continue;
      best = w + 1;
      size = walk.size();
      grow = its_grow;
    }
    return best;
  }

  void LeaveOut(size_t walk, int32_t* spare, size_t* size) {
    *size -= walks_[walk].size();
    *spare -= walks_[walk].grow;
    left_out_.push_back(walks_[walk]);
    walks_[walk] = walks_.back();
    walks_.pop_back();
  }

  template <typename Counter>
  size_t WalkLists(Counter reach, Counter* counters, uint32_t* reached) const {
    size_t count = 0;
    for (const Walk& walk : walks_) {
      const auto grow = static_cast<Counter>(walk.grow);
      const uint32_t* const end = lists_.data() + walk.end;
      for (const uint32_t* at = lists_.data() + walk.begin; at < end; ++at) {
        const Counter before = counters[*at];
        const auto after = static_cast<Counter>(before + grow);
        counters[*at] = after;
        reached[count] = *at;
        count += static_cast<size_t>(before < reach) & static_cast<size_t>(after >= reach);
      }
    }
    return count;
  }

  // `counter` tells what the lists that were walked have told.
  void Look(uint32_t i, uint32_t j, int64_t counter) {
    const Brief &x = briefs_[i], &y = briefs_[j];
    int64_t shared = counter + Need(y.weight) + UnitsOf(1) * CountBits(x.concepts & y.concepts);
    for (const Walk& walk : left_out_) {
      if ((y.heavy[walk.bit / 64] >> walk.bit % 64 & 1) != 0) shared += walk.grow;
    }
    const int64_t both = int64_t{x.weight} + y.weight;
    if (2000 * shared < least_ * both || DaysApart(y, x) < least_days_) return;
    const auto [a, b] = std::minmax(x.topic, y.topic);
    found_(a, b, static_cast<int>(2000 * shared / both));
  }

  void List(uint32_t i) {
    Brief& brief = briefs_[i];
    brief.heavy = {};
    for (const PackedTerm& term : topics_.TermsOf(brief.topic)) {
      for (uint32_t r = first_row_[term.key]; r < first_row_[term.key + 1]; ++r) {
        Row& row = rows_[r];
        if (row.weight != term.weight) continue;
        lists_[row.end++] = i;
        if (row.bit != kNoBit) brief.heavy[row.bit / 64] |= uint64_t{1} << row.bit % 64;
      }
    }
  }

  // To look at a topic costs some three times of what it costs to walk over it.
  static constexpr size_t kWorth = 2;

  const PackedTopics& topics_;
  AlikePair found_;
  std::vector<uint16_t> concept_bit_;  // by key
  std::vector<uint32_t> first_row_;    // by key
  std::vector<Row> rows_;
  std::vector<Brief> briefs_;    // in the order of the join
  std::vector<uint32_t> lists_;  // places of topics, ascending in each list
  int64_t least_days_ = 0, most_days_ = 0;
  int64_t least_ = 0;                   // the likeness that is needed
  int32_t lightest_ = 0;                // of all weights
  std::vector<Walk> walks_, left_out_;  // of the topic at hand
};

}  // namespace

void JoinNear(const PackedTopics& topics, std::vector<uint32_t> which, AlikePair found) {
  NearJoin(topics, std::move(which), found).Run();
}

}  // namespace crosscheck::link
