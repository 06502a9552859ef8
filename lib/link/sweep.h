// Linking of claims whose records are in a file: the same links and groups as in memory, with so
// much of the file in memory as is allowed.
//
//   Sweep sweep(claims, directory, memory_bytes);
//   absl::Status status = sweep.FindLinks(link_of, links);
//   status = sweep.FindGroups(links, groups);
//
// What asks for two records is put off, sorted by where these lie, and done in that order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/types/span.h"
#include "crosscheck/link/link.h"
#include "link/packed.h"
#include "link/sorted_runs.h"

namespace crosscheck::link {

class Sweep {
 public:
  // REQUIRES: no claim is added any more, and the records spill.
  Sweep(PackedClaims& claims, std::string directory, size_t memory_bytes);

  // Adds the links of copies, and those that `link_of` makes of candidates, and sorts all by (a,
  // b). After an error `links` is as it was.
  using LinkOf = absl::FunctionRef<std::optional<Link>(uint32_t, uint32_t, int likeness)>;
  absl::Status FindLinks(LinkOf link_of, std::vector<Link>& links);

  // Those of clusters.h.
  absl::Status FindGroups(absl::Span<const Link> links, std::vector<std::vector<uint32_t>>& groups);

 private:
  // Consecutive articles, up to those of the next one.
  struct Window {
    uint32_t article = 0, claim = 0, place = 0;
  };
  // Articles or claims that meet, in the order of that.
  struct Meeting;
  struct LinkInOrder;
  using Meetings = SortedRuns<Meeting>;
  using Links = SortedRuns<LinkInOrder>;

  void MakeWindows(size_t bytes);
  size_t OuterOf(size_t window) const { return window / kInnerPerOuter; }
  Records::Range PlacesOf(size_t first, size_t last) const;
  // Calls act(claim) with each claim in turn, whose article is held.
  absl::Status ForEachClaim(absl::FunctionRef<void(uint32_t)> act);
  // The number of a meeting of two articles among those of all windows.
  uint32_t PlaceOf(uint32_t a, uint32_t b) const;

  absl::Status LinkCopies(Links& links, std::vector<bool>& is_first);
  absl::Status MeetInTexts(const std::vector<bool>& active, std::vector<bool>& wanted,
                           Meetings& meetings);
  absl::Status Meet(const std::vector<bool>& active, Meetings& meetings, LinkOf link_of,
                    Links& links);
  absl::Status GroupSome(const std::vector<bool>& wanted, absl::Span<const Link> links,
                         std::vector<std::vector<uint32_t>>& groups);

  // An outer window is held while the inner ones pass by, of which it has so many itself.
  static constexpr size_t kInnerPerOuter = 8;

  PackedClaims& claims_;
  const std::string directory_;
  const size_t memory_bytes_;
  std::vector<Window> windows_;  // and the end
  std::vector<uint16_t> window_of_article_;
};

}  // namespace crosscheck::link
