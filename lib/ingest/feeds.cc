// Feeds: the doors are ReadRss and ReadAtom. An entry is an article where it brings its text; one
// that brings a summary only is read as that, for a figure in a summary is a figure too, with a
// warning.
#include <utility>

#include "ingest/html_text.h"
#include "ingest/repair.h"
#include "ingest/xml_tree.h"

namespace crosscheck::ingest {
namespace {

// A line of text in which markup and entities may be left, as in most feeds.
std::string OneLine(const std::string& text) {
  const bool markup = text.find_first_of("<&") != std::string::npos;
  return Folded(markup ? TextOfHtml(text).text : text);
}

// The text of the element as it is, not folded: markup in CDATA or escaped.
std::string Raw(pugi::xml_node node) {
  std::string text;
  for (pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return text;
}

void Put(std::string_view html, uint32_t line, Fields& fields) {
  MarkupText body = TextOfHtml(html);
  fields.value[kText] = std::move(body.text);
  fields.captions = std::move(body.captions);
  fields.line[kText] = line;
}

void Finish(Fields fields, bool summary, uint32_t line, Sink& sink) {
  if (IsBlank(fields.value[kText])) {
    sink.Error(line, "an entry without text" +
                         (fields.value[kTitle].empty() ? "" : ": " + Shown(fields.value[kTitle])));
    return;
  }
  if (summary) sink.Warning(line, "the feed gives a summary only; that is read");
  sink.Article(std::move(fields), line);
}

// "Jane Roe <jane@post.example>" and "jane@post.example (Jane Roe)" -> "Jane Roe".
std::string NameOf(const std::string& author) {
  const size_t open = author.find('(');
  const size_t close = author.rfind(')');
  if (author.find('@') == std::string::npos) return author;
  if (open != std::string::npos && close != std::string::npos && close > open) {
    return std::string(Trim(author.substr(open + 1, close - open - 1)));
  }
  return std::string(
      Trim(author.substr(0, author.find('<') == std::string::npos ? 0 : author.find('<'))));
}

void ReadItem(pugi::xml_node item, const std::string& outlet, uint32_t line, Fields fields,
              Sink& sink) {
  pugi::xml_node content, description;
  const auto set = [&](Field field, const std::string& text) {
    fields.SetIfEmpty(field, text, line);
  };
  for (pugi::xml_node child : item.children()) {
    const std::string_view name = child.name();
    if (name == "title") {
      set(kTitle, OneLine(Raw(child)));
    } else if (name == "link") {
      set(kUrl, TextOf(child));
    } else if (name == "guid") {
      set(kId, TextOf(child));
    } else if (name == "pubDate" || name == "dc:date" || name == "dcterms:created") {
      set(kPublished, TextOf(child));
    } else if (name == "atom:updated" || name == "dcterms:modified") {
      set(kUpdated, TextOf(child));
    } else if (name == "dc:creator") {
      set(kByline, OneLine(Raw(child)));
    } else if (name == "author") {
      set(kByline, NameOf(TextOf(child)));
    } else if (name == "source") {
      set(kAgency, OneLine(Raw(child)));
    } else if (name == "content:encoded") {
      content = child;
    } else if (name == "description") {
      description = child;
    } else if (LocalName(child.name()) == "content" &&
               child.attribute("type").value() == std::string_view("html")) {
      if (!content) content = child;
    }
  }
  const std::string guid = fields.value[kId];
  if (guid.substr(0, 4) == "http") set(kUrl, guid);
  set(kOutlet, outlet);
  const std::string html = Raw(content);
  const bool summary = IsBlank(html);
  Put(summary ? Raw(description) : html, line, fields);
  Finish(std::move(fields), summary, line, sink);
}

void ReadEntry(pugi::xml_node entry, const std::string& outlet, uint32_t line, Fields fields,
               Sink& sink) {
  const auto set = [&](Field field, const std::string& text) {
    fields.SetIfEmpty(field, text, line);
  };
  set(kId, ChildText(entry, "id"));
  set(kTitle, OneLine(Raw(Child(entry, "title"))));
  set(kPublished, ChildText(entry, "published"));
  const std::string updated = ChildText(entry, "updated");
  if (fields.value[kPublished].empty()) {
    set(kPublished, updated);
  } else if (updated != fields.value[kPublished]) {
    set(kUpdated, updated);
  }
  std::string authors;
  for (pugi::xml_node child : entry.children()) {
    const std::string_view name = LocalName(child.name());
    if (name == "link") {
      const std::string_view relation = child.attribute("rel").value();
      if (relation.empty() || relation == "alternate") set(kUrl, child.attribute("href").value());
      if (relation == "canonical") set(kCanonicalUrl, child.attribute("href").value());
    } else if (name == "author") {
      authors += (authors.empty() ? "" : ", ") + ChildText(child, "name");
    }
  }
  set(kByline, authors);
  const pugi::xml_node source = Child(entry, "source");
  set(kAgency, ChildText(source, "title"));
  set(kOutlet, outlet);
  pugi::xml_node content = Child(entry, "content");
  const bool summary = IsBlank(TextOf(content));
  if (summary) content = Child(entry, "summary");
  // xhtml stands there as elements, html as text, and anything else is text.
  const std::string_view type = content.attribute("type").value();
  if (type == "xhtml") {
    Put(MarkupOf(content), line, fields);
  } else if (type == "html" || type == "text/html") {
    Put(Raw(content), line, fields);
  } else {
    fields.value[kText] = Trim(Raw(content));
    fields.line[kText] = line;
  }
  Finish(std::move(fields), summary, line, sink);
}

}  // namespace

void ReadRss(pugi::xml_node root, Lines& lines, const Fields& given, Sink& sink) {
  const pugi::xml_node channel = Child(root, "channel");
  const std::string outlet = OneLine(Raw(Child(channel, "title")));
  size_t items = 0;
  // RSS 1.0 has the items beside the channel.
  for (pugi::xml_node parent : {channel, root}) {
    for (pugi::xml_node item : parent.children("item")) {
      ++items;
      ReadItem(item, outlet, lines.At(item.offset_debug()), given, sink);
    }
  }
  if (items == 0) sink.Error(0, "the feed has no items");
}

void ReadAtom(pugi::xml_node feed, Lines& lines, const Fields& given, Sink& sink) {
  if (LocalName(feed.name()) == "entry") {
    ReadEntry(feed, "", lines.At(feed.offset_debug()), given, sink);
    return;
  }
  const std::string outlet = OneLine(Raw(Child(feed, "title")));
  size_t entries = 0;
  for (pugi::xml_node entry : feed.children()) {
    if (LocalName(entry.name()) != "entry") continue;
    ++entries;
    ReadEntry(entry, outlet, lines.At(entry.offset_debug()), given, sink);
  }
  if (entries == 0) sink.Error(0, "the feed has no entries");
}

}  // namespace crosscheck::ingest
