// The door is JudgeDerived: figures that follow from each other by arithmetic. Within one sentence
// they compute or they do not; across articles one confirms the other.
//
//   one sentence          percentage fits the change  AGREEMENT                  computed
//   one sentence          it does not                 ARITHMETIC                 computed
//   share of a whole      fits another's count        AGREEMENT                  computed
#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "compare/verdict.h"

namespace crosscheck::compare {
namespace {

// "28000" as people write it: "28,000".
std::string Grouped(std::string digits) {
  const size_t point = std::min(digits.find('.'), digits.size());
  for (size_t at = point; at > 3 && digits[at - 4] != '-'; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace

std::optional<Verdict> JudgeDerived(const Side& a, const Side& b, int score) {
  const bool sum = a.claim.article == b.claim.article;
  if (sum) {
    const Side& change = a.claim.quantity->form == QuantityForm::kChange ? a : b;
    const Side& percent = &change == &a ? b : a;
    const Quantity& from_to = *change.claim.quantity;
    const double from = from_to.low.ToDouble(), to = from_to.high.ToDouble();
    if (from <= 0) return std::nullopt;
    const double computed = std::abs(to - from) / from * 100;
    // What the percentage may be after rounding of all three figures.
    const double half_from = std::pow(10.0, from_to.last_digit) / 2;
    const double slack_ends = (half_from * (1 + to / from)) / from * 100;
    const Quantity& p = *percent.claim.quantity;
    const double half_percent = p.modifier == Modifier::kAbout
                                    ? std::max(0.5, p.low.ToDouble() * 0.1)
                                    : std::max(0.5, std::pow(10.0, p.last_digit) / 2);
    const bool whole_counts = from_to.low.IsInteger() && from_to.high.IsInteger() && from < 1000;
    const double slack = half_percent + (whole_counts ? 0.0 : slack_ends);
    const double stated = p.low.ToDouble();
    Verdict verdict;
    verdict.basis = "computed";
    const std::string text =
        absl::StrCat("from ", from_to.low.ToString(), " to ", from_to.high.ToString(), " is ",
                     to >= from ? "a rise" : "a fall", " of ", std::llround(computed), " %");
    if (std::abs(computed - stated) <= slack) {
      verdict.confidence = 950;
      verdict.reason = absl::StrCat(text, ", as stated");
      return verdict;
    }
    if (p.modifier != Modifier::kNone && p.modifier != Modifier::kAbout) return std::nullopt;
    verdict.kind = FindingKind::kArithmetic;
    verdict.severity = Severity::kWarning;
    verdict.confidence = 850;
    verdict.reason = absl::StrCat(text, ", and ", ValueWords(percent), " is stated");
    return verdict;
  }
  const Side& share = a.claim.whole ? a : b;
  const Side& count = a.claim.whole ? b : a;
  // x per cent of the whole, with the qualifiers of both.
  const auto hundredth = share.claim.quantity->low.Shifted(-2);
  const auto product = hundredth ? hundredth->Times(share.claim.whole->low) : std::nullopt;
  if (!product) return std::nullopt;
  Quantity derived = *share.claim.whole;
  derived.low = derived.high = *product;
  derived.modifier = Modifier::kAbout;
  derived.last_digit = static_cast<int16_t>(product->Magnitude() - 1);
  const Relation relation = Relate(derived, *count.claim.quantity).relation;
  if (relation != Relation::kEqual && relation != Relation::kRoundsTo &&
      relation != Relation::kWithin)
    return std::nullopt;
  Verdict verdict;
  verdict.basis = "computed";
  verdict.confidence = 600 + std::clamp(score - 400, 0, 400) / 2;
  const std::string whole(share.claim.whole_span.In(share.document.text(share.claim.part)));
  verdict.reason = absl::StrCat(ValueWords(share), " of \"", whole, "\" is about ",
                                Grouped(product->ToString()), ", if both count the same cases");
  return verdict;
}

}  // namespace crosscheck::compare
