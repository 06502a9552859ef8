// crosscheck_server: checks drafts for editors, over HTTP, on this machine.
//
// Thin over the façade. What is where:
//   net       sockets, HTTP, timeouts, limits, shutdown: the only file with Beast in it
//   app       routes, token, origins, rates: requests and answers are plain values from here on
//   check     POST /v1/check, a CheckRequest to a Report
//   sessions  /v1/sessions: drafts that are edited, with events for whoever watches
//   languagetool, typerighter   the protocols of those tools, over draft
//   draft     one draft against an archive, with a budget, and a cache of the last ones
//   archives  the archives by name, opened anew when their files change
//   page      the files of a built page, given out as they are
//   annotated, kinds, workers, rate, stream   what those are made of
//
// One thread does the network; a few workers do the checks, and long checks leave one of them to
// those who type. Nothing is kept on the disk and no text is logged.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "app.h"
#include "crosscheck/checker.h"
#include "crosscheck/ingest/reader.h"
#include "crosscheck/ingest/stream.h"
#include "net.h"

namespace {

using server::AppOptions;
using server::Archives;
using server::NetOptions;

constexpr int kOk = 0;
constexpr int kBadUsage = 2;

constexpr char kAbout[] =
    R"(Checks drafts against archives of articles, for editors and other tools.

  POST   /v1/check[?archive=NAME]  crosscheck.v1.CheckRequest -> crosscheck.v1.Report, in JSON or protobuf
  GET    /v1/archives              what a draft can be checked against
  POST   /v1/sessions              opens a draft that is edited; then /v1/sessions/ID/edits, /findings, /events
  POST   /v2/check, GET /v2/languages    as LanguageTool
  POST   /check, GET /categories         as Typerighter
  GET    /healthz
  GET    /                         the page of --page, where there is one

Drafts of the last two come without a date of publication. --today gives them one; without it "last year" and
"on Monday" in them stay unresolved. The clock is never asked, so that one request has one answer.)";

bool Complain(const std::string& message) {
  std::fprintf(stderr, "crosscheck_server: %s\n", message.c_str());
  return false;
}

// Articles of files, folders and patterns into a checker. What cannot be read is told.
bool ReadArticles(const std::vector<std::string>& paths, crosscheck::Checker& checker) {
  for (const std::string& path : paths) {
    const absl::StatusOr<std::vector<std::string>> files = crosscheck::FindFiles(path);
    if (!files.ok()) return Complain(path + ": " + std::string(files.status().message()));
    for (const std::string& file : *files) {
      auto bytes = crosscheck::OpenFile(file);
      if (!bytes.ok()) return Complain(file + ": " + std::string(bytes.status().message()));
      crosscheck::StreamArticles(
          file, **bytes, {},
          {.article =
               [&](crosscheck::Article article) {
                 const absl::Status added = checker.Add(std::move(article));
                 if (!added.ok()) Complain(file + ": " + std::string(added.message()));
                 return true;
               },
           .error = [](const crosscheck::ReadError& error) { Complain(error.ToString()); }});
    }
  }
  if (checker.article_count() == 0) return Complain("no article could be read");
  return true;
}

bool AddArchives(const std::vector<std::string>& named, const std::vector<std::string>& paths,
                 Archives& archives) {
  for (const std::string& option : named) {
    const size_t sign = option.find('=');
    if (sign == std::string::npos) return Complain("--archive " + option + ": not NAME=FILE");
    const absl::Status added = archives.AddFile(option.substr(0, sign), option.substr(sign + 1));
    if (!added.ok()) return Complain("--archive " + option + ": " + std::string(added.message()));
  }
  // Without any archive a draft is still checked in itself.
  crosscheck::Checker checker;
  if (!paths.empty() && !ReadArticles(paths, checker)) return false;
  if (paths.empty() && !named.empty()) return true;
  absl::StatusOr<crosscheck::MemoryIndex> index = checker.MakeIndex();
  if (!index.ok()) return Complain(std::string(index.status().message()));
  const absl::Status added =
      archives.AddIndex(paths.empty() ? "none" : "samples", *std::move(index));
  return added.ok() || Complain(std::string(added.message()));
}

// The first line of the file.
bool ReadToken(const std::string& file, std::string& token) {
  std::ifstream in(file);
  if (!std::getline(in, token)) return Complain(file + ": cannot be read, or is empty");
  while (!token.empty() && (token.back() == '\r' || token.back() == ' ')) token.pop_back();
  if (token.size() < 16) return Complain(file + ": a token has at least 16 characters");
  return true;
}

int Run(NetOptions net, AppOptions app, Archives& archives, const std::string& token_file) {
  const absl::StatusOr<bool> loopback = server::IsLoopback(net.address);
  if (!loopback.ok()) {
    Complain("--address " + std::string(loopback.status().message()));
    return kBadUsage;
  }
  if (!token_file.empty() && !ReadToken(token_file, app.token)) return kBadUsage;
  if (!*loopback && app.token.empty()) {
    Complain("--address " + net.address +
             " is reached from other machines; that needs --token-file");
    return kBadUsage;
  }
  server::App service(std::move(app), archives);
  const absl::Status served = server::Serve(net, service, [&](uint16_t port) {
    const bool v6 = net.address.find(':') != std::string::npos;
    std::cout << "listening on http://" << (v6 ? "[" + net.address + "]" : net.address) << ":"
              << port << "/" << std::endl;
  });
  if (served.ok()) return kOk;
  Complain(std::string(served.message()));
  return kBadUsage;
}

}  // namespace

int main(int argc, char** argv) {
  NetOptions net;
  net.port = 8010;
  net.workers = std::max(2u, std::thread::hardware_concurrency());
  AppOptions app;
  std::vector<std::string> named, paths;
  std::string token_file, today, page;
  double budget_ms = 500;

  CLI::App cli(kAbout, "crosscheck_server");
  cli.add_option("PATH", paths,
                 "Articles that drafts are checked against: the archive \"samples\"");
  cli.add_option("--archive", named,
                 "NAME=FILE, made by `crosscheck archive add`; repeatable. The first "
                 "is asked where a request names none")
      ->allow_extra_args(false);  // what follows is a PATH
  cli.add_option("--address", net.address, "IP address to listen on")->capture_default_str();
  cli.add_option("--port", net.port, "0: any that is free")->capture_default_str();
  cli.add_option("--token-file", token_file,
                 "A file with the token that clients must send; needed for "
                 "addresses that other machines reach");
  cli.add_option("--allow-origin", app.origins,
                 "Origin of pages that may ask, as "
                 "http://localhost:5173; repeatable")
      ->allow_extra_args(false);
  cli.add_option("--page", page,
                 "Folder of a built page to give out at /, such as examples/editor/dist");
  cli.add_option("--today", today,
                 "Date of publication of drafts that do not tell theirs, YYYY-MM-DD");
  cli.add_option("--issue-type", app.editor.issue_type, "LanguageTool's type of all findings")
      ->capture_default_str();
  cli.add_option("--min-confidence", app.min_confidence, "Leave out findings below, 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  cli.add_option("--budget", budget_ms,
                 "Milliseconds that a draft may take until it is answered in part")
      ->check(CLI::Range(1.0, 600'000.0))
      ->capture_default_str();
  cli.add_option("--workers", net.workers, "Threads for checks")
      ->check(CLI::Range(1u, 256u))
      ->capture_default_str();
  cli.add_option("--cache", app.cached_drafts, "Drafts whose findings are kept; 0: none")
      ->capture_default_str();
  cli.add_option("--rate", app.requests_per_second,
                 "Requests a second from one address; 0: no limit")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  cli.add_option("--max-body", net.max_body_bytes, "Bytes of a request")->capture_default_str();
  cli.add_option("--max-connections", net.max_connections, "Open at once")->capture_default_str();
  const auto seconds = [&cli](const char* name, std::chrono::milliseconds& limit,
                              const char* help) {
    cli.add_option_function<double>(
           name,
           [&limit](const double& value) {
             limit = std::chrono::milliseconds(static_cast<int64_t>(value * 1000));
           },
           std::string(help) + ", in seconds [" +
               std::to_string(std::chrono::duration_cast<std::chrono::seconds>(limit).count()) +
               "]")
        ->check(CLI::Range(0.001, 86'400.0));
  };
  seconds("--read-timeout", net.read_timeout, "How long a request may take to arrive");
  seconds("--idle-timeout", net.idle_timeout, "How long a connection may wait for the next one");
  seconds("--write-timeout", net.write_timeout, "How long a client may take to read its answer");
  seconds("--check-timeout", net.check_timeout, "How long a check may take");
  seconds("--session-timeout", app.sessions.idle, "How long a session lives that nobody asks");
  cli.add_option("--max-sessions", app.sessions.most, "Open at once")->capture_default_str();
  cli.add_flag("--log", net.log,
               "Method, path, status, bytes and time of each request on stderr; no text");
  cli.set_version_flag("--version", std::string(crosscheck::Version()));
  try {
    cli.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return cli.exit(error) == 0 ? kOk : kBadUsage;
  }
  if (!today.empty()) {
    const absl::StatusOr<crosscheck::Timestamp> day = crosscheck::ParseTimestamp(today);
    if (!day.ok()) {
      Complain("--today " + std::string(day.status().message()));
      return kBadUsage;
    }
    app.editor.today = *day;
  }
  if (!page.empty()) {
    absl::StatusOr<server::Page> opened = server::Page::Open(page);
    if (!opened.ok()) {
      Complain("--page " + std::string(opened.status().message()));
      return kBadUsage;
    }
    app.page = *std::move(opened);
  }
  app.editor.budget = std::chrono::microseconds(static_cast<int64_t>(budget_ms * 1000));
  app.editor.patience = net.check_timeout;
  app.sessions.budget = app.editor.budget;
  app.sessions.min_confidence = app.min_confidence;
  app.sessions.most_draft_bytes = net.max_body_bytes;
  Archives archives;
  if (!AddArchives(named, paths, archives)) return kBadUsage;
  return Run(net, std::move(app), archives, token_file);
}
