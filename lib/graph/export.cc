// Exports: the only doors are ToDot, ToGraphMl and ToJson of ClaimGraph in graph/graph.h. Boost
// writes the structure; the words are ours, because its writers leave a backslash in DOT as it is
// and print numbers as the program's global locale would ("1,000"). An edge without direction
// stands in the store in both directions and is exported once, from the lower claim to the higher.
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/graph/graphviz.hpp>
#include <locale>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>

#include "graph/frozen.h"

namespace crosscheck {
namespace {

using graph::Csr;
using Edge = boost::graph_traits<Csr>::edge_descriptor;
using Vertex = boost::graph_traits<Csr>::vertex_descriptor;

// Keeps one of the two directions of an edge without direction.
struct Once {
  const Csr* csr = nullptr;  // a predicate of BGL must be default constructible
  bool operator()(const Edge& e) const {
    return !graph::IsMutual((*csr)[e].kind) || boost::source(e, *csr) < boost::target(e, *csr);
  }
};
using View = boost::filtered_graph<Csr, Once>;

std::ostringstream MakeStream() {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  // A stream swallows bad_alloc and would leave half a file; pass it on instead.
  out.exceptions(std::ios::badbit);
  return out;
}

// For a quoted string. Graphviz reads backslashes as escapes and entities as characters; < and >
// go as entities too, so that the file is harmless where a page shows it as it is.
std::string DotQuoted(std::string_view label) {
  std::string out = "\"";
  out.reserve(label.size() + 2);
  for (char c : label) {
    switch (c) {
      case '"':
      case '\\':
        out += '\\';
        out += c;
        break;
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out += '"';
}

// How a vertex of a kind is drawn, and what its ids begin with.
struct Drawing {
  std::string_view name, shape;
};
Drawing DrawingOf(VertexKind kind) {
  switch (kind) {
    case VertexKind::kOutlet:
      return {"outlet", "house"};
    case VertexKind::kArticle:
      return {"article", "note"};
    case VertexKind::kClaim:
      return {"claim", "box"};
    case VertexKind::kFact:
      return {"fact", "ellipse"};
    case VertexKind::kAuthority:
      return {"authority", "hexagon"};
    case VertexKind::kAgency:
      return {"agency", "component"};
    case VertexKind::kOwner:
      return {"owner", "folder"};
  }
  return {"", "box"};
}

// "claim17", the same whatever stands in other blocks.
std::string IdOf(const GraphVertex& vertex) {
  return std::string(DrawingOf(vertex.kind).name) + std::to_string(vertex.index);
}

// Between quotes. < goes as an escape, so that the file is harmless inside a page.
std::string JsonQuoted(std::string_view label) {
  std::string out = "\"";
  for (char c : label) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '<' ? std::string_view("\\u003c") : std::string_view(&c, 1);
  }
  return out += '"';
}

// A property map.
struct DotId {
  using key_type = Vertex;
  using value_type = std::string;
  using reference = std::string;
  using category = boost::readable_property_map_tag;
  const std::vector<GraphVertex>* vertices;
  friend std::string get(const DotId& map, Vertex v) { return IdOf((*map.vertices)[v]); }
};

// A property of vertices or edges for write_graphml, which finds out which by the type of the key.
// Boost's own adaptor would print integers with a stream of the global locale.
template <typename Key, typename Value, typename Text>
class Property : public boost::dynamic_property_map {
 public:
  explicit Property(Text text) : text_(std::move(text)) {}
  std::string get_string(const boost::any& key) override {
    return text_(boost::any_cast<Key>(key));
  }
  boost::any get(const boost::any& key) override { return get_string(key); }
  void put(const boost::any&, const boost::any&) override {}  // the graph is frozen
  const std::type_info& key() const override { return typeid(Key); }
  const std::type_info& value() const override { return typeid(Value); }

 private:
  Text text_;
};

template <typename Key, typename Value, typename Text>
void AddProperty(boost::dynamic_properties& properties, const std::string& name, Text text) {
  properties.insert(name, boost::make_shared<Property<Key, Value, Text>>(std::move(text)));
}

}  // namespace

std::string ClaimGraph::ToDot() const {
  const Csr& csr = impl_->csr;
  const auto write_graph = [](std::ostream& out) {
    out << "rankdir=LR;\nnode [fontname=\"sans-serif\"];\n";
  };
  const auto write_vertex = [this](std::ostream& out, Vertex v) {
    const GraphVertex& vertex = impl_->vertices[v];
    out << " [class=" << VertexKindName(vertex.kind) << ", shape=" << DrawingOf(vertex.kind).shape
        << ", label=" << DotQuoted(vertex.label) << "]";
  };
  const auto write_edge = [&csr](std::ostream& out, const Edge& e) {
    const graph::EdgeData& data = csr[e];
    out << "[class=" << EdgeKindName(data.kind);
    if (graph::IsMutual(data.kind)) {
      out << ", dir=none, label=\"" << EdgeKindName(data.kind);
      if (graph::IsLink(data.kind)) out << ' ' << data.score;
      out << '"';
    }
    if (data.kind == EdgeKind::kOtherNumber) out << ", color=red";
    out << "]";
  };
  std::ostringstream out = MakeStream();
  boost::write_graphviz(out, View(csr, Once{&csr}), write_vertex, write_edge, write_graph,
                        DotId{&impl_->vertices});
  return std::move(out).str();
}

std::string ClaimGraph::ToGraphMl() const {
  const Csr& csr = impl_->csr;
  const std::vector<GraphVertex>& vertices = impl_->vertices;
  boost::dynamic_properties properties;
  AddProperty<Vertex, std::string>(properties, "kind", [&vertices](Vertex v) {
    return std::string(VertexKindName(vertices[v].kind));
  });
  AddProperty<Vertex, int>(properties, "index",
                           [&vertices](Vertex v) { return std::to_string(vertices[v].index); });
  AddProperty<Vertex, std::string>(properties, "label",
                                   [&vertices](Vertex v) { return vertices[v].label; });
  AddProperty<Edge, std::string>(
      properties, "kind", [&csr](const Edge& e) { return std::string(EdgeKindName(csr[e].kind)); });
  AddProperty<Edge, int>(properties, "score",
                         [&csr](const Edge& e) { return std::to_string(csr[e].score); });
  std::ostringstream out = MakeStream();
  boost::write_graphml(out, View(csr, Once{&csr}), properties, /*ordered_vertices=*/true);
  return std::move(out).str();
}

std::string ClaimGraph::ToJson() const {
  const Csr& csr = impl_->csr;
  std::string out = "{\"directed\":true,\"multigraph\":true,\"graph\":{},\n\"nodes\":[";
  const char* separator = "\n";
  for (const GraphVertex& vertex : impl_->vertices) {
    out += separator;
    out += "{\"id\":\"" + IdOf(vertex) + "\",\"kind\":\"";
    out += VertexKindName(vertex.kind);
    out += "\",\"index\":" + std::to_string(vertex.index);
    out += ",\"label\":" + JsonQuoted(vertex.label) + "}";
    separator = ",\n";
  }
  out += "],\n\"edges\":[";
  separator = "\n";
  const Once once{&csr};
  const auto [begin, end] = boost::edges(csr);
  for (auto e = begin; e != end; ++e) {
    if (!once(*e)) continue;
    out += separator;
    out += "{\"source\":\"" + IdOf(impl_->vertices[boost::source(*e, csr)]);
    out += "\",\"target\":\"" + IdOf(impl_->vertices[boost::target(*e, csr)]) + "\",\"kind\":\"";
    out += EdgeKindName(csr[*e].kind);
    out += "\",\"score\":" + std::to_string(csr[*e].score) + "}";
    separator = ",\n";
  }
  return out + "]}";
}

}  // namespace crosscheck
