// What quantities allow for, and their text.
#include "crosscheck/value/quantity.h"

#include <catch2/catch.hpp>
#include <string>

#include "value/quantity_text.h"

namespace crosscheck {
namespace {

// "(70000..80000~": ( open, [ closed, ~ soft; "..." when unbounded.
std::string Show(const Extent& extent) {
  const auto end = [](End kind, char closed, char open) {
    return kind == End::kClosed ? closed : kind == End::kOpen ? open : '~';
  };
  return end(extent.low_end, '[', '(') + extent.low.ToString() + ".." + extent.high.ToString() +
         (extent.unbounded ? "..." : "") + end(extent.high_end, ']', ')');
}

TEST_CASE("Stated extents are what the words say") {
  const struct {
    const char* quantity;
    const char* extent;
  } rows[] = {
      {"50 times", "[50..50]"},
      {"~28000", "[28000..28000]"},
      {"[30..50] times", "[30..50]"},
      {"9->6.2 percent", "[6.2..9]"},
      // Lower bounds: one unit of the leading digit.
      {">70000", "(70000..80000~"},
      {">100000", "(100000..200000~"},
      {">=12", "[12..22~"},
      {">3.2 percent", "(3.2..4.2~"},
      // Upper bounds: half the figure; nearly: a tenth.
      {"<500", "~250..500)"},
      {"<=500", "~250..500]"},
      {"<~100000", "~90000..100000)"},
      {"[1000..10000)", "[1000..10000...~"},
      // Shares in percent.
      {"8/10", "[80..80]"},
      {">1/2", "(50..60~"},
      {"1/3", "[33.3333333333..33.3333333333]"},
      // A figure at zero has no size to take a part of.
      {"<0", "~0..0)"},
      {">-20 degree Celsius", "(-20..-10~"},
  };
  for (const auto& row : rows) {
    INFO(row.quantity);
    CHECK(Show(StatedExtent(Q(row.quantity))) == row.extent);
  }
}

TEST_CASE("Rounded extents are what the last digit and the hedge allow for") {
  const struct {
    const char* quantity;
    const char* extent;
  } rows[] = {
      // Exact: bare integers under 100.
      {"0", "[0..0]"},
      {"47", "[47..47]"},
      {"50", "[50..50]"},
      {"99", "[99..99]"},
      {"-7", "[-7..-7]"},
      // By the last significant digit.
      {"32000", "[31500..32500]"},
      {"31724", "[31723.5..31724.5]"},
      {"3.6 percent", "[3.55..3.65]"},
      {"3.60 percent", "[3.595..3.605]"},
      {"120", "[115..125]"},
      {"-32000", "[-32500..-31500]"},
      // Down from a power of ten the digit is a smaller one.
      {"100", "[95..150]"},
      {"100000", "[95000..150000]"},
      {"-100", "[-150..-95]"},
      // About: the wider one.
      {"~28000", "[25200..30800]"},
      {"~30000", "[25000..35000]"},
      {"~47", "[42.3..51.7]"},
      {"~20", "[15..25]"},
      {"~100", "[90..150]"},
      {"~3.6 percent", "[3.24..3.96]"},
      // Ends of ranges are figures.
      {"[30..50] times", "[30..50]"},
      {"[30000..50000]", "[25000..55000]"},
      {"[6.2..9] percent", "[6.15..9.05]"},
      // Landmarks are not.
      {">70000", "(70000..80000~"},
      {"[1000..10000)", "[1000..10000...~"},
      {"4/5", "[72..88]"},
  };
  for (const auto& row : rows) {
    INFO(row.quantity);
    CHECK(Show(RoundedExtent(Q(row.quantity))) == row.extent);
  }
}

TEST_CASE("Figures too large for their tolerance stand for themselves") {
  Quantity q = Q("1");
  q.low = q.high = *Decimal::Make(9223372036854775807, 180);
  for (Modifier modifier : {Modifier::kNone, Modifier::kAbout, Modifier::kNearly,
                            Modifier::kMoreThan, Modifier::kAtMost}) {
    q.modifier = modifier;
    const Extent extent = RoundedExtent(q);
    CHECK(extent.low <= q.low);
    CHECK(extent.high >= q.high);
    CHECK(Relate(q, q).relation == Relation::kEqual);
    CHECK(Relate(q, Q("5")).relation != Relation::kEqual);
  }
  // A share too large to be a percentage, which no grammar makes.
  Quantity share = q;
  share.form = QuantityForm::kShare;
  share.low = share.high = *Decimal::Make(9223372036854775807, 200);
  CHECK(Relate(share, Q("5 percent")).relation != Relation::kEqual);
}

TEST_CASE("The debug line says everything but the last digit") {
  const struct {
    const char* written;
    const char* line;
  } rows[] = {{"28000", "28000 count"},
              {"~28000", "~28000 count"},
              {"<~3.60 percent", "<~3.6 percent"},
              {">=5 kilometer", ">=5 kilometer"},
              {"<=5", "<=5 count"},
              {">5", ">5 count"},
              {"<5", "<5 count"},
              {"[30..50] times", "[30..50] times range"},
              {"[24..100)", "[24..100) count vague"},
              {"6.2->9 percent", "6.2->9 percent change"},
              {"8/10", "0.8 count share"},
              {"9 count per 100000 count", "9 count per 100000 count"},
              {"60 mile per hour", "60 mile per hour"},
              {"12 inch per 1 year", "12 inch per 1 year"}};
  for (const auto& row : rows) CHECK(DebugString(Q(row.written)) == row.line);
}

TEST_CASE("Names") {
  CHECK(ModifierName(Modifier::kNone) == "NONE");
  CHECK(ModifierName(Modifier::kAtMost) == "AT_MOST");
  CHECK(RelationName(Relation::kIncomparable) == "INCOMPARABLE");
  CHECK(RelationName(Relation::kRoundsTo) == "ROUNDS_TO");
  CHECK(RelationName(Relation::kDisjoint) == "DISJOINT");
}

}  // namespace
}  // namespace crosscheck
