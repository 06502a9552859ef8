// Repair: what the readers do with bytes that are not what they should be. Internal to ingest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscheck::ingest {

struct Repair {
  std::string text;      // valid UTF-8
  std::string warning;   // what was wrong and what was made of it
  bool is_1252 = false;  // all of it was read as Windows-1252
};

// The bytes as UTF-8 by the rule in ingest/reader.h; nullopt where they are UTF-8 already.
std::optional<Repair> RepairUtf8(std::string_view bytes);

// The code point of a byte of Windows-1252; 0 where it has no character there.
uint32_t FromWindows1252(char c);

// One character as UTF-8; U+FFFD for what is none.
void AppendCodePoint(uint32_t code, std::string& out);

// NUL bytes become spaces. True when there was one.
bool ReplaceNuls(std::string& text);

// A piece of input to be shown in a message: in quotes, short, without control characters.
std::string Shown(std::string_view piece);

constexpr bool IsBlankChar(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}
// Runs of ASCII blanks as one space, none at the ends.
std::string Folded(std::string_view text);

// Only ASCII blanks, or nothing.
bool IsBlank(std::string_view text);
// Without ASCII blanks at both ends.
std::string_view Trim(std::string_view text);

}  // namespace crosscheck::ingest
