// The claims graph: outlets, articles, claims, facts and authorities, the agencies and owners
// behind them, and what joins them.
//
//   ClaimGraph graph = *ClaimGraph::Build(articles, claims, links, facts, origins);
//   for (const GraphEdge& e : graph.EdgesOf(graph.ClaimVertex(3))) ...   // what else says this
//   for (const FigureStep& step : graph.FigurePath(0)) ...               // how the figure changed
//   std::string dot = graph.ToDot();
//
// Built at once or piece by piece, and frozen for reading: a packed adjacency (Boost.Graph
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

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/link.h"
#include "crosscheck/link/origin.h"

namespace crosscheck {

// On the wire of exports; append only.
enum class VertexKind : uint8_t {
  kOutlet,
  kArticle,
  kClaim,
  kFact,
  kAuthority,
  kAgency,  // a news agency that articles or claims credit
  kOwner,   // of outlets
};
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
  kCredits,      // article -> agency, or claim -> agency where the sentence itself does
  kOwnedBy,      // outlet -> owner
  kSameText,     // article - article, with the first that has the text; claim - claim
  kOtherNumber,  // claim - claim: the same sentence with another figure, the strongest sign that
                 // one was copied and changed
};
std::string_view EdgeKindName(EdgeKind kind);  // "PUBLISHED" ...

using VertexId = uint32_t;

struct GraphVertex {
  VertexKind kind;
  uint32_t index = 0;  // of the article, claim or fact in its vector; of first appearance for
                       // outlets and authorities
  // Outlet name; article title, or id without one; "value words: sentence" of a claim; the fact's
  // label; the words of an authority; the name of an agency or owner. For people: one line of UTF-8
  // without control or bidi characters (U+FFFD in their place), each part shortened to 120
  // characters.
  std::string label;
};

struct GraphEdge {
  VertexId from = 0;
  VertexId to = 0;
  EdgeKind kind = EdgeKind::kStates;
  int score = 0;  // of a link, in thousandths; 1000 for the others
};

// One step of the way that a figure took.
struct FigureStep {
  uint32_t claim = 0;  // who said it
  std::optional<uint32_t>
      from;  // the earlier claim that it most likely goes back to; none: the first
  // What joins the two: kOtherNumber (the same sentence), kSameText (it says "today"), kCredits
  // (one agency), kAttributed (one authority), kSameFact (a link), or kOf: nothing but the fact.
  EdgeKind via = EdgeKind::kOf;
  friend bool operator==(const FigureStep&, const FigureStep&) = default;
};

class ClaimGraph {
 public:
  // Vertices are numbered in blocks: outlets, articles, claims, facts, authorities, agencies,
  // owners. An outlet is a name (none where it is empty), an authority the words of a speaker_span
  // in any letter case. Links of equal claims and type count once, with the best score. A span
  // outside its text makes an empty label. `origins` is empty or has one for each article; without
  // it the graph knows no owners, shared texts and credits of whole articles. O(n) but for the
  // sorting of links.
  //
  // InvalidArgument, with the place, when an index in claims, links or facts is out of range, a
  // link is not a < b or of an unknown type, a claim stands in two facts, or origins are not as
  // many as articles. ResourceExhausted at 2^29 of anything.
  static absl::StatusOr<ClaimGraph> Build(absl::Span<const Document> articles,
                                          absl::Span<const Claim> claims,
                                          absl::Span<const Link> links,
                                          absl::Span<const Fact> facts,
                                          absl::Span<const ArticleOrigins> origins = {});
  ~ClaimGraph();
  ClaimGraph(ClaimGraph&&) noexcept;
  ClaimGraph& operator=(ClaimGraph&&) noexcept;
  // Not copyable: a graph may have millions of edges. Build a second one instead.
  ClaimGraph(const ClaimGraph&) = delete;
  ClaimGraph& operator=(const ClaimGraph&) = delete;

  size_t vertex_count() const;
  size_t edge_count() const;  // an edge without direction counts once
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
  // Who said it first: the head of the timeline; none where no claim of the fact has a date.
  std::optional<uint32_t> FirstSaid(uint32_t fact) const;
  // How its figure changed: the first claim, then each one that tells a figure which none before it
  // told, or which is not that of the earlier claim with its very words. In the order of the
  // timeline; claims without a date are left out. A claim goes back to the latest earlier one with
  // its words, else with its agency, else with its authority, else to the best link, else to the
  // latest. Figures are compared by FigureKey, so that "about" does not count.
  std::vector<FigureStep> FigurePath(uint32_t fact) const;
  // The authorities that its claims cite, those of most claims first, then in order.
  std::vector<VertexId> AuthoritiesOf(uint32_t fact) const;
  // How many times it is really said, as its Fact has it.
  const Support& SupportOf(uint32_t fact) const;
  // All pairs of claims joined by a link of any kind, ordered by (a, b), then type.
  absl::Span<const Link> links() const;

  // For people: Graphviz, GraphML (Gephi, yEd) and JSON (browsers), UTF-8, escaped; vertices in
  // order, so that equal graphs give equal bytes, whatever the locale. An edge without direction is
  // written once, from the lower end to the higher. In DOT and JSON a vertex is "claim17". In DOT
  // kinds are classes for style sheets; in GraphML kind, index, label and score are data. JSON is
  // {"directed","multigraph","graph","nodes":[{"id","kind","index","label"}],
  // "edges":[{"source","target","kind","score"}]}, the node-link form of NetworkX, whose arrays D3,
  // Cytoscape and sigma take as they are or wrapped.
  std::string ToDot() const;
  std::string ToGraphMl() const;
  std::string ToJson() const;

 private:
  friend class ClaimGraphBuilder;
  struct Impl;
  explicit ClaimGraph(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Builds a graph piece by piece, as articles come in; frozen as often as wanted. Keeps the
// documents that were added (which share their text), labels, and a few words a claim.
//
//   ClaimGraphBuilder builder;
//   builder.AddArticle(document, origins);   // article 0
//   builder.AddClaim(claim);                 // claim 0, of an article that is there
//   builder.AddLink({0, 1, LinkType::kSameFact, 900});
//   builder.SetFacts(facts);
//   ClaimGraph graph = *builder.Freeze();
//
// What Build refuses is refused here by the piece, which is then not added. Not thread-safe.
class ClaimGraphBuilder {
 public:
  ClaimGraphBuilder();
  ~ClaimGraphBuilder();
  ClaimGraphBuilder(ClaimGraphBuilder&&) noexcept;
  ClaimGraphBuilder& operator=(ClaimGraphBuilder&&) noexcept;
  // Not copyable, as the graph. Freeze makes what can be shared.
  ClaimGraphBuilder(const ClaimGraphBuilder&) = delete;
  ClaimGraphBuilder& operator=(const ClaimGraphBuilder&) = delete;

  // InvalidArgument where the article of `origins.text` is neither there nor this one.
  absl::Status AddArticle(const Document& document, const ArticleOrigins& origins = {});
  absl::Status AddClaim(const Claim& claim);
  absl::Status AddLink(const Link& link);
  // In place of those before: new claims may join or part facts.
  absl::Status SetFacts(absl::Span<const Fact> facts);

  // The graph of all that was added so far, the same as Build would make of it.
  absl::StatusOr<ClaimGraph> Freeze() const;

 private:
  friend class ClaimGraph;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Groups of claims that kSameFact links join, for clustering: connected components with two or more
// members, each ascending, ordered by first member, whatever the order of the links. Near linear.
// `claim_count` bounds the indices in links (InvalidArgument otherwise, as of Build).
absl::StatusOr<std::vector<std::vector<uint32_t>>> SameFactComponents(uint32_t claim_count,
                                                                      absl::Span<const Link> links);

}  // namespace crosscheck
