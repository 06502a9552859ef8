// Interned terms: what a Term is where there are millions of them.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
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
// misses the caches and it should miss them once. It is kept full, for there are millions of terms.
class TermNumbers {
 public:
  TermNumbers() : entries_(kFewest) {}

  uint32_t Of(uint64_t key) {
    Entry& recent = recent_[key * kGoldenRatio >> 55];
    if (!recent.Has(key)) recent = InTable(key);
    return recent.number;
  }
  PackedTerm Of(const Term& term) { return {Of(term.key) & 0x3FFFFFFFu, term.weight & 3u}; }
  // Fetches what Of will look at.
  void Prefetch(uint64_t key) const { __builtin_prefetch(&entries_[Home(key, entries_.size())]); }

  uint32_t size() const { return size_; }  // the largest number
  size_t bytes() const { return entries_.capacity() * sizeof(Entry); }

 private:
  static constexpr size_t kFewest = 1024;
  static uint32_t Low(uint64_t key) { return static_cast<uint32_t>(key); }
  static uint32_t High(uint64_t key) { return static_cast<uint32_t>(key >> 32); }
  // The key in two halves, so that an entry takes twelve bytes.
  struct Entry {
    uint32_t low = 0, high = 0;
    uint32_t number = 0;  // 0 where there is none
    bool Has(uint64_t key) const { return number != 0 && low == Low(key) && high == High(key); }
  };

  Entry InTable(uint64_t key) {
    if (size_ + size_ / 4 >= entries_.size()) Grow();
    Entry& entry = Find(entries_, key);
    if (entry.number == 0) entry = {Low(key), High(key), ++size_};
    return entry;
  }
  static size_t Home(uint64_t key, size_t size) {
    return static_cast<size_t>(((key * kGoldenRatio) >> 32) * size >> 32);
  }
  static Entry& Find(std::vector<Entry>& entries, uint64_t key) {
    size_t at = Home(key, entries.size());
    while (entries[at].number != 0 && !entries[at].Has(key)) {
      if (++at == entries.size()) at = 0;
    }
    return entries[at];
  }
  void Grow() {
    std::vector<Entry> larger(entries_.size() + entries_.size() / 2);
    for (const Entry& entry : entries_) {
      if (entry.number != 0) Find(larger, uint64_t{entry.high} << 32 | entry.low) = entry;
    }
    entries_ = std::move(larger);
  }

  std::vector<Entry> entries_;
  uint32_t size_ = 0;
  // Words come again in the next claims of an article.
  std::array<Entry, 512> recent_ = {};
};

}  // namespace crosscheck::link
