// Figures and dates of something else, told in much the same words: of another body, a part, a
// relative, another source. Beside each row stands one that is a dispute.
#include "compare/rows.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("What a thing does is told of who made it") {
  const auto gap = [](const std::string& who, const std::string& figure) {
    return who + " approved a budget on Tuesday which closes a gap of £" + figure + "m.";
  };
  Check({
      {gap("Councillors in Harrow", "38"), gap("Councillors in Selm", "12"), "nothing"},
      {gap("Harrow council", "38"), gap("Selm council", "38"), "nothing"},
      {gap("Councillors in Harrow", "38"), gap("Councillors in Harrow", "28"),
       "NUMERIC_CONFLICT apart"},
  });
}

TEST_CASE("A part is no other figure of the whole") {
  Check({
      {"The Varn mill has debts of 112 million euros.",
       "The Varn mill has bank debts of 64 million euros.", "nothing"},
      // A part is not more than its whole.
      {"The Varn mill has debts of 64 million euros.",
       "The Varn mill has bank debts of 112 million euros.", "NUMERIC_CONFLICT apart"},
      {"Donors have paid 640 million euros for the Varn valley.",
       "Donors have paid 230 million euros for the Varn valley since January.", "nothing"},
      {"Halford sold 4,100 tickets for the Varn cup final.",
       "Halford sold 2,400 tickets for the Varn cup final on the first day.", "nothing"},
      {"Halford sold 4,100 tickets for the Varn cup final.",
       "Halford sold 2,400 tickets for the Varn cup final.", "NUMERIC_CONFLICT apart"},
      {"A household in Varn will pay £1,872 a year, not including the fire service.",
       "A household in Varn will pay £2,214 a year.", "nothing"},
  });
}

TEST_CASE("Where and when a figure is of may stand before it") {
  const std::string all = "Voltera sold 386,810 cars in the first quarter.";
  Check({
      {all, "In Varn, Voltera sold 132,420 cars in the first quarter.", "nothing"},
      {all, "In March alone Voltera sold 160,000 cars.", "nothing", "2024-05-03", "2024-05-03"},
      {all, "Voltera sold 368,810 cars in the first quarter.", "NUMERIC_CONFLICT apart"},
      {"Wind covered 52% of Norland's power in 2023.", "Wind covered 34% of Tolva's power in 2023.",
       "nothing"},
      {"Halvorsen's sales rose 2.4% in 2023.",
       "At constant exchange rates, Halvorsen's sales rose 4.1% in 2023.", "nothing"},
      {"Halvorsen's sales rose 2.4% in 2023.", "Halvorsen's sales rose 4.1% in 2023.",
       "NUMERIC_CONFLICT apart"},
      {"Net membership of the Varn club was 214,000 last year.",
       "Net membership of the Varn club was 287,000 the year before.", "nothing"},
  });
}

TEST_CASE("A figure that is revised long after") {
  const auto exports = [](const std::string& figure) {
    return "Norland's exports rose " + figure + " in the second quarter, the Varn office said";
  };
  Check({
      {exports("2.6%") + ".", exports("2.9%") + ", revising its figure of July.",
       "SUPERSEDED correction", "2023-07-28", "2023-08-31"},
      {exports("2.6%") + ".", exports("2.9%") + ".", "NUMERIC_CONFLICT apart", "2023-07-28",
       "2023-08-31"},
  });
}

TEST_CASE("Two kinds of one thing") {
  Check({
      {"Norland has sent 2.3 billion euros in military aid to Tolva.",
       "Norland has sent 660 million euros in humanitarian aid to Tolva.", "nothing"},
      {"Norland has sent 2.3 billion euros in military aid to Tolva.",
       "Norland has sent 3.2 billion euros in military aid to Tolva.", "NUMERIC_CONFLICT apart"},
      {"The board approved the budget by 41 votes to 22.",
       "The board rejected the budget by 43 votes to 20.", "nothing"},
  });
}

TEST_CASE("A relative has days of his own") {
  Check({
      {"Erik Sandahl was born in Varn in 1940.",
       "His brother Sven Sandahl was born in Varn in 1944.", "nothing"},
      {"Erik Sandahl was born in Varn in 1940.", "Erik Sandahl was born in Varn in 1944.",
       "DATE_DRIFT shift"},
  });
}

TEST_CASE("Who turns a year older between two reports") {
  Check({
      {"Minister Otto Lenz, 58, left the Varn cabinet.",
       "Minister Otto Lenz, who turned 59 on Wednesday, left the Varn cabinet.", "nothing",
       "2024-03-09", "2024-03-18"},
      {"Minister Otto Lenz, 58, left the Varn cabinet.",
       "Minister Otto Lenz, 59, left the Varn cabinet.", "NUMERIC_CONFLICT apart", "2024-03-09",
       "2024-03-18"},
  });
}

TEST_CASE("Two parties that count in their own favour") {
  Check({
      {"Police said 35,000 people took part in the march in Varn on Saturday.",
       "Organisers said 80,000 people took part in the march in Varn on Saturday.",
       "NUMERIC_CONFLICT sources"},
      // Who is told of says nothing.
      {"Police said 350 activists were held at the march in Varn on Saturday.",
       "Police said 240 activists were held at the march in Varn on Saturday.",
       "NUMERIC_CONFLICT apart"},
      {"Police said 35,000 people took part in the march in Varn on Saturday.",
       "Police said 80,000 people took part in the march in Varn on Saturday.",
       "NUMERIC_CONFLICT apart"},
  });
}

TEST_CASE("An estimate of three digits is no round figure") {
  Check({
      {"The film earned an estimated $62.4 million in Varn.",
       "The film earned an estimated $64.2 million in Varn.", "nothing"},
      {"The film earned an estimated $62.4 million in Varn.",
       "The film earned $62.4 million in Varn.", "AGREEMENT bound"},
  });
}

}  // namespace
}  // namespace crosscheck::testing
