// Made-up news for tests of properties: a few stories, each told by several outlets in sentences
// from templates, with nouns, verbs, figures, places and dates that vary. Everything follows from
// the seed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "news.h"

namespace crosscheck::testing {

class NewsGenerator {
 public:
  explicit NewsGenerator(uint64_t seed) : state_(seed * 2 + 1) {}

  // `count` articles; about `per_story` of them tell one story.
  std::vector<Story> Articles(int count, int per_story) {
    std::vector<Story> articles;
    Cast cast;
    for (int i = 0; i < count; ++i) {
      if (i % per_story == 0) cast = NewCast();
      Story story;
      story.id = "article-" + std::to_string(i);
      story.outlet = "Outlet " + std::to_string(i % 7);
      story.published = "2024-0" + std::to_string(1 + Below(9)) + "-1" + std::to_string(Below(10));
      story.title = cast.name + " and the " + cast.thing + " of " + cast.town;
      story.text = "People in " + cast.town + " talked of " + cast.name + " and of the " +
                   cast.thing + " for days, and nobody slept.\n\n";
      for (int s = 0; s < 4; ++s) story.text += Sentence(cast) + "\n\n";
      story.text += "Neither " + cast.name + " nor anybody else in " + cast.town +
                    " would say what became of the " + cast.thing + " after that.\n";
      articles.push_back(std::move(story));
    }
    return articles;
  }

  // A fixed sequence, the same on every platform: splitmix64.
  uint64_t Next() {
    state_ += 0x9E3779B97F4A7C15u;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint64_t Below(uint64_t n) { return Next() % n; }

 private:
  struct Cast {
    std::string name, town, thing;
  };

  template <size_t kSize>
  std::string Pick(const std::string_view (&of)[kSize]) {
    return std::string(of[Below(kSize)]);
  }

  Cast NewCast() {
    static constexpr std::string_view kFirst[] = {"Ines", "Tomas", "Petra", "Orson", "Dana"};
    static constexpr std::string_view kLast[] = {"Aldana", "Quell",  "Lindal",
                                                 "Marrow", "Horvat", "Whitt"};
    static constexpr std::string_view kTown[] = {"Varn",   "Selm",    "Brannock", "Averley",
                                                 "Tollan", "Morland", "Ostrey"};
    static constexpr std::string_view kThing[] = {"mill",  "ferry",  "brewery", "tunnel",
                                                  "plant", "bridge", "harbour"};
    return {Pick(kFirst) + " " + Pick(kLast), Pick(kTown), Pick(kThing)};
  }

  std::string Figure() {
    static constexpr std::string_view kModifier[] = {"",      "",          "",           "about ",
                                                     "over ", "at least ", "more than ", "up to "};
    static constexpr std::string_view kFigures[] = {
        "two",    "eight",  "12",     "14",       "31",     "47", "214", "1,240", "1,263",
        "12,000", "31,724", "32,000", "30 to 50", "70,000", "21", "13",  "1,623", "13,724"};
    return Pick(kModifier) + Pick(kFigures);
  }

  std::string When() {
    static constexpr std::string_view kWhen[] = {
        "",           " in 2017",       " in 2022",       " last year",  " on Monday",
        " on Friday", " in March 2021", " on 4 May 2021", " since 2017", " in May"};
    return Pick(kWhen);
  }

  std::string Sentence(const Cast& cast) {
    static constexpr std::string_view kPeople[] = {
        "people", "workers", "passengers", "miners", "children", "suspects", "others", "soldiers"};
    static constexpr std::string_view kHarm[] = {"killed",  "injured",   "arrested",
                                                 "rescued", "evacuated", "sentenced"};
    static constexpr std::string_view kEvent[] = {"fire", "blast", "flood", "crash", "attack"};
    static constexpr std::string_view kDone[] = {"opened", "closed", "collapsed", "burned",
                                                 "banned"};
    static constexpr std::string_view kDrug[] = {"morphine", "heroin", "cocaine"};
    const std::string the = "the " + cast.thing + " of " + cast.town;
    switch (Below(8)) {
      case 0:
        return "The " + Pick(kEvent) + " at " + the + " " + Pick(kHarm) + " " + Figure() + " " +
               Pick(kPeople) + When() + ".";
      case 1:
        return "Altogether " + Figure() + " " + Pick(kPeople) + " were " + Pick(kHarm) +
               " in the " + Pick(kEvent) + " at " + the + When() + ".";
      case 2:
        return "Everybody knows that " + the + " was " + Pick(kDone) + When() + ".";
      case 3:
        return "The brine of " + the + " is " + Figure() + " times stronger than " + Pick(kDrug) +
               ".";
      case 4:
        return "Complaints about " + the + " rose " + Figure() + " percent, from 200 in 2021 to " +
               std::to_string(210 + Below(200)) + " in 2022.";
      case 5:
        return "Divers met " + cast.name + ", " + std::to_string(20 + Below(60)) + ", near " + the +
               " after the " + Pick(kEvent) + ".";
      case 6:
        return "About " + std::to_string(10 + Below(80)) + " per cent of the " + Figure() + " " +
               Pick(kPeople) + " of " + the + " were " + Pick(kHarm) + When() + ".";
      default:
        return "The owners of " + the + " employ " + Figure() + " " + Pick(kPeople) +
               " and paid $" + std::to_string(1 + Below(40)) + " million" + When() + ".";
    }
  }

  uint64_t state_;
};

}  // namespace crosscheck::testing
