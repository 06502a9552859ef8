// The door is Session of session.h: an edit goes through the reader (claim/draft.h), what is new
// asks the index (draft_links.h) and is judged (draft_findings.h), and the findings are compared
// with those that were shown before.
#include "crosscheck/session.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "checker/clock.h"
#include "checker/draft_findings.h"
#include "checker/draft_links.h"
#include "claim/draft.h"
#include "crosscheck/article/offsets.h"

namespace crosscheck {
namespace {

using checker::Clock;
using checker::Shown;

bool SameWords(const Finding& x, const Finding& y) {
  return x.severity == y.severity && x.confidence == y.confidence && x.basis == y.basis &&
         x.reason == y.reason && x.explanation == y.explanation && x.fingerprint == y.fingerprint;
}

// Do two lists of sides name the same claims?
bool SameClaims(const std::vector<FindingSide>& x, const std::vector<FindingSide>& y) {
  return std::equal(
      x.begin(), x.end(), y.begin(), y.end(), [](const FindingSide& a, const FindingSide& b) {
        return a.in_draft == b.in_draft && a.article == b.article && a.claim == b.claim;
      });
}

DraftFinding Tell(const Shown& shown) {
  DraftFinding told{shown.judged->finding, shown.sides};
  for (uint32_t i = 0; i < shown.sides.size(); ++i) told.finding.claims.push_back(i);
  return told;
}

}  // namespace

struct Session::Impl {
  Impl(std::shared_ptr<const ClaimIndex> index_in, SessionOptions options_in)
      : index(std::move(index_in)), options(std::move(options_in)), links(*index) {}

  absl::StatusOr<Changes> Restart();
  absl::StatusOr<Changes> Work();
  absl::StatusOr<bool> Judge(const Clock& clock);
  Changes Compare(std::vector<Shown> now);

  std::shared_ptr<const ClaimIndex> index;
  SessionOptions options;
  claim::DraftReader reader;
  checker::DraftLinks links;
  std::vector<Shown> shown;
  size_t ignored = 0;
  bool found_left_out = true;
  std::atomic<bool> cancelled{false};
};

absl::StatusOr<Session> Session::Open(std::shared_ptr<const ClaimIndex> index,
                                      SessionOptions options) {
  if (index == nullptr) return absl::InvalidArgumentError("a session needs an index");
  std::sort(options.ignore.begin(), options.ignore.end());
  return Session(std::make_unique<Impl>(std::move(index), std::move(options)));
}

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const Article& Session::draft() const { return impl_->reader.article(); }
size_t Session::ignored_findings() const { return impl_->ignored; }
void Session::Cancel() { impl_->cancelled.store(true, std::memory_order_relaxed); }

std::vector<DraftFinding> Session::Findings() const {
  std::vector<DraftFinding> findings;
  findings.reserve(impl_->shown.size());
  for (const Shown& shown : impl_->shown) findings.push_back(Tell(shown));
  return findings;
}

absl::StatusOr<Changes> Session::SetDraft(Article draft) {
  if (draft.id.empty()) return absl::InvalidArgumentError("a draft needs an id");
  if (absl::StatusOr<Document> checked = Document::Create(draft); !checked.ok())
    return checked.status();
  impl_->reader.SetDraft(std::move(draft));
  return impl_->Restart();
}

absl::StatusOr<Changes> Session::Describe(Article about) {
  const Article& draft = impl_->reader.article();
  if (!about.id.empty() && about.id != draft.id) {
    return absl::InvalidArgumentError(
        absl::StrCat("the draft has the id \"", draft.id, "\"; SetDraft takes another one"));
  }
  about.id = draft.id;
  about.text = draft.text;
  about.title = draft.title;
  impl_->reader.SetDraft(std::move(about));
  return impl_->Restart();
}

absl::StatusOr<Changes> Session::Replace(Part part, uint32_t begin, uint32_t end,
                                         std::string_view text) {
  const Article& draft = impl_->reader.article();
  const std::string_view old = part == Part::kBody ? draft.text : draft.title;
  if (begin > end || end > old.size()) {
    return absl::InvalidArgumentError(
        absl::StrCat("bytes ", begin, " to ", end, " are no range of a part of ", old.size()));
  }
  for (const uint32_t offset : {begin, end}) {
    if (IsInsideCharacter(old, offset))
      return absl::InvalidArgumentError(absl::StrCat("byte ", offset, " is inside a character"));
  }
  if (const size_t bad = FirstInvalidUtf8(text); bad != text.size())
    return absl::InvalidArgumentError(absl::StrCat("the new text is not UTF-8 at its byte ", bad));
  if (old.size() - (end - begin) + text.size() > Document::kMaxTextBytes) {
    return absl::ResourceExhaustedError(
        absl::StrCat("at most ", Document::kMaxTextBytes, " bytes are read"));
  }
  impl_->reader.Replace(part, begin, end, text);
  impl_->links.SetClaims(impl_->reader.claims(), impl_->reader.stamps(), impl_->reader.topic());
  return impl_->Work();
}

absl::StatusOr<Changes> Session::Continue() { return impl_->Work(); }

absl::StatusOr<Changes> Session::Impl::Restart() {
  found_left_out = false;
  const auto& published = reader.article().published;
  links.Reset(published ? std::optional(published->day()) : std::nullopt);
  links.SetClaims(reader.claims(), reader.stamps(), reader.topic());
  return Work();
}

absl::StatusOr<Changes> Session::Impl::Work() {
  cancelled.store(false, std::memory_order_relaxed);
  const Clock clock(options.budget, cancelled);
  if (!found_left_out) {
    const absl::StatusOr<std::optional<uint32_t>> number = index->Find(reader.article().id);
    if (!number.ok()) return number.status();
    links.LeaveOut(*number);
    found_left_out = true;
  }
  const absl::StatusOr<bool> all = Judge(clock);
  // What is not told now is told by the call that succeeds.
  if (!all.ok()) return all.status();
  Changes changes =
      Compare(checker::ShowDraft(reader.article(), reader.claims(), links, options, &ignored));
  changes.incomplete = !*all;
  return changes;
}

// True when all is judged, false when the clock ended before.
absl::StatusOr<bool> Session::Impl::Judge(const Clock& clock) {
  std::vector<Claim>& claims = reader.claims();
  const auto judge = [&](checker::Links known) {
    links.Know(claims);
    return checker::JudgeDraft(*index, reader.document(), claims, links, known, clock);
  };
  const absl::StatusOr<bool> found = links.FindAlike(claims, clock);
  if (!found.ok() || !*found) return found;
  // Who has no time to wait is told what the nearest articles say before the others are read.
  constexpr size_t kFirst = 8;
  const bool hurried = options.budget.count() > 0;
  for (size_t most = hurried ? kFirst : SIZE_MAX;; most *= 2) {
    const absl::StatusOr<bool> judged = hurried ? judge(checker::Links::kSome) : true;
    if (!judged.ok()) return judged;
    const absl::StatusOr<bool> met = links.MeetAlike(claims, most, clock);
    if (!met.ok()) return met;
    if (*met) break;
    if (clock.Ended()) return false;
  }
  const absl::StatusOr<bool> listed = links.MeetListed(claims, clock);
  if (!listed.ok() || !*listed) return listed;
  return judge(checker::Links::kAll);
}

// Both lists have each id once.
Changes Session::Impl::Compare(std::vector<Shown> now) {
  Changes changes;
  absl::flat_hash_map<absl::string_view, const Shown*> before;
  const auto key = [](const Shown& one) {
    const auto& bytes = one.judged->finding.id.bytes;
    return absl::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  };
  for (const Shown& one : shown) before[key(one)] = &one;
  for (const Shown& one : now) {
    const auto found = before.find(key(one));
    if (found == before.end()) {
      changes.added.push_back(Tell(one));
      continue;
    }
    const Shown& old = *std::exchange(found->second, nullptr);
    const bool same_words =
        old.judged == one.judged || SameWords(old.judged->finding, one.judged->finding);
    if (!same_words || !SameClaims(old.sides, one.sides)) {
      changes.changed.push_back(Tell(one));
    } else if (old.sides != one.sides) {
      changes.moved.push_back({one.judged->finding.id, one.sides});
    }
  }
  for (const Shown& one : shown) {
    if (before[key(one)] != nullptr) changes.removed.push_back(one.judged->finding.id);
  }
  shown = std::move(now);
  return changes;
}

}  // namespace crosscheck
