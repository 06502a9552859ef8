// Sessions over a wire: drafts that are opened once and then edited, /v1/sessions.
//
// An edit says which version it makes of the draft; one that is not the next is 409, so that two
// windows cannot write over each other unseen. Whoever watches gets every change as an event. A
// session stays on its archive as that was when it was opened. It ends by DELETE, or when nobody
// has asked or watched for a while.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "archives.h"
#include "check.h"
#include "http.h"

namespace server {

struct SessionLimits {
  size_t most = 100;
  std::chrono::milliseconds idle = std::chrono::minutes(30);
  size_t most_draft_bytes = 1'000'000;
  size_t most_watchers = 8;             // of one session
  std::chrono::microseconds budget{0};  // of one edit
  double min_confidence = 0.5;          // where the client does not tell
};

// Thread-safe.
class Sessions {
 public:
  Sessions(SessionLimits limits, Archives& archives);
  ~Sessions();

  Answer Open(const Request& request);
  Answer Edit(std::string_view id, const Request& request);
  Answer Findings(std::string_view id);
  Answer Events(std::string_view id);
  Answer Close(std::string_view id);

 private:
  struct Entry;
  // The session, as used just now; nullptr where there is none.
  std::shared_ptr<Entry> Find(std::string_view id);
  // Takes out those that nobody uses. REQUIRES: mutex_ is held.
  void Sweep();

  const SessionLimits limits_;
  Archives& archives_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>, std::less<>> sessions_;
};

}  // namespace server
