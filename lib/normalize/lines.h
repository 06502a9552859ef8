// Normalising some whole lines of a text alone, for who keeps a text that is edited: Normalize in
// two steps, and between them what only the whole text tells.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"
#include "crosscheck/value/period.h"

namespace crosscheck::normalize {

// What the values of a text say together of the signs "$", "m" and "c" that have several meanings;
// sets of bits, one a currency (signs.cc).
struct SignCues {
  bool dollars_open = false, letters_open = false;  // is there such a sign at all?
  uint8_t spelt = 0, named = 0;                     // dollars spelt out, their countries named
  bool lengths = false, large = false, money = false, heat = false;  // of other figures
  void Add(const SignCues& other);
  friend bool operator==(const SignCues&, const SignCues&) = default;
};

// What the times of a text say together.
struct TimeCues {
  int distant = 0, near = 0;   // years long before the publication, and what speaks of its days
  bool order_asked = false;    // "7/11/2019": the other dates tell which is the day
  bool before_christ = false;  // "490 BC", and "two years later" behind it
  void Add(const TimeCues& other);
};
TimeCues TimeCuesOf(const LexedText& lexed, std::string_view text,
                    std::span<const Mention> mentions, const NormalizeContext& context);
// May the times of some lines be read with no more of the text than the last time before them? Not
// in a tale of the past, which looks ahead, and not where the first line tells the day.
bool ReadsByLines(const NormalizeContext& context, const TimeCues& cues);

struct LinesValues {
  std::vector<Value> values;  // the signs not settled, changes not found
  SignCues signs;
  // The last time mentioned: did these lines ask for that before them, do they mention one?
  bool asks_last = false, sets_last = false;
  std::optional<Period> last;
};

// The first step. `last` is the last time mentioned before these lines.
LinesValues ReadLines(const LexedText& lexed, std::string_view text,
                      std::span<const Mention> mentions, const NormalizeContext& context,
                      const std::optional<Period>& last);
// The second step: `values` become those of Normalize, but that changes are numbered from the first
// of these lines on. `cues` are of the whole text, and count only where these lines have open
// signs.
void FinishLines(const LexedText& lexed, std::string_view text, std::span<const Mention> mentions,
                 const NormalizeContext& context, const SignCues& cues, std::vector<Value>& values);

}  // namespace crosscheck::normalize
