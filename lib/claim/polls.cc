// What people think of a thing: the doors are ReadStance and ShadePredicate of SentenceReader,
// called by Fill in sentence.cc for shares.

#include "claim/ranges.h"
#include "claim/sentence.h"
#include "claim/words.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"
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
  if (at > mention.end && IsOneOf(At(at - 1), kDegrees)) predicate.key ^= At(at - 1).hash;
  if (negated != (at + 1 < range_.end && IsOneOf(At(at + 1), kAgainst))) predicate.key ^= kNot;
  if (predicate.key != plain) claim.predicate_class = 0;
  return negated;
}

}  // namespace crosscheck::claim
