// crosscheck_lsp: a language server on standard input and output. Arguments in, two threads: one
// reads messages, so that a request can be cancelled while it waits; the other answers them in
// their order.
#include <CLI/CLI.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "server.h"

namespace {

using lsp::json::object;
using lsp::json::value;

void Complain(const std::string& text) { std::fprintf(stderr, "%s\n", text.c_str()); }

// What the reader leaves for the server.
class Mailbox {
 public:
  void Put(value message) {
    const std::lock_guard<std::mutex> lock(mutex_);
    messages_.push_back(std::move(message));
    filled_.notify_one();
  }
  void Cancel(const value& id) {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (value& message : messages_) {
      object* request = message.if_object();
      if (request == nullptr || !request->if_contains("method")) continue;
      if (const value* own = request->if_contains("id"); own != nullptr && *own == id)
        (*request)["cancelled"] = true;
    }
  }
  void Close() {
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    filled_.notify_one();
  }
  // Waits; false at the end.
  bool Take(value* message) {
    std::unique_lock<std::mutex> lock(mutex_);
    filled_.wait(lock, [this] { return closed_ || !messages_.empty(); });
    if (messages_.empty()) return false;
    *message = std::move(messages_.front());
    messages_.pop_front();
    return true;
  }
  bool empty() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return messages_.empty();
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<value> messages_;
  bool closed_ = false;
};

void ReadAll(Mailbox& mailbox) {
  while (const std::optional<std::string> body = lsp::ReadMessage(stdin)) {
    boost::json::error_code error;
    value message = boost::json::parse(*body, error);
    if (error || !message.is_object()) {
      // The server answers it, in turn, as what it is.
      mailbox.Put(value(error ? error.message() : "no object"));
      continue;
    }
    const object& fields = message.get_object();
    const value* method = fields.if_contains("method");
    if (method != nullptr && *method == "$/cancelRequest") {
      const value* params = fields.if_contains("params");
      if (params != nullptr && params->is_object()) {
        if (const value* id = params->get_object().if_contains("id")) mailbox.Cancel(*id);
      }
      continue;
    }
    const bool last = method != nullptr && *method == "exit";
    mailbox.Put(std::move(message));
    if (last) break;
  }
  mailbox.Close();
}

// The answers, in turn, until "exit" or the end of the input.
int Serve(lsp::Server& server, Mailbox& mailbox) {
  value message;
  while (mailbox.Take(&message)) {
    object* fields = message.if_object();
    if (fields == nullptr) {
      lsp::WriteMessage(
          stdout, lsp::ErrorResponse(nullptr, lsp::kParseError,
                                     "not a JSON object: " + std::string(message.get_string())));
    } else if (fields->if_contains("cancelled")) {
      server.RefuseCancelled(fields->at("id"));
    } else if (!server.Handle(*fields)) {
      return server.exit_code();
    }
    if (mailbox.empty()) server.Publish();
  }
  // The editor is gone without a word.
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{
      "A language server for drafts: figures and dates that do not agree with earlier articles.\n"
      "Editors start it and talk to it on standard input and output."};
  std::string archive, published;
  std::vector<std::string> paths;
  lsp::Settings settings;
  app.add_option("PATH", paths, "articles to check drafts against: files, folders, patterns");
  app.add_option("--archive", archive, "check against an archive (crosscheck archive add) instead");
  app.add_option("--published", published,
                 "the day that drafts without front matter are of, e.g. 2019-11-07");
  app.add_option("--outlet", settings.about.outlet, "the outlet of such drafts");
  app.add_option(
      "--ignore", settings.ignore_file,
      "fingerprints of findings that were seen, one a line; grows when an editor ignores one");
  app.add_option("--min-confidence", settings.min_confidence,
                 "leave out findings below this confidence, 0 to 1; default 0.5")
      ->check(CLI::Range(0.0, 1.0));
  app.add_flag("--agreements", settings.agreements, "show agreements too, as hints");
  bool stdio = false;
  app.add_flag("--stdio", stdio, "what it does anyway; some editors say so");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (archive.empty() == paths.empty()) {
    Complain("crosscheck_lsp: name either articles or an --archive to check drafts against");
    return 2;
  }
  if (!published.empty()) {
    const absl::StatusOr<crosscheck::Timestamp> day = crosscheck::ParseTimestamp(published);
    if (!day.ok()) {
      Complain("--published: " + std::string(day.status().message()));
      return 2;
    }
    settings.about.published = *day;
  }
  if (std::ifstream file(settings.ignore_file, std::ios::binary); file) {
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    absl::StatusOr<std::vector<crosscheck::Fingerprint>> list =
        crosscheck::ParseIgnoreList(settings.ignore_file, text);
    if (!list.ok()) {
      Complain(std::string(list.status().message()));
      return 2;
    }
    settings.ignore = *std::move(list);
  }
  absl::StatusOr<lsp::Sources> sources = lsp::Sources::Open(archive, paths, Complain);
  if (!sources.ok()) {
    Complain(std::string(sources.status().message()));
    return 2;
  }
  lsp::Server server(*std::move(sources), std::move(settings),
                     [](const value& message) { lsp::WriteMessage(stdout, message); });
  Mailbox mailbox;
  std::thread reader([&mailbox] { ReadAll(mailbox); });
  const int status = Serve(server, mailbox);
  reader.join();
  return status;
}
