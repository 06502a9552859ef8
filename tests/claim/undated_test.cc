// Articles without a day of publication, and days of publication beside midnight.
#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "news.h"

namespace crosscheck::testing {
namespace {

// The times of an article in TIMEX3, with a blank between them.
std::string Times(const std::string& published, const std::string& text) {
  const Document document = Document::Create(ArticleOf({"a", "", "", published, text})).value();
  std::string out;
  for (const Value& value : ReadArticle(document, 0).mentions) {
    if (value.time) out += (out.empty() ? "" : " ") + value.time->timex;
  }
  return out;
}

TEST_CASE("Undated: relative times stay unresolved and date nothing") {
  const News news = ReadNews({{"a", "The Post", "", "",
                               "The bridge opened last year. The minister resigned on Monday. The "
                               "ferry sank in March. The mine closed two years ago."}});
  for (const Claim& claim : news.claims) {
    INFO(DebugString(claim, news.TextOf(claim)));
    CHECK_FALSE(claim.period);
  }
  CHECK(Times("",
              "The bridge opened last year. The minister resigned on Monday. The ferry sank in "
              "March. The mine closed two years ago.") == "XXXX XXXX-WXX-1 XXXX-03 XXXX");
}

TEST_CASE("Undated: what the text dates itself is dated") {
  CHECK(Times("", "The bridge opened in May 2019. It closed the following month.") ==
        "2019-05 2019-06");
  // A rate by the year is of no year then.
  const News news =
      ReadNews({{"a", "The Post", "", "", "The flood kills more than 90 people per year."}});
  for (const Claim& claim : news.claims) CHECK_FALSE(claim.period);
}

TEST_CASE("Undated: a figure keeps its unresolved time out of its period") {
  const News news = ReadNews({{"a", "The Post", "", "", "Floods killed 1,240 people last year."}});
  REQUIRE(news.claims.size() == 1);
  CHECK(news.Words(news.claims[0]) == "1,240 people");
  CHECK_FALSE(news.claims[0].period);
}

TEST_CASE("Zones: the day of publication is the one printed, on either side of midnight") {
  for (const auto& [published, today, yesterday] :
       {std::array{"2019-11-07T23:59:59-12:00", "2019-11-07", "2019-11-06"},
        std::array{"2019-11-07T23:30:00-08:00", "2019-11-07", "2019-11-06"},
        std::array{"2019-11-08T00:00:00+14:00", "2019-11-08", "2019-11-07"},
        std::array{"2019-11-08T00:30:00+08:00", "2019-11-08", "2019-11-07"},
        std::array{"2019-11-08T00:00:00Z", "2019-11-08", "2019-11-07"},
        std::array{"2020-03-01T00:10:00+05:30", "2020-03-01", "2020-02-29"},
        std::array{"2019-12-31T23:59:00-03:30", "2019-12-31", "2019-12-30"},
        std::array{"2020-01-01T00:00:00-05:00", "2020-01-01", "2019-12-31"}}) {
    INFO(published);
    CHECK(Times(published, "It fell today.") == today);
    CHECK(Times(published, "It fell yesterday.") == yesterday);
  }
}

}  // namespace
}  // namespace crosscheck::testing
