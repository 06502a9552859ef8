// The network: the doors are those of net.h, and this is the only file with Beast and Asio in it.
//
// One thread does all of the network, so that a connection needs no lock: it reads a request, lets
// the service refuse it by its head, reads its body, hands it to the workers, writes the answer and
// reads the next. A pipelined request waits in the buffer until its turn. A worker posts its answer
// back to that thread; one that comes too late, or for a connection that is gone, is dropped.
//
// Beast parses. Answers are put together by hand: a status line, a few headers and a body that is
// there already. Timers are our own and not those of beast::tcp_stream, which closes the socket
// under an answer that is still to be written (408).
#include "net.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstdio>
#include <ctime>
#include <optional>
#include <unordered_set>
#include <utility>

#include "stream.h"
#include "workers.h"

namespace server {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Clock = std::chrono::steady_clock;
using Error = boost::system::error_code;
using Tcp = asio::ip::tcp;

std::string_view View(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::string HttpDate() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  // By hand: strftime's names depend on the locale.
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[parts.tm_wday],
                parts.tm_mday, kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour,
                parts.tm_min, parts.tm_sec);
  return text;
}

class Connection;

// What connections share.
struct Hub {
  const NetOptions& options;
  Service& service;
  std::unordered_set<Connection*> connections = {};
  bool stopping = false;
  std::function<void()> on_empty = {};  // the last connection of a stopping server is gone
  // Behind the set: the handlers that it destroys hold connections, which take themselves out.
  asio::io_context context{1};
  std::optional<Workers> workers = {};
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Tcp::socket socket, Hub& hub)
      : socket_(std::move(socket)), timer_(hub.context), hub_(hub), options_(hub.options) {
    hub_.connections.insert(this);
    buffer_.max_size(options_.max_head_bytes + 65'536);
    Error ignored;
    const Tcp::endpoint peer = socket_.remote_endpoint(ignored);
    peer_ = peer.address().to_string();
    socket_.set_option(Tcp::no_delay(true), ignored);
  }
  ~Connection() {
    if (stream_) stream_->Abandon();
    hub_.connections.erase(this);
    if (hub_.stopping && hub_.connections.empty() && hub_.on_empty) hub_.on_empty();
  }

  void Start() { AwaitRequest(); }
  // One connection too many.
  void TurnAway() {
    keep_alive_ = false;
    Answer answer = ErrorAnswer(503, "too many open connections");
    answer.headers.emplace_back("Retry-After", "1");
    Respond(std::move(answer));
  }

  // Finishes what it does, then closes.
  void Stop() {
    if (state_ == State::kIdle || stream_) Close();
  }
  void Close() {
    Error ignored;
    timer_.cancel();
    socket_.close(ignored);
    if (stream_) stream_->Abandon();
    if (job_) job_->abandoned = true;
  }

 private:
  enum class State { kIdle, kReading, kRunning, kWriting, kLingering };
  // Shared with the worker that does it.
  struct Job {
    Request request;
    std::atomic<bool> abandoned = false;
  };

  // Calls `late` unless another wait begins first, or Rest.
  void Within(std::chrono::milliseconds limit, void (Connection::*late)()) {
    timer_.expires_after(limit);
    timer_.async_wait([self = shared_from_this(), late, round = ++round_](Error error) {
      // A timer that has fired already cannot be cancelled; its round tells that it is over.
      if (!error && round == self->round_) (self.get()->*late)();
    });
  }
  void Rest() {
    ++round_;
    timer_.cancel();
  }

  void AwaitRequest() {
    if (hub_.stopping) return Close();
    parser_.emplace();
    parser_->header_limit(options_.max_head_bytes);
    parser_->body_limit(options_.max_body_bytes);
    head_ = Request{};
    late_ = false;
    // What was sent behind the request before counts as its first byte.
    if (buffer_.size() > 0) return ReadHead();
    state_ = State::kIdle;
    Within(options_.idle_timeout, &Connection::Close);
    socket_.async_wait(Tcp::socket::wait_read, [self = shared_from_this()](Error error) {
      if (error) return self->Close();
      self->ReadHead();
    });
  }

  void ReadLate() {
    late_ = true;
    Error ignored;
    socket_.cancel(ignored);  // the read that waits ends with an error
  }

  void ReadHead() {
    state_ = State::kReading;
    began_ = Clock::now();
    Within(options_.read_timeout, &Connection::ReadLate);
    http::async_read_header(
        socket_, buffer_, *parser_,
        [self = shared_from_this()](Error error, size_t) { self->OnHead(error); });
  }

  void OnHead(Error error) {
    if (error) return RefuseUnread(error);
    const auto& message = parser_->get();
    head_.method = View(message.method_string());
    head_.target = View(message.target());
    if (head_.target.starts_with("http://")) {
      const size_t path = head_.target.find('/', 7);
      head_.target = path == std::string::npos ? "/" : head_.target.substr(path);
    }
    head_.peer = peer_;
    size_t hosts = 0;
    for (const auto& field : message) {
      head_.headers.emplace_back(ToLower(View(field.name_string())), View(field.value()));
      if (head_.headers.back().first == "host") ++hosts;
    }
    keep_alive_ = parser_->keep_alive();
    const bool has_body = !parser_->is_done();
    std::optional<Answer> refusal;
    if (hosts > 1 || (hosts == 0 && message.version() >= 11)) {
      refusal = ErrorAnswer(400, "a request has one Host header");
    } else if (const std::string* expect = Find(head_.headers, "expect");
               expect != nullptr && ToLower(*expect) != "100-continue") {
      refusal = ErrorAnswer(417, "only Expect: 100-continue is known");
    } else {
      refusal = hub_.service.Gate(head_);
    }
    if (refusal) {
      // A body that nobody reads would be taken for the next request.
      if (has_body) keep_alive_ = false;
      return Respond(*std::move(refusal));
    }
    if (!has_body) return Dispatch();
    if (Find(head_.headers, "expect") != nullptr && message.version() >= 11) {
      static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      asio::async_write(socket_, asio::buffer(kContinue.data(), kContinue.size()),
                        [self = shared_from_this()](Error failed, size_t) {
                          if (failed) return self->RefuseUnread(failed);
                          self->ReadBody();
                        });
      return;
    }
    ReadBody();
  }

  void ReadBody() {
    http::async_read(socket_, buffer_, *parser_, [self = shared_from_this()](Error error, size_t) {
      if (error) return self->RefuseUnread(error);
      self->Dispatch();
    });
  }

  // A request that could not be read to its end.
  void RefuseUnread(Error error) {
    keep_alive_ = false;
    if (late_) return Respond(ErrorAnswer(408, "the request took too long to arrive"));
    if (error == http::error::body_limit) {
      return Respond(ErrorAnswer(
          413, "the body has more than " + std::to_string(options_.max_body_bytes) + " bytes"));
    }
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
      return Respond(ErrorAnswer(
          431, "the headers have more than " + std::to_string(options_.max_head_bytes) + " bytes"));
    }
    if (error == http::error::bad_version)
      return Respond(ErrorAnswer(505, "only HTTP/1.0 and HTTP/1.1 are spoken"));
    // The client went away, before or within a request.
    if (error == http::error::end_of_stream || error == http::error::partial_message ||
        error.category() != http::make_error_code(http::error::end_of_stream).category()) {
      return Close();
    }
    Respond(ErrorAnswer(400, "not a request of HTTP/1.1: " + error.message()));
  }

  void Dispatch() {
    Rest();
    state_ = State::kRunning;
    job_ = std::make_shared<Job>();
    job_->request = head_;
    job_->request.body = std::move(parser_->get().body());
    const Service::Lane lane = hub_.service.RunsOn(head_);
    if (lane == Service::Lane::kNetwork) return Respond(RunJob(hub_.service, job_->request));
    Within(options_.check_timeout, &Connection::CheckLate);
    hub_.workers->Post(lane == Service::Lane::kLong,
                       [job = job_, self = shared_from_this(), &hub = hub_]() mutable {
                         std::optional<Answer> answer;
                         if (!job->abandoned) answer = RunJob(hub.service, job->request);
                         // The connection is let go on its own thread alone.
                         asio::post(hub.context, [job = std::move(job), self = std::move(self),
                                                  answer = std::move(answer)]() mutable {
                           if (job->abandoned || !answer) {
                             if (answer && answer->stream) answer->stream->Abandon();
                             return;
                           }
                           self->Respond(*std::move(answer));
                         });
                       });
  }

  static Answer RunJob(Service& service, const Request& request) {
    try {
      return service.Handle(request);
    } catch (const std::bad_alloc&) {
      return ErrorAnswer(503, "out of memory");
    } catch (const std::exception&) {
      return ErrorAnswer(500, "an unexpected exception");
    }
  }

  void CheckLate() {
    job_->abandoned = true;
    Answer answer = ErrorAnswer(503, "the check takes too long");
    answer.headers.emplace_back("Retry-After", "10");
    Respond(std::move(answer));
  }

  void Respond(Answer answer) {
    Rest();
    state_ = State::kWriting;
    job_ = nullptr;
    answer_ = std::move(answer);
    hub_.service.Finish(head_, answer_);
    const bool head_only = head_.method == "HEAD";
    if (hub_.stopping || answer_.stream) keep_alive_ = false;
    out_ = "HTTP/1.1 " + std::to_string(answer_.status) + " ";
    out_.append(ReasonOf(answer_.status)).append("\r\n");
    const auto header = [this](std::string_view name, std::string_view value) {
      out_.append(name).append(": ").append(value).append("\r\n");
    };
    header("Date", HttpDate());
    for (const auto& [name, value] : answer_.headers) header(name, value);
    if (answer_.status != 204) {
      header("Content-Type", answer_.content_type);
      if (!answer_.stream) header("Content-Length", std::to_string(answer_.body.size()));
    }
    header("Connection", keep_alive_ ? "keep-alive" : "close");
    out_ += "\r\n";
    if (head_only) {
      answer_.body.clear();
      if (answer_.stream) std::exchange(answer_.stream, nullptr)->Abandon();
    }
    Within(options_.write_timeout, &Connection::Close);
    const std::array<asio::const_buffer, 2> bytes = {asio::buffer(out_),
                                                     asio::buffer(answer_.body)};
    asio::async_write(socket_, bytes, [self = shared_from_this()](Error error, size_t size) {
      self->OnWritten(error, size);
    });
  }

  void OnWritten(Error error, size_t size) {
    Rest();
    Log(size);
    if (error) return Close();
    if (answer_.stream) return StartStream();
    answer_ = Answer{};
    if (keep_alive_) return AwaitRequest();
    Linger();
  }

  // Closing at once while the client still sends would make its system throw away the answer.
  void Linger() {
    state_ = State::kLingering;
    Error ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    lingered_ = 0;
    Within(std::chrono::milliseconds(2000), &Connection::Close);
    Discard();
  }
  void Discard() {
    socket_.async_read_some(asio::buffer(scrap_),
                            [self = shared_from_this()](Error error, size_t size) {
                              self->lingered_ += size;
                              if (error || self->lingered_ > (size_t{4} << 20))
                                return self->Close();
                              self->Discard();
                            });
  }

  void StartStream() {
    stream_ = std::move(answer_.stream);
    answer_ = Answer{};
    // A client of events sends nothing more; an end of its side is its good-bye.
    WatchForEnd();
    stream_->Listen([weak = weak_from_this(), &context = hub_.context] {
      asio::post(context, [weak] {
        if (const auto self = weak.lock()) self->PumpStream();
      });
    });
    if (!writing_) Within(options_.heartbeat, &Connection::Beat);
  }
  void WatchForEnd() {
    socket_.async_read_some(asio::buffer(scrap_), [self = shared_from_this()](Error error, size_t) {
      if (error) return self->Close();
      self->WatchForEnd();
    });
  }
  void Beat() { WriteEvents(":\n\n"); }
  void PumpStream() {
    if (writing_ || !socket_.is_open()) return;
    EventStream::Taken taken = stream_->Take();
    if (!taken.bytes.empty()) return WriteEvents(std::move(taken.bytes));
    if (taken.closed) Close();
  }
  void WriteEvents(std::string bytes) {
    writing_ = true;
    out_ = std::move(bytes);
    Within(options_.write_timeout, &Connection::Close);
    asio::async_write(socket_, asio::buffer(out_),
                      [self = shared_from_this()](Error error, size_t) {
                        self->writing_ = false;
                        if (error) return self->Close();
                        self->Within(self->options_.heartbeat, &Connection::Beat);
                        self->PumpStream();
                      });
  }

  void Log(size_t bytes) const {
    if (!options_.log) return;
    const double ms = std::chrono::duration<double, std::milli>(Clock::now() - began_).count();
    // What a client wrote stays out of the log: its method only where it is one.
    const bool plain = !head_.method.empty() && head_.method.size() <= 7 &&
                       std::all_of(head_.method.begin(), head_.method.end(),
                                   [](char c) { return c >= 'A' && c <= 'Z'; });
    const std::string_view name = hub_.service.LogName(head_);
    std::fprintf(stderr, "%s %.*s %d %zu %.1fms\n", plain ? head_.method.c_str() : "-",
                 static_cast<int>(name.size()), name.data(), answer_.status, bytes, ms);
  }

  Tcp::socket socket_;
  asio::steady_timer timer_;
  Hub& hub_;
  const NetOptions& options_;
  std::string peer_;
  State state_ = State::kIdle;
  uint64_t round_ = 0;  // of waits
  boost::beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  Request head_;
  std::shared_ptr<Job> job_;
  Clock::time_point began_ = Clock::now();
  bool late_ = false, keep_alive_ = true, writing_ = false;
  Answer answer_;
  std::string out_;
  std::shared_ptr<EventStream> stream_;
  size_t lingered_ = 0;
  std::array<char, 4096> scrap_;
};

class Listener {
 public:
  Listener(Tcp::acceptor acceptor, Hub& hub)
      : acceptor_(std::move(acceptor)), hub_(hub), pause_(hub.context) {}

  void Accept() {
    acceptor_.async_accept([this](Error error, Tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (error) {
        // No file handles left, most likely: others will be closed.
        pause_.expires_after(std::chrono::milliseconds(100));
        pause_.async_wait([this](Error stopped) {
          if (!stopped) Accept();
        });
        return;
      }
      const size_t most = hub_.options.max_connections;
      if (hub_.connections.size() < most) {
        std::make_shared<Connection>(std::move(socket), hub_)->Start();
      } else if (hub_.connections.size() < most + kMoreToRefuse) {
        std::make_shared<Connection>(std::move(socket), hub_)->TurnAway();
      }  // else it is closed without a word
      Accept();
    });
  }
  void Stop() {
    Error ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  }

 private:
  // Connections beyond the limit that are told so.
  static constexpr size_t kMoreToRefuse = 32;
  Tcp::acceptor acceptor_;
  Hub& hub_;
  asio::steady_timer pause_;
};

absl::StatusOr<Tcp::acceptor> Listen(const NetOptions& options, asio::io_context& context) {
  Error error;
  const asio::ip::address address = asio::ip::make_address(options.address, error);
  if (error) return absl::InvalidArgumentError(options.address + ": not an IP address");
  const Tcp::endpoint endpoint(address, options.port);
  Tcp::acceptor acceptor(context);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return absl::UnavailableError(options.address + " port " + std::to_string(options.port) + ": " +
                                  error.message());
  }
  return acceptor;
}

}  // namespace

absl::StatusOr<bool> IsLoopback(const std::string& address) {
  Error error;
  const asio::ip::address parsed = asio::ip::make_address(address, error);
  if (error) return absl::InvalidArgumentError(address + ": not an IP address");
  return parsed.is_loopback();
}

absl::Status Serve(const NetOptions& options, Service& service,
                   const std::function<void(uint16_t port)>& ready) {
  Hub hub{.options = options, .service = service};
  absl::StatusOr<Tcp::acceptor> acceptor = Listen(options, hub.context);
  if (!acceptor.ok()) return acceptor.status();
  const uint16_t port = acceptor->local_endpoint().port();
  hub.workers.emplace(options.workers);
  Listener listener(*std::move(acceptor), hub);

  asio::signal_set signals(hub.context, SIGINT, SIGTERM);
  asio::steady_timer grace(hub.context);
  hub.on_empty = [&] { hub.context.stop(); };
  const auto close_all = [&hub] {
    // A connection that closes leaves the set.
    const std::vector<Connection*> open(hub.connections.begin(), hub.connections.end());
    for (Connection* connection : open) connection->Close();
  };
  signals.async_wait([&](Error error, int) {
    if (error) return;
    hub.stopping = true;
    listener.Stop();
    const std::vector<Connection*> open(hub.connections.begin(), hub.connections.end());
    for (Connection* connection : open) connection->Stop();
    if (hub.connections.empty()) return hub.context.stop();
    grace.expires_after(options.grace);
    grace.async_wait([&](Error stopped) {
      if (stopped) return;
      close_all();
      hub.context.stop();
    });
    // Told twice: at once.
    signals.async_wait([&](Error again, int) {
      if (!again) hub.context.stop();
    });
  });
  listener.Accept();
  ready(port);
  hub.context.run();
  hub.on_empty = nullptr;
  hub.stopping = true;
  hub.workers.reset();  // waits for checks that run
  close_all();
  return absl::OkStatus();
}

}  // namespace server
