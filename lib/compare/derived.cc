// The doors are JudgeSentence, JudgeDerived and JudgeWeekday. A figure that an
// article prints wrongly is told only where the words between the figures say what is to be
// computed:
//
//   words                                    what is computed               when it does not fit
//   rose 45 % from 6.2 to 9                  the change, the step           ARITHMETIC
//   280, up 40 percent from 200              the change, the step           ARITHMETIC
//   30 mph (48 km/h); 30 mph, or 48 km/h     the one unit in the other      ARITHMETIC
//   a total of 14: nine women, five men      the sum                        ARITHMETIC
//   five in Leeds, three in York, 9 in all   the sum                        ARITHMETIC if too much
//   14 people (nine women and five men)      the sum                        nothing
//   from 3 May to 10 June, 38 days           the days between               ARITHMETIC
//   opened in 1998, closed in 2011 after 13  the years between              nothing
//   Anna Bell, 34, was born in 1987          the age at publication         ARITHMETIC
//   9 per 100,000, 2 million people, 180     the rate times the people      ARITHMETIC in a
//   sentence Tuesday, 5 May 2020                      the day of the week            ARITHMETIC 40
//   per cent of 70,000; elsewhere 28,000  the share                      nothing nine women and
//   five men; elsewhere 14    the sum, as one figure         as the table says five in Leeds, three
//   in York; e. eight   the sum, as one figure         nothing if fewer Anna Bell and eight others;
//   e. nine      the sum                        nothing from 6.2 to 9; elsewhere rose 45 % the
//   change, of one stretch     NUMERIC_CONFLICT Anna Bell, 34; e. born in 1987           the age at
//   publication         NUMERIC_CONFLICT
//
// Where it fits, it is an AGREEMENT of the basis "computed".
#include "compare/derived.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "compare/arithmetic.h"
#include "compare/reasons.h"
#include "compare/table.h"
#include "link/derived.h"

namespace crosscheck::compare {
namespace {

class Judge {
 public:
  Judge(absl::Span<const Document> documents, absl::Span<const Claim> claims)
      : documents_(documents), claims_(claims) {}

  std::optional<Computed> Conversion(uint32_t i, uint32_t j) const {
    const Side a = SideOf(i), b = SideOf(j);
    const std::string between = Between(a.claim.value_span.end, b.claim.value_span.begin, a);
    const bool brackets = between == "(" && After(b, ")");
    if (!brackets && !IsOneOf(between, kOr)) return std::nullopt;
    const Quantity& x = *a.claim.quantity;
    const Quantity& y = *b.claim.quantity;
    const std::optional<double> computed = InUnit(x.low.ToDouble(), x, y.unit);
    const std::optional<double> moved = InUnit(x.low.ToDouble() + HalfStep(x), x, y.unit);
    if (!computed || !moved) return std::nullopt;
    const double gap = std::abs(*computed - y.low.ToDouble());
    const bool fits = gap <= std::abs(*moved - *computed) + HalfStep(y);
    const bool plain = x.modifier == Modifier::kNone && y.modifier == Modifier::kNone;
    // Who converts rounds as well: a tenth is a matter of taste, more is none.
    const bool off = gap > std::abs(y.low.ToDouble()) / 10;
    const Unit& unit = GetUnit(y.unit);
    // "three hours (20 minutes)" are two durations.
    const bool one = brackets && unit.dimension != Dimension::kDuration;
    if (!fits && (!one || !plain || !off)) return std::nullopt;
    return OnPair(
        i, j, fits,
        Fill(fits ? ReasonId::kConverts : ReasonId::kDoesNotConvert,
             {{"stated", ValueWords(a)},
              {"computed",
               fits ? ValueWords(b) : absl::StrCat(Rounded(*computed), " ", AbslView(unit.plural))},
              {"other", ValueWords(b)}}));
  }

  std::optional<Computed> Age(uint32_t i, uint32_t j) const {
    const bool first = claims_[i].measure == Measure::kAttribute;
    const Side age = SideOf(first ? i : j), birth = SideOf(first ? j : i);
    if (!age.claim.published || !first || birth.claim.rough ||
        birth.claim.time->anchor != TimeAnchor::kAbsolute ||
        age.claim.quantity->form != QuantityForm::kPoint)
      return std::nullopt;
    const std::string between =
        Between(age.claim.value_span.end, birth.claim.value_span.begin, age);
    if (!IsOneOf(between, kBorn)) return std::nullopt;
    const absl::CivilDay day = *age.claim.published;
    const Period& born = *birth.claim.period;
    const auto years = [&](absl::CivilDay since) {
      const bool before = std::pair(day.month(), day.day()) < std::pair(since.month(), since.day());
      return static_cast<int>(day.year() - since.year()) - before;
    };
    const int least = years(born.end - 1), most = years(born.begin);
    const double stated = age.claim.quantity->low.ToDouble();
    const bool fits = stated >= least && stated <= most;
    // News is written a few days before it is printed, and of days before that.
    if (!fits && (stated == least - 1 || stated == most + 1)) return std::nullopt;
    return OnPair(i, j, fits,
                  Fill(fits ? ReasonId::kAgeFits : ReasonId::kAgeDoesNotFit,
                       {{"born", BirthText(born)},
                        {"computed",
                         least == most ? std::to_string(least) : absl::StrCat(least, " or ", most)},
                        {"stated", ValueWords(age)}}));
  }

  std::optional<Computed> Weekday(uint32_t i) const {
    const Side date = SideOf(i);
    // A year that was guessed may be the wrong one; of days round the article it is not.
    constexpr int kNewsDays = 21;
    const absl::CivilDay day = date.claim.period->begin;
    const bool news = date.claim.published && std::abs(*date.claim.published - day) <= kNewsDays;
    if (date.claim.time->anchor != TimeAnchor::kAbsolute && !news) return std::nullopt;
    const auto weekday = static_cast<size_t>(absl::GetWeekday(day));
    return Within(documents_, claims_, {i}, date.claim.value_span, false,
                  Fill(ReasonId::kDayDoesNotFit, {{"date", PeriodText(*date.claim.period)},
                                                  {"computed", std::string(kWeekdays[weekday])},
                                                  {"stated", ValueWords(date)}}));
  }

  // x per cent of the whole, with the qualifiers of both.
  std::optional<Computed> Share(uint32_t i, uint32_t j, int score) const {
    const bool first = link::IsShareOfWhole(claims_[i], claims_[j]);
    const Side share = SideOf(first ? i : j), count = SideOf(first ? j : i);
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
    Computed out;
    out.claims = {i, j};
    out.verdict.basis = "computed";
    out.verdict.confidence = 600 + std::clamp(score - 400, 0, 400) / 2;
    const std::string whole(share.claim.whole_span.In(share.document.text(share.claim.part)));
    out.verdict.reason =
        Fill(ReasonId::kShareOfWhole, {{"stated", ValueWords(share)},
                                       {"whole", whole},
                                       {"computed", Grouped(product->ToString())}});
    out.explanation = Explain(Says(SideOf(i)), Says(SideOf(j)), out.verdict.reason);
    return out;
  }

  // A list of one article against one figure of another: judged as a figure that is printed.
  std::optional<Computed> SumAcross(uint32_t head, uint32_t total) const {
    const std::optional<Claim> sum = link::SumOfList(claims_, head);
    if (!sum || !IsList(head)) return std::nullopt;
    const Side parts{*sum, documents_[sum->article]}, count = SideOf(total);
    const std::optional<Evidence> evidence = Compare(*sum, count.claim);
    if (!evidence || evidence->score < kLinkThreshold) return std::nullopt;
    const Case both(parts, count, *evidence, LinkType::kSameFact);
    const std::optional<Ruling> ruling = Decide(both);
    if (!ruling) return std::nullopt;
    // Parts may be told without the rest: fewer than the whole disputes nothing. Neither do those
    // of several places: the other may count in some of them.
    const bool places = link::ListLength(claims_, head) == 1;
    if (IsDispute(ruling->kind) && (places || sum->quantity->low < count.claim.quantity->low))
      return std::nullopt;
    Verdict verdict = InWords(*ruling, both);
    verdict.basis = "computed";
    verdict.reason = Fill(ReasonId::kPartsMake, {{"parts", ValueWords(parts)},
                                                 {"sum", Grouped(sum->quantity->low.ToString())}}) +
                     verdict.reason;
    Computed out;
    for (uint32_t k = 0; k < link::ListLength(claims_, head); ++k) out.claims.push_back(head + k);
    out.claims.push_back(total);
    std::sort(out.claims.begin(), out.claims.end());
    out.explanation = head < total ? Explain(Says(parts), Says(count), verdict.reason)
                                   : Explain(Says(count), Says(parts), verdict.reason);
    out.verdict = std::move(verdict);
    return out;
  }

  // What a claim of one article says in another figure, against a figure of another.
  std::optional<Computed> RestatedAcross(uint32_t i, uint32_t printed) const {
    const std::optional<Claim> restated = link::Restated(claims_[i], claims_[printed]);
    if (!restated) return std::nullopt;
    const Side a{*restated, documents_[restated->article]}, b = SideOf(printed);
    const std::optional<Evidence> evidence = Compare(*restated, b.claim);
    if (!evidence || evidence->score < kLinkThreshold) return std::nullopt;
    const std::optional<Ruling> ruling = Decide(Case(a, b, *evidence, LinkType::kSameFact));
    if (!ruling) return std::nullopt;
    const bool fits = ruling->kind == FindingKind::kAgreement;
    if (!fits && ruling->kind != FindingKind::kNumericConflict) return std::nullopt;
    const Claim& claim = claims_[i];
    std::optional<std::string> reason;
    if (!claim.one_more.empty()) {
      reason = TheOneIsCounted(*restated, b, fits);
    } else if (claim.measure == Measure::kEventDate) {
      reason = AgeOfBirth(SideOf(i), *restated, b, fits);
    } else {
      reason = ChangeMeans(claim, *evidence, b, fits);
    }
    if (!reason) return std::nullopt;
    Computed out;
    out.claims = {std::min(i, printed), std::max(i, printed)};
    out.verdict = {ruling->kind, ruling->severity, ruling->confidence, "computed", *reason};
    const bool turned = printed < i;
    out.explanation =
        Explain(Says(SideOf(turned ? printed : i)), Says(SideOf(turned ? i : printed)), *reason);
    return out;
  }

 private:
  // "Anna Bell and eight others": who counts more or fewer may count others.
  std::optional<std::string> TheOneIsCounted(const Claim& all, const Side& printed,
                                             bool fits) const {
    if (!fits || all.quantity->low != printed.claim.quantity->low) return std::nullopt;
    return Fill(ReasonId::kWithTheOne, {{"parts", ValueWords({all, documents_[all.article]})},
                                        {"sum", Grouped(all.quantity->low.ToString())},
                                        {"stated", ValueWords(printed)}});
  }

  // "on 3 March 1987", "in 1987"
  static std::string BirthText(const Period& born) {
    return (born.granularity == Granularity::kDay ? "on " : "in ") + PeriodText(born);
  }

  // "rose 45 percent", and not "make up 45 percent".
  static bool IsStep(const Claim& claim) {
    if (!claim.figures) return true;  // the only figure of its sentence
    return std::any_of(claim.figures->begin(), claim.figures->end(), [&](const Figure& figure) {
      return figure.span == claim.value_span && figure.change.role == ChangeRole::kBy;
    });
  }

  // "from 6.2 to 9" against "rose 45 percent", of one stretch.
  static std::optional<std::string> ChangeMeans(const Claim& levels, const Evidence& evidence,
                                                const Side& printed, bool fits) {
    const bool same = evidence.predicate == SlotMatch::kSame &&
                      evidence.subject == SlotMatch::kSame && IsStep(printed.claim);
    if (!same || (!fits && (evidence.period != SlotMatch::kSame || !evidence.Strong())))
      return std::nullopt;
    const double from = levels.quantity->low.ToDouble(), to = levels.quantity->high.ToDouble();
    const double computed = std::abs(to - from) / from * 100;
    return Fill(fits ? ReasonId::kChangeMeans : ReasonId::kChangeMeansNot,
                {{"from", Grouped(levels.quantity->low.ToString())},
                 {"to", Grouped(levels.quantity->high.ToString())},
                 {"direction", to >= from ? "a rise" : "a fall"},
                 {"computed", Grouped(std::to_string(std::llround(computed))) + " %"},
                 {"stated", ValueWords(printed)}});
  }

  // "Anna Bell was born in 1987" against "Anna Bell, 34": an age is that of the day of the news,
  // unless it is told of another, of which a death is one.
  static std::optional<std::string> AgeOfBirth(const Side& birth, const Claim& age,
                                               const Side& printed, bool fits) {
    uint32_t name_end = 0;
    for (const Term& name : age.group) name_end = std::max(name_end, name.span.end);
    const std::string between = Between(name_end, birth.claim.value_span.begin, birth);
    if (!IsOneOf(between, kBornBehindName)) return std::nullopt;
    const int least = static_cast<int>(age.quantity->low.ToDouble()),
              most = static_cast<int>(age.quantity->high.ToDouble());
    constexpr int kNewsDays = 7;
    const double stated = printed.claim.quantity->low.ToDouble();
    if (!fits) {
      const bool near = stated >= least - 1 && stated <= most + 1;
      const bool one_news =
          birth.claim.published && printed.claim.published &&
          std::abs(*birth.claim.published - *printed.claim.published) <= kNewsDays;
      if (near || !one_news || SentenceHasAny(printed, kOfAnotherTime) ||
          SentenceHasAny(birth, kOfAnotherTime))
        return std::nullopt;
    }
    return Fill(
        fits ? ReasonId::kBirthMakesAge : ReasonId::kBirthMakesNotAge,
        {{"born", BirthText(*birth.claim.period)},
         {"computed", least == most ? std::to_string(least) : absl::StrCat(least, " or ", most)},
         {"stated", ValueWords(printed)}});
  }

  Side SideOf(uint32_t claim) const { return {claims_[claim], documents_[claims_[claim].article]}; }

  static std::string Between(uint32_t begin, uint32_t end, const Side& side) {
    return WordsIn(side.document.text(side.claim.part), {begin, end});
  }
  static bool After(const Side& side, std::string_view mark) {
    return side.document.text(side.claim.part).substr(side.claim.value_span.end, mark.size()) ==
           mark;
  }
  // Is there nothing but commas and "and" between the figures?
  bool IsList(uint32_t head) const {
    for (uint32_t k = head + 1; k < head + link::ListLength(claims_, head); ++k) {
      if (!IsOneOf(Between(claims_[k - 1].value_span.end, claims_[k].value_span.begin, SideOf(k)),
                   kJoints))
        return false;
    }
    return true;
  }
  static std::optional<double> InUnit(double value, const Quantity& q, UnitId unit) {
    // Rationals of 64 bits hold figures to a thousandth.
    constexpr double kThousand = 1000;
    if (std::abs(value) > 1e12) return std::nullopt;
    const auto thousandths = static_cast<int64_t>(std::llround(value * kThousand));
    const std::optional<Rational> out =
        Convert({thousandths, static_cast<int64_t>(kThousand)}, q.unit, unit);
    if (!out) return std::nullopt;
    return static_cast<double>(out->numerator) / static_cast<double>(out->denominator);
  }

  // A verdict on two claims of one sentence.
  Computed OnPair(uint32_t i, uint32_t j, bool fits, std::string reason) const {
    return Within(documents_, claims_, {i, j}, Cover(claims_[i].value_span, claims_[j].value_span),
                  fits, std::move(reason));
  }

  absl::Span<const Document> documents_;
  absl::Span<const Claim> claims_;
};

}  // namespace

std::optional<Computed> JudgeDerived(absl::Span<const Document> documents,
                                     absl::Span<const Claim> claims, const Link& link) {
  const Judge judge(documents, claims);
  const Claim& a = claims[link.a];
  const Claim& b = claims[link.b];
  if (a.article != b.article) {
    if (link::IsShareOfWhole(a, b) || link::IsShareOfWhole(b, a))
      return judge.Share(link.a, link.b, link.score);
    for (const auto& [i, j] : {std::pair(link.a, link.b), std::pair(link.b, link.a)}) {
      if (auto sum = judge.SumAcross(i, j)) return sum;
      if (auto restated = judge.RestatedAcross(i, j)) return restated;
    }
    return std::nullopt;
  }
  if (link::IsConversion(a, b)) return judge.Conversion(link.a, link.b);
  if (link::IsAgeAndBirth(a, b)) return judge.Age(link.a, link.b);
  return std::nullopt;  // a change, a list: judged with all its figures
}

std::vector<Computed> JudgeSentence(absl::Span<const Document> documents,
                                    absl::Span<const Claim> claims, uint32_t first, uint32_t last) {
  std::vector<Computed> out;
  if (!claims[first].figures) return out;
  const FiguresOfSentence figures(documents, claims, first, last);
  JudgeChanges(figures, out);
  JudgeTotals(figures, claims, out);
  JudgeStretches(figures, out);
  JudgeRates(figures, documents, claims, first, last, out);
  return out;
}

std::optional<Computed> JudgeWeekday(absl::Span<const Document> documents,
                                     absl::Span<const Claim> claims, uint32_t claim) {
  return Judge(documents, claims).Weekday(claim);
}

}  // namespace crosscheck::compare
