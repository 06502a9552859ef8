// Golden articles: every file of tests/ingest/golden is read and compared with the dump beside it.
// New ones are accepted by `ingest_test "[.accept]"`, after a look at them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include "crosscheck/article/offsets.h"
#include "crosscheck/ingest/reader.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

std::string Contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string DumpArticle(const Article& a) {
  std::ostringstream out;
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) out << name << ": " << value << "\n";
  };
  line("id", a.id);
  line("outlet", a.outlet);
  line("title", a.title);
  line("byline", a.byline);
  if (a.published) line("published", a.published->ToString());
  if (a.updated) line("updated", a.updated->ToString());
  line("dateline", a.dateline);
  line("agency", a.agency);
  line("url", a.url);
  line("canonical", a.canonical_url);
  line("version", a.version);
  line("status", a.status);
  for (const Span& span : a.captions) line("caption", std::string(span.In(a.text)));
  out << "text:\n" << a.text << "\n--\n";
  return out.str();
}

std::string Dump(const fs::path& path) {
  const ReadResult result = ReadArticles(path.filename().string(), Contents(path), {});
  std::string out;
  for (const Article& a : result.articles) {
    CHECK(IsValidUtf8(a.text));
    for (const Span& span : a.captions) CHECK(span.end <= a.text.size());
    out += DumpArticle(a);
  }
  for (const ReadError& e : result.errors) out += e.ToString() + "\n";
  return out;
}

// Sorted, without the dumps.
std::set<fs::path> Goldens() {
  std::set<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(CROSSCHECK_SOURCE_DIR) / "tests/ingest/golden")) {
    if (entry.path().extension() != ".dump") files.insert(entry.path());
  }
  return files;
}

TEST_CASE("golden articles are read as their dumps say") {
  const std::set<fs::path> files = Goldens();
  REQUIRE(files.size() >= 9);
  for (const fs::path& file : files) {
    INFO(file.filename());
    CHECK(Dump(file) == Contents(file.string() + ".dump"));
  }
}

TEST_CASE("accept what is read of the golden articles", "[.accept]") {
  for (const fs::path& file : Goldens()) {
    std::ofstream(file.string() + ".dump", std::ios::binary) << Dump(file);
  }
}

}  // namespace
}  // namespace crosscheck
