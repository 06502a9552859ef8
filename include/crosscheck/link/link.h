// Links: which claims are about the same thing, with a score and a type.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/base/fingerprint.h"
#include "crosscheck/link/origin.h"

namespace crosscheck {

// On the wire; append only.
enum class LinkType : uint8_t {
  kSameFact,    // the same measure of the same thing, at the same time and place as far as known
  kPartOf,      // a part against its whole
  kSeries,      // the same measure at another time
  kSameFigure,  // the same distinctive figure said of something broader or narrower
  kDerived,     // one follows from the other by arithmetic
};
std::string_view LinkTypeName(LinkType type);  // "SAME_FACT" ...

// Between claims[a] and claims[b], a < b.
struct Link {
  uint32_t a = 0;
  uint32_t b = 0;
  LinkType type = LinkType::kSameFact;
  int score = 0;  // thousandths of the evidence that the two are about the same thing, 0 to 1000
  friend bool operator==(const Link&, const Link&) = default;
};

// Claims about the same thing.
struct Fact {
  Fingerprint id;                // of the ids of its claims
  std::string label;             // for people: "fentanyl: times more potent than heroin"
  std::vector<uint32_t> claims;  // indices, ascending
  Support support = {};          // of its claims; MakeFacts leaves it empty
};

}  // namespace crosscheck
