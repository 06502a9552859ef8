// The HTML report as bytes: what stands in it, that text stays text, that it is one file which
// needs nothing. What it does in a browser is tested in tests/browser.
#include <catch2/catch.hpp>
#include <set>

#include "crosscheck/article/offsets.h"
#include "report/differ.h"
#include "report/markup.h"
#include "report/sample.h"

namespace crosscheck {
namespace {

using report::LinkUrl;
using report::Markup;
using report::SafeText;
using report::Shorten;
using report::Style;

// The page without its style sheet and script, in which "<" is no tag.
std::string BodyOf(std::string html) {
  html.erase(0, html.find("<body>"));
  html.erase(html.find("</html>"));
  html.erase(html.rfind("<script>"), html.rfind("</script>") + 9 - html.rfind("<script>"));
  return html;
}

// "" where every element is closed in its order, else the place of the first mistake.
std::string Unbalanced(const std::string& html) {
  const std::set<std::string> empty = {"meta", "input"};
  std::vector<std::string> open;
  for (size_t at = 0; (at = html.find('<', at)) != std::string::npos;) {
    const size_t end = html.find('>', at);
    if (end == std::string::npos) return html.substr(at);
    const bool closing = html[at + 1] == '/';
    const size_t name_at = at + (closing ? 2 : 1);
    const std::string name = html.substr(name_at, html.find_first_of(" \n/>", name_at) - name_at);
    if (closing) {
      if (open.empty() || open.back() != name) return html.substr(at, 60);
      open.pop_back();
    } else if (html[end - 1] != '/' && empty.count(name) == 0) {
      open.push_back(name);
    }
    at = end;
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

std::string Html(const Report& report) {
  std::string html = ReportToHtml(report);
  CHECK(IsValidUtf8(html));
  CHECK(Unbalanced(BodyOf(html)) == "");
  return html;
}

size_t Count(std::string_view text, std::string_view words) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(words, at)) != std::string_view::npos; ++at) ++count;
  return count;
}

TEST_CASE("every finding shows the quotes of all its sides, with outlet, date and title") {
  const std::string html = Html(SampleReport());
  for (const char* finding : {"finding-0", "finding-1"}) {
    const size_t at = html.find("id=\"" + std::string(finding) + "\"");
    REQUIRE(at != std::string::npos);
    const std::string text = html.substr(at, html.find("</article>", at) - at);
    INFO(text);
    CHECK(Count(text, "<blockquote>") == 2);
    CHECK(Count(text, "<mark>") == 2);
    CHECK_THAT(text, Catch::Contains("<mark>Some 70 houses</mark> are gone.&quot;"));
    CHECK_THAT(text, Catch::Contains("<mark>40 houses</mark>"));
    CHECK_THAT(text, Catch::Contains("datetime=\"2024-04-23\">23 Apr 2024</time>"));
    CHECK_THAT(text, Catch::Contains("<bdi>Ledger</bdi>"));
    CHECK_THAT(text, Catch::Contains("data-kind=\"NUMERIC_CONFLICT\" data-severity=\"ERROR\" "
                                     "data-origin=\"INDEPENDENT\" data-outlet=\""));
  }
  CHECK_THAT(html, Catch::Contains("<span class=\"title\"><bdi>Fire takes 40 houses</bdi></span>"));
  CHECK_THAT(html, Catch::Contains("The Harbour Post says 40, Ledger says 70."));
  CHECK_THAT(html, Catch::Contains(">93 % sure</span>"));
  // The agreement, with both of its quotes.
  const size_t at = html.find("id=\"agreement-0\"");
  REQUIRE(at != std::string::npos);
  CHECK(Count(html.substr(at, html.find("</article>", at) - at), "<mark>40 houses</mark>") == 2);
}

TEST_CASE("the words that only one of two alike sentences has are underlined") {
  const std::string_view a = "Accidents at sea killed 12 people in Selm.";
  const std::string_view b = "Ferry accidents at sea killed 12 people in Selm.";
  const Span all_a{0, static_cast<uint32_t>(a.size())};
  const Span all_b{0, static_cast<uint32_t>(b.size())};
  CHECK(report::WordsOnlyInFirst(a, all_a, {}, b, all_b).empty());
  CHECK(report::WordsOnlyInFirst(b, all_b, {}, a, all_a) == std::vector<Span>{{0, 5}});
  // Not in a value; and nothing where little is alike.
  CHECK(report::WordsOnlyInFirst(b, all_b, {{0, 5}}, a, all_a).empty());
  const std::string_view c = "The blast at the mill injured 3.";
  CHECK(report::WordsOnlyInFirst(c, {0, 30}, {}, a, all_a).empty());
  CHECK(report::WordsOnlyInFirst(a, {9, 4000}, {}, b, {60, 20}).empty());
  Report r = SampleReport();
  r.articles[1] =
      MakeDocument("e", "Evening Echo", "2024-04-25", "", "The fire took 41 new houses.");
  r.claims[1] = MakeClaim(r, 1, "41", "41");
  r.findings = {MakeFinding(FindingKind::kNumericConflict, Severity::kError, 900, {0, 1}, 0, "x")};
  CHECK_THAT(Html(r),
             Catch::Contains("The fire took <mark>41</mark> <mark class=\"also\">new</mark> "
                             "houses.&quot;"));
}

// What an article may hold to break out of its place.
constexpr char kHostile[] =
    "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]>--><!-- "
    "\x1b[31m\x07\xE2\x80\xAEgnp\xE2\x81\xA6 {{body}} &amp;";

TEST_CASE("text of articles stays text wherever it stands") {
  Report r = SampleReport();
  const std::string hostile = kHostile;
  for (size_t i = 0; i < r.articles.size(); ++i) {
    Article a = r.articles[i].article();
    a.id = hostile + std::to_string(i);
    a.outlet = hostile + std::to_string(i);
    a.title = hostile;
    a.byline = hostile;
    a.url = "javascript:alert(3)//" + hostile;
    a.text = hostile + " " + a.text;
    r.articles[i] = *Document::Create(std::move(a));
  }
  for (Claim& claim : r.claims) {
    claim.part = Part::kBody;
    claim.span = {0, static_cast<uint32_t>(hostile.size()) + 20};
    claim.value_span = {10, 30};
    claim.speaker_span = {0, 40};
    claim.speaker = {{7, {0, 4}, 3}};
  }
  r.facts[0].label = hostile;
  for (Finding& finding : r.findings) finding.reason = finding.explanation = hostile;
  r.draft = 0;
  for (bool origins : {false, true}) {
    if (origins) r.origins = FindArticleOrigins(r.articles);
    const std::string html = Html(r);
    const std::string body = BodyOf(html);
    CHECK(Count(html, "<script") == 1);
    CHECK(Count(html, "</script") == 1);
    CHECK(Count(body, "<img") == 0);
    CHECK(Count(body, "<!--") == 0);
    CHECK(Count(body, "href=\"javascript") == 0);
    CHECK_THAT(body, Catch::Contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    for (const char* bad : {"\x1b", "\x07", "\xE2\x80\xAE", "\xE2\x81\xA6"})
      CHECK(html.find(bad) == std::string::npos);
    // Nothing that would fetch or run: the only places that are left are links of the page itself.
    for (const char* bad : {" onerror=\"", "url(", "@import", " style=\"", "href=\"//"})
      CHECK(body.find(bad) == std::string::npos);
  }
}

TEST_CASE("only http and https become links") {
  CHECK(LinkUrl("https://selm.example/a?b=c&d").has_value());
  CHECK(LinkUrl("HTTP://selm.example").has_value());
  for (const char* bad :
       {"", "selm.example", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "https:selm.example", "//selm.example", " https://selm.example", "https://selm.example/a b",
        "https://selm\n.example", "https://selm.example/\xE2\x80\xAE", "https://\xFF",
        "vbscript:x"})
    CHECK_FALSE(LinkUrl(bad).has_value());
  Report r = SampleReport();
  Article a = r.articles[0].article();
  a.url = "https://post.example/fire?a=1&b=\"2\"";
  r.articles[0] = *Document::Create(a);
  CHECK_THAT(Html(r), Catch::Contains("<a rel=\"noopener noreferrer\" "
                                      "href=\"https://post.example/fire?a=1&amp;b=&quot;2&quot;\">"
                                      "<bdi>Fire takes 40 houses</bdi></a>"));
  a.url = "ftp://post.example/<b>";
  r.articles[0] = *Document::Create(a);
  CHECK_THAT(Html(r), Catch::Contains("<bdi>ftp://post.example/&lt;b&gt;</bdi>"));
}

TEST_CASE("markup takes text through the door of the terminal's text") {
  CHECK(Markup().Text("a\n <b> & \"c\" 'd' \x01\xC2\xADz").str() ==
        "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; \xEF\xBF\xBDz");
  SafeText text;
  text.Add("a ").Add(Style::kBold, "<b>").Add(" c ").Add(Style::kUnderlined, "d");
  CHECK(Markup().Text(text, Markup::Bold::kMark).str() ==
        "a <mark>&lt;b&gt;</mark> c <mark class=\"also\">d</mark>");
  // Marks of a text's own are not marks, and what is open at the end is closed.
  CHECK(Markup().Text(SafeText().Add("\x02x").Mark(Style::kBold), Markup::Bold::kStrong).str() ==
        "\xEF\xBF\xBDx<strong></strong>");
  CHECK(Shorten("abcdef", 6) == "abcdef");
  CHECK(Shorten("abcdefg", 6) == "abcde\xE2\x80\xA6");
  CHECK(Shorten("abcd efg", 6) == "abcd\xE2\x80\xA6");
  CHECK(Shorten("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E", 5) ==
        "\xE6\x97\xA5\xE6\x9C\xAC\xE2\x80\xA6");
}

TEST_CASE("the page is one file that fetches nothing, with a policy that says so") {
  const std::string html = Html(SampleReport());
  CHECK_THAT(html, Catch::StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK_THAT(html, Catch::Contains("content=\"default-src 'none'; style-src 'sha256-"));
  CHECK(Count(html, "unsafe-inline") == 0);
  CHECK(Count(html, "{{") == 0);
  CHECK(Count(html, "http://") + Count(html, "https://") == 0);
  CHECK(Count(html, "Math.random") + Count(html, "Date.now") + Count(html, "innerHTML") == 0);
  CHECK(Html(SampleReport()) == html);
}

TEST_CASE("reports of little are pages too") {
  CHECK_THAT(Html(Report{}), Catch::Contains("No figures or dates read in 0 articles."));
  Report one;
  one.articles.push_back(MakeDocument("x", "", "", "", "Nothing."));
  CHECK_THAT(Html(one), Catch::Contains("What 1 article says"));
  CHECK_THAT(Html(one), Catch::Contains("article x"));
  Report quiet = SampleReport();
  quiet.findings.clear();
  const std::string html = Html(quiet);
  CHECK_THAT(html, Catch::Contains("Nothing found that contradicts another source"));
  CHECK(Count(html, "id=\"filters\"") == 0);
  CHECK(Count(html, "class=\"item") == 0);
}

TEST_CASE("a draft is told apart") {
  Report r = SampleReport();
  r.draft = 0;
  const std::string html = Html(r);
  CHECK_THAT(html, Catch::Contains("The draft <bdi>\xE2\x80\x9C"
                                   "Fire takes 40 houses\xE2\x80\x9D"
                                   "</bdi> against 2 articles</h1>"));
  CHECK_THAT(html, Catch::Contains("<bdi>The Harbour Post</bdi></strong> <span class=\"draft\">"));
  CHECK_THAT(html, Catch::Contains("The draft against the archive: 1 figure is in dispute"));
  r.draft = 7;  // points nowhere
  CHECK_THAT(Html(r), Catch::Contains("What 3 articles say"));
}

// What stands in `html` between two strings.
std::string Between(const std::string& html, const std::string& from, const std::string& to) {
  const size_t at = html.find(from);
  if (at == std::string::npos) return "";
  return html.substr(at, html.find(to, at) - at);
}

TEST_CASE("a fact tells when each of its figures was told, the highest first") {
  Report r = SampleReport();
  const std::string html = Html(r);
  const std::string fact = Between(html, "id=\"fact-0\"", "</section>");
  CHECK_THAT(fact, Catch::Contains("<li><strong>Some 70 houses</strong> Ledger, 23 Apr 2024</li>\n"
                                   "<li><strong>40 houses</strong> The Harbour Post, 24 Apr 2024; "
                                   "Evening Echo, 25 Apr 2024</li>\n"));
  CHECK(Count(fact, "<circle class=\"dot\"") == 3);
  // Its agreement does not tell it again.
  CHECK(Count(html, "class=\"timeline\"") == 1);
  r.draft = 2;
  CHECK_THAT(Html(r), Catch::Contains("<circle class=\"dot own\""));
  // An undated one stands behind the others.
  Article undated = r.articles[2].article();
  undated.published.reset();
  r.articles[2] = *Document::Create(undated);
  CHECK_THAT(Html(r),
             Catch::Contains("<li><strong>Some 70 houses</strong> Ledger (draft), undated</li>"));
  CHECK_THAT(Html(r), Catch::Contains("\" text-anchor=\"end\">undated</text>"));
  // Where one date is known there is no line of times.
  for (uint32_t i : {0u, 1u}) {
    Article a = r.articles[i].article();
    a.published.reset();
    r.articles[i] = *Document::Create(a);
  }
  CHECK(Count(Html(r), "class=\"timeline\"") == 0);
}

TEST_CASE("dates and ranges have their lanes too") {
  Report r = SampleReport();
  for (uint32_t i : {0u, 1u, 2u}) {
    r.claims[i].quantity.reset();
    r.claims[i].measure = Measure::kEventDate;
    r.claims[i].period = *YearPeriod(i == 2 ? 2017 : 2019);
  }
  r.facts[0].claims = {0, 1, 2};
  CHECK_THAT(Html(r), Catch::Contains("<li><strong>40 houses (2019)</strong> The Harbour Post"));
  CHECK_THAT(Html(r),
             Catch::Contains("</li>\n<li><strong>Some 70 houses (2017)</strong> Ledger, 23 Apr"));
}

TEST_CASE("the picture draws claims of facts with what findings join") {
  Report r = SampleReport();
  r.origins = FindArticleOrigins(r.articles);
  r.origins[0].agencies = {"Reuters"};
  const std::string html = Html(r);
  const std::string picture = Between(html, "<svg class=\"graph\"", "</svg>");
  CHECK(Count(picture, "class=\"claim\"") == 4);
  CHECK(Count(picture, "class=\"about\"") == 1);
  CHECK(Count(picture, "class=\"outlet\"") == 3);
  CHECK(Count(picture, "class=\"source\"") == 1);
  CHECK(Count(picture, "class=\"bow dispute\"") == 2);
  CHECK_THAT(picture, Catch::Contains("<a href=\"#fact-0\">"));
  CHECK_THAT(html, Catch::Contains("Not drawn: 1 figure that nothing else speaks of."));
  // What is quiet has none.
  r.facts.clear();
  r.findings.clear();
  CHECK(Count(Html(r), "class=\"graph\"") == 0);
}

TEST_CASE("a picture of much is limited") {
  Report r = SampleReport();
  r.findings.clear();
  r.facts.clear();
  r.claims.resize(4);
  const std::vector<Claim> claims = r.claims;
  for (uint32_t i = 0; i < 300; ++i) {
    Fact fact{{}, "fact " + std::to_string(i), {}};
    // The first is of many.
    for (uint32_t j = 0; j < (i == 0 ? 20u : 4u); ++j) {
      fact.claims.push_back(static_cast<uint32_t>(r.claims.size()));
      r.claims.push_back(claims[j % 4]);
    }
    r.facts.push_back(fact);
  }
  const std::string html = Html(r);
  const std::string picture = Between(html, "<svg class=\"graph\"", "</svg>");
  CHECK(Count(picture, "class=\"claim\"") == 100);
  CHECK(Count(picture, "class=\"about\"") == 24);
  CHECK_THAT(picture, Catch::Contains("and 12 figures more"));
  CHECK_THAT(html, Catch::Contains("Not drawn: 276 facts, 12 more figures of these facts, "
                                   "4 figures that nothing else speaks of."));
}

TEST_CASE("what is too much for a page is left out, and it says so") {
  Report r = SampleReport();
  r.findings.resize(1, r.findings[0]);
  r.findings.resize(2010, r.findings[0]);
  const std::string html = Html(r);
  CHECK(Count(html, "<article class=\"item") == 2000);
  CHECK(Count(html, "And 1994 more pairs of these sources") == 1);
  CHECK_THAT(html, Catch::Contains("less serious or less sure: 10 findings."));
  // What everyone prints is quoted a dozen times.
  r.findings = {MakeFinding(FindingKind::kAgreement, Severity::kInfo, 900, {}, 0, "x")};
  for (uint32_t i = 0; i < 30; ++i) {
    r.articles.push_back(r.articles[1]);
    r.claims.push_back(r.claims[1]);
    r.claims.back().article = static_cast<uint32_t>(r.articles.size() - 1);
    r.findings[0].claims.push_back(static_cast<uint32_t>(r.claims.size() - 1));
  }
  const std::string reprints = Between(Html(r), "id=\"agreement-0\"", "</article>");
  CHECK(Count(reprints, "<blockquote>") == 12);
  CHECK_THAT(reprints, Catch::Contains("And 18 more sentences of this origin."));
  r.articles.resize(2005, r.articles[0]);
  r.origins.clear();
  CHECK_THAT(Html(r), Catch::Contains("Left out of this list: 5 articles."));
}

TEST_CASE("wrong indices and spans are stepped over in the page too") {
  Report r = SampleReport();
  r.findings[0].claims = {0, 99};
  r.findings[0].fact = 7;
  r.findings[1].claims = {};
  r.findings[1].fact = std::nullopt;
  r.claims[0].span = {5, 4000};
  r.claims[0].value_span = {4000, 2};
  r.claims[0].clause = {70, 3};
  r.claims[1].article = 99;
  CHECK_THAT(Html(r), Catch::Contains("The Harbour Post says 40"));
}

}  // namespace
}  // namespace crosscheck
