#include "report/uri.h"

#include <catch2/catch.hpp>

#include "crosscheck/report/formats.h"
#include "report/sample.h"

namespace crosscheck::report {
namespace {

TEST_CASE("web addresses are URIs, and nothing else is a link") {
  const std::pair<const char*, const char*> rows[] = {
      {"https://news.example/a?b=c#d", "https://news.example/a?b=c#d"},
      {"HTTP://News.example/%41%zz", "HTTP://News.example/%41%25zz"},
      {"https://news.example/caf\xC3\xA9 \"<>\\^`{|}",
       "https://news.example/caf%C3%A9%20%22%3C%3E%5C%5E%60%7B%7C%7D"},
      {"https://a/#b#c[d]", "https://a/#b%23c%5Bd%5D"},
      {"https://a/\r\n\x1B", "https://a/%0D%0A%1B"},
      {"https://a/%", "https://a/%25"},
      {"javascript:alert(1)", ""},
      {" https://a/", ""},
      {"//news.example/a", ""},
      {"data:text/html,x", ""},
      {"https:/a", ""},
      {"", ""},
  };
  for (const auto& [url, uri] : rows) {
    INFO(url);
    CHECK(WebUri(url) == uri);
  }
}

TEST_CASE("paths and ids are URIs that lead nowhere else") {
  CHECK(UriOfPath("articles/caf\xC3\xA9 1.md") == "articles/caf%C3%A9%201.md");
  CHECK(UriOfPath("/tmp/a?b#c.txt") == "file:///tmp/a%3Fb%23c.txt");
  CHECK(UriOfPath("././a.md") == "a.md");
  CHECK(UriOfPath("javascript:alert(1)") == "javascript%3Aalert%281%29");
  CHECK(UriSegment("urn:a/b") == "urn%3Aa%2Fb");
}

TEST_CASE("two versions of one page are two artifacts") {
  Report r = SampleReport();
  for (Document& document : r.articles) {
    Article article = document.article();
    article.url = "https://news.example/fire";
    document = *Document::Create(article);
  }
  const std::string sarif = *ReportToSarif(r);
  CHECK(sarif.find(R"("uri": "https://news.example/fire")") != std::string::npos);
  CHECK(sarif.find(R"("uri": "e")") != std::string::npos);
  CHECK(sarif.find(R"("uri": "l")") != std::string::npos);
}

}  // namespace
}  // namespace crosscheck::report
