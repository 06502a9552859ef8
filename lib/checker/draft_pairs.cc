// The door is DraftLinks::Know: one pair, whether it is linked for the topic that the draft has
// now. What a comparison came to stands as long as what it hung on does (Standing), so that a topic
// that changes a little costs a sum.
#include <algorithm>

#include "base/mix.h"
#include "checker/draft_links.h"
#include "compare/guards.h"
#include "link/derived.h"
#include "link/likeness.h"

namespace crosscheck::checker {
namespace {

// nullptr for none.
const Term* FindTerm(const TermSet& set, uint64_t key) {
  const auto found = std::lower_bound(set.begin(), set.end(), key,
                                      [](const Term& x, uint64_t y) { return x.key < y; });
  return found != set.end() && found->key == key ? &*found : nullptr;
}

// Of parts and series nothing is said.
bool IsSpokenOf(LinkType evidence) {
  return evidence == LinkType::kSameFact || evidence == LinkType::kSameFigure;
}

uint64_t HashOf(const Evidence& e) {
  uint64_t hash = 1;
  for (const SlotMatch slot : {e.predicate, e.group, e.subject, e.base, e.place, e.period})
    hash = 4 * hash + static_cast<uint64_t>(slot);
  for (const bool sign : {e.one_group, e.narrower, e.other_days, e.same_text, e.one_story,
                          e.shared_event, e.same_stage, e.digits_swapped})
    hash = 2 * hash + sign;
  for (const int figure :
       {e.shared_words, e.specific_words, e.article_likeness, e.score, static_cast<int>(e.type)})
    hash = Mix(hash, static_cast<uint64_t>(figure));
  return hash | 1;
}

}  // namespace

uint16_t TopicTerms::NumberOf(uint64_t term) {
  const auto found = numbers_.find(term);
  if (found != numbers_.end()) return found->second;
  if (has_.size() >= kNoNumber) return kNoNumber;
  const auto number = static_cast<uint16_t>(has_.size());
  numbers_.emplace(term, number);
  has_.push_back(HasTerm(topic_, term));
  return number;
}

void TopicTerms::SetTopic(const ArticleTopic& topic) {
  const auto set = [this](const Term& term, bool has) {
    const auto found = numbers_.find(term.key);
    if (found == numbers_.end()) return;
    has_[found->second] = has;
    changed_.Add(found->second);
  };
  changed_ = {};
  const TermSet &before = topic_.get(), &after = topic.get();
  for (size_t i = 0, j = 0; i < before.size() || j < after.size();) {
    if (j == after.size() || (i < before.size() && before[i].key < after[j].key)) {
      set(before[i++], false);
    } else if (i == before.size() || after[j].key < before[i].key) {
      set(after[j++], true);
    } else {
      ++i, ++j;
    }
  }
  topic_ = topic;
  ++version_;
}

void DraftLinks::Know(absl::Span<const Claim> claims, size_t at, Pair& pair) {
  const DraftClaim& mine = *claims_[at];
  const Claim &a = claims[at], &b = (*pair.other->claims)[pair.claim];
  const link::Traits& traits = pair.other->TraitsOf(pair.claim);
  const int likeness = neighbourhood_.LikenessOf(*pair.other);
  if (Stands(pair, likeness)) {
    pair.known = true;
    if (likeness < pair.standing.from || likeness >= pair.standing.until)
      Regrade(a, b, mine.traits, traits, likeness, pair);
    return Rescore(pair, likeness);
  }
  link::Tally tally;
  const std::optional<Evidence> evidence =
      link::CompareSharing(a, b, mine.traits, traits, likeness, tally);
  Learn(claims, at, pair, likeness, evidence, tally);
}

// As FindLinks does, but that a copy meets all its copies and not only the first.
void DraftLinks::Learn(absl::Span<const Claim> claims, size_t at, Pair& pair, int likeness,
                       const std::optional<Evidence>& evidence, const link::Tally& tally) {
  const DraftClaim& mine = *claims_[at];
  const std::vector<Claim>& others = *pair.other->claims;
  const Claim &a = claims[at], &b = others[pair.claim];
  const link::Traits& traits = pair.other->TraitsOf(pair.claim);
  pair.known = true;
  pair.type.reset();
  pair.score = 0;
  pair.evidence.reset();
  pair.evidence_hash = 0;
  if (evidence) {
    pair.evidence = compare::Graded(*evidence);
    pair.evidence_hash = HashOf(*pair.evidence);
  }
  if (pair.copy) {
    pair.type = LinkType::kSameFact;
    pair.score = 1000;
    pair.standing = {};
    if (evidence && !IsSpokenOf(evidence->type)) return;  // Rescore would leave it as it is
  } else if (pair.derived) {
    const std::optional<int> derived = link::DerivedScore(a, b, mine.traits, traits);
    if (derived) {
      pair.type = LinkType::kDerived;
      pair.score = static_cast<int16_t>(*derived);
    }
    if (derived || link::IsShareOfWhole(a, b) || link::IsShareOfWhole(b, a)) return;
    if (evidence && link::MakesLink(a, b, mine.traits, traits, *evidence)) {
      pair.type = evidence->type;
      pair.score = static_cast<int16_t>(evidence->score);
    }
    return;
  }
  Stand(a, b, likeness, pair);
  Standing& standing = pair.standing;
  if (pair.copy) {
    standing.type = pair.type;
  } else if (evidence && standing.fixed && link::MakesLink(a, b, mine.traits, traits, *evidence)) {
    standing.type = evidence->type;
    pair.score = static_cast<int16_t>(evidence->score);
  }
  int missing = 0;
  for (size_t i = 0; i < std::min<size_t>(standing.term_count, Standing::kMostTerms); ++i)
    missing += (standing.has >> i & 1) == 0 ? standing.more[i] : 0;
  standing.rest = tally.Others() - LikenessPoints(likeness);
  standing.words_now = tally.Words();
  standing.words = standing.words_now - missing;
  Regrade(a, b, mine.traits, traits, likeness, pair);
  Rescore(pair, likeness);
}

// What of the evidence hangs on how alike the articles are beside the score: each step on which
// CompareSharing, IsOneFact and the verdicts decide stands here.
void DraftLinks::Regrade(const Claim& a, const Claim& b, const link::Traits& of_a,
                         const link::Traits& of_b, int likeness, Pair& pair) const {
  Standing& standing = pair.standing;
  standing.from = 0;
  standing.until = INT16_MAX;
  const auto step = [&](int at) {
    if (at <= likeness) standing.from = std::max(standing.from, static_cast<int16_t>(at));
    if (at > likeness) standing.until = std::min(standing.until, static_cast<int16_t>(at));
  };
  if (standing.may_be_one_story || standing.fixed) step(link::kOneStoryLikeness);
  if (a.measure == Measure::kEventDate) step(link::kMuchLikeArticles);
  if (!standing.fixed) step(compare::kSameStoryLikeness);
  if (!pair.evidence || standing.fixed) return;
  Evidence evidence = *pair.evidence;
  evidence.article_likeness = likeness;
  evidence.one_story = standing.may_be_one_story && likeness >= link::kOneStoryLikeness;
  pair.evidence = compare::Graded(evidence);
  pair.evidence_hash = HashOf(*pair.evidence);
  standing.score = -1;  // to be looked at again
  if (evidence.type != LinkType::kSameFact) return;
  standing.way =
      static_cast<uint8_t>(1 << (2 * evidence.one_story + (likeness >= link::kMuchLikeArticles)));
  if ((standing.ways_known & standing.way) != 0) return;
  const auto add = [&](uint8_t& ways, int score) {
    evidence.score = score;
    if (link::IsOneFact(a, b, of_a, of_b, evidence)) ways |= standing.way;
  };
  add(standing.one_fact_below, 0);
  add(standing.one_fact_above, 1000);
  standing.ways_known |= standing.way;
}

// Whatever CompareSharing asks of the topic of the draft stands here.
void DraftLinks::Stand(const Claim& a, const Claim& b, int likeness, Pair& pair) {
  Standing& standing = pair.standing = {};
  standing.version = topic_.version();
  standing.need = static_cast<int16_t>(link::LikenessNeeded(a, b));
  standing.alike = likeness >= standing.need;
  standing.fixed = a.measure == Measure::kAttribute;
  const std::optional<int64_t> days = link::DaysApart(a, b);
  standing.may_be_one_story =
      a.persons && b.persons && a.part_of == b.part_of && days && *days <= 1;
  const auto add = [&](const Term& term, int more) {
    if (standing.term_count > Standing::kMostTerms) return;
    const uint16_t number = topic_.NumberOf(term.key);
    const size_t at = standing.term_count++;
    if (number == TopicTerms::kNoNumber) standing.term_count = Standing::kMostTerms + 1;
    if (standing.term_count > Standing::kMostTerms) return;
    standing.terms[at] = number;
    standing.term_bits.Add(number);
    standing.more[at] = static_cast<int16_t>(more);
    standing.has = static_cast<uint16_t>(standing.has | topic_.Has(number) << at);
  };
  // A place or a subject that the draft does not know.
  for (const Term& term : b.where) add(term, 0);
  for (const Term& term : b.subject) add(term, 0);
  // Words that both articles may be about.
  const auto more = [](const TermSet& words, const Term& term, int percent) {
    const Term* found = FindTerm(words, term.key);
    if (found == nullptr) return 0;
    const auto word =
        static_cast<size_t>(link::Feature::kWord0) + std::min<size_t>(found->weight, term.weight);
    return (percent - link::kEverywherePercent * percent / 100) * link::kWeights[word];
  };
  const TermSet& about = b.article_topic;
  const auto add_words = [&](const TermSet& words, int in_clause, int in_context) {
    for (const Term& term : words) {
      const int of_term = more(a.topic, term, in_clause) + more(a.context, term, in_context);
      if (of_term != 0 && HasTerm(about, term.key)) add(term, of_term);
    }
  };
  add_words(b.topic, 100, link::kContextPercent);
  add_words(b.context, link::kContextPercent, link::kContextPercent / 2);
}

bool DraftLinks::Stands(Pair& pair, int likeness) const {
  Standing& standing = pair.standing;
  if (standing.version == 0 || (likeness >= standing.need) != standing.alike) return false;
  if (standing.fixed && (likeness < standing.from || likeness >= standing.until)) return false;
  if (standing.version == topic_.version()) return true;
  if (standing.term_count > Standing::kMostTerms) return false;
  if (standing.version + 1 == topic_.version() && !standing.term_bits.Meet(topic_.changed())) {
    standing.version = topic_.version();
    return true;
  }
  int words = standing.words;
  for (size_t i = 0; i < standing.term_count; ++i) {
    const bool has = topic_.Has(standing.terms[i]);
    if (standing.more[i] == 0 && has != ((standing.has >> i & 1) != 0)) return false;
    if (!has) words += standing.more[i];
  }
  standing.words_now = words;
  standing.version = topic_.version();
  return true;
}

void DraftLinks::Rescore(Pair& pair, int likeness) const {
  Standing& standing = pair.standing;
  pair.type = standing.type;
  if (!pair.evidence || standing.fixed) return;
  const LinkType type = pair.evidence->type;
  if (!IsSpokenOf(type)) return;
  const int words = std::min(standing.words_now, 100 * link::kWordsAtMost);
  const int score = std::clamp((standing.rest + words + LikenessPoints(likeness)) / 100, 0, 1000);
  if (score == standing.score) return;
  standing.score = static_cast<int16_t>(score);
  Evidence evidence = *pair.evidence;
  evidence.article_likeness = likeness;
  evidence.score = score;
  const Evidence graded = compare::Graded(evidence);
  if (graded.score != pair.evidence->score) {
    pair.evidence = graded;
    pair.evidence_hash = HashOf(graded);
  }
  if (pair.copy) return;
  const bool same_figure = type == LinkType::kSameFigure;
  const bool linked = score >= (same_figure ? link::kSameFigureThreshold : kLinkThreshold);
  const uint8_t ways =
      score >= link::kClearlyOneFact ? standing.one_fact_above : standing.one_fact_below;
  const bool one_fact = (ways & standing.way) != 0;
  pair.type.reset();
  if (linked && (same_figure || one_fact)) pair.type = type;
  pair.score = static_cast<int16_t>(pair.type ? score : 0);
  standing.type = pair.type;
}

}  // namespace crosscheck::checker
