// Ages that stand without a unit: the doors are Context::IsAge and IsAgeGroup.
#include "crosscheck/lex/lexicon.h"
#include "grammar/context.h"
#include "lex/class_bits.h"

namespace crosscheck::grammar {
namespace {
#include "lex/lexicon.inc"
}  // namespace

// "over the age of 21", "the retirement age to 67", "life expectancy in the city is around 73"
bool Context::IsLevelOfAge(const Mention& mention, uint32_t at) const {
  constexpr uint32_t kWordsBetween = 8;
  const TokenRange low = mention.Find(Role::kLow);
  const Token& number = tokens_[low.begin];
  if (mention.piece_count > (mention.Has(Role::kModifier) ? 2 : 1) || low.size() != 1 ||
      !number.Has(token_flags::kBare) || number.end - number.begin != 2)
    return false;
  const WordId link = tokens_[at - 1].word;
  const bool linked = link == kw::k_of || link == kw::k_to || link == kw::k_is ||
                      link == kw::k_was || link == kw::k_at || link == kw::k_age;
  if (!linked) return false;
  for (uint32_t i = at; i > first_ && at - i < kWordsBetween; --i) {
    const Token& token = tokens_[i - 1];
    if (token.word == kw::k_age || token.word == kw::k_expectancy) return true;
    if (token.kind != TokenKind::kWord) return false;
  }
  return false;
}

// "he was 35 when", "she will be 40"; "he was 35 minutes late" has a unit and is none.
bool Context::IsSaidAge(const Mention& mention, uint32_t at) const {
  const Token& number = tokens_[at];
  if (!number.Has(token_flags::kBare) || number.end - number.begin != 2) return false;
  uint32_t verb = at - 1;
  if (tokens_[verb].word == kw::k_be && verb > first_ && tokens_[verb - 1].word == kw::k_will)
    --verb;
  const WordId said = tokens_[verb].word;
  const bool is = said == kw::k_was || said == kw::k_is || said == kw::k_will ||
                  said == kw::k_turned || said == kw::k_turns;
  if (!is || verb == first_) return false;
  const WordId who = tokens_[verb - 1].word;
  if (who != kw::k_he && who != kw::k_she && who != kw::k_who) return false;
  const uint32_t behind = mention.tokens.end;
  return behind >= last_ || tokens_[behind].kind == TokenKind::kPunctuation ||
         (tokens_[behind].classes & (Bit(WordClass::kPreposition) | Bit(WordClass::kConjunction) |
                                     Bit(WordClass::kClauseBreak))) != 0;
}

// "the suspect, 17, was": a number between commas behind a person is an age.
// So is one behind "the age of" and "he was".
bool Context::IsAge(const Mention& mention, uint32_t at) const {
  if (mention.form != MentionForm::kPoint || at < first_ + 2) return false;
  if (IsLevelOfAge(mention, at)) return true;
  if (mention.piece_count != 1) return false;
  if (IsSaidAge(mention, at)) return true;
  const Token& number = tokens_[at];
  if (mention.Find(Role::kLow).size() != 1 || !number.Has(token_flags::kBare) ||
      number.end - number.begin > 2 || at + 1 >= last_)
    return false;
  if (!tokens_[at - 1].IsMark(',')) return false;
  const Token& before = tokens_[at - 2];
  if (before.kind != TokenKind::kWord) return false;
  const bool name = before.Capitalized() && !before.Is(WordClass::kMonth) &&
                    !before.Is(WordClass::kWeekday) && !before.Is(WordClass::kPreposition) &&
                    !before.Is(WordClass::kPlace);
  if (tokens_[at + 1].IsMark(',')) return name || before.Is(WordClass::kPersonNoun);
  // "Anna Bell, 54." and "his wife, 68, ": results ("Smith, 6.") have small numbers.
  constexpr uint32_t kYoungestNamed = 13;
  return (tokens_[at + 1].IsMark('.') || tokens_[at + 1].word == kw::k_and) &&
         number.hash >= kYoungestNamed &&
         ((name && before.word == 0) || before.Is(WordClass::kPersonNoun));
}

// "the under-18s", "over 65s": nobody counts seconds so. Nor in "1,000s of boats".
bool Context::IsAgeGroup(uint32_t at) const {
  const WordId first = tokens_[at].word;
  const bool side = first == kw::k_over || first == kw::k_under;
  const uint32_t number = side ? at + 1 : at;
  if (number + 1 >= last_ || tokens_[number].kind != TokenKind::kNumber ||
      tokens_[number + 1].SpaceBefore() || tokens_[number + 1].word != kw::k_s)
    return false;
  if (number + 2 < last_ && tokens_[number + 2].word == kw::k_of) return true;
  if (!tokens_[number].Has(token_flags::kBare)) return false;
  if (side || at == first_) return side;
  const Token& before = tokens_[at - 1];
  return before.word == kw::k_over || before.word == kw::k_under ||
         (before.IsMark('-') && !tokens_[at].SpaceBefore());
}

}  // namespace crosscheck::grammar
