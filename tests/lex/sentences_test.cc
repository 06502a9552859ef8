// Sentences and paragraphs: a row is a text and its sentences, each in brackets; "//" stands
// between paragraphs.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "crosscheck/lex/token.h"
#include "rows.h"

namespace crosscheck {
namespace {

std::string Sentences(std::string_view text) {
  const LexedText lexed = Lex(text);
  std::string out;
  for (size_t i = 0; i < lexed.sentences.size(); ++i) {
    const Sentence& sentence = lexed.sentences[i];
    if (i > 0 && sentence.paragraph != lexed.sentences[i - 1].paragraph) out += "//";
    out += "[" + std::string(sentence.span.In(text)) + "]";
  }
  return out;
}

void Check(std::initializer_list<testing::Row> rows) { testing::CheckRows(rows, Sentences); }

TEST_CASE("Full stops, questions, exclamations") {
  Check({
      {"One fell. Two rose.", "[One fell.][Two rose.]"},
      {"Did it fall? It did! Yes.", "[Did it fall?][It did!][Yes.]"},
      {"It fell by 3.5 points. 40 people left.", "[It fell by 3.5 points.][40 people left.]"},
      {"It cost $5. $6 was asked.", "[It cost $5.][$6 was asked.]"},
      {"It rose to 5. In May it fell.", "[It rose to 5.][In May it fell.]"},
      {"a lone line without a stop", "[a lone line without a stop]"},
      {"", ""},
      {"...", "[...]"},
      {"He waited... and went.", "[He waited... and went.]"},
      {"They met at 5 p.m. and left.", "[They met at 5 p.m. and left.]"},
      {"visit example.com. it works", "[visit example.com. it works]"},
  });
}

TEST_CASE("Abbreviations and initials do not end a sentence") {
  Check({
      {"Dr. Lee met Mr. Wood. They spoke.", "[Dr. Lee met Mr. Wood.][They spoke.]"},
      {"On Nov. 7 it rained. Later it froze.", "[On Nov. 7 it rained.][Later it froze.]"},
      {"J. K. Porter wrote it. She won.", "[J. K. Porter wrote it.][She won.]"},
      {"It ranked No. 5 in sales. No. It fell.", "[It ranked No. 5 in sales.][No.][It fell.]"},
      {"The U.S. Postal Service grew.", "[The U.S. Postal Service grew.]"},
      {"They flew to the U.S. About 40 people came.",
       "[They flew to the U.S.][About 40 people came.]"},
      {"They flew to the U.S. The crew stayed.", "[They flew to the U.S.][The crew stayed.]"},
      {"Acme Inc. said so. Acme Inc. It ended.", "[Acme Inc. said so.][Acme Inc.][It ended.]"},
      {"It happened at 5 p.m. The police came.", "[It happened at 5 p.m.][The police came.]"},
      {"It is used for e.g. Transport.", "[It is used for e.g. Transport.]"},
      {"The man was ill. He slept.", "[The man was ill.][He slept.]"},
      {"He sat. She stood.", "[He sat.][She stood.]"},
  });
}

TEST_CASE("Quotes and brackets close with their sentence") {
  Check({
      {"\"It fell.\" She left.", "[\"It fell.\"][She left.]"},
      {"\u201CIt fell.\u201D She left.", "[\u201CIt fell.\u201D][She left.]"},
      {"\"It fell,\" she said. \"We left.\"", "[\"It fell,\" she said.][\"We left.\"]"},
      {"\"Did it fall?\" she asked.", "[\"Did it fall?\" she asked.]"},
      {"It fell (by 5 per cent.) The rest rose.", "[It fell (by 5 per cent.)][The rest rose.]"},
      {"It fell (see below). The rest rose.", "[It fell (see below).][The rest rose.]"},
      {"It fell. (The rest rose.) All left.", "[It fell.][(The rest rose.)][All left.]"},
  });
}

TEST_CASE("Lines and paragraphs") {
  Check({
      {"Five held in raid\nPolice held five men. They were armed.\n\nA third line",
       "[Five held in raid]//[Police held five men.][They were armed.]//[A third line]"},
      {"One.\r\n\r\nTwo.", "[One.]//[Two.]"},
      {"\n\n\nOne.", "[One.]"},
      // Hard-wrapped: the line end means nothing, the blank line does.
      {"The council of the town said on Tuesday that it had sold\n"
       "three of its eleven bridges, for about twelve million\n"
       "crowns each, to a company that nobody there had heard of\n"
       "before. The mayor, who signed the papers, was on holiday\n"
       "and could not be reached for a comment on the sale of it.\n"
       "A spokesman said that the town would keep the tolls of it\n"
       "\n"
       "The company has no telephone.",
       "[The council of the town said on Tuesday that it had sold\nthree of its eleven bridges, "
       "for "
       "about twelve million\ncrowns each, to a company that nobody there had heard "
       "of\nbefore.][The "
       "mayor, who signed the papers, was on holiday\nand could not be reached for a comment on "
       "the "
       "sale of it.][A spokesman said that the town would keep the tolls of it]//[The company has "
       "no "
       "telephone.]"},
  });
}

TEST_CASE("The lexer keeps the part") {
  CHECK(Lex("Five held", Part::kTitle).part == Part::kTitle);
  CHECK(Lex("Five held").part == Part::kBody);
}

}  // namespace
}  // namespace crosscheck
