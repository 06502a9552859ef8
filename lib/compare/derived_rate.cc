// The door is JudgeRates: "a city of 2 million people had 180 deaths, 9 deaths per 100,000 people",
// in one sentence: elsewhere the count may be of another year, and the population that of another
// place. The rate times the population is the count, as far as all three were rounded; it is said
// not to be only where the sentence gives no other figure.
#include <algorithm>
#include <cmath>

#include "compare/arithmetic.h"
#include "compare/reasons.h"

namespace crosscheck::compare {
namespace {

class RateJudge {
 public:
  RateJudge(const FiguresOfSentence& figures, absl::Span<const Document> documents,
            absl::Span<const Claim> claims, uint32_t first, uint32_t last)
      : figures_(figures), documents_(documents), claims_(claims), first_(first), last_(last) {}

  std::optional<Computed> Judge(uint32_t rate) const {
    if (!IsRate(rate)) return std::nullopt;
    std::optional<size_t> people;
    for (size_t i = 0; i < figures_.size(); ++i) {
      if (!IsPopulation(i)) continue;
      if (people) return std::nullopt;  // of which place?
      people = i;
    }
    std::optional<uint32_t> count;
    for (uint32_t i = first_; i < last_; ++i) {
      if (!IsPlain(i) || i == rate || figures_.ClaimOf(people.value_or(0)) == i ||
          !CountsTheSame(i, rate))
        continue;
      if (count) return std::nullopt;
      count = i;
    }
    if (!people || !count) return std::nullopt;
    return Compute(rate, *people, *count);
  }

 private:
  bool IsPlain(uint32_t i) const {
    const Claim& c = claims_[i];
    return c.quantity && c.measure == Measure::kCount && !c.negated && !c.doubtful && !c.limit &&
           c.quantity->form == QuantityForm::kPoint &&
           (c.quantity->modifier == Modifier::kNone || c.quantity->modifier == Modifier::kAbout);
  }

  bool IsRate(uint32_t i) const {
    const Claim& c = claims_[i];
    constexpr int64_t kSmallestBase = 1000;
    return c.quantity && c.measure == Measure::kRate && !c.negated && !c.doubtful &&
           c.quantity->unit == kUnitCount && c.quantity->per_unit == kUnitCount &&
           c.quantity->form == QuantityForm::kPoint && c.quantity->modifier == Modifier::kNone &&
           !c.predicate.empty() && c.quantity->per >= Decimal::FromInt(kSmallestBase);
  }

  // "a population of 2 million", "a city of 2 million people"
  bool IsPopulation(size_t i) const {
    const Figure& figure = figures_[i];
    if (!figure.quantity || figure.doubtful || figure.quantity->unit != kUnitCount ||
        figure.quantity->form != QuantityForm::kPoint || figure.quantity->IsRate() ||
        figure.change.role != ChangeRole::kNone)
      return false;
    const std::string before = figures_.Before(i), words = figures_.Words(i);
    return EndsWithAnyOf(before, kPopulation) ||
           (EndsWithAnyOf(before, kPlaceOf) && HasAnyOf(words, kInhabitants));
  }

  // Deaths against deaths of the same stretch and, as far as is known, of the same kind.
  bool CountsTheSame(uint32_t i, uint32_t rate) const {
    const Claim& c = claims_[i];
    const Claim& r = claims_[rate];
    const bool apart = c.period && r.period && !(*c.period == *r.period);
    return !c.part_of && SharedTerms(c.predicate, r.predicate) > 0 && !apart &&
           (SharedTerms(c.group, r.group) > 0 || c.persons);
  }

  std::optional<Computed> Compute(uint32_t rate, size_t people, uint32_t count) const {
    const Quantity& r = *claims_[rate].quantity;
    const Quantity& p = *figures_[people].quantity;
    const Quantity& n = *claims_[count].quantity;
    const double computed = r.low.ToDouble() / r.per.ToDouble() * p.low.ToDouble();
    const double stated = n.low.ToDouble();
    constexpr double kFewest = 10, kMostSlack = 0.12, kOff = 1.25;
    if (computed < kFewest || stated < kFewest) return std::nullopt;
    const double of_rate = std::pow(10.0, r.last_digit) / 2 / r.low.ToDouble();
    const double of_people = HalfStep(p) / p.low.ToDouble();
    // "2 million" is mostly told more exactly than to the million; what else may be is no proof.
    constexpr double kOfPeople = 0.03;
    const double slack = of_rate + std::min(of_people, kOfPeople);
    const bool fits =
        slack <= kMostSlack && std::abs(computed - stated) <= computed * slack + HalfStep(n);
    const double least = computed * (1 - of_rate) * (1 - of_people) / kOff,
                 most = computed * (1 + of_rate) * (1 + of_people) * kOff;
    const bool off = stated + HalfStep(n) < least || stated - HalfStep(n) > most;
    if (!fits && !(off && OnlyThree())) return std::nullopt;
    std::vector<uint32_t> used{rate, count};
    if (const auto claim = figures_.ClaimOf(people)) used.push_back(*claim);
    Span values = figures_[people].span;
    for (uint32_t i : used) values = Cover(values, claims_[i].value_span);
    return Within(documents_, claims_, used, values, fits,
                  Fill(fits ? ReasonId::kRateFits : ReasonId::kRateDoesNotFit,
                       {{"parts", Words(rate)},
                        {"whole", figures_.Words(people)},
                        {"computed", Rounded(computed)},
                        {"stated", Words(count)}}));
  }

  // Figures of the sentence, dates left out.
  bool OnlyThree() const {
    size_t quantities = 0;
    for (size_t i = 0; i < figures_.size(); ++i) quantities += figures_[i].quantity.has_value();
    return quantities == 3;
  }
  std::string Words(uint32_t i) const {
    return ValueWords({claims_[i], documents_[claims_[i].article]});
  }

  const FiguresOfSentence& figures_;
  absl::Span<const Document> documents_;
  absl::Span<const Claim> claims_;
  uint32_t first_, last_;  // of the sentence
};

}  // namespace

void JudgeRates(const FiguresOfSentence& figures, absl::Span<const Document> documents,
                absl::Span<const Claim> claims, uint32_t first, uint32_t last,
                std::vector<Computed>& out) {
  const RateJudge judge(figures, documents, claims, first, last);
  for (uint32_t i = first; i < last; ++i) {
    if (auto computed = judge.Judge(i)) out.push_back(*std::move(computed));
  }
}

}  // namespace crosscheck::compare
