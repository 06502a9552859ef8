// Event streams: the door is the class. The form is that of HTML's EventSource.
#include "stream.h"

#include <utility>

namespace server {

bool EventStream::Push(std::string_view id, std::string_view event, std::string_view data) {
  std::function<void()> notify;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (abandoned_ || closed_) return false;
    if (waiting_.size() + data.size() > kMostBytes) {
      closed_ = true;  // it asks for all findings when it comes back
    } else {
      waiting_.append("id: ").append(id).append("\nevent: ").append(event).append("\n");
      // A line of data each; JSON on one line has none to split.
      while (true) {
        const std::string_view line = data.substr(0, data.find('\n'));
        waiting_.append("data: ").append(line).append("\n");
        if (line.size() == data.size()) break;
        data.remove_prefix(line.size() + 1);
      }
      waiting_ += '\n';
    }
    notify = notify_;
  }
  if (notify) notify();
  return true;
}

void EventStream::Close() {
  std::function<void()> notify;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    notify = notify_;
  }
  if (notify) notify();
}

bool EventStream::abandoned() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return abandoned_ || closed_;
}

void EventStream::Listen(std::function<void()> notify) {
  bool something;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    notify_ = notify;
    something = !waiting_.empty() || closed_;
  }
  if (something) notify();
}

EventStream::Taken EventStream::Take() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return {std::exchange(waiting_, {}), closed_};
}

void EventStream::Abandon() {
  const std::lock_guard<std::mutex> lock(mutex_);
  abandoned_ = true;
  waiting_.clear();
  notify_ = nullptr;
}

}  // namespace server
