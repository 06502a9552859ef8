// The door is Records. A record that is larger than a chunk gets one of its own, as large as it is.
#include "link/records.h"

#include <algorithm>
#include <utility>

namespace crosscheck::link {

absl::Status Records::SpillTo(const std::string& directory, size_t chunk_bytes) {
  shift_ = 6;
  while (shift_ < 20 && (sizeof(uint32_t) << (shift_ + 1)) <= chunk_bytes) ++shift_;
  mask_ = (uint32_t{1} << shift_) - 1;
  return status_ = file_.Open(directory);
}

Records::Words Records::Allocate(size_t words) {
  if (words == mask_ + size_t{1} && !spare_.empty()) {
    Words spare = std::move(spare_.back());
    spare_.pop_back();
    return spare;
  }
  bytes_ += words * sizeof(uint32_t);
  return std::make_unique_for_overwrite<uint32_t[]>(words);
}

void Records::Release(uint32_t chunk) {
  const size_t words = std::max(stored_[chunk].words, mask_ + 1);
  if (words == mask_ + size_t{1}) {
    spare_.push_back(std::move(chunks_[chunk]));
  } else {
    chunks_[chunk].reset();
    bytes_ -= words * sizeof(uint32_t);
  }
}

void Records::StartChunk(uint32_t words) {
  EndChunk();
  next_ = End();
  // The end of the chunk is a place too.
  if (next_ + mask_ >= UINT32_MAX && status_.ok()) {
    status_ = absl::ResourceExhaustedError("claims take more than 16 GiB");
  }
  // After an error there is nothing to be kept, and no place for it.
  if (!status_.ok()) {
    next_ = 0;
    chunks_.clear();
    stored_.clear();
  }
  chunks_.push_back(Allocate(std::max(words, mask_ + 1)));
}

void Records::EndChunk() {
  if (!spills() || stored_.size() == chunks_.size()) return;
  stored_.push_back({0, used_});
  if (status_.ok()) {
    const absl::StatusOr<uint64_t> at =
        file_.Append(chunks_.back().get(), used_ * sizeof(uint32_t));
    status_ = at.status();
    if (at.ok()) stored_.back().offset = *at;
  }
  Release(static_cast<uint32_t>(chunks_.size()) - 1);
}

absl::Status Records::EndAdding() {
  EndChunk();
  return status_;
}

absl::Status Records::Load(uint32_t chunk) {
  const Stored& stored = stored_[chunk];
  chunks_[chunk] = Allocate(std::max(stored.words, mask_ + 1));
  held_.push_back(chunk);
  return file_.Read(stored.offset, chunks_[chunk].get(), stored.words * sizeof(uint32_t));
}

absl::Status Records::Hold(Range a, Range b) {
  if (!spills() || !status_.ok()) return status_;
  const auto has = [&](const Range& range, uint32_t chunk) {
    return range.begin < range.end && range.begin >> shift_ <= chunk &&
           chunk <= (range.end - 1) >> shift_;
  };
  std::erase_if(held_, [&](uint32_t chunk) {
    if (has(a, chunk) || has(b, chunk)) return false;
    Release(chunk);
    return true;
  });
  for (const Range& range : {a, b}) {
    for (uint32_t chunk = range.begin >> shift_; has(range, chunk) && status_.ok(); ++chunk) {
      if (chunks_[chunk] == nullptr) status_ = Load(chunk);
    }
  }
  if (a.begin == a.end && b.begin == b.end) {
    bytes_ -= spare_.size() * (mask_ + size_t{1}) * sizeof(uint32_t);
    spare_.clear();
  }
  return status_;
}

}  // namespace crosscheck::link
