// Which paragraphs of a text are news and which belong to the page around it.
#pragma once

#include <string_view>
#include <vector>

#include "crosscheck/lex/token.h"

namespace crosscheck::claim {

enum class ParagraphKind : uint8_t { kProse, kHeading, kFurniture };

struct PageReading {
  std::vector<ParagraphKind> paragraphs;  // one a paragraph of the text
  bool repeats_title = false;             // the head of the text says the title again
};

PageReading ReadPage(const LexedText& body, std::string_view text, std::string_view title);

}  // namespace crosscheck::claim
