// The door is DerivedScore of packed claims: what derived.cc says of two claims, of what stands
// beside them in Odd. blocking_test.cc compares the two.
#include <algorithm>

#include "link/derived.h"
#include "link/packed.h"
#include "link/values.h"

namespace crosscheck::link {
namespace {

constexpr int kShareThreshold = 400;

class DerivedFinder {
 public:
  explicit DerivedFinder(PackedClaims& claims) : claims_(claims) {}

  static bool IsShareOfWhole(const PackedView& share, const PackedView& count) {
    return share.odd() != nullptr && share.odd()->has_whole && count.has_quantity() &&
           count.measure() == Measure::kCount && !count.negated() && !share.negated() &&
           GetUnit(share.quantity().unit).dimension == Dimension::kPercent;
  }

  static bool MayBeDerived(const PackedView& a, const PackedView& b) {
    if (a.odd() == nullptr && b.odd() == nullptr) return false;  // nothing follows from either
    const auto change = [](const PackedView& c) {
      return c.has_quantity() && c.quantity().form == QuantityForm::kChange;
    };
    const auto age = [](const PackedView& c) { return c.measure() == Measure::kAttribute; };
    const auto one_more = [](const PackedView& c) {
      return c.odd() != nullptr && c.odd()->has_one_more;
    };
    return IsShareOfWhole(a, b) || IsShareOfWhole(b, a) || a.listed() != b.listed() ||
           one_more(a) != one_more(b) || change(a) != change(b) || age(a) != age(b);
  }

  std::optional<int> Score(const PackedView& a, const PackedView& b) {
    if (IsShareOfWhole(a, b) || IsShareOfWhole(b, a)) {
      const int score = IsShareOfWhole(a, b) ? ShareScore(a, b) : ShareScore(b, a);
      return score >= kShareThreshold ? std::optional<int>(score) : std::nullopt;
    }
    const int score =
        std::max({SumScore(a, b), SumScore(b, a), RestatedScore(a, b), RestatedScore(b, a)});
    return score >= kLinkThreshold ? std::optional<int>(score) : std::nullopt;
  }

 private:
  std::optional<Evidence> Compare(const PackedView& a, const PackedView& b) const {
    if (!a.SharesKey(b)) return std::nullopt;
    return CompareSharing(a, b, Likeness(claims_.topics(), a.head().article, b.head().article));
  }

  int ShareScore(const PackedView& share, const PackedView& count) const {
    if (!share.has_period() || !count.has_period() || !share.SamePeriod(count)) return 0;
    const std::optional<Evidence> evidence = Compare(claims_.Beside(share.odd()->whole), count);
    return evidence && evidence->shared_words >= 3 ? evidence->score : 0;
  }

  int SumScore(const PackedView& head, const PackedView& count) const {
    if (head.odd() == nullptr || head.odd()->sum == 0) return 0;
    if (!count.has_quantity() || count.measure() != head.measure() || count.part_of() ||
        count.negated() || count.listed())
      return 0;
    const PackedView sum = claims_.Beside(head.odd()->sum);
    const bool placed = sum.where().empty() && !head.where().empty();
    for (const PackedSlotTerm& place : count.where()) {
      if (placed && head.SentenceHas(place.key)) return 0;
    }
    const std::optional<Evidence> evidence = Compare(sum, count);
    return evidence && evidence->type == LinkType::kSameFact ? evidence->score : 0;
  }

  int ScoreAs(const PackedView& restated, const PackedView& printed) const {
    const std::optional<Evidence> evidence = Compare(restated, printed);
    return evidence && MakesLink(restated, printed, *evidence) &&
                   evidence->type == LinkType::kSameFact
               ? evidence->score
               : 0;
  }

  int RestatedScore(const PackedView& claim, const PackedView& printed) {
    const Odd* const odd = claim.odd();
    if (odd == nullptr || !printed.has_quantity() || printed.negated()) return 0;
    if (printed.measure() == Measure::kAttribute) return AgeScore(claim, printed);
    if (odd->has_one_more && printed.measure() == Measure::kCount && !printed.part_of())
      return odd->with_one == 0 ? 0 : ScoreAs(claims_.Beside(odd->with_one), printed);
    const bool percent = printed.measure() == Measure::kChange &&
                         GetUnit(printed.quantity().unit).dimension == Dimension::kPercent &&
                         printed.quantity().form == QuantityForm::kPoint &&
                         !printed.quantity().IsRate();
    return percent && odd->percent != 0 ? ScoreAs(claims_.Beside(odd->percent), printed) : 0;
  }

  // How old somebody is depends on the day on which it is told.
  int AgeScore(const PackedView& claim, const PackedView& printed) {
    const Odd& odd = *claim.odd();
    if (odd.birth == nullptr || !printed.has_day()) return 0;
    const std::optional<Claim> age =
        RestatedAge(*odd.birth, absl::CivilDay() + printed.day(), printed.quantity());
    if (!age) return 0;
    const PackedView packed = claims_.Beside(odd.age);
    PackedClaim head = packed.head();
    head.quantity = claims_.NumberOf(*age->quantity);
    head.telling = claims_.QuantityAt(head.quantity).telling != 0;
    return ScoreAs(packed.With(head), printed);
  }

  PackedClaims& claims_;
};

}  // namespace

std::optional<int> DerivedScore(PackedClaims& claims, const PackedView& a, const PackedView& b,
                                bool* is_share) {
  *is_share = false;
  if (!DerivedFinder::MayBeDerived(a, b)) return std::nullopt;
  *is_share = DerivedFinder::IsShareOfWhole(a, b) || DerivedFinder::IsShareOfWhole(b, a);
  return DerivedFinder(claims).Score(a, b);
}

}  // namespace crosscheck::link
