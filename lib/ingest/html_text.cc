// Text of markup: the doors are TextOfMarkup and TextOfHtml. Blanks and breaks are only noted and
// are written before the next visible character, the strongest of them; so nothing needs to be
// trimmed, and empty blocks leave no trace.
#include "ingest/html_text.h"

#include <algorithm>

#include "ingest/entities.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

enum class Gap : uint8_t { kNone, kSpace, kCell, kLine, kBlock };

Gap GapAround(Tag tag) {
  switch (tag) {
    case Tag::kOther:
    case Tag::kA:
    case Tag::kFormat:
    case Tag::kSpan:
    case Tag::kTime:
    case Tag::kText:
    case Tag::kLink:
    case Tag::kMeta:
      return Gap::kNone;
    case Tag::kBr:
    case Tag::kRow:
      return Gap::kLine;
    case Tag::kCell:
      return Gap::kCell;
    default:
      return Gap::kBlock;
  }
}

class Writer {
 public:
  void Break(Gap gap) { gap_ = std::max(gap_, gap); }

  void Text(std::string_view text, bool has_entities) {
    for (size_t i = 0; i < text.size();) {
      if (IsBlankChar(text[i])) {
        Break(Gap::kSpace);
        ++i;
        continue;
      }
      size_t end = i;
      while (end < text.size() && !IsBlankChar(text[end]) && (!has_entities || text[end] != '&')) {
        ++end;
      }
      Flush();
      out_.text.append(text, i, end - i);
      if (end < text.size() && text[end] == '&' && has_entities) {
        const size_t length = ReadEntity(text.substr(end), false, out_.text);
        if (length == 0) out_.text += '&';
        end += std::max<size_t>(length, 1);
      }
      i = end;
    }
  }

  uint32_t size() const { return static_cast<uint32_t>(out_.text.size()); }
  // What was written since the text had `begin` bytes.
  void Caption(uint32_t begin) {
    while (begin < size() && IsBlankChar(out_.text[begin])) ++begin;
    if (begin < size()) out_.captions.push_back({begin, size()});
  }
  MarkupText Take() { return std::move(out_); }

 private:
  void Flush() {
    constexpr std::string_view kGaps[] = {"", " ", "\t", "\n", "\n\n"};
    if (!out_.text.empty()) out_.text += kGaps[static_cast<size_t>(gap_)];
    gap_ = Gap::kNone;
  }

  MarkupText out_;
  Gap gap_ = Gap::kNone;
};

}  // namespace

MarkupText TextOfMarkup(const HtmlTree& tree, uint32_t root, const std::vector<bool>& skip) {
  struct Open {
    uint32_t end;
    Gap gap;
    bool caption;
    uint32_t begin;
  };
  const std::vector<HtmlNode>& nodes = tree.nodes();
  Writer writer;
  std::vector<Open> open;  // elements that are something at their end
  const auto close_before = [&](uint32_t i) {
    while (!open.empty() && open.back().end <= i) {
      if (open.back().caption) writer.Caption(open.back().begin);
      writer.Break(open.back().gap);
      open.pop_back();
    }
  };
  for (uint32_t i = root; i < nodes[root].end;) {
    close_before(i);
    const HtmlNode& node = nodes[i];
    const bool hidden = node.tag == Tag::kScript || node.tag == Tag::kSkip ||
                        node.tag == Tag::kNav || node.tag == Tag::kTitle ||
                        node.tag == Tag::kHead || node.tag == Tag::kOption;
    if (hidden || (!skip.empty() && skip[i])) {
      if (GapAround(node.tag) == Gap::kBlock) writer.Break(Gap::kSpace);
      i = node.end;
      continue;
    }
    if (node.tag == Tag::kText) {
      writer.Text(node.text, !node.verbatim);
    } else if (const Gap gap = GapAround(node.tag); gap != Gap::kNone) {
      writer.Break(gap);
      const bool caption = node.tag == Tag::kFigcaption;
      if (node.end > i + 1) open.push_back({node.end, gap, caption, writer.size()});
    }
    ++i;
  }
  close_before(nodes[root].end);
  return writer.Take();
}

MarkupText TextOfHtml(std::string_view html) {
  const HtmlTree tree(html);
  return TextOfMarkup(tree, 0);
}

}  // namespace crosscheck::ingest
