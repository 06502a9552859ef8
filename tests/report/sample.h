// A report built by hand: four articles on an invented fire, for the tests of the report layer.
#pragma once

#include <string>
#include <string_view>

#include "crosscheck/report/report.h"

namespace crosscheck {

inline Document MakeDocument(std::string id, std::string outlet, std::string published,
                             std::string title, std::string text) {
  Article a;
  a.id = std::move(id);
  a.outlet = std::move(outlet);
  if (!published.empty()) a.published = *ParseTimestamp(published);
  a.title = std::move(title);
  a.text = std::move(text);
  return *Document::Create(std::move(a));
}

// The span of `words` in `text`, which must hold it.
inline Span SpanOf(std::string_view text, std::string_view words) {
  const size_t at = text.find(words);
  if (at == std::string_view::npos) return {};
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

inline Claim MakeClaim(const Report& report, uint32_t article, std::string_view value,
                       std::string_view number, Part part = Part::kBody) {
  const std::string_view text = report.articles[article].text(part);
  Claim claim;
  claim.article = article;
  claim.part = part;
  claim.value_span = SpanOf(text, value);
  // The sentence: from the last full stop before to the next one after.
  const size_t before = text.rfind(". ", claim.value_span.begin);
  claim.span.begin = before == std::string_view::npos ? 0 : static_cast<uint32_t>(before + 2);
  const size_t after = text.find('.', claim.value_span.end);
  claim.span.end = static_cast<uint32_t>(after == std::string_view::npos ? text.size() : after + 1);
  Quantity quantity;
  quantity.low = quantity.high = *Decimal::Parse(number);
  claim.quantity = quantity;
  claim.counted = "house";
  claim.id = FingerprintOf({report.articles[article].id(), value, part == Part::kTitle ? "t" : ""});
  return claim;
}

inline Finding MakeFinding(FindingKind kind, Severity severity, int confidence,
                           std::vector<uint32_t> claims, std::optional<uint32_t> fact,
                           std::string explanation) {
  Finding finding;
  finding.kind = kind;
  finding.severity = severity;
  finding.confidence = confidence;
  finding.claims = std::move(claims);
  finding.fact = fact;
  finding.basis = "equal";
  finding.explanation = std::move(explanation);
  return finding;
}

// Claims 0 to 4: 40 houses (Post), 40 houses (Echo), 70 houses (Ledger), 40 (Post's title), 3
// firemen.
inline Report SampleReport() {
  Report r;
  r.articles.push_back(MakeDocument("p", "The Harbour Post", "2024-04-24T08:00:00+02:00",
                                    "Fire takes 40 houses",
                                    "The fire took 40 houses. Three firemen were hurt."));
  r.articles.push_back(
      MakeDocument("e", "Evening Echo", "2024-04-25", "", "It is said 40 houses burned."));
  r.articles.push_back(MakeDocument("l", "Ledger", "2024-04-23", "", "Some 70 houses are gone."));
  r.claims.push_back(MakeClaim(r, 0, "40 houses", "40"));
  r.claims.push_back(MakeClaim(r, 1, "40 houses", "40"));
  r.claims.push_back(MakeClaim(r, 2, "Some 70 houses", "70"));
  r.claims[2].quantity->modifier = Modifier::kAbout;
  r.claims.push_back(MakeClaim(r, 0, "40 houses", "40", Part::kTitle));
  r.claims.push_back(MakeClaim(r, 0, "Three firemen", "3"));
  r.facts.push_back({FingerprintOf({"f"}), "houses burned", {0, 1, 2, 3}});
  r.findings.push_back(MakeFinding(FindingKind::kNumericConflict, Severity::kError, 934, {0, 2}, 0,
                                   "The Harbour Post says 40, Ledger says 70."));
  r.findings.push_back(MakeFinding(FindingKind::kNumericConflict, Severity::kError, 910, {1, 2}, 0,
                                   "Evening Echo says 40, Ledger says 70."));
  r.findings.push_back(
      MakeFinding(FindingKind::kAgreement, Severity::kInfo, 900, {0, 1}, 0, "Both say 40."));
  r.compared_claims = 4;
  return r;
}

}  // namespace crosscheck
