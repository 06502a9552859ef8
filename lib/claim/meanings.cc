// The doors are FindMeaning and its kin. The tables are sorted by key and
// come from make_terms.py; a bucket index over the top bits of the key makes a look-up one probe
// and a few steps.
#include "claim/meanings.h"

#include <bit>
#include <cstddef>

namespace crosscheck::claim {
namespace {

struct FormRow {
  uint64_t key;
  uint16_t meaning;  // index in kMeanings, or kNoMeaning: only begins longer forms
  uint8_t longest;   // words of the longest form that begins with it
};
constexpr uint16_t kNoMeaning = 0xFFFF;

struct KinRow {
  uint64_t key, head;
};

struct StemRow {
  uint64_t key;
};

#include "claim/terms.inc"

// Rows whose keys have the same top bits stand together, from starts[bits] to the next start; about
// one row a bucket.
template <typename Row, size_t kRows, size_t kStarts>
const Row* Find(const Row (&rows)[kRows], const uint16_t (&starts)[kStarts], uint64_t key) {
  constexpr size_t kBuckets = kStarts - 1;
  static_assert(std::has_single_bit(kBuckets) && kBuckets > 1);
  const size_t bucket = key >> (64 - std::countr_zero(kBuckets));
  for (uint16_t i = starts[bucket]; i < starts[bucket + 1]; ++i) {
    if (rows[i].key == key) return &rows[i];
  }
  return nullptr;
}

}  // namespace

const Meaning* FindMeaning(uint64_t form) {
  const FormRow* row = Find(kForms, kFormsStarts, form);
  return row == nullptr || row->meaning == kNoMeaning ? nullptr : &kMeanings[row->meaning];
}

uint32_t LongestForm(uint64_t word) {
  const FormRow* row = Find(kForms, kFormsStarts, word);
  return row == nullptr ? 0 : row->longest;
}

uint64_t HeadOfKin(uint64_t stem_key) {
  const KinRow* row = Find(kKin, kKinStarts, stem_key);
  return row == nullptr ? stem_key : row->head;
}

bool IsCommon(uint64_t stem_key) {
  return Find(kCommonStems, kCommonStemsStarts, stem_key) != nullptr;
}

bool IsLevel(uint64_t key) { return Find(kLevels, kLevelsStarts, key) != nullptr; }

bool IsDaily(uint64_t key) { return Find(kDaily, kDailyStarts, key) != nullptr; }

bool IsSharedName(uint64_t stem_key) {
  return Find(kSharedNames, kSharedNamesStarts, stem_key) != nullptr;
}

}  // namespace crosscheck::claim
