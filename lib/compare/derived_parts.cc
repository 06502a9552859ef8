// The door is JudgeTotals: the parts of a whole in one sentence, before it ("five in Leeds, three
// in York, eight in all") and after it ("14 people: nine women and five men"). Parts that make up
// the whole to the last unit are no chance, so that much is allowed between them; that they do not
// make it up is said only of lists that leave no other reading: a total and a pure list behind a
// colon, or more in the places of a list than in all of them.
#include <algorithm>
#include <cctype>

#include "compare/arithmetic.h"
#include "compare/reasons.h"
#include "link/derived.h"

namespace crosscheck::compare {
namespace {

constexpr size_t kLongestJoint = 48;

class TotalJudge {
 public:
  TotalJudge(const FiguresOfSentence& figures, absl::Span<const Claim> claims)
      : figures_(figures), claims_(claims) {}

  std::optional<Computed> Judge(size_t whole) const {
    // Few figures stand beside two of their kind; only for those are words looked into.
    const bool before = whole >= 2 && OfOneKind(whole - 2, whole) && OfOneKind(whole - 1, whole);
    const bool behind =
        whole + 2 < figures_.size() && OfOneKind(whole + 1, whole) && OfOneKind(whole + 2, whole);
    if ((!before && !behind) || !MayBePart(whole)) return std::nullopt;
    if (before && IsTotal(whole)) {
      if (auto computed = Before(whole)) return computed;
    }
    return behind ? Behind(whole) : std::nullopt;
  }

 private:
  bool OfOneKind(size_t i, size_t whole) const {
    return figures_[i].quantity && figures_[whole].quantity && SameUnit(i, whole);
  }
  bool MayBePart(size_t i) const {
    const Figure& figure = figures_[i];
    if (!figure.quantity || figure.doubtful || figure.change.role != ChangeRole::kNone)
      return false;
    const Quantity& q = *figure.quantity;
    const Dimension dimension = GetUnit(q.unit).dimension;
    if (q.form != QuantityForm::kPoint || q.modifier != Modifier::kNone || q.IsRate() ||
        q.low.IsZero() || q.low.IsNegative() || dimension == Dimension::kPercent ||
        dimension == Dimension::kRatio || dimension == Dimension::kDuration)
      return false;
    // "Anna Bell, 34, and": an age.
    const std::optional<uint32_t> claim = figures_.ClaimOf(i);
    if (claim) return claims_[*claim].measure != Measure::kAttribute;
    const std::string words = figures_.Words(i), behind = figures_.Behind(i);
    const bool digits = std::all_of(words.begin(), words.end(),
                                    [](unsigned char c) { return std::isdigit(c) != 0; });
    return !digits || behind.empty() || behind.front() == ' ' || IsTotal(i);
  }

  // Do the words say that it is the sum of all?
  bool IsTotal(size_t i) const {
    const std::string behind = figures_.Behind(i);
    return BeginsWithAnyOf(WordsIn(figures_.Words(i), Whole(figures_.Words(i))), kTotalBegins) ||
           EndsWithAnyOf(figures_.Before(i), kTotalBefore) ||
           BeginsWithAnyOf(WordsIn(behind, Whole(behind)), kTotalBehind);
  }
  static Span Whole(std::string_view text) { return {0, static_cast<uint32_t>(text.size())}; }

  bool SameUnit(size_t i, size_t whole) const {
    return figures_[i].quantity->unit == figures_[whole].quantity->unit;
  }

  // Do these two follow each other in a list of parts?
  bool Joined(size_t i, size_t j) const {
    const std::string between = figures_.Between(i, j);
    return between.size() <= kLongestJoint && EndsWithAnyOf(between, kPartJoints) &&
           !HasAnyOf(between, kNoParts);
  }

  std::optional<Decimal> SumOf(size_t first, size_t last) const {
    std::optional<Decimal> sum = figures_[first].quantity->low;
    for (size_t i = first + 1; i < last && sum; ++i) sum = sum->Plus(figures_[i].quantity->low);
    return sum;
  }

  // "five in Leeds, three in York, eight in all"
  std::optional<Computed> Before(size_t whole) const {
    size_t first = whole;
    while (first > 0 && MayBePart(first - 1) && SameUnit(first - 1, whole) &&
           (first == whole ? EndsList(first - 1, whole) : Joined(first - 1, first)))
      --first;
    if (whole - first < 2) return std::nullopt;
    const std::optional<Decimal> sum = SumOf(first, whole);
    if (!sum) return std::nullopt;
    const bool fits = *sum == figures_[whole].quantity->low;
    const bool more = *sum > figures_[whole].quantity->low;
    if (!fits && (!more || !OfPlaces(first, whole))) return std::nullopt;
    return Tell(first, whole, whole, *sum, fits);
  }

  bool EndsList(size_t last, size_t whole) const {
    const std::string between = figures_.Between(last, whole);
    return between.size() <= kLongestJoint && !HasAnyOf(between, kNoParts) &&
           (EndsWithAnyOf(between, kWholeJoints) || EndsWithAnyOf(between, kTotalBefore));
  }

  // Is each part that of a place? Who was arrested and who was charged may be the same.
  bool OfPlaces(size_t first, size_t whole) const {
    for (size_t i = first; i < whole; ++i) {
      const std::string between = figures_.Between(i, i + 1);
      if (i > first ? !BeginsWithAnyOf(between, kInPlace) : !HasAnyOf(between, kInPlace))
        return false;
    }
    const std::string behind = figures_.Behind(whole);
    return whole + 1 == figures_.size() && BeginsWithAnyOf(behind, kStops);
  }

  // "14 people: nine women and five men"
  std::optional<Computed> Behind(size_t whole) const {
    const size_t first = whole + 1;
    if (first + 1 >= figures_.size() || !MayBePart(first) || !SameUnit(first, whole))
      return std::nullopt;
    const std::string opener = figures_.Between(whole, first);
    if (opener.size() > kLongestJoint || !HasAnyOf(opener, kOpeners) || HasAnyOf(opener, kNoParts))
      return std::nullopt;
    // "Five were killed in Leeds, three in York and two in Hull": one more of the list.
    if (figures_[first].listed || (opener.back() == ',' && BeginsWithAnyOf(opener, kInPlace) &&
                                   BeginsWithAnyOf(figures_.Between(first, first + 1), kInPlace)))
      return std::nullopt;
    size_t last = first + 1;
    while (last < figures_.size() && MayBePart(last) && SameUnit(last, whole) &&
           Joined(last - 1, last))
      ++last;
    if (last - first < 2) return std::nullopt;
    const std::optional<Decimal> sum = SumOf(first, last);
    if (!sum) return std::nullopt;
    const bool fits = *sum == figures_[whole].quantity->low;
    if (!fits && !(IsTotal(whole) && IsPureList(opener, first, last))) return std::nullopt;
    return Tell(first, last, whole, *sum, fits);
  }

  // Like things behind a colon or in brackets, with nothing but commas and "and" between them.
  bool IsPureList(std::string_view opener, size_t first, size_t last) const {
    const bool brackets = opener.back() == '(';
    if (opener.back() != ':' && !(brackets && figures_.Behind(last - 1).starts_with(")")))
      return false;
    for (size_t i = first + 1; i < last; ++i) {
      if (!IsOneOf(figures_.Between(i - 1, i), kJoints)) return false;
    }
    const std::optional<uint32_t> head = figures_.ClaimOf(first);
    return head && link::ListLength(claims_, *head) == last - first;
  }

  std::optional<Computed> Tell(size_t first, size_t last, size_t whole, const Decimal& sum,
                               bool fits) const {
    std::vector<size_t> used{whole};
    std::string parts;
    for (size_t i = first; i < last; ++i) {
      used.push_back(i);
      parts += (i == first ? "" : i + 1 == last ? " and " : ", ") + figures_.Words(i);
    }
    return figures_.Tell(used, fits,
                         Fill(fits ? ReasonId::kSumFits : ReasonId::kSumDoesNotFit,
                              {{"parts", parts},
                               {"sum", Grouped(sum.ToString())},
                               {"stated", figures_.Words(whole)}}));
  }

  const FiguresOfSentence& figures_;
  absl::Span<const Claim> claims_;
};

}  // namespace

void JudgeTotals(const FiguresOfSentence& figures, absl::Span<const Claim> claims,
                 std::vector<Computed>& out) {
  const TotalJudge judge(figures, claims);
  for (size_t i = 0; i < figures.size(); ++i) {
    if (auto computed = judge.Judge(i)) out.push_back(*std::move(computed));
  }
}

}  // namespace crosscheck::compare
