// What reading an article and reading a draft have in common: the claims of one sentence, and what
// an article is about.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "claim/references.h"
#include "claim/sentence.h"
#include "claim/terms.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/grammar/mention.h"
#include "crosscheck/normalize/normalize.h"

namespace crosscheck::claim {

// A claim as its sentence alone tells it, with what may stand for its subject.
struct ReadClaim {
  Claim claim;
  std::optional<Pointer> pointer;
  std::optional<size_t> subject_of;  // it has the subject of this claim of its sentence
};
std::vector<ReadClaim> ClaimsOf(const LexedText& lexed, std::string_view text,
                                const Sentence& sentence, std::vector<SentenceTerm> terms,
                                std::vector<SentenceReader::Item> items,
                                const NormalizeContext& context, std::string_view article_id);

// Sets the subjects of such claims, in order. `antecedents` finds what a pointer stands for.
void SetSubjects(const LexedText& lexed, const References& antecedents,
                 std::vector<ReadClaim>& claims);

// The values of a sentence that may make claims: those from `next` on, which then is the first of
// the sentences behind.
std::vector<SentenceReader::Item> ItemsOf(uint32_t sentence, const std::vector<Mention>& mentions,
                                          const std::vector<Value>& values, size_t& next);

// A sentence as it is told from others. Scraped captions come twice, the second time behind the
// name of an HTML attribute ("alt=...").
std::string_view WithoutAltMark(std::string_view sentence);

// A term of an article with how often it is said, thrice in the title, and how telling it is.
struct TopicTerm {
  uint64_t key = 0;
  int count = 0;
  uint8_t weight = 0;
};
inline constexpr int kTopicWeightOfTitle = 3;
// The terms that tell most: frequent, and not words of all news. In any order; `terms` is
// reordered.
ArticleTopic TopicOf(std::vector<TopicTerm>& terms);

}  // namespace crosscheck::claim
