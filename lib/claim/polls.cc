// What people think of a thing, and what may happen: the doors are ReadStance, ReadChance and
// ShadePredicate of SentenceReader, called by Fill in sentence.cc for shares.
#include <algorithm>

#include "claim/ranges.h"
#include "claim/sentence.h"
#include "claim/words.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"
const uint64_t kSupport = Hash64("support");
}  // namespace

// "62 percent of voters oppose the ban": what those who were asked think, and of what.
const SentenceTerm* SentenceReader::ReadStance(TokenRange mention, TokenRange clause,
                                               Claim& claim) const {
  const SentenceTerm* stance = nullptr;
  for (uint32_t i = mention.end; i < clause.end && stance == nullptr; ++i) {
    if (InValue(i)) return nullptr;
    if (!IsOneOf(At(i), kStances)) continue;
    // "the support", "in favor of" are nouns.
    const Token& before = At(i - 1);
    if (!before.Is(WordClass::kArticle) && !before.Is(WordClass::kDeterminer) &&
        !before.Is(WordClass::kPreposition) && before.kind != TokenKind::kPossessive)
      stance = TermAt(i);
  }
  if (stance == nullptr) return nullptr;
  uint32_t end = stance->tokens.end;
  while (end < clause.end && !InValue(end) &&
         (!At(end).Is(WordClass::kPreposition) || IsOneOf(At(end), kOfAThing)))
    ++end;
  for (const SentenceTerm& term : terms_) {
    if (Within(term.tokens, {stance->tokens.end, end})) AddTerm(claim.base, term.AsTerm());
  }
  return stance;
}

// "A 40 percent chance", "a one-in-three chance": the noun is the last word that is counted, or
// stands right behind.
std::optional<uint32_t> SentenceReader::ChanceNoun(const Mention& mention) const {
  const TokenRange head = mention.Find(Role::kHead);
  const uint32_t noun = head.empty() ? mention.tokens.end : head.end - 1;
  if (noun >= range_.end || !IsOneOf(At(noun), kChances)) return std::nullopt;
  return noun;
}

// "A 40 percent chance of rain", "a one-in-three chance they will lose": the first thing that is
// told to happen, in whatever word.
const SentenceTerm* SentenceReader::ReadChance(const Mention& mention, Claim& claim) const {
  const std::optional<uint32_t> found = ChanceNoun(mention);
  if (!found) return nullptr;
  const uint32_t noun = *found;
  if (const SentenceTerm* chance = TermAt(noun)) AddTerm(claim.group, chance->AsTerm());
  const bool of_thing = noun + 1 < range_.end && At(noun + 1).word == kw::k_of;
  for (const SentenceTerm& term : terms_) {
    if (term.tokens.begin < std::max(mention.tokens.end, noun + 1)) continue;
    if (of_thing || term.IsEventOrVerb() || At(term.tokens.begin - 1).Is(WordClass::kAux))
      return &term;
  }
  return nullptr;
}

// "25 percent would not vote for it": the share is not denied, it is of those who would not; and
// who strongly oppose it are some of those who do. These are other predicates, which meet their
// like alone. True where a negation was taken so.
bool SentenceReader::ShadePredicate(TokenRange mention, Claim& claim) const {
  constexpr uint64_t kNot = 0x9E3779B97F4A7C15;
  if (claim.predicate.empty()) return false;
  Term& predicate = claim.predicate.front();
  uint32_t at = mention.end;
  bool negated = false;
  for (; at < range_.end && At(at).begin < predicate.span.begin; ++at)
    negated |= At(at).Is(WordClass::kNegation);
  if (at == range_.end) return false;
  const uint64_t plain = predicate.key;
  const bool against = at + 1 < range_.end && IsOneOf(At(at + 1), kAgainst);
  if (IsOneOf(At(at), kVotes) && (against || (at + 1 < range_.end && IsOneOf(At(at + 1), kFor))))
    predicate.key = kSupport;
  if (at > mention.end && IsOneOf(At(at - 1), kDegrees)) predicate.key ^= At(at - 1).hash;
  if (negated != against) predicate.key ^= kNot;
  if (predicate.key != plain) claim.predicate_class = 0;
  return negated;
}

}  // namespace crosscheck::claim
