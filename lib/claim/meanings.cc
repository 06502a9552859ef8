// The doors are FindMeaning, LongestForm, HeadOfKin and IsCommon. The tables are sorted by key and
// come from make_terms.py; a bucket index over the top bits of the key makes a look-up one probe
// and a few steps.
#include "claim/meanings.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace crosscheck::claim {
namespace {

struct FormRow {
  uint64_t form;
  uint16_t meaning;  // index in kMeanings, or kNoMeaning: only begins longer forms
  uint8_t longest;   // words of the longest form that begins with it
};
constexpr uint16_t kNoMeaning = 0xFFFF;

struct KinRow {
  uint64_t stem, head;
};

#include "claim/terms.inc"

// Rows whose keys have the same top bits stand together, from kFormStarts[bits] to the next start.
const FormRow* FindForm(uint64_t form) {
  constexpr size_t kBuckets = std::size(kFormStarts) - 1;
  static_assert(std::has_single_bit(kBuckets));
  const size_t bucket = form >> (64 - std::countr_zero(kBuckets));
  for (uint16_t i = kFormStarts[bucket]; i < kFormStarts[bucket + 1]; ++i) {
    if (kForms[i].form == form) return &kForms[i];
  }
  return nullptr;
}

}  // namespace

const Meaning* FindMeaning(uint64_t form) {
  const FormRow* row = FindForm(form);
  return row == nullptr || row->meaning == kNoMeaning ? nullptr : &kMeanings[row->meaning];
}

uint32_t LongestForm(uint64_t word) {
  const FormRow* row = FindForm(word);
  return row == nullptr ? 0 : row->longest;
}

uint64_t HeadOfKin(uint64_t stem_key) {
  const auto at = std::lower_bound(std::begin(kKin), std::end(kKin), stem_key,
                                   [](const KinRow& row, uint64_t key) { return row.stem < key; });
  return at != std::end(kKin) && at->stem == stem_key ? at->head : stem_key;
}

bool IsCommon(uint64_t stem_key) {
  return std::binary_search(std::begin(kCommonStems), std::end(kCommonStems), stem_key);
}

}  // namespace crosscheck::claim
