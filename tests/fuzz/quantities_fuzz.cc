// Fuzzes the way from bytes to values: Lex, FindMentions, Normalize. Any bytes are a text; whatever
// they are, the sanitizers must be silent and the promises of the headers must hold.
//
//   cmake -DCROSSCHECK_FUZZ=ON -DCMAKE_CXX_COMPILER=clang++-14 ...
//   quantities_fuzz CORPUS/ SEEDS/       see tests/fuzz/make_seeds.py
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"

namespace {

// A promise of a header was broken: stop here, so that libFuzzer keeps the input.
void Require(bool holds) {
  if (!holds) std::abort();
}

// A period lies in the years 1 to 9999, and the value that stands for it reads as the same days.
void RequireTime(const crosscheck::TimeValue& time) {
  Require(!time.period || time.anchor != crosscheck::TimeAnchor::kNone);
  for (const crosscheck::TimeAlternative& other : time.alternatives)
    Require(!other.timex.empty() && other.weight > 0 && other.weight <= 1);
  if (!time.period) return;
  const crosscheck::Period& period = *time.period;
  Require(period.begin < period.end && period.begin.year() >= 1 &&
          period.end <= absl::CivilDay(10000, 1, 1));
  Require(!crosscheck::PeriodText(period).empty());
  if (time.type != crosscheck::TimeType::kDate && time.type != crosscheck::TimeType::kTime) return;
  const auto read = crosscheck::PeriodFromTimex(time.timex);
  Require(read && read->begin == period.begin && read->end == period.end);
}

// None, a leap day and both ends of the calendar, so that the same words are counted from each.
std::optional<absl::CivilDay> PublishedFor(size_t size) {
  switch (size % 4) {
    case 0:
      return absl::CivilDay(2024, 2, 29);
    case 1:
      return absl::CivilDay(1, 1, 1);
    case 2:
      return absl::CivilDay(9999, 12, 31);
    default:
      return std::nullopt;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const crosscheck::LexedText lexed = crosscheck::Lex(text);
  uint32_t last = 0;
  for (const crosscheck::Token& token : lexed.tokens) {
    Require(token.begin >= last && token.begin < token.end && token.end <= size);
    last = token.end;
  }
  uint32_t next = 0;
  for (const crosscheck::Sentence& sentence : lexed.sentences) {
    Require(sentence.tokens.begin == next && !sentence.tokens.empty());
    next = sentence.tokens.end;
  }
  Require(next == lexed.tokens.size());

  const std::vector<crosscheck::Mention> mentions = crosscheck::FindMentions(lexed);
  uint32_t free = 0;
  for (const crosscheck::Mention& mention : mentions) {
    Require(mention.tokens.begin >= free && !mention.tokens.empty());
    Require(mention.tokens.end <= lexed.sentences[mention.sentence].tokens.end);
    free = mention.tokens.end;
  }
  const crosscheck::NormalizeContext context = {.published = PublishedFor(size),
                                                .outlet = "The Outlet"};
  for (const crosscheck::Value& value : crosscheck::Normalize(lexed, text, mentions, context)) {
    Require(value.span.begin < value.span.end && value.span.end <= size);
    Require(value.quantity.has_value() || value.time.has_value());
    Require(!crosscheck::DebugString(value).empty());
    if (value.quantity) Require(!crosscheck::UnitName(*value.quantity, value.per_counted).empty());
    if (!value.time) continue;
    RequireTime(*value.time);
    // Without a day of publication a dateline may anchor what tense decides.
    Require(context.published || value.time->anchor != crosscheck::TimeAnchor::kPublished);
  }
  return 0;
}
