// Text in JSON: the doors are those of json_text.h.
#include "report/json_text.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "article/characters.h"

namespace crosscheck::report {
namespace {

void AppendUnit(uint32_t unit, std::string& out) {
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "\\u%04x", unit & 0xFFFFu);
  out += buffer;
}

// As UTF-16, which is what JSON escapes are.
void AppendEscaped(uint32_t code, std::string& out) {
  if (code >= 0x10000) {
    AppendUnit(0xD800 + ((code - 0x10000) >> 10), out);
    code = 0xDC00 + ((code - 0x10000) & 0x3FF);
  }
  AppendUnit(code, out);
}

// Line and paragraph separators end a line of older JavaScript.
bool IsUnsafe(uint32_t code) {
  return characters::In(characters::kUnsafe, code) || code == 0x2028 || code == 0x2029;
}

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

std::string JsonQuoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const characters::Character character = characters::DecodeFirst(text);
    const std::string_view bytes = text.substr(0, character.size);
    if (character.code == '"' || character.code == '\\') {
      out += '\\';
      out += bytes;
    } else if (character.code == '\n') {
      out += "\\n";
    } else if (character.code == '<' || character.code == '>' || character.code == '&' ||
               IsUnsafe(character.code)) {
      AppendEscaped(character.code, out);
    } else {
      out += bytes;
    }
    text.remove_prefix(character.size);
  }
  return out += '"';
}

std::string WithoutUnsafe(std::string json) {
  std::string out;
  std::string_view rest = json;
  while (!rest.empty()) {
    const size_t ascii =
        static_cast<size_t>(std::find_if_not(rest.begin(), rest.end(), IsAscii) - rest.begin());
    out += rest.substr(0, ascii);
    rest.remove_prefix(ascii);
    if (rest.empty()) break;
    const characters::Character character = characters::DecodeFirst(rest);
    if (IsUnsafe(character.code)) {
      AppendEscaped(character.code, out);
    } else {
      out += rest.substr(0, character.size);
    }
    rest.remove_prefix(character.size);
  }
  return out;
}

}  // namespace crosscheck::report
