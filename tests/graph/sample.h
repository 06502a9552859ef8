// Articles, claims, links and facts by hand, on an invented flood, for the tests of the graph
// layer.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/graph/graph.h"

namespace crosscheck {

inline Document MakeDocument(std::string id, std::string outlet, std::string_view published,
                             std::string title, std::string text) {
  Article a;
  a.id = std::move(id);
  a.outlet = std::move(outlet);
  if (!published.empty()) a.published = *ParseTimestamp(published);
  a.title = std::move(title);
  a.text = std::move(text);
  return *Document::Create(std::move(a));
}

// The span of `words` in `text`; empty where it does not stand there.
inline Span SpanOf(std::string_view text, std::string_view words) {
  const size_t at = text.find(words);
  if (at == std::string_view::npos) return {};
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

// A claim whose sentence is the whole part.
inline Claim MakeClaim(const std::vector<Document>& articles, uint32_t article,
                       std::string_view value, std::string_view speaker = {},
                       Part part = Part::kBody) {
  const std::string_view text = articles[article].text(part);
  Claim claim;
  claim.article = article;
  claim.part = part;
  claim.span = {0, static_cast<uint32_t>(text.size())};
  claim.value_span = SpanOf(text, value);
  if (!speaker.empty()) claim.speaker_span = SpanOf(text, speaker);
  return claim;
}

struct Sample {
  std::vector<Document> articles;
  std::vector<Claim> claims;
  std::vector<Link> links;
  std::vector<Fact> facts;

  absl::StatusOr<ClaimGraph> Build() const {
    return ClaimGraph::Build(articles, claims, links, facts);
  }
};

// Three outlets (one of them twice), one article without outlet, title and date.
inline Sample FloodSample() {
  Sample s;
  s.articles = {
      MakeDocument("p1", "Harbour Post", "2024-04-24T08:00:00+02:00", "Flood takes 40 barns",
                   "The mayor said 40 barns were lost, 12 of them in Low End."),
      MakeDocument("e1", "Evening Echo", "2024-04-24", "After the water",
                   "Some 45 barns are gone, THE  MAYOR said."),
      MakeDocument("p2", "Harbour Post", "2024-04-24T05:30:00Z", "Early edition",
                   "About 30 barns were lost."),
      MakeDocument("x1", "", "", "", "Volunteers counted 40 barns."),
  };
  s.claims = {
      MakeClaim(s.articles, 0, "40 barns", {}, Part::kTitle),   // 0
      MakeClaim(s.articles, 0, "40 barns", "The mayor"),        // 1
      MakeClaim(s.articles, 0, "12 of them", "The mayor"),      // 2
      MakeClaim(s.articles, 1, "Some 45 barns", "THE  MAYOR"),  // 3
      MakeClaim(s.articles, 2, "About 30 barns"),               // 4
      MakeClaim(s.articles, 3, "40 barns", "Volunteers"),       // 5
  };
  s.links = {
      {0, 1, LinkType::kSameFact, 900}, {1, 3, LinkType::kSameFact, 800},
      {1, 4, LinkType::kSameFact, 850}, {1, 5, LinkType::kSameFact, 850},
      {1, 2, LinkType::kPartOf, 700},   {2, 4, LinkType::kSeries, 650},
  };
  s.facts = {
      {FingerprintOf({"part"}), "barns lost in Low End", {2}},
      {FingerprintOf({"all"}), "barns lost", {0, 1, 3, 4, 5}},
  };
  return s;
}

}  // namespace crosscheck
