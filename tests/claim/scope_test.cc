// The scope of times: what a time is attached to. A row is a sentence, a time in it, and what it
// tells of: "dates opened" is an event date whose predicate is that word, "scopes 14 people" a
// figure of the sentence that holds for that time, "nothing" is neither.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "news.h"

namespace crosscheck::testing {
namespace {

struct ScopeRow {
  std::string text, time, want;
};

// Articles are printed on Friday, 3 May 2024.
std::string Attached(const ScopeRow& row) {
  const Document document =
      Document::Create(ArticleOf({"a", "The Post", "", "2024-05-03", row.text})).value();
  const std::string_view text = document.text();
  const ArticleReading reading = ReadArticle(document, 0);
  const auto at = static_cast<uint32_t>(text.find(row.time));
  const Span place{at, at + static_cast<uint32_t>(row.time.size())};
  const auto is_it = [&](const Value& value) {
    return value.part == Part::kBody && value.time && value.span.Overlaps(place);
  };
  const auto time = std::find_if(reading.mentions.begin(), reading.mentions.end(), is_it);
  if (time == reading.mentions.end()) return "no such time";
  std::string dates, scopes;
  for (const Claim& claim : reading.claims) {
    if (claim.measure == Measure::kEventDate) {
      if (claim.value_span == time->span && !claim.predicate.empty())
        dates = "dates " + WordsOf(claim.predicate, text);
    } else if (claim.period && claim.period == time->time->scope() &&
               claim.value_span != time->span) {
      scopes += (scopes.empty() ? "scopes " : ", ") + std::string(claim.value_span.In(text));
    }
  }
  if (dates.empty() && scopes.empty()) return "nothing";
  return dates + (dates.empty() || scopes.empty() ? "" : "; ") + scopes;
}

// How many rows there were, so that a table cannot shrink unseen.
size_t Check(std::initializer_list<ScopeRow> rows) {
  for (const ScopeRow& row : rows) {
    INFO("text: " << row.text << "\ntime: " << row.time);
    CHECK(Attached(row) == row.want);
  }
  return rows.size();
}

TEST_CASE("Scope of times: it dates the predicate of its clause") {
  CHECK(
      Check({
          {"The bridge opened on 4 May 2021.", "4 May 2021", "dates opened"},
          {"In May 2019 Lenor banned Brinol.", "May 2019", "dates banned"},
          {"Lenor banned Brinol in May 2019.", "May 2019", "dates banned"},
          {"The minister resigned on Monday.", "Monday", "dates resigned"},
          {"The minister resigned Monday.", "Monday", "dates resigned"},
          {"On Monday the minister resigned.", "Monday", "dates resigned"},
          {"The minister, a former mayor, resigned on Monday.", "Monday", "dates resigned"},
          {"Yesterday the court sentenced the men.", "Yesterday", "dates sentenced"},
          {"The court sentenced the men yesterday.", "yesterday", "dates sentenced"},
          {"The men were arrested on Tuesday in Morland.", "Tuesday", "dates arrested"},
          {"The men were arrested in Morland on Tuesday.", "Tuesday", "dates arrested"},
          {"The ferry sank last week.", "last week", "dates sank"},
          {"Last week the ferry sank.", "Last week", "dates sank"},
          {"The ferry sank off Morland in March.", "March", "dates sank"},
          {"The mill burned in 1987.", "1987", "dates burned"},
          {"In 1987 the mill burned.", "1987", "dates burned"},
          {"The mill, which burned in 1987, was sold.", "1987", "dates burned"},
          {"The mill, sold in 1987, burned on Monday.", "1987", "dates sold"},
          {"The mill, sold in 1987, burned on Monday.", "Monday", "dates burned"},
          {"The mill was sold in 1987 and burned in 1990.", "1987", "dates sold"},
          {"The mill was sold in 1987 and burned in 1990.", "1990", "dates burned"},
          {"He was arrested in May and convicted in June 2023.", "May", "dates arrested"},
          {"He was arrested in May and convicted in June 2023.", "June 2023", "dates convicted"},
          {"On Monday the minister resigned and on Friday the court freed him.", "Monday",
           "dates resigned"},
          {"On Monday the minister resigned and on Friday the court freed him.", "Friday",
           "dates freed"},
          {"The trial, which began on 4 June 2023, ended on Friday.", "4 June 2023", "dates began"},
          {"The trial, which began on 4 June 2023, ended on Friday.", "Friday", "dates ended"},
          {"The factory closed two years ago.", "two years ago", "dates closed"},
          {"Two years ago the factory closed.", "Two years ago", "dates closed"},
          {"The factory closed two years ago after a fire.", "two years ago", "dates closed"},
          {"The talks collapsed on Thursday when the envoy left.", "Thursday", "dates collapsed"},
          {"When the talks collapsed on Thursday, the envoy left.", "Thursday", "dates collapsed"},
          {"The firm, founded in 1921, was sold last year.", "1921", "dates founded"},
          {"The firm, founded in 1921, was sold last year.", "last year", "dates sold"},
          {"The law was passed in 2018, and it was repealed in 2022.", "2018", "dates passed"},
          {"The law was passed in 2018, and it was repealed in 2022.", "2022", "dates repealed"},
          {"The law passed in 2018 was repealed on Monday.", "Monday", "dates repealed"},
          {"The quake struck on 3 May 2021 near Selm.", "3 May 2021", "dates struck"},
          {"An earthquake struck Selm at dawn on 3 May 2021.", "3 May 2021", "dates struck"},
          {"The ship was launched in April 2012 in Selm.", "April 2012", "dates launched"},
          {"She was appointed in early 2022.", "early 2022", "dates appointed"},
          {"She was appointed late last year.", "late last year", "dates appointed"},
          {"The mayor was elected in the spring of 2020.", "the spring of 2020", "dates elected"},
          {"The plant exploded last summer.", "last summer", "dates exploded"},
          {"The plant will close next year.", "next year", "dates close"},
          {"The plant will close in June.", "June", "dates close"},
          {"The court will sentence Bell on 4 June.", "4 June", "dates sentence"},
          {"The sides are to meet on Monday.", "Monday", "dates meet"},
          {"The fire began on 3 May 2021; it ended the next day.", "the next day", "dates ended"},
          {"The fire began on 3 May 2021, and two days later the plant closed.", "two days later",
           "dates closed"},
          {"The plane crashed on 2 March 2019 while landing in Selm.", "2 March 2019",
           "dates crashed"},
          {"While the plane landed in Selm on 2 March 2019, a tyre exploded.", "2 March 2019",
           "dates landed"},
          {"It was in 2017 that the mine closed.", "2017", "dates closed"},
          {"The mine closed in the third quarter of 2021.", "the third quarter of 2021",
           "dates closed"},
          {"The dam was built in 1968.", "1968", "dates built"},
          {"Built in 1968, the dam collapsed on Monday.", "1968", "dates Built"},
          {"Built in 1968, the dam collapsed on Monday.", "Monday", "dates collapsed"},
          {"The dam (built in 1968) collapsed on Monday.", "1968", "dates built"},
          {"The dam (built in 1968) collapsed on Monday.", "Monday", "dates collapsed"},
          {"The strike, now over, began on Tuesday.", "Tuesday", "dates began"},
          {"Police detained the brothers on Wednesday for trafficking.", "Wednesday",
           "dates detained"},
          {"The men pleaded guilty on Thursday to fraud.", "Thursday", "dates guilty"},
          {"He died on 3 May 2021 of his wounds.", "3 May 2021", "dates died"},
          {"The deal was signed in Selm on Thursday, May 2.", "Thursday, May 2", "dates signed"},
          {"The border closed in March 2020 because of the virus.", "March 2020", "dates closed"},
          {"Because the border closed in March 2020, trade fell.", "March 2020", "dates closed"},
          {"The team won the cup on Sunday.", "Sunday", "dates won"},
          {"The envoy left Selm on Monday.", "Monday", "dates left"},
          {"The talks broke down on Monday.", "Monday", "dates broke"},
          {"The army withdrew on Monday.", "Monday", "dates withdrew"},
          {"The king fled in 1979.", "1979", "dates fled"},
          {"The river froze in January.", "January", "dates froze"},
          {"The council held a vote on Monday.", "Monday", "dates vote"},
          {"The firm was founded in 1921 by two brothers.", "1921",
           "dates founded; scopes two brothers"},
          {"He was elected in 2016 after nine rounds.", "2016",
           "dates elected; scopes nine rounds"},
          {"Elected in 2016, she left the council last year.", "2016", "dates Elected"},
          {"Elected in 2016, she left the council last year.", "last year", "dates left"},
          {"He was jailed in 2019 for a fire in 2015.", "2019", "dates jailed"},
          {"He was jailed in 2019 for a fire in 2015.", "2015", "dates fire"},
          {"The mayor, elected in 2016, said 90 people died in 2017.", "2016", "dates elected"},
      }) >= 80);
}

TEST_CASE("Scope of times: it dates a noun that is an event") {
  CHECK(Check({
            {"Monday's attack on the port was a shock.", "Monday", "dates attack"},
            {"The judges praised Thursday's sentencing.", "Thursday", "dates sentencing"},
            {"Last year's flood was a warning.", "Last year", "dates flood"},
            {"The flood of 1953 was a warning.", "1953", "dates flood"},
            {"The 1953 flood was a warning.", "1953", "dates flood"},
            {"The May 2019 attack shook the port.", "May 2019", "dates attack"},
            {"The attack on 3 May 2021 shook the port.", "3 May 2021", "dates attack"},
            {"The Thursday attack shook the port.", "Thursday", "dates attack"},
            {"The mayor recalled the 1987 fire.", "1987", "dates fire"},
            {"A summit in June 2019 changed little.", "June 2019", "dates summit"},
            {"The election in November 2020 changed little.", "November 2020", "dates election"},
        }) >= 11);
}

TEST_CASE("Scope of times: onsets") {
  CHECK(Check({
            {"The rule has applied since 2017.", "2017", "dates applied"},
            {"Lenor has banned all forms of Brinol since May 2019.", "May 2019", "dates banned"},
            {"Since May 2019 Lenor has banned Brinol.", "May 2019", "dates banned"},
            {"The port has been closed since Monday.", "Monday", "dates closed"},
            {"The port has been closed since last year.", "last year", "dates closed"},
        }) >= 5);
}

TEST_CASE("Scope of times: it scopes a quantity") {
  CHECK(
      Check({
          {"In 2017, the flood killed 1,240 people in Morland.", "2017", "scopes 1,240 people"},
          {"The flood killed 1,240 people in 2017.", "2017", "scopes 1,240 people"},
          {"Floods killed 1,240 people last year.", "last year", "scopes 1,240 people"},
          {"Last year floods killed 1,240 people.", "Last year", "scopes 1,240 people"},
          {"The firm earned $3 million in 2021.", "2021", "scopes $3 million"},
          {"In the third quarter of 2021 the firm earned $3 million.", "the third quarter of 2021",
           "scopes $3 million"},
          {"The firm sold 4,000 cars in May.", "May", "scopes 4,000 cars"},
          {"In May the firm sold 4,000 cars.", "May", "scopes 4,000 cars"},
          {"In May, the firm sold 4,000 cars and 90 boats.", "May", "scopes 4,000 cars, 90 boats"},
          {"The firm sold 4,000 cars in 2021 and 3,000 cars in 2022.", "2021", "scopes 4,000 cars"},
          {"The firm sold 4,000 cars in 2021 and 3,000 cars in 2022.", "2022", "scopes 3,000 cars"},
          {"In 2021 the firm sold 4,000 cars, and in 2022 it sold 3,000 cars.", "2021",
           "scopes 4,000 cars"},
          {"In 2021 the firm sold 4,000 cars, and in 2022 it sold 3,000 cars.", "2022",
           "scopes 3,000 cars"},
          {"Unemployment was 5.2 percent in May.", "May", "scopes 5.2 percent"},
          {"Unemployment was 5.2 percent in May, up from 4.9 percent in April.", "May",
           "scopes 5.2 percent"},
          {"Unemployment was 5.2 percent in May, up from 4.9 percent in April.", "April",
           "scopes 4.9 percent"},
          {"The figure of 1,240 deaths in 2017 was a record.", "2017", "scopes 1,240 deaths"},
          {"Some 70,000 people died of overdoses in 2017, the agency said.", "2017",
           "scopes Some 70,000 people"},
          {"Some 70,000 people died of overdoses in 2017, the agency said on Monday.", "2017",
           "scopes Some 70,000 people"},
          {"In 2017, some 70,000 people died of overdoses, the agency said.", "2017",
           "scopes some 70,000 people"},
          {"More than 100,000 people died in the 12 months ending in April 2021.",
           "the 12 months ending in April 2021", "scopes More than 100,000 people"},
          {"In the year to March 2021 the mine shipped 90,000 tonnes.", "the year to March 2021",
           "scopes 90,000 tonnes"},
          {"In the 1960s the fleet had 900 boats.", "the 1960s", "scopes 900 boats"},
          {"The fleet had 900 boats in the 1960s.", "the 1960s", "scopes 900 boats"},
          {"Between 2016 and 2018 the flood killed 90 people.", "Between 2016 and 2018",
           "scopes 90 people"},
          {"Over the past six years floods killed 90 people.", "the past six years",
           "scopes 90 people"},
          {"Prices rose 5 per cent last month.", "last month", "scopes 5 per cent"},
          {"Last month prices rose 5 per cent.", "Last month", "scopes 5 per cent"},
          {"The town had 12,000 people in 1950.", "1950", "scopes 12,000 people"},
          {"In 1950, the town had 12,000 people.", "1950", "scopes 12,000 people"},
          {"The port handled 40 ships this year.", "this year", "scopes 40 ships"},
          {"So far this year the port handled 40 ships.", "this year", "scopes 40 ships"},
          {"Exports were worth $40 billion in fiscal 2018.", "fiscal 2018", "scopes $40 billion"},
          {"By 2030 the city wants 900 buses.", "2030", "scopes 900 buses"},
          {"In the second half of 2019, the firm hired 300 workers.", "the second half of 2019",
           "scopes 300 workers"},
          {"The firm, which hired 300 workers in 2019, was sold in 2021.", "2019",
           "scopes 300 workers"},
          {"The firm, which hired 300 workers in 2019, was sold in 2021.", "2021", "dates sold"},
          {"The mayor, elected in 2016, said 90 people died in 2017.", "2017", "scopes 90 people"},
          {"The firm said it sold 4,000 cars in 2021.", "2021", "scopes 4,000 cars"},
          {"The mayor said the flood killed 90 people in 2017.", "2017", "scopes 90 people"},
          {"In 2021, killing 90 people, floods hit Selm.", "2021", "scopes 90 people"},
      }) >= 41);
}

TEST_CASE("Scope of times: it dates the predicate and scopes a quantity") {
  CHECK(
      Check({
          {"On 3 May 2021 a bomb killed 14 people.", "3 May 2021",
           "dates killed; scopes 14 people"},
          {"A bomb killed 14 people on 3 May 2021.", "3 May 2021",
           "dates killed; scopes 14 people"},
          {"The fire killed 14 people on Monday.", "Monday", "dates killed; scopes 14 people"},
          {"On Monday the fire killed 14 people.", "Monday", "dates killed; scopes 14 people"},
          {"Police arrested 30 people on Tuesday.", "Tuesday", "dates arrested; scopes 30 people"},
          {"On Tuesday, police arrested 30 people.", "Tuesday", "dates arrested; scopes 30 people"},
          {"Monday's attack killed 14 people.", "Monday", "dates attack; scopes 14 people"},
          {"Monday's attack on the port killed 14 people.", "Monday",
           "dates attack; scopes 14 people"},
          {"The bridge collapsed on 3 May 2021, killing 14 people.", "3 May 2021",
           "dates collapsed; scopes 14 people"},
          {"The ship sank yesterday with 300 passengers.", "yesterday",
           "dates sank; scopes 300 passengers"},
          {"The court sentenced nine men on Thursday.", "Thursday",
           "dates sentenced; scopes nine men"},
          {"The court on Thursday sentenced nine men.", "Thursday",
           "dates sentenced; scopes nine men"},
          {"Nine men were sentenced on Thursday.", "Thursday", "dates sentenced; scopes Nine men"},
          {"Shares fell 5 per cent on Wednesday.", "Wednesday", "dates fell; scopes 5 per cent"},
          {"On Wednesday shares fell 5 per cent.", "Wednesday", "dates fell; scopes 5 per cent"},
          {"The firm paid $3 million on 1 May.", "1 May", "dates paid; scopes $3 million"},
          {"The firm hired 300 workers on 1 May.", "1 May", "dates hired; scopes 300 workers"},
          {"The blast on Monday injured 90 people.", "Monday", "dates injured; scopes 90 people"},
          {"The flood has killed 90 people since Monday.", "Monday",
           "dates killed; scopes 90 people"},
          {"Since 2017 the rule has cost $3 million.", "2017", "dates cost; scopes $3 million"},
          {"The firm was sold in 1921 for $3 million.", "1921", "dates sold; scopes $3 million"},
          {"The plant exploded on Monday, injuring 90 workers.", "Monday",
           "dates exploded; scopes 90 workers"},
          {"The quake struck Selm on 3 May 2021, leaving 90 people homeless.", "3 May 2021",
           "dates struck; scopes 90 people"},
      }) >= 23);
}

TEST_CASE("Scope of times: what was said on that day happened on another") {
  CHECK(Check({
            {"A fire killed 14 people in Morland, the mayor said on Friday.", "Friday", "nothing"},
            {"The mayor said on Friday that a fire killed 14 people.", "Friday", "nothing"},
            {"The mayor said Friday a fire killed 14 people.", "Friday", "nothing"},
            {"On Thursday, the ministry said that talks went on.", "Thursday", "nothing"},
            {"In April, Lenor announced that it would ban Brinol.", "April", "nothing"},
            {"On Monday the agency reported that 70,000 people died of overdoses.", "Monday",
             "nothing"},
            {"The agency reported on Monday that 70,000 people died of overdoses.", "Monday",
             "nothing"},
            {"\"We killed nobody,\" the general told reporters on Tuesday.", "Tuesday", "nothing"},
            {"Police said on Tuesday the blast injured 90 people.", "Tuesday", "nothing"},
            {"The blast injured 90 people, police said Tuesday.", "Tuesday", "nothing"},
            {"The bank said last week that it would close.", "last week", "nothing"},
            {"The firm wrote in May that 300 workers were hired.", "May", "nothing"},
        }) >= 12);
}

TEST_CASE("Scope of times: times that date nothing and scope nothing") {
  CHECK(Check({
            {"The port burned in the 19th century.", "the 19th century", "nothing"},
            {"It happens every year.", "every year", "nothing"},
            {"The mayor visits the port every Friday.", "every Friday", "nothing"},
            {"The trial lasted five months.", "five months", "nothing"},
            {"The port is now a school.", "now", "nothing"},
            {"The mill was recently sold.", "recently", "nothing"},
            {"The fire had burned 12,000 hectares by Monday.", "Monday", "scopes 12,000 hectares"},
            {"As of Monday, 90 people were missing.", "Monday", "scopes 90 people"},
            {"As of May the toll was 90.", "May", "scopes 90"},
            {"The mayor, in office for two years, resigned.", "two years", "nothing"},
            {"The drug was common in the 19th century.", "the 19th century", "nothing"},
            {"The 2017 report was long.", "2017", "nothing"},
            {"The paper has a Sunday edition.", "Sunday", "nothing"},
            {"He is a class of 2017 graduate.", "2017", "nothing"},
            {"It was a Monday.", "Monday", "nothing"},
            {"The Tuesday market is noisy.", "Tuesday", "nothing"},
            {"The mine is daily inspected.", "daily", "nothing"},
            {"Within two weeks the toll doubled.", "two weeks", "nothing"},
            {"The fire, the worst since 1987, killed 14 people.", "1987", "nothing"},
            {"The men of 1916 are heroes.", "1916", "nothing"},
        }) >= 20);
}

TEST_CASE("Former bug: scope of times: a weak verb is dated where no other stands there") {
  Check({{"The army took the town on Tuesday.", "Tuesday", "dates took"},
         {"The rains came in May.", "May", "dates came"}});
}
TEST_CASE("Open: scope of times: 'became' is a stop word", "[!shouldfail]") {
  Check({{"He became mayor in 2019.", "2019", "dates became"}});
}

}  // namespace
}  // namespace crosscheck::testing
