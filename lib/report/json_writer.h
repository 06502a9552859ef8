// Writes JSON piece by piece, indented, with its members in the order given. Internal to report.
//
//   JsonWriter json;
//   json.BeginObject().Text("name", name).BeginArray("rules");
//   for (...) json.BeginObject().Number("id", 1).End();
//   json.End().End();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace crosscheck::report {

// A member of an object has a key; an element of a list has none. What is opened must be ended.
class JsonWriter {
 public:
  JsonWriter& BeginObject(std::string_view key = {}) { return Begin(key, '{'); }
  JsonWriter& BeginArray(std::string_view key = {}) { return Begin(key, '['); }
  JsonWriter& End();
  JsonWriter& Text(std::string_view key, std::string_view text);
  // Nothing where it is empty.
  JsonWriter& TextIfAny(std::string_view key, std::string_view text);
  JsonWriter& Element(std::string_view text) { return Text({}, text); }
  JsonWriter& Number(std::string_view key, uint64_t number);
  // A number as written, "true".
  JsonWriter& Plain(std::string_view key, std::string_view text);
  // With a line end. REQUIRES: all is ended.
  std::string Take() && { return std::move(out_) + '\n'; }

 private:
  JsonWriter& Begin(std::string_view key, char bracket);
  void Open(std::string_view key);
  void NewLine();

  std::string out_;
  std::string open_;   // the closing brackets that are due
  bool empty_ = true;  // nothing stands yet in the innermost one
};

}  // namespace crosscheck::report
