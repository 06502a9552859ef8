// What stands in for a name: "it", "they", "she", "the company".
//
//   "Hesk Lines sank in debt. The company lost $4 million."     subject of lost: {Hesk, Lines}
//
// One for an article; its sentences are read in order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "claim/terms.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::claim {

enum class ReferenceClass : uint8_t {
  kPerson,
  kOrganisation,
  kDrug,
  kVessel,
  kCity,
  kCountry,
  kThing,    // of a leading subject: one thing, not a person
  kSeveral,  // of a leading subject: more than one
  kUnknown,  // a name that may be of an organisation, a drug or a ship
};

class References {
 public:
  // The sentences of another part follow.
  void BeginPart();
  // Every sentence in its order, before Resolve is asked about its claims. `lexed` must outlive it.
  void Read(const LexedText& lexed, const Sentence& sentence,
            const std::vector<SentenceTerm>& terms);
  // Fills the empty subject of a claim of the sentence read last, where its clause has one that
  // points back and one antecedent only fits it.
  void Resolve(Claim& claim) const;

 private:
  struct Antecedent {
    ReferenceClass kind = ReferenceClass::kUnknown;
    TermSet terms;
    uint64_t key = 0;  // of its last word: a person goes by the surname
    uint32_t end = 0;  // token
    bool speaks = false;
  };
  struct Entity {
    ReferenceClass kind = ReferenceClass::kUnknown;
    TermSet terms;  // of its longest mention
    int count = 0;
  };
  struct SentenceNames {
    std::vector<Antecedent> named;
    Antecedent lead;         // the subject that opens the sentence; no terms: none
    uint32_t described = 0;  // the first token that describes a person ("the gunman"), or the end
  };
  struct Pointer {
    ReferenceClass kind;
    bool pronoun;
    TokenRange tokens;
  };

  void ReadNames(TokenRange range, const std::vector<SentenceTerm>& terms);
  void ReadLead(TokenRange range, const std::vector<SentenceTerm>& terms);
  void Name(Antecedent antecedent);
  bool FindPointer(const Claim& claim, Pointer* pointer) const;
  const TermSet* Only(ReferenceClass kind, uint32_t before) const;
  const TermSet* OnlyLead(ReferenceClass kind, uint32_t before) const;
  const TermSet* Dominant(ReferenceClass kind) const;
  const Token& At(uint32_t i) const { return lexed_->tokens[i]; }
  uint32_t TokenFrom(uint32_t byte) const;

  static constexpr size_t kWindow = 3;  // the sentence itself and the two before
  const LexedText* lexed_ = nullptr;
  TokenRange range_;                              // of the sentence read last
  std::array<SentenceNames, kWindow> sentences_;  // the last first
  absl::flat_hash_map<uint64_t, Entity> entities_;
};

}  // namespace crosscheck::claim
