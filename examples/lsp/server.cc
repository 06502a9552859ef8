// The language server: the doors are those of server.h. What a client sends is read with
// Boost.JSON's checked accessors, which throw; one place turns that into an error response.
#include "server.h"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <utility>

namespace lsp {
namespace {

using crosscheck::DraftFinding;
using crosscheck::FindingKind;
using crosscheck::FindingSide;
using crosscheck::Fingerprint;
using crosscheck::Severity;

constexpr char kIgnoreCommand[] = "crosscheck.ignore";
constexpr char kOpenCommand[] = "crosscheck.openSource";

// A request that cannot be answered; becomes an error response.
struct Refused : std::runtime_error {
  Refused(ErrorCode error, const std::string& why) : std::runtime_error(why), code(error) {}
  ErrorCode code;
};

// A member at a path of names, or null.
const json::value* Find(const json::value& value, std::initializer_list<std::string_view> names) {
  const json::value* at = &value;
  for (std::string_view name : names) {
    const json::object* object = at->if_object();
    at = object == nullptr ? nullptr : object->if_contains(name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

bool IsTrue(const json::value& value, std::initializer_list<std::string_view> names) {
  const json::value* found = Find(value, names);
  return found != nullptr && found->is_bool() && found->get_bool();
}

std::string TextAt(const json::value& value, std::initializer_list<std::string_view> names) {
  const json::value* found = Find(value, names);
  if (found == nullptr || !found->is_string())
    throw Refused(kInvalidParams, "no text \"" + std::string(*(names.end() - 1)) + "\"");
  return std::string(found->get_string());
}

int SeverityNumber(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return 1;
    case Severity::kWarning:
      return 2;
    case Severity::kNotice:
      return 3;
    case Severity::kInfo:
      return 4;
  }
  return 4;
}

// "numeric conflict"
std::string KindWords(FindingKind kind) {
  std::string words(FindingKindName(kind));
  for (char& c : words) c = c == '_' ? ' ' : static_cast<char>(c - 'A' + 'a');
  return words;
}

// Text that Markdown leaves as it is.
std::string Escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::string_view("\\`*_{}[]()#+-.!<>|~&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// May the other figure be written in the place of the draft's?
bool IsReplaceable(FindingKind kind) {
  return kind == FindingKind::kNumericConflict || kind == FindingKind::kNumericOverlap ||
         kind == FindingKind::kDateDrift || kind == FindingKind::kSuperseded ||
         kind == FindingKind::kHedgeDrift;
}

std::string NameOf(const crosscheck::Document& document) {
  const crosscheck::Article& article = document.article();
  std::string name = article.outlet.empty() ? article.id : article.outlet;
  if (article.published) name += ", " + article.published->ToString().substr(0, 10);
  return name;
}

}  // namespace

Server::Server(Sources sources, Settings settings, Send send)
    : sources_(std::move(sources)), settings_(std::move(settings)), send_(std::move(send)) {}

void Server::Log(int type, const std::string& text) {
  send_(Notification("window/logMessage", {{"type", type}, {"message", text}}));
}

void Server::RefuseCancelled(const json::value& id) {
  send_(ErrorResponse(id, kRequestCancelled, "cancelled"));
}

bool Server::Handle(const json::object& message) {
  const json::value* method = message.if_contains("method");
  const json::value* id = message.if_contains("id");
  if (method == nullptr || !method->is_string()) {
    // An answer to one of our requests needs nothing done.
    if (id == nullptr || message.if_contains("result") || message.if_contains("error")) return true;
    send_(ErrorResponse(*id, kInvalidRequest, "a message without method"));
    return true;
  }
  const std::string name(method->get_string());
  if (name == "exit") return false;
  const json::value* given = message.if_contains("params");
  const json::value params = given == nullptr ? json::value() : *given;
  const auto refuse = [&](ErrorCode code, const std::string& why) {
    if (id != nullptr) send_(ErrorResponse(*id, code, why));
    if (id == nullptr) Log(1, name + ": " + why);
  };
  try {
    if (!initialized_ && name != "initialize") {
      if (id != nullptr) refuse(kNotInitialized, "not initialized");
    } else if (shut_down_) {
      if (id != nullptr) refuse(kInvalidRequest, "shut down");
    } else if (id != nullptr) {
      send_(Response(*id, Answer(name, params)));
    } else {
      Notice(name, params);
    }
  } catch (const Refused& refused) {
    refuse(refused.code, refused.what());
  } catch (const std::bad_alloc&) {
    refuse(kInternalError, "out of memory");
  } catch (const std::exception& error) {  // of Boost.JSON: a member of another type
    refuse(kInvalidParams, error.what());
  }
  return true;
}

json::value Server::Answer(const std::string& method, const json::value& params) {
  if (method == "initialize") return Initialize(params);
  if (method == "shutdown") {
    shut_down_ = true;
    return nullptr;
  }
  if (method == "textDocument/diagnostic") return Pull(params);
  if (method == "textDocument/hover") return Hover(params);
  if (method == "textDocument/codeAction") return CodeActions(params);
  if (method == "workspace/executeCommand") return Execute(params);
  throw Refused(kMethodNotFound, "unknown method " + method);
}

json::value Server::Initialize(const json::value& params) {
  if (initialized_) throw Refused(kInvalidRequest, "initialized before");
  if (const json::value* encodings = Find(params, {"capabilities", "general", "positionEncodings"});
      encodings != nullptr && encodings->is_array()) {
    for (const json::value& encoding : encodings->get_array()) {
      if (encoding == "utf-8") units_ = Units::kUtf8;
    }
  }
  pulls_ = Find(params, {"capabilities", "textDocument", "diagnostic"}) != nullptr;
  refreshes_ = IsTrue(params, {"capabilities", "workspace", "diagnostics", "refreshSupport"});
  shows_documents_ = IsTrue(params, {"capabilities", "window", "showDocument", "support"});
  initialized_ = true;
  return {
      {"capabilities",
       {{"positionEncoding", units_ == Units::kUtf8 ? "utf-8" : "utf-16"},
        {"textDocumentSync", {{"openClose", true}, {"change", 2}}},
        {"hoverProvider", true},
        {"codeActionProvider", {{"codeActionKinds", json::array{"quickfix"}}}},
        {"diagnosticProvider",
         {{"identifier", "crosscheck"},
          {"interFileDependencies", false},
          {"workspaceDiagnostics", false}}},
        {"executeCommandProvider", {{"commands", json::array{kIgnoreCommand, kOpenCommand}}}}}},
      {"serverInfo", {{"name", "crosscheck"}, {"version", std::string(crosscheck::Version())}}}};
}

void Server::Notice(const std::string& method, const json::value& params) {
  if (method == "textDocument/didOpen") {
    const std::string uri = TextAt(params, {"textDocument", "uri"});
    documents_.erase(uri);
    const json::value* version = Find(params, {"textDocument", "version"});
    Open open{Draft(uri, TextAt(params, {"textDocument", "text"}), settings_.about),
              version == nullptr ? json::value() : *version};
    const absl::Status status = open.draft.Open(
        sources_, {.min_confidence = settings_.min_confidence, .ignore = settings_.ignore});
    if (!status.ok()) throw Refused(kRequestFailed, uri + ": " + std::string(status.message()));
    documents_.emplace(uri, std::move(open));
  } else if (method == "textDocument/didChange") {
    Change(params);
  } else if (method == "textDocument/didClose") {
    const std::string uri = TextAt(params, {"textDocument", "uri"});
    if (documents_.erase(uri) > 0 && !pulls_) {
      send_(Notification("textDocument/publishDiagnostics",
                         {{"uri", uri}, {"diagnostics", json::array()}}));
    }
  }
  // Any other notification may be left unheard.
}

Server::Open& Server::DocumentOf(const json::value& params) {
  const std::string uri = TextAt(params, {"textDocument", "uri"});
  const auto found = documents_.find(uri);
  if (found == documents_.end()) throw Refused(kInvalidParams, uri + " is not open");
  return found->second;
}

Position Server::PositionIn(const json::value& position) const {
  return {position.at("line").to_number<uint32_t>(),
          position.at("character").to_number<uint32_t>()};
}

void Server::Change(const json::value& params) {
  Open& open = DocumentOf(params);
  open.changed = true;
  for (const json::value& change : params.at("contentChanges").as_array()) {
    const std::string text = TextAt(change, {"text"});
    absl::Status status;
    if (const json::value* range = Find(change, {"range"})) {
      const Text& before = open.draft.text();
      const size_t begin = before.OffsetOf(PositionIn(range->at("start")), units_);
      const size_t end = before.OffsetOf(PositionIn(range->at("end")), units_);
      status = open.draft.Replace(std::min(begin, end), std::max(begin, end), text);
    } else {
      status = open.draft.SetText(text);
    }
    if (!status.ok()) throw Refused(kRequestFailed, std::string(status.message()));
  }
  if (const json::value* version = Find(params, {"textDocument", "version"}))
    open.version = *version;
}

bool Server::IsShown(const DraftFinding& found) const {
  return settings_.agreements || found.finding.kind != FindingKind::kAgreement;
}

json::object Server::Range(Position begin, Position end) const {
  return {{"start", {{"line", begin.line}, {"character", begin.character}}},
          {"end", {{"line", end.line}, {"character", end.character}}}};
}

const FindingSide* Server::OtherOf(const DraftFinding& found) const {
  const auto other = std::find_if(found.sides.begin(), found.sides.end(),
                                  [](const FindingSide& side) { return !side.in_draft; });
  return other == found.sides.end() ? nullptr : &*other;
}

static std::string InWords(const PlacedFinding& placed) {
  const size_t copies = placed.copies.size();
  if (copies == 0) return placed.found.finding.explanation;
  return placed.found.finding.explanation + " " + std::to_string(copies) +
         (copies == 1 ? " more article has" : " more articles have") + " the same words.";
}

json::array Server::Diagnostics(const Open& open) const {
  json::array all;
  for (const PlacedFinding& placed : open.draft.Findings(units_)) {
    const crosscheck::Finding& finding = placed.found.finding;
    if (!IsShown(placed.found)) continue;
    constexpr size_t kMostCopies = 8;  // as many as one looks through
    std::vector<FindingSide> sides(placed.found.sides.begin() + 1, placed.found.sides.end());
    for (size_t i = 0; i < std::min(kMostCopies, placed.copies.size()); ++i)
      sides.push_back(placed.copies[i]);
    json::array related;
    for (const FindingSide& side : sides) {
      if (side.in_draft) {
        const auto [begin, end] = open.draft.RangeOf(side.part, side.value_span);
        const Text& text = open.draft.text();
        related.push_back(
            {{"location",
              {{"uri", open.draft.uri()},
               {"range", Range(text.PositionOf(begin, units_), text.PositionOf(end, units_))}}},
             {"message", std::string(open.draft.WordsOf(side.part, side.span))}});
        continue;
      }
      const absl::StatusOr<crosscheck::Document> document =
          sources_.index()->DocumentOf(side.article);
      if (!document.ok()) throw Refused(kRequestFailed, std::string(document.status().message()));
      const Place place = sources_.PlaceOf(*document, side.part, side.value_span, units_);
      related.push_back(
          {{"location", {{"uri", place.uri}, {"range", Range(place.begin, place.end)}}},
           {"message",
            NameOf(*document) + ": " + std::string(side.span.In(document->text(side.part)))}});
    }
    all.push_back({{"range", Range(placed.begin, placed.end)},
                   {"severity", SeverityNumber(finding.severity)},
                   {"code", std::string(FindingKindName(finding.kind))},
                   {"source", "crosscheck"},
                   {"message", InWords(placed)},
                   {"relatedInformation", std::move(related)},
                   {"data", {{"fingerprint", finding.fingerprint.ToHex()}}}});
  }
  return all;
}

void Server::Publish() {
  if (pulls_ || shut_down_) return;
  for (auto& [uri, open] : documents_) {
    if (!open.changed) continue;
    open.changed = false;
    try {
      send_(Notification(
          "textDocument/publishDiagnostics",
          {{"uri", uri}, {"version", open.version}, {"diagnostics", Diagnostics(open)}}));
    } catch (const Refused& refused) {
      Log(1, uri + ": " + refused.what());
    }
  }
}

json::value Server::Pull(const json::value& params) {
  Open& open = DocumentOf(params);
  json::array items = Diagnostics(open);
  std::string told = json::serialize(items);
  if (open.result == 0 || told != open.told) ++open.result;
  open.told = std::move(told);
  const std::string result = std::to_string(open.result);
  const json::value* previous = Find(params, {"previousResultId"});
  if (previous != nullptr && *previous == json::value(result))
    return {{"kind", "unchanged"}, {"resultId", result}};
  return {{"kind", "full"}, {"resultId", result}, {"items", std::move(items)}};
}

json::value Server::Hover(const json::value& params) {
  const Open& open = DocumentOf(params);
  const size_t at = open.draft.text().OffsetOf(PositionIn(params.at("position")), units_);
  std::string text;
  json::object range;
  // Agreements as well: who asks gets an answer.
  for (const PlacedFinding& placed : open.draft.Findings(units_)) {
    if (at < placed.begin_byte || at > placed.end_byte) continue;
    const crosscheck::Finding& finding = placed.found.finding;
    if (!text.empty()) text += "\n\n---\n\n";
    text += "**" + KindWords(finding.kind) + "** (confidence " +
            std::to_string(finding.confidence / 10) + " %)\n\n" + Escaped(InWords(placed));
    if (const FindingSide* other = OtherOf(placed.found)) {
      const absl::StatusOr<crosscheck::Document> document =
          sources_.index()->DocumentOf(other->article);
      if (document.ok()) {
        const Place place = sources_.PlaceOf(*document, other->part, other->value_span, units_);
        if (place.uri.find_first_of("()<> ") == std::string::npos)
          text += "\n\n[" + Escaped(NameOf(*document)) + "](" + place.uri + ")";
      }
    }
    range = Range(placed.begin, placed.end);
  }
  if (text.empty()) return nullptr;
  return {{"contents", {{"kind", "markdown"}, {"value", text}}}, {"range", range}};
}

json::value Server::CodeActions(const json::value& params) {
  const Open& open = DocumentOf(params);
  const Text& text = open.draft.text();
  const size_t begin = text.OffsetOf(PositionIn(params.at("range").at("start")), units_);
  const size_t end = text.OffsetOf(PositionIn(params.at("range").at("end")), units_);
  json::array actions;
  for (const PlacedFinding& placed : open.draft.Findings(units_)) {
    if (!IsShown(placed.found) || end < placed.begin_byte || begin > placed.end_byte) continue;
    const crosscheck::Finding& finding = placed.found.finding;
    const std::string_view words =
        std::string_view(text.bytes())
            .substr(placed.begin_byte, placed.end_byte - placed.begin_byte);
    if (const FindingSide* other = OtherOf(placed.found)) {
      const absl::StatusOr<crosscheck::Document> document =
          sources_.index()->DocumentOf(other->article);
      if (!document.ok()) throw Refused(kRequestFailed, std::string(document.status().message()));
      const std::string figure(other->value_span.In(document->text(other->part)));
      if (IsReplaceable(finding.kind) && figure != words) {
        // Spelt out: braces in braces would make Boost.JSON guess.
        json::array edits;
        edits.push_back({{"range", Range(placed.begin, placed.end)}, {"newText", figure}});
        json::object changes;
        changes[open.draft.uri()] = std::move(edits);
        actions.push_back({{"title", "Use \"" + figure + "\" of " + NameOf(*document)},
                           {"kind", "quickfix"},
                           {"edit", {{"changes", std::move(changes)}}}});
      }
      const Place place = sources_.PlaceOf(*document, other->part, other->value_span, units_);
      const std::string title = "Open " + NameOf(*document);
      actions.push_back({{"title", title},
                         {"kind", "quickfix"},
                         {"command",
                          {{"title", title},
                           {"command", kOpenCommand},
                           {"arguments", json::array{place.uri, Range(place.begin, place.end)}}}}});
    }
    const std::string title = "Ignore until the words change: " + KindWords(finding.kind);
    actions.push_back({{"title", title},
                       {"kind", "quickfix"},
                       {"command",
                        {{"title", title},
                         {"command", kIgnoreCommand},
                         {"arguments", json::array{finding.fingerprint.ToHex()}}}}});
  }
  return actions;
}

json::value Server::Execute(const json::value& params) {
  const std::string command = TextAt(params, {"command"});
  const json::array& arguments = params.at("arguments").as_array();
  if (command == kIgnoreCommand && arguments.size() == 1) {
    Ignore(std::string(arguments[0].as_string()));
  } else if (command == kOpenCommand && !arguments.empty()) {
    ShowSource(arguments);
  } else {
    throw Refused(kInvalidParams, "unknown command, or wrong arguments: " + command);
  }
  return nullptr;
}

void Server::Ignore(const std::string& fingerprint) {
  const std::optional<Fingerprint> seen = Fingerprint::FromHex(fingerprint);
  if (!seen) throw Refused(kInvalidParams, "no fingerprint: " + fingerprint);
  if (!settings_.ignore_file.empty()) {
    std::FILE* file = std::fopen(settings_.ignore_file.c_str(), "ab");
    const bool written = file != nullptr && std::fputs((fingerprint + "\n").c_str(), file) >= 0;
    const bool closed = file != nullptr && std::fclose(file) == 0;
    if (!written || !closed)
      throw Refused(kRequestFailed, settings_.ignore_file + ": cannot be written");
  }
  settings_.ignore.push_back(*seen);
  for (auto& [uri, open] : documents_) {
    const absl::Status status = open.draft.Open(
        sources_, {.min_confidence = settings_.min_confidence, .ignore = settings_.ignore});
    if (!status.ok()) throw Refused(kRequestFailed, uri + ": " + std::string(status.message()));
    open.changed = true;
  }
  if (pulls_ && refreshes_) {
    send_({{"jsonrpc", "2.0"},
           {"id", "crosscheck-" + std::to_string(++requests_)},
           {"method", "workspace/diagnostic/refresh"}});
  }
}

void Server::ShowSource(const json::array& arguments) {
  const std::string uri(arguments[0].as_string());
  if (!shows_documents_) throw Refused(kRequestFailed, "the editor cannot open " + uri);
  json::object params{{"uri", uri}, {"external", IsWebAddress(uri)}, {"takeFocus", true}};
  if (arguments.size() > 1 && !IsWebAddress(uri)) params["selection"] = arguments[1];
  send_({{"jsonrpc", "2.0"},
         {"id", "crosscheck-" + std::to_string(++requests_)},
         {"method", "window/showDocument"},
         {"params", params}});
}

}  // namespace lsp
