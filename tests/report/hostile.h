// A report whose articles are written against whoever opens it: markup, formulas, terminal and
// bidi controls, what XML forbids, and characters of every length in UTF-8 before the figures.
#pragma once

#include <string>

#include "report/sample.h"

namespace crosscheck {

// Two findings on three articles; the second claim of the first finding stands in a title.
inline Report HostileReport() {
  const std::string emoji = "\xF0\x9F\x94\xA5";                               // U+1F525, a fire
  const std::string family = "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7";  // joined by U+200D
  const std::string bidi = "\xE2\x80\xAE";                                    // U+202E
  const std::string no_xml = "\xEF\xBF\xBE";                                  // U+FFFE
  Report r;
  r.articles.push_back(MakeDocument(
      "x\" onload=\"alert(1)", "=HYPERLINK(\"http://evil.example\";\"Post\")", "2024-04-24",
      "<script>alert(1)</script>\x1B[31m red\r\n\x07" + bidi + "]]>" + no_xml,
      emoji + " caf\xC3\xA9\r\n" + family + " \"Quoted\", it burned 40 houses" + bidi +
          " [here](http://evil.example) {0} \\ and & more.\nNext line -- ends."));
  Article second = r.articles[0].article();
  second.id = "-1+1";
  second.outlet = "@SUM(1+1)";
  second.title =
      "\xEF\xBC\x9D"
      "70 houses </script><!-- ' \" \\ \x7F\xC2\x9B 31m";
  second.url = "javascript:alert(\"1\")";
  second.text =
      "+++ \xE2\x88\x92"
      "5 degrees, 41 houses gone \xF0\x9F\x98\x80.";
  r.articles.push_back(*Document::Create(second));
  Article third;
  third.id = "\xC3\xA9 id/?#%";
  third.url = "https://news.example/a b?q=\"<x>&y=\xC3\xA9#[1]";
  third.text = "It burned 40 houses.";
  r.articles.push_back(*Document::Create(third));
  r.claims.push_back(MakeClaim(r, 0, "40 houses", "40"));
  r.claims.push_back(MakeClaim(r, 1, "70 houses", "70", Part::kTitle));
  r.claims.push_back(MakeClaim(r, 1, "41 houses", "41"));
  r.claims.push_back(MakeClaim(r, 2, "40 houses", "40"));
  r.facts.push_back({FingerprintOf({"h"}), "=1+1 <b>houses</b>\x1B[0m", {0, 2, 3}});
  r.findings.push_back(MakeFinding(
      FindingKind::kNumericConflict, Severity::kError, 970, {0, 1}, {},
      "=HYPERLINK(\"http://evil.example\") says \"40 houses\x1B[31m\"; [70](1) {0} </script>."));
  r.findings.push_back(
      MakeFinding(FindingKind::kAgreement, Severity::kInfo, 900, {0, 3}, 0, "-5 both: \t40."));
  r.compared_claims = 4;
  return r;
}

}  // namespace crosscheck
