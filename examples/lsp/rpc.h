// JSON-RPC as the Language Server Protocol sends it: "Content-Length: N\r\n\r\n" and N bytes of
// JSON.
#pragma once

#include <boost/json/value.hpp>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace lsp {

namespace json = boost::json;

// Codes of errors, of JSON-RPC and LSP.
enum ErrorCode {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kInternalError = -32603,
  kNotInitialized = -32002,
  kRequestCancelled = -32800,
  kRequestFailed = -32803,
};

// The body of the next message; nullopt at the end of the file, or where what comes is no message
// and the next could not be found either. At most kMostBytes.
constexpr size_t kMostBytes = size_t{256} << 20;
std::optional<std::string> ReadMessage(std::FILE* file);
// False where it cannot be written.
bool WriteMessage(std::FILE* file, const json::value& message);

json::object Response(const json::value& id, json::value result);
json::object ErrorResponse(const json::value& id, ErrorCode code, std::string_view message);
json::object Notification(std::string_view method, json::value params);

}  // namespace lsp
