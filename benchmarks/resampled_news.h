// As many claims as wanted, with the skew of real news: the claims of a sample of articles are told
// again and again, each time of other days, people and things.
//
//   ResampledNews news(ReadSample(path));
//   for (uint32_t article = 0; ...) Use(news.Article(article));
//
// Concepts and common words stay what they are. A name or an uncommon word that is frequent in the
// sample becomes another one of that frequency in the next telling, one that few articles have
// mostly a new one. So words are as frequent as in the sample, however much is told, the number of
// names grows with what is told, and two tellings of a story are two stories. Articles that the
// library links in the sample are one story and keep their distance in days; the stories of a
// telling lie within a few days, so that a day has some hundreds of articles. One sentence in
// twenty is boilerplate, which all tellings share. Everything follows from the sample.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crosscheck/claim/claim.h"
#include "crosscheck/link/linker.h"

namespace crosscheck::benchmarks {

class ResampledNews {
 public:
  // `claims` are those of a sample of articles, by article.
  explicit ResampledNews(const std::vector<Claim>& claims) {
    for (const Claim& claim : claims) {
      if (articles_.empty() || articles_.back().claims.back().article != claim.article)
        articles_.push_back({{}, claim.published.value_or(absl::CivilDay(2020, 1, 1)), 0});
      articles_.back().claims.push_back(claim);
    }
    std::unordered_map<uint32_t, uint32_t> place;  // of an article of the sample in articles_
    for (uint32_t i = 0; i < articles_.size(); ++i) {
      place[articles_[i].claims[0].article] = i;
    }
    RankTerms();
    std::vector<uint32_t> story(articles_.size());
    std::iota(story.begin(), story.end(), 0u);
    const auto first = [&](uint32_t i) {
      while (story[i] != i) i = story[i];
      return i;
    };
    for (const Link& link : FindLinks(claims)) {
      const uint32_t a = first(place[claims[link.a].article]);
      const uint32_t b = first(place[claims[link.b].article]);
      story[std::max(a, b)] = std::min(a, b);
    }
    for (uint32_t i = 0; i < articles_.size(); ++i) articles_[i].story = first(i);
  }

  uint32_t sample_size() const { return static_cast<uint32_t>(articles_.size()); }

  // The claims of the article of this number, counted from 0 over all tellings.
  std::vector<Claim> Article(uint32_t number) const {
    const uint64_t telling = number / articles_.size();
    const Sample& sample = articles_[number % articles_.size()];
    std::vector<Claim> claims = sample.claims;
    const int64_t day = kDaysATelling * static_cast<int64_t>(telling) +
                        static_cast<int64_t>(Mixed(sample.story, telling) % kDaysATelling);
    const int64_t shift = absl::CivilDay(2000, 1, 1) + day - articles_[sample.story].published;
    TermSet topic = claims[0].article_topic.get();
    MainNames names = claims[0].article_topic.main_names();
    for (uint64_t& name : names) {
      if (name != 0) name = Renamed({name, {}, 3}, telling);
    }
    Rename(topic, telling);
    const ArticleTopic shared(std::move(topic), names);
    for (Claim& claim : claims) {
      claim.article = number;
      claim.article_topic = shared;
      if (claim.published) *claim.published += shift;
      if (claim.period) claim.period->begin += shift, claim.period->end += shift;
      for (TermSet* set :
           {&claim.group, &claim.predicate, &claim.subject, &claim.events, &claim.topic,
            &claim.context, &claim.base, &claim.names, &claim.places, &claim.where, &claim.speaker})
        Rename(*set, telling);
      const bool boilerplate = Mixed(claim.masked_text, 7) % 20 == 0;
      if (!boilerplate) {
        if (claim.masked_text != 0) claim.masked_text = Mixed(claim.masked_text, telling);
        claim.sentence_key = Mixed(claim.sentence_key, telling);
      }
      for (size_t i = 0; i < claim.id.bytes.size(); ++i)
        claim.id.bytes[i] = static_cast<uint8_t>(
            claim.id.bytes[i] ^ (Mixed(telling, claim.id.bytes[(i + 5) % 16]) >> 13));
    }
    return claims;
  }

 private:
  static constexpr int64_t kDaysATelling = 3;
  struct Sample {
    std::vector<Claim> claims;
    absl::CivilDay published;
    uint32_t story;  // the first article of its story
  };

  static uint64_t Mixed(uint64_t x, uint64_t y) {
    uint64_t z = x + (y + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  void RankTerms() {
    std::unordered_map<uint64_t, uint32_t> places[4];
    for (const Sample& sample : articles_) {
      for (const Term& term : sample.claims[0].article_topic.get()) {
        std::vector<Ranked>& ranked = ranked_[term.weight];
        const auto [place, fresh] = places[term.weight].emplace(term.key, ranked.size());
        if (fresh) ranked.push_back({term.key, 0});
        ++ranked[place->second].articles;
      }
    }
    for (std::vector<Ranked>& ranked : ranked_) {
      std::sort(ranked.begin(), ranked.end(), [](const Ranked& x, const Ranked& y) {
        return x.articles != y.articles ? x.articles > y.articles : x.key < y.key;
      });
      for (uint32_t i = 0; i < ranked.size(); ++i) ranks_.emplace(ranked[i].key, i);
    }
  }

  // A word that n articles of the sample have is, with a chance of n / (n + 4), another one of
  // about as many; else a new one, of which one in four is shared by tellings that follow each
  // other.
  uint64_t Renamed(const Term& term, uint64_t telling) const {
    if (term.weight < 2) return term.key;
    const auto found = ranks_.find(term.key);
    const std::vector<Ranked>& ranked = ranked_[term.weight];
    const uint64_t n = found == ranks_.end() ? 1 : ranked[found->second].articles;
    const uint64_t chance = Mixed(term.key, telling) >> 8;
    if (found == ranks_.end() || chance % (n + 4) >= n)
      return Mixed(term.key, (chance >> 32) % 4 == 0 ? (telling / 8) << 32 : telling);
    // Ranks 0 to 7, 8 to 15, 16 to 31, 32 to 63 and so on are turned round.
    uint64_t begin = 0, size = 8;
    while (begin + size <= found->second) begin += size, size = begin;
    size = std::min<uint64_t>(size, ranked.size() - begin);
    const uint64_t turn = Mixed(begin * 4 + term.weight, telling);
    return ranked[begin + (found->second - begin + turn) % size].key;
  }

  void Rename(TermSet& set, uint64_t telling) const {
    for (Term& term : set) term.key = Renamed(term, telling);
    std::sort(set.begin(), set.end(), [](const Term& x, const Term& y) { return x.key < y.key; });
    // Two may have become one.
    set.erase(std::unique(set.begin(), set.end(),
                          [](const Term& x, const Term& y) { return x.key == y.key; }),
              set.end());
  }

  struct Ranked {
    uint64_t key;
    uint32_t articles;  // that have it
  };
  std::vector<Ranked> ranked_[4];                 // by Term::weight, the most frequent first
  std::unordered_map<uint64_t, uint32_t> ranks_;  // of the terms of topics, in ranked_
  std::vector<Sample> articles_;
};

}  // namespace crosscheck::benchmarks
