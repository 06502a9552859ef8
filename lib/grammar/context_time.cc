// The doors are Context::NeedsWordBefore, a part of IsNotTime (what only the word before a time
// makes one), and IsDateline.
#include "crosscheck/lex/lexicon.h"
#include "grammar/context.h"
#include "lex/lexicon_internal.h"

namespace crosscheck::grammar {
namespace {
#include "lex/lexicon.inc"
}  // namespace

// Words that are a time only behind certain others: "at the time", "in the quarter", "at 11:28".
// "the Sunday Times", "the Daily Mail": a name with a time in it.
bool Context::IsTitle(const Mention& mention, uint32_t at) const {
  const bool set = mention.form == MentionForm::kSet;
  const uint32_t end = mention.tokens.end;
  // The word of a set is its kRelative; "the following Thursday" is a day.
  // "the Summer Palace", "the Winter Olympics"; but offensives and harvests are of spring and
  // autumn.
  const WordId named =
      mention.Has(Role::kSeason) ? tokens_[mention.Find(Role::kSeason).begin].word : WordId{0};
  const bool season = mention.form == MentionForm::kSeason && !mention.Has(Role::kYear) &&
                      (named == kw::k_summer || named == kw::k_winter);
  if ((!set && !season && mention.form != MentionForm::kWeekday) || end >= last_ ||
      (!set && mention.Has(Role::kRelative)))
    return false;
  const bool the =
      tokens_[at].word == kw::k_the || (at > first_ && tokens_[at - 1].word == kw::k_the);
  const Token& next = tokens_[end];
  return the && tokens_[end - 1].Capitalized() && next.kind == TokenKind::kWord &&
         next.Capitalized() && next.SpaceBefore() && !next.Is(WordClass::kMonth);
}

// "temperatures in the sixties": degrees; "a man in his 20s": his age. "the 1960s" and "the '60s"
// are years all the same.
bool Context::IsNoDecade(const Mention& decade, uint32_t at) const {
  const bool early_late = at > first_ + 1 && tokens_[at - 1].Is(WordClass::kAdjective);
  const WordId whose = at > first_ ? tokens_[at - (early_late ? 2 : 1)].word : WordId{0};
  if (whose == kw::k_his || whose == kw::k_her || whose == kw::k_their) return true;
  if (!tokens_[decade.Find(Role::kYear).begin].Is(WordClass::kDecadeName)) return false;
  constexpr int kOfTemperature = 2;
  for (uint32_t i = first_; i < last_; ++i) {
    if (!tokens_[i].Is(WordClass::kCue)) continue;
    const auto cue = WordValue(tokens_[i].word, WordClass::kCue);
    if (cue && cue->value == kOfTemperature) return true;
  }
  return false;
}

// "5 min read", and "7 hrs 19 mins" alone on its line: what a page says of a text or a film.
bool Context::IsTimeToRead(const Mention& mention, uint32_t at) const {
  const TokenRange unit = mention.Find(Role::kUnit);
  if (unit.size() != 1 || mention.form != MentionForm::kPoint) return false;
  const auto short_form = [&](uint32_t i) {
    const WordId word = tokens_[i].word;
    return word == kw::k_min || word == kw::k_mins || word == kw::k_hr || word == kw::k_hrs;
  };
  if (!short_form(unit.begin)) return false;
  if (unit.end < last_ && tokens_[unit.end].word == kw::k_read) return true;
  constexpr uint32_t kTokens = 4;
  return last_ - first_ == kTokens && at < last_ && short_form(first_ + 1) &&
         short_form(first_ + 3) && tokens_[first_].Has(token_flags::kBare) &&
         tokens_[first_ + 2].Has(token_flags::kBare);
}

// "in 1066 the king fell", not "1066 the".
bool Context::IsEarlyYear(const Mention& mention, uint32_t at) const {
  const uint32_t year = mention.Find(Role::kYear).begin;
  return mention.tokens.size() == 1 && year == at && !tokens_[year].year_like;
}

bool Context::NeedsWordBefore(const Mention& mention, uint32_t at) const {
  const Token* before = at > first_ ? &tokens_[at - 1] : nullptr;
  const bool preposition = before != nullptr && before->Is(WordClass::kPreposition);
  const auto is = [&](WordId word) { return before != nullptr && before->word == word; };
  const Token& first = tokens_[at];
  switch (mention.form) {
    case MentionForm::kReference: {
      if (mention.piece_count == 0) return false;
      const WordId word = tokens_[mention.Find(Role::kRelative).begin].word;
      const uint32_t next = mention.tokens.end;
      // "an electric current": the adjective has a noun behind it.
      if (word == kw::k_current && (next >= last_ || tokens_[next].kind != TokenKind::kWord))
        return true;
      if (word == kw::k_date)  // "to date", but "up to date"
        return !is(kw::k_to) || (at > first_ + 1 && tokens_[at - 2].word == kw::k_up);
      if (word == kw::k_moment || word == kw::k_time) return !is(kw::k_at);
      if (word == kw::k_present && first.word == kw::k_present) return !is(kw::k_at);
      if (word == kw::k_this) return !preposition;
      if (word == kw::k_past) return !preposition;
      return false;
    }
    case MentionForm::kRelative:
      // "could last several months"
      return first.word == kw::k_last && mention.Has(Role::kLow) && before != nullptr &&
             (before->Is(WordClass::kAux) || is(kw::k_to));
    case MentionForm::kThen:  // "in the quarter", "for the year", but not "man of the year"
      if (first.word == kw::k_the && mention.piece_count == 1 &&
          tokens_[at + 1].word == kw::k_weekend)
        return false;
      return first.word == kw::k_the && mention.piece_count == 1 &&
             tokens_[at + 1].Is(WordClass::kTimeUnit) &&
             (!preposition || is(kw::k_of) || is(kw::k_by) || is(kw::k_with) || is(kw::k_to));
    case MentionForm::kClock:
      // "Noon Road"
      if (!mention.Has(Role::kClock) && mention.tokens.end < last_ &&
          tokens_[mention.tokens.end].kind == TokenKind::kWord && first.Capitalized() &&
          tokens_[mention.tokens.end].Capitalized() && tokens_[mention.tokens.end].word == 0)
        return true;
      if (mention.Has(Role::kUnit) || mention.Has(Role::kZone) || mention.Has(Role::kDayPart) ||
          mention.Has(Role::kWeekday) || mention.Has(Role::kDay))
        return false;
      return !(is(kw::k_at) || is(kw::k_by) || is(kw::k_until) || is(kw::k_till) ||
               is(kw::k_from) || is(kw::k_before) || is(kw::k_after) || is(kw::k_around) ||
               is(kw::k_about) || is(kw::k_since));
    case MentionForm::kHoliday: {
      const Token& name = tokens_[mention.Find(Role::kHoliday).begin];
      if (name.kind == TokenKind::kWord && !name.Capitalized()) return true;
      // "Christmas Island", "Easter Hegan": a name.
      const uint32_t behind = mention.tokens.end;
      return mention.Find(Role::kHoliday).size() == 1 && behind < last_ &&
             tokens_[behind].kind == TokenKind::kWord && tokens_[behind].Capitalized() &&
             tokens_[behind].word == 0;
    }
    case MentionForm::kPartOfDay: {
      if (first.word == kw::k_one || first.word == kw::k_overnight) return false;
      if (first.word == kw::k_the) return !preposition;
      if (first.word == kw::k_noon || first.word == kw::k_midnight) return false;
      return !(is(kw::k_at) || is(kw::k_by)) || first.Has(token_flags::kEndsS);
    }
    case MentionForm::kDate:
      // "on the 15th"
      if (mention.piece_count > 1 ||
          tokens_[mention.Find(Role::kDay).begin].kind != TokenKind::kOrdinal)
        return false;
      return !(is(kw::k_on) || is(kw::k_by) || is(kw::k_until) || is(kw::k_since) ||
               is(kw::k_before) || is(kw::k_after) || is(kw::k_from));
    case MentionForm::kYear:
      return IsEarlyYear(mention, at) && !is(kw::k_in) && !is(kw::k_since);
    case MentionForm::kDuration:
      // "New Years", "light years"
      return mention.piece_count == 1 && first.Has(token_flags::kEndsS) && before != nullptr &&
             before->IsMark('-');
    default:
      return false;
  }
}

}  // namespace crosscheck::grammar

namespace crosscheck {

bool IsDateline(const LexedText& lexed, const Mention& day) {
  constexpr uint32_t kHead = 40;      // a title may stand before it
  constexpr uint32_t kMostWords = 6;  // of the place
  const std::vector<Token>& tokens = lexed.tokens;
  const TokenRange sentence = lexed.sentences[day.sentence].tokens;
  if ((day.form != MentionForm::kDate && day.form != MentionForm::kClock) || !day.Has(Role::kDay) ||
      lexed.tokens_before + sentence.begin > kHead || day.tokens.end >= sentence.end)
    return false;
  const Token& behind = tokens[day.tokens.end];
  // The line of the date has lost its break: "13 Oct 2016 At least ...", "Date of publication 4
  // October 2016 Warplanes ...", "Storm kills 14 AFP 9 May 2017 A storm ...".
  const bool year =
      day.Has(Role::kYear) || tokens[day.Find(Role::kDay).begin].kind == TokenKind::kDate;
  const bool clock_before =
      day.tokens.begin > sentence.begin && tokens[day.tokens.begin - 1].kind == TokenKind::kNumber;
  if (year && clock_before && tokens[day.Find(Role::kDay).begin].kind == TokenKind::kDate)
    return true;  // "1735 15.04.2017", of the page
  if (year && behind.kind == TokenKind::kWord && behind.Capitalized()) {
    if (day.tokens.begin == sentence.begin) return true;
    const Token& before = tokens[day.tokens.begin - 1];
    if (before.kind == TokenKind::kWord
            ? (before.Capitalized() && before.word == 0) || before.Is(WordClass::kPrinted) ||
                  before.Is(WordClass::kWeekday) || before.Is(WordClass::kAgency)
            : before.IsMark(':'))
      return true;
  }
  if (day.tokens.begin - sentence.begin > kMostWords) return false;
  // Before it only a place: "ST. LOUIS, Mo., Nov. 7".
  for (uint32_t i = sentence.begin; i < day.tokens.begin; ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::kWord ? !token.AllCaps() && !token.Is(WordClass::kPlace) &&
                                             !token.Is(WordClass::kAbbreviation)
                                       : !token.IsMark(',') && !token.IsMark('.'))
      return false;
  }
  if (behind.IsMark('(')) {
    return day.tokens.end + 1 < sentence.end && tokens[day.tokens.end + 1].Is(WordClass::kAgency);
  }
  return behind.IsMark('-');
}

}  // namespace crosscheck
