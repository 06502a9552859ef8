// Measures what reading quantities costs: Lex, FindMentions and Normalize on one core, beside RE2
// scanning the same text for 25 patterns of numbers, amounts, measures and dates.
//
//   quantities_benchmark [FILE...]     texts to read; the sample articles where none is given
//
// Every text is a whole article, so memory is that of an article and not of the set. Before
// anything is timed the answer is checked, and the allocations of one run are counted: they must
// not grow with the tokens but with the values only.
#include <benchmark/benchmark.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"

namespace {
size_t allocations = 0;
}  // namespace

// Counted, else as the library's own. Not inlined, where g++ would take malloc and delete for a
// pair that does not match.
[[gnu::noinline]] void* operator new(size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, size_t) noexcept { std::free(memory); }

namespace {

using crosscheck::FindMentions;
using crosscheck::Lex;
using crosscheck::LexedText;
using crosscheck::Mention;
using crosscheck::Normalize;
using crosscheck::Value;

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "quantities_benchmark: %s\n", why.c_str());
  std::exit(1);
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) Fail("cannot read " + path.string());
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

std::vector<Value> Extract(std::string_view text) {
  const LexedText lexed = Lex(text);
  const std::vector<Mention> mentions = FindMentions(lexed);
  return Normalize(lexed, text, mentions, {.published = absl::CivilDay(2024, 5, 2)});
}

// What a reader without a grammar would look for in the news.
constexpr const char* kPatterns[] = {
    R"(\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b)",
    R"(\b\d+(?:\.\d+)?\s?(?:%|per ?cent|percent)\b)",
    R"((?:US|A|C|HK)?\$\s?\d+(?:[.,]\d+)*(?:\s?(?:m|bn|k|million|billion|trillion))?\b)",
    R"([£€¥]\s?\d+(?:[.,]\d+)*(?:\s?(?:m|bn|k|million|billion|trillion))?\b)",
    R"(\b\d+(?:\.\d+)?\s(?:million|billion|trillion|thousand|hundred)\b)",
    R"((?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
    R"((?i)\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?\b)",
    R"((?i)\b(?:dozens|scores|hundreds|thousands|millions|billions) of\b)",
    R"((?i)\b(?:more than|over|at least|up to|nearly|almost|about|around)\s\d[\d,.]*)",
    R"(\b\d+(?:\.\d+)?\s?(?:km|kg|mg|cm|mm|ml|mph|km/h|MW|GW|kWh|GB|MB|TB)\b)",
    R"((?i)\b\d+(?:\.\d+)?\s(?:miles?|kilomet(?:er|re)s?|met(?:er|re)s?|feet|foot|inch(?:es)?)\b)",
    R"((?i)\b\d+(?:\.\d+)?\s(?:tons?|tonnes?|pounds?|ounces?|kilograms?|grams?)\b)",
    R"((?i)\b\d+(?:\.\d+)?\s(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b)",
    R"(\b\d{1,2}-year-old\b)",
    R"(\b\d+(?:\.\d+)?\s?(?:-|–|to)\s?\d+(?:\.\d+)?\b)",
    R"(\bbetween \d[\d,.]* and \d[\d,.]*\b)",
    R"(\bfrom \d[\d,.]* to \d[\d,.]*\b)",
    R"((?i)\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}(?:,\s\d{4})?\b)",
    R"((?i)\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4})?\b)",
    R"(\b(?:19|20)\d{2}\b)",
    R"((?i)\b(?:last|next|this)\s(?:week|month|year|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)",
    R"((?i)\b(?:yesterday|today|tomorrow|tonight)\b)",
    R"((?i)\b(?:a|one|two|three)[- ](?:half|third|quarter|fifth)s?\b)",
    R"((?i)\b(?:twice|double[ds]?|tripled?|\d+ times|\d+x)\b)",
    R"(\b\d{1,2}(?:st|nd|rd|th)\b)",
};
static_assert(std::size(kPatterns) == 25);

// Two ways to scan: every pattern on its own, which tells what matched where, as a reader needs;
// and all as one alternation, which is the fastest RE2 can do and tells only where something
// matched.
class Scanner {
 public:
  Scanner() {
    std::string all;
    for (const char* pattern : kPatterns) {
      each_.push_back(std::make_unique<RE2>("(" + std::string(pattern) + ")"));
      if (!each_.back()->ok()) Fail("RE2: " + each_.back()->error());
      if (!all.empty()) all += '|';
      all += "(?:" + std::string(pattern) + ")";
    }
    RE2::Options options;
    options.set_max_mem(int64_t{64} << 20);
    pattern_ = std::make_unique<RE2>("(" + all + ")", options);
    if (!pattern_->ok()) Fail("RE2: " + pattern_->error());
  }
  size_t Count(std::string_view text) const { return Count(*pattern_, text); }
  size_t CountEach(std::string_view text) const {
    size_t count = 0;
    for (const auto& pattern : each_) count += Count(*pattern, text);
    return count;
  }

 private:
  static size_t Count(const RE2& pattern, std::string_view text) {
    re2::StringPiece rest(text.data(), text.size());
    re2::StringPiece match;
    size_t count = 0;
    while (RE2::FindAndConsume(&rest, pattern, &match)) ++count;
    return count;
  }

  std::vector<std::unique_ptr<RE2>> each_;
  std::unique_ptr<RE2> pattern_;
};

void CheckAnswer(const Scanner& scanner) {
  const std::string_view text =
      "The ferry was carrying more than 214 passengers, 5 per cent of them children, on 2 May "
      "2023.";
  const std::vector<Value> values = Extract(text);
  if (values.size() != 3 || !values[0].quantity ||
      values[0].quantity->low != crosscheck::Decimal::FromInt(214) ||
      values[0].quantity->modifier != crosscheck::Modifier::kMoreThan || !values[1].quantity ||
      values[1].quantity->unit != crosscheck::kUnitPercent || !values[2].time ||
      values[2].time->timex != "2023-05-02")
    Fail("a known sentence is read wrongly");
  if (scanner.Count(text) != 3) Fail("RE2 does not find the three matches of a known sentence");

  // The tokens of a text without any value cost no allocation of their own: sixteen times the text
  // is only a few vectors that grew.
  std::string plain;
  for (int i = 0; i < 64; ++i) plain += "The minister said the old bridge was closed to traffic. ";
  const auto count = [](const std::string& words) {
    const size_t before = allocations;
    if (!Extract(words).empty()) Fail("a value where there is none");
    return allocations - before;
  };
  const size_t once = count(plain);
  std::string longer;
  for (int i = 0; i < 16; ++i) longer += plain;
  if (count(longer) > once + 32) Fail("allocations grow with the tokens");
}

int64_t Bytes(const std::vector<std::string>& texts) {
  int64_t bytes = 0;
  for (const std::string& text : texts) bytes += static_cast<int64_t>(text.size());
  return bytes;
}

void Crosscheck(benchmark::State& state, const std::vector<std::string>& texts) {
  size_t values = 0, allocated = 0;
  for (auto _ : state) {
    values = 0;
    const size_t before = allocations;
    for (const std::string& text : texts) {
      std::vector<Value> found = Extract(text);
      values += found.size();
      benchmark::DoNotOptimize(found);
    }
    allocated = allocations - before;
  }
  state.SetBytesProcessed(state.iterations() * Bytes(texts));
  state.counters["values"] = static_cast<double>(values);
  state.counters["allocations"] = static_cast<double>(allocated);
}

void LexOnly(benchmark::State& state, const std::vector<std::string>& texts) {
  size_t tokens = 0;
  for (auto _ : state) {
    tokens = 0;
    for (const std::string& text : texts) tokens += Lex(text).tokens.size();
  }
  state.SetBytesProcessed(state.iterations() * Bytes(texts));
  state.counters["tokens"] = static_cast<double>(tokens);
}

void Re2(benchmark::State& state, const Scanner& scanner, bool each,
         const std::vector<std::string>& texts) {
  size_t matches = 0;
  for (auto _ : state) {
    matches = 0;
    for (const std::string& text : texts)
      matches += each ? scanner.CountEach(text) : scanner.Count(text);
    benchmark::DoNotOptimize(matches);
  }
  state.SetBytesProcessed(state.iterations() * Bytes(texts));
  state.counters["matches"] = static_cast<double>(matches);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::vector<std::string> texts;
  for (int i = 1; i < argc; ++i) texts.push_back(ReadFile(argv[i]));
  if (texts.empty()) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(CROSSCHECK_ARTICLES_DIR)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) texts.push_back(ReadFile(file));
  }
  if (texts.empty()) Fail("no text");
  const Scanner scanner;
  CheckAnswer(scanner);

  std::string joined;
  for (const std::string& text : texts) joined += text + "\n\n";
  std::string large;
  constexpr size_t kLarge = size_t{8} << 20;
  while (large.size() < kLarge) large += joined;
  const std::vector<std::string> one_large = {large};

  for (const auto& [name, set] :
       {std::pair<std::string, const std::vector<std::string>*>{"articles", &texts},
        {"one_8_mb_text", &one_large}}) {
    const std::vector<std::string>& given = *set;
    benchmark::RegisterBenchmark((name + "/crosscheck").c_str(), Crosscheck, given);
    benchmark::RegisterBenchmark((name + "/lex_only").c_str(), LexOnly, given);
    benchmark::RegisterBenchmark((name + "/re2_25_patterns").c_str(), [&](benchmark::State& state) {
      Re2(state, scanner, true, given);
    });
    benchmark::RegisterBenchmark(
        (name + "/re2_one_alternation").c_str(),
        [&](benchmark::State& state) { Re2(state, scanner, false, given); });
  }
  benchmark::RunSpecifiedBenchmarks();
}
