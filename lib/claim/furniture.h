// Which paragraphs of a text are news and which belong to the page around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "crosscheck/lex/token.h"

namespace crosscheck::claim {

enum class ParagraphKind : uint8_t { kProse, kHeading, kFurniture };

struct PageReading {
  std::vector<ParagraphKind> paragraphs;  // one a paragraph of the text
  bool repeats_title = false;             // the head of the text says the title again
};

// What one paragraph shows by itself.
struct ParagraphSigns {
  bool sentence = false;  // it is one, or holds one
  bool listed = false;
  bool has_words = false;
  bool furniture_words = false;  // words that only pages say, in a short paragraph
  bool prose = false;            // ends the tail of the page
};
ParagraphSigns SignsOf(const LexedText& body, const Paragraph& paragraph);
// The title as it is looked for in the text; and does a paragraph say it?
std::string TitleSkeleton(std::string_view title);
bool SaysTitle(std::string_view paragraph, std::string_view title, std::string_view skeleton);
// Of a page by its paragraphs. `title_at` is the first that says the title, `signs.size()` for
// none; further down than this it is not looked for.
inline constexpr size_t kHeadParagraphs = 12;
PageReading JudgePage(absl::Span<const ParagraphSigns> signs, size_t title_at);

// All of that.
PageReading ReadPage(const LexedText& body, std::string_view text, std::string_view title);

}  // namespace crosscheck::claim
