// What is found in the slots of two claims, as features that data/weights.tsv weighs.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "crosscheck/claim/claim.h"
#include "crosscheck/link/linker.h"
#include "link/keys.h"

namespace crosscheck::link {

// enum class Feature, kFeatureNames and kWeights; kWordsAtMost bounds what all shared words bring.
#include "link/weights.inc"

// Of the weight of a shared word: where both articles use it all the time, where it stands outside
// of a clause.
inline constexpr int kEverywherePercent = 70;
inline constexpr int kContextPercent = 60;
// Sums of Term::weight over shared words other than the predicate.
inline constexpr int kSpecificForStrong = 4;
inline constexpr int kSpecificInOneStory = 2;
inline constexpr int kSpecificOfDay = 1;
inline constexpr int kSpecificOfDrift = 5;  // two days of one event
// In so much the same words two predicates may be one.
inline constexpr int kSpecificToDoubt = 8;
inline constexpr int kMuchLikeArticles = 300;
// A count is as of the days it was printed in: so many.
inline constexpr int kDaysOfCounts = 7;

// How much of each feature a pair has, in hundredths: mostly none or 100.
class Tally {
 public:
  void Add(Feature feature, int hundredths = 100) { of(feature) += hundredths; }
  void Remove(Feature feature) { of(feature) -= 100; }
  // A word that both have, by Term::weight.
  void AddWord(int rank, int hundredths) {
    Add(static_cast<Feature>(static_cast<int>(Feature::kWord0) + rank), hundredths);
  }
  // As many words as count.
  void AddMostWords() { Add(Feature::kWord3, 100 * kWordsAtMost); }
  int operator[](size_t feature) const { return hundredths_[feature]; }

  int Total() const { return Hundredths() / 100; }
  int Hundredths() const { return Others() + std::min(Words(), 100 * kWordsAtMost); }
  // What the shared words bring, and all the rest, in hundredths of points.
  int Words() const { return Sum(kFirstWord, kLastWord + 1); }
  int Others() const { return Sum(0, kFirstWord) + Sum(kLastWord + 1, hundredths_.size()); }

 private:
  static constexpr auto kFirstWord = static_cast<size_t>(Feature::kWord0);
  static constexpr auto kLastWord = static_cast<size_t>(Feature::kWord3);
  int Sum(size_t begin, size_t end) const {
    int sum = 0;
    for (size_t i = begin; i < end; ++i) sum += hundredths_[i] * kWeights[i];
    return sum;
  }
  int& of(Feature feature) { return hundredths_[static_cast<size_t>(feature)]; }
  std::array<int, std::size(kWeights)> hundredths_ = {};
};

// The score of a tally that nobody asks for anything else.
class Score {
 public:
  void Add(Feature feature, int hundredths = 100) {
    score_ += hundredths * kWeights[static_cast<size_t>(feature)];
  }
  void Remove(Feature feature) { Add(feature, -100); }
  void AddWord(int rank, int hundredths) {
    words_ +=
        hundredths * kWeights[static_cast<size_t>(Feature::kWord0) + static_cast<size_t>(rank)];
  }
  void AddMostWords() { words_ = 100 * kWordsAtMost; }
  int Total() const { return (score_ + std::min(words_, 100 * kWordsAtMost)) / 100; }

 private:
  int score_ = 0, words_ = 0;
};

// CompareSharing of keys.h that shows its tally.
std::optional<Evidence> CompareSharing(const Claim& a, const Claim& b, const Traits& of_a,
                                       const Traits& of_b, int likeness, Tally& tally);

}  // namespace crosscheck::link
