// Writes comma separated values that no spreadsheet executes. Internal to report.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace crosscheck::report {

// Rows are put together cell by cell; EndRow must be called after each.
class CsvWriter {
 public:
  explicit CsvWriter(std::initializer_list<std::string_view> columns);

  // Words of anybody, made harmless.
  CsvWriter& Text(std::string_view text);
  // What we wrote ourselves and is neither a formula nor needs quotes: a decimal, a hash, TRUE.
  CsvWriter& Plain(std::string_view text);
  CsvWriter& Number(uint64_t number) { return Plain(std::to_string(number)); }
  CsvWriter& Bool(bool value) { return Plain(value ? "TRUE" : "FALSE"); }
  CsvWriter& Empty(int cells = 1);
  void EndRow();
  std::string Take() && { return std::move(out_); }

 private:
  std::string out_;
  bool at_head_ = true;  // of a row
};

}  // namespace crosscheck::report
