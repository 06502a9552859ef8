// Requests and answers as plain values, so that what the server says is tested without a socket.
// net.h turns bytes into them and back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace server {

class EventStream;

// Names in lower case; a name that comes twice stands twice.
using Fields = std::vector<std::pair<std::string, std::string>>;
// The first of that name, or nullptr.
const std::string* Find(const Fields& fields, std::string_view name);

struct Request {
  std::string method;  // "GET"
  std::string target;  // as it came: "/v1/check?archive=news"
  Fields headers;
  std::string body;  // empty while only the head is known
  std::string peer;  // the address of the client, without its port
};
// The part of a target before "?", as it came.
std::string_view PathOf(std::string_view target);
// The part behind.
std::string_view QueryOf(std::string_view target);

struct Answer {
  int status = 200;
  Fields headers;  // beside Content-Type and Content-Length
  std::string content_type = "application/json";
  std::string body;
  // Where it is set, the body goes on with the events of the stream until either side ends it.
  std::shared_ptr<EventStream> stream = nullptr;
};

// {"error": {"status": 404, "message": ...}}
Answer ErrorAnswer(int status, std::string_view message);
// An error of the library: InvalidArgument is 400, NotFound 404 and so on.
Answer ErrorAnswer(const absl::Status& status);
Answer JsonAnswer(std::string body);
// "Not Found"
std::string_view ReasonOf(int status);

// "a=1&b=x%20y", pluses are blanks; nullopt where a % is followed by no two hex digits.
std::optional<Fields> ParseForm(std::string_view text);
// Elements of a list with commas between, without blanks around them; empty ones are left out.
std::vector<std::string> SplitList(std::string_view list);
// The media type of a Content-Type, in lower case, without its parameters.
std::string MediaType(std::string_view content_type);
std::string ToLower(std::string_view text);

// "text" -> "\"text\"" of JSON.
std::string JsonString(std::string_view text);

// What a connection asks. Gate and Finish run on the thread of the network and must not take long;
// Handle runs wherever RunsOn says.
class Service {
 public:
  virtual ~Service() = default;
  enum class Lane { kNetwork, kShort, kLong };

  // Asked when the head of a request is there, before its body is read: an answer refuses it.
  virtual std::optional<Answer> Gate(const Request& head) = 0;
  virtual Lane RunsOn(const Request& head) const = 0;
  // From several threads at once.
  virtual Answer Handle(const Request& request) = 0;
  // Headers that every answer has, errors of the connection included (then `head` may be empty).
  virtual void Finish(const Request& head, Answer& answer) const = 0;
  // What the access log calls the path: "/v1/sessions/ID/edits"; holds nothing that a client wrote.
  virtual std::string_view LogName(const Request& head) const = 0;
};

}  // namespace server
