// Writing CSV: the door is CsvWriter of csv_writer.h. Articles are written by strangers, and a
// title like =HYPERLINK(...) runs where an editor opens the file; the quote in front is what OWASP
// advises ("CSV injection"), the full-width signs are those that some programs take as well.
#include "report/csv_writer.h"

#include <algorithm>

#include "report/screen.h"

namespace crosscheck::report {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "-5", "+0.25": no formula. No exponents or groups: a spreadsheet reads those as it likes.
bool IsPlainNumber(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point < text.size() ? text.substr(point + 1) : "0";
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), IsDigit);
  };
  return digits(whole) && digits(fraction);
}

bool IsFormula(std::string_view text) {
  constexpr std::string_view kSigns[] = {
      "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [text](std::string_view sign) { return text.starts_with(sign); }) &&
         !IsPlainNumber(text);
}

}  // namespace

CsvWriter::CsvWriter(std::initializer_list<std::string_view> columns) {
  for (std::string_view column : columns) Plain(column);
  EndRow();
}

CsvWriter& CsvWriter::Text(std::string_view text) {
  SafeText safe;
  safe.Add(text);
  std::string_view clean = safe.str();
  if (clean.ends_with(' ')) clean.remove_suffix(1);
  std::string cell = IsFormula(clean) ? "'" : "";
  cell += clean;
  if (cell.find_first_of(",\"") == std::string::npos) return Plain(cell);
  std::string quoted = "\"";
  for (char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return Plain(quoted + '"');
}

CsvWriter& CsvWriter::Plain(std::string_view text) {
  if (!at_head_) out_ += ',';
  out_ += text;
  at_head_ = false;
  return *this;
}

CsvWriter& CsvWriter::Empty(int cells) {
  for (int i = 0; i < cells; ++i) Plain("");
  return *this;
}

void CsvWriter::EndRow() {
  out_ += "\r\n";
  at_head_ = true;
}

}  // namespace crosscheck::report
