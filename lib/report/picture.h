// The picture of the claims graph: what of it is drawn, and where. Internal to report.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/html_parts.h"

namespace crosscheck::report {

// In pixels; text is 13 high and a column 7 wide, which is more than most fonts need.
inline constexpr int kLine = 18;
inline constexpr int kGap = 10;
inline constexpr int kFactGap = 30;
inline constexpr int kTop = 34;  // below the names of the columns
struct Column {
  int x;
  int width;
};
inline constexpr Column kSources = {0, 130};
inline constexpr Column kArticles = {180, 270};
inline constexpr Column kClaims = {520, 230};
inline constexpr Column kFacts = {850, 250};
inline constexpr int kWidth = 1102;

struct Box {
  int y = 0;
  int height = 0;
  int wanted = 0;  // where its middle would be best
  int Middle() const { return y + height / 2; }
};

struct ClaimNode : Box {
  uint32_t claim = 0;
  size_t fact = 0;
};
struct FactNode : Box {
  std::string label;
  std::string anchor;  // where it stands in the page; may be empty
  std::vector<size_t> claims;
  size_t more = 0;  // claims that are not drawn
};
struct OutletNode : Box {  // with its articles below each other
  size_t outlet = 0;
  std::vector<uint32_t> articles;
  std::map<uint32_t, int> y_of;
};
struct SourceNode : Box {
  std::string_view name;
  std::set<size_t> outlets;  // indices of nodes that it joins
};

// Nodes in the order of their columns from above. A graph of thousands is no picture: the facts
// most in dispute are drawn, some claims of each, and the rest is counted.
struct Picture {
  std::vector<SourceNode> sources;
  std::vector<OutletNode> outlets;
  std::vector<ClaimNode> claims;
  std::vector<FactNode> facts;
  std::map<uint32_t, size_t> node_of;  // by claim
  int height = 0;
  size_t facts_left_out = 0;
  size_t claims_left_out = 0;  // of facts that are drawn
  size_t claims_alone = 0;     // that belong to nothing that is drawn, and to no fact
};

Picture LayOut(const Page& page);

}  // namespace crosscheck::report
