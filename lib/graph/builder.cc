// The builder: the doors are ClaimGraph::Build and ClaimGraphBuilder of graph/graph.h. Each piece
// is checked and reduced to labels and numbers as it comes. Freeze numbers the vertices in blocks,
// deals the edges out to their sources (a counting sort: linear, where sorting the whole list would
// not be), orders the few edges of each source, and hands the list to the packed store. From then
// on nothing changes.
#include <algorithm>
#include <boost/iterator/transform_iterator.hpp>
#include <limits>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/strings.h"
#include "crosscheck/base/fingerprint.h"
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

struct ClaimGraphBuilder::Impl {
  using Credit = std::pair<uint32_t, uint32_t>;  // article or claim, agency

  std::vector<Document> documents;
  Names outlets, authorities, agencies, owners;
  // One for each article.
  std::vector<std::string> article_labels;
  std::vector<uint32_t> outlet_of, owner_of;
  std::vector<uint32_t> same_text;  // the first article of this text, or kNone
  std::vector<PublicationKey> published;
  std::vector<Credit> article_credits;
  // One for each claim.
  std::vector<std::string> claim_labels;
  std::vector<uint32_t> article_of, authority_of;
  std::vector<uint64_t> place_of, figure_of, words_of;  // as in ClaimGraph::Impl
  std::vector<Credit> claim_credits;

  std::vector<Link> links;
  std::vector<Fact> facts;

  uint32_t AgencyNumber(std::string_view name) {
    return agencies.Number(std::string(name), std::string(name));
  }
  // Uses up what it freezes.
  absl::StatusOr<ClaimGraph> Freeze();

 private:
  void AddVertices(ClaimGraph::Impl& graph);
  void FillTimelines(ClaimGraph::Impl& graph) const;
  template <typename Visit>
  void ForEachEdge(const ClaimGraph::Impl& graph, const Visit& visit) const;
};

ClaimGraphBuilder::ClaimGraphBuilder() : impl_(std::make_unique<Impl>()) {}
ClaimGraphBuilder::~ClaimGraphBuilder() = default;
ClaimGraphBuilder::ClaimGraphBuilder(ClaimGraphBuilder&&) noexcept = default;
ClaimGraphBuilder& ClaimGraphBuilder::operator=(ClaimGraphBuilder&&) noexcept = default;

absl::Status ClaimGraphBuilder::AddArticle(const Document& document,
                                           const ArticleOrigins& origins) {
  Impl& in = *impl_;
  const auto number = static_cast<uint32_t>(in.documents.size());
  if (origins.text) {
    absl::Status s = graph::CheckArticle("article", number, *origins.text, number + 1);
    if (!s.ok()) return s;
  }
  in.documents.push_back(document);
  in.article_labels.push_back(graph::ArticleLabel(document));
  const std::string outlet = graph::Clean(document.article().outlet);
  in.outlet_of.push_back(in.outlets.Number(outlet, outlet));
  const std::string owner(origins.owner);
  in.owner_of.push_back(outlet.empty() ? kNone : in.owners.Number(owner, owner));
  in.same_text.push_back(origins.text.value_or(kNone));
  in.published.push_back(KeyOf(document.article()));
  for (std::string_view agency : origins.agencies)
    in.article_credits.emplace_back(number, in.AgencyNumber(agency));
  return absl::OkStatus();
}

absl::Status ClaimGraphBuilder::AddClaim(const Claim& claim) {
  Impl& in = *impl_;
  const auto number = static_cast<uint32_t>(in.claim_labels.size());
  if (absl::Status s = graph::CheckArticle("claim", number, claim.article, in.documents.size());
      !s.ok())
    return s;
  const Document& document = in.documents[claim.article];
  in.claim_labels.push_back(graph::ClaimLabel(document, claim));
  in.article_of.push_back(claim.article);
  const std::string words = graph::Clean(graph::WordsOf(document, claim.part, claim.speaker_span));
  in.authority_of.push_back(in.authorities.Number(words, AsciiLower(words)));
  in.place_of.push_back(PlaceKey(claim, document.text(claim.part)));
  in.figure_of.push_back(FigureKey(claim));
  in.words_of.push_back(
      Hash64(graph::Clean(graph::WordsOf(document, claim.part, claim.value_span))));
  for (std::string_view agency : AgenciesOf(claim, document))
    in.claim_credits.emplace_back(number, in.AgencyNumber(agency));
  return absl::OkStatus();
}

absl::Status ClaimGraphBuilder::AddLink(const Link& link) {
  absl::Status s = graph::CheckLink(impl_->links.size(), impl_->claim_labels.size(), link);
  if (s.ok()) impl_->links.push_back(link);
  return s;
}

absl::Status ClaimGraphBuilder::SetFacts(absl::Span<const Fact> facts) {
  absl::Status s = graph::CheckFacts(impl_->claim_labels.size(), facts);
  if (s.ok()) impl_->facts.assign(facts.begin(), facts.end());
  return s;
}

absl::StatusOr<ClaimGraph> ClaimGraphBuilder::Freeze() const { return Impl(*impl_).Freeze(); }

absl::StatusOr<ClaimGraph> ClaimGraph::Build(absl::Span<const Document> articles,
                                             absl::Span<const Claim> claims,
                                             absl::Span<const Link> links,
                                             absl::Span<const Fact> facts,
                                             absl::Span<const ArticleOrigins> origins) {
  if (!origins.empty() && origins.size() != articles.size()) {
    return absl::InvalidArgumentError("origins of " + std::to_string(origins.size()) + " of " +
                                      std::to_string(articles.size()) + " articles");
  }
  absl::Status s = graph::CheckSizes(articles.size(), claims.size(), links.size(), facts.size());
  ClaimGraphBuilder builder;
  for (size_t i = 0; s.ok() && i < articles.size(); ++i)
    s = builder.AddArticle(articles[i], origins.empty() ? ArticleOrigins() : origins[i]);
  for (size_t i = 0; s.ok() && i < claims.size(); ++i) s = builder.AddClaim(claims[i]);
  for (size_t i = 0; s.ok() && i < links.size(); ++i) s = builder.AddLink(links[i]);
  if (s.ok()) s = builder.SetFacts(facts);
  if (!s.ok()) return s;
  return builder.impl_->Freeze();
}

void ClaimGraphBuilder::Impl::AddVertices(ClaimGraph::Impl& graph) {
  std::vector<GraphVertex>& vertices = graph.vertices;
  vertices.reserve(outlets.names().size() + documents.size() + claim_labels.size() + facts.size() +
                   authorities.names().size() + agencies.names().size() + owners.names().size());
  // Each block begins where the vertices end so far.
  const auto add = [&vertices](VertexKind kind, std::vector<std::string>& labels) {
    const auto first = static_cast<VertexId>(vertices.size());
    for (uint32_t i = 0; i < labels.size(); ++i)
      vertices.push_back({kind, i, std::move(labels[i])});
    return first;
  };
  std::vector<std::string> fact_labels;
  for (const Fact& fact : facts)
    fact_labels.push_back(graph::Shorten(graph::Clean(fact.label), graph::kMaxLabelCharacters));
  add(VertexKind::kOutlet, outlets.names());
  graph.first_article = add(VertexKind::kArticle, article_labels);
  graph.first_claim = add(VertexKind::kClaim, claim_labels);
  graph.first_fact = add(VertexKind::kFact, fact_labels);
  graph.first_authority = add(VertexKind::kAuthority, authorities.names());
  graph.first_agency = add(VertexKind::kAgency, agencies.names());
  graph.first_owner = add(VertexKind::kOwner, owners.names());
}

template <typename Visit>
void ClaimGraphBuilder::Impl::ForEachEdge(const ClaimGraph::Impl& graph, const Visit& visit) const {
  const auto certain = [&visit](VertexId from, VertexId to, EdgeKind kind) {
    visit(GraphEdge{from, to, kind, kCertain});
  };
  const auto mutual = [&visit](VertexId a, VertexId b, EdgeKind kind, int score) {
    visit(GraphEdge{a, b, kind, score});
    visit(GraphEdge{b, a, kind, score});
  };
  std::vector<std::pair<uint32_t, uint32_t>>
      owned;  // an outlet of many articles has one owner once
  for (uint32_t i = 0; i < outlet_of.size(); ++i) {
    const VertexId article = graph.first_article + i;
    if (outlet_of[i] != kNone) certain(outlet_of[i], article, EdgeKind::kPublished);
    if (owner_of[i] != kNone) owned.emplace_back(outlet_of[i], owner_of[i]);
    if (same_text[i] != kNone && same_text[i] != i)
      mutual(graph.first_article + same_text[i], article, EdgeKind::kSameText, kCertain);
  }
  std::sort(owned.begin(), owned.end());
  owned.erase(std::unique(owned.begin(), owned.end()), owned.end());
  for (const auto& [outlet, owner] : owned)
    certain(outlet, graph.first_owner + owner, EdgeKind::kOwnedBy);
  for (const auto& [article, agency] : article_credits)
    certain(graph.first_article + article, graph.first_agency + agency, EdgeKind::kCredits);
  for (uint32_t i = 0; i < article_of.size(); ++i) {
    const VertexId claim = graph.first_claim + i;
    certain(graph.first_article + article_of[i], claim, EdgeKind::kStates);
    if (authority_of[i] != kNone)
      certain(claim, graph.first_authority + authority_of[i], EdgeKind::kAttributed);
  }
  for (const auto& [claim, agency] : claim_credits)
    certain(graph.first_claim + claim, graph.first_agency + agency, EdgeKind::kCredits);
  for (uint32_t i = 0; i < facts.size(); ++i) {
    for (uint32_t claim : facts[i].claims)
      certain(graph.first_claim + claim, graph.first_fact + i, EdgeKind::kOf);
  }
  for (const Link& link : graph.links) {
    const VertexId a = graph.first_claim + link.a;
    const VertexId b = graph.first_claim + link.b;
    mutual(a, b, KindOf(link.type), link.score);
    if (link.type != LinkType::kSameFact || place_of[link.a] == 0 ||
        place_of[link.a] != place_of[link.b])
      continue;
    const bool other =
        figure_of[link.a] != figure_of[link.b] && words_of[link.a] != words_of[link.b];
    mutual(a, b, other ? EdgeKind::kOtherNumber : EdgeKind::kSameText, kCertain);
  }
}

// Both lists that tell the claims of a fact.
void ClaimGraphBuilder::Impl::FillTimelines(ClaimGraph::Impl& graph) const {
  const auto earlier = [this](uint32_t x, uint32_t y) {
    return std::tie(published[article_of[x]], article_of[x], x) <
           std::tie(published[article_of[y]], article_of[y], y);
  };
  graph.fact_begin.push_back(0);
  for (const Fact& fact : facts) {
    const auto begin =
        graph.timeline.insert(graph.timeline.end(), fact.claims.begin(), fact.claims.end());
    std::sort(begin, graph.timeline.end(), earlier);
    graph.fact_begin.push_back(static_cast<uint32_t>(graph.timeline.size()));
  }
}

absl::StatusOr<ClaimGraph> ClaimGraphBuilder::Impl::Freeze() {
  if (absl::Status s =
          graph::CheckSizes(documents.size(), article_of.size(), links.size(), facts.size());
      !s.ok())
    return s;
  auto graph = std::make_unique<ClaimGraph::Impl>();
  AddVertices(*graph);
  graph->links = SortedLinks(links);
  graph->csr = Pack(static_cast<uint32_t>(graph->vertices.size()),
                    [&](const auto& visit) { ForEachEdge(*graph, visit); });
  size_t mutual_ends = 0;
  const auto [begin, end] = boost::edges(graph->csr);
  for (auto e = begin; e != end; ++e) mutual_ends += graph::IsMutual(graph->csr[*e].kind);
  graph->mutual_edges = mutual_ends / 2;
  FillTimelines(*graph);
  for (const PublicationKey& key : published) graph->dated.push_back(!key.unknown);
  graph->article_of = std::move(article_of);
  graph->place_of = std::move(place_of);
  graph->figure_of = std::move(figure_of);
  graph->words_of = std::move(words_of);
  for (Fact& fact : facts) graph->supports.push_back(std::move(fact.support));
  return ClaimGraph(std::move(graph));
}

}  // namespace crosscheck
