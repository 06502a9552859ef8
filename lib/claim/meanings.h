// What words mean: synonym classes and the names of organisations, from lib/claim/data/en.
//
//   FindMeaning(LongerForm(Hash64("lives"), Hash64("lost")))->key      // Hash64("die")
//
// A form is one word or a phrase, lower case. Constant tables, one probe a look-up; thread-safe.
#pragma once

#include <cstdint>

#include "base/mix.h"
#include "claim/terms.h"

namespace crosscheck::claim {

// What a form asks of its capitals, so that "WHO" is not "who".
enum class Capitals : uint8_t { kAny, kFirst, kAll };

struct Meaning {
  uint64_t key;     // Hash64 of the concept or organisation
  uint64_t parent;  // of the wider concept; 0: none
  TermKind kind;
  Capitals capitals;
  uint8_t weight;  // as in Term
  bool weak;       // says nothing about what a claim is about: no term
};

// The key of a form that goes on with another word. Start with the Hash64 of the first.
constexpr uint64_t LongerForm(uint64_t form, uint64_t next_word) {
  return (form * kGoldenRatio) ^ next_word;
}

// nullptr where no table has the form.
const Meaning* FindMeaning(uint64_t form);
// How many words the longest form has that begins with this word; 0: none.
uint32_t LongestForm(uint64_t word);
// What a stem counts as that is spelt or derived otherwise: of "colour" that of "color", of
// "demolition" that of "demolish". The stem itself where no table has it.
uint64_t HeadOfKin(uint64_t stem_key);
// A word of all news by its stem: police, street, say.
bool IsCommon(uint64_t stem_key);
// A concept that a figure is the level of: inflation, revenue.
bool IsLevel(uint64_t key);
// A stem or concept of what is another each day: Nasdaq, temperature.
bool IsDaily(uint64_t key);
// A word, by its stem, that is a name where it has a capital and is in the names of many: Corp,
// River.
bool IsSharedName(uint64_t stem_key);

}  // namespace crosscheck::claim
