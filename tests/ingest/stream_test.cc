// Streams: packed files, WARC archives, and where files are found.
#include "crosscheck/ingest/stream.h"

#include <sys/resource.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace crosscheck {
namespace {

std::string Gzip(const std::string& bytes) {
  z_stream stream = {};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string Zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3);
  REQUIRE_FALSE(ZSTD_isError(size));
  out.resize(size);
  return out;
}

// A few bytes at a time, as pipes give them.
class Trickle : public ByteSource {
 public:
  explicit Trickle(std::string_view bytes) : bytes_(bytes) {}
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    const size_t count = std::min({buffer.size(), bytes_.size(), size_t{7}});
    std::copy_n(bytes_.begin(), count, buffer.begin());
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

std::string Stream(std::string_view name, ByteSource& source, const ReadOptions& options = {}) {
  std::string out;
  StreamArticles(name, source, options,
                 {.article =
                      [&](const Article& a) {
                        out += "[" + a.url + "|" + a.text + "]\n";
                        return true;
                      },
                  .error = [&](const ReadError& e) { out += e.ToString() + "\n"; }});
  return out;
}

// The same by all ways in.
std::string Read(std::string_view name, const std::string& bytes, const ReadOptions& options = {}) {
  Trickle trickle(bytes);
  const std::string slow = Stream(name, trickle, options);
  CHECK(Stream(name, *SourceOf(bytes), options) == slow);
  return slow;
}

const std::string kLines =
    "{\"id\":\"a\",\"text\":\"Two were hurt.\"}\noops\n{\"id\":\"b\",\"text\":\"Three were "
    "hurt.\"}";
const std::string kLinesDump = "[|Two were hurt.]\n[|Three were hurt.]\n";

TEST_CASE("packed files are read as what is in them") {
  for (const std::string& packed : {Gzip(kLines), Zstd(kLines)}) {
    for (const char* name : {"f.jsonl.gz", "f.jsonl.zst", "f.bin"}) {
      INFO(name);
      CHECK(Read(name, packed) ==
            std::string(name) + ":2: not JSON: syntax error, at column 1\n" + kLinesDump);
    }
    CHECK(ReadArticles("f.gz", packed, {}).articles.size() == 2);
  }
  const std::string page = "<html><p>Two were hurt.</p></html>";
  CHECK(Read("f.html.gz", Gzip(page)) == "[|Two were hurt.]\n");
  CHECK(Read("f", Zstd(page)) == "[|Two were hurt.]\n");
  // Members and frames behind each other are one file; zeros behind them are padding.
  CHECK(Read("f.jsonl.gz",
             Gzip(kLines.substr(0, 30)) + Gzip(kLines.substr(30)) + std::string(9, '\0')) ==
        "f.jsonl.gz:2: not JSON: syntax error, at column 1\n" + kLinesDump);
  CHECK(Read("f.jsonl.zst", Zstd(kLines.substr(0, 30)) + Zstd(kLines.substr(30))) ==
        "f.jsonl.zst:2: not JSON: syntax error, at column 1\n" + kLinesDump);
}

TEST_CASE("an article tells its file, and its line where its text stands there as it is") {
  const std::string plain = "---\nid: a\n---\nFirst.\nSecond.\n";
  const struct {
    const char* name;
    std::string bytes;
    uint32_t line;
  } rows[] = {
      {"a.md", plain, 4},
      {"b.txt",
       "\xEF\xBB\xBF"
       "First.\n",
       1},
      {"c.md.gz", Gzip(plain), 0},
      {"d.jsonl", "\n{\"text\":\"First.\"}\n", 0},
      {"e.html", "<html><body><p>First.</p></body></html>", 0},
  };
  for (const auto& row : rows) {
    INFO(row.name);
    const ReadResult result = ReadArticles(row.name, row.bytes, {});
    REQUIRE(result.articles.size() == 1);
    CHECK(result.articles[0].source == row.name);
    CHECK(result.articles[0].source_line == row.line);
  }
}

TEST_CASE("damaged packed files are read as far as they go, and told") {
  const std::string lines = kLines + "\n";
  const std::string gzip = Gzip(lines), zstd = Zstd(lines);
  CHECK_THAT(
      Read("f.jsonl.gz", gzip.substr(0, gzip.size() - 4)),
      Catch::Contains(kLinesDump) && Catch::Contains("f.jsonl.gz: the packed data is cut off"));
  CHECK_THAT(Read("f.jsonl.zst", zstd.substr(0, zstd.size() - 4)),
             Catch::Contains("f.jsonl.zst: the packed data is cut off"));
  std::string broken = gzip;
  broken[gzip.size() / 2] = static_cast<char>(broken[gzip.size() / 2] ^ 0x55);
  CHECK_THAT(Read("f.jsonl.gz", broken), Catch::Contains("f.jsonl.gz: the packed data is"));
  for (size_t size = 4; size < gzip.size(); ++size) {
    CHECK_FALSE(Read("f.gz", gzip.substr(0, size)).empty());
  }
}

TEST_CASE("what unpacks to far too much is stopped") {
  const std::string zeros(size_t{50} << 20, ' ');
  const ReadOptions small = {.max_article_bytes = size_t{1} << 20};
  for (const std::string& bomb : {Gzip(zeros), Zstd(zeros)}) {
    CHECK_THAT(Stream("f.jsonl", *SourceOf(bomb), small),
               Catch::Contains("more than 200 bytes unpacked for each packed one"));
    CHECK_THAT(Stream("f.html", *SourceOf(bomb), small),
               Catch::Contains("more than 200 bytes unpacked for each packed one") ||
                   Catch::Contains("the file is larger than one document may be"));
  }
}

std::string Record(const std::string& type, const std::string& address,
                   const std::string& content_type, const std::string& body) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
         "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}
std::string Response(const std::string& address, const std::string& head, const std::string& body) {
  return Record("response", address, "application/http; msgtype=response",
                "HTTP/1.1 " + head + "\r\n\r\n" + body);
}
std::string Page(const std::string& text) { return "<html><p>" + text + "</p></html>"; }

TEST_CASE("WARC archives give the articles of their responses") {
  const std::string html = "200 OK\r\nContent-Type: text/html";
  const std::string archive =
      Record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
      Response("https://post.example/1", html, Page("Two were hurt.")) +
      Response("https://post.example/2", "404 Not Found\r\nContent-Type: text/html", Page("no")) +
      Response("https://post.example/3", "200 OK\r\nContent-Type: image/png", "\x89PNG") +
      Record("request", "https://post.example/4", "application/http", "GET / HTTP/1.1\r\n\r\n") +
      Response("https://post.example/5", html + "\r\nTransfer-Encoding: chunked",
               "8\r\n<html><p\r\n6\r\n>Three\r\n0\r\n\r\n") +
      Response("https://post.example/6", html + "\r\nTransfer-Encoding: chunked",
               Page("Told to be chunked.")) +
      Response("https://post.example/7", html + "\r\nContent-Encoding: gzip",
               Gzip(Page("Four were hurt."))) +
      Record("conversion", "https://post.example/8", "text/plain", "Five were hurt.") +
      Response("https://post.example/9", html, Page("")) + "garbage\r\n" +
      Response("https://post.example/10", html, Page("Six were hurt.")) +
      "WARC/1.0\r\nWARC-Type: response\r\n\r\n" +
      Response("https://post.example/11", html, Page("Seven were hurt.")) +
      Response("https://post.example/12", html, Page("Cut off.")).substr(0, 200);
  const std::string dump =
      "[https://post.example/1|Two were hurt.]\n[https://post.example/5|Three]\n"
      "[https://post.example/6|Told to be chunked.]\n[https://post.example/7|Four were hurt.]\n"
      "[https://post.example/8|Five were hurt.]\n"
      "f.warc: record 10 (https://post.example/9): the article has no text; give it a \"text\" or "
      "leave the article out\n"
      "f.warc: record 11: does not begin as a WARC record does; the next one is looked for\n"
      "[https://post.example/10|Six were hurt.]\n"
      "f.warc: record 13: has no Content-Length; the next one is looked for\n"
      "[https://post.example/11|Seven were hurt.]\n"
      "f.warc: record 15 (https://post.example/12): is left out, the archive ends or is damaged "
      "inside it\n";
  CHECK(Read("f.warc", archive) == dump);
  CHECK(ReadArticles("f.warc", archive, {}).articles.size() == 7);
  CHECK_THAT(Read("f.warc", archive, {.max_article_bytes = 60}),
             Catch::Contains("bytes are more than one article may have (60)"));
}

TEST_CASE("a damaged member of a packed archive costs its record alone") {
  const std::string html = "200 OK\r\nContent-Type: text/html";
  std::string members[3];
  for (int i = 0; i < 3; ++i) {
    const std::string number = std::to_string(i);
    members[i] =
        Gzip(Response("https://post.example/" + number, html, Page(number + " were hurt.")));
  }
  std::string& middle = members[1];
  for (size_t i = middle.size() / 2; i < middle.size() / 2 + 8; ++i) middle[i] = '\xFF';
  const std::string dump = Read("f.warc.gz", members[0] + middle + members[2]);
  INFO(dump);
  CHECK_THAT(dump, Catch::Contains("[https://post.example/0|0 were hurt.]") &&
                       Catch::Contains("f.warc.gz: record 2") && Catch::Contains("damaged") &&
                       Catch::Contains("[https://post.example/2|2 were hurt.]"));
}

// A gigabyte of records, made while it is read.
class Gigabyte : public ByteSource {
 public:
  Gigabyte()
      : record_(Response("https://post.example/x", "200 OK\r\nContent-Type: text/html",
                         Page(std::string(2000, 'x'))) +
                Response("https://post.example/y", "200 OK\r\nContent-Type: image/png",
                         std::string(200'000, 'y'))) {}
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    if (given_ > size_t{1} << 30 && at_ == 0) return size_t{0};
    const size_t count = std::min(buffer.size(), record_.size() - at_);
    std::copy_n(record_.begin() + static_cast<ptrdiff_t>(at_), count, buffer.begin());
    at_ = (at_ + count) % record_.size();
    given_ += count;
    return count;
  }
  size_t given() const { return given_; }
  size_t records() const { return given_ / record_.size(); }

 private:
  const std::string record_;
  size_t at_ = 0, given_ = 0;
};

long PeakKilobytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST_CASE("a gigabyte of WARC is streamed in little memory") {
  const long before = PeakKilobytes();
  Gigabyte source;
  size_t articles = 0;
  StreamArticles("f.warc", source, {},
                 {.article = [&](const Article&) { return ++articles > 0; },
                  .error = [](const ReadError& e) { FAIL(e.ToString()); }});
  CHECK(source.given() > size_t{1} << 30);
  CHECK(articles == source.records());
  CHECK(PeakKilobytes() - before < 200 * 1024);
}

TEST_CASE("reading ends where the taker has enough") {
  Gigabyte source;
  size_t articles = 0;
  StreamArticles("f.warc", source, {},
                 {.article = [&](const Article&) { return ++articles < 3; },
                  .error = [](const ReadError& e) { FAIL(e.ToString()); }});
  CHECK(articles == 3);
  CHECK(source.given() < size_t{4} << 20);
}

TEST_CASE("JSONL above one stretch is read line by line, long lines are stepped over") {
  std::string lines;
  size_t count = 0;
  while (lines.size() < size_t{9} << 20) {
    lines += "{\"id\":\"" + std::to_string(++count) + "\",\"text\":\"" + std::string(5000, 'x') +
             "\"}\n";
  }
  const std::string long_line = "{\"text\":\"" + std::string(size_t{12} << 20, 'y') + "\"}\n";
  const std::string bytes = lines + long_line + "broken\n" + lines;
  const ReadOptions options = {.max_article_bytes = size_t{1} << 20};
  size_t articles = 0;
  std::string errors;
  StreamArticles("f.jsonl", *SourceOf(bytes), options,
                 {.article = [&](const Article&) { return ++articles > 0; },
                  .error = [&](const ReadError& e) { errors += e.ToString() + "\n"; }});
  CHECK(articles == 2 * count);
  CHECK(errors == "f.jsonl:" + std::to_string(count + 1) + ": a line of " +
                      std::to_string(long_line.size()) +
                      " bytes is more than one article may have (1048576); is each article on its "
                      "own line?\nf.jsonl:" +
                      std::to_string(count + 2) + ": not JSON: syntax error, at column 1\n");
}

TEST_CASE("files are found by path, folder and pattern") {
  namespace fs = std::filesystem;
  const fs::path root = fs::temp_directory_path() / "crosscheck_find_files_test";
  fs::remove_all(root);
  for (const char* name :
       {"a.jsonl", "b.html.gz", "c.exe", "d/e.rss", "d/.git/x.md", "d/f/g.warc.gz"}) {
    fs::create_directories((root / name).parent_path());
    std::ofstream(root / name) << "x";
  }
  const auto found = [&](const std::string& path) {
    const auto files = FindFiles((root / path).string());
    if (!files.ok()) return std::string(files.status().message());
    std::string out;
    for (const std::string& file : *files) {
      out += fs::path(file).lexically_relative(root).string() + " ";
    }
    return out;
  };
  CHECK(found("") == "a.jsonl b.html.gz d/e.rss d/f/g.warc.gz ");
  CHECK(found("a.jsonl") == "a.jsonl ");
  CHECK(found("c.exe") == "c.exe ");
  CHECK(found("no.such") == "no.such ");  // told when it is opened
  CHECK(found("*.jsonl") == "a.jsonl ");
  CHECK(found("*/e.[r-s]ss") == "d/e.rss ");
  CHECK(found("**/*.gz") == "b.html.gz d/f/g.warc.gz ");
  CHECK(found("*.pdf") == "no file matches this pattern");
  CHECK_FALSE(OpenFile((root / "no.such").string()).ok());
  fs::remove_all(root);
}

}  // namespace
}  // namespace crosscheck
