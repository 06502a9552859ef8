// Guards on figures that were right when they were printed: what is told as of a day is another
// figure the day after, and nobody erred; see guards.h.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "compare/guards.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::compare {
namespace {

constexpr int kUpdateWindowDays = 30;  // what is told of an event settles within weeks

// States that end for one after the other: the later count is lower because time has passed.
constexpr uint64_t kPassing[] = {Hash64("missing"),  Hash64("trapped"),
                                 Hash64("stranded"), Hash64("evacuate"),
                                 Hash64("blackout"), Hash64("critical-condition"),
                                 Hash64("shelter")};

// Letters and digits on end.
std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  const auto of_word = [](char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)); };
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && of_word(text[end])) ++end;
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

// "has burned", "have so far raised": up to the day of print.
bool IsPerfect(const std::vector<std::string_view>& words) {
  static constexpr std::string_view kBetween[] = {"so",   "far",  "now",  "already",
                                                  "also", "been", "since"};
  static constexpr std::string_view kParticiples[] = {
#include "compare/data/en/participles.inc"
  };
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] != "has" && words[i] != "have") continue;
    size_t next = i + 1;
    while (next < words.size() && IsOneOf(words[next], kBetween)) ++next;
    if (next < words.size() && (words[next].ends_with("ed") || IsOneOf(words[next], kParticiples)))
      return true;
  }
  return false;
}

// The numbers in digits that the clause of a claim has beside its value.
std::vector<std::string> FiguresBeside(const Side& side) {
  const Span clause = side.claim.clause, value = side.claim.value_span;
  const std::string_view text = side.document.text(side.claim.part);
  const auto is_digit = [&](uint32_t i) {
    return i < clause.end && absl::ascii_isdigit(static_cast<unsigned char>(text[i]));
  };
  std::vector<std::string> figures;
  for (uint32_t i = clause.begin; i < clause.end; ++i) {
    if (!is_digit(i) || (i >= value.begin && i < value.end)) continue;
    const uint32_t begin = i;
    while (is_digit(i + 1) || (is_digit(i + 2) && (text[i + 1] == '.' || text[i + 1] == ','))) ++i;
    figures.emplace_back(text.substr(begin, i + 1 - begin));
  }
  return figures;
}

constexpr std::string_view kOrdinals[] = {"first", "second", "third",    "fourth",
                                          "fifth", "sixth",  "seventh",  "eighth",
                                          "ninth", "tenth",  "eleventh", "twelfth"};

// "two more men", "another man"; neither "more than two" nor "one another" nor "more likely".
bool SaysMore(const std::vector<std::string_view>& words) {
  static constexpr std::string_view kNumbers[] = {
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several"};
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view before = i > 0 ? words[i - 1] : "";
    if (words[i] == "another" && before != "one") return true;
    // "a tenth miner", not "a tenth of them"
    if ((before == "a" || before == "an") && i + 1 < words.size() && words[i + 1] != "of" &&
        IsOneOf(words[i], WordList(kOrdinals).subspan(1)))
      return true;
    if (words[i] != "more" || (i + 1 < words.size() && words[i + 1] == "than")) continue;
    if (IsOneOf(before, kNumbers) ||
        (!before.empty() && absl::ascii_isdigit(static_cast<unsigned char>(before.back()))))
      return true;
  }
  return false;
}

}  // namespace

bool GoesOn(const Case& c) {
  constexpr int kLongest = 366;  // "since May"; since 1990, nothing grows by half in a day
  const auto &x = c.ca().published, &y = c.cb().published;
  const auto closed = [](const Claim& claim) {
    if (!claim.period) return false;
    return claim.period->since ? *claim.published - claim.period->begin > kLongest
                               : *claim.published - claim.period->end > kUpdateWindowDays;
  };
  return x && y && std::abs(*x - *y) <= kUpdateWindowDays && !closed(c.ca()) && !closed(c.cb());
}

bool Passes(const Case& c) {
  static constexpr std::string_view kStates[] = {
#include "compare/data/en/passing.inc"
  };
  static constexpr std::string_view kStill[] = {"still", "remain", "remains", "remained",
                                                "remaining"};
  const Claim& later = c.later().claim;
  if ((later.measure != Measure::kCount && later.measure != Measure::kShare) || !GoesOn(c))
    return false;
  const TermSet& state = later.predicate.empty() ? later.topic : later.predicate;
  if (std::any_of(std::begin(kPassing), std::end(kPassing),
                  [&](uint64_t key) { return HasTerm(state, key); }))
    return true;
  if (ClauseHasAny(c.later(), kStates)) return true;
  if (c.order != kFewerLater) return false;
  const std::vector<std::string_view> words = WordsOf(c.later().Clause());
  return std::any_of(words.begin(), words.end(), [](auto word) { return IsOneOf(word, kStill); });
}

bool RunsOn(const Case& c) {
  const Measure measure = c.ca().measure;
  if (measure != Measure::kCount && measure != Measure::kAmount && measure != Measure::kShare)
    return false;
  return GoesOn(c) && IsPerfect(WordsOf(c.a.Clause())) && IsPerfect(WordsOf(c.b.Clause()));
}

bool SaysRevised(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/revised.inc"
  };
  return SentenceHasAny(c.later(), kWords);  // however long after
}

bool WasProvisional(const Case& c) {
  static constexpr std::string_view kWords[] = {
#include "compare/data/en/provisional.inc"
  };
  return GoesOn(c) && SentenceHasAny(c.earlier(), kWords);
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
  const std::vector<std::string_view> x = WordsOf(c.a.Clause());
  if (std::none_of(x.begin(), x.end(), [](auto word) { return IsOneOf(word, kOrdinals); }))
    return false;
  const std::vector<std::string_view> y = WordsOf(c.b.Clause());
  for (size_t i = 0; i + 1 < x.size(); ++i) {
    for (size_t j = 0; IsOneOf(x[i], kOrdinals) && j + 1 < y.size(); ++j) {
      if (x[i + 1] == y[j + 1] && x[i] != y[j] && IsOneOf(y[j], kOrdinals)) return true;
    }
  }
  return false;
}

bool OneIsMore(const Case& c) {
  return SaysMore(WordsOf(c.a.Clause())) != SaysMore(WordsOf(c.b.Clause()));
}

}  // namespace crosscheck::compare
