// Words that differ: the door is WordsOnlyInFirst of differ.h. Sets of words and not their order: a
// reader sees by himself that a sentence was turned round, and sets cost no more than the sentences
// are long.
#include "report/differ.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/strings.h"
#include "report/slice.h"

namespace crosscheck::report {
namespace {

// Bytes of characters beyond ASCII belong to words.
bool IsWordByte(char c) {
  const char lower = AsciiLower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

std::vector<Span> WordsOf(std::string_view text, Span span) {
  span = Clip(text, span);
  std::vector<Span> words;
  for (uint32_t at = span.begin; at < span.end; ++at) {
    if (!IsWordByte(text[at])) continue;
    Span word{at, at};
    while (word.end < span.end && IsWordByte(text[word.end])) ++word.end;
    words.push_back(word);
    at = word.end;
  }
  return words;
}

std::set<std::string> Lower(std::string_view text, const std::vector<Span>& words) {
  std::set<std::string> lower;
  for (Span word : words) lower.insert(AsciiLower(word.In(text)));
  return lower;
}

}  // namespace

std::vector<Span> WordsOnlyInFirst(std::string_view text_a, Span a, const std::vector<Span>& values,
                                   std::string_view text_b, Span b) {
  const std::vector<Span> words = WordsOf(text_a, a);
  const std::set<std::string> first = Lower(text_a, words);
  const std::set<std::string> second = Lower(text_b, WordsOf(text_b, b));
  const auto common = static_cast<size_t>(
      std::count_if(first.begin(), first.end(), [&](const auto& w) { return second.count(w); }));
  if (common * 5 < std::max(first.size(), second.size()) * 3) return {};
  std::vector<Span> only;
  bool after_another = false;
  for (Span word : words) {
    const bool in_value = std::any_of(values.begin(), values.end(),
                                      [word](Span value) { return value.Overlaps(word); });
    const bool missing = !in_value && second.count(AsciiLower(word.In(text_a))) == 0;
    if (missing && after_another) {
      only.back().end = word.end;
    } else if (missing) {
      only.push_back(word);
    }
    after_another = missing;
  }
  return only;
}

}  // namespace crosscheck::report
