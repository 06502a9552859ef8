// URIs: the doors are those of uri.h. RFC 3986, section 2.
#include "report/uri.h"

#include "base/strings.h"

namespace crosscheck::report {
namespace {

constexpr std::string_view kUnreserved = "-._~";
constexpr std::string_view kReserved = ":/?#[]@!$&'()*+,;=";

bool IsAlphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsHexDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string Encoded(std::string_view text, std::string_view also_kept) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    if (IsAlphanumeric(c) || kUnreserved.find(c) != std::string_view::npos ||
        also_kept.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

}  // namespace

std::string UriSegment(std::string_view text) { return Encoded(text, ""); }

std::string UriOfPath(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  return (path.starts_with('/') ? "file://" : "") + Encoded(path, "/");
}

bool IsWebUrl(std::string_view url) {
  const std::string head = AsciiLower(url.substr(0, 8));
  return head.starts_with("http://") || head == "https://";
}

std::string WebUri(std::string_view url) {
  if (!IsWebUrl(url)) return "";
  std::string out;
  bool in_fragment = false;
  for (size_t i = 0; i < url.size(); ++i) {
    // Brackets belong to addresses of hosts, and a second # to nothing.
    const char c = url[i];
    const bool escape =
        c == '%' && i + 2 < url.size() && IsHexDigit(url[i + 1]) && IsHexDigit(url[i + 2]);
    const bool stray = c == '[' || c == ']' || (c == '#' && in_fragment);
    in_fragment = in_fragment || c == '#';
    out += escape ? "%" : Encoded(url.substr(i, 1), stray ? "" : kReserved);
  }
  return out;
}

}  // namespace crosscheck::report
