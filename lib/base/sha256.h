// SHA-256 of FIPS 180-4, for fingerprints. Internal: not installed.
//
//   internal::Sha256 hash;
//   hash.Update("abc");
//   hash.Finish();                 // 32 bytes, ba 78 16 bf ...
//
// Not for secrets: it makes no attempt at constant time. One object, one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crosscheck::internal {

class Sha256 {
 public:
  Sha256();  // by the processor's own instructions, where it has them
  static Sha256 InPlainRounds() { return Sha256(false); }

  // May be called any number of times; only the joined bytes matter.
  void Update(std::string_view bytes);
  // The digest of all bytes so far. Call once, last.
  std::array<uint8_t, 32> Finish();

 private:
  explicit Sha256(bool instructions) : instructions_(instructions) {}
  void Compress();

  std::array<uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<uint8_t, 64> block_{};
  size_t filled_ = 0;  // bytes of block_ in use
  uint64_t total_ = 0;
  bool instructions_;
};

}  // namespace crosscheck::internal
