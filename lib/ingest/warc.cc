// WARC: the doors are ReadWarc and LooksLikeWarc. A record is a head of named fields, a blank line
// and as many bytes as its Content-Length says. Only what may be an article is held, one record at
// a time; pictures and the rest are stepped over. Where a record does not begin as one, the next
// line that does is looked for.
#include "ingest/warc.h"

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/strings.h"
#include "ingest/document.h"
#include "ingest/repair.h"
#include "ingest/unpack.h"

namespace crosscheck::ingest {
namespace {

constexpr std::string_view kMagic = "WARC/";
constexpr size_t kLongestHead = size_t{1} << 18;

using Head = std::map<std::string, std::string>;

// "Name: value" lines after the first; names in lower case.
Head ReadHead(std::string_view text) {
  Head head;
  text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    head.emplace(AsciiLower(line.substr(0, colon)), Trim(line.substr(colon + 1)));
  }
  return head;
}

std::string Get(const Head& head, const char* name) {
  const auto it = head.find(name);
  return it == head.end() ? "" : it->second;
}

// Where the head ends, its blank line included; npos where it does not in these bytes.
size_t EndOfHead(std::string_view bytes) {
  const size_t crlf = bytes.find("\r\n\r\n");
  const size_t lf = bytes.find("\n\n");
  if (crlf == std::string_view::npos && lf == std::string_view::npos) return crlf;
  return crlf < lf ? crlf + 4 : lf + 2;
}

std::optional<uint64_t> NumberOf(std::string_view text, int base = 10) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return number;
}

// The body of "Transfer-Encoding: chunked"; as it is where it is not really so, for many crawlers
// keep the head and undo the encoding.
std::string Dechunked(std::string_view body) {
  std::string out;
  std::string_view rest = body;
  while (!rest.empty()) {
    const size_t line = rest.find("\r\n");
    const std::optional<uint64_t> size =
        line == std::string_view::npos ? std::nullopt : NumberOf(rest.substr(0, line), 16);
    if (!size) return out.empty() ? std::string(body) : out;
    if (*size == 0) break;
    rest.remove_prefix(line + 2);
    const size_t take = static_cast<size_t>(std::min<uint64_t>(*size, rest.size()));
    out += rest.substr(0, take);
    rest.remove_prefix(std::min(take + 2, rest.size()));
  }
  return out;
}

// What readers there are for; a response without a type is looked at.
bool IsRead(std::string_view type) {
  if (type.empty()) return true;
  for (const char* known : {"html", "xml", "json", "text/plain"}) {
    if (type.find(known) != std::string_view::npos) return true;
  }
  return false;
}

class Archive {
 public:
  Archive(Buffered& in, const ReadOptions& options, Sink& sink)
      : in_(in), options_(options), sink_(sink) {}

  // Reads one record; false at the end.
  bool Next() {
    sink_.set_place("");
    while (in_.size() > 0 || in_.Fill(1)) {
      if (!IsBlankChar(in_.view()[0])) break;
      in_.Take(1);
    }
    if (in_.size() == 0) return Damaged();
    ++number_;
    sink_.set_place("record " + std::to_string(number_));
    in_.Fill(kMagic.size());
    if (in_.view().substr(0, kMagic.size()) != kMagic) {
      if (Damaged()) return true;
      sink_.Error(0, "does not begin as a WARC record does; the next one is looked for");
      return FindNext();
    }
    size_t end = EndOfHead(in_.view());
    while (end == std::string_view::npos && in_.size() < kLongestHead && in_.Fill(in_.size() + 1)) {
      end = EndOfHead(in_.view());
    }
    if (end == std::string_view::npos) {
      if (Damaged()) return true;
      sink_.Error(0, "its head has no end");
      in_.Take(1);
      return FindNext();
    }
    const Head head = ReadHead(in_.view().substr(0, end));
    in_.Take(end);
    const std::optional<uint64_t> length = NumberOf(Get(head, "content-length"));
    if (!length) {
      sink_.Error(0, "has no Content-Length; the next one is looked for");
      return FindNext();
    }
    return Body(head, *length);
  }

 private:
  // Tells the error that stopped the source. True when there was one.
  bool TellError() {
    const absl::Status error = in_.TakeError();
    if (error.ok()) return false;
    sink_.Error(0, std::string(error.message()));
    return true;
  }
  // The same, and what stands before the damage is left out; what follows is another stretch.
  bool Damaged() {
    if (!TellError()) return false;
    in_.Take(in_.size());
    return true;
  }

  bool FindNext() {
    constexpr std::string_view kStart = "\nWARC/";
    if (in_.view().substr(0, kMagic.size()) == kMagic) return true;
    for (;;) {
      const size_t at = in_.view().find(kStart);
      if (at != std::string_view::npos) {
        in_.Take(at + 1);
        return true;
      }
      // The mark may begin in these bytes and end in the next.
      if (in_.size() >= kStart.size()) in_.Take(in_.size() - kStart.size() + 1);
      if (in_.Fill(in_.size() + 1)) continue;
      return Damaged();
    }
  }

  bool Body(const Head& head, uint64_t length) {
    const std::string kind = Get(head, "warc-type");
    const std::string type = AsciiLower(Get(head, "content-type"));
    std::string address = Get(head, "warc-target-uri");
    // WARC 1.0 wrote them in brackets at times.
    if (address.size() > 1 && address.front() == '<')
      address = address.substr(1, address.size() - 2);
    sink_.set_place("record " + std::to_string(number_) +
                    (address.empty() ? "" : " (" + address + ")"));
    const bool http = kind == "response" && type.find("application/http") != std::string::npos;
    const bool wanted = http || ((kind == "resource" || kind == "conversion") && IsRead(type));
    if (!wanted || length > options_.max_article_bytes) {
      if (wanted) {
        sink_.Error(0, std::to_string(length) + " bytes are more than one article may have (" +
                           std::to_string(options_.max_article_bytes) + ")");
      }
      if (in_.Skip(length) == length) return true;
      return CutOff();
    }
    if (!in_.Fill(static_cast<size_t>(length))) return CutOff();
    const std::string_view body = in_.view().substr(0, static_cast<size_t>(length));
    if (http) {
      Http(body, address);
    } else {
      Read(body, type, address);
    }
    in_.Take(static_cast<size_t>(length));
    return true;
  }

  bool CutOff() {
    sink_.Error(0, "is left out, the archive ends or is damaged inside it");
    return Damaged();
  }

  void Http(std::string_view message, const std::string& address) {
    const size_t end = EndOfHead(message);
    if (end == std::string_view::npos || message.substr(0, 5) != "HTTP/") {
      sink_.Error(0, "holds no HTTP response");
      return;
    }
    const std::string_view status = message.substr(0, message.find('\n'));
    if (status.find(" 200") == std::string_view::npos) return;  // no article there
    const Head head = ReadHead(message.substr(0, end));
    const std::string type = AsciiLower(Get(head, "content-type"));
    if (!IsRead(type)) return;
    std::string_view body = message.substr(end);
    std::string dechunked;
    if (AsciiLower(Get(head, "transfer-encoding")).find("chunked") != std::string::npos) {
      dechunked = Dechunked(body);
      body = dechunked;
    }
    const std::string encoding = AsciiLower(Get(head, "content-encoding"));
    std::string unpacked;
    // As above: only where the bytes are still packed.
    if (PackingOf(body) == Packing::kGzip || encoding == "deflate") {
      absl::StatusOr<std::string> out = InflateAll(body, options_.max_article_bytes);
      if (!out.ok() && PackingOf(body) == Packing::kGzip) {
        sink_.Error(0, std::string(out.status().message()));
        return;
      }
      if (out.ok()) {
        unpacked = *std::move(out);
        body = unpacked;
      }
    } else if (encoding == "br" && body.substr(0, 1) != "<") {
      sink_.Error(0, "is packed with Brotli, which is not read");
      return;
    }
    Read(body, type, address);
  }

  void Read(std::string_view body, const std::string& type, const std::string& address) {
    Fields given;
    given.SetIfEmpty(kUrl, address, 1);
    ReadOptions options = options_;
    if (type.find("text/plain") != std::string::npos) {
      options.format = ReadFormat::kText;
    } else if (type.find("html") != std::string::npos) {
      options.format = ReadFormat::kHtml;
    }
    ReadDocument("", body, options, given, sink_);
  }

  Buffered& in_;
  const ReadOptions& options_;
  Sink& sink_;
  uint64_t number_ = 0;
};

}  // namespace

bool LooksLikeWarc(std::string_view bytes) { return bytes.substr(0, kMagic.size()) == kMagic; }

void ReadWarc(Buffered& in, const ReadOptions& options, Sink& sink,
              const std::function<bool()>& flush) {
  Archive archive(in, options, sink);
  while (archive.Next()) {
    if (!flush()) return;
  }
  flush();
}

}  // namespace crosscheck::ingest
