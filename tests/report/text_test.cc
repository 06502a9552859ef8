#include <catch2/catch.hpp>

#include "crosscheck/article/offsets.h"
#include "report/message.h"
#include "report/sample.h"
#include "report/screen.h"

namespace crosscheck {
namespace {

using report::Columns;
using report::Fold;
using report::SafeText;
using report::Style;

TEST_CASE("a report leads with what is wrong and folds it by fact") {
  CHECK(ReportToText(SampleReport(), {.width = 100}) ==
        R"(houses burned
  ERROR figures conflict (93 % sure)
    Ledger (23 Apr 2024): "Some 70 houses are gone."
    The Harbour Post (24 Apr 2024): "The fire took 40 houses."
    Evening Echo (25 Apr 2024): "It is said 40 houses burned."
    > The Harbour Post says 40, Ledger says 70.
    > Evening Echo says 40, Ledger says 70.

Sources agree
  houses burned: "40 houses" (2 outlets, 2 origins): Evening Echo, The Harbour Post

2 errors in 3 articles.
5 figures read, 4 had something to compare with.
)");
}

TEST_CASE("a report without findings says what that is worth") {
  Report r = SampleReport();
  r.findings.clear();
  CHECK(ReportToText(r, {}) ==
        "Nothing found that contradicts another source in 3 articles.\n"
        "5 figures read, 4 had something to compare with.\n");
  r.compared_claims = 0;
  r.claims.resize(1);
  r.articles.erase(r.articles.begin() + 1, r.articles.end());
  CHECK(ReportToText(r, {}) ==
        "Nothing found that contradicts another source in 1 article.\n"
        "1 figure read, none had something to compare with.\n");
  r.claims.clear();
  CHECK(ReportToText(r, {}) == "No figures or dates read in 1 article.\n");
  CHECK(ReportToText(Report{}, {}) == "No figures or dates read in 0 articles.\n");
}

TEST_CASE("articles without a date of publication are told of once") {
  Report r = SampleReport();
  r.findings.clear();
  r.articles[0] = MakeDocument("p", "The Harbour Post", "", "", "The fire took 40 houses.");
  CHECK(ReportToText(r, {}) ==
        "Nothing found that contradicts another source in 3 articles.\n"
        "5 figures read, 4 had something to compare with.\n"
        "1 article has no date of publication: times like \"last week\" are not resolved\n"
        "there.\n");
  r.articles[1] = MakeDocument("q", "Ledger", "", "", "Some 70 houses are gone.");
  CHECK(ReportToJson(r)->find("\"2 articles have no date of publication: times like "
                              "\\\"last week\\\" are not resolved there.\"") != std::string::npos);
  r.claims.clear();
  CHECK(ReportToText(r, {}) ==
        "No figures or dates read in 3 articles.\n"
        "2 articles have no date of publication: times like \"last week\" are not resolved\n"
        "there.\n");
}

TEST_CASE("kinds of one fact are blocks of one heading, in the order of the findings") {
  Report r = SampleReport();
  r.findings = {MakeFinding(FindingKind::kHedgeDrift, Severity::kWarning, 800, {0, 3}, 0, "a"),
                MakeFinding(FindingKind::kArithmetic, Severity::kNotice, 795, {0, 4}, {}, "b"),
                MakeFinding(FindingKind::kDateDrift, Severity::kNotice, 600, {1, 2}, 0, "c")};
  CHECK(ReportToText(r, {.width = 100}) ==
        R"(houses burned
  WARNING qualifier lost (80 % sure)
    The Harbour Post (24 Apr 2024): "The fire took 40 houses."
    The Harbour Post (24 Apr 2024, title): "Fire takes 40 houses"
    > a
  NOTICE dates differ (60 % sure)
    Ledger (23 Apr 2024): "Some 70 houses are gone."
    Evening Echo (25 Apr 2024): "It is said 40 houses burned."
    > c

  NOTICE figures do not add up (80 % sure)
    The Harbour Post (24 Apr 2024): "The fire took 40 houses."
    The Harbour Post (24 Apr 2024): "Three firemen were hurt."
    > b

1 warning, 2 notices in 3 articles.
5 figures read, 4 had something to compare with.
)");
}

TEST_CASE("many pairs of one kind are told by a few reasons") {
  Report r = SampleReport();
  r.findings.clear();
  for (const char* reason : {"a", "b", "b", "c", "d", "e"}) {
    r.findings.push_back(
        MakeFinding(FindingKind::kNumericConflict, Severity::kError, 900, {0, 2}, 0, reason));
  }
  CHECK_THAT(
      ReportToText(r, {}),
      Catch::Contains("    > a\n    > b\n    > c\n      and 2 more pairs of these sources\n"));
}

TEST_CASE("values agreed on are a line for each value") {
  Report r = SampleReport();
  r.findings = {MakeFinding(FindingKind::kAgreement, Severity::kInfo, 900, {0, 1}, 0, "x"),
                MakeFinding(FindingKind::kAgreement, Severity::kInfo, 800, {2, 4}, 0, "y"),
                MakeFinding(FindingKind::kAgreement, Severity::kInfo, 700, {1, 3}, 0, "z")};
  CHECK(ReportToText(r, {.width = 100}) ==
        R"(Sources agree
  houses burned: "40 houses" (2 outlets, 2 origins): Evening Echo, The Harbour Post
  houses burned: "Some 70 houses" (2 outlets, 2 origins): Ledger, The Harbour Post

Nothing found that contradicts another source in 3 articles.
5 figures read, 4 had something to compare with.
)");
}

TEST_CASE("what sources agree on is counted in origins") {
  Report r = SampleReport();
  r.findings = {MakeFinding(FindingKind::kAgreement, Severity::kInfo, 900, {0, 1}, 0, "x"),
                MakeFinding(FindingKind::kAgreement, Severity::kInfo, 800, {1, 2}, 0, "y")};
  const auto line = [&r] {
    const std::string text = ReportToText(r, {.width = 200});
    const size_t at = text.find("\"40 houses\" ") + 12;
    return text.substr(at, text.find('\n', at) - at);
  };
  const std::string names = ": Evening Echo, Ledger, The Harbour Post";
  CHECK(line() == "(3 outlets, 3 origins)" + names);
  r.origins = FindArticleOrigins(r.articles);
  r.origins[0].agencies = {"Reuters"};
  r.origins[2].agencies = {"Reuters"};
  CHECK(line() == "(3 outlets, 2 origins: Ledger and The Harbour Post credit Reuters)" + names);
  r.origins[1].owner = r.origins[2].owner = "Ink Ltd";
  CHECK(line() ==
        "(3 outlets, 1 origin: Ledger and The Harbour Post credit Reuters; Evening Echo and Ledger "
        "belong to Ink Ltd)" +
            names);
  // What joins all of them is enough.
  r.origins[1].agencies = {"Reuters"};
  CHECK(line() == "(3 outlets, 1 origin: all credit Reuters)" + names);
  for (ArticleOrigins& origins : r.origins) origins.text = 0;
  CHECK(line() == "(3 outlets, 1 origin: all say it in the same words)" + names);
  for (ArticleOrigins& origins : r.origins) origins = {};
  for (Claim& claim : r.claims) {
    claim.speaker_span = {0, 4};
    claim.speaker = {{7, {0, 4}, 3}};
  }
  CHECK(line() == "(3 outlets, 1 origin: all quote The)" + names);
  r.findings.pop_back();
  for (Claim& claim : r.claims) claim.speaker.clear();
  r.origins[0].agencies = r.origins[1].agencies = {"AFP"};
  CHECK(line() == "(2 outlets, 1 origin: both credit AFP): Evening Echo, The Harbour Post");
  r.articles[1] = MakeDocument("e", "The Harbour Post", "2024-04-25", "", "It is said 40 houses.");
  r.origins[0] = r.origins[1] = FindArticleOrigins(r.articles)[0];
  CHECK(line() == "(1 outlet, 2 articles): The Harbour Post");
}

TEST_CASE("a copy with another number is said to be one") {
  Report r = SampleReport();
  const std::string note =
      "    > The sentences are the same but for the number: one was copied, and changed on the "
      "way.\n";
  CHECK(ReportToText(r, {.width = 100}).find(note) == std::string::npos);
  CHECK_FALSE(report::ToMessage(r)->findings(0).same_text());
  for (Claim& claim : r.claims) {
    claim.masked_text = 7;
    claim.span.begin = claim.value_span.begin;
  }
  CHECK_THAT(ReportToText(r, {.width = 100}), Catch::Contains(note));
  CHECK(report::ToMessage(r)->findings(0).same_text());
  // Former bug: the two figures of one sentence are no copies of each other.
  for (Claim& claim : r.claims) claim.article = 0;
  CHECK_FALSE(report::ToMessage(r)->findings(0).same_text());
}

TEST_CASE("outlets and dates that are not known are said so") {
  Report r;
  r.articles.push_back(MakeDocument("x1", "", "", "Mill burns", "It took 40 houses."));
  r.articles.push_back(MakeDocument("x2", "", "", "", "It took 70 houses."));
  r.claims = {MakeClaim(r, 0, "40 houses", "40"), MakeClaim(r, 1, "70 houses", "70")};
  r.findings = {
      MakeFinding(FindingKind::kNumericConflict, Severity::kError, 900, {0, 1}, {}, "why")};
  const std::string text = ReportToText(r, {});
  CHECK_THAT(text, Catch::Contains("    \"Mill burns\" (undated): \"It took 40 houses.\"\n"));
  CHECK_THAT(text, Catch::Contains("    article x2 (undated): \"It took 70 houses.\"\n"));
}

TEST_CASE("a long sentence is shown around its value") {
  Report r;
  std::string words;
  for (int i = 0; i < 60; ++i) words += "caf\xC3\xA9 ";
  r.articles.push_back(MakeDocument("x", "Echo", "", "", words + "40 houses " + words + "end."));
  r.claims = {MakeClaim(r, 0, "40 houses", "40")};
  r.findings = {MakeFinding(FindingKind::kArithmetic, Severity::kError, 900, {0, 0}, {}, "why")};
  const std::string text = ReportToText(r, {.width = 1000});
  CHECK(IsValidUtf8(text));
  CHECK_THAT(text, Catch::Contains("\"... caf\xC3\xA9 "));
  CHECK_THAT(text, Catch::Contains(" 40 houses caf\xC3\xA9"));
  CHECK_THAT(text, Catch::Contains("caf\xC3\xA9 ...\""));
  CHECK(text.size() < 500);
}

TEST_CASE("lines keep to the width and colour is only where it is wanted") {
  Report r = SampleReport();
  r.findings[0].explanation = "one two three four five six seven eight nine ten eleven twelve";
  const std::string plain = ReportToText(r, {.width = 48});
  CHECK(plain.find('\x1b') == std::string::npos);
  for (size_t at = 0; at < plain.size();) {
    const size_t end = plain.find('\n', at);
    CHECK(Columns(plain.substr(at, end - at)) <= 48);
    at = end + 1;
  }
  const std::string color = ReportToText(r, {.width = 48, .color = true});
  CHECK_THAT(color, Catch::Contains("\x1b[1;31mERROR\x1b[0m"));
  // Without its colours it is the plain text.
  std::string stripped = color;
  for (size_t at; (at = stripped.find('\x1b')) != std::string::npos;) {
    stripped.erase(at, stripped.find('m', at) - at + 1);
  }
  CHECK(stripped == plain);
}

TEST_CASE("article text never drives the terminal") {
  Report r;
  r.articles.push_back(MakeDocument("x", "Ev\x1b]0;owned\x07il", "", "",
                                    "A \x1b[31mred\x1b[0m\r\n\tline \xC2\x9B"
                                    "2J \xE2\x80\xAEgnorw\xE2\x81\xA6 of 40 houses\x01\x02."));
  r.claims = {MakeClaim(r, 0, "40 houses", "40")};
  r.facts = {{{}, "label\x1b[2J", {0}}};
  r.findings = {
      MakeFinding(FindingKind::kArithmetic, Severity::kError, 900, {0, 0}, 0, "why\x1b[2J\x08")};
  for (bool color : {false, true}) {
    std::string text = ReportToText(r, {.width = 200, .color = color});
    if (color) {
      // Our own colours are "ESC [ ... m"; the article's may not be among them.
      CHECK(text.find("\x1b[31m") == std::string::npos);
      CHECK(text.find("\x1b[2J") == std::string::npos);
      continue;
    }
    for (char c : text) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    for (const char* bad : {"\xC2\x9B", "\xE2\x80\xAE", "\xE2\x81\xA6"}) {
      CHECK(text.find(bad) == std::string::npos);
    }
    CHECK_THAT(text, Catch::Contains("red\xEF\xBF\xBD[0m line"));
  }
}

TEST_CASE("indices and spans that point nowhere are stepped over") {
  Report r = SampleReport();
  r.findings[0].claims = {0, 99};
  r.findings[0].fact = 7;
  r.claims[0].span = {5, 4000};
  r.claims[0].value_span = {4000, 2};
  r.claims[1].article = 99;
  const std::string text = ReportToText(r, {});
  CHECK(IsValidUtf8(text));
  CHECK_THAT(text, Catch::Contains("The Harbour Post says 40"));
}

TEST_CASE("text is folded at words, by columns") {
  const auto fold = [](const SafeText& text, int width) {
    return Fold(text.str(), {.width = width, .first_indent = 2, .indent = 4, .color = false});
  };
  CHECK(fold(SafeText().Add("aa bb cc dd"), 8) == "  aa bb\n    cc\n    dd\n");
  CHECK(fold(SafeText().Add("  aa \n\n bb  "), 80) == "  aa bb\n");
  CHECK(fold(SafeText().Add("a verylongword b"), 8) == "  a\n    verylongword\n    b\n");
  CHECK(fold(SafeText(), 8) == "  \n");
  // Two columns for a wide character, none for an accent that combines or a soft hyphen.
  CHECK(Columns("\xE6\x97\xA5\xE6\x9C\xAC") == 4);
  CHECK(Columns("e\xCC\x81") == 1);
  CHECK(SafeText().Add("soft\xC2\xADhyphen").str() == "softhyphen");
  CHECK(fold(SafeText().Add("\xE6\x97\xA5\xE6\x9C\xAC \xE6\x97\xA5"), 8) ==
        "  \xE6\x97\xA5\xE6\x9C\xAC\n    \xE6\x97\xA5\n");
  // A style is ended at the end of a line and taken up again.
  CHECK(Fold(SafeText().Add(Style::kBold, "aa bb").str(),
             {.width = 4, .first_indent = 0, .indent = 1, .color = true}) ==
        "\x1b[1maa\x1b[0m\n \x1b[1mbb\x1b[0m\n");
}

TEST_CASE("an extraction is a line a mention and a claim") {
  const Report r = SampleReport();
  Extraction e{r.articles[0], {}, {r.claims[0]}};
  Value value;
  value.span = SpanOf(e.document.text(), "40 houses");
  value.quantity = r.claims[0].quantity;
  value.counted = "house";
  e.mentions.push_back(value);
  Value time;
  time.part = Part::kTitle;
  time.span = {0, 4};
  time.time = TimeValue{.type = TimeType::kDate,
                        .timex = "2019-05",
                        .period = MonthPeriod(2019, 5),
                        .anchor = TimeAnchor::kAbsolute,
                        .alternatives = {{"2020-05", 0.25}}};
  e.mentions.push_back(time);
  e.claims[0].hedged = true;
  e.claims[0].group = {{1, SpanOf(e.document.text(), "houses")}};
  CHECK(ExtractionToText(e) ==
        R"(p: The Harbour Post, 24 Apr 2024
  14-23 "40 houses": 40 count of house
  title 0-4 "Fire": DATE 2019-05 (May 2019), ABSOLUTE, or 2020-05
  claim 14-23 "40 houses": 40 count of house
      COUNT; group: houses; hedged
2 mentions, 1 claim
)");
}

}  // namespace
}  // namespace crosscheck
