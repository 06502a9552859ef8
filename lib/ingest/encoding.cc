// Encodings: the only door is ToUtf8.
#include "ingest/encoding.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

// Those that web pages mean by it, too.
bool IsWindows1252(std::string_view charset) {
  constexpr std::string_view kNames[] = {"windows-1252", "cp1252",   "iso-8859-1", "iso8859-1",
                                         "latin1",       "us-ascii", "ascii"};
  return std::find(std::begin(kNames), std::end(kNames), charset) != std::end(kNames);
}

bool IsAscii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string_view ToUtf8(std::string_view bytes, std::string_view declared, uint32_t line,
                        Sink& sink, std::string& storage) {
  std::optional<Repair> repair = RepairUtf8(bytes);
  if (!repair) {
    const bool told_otherwise = !declared.empty() && declared != "utf-8" && declared != "utf8";
    if (told_otherwise && !IsAscii(bytes)) {
      sink.Warning(line, "said to be " + Shown(declared) + ", but is UTF-8; read as that");
    }
    return bytes;
  }
  if (!repair->is_1252 || !IsWindows1252(declared)) sink.Warning(line, repair->warning);
  storage = std::move(repair->text);
  return storage;
}

}  // namespace crosscheck::ingest
