// Buffered: a source of bytes of which some may be looked at before they are taken. Internal to
// ingest.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "crosscheck/ingest/stream.h"

namespace crosscheck::ingest {

class Buffered {
 public:
  explicit Buffered(ByteSource& source) : source_(source) {}

  // Reads until `count` bytes can be looked at. False at the end, or where an error ends the
  // stretch; then there may be fewer, and no more come until TakeError.
  bool Fill(size_t count) {
    while (size() < count && !ended_ && error_.ok()) {
      if (begin_ > 0) {
        bytes_.erase(0, begin_);
        begin_ = 0;
      }
      const size_t had = bytes_.size();
      bytes_.resize(had + step_);
      const absl::StatusOr<size_t> read = source_.Read(absl::MakeSpan(&bytes_[had], step_));
      bytes_.resize(had + (read.ok() ? *read : 0));
      if (!read.ok()) {
        error_ = read.status();
        break;
      }
      ended_ = *read == 0;
      if (*read == step_) step_ = std::min(2 * step_, kMostStep);
    }
    return size() >= count;
  }
  std::string_view view() const { return std::string_view(bytes_).substr(begin_); }
  size_t size() const { return bytes_.size() - begin_; }
  void Take(size_t count) { begin_ += count; }
  // Takes up to `count` bytes without keeping them; less only at the end or an error.
  uint64_t Skip(uint64_t count) {
    uint64_t left = count;
    while (left > 0 && (size() > 0 || Fill(1))) {
      const auto part = static_cast<size_t>(std::min<uint64_t>(left, size()));
      Take(part);
      left -= part;
    }
    return count - left;
  }
  // Nothing is behind what can be looked at.
  bool ended() const { return ended_; }
  // The error that stopped Fill, once; what can be looked at stands before it.
  absl::Status TakeError() {
    absl::Status error = std::move(error_);
    error_ = absl::OkStatus();
    return error;
  }

 private:
  // A text of the usual size does not touch the memory that a dump of the news is read into.
  static constexpr size_t kMostStep = size_t{1} << 18;
  size_t step_ = size_t{1} << 13;
  ByteSource& source_;
  std::string bytes_;
  size_t begin_ = 0;
  bool ended_ = false;
  absl::Status error_;
};

}  // namespace crosscheck::ingest
