// The doors are SortTold and Teller::InWords. The pair is measured once more: its words ask for the
// two values and for what was printed first, never for the evidence, which is gone by now.
#include <algorithm>
#include <utility>

#include "compare/fetch.h"
#include "compare/table.h"
#include "compare/told.h"

namespace crosscheck::compare {

bool PrintedBefore(const Document& x, const Document& y) {
  const auto& a = x.article().published;
  const auto& b = y.article().published;
  return a && b && a->local < b->local;
}

void SortTold(std::vector<Told>& told) {
  struct Key {
    int rank;
    uint32_t first, second, at;
  };
  std::vector<Key> order(told.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    order[i] = {-2000 * static_cast<int>(told[i].severity) - told[i].confidence,
                told[i].claims.front(), told[i].claims.back(), i};
  }
  std::sort(order.begin(), order.end(), [&](const Key& p, const Key& q) {
    if (p.rank != q.rank) return p.rank < q.rank;
    if (p.first != q.first) return p.first < q.first;
    if (p.second != q.second) return p.second < q.second;
    const Told& x = told[p.at];
    const Told& y = told[q.at];
    return x.claims != y.claims ? x.claims < y.claims : x.kind < y.kind;
  });
  std::vector<Told> sorted;
  sorted.reserve(order.size());
  for (const Key& key : order) sorted.push_back(std::move(told[key.at]));
  told = std::move(sorted);
}

// They are worded in the order of the claims, for what stands together is looked into together.
std::vector<Finding> Teller::InWords(absl::Span<const Told> told, std::vector<Computed>& computed) {
  std::vector<std::pair<uint32_t, uint32_t>> order(told.size());
  for (uint32_t at = 0; at < order.size(); ++at) order[at] = {told[at].claims.front(), at};
  std::sort(order.begin(), order.end());
  std::vector<Finding> findings(told.size());
  constexpr size_t kAhead = 8;
  for (size_t k = 0; k < order.size(); ++k) {
    if (k + kAhead < order.size()) Fetch(claims_, told[order[k + kAhead].second].claims);
    const uint32_t at = order[k].second;
    findings[at] = InWords(told[at], computed);
  }
  return findings;
}

Finding Teller::InWords(const Told& told, std::vector<Computed>& computed) {
  Finding finding;
  finding.kind = told.kind;
  finding.severity = told.severity;
  finding.confidence = told.confidence;
  finding.fact = told.fact;
  finding.basis = std::string(told.basis);
  finding.claims.assign(told.claims.begin(), told.claims.end());
  if (told.computed) {
    Computed& of = computed[*told.computed];
    finding.reason = std::move(of.verdict.reason);
    finding.explanation = std::move(of.explanation);
    SetHashes(of.claims, finding);
    return finding;
  }
  static constexpr Evidence kGone;
  finding.reason = Reason(told.reason, Case(SideOf(told.a), SideOf(told.b), kGone, told.type));
  if (told.kind == FindingKind::kAgreement && told.basis != "copy")
    finding.reason += SharedOrigin(claims_[told.a].article, claims_[told.b].article);
  uint32_t first = std::min(told.a, told.b), second = std::max(told.a, told.b);
  SetHashes({first, second}, finding);  // both are known from here on, and stay in their places
  if (PrintedBefore(documents_[claims_[second].article], documents_[claims_[first].article]))
    std::swap(first, second);
  finding.explanation = Explain(KnownOf(first).says, KnownOf(second).says, finding.reason);
  return finding;
}

// What makes one source of two articles, for people; empty where nothing is known to.
std::string Teller::SharedOrigin(uint32_t i, uint32_t j) const {
  if (origins_.empty()) return "";
  const ArticleOrigins& a = origins_[i];
  const ArticleOrigins& b = origins_[j];
  if (a.text && a.text == b.text) return Fill(ReasonId::kOneText, {});
  for (std::string_view agency : a.agencies) {
    if (std::binary_search(b.agencies.begin(), b.agencies.end(), agency))
      return Fill(ReasonId::kOneAgency, {{"agency", std::string(agency)}});
  }
  return "";
}

// Both hashes are of sorted fields, so that the order of the articles does not matter.
void Teller::SetHashes(absl::Span<const uint32_t> claims, Finding& finding) {
  absl::InlinedVector<Fingerprint, 4> ids, words;
  for (uint32_t claim : claims) {
    ids.push_back(claims_[claim].id);
    words.push_back(KnownOf(claim).words);
  }
  using Bytes = absl::InlinedVector<char, 80>;
  const auto bytes_of = [](absl::InlinedVector<Fingerprint, 4>& all) {
    std::sort(all.begin(), all.end());
    Bytes bytes;
    for (const Fingerprint& one : all)
      bytes.insert(bytes.end(), one.bytes.begin(), one.bytes.end());
    return bytes;
  };
  const auto hash_of = [](const Bytes& bytes) {
    return FingerprintOf({std::string_view(bytes.data(), bytes.size())});
  };
  Bytes id = bytes_of(ids);
  id.push_back(static_cast<char>(finding.kind));
  finding.id = hash_of(id);
  finding.fingerprint = hash_of(bytes_of(words));
}

const Teller::Known& Teller::KnownOf(uint32_t claim) {
  if (place_.empty()) place_.resize(claims_.size());
  if (place_[claim] == 0) {
    const Side side = SideOf(claim);
    const std::string_view text = side.document.text(side.claim.part);
    known_.push_back(
        {Says(side), FingerprintOf({side.claim.span.In(text), side.claim.value_span.In(text)})});
    place_[claim] = static_cast<uint32_t>(known_.size());
  }
  return known_[place_[claim] - 1];
}

}  // namespace crosscheck::compare
