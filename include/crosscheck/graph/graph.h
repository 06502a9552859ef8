// The claims graph: outlets, articles, claims, facts and authorities, and what joins them.
//
//   ClaimGraph graph = *ClaimGraph::Build(articles, claims, links, facts);
//   for (const GraphEdge& e : graph.EdgesOf(graph.ClaimVertex(3))) ...   // what else says this
//   std::string dot = graph.ToDot();
//
// Built once from a check's result and frozen: a packed adjacency (Boost.Graph
// compressed_sparse_row_graph inside), no pointer order anywhere, so that the same input gives the
// same bytes and the order of the links cannot be seen. Immutable and thread-safe; holds no text
// but labels, and nothing of what it was built from. A graph that was moved from can only be
// assigned to or destroyed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/link.h"

namespace crosscheck {

// On the wire of exports; append only.
enum class VertexKind : uint8_t { kOutlet, kArticle, kClaim, kFact, kAuthority };
std::string_view VertexKindName(VertexKind kind);  // "OUTLET" ...

enum class EdgeKind : uint8_t {
  kPublished,   // outlet -> article
  kStates,      // article -> claim
  kOf,          // claim -> fact
  kAttributed,  // claim -> authority
  kSameFact,    // claim - claim, as in LinkType; stored in both directions
  kPartOf,
  kSeries,
  kSameFigure,
  kDerived,
};
std::string_view EdgeKindName(EdgeKind kind);  // "PUBLISHED" ...

using VertexId = uint32_t;

struct GraphVertex {
  VertexKind kind;
  uint32_t index = 0;  // of the article, claim or fact in its vector; of first appearance for
                       // outlets and authorities
  // Outlet name; article title, or id without one; "value words: sentence" of a claim; the fact's
  // label; the authority's words. For people: one line of UTF-8 without control or bidi characters
  // (U+FFFD in their place), each part shortened to 120 characters.
  std::string label;
};

struct GraphEdge {
  VertexId from = 0;
  VertexId to = 0;
  EdgeKind kind = EdgeKind::kStates;
  int score = 0;  // of a link, in thousandths; 1000 for the others
};

class ClaimGraph {
 public:
  // Vertices are numbered in blocks: outlets, articles, claims, facts, authorities. An outlet is a
  // name (none where it is empty), an authority the words of a speaker_span in any letter case.
  // Links of equal claims and type count once, with the best score. A span outside its text makes
  // an empty label. O(n) but for the sorting of links.
  //
  // InvalidArgument, with the place, when an index in claims, links or facts is out of range, a
  // link is not a < b or of an unknown type, or a claim stands in two facts. ResourceExhausted at
  // 2^29 of anything.
  static absl::StatusOr<ClaimGraph> Build(absl::Span<const Document> articles,
                                          absl::Span<const Claim> claims,
                                          absl::Span<const Link> links,
                                          absl::Span<const Fact> facts);
  ~ClaimGraph();
  ClaimGraph(ClaimGraph&&) noexcept;
  ClaimGraph& operator=(ClaimGraph&&) noexcept;
  // Not copyable: a graph may have millions of edges. Build a second one instead.
  ClaimGraph(const ClaimGraph&) = delete;
  ClaimGraph& operator=(const ClaimGraph&) = delete;

  size_t vertex_count() const;
  size_t edge_count() const;  // a link counts once
  // REQUIRES, here and below: the vertex, claim, article or fact exists.
  const GraphVertex& vertex(VertexId id) const;
  VertexId ClaimVertex(uint32_t claim) const;
  VertexId ArticleVertex(uint32_t article) const;
  VertexId FactVertex(uint32_t fact) const;

  // Out-edges, ordered by kind, then by target. O(degree).
  std::vector<GraphEdge> EdgesOf(VertexId vertex) const;
  // Claims joined to this one by links of a kind, best score first, then by index; none for the
  // kinds that are not between claims.
  std::vector<uint32_t> Neighbours(uint32_t claim, EdgeKind kind) const;
  // The fact a claim belongs to.
  std::optional<uint32_t> FactOf(uint32_t claim) const;
  // Facts with a claim in this article, ascending.
  std::vector<uint32_t> FactsOf(uint32_t article) const;
  // Claims of a fact in order of publication (unknown dates last, then article order): the first is
  // who said it first. Where only the day is known, the article counts as the last of that day; a
  // time without zone counts as UTC.
  std::vector<uint32_t> Timeline(uint32_t fact) const;
  // All pairs of claims joined by a link of any kind, ordered by (a, b), then type.
  absl::Span<const Link> links() const;

  // For people: Graphviz and GraphML, UTF-8, escaped; vertices in order, so that equal graphs give
  // equal bytes, whatever the locale. A link is written once, from the lower claim to the higher.
  // In DOT a vertex is "claim17", and kinds are classes for style sheets; in GraphML kind, index,
  // label and score are data.
  std::string ToDot() const;
  std::string ToGraphMl() const;

 private:
  struct Impl;
  explicit ClaimGraph(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Groups of claims that kSameFact links join, for clustering: connected components with two or more
// members, each ascending, ordered by first member, whatever the order of the links. Near linear.
// `claim_count` bounds the indices in links (InvalidArgument otherwise, as of Build).
absl::StatusOr<std::vector<std::vector<uint32_t>>> SameFactComponents(uint32_t claim_count,
                                                                      absl::Span<const Link> links);

}  // namespace crosscheck
