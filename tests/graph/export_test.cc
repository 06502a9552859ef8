// DOT and GraphML: what stands in them, whatever stands in the articles.
#include <algorithm>
#include <catch2/catch.hpp>
#include <locale>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/article/offsets.h"
#include "crosscheck/graph/graph.h"
#include "graph/sample.h"

namespace crosscheck {
namespace {

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool Holds(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

size_t Count(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// Empty where the tags of `xml` are balanced and its text holds no bare < or &; else what is wrong.
// Attributes are taken to hold no '>', as ours do.
std::string XmlFault(std::string_view xml) {
  std::vector<std::string> open;
  for (size_t i = 0; i < xml.size();) {
    if (xml[i] == '&') {
      const std::string_view entity = xml.substr(i, xml.find(';', i) - i + 1);
      if (entity != "&lt;" && entity != "&gt;" && entity != "&amp;" && entity != "&quot;" &&
          entity != "&apos;") {
        return "entity at " + std::to_string(i);
      }
      i += entity.size();
    } else if (xml[i] == '<') {
      const size_t end = xml.find('>', i);
      if (end == std::string_view::npos) return "a tag without end";
      const std::string_view tag = xml.substr(i + 1, end - i - 1);
      const std::string name(tag.substr(0, tag.find(' ')));
      if (tag.find('<') != std::string_view::npos) return "< in tag " + name;
      if (Count(tag, "\"") % 2 != 0) return "odd quotes in tag " + name;
      if (name[0] == '/') {
        if (open.empty() || "/" + open.back() != name) return "closes " + name;
        open.pop_back();
      } else if (name[0] != '?' && tag.back() != '/') {
        open.push_back(name);
      }
      i = end + 1;
    } else if (xml[i] == '>') {
      return "> at " + std::to_string(i);
    } else {
      ++i;
    }
  }
  return open.empty() ? "" : "open " + open.back();
}

TEST_CASE("the check of XML itself finds faults") {
  CHECK(XmlFault("<?xml a=\"b\"?><a><b c=\"d\" />x&lt;</a>") == "");
  for (const char* bad : {"<a><b></a></b>", "<a>", "</a>", "<a>&</a>", "<a>&nbsp;</a>", "<a",
                          "<a>></a>", "<a b=\"c></a>", "<a <b></a>"}) {
    CAPTURE(bad);
    CHECK(XmlFault(bad) != "");
  }
}

TEST_CASE("DOT has a line a vertex and a line an edge, links once") {
  const ClaimGraph graph = *FloodSample().Build();
  const std::string dot = graph.ToDot();
  const std::vector<std::string> lines = Lines(dot);
  CHECK(lines.size() == 1 + 2 + graph.vertex_count() + graph.edge_count() + 1);
  CHECK(lines.front() == "digraph G {");
  CHECK(lines.back() == "}");
  for (const char* line : {
           "outlet1 [class=OUTLET, shape=house, label=\"Evening Echo\"];",
           "article3 [class=ARTICLE, shape=note, label=\"x1\"];",
           "claim4 [class=CLAIM, shape=box, label=\"About 30 barns: About 30 barns were lost.\"];",
           "fact1 [class=FACT, shape=ellipse, label=\"barns lost\"];",
           "authority0 [class=AUTHORITY, shape=hexagon, label=\"The mayor\"];",
           "outlet0->article2 [class=PUBLISHED];",
           "article2->claim4 [class=STATES];",
           "claim4->fact1 [class=OF];",
           "claim3->authority0 [class=ATTRIBUTED];",
           "claim1->claim4 [class=SAME_FACT, dir=none, label=\"SAME_FACT 850\"];",
           "claim2->claim4 [class=SERIES, dir=none, label=\"SERIES 650\"];",
       }) {
    CAPTURE(line);
    CHECK(Holds(lines, line));
  }
  CHECK(dot.find("claim4->claim1") == std::string::npos);
}

TEST_CASE("GraphML is well formed, links once") {
  const ClaimGraph graph = *FloodSample().Build();
  const std::string xml = graph.ToGraphMl();
  CHECK(XmlFault(xml) == "");
  CHECK(IsValidUtf8(xml));
  CHECK(Count(xml, "<node ") == graph.vertex_count());
  CHECK(Count(xml, "<edge ") == graph.edge_count());
  CHECK(Count(xml, "SAME_FACT") == 4);
  const std::vector<std::string> lines = Lines(xml);
  // By name of the property, nodes before edges where the names are equal.
  CHECK(Holds(lines, R"(  <key id="key0" for="node" attr.name="index" attr.type="int" />)"));
  CHECK(Holds(lines, R"(  <key id="key1" for="node" attr.name="kind" attr.type="string" />)"));
  CHECK(Holds(lines, R"(  <key id="key2" for="edge" attr.name="kind" attr.type="string" />)"));
  CHECK(Holds(lines, R"(  <key id="key3" for="node" attr.name="label" attr.type="string" />)"));
  CHECK(Holds(lines, R"(  <key id="key4" for="edge" attr.name="score" attr.type="int" />)"));
  CHECK(xml.find("    <node id=\"n13\">\n"
                 "      <data key=\"key0\">1</data>\n"
                 "      <data key=\"key1\">FACT</data>\n"
                 "      <data key=\"key3\">barns lost</data>\n"
                 "    </node>\n") != std::string::npos);
  CHECK(xml.find(" source=\"n8\" target=\"n10\">\n"
                 "      <data key=\"key2\">SERIES</data>\n"
                 "      <data key=\"key4\">650</data>\n"
                 "    </edge>\n") != std::string::npos);
}

TEST_CASE("JSON has a line a vertex and a line an edge, links once") {
  const ClaimGraph graph = *FloodSample().Build();
  const std::string json = graph.ToJson();
  const std::vector<std::string> lines = Lines(json);
  CHECK(lines.size() == 3 + graph.vertex_count() + graph.edge_count());
  CHECK(lines.front() == R"({"directed":true,"multigraph":true,"graph":{},)");
  CHECK(lines[1] == R"("nodes":[)");
  CHECK(lines.back().substr(lines.back().size() - 3) == "}]}");
  for (
      const char* line : {
          R"({"id":"outlet1","kind":"OUTLET","index":1,"label":"Evening Echo"},)",
          R"({"id":"claim4","kind":"CLAIM","index":4,"label":"About 30 barns: About 30 barns were lost."},)",
          R"({"source":"article2","target":"claim4","kind":"STATES","score":1000},)",
          R"({"source":"claim2","target":"claim4","kind":"SERIES","score":650},)",
      }) {
    CAPTURE(line);
    CHECK(Holds(lines, line));
  }
  CHECK(json.find(R"("source":"claim4","target":"claim1")") == std::string::npos);
  CHECK(ClaimGraph::Build({}, {}, {}, {})->ToJson() ==
        "{\"directed\":true,\"multigraph\":true,\"graph\":{},\n\"nodes\":[],\n\"edges\":[]}");
}

TEST_CASE("an edge of another number stands out in DOT") {
  Sample sample;
  sample.articles = {MakeDocument("a", "A", "", "", "Two barns."),
                     MakeDocument("b", "B", "", "", "Six barns.")};
  for (uint32_t i : {0u, 1u}) {
    sample.claims.push_back(MakeClaim(sample.articles, i, i == 0 ? "Two" : "Six"));
    sample.claims[i].masked_text = 3;
    sample.claims[i].quantity = Quantity();
    sample.claims[i].quantity->low = sample.claims[i].quantity->high = Decimal::FromInt(2 + 4 * i);
  }
  sample.links = {{0, 1, LinkType::kSameFact, 900}};
  CHECK(Holds(Lines(sample.Build()->ToDot()),
              "claim0->claim1 [class=OTHER_NUMBER, dir=none, label=\"OTHER_NUMBER\", color=red];"));
}

TEST_CASE("hostile words stay words in an export") {
  struct Row {
    std::string outlet;
    std::string dot;  // between the quotes
    std::string xml;
  };
  const std::vector<Row> rows = {
      {"a\"b", R"(a\"b)", "a&quot;b"},
      {"a\\", R"(a\\)", "a\\"},
      {"\\N\\\"", R"(\\N\\\")", "\\N\\&quot;"},
      {"a\nb\r\n\"];x->y", R"(a b \"];x-&gt;y)", "a b &quot;];x-&gt;y"},
      {"<script>alert('1')</script>", "&lt;script&gt;alert('1')&lt;/script&gt;",
       "&lt;script&gt;alert(&apos;1&apos;)&lt;/script&gt;"},
      {"<b>x</b>", "&lt;b&gt;x&lt;/b&gt;", "&lt;b&gt;x&lt;/b&gt;"},
      {"Hill & Sons &lt;", "Hill &amp; Sons &amp;lt;", "Hill &amp; Sons &amp;lt;"},
      {"]]><!--", "]]&gt;&lt;!--", "]]&gt;&lt;!--"},
      {"\x1B[2J", "\xEF\xBF\xBD[2J", "\xEF\xBF\xBD[2J"},
      {"\xE2\x80\xAE"
       "abc",
       "\xEF\xBF\xBD"
       "abc",
       "\xEF\xBF\xBD"
       "abc"},
      {"Journ\xE9", "Journ\xEF\xBF\xBD", "Journ\xEF\xBF\xBD"},
      {"\xEF\xBF\xBF", "\xEF\xBF\xBD", "\xEF\xBF\xBD"},
  };
  for (const Row& row : rows) {
    Sample sample;
    sample.articles = {MakeDocument("d", row.outlet, "", "t", "x")};
    const ClaimGraph graph = *sample.Build();
    CAPTURE(row.outlet);
    const std::string dot = graph.ToDot();
    CHECK(Holds(Lines(dot), "outlet0 [class=OUTLET, shape=house, label=\"" + row.dot + "\"];"));
    CHECK(Lines(dot).size() == 7);
    CHECK(IsValidUtf8(dot));
    const std::string xml = graph.ToGraphMl();
    CHECK(xml.find(">" + row.xml + "</data>") != std::string::npos);
    CHECK(XmlFault(xml) == "");
    CHECK(IsValidUtf8(xml));
    const std::string json = graph.ToJson();
    CHECK(json.find('<') == std::string::npos);
    CHECK(IsValidUtf8(json));
    CHECK(Lines(json).size() == 3 + graph.vertex_count() + graph.edge_count());
    // Quotes and backslashes inside the label are escaped, so that the label ends at its own end.
    size_t quotes = 0;
    const std::string line = Lines(json)[2];
    for (size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\') {
        ++i;
      } else {
        quotes += line[i] == '"';
      }
    }
    CHECK(quotes == 2 * (4 + 3));  // four names, three texts
  }
}

// Digits in groups of three, as many locales have them; which of them a machine knows differs.
struct Grouped : std::numpunct<char> {
  char do_thousands_sep() const override { return ','; }
  std::string do_grouping() const override { return "\3"; }
};

TEST_CASE("a program's locale does not show in an export") {
  Sample sample;
  for (int i = 0; i < 1100; ++i) {
    sample.articles.push_back(MakeDocument(std::to_string(i), "O", "", "t", "Two barns."));
    sample.claims.push_back(MakeClaim(sample.articles, static_cast<uint32_t>(i), "Two"));
  }
  sample.links = {{1, 1099, LinkType::kSameFact, 1000}};
  const ClaimGraph graph = *sample.Build();
  const std::string dot = graph.ToDot();
  const std::string xml = graph.ToGraphMl();

  const std::locale before = std::locale::global(std::locale(std::locale(), new Grouped));
  std::ostringstream probe;
  probe << 1099;
  const std::string grouped_dot = graph.ToDot();
  const std::string grouped_xml = graph.ToGraphMl();
  std::locale::global(before);

  REQUIRE(probe.str() == "1,099");
  CHECK(grouped_dot == dot);
  CHECK(grouped_xml == xml);
  CHECK(dot.find("claim1->claim1099 [") != std::string::npos);
  CHECK(xml.find("<data key=\"key4\">1000</data>") != std::string::npos);
}

}  // namespace
}  // namespace crosscheck
