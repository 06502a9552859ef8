// Quantities written in a line, for tables of tests: the form that DebugString prints.
//
//   Q("50 times")   Q("~28000")   Q("[30..50] mile")   Q("[1000..10000) count")   Q("6.2->9
//   percent") Q("8/10")       Q(">70000 count per 1 year")        Q("<~100"), "<=", ">=", "<"
//
// The last significant digit is that of the figure as written: trailing zeros of an integer are not
// significant. Without a unit it is a count.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <string_view>

#include "crosscheck/value/quantity.h"

namespace crosscheck {

inline Decimal ParseDecimal(std::string_view text) {
  INFO(text);
  const std::optional<Decimal> d = Decimal::Parse(text);
  REQUIRE(d.has_value());
  return *d;
}

inline int16_t LastDigitOf(std::string_view text) {
  if (const size_t dot = text.find('.'); dot != std::string_view::npos) {
    return static_cast<int16_t>(-static_cast<int>(text.size() - dot - 1));
  }
  const size_t last = text.find_last_not_of('0');
  return last == std::string_view::npos ? int16_t{0} : static_cast<int16_t>(text.size() - last - 1);
}

inline UnitId ParseUnit(std::string_view name) {
  if (name.empty()) return kUnitCount;
  INFO(name);
  const std::optional<UnitId> id = FindUnit(name);
  REQUIRE(id.has_value());
  return *id;
}

inline Quantity Q(std::string_view text) {
  INFO(text);
  Quantity q;
  const std::pair<std::string_view, Modifier> signs[] = {
      {"<~", Modifier::kNearly}, {"~", Modifier::kAbout},    {">=", Modifier::kAtLeast},
      {"<=", Modifier::kAtMost}, {">", Modifier::kMoreThan}, {"<", Modifier::kLessThan}};
  for (const auto& [sign, modifier] : signs) {
    if (text.substr(0, sign.size()) == sign) {
      q.modifier = modifier;
      text.remove_prefix(sign.size());
      break;
    }
  }
  const size_t space = text.find(' ');
  std::string_view figure = text.substr(0, space);
  std::string_view unit = space == std::string_view::npos ? "" : text.substr(space + 1);
  if (const size_t per = unit.find(" per "); per != std::string_view::npos && !FindUnit(unit)) {
    const std::string_view base = unit.substr(per + 5);
    unit = unit.substr(0, per);
    q.per = ParseDecimal(base.substr(0, base.find(' ')));
    q.per_unit = ParseUnit(base.substr(base.find(' ') + 1));
  }
  q.unit = ParseUnit(unit);

  std::string_view separator;
  if (figure.front() == '[') {
    q.form = figure.back() == ')' ? QuantityForm::kVague : QuantityForm::kRange;
    figure = figure.substr(1, figure.size() - 2);
    separator = "..";
  } else if (figure.find("->") != std::string_view::npos) {
    q.form = QuantityForm::kChange;
    separator = "->";
  } else if (figure.find('/') != std::string_view::npos) {
    q.form = QuantityForm::kShare;
    separator = "/";
  }
  std::string_view low = figure;
  std::string_view high = figure;
  if (!separator.empty()) {
    const size_t at = figure.find(separator);
    REQUIRE(at != std::string_view::npos);
    low = figure.substr(0, at);
    high = figure.substr(at + separator.size());
  }
  q.low = ParseDecimal(low);
  q.high = ParseDecimal(high);
  q.last_digit = std::min(LastDigitOf(low), LastDigitOf(high));
  // A share is its ratio: "8/10" is 0.8, "1/3" 0.333333333333.
  if (q.form == QuantityForm::kShare) {
    q.low = q.high = *Decimal::Make(
        std::llround(q.low.ToDouble() / q.high.ToDouble() * 1'000'000'000'000.0), -12);
  }
  return q;
}

}  // namespace crosscheck
