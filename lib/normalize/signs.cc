// The door is SettleSigns: what the signs with several meanings stand for, which only the article
// tells. "$" is one of several dollars, "m" metres or millions, "c" cents or degrees. What stays
// open keeps its readings as alternatives.
#include <algorithm>
#include <array>
#include <bit>

#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

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
// A bit each.
using Countries = uint8_t;
static_assert(kDollars.size() <= 8);
constexpr bool Has(Countries set, size_t i) { return (set >> i & 1) != 0; }

Countries CountriesIn(std::span<const Token> tokens) {
  Countries named = 0;
  const auto end = static_cast<uint32_t>(tokens.size());
  for (uint32_t at = 0; at < end; ++at) {
    // A name has a capital: nine tokens in ten need no look-up.
    if (!tokens[at].Capitalized()) continue;
    const PhraseMatch place = MatchPhrase(tokens, at, end, WordClass::kPlace);
    if (place.length == 0) continue;
    at += place.length - 1;
    const int32_t country = PlaceCountry(place.value.value);
    if (country < 0) continue;
    const std::string_view name = PlaceName(country);
    for (size_t i = 0; i < kDollars.size(); ++i) {
      if (kDollars[i].country == name) named = static_cast<Countries>(named | 1u << i);
    }
  }
  return named;
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
std::optional<UnitId> DollarOf(const SignCues& cues, std::string_view outlet) {
  const Countries home = outlet.empty() ? Countries{0} : CountriesIn(Lex(outlet).tokens);
  for (size_t i = 0; i < kDollars.size(); ++i) {
    if (Has(home, i) && !Has(cues.spelt, i)) return FindUnit(kDollars[i].unit);
  }
  size_t others = 0, other = 0;
  bool other_spelt = false;
  for (size_t i = 1; i < kDollars.size(); ++i) {
    if (Has(cues.named, i)) ++others, other = i;
    other_spelt |= Has(cues.spelt, i);
  }
  const bool us_spelt = Has(cues.spelt, 0);
  if (us_spelt && others == 1 && !other_spelt) return FindUnit(kDollars[other].unit);
  if (us_spelt && others > 0) return std::nullopt;
  if (other_spelt || others == 0) return kUnitUsDollar;
  return std::nullopt;
}

void SettleDollars(const SignCues& cues, std::string_view outlet, std::vector<Value>& values) {
  const std::optional<UnitId> cent = FindUnit("cent");
  bool unsettled = false;
  for (const Value& value : values) unsettled |= IsUnsettled(value, cent);
  if (!unsettled) return;
  const std::optional<UnitId> dollar = DollarOf(cues, outlet);
  const auto named = static_cast<Countries>(cues.named | 1);  // the US dollar is money everywhere
  const auto readings = static_cast<double>(std::popcount(named));
  for (Value& value : values) {
    if (!IsUnsettled(value, cent)) continue;
    Quantity& quantity = *value.quantity;
    if (dollar && quantity.unit == kUnitDollar) {
      quantity.unit = *dollar;
    } else if (dollar && *dollar == kUnitUsDollar) {
      quantity.unit = FindUnit("US cent").value_or(quantity.unit);
    } else if (!dollar && quantity.unit == kUnitDollar) {
      for (size_t i = 0; i < kDollars.size(); ++i) {
        const auto unit = Has(named, i) ? FindUnit(kDollars[i].unit) : std::nullopt;
        if (unit) value.alternatives.push_back({quantity.low, quantity.high, *unit, 1 / readings});
      }
    }
  }
}

// ---- "m" and "c"

// What the words of a sentence and the figures of the article say for the two readings of a sign.
enum class Says { kNothing, kFirst, kSecond, kBoth };

// The cues of two kinds in [begin, end), nearest to the mention first: a cue that touches it
// decides.
Says CuesAround(const Source& source, const Mention& mention, TokenRange sentence, int first,
                int second) {
  constexpr uint32_t kNear = 2;
  const auto kind_at = [&](uint32_t i) { return source.ValueAt(i, WordClass::kCue, -1); };
  const auto is_near = [&](uint32_t i, int kind) {
    return i >= sentence.begin && i < sentence.end && kind_at(i) == kind;
  };
  for (uint32_t d = 0; d < kNear; ++d) {
    const bool a =
        is_near(mention.tokens.end + d, first) || is_near(mention.tokens.begin - 1 - d, first);
    const bool b =
        is_near(mention.tokens.end + d, second) || is_near(mention.tokens.begin - 1 - d, second);
    if (a != b) return a ? Says::kFirst : Says::kSecond;
  }
  bool a = false, b = false;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!source.lexed.tokens[i].Is(WordClass::kCue)) continue;
    a |= kind_at(i) == first;
    b |= kind_at(i) == second;
  }
  return a && b ? Says::kBoth : a ? Says::kFirst : b ? Says::kSecond : Says::kNothing;
}

// The sign of the mention's unit, directly at the number; 0 for all that have one meaning.
WordId SignOf(const Source& source, const Mention& mention, const Value& value) {
  const TokenRange unit = mention.Find(Role::kUnit);
  if (unit.size() != 1 || !value.quantity || value.quantity->IsRate() || IsTimeForm(mention.form) ||
      mention.Has(Role::kCurrency))
    return 0;
  const Token& token = source.lexed.tokens[unit.begin];
  // A mention that is two values has the sign at the first.
  if (token.begin >= value.span.end || token.end <= value.span.begin) return 0;
  const bool sign = token.word == kw::k_m || (token.word == kw::k_c && !token.Capitalized());
  return sign ? token.word : WordId{0};
}

// "The 100m", "the 4x100m relay": distances that are run and swum.
bool IsRace(const Source& source, const Mention& mention) {
  constexpr int kRaces[] = {50, 60, 80, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000};
  const Token& number = source.lexed.tokens[mention.Find(Role::kLow).begin];
  const uint32_t at = mention.tokens.begin;
  if (!number.Has(token_flags::kBare) || at == 0) return false;
  const Token& before = source.lexed.tokens[at - 1];
  if (before.word != kw::k_the && before.kind != TokenKind::kPossessive) return false;
  return std::any_of(std::begin(kRaces), std::end(kRaces),
                     [&](int race) { return number.hash == static_cast<uint32_t>(race); });
}

constexpr int kCueLength = 0, kCueNumber = 1, kCueHeat = 2;
// Without any cue: print writes the millions of a sentence as "m" somewhat less often than metres,
// cents and degrees alike.
constexpr double kMetres = 0.6, kEven = 0.5;

// What other figures of the article say: lengths for metres, millions and money for millions.
Says FiguresSay(const SignCues& cues, WordId sign) {
  const bool first = sign == kw::k_m ? cues.lengths : cues.money;
  const bool second = sign == kw::k_m ? cues.large : cues.heat;
  return first && second ? Says::kBoth
         : first         ? Says::kFirst
         : second        ? Says::kSecond
                         : Says::kNothing;
}

// The other reading of a value in "m" or "c".
QuantityAlternative OtherReading(const Quantity& quantity, WordId sign, double weight) {
  QuantityAlternative other{quantity.low, quantity.high, kUnitCount, weight};
  if (sign == kw::k_c) {
    other.unit = FindUnit("degree Celsius").value_or(quantity.unit);
    return other;
  }
  constexpr int kMillion = 6;
  other.low = quantity.low.Shifted(kMillion).value_or(quantity.low);
  other.high = quantity.high.Shifted(kMillion).value_or(quantity.high);
  return other;
}

void TakeReading(const QuantityAlternative& reading, Value& value) {
  Quantity& quantity = *value.quantity;
  if (reading.unit == kUnitCount) {
    constexpr int kMillion = 6;
    quantity.last_digit = static_cast<int16_t>(quantity.last_digit + kMillion);
    value.counted_span = {};
  }
  quantity.low = reading.low;
  quantity.high = reading.high;
  quantity.unit = reading.unit;
}

void SettleMetresAndCents(const Source& source, std::span<const Mention> mentions,
                          const SignCues& cues, std::vector<Value>& values) {
  for (Value& value : values) {
    const Mention& mention = mentions[value.mention];
    const WordId sign = SignOf(source, mention, value);
    if (sign == 0) continue;
    const bool m = sign == kw::k_m;
    if (m && GetUnit(value.quantity->unit).dimension != Dimension::kLength) continue;
    if (!m && GetUnit(value.quantity->unit).dimension != Dimension::kMoney) continue;
    Says says = Says::kNothing;
    if (m && IsRace(source, mention)) {
      says = Says::kFirst;
    } else {
      const TokenRange sentence = source.lexed.sentences[mention.sentence].tokens;
      says = m ? CuesAround(source, mention, sentence, kCueLength, kCueNumber)
               : CuesAround(source, mention, sentence, kCueNumber, kCueHeat);
    }
    if (says == Says::kNothing) says = FiguresSay(cues, sign);
    const double weight = 1 - (m ? kMetres : kEven);
    if (says == Says::kSecond) {
      TakeReading(OtherReading(*value.quantity, sign, 1), value);
    } else if (says != Says::kFirst) {
      value.alternatives.push_back(OtherReading(*value.quantity, sign, weight));
    }
  }
}

}  // namespace

void SignCues::Add(const SignCues& other) {
  dollars_open |= other.dollars_open;
  letters_open |= other.letters_open;
  spelt |= other.spelt;
  named |= other.named;
  lengths |= other.lengths;
  large |= other.large;
  money |= other.money;
  heat |= other.heat;
}

SignCues CuesOf(const Source& source, std::span<const Mention> mentions,
                const std::vector<Value>& values) {
  const std::optional<UnitId> cent = FindUnit("cent");
  SignCues cues;
  for (const Value& value : values) {
    if (!value.quantity) continue;
    const Quantity& quantity = *value.quantity;
    cues.dollars_open |= IsUnsettled(value, cent);
    const Dimension dimension = GetUnit(quantity.unit).dimension;
    if (dimension == Dimension::kMoney) {
      const std::string_view unit = GetUnit(quantity.unit).name;
      for (size_t i = 0; i < kDollars.size(); ++i) {
        if (kDollars[i].unit == unit) cues.spelt = static_cast<Countries>(cues.spelt | 1u << i);
      }
    }
    if (SignOf(source, mentions[value.mention], value) != 0) {
      cues.letters_open = true;
      continue;
    }
    const bool counts = dimension == Dimension::kCount || dimension == Dimension::kMoney;
    cues.lengths |= dimension == Dimension::kLength;
    cues.large |= counts && !(quantity.low < Decimal::FromInt(1'000'000));
    cues.money |= dimension == Dimension::kMoney;
    cues.heat |= dimension == Dimension::kTemperature;
  }
  return cues;
}

uint8_t DollarCountriesIn(std::span<const Token> tokens) { return CountriesIn(tokens); }

void SettleSigns(const Source& source, std::span<const Mention> mentions, std::string_view outlet,
                 const SignCues& cues, std::vector<Value>& values) {
  if (cues.letters_open) SettleMetresAndCents(source, mentions, cues, values);
  if (cues.dollars_open) SettleDollars(cues, outlet, values);
}

}  // namespace crosscheck::normalize
