// Findings of some links, one by one: for who keeps findings and judges anew what has changed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "compare/verdict.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/link/link.h"
#include "crosscheck/link/linker.h"
#include "crosscheck/link/origin.h"

namespace crosscheck::compare {

// What is said of a link, before it is put into words.
struct Outlook {
  bool speaks = false;          // there may be a finding; else there is none
  bool hangs_on_links = false;  // what else is linked with either claim may silence or change it
  bool hangs_on_text = false;   // so may what stands near the sentences
};
// Of a kSameFact or kSameFigure link between claims of two articles, the earlier index first. Much
// cheaper than JudgeLinks, and mostly enough. Two evidences that Graded makes equal look alike.
Outlook Foresee(const Side& a, const Side& b, const Evidence& evidence, LinkType type);
// Evidence with its score and likeness as far as a verdict tells them apart.
Evidence Graded(Evidence evidence);
// How many bytes around a sentence are near it: two or three sentences.
inline constexpr uint32_t kLooksAround = 400;

// Those of FindFindings that touch a document that is asked about, in its order: `asked` is by
// document. What two others say of each other is not judged.
std::vector<Finding> FindFindingsOf(const std::vector<bool>& asked,
                                    absl::Span<const Document> documents,
                                    absl::Span<const Claim> claims, absl::Span<const Link> links,
                                    absl::Span<const Fact> facts,
                                    absl::Span<const ArticleOrigins> origins);

// "A 4-year-old boy", in an article that tells of a boy of another age as well: no age disputes
// his. `claims` are those of the article. JudgeLinks knows it of articles whose claims stand side
// by side, all of them; who has others asks here.
bool IsOneOfSeveral(absl::Span<const Claim> claims, const Claim& boy);
// "The express had 168 passengers and the tram 186": who prints both figures means one of them,
// and does not dispute 168 by 186 (Evidence::digits_swapped). `claims` are those of the article of
// `mine`; who has not all of them side by side asks here, as above.
bool PrintsToo(absl::Span<const Claim> claims, const Claim& mine, const Claim& other);

// What FindFindings says of each link in `judged`, without facts and before one finding is folded
// into another. The verdict on a link depends on its two claims, on those beside them in their
// sentences, and on the links that either of the two has: `links` are all that are known, those of
// `judged` among them.
std::vector<std::optional<Finding>> JudgeLinks(absl::Span<const Document> documents,
                                               absl::Span<const Claim> claims,
                                               absl::Span<const Link> links,
                                               absl::Span<const Link> judged);
// The same of one sentence, claims[first] to claims[last - 1], by itself: its figures, and the days
// of the week that it names.
std::vector<Finding> JudgeSentenceAlone(absl::Span<const Document> documents,
                                        absl::Span<const Claim> claims, uint32_t first,
                                        uint32_t last);

}  // namespace crosscheck::compare
