// As many articles as wanted with the skew of real news: a sample of articles is told again and
// again, each time of other people and things.
//
//   RetoldNews news(sample);
//   for (uint32_t n = 0; n < 100000; ++n) Use(news.Tell(n));      // the first are the sample
//   itself
//
// Words that all news has, figures and dates stay what they are. A name or an uncommon word that n
// articles of the sample have is, with a chance of n / (n + 4), another one of about as many in the
// next telling, else a new one; the same for all articles of the telling, so that those of one
// story stay alike. Thus common words are as frequent as in the sample however much is told, and
// the number of names grows with what is told. A telling lasts three days. Everything follows from
// the sample.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "claim/meanings.h"
#include "claim/terms.h"
#include "crosscheck/article/article.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/lex/token.h"

namespace crosscheck::benchmarks {

class RetoldNews {
 public:
  explicit RetoldNews(std::vector<Article> sample) : sample_(std::move(sample)) {
    std::unordered_map<std::string, uint32_t> counts[2];
    for (const Article& article : sample_) {
      std::unordered_set<std::string> words;
      ForWords(article.text, [&](std::string_view word) { words.emplace(word); });
      for (const std::string& word : words) ++counts[IsName(word)][word];
    }
    for (int names = 0; names < 2; ++names) {
      for (const auto& [word, count] : counts[names]) ranked_[names].push_back({word, count});
      std::sort(ranked_[names].begin(), ranked_[names].end(), [](const auto& x, const auto& y) {
        return x.articles != y.articles ? x.articles > y.articles : x.word < y.word;
      });
      for (uint32_t i = 0; i < ranked_[names].size(); ++i)
        ranks_[names].emplace(ranked_[names][i].word, i);
    }
  }

  Article Tell(uint32_t number) const {
    const auto telling = static_cast<uint32_t>(number / sample_.size());
    Article article = sample_[number % sample_.size()];
    if (telling == 0) return article;
    article.id += "#" + std::to_string(telling);
    article.url.clear();
    article.title = Retold(article.title, telling);
    article.text = Retold(article.text, telling);
    constexpr int kDaysATelling = 3;
    if (article.published)
      article.published->local = absl::CivilSecond(absl::CivilDay(article.published->local) -
                                                   kDaysATelling * static_cast<int>(telling));
    return article;
  }

 private:
  struct Ranked {
    std::string word;
    uint32_t articles;  // that have it
  };

  static bool IsName(std::string_view word) { return word[0] >= 'A' && word[0] <= 'Z'; }

  // Names and uncommon words of the text.
  template <typename Act>
  static void ForWords(std::string_view text, Act act) {
    for (const Token& token : Lex(text).tokens) {
      const std::string_view word = token.span().In(text);
      if (token.kind != TokenKind::kWord || token.word != 0 || word.size() < 4) continue;
      if (!std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }))
        continue;
      std::string lower(word);
      for (char& c : lower) c = static_cast<char>(c | 0x20);
      const uint64_t key = Hash64(lower);
      if (claim::LongestForm(key) != 0 || claim::IsCommon(key)) continue;
      act(word);
    }
  }

  static uint64_t Mixed(uint64_t x, uint64_t y) {
    uint64_t z = x + (y + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  std::string Retold(const std::string& text, uint32_t telling) const {
    std::string out;
    size_t done = 0;
    ForWords(text, [&](std::string_view word) {
      const auto at = static_cast<size_t>(word.data() - text.data());
      out.append(text, done, at - done);
      out += Renamed(word, telling);
      done = at + word.size();
    });
    return out.append(text, done);
  }

  std::string Renamed(std::string_view word, uint32_t telling) const {
    const bool name = IsName(word);
    const std::vector<Ranked>& ranked = ranked_[name];
    const auto found = ranks_[name].find(std::string(word));
    const uint64_t key = Hash64(word), chance = Mixed(key, telling) >> 8;
    const uint64_t n = found == ranks_[name].end() ? 0 : ranked[found->second].articles;
    if (n > 0 && chance % (n + 4) < n) {
      // Ranks 0 to 7, 8 to 15, 16 to 31, 32 to 63 and so on are turned round.
      uint64_t begin = 0, size = 8;
      while (begin + size <= found->second) begin += size, size = begin;
      size = std::min<uint64_t>(size, ranked.size() - begin);
      const uint64_t turn = Mixed(begin * 2 + name, telling);
      return ranked[begin + (found->second - begin + turn) % size].word;
    }
    // A new word of the same make: its last letters tell verbs and plurals.
    constexpr std::string_view kConsonants = "bcdfghjklmnprstvwz", kVowels = "aeiou";
    constexpr size_t kEnding = 3;
    std::string out(word);
    uint64_t dice = Mixed(key, (chance >> 32) % 4 == 0 ? telling / 8 + (1u << 20) : telling);
    for (size_t i = 0; i + kEnding < out.size() || i < 2; ++i) {
      const std::string_view letters = i % 2 == 0 ? kConsonants : kVowels;
      out[i] = letters[dice % letters.size()];
      dice = Mixed(dice, i);
    }
    // Longer than it was, so that new words are many.
    out.insert(2, 1, kConsonants[dice % kConsonants.size()]);
    if (name) out[0] = static_cast<char>(out[0] - 32);
    return out;
  }

  std::vector<Article> sample_;
  std::vector<Ranked> ranked_[2];                       // words, names; the most frequent first
  std::unordered_map<std::string, uint32_t> ranks_[2];  // in ranked_
};

}  // namespace crosscheck::benchmarks
