// Tables of claims: a row is a text, the words of a value in it, and the slots that its claim must
// have.
//
//   Check({{"The fire killed 14 people.", "14 people", "measure=COUNT; predicate=killed"}});
//
// Only the slots named are looked at; "-" is an empty slot. The want "no claim" is a row for a
// value that must not make one. Articles are printed on Friday, 3 May 2024.
#pragma once

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "news.h"

namespace crosscheck::testing {

struct Row {
  std::string text, value, want;
};

inline constexpr std::string_view kPrinted = "2024-05-03";

// The slots that `want` names, as they are.
inline std::string SlotsLike(const News& news, const Claim& claim, std::string_view want) {
  std::string out;
  for (size_t begin = 0; begin < want.size();) {
    const size_t end = std::min(want.find("; ", begin), want.size());
    const std::string_view slot = want.substr(begin, want.find('=', begin) - begin);
    if (!out.empty()) out += "; ";
    out += std::string(slot) + "=" + SlotOf(claim, news.TextOf(claim), slot);
    begin = end + 2;
  }
  return out;
}

inline std::string Got(const Row& row) {
  const News news = ReadNews({Story{"a", "The Post", "", std::string(kPrinted), row.text}});
  for (const Claim& claim : news.claims) {
    if (news.Words(claim) == row.value)
      return row.want == "no claim" ? "a claim" : SlotsLike(news, claim, row.want);
  }
  return "no claim";
}

inline void Check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO("text: " << row.text << "\nvalue: " << row.value);
    CHECK(row.text.find(row.value) != std::string::npos);  // a row that could not be met
    CHECK(Got(row) == row.want);
  }
}

}  // namespace crosscheck::testing
