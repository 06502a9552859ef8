// The door is SentenceReader::Fill. A value is said of the event, state or quality nearest to it in
// its clause (clauses.cc), and nothing is taken across another value where that can be helped.
#include "claim/sentence.h"

#include <algorithm>
#include <cstdlib>

#include "claim/ranges.h"
#include "claim/words.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"

bool IsChange(uint64_t key) {
  constexpr uint64_t kRise = Hash64("rise"), kFall = Hash64("fall");
  return key == kRise || key == kFall;
}

}  // namespace

bool SentenceReader::InValue(uint32_t token) const {
  return std::any_of(items_.begin(), items_.end(),
                     [&](const Item& item) { return Inside(token, item.mention->tokens); });
}

const SentenceTerm* SentenceReader::TermAt(uint32_t token) const {
  for (const SentenceTerm& term : terms_) {
    if (Inside(token, term.tokens)) return &term;
  }
  return nullptr;
}

// "Thursday's sentencing": the event that the date possesses.
const SentenceTerm* SentenceReader::PossessedEvent(TokenRange mention) const {
  if (mention.end >= range_.end || At(mention.end).kind != TokenKind::kPossessive) return nullptr;
  constexpr uint32_t kReach = 5;
  for (uint32_t i = mention.end + 1; i < std::min(range_.end, mention.end + kReach); ++i) {
    if (At(i).Is(WordClass::kPreposition) || At(i).Is(WordClass::kAux)) return nullptr;
    const SentenceTerm* term = TermAt(i);
    if (term != nullptr && term->IsEvent()) return term;
  }
  return nullptr;
}

// "2 16-year-old boys killed": to be of an age is said of one figure only.
bool SentenceReader::InAge(TokenRange tokens) const {
  return std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
    return IsAge(*item.mention) && Within(tokens, item.mention->tokens);
  });
}

// "committed almost $139 million to stop the rising tide": the verb right before an amount.
const SentenceTerm* SentenceReader::VerbOn(TokenRange amount) const {
  const SentenceTerm* verb = amount.begin > range_.begin ? TermAt(amount.begin - 1) : nullptr;
  return verb != nullptr && verb->finite && verb->tokens.end == amount.begin ? verb : nullptr;
}

// The event or state nearest to the mention in its clause. Not across another value unless nothing
// else is there.
const SentenceTerm* SentenceReader::EventNear(TokenRange mention, TokenRange clause,
                                              bool cross_values) const {
  const SentenceTerm* best = nullptr;
  uint32_t best_distance = 0;
  for (const SentenceTerm& term : terms_) {
    if (!term.IsEvent() || !Within(term.tokens, clause) || Within(term.tokens, mention)) continue;
    if (InAge(term.tokens)) continue;
    // "two left wounded": left is no more than "were".
    if (term.tokens.end < clause.end && At(term.tokens.begin).word == kw::k_left) {
      const SentenceTerm* next = TermAt(term.tokens.end);
      if (next != nullptr && next->IsEvent()) continue;
    }
    // What a preposition leads to behind the value ("on Thursday for trafficking") is farther than
    // it stands; so is what is told of a subject that the value closes ("the shooting of a friend
    // last year was in court").
    constexpr uint32_t kPenalty = 4;
    const bool led_to =
        mention.end < term.tokens.begin &&
        (At(mention.end).Is(WordClass::kPreposition) || At(mention.end).Is(WordClass::kAux));
    const uint32_t distance = Distance(term.tokens, mention) + (led_to ? kPenalty : 0);
    const TokenRange between = term.tokens.end <= mention.begin
                                   ? TokenRange{term.tokens.end, mention.begin}
                                   : TokenRange{mention.end, term.tokens.begin};
    const bool crosses = std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
      return Within(item.mention->tokens, between) && item.value->quantity &&
             !IsTimeForm(item.mention->form);
    });
    if (crosses && !cross_values) continue;
    if (best == nullptr || distance < best_distance) best = &term, best_distance = distance;
  }
  return best;
}

// Where no concept is an event: the nearest word that looks like a verb, a weak one at last.
const SentenceTerm* SentenceReader::VerbNear(TokenRange mention, TokenRange clause) const {
  const SentenceTerm* best = nullptr;
  for (const std::vector<SentenceTerm>* terms : {&terms_, &weak_verbs_}) {
    for (const SentenceTerm& term : *terms) {
      if (term.kind != TermKind::kVerb || !Within(term.tokens, clause) ||
          Within(term.tokens, mention))
        continue;
      if (best == nullptr || Distance(term.tokens, mention) < Distance(best->tokens, mention))
        best = &term;
    }
    if (best != nullptr) break;
  }
  return best;
}

// "The death toll from the attack rose to 126", "the number of people killed in it is 19": what is
// counted stands at the head of the clause, before any other figure.
const SentenceTerm* SentenceReader::CountedBefore(TokenRange mention, TokenRange clause) const {
  // "The number of people killed in X, the capital of Y, is at least 19": a clause without an event
  // of its own has its subject before the marks; "the number of people killed when X happened rose
  // to 19" has it before the aside.
  const SentenceTerm* change =
      mention.begin > range_.begin + 1 && At(mention.begin - 1).word == kw::k_to
          ? TermAt(mention.begin - 2)
          : nullptr;
  const bool to_level = change != nullptr && IsChange(change->key);
  const bool own = !to_level && std::any_of(terms_.begin(), terms_.end(), [&](const auto& term) {
    return term.IsEvent() && Within(term.tokens, clause) && !Within(term.tokens, mention);
  });
  // "Deaths from the storm rose to 19"
  if (to_level) {
    uint32_t head = clause.begin;
    while (head < change->tokens.begin && At(head).Is(WordClass::kDeterminer)) ++head;
    const SentenceTerm* term = head < change->tokens.begin ? TermAt(head) : nullptr;
    if (term != nullptr && term->IsEvent() && !term->finite &&
        (term->tokens.end == change->tokens.begin ||
         At(term->tokens.end).Is(WordClass::kPreposition)))
      return term;
  }
  uint32_t from = own ? clause.begin : range_.begin;
  for (const Item& item : items_) {
    if (item.value->quantity && item.mention->tokens.end <= mention.begin)
      from = std::max(from, item.mention->tokens.end);
  }
  for (uint32_t i = from; i < mention.begin; ++i) {
    if (At(i).word == kw::k_toll) {
      const SentenceTerm* term = TermAt(i);
      return term != nullptr && term->IsEvent() ? term : nullptr;
    }
    if (At(i).word != kw::k_number || i + 1 >= mention.begin || At(i + 1).word != kw::k_of)
      continue;
    for (const SentenceTerm& term : terms_) {
      if (term.IsEvent() && term.tokens.begin > i && term.tokens.end <= mention.begin) return &term;
    }
    return nullptr;
  }
  return nullptr;
}

// "The attendance at Mill Park was 31,204", "a population of 340,000": the noun whose number it is.
const SentenceTerm* SentenceReader::NumberNoun(const Mention& mention, TokenRange clause) const {
  const uint32_t at = mention.tokens.begin;
  if (mention.Has(Role::kHead) || at < range_.begin + 2) return nullptr;
  if (At(at - 1).word == kw::k_of)
    return IsOneOf(At(at - 2), kNumberNouns) ? TermAt(at - 2) : nullptr;
  bool verb = false;
  for (uint32_t i = at; i > clause.begin; --i) {
    if (InValue(i - 1) || At(i - 1).kind == TokenKind::kPunctuation) return nullptr;
    const SentenceTerm* term = TermAt(i - 1);
    if (IsOneOf(At(i - 1), kNumberNouns)) return verb ? term : nullptr;
    verb |= At(i - 1).Is(WordClass::kAux) || (term != nullptr && term->finite);
  }
  return nullptr;
}

// "In China, sales rose by 3 per cent": up to the mark, where nothing else is said; or empty.
TokenRange SentenceReader::Front() const {
  constexpr uint32_t kLongest = 6;
  if (!At(range_.begin).Is(WordClass::kPreposition)) return {};
  for (uint32_t i = range_.begin + 1; i < std::min(range_.end, range_.begin + kLongest); ++i) {
    const SentenceTerm* term = TermAt(i);
    if (At(i).IsMark(',')) return {range_.begin, i};
    if (At(i).kind == TokenKind::kPunctuation || (term != nullptr && term->IsEventOrVerb()))
      return {};
  }
  return {};
}

// "52% of Germania's electricity": who owns the whole; or empty.
TokenRange SentenceReader::OwnerOf(const Mention& mention, Measure measure) const {
  constexpr uint32_t kLongest = 4;
  const uint32_t of = mention.tokens.end;
  if (measure != Measure::kShare || of >= range_.end || At(of).word != kw::k_of) return {};
  for (uint32_t i = of + 1; i < std::min(range_.end, of + 1 + kLongest); ++i) {
    const SentenceTerm* term = TermAt(i);
    const bool named =
        term != nullptr && (term->kind == TermKind::kName || term->kind == TermKind::kPlace);
    if (At(i).kind == TokenKind::kPossessive) return {of + 1, i};
    if (!named) return {};
  }
  return {};
}

// What a value is said of: the governing event, state or verb.
const SentenceTerm* SentenceReader::PredicateOf(TokenRange mention, TokenRange clause,
                                                bool is_date) const {
  if (const SentenceTerm* event = PossessedEvent(mention)) return event;
  if (is_date && SaidWhen(mention)) return nullptr;
  if (is_date && IsAttribute(mention)) return NounOf(mention);
  if (is_date && !ContentBeside({clause.begin, mention.begin}, {clause.begin, clause.begin}))
    return FirstVerb(mention, clause);
  if (is_date) {
    if (const SentenceTerm* verb = VerbBefore(mention, clause)) return verb;
    if (const SentenceTerm* verb = VerbBehind(mention, clause)) return verb;
  }
  const SentenceTerm* event = EventNear(mention, clause, is_date);
  if (event == nullptr) event = EventNear(mention, clause, true);
  if (event != nullptr) return is_date && SaidBetween(event->tokens, mention) ? nullptr : event;
  return is_date ? VerbNear(mention, clause) : nullptr;
}

// Numbers that say nothing by themselves: "the two countries", "one case", "several experts", a
// bare "12".
bool SentenceReader::SaysNothing(const Mention& mention, const Claim& claim, bool counted) const {
  const Quantity& q = *claim.quantity;
  if (mention.form == MentionForm::kMultiple) return true;
  // "Two days after the attack": when, and not how long; "65 seconds before the end" tells.
  const uint32_t behind = mention.tokens.end;
  if (claim.measure == Measure::kAmount && behind < range_.end && q.unit != kUnitSecond &&
      q.unit != kUnitMinute && GetUnit(q.unit).dimension == Dimension::kDuration) {
    const WordId word = At(behind).word;
    if (word == kw::k_after || word == kw::k_before || word == kw::k_later ||
        word == kw::k_earlier || word == kw::k_ago)
      return true;
  }
  if (claim.measure != Measure::kCount) return false;
  const bool has_head =
      mention.Has(Role::kHead) || mention.Has(Role::kPart) || !claim.group.empty();
  if (!has_head && claim.predicate.empty()) return true;
  // A bare number must stand beside its event: "15 injured", "killing nine". "Dead at 87" is an
  // age.
  if (!has_head && mention.tokens.begin > range_.begin &&
      At(mention.tokens.begin - 1).word == kw::k_at)
    return true;
  if (!has_head && !counted) {
    bool beside = false;
    for (const SentenceTerm& term : terms_) {
      beside |=
          term.key == claim.predicate.front().key && Distance(term.tokens, mention.tokens) <= 3;
    }
    if (!beside) return true;
  }
  const Decimal ten = Decimal::FromInt(10);
  if (q.form == QuantityForm::kVague && q.low < ten) return true;
  if (q.high < ten && mention.tokens.begin > range_.begin) {
    const Token& before = At(mention.tokens.begin - 1);
    if (before.word == kw::k_the ||
        (before.Is(WordClass::kDeterminer) && before.word != kw::k_another &&
         !before.Is(WordClass::kNegation))) {
      return true;
    }
  }
  const bool tells = claim.persons || !claim.predicate.empty() || mention.Has(Role::kPart);
  if (q.high <= Decimal::FromInt(2) && !tells) return true;
  return q.high == Decimal::FromInt(1) && !(claim.persons && !claim.predicate.empty());
}

// A part of a whole that is named elsewhere.
bool SentenceReader::IsPart(const Mention& mention, Measure measure) const {
  // "eight others", "eight other people", "eight more".
  const TokenRange head = mention.Find(Role::kHead);
  for (uint32_t i = head.begin; i < head.end; ++i) {
    if (At(i).word == kw::k_other || At(i).word == kw::k_more) return true;
  }
  if (mention.Has(Role::kPart)) return true;
  const uint32_t begin = mention.tokens.begin;
  if (begin == range_.begin) return false;
  const Token& before = At(begin - 1);
  if (before.word == kw::k_another) return true;
  if (begin == range_.begin + 1) return false;
  // "the identities of three victims": of those that are known, not of all.
  const WordId noun = At(begin - 2).word;
  if (before.word == kw::k_of && (noun == kw::k_identities || noun == kw::k_names)) return true;
  // "A baby and four people were injured": four of the five.
  if (measure != Measure::kCount || (before.word != kw::k_and && !before.IsMark(','))) return false;
  const SentenceTerm* other = TermAt(begin - 2);
  return other != nullptr && other->kind == TermKind::kPerson &&
         !At(begin - 2).Has(token_flags::kEndsS);
}

bool SentenceReader::Fill(size_t index, Claim& claim) const {
  const Item& item = items_[index];
  const Mention& mention = *item.mention;
  const bool is_date = IsTimeForm(mention.form);
  if (is_date && !Dating(index)) return false;
  const TokenRange clause = ClauseOf(mention.tokens, is_date);
  const TokenRange scope = ScopeOf(clause);
  claim.clause = lexed_.SpanOf(clause);
  claim.value_span = item.value->span;
  claim.quantity = item.value->quantity;
  claim.time = item.value->time;
  claim.counted = item.value->counted;
  // Two dollars of unknown country are still dollars.
  claim.doubtful = (!item.value->alternatives.empty() && claim.quantity->unit != kUnitDollar) ||
                   (claim.time && is_date && !claim.time->alternatives.empty());

  if (is_date) {
    claim.measure = Measure::kEventDate;
    claim.period = claim.time->period;
    claim.period_span = claim.value_span;
    claim.onset = claim.period->since;
    const PhraseMatch modifier =
        MatchPhrase(lexed_.tokens, mention.tokens.begin, mention.tokens.end, WordClass::kModifier);
    claim.rough = modifier.length > 0 && modifier.value.value != 0;
    if (const std::optional<Period> part = PartOfDecade(item)) {
      claim.period = part;
      claim.rough = true;
    }
    const TokenRange weekday = mention.Find(Role::kWeekday);
    if (!weekday.empty() && mention.Has(Role::kDay) &&
        claim.period->granularity == Granularity::kDay) {
      const PhraseMatch name =
          MatchPhrase(lexed_.tokens, weekday.begin, weekday.end, WordClass::kWeekday);
      claim.other_weekday =
          name.length > 0 &&
          name.value.value != 1 + static_cast<int>(absl::GetWeekday(claim.period->begin));
    }
  } else {
    const Quantity& q = *claim.quantity;
    const Dimension dimension = GetUnit(q.unit).dimension;
    const bool age = IsAge(mention);
    claim.measure = age                                ? Measure::kAttribute
                    : q.form == QuantityForm::kChange  ? Measure::kChange
                    : dimension == Dimension::kPercent ? Measure::kShare
                    : q.form == QuantityForm::kShare   ? Measure::kShare
                    : dimension == Dimension::kRatio   ? Measure::kRatio
                    : q.IsRate()                       ? Measure::kRate
                    : dimension == Dimension::kCount   ? Measure::kCount
                                                       : Measure::kAmount;
    if (age) {
      if (!ReadBearer(mention, claim)) return false;
      if (dimension == Dimension::kCount) claim.quantity->unit = kUnitYear;
      claim.time.reset();
    }
    if (claim.measure == Measure::kRatio && !ReadRatio(mention, claim)) return false;
    ReadPeriod(index, scope, claim);
    if (!age) ReadGroup(mention, clause, claim);
    if (claim.measure == Measure::kShare) ReadWhole(index, claim);
    claim.part_of = IsPart(mention, claim.measure);
    if (claim.part_of && claim.measure == Measure::kCount) claim.one_more = OneBefore(mention);
  }
  claim.is_whole = !is_date && IsWhole(index);
  const bool level = !claim.is_whole && ReadLevel(mention, clause, claim);
  const bool persons = claim.measure == Measure::kCount && claim.persons;
  const SentenceTerm* counted = persons ? CountedBefore(mention.tokens, clause) : nullptr;
  const SentenceTerm* number_noun = nullptr;
  const bool named = claim.measure == Measure::kAttribute && !claim.persons;
  if (claim.predicate.empty() && !named && !claim.is_whole) {
    const SentenceTerm* event = counted;
    if (event == nullptr && claim.measure == Measure::kAmount) event = VerbOn(mention.tokens);
    if (event == nullptr && claim.measure == Measure::kCount) {
      event = number_noun = NumberNoun(mention, clause);
      claim.persons &= number_noun == nullptr;
    }
    if (event == nullptr && claim.measure == Measure::kShare)
      event = ReadStance(mention.tokens, clause, claim);
    if (event == nullptr && claim.measure == Measure::kShare) event = ReadChance(mention, claim);
    if (event == nullptr) event = PredicateOf(mention.tokens, clause, is_date);
    // "a 3-year-old boy were taken to a hospital with injuries": any verb tells what befell him.
    if (claim.IsUnnamedAge()) {
      const SentenceTerm* verb = VerbNear(mention.tokens, clause);
      if (verb != nullptr && (event == nullptr || Distance(verb->tokens, mention.tokens) <
                                                      Distance(event->tokens, mention.tokens)))
        event = verb;
    }
    if (event != nullptr) {
      claim.predicate = {event->AsTerm()};
      claim.predicate_class = event->parent;
    }
  }
  const bool refused = claim.measure == Measure::kShare && ShadePredicate(mention.tokens, claim);
  // "rose 5 per cent", "rose by 3 million" are changes; "rose to 12 million" is a level.
  if (!is_date && !level && !claim.predicate.empty() && mention.tokens.begin > range_.begin) {
    const WordId before = At(mention.tokens.begin - 1).word;
    const bool by = before == kw::k_by,
               percent = claim.measure == Measure::kShare && before != kw::k_to;
    const bool amount = claim.measure == Measure::kAmount || claim.measure == Measure::kCount;
    if (IsChange(claim.predicate.front().key) && (percent || (by && amount)))
      claim.measure = Measure::kChange;
  }
  const TokenRange front = Front(), owner = OwnerOf(mention, claim.measure);
  for (const SentenceTerm& term : terms_) {
    const bool in_value = Within(term.tokens, mention.tokens);
    const bool here = Within(term.tokens, scope);
    if (Within(term.tokens, clause) && term.IsEventOrVerb()) AddTerm(claim.events, term.AsTerm());
    if (!in_value) AddTerm(here ? claim.topic : claim.context, term.AsTerm());
    if (term.kind == TermKind::kName) AddTerm(claim.names, term.AsTerm());
    if (term.kind == TermKind::kPlace) AddTerm(claim.places, term.AsTerm());
    const bool located = term.located && (here || Within(term.tokens, front)) &&
                         term.weight > (term.kind == TermKind::kName ? 1 : 0);
    if (located || Within(term.tokens, owner)) AddTerm(claim.where, term.AsTerm());
  }
  if (!is_date && !level) ReadSubject(mention.tokens, clause, claim);
  ReadMood(mention.tokens, clause, refused, claim);
  // What may come is what a chance is of.
  if (claim.measure == Measure::kShare && IsChance(mention)) claim.hedged = claim.future = false;
  if (!is_date) ReadFrame(mention.tokens, clause, claim);
  ReadSpeaker(claim);
  if (claim.measure == Measure::kAttribute && claim.persons && claim.predicate.empty())
    return false;
  return is_date || !SaysNothing(mention, claim, counted != nullptr || number_noun != nullptr);
}

}  // namespace crosscheck::claim
