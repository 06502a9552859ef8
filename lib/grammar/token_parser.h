// X3 over tokens: the terminals and the two directives that both grammars are made of. Included by
// the grammar .cc files only.
//
// Terminals test one token's class, kind or word; phrase(c) takes the longest lexicon form of a
// class. They have no attribute. What was recognised is recorded by piece(role)[p] into the Mention
// under construction, which hold[p] and form(f)[p] cut back when p fails, so that an alternative
// given up leaves no trace.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/lexicon.h"
#include "crosscheck/lex/token.h"
#include "lex/class_bits.h"

namespace crosscheck::grammar {

namespace x3 = boost::spirit::x3;
using Iterator = const Token*;

// What the directives write to; `base` is tokens.data(), so that pieces hold indices.
struct Sink {
  Mention* mention;
  Iterator base;
};
struct SinkTag;

template <typename Derived>
struct Terminal : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
};

// One token that a predicate holds for.
template <typename Predicate>
struct TokenIf : Terminal<TokenIf<Predicate>> {
  explicit constexpr TokenIf(Predicate p) : predicate(p) {}
  template <typename Context, typename RContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, RContext&, Attribute&) const {
    if (first == last || !predicate(*first)) return false;
    ++first;
    return true;
  }
  Predicate predicate;
};
template <typename Predicate>
constexpr auto token_if(Predicate p) {
  return TokenIf<Predicate>(p);
}

template <typename... C>
constexpr uint64_t Bits(C... c) {
  return (Bit(c) | ...);
}

constexpr auto any_of(uint64_t mask) {
  return token_if([mask](const Token& t) { return (t.classes & mask) != 0; });
}
constexpr auto cls(WordClass c) { return any_of(Bit(c)); }
constexpr auto kind(TokenKind k) {
  return token_if([k](const Token& t) { return t.kind == k; });
}
constexpr auto mark(char m) {
  return token_if([m](const Token& t) { return t.IsMark(m); });
}
constexpr auto word(WordId id) {
  return token_if([id](const Token& t) { return t.word == id; });
}

// The longest lexicon form of a class: "more than", "square miles".
struct Phrase : Terminal<Phrase> {
  explicit constexpr Phrase(WordClass c) : word_class(c) {}
  template <typename Context, typename RContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, RContext&, Attribute&) const {
    if (first == last || first->word == 0) return false;
    const std::span<const Token> rest(first, last);
    const PhraseMatch match = MatchPhrase(rest, 0, static_cast<uint32_t>(rest.size()), word_class);
    if (match.length == 0) return false;
    first += match.length;
    return true;
  }
  WordClass word_class;
};
constexpr auto phrase(WordClass c) { return Phrase(c); }

// Zero width: the next token touches the one before it.
struct Glued : Terminal<Glued> {
  template <typename Context, typename RContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, RContext&, Attribute&) const {
    return first != last && !first->SpaceBefore();
  }
};
inline constexpr Glued glued{};

template <typename Subject>
struct PieceDirective : x3::unary_parser<Subject, PieceDirective<Subject>> {
  using base_type = x3::unary_parser<Subject, PieceDirective<Subject>>;
  static constexpr bool has_attribute = false;
  using attribute_type = x3::unused_type;
  constexpr PieceDirective(const Subject& p, Role r) : base_type(p), role(r) {}
  template <typename Context, typename RContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext& rcontext,
             Attribute&) const {
    const Iterator start = first;
    if (!this->subject.parse(first, last, context, rcontext, x3::unused)) return false;
    Sink& sink = x3::get<SinkTag>(context);
    Mention& mention = *sink.mention;
    if (mention.piece_count == Mention::kMaxPieces) return false;
    mention.pieces[mention.piece_count++] = {
        role, {static_cast<uint32_t>(start - sink.base), static_cast<uint32_t>(first - sink.base)}};
    return true;
  }
  Role role;
};
struct PieceGenerator {
  Role role;
  template <typename Subject>
  constexpr auto operator[](const Subject& subject) const {
    using Parser = typename x3::extension::as_parser<Subject>::value_type;
    return PieceDirective<Parser>(x3::as_parser(subject), role);
  }
};
constexpr PieceGenerator piece(Role role) { return {role}; }

template <typename Subject>
struct HoldDirective : x3::unary_parser<Subject, HoldDirective<Subject>> {
  using base_type = x3::unary_parser<Subject, HoldDirective<Subject>>;
  static constexpr bool has_attribute = false;
  using attribute_type = x3::unused_type;
  constexpr HoldDirective(const Subject& p, const MentionForm* f)
      : base_type(p), form(f != nullptr ? *f : MentionForm::kPoint), sets_form(f != nullptr) {}
  template <typename Context, typename RContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext& rcontext,
             Attribute&) const {
    Mention& mention = *x3::get<SinkTag>(context).mention;
    const uint8_t pieces = mention.piece_count;
    const Iterator start = first;
    if (this->subject.parse(first, last, context, rcontext, x3::unused)) {
      if (sets_form) mention.form = form;
      return true;
    }
    mention.piece_count = pieces;
    first = start;
    return false;
  }
  MentionForm form;
  bool sets_form;
};
struct HoldGenerator {
  template <typename Subject>
  constexpr auto operator[](const Subject& subject) const {
    using Parser = typename x3::extension::as_parser<Subject>::value_type;
    return HoldDirective<Parser>(x3::as_parser(subject), nullptr);
  }
};
inline constexpr HoldGenerator hold{};
struct FormGenerator {
  MentionForm mention_form;
  template <typename Subject>
  constexpr auto operator[](const Subject& subject) const {
    using Parser = typename x3::extension::as_parser<Subject>::value_type;
    return HoldDirective<Parser>(x3::as_parser(subject), &mention_form);
  }
};
constexpr FormGenerator form(MentionForm f) { return {f}; }

// A capitalised month name; "may" and "march" without a capital are words.
constexpr auto MonthToken() {
  return token_if([](const Token& t) { return t.Is(WordClass::kMonth) && t.Capitalized(); });
}
constexpr auto YearToken() {
  return token_if([](const Token& t) { return t.year_like; });
}

}  // namespace crosscheck::grammar
