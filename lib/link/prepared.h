// What a draft asks of the claims of an article that it is like, worked out once.
//
//   const Prepared prepared(claims);
//   if (key_bits.Meet(prepared.key_bits[i])) ...                   // they may share a key
//
// It is as much as comparing the claims themselves, so that an index that has the memory keeps it
// (ClaimIndex::PreparedOf): some 250 bytes a claim.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "crosscheck/claim/claim.h"
#include "link/brief.h"
#include "link/keys.h"

namespace crosscheck::link {

// A bit for each key: claims without a common bit share no key.
class KeyBits {
 public:
  explicit KeyBits(const KeyList& keys) {
    for (const uint64_t key : keys) bits_[key >> 63] |= uint64_t{1} << (key >> 57 & 63);
  }
  bool Meet(const KeyBits& other) const {
    return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1])) != 0;
  }

 private:
  std::array<uint64_t, 2> bits_ = {};
};

// Which kinds of figures may follow from a claim, and of which it may be one, a bit for each kind.
struct FollowBits {
  FollowBits(const Claim& claim, const Traits& traits);
  uint8_t from = 0, to = 0;
};

struct Prepared {
  explicit Prepared(absl::Span<const Claim> claims);

  // Each by claim.
  std::vector<KeyBits> key_bits;
  std::vector<FollowBits> follow_bits;
  std::vector<uint64_t> copy_keys;  // see CopyKey
  std::vector<Traits> traits;
  Briefs briefs;

 private:
  Prepared(absl::Span<const Claim> claims, std::vector<Traits> traits_of_claims);
};

}  // namespace crosscheck::link
