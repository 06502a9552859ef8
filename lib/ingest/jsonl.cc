// JSON: the doors are ReadJsonl, ReadJson and IsJsonDocument. A streaming parser instead of a
// document tree, because it sees what a tree hides (a key that stands twice, the column of an
// error) and because unknown fields then cost nothing. An object that shows itself to be an item of
// ninjs goes to ReadNinjs.
#include "ingest/jsonl.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <limits>
#include <string>
#include <utility>

#include "ingest/encoding.h"
#include "ingest/ninjs.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

namespace json = boost::json;
using ErrorCode = boost::system::error_code;

// Takes the events of one line. Only strings at depth 1 under a known key are kept; anything else
// there is noted as `complaint`, and the line is still parsed to its end, so that a syntax error is
// told first.
class ArticleHandler {
 public:
  static constexpr size_t max_object_size = static_cast<size_t>(-1);
  static constexpr size_t max_array_size = static_cast<size_t>(-1);
  static constexpr size_t max_key_size = static_cast<size_t>(-1);
  static constexpr size_t max_string_size = static_cast<size_t>(-1);

  explicit ArticleHandler(uint32_t line) : line_(line) {}

  Fields fields;
  std::string complaint;  // of a field of the wrong type, or of a line that is no object
  std::string repeated;   // the last known key that stands twice
  bool ninjs = false;     // has a key that only ninjs has, and no text

  bool on_document_begin(ErrorCode&) { return true; }
  bool on_document_end(ErrorCode&) { return true; }
  bool on_object_begin(ErrorCode&) {
    if (depth_ > 0) Other("an object");
    ++depth_;
    if (InCaption()) fields.captions.emplace_back();
    return true;
  }
  bool on_object_end(size_t, ErrorCode&) { return --depth_, true; }
  bool on_array_begin(ErrorCode&) {
    Other("a list");
    ++depth_;
    return true;
  }
  bool on_array_end(size_t, ErrorCode&) { return --depth_, true; }
  bool on_key_part(json::string_view part, size_t, ErrorCode&) {
    if (depth_ == 1 || InCaption()) key_.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, size_t, ErrorCode&) {
    if (depth_ != 1 && !InCaption()) return true;
    key_.append(part.data(), part.size());
    if (depth_ != 1) {
      caption_key_ = std::exchange(key_, {});
      return true;
    }
    captions_ = key_ == "captions";
    field_ = FieldOf(key_);
    ninjs = !fields.has(kText) && field_ != kText && (ninjs || IsNinjsKey(key_));
    key_.clear();
    if (!field_) return true;
    if (fields.has(*field_)) repeated = kFieldNames[*field_];
    fields.value[*field_].clear();
    fields.line[*field_] = line_;
    return true;
  }
  bool on_string_part(json::string_view part, size_t, ErrorCode&) { return Text(part); }
  bool on_string(json::string_view part, size_t, ErrorCode&) { return Text(part); }
  bool on_number_part(json::string_view, ErrorCode&) { return true; }
  bool on_int64(int64_t n, json::string_view, ErrorCode&) { return Number(std::to_string(n)); }
  bool on_uint64(uint64_t n, json::string_view, ErrorCode&) { return Number(std::to_string(n)); }
  bool on_double(double, json::string_view, ErrorCode&) { return Other("a number"); }
  bool on_bool(bool, ErrorCode&) { return Other("true or false"); }
  // null is how many exporters write "none".
  bool on_null(ErrorCode&) { return depth_ > 0 || Other("null"); }
  bool on_comment_part(json::string_view, ErrorCode&) { return true; }
  bool on_comment(json::string_view, ErrorCode&) { return true; }

 private:
  bool Text(json::string_view part) {
    if (depth_ == 0) return Other("a string");
    if (depth_ == 1 && field_) fields.value[*field_].append(part.data(), part.size());
    return true;
  }
  bool InCaption() const { return captions_ && depth_ == 3; }
  // Versions are counted, so that a number is as good as a string there.
  bool Number(std::string digits) {
    if (InCaption()) {
      // What is no offset lies behind every text.
      const bool good = digits.size() <= kMostDigits && digits[0] != '-';
      const auto offset = static_cast<uint32_t>(good ? std::stoul(digits) : kNowhere);
      if (caption_key_ == "begin") fields.captions.back().begin = offset;
      if (caption_key_ == "end") fields.captions.back().end = offset;
      return true;
    }
    if (depth_ != 1 || field_ != kVersion) return Other("a number");
    fields.value[kVersion] = std::move(digits);
    return true;
  }
  bool Other(const char* what) {
    if (!complaint.empty()) return true;
    if (depth_ == 0) {
      complaint = std::string("the line is ") + what +
                  ", not an article; write an object {\"id\":...,\"text\":...}";
    } else if (depth_ == 1 && field_ && *field_ <= kText) {  // the others are extras
      complaint = "\"" + std::string(kFieldNames[*field_]) + "\" is " + what +
                  ", not a string; write it in quotation marks";
    }
    return true;
  }

  static constexpr size_t kMostDigits = 9;
  static constexpr uint32_t kNowhere = std::numeric_limits<uint32_t>::max();

  uint32_t line_;
  int depth_ = 0;
  bool captions_ = false;  // inside the list of this name
  std::string caption_key_;
  std::string key_;
  std::optional<Field> field_;
};

// True when `text` ends with the escape of a leading surrogate.
bool EndsWithHalfPair(std::string_view text) {
  if (text.size() < 6) return false;
  const std::string_view escape = text.substr(text.size() - 6);
  return escape.substr(0, 2) == "\\u" && (escape[2] == 'd' || escape[2] == 'D') &&
         std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
}

// What the parser's codes mean to somebody who has the file before them; it stopped at text[read].
std::string Explain(const ErrorCode& error, std::string_view text, size_t read) {
  if (error == json::error::incomplete) {
    return "the line ends inside the object; an article must stand on one line";
  }
  const bool syntax = error == json::error::syntax;
  if (error == json::error::illegal_leading_surrogate ||
      error == json::error::illegal_trailing_surrogate ||
      error == json::error::expected_utf16_escape ||
      (syntax && EndsWithHalfPair(text.substr(0, read)))) {
    return "half of a surrogate pair; write both halves (\\ud83d\\ude00) or \\ufffd";
  }
  // The parser calls it a syntax error; blanks between tokens are control characters too, but no
  // error.
  if (syntax && read < text.size() && static_cast<unsigned char>(text[read]) < 0x20) {
    return "a control character in a string; write \\n, \\t or \\u0000";
  }
  if (error == json::error::too_deep) return "lists and objects are nested too deeply";
  if (error == json::error::extra_data) {
    return "something follows the object; write one article a line";
  }
  return error.message();
}

void ReadLine(std::string_view text, uint32_t line, Sink& sink) {
  json::basic_parser<ArticleHandler> parser(json::parse_options{}, line);
  ErrorCode error;
  size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (!error && !IsBlank(text.substr(read))) error = json::error::extra_data;
  ArticleHandler& handler = parser.handler();
  if (error) {
    const std::string_view before = text.substr(0, read);
    const auto lines = static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const size_t start = before.rfind('\n') + 1;  // 0 where there is none
    sink.Error(line + lines, "not JSON: " + Explain(error, text, read) + ", at column " +
                                 std::to_string(read - start + 1));
    return;
  }
  if (handler.ninjs) {
    ReadNinjs(text, line, sink);
    return;
  }
  if (!handler.complaint.empty()) {
    sink.Error(line, std::move(handler.complaint));
    return;
  }
  if (!handler.repeated.empty()) {
    sink.Warning(line, "\"" + handler.repeated + "\" stands twice; the last one is taken");
  }
  sink.Article(std::move(handler.fields), line);
}

// The end of the element at the head of `text`: behind its closing bracket, or at the comma behind
// it. Knows strings and brackets only, so that a broken element is found out by the parser, and a
// bracket that lacks in it is closed by the outer one.
size_t ElementEnd(std::string_view text) {
  std::string open;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i) i += text[i] == '\\';
    } else if (c == '{' || c == '[') {
      open += c;
    } else if (c == '}' || c == ']') {
      const size_t match = open.rfind(c == '}' ? '{' : '[');
      if (match == std::string::npos) return open.empty() ? i : i + 1;
      open.resize(match);
      if (open.empty()) return i + 1;
    } else if (c == ',' && open.empty()) {
      return i;
    }
  }
  return text.size();
}

}  // namespace

bool IsJsonDocument(std::string_view bytes) {
  bytes = Trim(bytes);
  if (bytes.empty() || (bytes[0] != '{' && bytes[0] != '[')) return false;
  // "[Updated] ..." is a text.
  if (bytes[0] == '[') return Trim(bytes.substr(1)).substr(0, 1) == "{";
  // An object whose first line is not its last.
  const std::string_view first = Trim(bytes.substr(0, bytes.find('\n')));
  return first.back() == '{' || first.back() == ',' || first.back() == '[';
}

void ReadJson(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  if (sink.TooLarge(bytes.size(), options)) return;
  std::string storage;
  bytes = ToUtf8(bytes, "", 1, sink, storage);
  uint32_t line = 1;
  const auto skip = [&](size_t count) {
    const std::string_view skipped = bytes.substr(0, count);
    line += static_cast<uint32_t>(std::count(skipped.begin(), skipped.end(), '\n'));
    bytes.remove_prefix(skipped.size());
  };
  const auto skip_blanks = [&] {
    skip(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  };
  skip_blanks();
  const bool list = !bytes.empty() && bytes[0] == '[';
  if (!list) {
    ReadLine(bytes, line, sink);
    return;
  }
  skip(1);
  for (skip_blanks(); !bytes.empty() && bytes[0] != ']'; skip_blanks()) {
    const size_t end = ElementEnd(bytes);
    if (end > 0) ReadLine(bytes.substr(0, end), line, sink);
    skip(end);
    skip_blanks();
    if (!bytes.empty() && bytes[0] == ',') {
      skip(1);
    } else if (!bytes.empty() && bytes[0] != ']') {
      sink.Error(line, "not JSON: a comma lacks between two objects of the list");
      if (end == 0) return;
    }
  }
  if (bytes.empty()) sink.Error(line, "the list is not closed; is the file cut off?");
}

void ReadJsonl(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  uint32_t line = 0;
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++line;
    if (text.size() > options.max_article_bytes) {
      sink.Error(line, "a line of " + std::to_string(text.size()) +
                           " bytes is more than one article may have (" +
                           std::to_string(options.max_article_bytes) +
                           "); is each article on its own line?");
      continue;
    }
    if (IsBlank(text)) continue;
    if (const std::optional<Repair> repair = RepairUtf8(text)) {
      sink.Warning(line, repair->warning);
      ReadLine(repair->text, line, sink);
    } else {
      ReadLine(text, line, sink);
    }
  }
}

}  // namespace crosscheck::ingest
