// Frozen: what a ClaimGraph holds. Internal to graph; for builder.cc, which fills it, graph.cc,
// which reads it, and export.cc, which writes it out.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <vector>

#include "crosscheck/graph/graph.h"

namespace crosscheck {
namespace graph {

struct EdgeData {
  EdgeKind kind = EdgeKind::kStates;
  int score = 0;
};

// 32-bit vertices and edges: half the memory of the default, and CheckSizes keeps within it.
using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EdgeData,
                                               boost::no_property, uint32_t, uint32_t>;

// Between claims, as in LinkType.
inline bool IsLink(EdgeKind kind) {
  return kind >= EdgeKind::kSameFact && kind <= EdgeKind::kDerived;
}
// Stored in both directions.
inline bool IsMutual(EdgeKind kind) { return IsLink(kind) || kind >= EdgeKind::kSameText; }

}  // namespace graph

// Vertices stand in blocks: outlets, articles, claims, facts, authorities, agencies, owners.
struct ClaimGraph::Impl {
  graph::Csr csr;  // out-edges of a vertex ordered by kind, then target
  std::vector<GraphVertex> vertices;
  VertexId first_article = 0;
  VertexId first_claim = 0;
  VertexId first_fact = 0;
  VertexId first_authority = 0;
  VertexId first_agency = 0;
  VertexId first_owner = 0;
  size_t mutual_edges = 0;           // each counted once
  std::vector<uint32_t> article_of;  // of claims
  std::vector<bool> dated;           // articles with a date
  // Of claims: PlaceKey, FigureKey, and a hash of the words of the value.
  std::vector<uint64_t> place_of, figure_of, words_of;
  std::vector<Support> supports;  // of facts
  std::vector<Link> links;        // ordered by (a, b), then type
  // The claims of fact f in order of publication are timeline[fact_begin[f]] to
  // timeline[fact_begin[f + 1] - 1]: edges lead from claims to facts only.
  std::vector<uint32_t> fact_begin;
  std::vector<uint32_t> timeline;
};

}  // namespace crosscheck
