// Repair of text that is not UTF-8: the doors are those of repair.h. Two things happen in
// newsrooms: an old system exports Windows-1252, or a UTF-8 text was cut or joined in the middle of
// a character. They are told apart by whether anything in the text is UTF-8 beyond ASCII; reading
// such a text as Windows-1252 would turn every good dash and quotation mark into three wrong
// letters.
#include "ingest/repair.h"

#include <array>
#include <cstdint>

#include "crosscheck/article/offsets.h"

namespace crosscheck::ingest {
namespace {

// Windows-1252 at 0x80 to 0x9F; 0 where it has no character. The rest is Latin-1.
constexpr std::array<uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

uint32_t FromWindows1252(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte;
}

void AppendCodePoint(uint32_t code, std::string& out) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      out += static_cast<char>(0xE0 | code >> 12);
    } else {
      out += static_cast<char>(0xF0 | code >> 18);
      out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    }
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
  }
  out += static_cast<char>(0x80 | (code & 0x3F));
}

std::optional<Repair> RepairUtf8(std::string_view bytes) {
  const size_t first_bad = FirstInvalidUtf8(bytes);
  if (first_bad == bytes.size()) return std::nullopt;

  // The text with each bad byte replaced, and what speaks for and against Windows-1252 on the way.
  Repair repair;
  bool has_utf8 = false;
  bool fits_1252 = true;
  size_t bad_bytes = 0;
  for (size_t i = 0; i < bytes.size();) {
    const std::string_view good = bytes.substr(i, FirstInvalidUtf8(bytes.substr(i)));
    repair.text += good;
    for (char c : good) has_utf8 = has_utf8 || !IsAscii(c);
    i += good.size();
    if (i == bytes.size()) break;
    repair.text += "\xEF\xBF\xBD";
    ++bad_bytes;
    fits_1252 = fits_1252 && FromWindows1252(bytes[i]) != 0;
    ++i;
  }
  const std::string where = "not UTF-8 at byte " + std::to_string(first_bad + 1);
  if (has_utf8 || !fits_1252) {
    repair.warning = where + "; " + std::to_string(bad_bytes) +
                     (bad_bytes == 1 ? " bad byte was" : " bad bytes were") + " replaced by U+FFFD";
    return repair;
  }
  repair.text.clear();
  repair.is_1252 = true;
  for (char c : bytes) {
    if (IsAscii(c)) {
      repair.text += c;  // NUL too, which is told of elsewhere
    } else {
      AppendCodePoint(FromWindows1252(c), repair.text);
    }
  }
  repair.warning = where + "; read as Windows-1252";
  return repair;
}

bool ReplaceNuls(std::string& text) {
  bool found = false;
  for (char& c : text) {
    if (c != '\0') continue;
    c = ' ';
    found = true;
  }
  return found;
}

std::string Shown(std::string_view piece) {
  constexpr size_t kMaxShown = 40;
  std::string_view head = piece.substr(0, kMaxShown);
  // Never half a character at the cut.
  if (head.size() < piece.size()) head = head.substr(0, FirstInvalidUtf8(head));
  std::string shown = "\"";
  for (char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    shown += byte < 0x20 || byte == 0x7F ? '?' : c;
  }
  shown += head.size() < piece.size() ? "...\"" : "\"";
  return shown;
}

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string Folded(std::string_view text) {
  std::string out;
  bool blank = false;
  for (char c : text) {
    if (IsBlankChar(c)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

bool IsBlank(std::string_view text) { return Trim(text).empty(); }

}  // namespace crosscheck::ingest
