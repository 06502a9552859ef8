// Packed bytes: numbers of seven bits a byte, smallest first, as most are small. ByteReader never
// reads past its end: what is not there reads as zero, and ok() tells.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace crosscheck::archive {

// Signed numbers near zero as small unsigned ones: 0 -1 1 -2 2 become 0 1 2 3 4.
constexpr uint64_t ZigZag(int64_t value) {
  return (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63);
}
constexpr int64_t UnZigZag(uint64_t value) {
  return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}

class ByteWriter {
 public:
  void Varint(uint64_t value) {
    while (value >= 0x80) {
      out_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    out_ += static_cast<char>(value);
  }
  // Little-endian.
  template <typename T>
  void Fixed(T value) {
    for (size_t i = 0; i < sizeof(T); ++i) out_ += static_cast<char>(value >> (8 * i));
  }
  void Raw(std::string_view bytes) { out_ += bytes; }
  std::string& bytes() { return out_; }

 private:
  std::string out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  uint64_t Varint() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      value |= uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    ok_ = false;
    return 0;
  }
  template <typename T>
  T Fixed() {
    T value = 0;
    const std::string_view bytes = Raw(sizeof(T));
    for (size_t i = 0; i < bytes.size(); ++i)
      value = static_cast<T>(value | static_cast<T>(T{static_cast<uint8_t>(bytes[i])} << (8 * i)));
    return value;
  }
  // Empty where there are not as many.
  std::string_view Raw(uint64_t size) {
    if (size > rest_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  size_t left() const { return rest_.size(); }
  bool ok() const { return ok_; }
  void Fail() { ok_ = false; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace crosscheck::archive
