// The door is FindMentions: at each token that can begin a mention both grammars are asked, the
// longer reading wins, and a few contexts in which digits are a name are kept out.
#include "crosscheck/grammar/mention.h"

#include <algorithm>
#include <optional>
#include <span>

#include "base/large_pages.h"
#include "crosscheck/lex/lexicon.h"
#include "grammar/context.h"
#include "grammar/grammars.h"
#include "lex/class_bits.h"
#include "lex/lexicon_internal.h"

namespace crosscheck {
namespace {
#include "lex/lexicon.inc"

// First sets: a grammar is asked only where it can begin (WordClass::kBeginsQuantity, kBeginsTime).
// The words that stand everywhere ("the", "a", "about") are turned away by the token behind them.
constexpr uint64_t kTimeWords =
    Bit(WordClass::kDigitWord) | Bit(WordClass::kTeenWord) | Bit(WordClass::kTensWord) |
    Bit(WordClass::kVague) | Bit(WordClass::kOrdinalWord) | Bit(WordClass::kMonth) |
    Bit(WordClass::kWeekday) | Bit(WordClass::kSeason) | Bit(WordClass::kRelative) |
    Bit(WordClass::kTimeUnit) | Bit(WordClass::kModifier) | Bit(WordClass::kHoliday) |
    Bit(WordClass::kDecadeName);
// What the time grammar reads behind "the".
constexpr uint64_t kBehindThe = kTimeWords | Bit(WordClass::kTimeOfDay);
constexpr WordId kBehindTheWords[] = {
    kw::k_same,   kw::k_end,         kw::k_beginning, kw::k_start,   kw::k_rest,    kw::k_middle,
    kw::k_early,  kw::k_late,        kw::k_mid,       kw::k_time,    kw::k_moment,  kw::k_near,
    kw::k_future, kw::k_fiscal,      kw::k_latter,    kw::k_present, kw::k_close,   kw::k_most,
    kw::k_recent, kw::k_foreseeable, kw::k_distant,   kw::k_final,   kw::k_opening, kw::k_initial};

template <size_t n>
bool IsOneOf(WordId word, const WordId (&words)[n]) {
  for (WordId w : words) {
    if (word == w) return true;
  }
  return false;
}

bool IsNumeral(const Token& token) {
  return token.kind == TokenKind::kNumber || token.kind == TokenKind::kFraction;
}

// Behind a number that is no year, what makes it one of a time: "7 May", "5 years ago", "490 BC".
bool NumberOfTime(std::span<const Token> tokens, uint32_t at, uint32_t end) {
  constexpr uint64_t kBehind = Bit(WordClass::kMonth) | Bit(WordClass::kTimeUnit) |
                               Bit(WordClass::kEra) | Bit(WordClass::kScale) |
                               Bit(WordClass::kHundred);
  if (at + 1 >= end) return false;
  const Token& next = tokens[at + 1];
  if ((next.classes & kBehind) != 0 || next.word == kw::k_of || next.word == kw::k_noon ||
      next.word == kw::k_midnight || next.kind == TokenKind::kFraction ||
      next.Is(WordClass::kZone) || next.word == kw::k_ad || next.word == kw::k_ce)
    return true;
  if (next.Is(WordClass::kTimeOfDay)) return true;
  // "22-25 April", "two bloody weeks", "28 July to 1 August"
  const bool joined = next.IsMark('-') || next.word == kw::k_to || next.word == kw::k_and ||
                      next.word == kw::k_until || next.word == kw::k_through;
  for (uint32_t i = at + 2; i < std::min(at + 5, end); ++i) {
    if ((tokens[i].classes & (kBehind | Bit(WordClass::kTimeOfDay))) != 0) return true;
    if (!joined && tokens[i].kind != TokenKind::kWord) return false;
  }
  return false;
}

// Words that stand everywhere and begin a time before few others: "that" before "day", "from"
// before "June". nullopt for all other words.
std::optional<bool> WorthReading(const Token& token, const Token* next) {
  constexpr uint64_t kNumeral = Bit(WordClass::kDigitWord) | Bit(WordClass::kTeenWord) |
                                Bit(WordClass::kTensWord) | Bit(WordClass::kVague);
  switch (token.word) {
    case kw::k_that:
    case kw::k_this:
      if (next == nullptr) return false;
      return next->kind == TokenKind::kNumber || next->word == kw::k_same ||
             next->word == kw::k_time || next->word == kw::k_period || next->word == kw::k_fiscal ||
             next->word == kw::k_financial || next->word == kw::k_calendar ||
             next->word == kw::k_a || next->word == kw::k_few ||
             (next->word != 0 &&
              (lexicon_internal::Starts(next->word) &
               (kNumeral | Bit(WordClass::kTimeUnit) | Bit(WordClass::kTimeOfDay) |
                Bit(WordClass::kSeason) | Bit(WordClass::kMonth) | Bit(WordClass::kWeekday) |
                Bit(WordClass::kHoliday) | Bit(WordClass::kRelative))) != 0);
    case kw::k_from:
    case kw::k_between:
      return next != nullptr &&
             (next->kind == TokenKind::kNumber || next->kind == TokenKind::kOrdinal ||
              next->Is(WordClass::kMonth) || next->word == kw::k_the || next->word == kw::k_years);
    case kw::k_these:
    case kw::k_many:
      return next != nullptr && next->Is(WordClass::kTimeUnit);
    case kw::k_long:
      return next != nullptr && next->word == kw::k_ago;
    case kw::k_since:
      return next != nullptr && next->word == kw::k_then;
    case kw::k_may:
      if (!token.Capitalized()) return false;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool TimeBegins(std::span<const Token> tokens, uint32_t at, uint32_t end) {
  const Token& token = tokens[at];
  switch (token.kind) {
    case TokenKind::kNumber:
    case TokenKind::kFraction:
      if (token.year_like || NumberOfTime(tokens, at, end)) return true;
      // "in 1066"
      return at > 0 && tokens[at - 1].Is(WordClass::kPreposition) &&
             token.Has(token_flags::kBare) && token.end - token.begin == 4;
    case TokenKind::kOrdinal:
    case TokenKind::kDecade:
    case TokenKind::kDate:
    case TokenKind::kClock:
      return true;
    case TokenKind::kIdentifier:
      return token.Is(WordClass::kQuarterName) || token.Is(WordClass::kHoliday);
    case TokenKind::kWord:
      break;
    default:
      return false;
  }
  if (!token.Is(WordClass::kBeginsTime)) return false;
  const Token* behind = at + 1 < end ? &tokens[at + 1] : nullptr;
  if (const auto worth = WorthReading(token, behind)) return *worth;
  // "new", "all", "good": words that begin a time as the first of a holiday's name only.
  if ((token.classes & kTimeWords) == 0 &&
      (lexicon_internal::Starts(token.word) & Bit(WordClass::kHoliday)) != 0)
    return MatchPhrase(tokens, at, end, WordClass::kHoliday).length > 0;
  if (token.word == kw::k_the) {
    if (at + 1 >= end) return false;
    const Token& next = tokens[at + 1];
    return next.kind == TokenKind::kNumber || next.kind == TokenKind::kOrdinal ||
           next.kind == TokenKind::kDecade ||
           (next.word != 0 && ((lexicon_internal::Starts(next.word) & kBehindThe) != 0 ||
                               IsOneOf(next.word, kBehindTheWords)));
  }
  if (token.word == kw::k_a || token.word == kw::k_an) {
    constexpr uint64_t kBehindA = Bit(WordClass::kTimeUnit) | Bit(WordClass::kVague) |
                                  Bit(WordClass::kDigitWord) | Bit(WordClass::kTeenWord) |
                                  Bit(WordClass::kTensWord) | Bit(WordClass::kHundred) |
                                  Bit(WordClass::kScale);
    if (at + 1 >= end) return false;
    const Token& next = tokens[at + 1];
    return next.kind == TokenKind::kNumber || (next.classes & kBehindA) != 0 ||
           next.word == kw::k_single || next.word == kw::k_full || next.word == kw::k_whole ||
           next.word == kw::k_half || next.word == kw::k_dozen ||
           MatchPhrase(tokens, at, end, WordClass::kVague).length > 0;
  }
  return true;
}

bool QuantityBegins(std::span<const Token> tokens, uint32_t at, uint32_t end) {
  const Token& token = tokens[at];
  if (IsNumeral(token)) return true;
  if (!token.Is(WordClass::kBeginsQuantity)) return false;
  if (token.word == kw::k_from || token.word == kw::k_between || token.word == kw::k_us) {
    // Before a word that begins no figure they begin none.
    constexpr uint64_t kFigure =
        Bit(WordClass::kBeginsQuantity) | Bit(WordClass::kBeginsQualifier) | Bit(WordClass::kUnit);
    return at + 1 < end &&
           (tokens[at + 1].kind != TokenKind::kWord || (tokens[at + 1].classes & kFigure) != 0);
  }
  if (token.word != kw::k_a && token.word != kw::k_an) return true;
  if (at + 1 >= end) return false;
  const Token& next = tokens[at + 1];
  return next.IsMark('-') ||
         (next.classes & (Bit(WordClass::kHundred) | Bit(WordClass::kScale) |
                          Bit(WordClass::kFractionWord))) != 0 ||
         next.word == kw::k_dozen || next.word == kw::k_half ||
         MatchPhrase(tokens, at, end, WordClass::kVague).length > 0;
}

// Which grammars can begin at a token. A qualifier begins only with what it qualifies.
struct CanBegin {
  bool time, quantity;
};
CanBegin WhatCanBegin(std::span<const Token> tokens, uint32_t at, uint32_t end) {
  uint32_t behind = at;
  for (int i = 0; i < 2 && behind < end; ++i) {
    if (!tokens[behind].Is(WordClass::kBeginsQualifier)) break;
    const PhraseMatch match = MatchPhrase(tokens, behind, end, WordClass::kModifier);
    if (match.length == 0) break;
    behind += match.length;
  }
  if (behind == at) return {TimeBegins(tokens, at, end), QuantityBegins(tokens, at, end)};
  // "some" and "early" are more than qualifiers.
  constexpr uint64_t kOther = Bit(WordClass::kVague) | Bit(WordClass::kMultiple) |
                              Bit(WordClass::kRelative) | Bit(WordClass::kOrdinalWord);
  const bool other =
      (lexicon_internal::Starts(tokens[at].word) & kOther) != 0 ||
      (tokens[at].word == kw::k_some && at + 1 < end && tokens[at + 1].word == kw::k_time);
  const bool inside = behind < end;
  // "sub-7": a hyphen may stand behind a qualifier.
  if (inside && tokens[behind].IsMark('-') && behind + 1 < end) ++behind;
  return {other || (inside && TimeBegins(tokens, behind, end)),
          other || (inside && QuantityBegins(tokens, behind, end))};
}

class Finder {
 public:
  Finder(const LexedText& lexed, std::vector<Mention>& out)
      : lexed_(lexed), tokens_(lexed.tokens), context_(lexed.tokens), out_(out) {}

  void Sentence(uint32_t index) {
    const TokenRange range = lexed_.sentences[index].tokens;
    context_.SetSentence(range);
    for (uint32_t i = range.begin; i < range.end;) {
      // Nine in ten tokens are turned away here.
      constexpr uint64_t kBegins = Bit(WordClass::kBeginsQuantity) | Bit(WordClass::kBeginsTime) |
                                   Bit(WordClass::kBeginsQualifier);
      const Token& token = tokens_[i];
      if ((token.classes & kBegins) == 0 &&
          (token.kind == TokenKind::kWord || token.kind == TokenKind::kPunctuation)) {
        ++i;
        continue;
      }
      const auto [time_can, quantity_can] = WhatCanBegin(tokens_, i, range.end);
      if (!time_can && !quantity_can) {
        ++i;
        continue;
      }
      Mention& quantity = quantity_;
      Mention& time = time_;
      quantity.form = time.form = MentionForm::kPoint;
      quantity.piece_count = time.piece_count = 0;
      const Token* base = tokens_.data();
      const Token* at = base + i;
      const Token* last = base + range.end;
      const Token* time_end = time_can ? grammar::ParseTime(base, at, last, time) : at;
      const Token* quantity_end =
          quantity_can ? grammar::ParseQuantity(base, at, last, true, quantity) : at;
      if (quantity.form == MentionForm::kRange && context_.IsChangeAndLevel(quantity, i))
        quantity_end = grammar::ParseQuantity(base, at, last, false, quantity);
      if (quantity.form == MentionForm::kChange && context_.IsSpread(i))
        quantity.form = MentionForm::kRange;
      quantity.tokens = {i, static_cast<uint32_t>(quantity_end - base)};
      time.tokens = {i, static_cast<uint32_t>(time_end - base)};
      if (quantity_end > at && context_.IsNotQuantity(quantity, i)) quantity_end = at;
      if (time_end > at && context_.IsNotTime(time, i)) time_end = at;
      const bool is_time =
          time_end > at && (time_end >= quantity_end || context_.YearBeforeNoun(quantity, i) ||
                            context_.BetweenYears(time, quantity));
      const Token* end = is_time ? time_end : quantity_end;
      if (end == at) {
        ++i;
        continue;
      }
      Mention& mention = out_.emplace_back(is_time ? time : quantity);
      mention.tokens = {i, static_cast<uint32_t>(end - base)};
      if (context_.IsAge(mention, i)) mention.form = MentionForm::kAge;
      mention.sentence = index;
      i = mention.tokens.end;
      if (is_time) Split();
    }
  }

 private:
  // A stretch with two ends becomes two mentions.
  void Split() {
    const Mention whole = out_.back();
    const TokenRange end = whole.Find(Role::kEnd);
    if (end.empty()) return;
    if (whole.form != MentionForm::kUpTo) {
      out_.back().tokens = whole.Find(Role::kLow);
      out_.emplace_back(whole).tokens = end;
      return;
    }
    out_.back().tokens.end = whole.Find(Role::kRelative).begin;
    Mention& inner = out_.emplace_back(EndOfStretch(whole));
    inner.tokens = end;
    inner.sentence = whole.sentence;
  }

  const LexedText& lexed_;
  const std::vector<Token>& tokens_;
  grammar::Context context_;
  std::vector<Mention>& out_;
  Mention quantity_, time_;  // under construction; here, so that they are not cleared each time
};

}  // namespace

std::vector<Mention> FindMentions(const LexedText& lexed) {
  std::vector<Mention> mentions;
  // News has a mention in some thirty tokens; a text with more grows the vector.
  mentions.reserve(lexed.tokens.size() / 32);
  WantLargePages(mentions.data(), mentions.capacity() * sizeof(Mention));
  Finder finder(lexed, mentions);
  for (uint32_t i = 0; i < lexed.sentences.size(); ++i) finder.Sentence(i);
  return mentions;
}

// The pieces behind the begin of kEnd are those of the end; the others tell the length.
Mention EndOfStretch(const Mention& stretch) {
  Mention end;
  const TokenRange range = stretch.Find(Role::kEnd);
  for (uint8_t i = 0; i < stretch.piece_count; ++i) {
    const Piece& piece = stretch.pieces[i];
    if (piece.role != Role::kEnd && piece.tokens.begin >= range.begin)
      end.pieces[end.piece_count++] = piece;
  }
  end.form = end.Has(Role::kDay)     ? MentionForm::kDate
             : end.Has(Role::kMonth) ? MentionForm::kMonth
                                     : MentionForm::kYear;
  end.tokens = range;
  end.sentence = stretch.sentence;
  return end;
}

std::string_view MentionFormName(MentionForm form) {
  constexpr std::string_view kNames[] = {
      "POINT",    "RANGE",     "CHANGE",    "VAGUE", "SHARE",       "MULTIPLE",
      "AGE",      "DATE",      "MONTH",     "YEAR",  "FISCAL_YEAR", "YEAR_RANGE",
      "DECADE",   "CENTURY",   "QUARTER",   "HALF",  "SEASON",      "WEEKDAY",
      "RELATIVE", "AGO",       "TODAY",     "THEN",  "DURATION",    "UP_TO",
      "SET",      "REFERENCE", "DAY_RANGE", "CLOCK", "HOLIDAY",     "PART_OF_DAY"};
  return kNames[static_cast<size_t>(form)];
}

std::string_view RoleName(Role role) {
  constexpr std::string_view kNames[] = {"modifier", "after",     "currency", "low",     "high",
                                         "scale",    "unit",      "head",     "part",    "per",
                                         "per_unit", "day",       "month",    "year",    "weekday",
                                         "ordinal",  "time_unit", "relative", "season",  "end",
                                         "day_part", "clock",     "zone",     "holiday", "minor"};
  return kNames[static_cast<size_t>(role)];
}

std::string DebugString(const Mention& mention, const LexedText& lexed, std::string_view text) {
  std::string out(MentionFormName(mention.form));
  for (uint8_t i = 0; i < mention.piece_count; ++i) {
    out += ' ';
    out += RoleName(mention.pieces[i].role);
    out += "=\"";
    out += lexed.SpanOf(mention.pieces[i].tokens).In(text);
    out += '"';
  }
  return out;
}

}  // namespace crosscheck
