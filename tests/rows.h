// Tables of rows: a text, and the dump that a stage makes of it.
#pragma once

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string_view>

namespace crosscheck::testing {

struct Row {
  std::string_view text, want;
};

// Checks every row; `dump` is called with its text.
template <typename Dump>
void CheckRows(std::initializer_list<Row> rows, const Dump& dump) {
  for (const Row& row : rows) {
    INFO("text: " << row.text);
    CHECK(dump(row.text) == row.want);
  }
}

}  // namespace crosscheck::testing
