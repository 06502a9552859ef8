// The door is WantLargePages.
#include "base/large_pages.h"

#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#endif

namespace crosscheck {

#ifdef __linux__
void WantLargePages(void* begin, size_t bytes) {
  // Below, the system has no whole large page to give; and an allocation of this size is a mapping
  // of its own, which takes the hint with it when it is freed.
  constexpr size_t kLeast = size_t{4} << 20;
  if (bytes < kLeast) return;
  const auto page = static_cast<uintptr_t>(sysconf(_SC_PAGESIZE));
  const auto address = reinterpret_cast<uintptr_t>(begin);
  const uintptr_t first = (address + page - 1) / page * page;
  const uintptr_t last = (address + bytes) / page * page;
  // Refused where the system has no large pages; then the buffer has small ones, as before.
  (void)madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
}
#else
void WantLargePages(void*, size_t) {}
#endif

}  // namespace crosscheck
