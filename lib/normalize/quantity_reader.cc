// The door is ReadQuantity: the pieces of a quantity mention -> the figures as stated, their
// qualifier, unit, rate and counted thing.
#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "crosscheck/lex/lexicon.h"
#include "lex/word_hash.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

constexpr int kQuarterUnit = 100;  // first time_unit that is no unit of measure, see words.tsv

// Verbs whose particle begins no qualifier: "edged up to 4.0%", "handed over 386,810 cars"; not
// "moved up to 500 people", "took up to 20 minutes".
constexpr auto kUp =
    HashesOf({"edge",   "edges", "edged",  "tick",    "ticks",  "ticked",   "inch",  "inches",
              "inched", "creep", "creeps", "crept",   "go",     "goes",     "going", "went",
              "gone",   "climb", "climbs", "climbed", "nudged", "ratcheted"});
constexpr auto kOver = HashesOf({"hand", "hands", "handed", "handing"});

bool IsParticle(const std::vector<Token>& tokens, uint32_t at) {
  if (at == 0) return false;
  return (tokens[at].word == kw::k_up && IsOneOf(tokens[at - 1], kUp)) ||
         (tokens[at].word == kw::k_over && IsOneOf(tokens[at - 1], kOver));
}

Modifier ModifierOf(const Source& source, const Mention& mention) {
  for (const auto& [role, word_class] :
       {std::pair{Role::kModifier, WordClass::kModifier},
        std::pair{Role::kModifierAfter, WordClass::kModifierAfter}}) {
    const TokenRange range = mention.Find(role);
    if (range.empty() || IsParticle(source.lexed.tokens, range.begin)) continue;
    const PhraseMatch match = MatchPhrase(source.lexed.tokens, range.begin, range.end, word_class);
    if (match.length > 0) return static_cast<Modifier>(match.value.value);
  }
  return Modifier::kNone;
}

std::optional<UnitId> CurrencyIn(const Source& source, TokenRange range) {
  const PhraseMatch match =
      MatchPhrase(source.lexed.tokens, range.begin, range.end, WordClass::kCurrencySymbol);
  if (match.length == 0) return std::nullopt;
  return static_cast<UnitId>(match.value.value);
}

std::optional<UnitId> UnitIn(const Source& source, TokenRange range) {
  if (range.empty()) return std::nullopt;
  // Case tells three units apart that one lower-case form has.
  const std::string_view words = source.Words(range);
  if (words == "Nm") return FindUnit("newton meter");
  if (words == "NM") return FindUnit("nautical mile");
  if (words == "C") return FindUnit("degree Celsius");
  if (words == "kN") return FindUnit("kilonewton");
  for (WordClass c : {WordClass::kUnit, WordClass::kUnitMark}) {
    const PhraseMatch match = MatchPhrase(source.lexed.tokens, range.begin, range.end, c);
    if (match.length > 0) return static_cast<UnitId>(match.value.value);
  }
  if (!range.empty()) {
    const auto value = WordValue(source.lexed.tokens[range.begin].word, WordClass::kTimeUnit);
    if (value && value->value < kQuarterUnit) return static_cast<UnitId>(value->value);
  }
  return std::nullopt;
}

// "bpd", "l/100km": what the unit is told per; see make_lexicon.py for how the table says it.
void ReadBase(const Source& source, TokenRange range, Quantity& quantity) {
  constexpr int32_t kPower = 10000;
  for (WordClass c : {WordClass::kUnit, WordClass::kUnitMark}) {
    const PhraseMatch match = MatchPhrase(source.lexed.tokens, range.begin, range.end, c);
    if (match.length == 0 || match.value.extra == 0) continue;
    quantity.per = *Decimal::Make(1, match.value.extra / kPower);
    quantity.per_unit = static_cast<UnitId>(match.value.extra % kPower);
  }
}

// "rose by 2C", "up 2C", "a 2C rise", "2C warmer": how far two temperatures are apart. "rose to
// 30C" is a level.
bool IsDifference(const Source& source, const Mention& mention) {
  constexpr WordId kBehind[] = {kw::k_warmer, kw::k_cooler, kw::k_hotter,  kw::k_colder,
                                kw::k_higher, kw::k_lower,  kw::k_above,   kw::k_below,
                                kw::k_more,   kw::k_less,   kw::k_warming, kw::k_cooling};
  const std::vector<Token>& tokens = source.lexed.tokens;
  const TokenRange sentence = source.lexed.sentences[mention.sentence].tokens;
  const uint32_t begin = mention.tokens.begin, end = mention.tokens.end;
  if (end < sentence.end &&
      (tokens[end].Is(WordClass::kChange) ||
       std::find(std::begin(kBehind), std::end(kBehind), tokens[end].word) != std::end(kBehind)))
    return true;
  if (begin == sentence.begin) return false;
  const Token& before = tokens[begin - 1];
  if (before.word == kw::k_by || before.Is(WordClass::kChange)) return true;
  if (before.word != kw::k_of || begin - 1 == sentence.begin) return false;
  const Token& noun = tokens[begin - 2];
  return noun.Is(WordClass::kChange) || noun.word == kw::k_warming || noun.word == kw::k_cooling;
}

// "$75 U.S.", "$40 Canadian": whose dollar it is.
std::optional<UnitId> DollarIn(const Source& source, TokenRange nation) {
  const WordId word = source.lexed.tokens[nation.begin].word;
  if (word == kw::k_canadian) return FindUnit("Canadian dollar");
  if (word == kw::k_australian) return FindUnit("Australian dollar");
  return kUnitUsDollar;
}

// "thousands" 1000..10000; "a few hundred" 300..700; "hundreds of thousands" 100000..1000000.
bool ReadVague(const Source& source, const Mention& mention, Quantity& quantity) {
  const TokenRange low = mention.Find(Role::kLow);
  const PhraseMatch match = MatchPhrase(source.lexed.tokens, low.begin, low.end, WordClass::kVague);
  if (match.length == 0) return false;
  int power = 0;
  bool dozens = false;  // "several dozen"
  if (const TokenRange scale = mention.Find(Role::kScale); !scale.empty()) {
    const Token& token = source.lexed.tokens[scale.begin];
    dozens = token.word == kw::k_dozen;
    if (token.Is(WordClass::kVague)) {
      int32_t n = source.ValueAt(scale.begin, WordClass::kVague);
      if (n < 0) power = -n;
      for (; n >= 10; n /= 10) ++power;
    } else {
      power = token.Is(WordClass::kHundred) ? 2 : source.ValueAt(scale.begin, WordClass::kScale);
    }
  }
  // Negative ends are powers of ten, see words.tsv.
  const auto end_of = [&](int32_t end) {
    return end < 0 ? Decimal::Make(1, power - end)
                   : Decimal::FromInt(dozens ? 12 * int64_t{end} : end).Shifted(power);
  };
  const auto lower = end_of(match.value.value);
  const auto upper = end_of(match.value.extra);
  if (!lower || !upper) return false;
  quantity.low = *lower;
  quantity.high = *upper;
  quantity.last_digit = static_cast<int16_t>(quantity.low.Magnitude());
  quantity.form = lower == upper ? QuantityForm::kPoint : QuantityForm::kVague;
  return true;
}

// n/d as a ratio.
std::optional<Decimal> Ratio(const Decimal& n, const Decimal& d) {
  if (!n.IsInteger() || !d.IsInteger() || d.IsZero() || n.Magnitude() > 5 || d.Magnitude() > 8)
    return std::nullopt;
  int64_t numerator = n.coefficient(), denominator = d.coefficient();
  for (int i = 0; i < n.exponent(); ++i) numerator *= 10;
  for (int i = 0; i < d.exponent(); ++i) denominator *= 10;
  constexpr int64_t kScale = 1'000'000'000'000;
  return Decimal::Make((numerator * kScale + denominator / 2) / denominator, -12);
}

// "eight in 10" is 0.8, "two-thirds" 0.666..., "a quarter of" 0.25. False when it is no share.
bool ReadShare(const Source& source, const Mention& mention, Quantity& quantity) {
  std::optional<NumberValue> n = ReadNumber(source.lexed, source.text, mention.Find(Role::kLow));
  std::optional<Decimal> d;
  if (const TokenRange fraction = mention.Find(Role::kUnit); !fraction.empty()) {
    if (!n) n = NumberValue{Decimal::FromInt(1), 0};
    d = Decimal::FromInt(source.ValueAt(fraction.begin, WordClass::kFractionWord));
  } else if (const auto whole = ReadNumber(source.lexed, source.text, mention.Find(Role::kHigh))) {
    d = whole->value;
  } else if (n && n->value < Decimal::FromInt(1)) {  // "1/3 of the cash"
    d = Decimal::FromInt(1);
  }
  if (!n || !d || !(n->value < *d) || n->value.IsNegative()) return false;
  const std::optional<Decimal> ratio =
      n->value.IsInteger() ? Ratio(n->value, *d) : std::optional(n->value);
  if (!ratio || (!n->value.IsInteger() && *d != Decimal::FromInt(1))) return false;
  quantity.low = quantity.high = *ratio;
  quantity.last_digit = -2;
  quantity.form = QuantityForm::kShare;
  quantity.unit = kUnitTimes;
  return true;
}

// "3 to 5 million" scales both; "800,000 to 1 million" only the second: the scale is shared when
// the first would otherwise be the larger jump and stands without one.
void ShareScale(const Source& source, TokenRange low, TokenRange high, NumberValue& first,
                const NumberValue& second) {
  const auto scale_of = [&](TokenRange range) {
    const Token& token = source.lexed.tokens[range.end - 1];
    if (token.Is(WordClass::kScale)) return source.ValueAt(range.end - 1, WordClass::kScale);
    if (range.size() > 1 && token.Is(WordClass::kScaleMark))
      return source.ValueAt(range.end - 1, WordClass::kScaleMark);
    return 0;
  };
  const int scale = scale_of(high);
  if (scale == 0 || scale_of(low) != 0 || first.value.Magnitude() >= 3) return;
  const std::optional<Decimal> scaled = first.value.Shifted(scale);
  if (!scaled || *scaled > second.value) return;
  first = {*scaled, first.last_digit + scale};
}

void ReadRate(const Source& source, const Mention& mention, Quantity& quantity, Value& value) {
  const TokenRange unit = mention.Find(Role::kPerUnit);
  if (unit.empty()) return;
  quantity.per = Decimal::FromInt(1);
  if (const TokenRange number = mention.Find(Role::kPer); !number.empty()) {
    if (const auto per = ReadNumber(source.lexed, source.text, number)) quantity.per = per->value;
  }
  const std::optional<UnitId> base = UnitIn(source, unit);
  quantity.per_unit = base.value_or(kUnitCount);
  if (!base) value.per_counted = SingularPhrase(source.Words(unit));
}

// "three-quarters of an hour", "a quarter of a mile": the unit behind the fraction.
std::optional<UnitId> UnitOfFraction(const Source& source, const Mention& mention) {
  for (uint8_t i = 1; i < mention.piece_count; ++i) {
    const TokenRange tokens = mention.pieces[i].tokens;
    const WordId before = source.lexed.tokens[tokens.begin - 1].word;
    if (mention.pieces[i].role == Role::kUnit && (before == kw::k_a || before == kw::k_an))
      return UnitIn(source, tokens);
  }
  return std::nullopt;
}

// 6'2" in inches.
std::optional<NumberValue> FeetAndInches(const Source& source, const NumberValue& feet,
                                         TokenRange inches) {
  constexpr int kInchesInFoot = 12;
  const auto minor = ReadNumber(source.lexed, source.text, inches);
  const auto whole = feet.value.Times(Decimal::FromInt(kInchesInFoot));
  const auto sum = minor && whole ? whole->Plus(minor->value) : std::nullopt;
  if (!sum) return std::nullopt;
  return NumberValue{*sum, minor->last_digit};
}

// Cuts the value to what stands up to the end of a token range.
void CutTo(const Source& source, TokenRange range, Value& value) {
  value.span.end = source.lexed.SpanOf(range).end;
}

// Both ends have a unit of their own, and it is the same.
bool HasUnitTwice(const Source& source, const Mention& mention) {
  std::optional<UnitId> first;
  for (uint8_t i = 0; i < mention.piece_count; ++i) {
    if (mention.pieces[i].role != Role::kUnit) continue;
    const std::optional<UnitId> unit = UnitIn(source, mention.pieces[i].tokens);
    if (first) return unit == first;
    first = unit;
  }
  return false;
}

// The first number alone, for a form that turned out not to hold.
bool ReadFirstOnly(const Source& source, const Mention& mention, Value& value, Quantity& quantity) {
  const auto first = ReadNumber(source.lexed, source.text, mention.Find(Role::kLow));
  if (!first) return false;
  quantity.low = quantity.high = first->value;
  quantity.last_digit = static_cast<int16_t>(first->last_digit);
  quantity.form = QuantityForm::kPoint;
  quantity.unit = kUnitCount;
  CutTo(source, mention.Find(Role::kLow), value);
  value.quantity = quantity;
  return true;
}

std::string DurationCount(const Quantity& quantity) {
  return quantity.form == QuantityForm::kVague ? "X" : quantity.low.ToString();
}

std::string DurationTimex(const Quantity& quantity) {
  std::string_view letter;
  switch (quantity.unit) {
    case kUnitSecond:
      letter = "TS";
      break;
    case kUnitMinute:
      letter = "TM";
      break;
    case kUnitHour:
      letter = "TH";
      break;
    case kUnitDay:
      letter = "D";
      break;
    case kUnitWeek:
      letter = "W";
      break;
    case kUnitMonth:
      letter = "M";
      break;
    case kUnitYear:
      letter = "Y";
      break;
    default: {
      const std::string_view name = GetUnit(quantity.unit).name;
      if (name == "decade") return absl::StrCat("P", DurationCount(quantity), "DE");
      if (name == "century") return absl::StrCat("P", DurationCount(quantity), "CE");
      return "";
    }
  }
  std::string out = letter.size() == 2 ? "PT" : "P";
  out += DurationCount(quantity);
  out += letter.back();
  return out;
}

// "-$5m": the sign stands free before the currency and directly at it.
bool IsMinusBefore(const Source& source, TokenRange currency) {
  if (currency.begin == 0 || source.lexed.tokens[currency.begin].SpaceBefore()) return false;
  const Token& sign = source.lexed.tokens[currency.begin - 1];
  return sign.IsMark('-') && sign.SpaceBefore();
}

// Two numbers that are no range ("110 yen to 1 dollar") are two values, each with its own pieces.
void SplitRange(const Source& source, const Mention& mention, Value& value,
                std::optional<Value>& second_value) {
  const uint32_t cut = mention.Find(Role::kHigh).begin;
  Mention first = mention, second = mention;
  first.form = second.form = MentionForm::kPoint;
  first.piece_count = second.piece_count = 0;
  uint32_t first_end = mention.tokens.begin, second_begin = cut;
  bool currency = false;
  for (uint8_t i = 0; i < mention.piece_count; ++i) {
    Piece piece = mention.pieces[i];
    const bool second_currency = piece.role == Role::kCurrency && std::exchange(currency, true);
    if (piece.tokens.begin < cut && !second_currency) {
      first.pieces[first.piece_count++] = piece;
      first_end = std::max(first_end, piece.tokens.end);
    } else {
      if (piece.role == Role::kHigh) piece.role = Role::kLow;
      second_begin = std::min(second_begin, piece.tokens.begin);
      second.pieces[second.piece_count++] = piece;
    }
  }
  first.tokens.end = first_end;
  second.tokens.begin = second_begin;
  value.span = source.lexed.SpanOf(first.tokens);
  second_value = value;
  second_value->span = source.lexed.SpanOf(second.tokens);
  std::optional<Value> none;
  if (!ReadQuantity(source, first, value, none)) value.quantity.reset();
  if (!ReadQuantity(source, second, *second_value, none)) second_value.reset();
}

}  // namespace

bool ReadQuantity(const Source& source, const Mention& mention, Value& value,
                  std::optional<Value>& second_value) {
  Quantity quantity;
  quantity.modifier = ModifierOf(source, mention);
  const TokenRange low = mention.Find(Role::kLow);
  const TokenRange high = mention.Find(Role::kHigh);
  switch (mention.form) {
    case MentionForm::kVague:
      if (!ReadVague(source, mention, quantity)) return false;
      break;
    case MentionForm::kShare:
      if (!ReadShare(source, mention, quantity)) {
        if (!high.empty()) {  // "five in three attacks"
          SplitRange(source, mention, value, second_value);
          return value.quantity.has_value();
        }
        return !low.empty() && ReadFirstOnly(source, mention, value, quantity);
      }
      if (const std::optional<UnitId> unit = UnitOfFraction(source, mention)) {
        quantity.unit = *unit;
        quantity.form = QuantityForm::kPoint;
      }
      break;
    case MentionForm::kMultiple:
      quantity.low = quantity.high =
          source.ValueAt(low.begin, WordClass::kMultiple) == 0  // "half as many", "halved"
              ? *Decimal::Make(5, -1)
              : Decimal::FromInt(source.ValueAt(low.begin, WordClass::kMultiple));
      quantity.unit = kUnitTimes;
      break;
    default: {
      std::optional<NumberValue> first = ReadNumber(source.lexed, source.text, low);
      if (!first) return false;
      if (mention.Has(Role::kMinor)) {
        first = FeetAndInches(source, *first, mention.Find(Role::kMinor));
        if (!first) return false;
      }
      quantity.low = quantity.high = first->value;
      quantity.last_digit = static_cast<int16_t>(first->last_digit);
      if (!high.empty()) {
        std::optional<NumberValue> second = ReadNumber(source.lexed, source.text, high);
        if (!second) return ReadFirstOnly(source, mention, value, quantity);
        ShareScale(source, low, high, *first, *second);
        const bool change = mention.form == MentionForm::kChange;
        // "from 40 to 32" falls; a range does not. "3-1" is a score.
        // "49.5 percent to 48.9 percent" is the score of a vote.
        const bool votes = UnitIn(source, mention.Find(Role::kUnit)) == kUnitPercent;
        if (!change && second->value < first->value && HasUnitTwice(source, mention) && !votes) {
          std::swap(*first, *second);  // "1.3 kW to 0.3 kW"
        } else if (!change && !(first->value < second->value)) {
          if (source.lexed.tokens[high.begin - 1].IsMark('-') && !mention.Has(Role::kUnit) &&
              !mention.Has(Role::kCurrency))
            return false;
          SplitRange(source, mention, value, second_value);
          return value.quantity.has_value();
        }
        quantity.low = first->value;
        quantity.high = second->value;
        quantity.form = change ? QuantityForm::kChange : QuantityForm::kRange;
        quantity.last_digit = static_cast<int16_t>(std::min(first->last_digit, second->last_digit));
      }
    }
  }
  if (mention.form != MentionForm::kShare && mention.form != MentionForm::kMultiple) {
    if (const TokenRange unit = mention.Find(Role::kUnit); !unit.empty()) {
      const std::optional<UnitId> id =
          mention.Has(Role::kCurrency) ? DollarIn(source, unit) : UnitIn(source, unit);
      if (id) quantity.unit = *id;
      if (id && !mention.Has(Role::kCurrency)) ReadBase(source, unit, quantity);
      value.counted_span = source.lexed.SpanOf(unit);
    }
    if (const TokenRange currency = mention.Find(Role::kCurrency); !currency.empty()) {
      const UnitId nation = quantity.unit;
      if (const auto id = CurrencyIn(source, currency)) quantity.unit = *id;
      if (quantity.unit == kUnitDollar && nation != kUnitCount) quantity.unit = nation;
      if (IsMinusBefore(source, currency) && high.empty()) {
        quantity.low = quantity.high = quantity.low.Negated();
        value.span.begin = source.lexed.tokens[currency.begin - 1].begin;
      } else if (low.begin > currency.end && high.empty()) {  // "$-5m"
        quantity.low = quantity.high = quantity.low.Negated();
      }
    }
  }
  if (mention.Has(Role::kMinor)) quantity.unit = FindUnit("inch").value_or(kUnitCount);
  if (mention.form == MentionForm::kAge && !mention.Has(Role::kUnit)) quantity.unit = kUnitYear;
  ReadRate(source, mention, quantity, value);
  if (TokenRange head = mention.Find(Role::kHead); !head.empty()) {
    // "6,000 more jobs" are jobs.
    if (head.size() > 1 && source.lexed.tokens[head.begin].word == kw::k_more) ++head.begin;
    value.counted_span = source.lexed.SpanOf(head);
    value.counted = SingularPhrase(value.counted_span.In(source.text));
  }
  quantity.is_difference = GetUnit(quantity.unit).dimension == Dimension::kTemperature &&
                           quantity.form != QuantityForm::kChange && IsDifference(source, mention);
  value.quantity = quantity;
  // "44 years old" is a length of time too; "44-year-old" and "aged 44" only describe.
  const bool describes = mention.form == MentionForm::kAge &&
                         (!mention.Has(Role::kUnit) ||
                          source.lexed.tokens[mention.Find(Role::kUnit).begin - 1].IsMark('-') ||
                          source.lexed.tokens[mention.tokens.begin].word == kw::k_aged);
  if (GetUnit(quantity.unit).dimension == Dimension::kDuration && !describes &&
      !quantity.IsRate()) {
    const std::string timex = DurationTimex(quantity);
    if (!timex.empty()) {
      value.time = TimeValue{};
      value.time->type = TimeType::kDuration;
      value.time->timex = timex;
      value.time->anchor = TimeAnchor::kAbsolute;
    }
  }
  return true;
}

}  // namespace crosscheck::normalize
