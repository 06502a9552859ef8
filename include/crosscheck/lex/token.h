// Tokens and sentences: one pass over the bytes of a text.
//
//   "About 28,000 people died."
//    [About][28,000][people][died][.]      five tokens, one sentence
//
// A Token is a span with a kind and the lexicon entry of its word; it owns no text. A number is
// owned whole: sign, digit groups, decimals, fraction, ordinal suffix. What no rule of print allows
// ("12,345,6") is one odd token, never a truncated number. Value types; thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/base/span.h"

namespace crosscheck {

enum class TokenKind : uint8_t {
  kWord,         // letters, with inner apostrophe; "U.S." is one word
  kNumber,       // 50  1,234.5  -3  12,34,567  1 000  1 234,5  3e8  1.2 x 10^6
  kFraction,     // 1/3  1½  ¾
  kOrdinal,      // 21st
  kDecade,       // 1960s  '90s
  kDate,         // 2019-11-07  7/11/2019
  kClock,        // 11:28  6:30:05
  kIdentifier,   // G20  COVID-19  5G  192.168.0.1  555-0134: letters or dots and digits that name
                 // something
  kOdd,          // 12,345,6: digits and marks that are no number in print
  kSymbol,       // $ US$ £ € % ° ~ ≥ and other signs that stand in the lexicon or not
  kPossessive,   // 's and the lone apostrophe after s
  kPunctuation,  // Token::mark tells which
  kLink,         // URL, e-mail address, @handle, #tag
};
std::string_view TokenKindName(TokenKind kind);  // "word" ...

// Classes of lexicon words, a bit each in Token::classes. A word may have several. The order is
// known to lib/lex/make_lexicon.py; lexicon.cc checks at compile time that the two agree.
enum class WordClass : uint8_t {
  kDigitWord,     // one .. nine; value 1..9
  kTeenWord,      // ten .. nineteen
  kTensWord,      // twenty .. ninety
  kHundred,       // hundred
  kScale,         // thousand, million, lakh; value: power of ten
  kScaleMark,     // k, m, bn: a scale only behind digits
  kVague,         // dozens, thousands; value and extra: the stated ends
  kOrdinalWord,   // first; value 1
  kFractionWord,  // half, third; value: denominator
  kMultiple,      // double, twice; value 2
  kMonth,         // value 1..12
  kWeekday,       // value 1 Monday .. 7 Sunday
  kSeason,        // value 0 spring .. 3 winter
  kTimeUnit,  // day(s), year(s) ...; value: UnitId, or a code of its own for decade, quarter ...
  kUnit,      // value: UnitId
  kCurrencySymbol,  // $ £ US$; value: UnitId
  kModifier,        // before a number; value: Modifier
  kModifierAfter,   // behind a number: "or more"; value: Modifier
  kRelative,        // last -1, this 0, next +1
  kArticle,         // a, an, the
  kDeterminer,      // this, its, some, each
  kPreposition,
  kConjunction,
  kPronoun,
  kAux,  // be, have, do, modals; value: Tense
  kNegation,
  kSay,           // said, told, according to
  kHedge,         // may, reportedly, expected to
  kStop,          // other function words and adverbs that name nothing
  kAbbreviation,  // may be followed by a full stop that ends no sentence; value 1: may also end one
  kHonorific,     // Mr, President
  kPart,          // others, rest
  kPlace,         // value: index of the place
  kPlural,        // irregular plural: people, men; value 1: counts persons
  kClauseBreak,   // which, who, while, although
  kTimeOfDay,     // morning, noon
  kVerb,          // a finite verb or participle of the news that ends a noun phrase
  kAgency,        // AFP, AP, Reuters
  kAdjective,     // a word that qualifies a noun and never heads one: "further", "new"
  kUnitMark,      // m, s, x: a unit only directly behind digits; value: UnitId
  kFurniture,     // words of the page, not of the article: "all rights reserved", "read more"
  kLabel,         // category, section, phase: a noun whose number names and counts nothing
  kChange,        // rose, fell, up: a word of change; value +1 or -1
  kEra,           // BC, BCE
  kPerNoun,       // share, head: what a price is for: "$2 a share"
  kGroupNoun,     // member, seat: counted in the singular before a noun: "the 11 member pact"
  kThoroughfare,  // street, road: the last word of an address
  kDialled,       // call, text, hotline: a bare number behind it is dialled
  kPersonNoun,    // wife, driver: a number between commas behind it is an age
  kCue,           // a word that tells which unit an ambiguous sign stands for; value: see words.tsv
  kHoliday,       // Christmas; value and extra: the rule of its day, see words.tsv
  kZone,          // GMT, EST; value: minutes from UTC, or 9999 for one that has no number
  kQuarterName,   // Q3, H1; value 1..4 a quarter, 5 and 6 the halves
  kSchedule,      // due, begins, is set for: a day beside it is to come; value 0: it tells nothing
  kDecadeName,    // sixties; value: the first year of the decade
  kPrinted,       // published, updated: a date behind it is the article's own
  // First sets, which the generator works out: some form that begins with this word can begin a
  // mention. What the forms' classes do not tell stands in the table.
  kBeginsQuantity,
  kBeginsTime,
  kBeginsQualifier,
};

// Tense of an auxiliary, for the side of a relative date.
enum class Tense : uint8_t { kNone, kPast, kPresent, kFuture, kConditional };

namespace token_flags {
inline constexpr uint8_t kSpaceBefore = 1;  // white space or the start of the text before it
inline constexpr uint8_t kCapitalized =
    2;  // its first letter is upper case, or a later one as in "iPhone"
inline constexpr uint8_t kAllCaps = 4;    // all letters are, two or more of them
inline constexpr uint8_t kLineStart = 8;  // first of its line
inline constexpr uint8_t kBare = 16;      // a number of digits only: no sign, group or decimals
inline constexpr uint8_t kEndsS = 32;     // a word that looks like a plural: -s, not -ss, -us, -is
inline constexpr uint8_t kEndsEd = 64;    // a word that looks like a past form
inline constexpr uint8_t kEndsIng = 128;  // a word that looks like a present participle
}  // namespace token_flags

// Id of a lexicon word; 0 for words that the lexicon does not know.
using WordId = uint16_t;

struct Token {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint64_t classes = 0;  // bits of WordClass
  // Low half of Hash64's FNV part over the lower-cased word; for a bare number its value modulo
  // 2^32; 0 for other kinds.
  uint32_t hash = 0;
  WordId word = 0;
  TokenKind kind = TokenKind::kWord;
  uint8_t flags = 0;
  // For kPunctuation: its ASCII form; curly quotes are '"' and '\'', en dash is '-', em dash '_',
  // ellipsis
  // ':', others themselves.
  char mark = 0;
  bool year_like = false;  // four bare digits from 1500 to 2199

  Span span() const { return {begin, end}; }
  bool Is(WordClass c) const { return (classes >> static_cast<int>(c)) & 1; }
  bool IsMark(char m) const { return kind == TokenKind::kPunctuation && mark == m; }
  bool SpaceBefore() const { return flags & token_flags::kSpaceBefore; }
  bool Capitalized() const { return flags & token_flags::kCapitalized; }
  bool Has(uint8_t flag) const { return flags & flag; }
  bool AllCaps() const { return flags & token_flags::kAllCaps; }
};

// Half-open range of token indices.
struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

struct Sentence {
  TokenRange tokens;
  Span span;
  uint32_t paragraph = 0;
};

// Lines between blank lines, or one line where lines are paragraphs.
struct Paragraph {
  Span span;
  uint32_t first_sentence = 0;
  uint32_t last_sentence = 0;  // exclusive
};

struct LexedText {
  Part part = Part::kBody;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;
  // The text writes its decimals behind a comma ("1 234,5"); "1.234" and "2,5" are read so.
  bool decimal_comma = false;

  // How many tokens of the part stand before these, where these are only some of its lines.
  uint32_t tokens_before = 0;

  // The bytes from the first to the last token of a range; empty for an empty range.
  Span SpanOf(TokenRange range) const {
    if (range.empty()) return {};
    return {tokens[range.begin].begin, tokens[range.end - 1].end};
  }
};

// Reads a text into tokens, sentences and paragraphs. Linear time, a fixed number of allocations
// that grow geometrically. REQUIRES: text.size() < 2^31. Bytes that are not UTF-8 become words or
// symbols, never harm.
LexedText Lex(std::string_view text, Part part = Part::kBody);

// One line a sentence, for tests, not for storage: "word:About number:28,000 word:people ...".
std::string DebugString(const LexedText& lexed, std::string_view text);

}  // namespace crosscheck
