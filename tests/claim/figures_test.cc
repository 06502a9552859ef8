// Figures that stand side by side: each has its own verb; and figures that count nothing.
#include "claim/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("Former bug: of two figures each has its own verb") {
  Check({
      {"One miner was killed and five others were hurt in the collapse.", "five others",
       "predicate=hurt"},
      {"Two men were killed and seven people were wounded at the quarry.", "Two men",
       "predicate=killed"},
      {"Two men were killed and seven people were wounded at the quarry.", "seven people",
       "predicate=wounded"},
      {"Three people are dead and seven more injured after the collapse.", "seven",
       "predicate=injured"},
      {"Two were killed and two left wounded.", "two", "predicate=wounded"},
      {"The toll may rise as hundreds more were wounded in the collapse.", "hundreds",
       "predicate=wounded"},
      {"The toll was to rise because dozens of people had been wounded.", "dozens of people",
       "predicate=wounded"},
      // One verb for both.
      {"Twenty children and six adults were killed.", "Twenty children", "predicate=killed"},
      {"Twenty children and six adults were killed.", "six adults", "predicate=killed"},
      {"The number of miners killed in the collapse at Varn, the old capital, is at least 19.",
       "at least 19", "predicate=killed"},
  });
}

TEST_CASE("Former bug: what a date or an amount is said of stands beside it") {
  Check({
      {"The ministry on Monday sent observers to watch the polling in Varn.", "Monday",
       "predicate=sent"},
      {"A miner accused in the fatal shooting of a friend last year was in court on Friday.",
       "last year", "predicate=shooting"},
      {"A miner accused in the fatal shooting of a friend last year was in court on Friday.",
       "Friday", "predicate=in court"},
      {"Hale committed almost $139 million to stop the trend of rising shootings.",
       "almost $139 million", "predicate=committed"},
      {"2 16-year-old boys killed, woman injured in Varn shooting.", "2",
       "predicate=killed; group=boys"},
  });
}

TEST_CASE("A figure that says nothing of its own says what the one before it says") {
  Check({
      {"The price of flour hit $4.37 on Tuesday, a record, and $4.40 on Wednesday.", "$4.40",
       "predicate=price; period=2024-05-01"},
      // What has words of its own keeps to them.
      {"The price of flour hit $4.37 on Tuesday, and a loan of $9.10 was repaid.", "$9.10",
       "predicate=repaid"},
  });
}

TEST_CASE("When holds for both of two figures") {
  Check({
      {"On Monday two men were killed and seven people were wounded at the quarry.", "seven people",
       "predicate=wounded; period=2024-04-29"},
      {"Two men were killed and seven people were wounded on Monday.", "Two men",
       "predicate=killed; period=2024-04-29"},
      // But not beyond the next clause.
      {"Two men were killed and seven people were wounded, which the mayor confirmed on Monday.",
       "Two men", "predicate=killed; period=-"},
  });
}

TEST_CASE("What was done to the counted thing belongs to it") {
  Check({
      {"The buses came from two besieged rebel-held towns.", "two besieged rebel-held towns",
       "group=besieged rebel towns"},
      {"Three wounded soldiers were flown out.", "Three wounded soldiers", "predicate=wounded"},
      // The police are not what was injured.
      {"Two injured, police say", "Two", "predicate=injured"},
  });
}

TEST_CASE("Figures that count nothing") {
  Check({
      {"Margaret Hill, the mayor of Varn, dead at 87", "87", "no claim"},
      {"Two days after the collapse the mine was closed.", "Two days", "no claim"},
      {"The train slowed 65 seconds before the crash.", "65 seconds", "measure=AMOUNT"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
