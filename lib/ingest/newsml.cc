// NITF and NewsML-G2: the doors are ReadNitf and ReadNewsMl. NITF is an article of its own and also
// one of the bodies that a NewsML-G2 item may carry. Their blocks are read by the reader of HTML's,
// which knows the few names that NITF adds.
#include <utility>

#include "base/strings.h"
#include "ingest/html_text.h"
#include "ingest/repair.h"
#include "ingest/xml_tree.h"

namespace crosscheck::ingest {
namespace {

void PutMarkup(const std::string& markup, uint32_t line, Fields& fields) {
  MarkupText body = TextOfHtml(markup);
  fields.value[kText] = std::move(body.text);
  fields.captions = std::move(body.captions);
  fields.line[kText] = line;
}

// "By Jane Roe" -> "Jane Roe".
std::string WithoutBy(const std::string& byline) {
  return AsciiLower(byline.substr(0, 3)) == "by " ? byline.substr(3) : byline;
}

// What NITF's head and body.head tell; the text too.
void TakeNitf(pugi::xml_node nitf, uint32_t line, Fields& fields) {
  const auto set = [&](Field field, const std::string& text) {
    fields.SetIfEmpty(field, text, line);
  };
  const pugi::xml_node head = Child(nitf, "head");
  const pugi::xml_node docdata = Child(head, "docdata");
  const pugi::xml_node body = Child(nitf, "body");
  const pugi::xml_node top = Child(body, "body.head");
  set(kId, Child(docdata, "doc-id").attribute("id-string").value());
  set(kTitle, TextOf(Descendant(top, "hl1")));
  set(kTitle, ChildText(top, "hedline"));
  set(kTitle, ChildText(head, "title"));
  set(kByline, WithoutBy(ChildText(top, "byline")));
  set(kDateline, ChildText(top, "dateline"));
  set(kAgency, ChildText(top, "distributor"));
  set(kAgency, Child(docdata, "doc-id").attribute("regsrc").value());
  const pugi::xml_node publication = Child(head, "pubdata");
  set(kOutlet, publication.attribute("name").value());
  set(kOutlet, Child(docdata, "doc.copyright").attribute("holder").value());
  set(kOutlet, fields.value[kAgency]);
  set(kUrl, publication.attribute("ex-ref").value());
  set(kPublished, Child(docdata, "date.issue").attribute("norm").value());
  set(kPublished, publication.attribute("date.publication").value());
  set(kPublished, Child(docdata, "date.release").attribute("norm").value());
  set(kVersion, Child(docdata, "du-key").attribute("version").value());
  set(kStatus, docdata.attribute("management-status").value());
  PutMarkup(MarkupOf(Child(body, "body.content")), line, fields);
}

// The value of a "stat:usable" without its scheme.
std::string Code(const char* qcode) {
  const std::string_view whole(qcode);
  const size_t colon = whole.find(':');
  return std::string(colon == std::string_view::npos ? whole : whole.substr(colon + 1));
}

// A party: its name, its literal, or its code.
std::string Party(pugi::xml_node party) {
  if (std::string name = ChildText(party, "name"); !name.empty()) return name;
  if (const char* literal = party.attribute("literal").value(); *literal != '\0') return literal;
  return Code(party.attribute("qcode").value());
}

void ReadNewsItem(pugi::xml_node item, uint32_t line, Fields fields, Sink& sink) {
  const auto set = [&](Field field, const std::string& text) {
    fields.SetIfEmpty(field, text, line);
  };
  const pugi::xml_node meta = Child(item, "itemMeta");
  const pugi::xml_node content = Child(item, "contentMeta");
  const pugi::xml_node set_of_bodies = Child(item, "contentSet");
  set(kId, item.attribute("guid").value());
  set(kVersion, item.attribute("version").value());
  set(kStatus, Code(Child(meta, "pubStatus").attribute("qcode").value()));
  set(kTitle, ChildText(content, "headline"));
  set(kTitle, ChildText(meta, "title"));
  std::string by = ChildText(content, "by");
  if (by.empty()) by = ChildText(Child(content, "creator"), "name");
  set(kByline, WithoutBy(by));
  set(kDateline, ChildText(content, "dateline"));
  set(kAgency, ChildText(content, "creditline"));
  set(kAgency, Party(Child(content, "infoSource")));
  const std::string provider = Party(Child(meta, "provider"));
  set(kOutlet, provider);
  set(kAgency, provider);
  set(kPublished, ChildText(meta, "firstCreated"));
  set(kPublished, ChildText(content, "contentCreated"));
  const std::string version_time = ChildText(meta, "versionCreated");
  set(kPublished, version_time);
  if (version_time != fields.value[kPublished]) set(kUpdated, version_time);
  for (pugi::xml_node link : meta.children()) {
    if (LocalName(link.name()) == "link") set(kUrl, link.attribute("href").value());
  }
  fields.line[kText] = line;
  for (pugi::xml_node body : set_of_bodies.children()) {
    if (!IsBlank(fields.value[kText])) break;
    const std::string_view kind = LocalName(body.name());
    const std::string_view type = body.attribute("contenttype").value();
    if (kind == "inlineXML") {
      if (const pugi::xml_node nitf = Child(body, "nitf")) {
        TakeNitf(nitf, line, fields);
      } else if (const pugi::xml_node html = Child(body, "html")) {
        PutMarkup(MarkupOf(Child(html, "body")), line, fields);
      } else {
        PutMarkup(MarkupOf(body), line, fields);
      }
    } else if (kind == "inlineData") {
      std::string text;
      for (pugi::xml_node child : body.children()) text += child.value();
      if (type.find("html") != std::string_view::npos) {
        PutMarkup(text, line, fields);
      } else {
        fields.value[kText] = Trim(text);
      }
    }
  }
  if (fields.LackText()) {
    sink.Error(line, "the news item has no text" +
                         (fields.value[kTitle].empty() ? "" : ": " + Shown(fields.value[kTitle])));
    return;
  }
  sink.Article(std::move(fields), line);
}

}  // namespace

void ReadNitf(pugi::xml_node nitf, uint32_t line, Fields given, Sink& sink) {
  TakeNitf(nitf, line, given);
  sink.Article(std::move(given), line);
}

void ReadNewsMl(pugi::xml_node root, Lines& lines, const Fields& given, Sink& sink) {
  if (LocalName(root.name()) == "newsItem") {
    ReadNewsItem(root, lines.At(root.offset_debug()), given, sink);
    return;
  }
  size_t items = 0;
  for (pugi::xml_node set : root.children()) {
    if (LocalName(set.name()) != "itemSet") continue;
    for (pugi::xml_node item : set.children()) {
      if (LocalName(item.name()) != "newsItem") continue;  // packages and concepts are no articles
      ++items;
      ReadNewsItem(item, lines.At(item.offset_debug()), given, sink);
    }
  }
  if (items == 0) sink.Error(0, "the message has no news items");
}

}  // namespace crosscheck::ingest
