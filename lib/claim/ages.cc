// Ages and whose they are. The doors are IsAge and ReadBearer, called by Fill in sentence.cc.
#include <algorithm>

#include "base/mix.h"
#include "claim/ranges.h"
#include "claim/sentence.h"
#include "claim/words.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"

// A word as the term of an unnamed bearer, which no concept or stem is.
uint64_t Salted(uint32_t word) { return kGoldenRatio ^ word; }

}  // namespace

// "Mark Rowe, 54, was": a bare number between a name and a mark, of an age that people reach. "Mark
// Rowe dies at 84": of one that no clock shows.
bool SentenceReader::IsAge(const Mention& mention) const {
  if (mention.form == MentionForm::kAge) return true;
  const uint32_t at = mention.tokens.begin;
  if (mention.form != MentionForm::kPoint || mention.tokens.size() != 1 || at < range_.begin + 2)
    return false;
  if (At(at).kind != TokenKind::kNumber || !At(at).Has(token_flags::kBare) ||
      At(at).end - At(at).begin > 3)
    return false;
  const bool mark = at + 1 >= range_.end || At(at + 1).kind == TokenKind::kPunctuation;
  constexpr uint32_t kHours = 24, kOldest = 120;
  if (mark && At(at - 1).word == kw::k_at && At(at).hash > kHours && At(at).hash <= kOldest)
    return WhoDied(at).has_value();
  const bool opens = At(at - 1).IsMark(',') || At(at - 1).IsMark('(');
  const bool closes = mark || At(at + 1).word == kw::k_of || At(at + 1).word == kw::k_and;
  const SentenceTerm* before = TermAt(at - 2);
  return opens && closes && before != nullptr && before->kind == TermKind::kName;
}

// The last word of the name that is the subject of a verb: "Mark Rowe has died", "Mark Rowe, the
// painter, died", "Mark Rowe, who died". Who is told of by a name is somebody else: "the father of
// Mark Rowe died", "the man who shot Mark Rowe died", "Ann Bell and Mark Rowe died".
std::optional<uint32_t> SentenceReader::SubjectName(uint32_t verb) const {
  constexpr uint32_t kLongestAside = 8, kLongest = 40;
  const auto is_name = [&](uint32_t i) {
    const SentenceTerm* term = TermAt(i);
    return term != nullptr && term->kind == TermKind::kName;
  };
  bool long_aside = false;  // then the name must open the sentence
  uint32_t i = verb;
  while (i > range_.begin && At(i - 1).Is(WordClass::kAux)) --i;
  if (i > range_.begin + 1 && At(i - 1).word == kw::k_who) {
    --i;
    if (At(i - 1).IsMark(',')) --i;
  } else if (i > range_.begin && At(i - 1).IsMark(',')) {
    const uint32_t end = i - 1;
    for (--i; i > range_.begin && !At(i - 1).IsMark(','); --i) {
      const SentenceTerm* term = TermAt(i - 1);
      if (end - i > kLongest) return std::nullopt;
      long_aside |= end - i > kLongestAside || (term != nullptr && term->finite);
    }
    if (i > range_.begin) --i;
  }
  if (i == range_.begin || !is_name(i - 1)) return std::nullopt;
  const uint32_t name = i - 1;
  while (i > range_.begin && (is_name(i - 1) || At(i - 1).Capitalized())) --i;
  if (long_aside && i != range_.begin) return std::nullopt;
  // "Billionaire and activist Mark Rowe" is one, "a boy and his uncle Mark Rowe" are two.
  bool joined = false;
  for (const uint32_t begin = i; i > range_.begin; --i) {
    const Token& before = At(i - 1);
    const SentenceTerm* term = TermAt(i - 1);
    if (before.Is(WordClass::kSay) || before.IsMark(',')) break;
    if (before.word == kw::k_and && i != begin && !At(i).Is(WordClass::kDeterminer) &&
        !At(i).Is(WordClass::kArticle)) {
      joined = true;
      continue;
    }
    if (before.kind != TokenKind::kWord || before.Is(WordClass::kPreposition) ||
        before.Is(WordClass::kAux) || before.Is(WordClass::kVerb) ||
        before.Is(WordClass::kConjunction) || before.Is(WordClass::kClauseBreak) ||
        before.word == kw::k_who || (joined && i - 1 != range_.begin && is_name(i - 1)) ||
        (term != nullptr && term->finite))
      return std::nullopt;
  }
  return name;
}

// "Mark Rowe died on Sunday in Selm at the age of 84": the last word of the name of who died, where
// nobody else and no other deed stands between.
std::optional<uint32_t> SentenceReader::WhoDied(uint32_t age) const {
  for (auto term = terms_.rbegin(); term != terms_.rend(); ++term) {
    if (term->tokens.end > age) continue;
    const uint32_t begin = term->tokens.begin;
    if (term->key == kDeathKey && IsOneOf(At(begin), kDyingVerbs)) return SubjectName(begin);
    if (term->key == kDeathKey && At(begin).word == kw::k_killed && begin > range_.begin &&
        At(begin - 1).Is(WordClass::kAux))
      return SubjectName(begin);
    if (term->finite || term->kind == TermKind::kPerson) return std::nullopt;
    if (term->kind != TermKind::kName) continue;
    // "at St Mary's Hospital"
    uint32_t i = begin;
    while (i > range_.begin &&
           (At(i - 1).Capitalized() || At(i - 1).kind == TokenKind::kPossessive))
      --i;
    const WordId before = i > range_.begin ? At(i - 1).word : WordId{};
    if (before != kw::k_in && before != kw::k_at && before != kw::k_near) return std::nullopt;
  }
  return std::nullopt;
}

// The name whose age it is: right before "NAME, 54," and behind "54-year-old NAME"; an age without
// a name tells of nobody.
bool SentenceReader::ReadBearer(const Mention& mention, Claim& claim) const {
  constexpr uint32_t kReach = 5;
  const auto run = [&](uint32_t from, bool forward) {
    uint32_t i = from;
    bool any = false;
    while (i >= range_.begin && i < range_.end) {
      const SentenceTerm* term = TermAt(i);
      const bool initial =
          At(i).kind == TokenKind::kWord && At(i).Capitalized() && At(i).end - At(i).begin <= 2;
      if (term != nullptr && term->kind == TermKind::kName) {
        AddTerm(claim.group, term->AsTerm());
        any = true;
      } else if (!initial && !(At(i).IsMark('-') && any)) {
        break;  // "Phoukeo Dej-Oudom" is one name
      }
      if (!forward && i == range_.begin) break;
      forward ? ++i : --i;
    }
    return any;
  };
  const uint32_t begin = mention.tokens.begin;
  if (mention.form != MentionForm::kAge && At(begin - 1).word != kw::k_at)
    return run(begin - 2, false);
  const SentenceTerm* noun = nullptr;
  if (mention.form == MentionForm::kAge) {
    for (uint32_t i = mention.tokens.end; i < std::min(range_.end, mention.tokens.end + kReach);
         ++i) {
      if (At(i).kind == TokenKind::kPunctuation || At(i).Is(WordClass::kAux) ||
          At(i).Is(WordClass::kPreposition) || At(i).word == kw::k_who)
        break;  // "the 15-year-old boy who shot Orr"
      const SentenceTerm* term = TermAt(i);
      const bool name = term != nullptr && term->kind == TermKind::kName;
      if (name && At(i - 1).word == kw::k_and) break;  // "a 15-year-old boy and Orr"
      if (name) return run(i, true);
      if (noun == nullptr && term != nullptr && term->kind == TermKind::kPerson) noun = term;
    }
    // "NAME, a 54-year-old man"; not "died in Selm, aged 54"
    for (uint32_t i = begin; i > range_.begin && i + 3 > begin; --i) {
      if (!At(i - 1).IsMark(',') || i < range_.begin + 2) continue;
      const SentenceTerm* name = TermAt(i - 2);
      if (name != nullptr && !name->located && run(i - 2, false)) return true;
    }
  }
  // "a man aged 54"; "men aged 54" are no one's age
  const SentenceTerm* before = begin > range_.begin + 1 ? TermAt(begin - 1) : nullptr;
  if (noun == nullptr && before != nullptr && before->kind == TermKind::kPerson &&
      before->tokens.begin > range_.begin) {
    const WordId article = At(before->tokens.begin - 1).word;
    if (article == kw::k_a || article == kw::k_an) noun = before;
  }
  if (noun == nullptr) {
    std::optional<uint32_t> name = WhoDied(begin);
    // "Mark Rowe was 84 years old"
    const WordId said = begin > range_.begin ? At(begin - 1).word : WordId{};
    if (!name && (said == kw::k_was || said == kw::k_is)) name = SubjectName(begin);
    return name && run(*name, false);
  }
  // "a 4-year-old boy": by the very word, for a girl is another child.
  AddTerm(claim.group, {Salted(At(noun->tokens.end - 1).hash), noun->span, noun->weight});
  return claim.persons = true;
}

}  // namespace crosscheck::claim
