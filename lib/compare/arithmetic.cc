// What all judges of derived findings share; see the header.
#include "compare/arithmetic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/strings.h"

namespace crosscheck::compare {
namespace {

std::string_view Trimmed(std::string_view words) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const size_t begin = words.find_first_not_of(kBlanks);
  if (begin == words.npos) return {};
  return words.substr(begin, words.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace

std::string Grouped(std::string digits) {
  const size_t point = std::min(digits.find('.'), digits.size());
  for (size_t at = point; at > 3 && digits[at - 4] != '-'; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string Rounded(double value) {
  const double size = std::abs(value);
  const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
  std::string out(text.data());
  if (decimals > 0) {
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
  }
  return Grouped(std::move(out));
}

double HalfStep(const Quantity& q) {
  const bool small = q.low.IsInteger() && std::abs(q.low.ToDouble()) < 100;
  return std::pow(10.0, small ? 0 : q.last_digit) / 2;
}

std::string WordsIn(std::string_view text, Span span) {
  return span.begin < span.end ? AsciiLower(Trimmed(span.In(text))) : std::string();
}

FiguresOfSentence::FiguresOfSentence(absl::Span<const Document> documents,
                                     absl::Span<const Claim> claims, uint32_t first, uint32_t last)
    : documents_(documents),
      claims_(claims),
      first_(first),
      last_(last),
      figures_(*claims[first].figures),
      text_(documents[claims[first].article].text(claims[first].part)),
      span_(claims[first].span) {}

std::string FiguresOfSentence::Words(size_t i) const {
  return std::string(Trimmed(figures_[i].span.In(text_)));
}
std::string FiguresOfSentence::Between(size_t i, size_t j) const {
  return WordsIn(text_, {figures_[i].span.end, figures_[j].span.begin});
}
std::string FiguresOfSentence::Before(size_t i) const {
  return WordsIn(text_, {span_.begin, figures_[i].span.begin});
}
std::string FiguresOfSentence::Behind(size_t i) const {
  return AsciiLower(Span{figures_[i].span.end, span_.end}.In(text_));
}

std::optional<uint32_t> FiguresOfSentence::ClaimOf(size_t i) const {
  for (uint32_t claim = first_; claim < last_; ++claim) {
    if (claims_[claim].value_span == figures_[i].span) return claim;
  }
  return std::nullopt;
}

std::optional<Computed> FiguresOfSentence::Tell(const std::vector<size_t>& figures, bool fits,
                                                std::string reason) const {
  std::vector<uint32_t> used;
  Span values = figures_[figures.front()].span;
  for (size_t i : figures) {
    values = Cover(values, figures_[i].span);
    const std::optional<uint32_t> claim = ClaimOf(i);
    if (!claim) continue;
    if (claims_[*claim].negated) return std::nullopt;
    used.push_back(*claim);
  }
  if (used.empty()) return std::nullopt;
  return Within(documents_, claims_, std::move(used), values, fits, std::move(reason));
}

Computed Within(absl::Span<const Document> documents, absl::Span<const Claim> claims,
                std::vector<uint32_t> used, Span values, bool fits, std::string reason) {
  constexpr int kFits = 950, kDoesNotFit = 850;
  Computed out;
  out.verdict.basis = "computed";
  out.verdict.kind = fits ? FindingKind::kAgreement : FindingKind::kArithmetic;
  out.verdict.severity = fits ? Severity::kInfo : Severity::kWarning;
  out.verdict.confidence = fits ? kFits : kDoesNotFit;
  out.verdict.reason = std::move(reason);
  std::sort(used.begin(), used.end());
  // One sentence, quoted once.
  Claim all = claims[used.front()];
  all.value_span = values;
  for (uint32_t claim : used) all.clause = Cover(all.clause, claims[claim].clause);
  const Side side{all, documents[all.article]};
  out.explanation = Explain(Says(side), "", out.verdict.reason);
  out.claims = std::move(used);
  return out;
}

}  // namespace crosscheck::compare
