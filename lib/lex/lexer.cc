// The door is Lex. One pass over the bytes makes tokens, with the hash of each word built on the
// way so that the lexicon costs one probe; a second pass over the tokens (not the bytes) finds
// sentences and paragraphs. Past 500 lines because it is one class whose members share the position
// and the token that is being made; split over files they would no longer be inlined, on which the
// speed rests.
#include <algorithm>

#include "base/large_pages.h"
#include "crosscheck/lex/lexicon.h"
#include "crosscheck/lex/token.h"
#include "lex/class_bits.h"
#include "lex/lexicon_internal.h"
#include "lex/lines.h"
#include "lex/scan.h"

namespace crosscheck {
namespace {

using lexicon_internal::HashByte;
using scan::CharClass;
using scan::High;

constexpr uint64_t HashOf(std::string_view word) {
  uint64_t hash = lexicon_internal::kHashSeed;
  for (char c : word) hash = HashByte(hash, static_cast<uint8_t>(c));
  return hash;
}
// Words of money that are other words too; where the context tells they are read as the code.
constexpr uint64_t kRand = HashOf("zar"), kNaira = HashOf("ngn"), kWon = HashOf("krw");
constexpr uint64_t kWonWord = HashOf("won");

class Lexer {
 public:
  Lexer(std::string_view text, LexedText& out) : text_(text), out_(out) {
    // News has five bytes a token; what stays untouched costs nothing, and growing would cost much.
    out_.tokens.reserve(text.size() / 4 + 16);
    WantLargePages(out_.tokens.data(), out_.tokens.capacity() * sizeof(Token));
  }

  void Run() {
    while (at_ < text_.size()) {
      const auto byte = static_cast<uint8_t>(text_[at_]);
      switch (scan::ClassOf(byte)) {
        case CharClass::kSpace:
          ++at_;
          space_ = true;
          break;
        case CharClass::kNewline:
          ++at_;
          space_ = line_start_ = true;
          in_single_quotes_ = false;
          break;
        case CharClass::kDigit:
          Number();
          break;
        case CharClass::kLetter:
          Word();
          break;
        case CharClass::kHigh:
          Beyond();
          break;
        case CharClass::kOther:
          Mark();
          break;
      }
    }
  }

  LineSigns signs() const { return signs_; }
  void SettleDecimalMark(bool decimal_comma) {
    out_.decimal_comma = decimal_comma;
    if (!decimal_comma) return;
    for (uint32_t i : comma_perhaps_) out_.tokens[i].kind = TokenKind::kNumber;
  }

 private:
  char At(size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  CharClass ClassAt(size_t i) const {
    return i < text_.size() ? scan::ClassOf(static_cast<uint8_t>(text_[i])) : CharClass::kSpace;
  }

  Token& Push(TokenKind kind, size_t end) {
    Token& token = out_.tokens.emplace_back();
    token.begin = static_cast<uint32_t>(at_);
    token.end = static_cast<uint32_t>(end);
    token.kind = kind;
    token.flags = static_cast<uint8_t>((space_ ? token_flags::kSpaceBefore : 0) |
                                       (line_start_ ? token_flags::kLineStart : 0));
    space_ = line_start_ = false;
    at_ = end;
    return token;
  }

  void Classify(Token& token, uint64_t hash) {
    const lexicon_internal::Entry entry = lexicon_internal::Lookup(hash);
    token.hash = static_cast<uint32_t>(hash);
    token.word = entry.word;
    token.classes = entry.classes;
  }

  void Number() {
    // "12 300": digits before a space group only where no month stands before them ("May 12 300
    // people").
    const bool month_before = !out_.tokens.empty() && out_.tokens.back().Is(WordClass::kMonth);
    const scan::Lexeme lexeme = scan::ScanNumber(text_, at_, !month_before, DegreesHere());
    Token& token = Push(lexeme.kind, lexeme.end);
    if (lexeme.kind == TokenKind::kIdentifier) ClassifyShort(token);
    if (lexeme.bare) {
      token.flags |= token_flags::kBare;
      for (char c : token.span().In(text_))
        token.hash = token.hash * 10 + static_cast<uint32_t>(c - '0');
    }
    if (lexeme.bare && token.end - token.begin == 4) {
      const std::string_view digits = token.span().In(text_);
      token.year_like = digits >= "1500" && digits < "2200";
    }
    if (!lexeme.bare) NoteDecimalMark(token);
  }

  // "1 234,5" has a decimal comma by its form, "2,5" only where the article writes such forms.
  void NoteDecimalMark(Token& token) {
    switch (scan::DecimalMarkOf(token.span().In(text_))) {
      case scan::DecimalMark::kOpen:
        break;
      case scan::DecimalMark::kPoint:
        signs_.points += token.kind == TokenKind::kNumber;
        break;
      case scan::DecimalMark::kComma:
        token.kind = TokenKind::kNumber;
        ++signs_.commas;
        break;
      case scan::DecimalMark::kCommaPerhaps:
        comma_perhaps_.push_back(static_cast<uint32_t>(out_.tokens.size()) - 1);
        break;
    }
  }

  // "at 5C", "a 2C rise", "-5C" are degrees, "Gate 5C" is a name.
  bool DegreesHere() const {
    if (!scan::IsDigit(text_[at_])) return true;
    if (At(at_ + 1) != 'C' || out_.tokens.empty()) return false;
    constexpr uint64_t kBefore = Bit(WordClass::kPreposition) | Bit(WordClass::kModifier) |
                                 Bit(WordClass::kArticle) | Bit(WordClass::kConjunction) |
                                 Bit(WordClass::kChange);
    return (out_.tokens.back().classes & kBefore) != 0;
  }

  // "U.S.", "p.m.": single letters with points. Returns the end, or 0.
  size_t PointedLetters(size_t begin) const {
    size_t end = begin;
    while (ClassAt(end) == CharClass::kLetter && At(end + 1) == '.' &&
           ClassAt(end + 2) == CharClass::kLetter && ClassAt(end + 3) != CharClass::kLetter &&
           ClassAt(end + 3) != CharClass::kDigit) {
      end += 2;
    }
    return end == begin ? 0 : end + 1;
  }

  void Word() {
    const size_t begin = at_;
    size_t end = PointedLetters(begin);
    const bool pointed = end != 0;
    uint64_t hash = lexicon_internal::kHashSeed;
    int letters = 0, capitals = 0;
    const bool capitalized = text_[begin] >= 'A' && text_[begin] <= 'Z';
    if (pointed) {
      for (size_t i = begin; i < end; ++i) {
        const auto c = static_cast<uint8_t>(text_[i]);
        hash = HashByte(hash, c == '.' ? c : c | 0x20);
        if (c != '.') ++letters, capitals += c < 'a';
      }
      if (At(end) == '.') ++end;
    } else if (PlainWord(begin, end, hash, letters, capitals)) {
      // Nine in ten words: ASCII letters and a space or comma. Nothing more to look at.
    } else {
      ScanLetters(end, hash, letters, capitals);
      if (letters == 1 && IsLetterOfMoney(begin, end)) {
        hash = text_[begin] == 'R' ? kRand : kNaira;
      } else if (scan::IsDigit(At(end)) && !IsCurrencyCode(hash, letters, capitals, end) &&
                 !IsFiscalYear(hash, end)) {
        if (!scan::IsPowerOfUnit(text_, end, hash)) return Identifier(end, capitalized);
        hash = HashByte(hash, static_cast<uint8_t>(text_[end++]));
      }
      if (letters == 3 && At(end) == '.' && text_.substr(begin, 3) == "www") return Link();
      // An apostrophe inside a word: "don't" is one word, "'s" is a token of its own.
      const size_t apostrophe = ApostropheAt(end);
      if (apostrophe != 0 && ClassAt(end + apostrophe) == CharClass::kLetter) {
        const bool possessive = (At(end + apostrophe) | 0x20) == 's' &&
                                ClassAt(end + apostrophe + 1) != CharClass::kLetter;
        if (!possessive) {
          hash = HashByte(hash, '\'');
          end += apostrophe;
          ScanLetters(end, hash, letters, capitals);
        }
      }
      const size_t plain_end = end;
      Joined(end, hash);
      if (end != plain_end) letters = std::max(letters, 2);  // no initial
    }
    if (At(end) == '-' && scan::IsDigit(At(end + 1)) &&
        (NameBeforeDigits(hash, capitalized) || (letters == 1 && capitalized))) {
      return Identifier(end + 1, capitalized);
    }
    if (hash == kWonWord && IsWon(end)) hash = kWon;
    Token& token = Push(TokenKind::kWord, end);
    Classify(token, hash);
    // "iPhone" is a name like "Phone".
    if (capitalized || (capitals > 0 && letters > 2 && !pointed))
      token.flags |= token_flags::kCapitalized;
    // "MPs": two capitals and an s.
    const bool plural_capitals = letters == 3 && capitals == 2 && text_[token.end - 1] == 's';
    if (letters > 3 || plural_capitals) token.flags |= EndingOf(token.end);
    if (capitals == letters && letters > 1) token.flags |= token_flags::kAllCaps;
    if (!pointed && At(at_) == '.' && IsAbbreviation(token, letters))
      token.end = static_cast<uint32_t>(++at_);
  }

  // Scans ASCII letters from `begin`; true when what stands behind them ends the word for sure.
  bool PlainWord(size_t begin, size_t& end, uint64_t& hash, int& letters, int& capitals) const {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text_.data());
    const size_t size = text_.size();
    uint64_t h = hash;
    int upper = 0;
    size_t i = begin;
    while (i < size) {
      const uint8_t lower = scan::kLowerLetters[bytes[i]];
      if (lower == 0) break;
      h = HashByte(h, lower);
      upper += bytes[i] != lower;
      ++i;
    }
    end = i;
    hash = h;
    letters = static_cast<int>(i - begin);
    capitals = upper;
    return i == size || bytes[i] == ' ' || bytes[i] == ',' || bytes[i] == '\n';
  }

  // COVID-19, F-16, Section-301, but not May-19, mid-1990s, under-18.
  bool NameBeforeDigits(uint64_t hash, bool capitalized) const {
    return capitalized && lexicon_internal::Find(hash) == 0;
  }

  // "USD10m", "RM23.50", "Rs500".
  bool IsCurrencyCode(uint64_t hash, int letters, int capitals, size_t digits) const {
    if (capitals == 0 || letters > 3 || letters < 2) return false;
    // Wire copy in ASCII writes the pound sign "PS"; "PS5" is something else.
    if (text_.substr(digits - 2, 2) == "PS" && letters == 2) {
      size_t i = digits;
      while (scan::IsDigit(At(i))) ++i;
      const bool amount = ((At(i) == '.' || At(i) == ',') && scan::IsDigit(At(i + 1))) ||
                          At(i) == 'm' || At(i) == 'b' || At(i) == 'k';
      if (!amount) return false;
    }
    const WordId word = lexicon_internal::Find(hash);
    return (lexicon_internal::Classes(word) >> static_cast<int>(WordClass::kCurrencySymbol)) & 1;
  }

  // "FY2018" and "FY18" are two words.
  bool IsFiscalYear(uint64_t hash, size_t digits) const {
    size_t end = digits;
    while (scan::IsDigit(At(end))) ++end;
    return (end - digits == 4 || end - digits == 2) && ClassAt(end) != CharClass::kLetter &&
           WordText(lexicon_internal::Find(hash)) == "fy";
  }

  // "R5m", "R1,200", "N500 billion": what one letter before an amount says in South Africa and
  // Nigeria. "R5" alone is a name.
  bool IsLetterOfMoney(size_t letter, size_t digits) const {
    if ((text_[letter] != 'R' && text_[letter] != 'N') || !space_ || !scan::IsDigit(At(digits)))
      return false;
    size_t end = digits;
    while (scan::IsDigit(At(end))) ++end;
    if (At(end) == ',' && scan::IsDigit(At(end + 1))) return true;
    const size_t point = end;
    if (At(end) == '.' && scan::IsDigit(At(end + 1))) {
      do ++end;
      while (scan::IsDigit(At(end)));
      if (end == point + 3 && ClassAt(end) != CharClass::kLetter) return true;
    }
    if (At(end) == ' ' || At(end) == '-') ++end;
    size_t last = end;
    uint64_t hash = lexicon_internal::kHashSeed;
    while (ClassAt(last) == CharClass::kLetter)
      hash = HashByte(hash, static_cast<uint8_t>(text_[last++] | 0x20));
    constexpr uint64_t kScales = Bit(WordClass::kScale) | Bit(WordClass::kScaleMark);
    return last > end && (lexicon_internal::Lookup(hash).classes & kScales) != 0;
  }

  // "5 trillion won", "1,200 won (": money; "the 12 won" is not.
  bool IsWon(size_t end) const {
    if (out_.tokens.empty()) return false;
    const Token& before = out_.tokens.back();
    if (before.Is(WordClass::kScale)) return true;
    constexpr uint32_t kGrouped = 5;  // bytes of "1,200"
    if (before.kind != TokenKind::kNumber || before.end - before.begin < kGrouped) return false;
    if (At(end) == ' ') return At(end + 1) == '(';
    return ClassAt(end) == CharClass::kOther;
  }

  void Identifier(size_t end, bool capitalized) {
    while (ClassAt(end) == CharClass::kLetter || ClassAt(end) == CharClass::kDigit ||
           ((At(end) == '-' || At(end) == '.') && scan::IsDigit(At(end + 1)))) {
      ++end;
    }
    Token& token = Push(TokenKind::kIdentifier, end);
    if (capitalized) token.flags |= token_flags::kCapitalized;
    ClassifyShort(token);
  }

  // "Q3", "1H", "9/11": the few identifiers that the lexicon knows have two signs or four.
  void ClassifyShort(Token& token) {
    const bool slash = token.end - token.begin == 4 && text_[token.begin + 1] == '/';
    if (token.end - token.begin != 2 && !slash) return;
    uint64_t hash = lexicon_internal::kHashSeed;
    for (uint32_t i = token.begin; i < token.end; ++i)
      hash = HashByte(hash, static_cast<uint8_t>(text_[i] | 0x20));
    const lexicon_internal::Entry entry = lexicon_internal::Lookup(hash);
    token.word = entry.word;
    token.classes = entry.classes;
  }

  void ScanLetters(size_t& end, uint64_t& hash, int& letters, int& capitals) const {
    while (end < text_.size()) {
      const auto c = static_cast<uint8_t>(text_[end]);
      const CharClass k = scan::ClassOf(c);
      if (k == CharClass::kLetter) {
        hash = HashByte(hash, c | 0x20);
        ++letters;
        capitals += c < 'a';
        ++end;
      } else if (k == CharClass::kHigh) {
        const High high = scan::HighAt(text_, end);
        if (high.kind == High::kLetter) {
          const size_t last = std::min(end + high.size, text_.size());
          for (; end < last; ++end) hash = HashByte(hash, static_cast<uint8_t>(text_[end]));
          ++letters;
        } else if (high.kind == High::kSoftHyphen) {
          end = std::min(end + high.size, text_.size());
        } else {
          return;
        }
      } else {
        return;
      }
    }
  }

  size_t ApostropheAt(size_t i) const {
    if (At(i) == '\'') return 1;
    if (ClassAt(i) == CharClass::kHigh) {
      const High high = scan::HighAt(text_, i);
      if (high.kind == High::kMark && high.mark == '\'') return high.size;
    }
    return 0;
  }

  // Forms with a sign inside that the lexicon knows as one: "km/h", "US$". Extends the word if it
  // is one.
  void Joined(size_t& end, uint64_t& hash) const {
    if (At(end) == '$') {
      const uint64_t joined = HashByte(hash, '$');
      if (lexicon_internal::Find(joined) != 0) ++end, hash = joined;
    } else if (const auto c = static_cast<uint8_t>(At(end)); c == 0xC2 || c == 0xE2) {
      // "CN¥", "E£", "GH₵"
      const High high = scan::HighAt(text_, end);
      if (high.kind != High::kSign || !scan::IsDigit(At(end + high.size))) return;
      uint64_t joined = hash;
      for (size_t i = end; i < end + high.size; ++i)
        joined = HashByte(joined, static_cast<uint8_t>(text_[i]));
      if (lexicon_internal::Find(joined) != 0) end += high.size, hash = joined;
    } else if (At(end) == '=' && scan::IsDigit(At(end + 1))) {  // "Y=590": the yen sign in ASCII
      const uint64_t joined = HashByte(hash, '=');
      if (lexicon_internal::Find(joined) != 0) ++end, hash = joined;
    } else if (At(end) == '/' && ClassAt(end + 1) == CharClass::kLetter) {
      size_t last = end + 1;
      uint64_t joined = HashByte(hash, '/');
      int letters = 0, capitals = 0;
      ScanLetters(last, joined, letters, capitals);
      if (scan::IsPowerOfUnit(text_, last, joined))  // "W/m2"
        joined = HashByte(joined, static_cast<uint8_t>(text_[last++]));
      if (lexicon_internal::Find(joined) != 0) end = last, hash = joined;
    } else if (text_.substr(end, 4) == "/100") {  // "L/100 km"
      size_t last = end + 4;
      uint64_t joined = hash;
      for (size_t i = end; i < last; ++i) joined = HashByte(joined, static_cast<uint8_t>(text_[i]));
      if (At(last) == ' ') ++last;
      int letters = 0, capitals = 0;
      ScanLetters(last, joined, letters, capitals);
      if (lexicon_internal::Find(joined) != 0) end = last, hash = joined;
    }
  }

  // What the last letters make likely, for heads of noun phrases and for tense.
  // REQUIRES: the word has three bytes or more.
  uint8_t EndingOf(uint32_t end) const {
    const auto last = [&](uint32_t i) { return static_cast<char>(text_[end - i] | 0x20); };
    if (last(1) == 's' && last(2) != 's' && last(2) != 'u' && last(2) != 'i')
      return token_flags::kEndsS;
    if (last(1) == 'd' && last(2) == 'e') return token_flags::kEndsEd;
    if (last(1) == 'g' && last(2) == 'n' && last(3) == 'i') return token_flags::kEndsIng;
    return 0;
  }

  bool IsAbbreviation(const Token& token, int letters) const {
    if (letters == 1) {  // an initial, but not the sign of a unit: "it was 28C."
      const size_t tokens = out_.tokens.size();
      const bool unit =
          !token.SpaceBefore() && tokens > 1 && out_.tokens[tokens - 2].kind == TokenKind::kNumber;
      return token.Capitalized() && !unit;
    }
    if (!token.Is(WordClass::kAbbreviation)) return false;
    const int kind = WordValue(token.word, WordClass::kAbbreviation)->value;
    if (kind == 2) {  // "No. 5"
      size_t i = at_ + 1;
      while (At(i) == ' ') ++i;
      return scan::IsDigit(At(i));
    }
    return kind != 0 ||
           token.Capitalized();  // "ill", "mass" and "sat" are words, "Ill." is a state
  }

  void Beyond() {
    const High high = scan::HighAt(text_, at_);
    const size_t end = std::min(at_ + high.size, text_.size());
    switch (high.kind) {
      case High::kSpace:
      case High::kThinSpace:
        at_ = end;
        space_ = true;
        return;
      case High::kSoftHyphen:
        at_ = end;
        return;
      case High::kFraction:
        return Number();
      case High::kMark:
        if (high.mark == '-' && SignHere(end)) return Number();
        if (high.mark == '\'' && (Possessive(end) || ShortYear(end, end - at_ > 1))) return;
        Push(TokenKind::kPunctuation, end).mark = high.mark;
        return;
      case High::kSign:
        return Sign(end);
      case High::kLetter:
        return Word();
    }
  }

  // A sign belongs to the number when it stands free before it and directly at it.
  bool SignHere(size_t end) const {
    if (!scan::IsDigit(At(end)) && !(At(end) == '.' && scan::IsDigit(At(end + 1)))) return false;
    return space_ || out_.tokens.empty() || out_.tokens.back().IsMark('(');
  }

  // "'s" behind a word, or the apostrophe of a plural. Pushes the token.
  bool Possessive(size_t end) {
    if (space_ || out_.tokens.empty() || out_.tokens.back().end != at_) return false;
    const Token& before = out_.tokens.back();
    if (before.kind != TokenKind::kWord && before.kind != TokenKind::kIdentifier &&
        !before.year_like)
      return false;
    if ((At(end) | 0x20) == 's' && ClassAt(end + 1) != CharClass::kLetter &&
        ClassAt(end + 1) != CharClass::kDigit) {
      Push(TokenKind::kPossessive, end + 1);
      return true;
    }
    // "the voters' choice"; but 'the voters' in quotes closes them.
    if ((text_[at_ - 1] | 0x20) == 's' && !in_single_quotes_ && before.kind == TokenKind::kWord &&
        ClassAt(end) == CharClass::kSpace && end < text_.size()) {
      Push(TokenKind::kPossessive, end);
      return true;
    }
    return false;
  }

  // "'90s" is a decade, and behind a curly apostrophe "'99" is a year. Behind a straight one it may
  // be the first number of a quotation.
  bool ShortYear(size_t end, bool curly) {
    if (!space_ || !scan::IsDigit(At(end)) || !scan::IsDigit(At(end + 1))) return false;
    const CharClass next = ClassAt(end + 2);
    if (At(end + 1) == '0' && At(end + 2) == 's' && ClassAt(end + 3) != CharClass::kLetter) {
      Push(TokenKind::kDecade, end + 3);
      return true;
    }
    if (!curly || next == CharClass::kDigit || next == CharClass::kLetter) return false;
    Push(TokenKind::kIdentifier, end + 2);
    return true;
  }

  void Sign(size_t end) {
    const size_t begin = at_;
    uint64_t hash = lexicon_internal::kHashSeed;
    for (size_t i = begin; i < end; ++i) hash = HashByte(hash, static_cast<uint8_t>(text_[i]));
    if (ClassAt(end) == CharClass::kLetter) {  // °C, $US
      constexpr size_t kLongest = 3;
      uint64_t joined = hash;
      size_t last = end;
      while (ClassAt(last) == CharClass::kLetter && last - end < kLongest)
        joined = HashByte(joined, static_cast<uint8_t>(text_[last++] | 0x20));
      if (ClassAt(last) != CharClass::kLetter && lexicon_internal::Find(joined) != 0)
        end = last, hash = joined;
    }
    Classify(Push(TokenKind::kSymbol, end), hash);
  }

  void Mark() {
    const char c = text_[at_];
    switch (c) {
      case '$':
      case '%':
      case '~':
      case '<':
      case '>':
      case '=':
        return Sign(at_ + 1);
      case '+':
      case '(':
        if (scan::IsDigit(At(at_ + 1))) {
          if (const size_t end = scan::PhoneEnd(text_, at_); end > at_) {
            Push(TokenKind::kIdentifier, end);
            return;
          }
        }
        if (c == '+') return Sign(at_ + 1);
        break;
      case '-':
        if (SignHere(at_ + 1)) return Number();
        if (At(at_ + 1) == '-') {
          Push(TokenKind::kPunctuation, at_ + 2).mark = '_';
          return;
        }
        break;
      case '.':
        if (scan::IsDigit(At(at_ + 1)) && space_) return Number();
        if (At(at_ + 1) == '.' && At(at_ + 2) == '.') {
          Push(TokenKind::kPunctuation, at_ + 3).mark = ':';
          return;
        }
        break;
      case '\'':
        if (Possessive(at_ + 1) || ShortYear(at_ + 1, false)) return;
        in_single_quotes_ = space_;
        break;
      case '@':
      case '#':
        if (ClassAt(at_ + 1) == CharClass::kLetter) return Link();
        break;
      case ':':
        if (At(at_ + 1) == '/' && At(at_ + 2) == '/') return Link();
        break;
      default:
        break;
    }
    Push(TokenKind::kPunctuation, at_ + 1).mark = c == '`' ? '\'' : c;
  }

  void Link() {
    size_t end = at_ + 1;
    while (end < text_.size() && ClassAt(end) != CharClass::kSpace &&
           ClassAt(end) != CharClass::kNewline && At(end) != ')' && At(end) != ']' &&
           At(end) != '"' && At(end) != '>') {
      ++end;
    }
    while (end > at_ + 1 && (At(end - 1) == '.' || At(end - 1) == ',')) --end;
    // The scheme before "://" and the user before "@" are part of the link.
    if (!space_ && !out_.tokens.empty() && out_.tokens.back().end == at_ &&
        out_.tokens.back().kind == TokenKind::kWord) {
      at_ = out_.tokens.back().begin;
      space_ = out_.tokens.back().SpaceBefore();
      line_start_ = out_.tokens.back().flags & token_flags::kLineStart;
      out_.tokens.pop_back();
    }
    Push(TokenKind::kLink, end);
  }

  std::string_view text_;
  LexedText& out_;
  size_t at_ = 0;
  bool space_ = true;
  bool line_start_ = true;
  bool in_single_quotes_ = false;
  // How the article writes decimals, see NoteDecimalMark.
  LineSigns signs_;
  std::vector<uint32_t> comma_perhaps_;
};

}  // namespace

// sentences.cc
void SplitSentences(std::string_view text, bool hard_wrapped, LexedText& lexed);
bool IsHardWrapped(std::string_view text);
void CountLines(std::string_view text, LineSigns& signs);
bool IsHardWrapped(const LineSigns& signs);

LexedText Lex(std::string_view text, Part part) {
  LexedText lexed;
  lexed.part = part;
  Lexer lexer(text, lexed);
  lexer.Run();
  lexer.SettleDecimalMark(StyleOf(lexer.signs()).decimal_comma);
  SplitSentences(text, IsHardWrapped(text), lexed);
  return lexed;
}

TextStyle StyleOf(const LineSigns& signs) {
  return {signs.commas > 0 && signs.points == 0, IsHardWrapped(signs)};
}

LexedText LexLines(std::string_view lines, Part part, const TextStyle& style, LineSigns& signs) {
  LexedText lexed;
  lexed.part = part;
  Lexer lexer(lines, lexed);
  lexer.Run();
  lexer.SettleDecimalMark(style.decimal_comma);
  signs = lexer.signs();
  CountLines(lines, signs);
  SplitSentences(lines, style.hard_wrapped, lexed);
  return lexed;
}

std::string_view TokenKindName(TokenKind kind) {
  constexpr std::string_view kNames[] = {"word", "number", "fraction", "ordinal", "decade",
                                         "date", "clock",  "id",       "odd",     "sign",
                                         "poss", "mark",   "link"};
  return kNames[static_cast<size_t>(kind)];
}

std::string DebugString(const LexedText& lexed, std::string_view text) {
  std::string out;
  for (const Sentence& sentence : lexed.sentences) {
    if (!out.empty()) out += '\n';
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = lexed.tokens[i];
      if (i > sentence.tokens.begin) out += ' ';
      out += TokenKindName(token.kind);
      out += ':';
      out += token.span().In(text);
    }
  }
  return out;
}

}  // namespace crosscheck
