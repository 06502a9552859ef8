// Pages: which files are given out, and how. No path of a request reaches the disk.
#include "page.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "app.h"

namespace server {
namespace {

namespace fs = std::filesystem;

// A folder that is gone when the test is over.
struct Folder {
  fs::path path = fs::temp_directory_path() /
                  ("crosscheck_page_test_" +
                   std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()));
  Folder() { fs::create_directory(path); }
  ~Folder() { fs::remove_all(path); }
  void Add(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

Request Head(const std::string& method, const std::string& target, Fields headers = {}) {
  headers.emplace_back("host", "localhost:8010");
  return {method, target, std::move(headers), "", "127.0.0.1"};
}

TEST_CASE("A page is the files of its folder, and nothing else") {
  const Folder folder;
  folder.Add("secret.txt", "outside");
  folder.Add("page/index.html", "<p>");
  folder.Add("page/assets/a.js", std::string("a\0b", 3));
  folder.Add("page/.git/config.txt", "hidden");
  folder.Add("page/.env.txt", "hidden");
  folder.Add("page/a.exe", "of no type");
  fs::create_symlink(folder.path / "secret.txt", folder.path / "page/link.txt");
  fs::create_directory_symlink(folder.path, folder.path / "page/up");
  // With and without a slash at its end.
  for (const char* end : {"page", "page/"}) {
    const absl::StatusOr<Page> page = Page::Open((folder.path / end).string());
    REQUIRE(page.ok());
    REQUIRE(page->Find("/") != nullptr);
    CHECK(page->Find("/")->bytes == "<p>");
    CHECK(page->Find("/")->type == "text/html; charset=utf-8");
    CHECK(page->Find("/index.html") == page->Find("/"));
    REQUIRE(page->Find("/assets/a.js") != nullptr);
    CHECK(page->Find("/assets/a.js")->bytes == std::string("a\0b", 3));
    CHECK(page->Find("/assets/a.js")->type == "text/javascript; charset=utf-8");
    for (const char* path :
         {"", "index.html", "//index.html", "/assets", "/assets/", "/../secret.txt", "/secret.txt",
          "/..%2fsecret.txt", "/assets/../index.html", "/link.txt", "/up/secret.txt",
          "/up/page/index.html", "/.git/config.txt", "/.env.txt", "/a.exe", "/%69ndex.html"}) {
      INFO(path);
      CHECK(page->Find(path) == nullptr);
    }
    CHECK(page->Find(folder.path.string() + "/secret.txt") == nullptr);
  }
}

TEST_CASE("A folder that is no page is refused") {
  const Folder folder;
  CHECK(Page::Open((folder.path / "nowhere").string()).status().code() ==
        absl::StatusCode::kInvalidArgument);
  const absl::Status empty = Page::Open(folder.path.string()).status();
  CHECK(empty.code() == absl::StatusCode::kInvalidArgument);
  CHECK(empty.message().find("index.html") != std::string::npos);
  folder.Add("index.html", "<p>");
  folder.Add("large.txt", std::string(33'000'000, 'x'));
  CHECK(Page::Open(folder.path.string()).status().code() == absl::StatusCode::kInvalidArgument);
  CHECK(Page().Find("/") == nullptr);
}

TEST_CASE("A page is given to whoever reaches the server, what it asks for is not") {
  const Folder folder;
  folder.Add("index.html", "<p>");
  folder.Add("v1/archives.html", "no path of a page comes before one of the service");
  absl::StatusOr<Page> page = Page::Open(folder.path.string());
  REQUIRE(page.ok());
  Archives archives;
  App app({.token = "sixteen letters.", .page = *page}, archives);
  const auto status = [&](const Request& head) {
    const std::optional<Answer> refusal = app.Gate(head);
    return refusal ? refusal->status : 200;
  };
  CHECK(status(Head("GET", "/")) == 200);
  CHECK(status(Head("HEAD", "/index.html?x")) == 200);
  CHECK(status(Head("POST", "/")) == 405);
  CHECK(status(Head("GET", "/other.html")) == 404);
  CHECK(status(Head("GET", "/v1/archives")) == 401);
  CHECK(status(Head("GET", "/", {{"origin", "http://evil.example"}})) == 403);
  const Answer answer = app.Handle(Head("GET", "/?x"));
  CHECK(answer.status == 200);
  CHECK(answer.body == "<p>");
  const std::string* policy = Find(answer.headers, "Content-Security-Policy");
  REQUIRE(policy != nullptr);
  CHECK(policy->starts_with("default-src 'none'; script-src 'self'; "));
  CHECK(app.LogName(Head("GET", "/index.html")) == "page");
  CHECK(app.RunsOn(Head("GET", "/")) == Service::Lane::kNetwork);
}

}  // namespace
}  // namespace server
