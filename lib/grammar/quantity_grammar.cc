// The door is ParseQuantity: the grammar of quantities over tokens. Rules are ordered, the first
// that fits wins; longer forms stand before the forms they begin with.
#include "grammar/grammars.h"
#include "grammar/number_grammar.h"

namespace crosscheck::grammar {
namespace {

// ---- noun phrases: what is counted
constexpr uint64_t kBlocksNoun =
    Bits(WordClass::kArticle, WordClass::kDeterminer, WordClass::kPreposition,
         WordClass::kConjunction, WordClass::kPronoun, WordClass::kAux, WordClass::kNegation,
         WordClass::kClauseBreak, WordClass::kStop, WordClass::kVerb, WordClass::kMonth,
         WordClass::kWeekday, WordClass::kTimeOfDay, WordClass::kSay, WordClass::kHonorific,
         WordClass::kRelative, WordClass::kDigitWord, WordClass::kTeenWord, WordClass::kTensWord);
constexpr bool IsNounWord(const Token& t) {
  return t.kind == TokenKind::kWord && t.end - t.begin > 1 &&
         (t.Is(WordClass::kAdjective) || t.Is(WordClass::kPlural) || !(t.classes & kBlocksNoun));
}
constexpr bool IsPlural(const Token& t) {
  return IsNounWord(t) && !t.Is(WordClass::kAdjective) &&
         (t.Has(token_flags::kEndsS) || t.Is(WordClass::kPlural));
}
const auto noun_word = token_if(IsNounWord);
const auto plural = token_if(IsPlural);
const auto singular = token_if([](const Token& t) { return IsNounWord(t) && !IsPlural(t); });
// "swing-state voters", "overdose deaths"; "sports cars": a plural before a plural only modifies.
// "COVID-19 tests", "two new 737 Max jets": names with digits describe what is counted.
const auto adjective = cls(WordClass::kAdjective);
const auto name_with_digits =
    token_if([](const Token& t) { return t.kind == TokenKind::kIdentifier && t.Capitalized(); });
const auto model = token_if([](const Token& t) { return t.Has(token_flags::kBare); });
const auto capital_singular =
    token_if([](const Token& t) { return IsNounWord(t) && !IsPlural(t) && t.Capitalized(); });
const auto verb = cls(WordClass::kVerb);  // "government-held towns"
CROSSCHECK_RULE(plural_phrase, "counted noun",
                (+adjective >> model >> -capital_singular >> plural) |
                    (-name_with_digits >>
                     x3::repeat(0,
                                6)[(singular >> *(dash >> (singular | verb))) - (dash >> plural)] >>
                     x3::repeat(1, 2)[plural]))
// A singular is counted by "one" and described by a joined number ("a nine-member gang"); behind
// other numbers it is something else ("in 11 overtime").
const auto verbal = token_if(
    [](const Token& t) { return (t.flags & (token_flags::kEndsIng | token_flags::kEndsEd)) != 0; });
const auto determiner = any_of(Bits(WordClass::kArticle, WordClass::kDeterminer));
// "9 Elm Street", but "one Peruvian".
const auto capital_name = token_if([](const Token& t) { return t.Capitalized() && t.word == 0; });
CROSSCHECK_RULE(bare_phrase, "noun",
                !capital_name >> (noun_word - (verbal >> !(noun_word - verbal))) >>
                    -((noun_word - verbal) >> -(noun_word - verbal)))
// "40,000 salmon returned": one lower-case noun that no table knows, alone.
const auto sole_noun = (token_if([](const Token& t) {
                         return IsNounWord(t) && t.word == 0 && !t.Capitalized() &&
                                (t.flags & (token_flags::kEndsIng | token_flags::kEndsEd)) == 0;
                       })) >>
                       !(noun_word - verbal);
// "0.5 WAR", "12 MVPs": an abbreviation that no table knows.
const auto sole_capitals =
    token_if([](const Token& t) { return IsNounWord(t) && t.word == 0 && t.AllCaps(); }) >>
    !(noun_word - verbal);
// "two besieged towns", "three wounded soldiers"; but "two wounded, police say".
const auto participle = token_if([](const Token& t) {
  return t.Is(WordClass::kVerb) && t.Has(token_flags::kEndsEd) && !t.Is(WordClass::kSay);
});
CROSSCHECK_RULE(done_to, "counted things that something was done to",
                participle >> plural_phrase >> !cls(WordClass::kSay))
// "nine-member gang": members are counted; "305-471-TIPS" is dialled.
CROSSCHECK_RULE(joined_noun, "joined noun",
                dash >> !token_if([](const Token& t) { return t.AllCaps(); }) >>
                    piece(Role::kHead)[noun_word])
CROSSCHECK_RULE(counted, "counted thing", piece(Role::kHead)[plural_phrase | bare_phrase])
// "the 11 member pact": the group noun is what is counted.
CROSSCHECK_RULE(counted_many, "counted things",
                piece(Role::kHead)[plural_phrase] | hold[piece(Role::kHead)[done_to]] |
                    hold[piece(Role::kHead)[cls(WordClass::kGroupNoun)] >> &(noun_word - verbal)] |
                    piece(Role::kHead)[sole_noun] | piece(Role::kHead)[sole_capitals])
// "half of the country's hospitals": what is counted belongs to somebody, who is not.
CROSSCHECK_RULE(owner, "owner",
                hold[-determiner >> x3::repeat(1, 4)[noun_word] >> kind(TokenKind::kPossessive)])
// "others", "other people", "of them", "of the men"
CROSSCHECK_RULE(part, "part of a whole",
                hold[piece(Role::kPart)[word(kw::k_other) | word(kw::k_remaining)] >>
                     piece(Role::kHead)[plural_phrase]] |
                    piece(Role::kPart)[phrase(WordClass::kPart)] |
                    hold[piece(Role::kPart)[word(kw::k_of) >> owner] >> counted] |
                    hold[piece(Role::kPart)[word(kw::k_of) >> determiner] >> counted])

// ---- numbers with their scale
CROSSCHECK_RULE(plain_number, "number",
                scaled_digits |
                    (digit_number >> -(sure_scale_mark |
                                       (glued >> cls(WordClass::kScaleMark) >>
                                        &(plural_phrase | phrase(WordClass::kUnit))) |
                                       (word(kw::k_m) >> &plural_phrase))) |
                    hold[-(word(kw::k_minus) >> -dash) >> spoken_number])
CROSSCHECK_RULE(money_number, "amount",
                scaled_digits | (digit_number >> -scale_mark) | spoken_number)
const auto plain_low = piece(Role::kLow)[plain_number];
const auto plain_high = piece(Role::kHigh)[plain_number];
const auto money_low = piece(Role::kLow)[money_number];
const auto money_high = piece(Role::kHigh)[money_number];
// "us $5" in lower case is a pronoun and dollars.
CROSSCHECK_RULE(currency, "currency",
                !token_if([](const Token& t) { return t.word == kw::k_us && !t.Capitalized(); }) >>
                    piece(Role::kCurrency)[phrase(WordClass::kCurrencySymbol)] >>
                    // "$-50.8bn"; normalize reads the sign.
                    -(dash >> &(glued >> kind(TokenKind::kNumber))))

// ---- qualifiers, units and rates
CROSSCHECK_RULE(modifier, "qualifier",
                hold[piece(Role::kModifier)[word(kw::k_sub)] >> dash >> &glued] |
                    (piece(Role::kModifier)[phrase(WordClass::kModifier) - word(kw::k_sub)] >>
                     -phrase(WordClass::kModifier)))
const auto modifier_after =
    hold[-dash >> piece(Role::kModifierAfter)[phrase(WordClass::kModifierAfter)]];
// "5 W", "12 C", "68 p": print sets some signs of units apart from the number.
const auto spaced_mark = token_if([](const Token& t) {
  return t.word == kw::k_p ||
         (t.end - t.begin == 1 && t.Capitalized() &&
          (t.word == kw::k_w || t.word == kw::k_v || t.word == kw::k_c || t.word == kw::k_f));
});
// "50 previous years", "three consecutive days"
const auto describes_time = token_if([](const Token& t) {
  return t.Is(WordClass::kAdjective) || t.word == kw::k_previous || t.word == kw::k_past ||
         t.word == kw::k_consecutive || t.word == kw::k_straight;
});
CROSSCHECK_RULE(unit, "unit",
                piece(Role::kUnit)[phrase(WordClass::kUnit) | (glued >> cls(WordClass::kUnitMark)) |
                                   spaced_mark] |
                    // "30 m wide", but "30 m people" are millions.
                    hold[piece(Role::kUnit)[word(kw::k_m)] >> !plural_phrase] |
                    hold[+describes_time >> piece(Role::kUnit)[cls(WordClass::kTimeUnit)]])
const auto any_unit = phrase(WordClass::kUnit) | phrase(WordClass::kTimeUnit);
// "from $6.78 billion a year earlier" is no rate.
const auto apart_in_time = token_if([](const Token& t) {
  return t.word == kw::k_earlier || t.word == kw::k_later || t.word == kw::k_ago ||
         t.word == kw::k_before || t.word == kw::k_after || t.word == kw::k_previously;
});
// "$5/barrel", "40 mg/day"; "224 kW/300 PS" are two measures.
const auto slash = token_if([](const Token& t) { return t.IsMark('/') && !t.SpaceBefore(); });
CROSSCHECK_RULE(
    rate, "rate",
    hold[slash >> &glued >> piece(Role::kPerUnit)[any_unit | cls(WordClass::kPerNoun)]] |
        hold[-dash >> word(kw::k_per) >> -dash >> -piece(Role::kPer)[plain_number] >>
             piece(Role::kPerUnit)[any_unit | plural_phrase | noun_word]] |
        hold[-dash >> (a | word(kw::k_each) | word(kw::k_every)) >> -dash >>
             piece(Role::kPerUnit)[any_unit | cls(WordClass::kPerNoun)] >> !apart_in_time])
CROSSCHECK_RULE(of_counted, "of something",
                hold[word(kw::k_of) >> -a >> unit] |
                    hold[word(kw::k_of) >> (owner | -determiner) >> counted])
CROSSCHECK_RULE(
    tail, "what is measured or counted",
    ((unit | hold[dash >> unit] | hold[modifier_after >> unit]) >> -modifier_after >> -rate) |
        (-modifier_after >> -(part | joined_noun | counted_many) >> -modifier_after >> -rate))
CROSSCHECK_RULE(tail_of_one, "what is one",
                ((unit | hold[dash >> unit]) >> -modifier_after >> -rate) |
                    (-modifier_after >> -(part | joined_noun | counted) >> -rate))
const auto one_token = token_if([](const Token& t) {
  return t.word == kw::k_one || (t.Has(token_flags::kBare) && t.hash == 1);
});
const auto one = piece(Role::kLow)[one_token];
// "$75 U.S. a barrel", "$40 Canadian"
const auto nation = token_if([](const Token& t) {
  const bool us = t.word == kw::k_us ||
                  (t.AllCaps() && t.Is(WordClass::kPlace) && t.Is(WordClass::kAbbreviation));
  return t.Capitalized() && (us || t.word == kw::k_canadian || t.word == kw::k_australian);
});
CROSSCHECK_RULE(money_tail, "what belongs to an amount",
                -piece(Role::kUnit)[nation] >> -modifier_after >> -rate)

// ---- forms
// "6'2"", "5′ 11″": feet and inches by their signs; a lone sign is a quotation mark.
const auto inch_sign = glued >> (mark('"') | token_if([](const Token& t) {
                                   return t.kind == TokenKind::kSymbol && t.Is(WordClass::kUnit);
                                 }));
CROSSCHECK_RULE(
    feet_and_inches, "feet and inches",
    form(MentionForm::kPoint)[-modifier >> piece(Role::kLow)[kind(TokenKind::kNumber)] >> glued >>
                              piece(Role::kUnit)[mark('\'')] >> piece(Role::kMinor)[digit_number] >>
                              inch_sign])
// "3 to 5", "3-5", and with a hanging hyphen "10- to 15-year".
const auto to =
    (-dash >> word(kw::k_to) >> -dash) | word(kw::k_or) | (dash >> &(glued >> !word(kw::k_to)));
// An en dash between spaces: "25 – 40 minutes".
const auto spaced_dash = token_if(
    [](const Token& t) { return t.IsMark('-') && t.SpaceBefore() && t.end - t.begin == 3; });

const auto old = word(kw::k_old) | word(kw::k_olds);
CROSSCHECK_RULE(
    age, "age",
    form(MentionForm::kAge)[-modifier >> plain_low >>
                            -hold[((dash >> word(kw::k_or)) | to) >> -dash >> plain_high] >>
                            -dash >> piece(Role::kUnit)[cls(WordClass::kTimeUnit)] >>
                            ((-dash >> old) | (word(kw::k_of) >> word(kw::k_age)))] |
        form(MentionForm::kAge)[(word(kw::k_aged) | word(kw::k_ages)) >> word(kw::k_between) >>
                                plain_low >> word(kw::k_and) >> plain_high] |
        form(MentionForm::kAge)[(word(kw::k_aged) | word(kw::k_ages)) >> -word(kw::k_from) >>
                                -modifier >> plain_low >> hold[to >> plain_high]] |
        form(MentionForm::kAge)[word(kw::k_aged) >> -modifier >> plain_low >>
                                -piece(Role::kUnit)[cls(WordClass::kTimeUnit)] >> -modifier_after])
// What a share is taken of, "in 10", "in 3 million", but not "in five years", "in 2020".
const auto share_whole =
    piece(Role::kHigh)[plain_number - token_if([](const Token& t) { return t.year_like; })] >>
    !(any_unit | kind(TokenKind::kSymbol));
// "a quarter of a million" is a number.
const auto of_a_scale = word(kw::k_of) >> a >> cls(WordClass::kScale);
CROSSCHECK_RULE(
    share, "share",
    form(MentionForm::kShare)[-modifier >> plain_low >> ((-dash >> word(kw::k_in) >> -dash) |
                                                         (word(kw::k_out) >> word(kw::k_of))) >>
                              share_whole >> -counted] |
        // "1/3 of the cash"
        form(MentionForm::kShare)[-modifier >> piece(Role::kLow)[kind(TokenKind::kFraction)] >>
                                  !(word(kw::k_of) >> -a >> any_unit) >>
                                  (of_counted | word(kw::k_of))] |
        form(MentionForm::kShare)[-modifier >> plain_low >> -dash >>
                                  piece(Role::kUnit)[cls(WordClass::kFractionWord)] >>
                                  !of_a_scale >> -of_counted] |
        form(MentionForm::kShare)[-modifier >> a >>
                                  piece(Role::kUnit)[cls(WordClass::kFractionWord)] >>
                                  !of_a_scale >> (of_counted | word(kw::k_of))] |
        form(MentionForm::kShare)[-modifier >> piece(Role::kUnit)[word(kw::k_half)] >>
                                  (of_counted | word(kw::k_of) |
                                   hold[determiner >>
                                        !any_of(Bits(WordClass::kScale, WordClass::kHundred,
                                                     WordClass::kTimeUnit, WordClass::kUnit)) >>
                                        !word(kw::k_dozen) >> counted])])
CROSSCHECK_RULE(
    money_range, "range of money",
    form(MentionForm::kRange)[-modifier >> word(kw::k_between) >> currency >> money_low >>
                              word(kw::k_and) >> -currency >> money_high >> money_tail] |
        form(MentionForm::kChange)[word(kw::k_from) >> currency >> money_low >> word(kw::k_to) >>
                                   currency >> money_high >> money_tail] |
        form(MentionForm::kRange)[-modifier >> currency >> money_low >> to >> -currency >>
                                  money_high >> money_tail])
// "from 24.2 to 33-35 billion": what stands behind "to" is a range of its own.
const auto range_goes_on = dash >> &(glued >> kind(TokenKind::kNumber));
CROSSCHECK_RULE(
    plain_range, "range",
    form(MentionForm::kRange)[-modifier >> word(kw::k_between) >> plain_low >> -unit >>
                              (word(kw::k_and) | word(kw::k_to)) >> plain_high >> tail] |
        form(MentionForm::kChange)[word(kw::k_from) >> plain_low >> -unit >>
                                   -(word(kw::k_in) >> YearToken()) >> word(kw::k_to) >>
                                   plain_high >> !range_goes_on >> tail] |
        form(MentionForm::kRange)[-modifier >> plain_low >> -unit >> to >> plain_high >>
                                  !range_goes_on >> tail] |
        form(MentionForm::kRange)[-modifier >> plain_low >> spaced_dash >> plain_high >> unit])
CROSSCHECK_RULE(
    vague, "vague number",
    form(MentionForm::kVague)[-modifier >> piece(Role::kLow)[phrase(WordClass::kVague)] >>
                              piece(Role::kScale)[any_of(Bits(WordClass::kHundred,
                                                              WordClass::kScale)) |
                                                  word(kw::k_dozen)] >>
                              tail] |
        form(MentionForm::kVague)[-modifier >> piece(Role::kLow)[cls(WordClass::kVague)] >>
                                  word(kw::k_of) >> piece(Role::kScale)[cls(WordClass::kVague)] >>
                                  -of_counted] |
        form(MentionForm::kVague)[-modifier >> piece(Role::kLow)[phrase(WordClass::kVague)] >>
                                  (of_counted | tail)])
// "one million" is no "one".
const auto plain_scaled = one_token >>
                          (-dash >> any_of(Bits(WordClass::kHundred, WordClass::kScale,
                                                WordClass::kScaleMark)) |
                           word(kw::k_dozen) | and_a_fraction | kind(TokenKind::kFraction));
CROSSCHECK_RULE(
    point, "quantity",
    form(MentionForm::kPoint)[-modifier >> currency >> money_low >> money_tail] |
        form(MentionForm::kPoint)[-modifier >> piece(Role::kLow)[kind(TokenKind::kFraction)] >>
                                  word(kw::k_of) >> -a >> unit] |
        form(MentionForm::kPoint)[-modifier >> (one - plain_scaled) >> tail_of_one] |
        form(MentionForm::kPoint)[-modifier >> plain_low >> tail])
// "doubled", "trebled"; "twice as many", "double the rate", but not "scored twice", "twice a week"
// and "double-digit".
const auto multiple_verb = token_if([](const Token& t) {
  return t.Is(WordClass::kMultiple) &&
         (t.flags & (token_flags::kEndsEd | token_flags::kEndsS | token_flags::kEndsIng)) != 0;
});
// "a fivefold increase": the table's extra says that the word needs no base.
const auto multiple_alone = token_if([](const Token& t) {
  return t.Is(WordClass::kMultiple) && WordValue(t.word, WordClass::kMultiple)->extra == 1;
});
const auto compared = token_if([](const Token& t) {
  constexpr uint64_t kNoQuality = Bits(WordClass::kArticle, WordClass::kPronoun, WordClass::kAux,
                                       WordClass::kPreposition, WordClass::kClauseBreak);
  return t.kind == TokenKind::kWord && !t.Capitalized() && (t.classes & kNoQuality) == 0;
});
const auto multiple_base =
    word(kw::k_the) | (word(kw::k_as) >> compared) | cls(WordClass::kDeterminer);
CROSSCHECK_RULE(
    multiple, "multiple",
    form(MentionForm::kMultiple)
        [-modifier >> piece(Role::kLow)[multiple_verb | multiple_alone |
                                        (cls(WordClass::kMultiple) >> &multiple_base) |
                                        // "half as many"
                                        (word(kw::k_half) >> &(word(kw::k_as) >> compared))]])

}  // namespace

const Token* ParseQuantity(const Token* base, const Token* first, const Token* last, bool ranges,
                           Mention& mention) {
  Sink sink{&mention, base};
  mention.piece_count = 0;
  Iterator at = first;
  if (!ranges) return x3::parse(at, last, x3::with<SinkTag>(sink)[point]) ? at : first;
  const auto quantity =
      age | feet_and_inches | share | money_range | plain_range | vague | point | multiple;
  return x3::parse(at, last, x3::with<SinkTag>(sink)[quantity]) ? at : first;
}

}  // namespace crosscheck::grammar
