// The door is ParallelFor: threads take the next index until there is none. They are started for
// each call, some 20 microseconds apiece, which a call for hundreds of articles does not feel.
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace crosscheck {

unsigned ThreadsOf(unsigned threads) {
  return threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
}

void ParallelFor(size_t count, unsigned threads, absl::FunctionRef<void(size_t)> act) {
  const size_t wanted = std::min<size_t>(ThreadsOf(threads), count);
  if (wanted <= 1) {
    for (size_t i = 0; i < count; ++i) act(i);
    return;
  }
  std::atomic<size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr thrown;  // guarded by mutex
  const auto work = [&] {
    try {
      for (size_t i = next++; i < count; i = next++) act(i);
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      thrown = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  others.reserve(wanted - 1);
  try {
    while (others.size() + 1 < wanted) others.emplace_back(work);
  } catch (const std::system_error&) {
  }
  work();
  for (std::thread& thread : others) thread.join();
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace crosscheck
