// Where nothing in a text tells on which side of its publication a day lies both readings stay, and
// where an article has no day of publication its dateline gives one.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"

namespace crosscheck {
namespace {

// "2019-11-07 0.6, 2019-11-14 0.4" for the last time of a text; its value and anchor where one
// reading is left.
std::string Readings(std::string_view published, std::string_view text) {
  const LexedText lexed = Lex(text);
  NormalizeContext context;
  if (const auto day = PeriodFromTimex(published)) context.published = day->begin;
  std::string out;
  for (const Value& value : Normalize(lexed, text, FindMentions(lexed), context)) {
    if (!value.time) continue;
    out = value.time->timex + " " + std::string(TimeAnchorName(value.time->anchor));
    double sum = 0;
    for (const TimeAlternative& other : value.time->alternatives) {
      out += (sum == 0 ? ": " : ", ") + other.timex + (other.weight > 0.5 ? " rather" : "");
      sum += other.weight;
    }
    if (sum != 0) CHECK(sum == Approx(1));
  }
  return out;
}

struct Row {
  std::string_view published, text, want;
};

TEST_CASE("Two sides of a day stay where no verb tells") {
  // 8 November 2019 is a Friday.
  const Row rows[] = {
      {"2019-11-08", "Talks Thursday", "2019-11-07 PUBLISHED: 2019-11-07 rather, 2019-11-14"},
      {"2019-11-08", "A meeting of ministers in Oslo on Monday",
       "2019-11-04 PUBLISHED: 2019-11-04 rather, 2019-11-11"},
      {"2019-11-08", "Elections in December", "2018-12 TENSE: 2018-12 rather, 2019-12"},
      {"2019-11-08", "A summit in May", "2019-05 PUBLISHED: 2019-05 rather, 2020-05"},
      // A verb, a word of saying or of plans tells; so do words beside the day.
      {"2019-11-08", "They met on Thursday", "2019-11-07 PUBLISHED"},
      {"2019-11-08", "They will meet on Thursday", "2019-11-14 TENSE"},
      {"2019-11-08", "A hearing for Thursday", "2019-11-14 TENSE"},
      {"2019-11-08", "The judge set a hearing for Jan. 15", "2020-01-15 TENSE"},
      {"2019-11-08", "Sales were down in May", "2019-05 PUBLISHED"},
      {"2019-11-08", "A pause until Thursday", "2019-11-14 TENSE"},
      {"2019-11-08", "Talks next Thursday", "2019-11-14 PUBLISHED"},
      {"2019-11-08", "Talks in May 2018", "2018-05 ABSOLUTE"},
      // The weekday tells, and "would" goes before "have".
      {"2019-11-08", "Service on Wednesday, Dec. 11, at the chapel", "2019-12-11 TENSE"},
      {"2019-11-08", "Service on Tuesday, Dec. 11, at the chapel",
       "2018-12-11 TENSE: 2018-12-11 rather, 2019-12-11"},
      {"2019-11-08", "Her birthday would have been Dec. 11", "2019-12-11 TENSE"},
      // The figures of a month are told when it is over.
      {"2019-11-08", "The figures for May were good", "2019-05 PUBLISHED"},
      // Nothing stands beside the day: a line of a page.
      {"2019-11-08", "Thursday", "2019-11-07 PUBLISHED"},
      {"", "Talks Thursday", "XXXX-WXX-4 NONE"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(Readings(row.published, row.text) == row.want);
  }
}

TEST_CASE("A dateline gives the day where the article has none") {
  const Row rows[] = {
      {"", "PARIS, Nov. 7, 2018 (Reuters) - The strike began on Tuesday.", "2018-11-06 DATELINE"},
      {"", "13 Oct 2016 At least 20 people were killed on Tuesday.", "2016-10-11 DATELINE"},
      {"", "2016-10-13 - The vote was held on Tuesday.", "2016-10-11 DATELINE"},
      // One without its year tells nothing, and the article's own day goes before.
      {"", "PARIS, Nov. 7 (Reuters) - The strike began on Tuesday.", "XXXX-WXX-2 NONE"},
      {"2019-11-08", "PARIS, Nov. 7, 2018 (Reuters) - The strike began on Tuesday.",
       "2019-11-05 PUBLISHED"},
      // No datelines.
      {"", "On 13 October 2016 the strike began. It ended on Tuesday.", "XXXX-WXX-2 NONE"},
      {"", "13 October 2016 was a Thursday. It ended on Tuesday.", "XXXX-WXX-2 NONE"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(Readings(row.published, row.text) == row.want);
  }
}

TEST_CASE("Datelines stand at the head of a text and behind a place at most") {
  const auto first = [](std::string_view text) {
    const LexedText lexed = Lex(text);
    const std::vector<Mention> mentions = FindMentions(lexed);
    REQUIRE(!mentions.empty());
    return IsDateline(lexed, mentions[0]);
  };
  CHECK(first("PARIS, Nov. 7 (Reuters) - The strike began."));
  CHECK(first("ST. LOUIS, Nov. 7 - The strike began."));
  CHECK(first("13 Oct 2016 Fire kills nine in a hostel."));
  CHECK(first("Date of publication 13 October 2016 Fire kills nine in a hostel."));
  CHECK(first("Fire in Varn hostel Varn Herald Monday 13 Oct 2016 Fire has killed nine."));
  CHECK(first("Fire in Varn hostel AFP Monday 13 Oct 2016 Fire has killed nine."));
  CHECK(first("Sun Oct 13 2016 Fire kills nine in a hostel."));
  CHECK(first("Updated: 13 Oct 2016 Fire kills nine in a hostel."));
  CHECK_FALSE(first("The 13 October 2016 Varn fire killed nine."));
  CHECK_FALSE(first("It began on 13 October 2016 Mr Hill said."));
  CHECK_FALSE(first("The fire of 13 Oct 2016 (below) killed nine."));
  CHECK_FALSE(first("Nov. 7 (a Thursday) was the day of the strike."));
  CHECK_FALSE(first("On Nov. 7 Smith was sentenced."));
  CHECK_FALSE(first("Nov. 7, 2018, was the day of the strike."));
}

}  // namespace
}  // namespace crosscheck
