// The door is FindCandidates: blocking, first by articles, then by keys.
//
// Why no link is missed. CompareSharing refuses every pair of claims of which one is negated, that
// share no key or are of two kinds, and then those whose articles are less alike than
// LikenessNeeded, unless their texts are the same but for numbers and self-contained, they are no
// dates, their times (TimesOf) meet and one was printed on a known day. LikenessNeeded is what
// FindAlike finds pairs by. So a pair that can be linked shares a key and is of two articles that
// FindAlike finds, or is of no dates and has the same masked text. The two sets are disjoint as
// they are walked here, so each pair is met once: of claims of one text those of articles that are
// alike meet as all do. A share of a counted whole is compared in place of that whole, with the
// topic, text and days of the share and with keys that are among its own (KeysOf), so it is found
// in the same way.
#include "link/candidates.h"

#include <algorithm>
#include <utility>

#include "link/alike.h"
#include "link/blocks.h"
#include "link/likeness.h"
#include "link/times.h"

namespace crosscheck::link {
namespace {

void MeetInTexts(const PackedClaims& claims, const std::vector<bool>& active, Candidate candidate) {
  std::vector<TextTime> texts;
  for (uint32_t i = 0; i < claims.size(); ++i) {
    if (!active[i]) continue;
    if (const std::optional<TextTime> text = TextTimeOf(i, claims.View(i))) texts.push_back(*text);
  }
  std::sort(texts.begin(), texts.end());
  TextSweep sweep(claims);
  for (const TextTime& text : texts) {
    sweep.Add(text, [&](const TextTime& x, const TextTime& y, int likeness) {
      candidate(std::min(x.claim, y.claim), std::max(x.claim, y.claim), likeness);
    });
  }
}

}  // namespace

std::optional<TextTime> TextTimeOf(uint32_t i, const PackedView& claim) {
  if (claim.negated() || claim.is_date() || claim.text() == 0 || !claim.self_contained())
    return std::nullopt;
  // What a claim says beside itself may be of another time than it.
  const Times times = claim.odd() == nullptr ? TimesOf(claim) : Times{};
  return TextTime{claim.text(), times.begin, times.end, i, claim.head().article, !claim.has_day()};
}

void TextSweep::Add(const TextTime& next, Met met) {
  for (std::vector<TextTime>* before : {&open_, &undated_}) {
    if (!before->empty() && before->back().text != next.text) before->clear();
  }
  // Those that come next begin no earlier.
  std::erase_if(open_, [&](const TextTime& open) { return open.end < next.begin; });
  const PackedTopics& topics = claims_.topics();
  const auto meet = [&](const TextTime& open) {
    if (claims_.ArticleNumber(open.article) == claims_.ArticleNumber(next.article)) return;
    const int likeness = Likeness(topics, open.article, next.article);
    const std::optional<int64_t> days =
        DaysApart(topics.days[open.article], topics.days[next.article]);
    if (likeness < NeedOf(days).likeness) met(open, next, likeness);
  };
  std::for_each(open_.begin(), open_.end(), meet);
  if (!next.undated) std::for_each(undated_.begin(), undated_.end(), meet);
  (next.undated ? undated_ : open_).push_back(next);
}

void FindCandidates(const PackedClaims& claims, const std::vector<bool>& active,
                    Candidate candidate) {
  MeetInTexts(claims, active, candidate);
  Blocks blocks;
  blocks.Build(claims, 0, claims.size(), active);
  std::vector<bool> wanted(claims.topics().size());
  for (uint32_t article = 0; article < wanted.size(); ++article)
    wanted[article] = blocks.FirstOf(article) < blocks.FirstOf(article + 1);
  BlockMeeting meeting(claims, candidate);
  meeting.Between(blocks, blocks);
  FindAlike(claims.topics(), wanted,
            [&](uint32_t a, uint32_t b, int likeness) { meeting.Meet(a, b, likeness); });
  meeting.Flush();
}

}  // namespace crosscheck::link
