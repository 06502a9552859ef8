// Interned terms: what a Term is where there are millions of them.
#pragma once

#include <cstdint>
#include <vector>

#include "base/mix.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::link {

// Term::key by its number in a TermNumbers, with Term::weight.
struct PackedTerm {
  uint32_t key : 30;
  uint32_t weight : 2;
};
static_assert(sizeof(PackedTerm) == 4);

// Numbers terms from 1 on, as they come: a hash table in one piece, for nearly every look into it
// misses the caches and it should miss them once. A note that its user makes of a term lies beside
// the number.
class TermNumbers {
 public:
  struct Entry {
    uint64_t key = 0;
    uint32_t number = 0;  // 0 where there is none
    uint32_t note = 0;
  };

  TermNumbers() : entries_(kFewest) {}

  // Good until the next call.
  Entry& Of(uint64_t key) {
    if (2 * size_ >= entries_.size()) Grow();
    Entry& entry = Find(entries_, key);
    if (entry.number == 0) entry = {key, ++size_, 0};
    return entry;
  }
  PackedTerm Of(const Term& term) { return {Of(term.key).number & 0x3FFFFFFFu, term.weight & 3u}; }
  // Fetches what Of will look at.
  void Prefetch(uint64_t key) const { __builtin_prefetch(&entries_[Home(key, entries_.size())]); }

  uint32_t size() const { return size_; }  // the largest number
  size_t bytes() const { return entries_.capacity() * sizeof(Entry); }

 private:
  static constexpr size_t kFewest = 1024;  // a power of two

  static size_t Home(uint64_t key, size_t size) {
    return static_cast<size_t>((key * kGoldenRatio) >> 20) & (size - 1);
  }
  static Entry& Find(std::vector<Entry>& entries, uint64_t key) {
    size_t at = Home(key, entries.size());
    while (entries[at].number != 0 && entries[at].key != key) at = (at + 1) & (entries.size() - 1);
    return entries[at];
  }
  void Grow() {
    std::vector<Entry> larger(2 * entries_.size());
    for (const Entry& entry : entries_) {
      if (entry.number != 0) Find(larger, entry.key) = entry;
    }
    entries_ = std::move(larger);
  }

  std::vector<Entry> entries_;
  uint32_t size_ = 0;
};

}  // namespace crosscheck::link
