// The language server: messages in, messages out. Knows no streams and no threads.
//
// Speaks of LSP 3.17: open, change (incremental) and close of documents; diagnostics pushed, or
// pulled where the client can; hover; code actions (use the other figure, open the other source,
// ignore the finding until its words change); executeCommand.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "draft.h"
#include "rpc.h"
#include "sources.h"

namespace lsp {

struct Settings {
  double min_confidence = 0.5;
  bool agreements = false;  // shown as hints
  std::string ignore_file;  // where what is ignored is kept; empty: until the server ends
  std::vector<crosscheck::Fingerprint> ignore;
  crosscheck::Article about;  // what drafts without front matter are: published, outlet
};

class Server {
 public:
  using Send = std::function<void(const json::value&)>;
  Server(Sources sources, Settings settings, Send send);

  // One message. False after "exit".
  bool Handle(const json::object& message);
  // Answers a request that was cancelled before it was begun.
  void RefuseCancelled(const json::value& id);
  // Tells of all documents that changed; called when no message waits.
  void Publish();
  // 0 where "shutdown" came before "exit".
  int exit_code() const { return shut_down_ ? 0 : 1; }

 private:
  struct Open {
    Draft draft;
    json::value version;
    bool changed = true;    // since diagnostics were pushed
    std::string told = {};  // the diagnostics that were pulled last,
    unsigned result = 0;    // and their number
  };

  json::value Answer(const std::string& method, const json::value& params);
  void Notice(const std::string& method, const json::value& params);
  json::value Initialize(const json::value& params);
  void Change(const json::value& params);
  json::array Diagnostics(const Open& open) const;
  json::value Pull(const json::value& params);
  json::value Hover(const json::value& params);
  json::value CodeActions(const json::value& params);
  json::value Execute(const json::value& params);
  void Ignore(const std::string& fingerprint);
  void ShowSource(const json::array& arguments);
  void Log(int type, const std::string& text);

  bool IsShown(const crosscheck::DraftFinding& found) const;
  json::object Range(Position begin, Position end) const;
  Open& DocumentOf(const json::value& params);
  Position PositionIn(const json::value& position) const;
  // The other side of a finding: the first that is not in the draft.
  const crosscheck::FindingSide* OtherOf(const crosscheck::DraftFinding& found) const;

  Sources sources_;
  Settings settings_;
  Send send_;
  std::map<std::string, Open> documents_;  // by URI
  Units units_ = Units::kUtf16;
  bool initialized_ = false, shut_down_ = false;
  bool pulls_ = false, refreshes_ = false, shows_documents_ = false;
  int requests_ = 0;  // of ours
};

}  // namespace lsp
