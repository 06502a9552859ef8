// Work on all cores: one function, no pool, no state.
//
//   std::vector<Reading> readings(texts.size());
//   ParallelFor(texts.size(), threads, [&](size_t i) { readings[i] = Read(texts[i]); });
//
// The order of calls is not told, so what comes out is the same for any number of threads only
// where act(i) writes to what belongs to i. Internal: not installed.
#pragma once

#include <cstddef>

#include "absl/functional/function_ref.h"

namespace crosscheck {

// Calls act(i) once for each i below `count`, on at most `threads` threads, that of the caller
// among them; 0 means as many as there are cores. Returns when all calls have ended. An exception
// ends the work early and is thrown here, one of them where there are several. Threads that the
// system does not give are done without.
void ParallelFor(size_t count, unsigned threads, absl::FunctionRef<void(size_t)> act);

// How many threads `threads` means: itself, or the number of cores for 0. At least 1.
unsigned ThreadsOf(unsigned threads);

}  // namespace crosscheck
