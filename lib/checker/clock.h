// When a call of a session is to stop: at the end of its budget, or because somebody cancels it.
#pragma once

#include <atomic>
#include <chrono>

namespace crosscheck::checker {

class Clock {
 public:
  // A budget of 0 never ends. `cancelled` must outlive the clock.
  Clock(std::chrono::microseconds budget, const std::atomic<bool>& cancelled)
      : cancelled_(cancelled), limited_(budget.count() > 0) {
    if (limited_) end_ = std::chrono::steady_clock::now() + budget;
  }
  // Asked between steps of work. Once true, it stays so.
  bool Ended() const {
    if (cancelled_.load(std::memory_order_relaxed)) return true;
    return limited_ && std::chrono::steady_clock::now() >= end_;
  }

 private:
  const std::atomic<bool>& cancelled_;
  bool limited_;
  std::chrono::steady_clock::time_point end_;
};

}  // namespace crosscheck::checker
