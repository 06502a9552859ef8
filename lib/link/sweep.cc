// The door is Sweep. Which articles and which claims meet is known from what stays in memory:
// topics and days of articles (alike.h), and texts, times and ids of claims, which one walk through
// the file sorts. All meetings are sorted by the windows, consecutive articles each, in which the
// two lie, and then a large window is held while small ones pass by it (a block nested loop), those
// only that have a meeting with it. News of neighbouring days that were added together lie in one
// window; in whatever order articles are added, the file is read some (its size / memory) times.
//
// Groups: links of one fact fall into components that know nothing of each other. As many of these
// as fit into memory are grouped at a time, with copies of their records only.
#include "link/sweep.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/disjoint_sets.h"
#include "link/alike.h"
#include "link/blocks.h"
#include "link/candidates.h"
#include "link/clusters.h"

namespace crosscheck::link {
namespace {

// Parts of the memory: of each of the sorts that are under way at a time, of an inner window, which
// takes some 1.6 times its size with its blocks, and of the records that are grouped at a time.
constexpr size_t kSorts = 8, kInnerWindows = 20, kGrouped = 3;
// Numbers of windows have 16 bits.
constexpr size_t kMostWindows = 30000;

struct CopyInOrder {
  uint64_t text;
  uint64_t id;
  uint32_t sentence;
  uint32_t claim;
  uint32_t article;  // Claim::article
  friend bool operator<(const CopyInOrder& x, const CopyInOrder& y) {
    return std::tie(x.text, x.sentence, x.id, x.claim) <
           std::tie(y.text, y.sentence, y.id, y.claim);
  }
};

}  // namespace

struct Sweep::Meeting {
  uint32_t place;  // PlaceOf
  uint32_t a, b;
  uint32_t likeness : 31;
  uint32_t of_claims : 1;  // else of articles
  friend bool operator<(const Meeting& x, const Meeting& y) {
    if (x.place != y.place) return x.place < y.place;
    if (x.of_claims != y.of_claims) return x.of_claims < y.of_claims;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  }
};

struct Sweep::LinkInOrder {
  Link link;
  friend bool operator<(const LinkInOrder& x, const LinkInOrder& y) {
    return x.link.a != y.link.a ? x.link.a < y.link.a : x.link.b < y.link.b;
  }
};

Sweep::Sweep(PackedClaims& claims, std::string directory, size_t memory_bytes)
    : claims_(claims), directory_(std::move(directory)), memory_bytes_(memory_bytes) {
  MakeWindows(memory_bytes / kInnerWindows);
}

void Sweep::MakeWindows(size_t bytes) {
  const auto articles = static_cast<uint32_t>(claims_.topics().size());
  const size_t words = std::max(bytes / sizeof(uint32_t), claims_.BeginOf(articles) / kMostWindows);
  windows_ = {{}};
  window_of_article_.reserve(articles);
  uint32_t claim = 0;
  for (uint32_t article = 0; article < articles; ++article) {
    const uint32_t place = claims_.BeginOf(article);
    while (claim < claims_.size() && claims_.PlaceOf(claim) < place) ++claim;
    if (claims_.BeginOf(article + 1) - windows_.back().place > words &&
        article > windows_.back().article)
      windows_.push_back({article, claim, place});
    window_of_article_.push_back(static_cast<uint16_t>(windows_.size() - 1));
  }
  windows_.push_back({articles, claims_.size(), claims_.BeginOf(articles)});
}

Records::Range Sweep::PlacesOf(size_t first, size_t last) const {
  return {windows_[first].place, windows_[std::min(last, windows_.size() - 1)].place};
}

uint32_t Sweep::PlaceOf(uint32_t a, uint32_t b) const {
  return static_cast<uint32_t>(OuterOf(window_of_article_[a]) << 16 | window_of_article_[b]);
}

absl::Status Sweep::ForEachClaim(absl::FunctionRef<void(uint32_t)> act) {
  for (size_t window = 0; window + 1 < windows_.size(); ++window) {
    const absl::Status held = claims_.Hold(PlacesOf(window, window + 1), {});
    if (!held.ok()) return held;
    for (uint32_t claim = windows_[window].claim; claim < windows_[window + 1].claim; ++claim)
      act(claim);
  }
  return claims_.Hold({}, {});
}

// As in memory (LinkCopies in linker.cc).
absl::Status Sweep::LinkCopies(Links& links, std::vector<bool>& is_first) {
  SortedRuns<CopyInOrder> copies(directory_, memory_bytes_ / kSorts);
  const absl::Status read = ForEachClaim([&](uint32_t i) {
    const PackedView claim = claims_.View(i);
    if (claim.text() == 0) return;
    copies.Add({claim.text(), claim.id(), claim.head().sentence, i,
                claims_.ArticleNumber(claim.head().article)});
  });
  if (!read.ok()) return read;
  copies.EndAdding();
  CopyInOrder first = {};
  while (const CopyInOrder* copy = copies.Next()) {
    if (copy->text != first.text || copy->sentence != first.sentence) {
      first = *copy;
    } else if (copy->article != first.article) {
      is_first[copy->claim] = false;
      const auto [low, high] = std::minmax(first.claim, copy->claim);
      links.Add({{low, high, LinkType::kSameFact, 1000}});
    }
  }
  return copies.status();
}

// Tells too which articles have a claim that may meet others.
absl::Status Sweep::MeetInTexts(const std::vector<bool>& active, std::vector<bool>& wanted,
                                Meetings& meetings) {
  SortedRuns<TextTime> texts(directory_, memory_bytes_ / kSorts);
  const absl::Status read = ForEachClaim([&](uint32_t i) {
    const PackedView claim = claims_.View(i);
    if (!active[i] || claim.negated()) return;
    wanted[claim.head().article] = true;
    if (const std::optional<TextTime> text = TextTimeOf(i, claim)) texts.Add(*text);
  });
  if (!read.ok()) return read;
  texts.EndAdding();
  TextSweep sweep(claims_);
  while (const TextTime* text = texts.Next()) {
    sweep.Add(*text, [&](const TextTime& x, const TextTime& y, int likeness) {
      const auto [low, high] =
          std::minmax(x, y, [](const TextTime& i, const TextTime& j) { return i.claim < j.claim; });
      meetings.Add({PlaceOf(low.article, high.article), low.claim, high.claim,
                    static_cast<uint32_t>(likeness) & 0x7FFFFFFFu, true});
    });
  }
  return texts.status();
}

absl::Status Sweep::Meet(const std::vector<bool>& active, Meetings& meetings, LinkOf link_of,
                         Links& links) {
  const auto candidate = [&](uint32_t i, uint32_t j, int likeness) {
    if (const std::optional<Link> link = link_of(i, j, likeness)) links.Add({*link});
  };
  BlockMeeting of_articles(claims_, candidate);
  Blocks outer_blocks, inner_blocks;
  const auto build = [&](Blocks& blocks, size_t first, size_t last) {
    blocks.Build(claims_, windows_[first].claim,
                 windows_[std::min(last, windows_.size() - 1)].claim, active);
  };
  constexpr size_t kNone = ~size_t{0};
  size_t outer = kNone, inner = kNone;
  while (const Meeting* meeting = meetings.Next()) {
    const size_t next_outer = meeting->place >> 16, next_inner = meeting->place & 0xFFFF;
    if (next_outer != outer || next_inner != inner) {
      of_articles.Flush();
      const size_t first = next_outer * kInnerPerOuter, last = first + kInnerPerOuter;
      const absl::Status held =
          claims_.Hold(PlacesOf(first, last), PlacesOf(next_inner, next_inner + 1));
      if (!held.ok()) return held;
      if (next_outer != outer) build(outer_blocks, first, last);
      const bool is_within = OuterOf(next_inner) == next_outer;
      if (!is_within) build(inner_blocks, next_inner, next_inner + 1);
      of_articles.Between(outer_blocks, is_within ? outer_blocks : inner_blocks);
      outer = next_outer;
      inner = next_inner;
    }
    const auto likeness = static_cast<int>(meeting->likeness);
    if (meeting->of_claims) {
      candidate(meeting->a, meeting->b, likeness);
    } else {
      of_articles.Meet(meeting->a, meeting->b, likeness);
    }
  }
  of_articles.Flush();
  const absl::Status released = claims_.Hold({}, {});
  return meetings.status().ok() ? released : meetings.status();
}

absl::Status Sweep::FindLinks(LinkOf link_of, std::vector<Link>& links) {
  Links found(directory_, memory_bytes_ / kSorts);
  {
    Meetings meetings(directory_, memory_bytes_ / kSorts);
    std::vector<bool> is_first(claims_.size(), true), wanted(claims_.topics().size());
    absl::Status status = LinkCopies(found, is_first);
    if (status.ok()) status = MeetInTexts(is_first, wanted, meetings);
    if (!status.ok()) return status;
    FindAlike(claims_.topics(), wanted, [&](uint32_t a, uint32_t b, int likeness) {
      meetings.Add({PlaceOf(a, b), a, b, static_cast<uint32_t>(likeness) & 0x7FFFFFFFu, false});
    });
    meetings.EndAdding();
    status = Meet(is_first, meetings, link_of, found);
    if (!status.ok()) return status;
  }
  for (const Link& link : links) found.Add({link});
  found.EndAdding();
  std::vector<Link> all;
  all.reserve(found.size());
  while (const LinkInOrder* next = found.Next()) all.push_back(next->link);
  if (found.status().ok()) links = std::move(all);
  return found.status();
}

absl::Status Sweep::GroupSome(const std::vector<bool>& wanted, absl::Span<const Link> links,
                              std::vector<std::vector<uint32_t>>& groups) {
  PackedClaims::Store copies;
  const absl::Status read = ForEachClaim([&](uint32_t claim) {
    if (wanted[claim]) claims_.Copy(claim, copies);
  });
  if (!read.ok()) return read;
  claims_.Swap(copies);
  for (std::vector<uint32_t>& group : link::FindGroups(claims_, links))
    groups.push_back(std::move(group));
  claims_.Swap(copies);
  return absl::OkStatus();
}

absl::Status Sweep::FindGroups(absl::Span<const Link> links,
                               std::vector<std::vector<uint32_t>>& groups) {
  DisjointSets components(claims_.size());
  std::vector<bool> linked(claims_.size());
  for (const Link& link : links) {
    if (link.type != LinkType::kSameFact) continue;
    components.Join(link.a, link.b);
    linked[link.a] = linked[link.b] = true;
  }
  // What the records of a component take, by its first claim; then which batch it is of.
  std::vector<uint32_t> batch(claims_.size());
  for (uint32_t i = 0; i < claims_.size(); ++i) {
    const uint32_t end = i + 1 < claims_.size() ? claims_.PlaceOf(i + 1) : claims_.BeginOf(~0u);
    if (linked[i]) batch[components.Root(i)] += end - claims_.PlaceOf(i);
  }
  const size_t most_words = memory_bytes_ / kGrouped / sizeof(uint32_t);
  uint32_t batches = 0;
  size_t words = 0;
  for (uint32_t i = 0; i < claims_.size(); ++i) {
    if (!linked[i] || components.Root(i) != i) continue;
    if (batches == 0 || words + batch[i] > most_words) {
      ++batches;
      words = 0;
    }
    words += batch[i];
    batch[i] = batches;
  }
  for (uint32_t number = 1; number <= batches; ++number) {
    std::vector<bool> wanted(claims_.size());
    std::vector<Link> some;
    for (const Link& link : links) {
      if (link.type != LinkType::kSameFact || batch[components.Root(link.a)] != number) continue;
      some.push_back(link);
      wanted[link.a] = wanted[link.b] = true;
    }
    const absl::Status grouped = GroupSome(wanted, some, groups);
    if (!grouped.ok()) return grouped;
  }
  std::sort(groups.begin(), groups.end(),
            [](const auto& x, const auto& y) { return x.front() < y.front(); });
  return absl::OkStatus();
}

}  // namespace crosscheck::link
