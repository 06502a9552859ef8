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

// How much of each feature a pair has, in hundredths: mostly none or 100.
class Tally {
 public:
  void Add(Feature feature, int hundredths = 100) { of(feature) += hundredths; }
  void Remove(Feature feature) { of(feature) -= 100; }
  // A word that both have, by Term::weight.
  void AddWord(int rank, int hundredths) {
    Add(static_cast<Feature>(static_cast<int>(Feature::kWord0) + rank), hundredths);
  }
  int operator[](size_t feature) const { return hundredths_[feature]; }

  int Score() const {
    int score = 0, words = 0;
    for (size_t i = 0; i < hundredths_.size(); ++i) {
      const bool word =
          i >= static_cast<size_t>(Feature::kWord0) && i <= static_cast<size_t>(Feature::kWord3);
      (word ? words : score) += hundredths_[i] * kWeights[i];
    }
    return (score + std::min(words, 100 * kWordsAtMost)) / 100;
  }

 private:
  int& of(Feature feature) { return hundredths_[static_cast<size_t>(feature)]; }
  std::array<int, std::size(kWeights)> hundredths_ = {};
};

// CompareSharing of keys.h that shows its tally.
std::optional<Evidence> CompareSharing(const Claim& a, const Claim& b, const Traits& of_a,
                                       const Traits& of_b, int likeness, Tally& tally);

}  // namespace crosscheck::link
