// What the words around a mention make of it: whether digits count something or name it, whether a
// number is an age, whether a year stands alone. The comments at the definitions show each case.
#pragma once

#include <vector>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"

namespace crosscheck::grammar {

// Looks at one sentence at a time. `at` is the index of the first token of the mention.
class Context {
 public:
  explicit Context(const std::vector<Token>& tokens) : tokens_(tokens) {}
  void SetSentence(TokenRange sentence) { first_ = sentence.begin, last_ = sentence.end; }

  // Names, labels, scores, clocks, addresses ...: the number counts nothing.
  bool IsNotQuantity(const Mention& mention, uint32_t at) const;
  // "May" at the head of a sentence, "Vision 2030" ...
  bool IsNotTime(const Mention& mention, uint32_t at) const;
  // "the suspect, 17, was", "over the age of 21"
  bool IsAge(const Mention& mention, uint32_t at) const;
  bool YearBeforeNoun(const Mention& quantity, uint32_t at) const;
  bool BetweenYears(const Mention& time, const Mention& quantity) const;
  bool IsChangeAndLevel(const Mention& mention, uint32_t at) const;
  bool IsSpread(uint32_t at) const;

 private:
  // "at the time", "in the quarter", "at 11:28": no time without such a word.
  bool NeedsWordBefore(const Mention& mention, uint32_t at) const;
  bool IsTitle(const Mention& mention, uint32_t at) const;
  bool IsNoDecade(const Mention& decade, uint32_t at) const;
  bool IsTimeToRead(const Mention& mention, uint32_t at) const;
  bool IsEarlyYear(const Mention& mention, uint32_t at) const;
  bool IsAddress(uint32_t at) const;
  bool IsDialled(uint32_t at) const;
  bool IsTimeOnTheClock(const Mention& mention, uint32_t at) const;
  bool IsOnTheClock(TokenRange number) const;
  bool NumbersTime(const Mention& mention, uint32_t at) const;
  bool IsScoreAfterGame(const Mention& mention, uint32_t at) const;
  bool IsScoreFor(uint32_t at, uint32_t end) const;
  bool IsCounter(uint32_t at, uint32_t end) const;
  bool IsInLabelBrackets(uint32_t at, uint32_t end) const;
  bool IsNotShare(const Mention& mention, uint32_t at) const;
  bool LabelBefore(uint32_t at) const;
  bool NumbersName(const Mention& mention, const Token& number, uint32_t at) const;
  bool IsLevelOfAge(const Mention& mention, uint32_t at) const;
  bool IsSaidAge(const Mention& mention, uint32_t at) const;
  bool IsOfATest(const Mention& mention, uint32_t at) const;
  bool IsBlock(uint32_t end) const;
  bool IsAgeGroup(uint32_t at) const;
  bool EndsGlued(const Mention& mention) const;

  const std::vector<Token>& tokens_;
  uint32_t first_ = 0, last_ = 0;  // of the sentence
};

}  // namespace crosscheck::grammar
