// Large pages for large buffers: of a text of megabytes, a third of the time to lex it would go
// into touching the pages of its tokens for the first time.
//
//   tokens.reserve(n);
//   WantLargePages(tokens.data(), tokens.capacity() * sizeof(Token));
//
// A hint to the system, without effect on any result: no failure, nothing to undo. Does nothing for
// buffers of the usual article and on systems without such a hint.
#pragma once

#include <cstddef>

namespace crosscheck {

void WantLargePages(void* begin, size_t bytes);

}  // namespace crosscheck
