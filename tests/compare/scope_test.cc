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
      {all, "Voltera sold 368,810 cars in the first quarter.", "NUMERIC_CONFLICT swapped"},
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

TEST_CASE("Levels are of one thing, of one place and of one time") {
  const auto inflation = [](const std::string& kind, const std::string& figure) {
    return kind + " in Norland eased to " + figure + " in May, the Tolva statistics office said.";
  };
  const std::string core = inflation("Core inflation", "4.9%");
  Check({
      {core, "In May core inflation in Norland fell to 4.9%, the Tolva statistics office said.",
       "AGREEMENT equal"},
      {core, inflation("Core inflation", "4.5%"), "NUMERIC_CONFLICT apart"},
      {core, inflation("Inflation", "4.5%"), "nothing"},
      {core, inflation("Food inflation", "4.5%"), "nothing"},
      {core, inflation("Food inflation", "4.9%"), "nothing"},
      // A month's against a year's.
      {core, inflation("Core inflation", "0.4%"), "nothing"},
      {core, "Core inflation in Morland eased to 4.5% in May, the Tolva statistics office said.",
       "nothing"},
      // The one before, and a forecast.
      {"Core inflation in Norland eased to 4.5% from 4.9%, the Tolva statistics office said.",
       "Core inflation in Norland stood at 4.9%, the Tolva statistics office said.", "nothing"},
      {"Core inflation in Norland will ease to 4.5% in May, the Tolva statistics office said.",
       core, "nothing"},
      {core,
       "Analysts had expected core inflation in Norland to ease to 4.5% in May, the Tolva "
       "statistics office said.",
       "nothing"},
      {core,
       "Harmonised core inflation in Norland eased to 4.5% in May, the Tolva statistics office "
       "said.",
       "nothing"},
      {"Turnout in Norland was 62% when polls closed, the Tolva election office said.",
       "At 5 p.m. turnout in Norland was 58%, the Tolva election office said.", "nothing"},
      {"Turnout in Norland was 62% when polls closed, the Tolva election office said.",
       "Turnout in Norland was 58% when polls closed, the Tolva election office said.",
       "NUMERIC_CONFLICT apart"},
      {core, inflation("Inflation", "4.9%"), "nothing"},
      {core, "Core inflation in Morland eased to 4.9% in May, the Tolva statistics office said.",
       "nothing"},
      {"Mr Bell said his average tax rate in Norland was 36 per cent.",
       "Mrs Quell said her average tax rate in Norland was 36 per cent.", "nothing"},
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

TEST_CASE("Two of one kind are told apart by whose they are") {
  Check({
      {"The ferry of Selm had 310 passengers on board.",
       "The ferry of Tollan had 240 passengers on board.", "nothing"},
      {"The ferry of Selm had 310 passengers on board.",
       "The ferry of Tollan had 310 passengers on board.", "nothing"},
      {"The ferry of Selm had 310 passengers on board.",
       "The ferry of Selm had 240 passengers on board.", "NUMERIC_CONFLICT apart"},
  });
}

TEST_CASE("Clauses that say the opposite speak of two things") {
  const auto frost = [](const std::string& hectares, const std::string& where) {
    return "The frost destroyed " + hectares + " hectares of vines in the " + where +
           " of Norland.";
  };
  Check({
      {frost("1,500", "north"), frost("1,900", "south"), "nothing"},
      {frost("1,530", "north"), frost("1,530", "south"), "nothing"},
      {frost("1,500", "north"), frost("1,900", "north"), "NUMERIC_CONFLICT apart"},
      {"The mill hired 310 women in the morning shift.",
       "The mill hired 240 men in the night shift.", "nothing"},
      // Part of another word is no opposite.
      {"The northbound ferry had 310 passengers on board.",
       "The ferry to Southport had 240 passengers on board.", "NUMERIC_CONFLICT apart"},
      // In two towns of one story.
      {"The fire destroyed 47 homes in Selm, and the wind blew to Tollan.",
       "The fire destroyed 66 homes in Tollan, and began in Selm.", "nothing"},
  });
}

TEST_CASE("Who is not named is not known to be one") {
  Check({
      {"The driver was sentenced to 12 years in prison for the robbery of the Varn mill.",
       "The clerk was sentenced to 20 years in prison for the robbery of the Varn mill.",
       "nothing"},
      {"A court in Varn sentenced Marek Horvat to 12 years in prison for the robbery of the mill.",
       "A court in Varn sentenced the clerk, Orson Whitt, to 20 years in prison for the robbery of "
       "the mill.",
       "nothing"},
      {"The strike at the Varn mill lasted 12 days.", "The strike at the Varn mill lasted 20 days.",
       "NUMERIC_CONFLICT apart"},
      {"Jordan Hale scored 31 points for the Otters in Varn.",
       "Wes Orr scored 22 points for the Otters in Varn.", "nothing"},
  });
}

TEST_CASE("Two kinds of one thing") {
  Check({
      {"Norland has sent 2.3 billion euros in military aid to Tolva.",
       "Norland has sent 660 million euros in humanitarian aid to Tolva.", "nothing"},
      {"Norland has sent 2.3 billion euros in military aid to Tolva.",
       "Norland has sent 3.2 billion euros in military aid to Tolva.", "NUMERIC_CONFLICT swapped"},
      {"The board approved the budget by 41 votes to 22.",
       "The board rejected the budget by 43 votes to 20.", "nothing"},
  });
}

TEST_CASE("Other words for a subject are neither broader nor narrower") {
  Check({
      {"Donors for Varn pledged 3.2 billion euros to rebuild the Dorrin valley after the flood.",
       "The Tolva fund pledged 3.2 billion euros to rebuild the Dorrin valley after the flood.",
       "nothing"},
  });
}

TEST_CASE("A day on which dead were found is none on which they died") {
  const auto blast = [](const std::string& rest) {
    return "The blast at the Varn mine near Dorrin " + rest;
  };
  Check({
      {blast("killed nine miners on Thursday."),
       "Five miners hurt in the blast at the Varn mine near Dorrin were found dead on Friday.",
       "nothing"},
      {blast("killed nine miners on Thursday."), blast("killed nine miners on Friday."),
       "DATE_DRIFT shift"},
      {blast("killed nine miners on Thursday."),
       "A tenth miner hurt in the blast at the Varn mine near Dorrin died on Friday.", "nothing"},
  });
}

TEST_CASE("A day is not all that is told of an hour") {
  const auto fell = [](const std::string& when) {
    return "The Harrow footbridge in Dorrin collapsed at " + when + ", the Varn fire service said.";
  };
  const std::string early = fell("2:05 p.m. on Wednesday");
  Check({
      {early, fell("2:50 p.m. on Wednesday"), "DATE_DRIFT hour"},
      {early, fell("2:05 a.m. on Wednesday"), "DATE_DRIFT hour"},
      {early, fell("14:05 on Wednesday"), "AGREEMENT equal"},
      {early, "On Wednesday the Harrow footbridge in Dorrin collapsed, the Varn fire service said.",
       "AGREEMENT equal"},
      {early, "Shops near Dorrin collapsed at 2:50 p.m. on Wednesday.", "nothing"},
  });
}

TEST_CASE("A day told by its number is no reprinted \"today\"") {
  const auto trial = [](const std::string& day) {
    return "The trial of Tomas Orr opens " + day + " at the Varn regional court.";
  };
  Check({
      {trial("on May 9"), trial("on May 16"), "DATE_DRIFT shift"},
      {trial("on May 9"), trial("on May 16"), "DATE_DRIFT shift", "2024-05-03", "2024-05-06"},
  });
}

TEST_CASE("What is counted beside is no part of the count") {
  const auto plane = [](const std::string& crowd) {
    return "The plane of Aero Varn was carrying " + crowd + " when it left Dorrin.";
  };
  Check({
      {plane("43 passengers and four crew"), plane("47 passengers and four crew"),
       "AGREEMENT copy; NUMERIC_CONFLICT apart"},
      {plane("43 passengers and four crew"), plane("47 people"), "AGREEMENT computed"},
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
