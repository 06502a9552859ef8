// The two halves of normalize, as normalize.cc sees them.
#pragma once

#include <optional>
#include <string_view>

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
bool ReadQuantity(const Source& source, const Mention& mention, Value& value);

// Resolves times in the order of the text: remembers the last one for "the following month".
class TimeReader {
 public:
  TimeReader(const Source& source, const NormalizeContext& context)
      : source_(source), published_(context.published) {}
  // Fills time. False when the mention means nothing.
  bool Read(const Mention& mention, Value& value);

 private:
  struct Pieces;
  void Resolve(const Mention& mention, TimeValue& time);
  void Settle(TimeValue& time, std::optional<Period> period, TimeAnchor anchor);
  std::optional<Period> PeriodOfParts(const Mention& mention, TimeAnchor& anchor,
                                      std::string& unresolved);
  std::optional<int> YearOf(const Mention& mention, TimeAnchor& anchor) const;
  bool FutureAround(const Mention& mention) const;

  Source source_;
  std::optional<absl::CivilDay> published_;
  std::optional<Period> last_;
};

}  // namespace crosscheck::normalize
