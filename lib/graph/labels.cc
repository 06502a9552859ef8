// Labels: the doors are the functions of labels.h. Text is decoded character by character and each
// is kept, dropped or replaced; the tables are what matters here. The screen of the report keeps
// to the same rule, so that a label reads the same in both.
#include "graph/labels.h"

#include <algorithm>
#include <cstdint>

#include "article/characters.h"

namespace crosscheck::graph {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

bool IsPlain(char c) { return c > 0x20 && c < 0x7F; }

}  // namespace

std::string Clean(std::string_view text) {
  text = text.substr(0, CharacterStart(text, kMaxWordsBytes));
  std::string out;
  out.reserve(text.size());
  bool blank_due = false;  // written before the next word only, so never at an end
  while (!text.empty()) {
    // Nearly all of English news is printable ASCII, which needs no table: taken by the word.
    const auto word_end = std::find_if_not(text.begin(), text.end(), IsPlain);
    if (const auto length = static_cast<size_t>(word_end - text.begin()); length > 0) {
      if (blank_due) out += ' ';
      blank_due = false;
      out += text.substr(0, length);
      text.remove_prefix(length);
      continue;
    }
    const characters::Character character = characters::DecodeFirst(text);
    const std::string_view bytes = text.substr(0, character.size);
    text.remove_prefix(character.size);
    const characters::Show show = characters::HowShown(character.code);
    if (show == characters::Show::kAsSpace) blank_due = !out.empty();
    if (show == characters::Show::kAsSpace || show == characters::Show::kNotAtAll) continue;
    if (blank_due) out += ' ';
    blank_due = false;
    out += show == characters::Show::kReplaced ? characters::kReplacement : bytes;
  }
  return out;
}

std::string Shorten(std::string clean, size_t max_characters) {
  size_t characters = 0;
  size_t end = 0;  // where the first character too many begins
  for (; end < clean.size(); ++end) {
    if (!IsInsideCharacter(clean, end) && ++characters > max_characters) break;
  }
  if (end == clean.size()) return clean;
  // A blank right at the limit is a word end too, so it is searched for from there.
  const size_t blank = clean.rfind(' ', end);
  if (blank != std::string::npos && blank * 2 >= end) end = blank;
  clean.resize(end);
  clean += kEllipsis;
  return clean;
}

std::string_view WordsOf(const Document& document, Part part, Span span) {
  const std::string_view text = document.text(part);
  const size_t begin = CharacterStart(text, span.begin);
  const size_t end = CharacterStart(text, span.end);
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

std::string ClaimLabel(const Document& document, const Claim& claim) {
  std::string value =
      Shorten(Clean(WordsOf(document, claim.part, claim.value_span)), kMaxValueCharacters);
  std::string sentence =
      Shorten(Clean(WordsOf(document, claim.part, claim.span)), kMaxLabelCharacters);
  if (value.empty() || value == sentence) return sentence;
  if (sentence.empty()) return value;
  return value + ": " + sentence;
}

std::string ArticleLabel(const Document& document) {
  std::string title = Clean(document.text(Part::kTitle));
  if (title.empty()) title = Clean(document.id());
  return Shorten(std::move(title), kMaxLabelCharacters);
}

}  // namespace crosscheck::graph
