// Doors: HighAt and ScanNumber (scan.h). A numeric lexeme is owned whole, so that no later stage
// ever sees half a number: what does not follow a rule of print to its end is one odd token. Past
// 500 lines because all forms of print stand side by side here: which one a lexeme is, is decided
// by all others that it is not.
#include "lex/scan.h"

#include <algorithm>

#include "lex/class_bits.h"
#include "lex/lexicon_internal.h"

namespace crosscheck::scan {
namespace {

char At(std::string_view text, size_t at) { return at < text.size() ? text[at] : '\0'; }
bool DigitAt(std::string_view text, size_t at) { return IsDigit(At(text, at)); }
bool LetterAt(std::string_view text, size_t at) {
  return at < text.size() && kClasses[static_cast<uint8_t>(text[at])] == CharClass::kLetter;
}

// The end of a letter beyond ASCII at `at`; `at` when there is none.
size_t HighLetterEnd(std::string_view text, size_t at) {
  if (at >= text.size() || static_cast<uint8_t>(text[at]) < 0x80) return at;
  const High high = HighAt(text, at);
  return high.kind == High::kLetter ? at + high.size : at;
}

size_t Digits(std::string_view text, size_t at) {
  while (DigitAt(text, at)) ++at;
  return at;
}

// The width of a group separator at `at`: comma 1, NBSP 2, thin and narrow no-break space 3,
// apostrophe never.
size_t SeparatorAt(std::string_view text, size_t at, bool spaces_group) {
  const char c = At(text, at);
  if (c == ',') return 1;
  if (c == ' ') return spaces_group ? 1 : 0;
  if (static_cast<uint8_t>(c) >= 0x80) {
    const High high = HighAt(text, at);
    if (high.kind == High::kThinSpace) return high.size;
  }
  return 0;
}

// The end of the groups behind the first run of digits [at, run), or `run` when they are not
// grouped, or kNoGroups when commas stand where no grouping puts them.
constexpr size_t kNoGroups = std::string_view::npos;
size_t Groups(std::string_view text, size_t at, size_t run, bool spaces_group) {
  size_t end = run;
  const size_t separator = SeparatorAt(text, run, spaces_group);
  if (separator == 0 || !DigitAt(text, run + separator)) return run;
  const bool comma = text[run] == ',';
  // A run of four or more digits before a comma is a number and a comma in a list ("2017,2018"
  // without its space).
  if (run - at > 3) return comma ? kNoGroups : run;
  const std::string_view mark = text.substr(run, separator);
  bool thousands = true;  // 1,234,567
  bool indian = true;     // 12,34,567
  size_t last = 0;
  while (text.substr(end, separator) == mark && DigitAt(text, end + separator)) {
    const size_t group_end = Digits(text, end + separator);
    const size_t size = group_end - end - separator;
    if (last != 0 && last != 3) thousands = false;
    if (last != 0 && last != 2) indian = false;
    last = size;
    if (!comma && size != 3) break;
    end = group_end;
  }
  if (!comma) return end;
  return last == 3 && (thousands || indian) ? end : kNoGroups;
}

// Consumes everything that digits and marks run into, for what is no number.
size_t OddEnd(std::string_view text, size_t at) {
  while (at < text.size()) {
    const char c = text[at];
    if (IsDigit(c) || LetterAt(text, at)) {
      ++at;
    } else if ((c == '.' || c == ',' || c == ':' || c == '/' || c == '-') &&
               DigitAt(text, at + 1)) {
      ++at;
    } else if (const size_t letter = HighLetterEnd(text, at); letter > at) {
      at = letter;
    } else {
      break;
    }
  }
  return at;
}

Lexeme Make(TokenKind kind, size_t end, bool bare = false) {
  return {kind, static_cast<uint32_t>(end), bare};
}

bool IsDenominator(std::string_view digits) {
  // What newspapers set as a fraction; 9/11 and 24/7 are names.
  for (std::string_view known :
       {"2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "16", "20", "32", "64", "100"}) {
    if (digits == known) return true;
  }
  return false;
}

// The width of a sign of an exponent at `at`: plus, hyphen, minus and their superscripts; 0 for
// none.
size_t ExponentSign(std::string_view text, size_t at) {
  const char c = At(text, at);
  if (c == '+' || c == '-') return 1;
  const std::string_view three = text.substr(std::min(at, text.size()), 3);
  const bool minus = three == "\u2212" || three == "\u207B" || three == "\u207A";
  return minus ? three.size() : 0;
}

// The width of a superscript digit at `at`; 0 for none.
size_t SuperscriptDigit(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(At(text, at + i)); };
  if (byte(0) == 0xC2 && (byte(1) == 0xB9 || byte(1) == 0xB2 || byte(1) == 0xB3)) return 2;
  if (byte(0) != 0xE2 || byte(1) != 0x81) return 0;
  return byte(2) == 0xB0 || (byte(2) >= 0xB4 && byte(2) <= 0xB9) ? 3 : 0;
}

// The end of an exponent, sign and one to three digits, that nothing runs on from; kNoGroups else.
size_t ExponentEnd(std::string_view text, size_t at) {
  constexpr size_t kMostDigits = 3;
  at += ExponentSign(text, at);
  size_t end = at, digits = 0;
  for (size_t width = 1; width != 0; end += width, digits += width != 0 ? 1 : 0)
    width = DigitAt(text, end) ? 1 : SuperscriptDigit(text, end);
  const bool whole = !LetterAt(text, end) && HighLetterEnd(text, end) == end;
  return digits > 0 && digits <= kMostDigits && whole ? end : kNoGroups;
}

// The end of the exponent behind "10": "10^6", "10⁶", and where the sign makes it plain "10−30".
size_t PowerOfTenEnd(std::string_view text, size_t at) {
  if (At(text, at) == '^') return ExponentEnd(text, at + 1);
  const bool raised = SuperscriptDigit(text, at) > 0 || text.substr(at, 3) == "\u207B" ||
                      text.substr(at, 3) == "\u2212";
  return raised ? ExponentEnd(text, at) : kNoGroups;
}

// The end of what makes [begin, end) scientific: "3e8", "1.2 x 10^6", "10^6"; kNoGroups when it is
// not. `whole` are the digits before the point: "3e8" is a number, "12e8" names something.
size_t ScientificEnd(std::string_view text, size_t begin, size_t whole, size_t end) {
  if (text.substr(begin, end - begin) == "10") {
    if (const size_t power = PowerOfTenEnd(text, end); power != kNoGroups) return power;
  }
  if ((At(text, end) | 0x20) == 'e' && whole == 1) return ExponentEnd(text, end + 1);
  size_t at = end + (At(text, end) == ' ' ? 1 : 0);
  if (text.substr(at, 2) == "\u00D7") {
    at += 2;
  } else if ((At(text, at) | 0x20) == 'x') {
    ++at;
  } else {
    return kNoGroups;
  }
  at += At(text, at) == ' ' ? 1 : 0;
  return text.substr(at, 2) == "10" ? PowerOfTenEnd(text, at + 2) : kNoGroups;
}

// The end of groups of digits behind `at`, one separator apart, each of `least` to `most` digits;
// adds up how many groups and digits they are.
size_t GroupsEnd(std::string_view text, size_t at, size_t least, size_t most, size_t& groups,
                 size_t& digits) {
  for (;;) {
    const char separator = At(text, at);
    if (separator != ' ' && separator != '-' && separator != '.') return at;
    const size_t end = Digits(text, at + 1);
    const size_t size = end - at - 1;
    if (size < least || size > most || LetterAt(text, end)) return at;
    at = end;
    ++groups;
    digits += size;
  }
}

// The end of a telephone number or another code that begins with the digits [at, run): a nought in
// front, which print writes before no figure ("020 7946 0018", "007"), or groups that no figure has
// (1300 123 456, 13 11 14, 212 555 0134). kNoGroups when it is none.
size_t CodeEnd(std::string_view text, size_t at, size_t run) {
  const size_t width = run - at;
  size_t groups = 0, digits = 0;
  if (text[at] == '0' && width > 2) return GroupsEnd(text, run, 3, 6, groups, digits);
  if (width == 2 && (text[at] == '0' || text.substr(at, 2) == "13")) {
    const size_t end = GroupsEnd(text, run, 2, 2, groups, digits);
    if (groups == (text[at] == '0' ? 4 : 2) && !DigitAt(text, end)) return end;
  }
  if (width == 4 && (text.substr(at, 2) == "13" || text.substr(at, 2) == "18")) {
    const size_t end = GroupsEnd(text, run, 3, 3, groups, digits);
    if (groups == 2) return end;
  }
  if (width == 3) {
    const size_t end = GroupsEnd(text, run, 3, 4, groups, digits);
    if (groups == 2 && digits == 7 && Digits(text, run + 1) == run + 4) return end;
  }
  return kNoGroups;
}

// Single capitals directly behind digits that are a scale or a unit; others name something ("5G").
constexpr std::string_view kCapitalSuffixes = "KMBTXWVL";
// Degrees, from two digits on or where the words before tell: "5C" alone is a name.
constexpr std::string_view kDegreeSuffixes = "CF";

// "5mmol/l": letters up to `slash` that are a unit only with what is behind the slash.
bool IsUnitWithSlash(std::string_view text, size_t slash, uint64_t hash) {
  if (At(text, slash) != '/' || !LetterAt(text, slash + 1)) return false;
  hash = lexicon_internal::HashByte(hash, '/');
  for (size_t i = slash + 1; LetterAt(text, i); ++i)
    hash = lexicon_internal::HashByte(hash, static_cast<uint8_t>(text[i] | 0x20));
  const WordId word = lexicon_internal::Find(hash);
  return word != 0 &&
         (lexicon_internal::Classes(word) >> static_cast<int>(WordClass::kUnit) & 1) != 0;
}

// What stands directly behind the number: nothing, a suffix that makes it another kind, a unit or
// scale that becomes a word of its own, or letters that make the whole an identifier ("5G").
Lexeme WithSuffix(std::string_view text, size_t at, size_t end, bool integer, bool bare,
                  bool degrees) {
  if (!LetterAt(text, end) && HighLetterEnd(text, end) == end)
    return Make(TokenKind::kNumber, end, bare);
  size_t letters = end;
  uint64_t hash = lexicon_internal::kHashSeed;
  for (;;) {
    if (LetterAt(text, letters)) {
      hash = lexicon_internal::HashByte(hash, static_cast<uint8_t>(text[letters] | 0x20));
      ++letters;
    } else if (const size_t last = HighLetterEnd(text, letters); last > letters) {
      for (; letters < last; ++letters)
        hash = lexicon_internal::HashByte(hash, static_cast<uint8_t>(text[letters]));
    } else {
      break;
    }
  }
  const std::string_view suffix = text.substr(end, letters - end);
  if (IsPowerOfUnit(text, letters, hash)) return Make(TokenKind::kNumber, end, bare);
  if (!DigitAt(text, letters)) {
    if (integer && (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th")) {
      return Make(TokenKind::kOrdinal, letters);
    }
    if (bare && suffix == "s" && text[end - 1] == '0' && (end - at == 4 || end - at == 2)) {
      return Make(TokenKind::kDecade, letters);
    }
    const WordId word = lexicon_internal::Find(hash);
    constexpr uint64_t kBehindDigits = Bit(WordClass::kUnit) | Bit(WordClass::kUnitMark) |
                                       Bit(WordClass::kScale) | Bit(WordClass::kScaleMark) |
                                       Bit(WordClass::kTimeOfDay);
    const bool single_capital = suffix.size() == 1 && suffix[0] < 'a';
    const bool known = word != 0 && (lexicon_internal::Classes(word) & kBehindDigits);
    const bool sign =
        !single_capital || kCapitalSuffixes.find(suffix[0]) != std::string_view::npos ||
        ((end - at > 1 || degrees) && kDegreeSuffixes.find(suffix[0]) != std::string_view::npos);
    if ((known && sign && suffix != "f") || IsUnitWithSlash(text, letters, hash)) {
      return Make(TokenKind::kNumber, end, bare);
    }
  }
  return Make(TokenKind::kIdentifier, OddEnd(text, end));
}

}  // namespace

size_t PhoneEnd(std::string_view text, size_t at) {
  constexpr size_t kFewest = 8, kMost = 15;
  const bool bracket = text[at] == '(';
  const size_t run = Digits(text, at + 1);
  size_t digits = run - at - 1, groups = 0, end = run;
  if (bracket) {
    if (digits < 2 || digits > 5 || At(text, run) != ')') return at;
    end = run + 1;
    if (DigitAt(text, end)) {  // "(212)555-0134"
      const size_t first = Digits(text, end);
      digits += first - end;
      ++groups;
      end = first;
    }
  } else if (digits == 0) {
    return at;
  } else if (text.substr(end, 4) == " (0)") {  // "+44 (0)20 7946 0018"
    end = Digits(text, end + 4);
    digits += end - run - 4;
  }
  end = GroupsEnd(text, end, 2, bracket ? 4 : 10, groups, digits);
  return groups > 0 && digits >= kFewest && digits <= kMost ? end : at;
}

DecimalMark DecimalMarkOf(std::string_view lexeme) {
  const size_t comma = lexeme.find(',');
  const size_t point = lexeme.find('.');
  const bool one_comma = comma != std::string_view::npos && lexeme.rfind(',') == comma;
  const bool one_point = point != std::string_view::npos && lexeme.rfind('.') == point;
  if (one_comma && comma > 0 && Digits(lexeme, comma + 1) == lexeme.size()) {
    // Groups of three before the comma, set off by points or spaces.
    const std::string_view whole = lexeme.substr(0, comma);
    size_t at = Digits(whole, 0);
    bool groups = at > 0 && at <= 3 && at < whole.size();
    while (groups && at < whole.size()) {
      const size_t separator =
          whole[at] == '.' || whole[at] == ' ' ? 1 : SeparatorAt(whole, at, /*spaces_group=*/false);
      const size_t end = Digits(whole, at + separator);
      groups = separator > 0 && end == at + separator + 3;
      at = end;
    }
    if (groups) return DecimalMark::kComma;
    const size_t decimals = lexeme.size() - comma - 1;
    if (Digits(lexeme, 0) == comma && decimals > 0 && decimals < 3)
      return DecimalMark::kCommaPerhaps;
  }
  if (one_point && Digits(lexeme, point + 1) != point + 4) return DecimalMark::kPoint;
  if (comma != std::string_view::npos && (!one_comma || point != std::string_view::npos))
    return DecimalMark::kPoint;
  return DecimalMark::kOpen;
}

bool IsPowerOfUnit(std::string_view text, size_t digit, uint64_t hash) {
  if (!DigitAt(text, digit) || DigitAt(text, digit + 1) || LetterAt(text, digit + 1)) return false;
  const WordId word =
      lexicon_internal::Find(lexicon_internal::HashByte(hash, static_cast<uint8_t>(text[digit])));
  return word != 0 &&
         (lexicon_internal::Classes(word) >> static_cast<int>(WordClass::kUnit) & 1) != 0;
}

namespace {

// Does a whole UTF-8 character start at `at`?
bool IsWhole(std::string_view text, size_t at) {
  const auto b0 = static_cast<uint8_t>(text[at]);
  if (b0 < 0xC2 || b0 > 0xF4) return false;
  const size_t size = b0 < 0xE0 ? 2 : b0 < 0xF0 ? 3 : 4;
  if (at + size > text.size()) return false;
  for (size_t i = 1; i < size; ++i) {
    if ((static_cast<uint8_t>(text[at + i]) & 0xC0) != 0x80) return false;
  }
  return true;
}

// Punctuation of UTF-8 that somebody read as Windows-1252: an a with circumflex, a euro sign and
// one more character, which tells what it was.
High Mangled(std::string_view text, size_t at) {
  constexpr uint8_t kHead = 5;
  struct Tail {
    std::string_view bytes;
    char mark;
  };
  constexpr Tail kTails[] = {{"\xC5\x93", '"'},  {"\xC2\x9D", '"'},     {"\xE2\x84\xA2", '\''},
                             {"\xCB\x9C", '\''}, {"\xE2\x80\x9C", '-'}, {"\xE2\x80\x9D", '_'},
                             {"\xC2\xA6", ':'}};
  const std::string_view rest = text.substr(at + kHead);
  for (const Tail& tail : kTails) {
    if (rest.substr(0, tail.bytes.size()) == tail.bytes)
      return {High::kMark, static_cast<uint8_t>(kHead + tail.bytes.size()), tail.mark};
  }
  return {High::kMark, kHead, '"'};
}

}  // namespace

High HighAt(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(At(text, at + i)); };
  const uint8_t b0 = byte(0);
  const uint8_t b1 = byte(1);
  if (!IsWhole(text, at)) return {High::kSign, 1};  // no UTF-8
  if (b0 == 0xC2) {
    switch (b1) {
      case 0xA0:
        return {High::kThinSpace, 2};  // no-break space: between groups and words
      case 0xAD:
        return {High::kSoftHyphen, 2};
      case 0xBC:
      case 0xBD:
      case 0xBE:
        return {High::kFraction, 2};  // 1/4 1/2 3/4
      case 0xAB:
      case 0xBB:
        return {High::kMark, 2, '"'};
      case 0xB7:
        return {High::kMark, 2, '*'};
      case 0xB4:
        return {High::kMark, 2, '\''};
      case 0xB2:
      case 0xB3:
      case 0xB5:
        return {High::kLetter, 2};  // superscripts and micro stay in units
      default:
        return {High::kSign, 2};  // £ ¥ ° © and the like
    }
  }
  if (b0 == 0xC3) {
    if (b1 == 0x97) return {High::kSign, 2};  // the multiplication sign
    if (b1 == 0xA2 && byte(2) == 0xE2 && byte(3) == 0x82 && byte(4) == 0xAC)
      return Mangled(text, at);
    // A capital A circumflex with no letter behind it is what a no-break space read as Latin-1
    // leaves.
    const uint8_t next = byte(2);
    if (b1 == 0x82 && (next < 0x80 ? kClasses[next] != CharClass::kLetter : next == 0xC2))
      return {High::kSpace, 2};
    return {High::kLetter, 2};
  }
  if (b0 == 0xE2) {
    const uint8_t b2 = byte(2);
    if (b1 == 0x80) {
      if (b2 == 0x98 || b2 == 0x99 || b2 == 0x9A || b2 == 0x9B || b2 == 0xB2)
        return {High::kMark, 3, '\''};
      if (b2 >= 0x9C && b2 <= 0x9F) return {High::kMark, 3, '"'};
      if (b2 >= 0x90 && b2 <= 0x93) return {High::kMark, 3, '-'};
      if (b2 == 0x94 || b2 == 0x95) return {High::kMark, 3, '_'};
      if (b2 == 0xA6) return {High::kMark, 3, ':'};
      if (b2 == 0xA2) return {High::kMark, 3, '*'};
      if (b2 == 0x89 || b2 == 0xAF || b2 == 0x87) return {High::kThinSpace, 3};
      if (b2 <= 0x8B) return {High::kSpace, 3};
      if (b2 == 0xA8 || b2 == 0xA9) return {High::kSpace, 3};
      if (b2 >= 0x8C && b2 <= 0x8F) return {High::kSoftHyphen, 3};  // joiners and direction marks
    }
    if (b1 == 0x85) return {High::kFraction, 3};                 // thirds, fifths, eighths
    if (b1 == 0x88 && b2 == 0x92) return {High::kMark, 3, '-'};  // minus
    return {High::kSign, 3};  // € ₹ ≥ ≈ arrows, bullets, boxes
  }
  if (b0 == 0xEF && b1 == 0xBB && byte(2) == 0xBF) return {High::kSoftHyphen, 3};
  if (b0 == 0xF0) return {High::kSign, 4};
  // The signs of the baht and the taka stand among letters.
  const std::string_view sign = text.substr(at, 3);
  if (sign == "\xE0\xB8\xBF" || sign == "\xE0\xA7\xB3") return {High::kSign, 3};
  if (b0 >= 0xE0) return {High::kLetter, 3};
  if (b0 >= 0xC0) return {High::kLetter, 2};
  return {High::kLetter, 1};
}

// Behind the day of ISO 8601 its time: "T18:00", "T18:00:05Z", "T18:00+05:30"; else `day`.
size_t ClockEnd(std::string_view text, size_t day) {
  const auto two = [&](size_t i) { return DigitAt(text, i) && Digits(text, i) == i + 2; };
  if (At(text, day) != 'T' || !two(day + 1) || At(text, day + 3) != ':' || !two(day + 4))
    return day;
  size_t end = day + 6;
  if (At(text, end) == ':' && two(end + 1)) end += 3;
  if (At(text, end) == '.' && DigitAt(text, end + 1)) end = Digits(text, end + 1);
  if (At(text, end) == 'Z') return LetterAt(text, end + 1) ? end : end + 1;
  if ((At(text, end) == '+' || At(text, end) == '-') && two(end + 1) && At(text, end + 3) == ':' &&
      two(end + 4))
    return end + 6;
  return end;
}

Lexeme ScanNumber(std::string_view text, size_t at, bool spaces_group, bool degrees) {
  size_t begin = at;
  if (!IsDigit(text[begin]) && text[begin] != '.') {
    const High high = static_cast<uint8_t>(text[begin]) >= 0x80 ? HighAt(text, begin) : High{};
    if (high.kind == High::kFraction) return Make(TokenKind::kFraction, begin + high.size);
    begin += static_cast<uint8_t>(text[begin]) >= 0x80 ? high.size : 1;  // the sign
  }
  const size_t run = Digits(text, begin);
  const size_t width = run - begin;
  const char next = At(text, run);

  if (width == 4 && next == '-' && Digits(text, run + 1) == run + 3 && At(text, run + 3) == '-' &&
      Digits(text, run + 4) == run + 6) {
    return Make(TokenKind::kDate, ClockEnd(text, run + 6));
  }
  // 2019/11/07
  if (width == 4 && next == '/' && Digits(text, run + 1) == run + 3 && At(text, run + 3) == '/' &&
      Digits(text, run + 4) == run + 6) {
    return Make(TokenKind::kDate, run + 6);
  }
  // 31.01.2021
  if (width <= 2 && width > 0 && next == '.') {
    const size_t second = Digits(text, run + 1);
    if (second > run + 1 && second - run - 1 <= 2 && At(text, second) == '.' &&
        (At(text, second + 1) == '1' || At(text, second + 1) == '2') &&
        Digits(text, second + 1) == second + 5 && At(text, second + 5) != '.' &&
        !LetterAt(text, second + 5)) {
      return Make(TokenKind::kDate, second + 5);
    }
  }
  if (next == '-') {  // 978-3-16-148410-0: two hyphens and more between digits name something
    size_t end = run;
    int hyphens = 0;
    size_t last = run;
    while (At(text, end) == '-' && DigitAt(text, end + 1)) {
      last = end + 1;
      end = Digits(text, last);
      ++hyphens;
    }
    // 7-11-2019
    if (hyphens == 2 && width <= 2 && last - run <= 4 && end - last == 4 &&
        (text[last] == '1' || text[last] == '2') && !LetterAt(text, end))
      return Make(TokenKind::kDate, end);
    if (hyphens >= 2 && !LetterAt(text, end)) return Make(TokenKind::kIdentifier, end);
  }
  if (next == '-' && width == 3) {  // 555-0134, 800-555-0134
    const size_t second = Digits(text, run + 1);
    if (second - run - 1 == 4 && text[run + 1] == '0') return Make(TokenKind::kIdentifier, second);
    if (second - run - 1 == 3 && At(text, second) == '-' &&
        Digits(text, second + 1) == second + 5) {
      return Make(TokenKind::kIdentifier, second + 5);
    }
  }
  if (text.substr(run, 3) == "\xE2\x81\x84" && DigitAt(text, run + 3)) {  // fraction slash
    const size_t second = Digits(text, run + 3);
    const bool whole = !LetterAt(text, second) && width <= 3 && second - run - 3 <= 3;
    return Make(whole ? TokenKind::kFraction : TokenKind::kIdentifier,
                whole ? second : OddEnd(text, second));
  }
  if (next == '/' && DigitAt(text, run + 1)) {
    const size_t second = Digits(text, run + 1);
    const std::string_view denominator = text.substr(run + 1, second - run - 1);
    if (At(text, second) == '/' && DigitAt(text, second + 1) && width <= 2 &&
        denominator.size() <= 2) {
      const size_t third = Digits(text, second + 1);
      if (third - second - 1 == 4 || third - second - 1 == 2) return Make(TokenKind::kDate, third);
    }
    if (At(text, second) != '/' && width <= denominator.size() && IsDenominator(denominator) &&
        text.substr(begin, width) < denominator) {
      return Make(TokenKind::kFraction, second);
    }
    return Make(TokenKind::kIdentifier, OddEnd(text, run));
  }
  if (next == ':' && DigitAt(text, run + 1) && width <= 2) {
    size_t end = run;
    while (At(text, end) == ':' && Digits(text, end + 1) == end + 3) end += 3;
    if (end > run) return Make(TokenKind::kClock, end);
    return Make(TokenKind::kOdd, OddEnd(text, run));
  }

  if (begin == at && next != '.') {
    if (const size_t code = CodeEnd(text, begin, run); code != kNoGroups)
      return Make(TokenKind::kIdentifier, OddEnd(text, code));
  }
  size_t end = Groups(text, begin, run, spaces_group);
  if (end == kNoGroups) return Make(TokenKind::kOdd, OddEnd(text, run));
  const bool grouped = end > run;
  bool integer = true;
  if (At(text, end) == '.' && DigitAt(text, end + 1)) {
    integer = false;
    end = Digits(text, end + 1);
    if (At(text, end) == '.' && DigitAt(text, end + 1)) {
      return Make(TokenKind::kIdentifier, OddEnd(text, end));  // versions, addresses
    }
  }
  if (At(text, end) == ',' && DigitAt(text, end + 1) && (!integer || grouped)) {
    return Make(TokenKind::kOdd, OddEnd(text, end));
  }
  if (const size_t power = ScientificEnd(text, begin, width, end); power != kNoGroups)
    return Make(TokenKind::kNumber, power);
  if (static_cast<uint8_t>(At(text, end)) >= 0x80) {
    const High high = HighAt(text, end);
    if (high.kind == High::kFraction && integer) return Make(TokenKind::kFraction, end + high.size);
  }
  return WithSuffix(text, begin, end, integer, integer && !grouped && begin == at, degrees);
}

}  // namespace crosscheck::scan
