// Rate limits: the door is RateLimit. A bucket of tokens a client; a client whose bucket is full
// again is forgotten, which is asked for when there are many.
#include "rate.h"

#include <algorithm>

namespace server {

double RateLimit::Filled(const Client& client, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - client.filled).count();
  return std::min(most(), client.tokens + seconds * per_second_);
}

bool RateLimit::Take(std::string_view client, Clock::time_point now) {
  if (per_second_ <= 0) return true;
  constexpr size_t kMany = 10'000;
  if (clients_.size() >= kMany) {
    std::erase_if(clients_, [&](const auto& known) { return Filled(known.second, now) >= most(); });
    // All of them ask without pause: a flood, of which no more is kept.
    if (clients_.size() >= 10 * kMany) clients_.clear();
  }
  Client& known = clients_.try_emplace(std::string(client), Client{most(), now}).first->second;
  known.tokens = Filled(known, now);
  known.filled = now;
  if (known.tokens < 1) return false;
  known.tokens -= 1;
  return true;
}

}  // namespace server
