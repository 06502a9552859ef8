// Interned terms: what a Term is where there are millions of them.
#pragma once

#include <cstdint>

#include "absl/container/flat_hash_map.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::link {

// Term::key by its number in a TermNumbers, with Term::weight.
struct PackedTerm {
  uint32_t key : 30;
  uint32_t weight : 2;
};
static_assert(sizeof(PackedTerm) == 4);

// Numbers terms from 0 on, as they come.
class TermNumbers {
 public:
  uint32_t Of(uint64_t key) {
    return numbers_.try_emplace(key, static_cast<uint32_t>(numbers_.size())).first->second;
  }
  PackedTerm Of(const Term& term) { return {Of(term.key) & 0x3FFFFFFFu, term.weight & 3u}; }
  uint32_t size() const { return static_cast<uint32_t>(numbers_.size()); }

 private:
  absl::flat_hash_map<uint64_t, uint32_t> numbers_;
};

}  // namespace crosscheck::link
