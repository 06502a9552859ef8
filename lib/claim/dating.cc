// What a date is said of: the members of SentenceReader that choose between the verb it dates, the
// noun it names, the figure it scopes, and what was only said on that day. The doors are Dating,
// which tells whether it dates at all, and the rest, which PredicateOf in sentence.cc asks.
#include <algorithm>

#include "claim/ranges.h"
#include "claim/sentence.h"
#include "claim/words.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"
}  // namespace

// "On Thursday, the ministry welcomed the agreement": a date that opens its clause dates the first
// verb behind it, or nothing that could be compared where that is a word of saying. A noun that is
// an event ("On Monday a bomb killed 14") comes after the verbs.
const SentenceTerm* SentenceReader::FirstVerb(TokenRange mention, TokenRange clause) const {
  const SentenceTerm* first = nullptr;
  for (uint32_t i = mention.end; i < clause.end && !At(i).Is(WordClass::kSay); ++i) {
    const SentenceTerm* term = TermAt(i);
    if (term == nullptr || !term->IsEventOrVerb()) continue;
    if (term->finite) return term;
    if (first == nullptr && !At(i).Has(token_flags::kEndsS)) first = term;
  }
  return first;
}

// "the talks collapsed on Thursday", "the deal was signed in Selm on Thursday": the verb that the
// date stands behind, with a place between them at most.
const SentenceTerm* SentenceReader::VerbBefore(TokenRange date, TokenRange clause) const {
  for (uint32_t i = date.begin; i > clause.begin; --i) {
    const SentenceTerm* term = TermAt(i - 1);
    if (term != nullptr && term->finite) return term;
    const bool place =
        term != nullptr && (term->kind == TermKind::kPlace || term->kind == TermKind::kName);
    if (!place && !At(i - 1).Is(WordClass::kPreposition) && !At(i - 1).Is(WordClass::kArticle))
      return nullptr;
  }
  return nullptr;
}

// "the ministry on Monday sent observers to monitor the vote": the verb right behind the date.
const SentenceTerm* SentenceReader::VerbBehind(TokenRange date, TokenRange clause) const {
  const SentenceTerm* term = date.end < clause.end ? TermAt(date.end) : nullptr;
  return term != nullptr && term->finite ? term : nullptr;
}

// "...killed 14, the mayor said on Friday": a date behind a word of saying dates what was said.
bool SentenceReader::SaidBetween(TokenRange event, TokenRange date) const {
  for (uint32_t i = event.end; i < date.begin; ++i) {
    if (At(i).Is(WordClass::kSay)) return true;
  }
  return false;
}

// "said on Monday that ...", "said Monday the fire ...": beside a word of saying a date tells when
// it was said.
// "The early 1980s", "the late 90s": no more than half of the ten years.
std::optional<Period> SentenceReader::PartOfDecade(const Item& date) const {
  if (date.mention->form != MentionForm::kDecade) return std::nullopt;
  const absl::CivilYear first(date.value->time->period->begin);
  const TokenRange tokens = date.mention->tokens;
  for (uint32_t i = std::max(tokens.begin, range_.begin + 1) - 1; i < tokens.end; ++i) {
    const auto years = [&](int from, int to) {
      return SpanPeriod(absl::CivilDay(first + from), absl::CivilDay(first + to));
    };
    if (IsOneOf(At(i), kEarly)) return years(0, 5);
    if (IsOneOf(At(i), kMid)) return years(3, 7);
    if (IsOneOf(At(i), kLate)) return years(5, 10);
  }
  return std::nullopt;
}

// "the Budget Control Act of 2011"
bool SentenceReader::IsInName(const Mention& date) const {
  const uint32_t begin = date.tokens.begin;
  return date.form == MentionForm::kYear && begin >= range_.begin + 2 &&
         At(begin - 1).word == kw::k_of && IsOneOf(At(begin - 2), kNamedByYear) &&
         At(begin - 2).Capitalized();
}

bool SentenceReader::SaidWhen(TokenRange date) const {
  uint32_t i = date.begin;
  // "said on CNN on Friday"
  const auto between = [](const Token& token) {
    return token.Is(WordClass::kPreposition) || (token.Capitalized() && token.word == 0);
  };
  while (i > range_.begin && between(At(i - 1))) --i;
  // "told police in 2004": behind "told" stands who was told.
  constexpr uint32_t kListener = 3;
  for (uint32_t n = 0; n < kListener && i > range_.begin + 1; ++n) {
    if (At(i - n - 1).kind != TokenKind::kWord || i - n - 1 == range_.begin) break;
    if (At(i - n - 1).word == kw::k_told) return true;
  }
  return i > range_.begin && At(i - 1).Is(WordClass::kSay);
}

// "the 2017 report", "the men of 1916": the date is part of what a noun is called.
bool SentenceReader::IsAttribute(TokenRange date) const {
  if (date.begin == range_.begin || date.end >= range_.end) return false;
  const Token& before = At(date.begin - 1);
  const Token& behind = At(date.end);
  if (before.Is(WordClass::kArticle)) {
    return behind.kind == TokenKind::kWord && !behind.Is(WordClass::kPreposition) &&
           !behind.Is(WordClass::kAux) && !behind.Is(WordClass::kSay);
  }
  // "the end of May", "the first week of May" are times themselves; "as of May" is no noun.
  return before.word == kw::k_of && date.begin > range_.begin + 1 &&
         !At(date.begin - 2).Is(WordClass::kTimeUnit) && TermAt(date.begin - 2) != nullptr;
}

// The event that such a noun is: "the Thursday attack", "the flood of 1953".
const SentenceTerm* SentenceReader::NounOf(TokenRange date) const {
  if (At(date.begin - 1).word == kw::k_of) {
    const SentenceTerm* noun = TermAt(date.begin - 2);
    return noun->IsEvent() ? noun : nullptr;
  }
  constexpr uint32_t kReach = 3;
  for (uint32_t i = date.end; i < std::min(range_.end, date.end + kReach); ++i) {
    const SentenceTerm* term = TermAt(i);
    // "the March 9 ambush that killed six": a word of another clause names no noun.
    if (At(i).kind != TokenKind::kWord || At(i).Is(WordClass::kAux) ||
        At(i).Is(WordClass::kPreposition) || At(i).Is(WordClass::kClauseBreak) ||
        At(i).Is(WordClass::kDeterminer) || (term != nullptr && term->finite))
      break;
    if (term != nullptr && term->IsEvent()) return term;
  }
  return nullptr;
}

// "in 2017 ... 28,000 died": the date tells for when a figure of its clause holds.
bool SentenceReader::ScopesFigure(size_t index) const {
  const Mention& date = *items_[index].mention;
  const TokenRange clause = ClauseOf(date.tokens, true);
  // "was founded in 1921 by two brothers", "was sold in 1921 for $3 million": the figure behind
  // tells how, and the date still dates its verb.
  const SentenceTerm* verb = VerbBefore(date.tokens, clause);
  const bool passive = verb != nullptr && verb->tokens.begin > range_.begin &&
                       At(verb->tokens.begin - 1).Is(WordClass::kAux);
  return std::any_of(items_.begin(), items_.end(), [&](const Item& other) {
    if (!other.value->quantity || IsTimeForm(other.mention->form) ||
        !Within(other.mention->tokens, clause) ||
        GetUnit(other.value->quantity->unit).dimension == Dimension::kDuration)
      return false;
    const uint32_t figure = other.mention->tokens.begin;
    if (!passive || figure <= date.tokens.end) return true;
    const Token& link = At(figure - 1);
    return !link.Is(WordClass::kPreposition) || link.word == kw::k_to || link.word == kw::k_from;
  });
}

// A date of the year that only scopes a figure dates no event of its own.
bool SentenceReader::Dating(size_t index) const {
  const Item& item = items_[index];
  const TimeValue& time = *item.value->time;
  const uint32_t begin = item.mention->tokens.begin;
  if (IsDateline(lexed_, *item.mention)) return false;
  // "had burned 12,000 hectares by Monday": when it was counted, not when it happened.
  if (begin > range_.begin && At(begin - 1).word == kw::k_by) return false;
  // "five months later, in May": the second says the same more exactly.
  if (index + 1 < items_.size() && items_[index + 1].value->time &&
      items_[index + 1].mention->tokens.begin <= item.mention->tokens.end + 2 && time.period &&
      items_[index + 1].value->time->period &&
      items_[index + 1].value->time->period->begin == time.period->begin) {
    return false;
  }
  if ((time.type != TimeType::kDate && time.type != TimeType::kTime) || !time.period ||
      time.stretch)
    return false;
  if (item.mention->form == MentionForm::kCentury || IsInName(*item.mention)) return false;
  if (item.mention->form == MentionForm::kYearRange || item.mention->form == MentionForm::kUpTo)
    return false;
  // "As of Monday, 90 people were missing" is no day of the event; "in force as of May" is.
  const bool as_of =
      begin > range_.begin + 1 && At(begin - 1).word == kw::k_of && At(begin - 2).word == kw::k_as;
  if (!as_of && (time.period->granularity == Granularity::kDay || time.period->since)) return true;
  return !ScopesFigure(index);
}

}  // namespace crosscheck::claim
