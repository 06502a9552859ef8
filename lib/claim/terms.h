// Terms: the content words of a sentence, folded to concepts, places, names and stems.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/lex/lexicon.h"
#include "crosscheck/lex/token.h"

struct sb_stemmer;

namespace crosscheck::claim {

// kVerb: a word of no concept that looks like a finite verb or participle. kPercentage, kSum:
// things that a figure is the level of, "inflation", "revenue".
enum class TermKind : uint8_t {
  kEvent,
  kState,
  kVerb,
  kQuality,
  kPerson,
  kThing,
  kPercentage,
  kSum,
  kPlace,
  kName,
  kWord
};

struct Meaning;

struct SentenceTerm {
  uint64_t key = 0;
  uint8_t weight = 0;   // as in Term
  uint64_t parent = 0;  // key of the wider concept; 0: none
  TermKind kind = TermKind::kWord;
  TokenRange tokens;
  Span span;
  // A verb that says something of its own subject: a past form, or what stands behind an auxiliary;
  // not "the wounded miners".
  bool finite = false;
  bool weak = false;  // a verb that says little: only what it dates or governs is known by it
  bool located =
      false;  // something is in it, at it or near it: "in Morland", "near the city of Selm"

  bool IsEvent() const { return kind == TermKind::kEvent || kind == TermKind::kState; }
  bool IsEventOrVerb() const { return IsEvent() || kind == TermKind::kVerb; }
  Term AsTerm() const { return {key, span, weight}; }
};

// Looks up and stems words of one article; remembers what it has looked up. Not thread-safe: one a
// reading.
class TermReader {
 public:
  TermReader();
  ~TermReader();
  TermReader(const TermReader&) = delete;
  TermReader& operator=(const TermReader&) = delete;

  // What the text says of its own words, before its sentences are read: "the National Transport
  // Board (NTB)". The first word of the long form then means what the acronym means.
  void Learn(const LexedText& lexed, std::string_view text);
  // The same in two steps, where the text is read by lines: what some lines say, and what all say.
  struct LongForm {
    std::vector<uint32_t> words;  // Token::hash
    uint64_t key = 0;
    friend bool operator==(const LongForm&, const LongForm&) = default;
  };
  std::vector<LongForm> LongFormsIn(const LexedText& lexed, std::string_view text);
  void SetLongForms(std::vector<LongForm> forms) { long_forms_ = std::move(forms); }

  // The terms of the tokens, in order, none overlapping another. Weak words and function words give
  // none.
  std::vector<SentenceTerm> Read(const LexedText& lexed, std::string_view text, TokenRange range);

 private:
  struct Word {
    uint64_t form = 0;       // Hash64 of it in lower case
    uint64_t stem = 0;       // Hash64 of its stem; 0: not asked for yet
    uint64_t kin = 0;        // what the stem counts as, see HeadOfKin; set with it
    uint64_t past_stem = 0;  // the kin of the verb of which it is an irregular past form; 0: none
    uint32_t longest_form = 0;
    bool common = false;  // what its stem counts as is; set with it
  };
  struct Match {
    const Meaning* meaning = nullptr;
    uint32_t length = 0;  // tokens
  };
  Word& WordOf(const Token& token, std::string_view text);
  void Stem(const Token& token, std::string_view text, Word& word);
  uint64_t StemOf(std::string_view lower);
  bool IsFinite(const LexedText& lexed, std::string_view text, TokenRange range, uint32_t at);
  Match LongestMatch(const LexedText& lexed, std::string_view text, TokenRange range, bool named,
                     const Word& first_word);

  const LongForm* LongFormAt(const LexedText& lexed, TokenRange range) const;

  sb_stemmer* stemmer_;
  std::vector<LongForm> long_forms_;
  // By Token::hash and length: "Gov" and "Gov.", "don't" with either apostrophe have one hash.
  absl::flat_hash_map<uint64_t, Word> words_;
};

// Does a word end in nothing that the stemmer cuts off or changes? Such words are half of a text
// and need no stemmer. May say no where the stemmer would change nothing.
bool IsOwnStem(std::string_view lower_case);

// Adds to a set, keeping it sorted by key without doubles.
void AddTerm(TermSet& set, const Term& term);

}  // namespace crosscheck::claim
