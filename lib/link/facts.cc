// The door is MakeFacts: groups of claims (clusters.cc) with their ids and labels.
#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "crosscheck/article/offsets.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/link/linker.h"
#include "link/clusters.h"
#include "link/packed.h"

namespace crosscheck {
namespace {

// The claim whose clause tells a reader best what the fact is about: one that begins as a sentence
// does ("Fentanyl is 50 times ..." rather than "is 50 times ..."), of a middle length, and the
// first of those.
uint32_t MostTelling(absl::Span<const Document> documents, absl::Span<const Claim> claims,
                     const std::vector<uint32_t>& members) {
  constexpr uint32_t kEnough = 40, kTorn = 500;
  const auto badness = [&](uint32_t i) {
    const Claim& claim = claims[i];
    const uint32_t size = claim.clause.size();
    const std::string_view words = claim.clause.In(documents[claim.article].text(claim.part));
    const bool torn = !words.empty() && words.front() >= 'a' && words.front() <= 'z';
    return (size < kEnough ? 1000 + kEnough - size : size) + (torn ? kTorn : 0);
  };
  return *std::min_element(members.begin(), members.end(), [&](uint32_t i, uint32_t j) {
    return badness(i) != badness(j) ? badness(i) < badness(j) : i < j;
  });
}

}  // namespace

std::string LabelOf(const Claim& claim, const Document& document) {
  constexpr size_t kLongest = 72;
  std::string label;
  // "which is 50 times stronger": what stands right before belongs to it.
  constexpr uint32_t kNear = 24;
  const Span clause = claim.clause.begin <= claim.span.begin + kNear
                          ? Span{claim.span.begin, claim.clause.end}
                          : claim.clause;
  const std::string_view text = document.text(claim.part);
  const size_t begin = std::min<size_t>(clause.begin, text.size());
  for (char c : text.substr(begin, clause.end > begin ? clause.end - begin : 0)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (label.empty() || label.back() == ' ')) continue;
    label += blank ? ' ' : c;
  }
  constexpr std::string_view kLoose = " ,.;:(-";
  while (!label.empty() && kLoose.find(label.back()) != kLoose.npos) label.pop_back();
  for (std::string_view joint :
       {"and ", "which ", "where ", "when ", "that ", "who ", "but ", "while "}) {
    if (label.compare(0, joint.size(), joint) == 0) label.erase(0, joint.size());
  }
  if (label.starts_with("\" ")) label.erase(0, 2);  // the end of what was quoted before
  if (label.size() <= kLongest) return label;
  size_t cut = label.rfind(' ', kLongest);
  if (cut == std::string::npos || cut < kLongest / 2) {
    cut = CharacterStart(label, kLongest);
  }
  return label.substr(0, cut) + " ...";
}

std::vector<Fact> MakeFacts(absl::Span<const Document> documents, absl::Span<const Claim> claims,
                            absl::Span<const Link> links) {
  // Claims without such a link are in no fact.
  std::vector<uint32_t> claim_of;
  for (const Link& link : links) {
    if (link.type == LinkType::kSameFact) claim_of.insert(claim_of.end(), {link.a, link.b});
  }
  std::sort(claim_of.begin(), claim_of.end());
  claim_of.erase(std::unique(claim_of.begin(), claim_of.end()), claim_of.end());
  link::PackedClaims packed;
  for (const uint32_t claim : claim_of)
    packed.Add(claims[claim], link::Traits(claims[claim]), packed.ArticleOf(claims[claim]));
  std::vector<Link> packed_links;
  for (const Link& link : links) {
    if (link.type != LinkType::kSameFact) continue;
    const auto place = [&](uint32_t claim) {
      return static_cast<uint32_t>(std::lower_bound(claim_of.begin(), claim_of.end(), claim) -
                                   claim_of.begin());
    };
    packed_links.push_back({place(link.a), place(link.b), link.type, link.score});
  }
  std::vector<Fact> facts;
  for (std::vector<uint32_t>& group : link::FindGroups(packed, packed_links)) {
    Fact fact;
    std::string ids;
    for (uint32_t& claim : group) {
      claim = claim_of[claim];
      ids += claims[claim].id.ToHex();
    }
    fact.id = FingerprintOf({"fact", ids});
    const uint32_t telling = MostTelling(documents, claims, group);
    fact.label = LabelOf(claims[telling], documents[claims[telling].article]);
    fact.claims = std::move(group);
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace crosscheck
