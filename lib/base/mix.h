// Folds numbers into a hash. Keys that archives store are made with it (ListedKeys): it never
// changes within a major version. Texts are hashed by crosscheck/base/fingerprint.h.
#pragma once

#include <cstdint>

namespace crosscheck {

inline constexpr uint64_t kGoldenRatio = 0x9E3779B97F4A7C15u;  // of 2^64; odd, spreads each bit

constexpr uint64_t Mix(uint64_t hash, uint64_t part) { return (hash ^ part) * kGoldenRatio; }

}  // namespace crosscheck
