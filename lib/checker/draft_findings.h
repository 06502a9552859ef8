// What is said of the links of a draft, kept up to date.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "checker/clock.h"
#include "checker/draft_links.h"
#include "crosscheck/article/article.h"
#include "crosscheck/session.h"

namespace crosscheck::checker {

// Are all links of the draft known? While there are but some, only such findings are right for good
// as hang on nothing but their two claims.
enum class Links { kSome, kAll };

// Judges what is new of `links`, as far as they allow. `claims` are those of the draft; others are
// put behind them meanwhile. True when that is done, false when the clock ended before.
absl::StatusOr<bool> JudgeDraft(const ClaimIndex& index, const Document& draft,
                                std::vector<Claim>& claims, DraftLinks& links, Links known,
                                const Clock& clock);

// A finding that is shown, with the claims of all that are folded into it.
struct Shown {
  std::shared_ptr<const Judged> judged;
  std::vector<FindingSide> sides;
};
// All findings that are judged, the best first; `ignored` counts those that are suppressed.
// `options.ignore` is sorted.
std::vector<Shown> ShowDraft(const Article& draft, const std::vector<Claim>& claims,
                             DraftLinks& links, const SessionOptions& options, size_t* ignored);

}  // namespace crosscheck::checker
