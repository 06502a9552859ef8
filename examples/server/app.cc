// The service: the door is App. One table of routes says all that differs between them.
#include "app.h"

#include <algorithm>
#include <array>

#include "check.h"
#include "typerighter.h"

namespace server {
namespace {

enum class Route {
  kHealth,
  kCheck,
  kArchives,
  kSessions,
  kSession,
  kEdits,
  kFindings,
  kEvents,
  kLtCheck,
  kLtLanguages,
  kLtInfo,
  kTrCheck,
  kTrCategories,
  kPage,
};
enum class Body { kNone, kWire, kForm, kJson };

struct RouteInfo {
  Route route;
  std::string_view path;     // "*" stands for one piece
  std::string_view methods;  // as Allow lists them
  Body body;
  bool open = false;   // asks for no token and counts for no limit
  bool quick = false;  // may be answered on the thread of the network
};

constexpr std::array kRoutes = {
    RouteInfo{Route::kHealth, "/healthz", "GET, HEAD, OPTIONS", Body::kNone, true, true},
    RouteInfo{Route::kCheck, "/v1/check", "POST, OPTIONS", Body::kWire},
    RouteInfo{Route::kArchives, "/v1/archives", "GET, HEAD, OPTIONS", Body::kNone},
    RouteInfo{Route::kSessions, "/v1/sessions", "POST, OPTIONS", Body::kWire},
    RouteInfo{Route::kSession, "/v1/sessions/*", "DELETE, OPTIONS", Body::kNone},
    RouteInfo{Route::kEdits, "/v1/sessions/*/edits", "POST, OPTIONS", Body::kWire},
    RouteInfo{Route::kFindings, "/v1/sessions/*/findings", "GET, HEAD, OPTIONS", Body::kNone},
    RouteInfo{Route::kEvents, "/v1/sessions/*/events", "GET, OPTIONS", Body::kNone},
    RouteInfo{Route::kLtCheck, "/v2/check", "GET, HEAD, POST, OPTIONS", Body::kForm},
    RouteInfo{Route::kLtLanguages, "/v2/languages", "GET, HEAD, OPTIONS", Body::kNone, false, true},
    RouteInfo{Route::kLtInfo, "/v2/info", "GET, HEAD, OPTIONS", Body::kNone, false, true},
    RouteInfo{Route::kTrCheck, "/check", "POST, OPTIONS", Body::kJson},
    RouteInfo{Route::kTrCategories, "/categories", "GET, HEAD, OPTIONS", Body::kNone, false, true},
};

// The pieces of `path` that stand where the pattern has "*", or nullopt.
std::optional<std::vector<std::string_view>> Match(std::string_view pattern,
                                                   std::string_view path) {
  std::vector<std::string_view> pieces;
  while (true) {
    const std::string_view want = pattern.substr(0, pattern.find('/', 1));
    const std::string_view have = path.substr(0, path.find('/', 1));
    if (want == "/*" && have.size() > 1) {
      pieces.push_back(have.substr(1));
    } else if (want != have) {
      return std::nullopt;
    }
    pattern.remove_prefix(want.size());
    path.remove_prefix(have.size());
    if (pattern.empty() || path.empty()) break;
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return pieces;
}

// The paths of a page are those of its files.
constexpr RouteInfo kPageRoute = {Route::kPage, "page", "GET, HEAD, OPTIONS",
                                  Body::kNone,  true,   true};

const RouteInfo* RouteOf(const Request& head, const Page& page) {
  const std::string_view path = PathOf(head.target);
  const auto it = std::find_if(kRoutes.begin(), kRoutes.end(), [&](const RouteInfo& route) {
    return Match(route.path, path).has_value();
  });
  if (it != kRoutes.end()) return &*it;
  return page.Find(path) == nullptr ? nullptr : &kPageRoute;
}

bool Allows(const RouteInfo& route, const std::string& method) {
  const std::vector<std::string> methods = SplitList(route.methods);
  return std::find(methods.begin(), methods.end(), method) != methods.end();
}

// A name that only this machine has, with or without a port.
bool IsThisMachine(std::string_view host) {
  const bool v6 = host.starts_with('[');
  const size_t end = v6 ? host.find(']') : host.find(':');
  const std::string name = ToLower(v6 ? host.substr(0, end + 1) : host.substr(0, end));
  if (name == "localhost" || name == "[::1]") return true;
  return name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string::npos;
}

// Takes the same time wherever the first difference is.
bool SameSecret(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^
                  static_cast<unsigned char>(b.empty() ? 0 : b[i % b.size()]);
  }
  return difference == 0;
}

bool HasToken(const Request& head, const std::string& token) {
  const std::string* given = Find(head.headers, "authorization");
  if (given == nullptr) return false;
  const size_t blank = given->find(' ');
  if (blank == std::string::npos || ToLower(given->substr(0, blank)) != "bearer") return false;
  return SameSecret(token, std::string_view(*given).substr(given->find_first_not_of(' ', blank)));
}

// Why a body of this type is refused; nullopt where it is not.
std::optional<Answer> RefuseType(const RouteInfo& route, const Request& head) {
  if (const std::string* coding = Find(head.headers, "content-encoding");
      coding != nullptr && ToLower(*coding) != "identity") {
    return ErrorAnswer(415, "bodies are not packed: leave out Content-Encoding");
  }
  const std::string* given = Find(head.headers, "content-type");
  const std::string type = given == nullptr ? "" : MediaType(*given);
  if (route.body == Body::kForm && type != "application/x-www-form-urlencoded" && !type.empty())
    return ErrorAnswer(415, "Content-Type: only application/x-www-form-urlencoded");
  if (route.body == Body::kJson && type != "application/json")
    return ErrorAnswer(415, "Content-Type: only application/json");
  if (route.body == Body::kWire && type != "application/json" && type != kProtobufType) {
    return ErrorAnswer(415,
                       std::string("Content-Type: only application/json and ") + kProtobufType);
  }
  return std::nullopt;
}

uint64_t LengthOf(const Request& head) {
  const std::string* length = Find(head.headers, "content-length");
  // A body in chunks may be long.
  if (length == nullptr) return Find(head.headers, "transfer-encoding") ? UINT64_MAX : 0;
  return std::strtoull(length->c_str(), nullptr, 10);
}

}  // namespace

App::App(AppOptions options, Archives& archives)
    : options_(std::move(options)),
      archives_(archives),
      drafts_(archives, options_.min_confidence, options_.cached_drafts),
      sessions_(options_.sessions, archives),
      rate_(options_.requests_per_second) {}

bool App::MayCome(const Request& head, const std::string& origin) const {
  const std::string* host = Find(head.headers, "host");
  // A page that this server itself has given out.
  if (host != nullptr && origin == "http://" + *host) return true;
  return std::find(options_.origins.begin(), options_.origins.end(), origin) !=
         options_.origins.end();
}

std::optional<Answer> App::Gate(const Request& head) {
  const RouteInfo* route = RouteOf(head, options_.page);
  const bool open = route != nullptr && route->open;
  if (!open && !rate_.Take(head.peer, RateLimit::Clock::now())) {
    Answer answer = ErrorAnswer(429, "too many requests");
    answer.headers.emplace_back("Retry-After", "1");
    return answer;
  }
  const std::string* host = Find(head.headers, "host");
  if (options_.token.empty() && host != nullptr && !IsThisMachine(*host))
    return ErrorAnswer(403, "the Host header names another machine");
  const std::string* origin = Find(head.headers, "origin");
  if (origin != nullptr && !MayCome(head, *origin))
    return ErrorAnswer(403, "pages of this origin may not ask; see --allow-origin");
  if (route == nullptr && head.target != "*") return ErrorAnswer(404, "no such path");
  if (head.method == "OPTIONS") {
    Answer answer;
    answer.status = 204;
    if (route != nullptr) answer.headers.emplace_back("Allow", route->methods);
    if (route != nullptr && origin != nullptr) {
      answer.headers.emplace_back("Access-Control-Allow-Methods", route->methods);
      answer.headers.emplace_back("Access-Control-Allow-Headers", "Authorization, Content-Type");
      answer.headers.emplace_back("Access-Control-Max-Age", "600");
    }
    return answer;
  }
  if (route == nullptr) return ErrorAnswer(400, "only OPTIONS is asked of *");
  if (!open && !options_.token.empty() && !HasToken(head, options_.token)) {
    Answer answer = ErrorAnswer(401, "a token is needed: \"Authorization: Bearer ...\"");
    answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    return answer;
  }
  if (!Allows(*route, head.method)) {
    Answer answer = ErrorAnswer(405, "this path takes " + std::string(route->methods));
    answer.headers.emplace_back("Allow", route->methods);
    return answer;
  }
  if (head.method == "POST") return RefuseType(*route, head);
  return std::nullopt;
}

Service::Lane App::RunsOn(const Request& head) const {
  const RouteInfo* route = RouteOf(head, options_.page);
  if (route == nullptr || route->quick) return Lane::kNetwork;
  // Many articles are compared with each other, which a budget does not bound.
  constexpr uint64_t kLong = 50'000;
  return route->route == Route::kCheck && LengthOf(head) > kLong ? Lane::kLong : Lane::kShort;
}

Answer App::Handle(const Request& request) {
  const RouteInfo* route = RouteOf(request, options_.page);
  if (route == nullptr) return ErrorAnswer(404, "no such path");
  const std::optional<Fields> query = ParseForm(QueryOf(request.target));
  if (!query) return ErrorAnswer(400, "the query is not well formed");
  const std::string* archive = Find(*query, "archive");
  // The id of a session, where the path has one.
  const auto id = [&] { return Match(route->path, PathOf(request.target))->front(); };
  switch (route->route) {
    case Route::kHealth:
      return JsonAnswer("{\"status\":\"ok\",\"version\":" + JsonString(crosscheck::Version()) +
                        "}\n");
    case Route::kCheck:
      return CheckArticles(request, archive, archives_, options_.min_confidence);
    case Route::kArchives: {
      const auto list = archives_.List();
      if (!list.ok()) return ErrorAnswer(list.status());
      return WireAnswer(crosscheck::WireFormat::kJson,
                        crosscheck::ArchiveListToWire(*list, crosscheck::WireFormat::kJson));
    }
    case Route::kSessions:
      return sessions_.Open(request);
    case Route::kSession:
      return sessions_.Close(id());
    case Route::kEdits:
      return sessions_.Edit(id(), request);
    case Route::kFindings:
      return sessions_.Findings(id());
    case Route::kEvents:
      return sessions_.Events(id());
    case Route::kLtCheck: {
      const std::optional<Fields> form = request.method == "POST" ? ParseForm(request.body) : query;
      if (!form) return ErrorAnswer(400, "the form is not well formed");
      return LanguageToolCheck(*form, archive == nullptr ? "" : *archive, drafts_, options_.editor);
    }
    case Route::kLtLanguages:
      return LanguageToolLanguages();
    case Route::kLtInfo:
      return LanguageToolInfo();
    case Route::kTrCheck:
      return TyperighterCheck(request.body, archive == nullptr ? "" : *archive, drafts_,
                              options_.editor);
    case Route::kTrCategories:
      return TyperighterCategories();
    case Route::kPage:
      return PageAnswer(*options_.page.Find(PathOf(request.target)));
  }
  return ErrorAnswer(404, "no such path");
}

void App::Finish(const Request& head, Answer& answer) const {
  answer.headers.emplace_back("Server", "crosscheck");
  answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
  answer.headers.emplace_back("Cache-Control", "no-store");
  if (!options_.origins.empty()) answer.headers.emplace_back("Vary", "Origin");
  const std::string* origin = Find(head.headers, "origin");
  if (origin == nullptr || !MayCome(head, *origin)) return;
  answer.headers.emplace_back("Access-Control-Allow-Origin", *origin);
  // Some clients send cookies along; nothing here reads them.
  answer.headers.emplace_back("Access-Control-Allow-Credentials", "true");
  answer.headers.emplace_back("Access-Control-Expose-Headers", "Retry-After");
}

std::string_view App::LogName(const Request& head) const {
  const RouteInfo* route = RouteOf(head, options_.page);
  return route == nullptr ? "-" : route->path;
}

}  // namespace server
