// The door is References. Names are kept by class for two sentences, so is the subject that opens
// each; what points back gets the one that fits, and nothing where two do. A guess at best: who
// compares claims may take it for likeness, never for a difference (Claim::subject_resolved).
#include "claim/references.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"

enum class ReferenceRole : uint8_t { kPronoun, kPoints, kEnds, kIs };

struct ReferenceWord {
  uint32_t word;  // Token::hash
  ReferenceRole role;
  ReferenceClass kind;
};
#include "claim/references.inc"

const ReferenceWord* Find(const Token& token, ReferenceRole role) {
  const auto at = std::lower_bound(
      std::begin(kReferenceWords), std::end(kReferenceWords), std::pair(token.hash, role),
      [](const ReferenceWord& w, std::pair<uint32_t, ReferenceRole> key) {
        return std::pair(w.word, w.role) < key;
      });
  return at != std::end(kReferenceWords) && at->word == token.hash && at->role == role ? at
                                                                                       : nullptr;
}

bool IsPlaceClass(ReferenceClass kind) {
  return kind == ReferenceClass::kCity || kind == ReferenceClass::kCountry;
}

// Runs of names, places, and common nouns that the table knows ("fentanyl").
void ReadNames(const std::vector<Token>& tokens, TokenRange range,
               const std::vector<SentenceTerm>& terms, SentenceNames& out) {
  const auto at = [&](uint32_t i) -> const Token& { return tokens[i]; };
  for (size_t i = 0; i < terms.size();) {
    const SentenceTerm& first = terms[i];
    if (first.kind == TermKind::kPerson)
      out.described = std::min(out.described, first.tokens.begin);
    SentenceNames::Name found;
    found.key = first.key;
    found.end = first.tokens.end;
    AddTerm(found.terms, first.AsTerm());
    size_t last = i++;
    if (first.kind == TermKind::kPlace) {
      found.kind = PlaceAround(first.key) == 0 ? ReferenceClass::kCountry : ReferenceClass::kCity;
      out.names.push_back(std::move(found));
      continue;
    }
    const Token& head = at(first.tokens.begin);
    if (const ReferenceWord* is = Find(head, ReferenceRole::kIs)) {
      found.kind = is->kind;
      out.names.push_back(std::move(found));
      continue;
    }
    if (first.kind != TermKind::kName) continue;
    bool ends = Find(head, ReferenceRole::kEnds) != nullptr;
    for (; i < terms.size() && terms[i].kind == TermKind::kName &&
           terms[i].tokens.begin == terms[last].tokens.end;
         last = i++) {
      AddTerm(found.terms, terms[i].AsTerm());
      ends |= Find(at(terms[i].tokens.begin), ReferenceRole::kEnds) != nullptr;
    }
    found.key = terms[last].key;
    found.end = terms[last].tokens.end;
    const bool single = last + 1 == i && found.terms.size() == 1;
    const Token* before = first.tokens.begin > range.begin ? &at(first.tokens.begin - 1) : nullptr;
    // "the Federation of Greater Selm" is one name.
    const bool inner = before != nullptr && before->word == kw::k_of &&
                       first.tokens.begin > range.begin + 1 &&
                       at(first.tokens.begin - 2).Capitalized();
    const Token* behind = found.end < range.end ? &at(found.end) : nullptr;
    found.speaks = (before != nullptr && before->Is(WordClass::kSay)) ||
                   (behind != nullptr && behind->Is(WordClass::kSay));
    if ((ends && !single) || (single && head.AllCaps())) {
      found.kind = ReferenceClass::kOrganisation;
      // Who ends in a word of all news or a city ("Orr Campaign") is nobody.
    } else if ((before != nullptr && before->Is(WordClass::kHonorific)) ||
               (!single && !inner && terms[last].weight == kNameWeight && found.terms.size() <= 3 &&
                (before == nullptr || !before->Is(WordClass::kArticle)))) {
      found.kind = ReferenceClass::kPerson;
    } else if (single) {
      found.as_before = true;
      found.opens = before == nullptr;
    }
    out.names.push_back(std::move(found));
  }
}

// "The storm", "Hesk Lines", "Police": what stands before the first verb of a sentence and opens
// it.
void ReadLead(const std::vector<Token>& tokens, TokenRange range,
              const std::vector<SentenceTerm>& terms, SentenceNames& out) {
  const auto at = [&](uint32_t i) -> const Token& { return tokens[i]; };
  SentenceNames::Name lead;
  uint32_t i = range.begin;
  while (i < range.end && (at(i).IsMark('"') || at(i).Is(WordClass::kArticle))) ++i;
  const bool definite = i > range.begin && at(i - 1).word == kw::k_the;
  const SentenceTerm* noun = nullptr;
  for (const SentenceTerm& term : terms) {
    if (term.tokens.begin < i) return;
    for (; i < term.tokens.begin; ++i) {
      if (at(i).kind != TokenKind::kWord || at(i).Is(WordClass::kPreposition) ||
          at(i).Is(WordClass::kPronoun) || at(i).Is(WordClass::kConjunction) ||
          at(i).Is(WordClass::kClauseBreak))
        return;
      if (at(i).Is(WordClass::kAux) || at(i).Is(WordClass::kSay)) break;
    }
    if (i < term.tokens.begin || term.finite) break;
    AddTerm(lead.terms, term.AsTerm());
    noun = &term;
    i = term.tokens.end;
  }
  if (noun == nullptr || i >= range.end) return;
  const Token& next = at(i);
  const Token& word = at(noun->tokens.end - 1);
  const bool verb = next.Is(WordClass::kAux) || next.Is(WordClass::kSay) ||
                    std::any_of(terms.begin(), terms.end(), [&](const SentenceTerm& term) {
                      return term.finite && term.tokens.begin == i;
                    });
  // "The company said": what it stands for is not told here.
  if (!verb || (definite && Find(word, ReferenceRole::kPoints) != nullptr)) return;
  lead.key = noun->key;
  lead.end = noun->tokens.end;
  const bool plural = noun->kind != TermKind::kName &&
                      (word.Has(token_flags::kEndsS) || word.Is(WordClass::kPlural));
  out.lead_is_person = noun->kind == TermKind::kPerson;
  lead.kind = plural ? ReferenceClass::kSeveral : ReferenceClass::kThing;
  out.lead = std::move(lead);
}

}  // namespace

SentenceNames NamesOf(const LexedText& lexed, TokenRange sentence,
                      const std::vector<SentenceTerm>& terms) {
  SentenceNames names;
  names.described = sentence.end;
  ReadNames(lexed.tokens, sentence, terms, names);
  ReadLead(lexed.tokens, sentence, terms, names);
  return names;
}

// The subject of the clause: what stands right before its verb, where that opens the clause.
std::optional<Pointer> PointerOf(const LexedText& lexed, TokenRange sentence, const Claim& claim) {
  if (!claim.subject.empty() || claim.predicate.empty()) return std::nullopt;
  const auto at_token = [&](uint32_t i) -> const Token& { return lexed.tokens[i]; };
  const auto token_from = [&](uint32_t byte) {
    uint32_t i = sentence.begin;
    while (i < sentence.end && at_token(i).begin < byte) ++i;
    return i;
  };
  const uint32_t clause = token_from(claim.clause.begin);
  const uint32_t value = token_from(claim.value_span.begin);
  uint32_t at = token_from(claim.predicate.front().span.begin);
  const bool copula = at > value;  // "the drug is 50 times stronger"
  if (copula) at = value;
  if (at >= sentence.end || at <= clause) return std::nullopt;
  const uint32_t verb = at;
  while (at > clause &&
         (at_token(at - 1).Is(WordClass::kAux) || at_token(at - 1).Is(WordClass::kNegation) ||
          (at_token(at - 1).Is(WordClass::kStop) && !at_token(at - 1).Is(WordClass::kPronoun))))
    --at;
  if ((copula && at == verb) || at == clause) return std::nullopt;
  const Token& word = at_token(at - 1);
  uint32_t begin = at - 1;
  const ReferenceWord* found = Find(word, ReferenceRole::kPronoun);
  Pointer pointer;
  pointer.pronoun = found != nullptr;
  if (found == nullptr) {
    found = Find(word, ReferenceRole::kPoints);
    if (found == nullptr || begin == clause || at_token(begin - 1).word != kw::k_the)
      return std::nullopt;
    --begin;
  }
  // "shares of the company rose", "that of it": no subject.
  if (begin > clause) {
    const Token& before = at_token(begin - 1);
    const bool mark = before.kind == TokenKind::kPunctuation && before.mark != '(';
    const bool opens = mark || before.year_like || before.Is(WordClass::kConjunction) ||
                       before.Is(WordClass::kClauseBreak) || before.Is(WordClass::kSay) ||
                       before.Is(WordClass::kWeekday) || before.Is(WordClass::kMonth) ||
                       before.Is(WordClass::kRelative);
    if (!opens) return std::nullopt;
  }
  if (pointer.pronoun && claim.quoted) return std::nullopt;  // the speaker knows whom he means
  pointer.kind = found->kind;
  pointer.tokens = {begin, at};
  return pointer;
}

bool IsSelfContained(const LexedText& lexed, TokenRange sentence, const Claim& claim) {
  uint32_t first_name = UINT32_MAX;  // byte
  for (const TermSet* terms : {&claim.topic, &claim.context}) {
    for (const Term& term : *terms) {
      if (term.weight == kNameWeight) first_name = std::min(first_name, term.span.begin);
    }
  }
  if (first_name == UINT32_MAX) return false;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const Token& token = lexed.tokens[i];
    // What is named behind it is not what it stands for.
    if (token.Is(WordClass::kPronoun) && token.begin < first_name &&
        Find(token, ReferenceRole::kPronoun) != nullptr)
      return false;
    // "The ferry sank", and not "the ferry Orla sank".
    if (token.word == kw::k_the && i + 1 < sentence.end &&
        Find(lexed.tokens[i + 1], ReferenceRole::kPoints) != nullptr &&
        (i + 2 == sentence.end || !lexed.tokens[i + 2].Capitalized()))
      return false;
  }
  return true;
}

void References::BeginPart() {
  for (Known& sentence : sentences_) sentence = {};
}

void References::Clear() {
  BeginPart();
  entities_.clear();
}

void References::Read(const SentenceNames& names) {
  std::rotate(sentences_.begin(), sentences_.end() - 1, sentences_.end());
  Known& now = sentences_[0];
  now.named.clear();
  now.lead = {};
  now.described = names.described;
  for (const SentenceNames::Name& name : names.names) Name(name);
  const SentenceNames::Name& lead = names.lead;
  if (lead.terms.empty()) return;
  // One name, or what stands beside one, is a person's too often.
  const bool doubtful = names.lead_is_person ||
                        std::any_of(now.named.begin(), now.named.end(), [&](const Antecedent& a) {
                          return a.end <= lead.end && a.kind != ReferenceClass::kOrganisation &&
                                 a.kind != ReferenceClass::kDrug &&
                                 a.kind != ReferenceClass::kVessel;
                        });
  if (doubtful && lead.kind != ReferenceClass::kSeveral) return;
  now.lead = {lead.kind, &lead.terms, lead.key, lead.end, false};
}

void References::Name(const SentenceNames::Name& name) {
  ReferenceClass kind = name.kind;
  if (name.as_before) {
    const auto known = entities_.find(name.key);
    if (known != entities_.end()) {
      kind = known->second.kind;
    } else if (name.opens) {
      return;
    }
  }
  Entity& entity = entities_[name.key];
  ++entity.count;
  if (entity.terms == nullptr || entity.terms->size() < name.terms.size()) {
    entity.terms = &name.terms;
    entity.kind = kind;
  }
  sentences_[0].named.push_back({entity.kind, entity.terms, name.key, name.end, name.speaks});
}

// The one antecedent of a class in the sentence, before a token, and in the two before it. Where
// none is known to be of the class, the one that may be.
const TermSet* References::Only(ReferenceClass kind, uint32_t before) const {
  const auto only = [&](ReferenceClass wanted, bool* several) -> const TermSet* {
    const Antecedent* found = nullptr;
    bool own = false;
    for (const Known& sentence : sentences_) {
      for (const Antecedent& a : sentence.named) {
        if (&sentence == &sentences_[0] && a.end > before) continue;
        if (a.kind != wanted) continue;
        if (found != nullptr && found->key != a.key) {
          *several = true;
          return nullptr;
        }
        if (found == nullptr) {
          found = &a;
          own = &sentence == &sentences_[0];
        }
      }
    }
    // "Chief Orr said. He was charged": who speaks is a witness of what others did.
    const bool witness =
        wanted == ReferenceClass::kPerson && found != nullptr && !own && found->speaks;
    return found != nullptr && !witness ? found->terms : nullptr;
  };
  bool several = false;
  const TermSet* found = only(kind, &several);
  if (found != nullptr || several || kind == ReferenceClass::kPerson || IsPlaceClass(kind))
    return found;
  return only(ReferenceClass::kUnknown, &several);
}

const TermSet* References::OnlyLead(ReferenceClass kind, uint32_t before) const {
  const Antecedent& own = sentences_[0].lead;
  if (own.kind == kind && own.terms != nullptr && own.end < before) return own.terms;
  // "Orr said that, given the pact, it would": may be anything that he spoke of.
  if (std::any_of(sentences_[0].named.begin(), sentences_[0].named.end(),
                  [&](const Antecedent& a) { return a.end <= before; }))
    return nullptr;
  const Antecedent* found = nullptr;
  for (size_t i = 1; i < sentences_.size(); ++i) {
    const Antecedent& lead = sentences_[i].lead;
    if (lead.terms == nullptr || lead.kind != kind) continue;
    if (found != nullptr && found->key != lead.key) return nullptr;
    found = &lead;
  }
  return found != nullptr ? found->terms : nullptr;
}

// What the article names thrice and more, and twice as often as any other of its class.
const TermSet* References::Dominant(ReferenceClass kind) const {
  constexpr int kLeast = 3;
  const Entity* best = nullptr;
  int second = 0;
  for (const auto& [key, entity] : entities_) {  // in any order: the best is one or none
    if (entity.kind != kind) continue;
    if (best == nullptr || entity.count > best->count) {
      second = best != nullptr ? best->count : 0;
      best = &entity;
    } else {
      second = std::max(second, entity.count);
    }
  }
  const bool dominant = best != nullptr && best->count >= kLeast && best->count >= 2 * second;
  return dominant ? best->terms : nullptr;
}

const TermSet* References::Find(const Pointer& pointer) const {
  const bool lead =
      pointer.kind == ReferenceClass::kThing || pointer.kind == ReferenceClass::kSeveral;
  const uint32_t before = pointer.tokens.begin;
  if (pointer.kind == ReferenceClass::kPerson && sentences_[0].described < before) return nullptr;
  const TermSet* found = lead ? OnlyLead(pointer.kind, before) : Only(pointer.kind, before);
  return found == nullptr && !pointer.pronoun ? Dominant(pointer.kind) : found;
}

void SetSubject(const TermSet& antecedent, Span pointer, Claim& claim) {
  constexpr uint8_t kGuess = 1;
  for (const Term& term : antecedent) AddTerm(claim.subject, {term.key, pointer, kGuess});
  claim.subject_resolved = true;
}

}  // namespace crosscheck::claim
