// Names of link types: the only door is LinkTypeName in link/link.h. On the wire, so spelt out.
#include "crosscheck/link/link.h"

namespace crosscheck {

std::string_view LinkTypeName(LinkType type) {
  switch (type) {
    case LinkType::kSameFact:
      return "SAME_FACT";
    case LinkType::kPartOf:
      return "PART_OF";
    case LinkType::kSeries:
      return "SERIES";
    case LinkType::kSameFigure:
      return "SAME_FIGURE";
    case LinkType::kDerived:
      return "DERIVED";
  }
  return "";
}

}  // namespace crosscheck
