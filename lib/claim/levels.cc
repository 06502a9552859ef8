// Levels: figures that tell how high something stands that is known by its name, "core inflation
// eased to 4.9 per cent", "a net profit of 320 million". The door is SentenceReader::ReadLevel.
#include <algorithm>

#include "claim/meanings.h"
#include "claim/ranges.h"
#include "claim/sentence.h"
#include "claim/words.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"

bool IsVerbal(const SentenceTerm& term) { return term.IsEventOrVerb() || term.finite; }

}  // namespace

// Where the noun of the figure may end: "(core inflation) eased in May from 5.2 to", "(a profit)
// of". The begin of the sentence where the words before the figure tell no level.
uint32_t SentenceReader::EndOfLevelNoun(uint32_t figure) const {
  const uint32_t none = range_.begin;
  uint32_t end = figure;
  while (end > none && IsOneOf(At(end - 1), kBeforeLevel)) --end;
  if (end == none) return none;
  const Token& lead = At(end - 1);
  const bool of = lead.word == kw::k_of, to = lead.word == kw::k_to || lead.word == kw::k_at;
  if (!of && !to && !lead.Is(WordClass::kAux) && !IsOneOf(lead, kLevelVerbs)) return none;
  --end;
  if (of) return end;
  while (end > none) {
    // "in May", "by 0.3 points", "from 5.2"
    const auto item = std::find_if(items_.begin(), items_.end(), [&](const Item& i) {
      return Inside(end - 1, i.mention->tokens);
    });
    if (item != items_.end()) {
      end = item->mention->tokens.begin;
      if (end > none && At(end - 1).Is(WordClass::kPreposition)) --end;
      continue;
    }
    const Token& token = At(end - 1);
    const auto covers = [&](const SentenceTerm& term) { return Inside(end - 1, term.tokens); };
    const SentenceTerm* term = TermAt(end - 1);
    const bool verbal = token.Is(WordClass::kAux) || (term != nullptr && IsVerbal(*term)) ||
                        std::any_of(weak_verbs_.begin(), weak_verbs_.end(), covers) ||
                        IsOneOf(token, kLevelVerbs) || IsOneOf(token, kBesideLevelVerb) ||
                        token.span().In(text_).ends_with("ly");
    if (!verbal) break;
    --end;
  }
  // "core inflation, which leaves out food, eased to"
  if (end > none && At(end - 1).IsMark(',')) {
    constexpr uint32_t kLongest = 16;
    const uint32_t first = end - std::min(end - none, kLongest);
    uint32_t which = end - 1;
    while (which > first && !(At(which).word == kw::k_which && At(which - 1).IsMark(','))) --which;
    if (which == first) return none;
    end = which - 1;
  }
  return end;
}

// The noun phrase with the level in it, up to `end`: "core inflation in services". No noun where
// its head is none.
SentenceReader::Level SentenceReader::LevelBefore(uint32_t end, TermKind kind) const {
  constexpr uint32_t kLongest = 9;
  const SentenceTerm* head = nullptr;
  uint32_t i = end;
  const auto stops = [&](uint32_t at) {
    const Token& token = At(at);
    const SentenceTerm* term = TermAt(at);
    return token.kind != TokenKind::kWord || InValue(at) || token.Is(WordClass::kAux) ||
           token.Is(WordClass::kSay) || token.Is(WordClass::kClauseBreak) ||
           // "has debts of" looks like "has died"
           (term != nullptr && term->finite && !(at + 1 == end && At(end).word == kw::k_of));
  };
  for (; i > range_.begin && end - i < kLongest && !stops(i - 1); --i) {
    const SentenceTerm* term = TermAt(i - 1);
    const bool closes = i == end || At(i).Is(WordClass::kPreposition);
    // "sales rose to 3 million": what is done has its sum too
    const bool deed = kind == TermKind::kSum && term != nullptr && term->IsEvent();
    if (term != nullptr && (term->kind == kind || deed) && term->tokens.end == i && closes)
      head = term;
  }
  if (head == nullptr) return {};
  uint32_t begin = head->tokens.begin;
  const auto qualifies = [&](uint32_t at) {
    const Token& token = At(at);
    const SentenceTerm* term = TermAt(at);
    if (stops(at) || token.Is(WordClass::kArticle) || token.Is(WordClass::kDeterminer) ||
        token.Is(WordClass::kPreposition) || token.Is(WordClass::kConjunction))
      return false;
    if (term == nullptr) return true;
    // "its adjusted profit", "seasonally adjusted inflation"; not "figures showed inflation"
    if (IsVerbal(*term) && at > range_.begin) {
      const Token& before = At(at - 1);
      return before.Is(WordClass::kDeterminer) || before.Is(WordClass::kArticle) ||
             before.Is(WordClass::kPreposition) || before.Is(WordClass::kClauseBreak) ||
             before.Is(WordClass::kSay) || IsOneOf(before, kOwners) ||
             before.span().In(text_).ends_with("ly");
    }
    return (term->kind != TermKind::kName && term->kind != TermKind::kPlace) ||
           IsOneOf(token, kLevelQualifiers);
  };
  while (begin > range_.begin && qualifies(begin - 1)) --begin;
  // "the forecast for inflation"
  uint32_t before = begin;
  while (before > range_.begin &&
         (At(before - 1).Is(WordClass::kArticle) || At(before - 1).Is(WordClass::kDeterminer)))
    --before;
  if (before > range_.begin && At(before - 1).Is(WordClass::kPreposition) &&
      At(before - 1).word != kw::k_with && At(before - 1).word != kw::k_as)
    return {};
  return {head, {begin, end}};
}

bool SentenceReader::ReadLevel(const Mention& mention, TokenRange clause, Claim& claim) const {
  if (claim.measure != Measure::kShare && claim.measure != Measure::kAmount) return false;
  const Dimension dimension = GetUnit(claim.quantity->unit).dimension;
  if (dimension != Dimension::kPercent && dimension != Dimension::kMoney) return false;
  const TermKind kind = dimension == Dimension::kPercent ? TermKind::kPercentage : TermKind::kSum;
  const auto [noun, phrase] = LevelBefore(EndOfLevelNoun(mention.tokens.begin), kind);
  if (noun == nullptr) return false;
  claim.group.clear();
  for (const SentenceTerm& term : terms_) {
    if ((&term == noun && kind != TermKind::kSum) || !Within(term.tokens, phrase)) continue;
    const Token& word = At(term.tokens.begin);
    const bool named = term.kind == TermKind::kName || term.kind == TermKind::kPlace;
    // "Core inflation": a capital that opens the sentence makes no name here.
    if (named && IsOneOf(word, kLevelQualifiers)) {
      AddTerm(claim.group, {HeadOfKin(term.key), term.span, 1});
    } else if (!named && !IsOneOf(word, kPlainLevels)) {
      AddTerm(claim.group, term.AsTerm());
    }
  }
  // "Norvex said its revenue rose": whose it is stands before it; but "the office said inflation".
  const bool owned = kind == TermKind::kSum ||
                     (phrase.begin > range_.begin && IsOneOf(At(phrase.begin - 1), kOwners));
  uint32_t begin = phrase.begin;
  const uint32_t from = owned ? range_.begin : std::min(clause.begin, phrase.begin);
  while (begin > from && (owned || !At(begin - 1).Is(WordClass::kSay))) --begin;
  for (const SentenceTerm& term : terms_) {
    if ((term.kind != TermKind::kName && term.kind != TermKind::kPlace) ||
        IsOneOf(At(term.tokens.begin), kLevelQualifiers))
      continue;
    if (!term.located && Within(term.tokens, {begin, phrase.begin}))
      AddTerm(claim.subject, term.AsTerm());
    if (term.located && Within(term.tokens, phrase)) AddTerm(claim.where, term.AsTerm());
  }
  // What it is of may stand before an aside.
  claim.clause = Cover(claim.clause, lexed_.SpanOf(phrase));
  claim.predicate = {noun->AsTerm()};
  claim.predicate_class = 0;
  return true;
}

}  // namespace crosscheck::claim
