// JSON-LD: the only door is ReadJsonLd. Of JSON-LD's many ways to say one thing those are read that
// news pages use: an object, a list or an "@graph" of objects, and references by "@id" inside one
// script.
#include "ingest/json_ld.h"

#include <boost/json.hpp>
#include <vector>

#include "ingest/entities.h"
#include "ingest/html_text.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

namespace json = boost::json;

std::string_view View(const json::string& s) { return {s.data(), s.size()}; }

bool IsArticleType(std::string_view type) {
  if (const size_t slash = type.rfind('/'); slash != std::string_view::npos) {
    type.remove_prefix(slash + 1);
  }
  const auto ends = [&](std::string_view end) {
    return type.size() >= end.size() && type.substr(type.size() - end.size()) == end;
  };
  return ends("Article") || ends("BlogPosting") || type == "Report";
}

bool IsArticle(const json::object& object) {
  const json::value* type = object.if_contains("@type");
  if (type == nullptr) return false;
  if (type->is_string()) return IsArticleType(View(type->get_string()));
  if (!type->is_array()) return false;
  for (const json::value& t : type->get_array()) {
    if (t.is_string() && IsArticleType(View(t.get_string()))) return true;
  }
  return false;
}

class Reader {
 public:
  explicit Reader(const json::value& root) { Collect(root); }

  LinkedData Read() const {
    LinkedData data;
    for (const json::object* object : objects_) {
      if (!IsArticle(*object)) continue;
      data.found = true;
      data.title = Text(*object, "headline");
      if (data.title.empty()) data.title = Text(*object, "name");
      data.byline = Names(*object, "author");
      if (data.byline.empty()) data.byline = Names(*object, "creator");
      data.outlet = Names(*object, "publisher");
      data.agency = Names(*object, "creditText");
      if (data.agency.empty()) data.agency = Names(*object, "sourceOrganization");
      data.published = Text(*object, "datePublished");
      data.updated = Text(*object, "dateModified");
      data.dateline = Text(*object, "dateline");
      data.version = Text(*object, "version");
      data.status = Text(*object, "creativeWorkStatus");
      data.url = Address(*object, "mainEntityOfPage");
      if (data.url.empty()) data.url = Address(*object, "url");
      data.body = Body(*object);
      break;
    }
    return data;
  }

 private:
  // All objects in document order; the parser has bounded the depth.
  void Collect(const json::value& value) {
    if (value.is_array()) {
      for (const json::value& v : value.get_array()) Collect(v);
    } else if (value.is_object()) {
      objects_.push_back(&value.get_object());
      for (const json::key_value_pair& pair : value.get_object()) Collect(pair.value());
    }
  }

  static std::string Text(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(json::string_view(key.data(), key.size()));
    if (value == nullptr) return "";
    if (value->is_string()) return Folded(Unescaped(View(value->get_string())));
    if (value->is_int64()) return std::to_string(value->get_int64());
    return "";
  }

  // A person or organisation: a name, an object with one, a reference, a list of those.
  std::string Names(const json::object& object, std::string_view key) const {
    std::vector<std::string> names;
    if (const json::value* v = object.if_contains(json::string_view(key.data(), key.size()))) {
      AddNames(*v, true, names);
    }
    std::string all;
    for (size_t i = 0; i < names.size(); ++i) {
      if (i > 0) all += i + 1 == names.size() ? " and " : ", ";
      all += names[i];
    }
    return all;
  }
  void AddNames(const json::value& value, bool follow, std::vector<std::string>& names) const {
    if (value.is_string()) {
      const std::string name = Folded(Unescaped(View(value.get_string())));
      // An address is no name.
      if (!name.empty() && name.find("://") == std::string::npos) names.push_back(name);
    } else if (value.is_array()) {
      for (const json::value& v : value.get_array()) AddNames(v, follow, names);
    } else if (value.is_object()) {
      const json::object& object = value.get_object();
      if (const json::value* name = object.if_contains("name")) {
        AddNames(*name, false, names);
      } else if (const json::object* other = follow ? Referred(object) : nullptr) {
        if (const json::value* n = other->if_contains("name")) AddNames(*n, false, names);
      }
    }
  }
  const json::object* Referred(const json::object& reference) const {
    const json::value* id = reference.if_contains("@id");
    if (id == nullptr || !id->is_string()) return nullptr;
    for (const json::object* object : objects_) {
      const json::value* other = object->if_contains("@id");
      if (other != nullptr && object->contains("name") && *other == *id) return object;
    }
    return nullptr;
  }

  static std::string Address(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(json::string_view(key.data(), key.size()));
    if (value == nullptr) return "";
    if (value->is_object()) value = value->get_object().if_contains("@id");
    if (value == nullptr || !value->is_string()) return "";
    const std::string_view address = View(value->get_string());
    return address.substr(0, 4) == "http" ? std::string(address) : "";
  }

  // Plain text by the standard; some put markup there.
  static std::string Body(const json::object& object) {
    const json::value* value = object.if_contains("articleBody");
    if (value == nullptr || !value->is_string()) return "";
    const std::string_view body = View(value->get_string());
    for (std::string_view mark : {"<p", "<br", "<div", "&lt;p"}) {
      if (body.find(mark) == std::string_view::npos) continue;
      return TextOfHtml(mark[0] == '&' ? Unescaped(body) : body).text;
    }
    return std::string(Trim(Unescaped(body)));
  }

  std::vector<const json::object*> objects_;
};

// Editors paste line ends and tabs into strings, where JSON forbids them.
std::string WithoutControls(std::string_view script) {
  std::string text;
  text.reserve(script.size());
  bool in_string = false;
  for (size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (c == '\\' && in_string && i + 1 < script.size()) {
      text += c;
      text += script[++i];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      text += in_string && c == '\n' ? "\\n" : " ";
    } else {
      in_string = in_string != (c == '"');
      text += c;
    }
  }
  return text;
}

}  // namespace

LinkedData ReadJsonLd(std::string_view script) {
  const std::string text = WithoutControls(Trim(script));
  boost::system::error_code error;
  json::monotonic_resource memory;
  const json::value root = json::parse(json::string_view(text), error, &memory);
  if (error) return {};
  return Reader(root).Read();
}

}  // namespace crosscheck::ingest
