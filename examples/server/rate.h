// How often a client may ask: so many requests a second on the average, twice as many at once.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>

namespace server {

// One thread at a time.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;
  // 0: no limit.
  explicit RateLimit(double per_second) : per_second_(per_second) {}

  // Whether the client may ask now; a yes counts.
  bool Take(std::string_view client, Clock::time_point now);
  size_t known_clients() const { return clients_.size(); }

 private:
  struct Client {
    double tokens;
    Clock::time_point filled;
  };
  double Filled(const Client& client, Clock::time_point now) const;
  double most() const { return per_second_ < 0.5 ? 1 : 2 * per_second_; }

  const double per_second_;
  std::unordered_map<std::string, Client> clients_;
};

}  // namespace server
