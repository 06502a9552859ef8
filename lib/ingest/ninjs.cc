// ninjs: the doors are ReadNinjs and IsNinjsKey. The two generations differ in their names
// (versioncreated, versionCreated) and in that headlines and bodies became lists with roles; of
// bodies the one with markup is taken, because it has the paragraphs.
#include "ingest/ninjs.h"

#include <boost/json.hpp>
#include <string>
#include <utility>

#include "ingest/entities.h"
#include "ingest/html_text.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

namespace json = boost::json;

std::string_view View(const json::string& s) { return {s.data(), s.size()}; }

// A string, or a number as its digits; empty for anything else.
std::string Text(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(json::string_view(key.data(), key.size()));
  if (value == nullptr) return "";
  if (value->is_string()) return std::string(View(value->get_string()));
  if (value->is_int64()) return std::to_string(value->get_int64());
  return "";
}

const json::array* List(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(json::string_view(key.data(), key.size()));
  return value != nullptr ? value->if_array() : nullptr;
}

struct Body {
  std::string text;
  bool markup = false;
};

// 3.1: headlines and bodies are lists of {role, contentType, value}. "main" goes first; of bodies,
// markup.
Body BestOf(const json::array& list) {
  Body best;
  int best_rank = -1;
  for (const json::value& v : list) {
    const json::object* entry = v.if_object();
    if (entry == nullptr) continue;
    Body body;
    body.text = Text(*entry, "value");
    const std::string type = Text(*entry, "contentType");
    body.markup = type.find("html") != std::string::npos;
    const int rank = (body.markup ? 2 : 0) + (Text(*entry, "role") == "main" ? 1 : 0);
    if (IsBlank(body.text) || rank <= best_rank) continue;
    best = std::move(body);
    best_rank = rank;
  }
  return best;
}

Body BodyOf(const json::object& item) {
  if (const json::array* bodies = List(item, "bodies")) return BestOf(*bodies);
  for (const char* key : {"body_html", "body_xhtml", "body_text"}) {
    std::string text = Text(item, key);
    if (!IsBlank(text)) return {std::move(text), std::string_view(key) != "body_text"};
  }
  return {};
}

// The party that the news comes from, among "infoSources".
std::string InfoSource(const json::object& item) {
  const json::array* sources = List(item, "infoSources");
  if (sources == nullptr) return "";
  for (const json::value& v : *sources) {
    const json::object* source = v.if_object();
    if (source != nullptr && !Text(*source, "name").empty()) return Text(*source, "name");
  }
  return "";
}

// Headlines are text, yet systems leave entities and <em> in them.
std::string OneLine(const std::string& text) {
  const bool markup = text.find_first_of("<&") != std::string::npos;
  return Folded(markup ? TextOfHtml(text).text : text);
}

std::string FirstOf(const json::object& item, std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys) {
    std::string text = Text(item, key);
    if (!IsBlank(text)) return text;
  }
  return "";
}

}  // namespace

bool IsNinjsKey(std::string_view key) {
  for (std::string_view known : {"body_html", "body_xhtml", "body_text", "bodies", "headlines",
                                 "versioncreated", "versionCreated", "pubstatus", "pubStatus"}) {
    if (key == known) return true;
  }
  return false;
}

void ReadNinjs(std::string_view object, uint32_t line, Sink& sink) {
  boost::system::error_code error;
  json::monotonic_resource memory;
  const json::value root =
      json::parse(json::string_view(object.data(), object.size()), error, &memory);
  const json::object* item = error ? nullptr : root.if_object();
  if (item == nullptr) {
    sink.Error(line, "not ninjs: " + (error ? error.message() : "no object"));
    return;
  }
  Fields fields;
  const auto set = [&](Field field, const std::string& text) {
    fields.SetIfEmpty(field, text, line);
  };
  set(kId, FirstOf(*item, {"guid", "uri", "_id"}));
  set(kUrl, FirstOf(*item, {"url", "link"}));
  if (fields.value[kUrl].empty() && fields.value[kId].substr(0, 4) == "http") {
    set(kUrl, fields.value[kId]);
  }
  set(kTitle, OneLine(Text(*item, "headline")));
  if (const json::array* headlines = List(*item, "headlines")) {
    set(kTitle, OneLine(BestOf(*headlines).text));
  }
  set(kOutlet, FirstOf(*item, {"copyrightholder", "copyrightHolder"}));
  set(kAgency, FirstOf(*item, {"source", "provider"}));
  set(kAgency, InfoSource(*item));
  set(kOutlet, fields.value[kAgency]);
  set(kPublished, FirstOf(*item, {"firstpublished", "firstcreated", "firstCreated",
                                  "contentCreated", "versioncreated", "versionCreated"}));
  const std::string version_time = FirstOf(*item, {"versioncreated", "versionCreated"});
  if (version_time != fields.value[kPublished]) set(kUpdated, version_time);
  set(kByline, OneLine(FirstOf(*item, {"byline", "by"})));
  set(kDateline, OneLine(Text(*item, "located")));
  set(kVersion, Text(*item, "version"));
  set(kStatus, FirstOf(*item, {"pubstatus", "pubStatus"}));

  Body body = BodyOf(*item);
  fields.line[kText] = line;
  if (body.markup) {
    MarkupText text = TextOfHtml(body.text);
    fields.value[kText] = std::move(text.text);
    fields.captions = std::move(text.captions);
  } else {
    fields.value[kText] = std::move(body.text);
  }
  if (fields.LackText()) {
    const std::string type = Text(*item, "type");
    sink.Error(line,
               "the item has no body" + (type.empty() ? "" : ", it is of type " + Shown(type)));
    return;
  }
  sink.Article(std::move(fields), line);
}

}  // namespace crosscheck::ingest
