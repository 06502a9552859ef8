// Normalising: mentions -> values.
//
//   LexedText lexed = Lex(text);
//   std::vector<Mention> mentions = FindMentions(lexed);
//   std::vector<Value> values = Normalize(lexed, text, mentions, {.published = ...});
//
// Values come in the order of the text; a mention that turns out to mean nothing ("five in
// three attacks" is no share) gives the value of what is left of it, two values ("110 yen to 1
// dollar" is no range), or none; what a rate is per ("50 a day") is a SET of its own beside its
// quantity. Relative times are
// resolved from the publication day, or from the last time mentioned; without either they stay
// unresolved ("XXXX-05") rather than guessed. A second pass over the values settles what only the
// whole text tells: "$" is the US dollar unless the text spells out or names another country's
// dollar or the outlet is of another country; where that leaves two it stays kUnitDollar. Pure;
// thread-safe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/value.h"

namespace crosscheck {

struct NormalizeContext {
  std::optional<absl::CivilDay> published;
  // The outlet's name, which may tell whose dollar "$" is ("Toronto Star"); empty where unknown.
  std::string_view outlet;
};

std::vector<Value> Normalize(const LexedText& lexed, std::string_view text,
                             std::span<const Mention> mentions, const NormalizeContext& context);

// A number in digits or words, with scales: "3.2 million", "half a million", "twenty-three".
// nullopt where the tokens are no number or do not fit a Decimal.
struct NumberValue {
  Decimal value;
  int last_digit = 0;  // power of ten of the last significant digit as written
};
std::optional<NumberValue> ReadNumber(const LexedText& lexed, std::string_view text,
                                      TokenRange range);

// "Overdose deaths" -> "overdose death"; irregular plurals by table.
std::string SingularPhrase(std::string_view phrase);

// One line for tests, not for storage: "28000 ABOUT count (person)", "DATE 2019-05 PUBLISHED".
std::string DebugString(const Value& value);

}  // namespace crosscheck
