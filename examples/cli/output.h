// Output: the terminal, the file of --output, complaints and progress on stderr.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace cli {

// `text` with a ? for each character that would drive a terminal, a line end among them.
std::string OneLine(std::string text);
// One line on stderr, whatever control characters the names in it have.
void Complain(std::string message);

enum class Color { kAuto, kAlways, kNever };

// Whether to colour what goes to standard output (to_file: to a file). Auto: on a terminal, unless
// NO_COLOR is set or TERM is dumb.
bool UseColor(Color color, bool to_file);
// Columns: of the terminal, else of $COLUMNS, else 80; at most 120, which is as much as the eye
// follows.
int Width(bool to_file);

// Writes to `path`, or to standard output where it is empty. False, and a complaint, when that
// fails.
bool WriteOutput(const std::string& path, std::string_view text);

// "reading 1200 of 5000 articles" on stderr: only on a terminal, only when it takes more than a
// second. "reading article 1200" where nobody knows how many there are (0).
class Progress {
 public:
  explicit Progress(size_t total = 0);
  ~Progress();
  Progress(const Progress&) = delete;  // owns a line of the terminal
  Progress& operator=(const Progress&) = delete;
  void Step();
  // Takes the line away, for what is to be told.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  const size_t total_;
  const bool terminal_;
  size_t done_ = 0;
  Clock::time_point next_;
  bool shown_ = false;
};

}  // namespace cli
