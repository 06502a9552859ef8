// Arithmetic: what the judges of derived findings share: the figures of one sentence with the words
// between them, how far a written figure may be off, and a verdict within one article.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "compare/derived.h"
#include "compare/word_lists.h"

namespace crosscheck::compare {

// The lists of lib/compare/data/en/derived.inc.
#define WORDS(name, ...) inline constexpr std::string_view name[] = {__VA_ARGS__};
#define WORD(name, word) inline constexpr std::string_view name = word;
#include "compare/data/en/derived.inc"
#undef WORDS
#undef WORD

// "28000" as people write it: "28,000".
std::string Grouped(std::string digits);
// "48.3", to about three digits.
std::string Rounded(double value);
// Half a step of the last digit as written; a small whole number is meant exactly to the half.
double HalfStep(const Quantity& q);

// The words of a stretch of text in lower case, without blanks around them.
std::string WordsIn(std::string_view text, Span span);

// The figures of one sentence, of claims[first] to claims[last - 1].
class FiguresOfSentence {
 public:
  // REQUIRES: claims[first].figures.
  FiguresOfSentence(absl::Span<const Document> documents, absl::Span<const Claim> claims,
                    uint32_t first, uint32_t last);

  size_t size() const { return figures_.size(); }
  const Figure& operator[](size_t i) const { return figures_[i]; }
  // The words of a figure, and those between two that follow each other.
  std::string Words(size_t i) const;
  std::string Between(size_t i, size_t j) const;
  // The sentence before and behind a figure, in lower case.
  std::string Before(size_t i) const;
  std::string Behind(size_t i) const;
  // The claim made on a figure, if any.
  std::optional<uint32_t> ClaimOf(size_t i) const;

  // A verdict on these figures: they fit, or they do not. nullopt where none of them made a claim
  // or one of them is denied.
  std::optional<Computed> Tell(const std::vector<size_t>& figures, bool fits,
                               std::string reason) const;

 private:
  absl::Span<const Document> documents_;
  absl::Span<const Claim> claims_;
  uint32_t first_, last_;
  const std::vector<Figure>& figures_;
  std::string_view text_;  // of the part
  Span span_;              // of the sentence
};

// A verdict within one article, on claims of one sentence that stand in `values`.
Computed Within(absl::Span<const Document> documents, absl::Span<const Claim> claims,
                std::vector<uint32_t> used, Span values, bool fits, std::string reason);

// One judge a kind of arithmetic; each adds what it has to say of a sentence.
void JudgeChanges(const FiguresOfSentence& figures,
                  std::vector<Computed>& out);  // derived_change.cc
void JudgeTotals(const FiguresOfSentence& figures, absl::Span<const Claim> claims,
                 std::vector<Computed>& out);  // derived_parts.cc
void JudgeStretches(const FiguresOfSentence& figures,
                    std::vector<Computed>& out);  // derived_time.cc

void JudgeRates(const FiguresOfSentence& figures, absl::Span<const Document> documents,
                absl::Span<const Claim> claims, uint32_t first, uint32_t last,
                std::vector<Computed>& out);  // derived_rate.cc

}  // namespace crosscheck::compare
