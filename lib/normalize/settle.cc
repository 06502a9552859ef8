// The door is SettleValues: the second pass, over the values of an article. What a sentence leaves
// open is taken from the values beside it (a list shares its last unit, a conversion in brackets
// the qualifier of what it converts), and what only the whole article tells (which dollar "$" is)
// from all of it.
#include <algorithm>
#include <array>
#include <utility>

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
  constexpr uint64_t kMask = (uint64_t{1} << static_cast<int>(WordClass::kArticle)) |
                             (uint64_t{1} << static_cast<int>(WordClass::kDeterminer));
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

void MergeChanges(const Source& source, std::span<const Mention> mentions,
                  std::vector<Value>& values) {
  size_t out = 0;
  for (size_t i = 0; i < values.size(); ++i, ++out) {
    if (out != i) values[out] = std::move(values[i]);
    if (i + 1 == values.size() || !values[out].quantity || !values[i + 1].quantity ||
        values[out].time || values[i + 1].time)
      continue;
    Quantity& from = *values[out].quantity;
    const Quantity& to = *values[i + 1].quantity;
    if (!IsChange(source, mentions[values[out].mention], mentions[values[i + 1].mention], from, to))
      continue;
    from.high = to.low;
    from.form = QuantityForm::kChange;
    from.last_digit = std::min(from.last_digit, to.last_digit);
    values[out].span.end = values[i + 1].span.end;
    ++i;
  }
  values.erase(values.begin() + static_cast<std::ptrdiff_t>(out), values.end());
}

void SettleNeighbours(const Source& source, std::span<const Mention> mentions,
                      std::vector<Value>& values) {
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
    TakeUnitOfFrom(source, mentions, values, i);
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
  MergeChanges(source, mentions, values);
}

// The countries whose money is a dollar, the United States first.
struct Dollar {
  std::string_view country, unit;
};
constexpr std::array<Dollar, 7> kDollars = {{{"United States", "US dollar"},
                                             {"Australia", "Australian dollar"},
                                             {"Canada", "Canadian dollar"},
                                             {"Hong Kong", "Hong Kong dollar"},
                                             {"Singapore", "Singapore dollar"},
                                             {"New Zealand", "New Zealand dollar"},
                                             {"Taiwan", "New Taiwan dollar"}}};
using Countries = std::array<bool, kDollars.size()>;

void NoteCountries(std::span<const Token> tokens, Countries& named) {
  const auto end = static_cast<uint32_t>(tokens.size());
  for (uint32_t at = 0; at < end; ++at) {
    const PhraseMatch place = MatchPhrase(tokens, at, end, WordClass::kPlace);
    if (place.length == 0) continue;
    at += place.length - 1;
    const int32_t country = PlaceCountry(place.value.value);
    if (country < 0) continue;
    const std::string_view name = PlaceName(country);
    for (size_t i = 0; i < kDollars.size(); ++i) named[i] |= kDollars[i].country == name;
  }
}

bool IsUnsettled(const Value& value, std::optional<UnitId> cent) {
  return value.quantity && (value.quantity->unit == kUnitDollar || value.quantity->unit == cent);
}

// Which dollar a bare "$" is; nullopt where the article leaves it open:
//   - dollars that the article spells out ("A$5m", "Canadian dollars") leave "$" to the other one:
//     beside US$ the country of the outlet, or the one country named; beside others the US dollar
//     unless the outlet is of that country;
//   - without such forms the outlet's country, or the US dollar where no other country with a
//     dollar is named; where one is, with or without the United States, nobody can tell.
std::optional<UnitId> DollarOf(const Source& source, const std::vector<Value>& values,
                               std::string_view outlet) {
  Countries spelt{}, home{}, named{};
  for (const Value& value : values) {
    if (!value.quantity) continue;
    const std::string_view unit = GetUnit(value.quantity->unit).name;
    for (size_t i = 0; i < kDollars.size(); ++i) spelt[i] |= kDollars[i].unit == unit;
  }
  NoteCountries(Lex(outlet).tokens, home);
  NoteCountries(source.lexed.tokens, named);
  for (size_t i = 0; i < kDollars.size(); ++i) {
    if (home[i] && !spelt[i]) return FindUnit(kDollars[i].unit);
  }
  size_t others = 0, other = 0;
  bool other_spelt = false;
  for (size_t i = 1; i < kDollars.size(); ++i) {
    if (named[i]) ++others, other = i;
    other_spelt |= spelt[i];
  }
  if (spelt[0] && others == 1 && !other_spelt) return FindUnit(kDollars[other].unit);
  if (spelt[0] && others > 0) return std::nullopt;
  if (other_spelt || others == 0) return kUnitUsDollar;
  return std::nullopt;
}

}  // namespace

void SettleValues(const Source& source, std::span<const Mention> mentions, std::string_view outlet,
                  std::vector<Value>& values) {
  SettleNeighbours(source, mentions, values);
  const std::optional<UnitId> cent = FindUnit("cent");
  bool unsettled = false;
  for (const Value& value : values) unsettled |= IsUnsettled(value, cent);
  if (!unsettled) return;
  const std::optional<UnitId> dollar = DollarOf(source, values, outlet);
  if (!dollar) return;
  for (Value& value : values) {
    if (!IsUnsettled(value, cent)) continue;
    if (value.quantity->unit == kUnitDollar) {
      value.quantity->unit = *dollar;
    } else if (*dollar == kUnitUsDollar) {
      value.quantity->unit = FindUnit("US cent").value_or(value.quantity->unit);
    }
  }
}

}  // namespace crosscheck::normalize
