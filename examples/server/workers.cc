// Workers: the door is the class. Short jobs go first; long ones wait for each other.
#include "workers.h"

#include <algorithm>
#include <utility>

namespace server {

Workers::Workers(unsigned threads) : most_long_(std::max(1u, threads - (threads > 1 ? 1 : 0))) {
  for (unsigned i = 0; i < std::max(1u, threads); ++i) threads_.emplace_back([this] { Run(); });
}

Workers::~Workers() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::Post(bool is_long, std::function<void()> job) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    (is_long ? long_ : short_).push_back(std::move(job));
  }
  changed_.notify_one();
}

void Workers::Run() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return Ready(); });
    if (stopping_) return;
    const bool is_long = short_.empty();
    std::deque<std::function<void()>>& jobs = is_long ? long_ : short_;
    std::function<void()> job = std::move(jobs.front());
    jobs.pop_front();
    if (is_long) ++long_running_;
    lock.unlock();
    job();
    job = nullptr;  // what it holds is let go without the lock
    lock.lock();
    if (is_long) {
      --long_running_;
      changed_.notify_one();
    }
  }
}

}  // namespace server
