// Fetching: of millions of claims, two that are compared are mostly not in the caches, and waiting
// for one line of memory after the other takes longer than comparing. Claims are called for some
// pairs before, and change nothing.
#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::compare {

inline void FetchBytes(const void* begin, size_t size) {
  constexpr size_t kCacheLine = 64;
  for (size_t at = 0; at < size; at += kCacheLine)
    __builtin_prefetch(static_cast<const char*>(begin) + at);
}

inline void Fetch(absl::Span<const Claim> claims, absl::Span<const uint32_t> some) {
  for (uint32_t claim : some) FetchBytes(&claims[claim], sizeof(Claim));
}

// Some time later: where its terms are stands in the claim.
inline void FetchTerms(absl::Span<const Claim> claims, absl::Span<const uint32_t> some) {
  for (uint32_t claim : some) {
    const Claim& c = claims[claim];
    for (const TermSet* set : {&c.group, &c.predicate, &c.subject, &c.events, &c.topic, &c.context,
                               &c.where, &c.base, &c.article_topic.get()})
      FetchBytes(set->data(), set->size() * sizeof(Term));
  }
}

}  // namespace crosscheck::compare
