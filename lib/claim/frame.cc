// What frames a figure: that it is of another event than the article's, that it is a rule and no
// fact, that it counts the one who did it. The door is SentenceReader::ReadFrame.
#include <algorithm>

#include "claim/ranges.h"
#include "claim/sentence.h"
#include "claim/words.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"
}  // namespace

void SentenceReader::ReadFrame(TokenRange mention, TokenRange clause, Claim& claim) const {
  // "in a separate attack, nine died": from the head of the sentence to the end of the clause.
  constexpr uint32_t kToItsNoun = 3;  // "a similar suicide car bombing"
  for (uint32_t i = range_.begin; i < clause.end && !claim.other_event; ++i) {
    if (Inside(i, mention)) continue;
    if (IsOneOf(At(i), kElsewhere) && i < mention.begin) claim.other_event = true;
    const bool singles = IsOneOf(At(i), kOtherBefore);
    if (!singles ||
        (i > range_.begin && At(i - 1).word == kw::k_the && !IsOneOf(At(i), kOtherBehindThe)))
      continue;
    for (uint32_t k = i + 1; k < std::min(clause.end, i + 1 + kToItsNoun); ++k) {
      if (At(k).kind != TokenKind::kWord || At(k).Is(WordClass::kPreposition) || Inside(k, mention))
        break;
      const SentenceTerm* term = TermAt(k);
      const bool event =
          term != nullptr && term->IsEvent() && !term->finite && term->tokens.end != mention.begin;
      claim.other_event |= event || IsOneOf(At(k), kIncidentNouns);
    }
  }
  // "needs 50 percent", "a limit of 80 km/h", "can hold up to 8 aircraft".
  constexpr uint32_t kBefore = 6, kBehind = 3;
  for (uint32_t i = std::max(clause.begin, mention.begin - std::min(kBefore, mention.begin));
       i < mention.begin; ++i) {
    claim.limit |= IsOneOf(At(i), kLimitBefore);
    claim.limit |= i > clause.begin && IsOneOf(At(i - 1), kAble) && IsOneOf(At(i), kToHold);
  }
  for (uint32_t i = mention.end; i < std::min(clause.end, mention.end + kBehind); ++i) {
    if (At(i).kind != TokenKind::kWord) break;
    claim.limit |= IsOneOf(At(i), kLimitBehind);
  }
  // "15 people, including the gunman": whoever leaves him out says 14, and both are right.
  uint32_t i = mention.end;
  while (i < std::min(range_.end, mention.end + 3) && At(i).word != kw::k_including) ++i;
  if (claim.measure != Measure::kCount || i >= range_.end || At(i).word != kw::k_including) return;
  constexpr uint32_t kToThePerson = 3;  // "the alleged gunman"
  for (uint32_t k = i + 1; k < std::min(range_.end, i + 1 + kToThePerson); ++k) {
    if (At(k).kind != TokenKind::kWord) return;
    const SentenceTerm* who = TermAt(k);
    if (who == nullptr || (who->kind != TermKind::kPerson && !claim.doubtful)) {
      if (who != nullptr && who->kind != TermKind::kWord && !who->IsEventOrVerb()) return;
      continue;
    }
    const Token& last = At(who->tokens.end - 1);
    claim.doubtful |= !last.Has(token_flags::kEndsS) && !last.Is(WordClass::kPlural);
    return;
  }
}

}  // namespace crosscheck::claim
