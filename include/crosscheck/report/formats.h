// A report in the forms that other programs read: streams of JSON and spreadsheets.
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
