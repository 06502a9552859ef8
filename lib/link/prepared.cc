// The door is Prepared of prepared.h.
#include "link/prepared.h"

#include <utility>

#include "link/derived.h"
#include "link/values.h"

namespace crosscheck::link {
namespace {

std::vector<Traits> AllTraits(absl::Span<const Claim> claims) {
  std::vector<Traits> all;
  all.reserve(claims.size());
  for (uint32_t i = 0; i < claims.size(); ++i) all.push_back(TraitsOf(claims, i));
  return all;
}

}  // namespace

FollowBits::FollowBits(const Claim& claim, const Traits& traits) {
  enum : uint8_t { kOfWhole = 1, kSum = 2, kAge = 4, kOneMore = 8, kChange = 16 };
  const auto say = [](uint8_t& bits, uint8_t bit, bool so) {
    if (so) bits = static_cast<uint8_t>(bits | bit);
  };
  const bool count = claim.measure == Measure::kCount;
  say(from, kOfWhole, claim.whole.has_value());
  say(from, kSum, traits.sum != nullptr);
  say(from, kAge, claim.measure == Measure::kEventDate);
  say(from, kOneMore, !claim.one_more.empty());
  say(from, kChange, claim.quantity && claim.quantity->form == QuantityForm::kChange);
  if (!claim.quantity || claim.negated) return;
  say(to, kOfWhole, count);
  say(to, kSum, true);
  say(to, kAge, claim.measure == Measure::kAttribute);
  say(to, kOneMore, count);
  say(to, kChange, claim.measure == Measure::kChange);
}

Prepared::Prepared(absl::Span<const Claim> claims) : Prepared(claims, AllTraits(claims)) {}

Prepared::Prepared(absl::Span<const Claim> claims, std::vector<Traits> traits_of_claims)
    : traits(std::move(traits_of_claims)), briefs(claims, traits) {
  key_bits.reserve(claims.size());
  follow_bits.reserve(claims.size());
  copy_keys.reserve(claims.size());
  for (size_t i = 0; i < claims.size(); ++i) {
    key_bits.emplace_back(traits[i].keys);
    follow_bits.emplace_back(claims[i], traits[i]);
    copy_keys.push_back(CopyKey(claims[i]));
  }
}

}  // namespace crosscheck::link
