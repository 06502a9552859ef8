// Entities: the doors are ReadEntity and Unescaped. The table of 2,125 names is
// made at build time; what HTML says of old names without semicolon and of numbers that really mean
// Windows-1252 is done here.
#include "ingest/entities.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

struct Entity {
  std::string_view name;
  std::string_view characters;
  bool legacy;  // may stand without semicolon
};
constexpr Entity kEntities[] = {
#include "ingest/entities.inc"
};
constexpr size_t kLongestName = 32;
constexpr size_t kLongestLegacyName = 6;

const Entity* Find(std::string_view name) {
  const auto* it = std::lower_bound(std::begin(kEntities), std::end(kEntities), name,
                                    [](const Entity& e, std::string_view n) { return e.name < n; });
  return it != std::end(kEntities) && it->name == name ? it : nullptr;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAlphanumeric(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
int HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// "&#8220;", "&#x201C;"
size_t ReadNumber(std::string_view text, std::string& out) {
  size_t i = 2;
  const bool hex = text.size() > i && (text[i] == 'x' || text[i] == 'X');
  if (hex) ++i;
  const size_t first = i;
  uint32_t code = 0;
  for (; i < text.size(); ++i) {
    const int digit = hex ? HexDigit(text[i]) : IsDigit(text[i]) ? text[i] - '0' : -1;
    if (digit < 0) break;
    // Stays too large once it is.
    if (code < 0x110000) code = code * (hex ? 16u : 10u) + static_cast<uint32_t>(digit);
  }
  if (i == first) return 0;
  if (i < text.size() && text[i] == ';') ++i;
  // People who write &#146; mean the Windows character.
  if (code >= 0x80 && code < 0xA0) {
    if (const uint32_t meant = FromWindows1252(static_cast<char>(code)); meant != 0) code = meant;
  }
  AppendCodePoint(code, out);
  return i;
}

}  // namespace

size_t ReadEntity(std::string_view text, bool in_attribute, std::string& out) {
  if (text.size() < 2) return 0;
  if (text[1] == '#') return ReadNumber(text, out);
  size_t end = 1;
  while (end < text.size() && end <= kLongestName && IsAlphanumeric(text[end])) ++end;
  const std::string_view name = text.substr(1, end - 1);
  if (end < text.size() && text[end] == ';') {
    if (const Entity* entity = Find(name)) {
      out += entity->characters;
      return end + 1;
    }
  }
  for (size_t size = std::min(name.size(), kLongestLegacyName); size > 1; --size) {
    const Entity* entity = Find(name.substr(0, size));
    if (entity == nullptr || !entity->legacy) continue;
    const char next = 1 + size < text.size() ? text[1 + size] : ' ';
    if (in_attribute && (next == '=' || IsAlphanumeric(next))) return 0;
    out += entity->characters;
    return 1 + size;
  }
  return 0;
}

std::string Unescaped(std::string_view text, bool in_attribute) {
  std::string out;
  while (!text.empty()) {
    const size_t mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const size_t length = ReadEntity(text, in_attribute, out);
    if (length == 0) out += '&';
    text.remove_prefix(std::max<size_t>(length, 1));
  }
  return out;
}

}  // namespace crosscheck::ingest
