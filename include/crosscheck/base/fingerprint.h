// Fingerprints: specified hashes that may be stored and compared between machines and releases.
//
//   Fingerprint f = FingerprintOf({"article-7", "BODY", sentence});
//   f.ToHex();                                    // 32 hex digits
//
// The 128-bit hash is the first half of SHA-256 over the fields, each preceded by its length as
// eight little-endian bytes, so that {"ab","c"} and {"a","bc"} differ. Hash64 is the 64-bit FNV-1a
// hash with a final mix, for term keys. Both are part of the stored format: they never change
// within a major version.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck {

struct Fingerprint {
  std::array<uint8_t, 16> bytes{};

  std::string ToHex() const;
  // 32 hex digits, either case; nullopt otherwise.
  static std::optional<Fingerprint> FromHex(std::string_view hex);

  friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};

Fingerprint FingerprintOf(std::initializer_list<std::string_view> fields);

// FNV-1a over the bytes, then the 64-bit finalizer of MurmurHash3 (public domain, Austin Appleby).
constexpr uint64_t Hash64(std::string_view text) {
  uint64_t h = 0xcbf29ce484222325u;
  for (char c : text) {
    h ^= static_cast<uint8_t>(c);
    h *= 0x100000001b3u;
  }
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdu;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53u;
  h ^= h >> 33;
  return h;
}

}  // namespace crosscheck
