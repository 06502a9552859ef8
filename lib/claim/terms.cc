// The door is TermReader::Read. A word means its place, else its concept, else its stem (Snowball
// English); what is a name is told by its capital, except where a line is set in title case and
// capitals tell nothing.
#include "claim/terms.h"

#include <libstemmer.h>

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <iterator>

#include "base/strings.h"
#include "claim/acronyms.h"
#include "claim/meanings.h"
#include "claim/words.h"
#include "crosscheck/base/fingerprint.h"
#include "lex/class_bits.h"

namespace crosscheck {

// Keys are hashes: each stands about where its size puts it among all numbers, a step or two off.
bool HasTerm(const TermSet& set, uint64_t key) {
  const size_t size = set.size();
  if (size == 0) return false;
  size_t at = static_cast<size_t>(((key >> 32) * size) >> 32);
  while (at > 0 && set[at].key > key) --at;
  while (at < size && set[at].key < key) ++at;
  return at < size && set[at].key == key;
}

int SharedTerms(const TermSet& a, const TermSet& b) {
  int shared = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].key == b[j].key) {
      ++shared, ++i, ++j;
    } else if (a[i].key < b[j].key) {
      ++i;
    } else {
      ++j;
    }
  }
  return shared;
}

uint64_t PlaceAround(uint64_t place) {
  const claim::Meaning* meaning = claim::FindMeaning(place);
  return meaning != nullptr && meaning->kind == claim::TermKind::kPlace ? meaning->parent : 0;
}

namespace claim {
namespace {
#include "lex/lexicon.inc"

// Words that name nothing by themselves. An adjective or a plural among them still does ("police").
constexpr uint64_t kNoTerm =
    Bit(WordClass::kArticle) | Bit(WordClass::kDeterminer) | Bit(WordClass::kPreposition) |
    Bit(WordClass::kConjunction) | Bit(WordClass::kPronoun) | Bit(WordClass::kAux) |
    Bit(WordClass::kNegation) | Bit(WordClass::kSay) | Bit(WordClass::kStop) |
    Bit(WordClass::kRelative) | Bit(WordClass::kModifier) | Bit(WordClass::kHonorific) |
    Bit(WordClass::kDigitWord) | Bit(WordClass::kTeenWord) | Bit(WordClass::kTensWord) |
    Bit(WordClass::kHundred) | Bit(WordClass::kScale) | Bit(WordClass::kVague) |
    Bit(WordClass::kOrdinalWord) | Bit(WordClass::kWeekday) | Bit(WordClass::kTimeUnit) |
    Bit(WordClass::kTimeOfDay) | Bit(WordClass::kAgency);

struct IrregularVerb {
  uint64_t past;  // Hash64; 0: an empty slot
  std::string_view verb;
};
#include "claim/verbs.inc"

// The verb of an irregular past form, by its Hash64; "" for other words.
std::string_view VerbOfPast(uint64_t word) {
  constexpr size_t kMask = std::size(kIrregularVerbs) - 1;
  static_assert(std::has_single_bit(kMask + 1));
  for (size_t i = word & kMask; kIrregularVerbs[i].past != 0; i = (i + 1) & kMask) {
    if (kIrregularVerbs[i].past == word) return kIrregularVerbs[i].verb;
  }
  return {};
}

// In lower case and with one make of apostrophe, for "O'Brien" is the same name with either.
std::string LowerWord(std::string_view word) {
  constexpr std::string_view kCurly = "\xE2\x80\x99";
  std::string lower = AsciiLower(word);
  for (size_t at = lower.find(kCurly); at != lower.npos; at = lower.find(kCurly, at))
    lower.replace(at, kCurly.size(), "'");
  return lower;
}

uint8_t WeightOf(TermKind kind, bool common) {
  return common ? 0 : kind == TermKind::kName ? kNameWeight : 2;
}

// "Drug Control Policy": inside a sentence a capital makes a name of the word.
bool IsNamed(const LexedText& lexed, TokenRange sentence, uint32_t at) {
  const Token& token = lexed.tokens[at];
  return token.Capitalized() && at > sentence.begin && !lexed.tokens[at - 1].IsMark('"') &&
         !lexed.tokens[at - 1].IsMark(':') && !(token.flags & token_flags::kLineStart);
}

// "may have", not "in May".
bool IsAuxiliary(const Token& token) {
  return token.Is(WordClass::kAux) && !(token.Is(WordClass::kMonth) && token.Capitalized());
}

// May the word at `at` be a verb? "the wounded", "of displaced people" are none.
bool MayBeVerb(const LexedText& lexed, TokenRange range, uint32_t at) {
  if (at == range.begin) return true;
  const Token& before = lexed.tokens[at - 1];
  return !before.Is(WordClass::kArticle) && !before.Is(WordClass::kPreposition) &&
         before.kind != TokenKind::kPossessive && before.kind != TokenKind::kNumber;
}

// "in the United States", but not "in the United States economy".
bool EndsNounPhrase(const LexedText& lexed, TokenRange range, uint32_t end) {
  constexpr uint64_t kBehindNoun = Bit(WordClass::kPreposition) | Bit(WordClass::kConjunction) |
                                   Bit(WordClass::kAux) | Bit(WordClass::kClauseBreak) |
                                   Bit(WordClass::kSay) | Bit(WordClass::kRelative) |
                                   Bit(WordClass::kWeekday) | Bit(WordClass::kMonth);
  return end >= range.end || lexed.tokens[end].kind != TokenKind::kWord ||
         (lexed.tokens[end].classes & kBehindNoun);
}

// "in Selm", "near northern Selm", "in the Morland city of Selm", "in Varn and Selm" (where the
// term before is so).
bool IsLocated(const LexedText& lexed, TokenRange range, TokenRange place, TermKind kind,
               const std::vector<SentenceTerm>& before) {
  const auto is_in = [&](uint32_t i) {
    const WordId id = lexed.tokens[i].word;
    return id == kw::k_in || id == kw::k_at || id == kw::k_near;
  };
  uint32_t i = place.begin;
  while (i > range.begin && IsOneOf(lexed.tokens[i - 1], kBearings)) --i;
  if (i == range.begin) return false;
  if (is_in(i - 1)) return true;
  if (lexed.tokens[i - 1].word == kw::k_the)
    return i > range.begin + 1 &&
           (kind == TermKind::kPlace ? is_in(i - 2) : lexed.tokens[i - 2].word == kw::k_at) &&
           EndsNounPhrase(lexed, range, place.end);
  if (lexed.tokens[i - 1].word == kw::k_and)
    return !before.empty() && before.back().located && before.back().tokens.end == i - 1;
  if (lexed.tokens[i - 1].word != kw::k_of || i < range.begin + 3 ||
      !IsOneOf(lexed.tokens[i - 2], kSettlements))
    return false;
  constexpr uint32_t kQualifiers = 4;  // "in the northern Morland port city of Selm"
  for (uint32_t k = i - 2, n = 0; k > range.begin && n < kQualifiers; --k, ++n) {
    if (is_in(k - 1)) return true;
    if (lexed.tokens[k - 1].kind != TokenKind::kWord) return false;
  }
  return false;
}

// "Selm said", "Selm has", "Selm warned": a capital that does what governments do.
bool ActsAsGovernment(const LexedText& lexed, TokenRange range, uint32_t end) {
  if (end >= range.end) return false;
  const Token& next = lexed.tokens[end];
  return next.Is(WordClass::kSay) || next.Is(WordClass::kAux) || next.Has(token_flags::kEndsEd);
}

// "Paris Bell", "Anna Paris": one of the names of a person.
bool BesideName(const LexedText& lexed, TokenRange range, TokenRange at,
                const std::vector<SentenceTerm>& before) {
  const auto unknown_name = [](const Token& t) {
    return t.kind == TokenKind::kWord && t.word == 0 && t.Capitalized();
  };
  if (at.end < range.end && unknown_name(lexed.tokens[at.end])) return true;
  return !before.empty() && before.back().tokens.end == at.begin &&
         before.back().kind == TermKind::kName;
}

// Title case: most words of four letters and more begin with a capital.
bool IsTitleCase(const LexedText& lexed, TokenRange range) {
  // Headlines take no full stop; a sentence of names ("Police arrested Anna Bell on Monday.") does.
  if (range.size() > 0 && lexed.tokens[range.end - 1].IsMark('.')) return false;
  int long_words = 0, capitals = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = lexed.tokens[i];
    if (token.kind != TokenKind::kWord || token.end - token.begin < 4) continue;
    if (token.Is(WordClass::kMonth) || token.Is(WordClass::kWeekday)) continue;
    ++long_words;
    capitals += token.Capitalized();
  }
  return long_words >= 4 && 4 * capitals >= 3 * long_words;
}

}  // namespace

bool IsOwnStem(std::string_view word) {
  const auto none_of = [&](std::initializer_list<std::string_view> endings) {
    return std::none_of(endings.begin(), endings.end(),
                        [&](std::string_view ending) { return word.ends_with(ending); });
  };
  if (word.empty() || word.find('\'') != word.npos) return false;
  switch (word.back()) {
    case 'e':
    case 'i':
    case 's':
    case 'y':
      return false;
    case 'c':
      return none_of({"ic"});
    case 'd':
      return none_of({"ed"});
    case 'g':
      return none_of({"ing"});
    case 'l':
      return none_of({"al", "ul", "ll"});
    case 'm':
      return none_of({"ism"});
    case 'n':
      return none_of({"ion"});
    case 'r':
      return none_of({"er", "or"});
    case 't':
      return none_of({"ant", "ent"});
    default:
      return true;
  }
}

TermReader::TermReader() : stemmer_(sb_stemmer_new("english", "UTF_8")) {}
TermReader::~TermReader() { sb_stemmer_delete(stemmer_); }

void TermReader::Learn(const LexedText& lexed, std::string_view text) {
  constexpr size_t kTokensAWord = 2;  // in news of 2 kB; longer texts repeat more
  constexpr size_t kMostAtOnce = 4096;
  words_.reserve(std::min(lexed.tokens.size() / kTokensAWord, kMostAtOnce));
  SetLongForms(LongFormsIn(lexed, text));
}

std::vector<TermReader::LongForm> TermReader::LongFormsIn(const LexedText& lexed,
                                                          std::string_view text) {
  std::vector<LongForm> forms;
  for (const Acronym& acronym : FindAcronyms(lexed, text)) {
    const Token& token = lexed.tokens[acronym.token];
    Word& word = WordOf(token, text);
    if (FindMeaning(word.form) != nullptr) continue;  // the tables know it
    if (word.stem == 0) Stem(token, text, word);
    LongForm form{{}, word.stem};
    for (uint32_t i = acronym.long_form.begin; i < acronym.long_form.end; ++i)
      form.words.push_back(lexed.tokens[i].hash);
    forms.push_back(std::move(form));
  }
  return forms;
}

const TermReader::LongForm* TermReader::LongFormAt(const LexedText& lexed, TokenRange range) const {
  for (const LongForm& form : long_forms_) {
    if (form.words.size() <= range.size() &&
        std::equal(form.words.begin(), form.words.end(), lexed.tokens.begin() + range.begin,
                   [](uint32_t hash, const Token& token) { return hash == token.hash; }))
      return &form;
  }
  return nullptr;
}

TermReader::Word& TermReader::WordOf(const Token& token, std::string_view text) {
  const auto [at, fresh] = words_.try_emplace(uint64_t{token.end - token.begin} << 32 | token.hash);
  Word& word = at->second;
  if (fresh) {
    word.form = Hash64(LowerWord(token.span().In(text)));
    word.longest_form = LongestForm(word.form);
    const std::string_view verb = VerbOfPast(word.form);
    if (!verb.empty()) word.past_stem = HeadOfKin(StemOf(verb));
  }
  return word;
}

uint64_t TermReader::StemOf(std::string_view lower) {
  const sb_symbol* stem = sb_stemmer_stem(
      stemmer_, reinterpret_cast<const sb_symbol*>(lower.data()), static_cast<int>(lower.size()));
  if (stem == nullptr) return Hash64(lower);  // out of memory
  return Hash64(
      {reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer_))});
}

void TermReader::Stem(const Token& token, std::string_view text, Word& word) {
  const std::string lower = LowerWord(token.span().In(text));
  word.stem = IsOwnStem(lower) ? word.form : StemOf(lower);
  word.kin = HeadOfKin(word.stem);
  word.common = IsCommon(word.kin);
}

bool TermReader::IsFinite(const LexedText& lexed, std::string_view text, TokenRange range,
                          uint32_t at) {
  const Token& token = lexed.tokens[at];
  const bool past = token.Has(token_flags::kEndsEd) || WordOf(token, text).past_stem != 0;
  if (past && MayBeVerb(lexed, range, at)) return true;
  if (token.Has(token_flags::kEndsEd)) return false;
  return at > range.begin && IsAuxiliary(lexed.tokens[at - 1]);
}

// The longest form that begins at tokens[at]. A hyphen between two words counts as a space. A name
// must be spelt as the table has it; what only names something inside a sentence (`named`) is no
// concept.
TermReader::Match TermReader::LongestMatch(const LexedText& lexed, std::string_view text,
                                           TokenRange range, bool named, const Word& first_word) {
  Match best;
  const Token& first = lexed.tokens[range.begin];
  const uint32_t longest = first_word.longest_form;
  uint64_t form = first_word.form;
  bool capitals = first.Capitalized() && (first.AllCaps() || first.end - first.begin == 1);
  for (uint32_t words = 1, i = range.begin; words <= longest; ++words) {
    const Meaning* meaning = FindMeaning(form);
    const bool fits =
        meaning != nullptr && (meaning->capitals == Capitals::kAny     ? !named
                               : meaning->capitals == Capitals::kFirst ? first.Capitalized()
                                                                       : capitals);
    if (fits) best = {meaning, i + 1 - range.begin};
    if (words == longest || ++i >= range.end) break;
    if (lexed.tokens[i].IsMark('-') && !lexed.tokens[i].SpaceBefore() && i + 1 < range.end) ++i;
    const Token& next = lexed.tokens[i];
    if (next.kind != TokenKind::kWord) break;
    capitals &= next.AllCaps();
    form = LongerForm(form, WordOf(next, text).form);
  }
  return best;
}

std::vector<SentenceTerm> TermReader::Read(const LexedText& lexed, std::string_view text,
                                           TokenRange range) {
  std::vector<SentenceTerm> terms;
  const bool title_case = IsTitleCase(lexed, range);
  const auto add = [&](uint64_t key, uint64_t parent, TermKind kind, uint8_t weight, uint32_t at,
                       uint32_t length) {
    const TokenRange tokens{at, at + length};
    const bool located = (kind == TermKind::kName || kind == TermKind::kPlace) &&
                         IsLocated(lexed, range, tokens, kind, terms);
    terms.push_back({key, weight, parent, kind, tokens, lexed.SpanOf(tokens)});
    terms.back().finite = terms.back().IsEventOrVerb() && IsFinite(lexed, text, range, at);
    terms.back().located = located;
  };
  const auto add_word = [&](uint64_t key, TermKind kind, bool common, uint32_t at,
                            uint32_t length) {
    add(key, 0, kind, WeightOf(kind, common), at, length);
  };
  // Does the word at `i` look like a verb? `past`: it is an irregular past form.
  const auto is_verb = [&](uint32_t i, bool past) {
    const Token& token = lexed.tokens[i];
    const bool after_aux = i > range.begin && IsAuxiliary(lexed.tokens[i - 1]);
    return token.Has(token_flags::kEndsEd) || past ||
           (after_aux && token.word == 0 && !token.Capitalized());
  };
  const auto past_at = [&](uint32_t i, const Word& word) {
    return MayBeVerb(lexed, range, i) ? word.past_stem : 0;
  };
  // "took", "came": finite forms that other tokens do not tell from nouns.
  const auto add_weak_verb = [&](uint32_t at) {
    const uint64_t past = WordOf(lexed.tokens[at], text).past_stem;
    if (past == 0 || !MayBeVerb(lexed, range, at) || lexed.tokens[at].Capitalized()) return;
    add(past, 0, TermKind::kVerb, 0, at, 1);
    terms.back().weak = true;
  };
  for (uint32_t i = range.begin; i < range.end;) {
    const Token& token = lexed.tokens[i];
    if (token.kind == TokenKind::kIdentifier) {
      add_word(Hash64(token.span().In(text)), TermKind::kName, false, i, 1);
      ++i;
      continue;
    }
    if (token.kind != TokenKind::kWord) {
      ++i;
      continue;
    }
    const bool named = IsNamed(lexed, range, i) && !title_case;
    const Match match = LongestMatch(lexed, text, {i, range.end}, named, WordOf(token, text));
    if (token.Capitalized()) {
      const bool is_city = match.length > 0 && match.meaning->kind == TermKind::kPlace;
      const PhraseMatch place = MatchPhrase(lexed.tokens, i, range.end, WordClass::kPlace);
      // "us" and "it" in capitals at the head of a headline are pronouns too often; "US" inside a
      // sentence is not.
      const bool is_place = place.length > 0 && place.length >= match.length &&
                            (token.end - token.begin > 2 || token.AllCaps());
      if (is_city || is_place) {
        const uint32_t length = is_place ? place.length : match.length;
        const TokenRange tokens{i, i + length};
        const bool located = IsLocated(lexed, range, tokens, TermKind::kPlace, terms);
        const bool own = is_city && (!is_place || place.value.extra == kPlaceCity ||
                                     (place.value.extra == kPlaceCapital &&
                                      (located || !ActsAsGovernment(lexed, range, tokens.end))));
        // One word may be a person's: it is a place for certain where something is in it.
        const bool person = length == 1 && !title_case &&
                            (own ? !located : is_place && place.value.extra == kPlacePerson) &&
                            (own || BesideName(lexed, range, tokens, terms));
        const TermKind kind = person ? TermKind::kName : TermKind::kPlace;
        if (own) {
          add(match.meaning->key, match.meaning->parent, kind, match.meaning->weight, i, length);
        } else {
          add(PlaceKey(place.value.value), 0, kind, 1, i, length);
        }
        i += length;
        continue;
      }
    }
    const bool month = token.Is(WordClass::kMonth) && token.Capitalized();
    if (match.length > 0) {
      const Meaning& meaning = *match.meaning;
      // The long form of a name keeps its other words: two who write it out share all of them.
      const uint32_t length = meaning.kind == TermKind::kName ? 1 : match.length;
      if (!meaning.weak && !month) {
        const bool verb =
            meaning.kind == TermKind::kWord && is_verb(i, past_at(i, WordOf(token, text)) != 0);
        add(meaning.key, meaning.parent, verb ? TermKind::kVerb : meaning.kind, meaning.weight, i,
            length);
      } else if (meaning.weak && length == 1) {
        add_weak_verb(i);
      }
      i += length;
      continue;
    }
    const uint32_t size = token.end - token.begin;
    const bool names_something = !(token.classes & kNoTerm) || token.Is(WordClass::kPlural);
    if (names_something && !month &&
        (size > 2 || token.AllCaps() || (size == 2 && token.Capitalized() && token.word == 0))) {
      const bool name = token.Capitalized() && !title_case && (i > range.begin || token.word == 0);
      Word& word = WordOf(token, text);
      const uint64_t past = name ? 0 : past_at(i, word);
      const TermKind kind = name                    ? TermKind::kName
                            : is_verb(i, past != 0) ? TermKind::kVerb
                                                    : TermKind::kWord;
      if (past != 0) {
        add_word(past, kind, IsCommon(past), i, 1);
      } else {
        if (word.stem == 0) Stem(token, text, word);
        const LongForm* organisation = name ? LongFormAt(lexed, {i, range.end}) : nullptr;
        // A name is nobody else's: Mr Stone is no Rock.
        if (organisation != nullptr) {
          add_word(organisation->key, kind, false, i, 1);
        } else {
          add_word(name ? word.stem : word.kin, kind, word.common, i, 1);
        }
      }
    } else if (!token.Is(WordClass::kAux) && !token.Is(WordClass::kSay)) {
      add_weak_verb(i);
    }
    ++i;
  }
  return terms;
}

void AddTerm(TermSet& set, const Term& term) {
  const auto at = std::lower_bound(set.begin(), set.end(), term.key,
                                   [](const Term& t, uint64_t k) { return t.key < k; });
  if (at == set.end() || at->key != term.key) set.insert(at, term);
}

}  // namespace claim
}  // namespace crosscheck
