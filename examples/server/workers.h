// A fixed number of threads for checks. Long jobs leave one thread free for the short ones, so that
// a batch does not make somebody who types wait.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace server {

// Thread-safe.
class Workers {
 public:
  explicit Workers(unsigned threads);
  ~Workers();                        // waits for the jobs that run; those that wait are dropped
  Workers(const Workers&) = delete;  // owns threads
  Workers& operator=(const Workers&) = delete;

  // Jobs must not throw.
  void Post(bool is_long, std::function<void()> job);

 private:
  void Run();
  bool Ready() const { return stopping_ || !short_.empty() || LongReady(); }
  bool LongReady() const { return !long_.empty() && long_running_ < most_long_; }

  const unsigned most_long_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> short_, long_;
  unsigned long_running_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace server
