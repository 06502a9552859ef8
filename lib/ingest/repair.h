// Repair: what the readers do with bytes that are not what they should be. Internal to ingest.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crosscheck::ingest {

struct Repair {
  std::string text;     // valid UTF-8
  std::string warning;  // what was wrong and what was made of it
};

// The bytes as UTF-8 by the rule in ingest/reader.h; nullopt where they are UTF-8 already.
std::optional<Repair> RepairUtf8(std::string_view bytes);

// NUL bytes become spaces. True when there was one.
bool ReplaceNuls(std::string& text);

// A piece of input to be shown in a message: in quotes, short, without control characters.
std::string Shown(std::string_view piece);

// Only ASCII blanks, or nothing.
bool IsBlank(std::string_view text);
// Without ASCII blanks at both ends.
std::string_view Trim(std::string_view text);

}  // namespace crosscheck::ingest
