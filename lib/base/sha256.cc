// SHA-256 after FIPS 180-4, sections 5.1.1 (padding), 4.1.2 (functions) and 6.2.2 (compression);
// the names are those of the standard. The door is internal::Sha256.
#include "base/sha256.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace crosscheck::internal {
namespace {

// Section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64
// primes.
constexpr std::array<uint32_t, 64> kRoundConstants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

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

void Sha256::Compress() {
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
    Round(a, b, c, d, e, f, g, h, kRoundConstants[t] + w[t]);
    Round(h, a, b, c, d, e, f, g, kRoundConstants[t + 1] + w[t + 1]);
    Round(g, h, a, b, c, d, e, f, kRoundConstants[t + 2] + w[t + 2]);
    Round(f, g, h, a, b, c, d, e, kRoundConstants[t + 3] + w[t + 3]);
    Round(e, f, g, h, a, b, c, d, kRoundConstants[t + 4] + w[t + 4]);
    Round(d, e, f, g, h, a, b, c, kRoundConstants[t + 5] + w[t + 5]);
    Round(c, d, e, f, g, h, a, b, kRoundConstants[t + 6] + w[t + 6]);
    Round(b, c, d, e, f, g, h, a, kRoundConstants[t + 7] + w[t + 7]);
  }
  const std::array<uint32_t, 8> words = {a, b, c, d, e, f, g, h};
  for (size_t i = 0; i < state_.size(); ++i) state_[i] += words[i];
  filled_ = 0;
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
