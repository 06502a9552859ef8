// Labels: words of articles made fit to stand on a vertex and in an export. Internal to graph.
//
// A label is one line of UTF-8 that is safe wherever a graph is drawn: no control characters, none
// that turn writing direction, none that XML forbids. What has no width is dropped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::graph {

// Enough to recognise a sentence by, little enough for a million vertices.
inline constexpr size_t kMaxLabelCharacters = 120;
inline constexpr size_t kMaxValueCharacters = 60;
// Of what is looked at for one label. A text without full stops is one sentence, and each of its
// claims would otherwise cost the whole text.
inline constexpr size_t kMaxWordsBytes = 4096;

// `text` as one clean line: blanks of any kind are one space, none at the ends; unsafe characters
// and bytes that are not UTF-8 are U+FFFD. Only the first kMaxWordsBytes count.
std::string Clean(std::string_view text);

// At most `max_characters` of a clean line, cut between words where that keeps half of it, then
// with an ellipsis (beyond the limit).
std::string Shorten(std::string clean, size_t max_characters);

// The words of a span, whatever the span: labels are for people, a wrong span is no reason to fail.
std::string_view WordsOf(const Document& document, Part part, Span span);

// "32,000 people: Last year 32,000 people were ..."
std::string ClaimLabel(const Document& document, const Claim& claim);

// The title, or the id of an article without one.
std::string ArticleLabel(const Document& document);

}  // namespace crosscheck::graph
