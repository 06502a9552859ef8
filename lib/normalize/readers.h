// The two halves of normalize, as normalize.cc sees them.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "crosscheck/lex/lexicon.h"
#include "crosscheck/normalize/normalize.h"
#include "normalize/lines.h"

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
// What the values say of the signs "$", "m" and "c", but for the countries named.
SignCues CuesOf(const Source& source, std::span<const Mention> mentions,
                const std::vector<Value>& values);
// Which countries with a dollar the words name, as SignCues::named.
uint8_t DollarCountriesIn(std::span<const Token> tokens);
// What these signs stand for; `cues` are of the whole text, `outlet` may be empty.
void SettleSigns(const Source& source, std::span<const Mention> mentions, std::string_view outlet,
                 const SignCues& cues, std::vector<Value>& values);
// Which part each value plays in a change.
void FindChanges(const Source& source, std::span<const Mention> mentions,
                 std::vector<Value>& values);

// Resolves times in the order of the text: remembers the last one for "the following month".
// Members stand in time_reader.cc (the calendar), time_relative.cc (what is counted from another
// time), time_stretch.cc (both ends of a stretch, years before Christ), time_clock.cc (times of a
// day, sets, lengths) and time_context.cc (what the text tells).
class TimeReader {
 public:
  // Looks over all mentions once, to tell news from a tale of the past.
  TimeReader(const Source& source, std::span<const Mention> mentions,
             const NormalizeContext& context);
  // Of some lines of a text: `last` is the last time mentioned before them. What the text tells
  // beside that is left out, see ReadsByLines.
  TimeReader(const Source& source, const NormalizeContext& context,
             const std::optional<Period>& last);
  // What the mentions say together.
  static TimeCues CuesOf(const Source& source, std::span<const Mention> mentions,
                         const std::optional<absl::CivilDay>& published);
  // Do they tell of years long before the publication?
  static bool IsTale(const TimeCues& cues);
  // What was asked and told of the last time mentioned.
  void TellLast(LinesValues& lines) const;
  // Fills time. False when the mention means nothing ("25:61").
  bool Read(const Mention& mention, uint32_t index, Value& value);

 private:
  // What a mention is made of, looked up once.
  struct Parts {
    TokenRange low, relative;
    WordId word = 0;  // the first of relative
    int unit = 0;     // the time_unit; 0 for none
    std::optional<int> count;
  };
  Parts PartsOf(const Mention& mention) const;
  static void CountHalves(int halves, Parts& parts);
  WordId WordAt(uint32_t token) const { return source_.lexed.tokens[token].word; }

  bool Resolve(const Mention& mention, TimeValue& time);
  void Settle(TimeValue& time, std::optional<Period> period, TimeAnchor anchor);
  std::optional<Period> PeriodOfParts(const Mention& mention, TimeAnchor& anchor, TimeValue& time);
  std::optional<Period> PeriodOfDigits(std::string_view words, TimeValue& time) const;
  std::optional<int> YearOf(const Mention& mention, TimeAnchor& anchor) const;
  std::optional<Period> SeasonOf(const Mention& mention, TimeAnchor& anchor) const;
  std::optional<Period> QuarterOf(const Mention& mention, int n, TimeAnchor& anchor) const;
  std::optional<Period> HolidayOf(const Mention& mention, TimeAnchor& anchor) const;
  bool BeforeChrist(const Mention& mention, const Parts& parts, TimeValue& time);
  void ResolveEnd(const Mention& mention, TimeValue& time);
  void MoveTale(const Mention& mention, const Period& period);
  void ResolveUpTo(const Mention& mention, const Parts& parts, TimeValue& time);

  void ResolveRelative(const Mention& mention, const Parts& parts, TimeValue& time);
  void OfYear(const Mention& mention, const Parts& parts, bool last, TimeValue& time);
  void ResolveAgo(const Mention& mention, const Parts& parts, TimeValue& time);
  void ResolveWeekday(const Mention& mention, const Parts& parts, TimeValue& time);
  void ResolveToday(const Mention& mention, const Parts& parts, TimeValue& time);
  void ResolveThen(const Mention& mention, const Parts& parts, TimeValue& time);

  bool ResolveClock(const Mention& mention, const Parts& parts, TimeValue& time);
  void ResolvePartOfDay(const Mention& mention, TimeValue& time);
  void ResolveReference(const Parts& parts, TimeValue& time);
  void ResolveSet(const Mention& mention, const Parts& parts, TimeValue& time);
  void ResolveLength(const Mention& mention, const Parts& parts, TimeValue& time);
  void AddPartOfDay(const Mention& mention, WordId relative, TimeValue& time) const;
  std::string_view LettersOfPart(const Mention& mention) const;

  enum class Side : uint8_t { kNone, kPast, kFuture };
  Side SideAround(const Mention& mention) const;
  bool FutureAround(const Mention& mention) const { return SideAround(mention) == Side::kFuture; }
  void AddOtherSide(const Mention& mention, const std::optional<Period>& chosen,
                    const std::optional<Period>& other, TimeValue& time) const;
  Side SideAt(uint32_t at, TokenRange sentence) const;
  bool NotBefore(const Mention& mention, uint32_t until) const;
  void AddLength(const Mention& mention, Value& value) const;
  bool IsAside(uint32_t index) const { return index < aside_.size() && aside_[index]; }
  void FindAsides(std::span<const Mention> mentions);
  int FirstYear(std::span<const Mention> mentions) const;
  static bool IsOrderAsked(const Source& source, const Mention& mention);
  void FindOrder(std::span<const Mention> mentions, std::string_view outlet);
  int NamedYear(const Mention& mention) const;
  int NarrativeYear(int month, int side) const;

  Source source_;
  std::optional<absl::CivilDay> published_;
  bool from_dateline_ = false;  // that day is the dateline's, the article has none
  // The last time mentioned; notes whether that of the lines before was asked for.
  class Last {
   public:
    explicit operator bool() const { return get().has_value(); }
    const Period& operator*() const { return *get(); }
    Period* operator->() { return &*value_; }
    const Period* operator->() const { return &*get(); }
    void operator=(const std::optional<Period>& value) { value_ = value, set_ = true; }
    void reset() { *this = std::nullopt; }
    const std::optional<Period>& get() const {
      asked_ |= !set_;
      return value_;
    }
    static Last Before(const std::optional<Period>& value) {
      Last last;
      last.value_ = value;
      return last;
    }
    bool asked() const { return asked_; }
    bool set() const { return set_; }

   private:
    std::optional<Period> value_;
    bool set_ = false;
    mutable bool asked_ = false;
  };
  Last last_;
  // For a tale: the last day or month, which years told in passing do not move.
  std::optional<Period> tale_;
  // The last year mentioned, where that was one before Christ; 0 for none.
  int last_before_christ_ = 0;
  // The stretch whose first end was read, and where its mention of the second end ends.
  std::optional<Period> stretch_;
  uint32_t stretch_end_ = 0;
  // 7/11/2019: what the other dates of the article or its outlet tell of the order.
  enum class Order : uint8_t { kUnknown, kDayFirst, kMonthFirst };
  Order order_ = Order::kUnknown;
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
