// The doors are JudgeDraft and ShowDraft. A verdict on a pair hangs on the two claims, on their
// evidence, and on the other links of both; a hash of all that tells whether it is to be judged
// again.
#include "checker/draft_findings.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "base/mix.h"
#include "compare/fold.h"
#include "compare/one_by_one.h"
#include "link/derived.h"

namespace crosscheck::checker {
namespace {

using OtherClaim = std::pair<Neighbour*, uint32_t>;

bool HasSwappedDigits(const Pair& pair) { return pair.evidence && pair.evidence->digits_swapped; }

bool SameSentence(const Claim& a, const Claim& b) { return a.part == b.part && a.span == b.span; }

class DraftJudge {
 public:
  DraftJudge(const ClaimIndex& index, const Document& draft, std::vector<Claim>& claims,
             DraftLinks& links, Links known)
      : index_(index),
        document_(draft),
        claims_(claims),
        links_(links),
        known_(known),
        drafts_(claims.size()),
        documents_{draft} {}
  ~DraftJudge() { claims_.erase(claims_.begin() + Offset(drafts_), claims_.end()); }
  DraftJudge(const DraftJudge&) = delete;
  DraftJudge& operator=(const DraftJudge&) = delete;

  absl::StatusOr<bool> Run(const Clock& clock) {
    bool late = false;  // asked behind each step, so that each call gets further
    for (size_t begin = 0, end = 0; begin < drafts_; begin = end) {
      while (end < drafts_ && SameSentence(claims_[begin], claims_[end])) ++end;
      if (links_.claims()[begin]->inner_judged) continue;
      if (late) return false;
      JudgeInner(static_cast<uint32_t>(begin), static_cast<uint32_t>(end));
      links_.claims()[begin]->inner_judged = true;
      late = clock.Ended();
    }
    const absl::StatusOr<bool> all_found = FindStale(clock);
    if (!all_found.ok()) return all_found;
    constexpr size_t kAtOnce = 64;
    for (late = false; !stale_.empty(); late = clock.Ended()) {
      if (late) return false;
      const size_t size = std::min(kAtOnce, stale_.size());
      const std::vector<Stale> some(stale_.begin(), stale_.begin() + Offset(size));
      if (absl::Status s = JudgePairs(some); !s.ok()) return s;
      stale_.erase(stale_.begin(), stale_.begin() + Offset(size));
    }
    return all_found;
  }

 private:
  struct Stale {
    uint32_t claim;  // of the draft
    Pair* pair;
    uint64_t judged_as;
  };
  static std::ptrdiff_t Offset(size_t n) { return static_cast<std::ptrdiff_t>(n); }

  // Figures of one sentence that compute or do not.
  void JudgeInner(uint32_t begin, uint32_t end) {
    std::vector<std::shared_ptr<const Judged>>& inner = links_.claims()[begin]->inner;
    inner.clear();
    const auto keep = [&](std::optional<Finding> finding) {
      if (!finding) return;
      Judged judged{*std::move(finding), {}, {}};
      for (uint32_t claim : std::exchange(judged.finding.claims, {}))
        judged.mine.push_back(static_cast<int32_t>(claim) - static_cast<int32_t>(begin));
      inner.push_back(std::make_shared<const Judged>(std::move(judged)));
    };
    const absl::Span<const Claim> drafts = absl::MakeConstSpan(claims_).subspan(0, drafts_);
    bool figures = claims_[begin].figures != nullptr;
    for (uint32_t i = begin; i < end; ++i) {
      figures |= claims_[i].other_weekday;
      for (uint32_t j = i + 1; j < end; ++j) {
        if (const auto link = link::DerivedInSentence(drafts, i, j)) {
          keep(std::move(compare::JudgeLinks(documents_, drafts, {*link}, {*link})[0]));
        }
      }
    }
    if (!figures) return;
    for (Finding& finding : compare::JudgeSentenceAlone(documents_, drafts, begin, end))
      keep(std::move(finding));
  }

  // Which pairs have other evidence, or other rivals where that counts, than when they were judged;
  // false where the clock ended before all were looked at.
  absl::StatusOr<bool> FindStale(const Clock& clock) {
    for (uint32_t i = 0; i < drafts_; ++i) {
      links_hash_.reset();
      for (Pair& pair : links_.claims()[i]->pairs) {
        if (!pair.type) continue;  // and may have one again
        const uint64_t before = pair.foreseen_as;
        if (absl::Status s = Foresee(i, pair); !s.ok()) return s;
        // What was foreseen is kept; the others cost next to nothing.
        if (pair.foreseen_as != before && clock.Ended()) return false;
        if (!pair.outlook.speaks) {
          pair.judged_as = 0;
          pair.judged = nullptr;
          continue;
        }
        if (pair.outlook.hangs_on_links && known_ != Links::kAll) continue;
        const uint64_t as = pair.outlook.hangs_on_links ? Mix(pair.foreseen_as, RivalsOf(i, pair))
                                                        : pair.foreseen_as;
        if ((as | 1) != pair.judged_as) stale_.push_back({i, &pair, as | 1});
      }
    }
    return true;
  }

  // REQUIRES: it has a type.
  absl::Status Foresee(uint32_t i, Pair& pair) {
    const auto hash = [&] {
      uint64_t as = Mix(pair.evidence_hash, static_cast<uint64_t>(*pair.type));
      if (pair.outlook.hangs_on_text) as = Mix(as, TextAround(claims_[i]));
      return as | 1;
    };
    if (*pair.type == LinkType::kDerived) {
      // The evidence is of what the one says in another figure.
      pair.outlook = {.speaks = true};
      pair.foreseen_as = Mix(links_.topic_version(), static_cast<uint64_t>(pair.score)) | 1;
    } else if (*pair.type != LinkType::kSameFact && *pair.type != LinkType::kSameFigure) {
      pair.outlook = {};
      pair.foreseen_as = 1;
    } else if (pair.foreseen_as == 0 || hash() != pair.foreseen_as) {
      pair.outlook = {};
      if (pair.evidence) {
        if (absl::Status s = Load(*pair.other); !s.ok()) return s;
        pair.outlook = compare::Foresee({claims_[i], document_},
                                        {(*pair.other->claims)[pair.claim], *pair.other->document},
                                        *pair.evidence, *pair.type);
      }
      pair.foreseen_as = hash();
    }
    return absl::OkStatus();
  }

  // What a verdict may look at beside the sentence of a claim of the draft.
  uint64_t TextAround(const Claim& claim) const {
    const std::string_view text = document_.text(claim.part);
    const uint32_t begin = claim.span.begin - std::min(claim.span.begin, compare::kLooksAround);
    return Hash64(text.substr(begin, claim.span.end + compare::kLooksAround - begin));
  }

  // Which claims a claim of the draft is linked to.
  uint64_t LinksHashOf(uint32_t i) {
    if (links_hash_) return *links_hash_;
    uint64_t hash = 0;
    for (const Pair& link : links_.claims()[i]->pairs) {
      if (link.type == LinkType::kSameFact) hash = Mix(Mix(hash, link.other->number), link.claim);
    }
    links_hash_ = hash;
    return hash;
  }

  // A hash of all other links of the two claims, as far as the verdict on a dispute asks for them:
  // of those to one article also what they say instead.
  uint64_t RivalsOf(uint32_t i, const Pair& pair) {
    uint64_t hash = Mix(LinksHashOf(i), static_cast<uint64_t>(pair.score));
    const auto add = [&](uint32_t mine, const Pair& link) {
      if (link.type != LinkType::kSameFact) return;
      hash = Mix(hash, links_.claims()[mine]->stamp);
      hash = Mix(Mix(hash, link.other->number), link.claim);
      if (link.other != pair.other) return;
      hash = Mix(hash, link.evidence_hash);
      hash = Mix(hash, static_cast<uint64_t>(link.score));
    };
    std::vector<Pair>& pairs = links_.claims()[i]->pairs;
    for (auto link = links_.claims()[i]->Place(*pair.other, 0);
         link != pairs.end() && link->other == pair.other; ++link)
      add(i, *link);
    for (uint32_t k = 0; k < drafts_; ++k) {
      if ((claims_[i].IsUnnamedAge() && claims_[k].IsUnnamedAge()) || HasSwappedDigits(pair))
        hash = Mix(hash, links_.claims()[k]->stamp);
      if (k == i) continue;
      const Pair* link = links_.claims()[k]->Find(*pair.other, pair.claim);
      if (link != nullptr) add(k, *link);
    }
    return hash;
  }

  absl::Status Load(Neighbour& other) {
    if (other.document) return absl::OkStatus();
    absl::StatusOr<Document> document = index_.DocumentOf(other.number);
    if (!document.ok()) return document.status();
    other.document = *std::move(document);
    return absl::OkStatus();
  }

  // Where a claim of another article stands behind the draft's, with its whole sentence.
  absl::StatusOr<uint32_t> PlaceOf(Neighbour& other, uint32_t claim) {
    const std::vector<Claim>& all = *other.claims;
    uint32_t first = claim;
    while (first > 0 && SameSentence(all[first - 1], all[claim])) --first;
    const auto [known, fresh] = places_.try_emplace({&other, first}, claims_.size());
    if (fresh) {
      const auto [article, unknown] = articles_.try_emplace(&other, documents_.size());
      if (unknown) {
        if (absl::Status s = Load(other); !s.ok()) return s;
        documents_.push_back(*other.document);
      }
      for (uint32_t i = first; i < all.size() && SameSentence(all[i], all[claim]); ++i) {
        claims_.push_back(all[i]);
        claims_.back().article = static_cast<uint32_t>(article->second);
        others_.emplace_back(&other, i);
      }
    }
    return static_cast<uint32_t>(known->second + claim - first);
  }

  absl::Status JudgePairs(const std::vector<Stale>& some) {
    std::vector<bool> mine(drafts_);
    absl::flat_hash_map<OtherClaim, bool> others;
    for (const Stale& stale : some) {
      if (!stale.pair->outlook.hangs_on_links) continue;  // nothing but its two claims
      mine[stale.claim] = true;
      others[{stale.pair->other, stale.pair->claim}] = true;
    }
    std::vector<Link> links, judged;
    const auto link_of = [&](uint32_t i, const Pair& pair) -> absl::StatusOr<Link> {
      const absl::StatusOr<uint32_t> place = PlaceOf(*pair.other, pair.claim);
      if (!place.ok()) return place.status();
      return Link{i, *place, *pair.type, pair.score};
    };
    for (uint32_t i = 0; i < drafts_; ++i) {
      for (const Pair& pair : links_.claims()[i]->pairs) {
        if (!pair.type || (!mine[i] && !others.contains({pair.other, pair.claim}))) continue;
        const absl::StatusOr<Link> link = link_of(i, pair);
        if (!link.ok()) return link.status();
        links.push_back(*link);
      }
    }
    for (const Stale& stale : some) {
      const absl::StatusOr<Link> link = link_of(stale.claim, *stale.pair);
      if (!link.ok()) return link.status();
      judged.push_back(*link);
    }
    std::vector<std::optional<Finding>> findings =
        compare::JudgeLinks(documents_, claims_, links, judged);
    for (size_t k = 0; k < some.size(); ++k) {
      some[k].pair->judged_as = some[k].judged_as;
      some[k].pair->judged = nullptr;
      if (!findings[k]) continue;
      const std::vector<Claim>& all = *some[k].pair->other->claims;
      const Claim& theirs = all[some[k].pair->claim];
      if (IsDispute(findings[k]->kind) && compare::IsOneOfSeveral(all, theirs)) continue;
      if (IsDispute(findings[k]->kind) && HasSwappedDigits(*some[k].pair) &&
          compare::PrintsToo(all, theirs, claims_[some[k].claim]))
        continue;
      Judged kept{*std::move(findings[k]), {}, {}};
      for (uint32_t claim : std::exchange(kept.finding.claims, {})) {
        if (claim < drafts_) {
          kept.mine.push_back(static_cast<int32_t>(claim) - static_cast<int32_t>(some[k].claim));
        } else {
          kept.others.push_back(others_[claim - drafts_].second);
        }
      }
      some[k].pair->judged = std::make_shared<const Judged>(std::move(kept));
    }
    return absl::OkStatus();
  }

  const ClaimIndex& index_;
  const Document& document_;
  std::vector<Claim>& claims_;
  DraftLinks& links_;
  const Links known_;
  const size_t drafts_;  // how many of claims_ are the draft's
  std::vector<Stale> stale_;
  std::optional<uint64_t> links_hash_;                      // of the claim that FindStale is at
  std::vector<Document> documents_;                         // the draft's is the first
  absl::flat_hash_map<const Neighbour*, size_t> articles_;  // in documents_
  absl::flat_hash_map<OtherClaim, size_t> places_;          // of first claims of sentences
  std::vector<OtherClaim> others_;                          // behind the claims of the draft
};

// A finding in the order in which findings are folded and shown.
struct Entry {
  std::shared_ptr<const Judged> judged;
  uint32_t claim;    // of the draft
  Neighbour* other;  // nullptr within the draft
};

bool ComesBefore(const Entry& x, const Entry& y) {
  const auto key = [](const Entry& e) {
    const Finding& f = e.judged->finding;
    return std::tuple(-static_cast<int>(f.severity), -f.confidence, e.claim,
                      e.other == nullptr ? int64_t{-1} : int64_t{e.other->number});
  };
  if (key(x) != key(y)) return key(x) < key(y);
  return std::tie(x.judged->others, x.judged->mine, x.judged->finding.kind) <
         std::tie(y.judged->others, y.judged->mine, y.judged->finding.kind);
}

}  // namespace

absl::StatusOr<bool> JudgeDraft(const ClaimIndex& index, const Document& draft,
                                std::vector<Claim>& claims, DraftLinks& links, Links known,
                                const Clock& clock) {
  return DraftJudge(index, draft, claims, links, known).Run(clock);
}

std::vector<Shown> ShowDraft(const Article& draft, const std::vector<Claim>& claims,
                             DraftLinks& links, const SessionOptions& options, size_t* ignored) {
  std::vector<Entry> entries;
  for (uint32_t i = 0; i < links.claims().size(); ++i) {
    const DraftClaim& claim = *links.claims()[i];
    for (const auto& judged : claim.inner) entries.push_back({judged, i, nullptr});
    for (const Pair& pair : claim.pairs) {
      if (pair.type && pair.judged != nullptr) entries.push_back({pair.judged, i, pair.other});
    }
  }
  std::sort(entries.begin(), entries.end(), ComesBefore);
  // Two things of one kind that are said of the same claims: the better one is told.
  std::set<Fingerprint> ids;
  std::erase_if(entries,
                [&](const Entry& entry) { return !ids.insert(entry.judged->finding.id).second; });
  // Claims go by their place in the draft, those of others by their place in a list behind them.
  std::vector<OtherClaim> others;
  for (const Entry& entry : entries) {
    for (uint32_t claim : entry.judged->others) others.emplace_back(entry.other, claim);
  }
  const auto by_number = [](const OtherClaim& x, const OtherClaim& y) {
    return std::pair(x.first->number, x.second) < std::pair(y.first->number, y.second);
  };
  std::sort(others.begin(), others.end(), by_number);
  others.erase(std::unique(others.begin(), others.end()), others.end());
  const auto drafts = static_cast<uint32_t>(links.claims().size());
  std::vector<Finding> findings(entries.size());
  for (size_t k = 0; k < entries.size(); ++k) {
    const Judged& judged = *entries[k].judged;
    Finding& light = findings[k];
    light.id = judged.finding.id;
    light.kind = judged.finding.kind;
    light.basis = judged.finding.basis;
    for (int32_t mine : judged.mine)
      light.claims.push_back(static_cast<uint32_t>(static_cast<int32_t>(entries[k].claim) + mine));
    for (uint32_t claim : judged.others) {
      const auto at = std::lower_bound(others.begin(), others.end(),
                                       OtherClaim(entries[k].other, claim), by_number);
      light.claims.push_back(drafts + static_cast<uint32_t>(at - others.begin()));
    }
  }
  compare::FoldRepeated(
      [&](uint32_t i) -> const Claim& {
        if (i < drafts) return claims[i];
        const auto& [other, claim] = others[i - drafts];
        return (*other->claims)[claim];
      },
      [&](uint32_t i) { return i < drafts ? 0 : others[i - drafts].first->number + 1; }, findings);

  std::vector<Shown> shown;
  *ignored = 0;
  const int least = static_cast<int>(options.min_confidence * 1000 + 0.5);
  size_t from = 0;  // findings are entries, in their order, some left out
  for (const Finding& light : findings) {
    while (entries[from].judged->finding.id != light.id) ++from;
    const std::shared_ptr<const Judged>& judged = entries[from++].judged;
    if (judged->finding.confidence < least) continue;
    if (std::binary_search(options.ignore.begin(), options.ignore.end(),
                           judged->finding.fingerprint)) {
      ++*ignored;
      continue;
    }
    Shown& one = shown.emplace_back();
    one.judged = judged;
    for (uint32_t i : light.claims) {
      const bool mine = i < drafts;
      const Neighbour* other = mine ? nullptr : others[i - drafts].first;
      const Claim& claim = mine ? claims[i] : (*other->claims)[others[i - drafts].second];
      one.sides.push_back({mine, mine ? 0 : other->number, mine ? draft.id : other->document->id(),
                           claim.id, claim.part, claim.span, claim.value_span});
    }
  }
  return shown;
}

}  // namespace crosscheck::checker
