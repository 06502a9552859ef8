// Timestamps: the only doors are ParseTimestamp and Timestamp::ToString of article/article.h. A
// hand-written reader, because absl::ParseTime turns everything into UTC and loses which day the
// newsroom printed; the local day is what "yesterday" in the text is counted from.
#include <cstdio>
#include <string>

#include "absl/status/status.h"
#include "crosscheck/article/article.h"

namespace crosscheck {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Reads from the front of a text; every member eats what it reads and leaves the rest.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool done() const { return text_.empty(); }
  std::string_view rest() const { return text_; }
  char Peek() const { return text_.empty() ? '\0' : text_.front(); }
  bool Eat(char c) {
    if (Peek() != c || text_.empty()) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool EatAny(std::string_view chars) {
    for (char c : chars) {
      if (Eat(c)) return true;
    }
    return false;
  }
  // Exactly `count` digits, or -1.
  int Digits(size_t count) {
    if (text_.size() < count) return -1;
    int value = 0;
    for (size_t i = 0; i < count; ++i) {
      if (!IsDigit(text_[i])) return -1;
      value = value * 10 + (text_[i] - '0');
    }
    text_.remove_prefix(count);
    return value;
  }
  void SkipDigits() {
    while (IsDigit(Peek())) text_.remove_prefix(1);
  }

 private:
  std::string_view text_;
};

absl::Status Bad(std::string_view what, std::string_view piece) {
  constexpr size_t kMaxShown = 40;
  std::string message(what);
  message += ": \"";
  message += piece.substr(0, kMaxShown);
  message += "\"; write 2019-11-07 or 2019-11-07T19:21:00Z";
  return absl::InvalidArgumentError(message);
}

// "Z", "+05:30", "+0530" or "+05". "-00:00" is RFC 3339 for an unknown zone.
bool ReadZone(Cursor& in, std::optional<int>& minutes) {
  if (in.EatAny("Zz")) {
    minutes = 0;
    return true;
  }
  const bool west = in.Peek() == '-';
  if (!in.EatAny("+-")) return false;
  const int hours = in.Digits(2);
  int rest = 0;
  if (in.Eat(':') || !in.done()) rest = in.Digits(2);
  if (hours < 0 || hours > 23 || rest < 0 || rest > 59) return false;
  const int total = hours * 60 + rest;
  if (west && total == 0) return true;
  minutes = west ? -total : total;
  return true;
}

}  // namespace

absl::StatusOr<Timestamp> ParseTimestamp(std::string_view text) {
  Cursor in(text);
  const int year = in.Digits(4);
  const bool dash = in.Eat('-');
  const int month = in.Digits(2);
  const bool second_dash = in.Eat('-');
  const int day = in.Digits(2);
  if (year < 0 || !dash || month < 0 || !second_dash || day < 0) return Bad("not a date", text);
  // CivilDay rolls over days that do not exist; a date that changes under it was none.
  const absl::CivilDay civil(year, month, day);
  if (year < 1 || civil.month() != month || civil.day() != day) {
    return Bad("no such day", text.substr(0, 10));
  }
  Timestamp result;
  result.local = absl::CivilSecond(civil);
  if (in.done()) return result;

  const std::string_view time = in.rest();
  if (!in.EatAny("Tt ")) return Bad("not a time after the date", time);
  const int hour = in.Digits(2);
  const bool colon = in.Eat(':');
  const int minute = in.Digits(2);
  if (hour < 0 || !colon || minute < 0) return Bad("not a time after the date", time);
  int second = 0;
  if (in.Eat(':')) {
    second = in.Digits(2);
    if (second < 0) return Bad("not a time after the date", time);
    if (in.EatAny(".,")) {
      if (!IsDigit(in.Peek())) return Bad("not a time after the date", time);
      in.SkipDigits();  // nothing in the news is finer than a second
    }
  }
  if (hour > 23 || minute > 59 || second > 60) return Bad("no such time", time);
  // A leap second stays in its minute, so that it never becomes another day.
  if (second == 60) second = 59;
  result.local = absl::CivilSecond(year, month, day, hour, minute, second);
  result.has_time = true;
  if (in.done()) return result;

  const std::string_view zone = in.rest();
  if (!ReadZone(in, result.utc_offset_minutes) || !in.done()) return Bad("not a zone", zone);
  return result;
}

std::string Timestamp::ToString() const {
  char buffer[64];
  if (!has_time) {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", static_cast<int>(local.year()),
                  local.month(), local.day());
    return buffer;
  }
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02dT%02d:%02d:%02d",
                static_cast<int>(local.year()), local.month(), local.day(), local.hour(),
                local.minute(), local.second());
  std::string result = buffer;
  if (utc_offset_minutes) {
    const int minutes = *utc_offset_minutes;
    const int size = minutes < 0 ? -minutes : minutes;
    std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60,
                  size % 60);
    result += buffer;
  }
  return result;
}

}  // namespace crosscheck
