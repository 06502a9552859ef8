// HtmlTree: markup -> elements and texts, in one flat list. Internal to ingest.
//
//   HtmlTree tree(bytes);                    // views into bytes, which must outlive it
//   for (const HtmlNode& n : tree.nodes())   // in document order; node 0 is the root
//
// The nodes of a subtree stand together, [i, nodes()[i].end), so that walks are loops and no depth
// of markup can exhaust a stack. Reads anything: what is not well formed is put right roughly as
// browsers do.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/repair.h"

namespace crosscheck::ingest {

// The elements that mean something to us. Those of NITF are among them, so that its bodies are read
// by the same code.
enum class Tag : uint8_t {
  kRoot,
  kText,
  kOther,  // an element not listed here
  kA,
  kAddress,
  kArticle,
  kAside,
  kBase,
  kBlock,  // any element that begins a line and means no more: div, center, ...
  kBlockquote,
  kBody,
  kBr,
  kCaption,
  kCell,  // td, th
  kDd,
  kDt,
  kFigcaption,  // and NITF's media-caption
  kFigure,      // and NITF's media
  kFooter,
  kForm,
  kFormat,  // b, i, em, ...
  kHead,
  kHeader,
  kHeading,  // h2 to h6, NITF's hl2
  kH1,
  kHr,
  kHtml,
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kOption,
  kP,
  kPre,
  kRow,
  kScript,
  kSection,
  kSkip,  // what holds no text for readers: style, svg, button, NITF's media-producer, ...
  kSpan,
  kTable,
  kTime,
  kTitle,
};

struct HtmlNode {
  Tag tag = Tag::kOther;
  uint16_t depth = 0;
  uint32_t parent = 0;
  uint32_t end = 0;            // one behind the last node of its subtree
  std::string_view name = {};  // as written; empty for texts
  std::string_view text = {};  // of a text: with its entities; of an element: its attributes
  bool verbatim = false;       // a text of a script: no entities
};

class HtmlTree {
 public:
  static constexpr size_t kMaxNodes = 2'000'000;

  explicit HtmlTree(std::string_view bytes);

  // What stood behind the last node that the budget allows was not read.
  bool cut() const { return nodes_.size() >= kMaxNodes; }
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  // nullopt where the element has none. `name` in lower case.
  std::optional<std::string> Attribute(uint32_t node, std::string_view name) const;
  // f(name as written, value with its entities) of all attributes of an element.
  template <class F>
  void ForEachAttribute(uint32_t node, F f) const;
  // The texts below as one line; without those of scripts.
  std::string TextOf(uint32_t node) const;

 private:
  std::vector<HtmlNode> nodes_;
};

template <class F>
void HtmlTree::ForEachAttribute(uint32_t node, F f) const {
  if (nodes_[node].tag == Tag::kText) return;
  std::string_view rest = nodes_[node].text;
  const auto skip = [&](bool slash) {
    while (!rest.empty() && (IsBlankChar(rest[0]) || (slash && rest[0] == '/'))) {
      rest.remove_prefix(1);
    }
  };
  for (skip(true); !rest.empty(); skip(true)) {
    size_t end = 1;
    while (end < rest.size() && !IsBlankChar(rest[end]) && rest[end] != '=' && rest[end] != '/') {
      ++end;
    }
    const std::string_view key = rest.substr(0, end);
    rest.remove_prefix(end);
    skip(false);
    std::string_view value;
    if (!rest.empty() && rest[0] == '=') {
      rest.remove_prefix(1);
      skip(false);
      if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
        const size_t quote = std::min(rest.find(rest[0], 1), rest.size());
        value = rest.substr(1, quote - 1);
        rest.remove_prefix(std::min(quote + 1, rest.size()));
      } else {
        end = 0;
        while (end < rest.size() && !IsBlankChar(rest[end])) ++end;
        value = rest.substr(0, end);
        rest.remove_prefix(end);
      }
    }
    f(key, value);
  }
}

}  // namespace crosscheck::ingest
