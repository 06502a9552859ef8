// Which pairs of claims are worth comparing.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "absl/functional/function_ref.h"
#include "link/packed.h"

namespace crosscheck::link {

// Calls `candidate` once for each pair of claims i < j of two articles that may be linked, with the
// likeness of their articles; claims that are not `active` are left out. Every pair left out is
// guaranteed to have no link but a sum of one sentence; the argument stands in candidates.cc. Some
// of those told share no key. sweep.h has the same for records that are in a file.
using Candidate = absl::FunctionRef<void(uint32_t, uint32_t, int likeness)>;
void FindCandidates(const PackedClaims& claims, const std::vector<bool>& active,
                    Candidate candidate);

// A claim in the order of the sweep over the times of its text.
struct TextTime {
  uint64_t text;
  int32_t begin, end;
  uint32_t claim;
  uint32_t article;
  bool undated;
  friend bool operator<(const TextTime& x, const TextTime& y) {
    return std::tie(x.text, x.begin, x.claim) < std::tie(y.text, y.begin, y.claim);
  }
};
// nullopt for a claim that meets none by its text.
std::optional<TextTime> TextTimeOf(uint32_t i, const PackedView& claim);

// That sweep: a sentence that is printed every day with another figure meets those of its days, and
// not all of its years.
class TextSweep {
 public:
  explicit TextSweep(const PackedClaims& claims) : claims_(claims) {}
  // Calls `met` for each of those before whose time meets this one's, unless their articles are
  // alike, so that they meet anyway. REQUIRES: none before is after `next`.
  using Met = absl::FunctionRef<void(const TextTime&, const TextTime&, int likeness)>;
  void Add(const TextTime& next, Met met);

 private:
  const PackedClaims& claims_;
  std::vector<TextTime> open_, undated_;  // of the text at hand
};

}  // namespace crosscheck::link
