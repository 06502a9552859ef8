// What an index has ready of its claims against what is worked out of them one by one.
#include "link/prepared.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <memory>
#include <vector>

#include "crosscheck/link/claim_index.h"
#include "edits.h"
#include "link/derived.h"
#include "link/generate.h"
#include "link/values.h"

namespace crosscheck::testing {
namespace {

TEST_CASE("An index in memory has ready what its claims come to") {
  MemoryIndex index;
  for (const Article& article : Samples())
    REQUIRE(index.Add(Document::Create(article).value()).ok());
  for (const Story& story : NewsGenerator(11).Articles(40, 4))
    REQUIRE(index.Add(Document::Create(ArticleOf(story)).value()).ok());
  std::vector<link::KeyBits> bits;
  std::vector<link::KeyList> keys;
  for (uint32_t article = 0; article < index.article_bound(); ++article) {
    const std::vector<Claim> claims = **index.ClaimsOf(article);
    const std::shared_ptr<const link::Prepared> prepared = index.PreparedOf(article);
    REQUIRE(prepared != nullptr);
    REQUIRE(prepared->traits.size() == claims.size());
    REQUIRE(prepared->key_bits.size() == claims.size());
    for (uint32_t i = 0; i < claims.size(); ++i) {
      const link::Traits traits = link::TraitsOf(claims, i);
      CHECK(prepared->traits[i].keys == traits.keys);
      CHECK(prepared->traits[i].listed == traits.listed);
      CHECK((prepared->traits[i].sum == nullptr) == (traits.sum == nullptr));
      CHECK(prepared->copy_keys[i] == link::CopyKey(claims[i]));
      const link::FollowBits follow(claims[i], traits);
      CHECK(prepared->follow_bits[i].from == follow.from);
      CHECK(prepared->follow_bits[i].to == follow.to);
      bits.push_back(prepared->key_bits[i]);
      keys.push_back(traits.keys);
    }
  }
  // Claims that share a key are never told apart, and most others are.
  size_t shared = 0, apart = 0, told = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      const bool meet = bits[i].Meet(bits[j]);
      if (link::SmallestShared(keys[i], keys[j]) != 0) {
        ++shared;
        REQUIRE(meet);
      } else {
        ++apart;
        told += !meet;
      }
    }
  }
  CHECK(shared > 100);
  CHECK(told > apart / 2);
}

}  // namespace
}  // namespace crosscheck::testing
