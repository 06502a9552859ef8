// Words for people: who says what and why it was flagged. The doors are Says, Explain, ValueWords,
// DateReading, DaysInWords.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "compare/verdict.h"
#include "crosscheck/article/offsets.h"
#include "value/day_text.h"

namespace crosscheck::compare {
namespace {

// White space folded to single blanks.
std::string OneLine(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  while (!out.empty() &&
         (out.back() == ' ' || out.back() == ',' || out.back() == ';' || out.back() == ':'))
    out.pop_back();
  return out;
}

// The clause, cut around the value where it is long.
void AppendQuote(const Side& side, std::string& out) {
  constexpr uint32_t kLongest = 160, kBefore = 70, kBehind = 70;
  const std::string_view text = side.document.text(side.claim.part);
  Span span =
      side.claim.clause.empty() ? side.claim.span : Cover(side.claim.clause, side.claim.value_span);
  bool cut_before = false, cut_behind = false;
  if (span.size() > kLongest) {
    const Span value = side.claim.value_span;
    if (value.begin - span.begin > kBefore) {
      span.begin = value.begin - kBefore;
      while (span.begin < value.begin && text[span.begin] != ' ') ++span.begin;
      cut_before = true;
    }
    if (span.end - value.end > kBehind) {
      span.end = value.end + kBehind;
      while (span.end > value.end && text[span.end] != ' ') --span.end;
      span.end = static_cast<uint32_t>(CharacterStart(text, span.end));
      cut_behind = true;
    }
  }
  std::string quote = OneLine(span.In(text));
  // Quotation marks inside become single ones, so that ours stay readable.
  std::replace(quote.begin(), quote.end(), '"', '\'');
  absl::StrAppend(&out, cut_before ? "... " : "", quote, cut_behind ? " ..." : "");
}

void AppendWho(const Side& side, std::string& out) {
  const Article& article = side.document.article();
  if (article.outlet.empty()) out += "article ";
  out += article.outlet.empty() ? article.id : article.outlet;
  if (article.published) absl::StrAppend(&out, " (", ShortDayText(article.published->day()), ")");
}

}  // namespace

std::string ValueWords(const Side& side) {
  return OneLine(side.claim.value_span.In(side.document.text(side.claim.part)));
}

std::string DateReading(const Side& side) {
  const TimeValue& time = *side.claim.time;
  if (time.anchor == TimeAnchor::kAbsolute || time.anchor == TimeAnchor::kNone) return "";
  const std::string words = ValueWords(side);
  const std::string meaning = PeriodText(*time.period);
  if (words == meaning) return "";
  return absl::StrCat("\"", words, "\" is read as ", meaning);
}

std::string DaysInWords(int days) {
  const auto plural = [](int n, std::string_view unit) {
    return absl::StrCat(n, " ", std::string(unit), n == 1 ? "" : "s");
  };
  if (days < 60) return plural(days, "day");
  if (days < 730) return absl::StrCat("about ", plural((days + 15) / 30, "month"));
  return absl::StrCat("about ", plural((days + 182) / 365, "year"));
}

std::string Says(const Side& side) {
  constexpr size_t kMost = 256;  // mostly
  std::string out;
  out.reserve(kMost);
  AppendWho(side, out);
  out += " says \"";
  AppendQuote(side, out);
  out += '"';
  return out;
}

std::string Explain(std::string_view says_a, std::string_view says_b, std::string_view reason) {
  return absl::StrCat(AbslView(says_a), says_b.empty() ? "" : "; ", AbslView(says_b), ": ",
                      AbslView(reason), ".");
}

}  // namespace crosscheck::compare
