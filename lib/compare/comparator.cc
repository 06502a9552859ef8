// The door is FindFindings: every pair of a fact, every same-figure and every derived link is
// judged once.
#include "crosscheck/compare/comparator.h"

#include <algorithm>
#include <array>
#include <deque>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/mix.h"
#include "base/strings.h"
#include "compare/confidence.h"
#include "compare/derived.h"
#include "compare/fetch.h"
#include "compare/fold.h"
#include "compare/guards.h"
#include "compare/one_by_one.h"
#include "compare/reasons.h"
#include "compare/table.h"
#include "compare/told.h"
#include "compare/verdict.h"
#include "link/derived.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/tally.h"

namespace crosscheck {
namespace {

using compare::Case;
using compare::Computed;
using compare::Decide;
using compare::Ruling;
using compare::Side;
using compare::Told;

class Comparator {
 public:
  Comparator(absl::Span<const Document> documents, absl::Span<const Claim> claims,
             absl::Span<const ArticleOrigins> origins = {})
      : documents_(documents), claims_(claims), teller_(documents, claims, origins) {}

  // Of the documents that are asked about, where `asked` is given: by document.
  std::vector<Finding> Run(absl::Span<const Link> links, absl::Span<const Fact> facts,
                           const std::vector<bool>* asked = nullptr) {
    asked_ = asked;
    SetLinks(links);
    Judge(links, facts);
    compare::SortTold(told_);
    compare::FoldRepeated([&](uint32_t i) -> const Claim& { return claims_[i]; },
                          [&](uint32_t i) { return claims_[i].article; }, told_);
    return teller_.InWords(told_, computed_);
  }

  // `links` are what is known of the claims; `judged` are those of them to be judged.
  std::vector<std::optional<Finding>> RunOneByOne(absl::Span<const Link> links,
                                                  absl::Span<const Link> judged) {
    SetLinks(links);
    std::vector<std::optional<Finding>> findings;
    findings.reserve(judged.size());
    for (const Link& link : judged) {
      if (link.type == LinkType::kSameFact) {
        SameFact(link.a, link.b, std::nullopt);
      } else {
        JudgeLink(link);
      }
      // The last that was said, if anything was.
      std::optional<Finding>& finding = findings.emplace_back();
      if (!told_.empty()) finding = teller_.InWords(told_.back(), computed_);
      told_.clear();
      computed_.clear();
    }
    return findings;
  }
  std::vector<Finding> RunSentence(uint32_t first, uint32_t last) {
    SetLinks({});
    for (uint32_t i = first; i < last; ++i) {
      if (claims_[i].other_weekday) AddComputed(compare::JudgeWeekday(documents_, claims_, i));
    }
    JudgeFigures(first, last);
    return teller_.InWords(told_, computed_);
  }

 private:
  bool IsAsked(uint32_t claim) const {
    return asked_ == nullptr || (*asked_)[claims_[claim].article];
  }

  void SetLinks(absl::Span<const Link> links) {
    traits_of_.resize(claims_.size());
    links_from_.resize(claims_.size() + 1);
    for (const Link& link : links) {
      if (link.type == LinkType::kSameFact) ++links_from_[link.a + 1], ++links_from_[link.b + 1];
    }
    std::partial_sum(links_from_.begin(), links_from_.end(), links_from_.begin());
    others_.resize(links_from_.back());
    std::vector<uint32_t> end(links_from_.begin(), links_from_.end() - 1);
    for (const Link& link : links) {
      if (link.type != LinkType::kSameFact) continue;
      others_[end[link.a]++] = {link.b, claims_[link.b].article, link.score};
      others_[end[link.b]++] = {link.a, claims_[link.a].article, link.score};
    }
  }

  void Judge(absl::Span<const Link> links, absl::Span<const Fact> facts) {
    std::vector<std::pair<uint32_t, bool>> fact_of(claims_.size());
    constexpr size_t kFactsAhead = 2, kLinksAhead = 16;
    for (uint32_t f = 0; f < facts.size(); ++f) {
      const std::vector<uint32_t>& members = facts[f].claims;
      if (f + 2 * kFactsAhead < facts.size())
        compare::Fetch(claims_, facts[f + 2 * kFactsAhead].claims);
      if (f + kFactsAhead < facts.size())
        compare::FetchTerms(claims_, facts[f + kFactsAhead].claims);
      for (uint32_t claim : members) fact_of[claim] = {f, true};
      if (members.size() > kMaxFactForAllPairs) continue;
      for (size_t i = 0; i < members.size(); ++i) {
        const bool asked = IsAsked(members[i]);
        for (size_t j = i + 1; j < members.size(); ++j) {
          if (asked || IsAsked(members[j])) SameFact(members[i], members[j], f);
        }
      }
    }
    const auto in_one_fact = [&](const Link& link) {
      return fact_of[link.a].second && fact_of[link.b].second &&
             fact_of[link.a].first == fact_of[link.b].first;
    };
    const auto is_ahead = [&](size_t k) { return k < links.size() && !in_one_fact(links[k]); };
    for (size_t k = 0; k < links.size(); ++k) {
      const Link& link = links[k];
      if (const size_t next = k + 2 * kLinksAhead; is_ahead(next))
        compare::Fetch(claims_, {links[next].a, links[next].b});
      if (const size_t next = k + kLinksAhead; is_ahead(next))
        compare::FetchTerms(claims_, {links[next].a, links[next].b});
      if (!IsAsked(link.a) && !IsAsked(link.b)) continue;
      const bool one_fact = in_one_fact(link);
      if (link.type != LinkType::kSameFact) {
        JudgeLink(link);
      } else if (!one_fact) {
        SameFact(link.a, link.b, std::nullopt);
      } else if (facts[fact_of[link.a].first].claims.size() > kMaxFactForAllPairs) {
        SameFact(link.a, link.b, fact_of[link.a].first);
      }
    }
    for (uint32_t i = 0; i < claims_.size(); ++i) {
      if (claims_[i].other_weekday && IsAsked(i))
        AddComputed(compare::JudgeWeekday(documents_, claims_, i));
    }
    for (uint32_t first = 0, last; first < claims_.size(); first = last) {
      last = first + 1;
      while (last < claims_.size() && claims_[last].article == claims_[first].article &&
             claims_[last].part == claims_[first].part && claims_[last].span == claims_[first].span)
        ++last;
      if (IsAsked(first)) JudgeFigures(first, last);
    }
  }

  void JudgeFigures(uint32_t first, uint32_t last) {
    for (Computed& of : compare::JudgeSentence(documents_, claims_, first, last))
      AddComputed(std::move(of));
  }

  // Of any type but kSameFact.
  void JudgeLink(const Link& link) {
    if (link.type == LinkType::kDerived) {
      AddComputed(compare::JudgeDerived(documents_, claims_, link));
    } else if (link.type == LinkType::kSameFigure) {
      const auto evidence = EvidenceOf(link.a, link.b);
      if (!evidence) return;
      const Case both(SideOf(link.a), SideOf(link.b), *evidence, LinkType::kSameFigure);
      if (const auto ruling = Decide(both)) Add(link.a, link.b, link.type, std::nullopt, *ruling);
    }
  }

  Side SideOf(uint32_t claim) const { return {claims_[claim], documents_[claims_[claim].article]}; }

  void SameFact(uint32_t i, uint32_t j, std::optional<uint32_t> fact) {
    if (claims_[i].article == claims_[j].article) return;
    const std::optional<Evidence> evidence = EvidenceOf(i, j);
    if (!evidence || evidence->score < kLinkThreshold) return;
    if (PrintedBefore(j, i)) std::swap(i, j);
    Case both(SideOf(i), SideOf(j), *evidence, LinkType::kSameFact);
    std::optional<Ruling> ruling = Decide(both);
    if (ruling && ruling->basis == "fewer" && (RepeatsOlder(i, j) || RepeatsOlder(j, i))) {
      both.repeats_older = true;
      ruling = Decide(both);
    }
    if (!ruling) return;
    if (ruling->kind == FindingKind::kAgreement && OfOtherWholes(i, j)) return;
    if (IsDispute(ruling->kind) && (IsOneOfSeveral(i) || IsOneOfSeveral(j))) return;
    if (IsDispute(ruling->kind) && evidence->digits_swapped &&
        (compare::PrintsToo(OfArticle(i), claims_[i], claims_[j]) ||
         compare::PrintsToo(OfArticle(j), claims_[j], claims_[i])))
      return;
    if (IsDispute(ruling->kind) &&
        (claims_[i].doubtful || claims_[j].doubtful || IsPartOf(i, j) || IsPartOf(j, i) ||
         (!(IsUpdate(*ruling) && StatesOfOne(i, j)) &&
          (MeansAnother(i, j, *evidence) || MeansAnother(j, i, *evidence))))) {
      return;
    }
    Add(i, j, LinkType::kSameFact, fact, *ruling);
  }

  bool PrintedBefore(uint32_t i, uint32_t j) const {
    return compare::PrintedBefore(documents_[claims_[i].article], documents_[claims_[j].article]);
  }

  // Compare, with the traits of a claim worked out once.
  std::optional<Evidence> EvidenceOf(uint32_t i, uint32_t j) {
    const Claim& a = claims_[i];
    const Claim& b = claims_[j];
    // Nearly half of the pairs of facts end here: of two articles only copied words are compared
    // that are not alike.
    const Likeness& articles = LikenessOf(a, b);
    if (!articles.enough && (a.masked_text == 0 || a.masked_text != b.masked_text))
      return std::nullopt;
    const link::Traits& of_a = TraitsOf(i);
    const link::Traits& of_b = TraitsOf(j);
    if (link::SmallestShared(of_a.keys, of_b.keys) == 0) return std::nullopt;
    return link::CompareSharing(a, b, of_a, of_b, articles.likeness);
  }
  // Two articles of one story are compared for many of its facts, which follow each other.
  struct Likeness {
    uint64_t pair = 0;  // no article is compared with itself
    int likeness = 0;
    bool enough = false;
  };
  const Likeness& LikenessOf(const Claim& a, const Claim& b) {
    const auto [low, high] = std::minmax(a.article, b.article);
    const uint64_t pair = uint64_t{low} << 32 | high;
    Likeness& known = likenesses_[Mix(pair, 0) >> (64 - kLikenessBits)];
    if (known.pair != pair) {
      const int likeness = link::Likeness(a, b);
      known = {pair, likeness, likeness >= link::LikenessNeeded(a, b)};
    }
    return known;
  }
  const link::Traits& TraitsOf(uint32_t claim) {
    uint32_t& at = traits_of_[claim];
    if (at == 0) {
      traits_.emplace_back(claims_[claim]);
      at = static_cast<uint32_t>(traits_.size());
    }
    return traits_[at - 1];
  }

  // Did anybody print the value of `later` before `earlier` was printed?
  bool RepeatsOlder(uint32_t later, uint32_t earlier) const {
    const auto& printed = claims_[earlier].published;
    if (!printed || !claims_[later].published || *claims_[later].published < *printed) return false;
    for (const auto& [other, article, score] : LinksOf(later)) {
      if (claims_[other].published && *claims_[other].published < *printed &&
          SameValue(later, other))
        return true;
    }
    return false;
  }

  // "Nine women and five men" against "14 people": who counts all disputes none of the parts. A
  // list is compared as its sum, and figures of one sentence that make up the other may be such
  // parts.
  bool IsPartOf(uint32_t part, uint32_t whole) const {
    const Claim& a = claims_[part];
    const Claim& b = claims_[whole];
    if (!a.quantity || a.measure != b.measure || a.quantity->unit != b.quantity->unit) return false;
    if (link::IsListed(claims_, part) && !link::IsListed(claims_, whole)) return true;
    const auto beside = [&](uint32_t k) {
      const Claim& c = claims_[k];
      if (c.article != a.article || c.part != a.part || !(c.span == a.span) || !c.quantity ||
          c.quantity->unit != a.quantity->unit || c.measure == Measure::kAttribute)
        return false;
      // "One killed, 15 injured": who was killed is none of 16 injured.
      if (SharedTerms(a.predicate, b.predicate) > 0 && !c.predicate.empty() &&
          SharedTerms(c.predicate, b.predicate) == 0)
        return false;
      return a.quantity->low.Plus(c.quantity->low) == b.quantity->low && !CountedBeside(whole, c);
    };
    constexpr uint32_t kReach = 3;
    for (uint32_t k = part < kReach ? 0 : part - kReach;
         k < std::min<size_t>(claims_.size(), part + kReach + 1); ++k) {
      if (k != part && beside(k)) return true;
    }
    return false;
  }

  // "47 passengers and four crew" has no crew among the 47.
  bool CountedBeside(uint32_t claim, const Claim& part) const {
    constexpr uint32_t kReach = 3;
    const Claim& whole = claims_[claim];
    for (uint32_t k = claim - std::min(claim, kReach);
         k < std::min<size_t>(claims_.size(), claim + kReach + 1); ++k) {
      const Claim& c = claims_[k];
      if (k != claim && c.article == whole.article && c.part == whole.part &&
          c.span == whole.span && c.quantity && SharedTerms(c.group, part.group) > 0 &&
          SharedTerms(c.group, whole.group) == 0)
        return true;
    }
    return false;
  }

  // "Eight civilians, including three children" and "eleven civilians, including three children":
  // who counts another whole tells of other children.
  bool OfOtherWholes(uint32_t i, uint32_t j) const {
    const Claim* const x = WholeAround(i);
    const Claim* const y = WholeAround(j);
    return x != nullptr && y != nullptr &&
           Relate(*x->quantity, *y->quantity).relation == Relation::kDisjoint;
  }
  // What stands right before "including" and the claim, a count too; nullptr for none.
  const Claim* WholeAround(uint32_t part) const {
    constexpr uint32_t kReach = 2, kFarthest = 40;
    const Claim& b = claims_[part];
    if (b.measure != Measure::kCount) return nullptr;
    for (uint32_t k = part; k-- > 0 && part - k <= kReach;) {
      const Claim& a = claims_[k];
      if (a.article != b.article || a.part != b.part || !(a.span == b.span)) break;
      if (a.measure != Measure::kCount || a.value_span.end > b.value_span.begin) continue;
      const std::string_view between =
          Span{a.value_span.end, b.value_span.begin}.In(documents_[b.article].text(b.part));
      static constexpr std::string_view kWords[] = {
#include "compare/data/en/including.inc"
      };
      if (between.size() <= kFarthest && compare::HasAnyOf(AsciiLower(between), kWords)) return &a;
    }
    return nullptr;
  }

  bool IsOneOfSeveral(uint32_t claim) const {
    return claims_[claim].IsUnnamedAge() &&
           compare::IsOneOfSeveral(OfArticle(claim), claims_[claim]);
  }
  absl::Span<const Claim> OfArticle(uint32_t claim) const {
    uint32_t first = claim, last = claim + 1;
    while (first > 0 && claims_[first - 1].article == claims_[claim].article) --first;
    while (last < claims_.size() && claims_[last].article == claims_[claim].article) ++last;
    return claims_.subspan(first, last - first);
  }

  static bool IsUpdate(const Ruling& ruling) {
    return ruling.basis == "update" || ruling.basis == "correction";
  }

  // Two states of one count, both large enough to be no part of the other: an article that tells of
  // the newer often repeats the older.
  bool StatesOfOne(uint32_t i, uint32_t j) const {
    constexpr double kSmall = 5, kFactor = 3;
    const double x = claims_[i].quantity->low.ToDouble(), y = claims_[j].quantity->low.ToDouble();
    return std::min(x, y) >= kSmall && std::max(x, y) <= kFactor * std::min(x, y);
  }

  // Does the article of `other` say what `claim` says elsewhere, or something that is as likely
  // meant? "Two women, two children and four men were killed" disputes nobody who counts eight.
  bool MeansAnother(uint32_t claim, uint32_t other, const Evidence& of_both) {
    constexpr int kClearlyLess = 50;
    // That its digits are exchanged makes a figure no more likely meant.
    constexpr int kSwapped = link::kWeights[static_cast<size_t>(link::Feature::kDigitsSwapped)];
    const int score = of_both.score - (of_both.digits_swapped ? kSwapped : 0);
    for (const auto& [rival, article, rival_score] : LinksOf(claim)) {
      if (article != claims_[other].article || rival == other ||
          rival_score <= score - kClearlyLess)
        continue;
      const std::optional<Evidence> evidence = EvidenceOf(claim, rival);
      if (!evidence) continue;
      const std::optional<Ruling> ruling =
          Decide(Case(SideOf(claim), SideOf(rival), *evidence, LinkType::kSameFact));
      // A wider date that holds the other (2019, May 2019) says too little to clear up anything.
      const bool wider =
          ruling && claims_[claim].measure == Measure::kEventDate && ruling->basis == "within";
      const bool clears = ruling && !wider && !IsDispute(ruling->kind) &&
                          ruling->basis != "overlap";  // two bounds clear up nothing
      if (clears) return true;
      if (!wider && evidence->Strong() && !SameValue(rival, other)) return true;
    }
    return false;
  }

  bool SameValue(uint32_t i, uint32_t j) const {
    const Claim& a = claims_[i];
    const Claim& b = claims_[j];
    if (a.measure == Measure::kEventDate) return a.period == b.period;
    return Relate(*a.quantity, *b.quantity).relation == Relation::kEqual;
  }

  void Add(uint32_t i, uint32_t j, LinkType type, std::optional<uint32_t> fact,
           const Ruling& ruling) {
    Told& told = told_.emplace_back();
    told.claims = {std::min(i, j), std::max(i, j)};
    told.fact = fact;
    told.kind = ruling.kind;
    told.severity = ruling.severity;
    told.confidence = std::clamp(ruling.confidence, 0, 1000);
    told.basis = ruling.basis;
    told.a = i;
    told.b = j;
    told.type = type;
    told.reason = ruling.reason;
  }

  void AddComputed(std::optional<Computed> computed) {
    if (!computed) return;
    Told& told = told_.emplace_back();
    told.claims.assign(computed->claims.begin(), computed->claims.end());
    told.kind = computed->verdict.kind;
    told.severity = computed->verdict.severity;
    told.confidence = std::clamp(computed->verdict.confidence, 0, 1000);
    told.basis = computed->verdict.basis;
    told.computed = static_cast<uint32_t>(computed_.size());
    computed_.push_back(*std::move(computed));
  }

  absl::Span<const Document> documents_;
  absl::Span<const Claim> claims_;
  compare::Teller teller_;
  const std::vector<bool>* asked_ = nullptr;  // nullptr for all
  struct Other {
    uint32_t claim, article;
    int score;
  };
  absl::Span<const Other> LinksOf(uint32_t claim) const {
    return absl::MakeSpan(others_).subspan(links_from_[claim],
                                           links_from_[claim + 1] - links_from_[claim]);
  }
  std::vector<uint32_t> links_from_;  // by claim: its links are others_ from here to the next
  std::vector<Other> others_;
  // Of claims that were asked for, by their places; 0 where it is not known yet. They stay where
  // they are.
  std::vector<uint32_t> traits_of_;
  std::deque<link::Traits> traits_;
  // The last ones, by a hash of the two articles.
  static constexpr int kLikenessBits = 10;
  std::array<Likeness, 1 << kLikenessBits> likenesses_;
  std::vector<Told> told_;
  std::vector<Computed> computed_;
};

}  // namespace

std::vector<Finding> FindFindings(absl::Span<const Document> documents,
                                  absl::Span<const Claim> claims, absl::Span<const Link> links,
                                  absl::Span<const Fact> facts,
                                  absl::Span<const ArticleOrigins> origins) {
  return Comparator(documents, claims, origins).Run(links, facts);
}

std::vector<Finding> compare::FindFindingsOf(const std::vector<bool>& asked,
                                             absl::Span<const Document> documents,
                                             absl::Span<const Claim> claims,
                                             absl::Span<const Link> links,
                                             absl::Span<const Fact> facts,
                                             absl::Span<const ArticleOrigins> origins) {
  return Comparator(documents, claims, origins).Run(links, facts, &asked);
}

bool compare::IsOneOfSeveral(absl::Span<const Claim> claims, const Claim& boy) {
  return boy.IsUnnamedAge() && std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
           return other.IsUnnamedAge() && other.group.front().key == boy.group.front().key &&
                  !(*other.quantity == *boy.quantity);
         });
}

bool compare::PrintsToo(absl::Span<const Claim> claims, const Claim& mine, const Claim& other) {
  return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
    return claim.quantity && claim.measure == mine.measure &&
           claim.quantity->unit == other.quantity->unit &&
           claim.quantity->low == other.quantity->low && SharedTerms(claim.group, other.group) > 0;
  });
}

std::vector<std::optional<Finding>> compare::JudgeLinks(absl::Span<const Document> documents,
                                                        absl::Span<const Claim> claims,
                                                        absl::Span<const Link> links,
                                                        absl::Span<const Link> judged) {
  return Comparator(documents, claims).RunOneByOne(links, judged);
}

compare::Outlook compare::Foresee(const Side& a, const Side& b, const Evidence& evidence,
                                  LinkType type) {
  Outlook outlook;
  const bool one_fact = type == LinkType::kSameFact;
  if (one_fact && evidence.score < kLinkThreshold) return outlook;
  const bool turned = one_fact && compare::PrintedBefore(b.document, a.document);
  const Case both(turned ? b : a, turned ? a : b, evidence, type);
  outlook.hangs_on_text = one_fact && LooksAround(both);
  const std::optional<Ruling> ruling = Decide(both);
  outlook.speaks = ruling.has_value();
  outlook.hangs_on_links = one_fact && ruling && IsDispute(ruling->kind);
  return outlook;
}

Evidence compare::Graded(Evidence evidence) {
  int grade = 0;
  for (const int from :
       {kLinkThreshold, kSurerFrom[0], kSurerFrom[1], kSurerFrom[2], kMuchEvidence})
    if (evidence.score >= from) grade = std::max(grade, from);
  evidence.score = grade;
  evidence.article_likeness =
      evidence.article_likeness >= kSameStoryLikeness ? kSameStoryLikeness : 0;
  return evidence;
}

std::vector<Finding> compare::JudgeSentenceAlone(absl::Span<const Document> documents,
                                                 absl::Span<const Claim> claims, uint32_t first,
                                                 uint32_t last) {
  return Comparator(documents, claims).RunSentence(first, last);
}

}  // namespace crosscheck
