// Plain text: the only door is ReadPlain. The front matter is the part of YAML that news tools
// really write, one "key: value" a line; lists and nested maps under unknown keys are stepped over.
// A text that begins with a rule of dashes and goes on with prose has no front matter, so every
// line of the block must look like one.
#include "ingest/plain.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "crosscheck/article/offsets.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

// Takes the next line off `rest`, without its end.
std::string_view TakeLine(std::string_view& rest) {
  const size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::string_view WithoutTrailingBlanks(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

bool IsKey(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return AsciiLower(c) != c || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

std::string_view Unquoted(std::string_view value) {
  const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                      value.front() == value.back();
  return quoted ? value.substr(1, value.size() - 2) : value;
}

struct FrontMatter {
  Fields fields;
  std::string_view text;  // after the closing line
  uint32_t lines = 0;     // of the block with both rules
  std::string repeated;
};

// nullopt where the text has none.
std::optional<FrontMatter> TakeFrontMatter(std::string_view bytes) {
  FrontMatter result;
  std::string_view rest = bytes;
  if (WithoutTrailingBlanks(TakeLine(rest)) != "---") return std::nullopt;
  for (uint32_t number = 2; !rest.empty(); ++number) {
    const std::string_view line = WithoutTrailingBlanks(TakeLine(rest));
    if (line == "---" || line == "...") {
      result.text = rest;
      result.lines = number;
      return result;
    }
    // Blank, comment, or the inside of a list or map.
    if (line.empty() || line.front() == '#' || line.front() == ' ' || line.front() == '\t' ||
        line.substr(0, 2) == "- ") {
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !IsKey(line.substr(0, colon))) return std::nullopt;
    // "key:value" is no pair in YAML; "https://..." at the head of a text is none either.
    const std::string_view value = line.substr(colon + 1);
    if (!value.empty() && value.front() != ' ' && value.front() != '\t') return std::nullopt;
    const std::optional<Field> field = FieldOf(line.substr(0, colon), true);
    if (!field || *field == kText) continue;
    if (result.fields.has(*field)) result.repeated = kFieldNames[*field];
    result.fields.value[*field] = Unquoted(Trim(value));
    result.fields.line[*field] = number;
  }
  return std::nullopt;
}

}  // namespace

void ReadPlain(std::string_view bytes, const ReadOptions& options, const Fields& given,
               Sink& sink) {
  if (sink.TooLarge(bytes.size(), options)) return;
  const std::optional<Repair> repair = RepairUtf8(bytes);
  if (repair) {
    const size_t bad = FirstInvalidUtf8(bytes);
    const auto line =
        1 + std::count(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(bad), '\n');
    sink.Warning(static_cast<uint32_t>(line), repair->warning);
    bytes = repair->text;
  }
  Fields fields = given;
  uint32_t first_line = 1;
  if (std::optional<FrontMatter> front = TakeFrontMatter(bytes)) {
    fields = std::move(front->fields);
    fields.SetIfEmpty(kUrl, given.value[kUrl], 1);
    bytes = front->text;
    first_line = front->lines + 1;
    if (!front->repeated.empty()) {
      sink.Warning(fields.line[*FieldOf(front->repeated)],
                   "\"" + front->repeated + "\" stands twice; the last one is taken");
    }
  }
  fields.value[kText] = bytes;
  fields.source_line = first_line;
  const size_t nul = bytes.find('\0');
  const size_t before = nul == std::string_view::npos ? 0 : nul;
  fields.line[kText] =
      first_line + static_cast<uint32_t>(std::count(
                       bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(before), '\n'));
  sink.Article(std::move(fields), first_line);
}

}  // namespace crosscheck::ingest
