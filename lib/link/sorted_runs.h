// Sorts more items than fit into memory (an external merge sort).
//
//   SortedRuns<Pair> pairs(directory, memory_bytes);
//   for (...) pairs.Add(pair);
//   pairs.EndAdding();
//   while (const Pair* pair = pairs.Next()) ...
//   if (!pairs.status().ok()) ...
//
// Items are sorted as they come, as many at a time as fit; each such run is written to a temporary
// file and all are merged as they are read. Where there are more runs than can be read at a time,
// some are merged into longer ones before. What fits into memory altogether touches no disk. For
// one thread at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "link/spill.h"

namespace crosscheck::link {

// `Item` has an operator< that is a total order: items that are neither before the other are the
// same, so that what is told does not depend on the memory.
template <typename Item>
class SortedRuns {
  static_assert(std::is_trivially_copyable_v<Item>);

 public:
  // About so much memory is taken while items are added, and again while they are read; a few items
  // at least. REQUIRES: the directory can be written to, if more is added than fits.
  SortedRuns(std::string directory, size_t memory_bytes)
      : directory_(std::move(directory)),
        most_items_(std::max<size_t>(memory_bytes / sizeof(Item), kFewest)),
        most_runs_(std::clamp<size_t>(memory_bytes / kGoodRead, kFewest, kMostRuns)) {}

  // The first error, after which nothing is kept.
  const absl::Status& status() const { return status_; }
  uint64_t size() const { return size_; }

  void Add(const Item& item) {
    if (items_.size() == most_items_) EndRun();
    if (items_.size() == items_.capacity())
      items_.reserve(std::min(most_items_, std::max(2 * items_.size(), size_t{1024})));
    items_.push_back(item);
    ++size_;
  }

  void EndAdding() {
    if (runs_.empty()) {
      std::sort(items_.begin(), items_.end());
      return;
    }
    EndRun();
    items_ = {};
    while (runs_.size() > most_runs_ && status_.ok()) MergeSome();
    if (status_.ok()) StartMerge(0, runs_.size());
  }

  // The next one, until the next call; nullptr after the last, and after an error. REQUIRES:
  // EndAdding was called.
  const Item* Next() {
    if (!status_.ok()) return nullptr;
    if (runs_.empty()) return next_ < items_.size() ? &items_[next_++] : nullptr;
    return NextOfMerge();
  }

 private:
  static constexpr size_t kFewest = 4, kMostRuns = 256;
  // Bytes of a run to be read at a time, so that a disk is not asked for each of a few.
  static constexpr size_t kGoodRead = size_t{1} << 16;

  struct Run {
    uint64_t offset = 0;  // in the file
    uint64_t size = 0;    // items
  };
  // A run that is being read.
  struct Reader {
    Run left;  // not yet read
    std::vector<Item> items;
    size_t next = 0;  // of items
  };

  void EndRun() {
    std::sort(items_.begin(), items_.end());
    if (!file_.is_open()) Note(file_.Open(directory_));
    runs_.push_back({0, 0});
    Write(file_, items_, &runs_.back());
  }

  // Appends the items to the run, which is the last of its file, and empties them.
  void Write(SpillFile& file, std::vector<Item>& items, Run* run) {
    if (status_.ok()) {
      const absl::StatusOr<uint64_t> at = file.Append(items.data(), items.size() * sizeof(Item));
      Note(at.status());
      if (at.ok() && run->size == 0) run->offset = *at;
      run->size += items.size();
    }
    items.clear();
  }

  // All runs, most_runs_ at a time.
  void MergeSome() {
    SpillFile merged;
    Note(merged.Open(directory_));
    std::vector<Run> runs;
    std::vector<Item> items;
    const size_t at_once = std::max(most_items_ / (most_runs_ + 1), size_t{1});
    for (size_t begin = 0; begin < runs_.size() && status_.ok(); begin += most_runs_) {
      StartMerge(begin, std::min(begin + most_runs_, runs_.size()));
      runs.push_back({0, 0});
      while (const Item* item = NextOfMerge()) {
        items.push_back(*item);
        if (items.size() == at_once) Write(merged, items, &runs.back());
      }
      Write(merged, items, &runs.back());
    }
    file_ = std::move(merged);
    runs_ = std::move(runs);
  }

  void StartMerge(size_t begin, size_t end) {
    readers_.assign(end - begin, {});
    heap_.clear();
    at_once_ = std::max(most_items_ / (readers_.size() + 1), size_t{1});
    for (size_t i = 0; i < readers_.size(); ++i) {
      readers_[i].left = runs_[begin + i];
      if (Fill(readers_[i])) heap_.push_back(static_cast<uint32_t>(i));
    }
    std::make_heap(heap_.begin(), heap_.end(), IsLater{this});
    told_ = false;
  }

  const Item* NextOfMerge() {
    // The one that was told last makes room only now, for it is told as it lies.
    if (told_) Advance();
    told_ = status_.ok() && !heap_.empty();
    return told_ ? &Head(heap_.front()) : nullptr;
  }

  void Advance() {
    Reader& reader = readers_[heap_.front()];
    std::pop_heap(heap_.begin(), heap_.end(), IsLater{this});
    if (++reader.next < reader.items.size() || Fill(reader)) {
      std::push_heap(heap_.begin(), heap_.end(), IsLater{this});
    } else {
      heap_.pop_back();
    }
  }

  // False at the end of the run, or after an error.
  bool Fill(Reader& reader) {
    const auto size = static_cast<size_t>(std::min<uint64_t>(reader.left.size, at_once_));
    reader.items.resize(size);
    reader.next = 0;
    if (size == 0) return false;
    const size_t bytes = size * sizeof(Item);
    Note(file_.Read(reader.left.offset, reader.items.data(), bytes));
    reader.left = {reader.left.offset + bytes, reader.left.size - size};
    return status_.ok();
  }

  const Item& Head(uint32_t reader) const { return readers_[reader].items[readers_[reader].next]; }
  struct IsLater {
    const SortedRuns* runs;
    bool operator()(uint32_t x, uint32_t y) const { return runs->Head(y) < runs->Head(x); }
  };

  void Note(absl::Status status) {
    if (status_.ok()) status_ = std::move(status);
  }

  std::string directory_;
  size_t most_items_, most_runs_;
  absl::Status status_;
  uint64_t size_ = 0;
  std::vector<Item> items_;  // of the run at hand
  size_t next_ = 0;          // of items_, where they are all
  SpillFile file_;
  std::vector<Run> runs_;
  size_t at_once_ = 0;  // items that a reader holds
  std::vector<Reader> readers_;
  std::vector<uint32_t> heap_;  // readers, the one of the least item first
  bool told_ = false;           // the first of the heap was told
};

}  // namespace crosscheck::link
