// How fast the readers are. Every input is checked before it is timed: the text that comes out must
// hold every paragraph that went in.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "crosscheck/ingest/reader.h"

namespace {

using crosscheck::ReadArticles;
using crosscheck::ReadResult;

std::string Paragraph(int i) {
  return "Some " + std::to_string(1000 + i) +
         " people left the <em>lower</em> town on Monday &amp; Tuesday, the "
         "<a href=\"https://post.example/topic/town\">council</a> said; the river stood at 4.2 "
         "metres, half a metre below the wall that was built after the flood of 1987.";
}

std::string Paragraphs(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<p>" + Paragraph(i) + "</p>\n";
  return out;
}

// A page as outlets make them: two thirds are scripts, styles, menus and lists of other stories.
std::string Page() {
  std::string page =
      "<!DOCTYPE html><html><head><title>Flood</title><meta property=\"og:title\" "
      "content=\"Flood\">"
      "<style>" +
      std::string(8000, '.') + "</style><script>var state = {" + std::string(24000, 'x') +
      "};</script></head><body><nav><ul>";
  for (int i = 0; i < 60; ++i) {
    page += "<li class=\"menu-item menu-item-" + std::to_string(i) +
            "\"><a class=\"menu-link\" href=\"/section/" + std::to_string(i) +
            "\">Section</a></li>\n";
  }
  page += "</ul></nav><main><article class=\"story\"><h1>Flood</h1><div class=\"story-body\">" +
          Paragraphs(25) + "</div></article><div class=\"river\">";
  for (int i = 0; i < 40; ++i) {
    page += "<div class=\"card card--small\"><a href=\"/story/" + std::to_string(i) +
            "\"><img src=\"/i.jpg\" alt=\"\"><span class=\"card-title\">Another story of the day"
            "</span></a></div>\n";
  }
  return page + "</div></main><footer>Imprint</footer></body></html>";
}

std::string Escaped(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out;
}

std::string Ninjs() {
  std::string out;
  for (int i = 0; i < 50; ++i) {
    out += "{\"uri\":\"urn:n:" + std::to_string(i) +
           "\",\"versioncreated\":\"2024-04-24T07:30:00Z\",\"pubstatus\":\"usable\",\"headline\":"
           "\"Flood\",\"body_html\":\"" +
           Escaped(Paragraphs(25)) + "\"}\n";
  }
  return out;
}

std::string Rss() {
  std::string out =
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Harbour Post</title>\n";
  for (int i = 0; i < 50; ++i) {
    out += "<item><title>Flood</title><guid>g" + std::to_string(i) +
           "</guid><pubDate>Wed, 24 Apr 2024 06:10:00 +0100</pubDate><content:encoded><![CDATA[" +
           Paragraphs(25) + "]]></content:encoded></item>\n";
  }
  return out + "</channel></rss>";
}

void Check(const ReadResult& result, size_t articles) {
  bool good = result.errors.empty() && result.articles.size() == articles;
  for (const crosscheck::Article& a : result.articles) {
    for (int i = 0; i < 25; ++i) {
      good = good && a.text.find("Some " + std::to_string(1000 + i) +
                                 " people left the lower town on Monday & Tuesday, the council "
                                 "said;") != std::string::npos;
    }
    good = good && a.text.find("Another story") == std::string::npos &&
           a.text.find("Section") == std::string::npos;
  }
  if (good) return;
  std::fprintf(stderr, "ingest_benchmark: the articles are not what went in\n");
  std::exit(1);
}

void Read(benchmark::State& state, const char* name, const std::string& bytes, size_t articles) {
  Check(ReadArticles(name, bytes, {}), articles);
  for (auto _ : state) {
    ReadResult result = ReadArticles(name, bytes, {});
    benchmark::DoNotOptimize(result);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(bytes.size()));
}

void BM_Html(benchmark::State& state) { Read(state, "page.html", Page(), 1); }
void BM_Ninjs(benchmark::State& state) { Read(state, "items.jsonl", Ninjs(), 50); }
void BM_Rss(benchmark::State& state) { Read(state, "feed.rss", Rss(), 50); }
BENCHMARK(BM_Html);
BENCHMARK(BM_Ninjs);
BENCHMARK(BM_Rss);

}  // namespace

BENCHMARK_MAIN();
