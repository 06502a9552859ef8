// The network: sockets in, requests to a Service, answers out. HTTP/1.1 with keep-alive,
// pipelining, HEAD, chunked bodies and Expect: 100-continue; every wait has a limit.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "http.h"

namespace server {

struct NetOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 0;  // 0: any that is free
  size_t max_body_bytes = 1'000'000;
  uint32_t max_head_bytes = 16'384;
  size_t max_connections = 500;
  std::chrono::milliseconds read_timeout{10'000};   // from the first byte of a request to its last
  std::chrono::milliseconds idle_timeout{60'000};   // between requests
  std::chrono::milliseconds write_timeout{10'000};  // of one answer, or one event
  std::chrono::milliseconds check_timeout{10'000};  // then the answer is 503
  std::chrono::milliseconds grace{10'000};          // for what runs when the server is told to stop
  std::chrono::milliseconds heartbeat{15'000};      // of event streams
  unsigned workers = 2;
  bool log = false;  // a line a request on stderr
};

// True for the addresses that only this machine reaches. InvalidArgument for what is no address.
absl::StatusOr<bool> IsLoopback(const std::string& address);

// Listens, calls `ready` with the port, and serves until SIGTERM or SIGINT; then requests that run
// are finished, at most `grace` long. The error is that of listening.
absl::Status Serve(const NetOptions& options, Service& service,
                   const std::function<void(uint16_t port)>& ready);

}  // namespace server
