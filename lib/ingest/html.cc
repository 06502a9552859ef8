// HTML: the doors are ReadHtml and LooksLikeHtml. Gathers what the page says of itself, best source
// first, and takes the text from JSON-LD's articleBody or, where that is missing or but a teaser,
// from the main part of the page.
#include "ingest/html.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "ingest/encoding.h"
#include "ingest/entities.h"
#include "ingest/html_text.h"
#include "ingest/json_ld.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

struct MetaName {
  std::string_view name;
  Field field;
};
// By rank: an earlier name of a field goes before a later one.
constexpr MetaName kMetaNames[] = {
    {"og:title", kTitle},
    {"twitter:title", kTitle},
    {"og:site_name", kOutlet},
    {"article:published_time", kPublished},
    {"datepublished", kPublished},
    {"date", kPublished},
    {"dc.date.issued", kPublished},
    {"dc.date", kPublished},
    {"pubdate", kPublished},
    {"article:modified_time", kUpdated},
    {"og:updated_time", kUpdated},
    {"datemodified", kUpdated},
    {"lastmod", kUpdated},
    {"author", kByline},
    {"byl", kByline},
    {"article:author", kByline},
    {"dc.creator", kByline},
    {"og:url", kCanonicalUrl},
};

bool IsAddress(std::string_view text) { return text.find("://") != std::string_view::npos; }

// "By Jane Roe" -> "Jane Roe": as the formats with a field for it have it.
std::string_view WithoutBy(std::string_view byline) {
  return AsciiLower(byline.substr(0, 3)) == "by " ? Trim(byline.substr(3)) : byline;
}

class Page {
 public:
  Page(const HtmlTree& tree, Fields& fields) : tree_(tree), fields_(fields) {}

  void Read() {
    std::array<std::string, std::size(kMetaNames)> metas;
    const std::vector<HtmlNode>& nodes = tree_.nodes();
    for (uint32_t i = 1; i < nodes.size(); ++i) {
      switch (nodes[i].tag) {
        case Tag::kMeta:
          ReadMeta(i, metas);
          break;
        case Tag::kLink:
          if (canonical_.empty() && Word(i, "rel") == "canonical") {
            canonical_ = tree_.Attribute(i, "href").value_or("");
          }
          break;
        case Tag::kScript:
          ReadScript(i);
          break;
        case Tag::kTitle:
          if (title_.empty() && nodes[nodes[i].parent].tag != Tag::kSkip) title_ = tree_.TextOf(i);
          break;
        case Tag::kH1:
          if (heading_.empty()) heading_ = tree_.TextOf(i);
          break;
        case Tag::kTime:
          ReadTimeElement(i);
          break;
        default:
          if (byline_.empty() && nodes[i].tag != Tag::kText) ReadByline(i);
          break;
      }
    }
    Settle(metas);
  }

  const LinkedData& linked_data() const { return data_; }

 private:
  std::string Word(uint32_t node, std::string_view attribute) const {
    return AsciiLower(Trim(tree_.Attribute(node, attribute).value_or("")));
  }

  void ReadMeta(uint32_t i, std::array<std::string, std::size(kMetaNames)>& metas) {
    std::string name, content;
    tree_.ForEachAttribute(i, [&](std::string_view key, std::string_view value) {
      const std::string lower = AsciiLower(key);
      if (lower == "property" || lower == "name" || lower == "itemprop") {
        if (name.empty()) name = AsciiLower(value);
      } else if (lower == "content") {
        content = value;
      }
    });
    for (size_t m = 0; m < metas.size(); ++m) {
      if (kMetaNames[m].name != name) continue;
      content = Folded(Unescaped(content, true));
      const bool wrong = kMetaNames[m].field == kByline && IsAddress(content);
      if (metas[m].empty() && !wrong) metas[m] = content;
      return;
    }
  }

  void ReadScript(uint32_t i) {
    if (data_.found || Word(i, "type") != "application/ld+json") return;
    if (i + 1 < tree_.nodes()[i].end) data_ = ReadJsonLd(tree_.nodes()[i + 1].text);
  }

  void ReadTimeElement(uint32_t i) {
    const std::string time = tree_.Attribute(i, "datetime").value_or("");
    if (time.empty()) return;
    const std::string what = Word(i, "itemprop") + " " + Word(i, "class");
    std::string& place =
        what.find("modif") != std::string::npos || what.find("updat") != std::string::npos
            ? time_updated_
            : time_;
    if (place.empty()) place = time;
  }

  // class="byline", rel="author", itemprop="author"; not what holds more: a time, a paragraph.
  void ReadByline(uint32_t i) {
    bool is = false;
    tree_.ForEachAttribute(i, [&](std::string_view key, std::string_view value) {
      if (key == "class") {
        is = is || value == "author" || value.find("byline") != std::string_view::npos;
      } else if (key == "rel" || key == "itemprop") {
        is = is || value == "author";
      }
    });
    if (!is) return;
    const std::vector<HtmlNode>& nodes = tree_.nodes();
    constexpr uint32_t kMostNodes = 20;
    if (nodes[i].end - i > kMostNodes) return;
    for (uint32_t n = i; n < nodes[i].end; ++n) {
      if (nodes[n].tag == Tag::kTime) return;
    }
    constexpr size_t kLongest = 200;
    std::string text = tree_.TextOf(i);
    if (text.size() <= kLongest && !IsAddress(text)) byline_ = WithoutBy(text);
  }

  void Set(Field field, std::string_view text) { fields_.SetIfEmpty(field, text, 1); }

  void Settle(const std::array<std::string, std::size(kMetaNames)>& metas) {
    Set(kTitle, data_.title);
    Set(kByline, WithoutBy(data_.byline));
    Set(kOutlet, data_.outlet);
    Set(kAgency, data_.agency);
    Set(kPublished, data_.published);
    Set(kUpdated, data_.updated);
    Set(kDateline, data_.dateline);
    Set(kVersion, data_.version);
    Set(kStatus, data_.status);
    Set(kCanonicalUrl, canonical_);
    for (size_t m = 0; m < metas.size(); ++m) Set(kMetaNames[m].field, metas[m]);
    Set(kCanonicalUrl, data_.url);
    Set(kByline, byline_);
    Set(kPublished, time_);
    Set(kUpdated, time_updated_);
    Set(kTitle, heading_);
    Set(kTitle, title_);
    Set(kUrl, IsAddress(fields_.value[kCanonicalUrl]) ? fields_.value[kCanonicalUrl] : "");
    CutOutlet();
  }

  // "Mill burns down | The Harbour Post" -> "Mill burns down".
  void CutOutlet() {
    std::string& title = fields_.value[kTitle];
    const std::string& outlet = fields_.value[kOutlet];
    for (std::string_view mark : {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
      const std::string tail = std::string(mark) + outlet;
      if (outlet.empty() || title.size() <= tail.size()) continue;
      if (title.compare(title.size() - tail.size(), tail.size(), tail) == 0) {
        title.resize(title.size() - tail.size());
        return;
      }
    }
  }

  const HtmlTree& tree_;
  Fields& fields_;
  LinkedData data_;
  std::string canonical_, title_, heading_, time_, time_updated_, byline_;
};

// "charset=..." in the head, without quotes, in lower case.
std::string DeclaredCharset(std::string_view bytes) {
  constexpr size_t kHead = 1024;  // by the standard
  const std::string head = AsciiLower(bytes.substr(0, kHead));
  size_t at = head.find("charset=");
  if (at == std::string::npos || head.find("<meta") > at) return "";
  at += 8;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  return head.substr(at, head.find_first_of("\"'> /;", at) - at);
}

}  // namespace

bool LooksLikeHtml(std::string_view bytes) {
  std::string_view rest = Trim(bytes.substr(0, 4096));
  // Comments and an XML declaration may stand before.
  while (rest.substr(0, 4) == "<!--" || rest.substr(0, 5) == "<?xml") {
    const bool comment = rest[1] == '!';
    const size_t end = rest.find(comment ? "-->" : "?>");
    if (end == std::string_view::npos) return false;
    rest = Trim(rest.substr(end + (comment ? 3 : 2)));
  }
  const std::string head = AsciiLower(rest.substr(0, 16));
  for (std::string_view start : {"<!doctype html", "<html", "<head", "<body", "<meta", "<article",
                                 "<main", "<title", "<div", "<p>", "<h1"}) {
    if (head.compare(0, start.size(), start) == 0) return true;
  }
  return false;
}

void ReadHtml(std::string_view bytes, const ReadOptions& options, Fields fields, Sink& sink) {
  if (sink.TooLarge(bytes.size(), options)) return;
  std::string storage;
  const std::string_view text = ToUtf8(bytes, DeclaredCharset(bytes), 1, sink, storage);
  const HtmlTree tree(text);
  if (tree.cut()) {
    sink.Error(0, "the page has more than " + std::to_string(HtmlTree::kMaxNodes) +
                      " elements; no article has");
    return;
  }
  Page page(tree, fields);
  page.Read();
  const MainPart main = FindMainPart(tree);
  MarkupText shown = TextOfMarkup(tree, main.node, main.skip);
  // A teaser in JSON-LD is no article: half of what the page shows is too little.
  const std::string& body = page.linked_data().body;
  if (!body.empty() && body.size() * 2 >= shown.text.size()) {
    shown.text = body;
    shown.captions.clear();
  }
  fields.value[kText] = std::move(shown.text);
  fields.line[kText] = 1;
  fields.captions = std::move(shown.captions);
  sink.Article(std::move(fields), 1);
}

}  // namespace crosscheck::ingest
