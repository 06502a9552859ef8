// Markup: the doors are Markup, Shorten and LinkUrl of markup.h.
#include "report/markup.h"

#include "article/characters.h"
#include "report/uri.h"

namespace crosscheck::report {

void Markup::Escape(char c) {
  switch (c) {
    case '&':
      out_ += "&amp;";
      return;
    case '<':
      out_ += "&lt;";
      return;
    case '>':
      out_ += "&gt;";
      return;
    case '"':
      out_ += "&quot;";
      return;
    case '\'':
      out_ += "&#39;";
      return;
    default:
      out_ += c;
  }
}

Markup& Markup::Piece(std::string_view piece) {
  out_ += piece;
  return *this;
}

Markup& Markup::Append(const Markup& other) { return Piece(other.out_); }

Markup& Markup::Text(std::string_view text) {
  const SafeText safe = SafeText().Add(text);
  for (char c : safe.str()) Escape(c);
  return *this;
}

Markup& Markup::Text(const SafeText& text, Bold bold) {
  std::string_view end;
  for (char c : text.str()) {
    if (!IsMark(c)) {
      Escape(c);
      continue;
    }
    out_ += end;
    end = {};
    if (c == static_cast<char>(Style::kBold)) {
      out_ += bold == Bold::kMark ? "<mark>" : "<strong>";
      end = bold == Bold::kMark ? "</mark>" : "</strong>";
    } else if (c == static_cast<char>(Style::kUnderlined)) {
      out_ += "<mark class=\"also\">";
      end = "</mark>";
    }
  }
  out_ += end;
  return *this;
}

Markup& Markup::Number(int64_t number) {
  out_ += std::to_string(number);
  return *this;
}

std::string Shorten(std::string_view text, int columns) {
  const SafeText safe = SafeText().Add(text);
  const std::string_view clean = safe.str();
  if (Columns(clean) <= columns) return std::string(clean);
  size_t size = 0;
  for (int used = 1; size < clean.size();) {  // one for the ellipsis
    const characters::Character character = characters::DecodeFirst(clean.substr(size));
    used += Columns(clean.substr(size, character.size));
    if (used > columns) break;
    size += character.size;
  }
  while (size > 0 && clean[size - 1] == ' ') --size;
  return std::string(clean.substr(0, size)) + "\xE2\x80\xA6";
}

std::optional<std::string_view> LinkUrl(std::string_view url) {
  if (!IsWebUrl(url)) return std::nullopt;
  for (std::string_view rest = url; !rest.empty();) {
    const characters::Character character = characters::DecodeFirst(rest);
    if (characters::HowShown(character.code) != characters::Show::kAsIs) return std::nullopt;
    rest.remove_prefix(character.size);
  }
  return url;
}

}  // namespace crosscheck::report
