// Names of vertices and edges: the only doors are VertexKindName and EdgeKindName in graph/graph.h.
// Exports carry them, so they are spelt out here and never change.
#include "crosscheck/graph/graph.h"

namespace crosscheck {

std::string_view VertexKindName(VertexKind kind) {
  switch (kind) {
    case VertexKind::kOutlet:
      return "OUTLET";
    case VertexKind::kArticle:
      return "ARTICLE";
    case VertexKind::kClaim:
      return "CLAIM";
    case VertexKind::kFact:
      return "FACT";
    case VertexKind::kAuthority:
      return "AUTHORITY";
    case VertexKind::kAgency:
      return "AGENCY";
    case VertexKind::kOwner:
      return "OWNER";
  }
  return "";
}

std::string_view EdgeKindName(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::kPublished:
      return "PUBLISHED";
    case EdgeKind::kStates:
      return "STATES";
    case EdgeKind::kOf:
      return "OF";
    case EdgeKind::kAttributed:
      return "ATTRIBUTED";
    case EdgeKind::kSameFact:
      return "SAME_FACT";
    case EdgeKind::kPartOf:
      return "PART_OF";
    case EdgeKind::kSeries:
      return "SERIES";
    case EdgeKind::kSameFigure:
      return "SAME_FIGURE";
    case EdgeKind::kDerived:
      return "DERIVED";
    case EdgeKind::kCredits:
      return "CREDITS";
    case EdgeKind::kOwnedBy:
      return "OWNED_BY";
    case EdgeKind::kSameText:
      return "SAME_TEXT";
    case EdgeKind::kOtherNumber:
      return "OTHER_NUMBER";
  }
  return "";
}

}  // namespace crosscheck
