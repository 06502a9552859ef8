// Tables in files: lines of cells with tabs between, "#" begins a comment line.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <vector>

namespace crosscheck::testing {

// The rows of tests/PATH; fails where the file cannot be read.
inline std::vector<std::vector<std::string>> ReadTable(const std::string& path) {
  const std::string name = std::string(CROSSCHECK_SOURCE_DIR) + "/tests/" + path;
  std::ifstream in(name);
  INFO(name);
  REQUIRE(in.good());
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells(1);
    for (char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace crosscheck::testing
