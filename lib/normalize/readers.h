// The two halves of normalize, as normalize.cc sees them.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "crosscheck/lex/lexicon.h"
#include "crosscheck/normalize/normalize.h"

namespace crosscheck::normalize {

// What a mention is read in.
struct Source {
  const LexedText& lexed;
  std::string_view text;

  std::string_view Words(TokenRange range) const { return lexed.SpanOf(range).In(text); }
  int32_t ValueAt(uint32_t token, WordClass c, int32_t otherwise = 0) const {
    const auto value = WordValue(lexed.tokens[token].word, c);
    return value ? value->value : otherwise;
  }
};

// Fills quantity, counted, counted_span and, for durations, time; may shorten value.span. False
// when the mention means nothing.
// `second` is set where one mention turns out to be two values ("110 yen to 1 dollar").
bool ReadQuantity(const Source& source, const Mention& mention, Value& value,
                  std::optional<Value>& second);

// The second pass, over the values of an article: what a sentence leaves open is settled by the
// values beside it and by all of them. `values` come from `mentions`, in their order.
// Units that a list shares, qualifiers of conversions, values said in two parts.
void SettleNeighbours(const Source& source, std::span<const Mention> mentions,
                      std::vector<Value>& values);
// What the signs "$", "m" and "c" stand for; `outlet` may be empty.
void SettleSigns(const Source& source, std::span<const Mention> mentions, std::string_view outlet,
                 std::vector<Value>& values);
// Which part each value plays in a change.
void FindChanges(const Source& source, std::span<const Mention> mentions,
                 std::vector<Value>& values);

// Resolves times in the order of the text: remembers the last one for "the following month".
class TimeReader {
 public:
  // Looks over all mentions once, to tell news from a tale of the past.
  TimeReader(const Source& source, std::span<const Mention> mentions,
             const NormalizeContext& context);
  // Fills time. False when the mention means nothing.
  bool Read(const Mention& mention, uint32_t index, Value& value);

 private:
  struct Pieces;
  void Resolve(const Mention& mention, TimeValue& time);
  void Settle(TimeValue& time, std::optional<Period> period, TimeAnchor anchor);
  std::optional<Period> PeriodOfParts(const Mention& mention, TimeAnchor& anchor,
                                      std::string& unresolved);
  std::optional<int> YearOf(const Mention& mention, TimeAnchor& anchor) const;
  bool FutureAround(const Mention& mention) const;
  bool NotBefore(const Mention& mention, uint32_t until) const;
  void AddLength(const Mention& mention, Value& value) const;
  bool IsAside(uint32_t index) const { return index < aside_.size() && aside_[index]; }
  void FindAsides(std::span<const Mention> mentions);
  int NamedYear(const Mention& mention) const;
  int NarrativeYear(int month, int side) const;
  std::optional<Period> SeasonOf(const Mention& mention, TimeAnchor& anchor) const;

  Source source_;
  std::optional<absl::CivilDay> published_;
  std::optional<Period> last_;
  // The text tells of years long before its publication: a day without its year is in the year of
  // the tale.
  bool narrative_ = false;
  // For a tale: the last year that the text names, and for each mention the next one (0: none).
  int named_year_ = 0;
  std::vector<int> next_named_year_;
  std::vector<bool> aside_;  // for each mention: it names a year far from those round it
  uint32_t mention_index_ = 0;
};

}  // namespace crosscheck::normalize
