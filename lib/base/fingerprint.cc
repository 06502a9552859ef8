// Fingerprints. The doors are FingerprintOf and the members of Fingerprint.
//
// The hash is sha256.cc, our own so that the stored format hangs on no library; here is the framing
// of the fields, which is part of that format, and the hex form.
#include "crosscheck/base/fingerprint.h"

#include <charconv>

#include "base/sha256.h"

namespace crosscheck {

std::string Fingerprint::ToHex() const {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (uint8_t byte : bytes) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::optional<Fingerprint> Fingerprint::FromHex(std::string_view hex) {
  Fingerprint result;
  if (hex.size() != 2 * result.bytes.size()) return std::nullopt;
  for (size_t i = 0; i < result.bytes.size(); ++i) {
    const char* byte = hex.data() + 2 * i;
    if (std::from_chars(byte, byte + 2, result.bytes[i], 16).ptr != byte + 2) return std::nullopt;
  }
  return result;
}

Fingerprint FingerprintOf(std::initializer_list<std::string_view> fields) {
  internal::Sha256 hash;
  for (std::string_view field : fields) {
    std::array<char, 8> length{};
    uint64_t rest = field.size();
    for (char& byte : length) {
      byte = static_cast<char>(rest & 0xff);
      rest >>= 8;
    }
    hash.Update({length.data(), length.size()});
    hash.Update(field);
  }
  const std::array<uint8_t, 32> digest = hash.Finish();
  Fingerprint result;
  for (size_t i = 0; i < result.bytes.size(); ++i) result.bytes[i] = digest[i];
  return result;
}

}  // namespace crosscheck
