// SHA-256 after FIPS 180-4, sections 5.1.1 (padding), 4.1.2 (functions) and 6.2.2 (compression);
// the names are those of the standard. The door is internal::Sha256.
#include "base/sha256.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

#include "base/sha256_x86.h"

namespace crosscheck::internal {
namespace {

uint32_t Choose(uint32_t x, uint32_t y, uint32_t z) { return (x & y) ^ (~x & z); }
uint32_t Majority(uint32_t x, uint32_t y, uint32_t z) { return (x & y) ^ (x & z) ^ (y & z); }
uint32_t BigSigma0(uint32_t x) { return std::rotr(x, 2) ^ std::rotr(x, 13) ^ std::rotr(x, 22); }
uint32_t BigSigma1(uint32_t x) { return std::rotr(x, 6) ^ std::rotr(x, 11) ^ std::rotr(x, 25); }
uint32_t SmallSigma0(uint32_t x) { return std::rotr(x, 7) ^ std::rotr(x, 18) ^ (x >> 3); }
uint32_t SmallSigma1(uint32_t x) { return std::rotr(x, 17) ^ std::rotr(x, 19) ^ (x >> 10); }

// Section 6.2.2, step 3, for a round whose constant and word are added up in `input`; the new a and
// e stand where h and d stood.
void Round(uint32_t a, uint32_t b, uint32_t c, uint32_t& d, uint32_t e, uint32_t f, uint32_t g,
           uint32_t& h, uint32_t input) {
  const uint32_t t1 = h + BigSigma1(e) + Choose(e, f, g) + input;
  d += t1;
  h = t1 + BigSigma0(a) + Majority(a, b, c);
}

}  // namespace

Sha256::Sha256() : instructions_(HasSha256Instructions()) {}

void Sha256::Compress() {
  filled_ = 0;
  if (instructions_) return CompressBlock(block_, state_);
  std::array<uint32_t, 64> w{};
  for (size_t t = 0; t < 16; ++t) {
    w[t] = uint32_t{block_[4 * t]} << 24 | uint32_t{block_[4 * t + 1]} << 16 |
           uint32_t{block_[4 * t + 2]} << 8 | uint32_t{block_[4 * t + 3]};
  }
  for (size_t t = 16; t < 64; ++t) {
    w[t] = SmallSigma1(w[t - 2]) + w[t - 7] + SmallSigma0(w[t - 15]) + w[t - 16];
  }
  auto [a, b, c, d, e, f, g, h] = state_;
  // Eight rounds turn the eight words back into their places, so none has to be moved.
  for (size_t t = 0; t < 64; t += 8) {
    Round(a, b, c, d, e, f, g, h, kSha256Constants[t] + w[t]);
    Round(h, a, b, c, d, e, f, g, kSha256Constants[t + 1] + w[t + 1]);
    Round(g, h, a, b, c, d, e, f, kSha256Constants[t + 2] + w[t + 2]);
    Round(f, g, h, a, b, c, d, e, kSha256Constants[t + 3] + w[t + 3]);
    Round(e, f, g, h, a, b, c, d, kSha256Constants[t + 4] + w[t + 4]);
    Round(d, e, f, g, h, a, b, c, kSha256Constants[t + 5] + w[t + 5]);
    Round(c, d, e, f, g, h, a, b, kSha256Constants[t + 6] + w[t + 6]);
    Round(b, c, d, e, f, g, h, a, kSha256Constants[t + 7] + w[t + 7]);
  }
  const std::array<uint32_t, 8> words = {a, b, c, d, e, f, g, h};
  for (size_t i = 0; i < state_.size(); ++i) state_[i] += words[i];
}

void Sha256::Update(std::string_view bytes) {
  total_ += bytes.size();
  while (!bytes.empty()) {
    const size_t taken = std::min(bytes.size(), block_.size() - filled_);
    std::memcpy(block_.data() + filled_, bytes.data(), taken);
    bytes.remove_prefix(taken);
    filled_ += taken;
    if (filled_ == block_.size()) Compress();
  }
}

std::array<uint8_t, 32> Sha256::Finish() {
  const uint64_t bits = total_ * 8;
  // One bit, zeros up to the last eight bytes of a block, the length big-endian.
  block_[filled_++] = 0x80;
  constexpr size_t kLength = 8;  // bytes
  if (filled_ > block_.size() - kLength) {
    std::fill(block_.begin() + static_cast<std::ptrdiff_t>(filled_), block_.end(), uint8_t{0});
    Compress();
  }
  std::fill(block_.begin() + static_cast<std::ptrdiff_t>(filled_), block_.end() - kLength,
            uint8_t{0});
  filled_ = block_.size() - kLength;
  for (int shift = 56; shift >= 0; shift -= 8) {
    block_[filled_++] = static_cast<uint8_t>(bits >> shift);
  }
  Compress();
  std::array<uint8_t, 32> digest{};
  for (size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
  }
  return digest;
}

}  // namespace crosscheck::internal
