// Words that need no stemmer are those that it would not change.
#include <libstemmer.h>

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>

#include "claim/terms.h"

namespace crosscheck::testing {
namespace {

using claim::IsOwnStem;

class Stemmer {
 public:
  Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {}
  ~Stemmer() { sb_stemmer_delete(stemmer_); }
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  std::string Stem(const std::string& word) {
    const sb_symbol* stem = sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(&word[0]),
                                            static_cast<int>(word.size()));
    return {reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer_))};
  }

 private:
  sb_stemmer* stemmer_;
};

TEST_CASE("A word that is its own stem is left alone by the stemmer") {
  Stemmer stemmer;
  int own = 0, all = 0;
  const auto check = [&](const std::string& word) {
    ++all;
    if (!IsOwnStem(word)) return;
    ++own;
    INFO(word);
    CHECK(stemmer.Stem(word) == word);
  };
  // Every ending of up to three letters behind beginnings that make its regions long and short.
  for (const std::string begin : {"", "b", "be", "nat", "trom", "gener", "commun", "arsen", "yell",
                                  "operat", "relativ", "hopeful", "syzyg"}) {
    for (char x = 'a'; x <= 'z'; ++x) {
      check(begin + x);
      for (char y = 'a'; y <= 'z'; ++y) {
        check(begin + x + y);
        for (char z = 'a'; z <= 'z'; ++z) check(begin + x + y + z);
      }
    }
    for (const char* ending :
         {"ational", "ization", "fulness", "ement", "alism", "ator", "icate", "iciti", "'s'", "'"})
      check(begin + ending);
  }
  CHECK(all > 200000);
  CHECK(own > all / 3);
}

TEST_CASE("Common endings go to the stemmer") {
  for (const char* word :
       {"killed", "deaths", "storm's", "wounding", "national", "hopeful", "skill", "tourism",
        "nation", "worker", "actor", "different", "tenant", "police"}) {
    INFO(word);
    CHECK_FALSE(IsOwnStem(word));
  }
}

}  // namespace
}  // namespace crosscheck::testing
