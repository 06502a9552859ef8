// A report in the forms that other programs read: streams of JSON, code review tools, linked
// data, spreadsheets.
//
//   std::string lines = *ReportToJsonLines(report);
//   std::string cells = *ReportToFindingsCsv(report);
//
// Each is a pure function of the report alone; the same report gives the same bytes. Each gives
// UTF-8, or Internal, with the place, where ReportToJson does: for text that is not UTF-8 and for
// an index that points nowhere. Thread-safe.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "crosscheck/report/report.h"

namespace crosscheck {

// One JSON object a line, each with its line end: a crosscheck.v1.FindingLine for each finding in
// the order of the report, which holds its claims and articles too, then one
// crosscheck.v1.SummaryLine. Names and rules are those of ReportToJson.
absl::StatusOr<std::string> ReportToJsonLines(const Report& report);

// SARIF 2.1.0, which code review tools and editors open: one run, a rule for each kind of finding,
// a result for each finding, its fingerprint as partial fingerprint "words/v1", its confidence as
// rank (0 to 100). Severities are the levels error, warning and note (notice and info); agreements
// are results of kind "informational". A result stands at the value in the draft, else at that of
// its first claim; the others are related locations.
//
// An article that was read of a plain file (Article::source) is the artifact of that path; lines
// and columns are those of the file, columns and lengths in UTF-16 units. Any other is an artifact
// with its text inside, under its web address, else under its id as a relative reference, and
// regions have byte offsets too. A value in a title has no region. Messages are one line of text,
// cleaned as cells below; snippets are the words as they are.
absl::StatusOr<std::string> ReportToSarif(const Report& report);

// JSON-LD in the terms of schema.org: a graph of Claims and of the NewsArticles that they appear
// in. Claims that findings of agreement join are one Claim with several appearances; any other is
// one with one. Its text is that of its first appearance, which "firstAppearance" names where all
// of them have a date of publication; "workExample" has the words of each as a Quotation, "name"
// the label of its fact. There is no ClaimReview and no rating: what two sources say of each other
// is no verdict. Articles go by their web address, else by "urn:crosscheck:article:ID", quotations
// by "urn:crosscheck:claim:HEX", Claims by "urn:crosscheck:statement:HEX" of the first of them.
absl::StatusOr<std::string> ReportToJsonLd(const Report& report);

// W3C Web Annotation: an AnnotationCollection with one page, an Annotation for each finding. Its
// motivation is assessing and linking, that of an agreement linking alone; its bodies are the
// explanation (commenting), kind and severity (classifying); its targets are the values that it is
// made of, in the order of the finding. A target names the article as in ReportToJsonLd, and the
// words twice: TextQuoteSelector with up to 32 characters before and behind, and
// TextPositionSelector, whose offsets count characters (Unicode code points) of Article::text, the
// end exclusive. A value in a title has no position.
absl::StatusOr<std::string> ReportToWebAnnotation(const Report& report);

// Comma separated values for spreadsheets, as in RFC 4180: a row of column names, rows that end in
// CR LF, cells in quotes where they need them; no byte order mark. A cell of words is one line:
// blanks of any kind are one space, control characters and those that turn writing direction are
// U+FFFD. A cell that a spreadsheet would take for a formula (it begins with = + - @ and is no
// plain number) gets a ' in front. Numbers are plain decimals, truth is TRUE or FALSE, a list
// stands in one cell with "; " between, and what is not known is empty.
//
// Findings, one a row, in the order of the report:
//   kind, severity, confidence (0 to 1), explanation, basis, same_text: as in
//     crosscheck.v1.Finding
//   fact: its label
//   outlet_1, published_1, value_1, low_1, high_1, unit_1, time_1, sentence_1, title_1, url_1,
//     article_id_1, claim_id_1: what the first of its claims says; value is in the words of the
//     article, time is TIMEX3
//   outlet_2 ... claim_id_2: the second; empty where there is one alone
//   claim_ids: all of them, a computed finding has more than two
//   fingerprint, finding_id
absl::StatusOr<std::string> ReportToFindingsCsv(const Report& report);

// The same for claims, one a row, in the order of the report:
//   outlet, published, title, url, article_id
//   value, sentence: in the words of the article
//   low, high, modifier, form, unit, dimension, currency, counted, per, per_unit: as in
//     crosscheck.v1.Quantity
//   time_type, timex, time_begin, time_end: as in crosscheck.v1.Time; the end is exclusive
//   measure, period, speaker, agencies, hedged, negated, future, quoted, onset, part_of,
//     other_event, cumulative, limit: as in crosscheck.v1.Claim
//   fact, fact_outlets, fact_origins: label and support of the fact that it belongs to
//   part, line (from 1; of the text, empty in a title), begin, end, value_begin, value_end: where
//     sentence and value stand, in UTF-8 bytes from the start of the part, the end exclusive
//   claim_id, fact_id
absl::StatusOr<std::string> ReportToClaimsCsv(const Report& report);

}  // namespace crosscheck
