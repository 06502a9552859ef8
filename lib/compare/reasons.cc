// The doors are Reason and Fill: a template of lib/compare/data/en/reasons.inc with its pieces
// filled in. What the pieces are stands in kPieces; a template that names another does not compile.
#include "compare/reasons.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "base/strings.h"

namespace crosscheck::compare {
namespace {

constexpr std::string_view kTemplates[] = {
#define REASON(id, text) text,
#include "compare/data/en/reasons.inc"
#undef REASON
};

std::string PercentText(double ratio) {
  const auto percent = static_cast<int64_t>(std::llround(ratio * 100));
  return percent == 0 ? "less than 1 %" : absl::StrCat(percent, " %");
}

// "; they are 27 % apart"; for percentages the difference itself.
std::string Gap(const Case& c) {
  const Quantity& x = c.x();
  const Quantity& y = c.y();
  if (GetUnit(x.unit).dimension == Dimension::kPercent && x.low == x.high && y.low == y.high) {
    const std::optional<Decimal> points = x.low > y.low ? x.low.Minus(y.low) : y.low.Minus(x.low);
    if (points) return absl::StrCat("; they are ", points->ToString(), " percentage points apart");
  }
  const double gap = c.quantities.gap;
  return gap > 0 ? absl::StrCat("; they are ", PercentText(gap), " apart") : "";
}

bool FirstIsRange(const Case& c) { return c.x().low < c.x().high; }

std::string End(const Case& c) {
  const Quantity& range = FirstIsRange(c) ? c.x() : c.y();
  const Quantity& point = FirstIsRange(c) ? c.y() : c.x();
  const bool top = CompareLevels(point.low, point.unit, range.low, range.unit) > 0;
  return top ? "top" : "bottom";
}

// "; "last December" is read as December 2018", where the words do not say so themselves.
std::string Readings(const Case& c) {
  const std::string first = DateReading(c.a);
  std::string second = DateReading(c.b);
  if (first == second) second.clear();
  if (first.empty() && second.empty()) return "";
  return absl::StrCat("; ", first, first.empty() || second.empty() ? "" : " and ", second);
}

// Does the date of a lie in that of b, or is it told more exactly?
bool FirstIsInner(const Case& c) {
  if (c.values == kDateWithin) return c.dates.relation == PeriodRelationKind::kRefines;
  return c.ca().period->granularity < c.cb().period->granularity;
}

// The words of a value, in quotation marks.
std::string Quoted(const Side& side) { return absl::StrCat("\"", ValueWords(side), "\""); }

struct Piece {
  std::string_view name;
  std::string (*words)(const Case&);
};
constexpr Piece kPieces[] = {
    {"a", [](const Case& c) { return Quoted(c.a); }},
    {"b", [](const Case& c) { return Quoted(c.b); }},
    // The figure told more exactly, and the one that it rounds to or lies in.
    {"sharp", [](const Case& c) { return Quoted(c.quantities.first_is_sharper ? c.a : c.b); }},
    {"blunt", [](const Case& c) { return Quoted(c.quantities.first_is_sharper ? c.b : c.a); }},
    {"point", [](const Case& c) { return Quoted(FirstIsRange(c) ? c.b : c.a); }},
    {"range", [](const Case& c) { return Quoted(FirstIsRange(c) ? c.a : c.b); }},
    {"end", End},
    {"gap", Gap},
    // By publication.
    {"earlier", [](const Case& c) { return Quoted(c.earlier()); }},
    {"later", [](const Case& c) { return Quoted(c.later()); }},
    {"period_a", [](const Case& c) { return PeriodText(*c.ca().period); }},
    {"period_b", [](const Case& c) { return PeriodText(*c.cb().period); }},
    {"inner",
     [](const Case& c) { return PeriodText(*(FirstIsInner(c) ? c.ca() : c.cb()).period); }},
    {"outer",
     [](const Case& c) { return PeriodText(*(FirstIsInner(c) ? c.cb() : c.ca()).period); }},
    {"shift", [](const Case& c) { return DaysInWords(c.DaysApart()); }},
    {"readings", Readings},
};

constexpr const Piece* FindPiece(std::string_view name) {
  for (const Piece& piece : kPieces) {
    if (piece.name == name) return &piece;
  }
  return nullptr;
}

// What is not asked of a case but given with a computation.
constexpr std::string_view kGiven[] = {"agency", "from",  "to",    "direction",
                                       "stated", "other", "whole", "computed",
                                       "parts",  "sum",   "born",  "date"};

constexpr bool IsKnown(std::string_view name) {
  for (std::string_view given : kGiven) {
    if (given == name) return true;
  }
  return FindPiece(name) != nullptr;
}

constexpr bool AllPiecesAreKnown() {
  for (std::string_view text : kTemplates) {
    for (size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
      const size_t close = text.find('}', open);
      if (close == text.npos || !IsKnown(text.substr(open + 1, close - open - 1))) return false;
    }
  }
  return true;
}
static_assert(AllPiecesAreKnown());

// The template with each {name} replaced by words(name).
template <typename Words>
std::string Replace(ReasonId id, const Words& words) {
  std::string_view text = kTemplates[static_cast<size_t>(id)];
  constexpr size_t kMostWords = 192;
  std::string out;
  out.reserve(kMostWords);
  for (size_t open = text.find('{'); open != text.npos; open = text.find('{')) {
    const size_t close = text.find('}', open);
    out += text.substr(0, open);
    out += words(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return out += text;
}

}  // namespace

std::string Reason(ReasonId id, const Case& c) {
  return Replace(id, [&](std::string_view name) {
    const Piece* piece = FindPiece(name);
    return piece == nullptr ? std::string() : piece->words(c);
  });
}

std::string Fill(ReasonId id, std::initializer_list<Given> pieces) {
  return Replace(id, [&](std::string_view name) {
    const auto* piece = std::find_if(pieces.begin(), pieces.end(),
                                     [&](const Given& given) { return given.first == name; });
    return piece == pieces.end() ? std::string() : piece->second;
  });
}

}  // namespace crosscheck::compare
