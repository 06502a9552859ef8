// The doors are those of values.h.
#include "link/values.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/mix.h"

namespace crosscheck::link {
namespace {

constexpr uint32_t kDateKind = 1;

class Mixer {
 public:
  explicit Mixer(uint64_t seed = 0) : hash_(seed) {}
  void Add(uint64_t part) { hash_ = Mix(hash_, part); }
  void AddDay(absl::CivilDay day) { Add(static_cast<uint64_t>(day - absl::CivilDay())); }
  uint64_t hash() const { return hash_; }

 private:
  uint64_t hash_;
};

}  // namespace

uint32_t QuantityKind(const Quantity& quantity, Measure measure) {
  // "a quarter of voters", "25 percent of voters"
  const auto dimension = static_cast<uint32_t>(quantity.form == QuantityForm::kShare
                                                   ? Dimension::kPercent
                                                   : GetUnit(quantity.unit).dimension);
  const uint32_t what = measure == Measure::kChange ? 1 : measure == Measure::kAttribute ? 2 : 0;
  return 2 + 3 * dimension + what;
}

uint32_t ValueKind(const Claim& claim) {
  return claim.measure == Measure::kEventDate ? kDateKind
                                              : QuantityKind(*claim.quantity, claim.measure);
}

uint64_t TellingValueOfDay(int64_t day) {
  Mixer mixer;
  mixer.Add(static_cast<uint64_t>(day));
  return mixer.hash();
}

uint64_t TellingValue(const Quantity& q) {
  Mixer mixer;
  const bool round = std::abs(q.low.coefficient()) < 10 && q.low == q.high;
  if (round || q.form == QuantityForm::kVague || q.form == QuantityForm::kShare) return 0;
  for (const Decimal& end : {q.low, q.high}) {
    mixer.Add(static_cast<uint64_t>(end.coefficient()));
    mixer.Add(static_cast<uint64_t>(end.exponent()));
  }
  mixer.Add(static_cast<uint64_t>(q.unit));
  return mixer.hash();
}

uint64_t TellingValue(const Claim& claim) {
  if (claim.measure != Measure::kEventDate) return TellingValue(*claim.quantity);
  constexpr int kNewsDays = 60;
  const Period& day = *claim.period;
  if (day.granularity != Granularity::kDay || !claim.published ||
      std::abs(*claim.published - day.begin) <= kNewsDays)
    return 0;
  return TellingValueOfDay(day.begin - absl::CivilDay());
}

bool EqualOrRounded(const Quantity& a, const Quantity& b) {
  const Relation relation = Relate(a, b).relation;
  return relation == Relation::kEqual || relation == Relation::kRoundsTo;
}

bool DigitsSwapped(const Quantity& a, const Quantity& b) {
  if (a.form != QuantityForm::kPoint || b.form != QuantityForm::kPoint || a.unit != b.unit ||
      a.per != b.per || a.per_unit != b.per_unit || DigitsOf(a) != DigitsOf(b) || DigitsOf(a) == 0)
    return false;
  const int exponent = std::min(a.low.exponent(), b.low.exponent());
  std::string x = std::to_string(a.low.coefficient()), y = std::to_string(b.low.coefficient());
  x.append(static_cast<size_t>(a.low.exponent() - exponent), '0');
  y.append(static_cast<size_t>(b.low.exponent() - exponent), '0');
  if (x.size() != y.size()) return false;
  const size_t at =
      static_cast<size_t>(std::mismatch(x.begin(), x.end(), y.begin()).first - x.begin());
  if (at + 1 >= x.size()) return false;
  std::swap(x[at], x[at + 1]);
  return x == y;
}

uint16_t DigitsOf(const Quantity& q) {
  if (q.form != QuantityForm::kPoint || q.low.coefficient() < 10) return 0;
  // How often each digit comes but 0, whose number hangs on the exponent.
  constexpr int kBits = 6;
  uint64_t counts = 0;
  for (int64_t left = q.low.coefficient(); left > 0; left /= 10) {
    if (left % 10 != 0) counts += uint64_t{1} << (kBits * static_cast<int>(left % 10));
  }
  return static_cast<uint16_t>(Mix(counts, 0) >> 48 | 1);
}

bool IsCounted(const Quantity& quantity) {
  const Dimension dimension = GetUnit(quantity.unit).dimension;
  return dimension == Dimension::kCount || dimension == Dimension::kPercent;
}

bool DatedBeforeNews(const Claim& a, const Claim& b, int days) {
  if (a.period.has_value() == b.period.has_value()) return false;
  const Claim& dated = a.period ? a : b;
  const Claim& news = a.period ? b : a;
  return news.published && *news.published - dated.period->end > days;
}

bool DoNotGoTogether(const Claim& a, const Claim& b) {
  if (a.measure == Measure::kEventDate)
    return Relate(*a.period, *b.period).relation == PeriodRelationKind::kDisjoint;
  return DoNotGoTogether(*a.quantity, *b.quantity);
}

bool DoNotGoTogether(const Quantity& a, const Quantity& b) {
  const Relation relation = Relate(a, b).relation;
  return relation == Relation::kDisjoint || relation == Relation::kSoft ||
         relation == Relation::kIncomparable;
}

uint64_t CopyKey(const Claim& claim) {
  if (claim.masked_text == 0) return 0;
  Mixer mixer(claim.sentence_key);
  mixer.Add(claim.value_span.begin - claim.span.begin);
  mixer.Add(ValueKind(claim));
  // "last year" printed in two years is no copy.
  if (claim.period) mixer.AddDay(claim.period->begin);
  if (claim.period) mixer.AddDay(claim.period->end);
  return mixer.hash();
}

std::optional<double> Years(const Quantity& age) {
  if (GetUnit(age.unit).dimension != Dimension::kDuration) return std::nullopt;
  const auto seconds = [](UnitId unit) {
    const Rational& scale = GetUnit(unit).scale;
    return static_cast<double>(scale.numerator) / static_cast<double>(scale.denominator);
  };
  return age.low.ToDouble() * seconds(age.unit) / seconds(kUnitYear);
}

}  // namespace crosscheck::link
