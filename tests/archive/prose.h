// Made-up news in prose with the skew of real news, for benchmarks that read texts: events come one
// after the other and are told by one outlet or several, in their own words and with figures that
// are rounded, changed or left out. Names are new with a fixed chance and else such as were told
// before, so that a few are in many articles and most in a few. Everything follows from the seed.
//
//   ProseNews news(/*seed=*/1);
//   Article article = news.Next();                 // 3 kB, a dozen figures and dates
//   std::string other = news.Paragraph();          // of the event of that article, in other words
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/article/article.h"

namespace crosscheck::testing {

class ProseNews {
 public:
  explicit ProseNews(uint64_t seed) : state_(seed * 2 + 1) {}

  Article Next() {
    if (left_ == 0) {
      event_ = NewEvent();
      left_ = 1 + Zipf(3);
    }
    --left_;
    Article article;
    article.id = "article-" + std::to_string(articles_++);
    article.outlet = "The " + NameOf(1'000'000 + Zipf(6)) + " Post";
    article.published = Published();
    article.title = Name() + " and the " + event_.thing + " of " + event_.town;
    article.text =
        "People in " + event_.town + " had been with " + Name() + " and " + Name() + ".\n\n";
    for (int i = 0; i < 11; ++i) article.text += Paragraph() + "\n\n";
    return article;
  }

  // A day on which the event of the last article was told.
  Timestamp Published() {
    Timestamp published;
    published.local = absl::CivilSecond(event_.day + static_cast<int64_t>(Below(4)));
    return published;
  }

  // A figure or two and a sentence without.
  std::string Paragraph() {
    return NextFact() + " " + Filler() + " " + (Chance(25) ? NextFact() : Filler());
  }

  uint64_t Next64() {
    state_ += 0x9E3779B97F4A7C15u;
    uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  uint64_t Below(uint64_t n) { return Next64() % n; }

 private:
  // What may be said of an event; `which` picks the sentence.
  struct FactSeed {
    uint64_t which, number, other;
  };
  struct Event {
    absl::CivilDay day;
    std::string town, thing;
    std::vector<std::string> names, words;
    std::vector<FactSeed> facts;
  };

  bool Chance(uint64_t percent) { return Below(100) < percent; }
  uint64_t Zipf(uint64_t bits) {
    const uint64_t first = uint64_t{1} << Below(bits);
    return first - 1 + Below(first);
  }
  template <size_t kSize>
  std::string Pick(const std::string_view (&of)[kSize], uint64_t which) {
    return std::string(of[which % kSize]);
  }

  static std::string NameOf(uint64_t number) {
    static constexpr std::string_view kBegin[] = {"Bra", "Cor", "Dal", "Fen", "Gri", "Hal", "Jor",
                                                  "Kel", "Lun", "Mar", "Nor", "Ost", "Pel", "Quo",
                                                  "Rav", "Sel", "Tor", "Ulm", "Var", "Wes"};
    static constexpr std::string_view kMiddle[] = {"a",  "be", "co", "du", "e",  "fi", "go", "hu",
                                                   "ka", "le", "mi", "no", "pu", "ra", "se", "ti"};
    static constexpr std::string_view kEnd[] = {"dane", "berg", "lin", "mont", "nell", "quist",
                                                "rick", "sen",  "tov", "vale", "wick", "zar"};
    // Spread, so that neighbours do not look alike.
    uint64_t n = number * 0x9E3779B97F4A7C15u >> 20;
    std::string name(kBegin[n % 20]);
    n /= 20;
    for (int i = 0; i < 3; ++i, n /= 16) name += kMiddle[n % 16];
    return name + std::string(kEnd[n % 12]);
  }

  std::string NewName() {
    // One in eight is known everywhere.
    if (Chance(12)) return NameOf(2'000'000 + Zipf(10));
    uint64_t number = names_.empty() || Chance(70) ? ++last_name_ : names_[Below(names_.size())];
    if (!names_.empty() && Chance(20))
      number = names_[names_.size() - 1 - Below(std::min<size_t>(names_.size(), 20000))];
    names_.push_back(number);
    return NameOf(number);
  }

  Event NewEvent() {
    static constexpr std::string_view kThing[] = {"mill",     "ferry",    "brewery", "tunnel",
                                                  "plant",    "bridge",   "harbour", "cathedral",
                                                  "refinery", "hospital", "stadium", "warehouse",
                                                  "airport",  "prison",   "market",  "reservoir"};
    constexpr int64_t kEventsADay = 60;
    Event event;
    event.day = absl::CivilDay(2012, 1, 1) + static_cast<int64_t>(events_++) / kEventsADay;
    event.town = NewName();
    event.thing = Pick(kThing, Zipf(5));
    // Persons have a first name, of which there are some hundreds.
    for (int i = 0; i < 8; ++i)
      event.names.push_back(NameOf(3'000'000 + Below(600)) + " " + NewName());
    for (int i = 0; i < 6; ++i) event.words.push_back(Word());
    for (int i = 0; i < 14; ++i)
      event.facts.push_back({Next64() % 64, 2 + Zipf(14), Next64() % 1024});
    return event;
  }

  std::string Name() { return event_.names[Below(event_.names.size())]; }

  std::string Figure(uint64_t number) {
    static constexpr std::string_view kSaid[] = {"", "", "", "about ", "more than ", "at least "};
    if (Chance(10)) number += 1 + Below(9);
    if (number > 200 && Chance(30)) number = (number + 50) / 100 * 100;
    std::string digits = std::to_string(number);
    for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return Pick(kSaid, Below(60)) + digits;
  }

  // One after the other, so that an article says most things once.
  std::string NextFact() {
    fact_ += 1 + Below(2);
    return Fact(event_.facts[fact_ % event_.facts.size()]);
  }

  std::string Fact(const FactSeed& fact) {
    static constexpr std::string_view kHarm[] = {"killed",    "injured",   "arrested", "rescued",
                                                 "evacuated", "sentenced", "detained", "shot"};
    static constexpr std::string_view kWho[] = {"people",   "workers",  "passengers", "soldiers",
                                                "children", "migrants", "students",   "officers"};
    static constexpr std::string_view kWhat[] = {"fire",   "blast",  "flood",   "crash",
                                                 "attack", "strike", "protest", "storm"};
    static constexpr std::string_view kDone[] = {"opened", "closed", "collapsed", "burned",
                                                 "sold",   "banned", "rebuilt",   "seized"};
    static constexpr std::string_view kMonth[] = {"January", "February", "March",     "April",
                                                  "May",     "June",     "July",      "August",
                                                  "October", "November", "September", "December"};
    const std::string the = "the " + event_.thing + " of " + event_.town;
    const std::string year = std::to_string(2003 + fact.other % 9);
    switch (fact.which % 8) {
      case 0:
      case 1:
        return "The " + Pick(kWhat, fact.other) + " at " + the + " " + Pick(kHarm, fact.other / 8) +
               " " + Figure(fact.number) + " " + Pick(kWho, fact.other / 64) + ", said " + Name() +
               ".";
      case 2:
        return "Police said " + Figure(fact.number) + " " + Pick(kWho, fact.other) + " were " +
               Pick(kHarm, fact.other / 8) + " near " + the + " in " + year + ".";
      case 3:
        return "According to " + Name() + ", " + the + " was " + Pick(kDone, fact.other) + " in " +
               Pick(kMonth, fact.other / 8) + " " + year + ".";
      case 4:
        return Name() + " of " + event_.town + " paid $" + std::to_string(1 + fact.number % 90) +
               " million for " + the + " in " + year + ".";
      case 5:
        return Name() + ", " + std::to_string(20 + fact.number % 60) + ", has worked at " + the +
               " since " + year + ".";
      case 6:
        return "The price of the " + WordOfEvent(fact.other % 6) + " at " + the + " rose " +
               std::to_string(2 + fact.number % 95) + " percent in " + year + ".";
      default:
        return Name() + " employs " + Figure(10 * fact.number) + " " + Pick(kWho, fact.other) +
               " at " + the + ".";
    }
  }

  // A word that only this generator knows, as uncommon as names are.
  std::string Word() {
    std::string word = NameOf(5'000'000 + 8 * Zipf(11) + Below(8));
    word[0] = static_cast<char>(word[0] - 'A' + 'a');
    return word;
  }

  // Of nothing but names, words of the event and such as stand in all news.
  std::string Filler() {
    if (Chance(40)) {
      return Name() + " and " + Name() + " of " + event_.town + " were with " + Name() +
             " before it was over, and after that they were there no more.";
    }
    return "For " + Name() + " it was the " + WordOfEvent(Below(6)) + " and not the " +
           (Chance(60) ? WordOfEvent(Below(6)) : Word()) +
           " which had been there before, as it will be there after all of this is over.";
  }
  const std::string& WordOfEvent(uint64_t which) const { return event_.words[which]; }

  uint64_t state_;
  uint64_t articles_ = 0, events_ = 0, last_name_ = 0, left_ = 0, fact_ = 0;
  std::vector<uint64_t> names_;  // told so far, one by one
  Event event_;
};

}  // namespace crosscheck::testing
