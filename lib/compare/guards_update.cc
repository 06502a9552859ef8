// Guards on figures that were right when they were printed: what is told as of a day is another
// figure the day after, and nobody erred; see guards.h.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "compare/guards.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::compare {
namespace {

constexpr int kUpdateWindowDays = 30;  // the news of one event

// States that end for one after the other: the later count is lower because time has passed.
constexpr uint64_t kPassing[] = {Hash64("missing"),  Hash64("trapped"),
                                 Hash64("stranded"), Hash64("evacuate"),
                                 Hash64("blackout"), Hash64("critical-condition"),
                                 Hash64("shelter")};

bool OneEvent(const Case& c) {
  const auto &x = c.ca().published, &y = c.cb().published;
  // "Since May" goes on.
  const auto closed = [](const Claim& claim) {
    return claim.period && !claim.period->since &&
           *claim.published - claim.period->end > kUpdateWindowDays;
  };
  return x && y && std::abs(*x - *y) <= kUpdateWindowDays && !closed(c.ca()) && !closed(c.cb());
}

std::string ClauseOf(const Side& side) {
  return AsciiLower(side.claim.clause.In(side.document.text(side.claim.part)));
}

// The next word of lower case text, which is taken off it.
std::string_view NextWord(std::string_view& text) {
  const auto letter = [](char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)); };
  const auto begin = std::find_if(text.begin(), text.end(), letter);
  const auto end = std::find_if_not(begin, text.end(), letter);
  const std::string_view word(begin, end);
  text.remove_prefix(static_cast<size_t>(end - text.begin()));
  return word;
}

bool IsOneOf(std::string_view word, absl::Span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "has burned", "have so far raised": up to the day of print.
bool IsPerfect(std::string_view clause) {
  static constexpr std::string_view kBetween[] = {"so",   "far",  "now",  "already",
                                                  "also", "been", "since"};
  static constexpr std::string_view kParticiples[] = {
#include "compare/data/en/participles.inc"
  };
  while (!clause.empty()) {
    const std::string_view have = NextWord(clause);
    if (have != "has" && have != "have") continue;
    std::string_view rest = clause;
    std::string_view word = NextWord(rest);
    while (IsOneOf(word, kBetween)) word = NextWord(rest);
    if (word.ends_with("ed") || IsOneOf(word, kParticiples)) return true;
  }
  return false;
}

// The numbers in digits that the clause of a claim has beside its value.
std::vector<std::string> FiguresBeside(const Side& side) {
  const Span clause = side.claim.clause, value = side.claim.value_span;
  const std::string_view text = side.document.text(side.claim.part);
  std::vector<std::string> figures;
  bool on = false;
  for (uint32_t i = clause.begin; i < clause.end; ++i) {
    const bool digit = absl::ascii_isdigit(static_cast<unsigned char>(text[i]));
    if (i >= value.begin && i < value.end) continue;
    if (digit && !on) figures.emplace_back();
    on = digit || (on && (text[i] == '.' || text[i] == ','));
    if (on) figures.back() += text[i];
  }
  return figures;
}

// "fifth", "sixth": which of several; bits.
uint32_t OrdinalsOf(std::string_view clause) {
  static constexpr std::string_view kOrdinals[] = {"first", "second", "third",    "fourth",
                                                   "fifth", "sixth",  "seventh",  "eighth",
                                                   "ninth", "tenth",  "eleventh", "twelfth"};
  uint32_t found = 0;
  while (!clause.empty()) {
    const auto at = std::find(std::begin(kOrdinals), std::end(kOrdinals), NextWord(clause));
    if (at != std::end(kOrdinals)) found |= 1u << (at - std::begin(kOrdinals));
  }
  return found;
}

// "two more men", "another man"; not "more than two".
bool SaysMore(std::string_view clause) {
  while (!clause.empty()) {
    const std::string_view word = NextWord(clause);
    if (word == "another") return true;
    std::string_view rest = clause;
    if (word == "more" && NextWord(rest) != "than") return true;
  }
  return false;
}

}  // namespace

bool Passes(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/passing.inc"
  };
  const Claim& later = c.later().claim;
  if (later.measure != Measure::kCount || !OneEvent(c)) return false;
  const TermSet& state = later.predicate.empty() ? later.topic : later.predicate;
  return std::any_of(std::begin(kPassing), std::end(kPassing),
                     [&](uint64_t key) { return HasTerm(state, key); }) ||
         HasAny(ClauseOf(c.later()), kWords);
}

bool RunsOn(const Case& c) {
  const Measure measure = c.ca().measure;
  if (measure != Measure::kCount && measure != Measure::kAmount && measure != Measure::kShare)
    return false;
  return OneEvent(c) && IsPerfect(ClauseOf(c.later()));
}

bool WasProvisional(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/provisional.inc"
  };
  return OneEvent(c) && SentenceHasAny(c.earlier(), kWords);
}

bool FigureOfEachDay(const Case& c) {
  const auto printed_on_it = [](const Claim& claim) {
    return claim.published && claim.period->begin == *claim.published &&
           claim.period->granularity == Granularity::kDay;
  };
  if (!printed_on_it(c.ca()) || !printed_on_it(c.cb())) return false;
  const std::vector<std::string> a = FiguresBeside(c.a), b = FiguresBeside(c.b);
  return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), [&](const std::string& x) {
    return std::find(b.begin(), b.end(), x) != b.end();
  });
}

bool OtherTurn(const Case& c) {
  const uint32_t a = OrdinalsOf(ClauseOf(c.a));
  if (a == 0) return false;
  const uint32_t b = OrdinalsOf(ClauseOf(c.b));
  return b != 0 && (a & b) == 0;
}

bool OneIsMore(const Case& c) { return SaysMore(ClauseOf(c.a)) != SaysMore(ClauseOf(c.b)); }

}  // namespace crosscheck::compare
