// Hostile input: what breaks off, lies about itself or is made to exhaust the reader. Nothing here
// may take long, crash, or pass in silence.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "crosscheck/article/offsets.h"
#include "crosscheck/ingest/reader.h"

namespace crosscheck {
namespace {

std::string Repeated(std::string_view piece, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += piece;
  return out;
}

// Texts and messages of what is read, in seconds that leave room for a busy machine.
std::string Read(std::string_view name, const std::string& bytes) {
  const auto start = std::chrono::steady_clock::now();
  const ReadResult result = ReadArticles(name, bytes, {});
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  CHECK(seconds.count() < 20);
  std::string out;
  for (const Article& a : result.articles) {
    CHECK(IsValidUtf8(a.text));
    CHECK(IsValidUtf8(a.title));
    out += "[" + a.text + "]\n";
  }
  for (const ReadError& e : result.errors) out += e.ToString() + "\n";
  return out;
}

TEST_CASE("fifty thousand nested tags are read") {
  constexpr size_t kDeep = 50'000;
  for (const std::string tag : {"div", "b", "span", "table", "p", "ul", "font", "a", "article"}) {
    INFO(tag);
    const std::string open = "<" + tag + ">", close = "</" + tag + ">";
    const std::string page = "<html><body>" + Repeated(open, kDeep) + "<p>Two were hurt." +
                             Repeated(close, kDeep) + "</body></html>";
    CHECK(Read("x.html", page) == "[Two were hurt.]\n");
  }
  CHECK(Read("x.rss", "<rss><channel><item><description>" + Repeated("<x>", kDeep) + "deep") ==
        "x.rss:1: not well-formed XML: Start-end tags mismatch; what stands before is read\n"
        "x.rss:1: an entry without text\n");
  CHECK(Read("x.nitf", "<nitf><body><body.content><p>Two were hurt.</p>" + Repeated("<q>", kDeep) +
                           Repeated("</q>", kDeep) + "</body.content></body></nitf>") ==
        "[Two were hurt.]\n");
  CHECK(Read("x.json", Repeated("[{\"bodies\":", kDeep)) ==
        "x.json:1: not JSON: lists and objects are nested too deeply, at column 177\n"
        "x.json:1: the list is not closed; is the file cut off?\n");
}

TEST_CASE("a page of nothing but tags is refused, not held") {
  CHECK(Read("x.html", Repeated("<i></i>", 3'000'000)) ==
        "x.html: the page has more than 2000000 elements; no article has\n");
  CHECK(Read("x.html", "<html>" + Repeated("<", 1'000'000)).size() == 1'000'003);
  CHECK_THAT(Read("x.html", "<html><p>Two were hurt.</p>" + Repeated("</x>", 1'000'000)),
             Catch::Equals("[Two were hurt.]\n"));
  CHECK_THAT(Read("x.html", "<html><p>Two were hurt.<!--" + Repeated("<!--", 100'000)),
             Catch::Equals("[Two were hurt.]\n"));
}

TEST_CASE("entities of a DTD are never expanded") {
  std::string laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY l0 \"ha\">\n";
  for (int i = 1; i < 10; ++i) {
    const std::string before = "&l" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY l" + std::to_string(i) + " \"" + Repeated(before, 10) + "\">\n";
  }
  laughs +=
      "<!ENTITY file SYSTEM \"file:///etc/hostname\">]>\n<rss><channel><item>"
      "<content:encoded>&l9;&file; two</content:encoded></item></channel></rss>";
  CHECK(Read("x.rss", laughs) == "[&l9;&file; two]\n");
}

TEST_CASE("what a document says of its encoding is checked") {
  const std::string utf8 = "caf\xC3\xA9 \xE2\x80\x94 two";
  const std::string ansi = "caf\xE9 \x97 two";
  struct Row {
    const char* name;
    std::string bytes;
    std::string dump;
  };
  const auto html = [](const std::string& charset, const std::string& text) {
    return "<html><meta charset=" + charset + "><p>" + text + "</p>";
  };
  const auto rss = [](const std::string& encoding, const std::string& text) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding +
           "\"?><rss><channel><item><content:encoded>" + text +
           "</content:encoded></item></channel></rss>";
  };
  const Row rows[] = {
      {"x.html", html("utf-8", utf8), "[" + utf8 + "]\n"},
      {"x.html", html("windows-1252", ansi), "[" + utf8 + "]\n"},
      {"x.html", html("\"ISO-8859-1\"", ansi), "[" + utf8 + "]\n"},
      {"x.html", html("utf-8", ansi),
       "[" + utf8 + "]\nx.html:1: warning: not UTF-8 at byte 33; read as Windows-1252\n"},
      {"x.html", html("windows-1252", utf8),
       "[" + utf8 +
           "]\nx.html:1: warning: said to be \"windows-1252\", but is UTF-8; read as that\n"},
      {"x.rss", rss("UTF-8", utf8), "[" + utf8 + "]\n"},
      {"x.rss", rss("windows-1252", ansi), "[" + utf8 + "]\n"},
      {"x.rss", rss("UTF-8", ansi),
       "[" + utf8 + "]\nx.rss:1: warning: not UTF-8 at byte 79; read as Windows-1252\n"},
      {"x.rss", rss("windows-1252", utf8),
       "[" + utf8 +
           "]\nx.rss:1: warning: said to be \"windows-1252\", but is UTF-8; read as that\n"},
      {"x.json", "{\"id\":\"a\",\n\"text\":\"" + ansi + "\"}",
       "[" + utf8 + "]\nx.json:1: warning: not UTF-8 at byte 23; read as Windows-1252\n"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    CHECK(Read(row.name, row.bytes) == row.dump);
  }
}

TEST_CASE("characters that are none are replaced") {
  CHECK(Read("x.html", "<html><p>&#0; &#xD800; &#x110000; &#99999999999; &#146;</p>") ==
        "[\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD \xE2\x80\x99]\n");
  CHECK(Read("x.html", "<html><p>&amp &copy2 &notit; &nope; & &;</p>") ==
        "[& \xC2\xA9"
        "2 \xC2\xACit; &nope; & &;]\n");
}

TEST_CASE("a golden article cut anywhere is read in part or told") {
  namespace fs = std::filesystem;
  size_t files = 0;
  for (const auto& entry :
       fs::directory_iterator(fs::path(CROSSCHECK_SOURCE_DIR) / "tests/ingest/golden")) {
    if (entry.path().extension() == ".dump") continue;
    ++files;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    for (size_t size = 1; size < whole.size(); ++size) {
      const ReadResult r =
          ReadArticles(entry.path().filename().string(), whole.substr(0, size), {});
      if (r.articles.empty() && r.errors.empty()) FAIL(entry.path() << " cut at " << size);
      for (const Article& a : r.articles) {
        if (!IsValidUtf8(a.text) || !IsValidUtf8(a.title)) FAIL(entry.path() << size);
      }
    }
  }
  CHECK(files >= 9);
}

}  // namespace
}  // namespace crosscheck
