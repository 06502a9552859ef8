// One sentence as the claim extractor sees it: its terms, its clauses, and the slots that a value
// in it takes from them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "claim/terms.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/grammar/mention.h"

namespace crosscheck::claim {

inline constexpr uint64_t kDeathKey = Hash64("die");

class SentenceReader {
 public:
  // `values` are those of this sentence, in order, with their mentions.
  struct Item {
    const Mention* mention;
    const Value* value;
  };
  SentenceReader(const LexedText& lexed, std::string_view text, const Sentence& sentence,
                 std::vector<SentenceTerm> terms, std::vector<Item> items);

  // Fills the slots of a claim on items[index]; false when the value says nothing that could be
  // compared.
  bool Fill(size_t index, Claim& claim) const;
  // "five in Leeds, three in York": does items[index] add a bare number to the figure before it?
  bool IsListed(size_t index) const;

 private:
  TokenRange ClauseOf(TokenRange mention, bool is_date) const;
  const SentenceTerm* EventNear(TokenRange mention, TokenRange clause, bool cross_values) const;
  bool NewSubject(uint32_t joint) const;
  TokenRange ScopeOf(TokenRange clause) const;
  bool InValue(uint32_t token) const;
  uint32_t EndOfAside(uint32_t comma) const;
  bool IsOfComparison(TokenRange mention, TokenRange time) const;
  TokenRange Front() const;
  TokenRange OwnerOf(const Mention& mention, Measure measure) const;
  const SentenceTerm* NumberNoun(const Mention& mention, TokenRange clause) const;
  bool ReadLevel(const Mention& mention, TokenRange clause, Claim& claim) const;
  uint32_t EndOfLevelNoun(uint32_t figure) const;
  struct Level {
    const SentenceTerm* noun = nullptr;
    TokenRange phrase;
  };
  Level LevelBefore(uint32_t end, TermKind kind) const;
  const SentenceTerm* CountedBefore(TokenRange mention, TokenRange clause) const;
  const SentenceTerm* PossessedEvent(TokenRange mention) const;
  const SentenceTerm* TermAt(uint32_t token) const;
  bool Dating(size_t index) const;
  bool ReadRatio(const Mention& mention, Claim& claim) const;
  void ReadGroup(const Mention& mention, TokenRange clause, Claim& claim) const;
  TokenRange MeasuredThing(TokenRange mention, TokenRange clause) const;
  void ReadPeriod(size_t index, TokenRange clause, Claim& claim) const;
  // `refused`: ShadePredicate took what negates.
  void ReadMood(TokenRange mention, TokenRange clause, bool refused, Claim& claim) const;
  void ReadSpeaker(Claim& claim) const;
  void ReadFrame(TokenRange mention, TokenRange clause, Claim& claim) const;
  bool IsAge(const Mention& mention) const;
  Span OneBefore(const Mention& mention) const;
  bool IsPart(const Mention& mention, Measure measure) const;
  bool IsWhole(size_t index) const;
  bool ReadBearer(const Mention& mention, Claim& claim) const;
  std::optional<uint32_t> SubjectName(uint32_t verb) const;
  std::optional<uint32_t> WhoDied(uint32_t age) const;
  void ReadWhole(size_t index, Claim& claim) const;
  bool ReadSubjectOfMain(TokenRange mention, TokenRange clause, Claim& claim) const;
  void ReadSubject(TokenRange mention, TokenRange clause, Claim& claim) const;
  const SentenceTerm* VerbNear(TokenRange mention, TokenRange clause) const;
  const SentenceTerm* FirstVerb(TokenRange mention, TokenRange clause) const;
  bool SaidBetween(TokenRange event, TokenRange date) const;
  bool SaidWhen(TokenRange date) const;
  bool IsInName(const Mention& date) const;
  std::optional<Period> PartOfDecade(const Item& date) const;
  const SentenceTerm* VerbOn(TokenRange amount) const;
  const SentenceTerm* ReadStance(TokenRange mention, TokenRange clause, Claim& claim) const;
  bool ShadePredicate(TokenRange mention, Claim& claim) const;
  const SentenceTerm* ReadChance(const Mention& mention, Claim& claim) const;
  std::optional<uint32_t> ChanceNoun(const Mention& mention) const;
  bool IsChance(const Mention& mention) const { return ChanceNoun(mention).has_value(); }
  bool InAge(TokenRange tokens) const;
  const SentenceTerm* VerbBehind(TokenRange date, TokenRange clause) const;
  const SentenceTerm* VerbBefore(TokenRange date, TokenRange clause) const;
  bool IsAttribute(TokenRange date) const;
  const SentenceTerm* NounOf(TokenRange date) const;
  bool ScopesFigure(size_t index) const;
  const SentenceTerm* PredicateOf(TokenRange mention, TokenRange clause, bool is_date) const;
  bool ContentBeside(TokenRange clause, TokenRange mention, bool of_date = true) const;
  bool SaysNothing(const Mention& mention, const Claim& claim, bool counted) const;
  const Token& At(uint32_t i) const { return lexed_.tokens[i]; }

  const LexedText& lexed_;
  std::string_view text_;
  TokenRange range_;
  std::vector<SentenceTerm> terms_;
  std::vector<SentenceTerm> weak_verbs_;
  std::vector<Item> items_;
  std::vector<uint32_t> breaks_;  // first tokens of clauses, ascending; the first is the sentence's
  std::vector<uint32_t> joints_;  // those of them behind which only a new subject and verb begin
};

}  // namespace crosscheck::claim
