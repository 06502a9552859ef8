// Words of articles made fit for a label: tables of text -> label.
#include "graph/labels.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/article/offsets.h"
#include "graph/sample.h"

namespace crosscheck {
namespace {

using graph::Clean;
using graph::Shorten;

constexpr char kBad[] = "\xEF\xBF\xBD";  // U+FFFD

TEST_CASE("clean text is one line of safe UTF-8") {
  const std::string bad = kBad;
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"barns", "barns"},
      {"  two\t\r\n barns \n", "two barns"},
      {"a\xE2\x80\xA8"
       "b\xE2\x80\xA9"
       "c\xC2\x85"
       "d",
       "a b c d"},  // line and paragraph ends
      // Kept: no-break space, accents, other scripts, characters beyond 16 bits.
      {"1\xC2\xA0km", "1\xC2\xA0km"},
      {"caf\xC3\xA9 \xE6\xB0\xB4 \xF0\x9F\x8C\x8A", "caf\xC3\xA9 \xE6\xB0\xB4 \xF0\x9F\x8C\x8A"},
      // Dropped: soft hyphen, zero width space, byte order mark.
      {"wa\xC2\xADter\xE2\x80\x8B\xEF\xBB\xBF", "water"},
      {"\xE2\x80\x8B \xE2\x80\x8B", ""},
      // Replaced: controls, C1, bidi, what XML forbids, tags.
      {"a\x1B[31m", "a" + bad + "[31m"},
      {std::string("a\0b", 3), "a" + bad + "b"},
      {"\x7F\xC2\x9B", bad + bad},
      {"\xE2\x80\xAE"
       "dlrow\xE2\x80\xAC",
       bad + "dlrow" + bad},
      {"\xE2\x81\xA6x\xE2\x81\xA9\xE2\x80\x8F", bad + "x" + bad + bad},
      {"\xEF\xBF\xBE\xEF\xBF\xBF", bad + bad},
      {"\xF3\xA0\x80\x81", bad},
      // Replaced byte by byte: what is not UTF-8.
      {"Le Journ\xE9", "Le Journ" + bad},
      {"\xE9t\xE9", bad + "t" + bad},
      {"\xED\xA0\x80", bad + bad + bad},
      {"\xC0\xAF", bad + bad},
      {"\xF0\x9F\x8C", bad + bad + bad},
      // Markup is not the business of labels: exports escape it.
      {"<script>\"&\\", "<script>\"&\\"},
  };
  for (const auto& [text, want] : rows) {
    CAPTURE(text);
    CHECK(Clean(text) == want);
    CHECK(Clean(want) == want);
    CHECK(IsValidUtf8(want));
  }
}

TEST_CASE("long words are read to a bound, at a whole character") {
  const std::string clean = Clean(std::string(graph::kMaxWordsBytes - 1, 'a') + "\xC3\xA9 tail");
  CHECK(clean == std::string(graph::kMaxWordsBytes - 1, 'a'));
}

TEST_CASE("short labels end between words") {
  const std::string dots = "\xE2\x80\xA6";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"ten chars.", "ten chars."},
      {"ten chars. more", "ten chars." + dots},
      {"ten charsX more", "ten charsX" + dots},  // the blank right after counts
      {"seven charsX", "seven" + dots},
      {"ab cdefghijklm", "ab cdefghi" + dots},  // the word end is too far back
      {"abcdefghijklm", "abcdefghij" + dots},
      // Characters, not bytes.
      {"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9",
       "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"},
      {"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9x",
       "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9" + dots},
  };
  for (const auto& [text, want] : rows) {
    CAPTURE(text);
    CHECK(Shorten(text, 10) == want);
  }
}

TEST_CASE("words of any span") {
  const Document doc = MakeDocument("d", "", "", "", "caf\xC3\xA9 bar");
  const std::vector<std::pair<Span, std::string_view>> rows = {
      {{0, 3}, "caf"},       {{6, 9}, "bar"}, {{6, 100}, "bar"}, {{100, 200}, ""},
      {{3, 3}, ""},          {{7, 2}, ""},    {{0, 4}, "caf"},  // the end inside a character
      {{4, 6}, "\xC3\xA9 "},                                    // the beginning inside it
  };
  for (const auto& [span, want] : rows) {
    CAPTURE(span.begin, span.end);
    CHECK(graph::WordsOf(doc, Part::kBody, span) == want);
  }
}

TEST_CASE("labels of claims and articles") {
  const std::string sentence = "Water rose in " + std::string(200, 'x') + " and took 12 barns.";
  const std::vector<Document> docs = {
      MakeDocument("d", "", "", "12 barns", sentence),
      MakeDocument("i\x01"
                   "d",
                   "", "", " \xE2\x80\x8B", "12 barns"),
  };
  CHECK(graph::ArticleLabel(docs[0]) == "12 barns");
  CHECK(graph::ArticleLabel(docs[1]) == std::string("i") + kBad + "d");  // no title to see
  // The value stands first, for the sentence may be cut before it.
  const std::string label = graph::ClaimLabel(docs[0], MakeClaim(docs, 0, "12 barns"));
  CHECK(label.rfind("12 barns: Water rose in xxx", 0) == 0);
  CHECK(label.size() < 150);
  // Nothing is said twice.
  CHECK(graph::ClaimLabel(docs[1], MakeClaim(docs, 1, "12 barns")) == "12 barns");
  CHECK(graph::ClaimLabel(docs[1], MakeClaim(docs, 1, "no such words")) == "12 barns");
}

}  // namespace
}  // namespace crosscheck
