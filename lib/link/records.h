// Records of 32-bit words: in memory, or in a file of which some are held in memory.
//
//   Records records;
//   status = records.SpillTo(directory, chunk_bytes);   // or all stay in memory
//   uint32_t* room = records.Add(words, &place);
//   status = records.EndAdding();
//   status = records.Hold({place, end}, {});
//   const uint32_t* record = records.At(place);
//
// A record lies in one piece in a chunk, and stays where it is as long as its chunk is held. In
// memory all are. For one thread at a time; At and Prefetch for any number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "link/spill.h"

namespace crosscheck::link {

class Records {
 public:
  // Places of records, in words.
  struct Range {
    uint32_t begin = 0, end = 0;
  };

  // From now on, chunks of so many bytes, rounded, go to a file in this directory as soon as they
  // are full. REQUIRES: nothing was added.
  absl::Status SpillTo(const std::string& directory, size_t chunk_bytes);
  bool spills() const { return file_.is_open(); }

  // Room for a record of so many words, to be filled before the next call, and its place. After an
  // error, which EndAdding tells, what is written there is lost.
  uint32_t* Add(uint32_t words, uint32_t* place) {
    if (chunks_.empty() || words > End() - next_) StartChunk(words);
    *place = static_cast<uint32_t>(next_);
    const uint32_t at = *place & mask_;
    used_ = at + words;
    next_ += words < mask_ + 1 - at ? words : mask_ + 1 - at;
    return chunks_.back().get() + at;
  }
  // Where the next one lies at the earliest.
  uint32_t end() const { return static_cast<uint32_t>(next_); }
  // Writes what is not yet written. Those that spill are not held until Hold is called.
  absl::Status EndAdding();
  // The first error.
  const absl::Status& status() const { return status_; }

  // Holds the records of these places, and their neighbours, and no others.
  absl::Status Hold(Range a, Range b);
  // REQUIRES: it is held.
  const uint32_t* At(uint32_t place) const {
    return chunks_[place >> shift_].get() + (place & mask_);
  }
  void Prefetch(uint32_t place) const {
    const auto* const record = reinterpret_cast<const char*>(At(place));
    constexpr int kLine = 64, kMostLines = 3;
    for (int line = 0; line < kMostLines; ++line) __builtin_prefetch(record + kLine * line);
  }
  // In memory.
  size_t bytes() const { return bytes_; }

 private:
  using Words = std::unique_ptr<uint32_t[]>;
  // A chunk in the file.
  struct Stored {
    uint64_t offset = 0;
    uint32_t words = 0;
  };
  uint64_t End() const { return uint64_t{chunks_.size()} << shift_; }
  void StartChunk(uint32_t words);
  void EndChunk();
  Words Allocate(size_t words);
  void Release(uint32_t chunk);
  absl::Status Load(uint32_t chunk);

  uint32_t shift_ = 20, mask_ = (uint32_t{1} << 20) - 1;  // of places in a chunk
  std::vector<Words> chunks_;                             // null where not held
  uint64_t next_ = 0;                                     // where the next record goes
  uint32_t used_ = 0;                                     // words of the last chunk
  size_t bytes_ = 0;
  absl::Status status_;
  // Where it spills:
  SpillFile file_;
  std::vector<Stored> stored_;
  std::vector<uint32_t> held_;  // chunks that were loaded
  std::vector<Words> spare_;    // that held others before
};

}  // namespace crosscheck::link
