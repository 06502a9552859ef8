// The service: which paths there are, who may ask, and which handler answers.
//
// Without a token only pages and programs of this machine are served: the Host header must name it
// (a page of elsewhere whose name was made to point here is refused), and a page of another origin
// must be on the list. With one, all but /healthz, preflights and the files of the page ask for
// "Authorization: Bearer".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archives.h"
#include "draft.h"
#include "http.h"
#include "languagetool.h"
#include "page.h"
#include "rate.h"
#include "sessions.h"

namespace server {

struct AppOptions {
  std::string token = {};                 // empty: none is needed
  std::vector<std::string> origins = {};  // of pages that may ask: "http://localhost:5173"
  double requests_per_second = 100;       // of one client; 0: no limit
  double min_confidence = 0.5;
  size_t cached_drafts = 500;
  EditorOptions editor = {};
  SessionLimits sessions = {};
  Page page = {};
};

class App : public Service {
 public:
  App(AppOptions options, Archives& archives);

  std::optional<Answer> Gate(const Request& head) override;
  Lane RunsOn(const Request& head) const override;
  Answer Handle(const Request& request) override;
  void Finish(const Request& head, Answer& answer) const override;
  std::string_view LogName(const Request& head) const override;

 private:
  bool MayCome(const Request& head, const std::string& origin) const;

  const AppOptions options_;
  Archives& archives_;
  Drafts drafts_;
  Sessions sessions_;
  RateLimit rate_;
};

}  // namespace server
