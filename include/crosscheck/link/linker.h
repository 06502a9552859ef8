// Linking: which pairs of claims are about the same thing, and which claims make up a fact.
//
//   std::vector<Link> links = FindLinks(claims);
//   std::vector<Fact> facts = MakeFacts(documents, claims, links);
//
// The score of a pair adds up evidence slot by slot and uses the two claims and fixed tables only,
// so that no other article of the batch changes it. A slot is same, different or unknown. Symmetric
// and deterministic; claims of one article are linked only where arithmetic joins them (kDerived).
// Pure; thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/link.h"

namespace crosscheck {

// How a slot of two claims compares.
enum class SlotMatch : uint8_t { kUnknown, kSame, kDifferent };

// What a score is made of.
struct Evidence {
  SlotMatch predicate = SlotMatch::kUnknown;
  SlotMatch group = SlotMatch::kUnknown;
  SlotMatch subject = SlotMatch::kUnknown;
  SlotMatch base = SlotMatch::kUnknown;
  SlotMatch place = SlotMatch::kUnknown;
  SlotMatch period = SlotMatch::kUnknown;  // for quantities; kDifferent makes a series
  bool one_group = false;   // the counted persons are of one kind (people, those unnamed) and not
                            // children among people
  bool narrower = false;    // one says where, and the other article knows no such place
  bool other_days = false;  // weeks lie between the articles and no period is known to hold both
  bool same_text = false;   // the two sentences are the same but for their numbers
  bool one_story =
      false;  // persons, counted in articles of one day or the next with much the same topic
  bool shared_event = false;  // no predicate is known, and one event or verb stands beside both
  bool same_stage = false;    // the very same predicate, not only the same wider concept
  // One thing, counted or paid, in articles of these days, and two neighbouring digits of the one
  // figure are exchanged in the other: "186", "168".
  bool digits_swapped = false;
  int shared_words = 0;      // content words and names of the sentences that both have
  int specific_words = 0;    // sum of their Term::weight, the predicates left out
  int article_likeness = 0;  // thousandths of the articles' topics that they share
  int score = 0;             // thousandths; below kLinkThreshold there is no link
  LinkType type = LinkType::kSameFact;

  // Positive evidence on what happened and to whom: what a conflict needs beside the score.
  bool Strong() const;
};
inline constexpr int kLinkThreshold = 550;

// nullopt for two claims that cannot be compared: other measures or dimensions, a part larger than
// its whole, one negated.
std::optional<Evidence> Compare(const Claim& a, const Claim& b);
// "predicate same, group same, period unknown, 4 words shared: 720"
std::string DebugString(const Evidence& evidence);

// Where a Linker keeps what it holds of the claims.
struct LinkerOptions {
  // In a temporary file in this directory, which has no name and is gone with the Linker or the
  // process. It takes some hundred bytes a claim, and as many again while links are found. Empty:
  // in memory.
  std::string spill_directory;
  // With a spill directory: so many bytes of memory for claims, and for what is sorted to find
  // links and groups. Beside it there are some 40 bytes a claim, for the topics of articles, for
  // what follows from claims by arithmetic and for where claims are, and the answers; Groups takes
  // some 20 more, and what links of one fact join into one piece lies in memory at once. The less
  // there is, the more often the file is read: about its size / memory times, if articles come in
  // no order of days, and twice if they do.
  size_t memory_bytes = size_t{256} << 20;
};

// Links millions of claims that need not be in memory as Claim: it keeps some hundred bytes of
// each, in memory or in a file.
//
//   Linker linker;
//   for (...) linker.Add(claims_of_articles);          // which may be gone afterwards
//   std::vector<Link> links = linker.Links();
//
//   Linker linker({.spill_directory = "/var/tmp"});    // for more claims than fit into memory
//   ...
//   if (!linker.status().ok()) ...
//
// The links are those of FindLinks for all the claims that were added, in their order, wherever it
// keeps them. For one thread at a time; several Linkers know nothing of each other.
class Linker {
 public:
  Linker();
  explicit Linker(const LinkerOptions& options);
  ~Linker();
  // Not copyable: it may hold gigabytes.
  Linker(const Linker&) = delete;
  Linker& operator=(const Linker&) = delete;

  // Claims of whole articles, each article's one after the other. REQUIRES: Links was not called.
  void Add(absl::Span<const Claim> claims);
  uint32_t claim_count() const;
  std::vector<Link> Links();
  // The claims of each fact of MakeFacts, in its order. `links` are those of Links().
  std::vector<std::vector<uint32_t>> Groups(absl::Span<const Link> links) const;
  // The first error: the spill directory is missing or cannot be written to, its disk is full
  // (kResourceExhausted, as for claims of more than 16 GiB) or could not be read. From then on
  // nothing is added, and Links and Groups are empty. Always OK in memory, below 16 GiB.
  const absl::Status& status() const;
  // What it holds in memory.
  size_t bytes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// All links of a batch, ordered by (a, b).
std::vector<Link> FindLinks(absl::Span<const Claim> claims);
// The same by looking at every pair: slow, for tests of the blocking.
std::vector<Link> FindLinksOfAllPairs(absl::Span<const Claim> claims);

// What a claim is about, for people: its clause on one line, without the words that join it to
// another, at most 72 bytes and an ellipsis.
std::string LabelOf(const Claim& claim, const Document& document);

// Facts with claims of two or more sentences, ordered by first claim. No fact holds two claims that
// contradict each other in a slot, so that a chain of links does not join what is not alike.
std::vector<Fact> MakeFacts(absl::Span<const Document> documents, absl::Span<const Claim> claims,
                            absl::Span<const Link> links);

}  // namespace crosscheck
