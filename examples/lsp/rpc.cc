// JSON-RPC: the doors are those of rpc.h.
#include "rpc.h"

#include <boost/json/serialize.hpp>
#include <cctype>
#include <charconv>

namespace lsp {
namespace {

// A header line without its end; nullopt at the end of the file or beyond any sane length.
std::optional<std::string> ReadLine(std::FILE* file) {
  constexpr size_t kMostLine = 4096;
  std::string line;
  for (int c; (c = std::getc(file)) != EOF;) {
    if (c == '\n') {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      return line;
    }
    if (line.size() == kMostLine) return std::nullopt;
    line += static_cast<char>(c);
  }
  return std::nullopt;
}

bool StartsWithIgnoringCase(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  for (size_t i = 0; i < lower_prefix.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(text[i])) != lower_prefix[i]) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> ReadMessage(std::FILE* file) {
  constexpr std::string_view kLength = "content-length:";
  std::optional<size_t> length;
  for (;;) {
    const std::optional<std::string> line = ReadLine(file);
    if (!line) return std::nullopt;
    if (line->empty()) {
      if (length) break;
      continue;  // blank lines before a header do no harm
    }
    if (!StartsWithIgnoringCase(*line, kLength)) continue;  // Content-Type
    size_t begin = kLength.size();
    while (begin < line->size() && (*line)[begin] == ' ') ++begin;
    size_t value = 0;
    const char* end = line->data() + line->size();
    const auto [stop, error] = std::from_chars(line->data() + begin, end, value);
    if (error != std::errc() || stop != end || value > kMostBytes) return std::nullopt;
    length = value;
  }
  std::string body(*length, '\0');
  if (std::fread(body.data(), 1, body.size(), file) != body.size()) return std::nullopt;
  return body;
}

bool WriteMessage(std::FILE* file, const json::value& message) {
  const std::string body = json::serialize(message);
  const std::string header = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  return std::fwrite(header.data(), 1, header.size(), file) == header.size() &&
         std::fwrite(body.data(), 1, body.size(), file) == body.size() && std::fflush(file) == 0;
}

json::object Response(const json::value& id, json::value result) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}};
}

json::object ErrorResponse(const json::value& id, ErrorCode code, std::string_view message) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", int{code}}, {"message", message}}}};
}

json::object Notification(std::string_view method, json::value params) {
  return {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
}

}  // namespace lsp
