// The door is FindChanges: which figures of a sentence say by how much something changed, and from
// and to which level. The word of change tells the direction, the word before the figure its part:
// "rose [45%] from [6.2] to [9]", "a fall of [3]", "a [5 per cent] rise", "down from [340p]".
#include <cstdlib>

#include "lex/class_bits.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

constexpr uint32_t kNone = ~uint32_t{0};

class ChangeFinder {
 public:
  ChangeFinder(const Source& source, std::span<const Mention> mentions)
      : source_(source), tokens_(source.lexed.tokens), mentions_(mentions) {}

  void Read(Value& value) {
    const Mention& mention = mentions_[value.mention];
    if (!value.quantity || mention.form == MentionForm::kAge) return;
    const TokenRange sentence = source_.lexed.sentences[mention.sentence].tokens;
    if (mention.sentence != sentence_) sentence_ = mention.sentence, word_ = kNone;
    first_ = sentence.begin;
    last_ = sentence.end;
    ChangeRole role = ChangeRole::kNone;
    const TokenRange tokens = TokensOf(value, mention);
    const uint32_t word = WordOf(value, tokens, role);
    if (role == ChangeRole::kNone) return;
    if (word == kNone || word != word_) ++change_;
    word_ = word;
    end_ = tokens.end;
    role_ = role;
    value.change = {role, Direction(*value.quantity, word, role), change_};
  }

 private:
  // "rose", "cut", and "doubled" and "halved", which only go to and from.
  bool IsChangeWord(uint32_t at) const {
    return tokens_[at].Is(WordClass::kChange) ||
           (tokens_[at].Is(WordClass::kMultiple) &&
            (tokens_[at].flags & (token_flags::kEndsEd | token_flags::kEndsIng)) != 0);
  }
  int32_t ValueOf(uint32_t at) const {
    if (tokens_[at].Is(WordClass::kChange)) return source_.ValueAt(at, WordClass::kChange);
    return source_.ValueAt(at, WordClass::kMultiple) == 0 ? -2 : 2;
  }
  // "fell below 40", "rose above 39,000": where it went, not how far.
  bool IsLevel(uint32_t at) const {
    return tokens_[at].word == kw::k_below || tokens_[at].word == kw::k_above;
  }

  int8_t Direction(const Quantity& quantity, uint32_t word, ChangeRole role) const {
    if (role == ChangeRole::kFromTo) return quantity.high < quantity.low ? int8_t{-1} : int8_t{1};
    return ValueOf(word) < 0 ? int8_t{-1} : int8_t{1};
  }

  // The word of change before `at` that it may belong to: the nearest, in the clause.
  uint32_t WordBefore(uint32_t at) const {
    constexpr uint32_t kFarthest = 14;
    for (uint32_t i = at; i > first_ && at - i < kFarthest; --i) {
      const Token& token = tokens_[i - 1];
      if (IsChangeWord(i - 1)) return i - 1;
      // "since 2006" and "after May" break no clause as "who" and "which" do.
      const bool clause = token.Is(WordClass::kClauseBreak) && !token.Is(WordClass::kPreposition);
      if (token.IsMark(';') || token.IsMark(':') || clause) return kNone;
    }
    return kNone;
  }

  // "a 5 per cent rise", "a 25-basis-point rate cut"
  uint32_t NounBehind(const Value& value, uint32_t end) const {
    constexpr uint32_t kWordsBetween = 2;
    const Dimension dimension = GetUnit(value.quantity->unit).dimension;
    if (dimension == Dimension::kCount || dimension == Dimension::kDuration) return kNone;
    constexpr uint64_t kEnds = Bit(WordClass::kPreposition) | Bit(WordClass::kConjunction) |
                               Bit(WordClass::kAux) | Bit(WordClass::kSay) |
                               Bit(WordClass::kArticle) | Bit(WordClass::kDeterminer);
    for (uint32_t i = end; i < last_ && i <= end + kWordsBetween; ++i) {
      const Token& token = tokens_[i];
      if (IsChangeWord(i) && !token.Has(token_flags::kEndsEd) && !token.Has(token_flags::kEndsIng))
        return token.Is(WordClass::kPreposition) || IsVerbOf(i + 1) ? kNone : i;
      if (token.kind != TokenKind::kWord || (token.classes & kEnds) != 0) return kNone;
    }
    return kNone;
  }

  // "81 mg cut risk": a word of change with an object behind it is a verb.
  bool IsVerbOf(uint32_t behind) const {
    constexpr uint64_t kNoObject = Bit(WordClass::kPreposition) | Bit(WordClass::kConjunction) |
                                   Bit(WordClass::kAux) | Bit(WordClass::kVerb) |
                                   Bit(WordClass::kSay) | Bit(WordClass::kClauseBreak) |
                                   Bit(WordClass::kStop) | Bit(WordClass::kRelative);
    return behind < last_ && tokens_[behind].kind == TokenKind::kWord &&
           (tokens_[behind].classes & kNoObject) == 0;
  }

  // "set up 5 schools" is no rise: behind "up" and "down" a count of things is one only where they
  // are the predicate ("employment was up 400 jobs").
  bool IsPhrasalVerb(const Value& value, uint32_t word) const {
    if (!tokens_[word].Is(WordClass::kPreposition) || value.counted.empty()) return false;
    return word > first_ && tokens_[word - 1].kind == TokenKind::kWord &&
           !tokens_[word - 1].Is(WordClass::kAux);
  }

  // The tokens of a value: its mention's, or a part of them where the mention is two values.
  TokenRange TokensOf(const Value& value, const Mention& mention) const {
    TokenRange range = mention.tokens;
    while (range.begin + 1 < range.end && tokens_[range.begin].begin < value.span.begin)
      ++range.begin;
    while (range.end > range.begin + 1 && tokens_[range.end - 1].begin >= value.span.end)
      --range.end;
    return range;
  }

  // "rose $2.14, or 1.3 percent", "rose 32 points (0.4 per cent)": the same step in another unit.
  bool IsSaidAgain(uint32_t at) const {
    if (word_ == kNone || role_ != ChangeRole::kBy || end_ < first_ || end_ >= at) return false;
    constexpr uint32_t kMostBetween = 2;
    const Token& before = tokens_[at - 1];
    if (at - end_ > kMostBetween) return false;
    return before.word == kw::k_or ? at - end_ == 1 || tokens_[end_].IsMark(',')
                                   : before.IsMark('(') && at - end_ == 1;
  }

  uint32_t WordOf(const Value& value, TokenRange tokens, ChangeRole& role) const {
    const uint32_t at = tokens.begin;
    if (value.quantity->form == QuantityForm::kChange) {
      role = ChangeRole::kFromTo;
      return WordBefore(at);
    }
    if (at > first_) {
      const uint32_t before = at - 1;
      const WordId link = tokens_[before].word;
      if (IsChangeWord(before)) {
        if (std::abs(ValueOf(before)) == 1 && !IsPhrasalVerb(value, before))
          role = IsLevel(at) ? ChangeRole::kTo : ChangeRole::kBy;
      } else if (IsSaidAgain(at)) {
        role = ChangeRole::kBy;
      } else if (link == kw::k_by) {
        role = ChangeRole::kBy;
      } else if (link == kw::k_from) {
        role = ChangeRole::kFrom;
      } else if (link == kw::k_to) {
        role = ChangeRole::kTo;
      } else if (link == kw::k_of) {
        if (before > first_ && IsChangeWord(before - 1)) role = ChangeRole::kBy;
      } else if (link == kw::k_at) {
        if (word_ != kNone && end_ == before) role = ChangeRole::kTo;
      }
      if (role != ChangeRole::kNone) {
        const uint32_t word = WordBefore(at);
        if (word != kNone) return word;
        role = ChangeRole::kNone;
      }
    }
    const uint32_t noun = NounBehind(value, tokens.end);
    if (noun != kNone) role = ChangeRole::kBy;
    return noun;
  }

  const Source& source_;
  const std::vector<Token>& tokens_;
  std::span<const Mention> mentions_;
  uint32_t first_ = 0, last_ = 0;  // of the sentence
  uint32_t sentence_ = kNone;
  uint32_t word_ = kNone;                // the word of change of the last figure
  uint32_t end_ = 0;                     // where that figure ends
  ChangeRole role_ = ChangeRole::kNone;  // and its part
  uint32_t change_ = 0;
};

}  // namespace

void FindChanges(const Source& source, std::span<const Mention> mentions,
                 std::vector<Value>& values) {
  ChangeFinder finder(source, mentions);
  for (Value& value : values) finder.Read(value);
}

}  // namespace crosscheck::normalize
