// Words for people that the text forms share: who says it, when, and what. Internal to report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/value/quantity.h"
#include "report/screen.h"

namespace crosscheck::report {

// "The Harbour Post"; the title or the id where no outlet is known.
std::string OutletText(const Document& document);
// "24 Apr 2024", or "undated".
std::string DateText(const Document& document);
// What holds for the whole check, each once: articles without a date of publication, whose relative
// times stay unresolved; articles that their sources took back, by name.
std::vector<std::string> NotesOn(const std::vector<Document>& articles);
// "figures conflict", for a kind.
std::string_view KindText(FindingKind kind);
// "1 figure", "2 figures".
std::string Counted(size_t count, std::string_view singular, std::string_view plural);
// "0.934" for 934, without trailing zeros.
std::string Thousandths(int value);
// The words of a claim's value; of a date that they do not tell in full, also what it is read as:
// "Thursday (7 November 2019)". `text` is that of its part.
std::string FigureText(const Claim& claim, std::string_view text);
// "30 to 50 times", "about 32000 (person)".
std::string QuantityText(const Quantity& quantity, std::string_view counted);

// The sentence of `span` between quotation marks, cut to about `max_bytes` around the values, which
// stand in bold. `others`, none of which touches a value or another, are underlined.
void AddQuote(std::string_view text, Span span, const std::vector<Span>& values,
              const std::vector<Span>& others, size_t max_bytes, SafeText& out);

}  // namespace crosscheck::report
