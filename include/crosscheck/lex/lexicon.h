// The lexicon: what the words of news English are, from data tables (lib/lex/data/en).
//
//   const WordId w = FindWord("million");
//   WordValue(w, WordClass::kScale)->value;      // 6
//
// A form may have several words ("more than", "per cent", "lives lost"); MatchPhrase finds the
// longest form of a class that starts at a token. The tables are constants; nothing is built at
// start-up. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "crosscheck/lex/token.h"

namespace crosscheck {

// What a form means in a class; see WordClass for the meaning of the numbers.
struct LexicalValue {
  int32_t value = 0;
  int32_t extra = 0;
  friend bool operator==(const LexicalValue&, const LexicalValue&) = default;
};

// 0 when the lexicon has no such word. Lower case only.
WordId FindWord(std::string_view lower_case);
// The lower-case text of a word; "" for 0.
std::string_view WordText(WordId word);
std::optional<LexicalValue> WordValue(WordId word, WordClass word_class);

struct PhraseMatch {
  uint32_t length = 0;  // tokens; 0 when nothing matched
  LexicalValue value;
};
// The longest form of `word_class` that starts at tokens[at] and ends before `end`. A hyphen
// between two words of a form counts as a space ("three-fold", "per-cent").
PhraseMatch MatchPhrase(std::span<const Token> tokens, uint32_t at, uint32_t end,
                        WordClass word_class);

// What a kPlace form is, in LexicalValue::extra; see lib/lex/data/en/places.tsv.
enum PlaceForm : int32_t {
  kPlaceName = 0,     // a name of the place or its people
  kPlaceCapital = 1,  // a capital, which may stand for the government
  kPlaceCity = 2,     // another city of it
  kPlacePerson = 3,   // a name of the place, and of persons
};
// Places: folded names. REQUIRES: index is the value of a kPlace form.
std::string_view PlaceName(int32_t index);  // "United States"
uint64_t PlaceKey(int32_t index);
// The country that a place lies in, itself for a country; -1 where the table does not say.
int32_t PlaceCountry(int32_t index);

}  // namespace crosscheck
