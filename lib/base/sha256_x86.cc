// The door is CompressBlock: about five times as fast as rounds one by one. The instructions keep
// the eight words of the state in two registers, as their manual calls them: ABEF and CDGH.
#include "base/sha256_x86.h"

#include <cstddef>

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace crosscheck::internal {

#if defined(__x86_64__) && defined(__GNUC__)

bool HasSha256Instructions() {
  // Asked once: on a virtual machine the question takes microseconds.
  static const bool has = [] {
    constexpr unsigned kSsse3 = 1u << 9, kSse41 = 1u << 19, kSha = 1u << 29;
    unsigned a = 0, b = 0, c = 0, d = 0;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & kSsse3) == 0 || (c & kSse41) == 0) return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & kSha) != 0;
  }();
  return has;
}

__attribute__((target("sha,sse4.1,ssse3"))) void CompressBlock(const std::array<uint8_t, 64>& block,
                                                               std::array<uint32_t, 8>& state) {
  const auto load = [](const void* from) { return static_cast<const __m128i*>(from); };
  const auto word = [&](size_t i) { return static_cast<int>(state[i]); };
  __m128i abef = _mm_set_epi32(word(0), word(1), word(4), word(5));
  __m128i cdgh = _mm_set_epi32(word(2), word(3), word(6), word(7));
  const __m128i old_abef = abef, old_cdgh = cdgh;
  // Words are big-endian.
  const __m128i turn = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  __m128i w[4];  // four words of the schedule each, the last sixteen of them
  for (size_t group = 0; group < 16; ++group) {
    __m128i& now = w[group % 4];
    if (group < 4) {
      now = _mm_shuffle_epi8(_mm_loadu_si128(load(&block[16 * group])), turn);
    } else {
      const __m128i &second = w[(group + 1) % 4], &third = w[(group + 2) % 4],
                    &last = w[(group + 3) % 4];
      now = _mm_add_epi32(_mm_sha256msg1_epu32(now, second), _mm_alignr_epi8(last, third, 4));
      now = _mm_sha256msg2_epu32(now, last);
    }
    // Four rounds; each two of them turn ABEF into CDGH.
    const __m128i input = _mm_add_epi32(now, _mm_loadu_si128(load(&kSha256Constants[4 * group])));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, input);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(input, 0x0E));
  }
  abef = _mm_add_epi32(abef, old_abef);
  cdgh = _mm_add_epi32(cdgh, old_cdgh);
  const auto of = [](int lane) { return static_cast<uint32_t>(lane); };
  state = {of(_mm_extract_epi32(abef, 3)), of(_mm_extract_epi32(abef, 2)),
           of(_mm_extract_epi32(cdgh, 3)), of(_mm_extract_epi32(cdgh, 2)),
           of(_mm_extract_epi32(abef, 1)), of(_mm_extract_epi32(abef, 0)),
           of(_mm_extract_epi32(cdgh, 1)), of(_mm_extract_epi32(cdgh, 0))};
}

#else

bool HasSha256Instructions() { return false; }
void CompressBlock(const std::array<uint8_t, 64>&, std::array<uint32_t, 8>&) {}

#endif

}  // namespace crosscheck::internal
