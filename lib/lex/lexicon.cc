// The lexicon's only door is lexicon.h. The tables are made at build time by make_lexicon.py: a
// trie of forms whose first level is a hash table over words. A look-up is one probe on a hash that
// the lexer has computed while it scanned the word.
#include "crosscheck/lex/lexicon.h"

#include <iterator>

#include "crosscheck/base/fingerprint.h"
#include "lex/lexicon_internal.h"

namespace crosscheck {
namespace {

struct LexNode {
  uint64_t classes;  // of the form that ends here
  uint64_t starts;   // of all forms that start with this word; words only
  uint16_t first_record, record_count;
  uint16_t first_child, child_count;
  uint32_t text_begin, text_size;
};
struct LexRecord {
  uint8_t word_class;
  int32_t value, extra;
};
struct LexChild {
  WordId word;
  uint16_t node;
};
struct PlaceRecord {
  std::string_view name;
  int32_t country;
};

#define CROSSCHECK_LEXICON_TABLES
#include "lex/lexicon.inc"

// The order of WordClass and of the generator's list are one; a name moved in either breaks the
// build here.
static_assert(std::size(kClassNames) == static_cast<size_t>(WordClass::kBeginsQualifier) + 1);
static_assert(kClassNames[static_cast<size_t>(WordClass::kDigitWord)] == "digit_word");
static_assert(kClassNames[static_cast<size_t>(WordClass::kMonth)] == "month");
static_assert(kClassNames[static_cast<size_t>(WordClass::kModifierAfter)] == "modifier_after");
static_assert(kClassNames[static_cast<size_t>(WordClass::kSay)] == "say");
static_assert(kClassNames[static_cast<size_t>(WordClass::kUnitMark)] == "unit_mark");

const LexRecord* RecordOf(const LexNode& node, WordClass word_class) {
  for (uint16_t i = 0; i < node.record_count; ++i) {
    const LexRecord& record = kRecords[node.first_record + i];
    if (record.word_class == static_cast<uint8_t>(word_class)) return &record;
  }
  return nullptr;
}

const LexNode* ChildOf(const LexNode& node, WordId word) {
  for (uint16_t i = 0; i < node.child_count; ++i) {
    const LexChild& child = kChildren[node.first_child + i];
    if (child.word == word) return &kNodes[child.node];
  }
  return nullptr;
}

}  // namespace

namespace lexicon_internal {

Entry Lookup(uint64_t hash) {
  uint32_t slot = static_cast<uint32_t>(hash ^ (hash >> 32)) & kHashMask;
  while (kHashTable[slot] != 0) {
    const WordId word = kHashTable[slot];
    if (kWordHashes[word] == hash) return {kWordClasses[word], word};
    slot = (slot + 1) & kHashMask;
  }
  return {0, 0};
}

WordId Find(uint64_t hash) {
  uint32_t slot = static_cast<uint32_t>(hash ^ (hash >> 32)) & kHashMask;
  while (kHashTable[slot] != 0) {
    if (kWordHashes[kHashTable[slot]] == hash) return kHashTable[slot];
    slot = (slot + 1) & kHashMask;
  }
  return 0;
}

uint64_t Classes(WordId word) { return kWordClasses[word]; }
uint64_t Starts(WordId word) { return kNodes[word].starts; }

}  // namespace lexicon_internal

WordId FindWord(std::string_view lower_case) {
  uint64_t hash = lexicon_internal::kHashSeed;
  for (char c : lower_case) hash = lexicon_internal::HashByte(hash, static_cast<uint8_t>(c));
  return lexicon_internal::Find(hash);
}

std::string_view WordText(WordId word) {
  return std::string_view(kText).substr(kNodes[word].text_begin, kNodes[word].text_size);
}

std::optional<LexicalValue> WordValue(WordId word, WordClass word_class) {
  const LexRecord* record = RecordOf(kNodes[word], word_class);
  if (record == nullptr) return std::nullopt;
  return LexicalValue{record->value, record->extra};
}

PhraseMatch MatchPhrase(std::span<const Token> tokens, uint32_t at, uint32_t end,
                        WordClass word_class) {
  PhraseMatch best;
  if (at >= end || tokens[at].word == 0) return best;
  const LexNode* node = &kNodes[tokens[at].word];
  if (!((node->starts >> static_cast<int>(word_class)) & 1)) return best;
  for (uint32_t i = at;;) {
    if (const LexRecord* record = RecordOf(*node, word_class)) {
      best = {i + 1 - at, {record->value, record->extra}};
    }
    if (node->child_count == 0 || ++i >= end) return best;
    if (tokens[i].IsMark('-') && !tokens[i].SpaceBefore() && i + 1 < end) ++i;
    // "New Year's Eve" is "new year eve" in the tables.
    if (tokens[i].kind == TokenKind::kPossessive && i + 1 < end) ++i;
    if (tokens[i].word == 0) return best;
    node = ChildOf(*node, tokens[i].word);
    if (node == nullptr) return best;
  }
}

std::string_view PlaceName(int32_t index) { return kPlaces[index].name; }
uint64_t PlaceKey(int32_t index) { return Hash64(kPlaces[index].name); }
int32_t PlaceCountry(int32_t index) { return kPlaces[index].country; }

}  // namespace crosscheck
