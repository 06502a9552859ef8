// The graph: the doors are ClaimGraph::Build and the queries of graph/graph.h; exports stand in
// export.cc. Build numbers the vertices in blocks, deals the edges out to their sources (a counting
// sort: linear, where sorting the whole list would not be), orders the few edges of each source,
// and hands the list to the packed store. From then on nothing changes.
#include <algorithm>
#include <boost/iterator/transform_iterator.hpp>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/strings.h"
#include "graph/checks.h"
#include "graph/frozen.h"
#include "graph/labels.h"

namespace crosscheck {
namespace {

using graph::EdgeData;

constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
constexpr int kCertain = 1000;  // the score of an edge that is no guess

// Names numbered by first appearance. The map is only asked, never walked: its order is not fixed.
class Names {
 public:
  // kNone for a name without words.
  uint32_t Number(const std::string& name, std::string key) {
    if (key.empty()) return kNone;
    const auto [it, added] =
        numbers_.try_emplace(std::move(key), static_cast<uint32_t>(names_.size()));
    if (added) names_.push_back(graph::Shorten(name, graph::kMaxLabelCharacters));
    return it->second;
  }
  std::vector<std::string>& names() { return names_; }

 private:
  absl::flat_hash_map<std::string, uint32_t> numbers_;
  std::vector<std::string> names_;
};

EdgeKind KindOf(LinkType type) {
  switch (type) {
    case LinkType::kSameFact:
      return EdgeKind::kSameFact;
    case LinkType::kPartOf:
      return EdgeKind::kPartOf;
    case LinkType::kSeries:
      return EdgeKind::kSeries;
    case LinkType::kSameFigure:
      return EdgeKind::kSameFigure;
    case LinkType::kDerived:
      return EdgeKind::kDerived;
  }
  return EdgeKind::kSameFact;  // CheckLinks has refused all others
}

// Ordered by (a, b, type); of links that differ in the score only, the best.
std::vector<Link> SortedLinks(absl::Span<const Link> links) {
  std::vector<Link> sorted(links.begin(), links.end());
  std::sort(sorted.begin(), sorted.end(), [](const Link& x, const Link& y) {
    return std::tie(x.a, x.b, x.type, y.score) < std::tie(y.a, y.b, y.type, x.score);
  });
  const auto same = [](const Link& x, const Link& y) {
    return std::tie(x.a, x.b, x.type) == std::tie(y.a, y.b, y.type);
  };
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
  return sorted;
}

// Seconds by which articles are put in order. An article of which only the day is known counts as
// the last of its day: no priority is given to it that it may not have. Without a zone, UTC.
struct PublicationKey {
  bool unknown = true;
  int64_t second = 0;
  friend auto operator<=>(const PublicationKey&, const PublicationKey&) = default;
};

PublicationKey KeyOf(const Article& article) {
  if (!article.published) return {};
  const Timestamp& time = *article.published;
  const int64_t local = time.local - absl::CivilSecond(1970, 1, 1);
  if (!time.has_time) return {false, local + 24 * 60 * 60 - 1};
  return {false, local - int64_t{60} * time.utc_offset_minutes.value_or(0)};
}

// Both lists of Impl that tell the claims of a fact.
void FillTimelines(absl::Span<const Document> articles, absl::Span<const Claim> claims,
                   absl::Span<const Fact> facts, std::vector<uint32_t>& fact_begin,
                   std::vector<uint32_t>& timeline) {
  std::vector<PublicationKey> published;
  published.reserve(articles.size());
  for (const Document& document : articles) published.push_back(KeyOf(document.article()));
  const auto earlier = [&](uint32_t x, uint32_t y) {
    const uint32_t article_x = claims[x].article;
    const uint32_t article_y = claims[y].article;
    return std::tie(published[article_x], article_x, x) <
           std::tie(published[article_y], article_y, y);
  };
  size_t total = 0;
  for (const Fact& fact : facts) total += fact.claims.size();
  fact_begin.reserve(facts.size() + 1);
  timeline.reserve(total);
  fact_begin.push_back(0);
  for (const Fact& fact : facts) {
    const auto begin = timeline.insert(timeline.end(), fact.claims.begin(), fact.claims.end());
    std::sort(begin, timeline.end(), earlier);
    fact_begin.push_back(static_cast<uint32_t>(timeline.size()));
  }
}

struct Ends {
  std::pair<uint32_t, uint32_t> operator()(const GraphEdge& e) const { return {e.from, e.to}; }
};
struct Data {
  EdgeData operator()(const GraphEdge& e) const { return {e.kind, e.score}; }
};

// The packed store of the edges that `for_each` shows to a visitor, which it must do twice alike.
template <typename ForEach>
graph::Csr Pack(uint32_t vertex_count, const ForEach& for_each) {
  std::vector<uint32_t> end(size_t{vertex_count} + 1);  // of the edges of each vertex, in the list
  for_each([&end](const GraphEdge& edge) { ++end[edge.from + 1]; });
  for (size_t v = 1; v < end.size(); ++v) end[v] += end[v - 1];
  std::vector<GraphEdge> edges(end.back());
  // end[v] is the beginning of v's edges here and has moved to their end after the pass.
  for_each([&](const GraphEdge& edge) { edges[end[edge.from]++] = edge; });
  uint32_t begin = 0;
  for (uint32_t v = 0; v < vertex_count; ++v) {
    std::sort(edges.begin() + begin, edges.begin() + end[v],
              [](const GraphEdge& x, const GraphEdge& y) {
                return std::tie(x.kind, x.to) < std::tie(y.kind, y.to);
              });
    begin = end[v];
  }
  return graph::Csr(boost::edges_are_sorted, boost::make_transform_iterator(edges.begin(), Ends()),
                    boost::make_transform_iterator(edges.end(), Ends()),
                    boost::make_transform_iterator(edges.begin(), Data()), vertex_count,
                    static_cast<uint32_t>(edges.size()));
}

}  // namespace

ClaimGraph::ClaimGraph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ClaimGraph::~ClaimGraph() = default;
ClaimGraph::ClaimGraph(ClaimGraph&&) noexcept = default;
ClaimGraph& ClaimGraph::operator=(ClaimGraph&&) noexcept = default;

absl::StatusOr<ClaimGraph> ClaimGraph::Build(absl::Span<const Document> articles,
                                             absl::Span<const Claim> claims,
                                             absl::Span<const Link> links,
                                             absl::Span<const Fact> facts) {
  for (const absl::Status& s :
       {graph::CheckSizes(articles.size(), claims.size(), links.size(), facts.size()),
        graph::CheckClaims(articles.size(), claims), graph::CheckLinks(claims.size(), links),
        graph::CheckFacts(claims.size(), facts)}) {
    if (!s.ok()) return s;
  }
  auto impl = std::make_unique<Impl>();

  // Who published and who is cited, by number: what the blocks of vertices need to be laid out.
  Names outlets;
  std::vector<uint32_t> outlet_of;
  outlet_of.reserve(articles.size());
  for (const Document& document : articles) {
    const std::string name = graph::Clean(document.article().outlet);
    outlet_of.push_back(outlets.Number(name, name));
  }
  Names authorities;
  std::vector<uint32_t> authority_of;
  authority_of.reserve(claims.size());
  for (const Claim& claim : claims) {
    const std::string words =
        graph::Clean(graph::WordsOf(articles[claim.article], claim.part, claim.speaker_span));
    authority_of.push_back(authorities.Number(words, AsciiLower(words)));
  }

  std::vector<GraphVertex>& vertices = impl->vertices;
  vertices.reserve(outlets.names().size() + articles.size() + claims.size() + facts.size() +
                   authorities.names().size());
  // Each block begins where the vertices end so far.
  const auto begin_block = [&vertices] { return static_cast<VertexId>(vertices.size()); };
  const auto add = [&vertices](VertexKind kind, VertexId first, std::string label) {
    const auto index = static_cast<uint32_t>(vertices.size() - first);
    vertices.push_back({kind, index, std::move(label)});
  };
  for (std::string& name : outlets.names()) add(VertexKind::kOutlet, 0, std::move(name));
  impl->first_article = begin_block();
  for (const Document& document : articles) {
    add(VertexKind::kArticle, impl->first_article, graph::ArticleLabel(document));
  }
  impl->first_claim = begin_block();
  for (const Claim& claim : claims) {
    add(VertexKind::kClaim, impl->first_claim, graph::ClaimLabel(articles[claim.article], claim));
  }
  impl->first_fact = begin_block();
  for (const Fact& fact : facts) {
    add(VertexKind::kFact, impl->first_fact,
        graph::Shorten(graph::Clean(fact.label), graph::kMaxLabelCharacters));
  }
  impl->first_authority = begin_block();
  for (std::string& name : authorities.names()) {
    add(VertexKind::kAuthority, impl->first_authority, std::move(name));
  }

  impl->links = SortedLinks(links);
  const auto for_each_edge = [&](const auto& visit) {
    for (uint32_t i = 0; i < articles.size(); ++i) {
      if (outlet_of[i] == kNone) continue;
      visit(GraphEdge{outlet_of[i], impl->first_article + i, EdgeKind::kPublished, kCertain});
    }
    for (uint32_t i = 0; i < claims.size(); ++i) {
      const VertexId claim = impl->first_claim + i;
      visit(GraphEdge{impl->first_article + claims[i].article, claim, EdgeKind::kStates, kCertain});
      if (authority_of[i] == kNone) continue;
      const VertexId authority = impl->first_authority + authority_of[i];
      visit(GraphEdge{claim, authority, EdgeKind::kAttributed, kCertain});
    }
    for (uint32_t i = 0; i < facts.size(); ++i) {
      for (uint32_t claim : facts[i].claims) {
        visit(GraphEdge{impl->first_claim + claim, impl->first_fact + i, EdgeKind::kOf, kCertain});
      }
    }
    for (const Link& link : impl->links) {
      const VertexId a = impl->first_claim + link.a;
      const VertexId b = impl->first_claim + link.b;
      visit(GraphEdge{a, b, KindOf(link.type), link.score});
      visit(GraphEdge{b, a, KindOf(link.type), link.score});
    }
  };
  impl->csr = Pack(static_cast<uint32_t>(vertices.size()), for_each_edge);
  FillTimelines(articles, claims, facts, impl->fact_begin, impl->timeline);
  return ClaimGraph(std::move(impl));
}

size_t ClaimGraph::vertex_count() const { return impl_->vertices.size(); }

size_t ClaimGraph::edge_count() const {
  return size_t{boost::num_edges(impl_->csr)} - impl_->links.size();
}

const GraphVertex& ClaimGraph::vertex(VertexId id) const { return impl_->vertices[id]; }
VertexId ClaimGraph::ClaimVertex(uint32_t claim) const { return impl_->first_claim + claim; }
VertexId ClaimGraph::ArticleVertex(uint32_t article) const {
  return impl_->first_article + article;
}
VertexId ClaimGraph::FactVertex(uint32_t fact) const { return impl_->first_fact + fact; }

std::vector<GraphEdge> ClaimGraph::EdgesOf(VertexId vertex) const {
  std::vector<GraphEdge> edges;
  edges.reserve(boost::out_degree(vertex, impl_->csr));
  const auto [begin, end] = boost::out_edges(vertex, impl_->csr);
  for (auto e = begin; e != end; ++e) {
    const EdgeData& data = impl_->csr[*e];
    edges.push_back({vertex, boost::target(*e, impl_->csr), data.kind, data.score});
  }
  return edges;
}

std::vector<uint32_t> ClaimGraph::Neighbours(uint32_t claim, EdgeKind kind) const {
  std::vector<std::pair<int, uint32_t>> found;  // the score negated: best first
  if (graph::IsLink(kind)) {
    for (const GraphEdge& edge : EdgesOf(ClaimVertex(claim))) {
      if (edge.kind == kind) found.emplace_back(-edge.score, edge.to - impl_->first_claim);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<uint32_t> claims;
  claims.reserve(found.size());
  for (const auto& [score, other] : found) claims.push_back(other);
  return claims;
}

std::optional<uint32_t> ClaimGraph::FactOf(uint32_t claim) const {
  // The edge to the fact is a claim's first: no kind before kOf leaves a claim.
  const auto [begin, end] = boost::out_edges(ClaimVertex(claim), impl_->csr);
  if (begin == end || impl_->csr[*begin].kind != EdgeKind::kOf) return std::nullopt;
  return boost::target(*begin, impl_->csr) - impl_->first_fact;
}

std::vector<uint32_t> ClaimGraph::FactsOf(uint32_t article) const {
  std::vector<uint32_t> facts;
  const auto [begin, end] = boost::out_edges(ArticleVertex(article), impl_->csr);
  for (auto e = begin; e != end; ++e) {
    const auto fact = FactOf(boost::target(*e, impl_->csr) - impl_->first_claim);
    if (fact) facts.push_back(*fact);
  }
  std::sort(facts.begin(), facts.end());
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  return facts;
}

std::vector<uint32_t> ClaimGraph::Timeline(uint32_t fact) const {
  return {impl_->timeline.begin() + impl_->fact_begin[fact],
          impl_->timeline.begin() + impl_->fact_begin[fact + 1]};
}

absl::Span<const Link> ClaimGraph::links() const { return impl_->links; }

}  // namespace crosscheck
