// Fields: what every format delivers, and the one place where an Article is made of it. Internal to
// ingest.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/ingest/reader.h"

namespace crosscheck::ingest {

enum Field : uint8_t {
  kId,
  kOutlet,
  kTitle,
  kPublished,
  kUrl,
  kText,
  kByline,
  kUpdated,
  kDateline,
  kAgency,
  kCanonicalUrl,
  kVersion,
  kStatus,
  kFieldCount
};
inline constexpr std::array<std::string_view, kFieldCount> kFieldNames = {
    "id",      "outlet",   "title",  "published",    "url",     "text",  "byline",
    "updated", "dateline", "agency", "canonicalUrl", "version", "status"};
// `any_case`: people write front matter by hand.
std::optional<Field> FieldOf(std::string_view name, bool any_case = false);

struct Fields {
  std::array<std::string, kFieldCount> value;   // empty where not given
  std::array<uint32_t, kFieldCount> line = {};  // where it stands; 0 where not given
  std::vector<Span> captions;                   // in the text
  uint32_t source_line = 0;                     // of a text that stands in the file as it is
  bool has(Field f) const { return line[f] != 0; }
  // Is there no text where there must be one? Who takes an article back often sends only its id.
  bool LackText() const;
  // Keeps what stands there already, so that the better source goes first.
  void SetIfEmpty(Field f, std::string_view text, uint32_t at_line) {
    if (!value[f].empty() || text.empty()) return;
    value[f] = text;
    line[f] = at_line;
  }
};

// Collects results and messages of one file.
class Sink {
 public:
  Sink(std::string_view file, ReadResult& result) : file_(file), result_(result) {}

  // Of the pieces of a stream: lines that stood before this one, or the name of the piece, which
  // then goes before messages in place of lines.
  void set_lines_before(uint32_t lines) { lines_before_ = lines; }
  void set_place(std::string place) { place_ = std::move(place); }

  void Error(uint32_t line, std::string message) { Put(line, std::move(message), false); }
  void Warning(uint32_t line, std::string message) { Put(line, std::move(message), true); }
  // Tells where a whole document of `size` bytes is above the budget.
  bool TooLarge(size_t size, const ReadOptions& options);
  // Makes the article of `fields`, that begins at `line`, or tells why not.
  void Article(Fields fields, uint32_t line);

 private:
  void Put(uint32_t line, std::string message, bool warning);

  std::string_view file_;
  ReadResult& result_;
  uint32_t lines_before_ = 0;
  std::string place_;
};

}  // namespace crosscheck::ingest
