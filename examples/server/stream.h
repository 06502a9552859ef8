// A stream of server-sent events: pushed from any thread, written by the connection that answers
// with it.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace server {

// Thread-safe.
class EventStream {
 public:
  // A client that does not read loses its stream when more than this waits for it.
  static constexpr size_t kMostBytes = size_t{4} << 20;

  // False where nobody listens any more.
  bool Push(std::string_view id, std::string_view event, std::string_view data);
  // What was pushed is still written.
  void Close();
  // The client is gone, or too slow.
  bool abandoned();

  // The connection's side. `notify` is called, from any thread, when there is something to take.
  void Listen(std::function<void()> notify);
  struct Taken {
    std::string bytes;
    bool closed = false;
  };
  Taken Take();
  // The client is gone.
  void Abandon();

 private:
  std::mutex mutex_;
  std::string waiting_;
  bool closed_ = false, abandoned_ = false;
  std::function<void()> notify_;
};

}  // namespace server
