// Measures how many bytes of article text a second Extract reads, on one core.
//
//   crosscheck_benchmark [FOLDER]     articles to read; the sample articles where none is given
//
// The texts are the sample articles, one by one and repeated to larger sizes. A repeated text is
// varied: each copy gets its own numbers, so that no cache of equal sentences could look like
// speed. Before anything is timed, the answer is checked: words known to stand in the text must be
// read, and n copies must give n times as much.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/checker.h"
#include "crosscheck/ingest/reader.h"

namespace {

using crosscheck::Article;
using crosscheck::Extraction;

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "crosscheck_benchmark: %s\n", why.c_str());
  std::exit(1);
}

std::vector<Article> ReadFolder(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Article> articles;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    crosscheck::ReadResult result = crosscheck::ReadArticles(file.string(), bytes, {});
    for (Article& article : result.articles) articles.push_back(std::move(article));
  }
  if (articles.empty()) Fail("no article in " + folder);
  return articles;
}

// The text with the last digit of each number of up to three digits counted on by `step`: other
// numbers of the same shape. Years stay, and so does a last 0: with another digit a round number
// would no longer be one.
std::string Varied(std::string_view text, unsigned step) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string out(text);
  for (size_t begin = 0; begin < out.size();) {
    size_t end = begin;
    while (end < out.size() && is_digit(out[end])) ++end;
    if (end > begin && end - begin <= 3 && out[end - 1] != '0') {
      char& last = out[end - 1];
      last = static_cast<char>('1' + (static_cast<unsigned>(last - '1') + step) % 9);
    }
    begin = end + 1;
  }
  return out;
}

// One article of varied copies of all articles: those from `first` on, so many.
Article Joined(const std::vector<Article>& articles, unsigned first, unsigned copies) {
  Article joined = articles.front();
  joined.id = "joined";
  joined.title.clear();
  joined.text.clear();
  for (unsigned copy = first; copy < first + copies; ++copy) {
    for (const Article& article : articles) {
      joined.text += Varied(article.text, copy);
      joined.text += "\n\n";
    }
  }
  return joined;
}

size_t CountMentions(const Article& article) {
  absl::StatusOr<Extraction> extraction = crosscheck::Extract(article);
  if (!extraction.ok()) Fail("Extract: " + std::string(extraction.status().message()));
  return extraction->mentions.size();
}

void CheckAnswer(const std::vector<Article>& articles) {
  Article known = articles.front();
  known.text = "The ferry was carrying 214 passengers when it sank on 14 October 2023.";
  known.title.clear();
  absl::StatusOr<Extraction> extraction = crosscheck::Extract(known);
  if (!extraction.ok()) Fail("Extract: " + std::string(extraction.status().message()));
  bool count = false;
  bool date = false;
  for (const crosscheck::Value& value : extraction->mentions) {
    count |= value.quantity && value.quantity->low == crosscheck::Decimal::FromInt(214);
    date |= value.time && value.time->timex == "2023-10-14";
  }
  if (!count || !date) Fail("the 214 passengers or their date were not read");

  // Reading is local to the sentence, so two halves give as much as the whole.
  const size_t halves =
      CountMentions(Joined(articles, 0, 1)) + CountMentions(Joined(articles, 1, 1));
  if (halves == 0) Fail("nothing was read in the articles");
  if (CountMentions(Joined(articles, 0, 2)) != halves)
    Fail("two texts joined read unlike the two apart");
}

void Extract(benchmark::State& state, const Article& article) {
  size_t mentions = 0;
  for (auto _ : state) {
    absl::StatusOr<Extraction> extraction = crosscheck::Extract(article);
    mentions = extraction->mentions.size();
    benchmark::DoNotOptimize(extraction);
  }
  const auto bytes = static_cast<int64_t>(article.text.size() + article.title.size());
  state.SetBytesProcessed(state.iterations() * bytes);
  state.counters["bytes"] = static_cast<double>(bytes);
  state.counters["mentions"] = static_cast<double>(mentions);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const std::vector<Article> articles = ReadFolder(argc > 1 ? argv[1] : CROSSCHECK_ARTICLES_DIR);
  CheckAnswer(articles);

  benchmark::RegisterBenchmark("Extract/one_article", Extract, articles.front());
  for (unsigned copies : {1U, 8U, 64U}) {
    benchmark::RegisterBenchmark(("Extract/all_articles_x" + std::to_string(copies)).c_str(),
                                 Extract, Joined(articles, 0, copies));
  }
  benchmark::RunSpecifiedBenchmarks();
}
