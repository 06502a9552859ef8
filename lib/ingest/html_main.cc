// The main part of a page: the only door is FindMainPart. Paragraphs vote for the element that
// holds them; an element that calls itself the article goes before. Inside it, what is mostly
// links, and what by its class is furniture (shares, related pieces, newsletters), is no text of
// the article.
#include <algorithm>

#include "base/strings.h"
#include "ingest/html.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

// Words in class, id and role of what stands around and between the paragraphs of an article.
constexpr std::string_view kFurniture[] = {
    "ad",           "ads",         "advert",   "advertisement", "author",        "banner",
    "breadcrumb",   "breadcrumbs", "byline",   "comment",       "comments",      "complementary",
    "consent",      "cookie",      "cookies",  "disqus",        "donate",        "footer",
    "hidden",       "login",       "menu",     "more",          "nav",           "navbar",
    "navigation",   "newsletter",  "outbrain", "pagination",    "paywall",       "popular",
    "promo",        "promoted",    "pubdate",  "recirc",        "recirculation", "recommended",
    "registration", "related",     "share",    "sharing",       "sidebar",       "signup",
    "social",       "sponsored",   "sr",       "subscribe",     "subscription",  "taboola",
    "tags",         "teaser",      "teasers",  "timestamp",     "toolbar",       "trending",
    "widget"};
static_assert(std::is_sorted(std::begin(kFurniture), std::end(kFurniture)));

bool IsWordChar(char c) {
  const char lower = AsciiLower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

bool HasFurnitureWord(std::string_view text) {
  constexpr size_t kLongest = 16;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!IsWordChar(text[i])) continue;
    char word[kLongest];
    size_t size = 0;
    const size_t begin = i;
    for (; i < text.size() && IsWordChar(text[i]); ++i) {
      if (size < kLongest) word[size++] = AsciiLower(text[i]);
    }
    if (i - begin <= kLongest && std::binary_search(std::begin(kFurniture), std::end(kFurniture),
                                                    std::string_view(word, size))) {
      return true;
    }
  }
  return false;
}

bool HoldsBlocks(Tag tag) {
  return tag == Tag::kBlock || tag == Tag::kSection || tag == Tag::kArticle || tag == Tag::kMain ||
         tag == Tag::kLi || tag == Tag::kAside || tag == Tag::kHeader || tag == Tag::kP ||
         tag == Tag::kAddress || tag == Tag::kForm || tag == Tag::kFooter || tag == Tag::kTable ||
         tag == Tag::kFigure || tag == Tag::kHeading || tag == Tag::kOther;
}

// What attributes say of an element.
struct Signs {
  bool hidden = false;
  bool furniture = false;
  bool body = false;  // itemprop="articleBody"
};

Signs SignsOf(const HtmlTree& tree, uint32_t node) {
  Signs signs;
  tree.ForEachAttribute(node, [&](std::string_view key, std::string_view value) {
    const auto is = [&](std::string_view name) {
      return key.size() == name.size() && AsciiLower(key) == name;
    };
    if (is("class") || is("id") || is("role")) {
      signs.furniture = signs.furniture || HasFurnitureWord(value);
    } else if (is("hidden")) {
      signs.hidden = true;
    } else if (is("aria-hidden")) {
      signs.hidden = signs.hidden || value == "true";
    } else if (is("style")) {
      signs.hidden = signs.hidden || value.find("display:none") != std::string_view::npos ||
                     value.find("display: none") != std::string_view::npos;
    } else if (is("itemprop")) {
      signs.body = value == "articleBody";
    }
  });
  return signs;
}

class Finder {
 public:
  explicit Finder(const HtmlTree& tree)
      : tree_(tree),
        nodes_(tree.nodes()),
        text_(nodes_.size()),
        links_(nodes_.size()),
        prose_(nodes_.size()),
        votes_(nodes_.size()),
        signs_(nodes_.size()) {}

  MainPart Find() {
    Measure();
    MainPart part;
    part.node = Choose();
    part.skip.resize(nodes_.size());
    for (uint32_t i = part.node + 1; i < nodes_[part.node].end;) {
      if (IsNoText(i, part.node)) {
        part.skip[i] = true;
        i = nodes_[i].end;
      } else {
        ++i;
      }
    }
    return part;
  }

 private:
  // Sums from the leaves up: parents stand before their children.
  void Measure() {
    for (auto i = static_cast<uint32_t>(nodes_.size()); i-- > 1;) {
      const HtmlNode& node = nodes_[i];
      if (node.tag == Tag::kText) {
        text_[i] = static_cast<uint32_t>(Trim(node.text).size());
      } else if (node.tag == Tag::kA) {
        links_[i] = text_[i];
      } else if (HoldsBlocks(node.tag)) {
        signs_[i] = SignsOf(tree_, i);
      }
      const uint32_t parent = node.parent;
      if (node.tag == Tag::kP) {
        prose_[i] = text_[i] - std::min(text_[i], links_[i]);
        votes_[parent] += prose_[i];
        votes_[nodes_[parent].parent] += prose_[i] / 2;
      }
      if (node.tag == Tag::kScript || node.tag == Tag::kSkip || node.tag == Tag::kNav ||
          node.tag == Tag::kFooter || node.tag == Tag::kHead || signs_[i].hidden) {
        continue;
      }
      text_[parent] += text_[i];
      links_[parent] += links_[i];
      prose_[parent] += prose_[i];
    }
  }

  uint32_t Choose() const {
    uint32_t marked = 0;
    uint32_t voted = 0;
    for (uint32_t i = 1; i < nodes_.size(); ++i) {
      const bool furniture = signs_[i].furniture && prose_[i] * 2 < prose_[0];
      if (signs_[i].body && prose_[i] > prose_[marked] * (marked != 0)) marked = i;
      if (!furniture && votes_[i] > votes_[voted]) voted = i;
    }
    if (marked != 0) return marked;
    if (votes_[voted] == 0) return 0;  // no paragraphs: all of it
    // The innermost <article> around them, or <main>; else what holds nearly as much again.
    uint32_t main = 0;
    for (uint32_t i = voted; i != 0; i = nodes_[i].parent) {
      if (nodes_[i].tag == Tag::kArticle) return i;
      if (nodes_[i].tag == Tag::kMain) main = i;
    }
    if (main != 0) return main;
    uint32_t best = voted;
    for (int climbs = 0; climbs < 2; ++climbs) {
      const uint32_t up = nodes_[best].parent;
      const Tag tag = nodes_[up].tag;
      if (up == 0 || tag == Tag::kBody || prose_[up] * 5 < prose_[best] * 6) break;
      best = up;
    }
    return best;
  }

  bool IsNoText(uint32_t i, uint32_t root) const {
    const HtmlNode& node = nodes_[i];
    switch (node.tag) {
      case Tag::kText:
        return false;
      case Tag::kAside:
      case Tag::kFooter:
      case Tag::kForm:
      case Tag::kNav:
      case Tag::kH1:  // the title, which is read as such
        return prose_[i] * 2 < prose_[root];
      case Tag::kTime:
        // "Updated 9 Nov": furniture, but for a <time> within a sentence.
        return nodes_[node.parent].tag != Tag::kP;
      default:
        break;
    }
    if (signs_[i].hidden) return true;
    if (!HoldsBlocks(node.tag)) return false;
    if (signs_[i].furniture && prose_[i] * 2 < prose_[root]) return true;
    // Lists of links, and "Read more: ..." on lines of their own.
    if (text_[i] == 0 || node.tag == Tag::kOther) return false;
    const bool one_line = node.tag == Tag::kP || node.tag == Tag::kLi || node.tag == Tag::kHeading;
    return links_[i] * 10 > text_[i] * (one_line ? 9 : 6);
  }

  const HtmlTree& tree_;
  const std::vector<HtmlNode>& nodes_;
  // Of each subtree: bytes of text, of it in links, and of it in paragraphs outside links.
  std::vector<uint32_t> text_, links_, prose_, votes_;
  std::vector<Signs> signs_;
};

}  // namespace

MainPart FindMainPart(const HtmlTree& tree) { return Finder(tree).Find(); }

}  // namespace crosscheck::ingest
