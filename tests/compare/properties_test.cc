// What must hold of all verdicts, on made-up news: they do not depend on which claim stands first,
// on the order of the articles, or on the unit that a figure is printed in.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "compare/rows.h"
#include "compare/table.h"
#include "link/generate.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("A against b is b against a") {
  int judged = 0, said = 0;
  for (uint64_t seed = 1; seed <= 6; ++seed) {
    const News news = ReadNews(NewsGenerator(seed).Articles(24, 6));
    for (const Claim& a : news.claims) {
      for (const Claim& b : news.claims) {
        if (a.article >= b.article) continue;
        const auto evidence = Compare(a, b), turned = Compare(b, a);
        REQUIRE(evidence.has_value() == turned.has_value());
        if (!evidence) continue;
        ++judged;
        const compare::Side x{a, news.documents[a.article]}, y{b, news.documents[b.article]};
        for (const LinkType type : {LinkType::kSameFact, LinkType::kSameFigure}) {
          const auto forth = compare::Decide(compare::Case(x, y, *evidence, type));
          const auto back = compare::Decide(compare::Case(y, x, *turned, type));
          INFO(news.Words(a) << " | " << news.Words(b));
          REQUIRE(forth.has_value() == back.has_value());
          if (!forth) continue;
          ++said;
          CHECK(forth->kind == back->kind);
          CHECK(forth->severity == back->severity);
          CHECK(forth->confidence == back->confidence);
          CHECK(forth->basis == back->basis);
        }
      }
    }
  }
  CHECK(judged > 1000);
  CHECK(said > 300);
}

TEST_CASE("The order of articles changes no finding") {
  size_t found = 0;
  for (uint64_t seed = 11; seed <= 16; ++seed) {
    NewsGenerator generator(seed);
    std::vector<Story> stories = generator.Articles(24, 6);
    const std::vector<Essence> straight = EssenceOf(Judge(ReadNews(stories)).findings);
    found += straight.size();
    for (size_t i = stories.size(); i > 1; --i)
      std::swap(stories[i - 1], stories[generator.Below(i)]);
    CHECK(EssenceOf(Judge(ReadNews(stories)).findings) == straight);
  }
  CHECK(found > 100);
}

// The figure in another unit, exactly.
std::string Converted(uint64_t figure, std::string_view factor, std::string_view unit) {
  const Decimal exact =
      Decimal::FromInt(static_cast<int64_t>(figure)).Times(Decimal::Parse(factor).value()).value();
  return exact.ToString() + "-" + std::string(unit);
}

TEST_CASE("A change of unit changes no verdict") {
  struct Measured {
    std::string before, unit, factor, other_unit, behind;
  };
  const Measured kinds[] = {
      {"The Ardent carried a ", "pound bell to Selm", "0.45359237", "kilogram bell to Selm",
       " at night"},
      {"The Ardent carried a ", "gallon barrel to Selm", "3.785411784", "liter barrel to Selm",
       " at night"},
  };
  NewsGenerator random(5);
  std::vector<std::string> seen;
  for (const Measured& kind : kinds) {
    for (int i = 0; i < 40; ++i) {
      const uint64_t x = 21 + random.Below(70);
      const uint64_t y = random.Below(3) == 0 ? x : 21 + random.Below(70);
      const auto here = [&](uint64_t figure) {
        return kind.before + std::to_string(figure) + "-" + kind.unit;
      };
      const auto there = [&](uint64_t figure) {
        return kind.before + Converted(figure, kind.factor, kind.other_unit);
      };
      const auto judge = [&](const std::string& a, const std::string& b) {
        const std::vector<Finding> findings =
            Judge(ReadNews({InCourier(a + kind.behind + "."), InLedger(b + ".")})).findings;
        std::string out;
        for (const Finding& f : findings)
          out += std::string(FindingKindName(f.kind)) + " " + std::string(SeverityName(f.severity));
        return out;
      };
      const std::string as_printed = judge(here(x), here(y));
      INFO(here(x) << " | " << here(y));
      CHECK(judge(there(x), there(y)) == as_printed);
      CHECK(judge(here(x), there(y)) == as_printed);
      CHECK(judge(there(x), here(y)) == as_printed);
      seen.push_back(as_printed);
    }
  }
  CHECK(std::count(seen.begin(), seen.end(), "AGREEMENT INFO") > 20);
  CHECK(std::count(seen.begin(), seen.end(), "NUMERIC_CONFLICT ERROR") +
            std::count(seen.begin(), seen.end(), "NUMERIC_CONFLICT WARNING") >
        20);
}

}  // namespace
}  // namespace crosscheck::testing
