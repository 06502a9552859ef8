// Times: the only door is ReadTime. Every other form is rewritten as RFC 3339 and read by the one
// reader that checks days and hours, ParseTimestamp.
#include "ingest/times.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "ingest/repair.h"

namespace crosscheck::ingest {
namespace {

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "20191107", "20191107T1921", "20191107T192100Z", "20191107T192100+0100".
std::optional<std::string> FromBasic(std::string_view text) {
  const auto digits = [&](size_t at, size_t count) {
    return text.size() >= at + count && AllDigits(text.substr(at, count));
  };
  if (!digits(0, 8)) return std::nullopt;
  std::string out = std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                    std::string(text.substr(6, 2));
  if (text.size() == 8) return out;
  if ((text[8] != 'T' && text[8] != 't') || !digits(9, 4)) return std::nullopt;
  out += "T" + std::string(text.substr(9, 2)) + ":" + std::string(text.substr(11, 2));
  size_t rest = 13;
  if (digits(13, 2)) {
    out += ":" + std::string(text.substr(13, 2));
    rest = 15;
  }
  return out + std::string(text.substr(rest));
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = Trim(text)).empty()) {
    const size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// "" where the zone is not known: the local day still is.
std::string Zone(std::string_view zone) {
  struct Named {
    std::string_view name, offset;
  };
  constexpr Named kNames[] = {{"gmt", "Z"},      {"ut", "Z"},       {"utc", "Z"},
                              {"z", "Z"},        {"est", "-05:00"}, {"edt", "-04:00"},
                              {"cst", "-06:00"}, {"cdt", "-05:00"}, {"mst", "-07:00"},
                              {"mdt", "-06:00"}, {"pst", "-08:00"}, {"pdt", "-07:00"}};
  if (!zone.empty() && (zone[0] == '+' || zone[0] == '-')) return std::string(zone);
  const std::string lower = AsciiLower(zone);
  for (const Named& named : kNames) {
    if (named.name == lower) return std::string(named.offset);
  }
  return "";
}

// "Thu, 07 Nov 2019 19:21:00 GMT"; the weekday, the seconds and the zone may lack.
std::optional<std::string> FromRfc822(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  std::vector<std::string_view> words = Words(text);
  if (!words.empty() && words[0].back() == ',') words.erase(words.begin());
  if (words.size() < 3 || words.size() > 5) return std::nullopt;
  std::string day(words[0]);
  if (!AllDigits(day) || day.size() > 2) return std::nullopt;
  if (day.size() == 1) day = "0" + day;
  const auto month = std::find(kMonths.begin(), kMonths.end(), AsciiLower(words[1]).substr(0, 3)) -
                     kMonths.begin();
  std::string year(words[2]);
  if (month == 12 || !AllDigits(year)) return std::nullopt;
  // RFC 2822's reading of two digits.
  if (year.size() == 2) year = (year < "50" ? "20" : "19") + year;
  std::string out = year + (month < 9 ? "-0" : "-") + std::to_string(month + 1) + "-" + day;
  if (words.size() == 3) return out;
  out += "T";
  if (words[3].find(':') == 1) out += "0";
  out += words[3];
  return words.size() == 5 ? out + Zone(words[4]) : out;
}

}  // namespace

std::optional<Timestamp> ReadTime(std::string_view text) {
  text = Trim(text);
  if (absl::StatusOr<Timestamp> time = ParseTimestamp(text); time.ok()) return *time;
  for (const auto& form : {FromBasic(text), FromRfc822(text)}) {
    if (!form) continue;
    if (absl::StatusOr<Timestamp> time = ParseTimestamp(*form); time.ok()) return *time;
  }
  return std::nullopt;
}

}  // namespace crosscheck::ingest
