// Words for people: the doors are those of words.h. English; a second language would get a file
// beside this.
#include "report/words.h"

#include <algorithm>
#include <utility>

#include "report/slice.h"
#include "value/day_text.h"

namespace crosscheck::report {
namespace {

std::string_view ModifierText(Modifier modifier) {
  switch (modifier) {
    case Modifier::kNone:
      return "";
    case Modifier::kAbout:
      return "about ";
    case Modifier::kNearly:
      return "nearly ";
    case Modifier::kMoreThan:
      return "more than ";
    case Modifier::kAtLeast:
      return "at least ";
    case Modifier::kLessThan:
      return "less than ";
    case Modifier::kAtMost:
      return "at most ";
  }
  return "";
}

// The part of the sentence that is shown: all of it, or a window around the values with whole
// words.
Span Window(std::string_view text, Span sentence, Span values, size_t max_bytes) {
  if (sentence.size() <= max_bytes) return sentence;
  // A third of the room before the values: what follows a number says more about it than what leads
  // to it.
  const size_t room = max_bytes > values.size() ? max_bytes - values.size() : 0;
  const size_t before = std::min<size_t>(values.begin - sentence.begin, room / 3);
  Span window{static_cast<uint32_t>(values.begin - before), 0};
  window.end = static_cast<uint32_t>(std::min<size_t>(sentence.end, window.begin + max_bytes));
  if (window.end == sentence.end) {
    window.begin = static_cast<uint32_t>(
        std::min<size_t>(values.begin, std::max<size_t>(sentence.begin, sentence.end - max_bytes)));
  }
  // To the next blank inwards, but never into a value, and not at all in writing without blanks.
  const size_t first = text.find(' ', window.begin);
  if (window.begin > sentence.begin && first < values.begin) {
    window.begin = static_cast<uint32_t>(first + 1);
  }
  const size_t last = text.rfind(' ', window.end);
  if (window.end < sentence.end && last != std::string_view::npos && last >= values.end) {
    window.end = static_cast<uint32_t>(last);
  }
  return Clip(text, window);
}

}  // namespace

std::string OutletText(const Document& document) {
  const Article& article = document.article();
  if (!article.outlet.empty()) return article.outlet;
  if (!article.title.empty()) return "\"" + article.title + "\"";
  return "article " + article.id;
}

std::string DateText(const Document& document) {
  if (!document.article().published) return "undated";
  return ShortDayText(document.article().published->day());
}

std::vector<std::string> NotesOn(const std::vector<Document>& articles) {
  std::vector<std::string> notes;
  size_t undated = 0, withdrawn = 0;
  std::string names;
  for (const Document& document : articles) {
    if (IsWithdrawn(document.article())) {
      constexpr size_t kMostNamed = 10;
      if (withdrawn++ < kMostNamed)
        names +=
            (names.empty() ? "" : ", ") + document.id() + " (" + document.article().status + ")";
      if (withdrawn == kMostNamed + 1) names += " ...";
    } else if (!document.article().published) {
      ++undated;
    }
  }
  if (undated > 0) {
    notes.push_back(Counted(undated, "article has", "articles have") +
                    " no date of publication: times like \"last week\" are not resolved there.");
  }
  if (withdrawn > 0) {
    notes.push_back(Counted(withdrawn, "article was", "articles were") +
                    " taken back by the source and not compared: " + names + ".");
  }
  return notes;
}

std::string_view KindText(FindingKind kind) {
  switch (kind) {
    case FindingKind::kAgreement:
      return "sources agree";
    case FindingKind::kNumericOverlap:
      return "figures overlap";
    case FindingKind::kNumericConflict:
      return "figures conflict";
    case FindingKind::kDateDrift:
      return "dates differ";
    case FindingKind::kScopeMismatch:
      return "same figure, other scope";
    case FindingKind::kSuperseded:
      return "older figure";
    case FindingKind::kHedgeDrift:
      return "qualifier lost";
    case FindingKind::kArithmetic:
      return "figures do not add up";
  }
  return "";
}

std::string Counted(size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

std::string Thousandths(int value) { return Decimal::Make(value, -3)->ToString(); }

std::string FigureText(const Claim& claim, std::string_view text) {
  std::string words(Slice(text, claim.value_span));
  if (claim.measure != Measure::kEventDate || !claim.period) return words;
  // A year in it: four digits.
  size_t digits = 0;
  for (char c : words) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return words;
  }
  return words + " (" + PeriodText(*claim.period) + ")";
}

std::string QuantityText(const Quantity& quantity, std::string_view counted) {
  std::string result(ModifierText(quantity.modifier));
  result += quantity.low.ToString();
  if (quantity.high != quantity.low) result += " to " + quantity.high.ToString();
  result += " " + std::string(GetUnit(quantity.unit).name);
  if (quantity.IsRate()) {
    result +=
        " per " + quantity.per.ToString() + " " + std::string(GetUnit(quantity.per_unit).name);
  }
  if (!counted.empty()) result += " of " + std::string(counted);
  return result;
}

void AddQuote(std::string_view text, Span span, const std::vector<Span>& values,
              const std::vector<Span>& others, size_t max_bytes, SafeText& out) {
  const Span sentence = Clip(text, span);
  std::vector<Span> inside;
  for (Span value : values) {
    value = Clip(text, value);
    if (!value.empty() && sentence.Contains(value)) inside.push_back(value);
  }
  std::sort(inside.begin(), inside.end());
  Span cover = inside.empty() ? Span{sentence.begin, sentence.begin} : inside.front();
  for (Span value : inside) {
    // A value too far off to be shown with the first is left out of the window, not of the list.
    if (Cover(cover, value).size() <= max_bytes) cover = Cover(cover, value);
  }
  const Span window = Window(text, sentence, cover, max_bytes);
  out.Add(window.begin > sentence.begin ? "\"... " : "\"");
  std::vector<std::pair<Span, Style>> marked;
  for (Span value : inside) marked.emplace_back(value, Style::kBold);
  for (Span other : others) marked.emplace_back(Clip(text, other), Style::kUnderlined);
  std::sort(marked.begin(), marked.end());
  uint32_t at = window.begin;
  for (const auto& [part, style] : marked) {
    if (part.begin < at || part.end > window.end) continue;
    out.Add(Slice(text, {at, part.begin})).Add(style, Slice(text, part));
    at = part.end;
  }
  out.Add(Slice(text, {at, window.end}));
  out.Add(window.end < sentence.end ? " ...\"" : "\"");
}

}  // namespace crosscheck::report
