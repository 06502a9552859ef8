// The door is SentenceReader::Fill. A clause is what stands between marks and words that open
// another clause; a value is said of the event, state or quality nearest to it in its clause, and
// nothing is taken across another value where that can be helped.
#include "claim/sentence.h"

#include <algorithm>
#include <cstdlib>

#include "claim/ranges.h"
#include "claim/words.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"

const uint64_t kChangeKeys[] = {Hash64("rise"), Hash64("fall")};

}  // namespace

SentenceReader::SentenceReader(const LexedText& lexed, std::string_view text,
                               const Sentence& sentence, std::vector<SentenceTerm> terms,
                               std::vector<Item> items)
    : lexed_(lexed),
      text_(text),
      range_(sentence.tokens),
      terms_(std::move(terms)),
      items_(std::move(items)) {
  const auto weak = std::stable_partition(terms_.begin(), terms_.end(),
                                          [](const SentenceTerm& term) { return !term.weak; });
  weak_verbs_.assign(weak, terms_.end());
  terms_.erase(weak, terms_.end());
  breaks_.push_back(range_.begin);
  const auto in_value = [&](uint32_t i) {
    return std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
      return Inside(i, item.mention->tokens) && i != item.mention->tokens.begin;
    });
  };
  // "Four people, including three children, wounded": what the marks enclose breaks nothing.
  uint32_t enclosed = range_.begin;
  for (uint32_t i = range_.begin + 1; i + 1 < range_.end; ++i) {
    const Token& token = At(i);
    if (in_value(i)) continue;
    if (token.kind == TokenKind::kPunctuation) {
      if (token.mark == ',' && i <= enclosed) continue;
      if (token.mark == ',') {
        enclosed = EndOfAside(i);
        if (enclosed > i) continue;
      }
      const bool spaced_dash = token.mark == '-' && token.SpaceBefore() && At(i + 1).SpaceBefore();
      if (token.mark == ',' || token.mark == ';' || token.mark == ':' || token.mark == '_' ||
          token.mark == '(' || token.mark == ')' || spaced_dash) {
        breaks_.push_back(i + 1);
      }
      continue;
    }
    if (token.kind != TokenKind::kWord) continue;
    // "which", "while", "because"; "as" and "since" open noun phrases too often.
    const bool relative = token.Is(WordClass::kClauseBreak) && token.word != kw::k_as &&
                          token.word != kw::k_since && token.word != kw::k_before &&
                          token.word != kw::k_after && token.word != kw::k_until;
    const bool but =
        token.Is(WordClass::kConjunction) && token.word != kw::k_and && token.word != kw::k_or;
    // "and claimed", "and has been", "and did so": a second predicate; "and in 2019, it": a second
    // adverbial.
    const Token& next = At(i + 1);
    // "was shot and wounded" is one.
    const SentenceTerm* before = TermAt(i - 1);
    const bool pair = before != nullptr && before->IsEventOrVerb();
    const bool second =
        token.word == kw::k_and && !pair &&
        (next.Has(token_flags::kEndsEd) || next.Is(WordClass::kAux) ||
         next.Is(WordClass::kPronoun) ||
         (next.Is(WordClass::kPreposition) && i + 2 < range_.end && At(i + 2).year_like));
    // "and just last year, ...": a second adverbial opens its own clause.
    const bool adverbial =
        token.word == kw::k_and && std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
          return IsTimeForm(item.mention->form) && item.mention->tokens.begin > i &&
                 item.mention->tokens.begin <= i + 2;
        });
    const bool subject = NewSubject(i);
    if (subject) joints_.push_back(i);
    if (relative || but || second || adverbial || subject) breaks_.push_back(i);
  }
}

// "two were killed and seven people were wounded", "may rise as hundreds more were hurt": behind
// the joint a figure with its own verb, before it a clause that has one.
bool SentenceReader::NewSubject(uint32_t joint) const {
  constexpr uint32_t kReach = 2;  // "and seven more badly injured"
  if (At(joint).word != kw::k_and && At(joint).word != kw::k_as) return false;
  const auto figure = std::find_if(items_.begin(), items_.end(), [&](const Item& item) {
    return item.value->quantity && item.mention->tokens.begin == joint + 1;
  });
  if (figure == items_.end()) return false;
  const uint32_t end = figure->mention->tokens.end;
  bool verb = false;
  for (uint32_t i = end; i < std::min(range_.end, end + kReach) && !verb; ++i) {
    const SentenceTerm* term = TermAt(i);
    if (At(i).kind != TokenKind::kWord || At(i).Is(WordClass::kPreposition)) break;
    verb = At(i).Is(WordClass::kAux) || (term != nullptr && term->IsEventOrVerb());
  }
  return verb && std::any_of(terms_.begin(), terms_.end(), [&](const SentenceTerm& term) {
           return term.IsEventOrVerb() && Within(term.tokens, {breaks_.back(), joint});
         });
}

bool SentenceReader::InValue(uint32_t token) const {
  return std::any_of(items_.begin(), items_.end(),
                     [&](const Item& item) { return Inside(token, item.mention->tokens); });
}

// ", including three children," and ", among them two nurses,": the closing comma of such an aside,
// not far away; else the comma itself.
uint32_t SentenceReader::EndOfAside(uint32_t comma) const {
  constexpr uint32_t kLongest = 10;
  const WordId first = At(comma + 1).word;
  if (first != kw::k_including && first != kw::k_among && first != kw::k_mostly) return comma;
  for (uint32_t i = comma + 2; i + 1 < std::min(range_.end, comma + kLongest); ++i) {
    if (At(i).IsMark(',')) return i;
  }
  return comma;
}

const SentenceTerm* SentenceReader::TermAt(uint32_t token) const {
  for (const SentenceTerm& term : terms_) {
    if (Inside(token, term.tokens)) return &term;
  }
  return nullptr;
}

bool SentenceReader::ContentBeside(TokenRange clause, TokenRange mention, bool of_date) const {
  // "the mayor said on Friday": to say is content too, though no term; of "50 percent said that
  // they support it" it is none.
  for (uint32_t i = clause.begin; of_date && i < clause.end; ++i) {
    if (At(i).Is(WordClass::kSay) && !Inside(i, mention)) return true;
  }
  return std::any_of(terms_.begin(), terms_.end(), [&](const SentenceTerm& term) {
    return Within(term.tokens, clause) && !Within(term.tokens, mention);
  });
}

// The clause that a mention stands in; an adverbial alone ("In April,") joins the clause behind it,
// else the one before.
TokenRange SentenceReader::ClauseOf(TokenRange mention, bool is_date) const {
  size_t at = 0;
  while (at + 1 < breaks_.size() && breaks_[at + 1] <= mention.begin) ++at;
  const auto end_of = [&](size_t i) {
    return i + 1 < breaks_.size() ? breaks_[i + 1] : range_.end;
  };
  size_t first = at, last = at;
  while (end_of(last) < mention.end) ++last;
  const auto clause = [&] { return TokenRange{breaks_[first], end_of(last)}; };
  // "Morland, which had 90 boats": what has its own verb needs no other clause.
  if (!is_date && At(breaks_[at]).word == kw::k_which) {
    for (uint32_t i = breaks_[at]; i < mention.begin; ++i) {
      if (At(i).Is(WordClass::kAux)) return clause();
    }
  }
  while (!ContentBeside(clause(), mention, is_date) && (last + 1 < breaks_.size() || first > 0)) {
    const bool says = At(clause().end - 1).Is(WordClass::kSay);
    if ((is_date || says) && last + 1 < breaks_.size()) {
      ++last;
    } else if (first > 0) {
      --first;
    } else {
      ++last;
    }
  }
  return clause();
}

// "On Monday two were killed and seven people were wounded in Varn": when and where hold for both.
TokenRange SentenceReader::ScopeOf(TokenRange clause) const {
  const auto joint = [&](uint32_t at) {
    return std::find(joints_.begin(), joints_.end(), at) != joints_.end();
  };
  while (clause.end < range_.end && joint(clause.end)) {
    const auto next = std::upper_bound(breaks_.begin(), breaks_.end(), clause.end);
    clause.end = next == breaks_.end() ? range_.end : *next;
  }
  while (joint(clause.begin))
    clause.begin = *std::prev(std::lower_bound(breaks_.begin(), breaks_.end(), clause.begin));
  return clause;
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
  // of its own has its subject before the marks.
  const bool own = std::any_of(terms_.begin(), terms_.end(), [&](const SentenceTerm& term) {
    return term.IsEvent() && Within(term.tokens, clause) && !Within(term.tokens, mention);
  });
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

// "62 percent of voters oppose the ban": what those who were asked think, and of what.
const SentenceTerm* SentenceReader::ReadStance(TokenRange mention, TokenRange clause,
                                               Claim& claim) const {
  const SentenceTerm* stance = nullptr;
  for (uint32_t i = mention.end; i < clause.end && stance == nullptr; ++i) {
    if (InValue(i)) return nullptr;
    if (!IsOneOf(At(i), kStances)) continue;
    // "the support", "in favor of" are nouns.
    const Token& before = At(i - 1);
    if (!before.Is(WordClass::kArticle) && !before.Is(WordClass::kDeterminer) &&
        !before.Is(WordClass::kPreposition) && before.kind != TokenKind::kPossessive)
      stance = TermAt(i);
  }
  if (stance == nullptr) return nullptr;
  uint32_t end = stance->tokens.end;
  while (end < clause.end && !InValue(end) &&
         (!At(end).Is(WordClass::kPreposition) || IsOneOf(At(end), kOfAThing)))
    ++end;
  for (const SentenceTerm& term : terms_) {
    if (Within(term.tokens, {stance->tokens.end, end})) AddTerm(claim.base, term.AsTerm());
  }
  return stance;
}

// "25 percent would not vote for it": the share is not denied, it is of those who would not; and
// who strongly oppose it are some of those who do. These are other predicates, which meet their
// like alone. True where a negation was taken so.
bool SentenceReader::ShadePredicate(TokenRange mention, Claim& claim) const {
  constexpr uint64_t kNot = 0x9E3779B97F4A7C15;
  if (claim.predicate.empty()) return false;
  Term& predicate = claim.predicate.front();
  uint32_t at = mention.end;
  bool negated = false;
  for (; at < range_.end && At(at).begin < predicate.span.begin; ++at)
    negated |= At(at).Is(WordClass::kNegation);
  if (at == range_.end) return false;
  const uint64_t plain = predicate.key;
  if (at > mention.end && IsOneOf(At(at - 1), kDegrees)) predicate.key ^= At(at - 1).hash;
  if (negated != (at + 1 < range_.end && IsOneOf(At(at + 1), kAgainst))) predicate.key ^= kNot;
  if (predicate.key != plain) claim.predicate_class = 0;
  return negated;
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
  const bool persons = claim.measure == Measure::kCount && claim.persons;
  const SentenceTerm* counted = persons ? CountedBefore(mention.tokens, clause) : nullptr;
  const bool named = claim.measure == Measure::kAttribute && !claim.persons;
  if (claim.predicate.empty() && !named && !claim.is_whole) {
    const SentenceTerm* event = counted;
    if (event == nullptr && claim.measure == Measure::kAmount) event = VerbOn(mention.tokens);
    if (event == nullptr && claim.measure == Measure::kShare)
      event = ReadStance(mention.tokens, clause, claim);
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
  if (!is_date && !claim.predicate.empty() && mention.tokens.begin > range_.begin) {
    const WordId before = At(mention.tokens.begin - 1).word;
    const bool by = before == kw::k_by,
               percent = claim.measure == Measure::kShare && before != kw::k_to;
    const bool amount = claim.measure == Measure::kAmount || claim.measure == Measure::kCount;
    for (uint64_t key : kChangeKeys) {
      if (claim.predicate.front().key == key && (percent || (by && amount)))
        claim.measure = Measure::kChange;
    }
  }
  for (const SentenceTerm& term : terms_) {
    const bool in_value = Within(term.tokens, mention.tokens);
    const bool here = Within(term.tokens, scope);
    if (Within(term.tokens, clause) && term.IsEventOrVerb()) AddTerm(claim.events, term.AsTerm());
    if (!in_value) AddTerm(here ? claim.topic : claim.context, term.AsTerm());
    if (term.kind == TermKind::kName) AddTerm(claim.names, term.AsTerm());
    if (term.kind == TermKind::kPlace) AddTerm(claim.places, term.AsTerm());
    if (here && term.located && term.weight > (term.kind == TermKind::kName ? 1 : 0))
      AddTerm(claim.where, term.AsTerm());
  }
  if (!is_date) ReadSubject(mention.tokens, clause, claim);
  ReadMood(mention.tokens, clause, refused, claim);
  if (!is_date) ReadFrame(mention.tokens, clause, claim);
  ReadSpeaker(claim);
  if (claim.measure == Measure::kAttribute && claim.persons && claim.predicate.empty())
    return false;
  return is_date || !SaysNothing(mention, claim, counted != nullptr);
}

}  // namespace crosscheck::claim
