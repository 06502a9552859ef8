// HtmlTree against Gumbo, which builds the tree that the standard prescribes: the same words in the
// same order, inside the same links, lists and headings.
#include "ingest/html_tree.h"

#include <gumbo.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/strings.h"
#include "ingest/entities.h"
#include "ingest/html_text.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

// "word(a,li) ...": the elements of interest that each word stands in, from the outermost.
std::string Put(std::string_view text, const std::string& inside) {
  std::string out;
  const std::string folded = Folded(text);
  for (size_t i = 0; i < folded.size();) {
    const size_t end = std::min(folded.find(' ', i), folded.size());
    out += folded.substr(i, end - i) + "(" + inside + ") ";
    i = end + 1;
  }
  return out;
}

void DumpGumbo(const GumboNode* node, const std::string& inside, std::string& out) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
    out += Put(node->v.text.text, inside);
  }
  if (node->type != GUMBO_NODE_ELEMENT) return;
  std::string path = inside;
  const GumboTag tag = node->v.element.tag;
  if (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) return;
  if (tag == GUMBO_TAG_A || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_TD ||
      tag == GUMBO_TAG_FIGCAPTION) {
    path += std::string(path.empty() ? "" : ",") + gumbo_normalized_tagname(tag);
  }
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    DumpGumbo(static_cast<const GumboNode*>(children.data[i]), path, out);
  }
}

std::string Reference(const std::string& html) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::string out;
  DumpGumbo(output->root, "", out);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return out;
}

std::string Ours(const std::string& html) {
  const HtmlTree tree(html);
  std::string out;
  for (uint32_t i = 1; i < tree.nodes().size(); ++i) {
    const HtmlNode& node = tree.nodes()[i];
    if (node.tag != Tag::kText || node.verbatim) continue;
    std::string inside;
    for (uint32_t n = node.parent; n != 0; n = tree.nodes()[n].parent) {
      const std::string name = AsciiLower(tree.nodes()[n].name);
      for (const char* known : {"a", "li", "h2", "td", "figcaption"}) {
        if (name == known) inside = inside.empty() ? name : name + "," + inside;
      }
    }
    out += Put(Unescaped(node.text), inside);
  }
  return out;
}

TEST_CASE("markup is read as the standard says") {
  const char* rows[] = {
      "<p>one<p>two <b>three</p> four",
      "<ul><li>one<li>two<ul><li>three</ul><li>four</ul>five",
      "<a href=x>one<a href=y>two</a> three</a> four",
      "<a href=x><div>one</div></a>two",
      "<p>one<div>two</div>three</p>four",
      "<!-- <p>no --><p>one<!-->two<!-- a -- b --> three",
      "<div title='a > b' data-x=\"<p>\">one</div><img alt='>'>two",
      "<script>if (a < b) document.write('</p>no')</script>one<style>p > a {}</style>two",
      "5 < 6 <3 &lt;b&gt; &amp;amp; &#x41;&#66 &eacute; &eacute &notanentity; a&b",
      "<table><tr><td>one<td>two<tr><td>three</table>four",
      "<table><tr><td><p>one</td><td>two</table>three",
      "<h2>one</h2><h2>two<p>three</h2>four",
      "<dl><dt>one<dd>two<dt>three</dl>four",
      "<figure><figcaption>one</figcaption></figure>two",
      "<p>one</div></span></b> two",
      "<TITLE>one &amp; two</TITLE><P>three",
      "<br/>one<hr>two<br></br>three",
      "</>one<>two</ p>three",
      "<p/>one <span/>two</span> three",
      "one<div",
  };
  CHECK(Ours("<li>one <a>two</a>") == "one(li) two(li,a) ");
  for (const char* html : rows) {
    INFO(html);
    CHECK(Ours(html) == Reference(html));
  }
}

TEST_CASE("well-formed markup of any nesting is read as the standard says") {
  std::mt19937 random(20240424);
  const std::vector<std::string> inner = {"b", "i", "em", "span", "a", "strong"};
  const std::vector<std::string> outer = {"div", "section", "article", "ul", "blockquote"};
  for (int round = 0; round < 300; ++round) {
    std::string html;
    std::vector<std::string> open;
    bool in_paragraph = false, in_link = false;
    for (int step = 0; step < 60; ++step) {
      switch (random() % 6) {
        case 0:
          if (!in_paragraph && open.size() < 12) {
            open.push_back(outer[random() % outer.size()]);
            html += "<" + open.back() + ">";
            if (open.back() == "ul") open.push_back("li"), html += "<li>";
          }
          break;
        case 1:
          if (!in_paragraph) {
            html += "<p>";
            open.push_back("p");
            in_paragraph = true;
          }
          break;
        case 2: {
          const std::string& tag = inner[random() % inner.size()];
          if (!in_paragraph || (tag == "a" && in_link)) break;
          in_link = in_link || tag == "a";
          open.push_back(tag);
          html += "<" + tag + ">";
          break;
        }
        case 3:
          if (open.empty()) break;
          html += "</" + open.back() + ">";
          if (open.back() == "p") in_paragraph = false;
          if (open.back() == "a") in_link = false;
          open.pop_back();
          break;
        default:
          html += " w" + std::to_string(step);
      }
    }
    INFO(html);
    REQUIRE(Ours(html) == Reference(html));
  }
}

TEST_CASE("blocks, lines, cells and captions of a text") {
  const auto text = [](const char* html) { return TextOfHtml(html).text; };
  CHECK(text("<p> one\n two </p><p></p><div><p>three</p></div>") == "one two\n\nthree");
  CHECK(text("one<br>two<br><br>three") == "one\ntwo\nthree");
  CHECK(text("<table><tr><td>a</td><td> b </td></tr><tr><td>c<td>d</table>e") == "a\tb\nc\td\n\ne");
  CHECK(text("a<b>b</b>c <i> d</i>") == "abc d");
  CHECK(text("5 &lt; 6&nbsp;km") == "5 < 6\xC2\xA0km");
  CHECK(text("one<nav>no</nav><svg>no</svg><button>no</button>two") == "one two");
  const MarkupText caption =
      TextOfHtml("<p>x</p><figure><figcaption> A  <b>ship</b></figcaption></figure>y");
  CHECK(caption.text == "x\n\nA ship\n\ny");
  REQUIRE(caption.captions.size() == 1);
  CHECK(caption.captions[0].In(caption.text) == "A ship");
}

}  // namespace
}  // namespace crosscheck::ingest
