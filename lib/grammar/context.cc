// The doors are the public functions of Context (context.h): the contexts in which a number is no
// quantity, each a small question about the tokens around it.
#include "grammar/context.h"

#include "crosscheck/lex/lexicon.h"
#include "lex/class_bits.h"

namespace crosscheck::grammar {
namespace {
#include "lex/lexicon.inc"

template <size_t n>
bool IsOneOf(WordId word, const WordId (&words)[n]) {
  for (WordId w : words) {
    if (word == w) return true;
  }
  return false;
}

// Not what a headline in title case or the head of a sentence writes with a capital.
constexpr uint64_t kNoName =
    Bit(WordClass::kMonth) | Bit(WordClass::kWeekday) | Bit(WordClass::kAbbreviation) |
    Bit(WordClass::kPreposition) | Bit(WordClass::kConjunction) | Bit(WordClass::kArticle) |
    Bit(WordClass::kDeterminer) | Bit(WordClass::kModifier) | Bit(WordClass::kVerb) |
    Bit(WordClass::kAux) | Bit(WordClass::kSay) | Bit(WordClass::kPronoun) | Bit(WordClass::kStop) |
    Bit(WordClass::kClauseBreak) | Bit(WordClass::kChange);
bool IsName(const Token& token) {
  return token.kind == TokenKind::kWord && token.Capitalized() && !(token.classes & kNoName);
}

}  // namespace

// "2017 report", "the 2020 elections": a year that describes a noun, not a count of it.
bool Context::YearBeforeNoun(const Mention& quantity, uint32_t at) const {
  if (!tokens_[at].year_like || quantity.form != MentionForm::kPoint || quantity.Has(Role::kUnit))
    return false;
  // "killed 2019 people", but "in 2019 people died", "since 2014 women have".
  const TokenRange head = quantity.Find(Role::kHead);
  constexpr uint64_t kYearBehind = Bit(WordClass::kPreposition) | Bit(WordClass::kClauseBreak) |
                                   Bit(WordClass::kMonth) | Bit(WordClass::kSeason) |
                                   Bit(WordClass::kArticle) | Bit(WordClass::kDeterminer);
  const bool counts = head.size() == 1 && tokens_[head.begin].Is(WordClass::kPlural) &&
                      !tokens_[head.begin].Capitalized() &&
                      (at == first_ || (tokens_[at - 1].classes & kYearBehind) == 0) &&
                      (head.end >= last_ || tokens_[head.end].kind != TokenKind::kPossessive);
  return !counts;
}

// "between 1600 and 1900 world trade grew", not "between 1600 and 1900 people".
bool Context::BetweenYears(const Mention& time, const Mention& quantity) const {
  const TokenRange head = quantity.Find(Role::kHead);
  return time.form == MentionForm::kYearRange && !quantity.Has(Role::kUnit) &&
         !(head.size() == 1 && (tokens_[head.begin].Has(token_flags::kEndsS) ||
                                tokens_[head.begin].Is(WordClass::kPlural)));
}

// "rose 18 cents to $2.70", "fell by 3 to 12": what it rose by and where it stands now, no range.
bool Context::IsChangeAndLevel(const Mention& mention, uint32_t at) const {
  if (at == first_ || tokens_[at].word == kw::k_between) return false;
  const bool by = tokens_[at - 1].word == kw::k_by && at > first_ + 1;
  if (!tokens_[by ? at - 2 : at - 1].Is(WordClass::kChange)) return false;
  const TokenRange low = mention.Find(Role::kLow), high = mention.Find(Role::kHigh);
  if (high.begin <= low.end || tokens_[high.begin - 1].IsMark('-') ||
      tokens_[high.begin - 1].word == kw::k_or)
    return false;
  const bool bare = !mention.Has(Role::kUnit) && !mention.Has(Role::kHead);
  return mention.Has(Role::kCurrency) || high.begin > low.end + 1 || bare;
}

// "ranges from $5 to $12", "anything from 20 to 40": nothing went from the one to the other.
bool Context::IsSpread(uint32_t at) const {
  constexpr WordId kSpreads[] = {kw::k_range,    kw::k_ranges,   kw::k_ranged,   kw::k_ranging,
                                 kw::k_vary,     kw::k_varies,   kw::k_varied,   kw::k_varying,
                                 kw::k_anything, kw::k_anywhere, kw::k_somewhere};
  for (uint32_t i = at; i > first_ && at - i < 2; --i) {
    if (IsOneOf(tokens_[i - 1].word, kSpreads)) return true;
  }
  return false;
}

// "12 Oak Road", "221B Baker Street": from `at`, the token behind the number, capitals up to a
// word for a street.
bool Context::IsAddress(uint32_t at) const {
  constexpr uint32_t kMostWords = 5;
  constexpr uint64_t kNoStreet = Bit(WordClass::kVerb) | Bit(WordClass::kPreposition) |
                                 Bit(WordClass::kAux) | Bit(WordClass::kSay) |
                                 Bit(WordClass::kConjunction);
  for (uint32_t i = at; i < last_ && i - at < kMostWords; ++i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::kPossessive) continue;  // "1 St James's Square"
    if (token.kind != TokenKind::kWord && token.kind != TokenKind::kOrdinal) return false;
    if (i > at && token.Capitalized() && token.Is(WordClass::kThoroughfare)) return true;
    if (token.kind == TokenKind::kWord && (!token.Capitalized() || (token.classes & kNoStreet)))
      return false;
  }
  return false;
}

// "dial 111", "call us on 999", "text HOME to 741741"
bool Context::IsDialled(uint32_t at) const {
  if (at + 1 < last_ && tokens_[at + 1].Capitalized() && tokens_[at + 1].Is(WordClass::kDialled))
    return true;  // "the 90049 ZIP code"
  // "dial 911 or 999"
  while (at >= first_ + 2 && tokens_[at - 1].word == kw::k_or &&
         tokens_[at - 2].kind == TokenKind::kNumber)
    at -= 2;
  if (at == first_) return false;
  const auto dialled = [&](uint32_t back) {
    return at >= first_ + back && tokens_[at - back].Is(WordClass::kDialled);
  };
  if (dialled(1)) return true;
  const Token& before = tokens_[at - 1];
  if (before.word == kw::k_on || before.IsMark(':'))
    return dialled(2) || (dialled(3) && tokens_[at - 2].Is(WordClass::kPronoun));
  return before.word == kw::k_to && dialled(3) && tokens_[at - 2].AllCaps();
}

// "half past five", "quarter to six", "ten past seven"
bool Context::IsTimeOnTheClock(const Mention& mention, uint32_t at) const {
  const auto is_past = [&](uint32_t i) {
    return tokens_[i].word == kw::k_past || tokens_[i].word == kw::k_to;
  };
  if (at >= first_ + 2 && is_past(at - 1) &&
      (tokens_[at - 2].word == kw::k_half || tokens_[at - 2].word == kw::k_quarter))
    return true;
  constexpr uint64_t kSmall = Bit(WordClass::kDigitWord) | Bit(WordClass::kTeenWord);
  const uint32_t end = mention.Find(Role::kLow).end;
  if (at >= first_ + 2 && tokens_[at - 1].word == kw::k_past &&
      (tokens_[at - 2].classes & (kSmall | Bit(WordClass::kTensWord))) != 0)
    return true;
  return end + 1 < last_ && tokens_[end].word == kw::k_past &&
         (tokens_[end + 1].classes & kSmall) != 0;
}

// "5 p.m.", "around 11.30 pm"
bool Context::IsOnTheClock(TokenRange number) const {
  return number.end < last_ && tokens_[number.end].Is(WordClass::kTimeOfDay) &&
         WordValue(tokens_[number.end].word, WordClass::kTimeOfDay)->value == 1;
}

// "Day 3 of the trial", "week two": which one it is, not how many; "last year 12 died" counts.
bool Context::NumbersTime(const Mention& mention, uint32_t at) const {
  if (at == first_ || (mention.Has(Role::kHead) && !mention.Has(Role::kPart))) return false;
  const Token& unit = tokens_[at - 1];
  if (!unit.Is(WordClass::kTimeUnit) || unit.Has(token_flags::kEndsS)) return false;
  constexpr uint64_t kWhich = Bit(WordClass::kArticle) | Bit(WordClass::kDeterminer) |
                              Bit(WordClass::kRelative) | Bit(WordClass::kAdjective) |
                              Bit(WordClass::kOrdinalWord) | Bit(WordClass::kDigitWord);
  return at < first_ + 2 ||
         ((tokens_[at - 2].classes & kWhich) == 0 && tokens_[at - 2].word != kw::k_per &&
          tokens_[at - 2].kind != TokenKind::kNumber && !tokens_[at - 2].IsMark('-'));
}

// "took 4-32", "lost 0-2", "a 2-4 defeat": what "3-1" says by its falling figures.
bool Context::IsScoreAfterGame(const Mention& mention, uint32_t at) const {
  constexpr WordId kGame[] = {kw::k_won,    kw::k_win,   kw::k_lost,      kw::k_beat,
                              kw::k_drew,   kw::k_led,   kw::k_trailed,   kw::k_took,
                              kw::k_taking, kw::k_score, kw::k_scoreline, kw::k_a};
  const TokenRange high = mention.Find(Role::kHigh);
  return mention.form == MentionForm::kRange && at > first_ && !high.empty() &&
         tokens_[high.begin - 1].IsMark('-') && IsOneOf(tokens_[at - 1].word, kGame) &&
         (!mention.Has(Role::kHead) || tokens_[at - 1].word == kw::k_a);
}

// "302 for 8", "5 for 32": the scores of cricket, kept apart like "3-1".
bool Context::IsScoreFor(uint32_t at, uint32_t end) const {
  const auto bare = [&](uint32_t i) { return tokens_[i].Has(token_flags::kBare); };
  constexpr uint32_t kWickets = 10;
  const auto score = [&](uint32_t a, uint32_t b) {
    return bare(a) && bare(b) && (tokens_[a].hash <= kWickets) != (tokens_[b].hash <= kWickets);
  };
  if (end + 1 < last_ && tokens_[end].word == kw::k_for && score(end - 1, end + 1)) return true;
  return at >= first_ + 2 && tokens_[at - 1].word == kw::k_for && score(at - 2, at);
}

// "1 / 44": the counter of a gallery.
bool Context::IsCounter(uint32_t at, uint32_t end) const {
  const auto number = [&](uint32_t i) { return tokens_[i].kind == TokenKind::kNumber; };
  return (end + 1 < last_ && tokens_[end].IsMark('/') && number(end + 1)) ||
         (at >= first_ + 2 && tokens_[at - 1].IsMark('/') && number(at - 2));
}

// "section 12(3)", "501(c)(3)": a number in brackets that touch what they number; "fourteen.[8]": a
// note.
bool Context::IsInLabelBrackets(uint32_t at, uint32_t end) const {
  if (at > first_ && end < last_ && tokens_[at - 1].IsMark('[') && !tokens_[at - 1].SpaceBefore() &&
      tokens_[end].IsMark(']'))
    return true;
  if (at < first_ + 2 || end >= last_ || !tokens_[at - 1].IsMark('(') ||
      tokens_[at - 1].SpaceBefore() || !tokens_[end].IsMark(')'))
    return false;
  const Token& labelled = tokens_[at - 2];
  return labelled.kind == TokenKind::kNumber || labelled.kind == TokenKind::kIdentifier ||
         labelled.IsMark(')');
}

// "the first half of": an ordinal takes the half.
bool Context::IsNotShare(const Mention& mention, uint32_t at) const {
  return !mention.Has(Role::kLow) && at > first_ && tokens_[at].word == kw::k_half &&
         (tokens_[at - 1].Is(WordClass::kOrdinalWord) ||
          tokens_[at - 1].Is(WordClass::kAdjective) || tokens_[at - 1].Is(WordClass::kRelative) ||
          tokens_[at - 1].Is(WordClass::kPart));
}

// "Articles 5 and 6", "pages 3, 4 and 7": a label before the first of a list.
bool Context::LabelBefore(uint32_t at) const {
  constexpr uint32_t kMostInList = 5;
  for (uint32_t i = 0; at > first_ && i < kMostInList; ++i) {
    const Token& before = tokens_[at - 1];
    if (before.Is(WordClass::kLabel)) return true;
    const bool joins = before.IsMark(',') || before.IsMark('-') || before.word == kw::k_and ||
                       before.word == kw::k_or || before.word == kw::k_to ||
                       before.word == kw::k_of;  // "Image 4 of 9"
    if (!joins || at < first_ + 2 || tokens_[at - 2].kind != TokenKind::kNumber) return false;
    at -= 2;
  }
  return false;
}

// "category 4", "Section 301", "COVID -19", "the Model 3s".
bool Context::NumbersName(const Mention& mention, const Token& number, uint32_t at) const {
  // "737 Max 8 jets": behind a name that has a number already, which is no maximum either.
  const uint32_t figure = mention.Find(Role::kLow).begin;
  if (figure > first_ + 1 && number.kind == TokenKind::kNumber &&
      tokens_[figure - 1].Capitalized() && tokens_[figure - 2].kind == TokenKind::kNumber)
    return true;
  // "60 of the 737 Max planes": a word that would limit, with a capital and behind the figure.
  if (figure + 1 < last_ && number.Has(token_flags::kBare) &&
      tokens_[figure + 1].Is(WordClass::kModifier) && tokens_[figure + 1].Capitalized())
    return true;
  if (at == first_ || mention.Has(Role::kModifier) || mention.Has(Role::kCurrency)) return false;
  const Token& before = tokens_[at - 1];
  const TokenRange unit = mention.Find(Role::kUnit);
  const bool single_letter_unit = unit.size() == 1 && !tokens_[unit.begin].SpaceBefore() &&
                                  tokens_[unit.begin].end - tokens_[unit.begin].begin == 1 &&
                                  tokens_[unit.begin].kind == TokenKind::kWord;
  if (!unit.empty() && !single_letter_unit) return false;
  const bool label = LabelBefore(at) && unit.empty();
  if (label && (number.kind == TokenKind::kNumber || !mention.Has(Role::kHead))) return true;
  if (number.kind != TokenKind::kNumber) return false;
  // At the head of a sentence every word has a capital: only one that no table knows is a name.
  if (!IsName(before) || (at - 1 == first_ && before.word != 0)) return false;
  const TokenRange head = mention.Find(Role::kHead);
  // "Affecting 350,000 Students": no name has a number in groups.
  if (!number.Has(token_flags::kBare) && !head.empty()) return false;
  // "in Peru 300 houses", "Smith gave 12 men", but "Boeing 737 jets".
  const bool counts =
      !head.empty() && !tokens_[head.begin].Capitalized() &&
      (tokens_[head.end - 1].Is(WordClass::kPlural) ||
       (before.Is(WordClass::kPlace) && tokens_[head.end - 1].Has(token_flags::kEndsS)));
  return !counts;
}

// "test scores", "the scores": none of twenty. "killed scores", "among scores" are.
bool Context::IsOfATest(const Mention& mention, uint32_t at) const {
  if (tokens_[at].word != kw::k_scores || mention.tokens.size() != 1 || at == first_) return false;
  constexpr uint64_t kBeforeCount = Bit(WordClass::kVerb) | Bit(WordClass::kAux) |
                                    Bit(WordClass::kPreposition) | Bit(WordClass::kConjunction) |
                                    Bit(WordClass::kModifier) | Bit(WordClass::kSay);
  const Token& before = tokens_[at - 1];
  return before.kind == TokenKind::kWord && !(before.classes & kBeforeCount) &&
         !before.Has(token_flags::kEndsEd) && !before.Has(token_flags::kEndsIng);
}

// "the 2600 block of Birney Place": which houses, not how many.
bool Context::IsBlock(uint32_t end) const {
  return end + 1 < last_ && tokens_[end].word == kw::k_block && tokens_[end + 1].word == kw::k_of;
}

bool Context::IsNotQuantity(const Mention& mention, uint32_t at) const {
  const TokenRange low = mention.Find(Role::kLow);
  if (IsOfATest(mention, at) || IsBlock(low.end)) return true;
  if (mention.form == MentionForm::kMultiple) return false;
  if (low.empty()) return mention.form != MentionForm::kShare || IsNotShare(mention, at);
  if (mention.form == MentionForm::kPoint && NumbersName(mention, tokens_[low.begin], at))
    return true;
  if (tokens_[at].year_like && mention.form == MentionForm::kPoint && !mention.Has(Role::kUnit) &&
      at > first_ && IsName(tokens_[at - 1]))
    return true;  // "Vision 2030 plans"
  // "2018s best", "last-32", "under-18": no seconds, and part of a word.
  if (tokens_[low.begin].year_like && !mention.Has(Role::kHead) && !mention.Has(Role::kCurrency)) {
    const TokenRange unit = mention.Find(Role::kUnit);
    if (!unit.empty() && !tokens_[unit.begin].SpaceBefore() &&
        tokens_[unit.begin].end - tokens_[unit.begin].begin == 1)
      return true;
  }
  if (at > first_ + 1 && !tokens_[at].SpaceBefore() && tokens_[at - 1].IsMark('-') &&
      !tokens_[at - 1].SpaceBefore() &&
      (tokens_[at - 2].kind == TokenKind::kWord || tokens_[at - 2].kind == TokenKind::kNumber) &&
      !tokens_[at - 2].Is(WordClass::kUnit) && !mention.Has(Role::kUnit) &&
      !mention.Has(Role::kCurrency) && tokens_[at].kind == TokenKind::kNumber)
    return true;
  if (IsAgeGroup(at) || IsOnTheClock(low) || IsTimeToRead(mention, at)) return true;
  const bool no_currency = !mention.Has(Role::kCurrency) && !mention.Has(Role::kModifier);
  const bool no_unit = !mention.Has(Role::kUnit) && !mention.Has(Role::kHead) && no_currency;
  const TokenRange top = mention.Has(Role::kHigh) ? mention.Find(Role::kHigh) : low;
  if (no_currency && (!mention.Has(Role::kUnit) || !mention.Has(Role::kHead)) && IsAddress(top.end))
    return true;
  if (no_currency && !mention.Has(Role::kUnit) && IsScoreAfterGame(mention, at)) return true;
  if (no_unit && (IsDialled(at) || IsTimeOnTheClock(mention, at) ||
                  IsInLabelBrackets(at, mention.tokens.end) || IsCounter(at, mention.tokens.end)))
    return true;
  if (no_currency && !mention.Has(Role::kUnit) && low.size() == 1 && IsScoreFor(at, low.end))
    return true;
  if (mention.form == MentionForm::kRange && no_unit && LabelBefore(at)) return true;
  if (mention.form == MentionForm::kPoint && no_currency && !mention.Has(Role::kUnit) &&
      NumbersTime(mention, at))
    return true;
  // "22-25 April": the days of a date.
  const uint32_t behind = mention.tokens.end;
  if (behind < last_ && tokens_[behind].Is(WordClass::kMonth) && tokens_[behind].Capitalized() &&
      !mention.Has(Role::kUnit) && !mention.Has(Role::kHead) &&
      tokens_[behind - 1].Has(token_flags::kBare))
    return true;
  // "16-18 Industrial Avenue": house numbers.
  if (mention.form == MentionForm::kRange && !mention.Has(Role::kUnit) &&
      !mention.Has(Role::kCurrency) && !mention.Has(Role::kHead) && !mention.Has(Role::kModifier) &&
      behind < last_ && tokens_[behind].kind == TokenKind::kWord && tokens_[behind].Capitalized() &&
      tokens_[behind].word == 0)
    return true;
  // "a baker's dozen" is no dozen.
  if (tokens_[at].word == kw::k_dozen && at > first_ &&
      tokens_[at - 1].kind == TokenKind::kPossessive)
    return true;
  const bool bare = mention.form == MentionForm::kPoint && !mention.Has(Role::kUnit) &&
                    !mention.Has(Role::kCurrency) && !mention.Has(Role::kModifier);
  if (!bare) return EndsGlued(mention);
  const Token& number = tokens_[low.begin];
  if (number.year_like && !mention.Has(Role::kHead)) return true;
  // "49 Elm Street", "787 Dreamliner": digits before a name are part of it.
  // "kills 32 Medical source": behind a verb digits are a count, whatever a scraped page puts
  // there.
  const bool behind_verb =
      at > first_ && !tokens_[at - 1].Capitalized() && tokens_[at - 1].kind == TokenKind::kWord &&
      (tokens_[at - 1].classes & (Bit(WordClass::kVerb) | Bit(WordClass::kChange)) ||
       tokens_[at - 1].Has(token_flags::kEndsS) || tokens_[at - 1].Has(token_flags::kEndsIng));
  if (number.Has(token_flags::kBare) && !mention.Has(Role::kHead) && !mention.Has(Role::kPart) &&
      low.end < last_ && low.size() == 1 && !behind_verb) {
    const Token& next = tokens_[low.end];
    if (next.kind == TokenKind::kWord && next.SpaceBefore() && next.Capitalized() &&
        (next.word == 0 || next.end - next.begin == 1 ||
         (next.Is(WordClass::kAbbreviation) && !next.AllCaps() && !next.Is(WordClass::kMonth))))
      return true;
  }
  // "no one", "the one who", "one another": pronouns.
  if (number.word == kw::k_one && low.size() == 1) {
    if (at > first_ && tokens_[at - 1].word == kw::k_no) return true;
    const TokenRange head = mention.Find(Role::kHead);
    if (head.empty()) {
      // "One killed, 15 hurt": the bare count of a headline.
      const bool opens = at == first_ || tokens_[at - 1].IsMark(':') || tokens_[at - 1].IsMark(',');
      const Token& next = tokens_[std::min(low.end, last_ - 1)];
      const bool done_to =
          (next.Is(WordClass::kVerb) && next.Has(token_flags::kEndsEd)) || next.word == kw::k_dead;
      return !opens || low.end >= last_ || !done_to;
    }
    const Token& noun = tokens_[head.end - 1];
    if (mention.Has(Role::kPart) && !noun.Has(token_flags::kEndsS) && !noun.Is(WordClass::kPlural))
      return true;  // "one of the best"
  }
  return EndsGlued(mention);
}
// "5G-ready", "737-800", "3-D": the number runs on into something that is no unit.
bool Context::EndsGlued(const Mention& mention) const {
  // "305-471-TIPS" ends glued too.
  const bool range = mention.form == MentionForm::kRange;
  const TokenRange low = mention.Find(range ? Role::kHigh : Role::kLow);
  if (low.empty() || mention.piece_count == 0 || (!range && mention.form != MentionForm::kPoint))
    return false;
  if (mention.Has(Role::kUnit) || mention.Has(Role::kHead) || mention.Has(Role::kPerUnit) ||
      mention.Has(Role::kModifierAfter))
    return false;
  if (low.end + 1 >= last_ || !tokens_[low.end].IsMark('-') || tokens_[low.end].SpaceBefore())
    return false;
  return !tokens_[low.end + 1].SpaceBefore() && !tokens_[low.end + 1].IsMark(',');
}

bool Context::IsNotTime(const Mention& mention, uint32_t at) const {
  if (mention.form == MentionForm::kMonth && !mention.Has(Role::kYear) &&
      !mention.Has(Role::kRelative)) {
    // "May" and "March" at the head of a sentence, and months in names ("April Ryan", "June
    // Carter").
    constexpr uint32_t kShortMonth = 3;  // "Jan Brewer"
    const uint32_t month = mention.Find(Role::kMonth).begin;
    const bool word_too = tokens_[month].word == kw::k_may || tokens_[month].word == kw::k_march;
    const bool first_name =
        (tokens_[month].word == kw::k_april || word_too || tokens_[month].word == kw::k_june ||
         tokens_[month].word == kw::k_august ||
         tokens_[month].end - tokens_[month].begin == kShortMonth) &&
        (at == first_ || !tokens_[at - 1].Is(WordClass::kPreposition));
    const bool after = month + 1 < last_ && tokens_[month + 1].kind == TokenKind::kWord;
    if (at == first_ && word_too) return true;
    if (first_name && after && tokens_[month + 1].Capitalized() && tokens_[month + 1].word == 0)
      return true;
    if (at > first_ && ((IsName(tokens_[at - 1]) && tokens_[at - 1].word == 0) ||
                        tokens_[at - 1].Is(WordClass::kHonorific)))
      return true;  // "Theresa May", "Mrs May"
  }
  // "the last year of the talks" is no "last year".
  if (mention.form == MentionForm::kRelative && at > first_ && tokens_[at - 1].word == kw::k_the) {
    const uint32_t behind = mention.Find(Role::kTimeUnit).end;
    if (behind + 1 < last_ && tokens_[behind].word == kw::k_of &&
        (tokens_[behind + 1].classes & (Bit(WordClass::kArticle) | Bit(WordClass::kDeterminer))) !=
            0)
      return true;
  }
  if (mention.form == MentionForm::kYear && IsAddress(mention.tokens.end)) return true;
  if (mention.form == MentionForm::kDecade && IsNoDecade(mention, at)) return true;
  // "Section 2012", "1999%"
  const uint32_t end = mention.tokens.end;
  if (mention.form == MentionForm::kYear &&
      (LabelBefore(at) ||
       (end < last_ && tokens_[end].Is(WordClass::kUnit) && !tokens_[end].SpaceBefore())))
    return true;
  if (mention.form == MentionForm::kDuration && IsAgeGroup(at)) return true;
  // "Vision 2030", "Windows 2000": a year in a name; months are no names, and a sentence may begin
  // with one.
  if (mention.form == MentionForm::kYear && at > first_ && IsName(tokens_[at - 1]) &&
      tokens_[at - 1].word == 0 && tokens_[at - 1].kind == TokenKind::kWord &&
      tokens_[at].SpaceBefore())
    return true;
  return IsTitle(mention, at) || NeedsWordBefore(mention, at);
}

}  // namespace crosscheck::grammar
