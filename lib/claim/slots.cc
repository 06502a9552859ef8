// The slots that a value takes from its sentence: what is compared with, counted, done by whom,
// when and said by whom. The doors are the Read... members of SentenceReader, called
// by Fill in sentence.cc.
#include <algorithm>

#include "base/mix.h"
#include "claim/ranges.h"
#include "claim/sentence.h"
#include "claim/words.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"

}  // namespace

// "50 times more potent than heroin": quality and base. False when nothing is compared.
bool SentenceReader::ReadRatio(const Mention& mention, Claim& claim) const {
  constexpr uint32_t kReach = 7;
  uint32_t than = mention.tokens.end;
  const uint32_t end = std::min(range_.end, mention.tokens.end + kReach);
  while (than < end && At(than).word != kw::k_than &&
         !(than > mention.tokens.end && At(than).word == kw::k_as))
    ++than;
  if (than >= end) return false;
  for (const SentenceTerm& term : terms_) {
    if (!Within(term.tokens, {mention.tokens.end, than})) continue;
    if (claim.predicate.empty() || term.kind == TermKind::kQuality)
      claim.predicate = {term.AsTerm()};
  }
  for (const SentenceTerm& term : terms_) {
    if (term.tokens.begin <= than) continue;
    const bool cut = std::any_of(lexed_.tokens.begin() + than + 1,
                                 lexed_.tokens.begin() + term.tokens.begin, [](const Token& t) {
                                   return t.kind == TokenKind::kPunctuation ||
                                          t.Is(WordClass::kConjunction) || t.Is(WordClass::kAux) ||
                                          t.Is(WordClass::kClauseBreak) ||
                                          (t.Is(WordClass::kPreposition) && t.word != kw::k_of);
                                 });
    if (cut || term.tokens.begin > than + kReach) break;
    AddTerm(claim.base, term.AsTerm());
  }
  return !claim.base.empty();
}

// What an amount measures: "a 17-minute video", "a fine of $24 million", "the average salary was
// $74,839". Empty where none of these stands there.
TokenRange SentenceReader::MeasuredThing(TokenRange mention, TokenRange clause) const {
  constexpr uint32_t kLongest = 4;
  const auto stops = [&](uint32_t i) {
    const Token& t = At(i);
    return t.kind != TokenKind::kWord || t.Is(WordClass::kPreposition) || t.Is(WordClass::kAux) ||
           t.Is(WordClass::kConjunction) || t.Is(WordClass::kClauseBreak) ||
           t.Is(WordClass::kPronoun) || t.Is(WordClass::kSay) || t.Is(WordClass::kArticle) ||
           t.Is(WordClass::kDeterminer);
  };
  const auto noun_phrase_before = [&](uint32_t end) {
    uint32_t begin = end;
    while (begin > clause.begin && end - begin < kLongest && !stops(begin - 1)) --begin;
    return TokenRange{begin, end};
  };
  const auto noun_phrase_behind = [&](uint32_t begin) {
    uint32_t end = begin;
    while (end < clause.end && end - begin < kLongest && !stops(end)) ++end;
    return TokenRange{begin, end};
  };
  // "420 kilograms of cocaine", "two billion in military aid"; not "within 20 kilometres of Selm"
  if (mention.end + 1 < clause.end &&
      (At(mention.end).word == kw::k_of || At(mention.end).word == kw::k_in)) {
    uint32_t begin = mention.end + 1;
    while (begin + 1 < clause.end && At(begin).Is(WordClass::kArticle)) ++begin;
    TokenRange thing = noun_phrase_behind(begin);
    // "of cocaine worth 33 million euros"
    for (uint32_t i = begin + 1; i < thing.end; ++i) {
      const SentenceTerm* term = TermAt(i);
      if (term != nullptr && term->IsEvent() && term->tokens.begin > begin) thing.end = i;
    }
    if (!thing.empty() && !At(begin).Capitalized()) return thing;
  }
  const uint32_t end = noun_phrase_behind(mention.end).end;
  if (end > mention.end && mention.begin > clause.begin) {
    const Token& before = At(mention.begin - 1);
    const bool attributive = before.Is(WordClass::kArticle) || before.Is(WordClass::kDeterminer) ||
                             before.Is(WordClass::kPreposition) || InValue(mention.begin - 1);
    if (attributive) return {mention.end, end};
  }
  if (mention.begin <= clause.begin + 1) return {};
  const Token& before = At(mention.begin - 1);
  if (before.word == kw::k_of) return noun_phrase_before(mention.begin - 1);
  // The subject of a verb to be or an auxiliary, up to what a preposition adds to it: "the
  // moratorium will last for 60 days".
  uint32_t verb = clause.begin;
  while (verb < mention.begin && !At(verb).Is(WordClass::kAux)) ++verb;
  if (verb == mention.begin) return {};
  uint32_t head = clause.begin;
  while (head < verb && stops(head)) ++head;
  uint32_t last = head;
  while (last < verb && !stops(last)) ++last;
  return {head, last};
}

void SentenceReader::ReadGroup(const Mention& mention, TokenRange clause, Claim& claim) const {
  TokenRange head = mention.Find(Role::kHead);
  if (head.empty() && (claim.measure == Measure::kAmount ||
                       (claim.measure == Measure::kRate &&
                        GetUnit(claim.quantity->unit).dimension != Dimension::kCount))) {
    const TokenRange thing = MeasuredThing(mention.tokens, clause);
    for (const SentenceTerm& term : terms_) {
      if (Within(term.tokens, thing)) AddTerm(claim.group, term.AsTerm());
    }
    return;
  }
  if (head.empty() && claim.measure == Measure::kShare && mention.tokens.end + 1 < range_.end &&
      At(mention.tokens.end).word == kw::k_of) {
    // "40 per cent of voters": up to the next word that joins or tells; "of the city's voters".
    constexpr uint32_t kLongest = 4;
    head = {mention.tokens.end + 1, mention.tokens.end + 1};
    for (; head.end < range_.end && head.size() < kLongest; ++head.end) {
      const Token& t = At(head.end);
      if (t.kind == TokenKind::kPossessive) head.begin = head.end + 1;
      if (t.kind == TokenKind::kPossessive) continue;
      if (t.kind != TokenKind::kWord || t.Is(WordClass::kPreposition) || t.Is(WordClass::kAux) ||
          t.Is(WordClass::kSay) || IsOneOf(t, kStances))
        break;
    }
  }
  // "two 16-year-old boys"
  if (head.empty()) {
    for (const Item& item : items_) {
      const uint32_t behind = item.mention->tokens.end;
      if (item.mention->tokens.begin != mention.tokens.end || !IsAge(*item.mention)) continue;
      const SentenceTerm* bearer = behind < clause.end ? TermAt(behind) : nullptr;
      if (bearer != nullptr && bearer->kind == TermKind::kPerson) head = bearer->tokens;
    }
  }
  // "five counts of fraud"
  if (head.size() == 1 && IsOneOf(At(head.begin), kCountNouns) && head.end + 1 < clause.end &&
      At(head.end).word == kw::k_of) {
    constexpr uint32_t kLongest = 4;
    head.end = std::min(clause.end, head.end + 1 + kLongest);
    for (uint32_t i = head.begin + 2; i < head.end; ++i) {
      if (At(i).kind != TokenKind::kWord || At(i).Is(WordClass::kPreposition)) head.end = i;
    }
  }
  for (const SentenceTerm& term : terms_) {
    if (!Within(term.tokens, head)) continue;
    AddTerm(claim.group, term.AsTerm());
    claim.persons |= term.kind == TermKind::kPerson;
    // Counted deaths, arrests, life sentences are their own predicate; counted lives are deaths.
    if (term.IsEvent() || term.parent == kDeathKey) {
      const uint64_t key = term.parent == kDeathKey ? kDeathKey : term.key;
      claim.predicate = {{key, term.span, term.weight}};
      claim.predicate_class = term.parent == kDeathKey ? 0 : term.parent;
    }
  }
  // "thousands" of unnamed ones, "15 injured", "eight others": who is killed or jailed is a person.
  if (head.empty() && claim.measure == Measure::kCount) claim.persons = true;
}

// "40 per cent of the over 70,000 drug overdoses": the count that the share is taken of.
void SentenceReader::ReadWhole(size_t index, Claim& claim) const {
  if (index + 1 == items_.size()) return;
  const Item& next = items_[index + 1];
  const uint32_t of = items_[index].mention->tokens.end;
  if (of >= range_.end || At(of).word != kw::k_of || next.mention->tokens.begin > of + 2) return;
  if (!next.value->quantity || GetUnit(next.value->quantity->unit).dimension != Dimension::kCount)
    return;
  claim.whole = next.value->quantity;
  claim.whole_span = next.value->span;
  for (const SentenceTerm& term : terms_) {
    if (Within(term.tokens, next.mention->Find(Role::kHead))) AddTerm(claim.group, term.AsTerm());
  }
}

// "rose to 274 million from 231 million a year before": the time behind the figure that another is
// compared with is of that figure alone.
bool SentenceReader::IsOfComparison(TokenRange mention, TokenRange time) const {
  return std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
    const TokenRange figure = item.mention->tokens;
    if (!item.value->quantity || figure.begin <= mention.end || figure.end > time.begin ||
        IsTimeForm(item.mention->form))
      return false;
    const WordId before = At(figure.begin - 1).word;
    return before == kw::k_from || before == kw::k_after || before == kw::k_than ||
           IsOneOf(At(figure.begin - 1), kAgainst);
  });
}

// The time that a quantity is said of: in its clause, else the only time of the sentence where that
// stands as an adverbial by itself ("In 2017, ...", "..., in 2017").
void SentenceReader::ReadPeriod(size_t index, TokenRange clause, Claim& claim) const {
  const TokenRange mention = items_[index].mention->tokens;
  const Item* best = nullptr;
  // Times of other clauses that stand by themselves or lend their clause to a participle.
  const Item* elsewhere = nullptr;
  int candidates = 0;
  for (const Item& item : items_) {
    if (!item.value->time || !item.value->time->period || !IsTimeForm(item.mention->form)) continue;
    if (SaidWhen(item.mention->tokens) || IsDateline(lexed_, *item.mention) ||
        IsInName(*item.mention))
      continue;
    // "rose 0.9 per cent from May": the month before.
    const uint32_t begin = item.mention->tokens.begin;
    if (claim.measure == Measure::kShare && begin > range_.begin &&
        At(begin - 1).word == kw::k_from)
      continue;
    if (IsOfComparison(mention, item.mention->tokens)) continue;
    if (Within(item.mention->tokens, clause)) {
      if (best == nullptr ||
          Distance(item.mention->tokens, mention) <= Distance(best->mention->tokens, mention))
        best = &item;
      continue;
    }
    size_t at = 0;
    while (at + 1 < breaks_.size() && breaks_[at + 1] <= begin) ++at;
    const TokenRange own{breaks_[at], at + 1 < breaks_.size() ? breaks_[at + 1] : range_.end};
    // "collapsed on Monday, killing 14": what a participle adds happens when its clause does.
    const bool added = At(clause.begin).Has(token_flags::kEndsIng) && own.end == clause.begin;
    // "The last was on February 28, when six were shot."
    const bool when = At(clause.begin).word == kw::k_when &&
                      item.mention->tokens.end <= clause.begin &&
                      clause.begin <= item.mention->tokens.end + 1;
    // "like a 2009 bombing of a market that killed 40": the year of what the clause is about.
    const WordId relative = At(clause.begin).word;
    const bool of_noun =
        (relative == kw::k_that || relative == kw::k_which) &&
        item.mention->form == MentionForm::kYear && begin > range_.begin &&
        item.mention->tokens.end < clause.begin &&
        (At(begin - 1).Is(WordClass::kArticle) || At(begin - 1).Is(WordClass::kDeterminer));
    if (when || of_noun) {
      best = &item;
      break;
    }
    if (!added && ContentBeside(own, item.mention->tokens)) continue;
    elsewhere = &item;
    ++candidates;
  }
  if (best == nullptr && candidates == 1 && claim.measure != Measure::kRatio) best = elsewhere;
  if (best == nullptr) return;
  claim.period = best->value->time->scope();
  claim.period_span = best->value->span;
}

void SentenceReader::ReadMood(TokenRange mention, TokenRange clause, bool refused,
                              Claim& claim) const {
  const auto negate = [&](uint32_t at) {
    if (!claim.negated) claim.negation_span = At(at).span();
    claim.negated = true;
  };
  constexpr uint32_t kNegationReach = 4;
  for (uint32_t i = clause.begin; i < clause.end; ++i) {
    const Token& token = At(i);
    if (token.word == 0 || Inside(i, mention)) continue;
    const PhraseMatch hedge = MatchPhrase(lexed_.tokens, i, clause.end, WordClass::kHedge);
    const bool month = token.Is(WordClass::kMonth) && token.Capitalized();
    if (hedge.length > 0 && !month) {
      (hedge.value.value == 1 ? claim.future : claim.hedged) = true;
      if (claim.hedge_span.empty()) claim.hedge_span = lexed_.SpanOf({i, i + hedge.length});
    }
    // "said it would cut 30": will, told by somebody; not "would act and did so in May"
    if (token.word == kw::k_would && i < mention.begin) {
      const auto tokens = lexed_.tokens.begin();
      const bool said = std::any_of(tokens + range_.begin, tokens + i,
                                    [](const Token& t) { return t.Is(WordClass::kSay); });
      claim.future |= said && std::none_of(tokens + i + 1, tokens + mention.begin,
                                           [](const Token& t) { return t.Is(WordClass::kAux); });
    }
    // "not until May" dates an onset; "not only 30" and "no fewer than" deny nothing.
    if (token.Is(WordClass::kNegation) && i < mention.begin &&
        mention.begin - i <= kNegationReach) {
      const WordId next = i + 1 < clause.end ? At(i + 1).word : WordId{0};
      if (next != kw::k_until && next != kw::k_only && next != kw::k_fewer && next != kw::k_less)
        negate(i);
    }
  }
  // "14 were not killed", "no 14": right behind the value, before its verb has come.
  constexpr uint32_t kBehindReach = 3;
  for (uint32_t i = mention.end; i < std::min(range_.end, mention.end + kBehindReach); ++i) {
    if (refused || At(i).kind == TokenKind::kPunctuation) break;
    if (At(i).Is(WordClass::kNegation) && At(i).Is(WordClass::kAux)) negate(i);
    if (At(i).Is(WordClass::kNegation) && i > mention.end && At(i - 1).Is(WordClass::kAux))
      negate(i);
  }
  // "denied that ...", "it is not true that ...": what is denied stands behind, to the end of the
  // sentence.
  for (uint32_t i = range_.begin; i < mention.begin; ++i) {
    const bool denies =
        At(i).word == kw::k_denied || At(i).word == kw::k_denies || At(i).word == kw::k_denying;
    const bool untrue =
        At(i).word == kw::k_not && i + 1 < mention.begin && At(i + 1).span().In(text_) == "true";
    if (denies || untrue) negate(i);
  }
  int quotes = 0;
  for (uint32_t i = range_.begin; i < mention.begin; ++i) quotes += At(i).IsMark('"');
  claim.quoted = quotes % 2 == 1;
}

// "according to the CDC", "Vigil said": the name beside a word of saying.
void SentenceReader::ReadSpeaker(Claim& claim) const {
  constexpr uint32_t kReach = 6;
  for (uint32_t i = range_.begin; i < range_.end; ++i) {
    const PhraseMatch say = MatchPhrase(lexed_.tokens, i, range_.end, WordClass::kSay);
    if (say.length == 0) continue;
    const TokenRange verb{i, i + say.length};
    // "in Morland, the mayor said": who speaks stands in the same breath, unless that is empty
    // ("Pardo, an expert, said").
    uint32_t breath = verb.begin;
    while (breath > range_.begin && At(breath - 1).kind != TokenKind::kPunctuation) --breath;
    if (breath == verb.begin) breath = range_.begin;
    std::vector<const SentenceTerm*> name;
    for (const SentenceTerm& term : terms_) {
      if (term.kind != TermKind::kName && term.kind != TermKind::kPlace) continue;
      // "in Morland, the mayor said": a place speaks only where it stands beside the word.
      if (term.kind == TermKind::kPlace && Distance(term.tokens, verb) > 0) continue;
      if (Distance(term.tokens, verb) > kReach) continue;
      const bool behind = term.tokens.begin >= verb.end;
      if (!behind && term.tokens.begin < breath) continue;
      if (say.length > 1 ? behind : !behind || Distance(term.tokens, verb) == 0)
        name.push_back(&term);
    }
    if (name.empty()) continue;
    for (const SentenceTerm* term : name) AddTerm(claim.speaker, term->AsTerm());
    claim.speaker_span = Cover(name.front()->span, name.back()->span);
    return;
  }
}

// "Ferry accidents at sea killed 1,263 people": what stands before the verb, unless it points back
// ("the drug", "it").
void SentenceReader::ReadSubject(TokenRange mention, TokenRange clause, Claim& claim) const {
  if (claim.predicate.empty()) return;
  if (ReadSubjectOfMain(mention, clause, claim)) return;
  const auto verb = std::find_if(terms_.begin(), terms_.end(), [&](const SentenceTerm& term) {
    return term.span == claim.predicate.front().span;
  });
  if (verb == terms_.end() || verb->tokens.end > mention.begin) return;
  uint32_t begin = clause.begin;
  if (At(begin).word == kw::k_and && range_.begin < begin)
    begin = range_.begin;  // "X is this and killed that"
  const bool article = At(begin).Is(WordClass::kArticle);
  if (At(begin).Is(WordClass::kDeterminer) || At(begin).Is(WordClass::kPronoun) ||
      At(begin).Is(WordClass::kPreposition) || At(begin).Is(WordClass::kClauseBreak))
    return;
  // "The drug" points back; "the Harrow mill" says which.
  const bool named = article && begin + 1 < verb->tokens.begin && [&] {
    const SentenceTerm* term = TermAt(begin + 1);
    return term != nullptr && term->kind == TermKind::kName;
  }();
  if (article && !named) return;
  for (const SentenceTerm& term : terms_) {
    if (term.tokens.begin < begin || term.tokens.end > verb->tokens.begin) continue;
    const Token& word = At(term.tokens.begin);
    if (word.Is(WordClass::kHedge)) continue;  // "House Republicans likely"
    const bool joined = std::any_of(lexed_.tokens.begin() + begin,
                                    lexed_.tokens.begin() + term.tokens.begin, [&](const Token& t) {
                                      return t.Is(WordClass::kAux) ||
                                             t.kind == TokenKind::kPunctuation ||
                                             // "killed one man and injured 15"
                                             (named && t.Is(WordClass::kVerb));
                                    });
    const bool verbal = named && word.Is(WordClass::kVerb);
    if (!joined && !verbal) AddTerm(claim.subject, term.AsTerm());
  }
}

// "Councillors in Selm approved a budget that closes a gap of 38 million": what is told of a thing
// is told of who made it, by the names before the first verb.
bool SentenceReader::ReadSubjectOfMain(TokenRange mention, TokenRange clause, Claim& claim) const {
  const WordId relative = At(clause.begin).word;
  if (clause.begin == range_.begin || (relative != kw::k_that && relative != kw::k_which))
    return false;
  const auto is_verb = [&](uint32_t i) {
    const SentenceTerm* term = TermAt(i);
    return At(i).Is(WordClass::kAux) || (term != nullptr && term->finite);
  };
  const auto says = [](const Token& token) { return token.Is(WordClass::kSay); };
  // "said that it closes", "the Observatory, which watches the war, said"
  const auto tokens = lexed_.tokens.begin();
  const SentenceTerm* next = TermAt(clause.begin + 1);
  const bool tells =
      At(clause.begin + 1).Is(WordClass::kAux) || (next != nullptr && next->IsEventOrVerb());
  if (!tells || is_verb(clause.begin - 1) ||
      std::any_of(tokens + clause.begin, tokens + mention.begin, says))
    return false;
  uint32_t verb = range_.begin;
  while (verb < clause.begin && !is_verb(verb) && !says(At(verb)) &&
         At(verb).kind != TokenKind::kPunctuation)
    ++verb;
  for (const SentenceTerm& term : terms_) {
    const bool named = term.kind == TermKind::kName || term.kind == TermKind::kPlace;
    if (named && term.tokens.end <= verb) AddTerm(claim.subject, term.AsTerm());
  }
  return true;
}

// "Anna Bell and eight others", "Morland and 15 other states", "a baby and four people": one
// stands before, and only one. "Bell, Quell and eight others" are ten, or a title and a name.
Span SentenceReader::OneBefore(const Mention& mention) const {
  uint32_t end = mention.tokens.begin;
  if (end < range_.begin + 2) return {};
  --end;
  // "Baby, 4 people injured": a headline leaves out the rest.
  const bool headline = end - 1 == range_.begin;
  if (At(end).word != kw::k_and && !(headline && (At(end).IsMark(',') || At(end).IsMark('&'))))
    return {};
  // "Tomas Quell, 34, and three others"
  const bool age = end >= range_.begin + 4 && At(end - 1).IsMark(',') && At(end - 3).IsMark(',') &&
                   At(end - 2).kind == TokenKind::kNumber;
  if (age) end -= 3;
  const SentenceTerm* one = TermAt(end - 1);
  if (one == nullptr) return {};
  uint32_t begin = end;
  if (one->kind == TermKind::kName || one->kind == TermKind::kPlace) {
    while (begin > range_.begin && At(begin - 1).kind == TokenKind::kWord &&
           At(begin - 1).Capitalized())
      --begin;
  } else if (one->kind == TermKind::kPerson && !At(end - 1).Has(token_flags::kEndsS)) {
    constexpr uint32_t kLongest = 4;
    const auto opens = [&](uint32_t i) {
      return At(i).Is(WordClass::kArticle) || At(i).Is(WordClass::kDeterminer) ||
             At(i).Is(WordClass::kPronoun);
    };
    while (begin > range_.begin && end - begin < kLongest && !opens(begin)) --begin;
    if (!opens(begin) && !headline) return {};
  } else {
    return {};
  }
  const Span words = lexed_.SpanOf({begin, end});
  if (begin == range_.begin) return words;
  const Token& before = At(begin - 1);
  const bool dash = (before.IsMark('-') || before.IsMark('_')) && At(begin).SpaceBefore();
  const bool joins = before.kind == TokenKind::kWord && !before.Is(WordClass::kConjunction);
  return joins || dash ? words : Span();  // "WASHINGTON - Morland and 15 other states"
}

bool SentenceReader::IsListed(size_t index) const {
  if (index == 0) return false;
  const Mention &before = *items_[index - 1].mention, &mention = *items_[index].mention;
  const Value &first = *items_[index - 1].value, &value = *items_[index].value;
  const auto plain = [](const Value& v) {
    return v.quantity && v.quantity->unit == kUnitCount &&
           v.quantity->form == QuantityForm::kPoint && v.quantity->modifier == Modifier::kNone &&
           !v.quantity->IsRate() && v.change.role == ChangeRole::kNone && v.alternatives.empty();
  };
  if (!plain(first) || !plain(value) || !value.counted.empty() || mention.tokens.size() != 1)
    return false;
  const uint32_t at = mention.tokens.begin, behind = mention.tokens.end;
  constexpr uint32_t kLongest = 9;
  if (at <= before.tokens.end || at - before.tokens.end > kLongest || behind >= range_.end)
    return false;
  const auto of_place = [&](uint32_t i) {
    return At(i).word == kw::k_in || At(i).word == kw::k_at || At(i).word == kw::k_near ||
           At(i).word == kw::k_from;
  };
  if (!of_place(behind) || !(At(at - 1).IsMark(',') || At(at - 1).word == kw::k_and)) return false;
  bool placed = false;
  for (uint32_t i = before.tokens.end; i + 1 < at; ++i) {
    placed |= of_place(i);
    // "five in Leeds, including three in York", "five in Leeds, where three": no more of them.
    const bool last = i + 2 == at;
    if (At(i).kind == TokenKind::kPunctuation && !(last && At(i).IsMark(','))) return false;
    if (placed && (At(i).Is(WordClass::kClauseBreak) || At(i).Is(WordClass::kAux))) return false;
  }
  return placed;
}

// "three of the 14 miners", "40 per cent of the 70,000 overdoses": behind another value and "of
// (the)".
bool SentenceReader::IsWhole(size_t index) const {
  if (index == 0 || !items_[index - 1].value->quantity) return false;
  const uint32_t of = items_[index - 1].mention->tokens.end;
  return of < range_.end && At(of).word == kw::k_of &&
         items_[index].mention->tokens.begin <= of + 2;
}

}  // namespace crosscheck::claim
