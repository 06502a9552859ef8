// The door is JoinFar: an exact join of term sets by weighted overlap, for which no term is too
// frequent.
//
// The terms of each topic are put in one order, the rarest first. Two topics that share enough
// share a first term in this order, and what comes after it in each must weigh what is still
// needed: so a topic is listed under a term only where the terms from there on weigh enough (prefix
// filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006; Bayardo, Ma, Srikant, WWW 2007). A name that one
// topic in fifty has comes last in nearly all of them, and is hardly ever a first one.
//
// The topics that are listed under a term meet there by a second one: each has its terms after the
// first, and walks over the lists, among these few topics, of all but the most frequent of them,
// whose sum could not be enough but for one more name (AdaptJoin: Wang, Li, Feng, SIGMOD 2012). A
// counter for each topic grows by what a term weighs; those that reach what is needed less what was
// left out are looked at. So what is walked grows with the pairs of topics that share two terms of
// a kind, and not with those that share a name that everybody has.
//
// Topics come by weight, the heaviest first: a topic of weight A and one before it, of weight B or
// A and more, share at least T 2A / 2000, T being the likeness that is asked for. A counter starts
// at -T B / 2000, and tells by T A / 2000 alone whether the two may be alike, whatever B is.
#include <algorithm>
#include <numeric>
#include <utility>

#include "link/alike_join.h"

namespace crosscheck::link {
namespace {

class FarJoin {
 public:
  FarJoin(const PackedTopics& topics, absl::Span<const uint32_t> which, const LikenessNeed& need,
          std::optional<int64_t> least_days, AlikePair found)
      : topics_(topics), need_(need), least_days_(least_days), found_(found) {
    std::vector<uint32_t> heaviest_first(which.begin(), which.end());
    std::stable_sort(heaviest_first.begin(), heaviest_first.end(),
                     [&](uint32_t x, uint32_t y) { return topics.weights[x] > topics.weights[y]; });
    const std::vector<uint32_t> ranks = RankTerms(heaviest_first);
    WriteTokens(heaviest_first, ranks);
    ListTokens();
  }

  void Run() {
    for (uint32_t rank = 0; rank + 1 < list_starts_.size(); ++rank) {
      const uint32_t begin = list_starts_[rank], end = list_starts_[rank + 1];
      if (end - begin <= kFew) {
        MeetEach(begin, end);
      } else {
        MeetByTerms(begin, end);
      }
    }
  }

 private:
  // A term of a topic; of one that a pair may share that is asked for, for no other counts for
  // anything. The tokens of a topic are followed by two of weight 0: its number, and what it counts
  // for.
  static constexpr uint32_t kMostRanks = uint32_t{1} << 30;
  struct Token {
    Token(uint32_t rank_or_number, uint32_t of_weight)
        : rank(rank_or_number & (kMostRanks - 1)), weight(of_weight & 3u) {}
    uint32_t rank : 30;
    uint32_t weight : 2;
  };
  static constexpr uint32_t kNone = ~uint32_t{0};
  // So few topics are looked at one by one.
  static constexpr uint32_t kFew = 6;

  // A topic that has the term at hand.
  struct Member {
    uint32_t token = 0;  // the term, in tokens_
    // The terms after it, in after_: those before `walk` are walked.
    uint32_t begin = 0, walk = 0, end = 0;
    int32_t need = 0;      // for its part
    int32_t left_out = 0;  // what the terms from `walk` on weigh
    int32_t reach = 0;     // what a counter of another one must say; kNever
  };
  static constexpr int32_t kNever = INT32_MAX;
  struct After {
    Token token;
    uint32_t list;  // in sublists_, or kNone
  };
  // Members that have a term after the one at hand: sub_members_[begin] to [end - 1].
  struct Sublist {
    uint32_t begin, end;
  };

  static int32_t Units(Token token) { return UnitsOf(token.weight); }
  // What a topic needs for its part. Rounded down, so that both parts are at most what the two need
  // to share.
  int32_t NeedOfPart(int64_t weight) const {
    return static_cast<int32_t>(need_.likeness * weight / 2000);
  }

  // In a join without days a topic that has a day meets those only that have none.
  bool MeetsAll(uint32_t topic) const { return least_days_ || topics_.days[topic] == kNoDay; }

  // By key: its place in the order of terms, the least frequent for its weight first; kNone for
  // those that no pair shares that is asked for. Where one article in a thousand has no day, few
  // terms are left.
  std::vector<uint32_t> RankTerms(absl::Span<const uint32_t> which) {
    struct Count {
      uint32_t topics = 0;
      uint16_t weight = 0;     // the largest
      bool meets_all = false;  // one of the topics
    };
    std::vector<Count> counts(topics_.keys);
    for (const uint32_t topic : which) {
      const bool meets_all = MeetsAll(topic);
      for (const PackedTerm& term : topics_.TermsOf(topic)) {
        Count& count = counts[term.key];
        ++count.topics;
        count.weight = std::max<uint16_t>(count.weight, term.weight);
        count.meets_all |= meets_all;
      }
    }
    std::vector<uint32_t> keys;
    for (uint32_t key = 0; key < topics_.keys; ++key) {
      if (counts[key].topics > 1 && counts[key].weight > 0 && counts[key].meets_all)
        keys.push_back(key);
    }
    const auto times = [&](uint32_t key, uint32_t of) {
      return uint64_t{counts[key].topics} * static_cast<uint64_t>(UnitsOf(counts[of].weight));
    };
    std::sort(keys.begin(), keys.end(), [&](uint32_t x, uint32_t y) {
      const uint64_t of_x = times(x, y), of_y = times(y, x);
      return of_x != of_y ? of_x < of_y : x < y;
    });
    std::vector<uint32_t> ranks(topics_.keys, kNone);
    for (uint32_t rank = 0; rank < keys.size(); ++rank) ranks[keys[rank]] = rank;
    list_starts_.assign(keys.size() + 1, 0);
    number_.assign(keys.size(), 0);
    return ranks;
  }

  void WriteTokens(absl::Span<const uint32_t> which, const std::vector<uint32_t>& ranks) {
    size_t count = 1;
    for (const uint32_t topic : which) count += topics_.TermsOf(topic).size() + 2;
    tokens_.reserve(count);
    tokens_.emplace_back(0, 0);
    for (const uint32_t topic : which) {
      const size_t begin = tokens_.size();
      for (const PackedTerm& term : topics_.TermsOf(topic)) {
        if (ranks[term.key] != kNone && term.weight != 0)
          tokens_.emplace_back(ranks[term.key], term.weight);
      }
      std::sort(tokens_.begin() + static_cast<ptrdiff_t>(begin), tokens_.end(),
                [](Token x, Token y) { return x.rank < y.rank; });
      tokens_.emplace_back(topic, 0);
      tokens_.emplace_back(static_cast<uint32_t>(UnitsOf(topics_, topic, need_)), 0);
    }
  }

  // Calls act(token) for those places that a topic is listed under.
  template <typename Act>
  void ForListed(Act act) const {
    for (uint32_t begin = 1, end; begin < tokens_.size(); begin = end + 2) {
      for (end = begin; tokens_[end].weight != 0;) ++end;
      // Nothing shares more than it has, so that an overlap of S is with a weight of S or more.
      const int64_t weight = tokens_[end + 1].rank;
      const int64_t least =
          (need_.likeness * weight + 1999 - need_.likeness) / (2000 - need_.likeness);
      int64_t from_here = 0;
      uint32_t first_without = end;
      while (first_without > begin && from_here < least)
        from_here += Units(tokens_[--first_without]);
      if (from_here < least) continue;
      for (uint32_t token = begin; token <= first_without; ++token) act(token);
    }
  }
  void ListTokens() {
    ForListed([&](uint32_t token) { ++list_starts_[tokens_[token].rank + 1]; });
    std::partial_sum(list_starts_.begin(), list_starts_.end(), list_starts_.begin());
    lists_.resize(list_starts_.back());
    std::vector<uint32_t> next(list_starts_.begin(), list_starts_.end() - 1);
    ForListed([&](uint32_t token) { lists_[next[tokens_[token].rank]++] = token; });
  }

  // Tokens lie anywhere: they are fetched early.
  void Prefetch(uint32_t at) const {
    constexpr uint32_t kAhead = 20, kLine = 64 / sizeof(Token);
    if (at + kAhead >= lists_.size()) return;
    const Token* const token = tokens_.data() + lists_[at + kAhead];
    __builtin_prefetch(token);
    __builtin_prefetch(token + kLine);
  }

  void MeetEach(uint32_t begin, uint32_t end) {
    for (uint32_t at = begin; at < end; ++at) {
      Prefetch(at);
      for (uint32_t other = begin; other < at; ++other) Look(lists_[at], lists_[other]);
    }
  }

  void MeetByTerms(uint32_t begin, uint32_t end) {
    Gather(begin, end);
    MakeSublists();
    counters_.resize(members_.size());
    reached_.resize(members_.size() + 1);
    for (uint32_t m = 0; m < members_.size(); ++m) {
      const Member& member = members_[m];
      if (member.reach != kNever) {
        const size_t count = Walk(member);
        for (size_t i = 0; i < count; ++i) LookAt(member, reached_[i]);
        // Those whose counters stood there before they grew.
        for (uint32_t other = m; other > 0 && -members_[other - 1].need >= member.reach; --other)
          LookAt(member, other - 1);
        WalkBack(member);
      }
      counters_[m] = -member.need;
      for (uint32_t at = member.begin; at < member.end; ++at) {
        if (after_[at].list != kNone) sub_members_[sublists_[after_[at].list].end++] = m;
      }
    }
  }

  // Makes the members of a list, and chooses what each walks.
  void Gather(uint32_t begin, uint32_t end) {
    members_.clear();
    after_.clear();
    last_walked_ = 0;
    for (uint32_t at = begin; at < end; ++at) {
      Prefetch(at);
      Member member;
      member.token = lists_[at];
      member.begin = static_cast<uint32_t>(after_.size());
      int32_t weighs = Units(tokens_[member.token]);
      uint32_t token = member.token + 1;
      for (; tokens_[token].weight != 0; ++token) {
        after_.push_back({tokens_[token], kNone});
        weighs += Units(tokens_[token]);
      }
      member.walk = member.end = static_cast<uint32_t>(after_.size());
      const int64_t weight = tokens_[token + 1].rank;
      const auto least = static_cast<int32_t>((need_.likeness * 2 * weight + 1999) / 2000);
      member.need = NeedOfPart(weight);
      // But for one more name.
      const int32_t spare = least - Units(tokens_[member.token]) - 1 - UnitsOf(3);
      while (member.walk > member.begin) {
        const int32_t units = Units(after_[member.walk - 1].token);
        if (member.left_out + units > spare) break;
        member.left_out += units;
        --member.walk;
      }
      member.reach = weighs < least || members_.empty()
                         ? kNever
                         : member.need - Units(tokens_[member.token]) - member.left_out;
      if (member.reach != kNever && member.walk > member.begin)
        last_walked_ = std::max<uint32_t>(last_walked_, after_[member.walk - 1].token.rank);
      members_.push_back(member);
    }
  }

  // Makes room for the lists of those terms that two members have and one walks.
  void MakeSublists() {
    ranks_.clear();
    for (const After& after : after_) {
      if (after.token.rank <= last_walked_ && number_[after.token.rank]++ == 0)
        ranks_.push_back(after.token.rank);
    }
    sublists_.clear();
    uint32_t size = 0;
    for (const uint32_t rank : ranks_) {
      const uint32_t count = std::exchange(number_[rank], kNone);
      if (count < 2) continue;
      number_[rank] = static_cast<uint32_t>(sublists_.size());
      sublists_.push_back({size, size});
      size += count;
    }
    sub_members_.resize(std::max<size_t>(sub_members_.size(), size));
    for (After& after : after_) {
      if (after.token.rank <= last_walked_) after.list = number_[after.token.rank];
    }
    for (const uint32_t rank : ranks_) number_[rank] = 0;
  }

  // How many members were reached.
  size_t Walk(const Member& member) {
    size_t count = 0;
    for (uint32_t at = member.begin; at < member.walk; ++at) {
      if (after_[at].list == kNone) continue;
      const int32_t units = Units(after_[at].token);
      const Sublist& list = sublists_[after_[at].list];
      for (uint32_t place = list.begin; place < list.end; ++place) {
        const uint32_t other = sub_members_[place];
        const int32_t before = counters_[other], after = before + units;
        counters_[other] = after;
        reached_[count] = other;
        count +=
            static_cast<size_t>(before < member.reach) & static_cast<size_t>(after >= member.reach);
      }
    }
    return count;
  }
  void WalkBack(const Member& member) {
    for (uint32_t at = member.begin; at < member.walk; ++at) {
      if (after_[at].list == kNone) continue;
      const int32_t units = Units(after_[at].token);
      const Sublist& list = sublists_[after_[at].list];
      for (uint32_t place = list.begin; place < list.end; ++place)
        counters_[sub_members_[place]] -= units;
    }
  }

  // Of what was left out the two must share what the counter does not say.
  void LookAt(const Member& member, uint32_t other) {
    const Member& y = members_[other];
    int32_t missing = member.left_out - (counters_[other] - member.reach);
    if (missing > 0) {
      uint32_t a = member.walk, b = y.end;
      while (b > y.begin && after_[b - 1].token.rank >= after_[a].token.rank) --b;
      while (a < member.end && b < y.end) {
        const Token in_a = after_[a].token, in_b = after_[b].token;
        if (in_a.rank == in_b.rank) missing -= UnitsOf(std::min(in_a.weight, in_b.weight));
        a += in_a.rank <= in_b.rank;
        b += in_b.rank <= in_a.rank;
      }
      if (missing > 0) return;
    }
    Look(member.token, y.token);
  }

  // Two topics from a token of each on, which are of one term.
  void Look(uint32_t x, uint32_t y) {
    int64_t shared = 0;
    uint32_t a = x, b = y;
    while (tokens_[a].weight != 0 && tokens_[b].weight != 0) {
      const Token in_a = tokens_[a], in_b = tokens_[b];
      if (in_a.rank == in_b.rank) shared += UnitsOf(std::min(in_a.weight, in_b.weight));
      a += in_a.rank <= in_b.rank;
      b += in_b.rank <= in_a.rank;
    }
    while (tokens_[a].weight != 0) ++a;
    while (tokens_[b].weight != 0) ++b;
    const int64_t both = int64_t{tokens_[a + 1].rank} + tokens_[b + 1].rank;
    if (2000 * shared < need_.likeness * both || ShareBefore(x, y)) return;
    const uint32_t topic_a = tokens_[a].rank, topic_b = tokens_[b].rank;
    const auto [first, second] = std::minmax(topic_a, topic_b);
    const std::optional<int64_t> days = DaysApart(topics_.days[first], topics_.days[second]);
    if (days.has_value() != least_days_.has_value() || (days && *days < *least_days_)) return;
    found_(first, second, static_cast<int>(2000 * shared / both));
  }
  // Then they met there.
  bool ShareBefore(uint32_t x, uint32_t y) const {
    for (--x, --y; tokens_[x].weight != 0 && tokens_[y].weight != 0;) {
      const uint32_t in_x = tokens_[x].rank, in_y = tokens_[y].rank;
      if (in_x == in_y) return true;
      x -= in_x > in_y;
      y -= in_y > in_x;
    }
    return false;
  }

  const PackedTopics& topics_;
  const LikenessNeed need_;
  const std::optional<int64_t> least_days_;
  const AlikePair found_;
  std::vector<Token> tokens_;          // of the heaviest topic first
  std::vector<uint32_t> list_starts_;  // by rank, in lists_
  std::vector<uint32_t> lists_;        // places in tokens_
  // Of the term at hand.
  std::vector<Member> members_;
  std::vector<After> after_;
  uint32_t last_walked_ = 0;      // the last term that any member walks
  std::vector<uint32_t> number_;  // by rank, of a sublist; else 0
  std::vector<uint32_t> ranks_;   // of terms after it
  std::vector<Sublist> sublists_;
  std::vector<uint32_t> sub_members_;
  std::vector<int32_t> counters_;  // by member
  std::vector<uint32_t> reached_;
};

}  // namespace

void JoinFar(const PackedTopics& topics, absl::Span<const uint32_t> which, const LikenessNeed& need,
             std::optional<int64_t> least_days, AlikePair found) {
  FarJoin(topics, which, need, least_days, found).Run();
}

}  // namespace crosscheck::link
