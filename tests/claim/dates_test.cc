// Event dates: which times make a claim, and what they date.
#include "claim/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("A date and the event it dates") {
  Check({
      {"The bridge opened on 4 May 2021.", "4 May 2021",
       "measure=EVENT_DATE; predicate=opened; period=2021-05-04; is=-"},
      {"In May 2019 Lenor banned Brinol.", "May 2019", "predicate=banned; period=2019-05"},
      {"The minister resigned on Monday.", "Monday", "predicate=resigned; period=2024-04-29"},
      {"The bridge, opened in 1987, collapsed on 3 May 2021, killing 14 people.", "1987",
       "predicate=opened; period=1987"},
      {"The bridge, opened in 1987, collapsed on 3 May 2021, killing 14 people.", "3 May 2021",
       "predicate=collapsed; period=2021-05-03"},
      {"The trial, which began on 4 June 2023, ended on Friday.", "4 June 2023", "predicate=began"},
      {"The trial, which began on 4 June 2023, ended on Friday.", "Friday",
       "predicate=ended; period=2024-05-03"},
      {"On Monday the minister resigned and on Friday the court freed him.", "Monday",
       "predicate=resigned"},
      {"On Monday the minister resigned and on Friday the court freed him.", "Friday",
       "predicate=freed"},
  });
}

TEST_CASE("A date in front dates the first verb, and a possessing date its noun") {
  Check({
      {"On Thursday, the court sentenced three men to death.", "Thursday", "predicate=sentenced"},
      {"The judges praised Thursday's sentencing.", "Thursday",
       "predicate=sentencing; period=2024-05-02"},
      {"Monday's attack on the port killed 14 people.", "Monday", "predicate=attack"},
      // What was said on that day is not what happened on it.
      {"In April, Lenor announced that it would ban Brinol.", "April", "predicate=-"},
      {"On Thursday, the ministry said that talks went on.", "Thursday", "predicate=-"},
  });
}

TEST_CASE("Decades, and the parts of them that are told") {
  Check({
      {"The mill closed in the 1980s.", "the 1980s", "predicate=closed; period=198"},
      {"The band was formed in the late 1990s.", "the late 1990s",
       "predicate=formed; period=1995-01-01/1999-12-31"},
      {"He left Lenor in the early 1980s.", "the early 1980s",
       "predicate=left; period=1980-01-01/1984-12-31"},
      {"He left Lenor in the mid-1980s.", "the mid-1980s", "period=1983-01-01/1986-12-31"},
      {"Rail fares were low in the 19th century.", "the 19th century", "no claim"},
  });
}

TEST_CASE("A year in the name of a law dates nothing") {
  Check({
      {"The Budget Act of 2011 cut spending by $40 billion.", "2011", "no claim"},
      {"The Budget Act of 2011 cut spending by $40 billion.", "$40 billion", "period=-"},
      {"The Harbour Treaty of 1998 freed 40 prisoners.", "40 prisoners", "period=-"},
      {"In the summer of 2011 the floods killed 40 people.", "40 people", "period=2011-SU"},
  });
}

TEST_CASE("Onsets, plans, and denied dates") {
  Check({
      {"The rule has applied since 2017.", "2017", "predicate=applied; period=2017; is=onset"},
      {"Lenor has banned all forms of Brinol since May 2019.", "May 2019",
       "predicate=banned; is=onset"},
      {"The court will sentence Bell on 4 June.", "4 June",
       "predicate=sentence; period=2024-06-04; is=future"},
      {"The rule did not apply until 4 June 2023.", "4 June 2023", "measure=EVENT_DATE"},
  });
}

TEST_CASE("Times that date no event") {
  Check({
      // They scope a figure.
      {"In 2017, the flood killed 1,240 people in Morland.", "2017", "no claim"},
      {"Floods killed 1,240 people last year.", "last year", "no claim"},
      // Too wide, or lengths.
      {"The port burned in the 19th century.", "the 19th century", "no claim"},
      {"The trial lasted five months.", "five months", "measure=AMOUNT"},
      {"The port opens at 9 am.", "9 am", "no claim"},
      // A dateline tells when it was written.
      {"PORT VARN, April 30 (Reuters) - The bridge collapsed.", "April 30", "no claim"},
      {"30 April 2024 The bridge at Varn collapsed.", "30 April 2024", "no claim"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
