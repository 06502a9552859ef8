// The graph's answers: the doors are the queries of graph/graph.h. builder.cc makes what they read,
// export.cc writes it out.
#include <algorithm>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "graph/frozen.h"

namespace crosscheck {

using graph::EdgeData;

ClaimGraph::ClaimGraph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ClaimGraph::~ClaimGraph() = default;
ClaimGraph::ClaimGraph(ClaimGraph&&) noexcept = default;
ClaimGraph& ClaimGraph::operator=(ClaimGraph&&) noexcept = default;

size_t ClaimGraph::vertex_count() const { return impl_->vertices.size(); }

size_t ClaimGraph::edge_count() const {
  return size_t{boost::num_edges(impl_->csr)} - impl_->mutual_edges;
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
    if (impl_->csr[*e].kind != EdgeKind::kStates) continue;
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

std::optional<uint32_t> ClaimGraph::FirstSaid(uint32_t fact) const {
  const uint32_t begin = impl_->fact_begin[fact];
  if (begin == impl_->fact_begin[fact + 1]) return std::nullopt;
  // Claims without a date stand last.
  const uint32_t claim = impl_->timeline[begin];
  if (!impl_->dated[impl_->article_of[claim]]) return std::nullopt;
  return claim;
}

std::vector<FigureStep> ClaimGraph::FigurePath(uint32_t fact) const {
  const Impl& in = *impl_;
  std::vector<FigureStep> path;
  // Of each sentence, agency and authority the latest claim so far. Only asked, never walked.
  absl::flat_hash_map<uint64_t, uint32_t> by_text;
  absl::flat_hash_map<VertexId, uint32_t> by_source;
  absl::flat_hash_set<uint64_t> told;     // figures
  absl::flat_hash_set<uint32_t> earlier;  // claims
  std::optional<uint32_t> latest;
  for (uint32_t claim : Timeline(fact)) {
    if (!in.dated[in.article_of[claim]]) break;
    std::vector<GraphEdge> edges = EdgesOf(ClaimVertex(claim));
    for (const GraphEdge& edge : EdgesOf(ArticleVertex(in.article_of[claim]))) {
      if (edge.kind == EdgeKind::kCredits) edges.push_back(edge);
    }
    FigureStep step{claim, latest, EdgeKind::kOf};
    const uint64_t text = in.place_of[claim];
    const auto copied = text == 0 ? by_text.end() : by_text.find(text);
    if (copied != by_text.end()) {
      const bool same = in.words_of[copied->second] == in.words_of[claim];
      step = {claim, copied->second, same ? EdgeKind::kSameText : EdgeKind::kOtherNumber};
    }
    for (const EdgeKind kind : {EdgeKind::kCredits, EdgeKind::kAttributed}) {
      for (const GraphEdge& edge : edges) {
        const auto source = edge.kind == kind ? by_source.find(edge.to) : by_source.end();
        if (step.via == EdgeKind::kOf && source != by_source.end())
          step = {claim, source->second, kind};
      }
    }
    if (step.via == EdgeKind::kOf) {
      for (uint32_t other : Neighbours(claim, EdgeKind::kSameFact)) {  // best first
        if (!earlier.contains(other)) continue;
        step = {claim, other, EdgeKind::kSameFact};
        break;
      }
    }
    const bool changed =
        copied != by_text.end() && in.figure_of[copied->second] != in.figure_of[claim];
    if (told.insert(in.figure_of[claim]).second || changed) path.push_back(step);
    if (text != 0) by_text[text] = claim;
    for (const GraphEdge& edge : edges) {
      if (edge.kind == EdgeKind::kCredits || edge.kind == EdgeKind::kAttributed)
        by_source[edge.to] = claim;
    }
    earlier.insert(claim);
    latest = claim;
  }
  return path;
}

std::vector<VertexId> ClaimGraph::AuthoritiesOf(uint32_t fact) const {
  std::vector<VertexId> cited;
  for (uint32_t claim : Timeline(fact)) {
    for (const GraphEdge& edge : EdgesOf(ClaimVertex(claim))) {
      if (edge.kind == EdgeKind::kAttributed) cited.push_back(edge.to);
    }
  }
  std::sort(cited.begin(), cited.end());
  std::vector<std::pair<std::ptrdiff_t, VertexId>> counted;  // the count negated: most first
  for (auto begin = cited.begin(); begin != cited.end();) {
    const auto end = std::upper_bound(begin, cited.end(), *begin);
    counted.emplace_back(begin - end, *begin);
    begin = end;
  }
  std::sort(counted.begin(), counted.end());
  std::vector<VertexId> authorities;
  for (const auto& [count, authority] : counted) authorities.push_back(authority);
  return authorities;
}

const Support& ClaimGraph::SupportOf(uint32_t fact) const { return impl_->supports[fact]; }

absl::Span<const Link> ClaimGraph::links() const { return impl_->links; }

}  // namespace crosscheck
