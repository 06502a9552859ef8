// Briefs: what two claims must have to be of one fact or to have one figure, in some sixty bytes a
// claim that lie side by side, and four for each word.
//
//   const Briefs briefs(claims, traits);
//   if (Briefs::MayBeOne(briefs, i, others, j, likeness)) ...      // compare them in full
//
// Most pairs that share a key share little else. A brief holds as much of a claim as is needed to
// bound its score and its words from above, so that such pairs are told without a look at the
// claims.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "crosscheck/claim/claim.h"
#include "link/keys.h"
#include "link/likeness.h"

namespace crosscheck::link {

class Briefs {
 public:
  Briefs(absl::Span<const Claim> claims, absl::Span<const Traits> traits);

  // False only where CompareSharing of two claims that share a key is guaranteed to find no link of
  // one fact or of one figure of two things, however alike their articles are up to `likeness`,
  // whatever else they are about.
  static bool MayBeOne(const Briefs& x, uint32_t i, const Briefs& y, uint32_t j, int likeness);

 private:
  // A word of the sentence: part of its key, so that two may be taken for one.
  struct Word {
    uint32_t key : 27;
    uint32_t is_predicate : 1;
    uint32_t in_clause : 1;   // in Claim::topic
    uint32_t in_context : 1;  // in Claim::context
    uint32_t weight : 2;
  };
  static_assert(sizeof(Word) == 4);
  // Sets are 32 bits, a bit or more for each term; 0 is nothing known.
  struct Brief {
    uint32_t words = 0;    // where its words begin
    int32_t day = kNoDay;  // of its article
    uint32_t text = 0;     // masked_text
    uint32_t predicate = 0, predicate_class = 0;
    uint32_t events = 0;  // a set
    uint32_t group = 0;   // a set
    uint32_t period = 0;
    uint32_t telling_value = 0;
    float low = 0;
    uint16_t unit = 0;
    uint16_t digits = 0;  // see DigitsOf
    uint8_t kind = 0;
    uint8_t kept_apart = 0;    // other_event, cumulative, limit
    uint8_t group_weight = 0;  // the sum of its Term::weight
    bool dates : 1 = false, attribute : 1 = false, ratio : 1 = false, counted : 1 = false,
                 point : 1 = false, part_of : 1 = false, odd_words : 1 = false, persons : 1 = false,
                 negated : 1 = false, any_person : 1 = false, fresh : 1 = false;
  };
  // What two claims say in the same words: at most so many points, so specific.
  struct SharedWords {
    int points = 0, specific = 0;
  };

  static SharedWords WordsOf(const Briefs& x, uint32_t i, const Briefs& y, uint32_t j);
  static int PointsOfPredicate(const Brief& a, const Brief& b);

  std::vector<Brief> briefs_;  // and one more, for the end of the words
  std::vector<Word> words_;    // by claim, then by key
};

}  // namespace crosscheck::link
