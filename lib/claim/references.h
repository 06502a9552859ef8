// What stands in for a name: "it", "they", "she", "the company".
//
//   "Hesk Lines sank in debt. The company lost $4 million."     subject of lost: {Hesk, Lines}
//
// One for an article; its sentences are read in order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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

// What one sentence says by itself of names that others may stand for.
struct SentenceNames {
  struct Name {
    ReferenceClass kind = ReferenceClass::kUnknown;
    TermSet terms;
    uint64_t key = 0;  // of its last word: a person goes by the surname
    uint32_t end = 0;  // token
    bool speaks = false;
    bool as_before = false;  // one word: of the kind that it was of when it was named before
    bool opens = false;      // the capital of a sentence names nothing that was not named before
  };
  std::vector<Name> names;
  Name lead;                    // the subject that opens the sentence; no terms: none
  bool lead_is_person = false;  // or may well be
  uint32_t described = 0;  // the first token that describes a person ("the gunman"), or the end
};
// `terms` are those of the sentence.
SentenceNames NamesOf(const LexedText& lexed, TokenRange sentence,
                      const std::vector<SentenceTerm>& terms);

// What in the clause of a claim points back: the tokens are of the sentence's text.
struct Pointer {
  ReferenceClass kind = ReferenceClass::kUnknown;
  bool pronoun = false;
  TokenRange tokens;
};
// nullopt where nothing does, or the claim has a subject.
std::optional<Pointer> PointerOf(const LexedText& lexed, TokenRange sentence, const Claim& claim);

// Claim::self_contained, of a claim of the sentence that has its terms.
bool IsSelfContained(const LexedText& lexed, TokenRange sentence, const Claim& claim);

class References {
 public:
  // The sentences of another part follow.
  void BeginPart();
  // Every sentence in its order, before Find is asked about its claims. The names stay where they
  // are while others are read.
  void Read(const SentenceNames& names);
  // Forgets all.
  void Clear();
  // The one antecedent that fits a pointer of the sentence read last, as terms of its names;
  // nullptr where none does, or several.
  const TermSet* Find(const Pointer& pointer) const;

 private:
  struct Antecedent {
    ReferenceClass kind = ReferenceClass::kUnknown;
    const TermSet* terms = nullptr;
    uint64_t key = 0;
    uint32_t end = 0;
    bool speaks = false;
  };
  struct Entity {
    ReferenceClass kind = ReferenceClass::kUnknown;
    const TermSet* terms = nullptr;  // of its longest mention
    int count = 0;
  };
  struct Known {
    std::vector<Antecedent> named;
    Antecedent lead;  // no terms: none
    uint32_t described = 0;
  };

  void Name(const SentenceNames::Name& name);
  const TermSet* Only(ReferenceClass kind, uint32_t before) const;
  const TermSet* OnlyLead(ReferenceClass kind, uint32_t before) const;
  const TermSet* Dominant(ReferenceClass kind) const;

  static constexpr size_t kWindow = 3;    // the sentence itself and the two before
  std::array<Known, kWindow> sentences_;  // the last first
  absl::flat_hash_map<uint64_t, Entity> entities_;
};

// Gives the claim the subject that its pointer stands for.
void SetSubject(const TermSet& antecedent, Span pointer, Claim& claim);

}  // namespace crosscheck::claim
