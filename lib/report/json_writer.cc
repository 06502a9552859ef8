// Writing JSON: the door is JsonWriter of json_writer.h.
#include "report/json_writer.h"

#include "report/json_text.h"

namespace crosscheck::report {

void JsonWriter::NewLine() {
  out_ += '\n';
  out_.append(open_.size(), ' ');
}

void JsonWriter::Open(std::string_view key) {
  if (!empty_) out_ += ',';
  if (!open_.empty()) NewLine();
  if (!key.empty()) out_ += JsonQuoted(key) + ": ";
  empty_ = false;
}

JsonWriter& JsonWriter::Begin(std::string_view key, char bracket) {
  Open(key);
  out_ += bracket;
  open_ += bracket == '{' ? '}' : ']';
  empty_ = true;
  return *this;
}

JsonWriter& JsonWriter::End() {
  const char bracket = open_.back();
  open_.pop_back();
  if (!empty_) NewLine();
  out_ += bracket;
  empty_ = false;
  return *this;
}

JsonWriter& JsonWriter::Text(std::string_view key, std::string_view text) {
  Open(key);
  out_ += JsonQuoted(text);
  return *this;
}

JsonWriter& JsonWriter::TextIfAny(std::string_view key, std::string_view text) {
  return text.empty() ? *this : Text(key, text);
}

JsonWriter& JsonWriter::Number(std::string_view key, uint64_t number) {
  return Plain(key, std::to_string(number));
}

JsonWriter& JsonWriter::Plain(std::string_view key, std::string_view text) {
  Open(key);
  out_ += text;
  return *this;
}

}  // namespace crosscheck::report
