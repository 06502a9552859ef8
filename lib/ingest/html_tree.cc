// HtmlTree: the only door is its constructor. One pass: a scanner that follows the HTML standard
// where tags, attributes, comments and raw texts begin and end, and a stack of open elements that
// follows it roughly (which ends are implied, what an end tag may close). Gumbo builds the full
// tree of the standard, at 20 MB/s and in time that grows with the square of the depth;
// tests/ingest compares with it.
#include "ingest/html_tree.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/strings.h"
#include "crosscheck/base/fingerprint.h"
#include "ingest/entities.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

// Deeper elements are laid beside each other, as browsers do.
constexpr size_t kMaxDepth = 512;

struct Known {
  std::string_view name;
  Tag tag;
};
constexpr Known kKnown[] = {
    {"a", Tag::kA},
    {"abbr", Tag::kFormat},
    {"address", Tag::kAddress},
    {"article", Tag::kArticle},
    {"aside", Tag::kAside},
    {"audio", Tag::kSkip},
    {"b", Tag::kFormat},
    {"base", Tag::kBase},
    {"big", Tag::kFormat},
    {"block", Tag::kBlock},
    {"blockquote", Tag::kBlockquote},
    {"body", Tag::kBody},
    {"body.content", Tag::kBlock},
    {"br", Tag::kBr},
    {"button", Tag::kSkip},
    {"canvas", Tag::kSkip},
    {"caption", Tag::kCaption},
    {"center", Tag::kBlock},
    {"cite", Tag::kFormat},
    {"code", Tag::kFormat},
    {"dd", Tag::kDd},
    {"details", Tag::kBlock},
    {"dialog", Tag::kSkip},
    {"div", Tag::kBlock},
    {"dl", Tag::kBlock},
    {"dt", Tag::kDt},
    {"em", Tag::kFormat},
    {"fieldset", Tag::kBlock},
    {"figcaption", Tag::kFigcaption},
    {"figure", Tag::kFigure},
    {"font", Tag::kFormat},
    {"footer", Tag::kFooter},
    {"form", Tag::kForm},
    {"h1", Tag::kH1},
    {"h2", Tag::kHeading},
    {"h3", Tag::kHeading},
    {"h4", Tag::kHeading},
    {"h5", Tag::kHeading},
    {"h6", Tag::kHeading},
    {"head", Tag::kHead},
    {"header", Tag::kHeader},
    {"hl2", Tag::kHeading},
    {"hr", Tag::kHr},
    {"html", Tag::kHtml},
    {"i", Tag::kFormat},
    {"iframe", Tag::kSkip},
    {"label", Tag::kSkip},
    {"legend", Tag::kSkip},
    {"li", Tag::kLi},
    {"link", Tag::kLink},
    {"main", Tag::kMain},
    {"mark", Tag::kFormat},
    {"math", Tag::kSkip},
    {"media", Tag::kFigure},
    {"media-caption", Tag::kFigcaption},
    {"media-metadata", Tag::kSkip},
    {"media-producer", Tag::kSkip},
    {"meta", Tag::kMeta},
    {"nav", Tag::kNav},
    {"noscript", Tag::kSkip},
    {"object", Tag::kSkip},
    {"ol", Tag::kBlock},
    {"option", Tag::kOption},
    {"p", Tag::kP},
    {"pre", Tag::kPre},
    {"q", Tag::kFormat},
    {"s", Tag::kFormat},
    {"script", Tag::kScript},
    {"section", Tag::kSection},
    {"select", Tag::kSkip},
    {"small", Tag::kFormat},
    {"span", Tag::kSpan},
    {"strong", Tag::kFormat},
    {"style", Tag::kSkip},
    {"sub", Tag::kFormat},
    {"summary", Tag::kBlock},
    {"sup", Tag::kFormat},
    {"svg", Tag::kSkip},
    {"table", Tag::kTable},
    {"tbody", Tag::kBlock},
    {"td", Tag::kCell},
    {"template", Tag::kSkip},
    {"textarea", Tag::kSkip},
    {"tfoot", Tag::kBlock},
    {"th", Tag::kCell},
    {"thead", Tag::kBlock},
    {"time", Tag::kTime},
    {"title", Tag::kTitle},
    {"tr", Tag::kRow},
    {"u", Tag::kFormat},
    {"ul", Tag::kBlock},
    {"video", Tag::kSkip},
};

// Open addressing, filled by the compiler: a page has a tag every forty bytes.
constexpr size_t kSlots = 512;
constexpr std::array<uint8_t, kSlots> MakeSlots() {
  std::array<uint8_t, kSlots> slots = {};
  for (size_t i = 0; i < std::size(kKnown); ++i) {
    size_t slot = Hash64(kKnown[i].name) % kSlots;
    while (slots[slot] != 0) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<uint8_t>(i + 1);
  }
  return slots;
}
constexpr std::array<uint8_t, kSlots> kSlotsOfNames = MakeSlots();
static_assert(std::size(kKnown) < 255);

Tag TagOf(std::string_view name) {
  // "nitf:p", "xhtml:p"
  if (const size_t colon = name.find(':'); colon != std::string_view::npos) {
    name.remove_prefix(colon + 1);
  }
  constexpr size_t kLongest = 16;
  if (name.size() > kLongest) return Tag::kOther;
  std::array<char, kLongest> lower;
  for (size_t i = 0; i < name.size(); ++i) lower[i] = AsciiLower(name[i]);
  const std::string_view key(lower.data(), name.size());
  for (size_t slot = Hash64(key) % kSlots; kSlotsOfNames[slot] != 0; slot = (slot + 1) % kSlots) {
    const Known& known = kKnown[kSlotsOfNames[slot] - 1u];
    if (known.name == key) return known.tag;
  }
  return Tag::kOther;
}

bool IsVoid(Tag tag, std::string_view name) {
  if (tag == Tag::kBr || tag == Tag::kHr || tag == Tag::kMeta || tag == Tag::kLink ||
      tag == Tag::kBase) {
    return true;
  }
  if (tag != Tag::kOther || name.size() < 3) return false;
  constexpr std::string_view kVoid[] = {"area",  "col",   "embed",  "img", "input",
                                        "param", "track", "source", "wbr"};
  const std::string lower = AsciiLower(name);
  return std::find(std::begin(kVoid), std::end(kVoid), lower) != std::end(kVoid);
}

// Begins a new block, and so ends an open paragraph.
bool EndsParagraph(Tag tag) {
  switch (tag) {
    case Tag::kAddress:
    case Tag::kArticle:
    case Tag::kAside:
    case Tag::kBlock:
    case Tag::kBlockquote:
    case Tag::kDd:
    case Tag::kDt:
    case Tag::kFigcaption:
    case Tag::kFigure:
    case Tag::kFooter:
    case Tag::kForm:
    case Tag::kHeader:
    case Tag::kHeading:
    case Tag::kH1:
    case Tag::kHr:
    case Tag::kLi:
    case Tag::kMain:
    case Tag::kNav:
    case Tag::kP:
    case Tag::kPre:
    case Tag::kSection:
    case Tag::kTable:
      return true;
    default:
      return false;
  }
}

// No implied end reaches across these.
bool IsBoundary(Tag tag) {
  return tag == Tag::kRoot || tag == Tag::kTable || tag == Tag::kCell || tag == Tag::kBody;
}

bool IsLetter(char c) { return AsciiLower(c) >= 'a' && AsciiLower(c) <= 'z'; }

class Builder {
 public:
  Builder(std::string_view bytes, std::vector<HtmlNode>& nodes) : bytes_(bytes), nodes_(nodes) {}

  void Build() {
    nodes_.reserve(bytes_.size() / 32 + 4);
    nodes_.push_back({.tag = Tag::kRoot});
    open_.push_back(0);
    while (at_ < bytes_.size() && nodes_.size() < HtmlTree::kMaxNodes) Step();
    CloseTo(0);
    nodes_[0].end = static_cast<uint32_t>(nodes_.size());
  }

 private:
  void Step() {
    const void* mark = std::memchr(bytes_.data() + at_, '<', bytes_.size() - at_);
    const size_t tag = mark == nullptr
                           ? bytes_.size()
                           : static_cast<size_t>(static_cast<const char*>(mark) - bytes_.data());
    if (tag > at_) Text(bytes_.substr(at_, tag - at_));
    at_ = tag;
    if (tag == bytes_.size()) return;
    const char next = tag + 1 < bytes_.size() ? bytes_[tag + 1] : '\0';
    if (next == '/') {
      EndTag();
    } else if (next == '!' || next == '?') {
      Declaration();
    } else if (IsLetter(next)) {
      StartTag();
    } else {
      Text(bytes_.substr(tag, 1));  // "5 < 6"
      ++at_;
    }
  }

  void SkipBehind(std::string_view end, size_t from) {
    const size_t found = bytes_.find(end, from);
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  void Declaration() {
    const std::string_view rest = bytes_.substr(at_);
    if (rest.substr(0, 4) == "<!--") {
      // "<!-->" is a whole comment.
      const bool empty = rest.substr(4, 1) == ">" || rest.substr(4, 2) == "->";
      SkipBehind(empty ? ">" : "-->", at_ + 4);
    } else if (rest.substr(0, 9) == "<![CDATA[") {
      const size_t end = std::min(rest.find("]]>"), rest.size());
      Text(rest.substr(9, std::max<size_t>(end, 9) - 9), true);
      at_ += std::min(end + 3, rest.size());
    } else {
      SkipBehind(">", at_);
    }
  }

  // The end of the tag whose name ends at `from`: its '>', or the end of the bytes. A '>' in a
  // quoted value is none.
  size_t TagEnd(size_t from) const {
    bool value = false;  // behind '='
    for (size_t i = from; i < bytes_.size(); ++i) {
      const char c = bytes_[i];
      if (c == '>') return i;
      if (value && (c == '"' || c == '\'')) {
        const void* quote = std::memchr(bytes_.data() + i + 1, c, bytes_.size() - i - 1);
        if (quote == nullptr) return bytes_.size();
        i = static_cast<size_t>(static_cast<const char*>(quote) - bytes_.data());
        value = false;
      } else if (c == '=') {
        value = true;
      } else if (!IsBlankChar(c)) {
        value = false;
      }
    }
    return bytes_.size();
  }

  std::string_view NameAt(size_t from) const {
    size_t end = from;
    while (end < bytes_.size() && !IsBlankChar(bytes_[end]) && bytes_[end] != '/' &&
           bytes_[end] != '>') {
      ++end;
    }
    return bytes_.substr(from, end - from);
  }

  void StartTag() {
    const std::string_view name = NameAt(at_ + 1);
    const size_t behind = at_ + 1 + name.size();
    const size_t end = TagEnd(behind);
    const Tag tag = TagOf(name);
    ImplyEnds(tag);
    const bool closed = IsVoid(tag, name) || (end > behind && bytes_[end - 1] == '/' &&
                                              (tag == Tag::kOther || name.size() > 3));
    at_ = std::min(end + 1, bytes_.size());
    const std::string_view attributes = bytes_.substr(behind, end - behind);
    if (!closed && open_.size() >= kMaxDepth) {
      ++too_deep_;
      return;
    }
    const uint32_t node = Add({.tag = tag, .name = name, .text = attributes});
    if (closed) {
      nodes_[node].end = node + 1;
      return;
    }
    open_.push_back(node);
    if (tag == Tag::kScript || tag == Tag::kSkip || tag == Tag::kTitle) RawText(tag, name);
  }

  // Scripts, styles and the like end at their own end tag, whatever stands in them.
  void RawText(Tag tag, std::string_view name) {
    constexpr std::string_view kRaw[] = {"script", "style",    "title",   "textarea",
                                         "iframe", "noframes", "noembed", "xmp"};
    const std::string lower = AsciiLower(name);
    if (std::find(std::begin(kRaw), std::end(kRaw), lower) == std::end(kRaw)) return;
    size_t end = at_;
    for (;; ++end) {
      end = std::min(bytes_.find("</", end), bytes_.size());
      if (end == bytes_.size() || AsciiLower(bytes_.substr(end + 2, lower.size())) == lower) break;
    }
    if (end > at_) Text(bytes_.substr(at_, end - at_), tag != Tag::kTitle);
    at_ = end;
    if (end == bytes_.size()) Pop();
  }

  void EndTag() {
    const std::string_view name = NameAt(at_ + 2);
    const size_t end = TagEnd(at_ + 2 + name.size());
    at_ = std::min(end + 1, bytes_.size());
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    const Tag tag = TagOf(name);
    const bool inner =
        tag == Tag::kFormat || tag == Tag::kSpan || tag == Tag::kOther || tag == Tag::kTime;
    const bool of_table = tag == Tag::kRow || tag == Tag::kCell || tag == Tag::kTable ||
                          name.size() == 5;  // tbody, thead, tfoot
    for (size_t i = open_.size(); i-- > 1;) {
      const HtmlNode& node = nodes_[open_[i]];
      if (node.tag == tag && SameName(node.name, name)) {
        CloseTo(i);
        return;
      }
      // </b> behind a <p> that it does not close; but a link never runs on over the page.
      if (inner && EndsParagraph(node.tag)) return;
      if (node.tag == Tag::kTable || (node.tag == Tag::kCell && !of_table)) return;
    }
  }

  static bool SameName(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
             return AsciiLower(x) == AsciiLower(y);
           });
  }

  // What the start of `tag` closes.
  void ImplyEnds(Tag tag) {
    if (EndsParagraph(tag)) CloseNearest(Tag::kP, Tag::kP);
    switch (tag) {
      case Tag::kA:
        CloseNearest(Tag::kA, Tag::kA);
        break;
      case Tag::kLi:
        CloseNearest(Tag::kLi, Tag::kLi, true);
        break;
      case Tag::kDd:
      case Tag::kDt:
        CloseNearest(Tag::kDd, Tag::kDt, true);
        break;
      case Tag::kOption:
        CloseNearest(Tag::kOption, Tag::kOption);
        break;
      case Tag::kCell:
        CloseNearest(Tag::kCell, Tag::kCell);
        break;
      case Tag::kRow:
        CloseNearest(Tag::kRow, Tag::kRow);
        break;
      case Tag::kBody:
        CloseNearest(Tag::kHead, Tag::kHead);
        break;
      default:
        break;
    }
  }

  // Closes the innermost open `a` or `b` unless a boundary stands between. `list`: lists are
  // boundaries too, since items hold lists.
  void CloseNearest(Tag a, Tag b, bool list = false) {
    for (size_t i = open_.size(); i-- > 1;) {
      const HtmlNode& node = nodes_[open_[i]];
      if (node.tag == a || node.tag == b) {
        CloseTo(i);
        return;
      }
      const bool stop = (node.tag == Tag::kCell && a == Tag::kRow) ? false : IsBoundary(node.tag);
      if (stop || (list && node.tag == Tag::kBlock)) return;
      // A paragraph is nearly always the innermost block or not open at all.
      if (a == Tag::kP && EndsParagraph(node.tag)) return;
    }
  }

  uint32_t Add(HtmlNode node) {
    node.parent = open_.back();
    node.depth = static_cast<uint16_t>(open_.size());
    nodes_.push_back(node);
    return static_cast<uint32_t>(nodes_.size() - 1);
  }

  void Text(std::string_view text, bool verbatim = false) {
    // A text that a lone '<' cut in two is one again.
    HtmlNode& last = nodes_.back();
    if (last.tag == Tag::kText && last.parent == open_.back() && !last.verbatim && !verbatim &&
        last.text.data() + last.text.size() == text.data()) {
      last.text = {last.text.data(), last.text.size() + text.size()};
      return;
    }
    const uint32_t node = Add({.tag = Tag::kText, .text = text, .verbatim = verbatim});
    nodes_[node].end = node + 1;
  }

  void Pop() {
    nodes_[open_.back()].end = static_cast<uint32_t>(nodes_.size());
    open_.pop_back();
  }
  void CloseTo(size_t depth) {
    while (open_.size() > std::max<size_t>(depth, 1)) Pop();
  }

  const std::string_view bytes_;
  std::vector<HtmlNode>& nodes_;
  std::vector<uint32_t> open_;
  size_t at_ = 0;
  size_t too_deep_ = 0;  // starts that were not opened and whose ends are still to come
};

}  // namespace

HtmlTree::HtmlTree(std::string_view bytes) { Builder(bytes, nodes_).Build(); }

std::optional<std::string> HtmlTree::Attribute(uint32_t node, std::string_view name) const {
  std::optional<std::string> found;
  ForEachAttribute(node, [&](std::string_view key, std::string_view value) {
    if (!found && key.size() == name.size() && AsciiLower(key) == name) {
      found = Unescaped(value, true);
    }
  });
  return found;
}

std::string HtmlTree::TextOf(uint32_t node) const {
  std::string text;
  for (uint32_t i = node; i < nodes_[node].end; ++i) {
    const Tag parent = nodes_[nodes_[i].parent].tag;
    if (nodes_[i].tag == Tag::kText && parent != Tag::kScript && parent != Tag::kSkip) {
      text += nodes_[i].verbatim ? std::string(nodes_[i].text) : Unescaped(nodes_[i].text);
    } else if (nodes_[i].tag == Tag::kBr) {
      text += ' ';
    }
  }
  return Folded(text);
}

}  // namespace crosscheck::ingest
