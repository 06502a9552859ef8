// Measures how long an editor waits for the findings of one changed paragraph, with the claims of
// many earlier articles in an index.
//
//   session_benchmark [SAMPLE] [CLAIMS] [ARCHIVE] [WORDS]
//   session_benchmark --first ARCHIVE DRAFT
//
// The second opens an archive, hands in a draft and prints the first of its findings, as an editor
// does that is started: a process to be timed from outside.
//
// SAMPLE is a file of articles that are told again and again until there are CLAIMS of them (see
// retold_news.h), the sample articles and 500 where nothing is given. With ARCHIVE, the name of
// a file, the same articles are put into an archive there, if the file is not there yet, and that
// is measured too; "-" for none. The draft is an article of the sample of about WORDS words, 800
// where nothing is given. Before anything is
// timed, the answer is checked: after each of twenty edits the findings are those of a new
// session.
//
// Three edits: a word is typed at the end of a paragraph, a figure becomes another one, a paragraph
// is replaced by one of another article; each time another word, figure and paragraph, and each
// time that is undone behind it. Each is timed by itself, in processor time; the median and the
// 99th percentile are printed, of all and of what is new and what an undo brings back.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/archive/archive.h"
#include "crosscheck/checker.h"
#include "crosscheck/ingest/reader.h"
#include "retold_news.h"

namespace {

using crosscheck::Article;
using crosscheck::ClaimIndex;
using crosscheck::DraftFinding;
using crosscheck::Part;
using crosscheck::Session;
using crosscheck::benchmarks::RetoldNews;

[[noreturn]] void Fail(const std::string& why) {
  std::fprintf(stderr, "session_benchmark: %s\n", why.c_str());
  std::exit(1);
}

template <typename T>
T Get(absl::StatusOr<T> value) {
  if (!value.ok()) Fail(std::string(value.status().message()));
  return *std::move(value);
}

std::vector<Article> ReadSample(const std::string& path) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(path)) {
    for (const auto& entry : std::filesystem::directory_iterator(path))
      files.push_back(entry.path());
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(path);
  }
  std::vector<Article> articles;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    for (Article& article : crosscheck::ReadArticles(file.string(), bytes, {}).articles)
      articles.push_back(std::move(article));
  }
  if (articles.empty()) Fail("no article in " + path);
  return articles;
}

size_t WordsOf(const std::string& text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), ' '));
}

// Of the articles of about so many words the one that has neither many nor few findings among them.
// Short articles are put together.
Article DraftOf(const std::vector<Article>& sample, size_t words) {
  const auto index = std::make_shared<crosscheck::MemoryIndex>();
  for (const Article& article : sample) {
    auto document = crosscheck::Document::Create(article);
    if (document.ok()) (void)index->Add(*document);
  }
  std::vector<std::pair<size_t, size_t>> drafts;  // (findings, place in the sample)
  for (size_t i = 0; i < sample.size(); ++i) {
    if (WordsOf(sample[i].text) < words * 3 / 4 || WordsOf(sample[i].text) > words * 5 / 4)
      continue;
    Session session = Get(Session::Open(index));
    if (!session.SetDraft(sample[i]).ok()) continue;
    if (const size_t findings = session.Findings().size()) drafts.emplace_back(findings, i);
  }
  std::sort(drafts.begin(), drafts.end());
  if (!drafts.empty()) return sample[drafts[drafts.size() / 2].second];
  Article draft = sample.front();
  for (size_t i = 1; WordsOf(draft.text) < words; ++i)
    draft.text += "\n\n" + sample[i % sample.size()].text;
  return draft;
}

struct Edit {
  uint32_t begin, end;
  std::string text;
};

// Where paragraphs that hold a figure begin and end.
std::vector<std::pair<uint32_t, uint32_t>> Paragraphs(const std::string& text) {
  std::vector<std::pair<uint32_t, uint32_t>> found;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const bool figure = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                    text.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](char c) { return c >= '0' && c <= '9'; });
    if (end - begin > 80 && figure)
      found.emplace_back(static_cast<uint32_t>(begin), static_cast<uint32_t>(end));
    begin = end + 1;
  }
  return found;
}

enum class Kind { kWord, kFigure, kParagraph };

// `turn` goes on from call to call, so that each edit brings something else.
std::vector<Edit> EditsOf(Kind kind, const std::string& text,
                          const std::vector<std::string>& paragraphs, size_t& turn) {
  std::vector<Edit> edits;
  for (const auto& [begin, end] : Paragraphs(text)) {
    if (kind == Kind::kWord) {
      const std::string& other = paragraphs[turn++ % paragraphs.size()];
      edits.push_back({end, end, " " + other.substr(0, other.find_first_of(" \n"))});
    } else if (kind == Kind::kFigure) {
      const size_t digit = text.find_first_of("123456789", begin);
      const auto at = static_cast<uint32_t>(digit);
      const size_t other = (static_cast<size_t>(text[at] - '1') + 1 + turn++ % 8) % 9;
      edits.push_back({at, at + 1, std::string(1, "123456789"[other])});
    } else {
      for (int i = 0; i < 3; ++i)
        edits.push_back({begin, end, paragraphs[turn++ * 7 % paragraphs.size()]});
    }
  }
  return edits;
}

// Processor time of this thread, for machines that do other things meanwhile.
double Microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void CheckAnswer(const std::shared_ptr<const ClaimIndex>& index, const Article& draft,
                 const std::vector<std::string>& paragraphs) {
  Session session = Get(Session::Open(index));
  Get(session.SetDraft(draft));
  const auto told = [](const Session& of) {
    std::vector<std::pair<crosscheck::Fingerprint, int>> all;
    for (const DraftFinding& finding : of.Findings())
      all.emplace_back(finding.finding.id, finding.finding.confidence);
    return all;
  };
  int left = 20;
  size_t turn = 0;
  for (const Kind kind : {Kind::kFigure, Kind::kParagraph}) {
    for (const Edit& edit : EditsOf(kind, draft.text, paragraphs, turn)) {
      if (left-- == 0) return;
      const std::string before = draft.text.substr(edit.begin, edit.end - edit.begin);
      Get(session.Replace(Part::kBody, edit.begin, edit.end, edit.text));
      Session scratch = Get(Session::Open(index));
      Get(scratch.SetDraft(session.draft()));
      if (told(session) != told(scratch)) Fail("an edit gives other findings than from scratch");
      Get(session.Replace(Part::kBody, edit.begin,
                          edit.begin + static_cast<uint32_t>(edit.text.size()), before));
    }
  }
}

void Measure(const char* name, const std::shared_ptr<const ClaimIndex>& index, const Article& draft,
             const std::vector<std::string>& paragraphs) {
  const double opened = Microseconds();
  Session session = Get(Session::Open(index));
  const crosscheck::Changes first = Get(session.SetDraft(draft));
  std::printf("%s: %zu words, %zu findings, opened in %.2f ms\n", name, WordsOf(draft.text),
              first.added.size(), (Microseconds() - opened) / 1000);
  const std::pair<Kind, const char*> kinds[] = {
      {Kind::kWord, "a word"}, {Kind::kFigure, "a figure"}, {Kind::kParagraph, "a paragraph"}};
  for (const auto& [kind, what] : kinds) {
    std::vector<double> made, undone;
    size_t changes = 0, bytes = 0, turn = 0;
    const auto timed = [&](uint32_t begin, uint32_t end, const std::string& text,
                           std::vector<double>& times) {
      const double start = Microseconds();
      const absl::StatusOr<crosscheck::Changes> told =
          session.Replace(Part::kBody, begin, end, text);
      times.push_back(Microseconds() - start);
      if (!told.ok()) Fail(std::string(told.status().message()));
      changes += told->added.size() + told->removed.size() + told->changed.size();
      bytes += text.size();
    };
    constexpr size_t kTimes = 2000, kWarm = 100;
    while (made.size() < kTimes + kWarm) {
      for (const Edit& edit : EditsOf(kind, draft.text, paragraphs, turn)) {
        const std::string before = draft.text.substr(edit.begin, edit.end - edit.begin);
        timed(edit.begin, edit.end, edit.text, made);
        timed(edit.begin, edit.begin + static_cast<uint32_t>(edit.text.size()), before, undone);
      }
    }
    const auto edits = static_cast<double>(made.size() + undone.size());
    made.erase(made.begin(), made.begin() + kWarm);
    undone.erase(undone.begin(), undone.begin() + kWarm);
    std::vector<double> all = made;
    all.insert(all.end(), undone.begin(), undone.end());
    std::printf("  %-12s", what);
    for (auto& [label, times] :
         {std::pair("", &all), std::pair("   new:", &made), std::pair("   undone:", &undone)}) {
      std::sort(times->begin(), times->end());
      std::printf("%s p50 %8.1f us   p99 %8.1f us", label, (*times)[times->size() / 2],
                  (*times)[times->size() * 99 / 100]);
    }
    std::printf("   (%zu edits, %.0f bytes and %.1f findings changed each)\n", all.size(),
                static_cast<double>(bytes) / edits, static_cast<double>(changes) / edits);
  }
}

int PrintFirst(const std::string& archive, const std::string& draft) {
  const auto snapshot = std::make_shared<crosscheck::ArchiveSnapshot>(
      Get(crosscheck::ArchiveSnapshot::Open(archive, {})));
  // As an editor does that shows what there is.
  Session session = Get(Session::Open(snapshot, {.budget = std::chrono::milliseconds(2)}));
  crosscheck::Changes changes = Get(session.SetDraft(ReadSample(draft).front()));
  while (changes.added.empty() && changes.incomplete) changes = Get(session.Continue());
  if (changes.added.empty()) Fail("nothing found in " + draft);
  std::printf("%s\n", changes.added.front().finding.explanation.c_str());
  std::fflush(stdout);  // who times it waits for the line, not for the end of the process
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && argv[1] == std::string_view("--first")) return PrintFirst(argv[2], argv[3]);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::vector<Article> sample = ReadSample(argc > 1 ? argv[1] : CROSSCHECK_ARTICLES_DIR);
  const size_t wanted = argc > 2 ? static_cast<size_t>(std::atoll(argv[2])) : 500;
  const Article draft = DraftOf(sample, argc > 4 ? static_cast<size_t>(std::atoll(argv[4])) : 800);
  std::vector<std::string> paragraphs;  // of other articles
  for (const Article& article : sample) {
    if (article.id == draft.id) continue;
    for (const auto& [begin, end] : Paragraphs(article.text)) {
      if (end - begin > 200 && end - begin < 900)
        paragraphs.push_back(article.text.substr(begin, end - begin));
    }
  }
  if (paragraphs.empty()) Fail("the sample has no paragraphs of prose");

  const RetoldNews news(sample);
  auto index = std::make_shared<crosscheck::MemoryIndex>();
  uint32_t articles = 0;
  for (; index->claim_count() < wanted; ++articles) {
    auto document = crosscheck::Document::Create(news.Tell(articles));
    if (document.ok()) (void)index->Add(*std::move(document));
  }
  std::printf("%zu claims of %u articles\n", index->claim_count(), articles);
  CheckAnswer(index, draft, paragraphs);
  Measure("in memory", index, draft, paragraphs);
  if (argc <= 3 || argv[3] == std::string_view("-")) return 0;

  index.reset();
  if (!std::filesystem::exists(argv[3])) {
    crosscheck::Archive archive = Get(crosscheck::Archive::Open(argv[3], {}));
    constexpr uint32_t kAtOnce = 4096;
    for (uint32_t begin = 0; begin < articles; begin += kAtOnce) {
      std::vector<Article> some;
      for (uint32_t i = begin; i < std::min(articles, begin + kAtOnce); ++i)
        some.push_back(news.Tell(i));
      Get(archive.AddAll(std::move(some)));
    }
    if (absl::Status s = archive.Commit(); !s.ok()) Fail(std::string(s.message()));
  }
  const auto snapshot = std::make_shared<crosscheck::ArchiveSnapshot>(
      Get(crosscheck::ArchiveSnapshot::Open(argv[3], {})));
  CheckAnswer(snapshot, draft, paragraphs);
  Measure("archive", snapshot, draft, paragraphs);
  return 0;
}
