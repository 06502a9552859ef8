// Numbers in digits and words, shared by both grammars. Recognises only; the value is read in
// normalize.
#pragma once

#include "grammar/token_parser.h"
#include "lex/lexicon_internal.h"

namespace crosscheck::grammar {
#include "lex/lexicon.inc"

// Each rule has a type of its own (the tag), which keeps the types of the grammars short.
#define CROSSCHECK_RULE(name, text, definition)  \
  const x3::rule<struct name##_tag> name = text; \
  const auto name##_def = definition;            \
  BOOST_SPIRIT_DEFINE(name)

namespace {

const auto dash = token_if([](const Token& t) { return t.IsMark('-') && !t.SpaceBefore(); });
const auto a = token_if([](const Token& t) { return t.word == kw::k_a || t.word == kw::k_an; });

// "twenty-three", "twelve", "seven"
CROSSCHECK_RULE(small_number, "number below 100",
                (cls(WordClass::kTensWord) >> -(-dash >> cls(WordClass::kDigitWord))) |
                    any_of(Bits(WordClass::kTeenWord, WordClass::kDigitWord)))
// "a hundred", "three hundred and five"
CROSSCHECK_RULE(number_group, "number below 1000",
                ((small_number | a) >> -dash >> cls(WordClass::kHundred) >>
                 -(-word(kw::k_and) >> small_number)) |
                    small_number)
const auto scale_word = -dash >> cls(WordClass::kScale);
// "and a half", "and three-quarters"
const auto and_a_fraction = -dash >> word(kw::k_and) >> -dash >> (a | cls(WordClass::kDigitWord)) >>
                            -dash >> cls(WordClass::kFractionWord);
// "half a million", "a million", "two and a half million", "two million three hundred thousand"
CROSSCHECK_RULE(
    spoken_number, "number in words",
    (word(kw::k_half) >> -dash >> -a >> -dash >> (cls(WordClass::kScale) | word(kw::k_dozen))) |
        (word(kw::k_half) >> a >> &any_of(Bits(WordClass::kTimeUnit, WordClass::kUnit))) |
        (-(small_number | a) >> word(kw::k_dozen)) |
        // "a quarter of a million"
        ((a | cls(WordClass::kDigitWord)) >> -dash >> cls(WordClass::kFractionWord) >>
         word(kw::k_of) >> a >> scale_word) |
        ((number_group | a) >> -and_a_fraction >> scale_word >>
         *(-word(kw::k_and) >> number_group >> scale_word) >> -(-word(kw::k_and) >> number_group)) |
        (number_group >> -and_a_fraction))

// "k", "bn" directly or after a space; single letters only directly.
const auto scale_mark = token_if([](const Token& t) {
  return t.Is(WordClass::kScaleMark) && (!t.SpaceBefore() || t.end - t.begin > 1);
});
// Without a currency, "m" may be metres: a million only where something is counted behind it. A
// capital directly behind digits ("4.3M") is a scale in print.
const auto sure_scale_mark = token_if([](const Token& t) {
  return t.Is(WordClass::kScaleMark) &&
         (t.end - t.begin > 1 || (!t.SpaceBefore() && (t.Capitalized() || t.word == kw::k_k)));
});
// "5", "2 1/2", "1/3", "minus 5", "minus-5"
CROSSCHECK_RULE(digit_number, "number in digits",
                -(word(kw::k_minus) >> -dash >> &kind(TokenKind::kNumber)) >>
                    ((kind(TokenKind::kNumber) >> -kind(TokenKind::kFraction)) |
                     kind(TokenKind::kFraction)))
// "5 million", "4 hundred million", "5-million"
CROSSCHECK_RULE(scaled_digits, "number in digits with a scale",
                // "22 and a half"
                (digit_number >> and_a_fraction >> -scale_word) |
                    digit_number >> ((-cls(WordClass::kHundred) >> scale_word >>
                                      // "3.5 lakh crore"
                                      -cls(WordClass::kScale)) |
                                     cls(WordClass::kHundred)))

}  // namespace
}  // namespace crosscheck::grammar
