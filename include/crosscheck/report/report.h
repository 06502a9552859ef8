// Reports: all that one check found, and its forms for people and programs.
//
//   std::string json = *ReportToJson(report);
//   std::string text = ReportToText(report, {.width = 100, .color = true});
//
// Everything here is a pure function of the report; the same report gives the same bytes. The forms
// that other programs than ours know stand in formats.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/graph/graph.h"
#include "crosscheck/link/link.h"
#include "crosscheck/normalize/value.h"

namespace crosscheck {

// The result of a check. Indices in claims, facts and findings point into the vectors here.
struct Report {
  std::vector<Document> articles;
  std::vector<Claim> claims;      // ordered by article, part, place
  std::vector<Fact> facts;        // with claims of at least two sentences
  std::vector<Finding> findings;  // most serious first, then surest, then by article and place
  std::vector<Link> links;        // ordered by claims: the edges between claims
  // One for each article: where it comes from. Found again where it is left empty.
  std::vector<ArticleOrigins> origins;
  // How much silence is worth: claims that had at least one claim of another article to compare
  // with.
  uint32_t compared_claims = 0;
  // Index of the draft that was checked against the others, if one was.
  std::optional<uint32_t> draft = std::nullopt;
  // Findings that were left out because the caller had them ignored.
  uint32_t ignored_findings = 0;
};

// What `extract` prints of one article.
struct Extraction {
  Document document;
  std::vector<Value> mentions;  // ordered by part (title first) and place
  std::vector<Claim> claims;
};

// proto3 JSON of crosscheck.v1.Report, pretty-printed, with empty arrays. Internal on a text that
// protobuf refuses.
absl::StatusOr<std::string> ReportToJson(const Report& report);
// Serialized crosscheck.v1.Report.
absl::StatusOr<std::string> ReportToProto(const Report& report);
// One JSON object on one line, without the line end: {"articleId","mentions","claims"}.
absl::StatusOr<std::string> ExtractionToJsonLine(const Extraction& extraction);
// For people: each mention and claim with its words, value and slots.
std::string ExtractionToText(const Extraction& extraction);

// The claims graph of a report: to ask it, or for its ToDot, ToGraphMl and ToJson. Fails as
// ClaimGraph::Build does, which a report of Checker never makes it do.
absl::StatusOr<ClaimGraph> GraphOf(const Report& report);

struct TextOptions {
  int width = 80;      // columns; lines are folded at words
  bool color = false;  // ANSI colours
};
// For people: findings most serious first, folded by fact, both quotes, the reason; a summary line
// of agreements.
std::string ReportToText(const Report& report, const TextOptions& options);

// For people, to look at: one HTML page that is a file by itself, fetches nothing and prints well.
// Findings by fact with both quotes, what agrees with its origins, when each figure was told, the
// graph as a picture; filters. Text of articles stays text, and only http and https become links.
// What is too much for a page (articles, the picture) is limited, and the page says what was left
// out.
std::string ReportToHtml(const Report& report);

}  // namespace crosscheck
