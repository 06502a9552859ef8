// Output: the doors are those of output.h. All that knows terminals, POSIX only, stands here.
#include "output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace cli {
namespace {

constexpr int kDefaultWidth = 80;
constexpr int kMaxWidth = 120;

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

// How many bytes the first character has if it can drive a terminal (C0, DEL, C1) or turn the
// direction of writing; else 0. For names of files, which may hold anything.
size_t UnsafeAt(std::string_view text) {
  const auto byte = [text](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
  if (byte(0) == 0xD8 && byte(1) == 0x9C) return 2;
  // Annotations, what is no character, and tags, which nobody sees.
  if (byte(0) == 0xEF && byte(1) == 0xBF && byte(2) >= 0xB9 && byte(2) != 0xBC && byte(2) != 0xBD)
    return 3;
  if (byte(0) == 0xF3 && byte(1) == 0xA0 && (byte(2) == 0x80 || byte(2) == 0x81)) return 4;
  if (byte(0) != 0xE2) return 0;
  const bool turns = (byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F ||
                                          (byte(2) >= 0xA8 && byte(2) <= 0xAE))) ||
                     (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xAF);
  return turns ? 3 : 0;
}

bool Fail(const std::string& name) {
  Complain(name + ": cannot be written: " + std::strerror(errno));
  return false;
}

bool WriteTo(std::FILE* file, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
}

}  // namespace

std::string OneLine(std::string text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t size = UnsafeAt(std::string_view(text).substr(i));
    if (size > 0) text.replace(i, size, 1, '?');
  }
  return text;
}

void Complain(std::string message) {
  message = OneLine(std::move(message));
  message += '\n';
  std::fwrite(message.data(), 1, message.size(), stderr);
}

bool UseColor(Color color, bool to_file) {
  if (color != Color::kAuto) return color == Color::kAlways;
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::strcmp(term, "dumb") == 0;
  return !to_file && isatty(STDOUT_FILENO) == 1 && !dumb && !IsSet("NO_COLOR");
}

int Width(bool to_file) {
  winsize size{};
  if (!to_file && isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
      size.ws_col > 0) {
    return std::min<int>(size.ws_col, kMaxWidth);
  }
  const char* columns = std::getenv("COLUMNS");
  const long value = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
  return value > 0 ? static_cast<int>(std::min<long>(value, kMaxWidth)) : kDefaultWidth;
}

bool WriteOutput(const std::string& path, std::string_view text) {
  if (path.empty()) return WriteTo(stdout, text) || Fail("<stdout>");
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return Fail(path);
  const bool written = WriteTo(file, text);
  const int error = errno;
  // A full disk may be told only here.
  const bool closed = std::fclose(file) == 0;
  if (!written) errno = error;
  return (written && closed) || Fail(path);
}

Progress::Progress(size_t total)
    : total_(total),
      terminal_(isatty(STDERR_FILENO) == 1),
      next_(Clock::now() + std::chrono::seconds(1)) {}

Progress::~Progress() { Clear(); }

void Progress::Clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

void Progress::Step() {
  ++done_;
  if (!terminal_ || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(100);
  shown_ = true;
  if (total_ == 0) {
    std::fprintf(stderr, "\rreading article %zu", done_);
  } else {
    std::fprintf(stderr, "\rreading %zu of %zu articles", done_, total_);
  }
}

}  // namespace cli
