// The service without a network: who may ask for what, archives that change, drafts that are kept.
#include "app.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <random>
#include <thread>

#include "crosscheck/archive/archive.h"
#include "crosscheck/article/offsets.h"

namespace server {
namespace {

using crosscheck::Article;

constexpr char kEleven[] = "Ostrey County closed 11 drinking-water wells in June 2023.";
constexpr char kTwelve[] = "Ostrey County closed 12 drinking-water wells in June 2023.";

Article ArticleOf(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.outlet = "The Harbour Post";
  article.published = *crosscheck::ParseTimestamp("2023-07-03");
  article.text = text;
  return article;
}

crosscheck::MemoryIndex IndexOf(const std::string& text) {
  crosscheck::Checker checker;
  REQUIRE(checker.Add(ArticleOf("a", text)).ok());
  return *checker.MakeIndex();
}

Request Head(const std::string& method, const std::string& target, Fields headers = {}) {
  headers.emplace_back("host", "localhost:8010");
  return {method, target, std::move(headers), "", "127.0.0.1"};
}

int StatusOf(App& app, const Request& head) {
  const std::optional<Answer> refusal = app.Gate(head);
  return refusal ? refusal->status : 200;
}

// A file that is gone when the test is over.
struct TempFile {
  std::string path =
      std::filesystem::temp_directory_path() /
      ("crosscheck_server_test_" +
       std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()) + ".db");
  ~TempFile() {
    for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
  }
};

void AddTo(const std::string& path, Article article) {
  auto archive = crosscheck::Archive::Open(path, {});
  REQUIRE(archive.ok());
  REQUIRE(archive->Add(std::move(article)).ok());
  REQUIRE(archive->Commit().ok());
}

TEST_CASE("The gate refuses by the head alone") {
  Archives archives;
  REQUIRE(archives.AddIndex("samples", IndexOf(kEleven)).ok());
  App app({.requests_per_second = 0}, archives);
  const Fields json = {{"content-type", "application/json; charset=utf-8"}};
  struct Row {
    Request head;
    int status;
  };
  const Row rows[] = {
      {Head("GET", "/healthz"), 200},
      {Head("GET", "/healthz?x=y"), 200},
      {Head("POST", "/v1/check", json), 200},
      {Head("POST", "/v1/check?archive=samples", json), 200},
      {Head("POST", "/v2/check"), 200},
      {Head("OPTIONS", "/v2/check"), 204},
      {Head("OPTIONS", "*"), 204},
      {Head("GET", "*"), 400},
      {Head("POST", "/v1/check"), 415},
      {Head("POST", "/v2/check", json), 415},
      {Head("PUT", "/v1/check", json), 405},
      {Head("GET", ""), 404},
      {Head("GET", "/"), 404},
      {Head("GET", "/v1"), 404},
      {Head("GET", "//v2/languages"), 404},
      {Head("GET", "/v2/languages/x"), 404},
      {Head("GET", "/healthz", {{"origin", "http://evil.example"}}), 403},
      {Head("GET", "/healthz", {{"origin", "http://localhost:8010"}}), 200},
      {{"GET", "/healthz", {{"host", "evil.example"}}, "", ""}, 403},
      {{"GET", "/healthz", {{"host", "localhost.evil.example"}}, "", ""}, 403},
      {{"GET", "/healthz", {{"host", "[::1]:80"}}, "", ""}, 200},
      {{"GET", "/healthz", {{"host", "127.0.0.5"}}, "", ""}, 200},
      {{"GET", "/healthz", {{"host", "127.0.0.1.evil.example"}}, "", ""}, 403},
      {{"GET", "/healthz", {{"host", "["}}, "", ""}, 403},
      {{"GET", "/healthz", {}, "", ""}, 200},  // HTTP/1.0
  };
  for (const Row& row : rows) {
    INFO(row.head.method << " " << row.head.target);
    CHECK(StatusOf(app, row.head) == row.status);
  }
}

TEST_CASE("The log has names of routes, not what was asked") {
  Archives archives;
  App app({}, archives);
  CHECK(app.LogName(Head("GET", "/v2/check?text=secret")) == "/v2/check");
  CHECK(app.LogName(Head("GET", "/secret")) == "-");
}

TEST_CASE("Long requests wait for each other") {
  Archives archives;
  App app({}, archives);
  using Lane = Service::Lane;
  CHECK(app.RunsOn(Head("POST", "/v1/check", {{"content-length", "100"}})) == Lane::kShort);
  CHECK(app.RunsOn(Head("POST", "/v1/check", {{"content-length", "100000"}})) == Lane::kLong);
  CHECK(app.RunsOn(Head("POST", "/v1/check", {{"transfer-encoding", "chunked"}})) == Lane::kLong);
  CHECK(app.RunsOn(Head("POST", "/v2/check", {{"content-length", "100000"}})) == Lane::kShort);
  CHECK(app.RunsOn(Head("GET", "/healthz")) == Lane::kNetwork);
}

TEST_CASE("Archives have names, and the first is the default") {
  Archives archives;
  CHECK(archives.Get("").status().code() == absl::StatusCode::kNotFound);
  REQUIRE(archives.AddIndex("one", IndexOf(kEleven)).ok());
  REQUIRE(archives.AddIndex("two", IndexOf(kTwelve)).ok());
  CHECK(archives.AddIndex("two", IndexOf(kTwelve)).code() == absl::StatusCode::kAlreadyExists);
  CHECK(archives.AddIndex("a/b", IndexOf(kTwelve)).code() == absl::StatusCode::kInvalidArgument);
  CHECK(archives.Get("")->name == "one");
  CHECK(archives.Get("two")->name == "two");
  CHECK(archives.Get("three").status().code() == absl::StatusCode::kNotFound);
  CHECK(archives.AddFile("three", "/nowhere/news.db").code() == absl::StatusCode::kNotFound);
}

TEST_CASE("An archive that has changed is opened anew") {
  const TempFile file;
  AddTo(file.path, ArticleOf("a", kEleven));
  Archives archives;
  REQUIRE(archives.AddFile("news", file.path).ok());
  Drafts drafts(archives, 0.5, 10);
  Article draft = ArticleOf("draft", kTwelve);
  draft.outlet = "Island Times";
  const auto flags = [&] { return (*drafts.Check("news", draft, {}))->flags.size(); };
  CHECK(flags() == 1);
  CHECK(archives.List()->front().articles == 1);
  CHECK(archives.List()->front().first_published == "2023-07-03");

  std::string fourteen = kEleven;
  fourteen.replace(fourteen.find("11"), 2, "14");
  AddTo(file.path, ArticleOf("b", fourteen));
  CHECK(archives.Get("news")->generation == 1);  // it was looked at this second
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  CHECK(flags() == 2);
  CHECK(archives.Get("news")->generation == 2);
  CHECK(archives.List()->front().articles == 2);
}

TEST_CASE("A draft that was checked is not checked again") {
  Archives archives;
  REQUIRE(archives.AddIndex("one", IndexOf(kEleven)).ok());
  REQUIRE(archives.AddIndex("two", IndexOf(kTwelve)).ok());
  Drafts drafts(archives, 0.5, 2);
  Article draft = ArticleOf("draft", kTwelve);
  draft.outlet = "Island Times";
  const auto one = drafts.Check("one", draft, {});
  REQUIRE(one.ok());
  CHECK(*drafts.Check("one", draft, {}) == *one);
  CHECK(*drafts.Check("", draft, {}) == *one);
  CHECK(*drafts.Check("two", draft, {}) != *one);
  Article other = draft;
  other.published.reset();
  CHECK(*drafts.Check("one", other, {}) != *one);
  // The third takes the place of the one that was asked for longest ago.
  CHECK(*drafts.Check("one", draft, {}) != *one);
  Drafts forgetful(archives, 0.5, 0);
  CHECK(*forgetful.Check("one", draft, {}) != *forgetful.Check("one", draft, {}));
}

std::string Dump(const DraftCheck& check) {
  std::string out = check.incomplete ? "incomplete " : "";
  for (const Flag& flag : check.flags) {
    out += std::to_string(flag.value.begin) + "-" + std::to_string(flag.value.end) + " " +
           flag.explanation + " " + flag.replacement + "\n";
  }
  return out;
}

TEST_CASE("A draft that is typed is answered as if it were new") {
  Archives archives;
  REQUIRE(archives.AddIndex("one", IndexOf(std::string(kEleven) + " The plant employs 40 people."))
              .ok());
  const std::string_view pieces[] = {
      "11",    "12",   "In June 2023 ", "é", "wells", ". ", "\n\n", "The plant employs 50 people.",
      kEleven, kTwelve};
  std::mt19937 random(20260103);
  Drafts typing(archives, 0.5, 4);
  std::string text = kTwelve;
  size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    const size_t begin = random() % (text.size() + 1), length = random() % 12;
    std::string next = text;
    next.replace(begin, std::min(length, text.size() - begin), pieces[random() % 10]);
    if (random() % 20 == 0) next = pieces[random() % 10];
    if (crosscheck::IsValidUtf8(next)) text = next;
    Article draft = ArticleOf("draft", text);
    draft.outlet = random() % 30 == 0 ? "Evening Echo" : "Island Times";
    Drafts fresh(archives, 0.5, 0);
    const auto want = fresh.Check("", draft, {});
    const auto have = typing.Check("", draft, {});
    INFO(text);
    REQUIRE(Dump(**have) == Dump(**want));
    found += (*want)->flags.size();
  }
  CHECK(found > 50);  // or nothing was compared
}

TEST_CASE("Sessions of drafts are kept while they are worth it") {
  Archives archives;
  REQUIRE(archives.AddIndex("one", IndexOf(kEleven)).ok());
  const auto index = archives.Get("one")->index;
  DraftSessions sessions(2);
  const auto keep = [&](const Article& draft) {
    auto session = crosscheck::Session::Open(index, {});
    REQUIRE(session->SetDraft(draft).ok());
    sessions.PutBack(std::make_unique<DraftSessions::Kept>(index, std::chrono::microseconds(1),
                                                           *std::move(session)));
  };
  const auto takes = [&](const Article& draft, int budget = 1) {
    auto taken = sessions.Take(*index, std::chrono::microseconds(budget), draft);
    const bool found = taken != nullptr;
    if (found) sessions.PutBack(std::move(taken));
    return found;
  };
  Article draft = ArticleOf("draft", kTwelve);
  CHECK_FALSE(takes(draft));
  keep(draft);
  CHECK(takes(draft));
  CHECK_FALSE(takes(draft, 2));
  Article typed = draft;
  typed.text.insert(10, "and more");
  CHECK(takes(typed));
  typed.text = "Nothing of it.";
  CHECK_FALSE(takes(typed));
  Article dated = draft;
  dated.published.reset();
  CHECK_FALSE(takes(dated));
  {
    const auto mine = sessions.Take(*index, std::chrono::microseconds(1), draft);
    REQUIRE(mine != nullptr);
    CHECK_FALSE(takes(draft));  // it is in use
  }
  keep(ArticleOf("a", kTwelve));
  keep(ArticleOf("b", kTwelve));
  keep(ArticleOf("c", kTwelve));
  CHECK_FALSE(takes(ArticleOf("a", kTwelve)));
  CHECK(takes(ArticleOf("b", kTwelve)));
  keep(ArticleOf("d", std::string(2'500'000, 'x')));
  CHECK_FALSE(takes(ArticleOf("b", kTwelve)));
}

TEST_CASE("The other figure is offered only where an article contradicts the draft") {
  Archives archives;
  REQUIRE(archives.AddIndex("one", IndexOf(kEleven)).ok());
  Drafts drafts(archives, 0.5, 2);
  Article draft = ArticleOf("draft", kTwelve);
  draft.outlet = "Island Times";
  const auto conflict = drafts.Check("one", draft, {});
  REQUIRE((*conflict)->flags.size() == 1);
  CHECK((*conflict)->flags[0].replacement == "11 drinking-water wells");
  CHECK((*conflict)->flags[0].others[0].outlet == "The Harbour Post");
  draft.text = kEleven;
  const auto agreement = drafts.Check("one", draft, {});
  REQUIRE((*agreement)->flags.size() == 1);
  CHECK((*agreement)->flags[0].kind == crosscheck::FindingKind::kAgreement);
  CHECK((*agreement)->flags[0].replacement.empty());
}

}  // namespace
}  // namespace server
