#include "crosscheck/ingest/reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "crosscheck/article/offsets.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck {
namespace {

// One line an article and a message: the dump that the tables below compare with.
std::string Dump(const ReadResult& result) {
  std::string out;
  for (const Article& a : result.articles) {
    out += "[" + a.id.substr(0, 8) + "|" + a.outlet + "|" + a.title + "|" +
           (a.published ? a.published->ToString() : "") + "|" + a.url + "|" + a.text + "]\n";
  }
  for (const ReadError& e : result.errors) out += e.ToString() + "\n";
  return out;
}

std::string Read(std::string_view name, std::string_view bytes, const ReadOptions& options = {}) {
  const ReadResult result = ReadArticles(name, bytes, options);
  for (const Article& a : result.articles) {
    CHECK(IsValidUtf8(a.text));
    CHECK(IsValidUtf8(a.title));
    CHECK_FALSE(a.id.empty());
  }
  return Dump(result);
}

std::string HashId(std::string_view kind, std::string_view text) {
  return FingerprintOf({kind, text}).ToHex().substr(0, 8);
}

struct Row {
  std::string bytes;
  std::string dump;
};

TEST_CASE("JSONL gives an article a line") {
  const Row rows[] = {
      {R"({"id":"a1","outlet":"The Harbour Post","title":"Mill burns","published":"2024-04-24","url":"https://post.example/1","text":"Two were hurt."})",
       "[a1|The Harbour Post|Mill burns|2024-04-24|https://post.example/1|Two were hurt.]\n"},
      {"{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n", "[a|||||x]\n[b|||||y]\n"},
      // CRLF, byte order mark, blank lines, no line end at the end.
      {"\xEF\xBB\xBF\r\n{\"id\":\"a\",\"text\":\"x\"}\r\n\r\n  \n{\"id\":\"b\",\"text\":\"y\"}",
       "[a|||||x]\n[b|||||y]\n"},
      // Unknown fields of any form, and null, are nothing.
      {R"({"id":"a","x":{"text":"no","y":[1,{"id":"z"}]},"n":1e999,"title":null,"text":"x"})",
       "[a|||||x]\n"},
      // Escapes and whole surrogate pairs.
      {R"({"id":"a","text":"\u00e9\t\ud83d\ude00"})", "[a|||||\xC3\xA9\t\xF0\x9F\x98\x80]\n"},
      // Without id: by the URL, else by the text.
      {R"({"url":"u","text":"x"})", "[" + HashId("url", "u") + "||||u|x]\n"},
      {R"({"text":"x"})", "[" + HashId("text", "x") + "|||||x]\n"},
      {R"({"id":" ","text":"x"})", "[" + HashId("text", "x") + "|||||x]\n"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    CHECK(Read("f.jsonl", row.bytes) == row.dump);
  }
}

TEST_CASE("JSONL has the fields and captions of newsroom formats") {
  const ReadResult result = ReadArticles(
      "f.jsonl",
      R"({"id":"a","byline":"Jane Roe","updated":"2024-04-25","dateline":"VARN","agency":"AFP","canonicalUrl":"https://a.example/1","version":3,"status":"Usable","captions":[{"begin":10,"end":12},{"end":4,"begin":0,"part":"BODY","x":{"begin":7}},{"begin":2,"end":9},{"begin":11,"end":99},{"begin":-1,"end":3},{"begin":"0"},[1,2]],"text":"A mill. It burned."})",
      {});
  CHECK(result.errors.empty());
  REQUIRE(result.articles.size() == 1);
  const Article& a = result.articles[0];
  CHECK(a.byline == "Jane Roe");
  CHECK(a.updated->ToString() == "2024-04-25");
  CHECK(a.dateline == "VARN");
  CHECK(a.agency == "AFP");
  CHECK(a.canonical_url == "https://a.example/1");
  CHECK(a.version == "3");
  CHECK(a.status == "usable");
  // Sorted, apart, inside the text.
  CHECK(a.captions == std::vector<Span>{{0, 4}, {10, 12}});
}

TEST_CASE("who takes an article back need not send its text") {
  const std::pair<const char*, const char*> rows[] = {
      {"f.jsonl", R"({"id":"a","status":"Canceled","text":""})"},
      {"f.json", R"({"guid":"a","pubstatus":"withheld"})"},
      {"f.xml",
       R"(<nitf><head><docdata management-status="canceled"><doc-id id-string="a"/></docdata>)"
       "</head><body/></nitf>"},
      {"f.xml", R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><itemMeta>)"
                R"(<pubStatus qcode="stat:canceled"/></itemMeta></newsItem>)"},
  };
  for (const auto& [name, bytes] : rows) {
    INFO(bytes);
    const ReadResult result = ReadArticles(name, bytes, {});
    CHECK(result.errors.empty());
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].id == "a");
    CHECK(IsWithdrawn(result.articles[0]));
  }
  // Without a name nobody knows which; and who does not take it back must say something.
  for (const char* bytes :
       {R"({"status":"canceled","text":""})", R"({"id":"a","status":"usable","text":" "})"}) {
    CHECK(ReadArticles("f.jsonl", bytes, {}).articles.empty());
  }
}

TEST_CASE("a broken line is told with its number and spoils no other") {
  const std::string good = "{\"id\":\"g\",\"text\":\"x\"}";
  struct Broken {
    std::string line;
    std::string message;
  };
  const Broken rows[] = {
      {"{\"id\":\"a\",\"text\":\"x\"",
       "not JSON: the line ends inside the object; an article must stand on one line, at column "
       "21"},
      {"{\"text\":\"x\",}", "not JSON: syntax error, at column 13"},
      {"nonsense", "not JSON: syntax error, at column 1"},
      {good + " " + good,
       "not JSON: something follows the object; write one article a line, at column 23"},
      {"[1,2]", "the line is a list, not an article; write an object {\"id\":...,\"text\":...}"},
      {"\"text\"",
       "the line is a string, not an article; write an object {\"id\":...,\"text\":...}"},
      {"17", "the line is a number, not an article; write an object {\"id\":...,\"text\":...}"},
      {"null", "the line is null, not an article; write an object {\"id\":...,\"text\":...}"},
      {R"({"id":12,"text":"x"})", "\"id\" is a number, not a string; write it in quotation marks"},
      {R"({"id":"a","text":["x"]})",
       "\"text\" is a list, not a string; write it in quotation marks"},
      {R"({"id":"a","text":{"text":"x"}})",
       "\"text\" is an object, not a string; write it in quotation marks"},
      {R"({"id":"a","title":true,"text":"x"})",
       "\"title\" is true or false, not a string; write it in quotation marks"},
      {R"({"id":"a"})", "the article has no text; give it a \"text\" or leave the article out"},
      {R"({"id":"a","text":""})",
       "the article has no text; give it a \"text\" or leave the article out"},
      {R"({"id":"a","text":" \n\t"})",
       "the article has no text; give it a \"text\" or leave the article out"},
      {R"({"id":"a","text":null})",
       "the article has no text; give it a \"text\" or leave the article out"},
      {R"({"id":"a","text":"\ud83d"})",
       "not JSON: half of a surrogate pair; write both halves (\\ud83d\\ude00) or \\ufffd, at "
       "column 25"},
      {R"({"id":"a","text":"\ude00 x"})",
       "not JSON: half of a surrogate pair; write both halves (\\ud83d\\ude00) or \\ufffd, at "
       "column 25"},
      {std::string("{\"id\":\"a\",\"text\":\"x\0\"}", 22),
       "not JSON: a control character in a string; write \\n, \\t or \\u0000, at column 20"},
      {"{\"id\":\"a\",\"x\":" + std::string(1000, '[') + std::string(1000, ']') + "}",
       "not JSON: lists and objects are nested too deeply, at column 46"},
  };
  for (const Broken& row : rows) {
    INFO(row.line);
    const std::string bytes = good + "\n" + row.line + "\n" + good + "\n";
    CHECK(Read("dir/f.jsonl", bytes) ==
          "[g|||||x]\n[g|||||x]\ndir/f.jsonl:2: " + row.message + "\n");
  }
}

TEST_CASE("doubtful lines are read with a warning") {
  const Row rows[] = {
      {R"({"id":"a","published":"last week","text":"x"})",
       "[a|||||x]\nf.jsonl:1: warning: published \"last week\" is left out, it is not a time; "
       "write "
       "2019-11-07 or 2019-11-07T19:21:00Z\n"},
      {R"({"id":"a","published":"","text":"x"})", "[a|||||x]\n"},
      {R"({"id":"a","published":" 2019-11-07 ","text":"x"})", "[a|||2019-11-07||x]\n"},
      {R"({"id":"a","text":"x","text":"y"})",
       "[a|||||y]\nf.jsonl:1: warning: \"text\" stands twice; the last one is taken\n"},
      {R"({"id":"a","text":"x\u0000y"})",
       "[a|||||x y]\nf.jsonl:1: warning: NUL bytes in the text were replaced by spaces\n"},
      {"{\"id\":\"a\",\"text\":\"caf\xE9 \x93quoted\x94\"}",
       "[a|||||caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D]\n"
       "f.jsonl:1: warning: not UTF-8 at byte 22; read as Windows-1252\n"},
      // Windows-1252 has no character 0x81; beside good UTF-8 it is damage, not another encoding.
      {"{\"id\":\"a\",\"text\":\"x\x81y\"}",
       "[a|||||x\xEF\xBF\xBDy]\n"
       "f.jsonl:1: warning: not UTF-8 at byte 20; 1 bad byte was replaced by U+FFFD\n"},
      {"{\"id\":\"a\",\"text\":\"\xC3\xA9 \xE9\xE9\"}",
       "[a|||||\xC3\xA9 \xEF\xBF\xBD\xEF\xBF\xBD]\n"
       "f.jsonl:1: warning: not UTF-8 at byte 22; 2 bad bytes were replaced by U+FFFD\n"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    CHECK(Read("f.jsonl", row.bytes) == row.dump);
  }
}

TEST_CASE("plain text is one article, front matter tells of it") {
  const std::string body = "Two were hurt.\n";
  const Row rows[] = {
      {body, "[" + HashId("text", body) + "|||||Two were hurt.\n]\n"},
      {"---\nid: a1\nOutlet: \"The Harbour Post\"\ntitle: 'Mill: all lost'\npublished: 2024-04-24\n"
       "url: https://post.example/1\ntags: [fire]\nlist:\n  - one\n- two\n# note\n\n---\n" +
           body,
       "[a1|The Harbour Post|Mill: all lost|2024-04-24|https://post.example/1|Two were hurt.\n]\n"},
      {"---\r\nid: a1\r\n---\r\nTwo\r\n", "[a1|||||Two\r\n]\n"},
      {"\xEF\xBB\xBF---\nid: a1\n...\nx", "[a1|||||x]\n"},
      // A front matter may not bring the text.
      {"---\nid: a1\ntext: no\n---\nx", "[a1|||||x]\n"},
      // No front matter: a rule and prose, an open block, an address, no blank after the colon.
      {"---\nTwo were hurt.\n---\n",
       "[" + HashId("text", "---\nTwo were hurt.\n---\n") + "|||||---\nTwo were hurt.\n---\n]\n"},
      {"---\nid: a1\nx", "[" + HashId("text", "---\nid: a1\nx") + "|||||---\nid: a1\nx]\n"},
      {"---\nhttps://x.example\n---\n", "[" + HashId("text", "---\nhttps://x.example\n---\n") +
                                            "|||||---\nhttps://x.example\n---\n]\n"},
      // Markdown is not interpreted.
      {"# Mill burns\n\nTwo.",
       "[" + HashId("text", "# Mill burns\n\nTwo.") + "|||||# Mill burns\n\nTwo.]\n"},
      // Trouble, with the line in the file.
      {"---\nid: a1\npublished: soon\n---\nx",
       "[a1|||||x]\nf.md:3: warning: published \"soon\" is left out, it is not a time; write "
       "2019-11-07 or 2019-11-07T19:21:00Z\n"},
      {"---\nid: a1\n---\nx\n\xE9",
       "[a1|||||x\n\xC3\xA9]\nf.md:5: warning: not UTF-8 at byte 18; read as Windows-1252\n"},
      {std::string("---\nid: a1\n---\nx\na\0b", 20),
       "[a1|||||x\na b]\nf.md:5: warning: NUL bytes in the text were replaced by spaces\n"},
      {"---\nid: a\nid: b\n---\nx",
       "[b|||||x]\nf.md:3: warning: \"id\" stands twice; the last one is taken\n"},
      {"---\nid: a1\n---\n \n",
       "f.md:4: the article has no text; give it a \"text\" or leave the article out\n"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    CHECK(Read("f.md", row.bytes) == row.dump);
  }
}

TEST_CASE("whole files that hold nothing to read are refused") {
  CHECK(Read("e.jsonl", "") == "e.jsonl: the file is empty\n");
  CHECK(Read("e.txt", "\xEF\xBB\xBF") == "e.txt: the file is empty\n");
  CHECK(Read("e.txt", " \r\n\t\n") == "e.txt: the file has nothing but blanks\n");
  CHECK(Read("e.txt", "\xFF\xFEx") ==
        "e.txt: the file is UTF-16; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)\n");
}

TEST_CASE("the format is told by name and content, or by the caller") {
  const std::string line = "{\"id\":\"a\",\"text\":\"x\"}";
  CHECK(Read("-", " \n" + line) == "[a|||||x]\n");
  CHECK(Read("articles.txt", line) == "[a|||||x]\n");
  // A broken first line does not turn JSONL into prose.
  CHECK(Read("A.JSONL", "oops\n" + line) ==
        "[a|||||x]\nA.JSONL:1: not JSON: syntax error, at column 1\n");
  CHECK(Read("-", "oops", {.format = ReadFormat::kJsonl}) ==
        "-:1: not JSON: syntax error, at column 1\n");
  CHECK(Read("-", line, {.format = ReadFormat::kText}) ==
        "[" + HashId("text", line) + "|||||" + line + "]\n");
}

TEST_CASE("an article above the budget is refused, the others are read") {
  const std::string line = "{\"id\":\"a\",\"text\":\"x\"}";
  const std::string big = "{\"id\":\"b\",\"text\":\"" + std::string(100, 'x') + "\"}";
  CHECK(Read("f.jsonl", line + "\n" + big + "\n" + line, {.max_article_bytes = 60}) ==
        "[a|||||x]\n[a|||||x]\nf.jsonl:2: a line of 120 bytes is more than one article may have "
        "(60); is each article on its own line?\n");
  CHECK(Read("f.txt", std::string(61, 'x'), {.max_article_bytes = 60}) ==
        "f.txt: a text of 61 bytes is more than one article may have (60)\n");
  // A hundred megabytes on one line, with what the reader allows unless told.
  const std::string huge = "{\"text\":\"" + std::string(size_t{100} << 20, 'x') + "\"}";
  CHECK_THAT(Read("f.jsonl", huge),
             Catch::StartsWith("f.jsonl:1: a line of 104857611 bytes is more than"));
}

TEST_CASE("no bytes make the reader fail otherwise than by a message") {
  // Every cut of a good file, and every byte of it broken: read or told, never silent.
  const std::string good =
      "{\"id\":\"a\",\"title\":\"\\u00e9\",\"text\":\"caf\xC3\xA9 \\ud83d\\ude00\",\"x\":[{},1.5]}";
  for (size_t i = 1; i < good.size(); ++i) {
    const ReadResult cut = ReadArticles("f.jsonl", good.substr(0, i), {});
    CHECK(cut.articles.empty());
    CHECK_FALSE(cut.errors.empty());
    for (char c : {'\0', '"', '\\', '{', '\xFF'}) {
      std::string broken = good;
      broken[i] = c;
      const ReadResult result = ReadArticles("f.jsonl", broken, {});
      INFO(broken);
      CHECK(result.articles.size() + result.errors.size() >= 1);
      for (const Article& a : result.articles) CHECK(IsValidUtf8(a.text));
    }
  }
}

}  // namespace
}  // namespace crosscheck
