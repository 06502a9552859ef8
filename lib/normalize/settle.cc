// The door is SettleNeighbours. What a sentence leaves open is taken from the values beside it: a
// list shares its last unit, a conversion in brackets has the qualifier of what it converts, and
// what two values say together ("6ft 2in", "from 21 mpg combined to 23") becomes one.
#include <algorithm>
#include <array>
#include <utility>

#include "lex/class_bits.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

// A bare number: nothing says what it counts.
bool IsBare(const Value& value) {
  return value.quantity && !value.time && value.quantity->unit == kUnitCount &&
         value.counted.empty() && !value.quantity->IsRate() &&
         value.quantity->form != QuantityForm::kVague &&
         value.quantity->form != QuantityForm::kShare;
}

void CopyUnit(const Value& from, Value& to) {
  to.quantity->unit = from.quantity->unit;
  to.quantity->per = from.quantity->per;
  to.quantity->per_unit = from.quantity->per_unit;
  to.counted = from.counted;
  to.counted_span = from.counted_span;
  to.per_counted = from.per_counted;
}

// "four-, five- and six-cylinder engines": only marks and "and" stand between two numbers.
bool IsList(const Source& source, TokenRange gap) {
  bool joined = false;
  for (uint32_t i = gap.begin; i < gap.end; ++i) {
    const Token& token = source.lexed.tokens[i];
    const bool joins = token.IsMark(',') || token.word == kw::k_and || token.word == kw::k_or;
    if (!joins && !token.IsMark('-')) return false;
    joined |= joins;
  }
  return joined;
}

// "280 million of the 1.5 billion shekels"
bool IsPartOf(const Source& source, TokenRange gap) {
  if (gap.empty() || gap.size() > 2 || source.lexed.tokens[gap.begin].word != kw::k_of)
    return false;
  constexpr uint64_t kMask = Bit(WordClass::kArticle) | Bit(WordClass::kDeterminer);
  return gap.size() == 1 || (source.lexed.tokens[gap.begin + 1].classes & kMask) != 0;
}

// "just under 296 hp (224 kW / 300 PS)": the same said in another unit.
bool IsConversion(const Source& source, TokenRange gap, const Quantity& of, const Quantity& to) {
  if (gap.size() != 1 || of.unit == to.unit || of.unit == kUnitCount ||
      GetUnit(of.unit).dimension != GetUnit(to.unit).dimension)
    return false;
  const Token& mark = source.lexed.tokens[gap.begin];
  return mark.IsMark('(') || mark.IsMark('/');
}

// "from 20 miles per gallon in 2008 to 29": the level behind "to" has the unit of the one behind
// "from". Between them stand only few words and times.
void TakeUnitOfFrom(const Source& source, std::span<const Mention> mentions,
                    std::vector<Value>& values, size_t to) {
  constexpr size_t kTimesBetween = 2;
  constexpr uint32_t kWordsBetween = 6;
  const Mention& second = mentions[values[to].mention];
  if (second.tokens.begin == 0) return;
  const Token& before = source.lexed.tokens[second.tokens.begin - 1];
  const bool parallel = before.word == kw::k_by || before.Is(WordClass::kChange);
  if (before.word != kw::k_to && !parallel) return;
  size_t from = to;
  while (from > 0 && to - from <= kTimesBetween && !values[--from].quantity) {
  }
  const Mention& first = mentions[values[from].mention];
  if (!values[from].quantity || values[from].time || first.sentence != second.sentence ||
      IsBare(values[from]) || first.tokens.begin == 0 || first.tokens.end > second.tokens.begin ||
      second.tokens.begin - first.tokens.end > kWordsBetween)
    return;
  const Token& before_first = source.lexed.tokens[first.tokens.begin - 1];
  // "rose by 2 per cent and the other fell by 1"
  const bool same = parallel
                        ? before_first.word == before.word ||
                              (before.Is(WordClass::kChange) && before_first.Is(WordClass::kChange))
                        : before_first.word == kw::k_from;
  const Dimension dimension = GetUnit(values[from].quantity->unit).dimension;
  if (same && (!parallel || dimension == Dimension::kPercent)) CopyUnit(values[from], values[to]);
}

// "another pick or two": the noun stands before the number.
void TakeNounBefore(const Source& source, const Mention& mention, Value& value) {
  const uint32_t at = mention.tokens.begin;
  const std::vector<Token>& tokens = source.lexed.tokens;
  if (at < 3 || tokens[at - 1].word != kw::k_or || tokens[at].word != kw::k_two) return;
  const Token& noun = tokens[at - 2];
  const Token& article = tokens[at - 3];
  const bool one =
      article.word == kw::k_a || article.word == kw::k_an || article.word == kw::k_another;
  if (!one || noun.kind != TokenKind::kWord || article.end + 1 != noun.begin) return;
  value.counted_span = noun.span();
  if (const auto unit = WordValue(noun.word, WordClass::kUnit)) {
    value.quantity->unit = static_cast<UnitId>(unit->value);
    return;
  }
  value.counted = SingularPhrase(noun.span().In(source.text));
}

// The second may leave open what the first settles: "$75 U.S." and "$45".
bool MayBeOneUnit(UnitId first, UnitId second) {
  return first == second ||
         (second == kUnitDollar && GetUnit(first).family == GetUnit(second).family);
}

// "from 21 mpg combined to 23": one change, when both ends have one unit and few words part them.
bool IsChange(const Source& source, const Mention& first, const Mention& second,
              const Quantity& from, const Quantity& to) {
  constexpr uint32_t kWordsBetween = 4;
  if (from.form != QuantityForm::kPoint || to.form != QuantityForm::kPoint ||
      !MayBeOneUnit(from.unit, to.unit) || from.unit == kUnitCount ||
      first.sentence != second.sentence || first.tokens.begin == 0 ||
      second.tokens.begin < first.tokens.end + 1 ||
      second.tokens.begin > first.tokens.end + kWordsBetween || to.modifier != Modifier::kNone ||
      from.modifier != Modifier::kNone)
    return false;
  const std::vector<Token>& tokens = source.lexed.tokens;
  for (uint32_t i = first.tokens.end; i + 1 < second.tokens.begin; ++i) {
    if (tokens[i].kind != TokenKind::kWord) return false;
  }
  return tokens[first.tokens.begin - 1].word == kw::k_from &&
         tokens[second.tokens.begin - 1].word == kw::k_to;
}

// Joins neighbours while `join(first, second)` takes the second into the first.
template <typename Join>
void MergeNeighbours(std::vector<Value>& values, Join join) {
  size_t out = 0;
  for (size_t i = 0; i < values.size(); ++i, ++out) {
    if (out != i) values[out] = std::move(values[i]);
    while (i + 1 < values.size() && values[out].quantity && values[i + 1].quantity &&
           join(values[out], values[i + 1]))
      ++i;
  }
  values.erase(values.begin() + static_cast<std::ptrdiff_t>(out), values.end());
}

bool JoinChange(const Source& source, std::span<const Mention> mentions, Value& first,
                const Value& second) {
  if (first.time || second.time) return false;
  Quantity& from = *first.quantity;
  const Quantity& to = *second.quantity;
  if (!IsChange(source, mentions[first.mention], mentions[second.mention], from, to)) return false;
  from.high = to.low;
  from.form = QuantityForm::kChange;
  from.last_digit = std::min(from.last_digit, to.last_digit);
  first.span.end = second.span.end;
  return true;
}

// Units that are said in two parts, the larger first.
struct TwoPartUnit {
  std::string_view major, minor;
  int ratio;
};
constexpr std::array<TwoPartUnit, 3> kTwoPartUnits = {
    {{"foot", "inch", 12}, {"stone", "pound", 14}, {"pound", "ounce", 16}}};

// "6ft 2in", "7 pounds, 4 ounces", "5ft 7": one length or mass, in the smaller unit, exact.
bool JoinParts(const Source& source, std::span<const Mention> mentions, Value& first,
               const Value& second) {
  const Quantity& minor = *second.quantity;
  const TokenRange gap{mentions[first.mention].tokens.end, mentions[second.mention].tokens.begin};
  if (first.mention == second.mention || first.time || second.time || gap.size() > 1 ||
      mentions[first.mention].sentence != mentions[second.mention].sentence ||
      first.quantity->form != QuantityForm::kPoint || minor.form != QuantityForm::kPoint ||
      first.quantity->IsRate() || minor.modifier != Modifier::kNone ||
      !first.quantity->low.IsInteger() || minor.low.IsNegative())
    return false;
  const TokenRange number = mentions[second.mention].Find(Role::kLow);
  bool bare = IsBare(second);
  if (!gap.empty()) {
    const Token& between = source.lexed.tokens[gap.begin];
    const bool hyphen = between.IsMark('-') && !between.SpaceBefore();
    bare |= hyphen && minor.unit == kUnitCount && number.size() == 1;  // "a 6-foot-2 guard"
    if (bare ? !hyphen : !hyphen && !between.IsMark(',') && between.word != kw::k_and) return false;
  }
  const std::string_view unit = GetUnit(first.quantity->unit).name;
  const std::string_view minor_unit = bare ? "inch" : GetUnit(minor.unit).name;
  for (const TwoPartUnit& parts : kTwoPartUnits) {
    if (parts.major != unit || parts.minor != minor_unit) continue;
    if (!(minor.low < Decimal::FromInt(parts.ratio)) || (bare && !minor.low.IsInteger()))
      return false;
    const auto major = first.quantity->low.Times(Decimal::FromInt(parts.ratio));
    const auto sum = major ? major->Plus(minor.low) : std::nullopt;
    const auto id = FindUnit(parts.minor);
    if (!sum || !id) return false;
    Quantity& whole = *first.quantity;
    whole.low = whole.high = *sum;
    whole.last_digit = minor.last_digit;
    whole.unit = *id;
    whole.per = minor.per;
    whole.per_unit = minor.per_unit;
    first.span.end = bare ? source.lexed.SpanOf(number).end : second.span.end;
    first.counted_span.end = first.span.end;
    return true;
  }
  return false;
}

// "aged 6, 8 and 12": `before` is what the list begins with.
void TakeAge(const Source& source, const Mention& before, Value& value) {
  constexpr int kOldest = 120;
  if (before.form != MentionForm::kAge ||
      source.lexed.tokens[before.tokens.begin].word != kw::k_aged ||
      !(value.quantity->low < Decimal::FromInt(kOldest)))
    return;
  value.quantity->unit = kUnitYear;
}

// "by 52 votes to 48": both sides count the same.
void TakeNounOfVotes(const Source& source, std::span<const Mention> mentions,
                     std::vector<Value>& values, size_t second) {
  if (second == 0 || !values[second - 1].quantity || values[second - 1].counted.empty()) return;
  const Mention& first = mentions[values[second - 1].mention];
  const uint32_t at = mentions[values[second].mention].tokens.begin;
  if (first.form != MentionForm::kPoint ||
      first.sentence != mentions[values[second].mention].sentence || at != first.tokens.end + 1 ||
      source.lexed.tokens[first.tokens.end].word != kw::k_to || first.tokens.begin == 0 ||
      source.lexed.tokens[first.tokens.begin - 1].Is(WordClass::kChange))
    return;
  CopyUnit(values[second - 1], values[second]);
}

// "from 24.2 to 33-35 billion euros": the first level has the unit and the scale of the second.
void TakeUnitOfTo(const Source& source, std::span<const Mention> mentions,
                  std::vector<Value>& values, size_t from) {
  if (from + 1 >= values.size() || !values[from + 1].quantity || IsBare(values[from + 1])) return;
  const std::vector<Token>& tokens = source.lexed.tokens;
  const Mention& first = mentions[values[from].mention];
  const Mention& second = mentions[values[from + 1].mention];
  if (first.sentence != second.sentence || first.tokens.begin == 0 ||
      tokens[first.tokens.begin - 1].word != kw::k_from ||
      second.tokens.begin != first.tokens.end + 1 || tokens[first.tokens.end].word != kw::k_to)
    return;
  const Quantity& to = *values[from + 1].quantity;
  Quantity& level = *values[from].quantity;
  const TokenRange high = second.Find(Role::kHigh);
  if (!high.empty() && tokens[high.end - 1].Is(WordClass::kScale) &&
      !tokens[first.tokens.end - 1].Is(WordClass::kScale)) {
    const int scale = source.ValueAt(high.end - 1, WordClass::kScale);
    const auto scaled = level.low.Shifted(scale);
    if (!scaled || to.high < *scaled) return;
    level.last_digit = static_cast<int16_t>(level.last_digit + scale);
    level.low = level.high = *scaled;
  }
  CopyUnit(values[from + 1], values[from]);
}

}  // namespace

void SettleNeighbours(const Source& source, std::span<const Mention> mentions,
                      std::vector<Value>& values) {
  MergeNeighbours(values, [&](Value& first, const Value& second) {
    return JoinParts(source, mentions, first, second);
  });
  // Backwards, so that a unit travels along a list; only neighbours of one sentence.
  const auto gap_of = [&](size_t i) -> std::optional<TokenRange> {
    const Mention& first = mentions[values[i].mention];
    const Mention& second = mentions[values[i + 1].mention];
    if (values[i].mention == values[i + 1].mention || first.sentence != second.sentence ||
        !values[i].quantity || !values[i + 1].quantity)
      return std::nullopt;
    return TokenRange{first.tokens.end, second.tokens.begin};
  };
  for (size_t i = values.size(); i-- > 0;) {
    if (i + 1 == values.size()) continue;
    if (!IsBare(values[i]) || IsBare(values[i + 1])) continue;
    const std::optional<TokenRange> gap = gap_of(i);
    if (gap && (IsList(source, *gap) || IsPartOf(source, *gap))) CopyUnit(values[i + 1], values[i]);
  }
  for (size_t i = 0; i < values.size(); ++i) {
    if (!IsBare(values[i])) continue;
    const std::optional<TokenRange> gap = i > 0 ? gap_of(i - 1) : std::nullopt;
    if (gap && IsList(source, *gap)) TakeAge(source, mentions[values[i - 1].mention], values[i]);
    TakeUnitOfFrom(source, mentions, values, i);
    TakeUnitOfTo(source, mentions, values, i);
    TakeNounOfVotes(source, mentions, values, i);
    TakeNounBefore(source, mentions[values[i].mention], values[i]);
  }
  for (size_t i = 0; i + 1 < values.size(); ++i) {
    if (!values[i].quantity || values[i].quantity->modifier == Modifier::kNone ||
        !values[i + 1].quantity || values[i + 1].quantity->modifier != Modifier::kNone)
      continue;
    const std::optional<TokenRange> gap = gap_of(i);
    if (gap && IsConversion(source, *gap, *values[i].quantity, *values[i + 1].quantity))
      values[i + 1].quantity->modifier = values[i].quantity->modifier;
  }
  MergeNeighbours(values, [&](Value& first, const Value& second) {
    return JoinChange(source, mentions, first, second);
  });
}

}  // namespace crosscheck::normalize
