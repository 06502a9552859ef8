// Findings before they are put into words. Of a million claims every third finding only repeats
// another one, so words come last: after the verdicts, the sorting and the folding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/types/span.h"
#include "compare/derived.h"
#include "compare/reasons.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/link/link.h"
#include "crosscheck/link/origin.h"

namespace crosscheck::compare {

struct Told {
  absl::InlinedVector<uint32_t, 2> claims;  // as in Finding; folding adds to them
  std::optional<uint32_t> fact;
  FindingKind kind;
  Severity severity;
  int confidence;
  std::string_view basis;
  // Two claims in the order in which they were judged, or what was computed of any number.
  uint32_t a = 0, b = 0;
  LinkType type = LinkType::kSameFact;
  ReasonId reason = {};
  std::optional<uint32_t> computed;  // its place in a list
};

// Most serious first, then surest.
void SortTold(std::vector<Told>& told);

// Puts findings into words. What is said of a claim again and again is worked out once. Spans and
// vectors outlive it.
class Teller {
 public:
  Teller(absl::Span<const Document> documents, absl::Span<const Claim> claims,
         absl::Span<const ArticleOrigins> origins)
      : documents_(documents), claims_(claims), origins_(origins) {}

  // `computed` is the list that `told` names a place of; its words are moved out.
  Finding InWords(const Told& told, std::vector<Computed>& computed);
  // Of all, in their order.
  std::vector<Finding> InWords(absl::Span<const Told> told, std::vector<Computed>& computed);

 private:
  struct Known {
    std::string says;   // who says what
    Fingerprint words;  // of sentence and value, so that a suppression lapses when either changes
  };

  Side SideOf(uint32_t claim) const { return {claims_[claim], documents_[claims_[claim].article]}; }
  const Known& KnownOf(uint32_t claim);
  void SetHashes(absl::Span<const uint32_t> claims, Finding& finding);
  std::string SharedOrigin(uint32_t i, uint32_t j) const;

  absl::Span<const Document> documents_;
  absl::Span<const Claim> claims_;
  absl::Span<const ArticleOrigins> origins_;  // of the documents, or none
  std::vector<uint32_t> place_;               // by claim, in known_ from 1 on; 0 where it is not
  std::vector<Known> known_;
};

// Does x come first by the time it was printed? Explanations tell things in that order.
bool PrintedBefore(const Document& x, const Document& y);

}  // namespace crosscheck::compare
