// The editor session: one draft that is checked against earlier articles while it is typed.
//
//   auto index = std::make_shared<MemoryIndex>();                // or an archive, see ClaimIndex
//   absl::StatusOr<Session> session = Session::Open(index);
//   Changes changes = *session->SetDraft(std::move(article));    // all findings are `added`
//   changes = *session->Replace(Part::kBody, 120, 125, "31");    // five bytes became two
//   for (const Fingerprint& id : changes.removed) list.erase(id);
//   for (const DraftFinding& f : changes.changed) list[f.finding.id] = f;
//   for (const MovedFinding& m : changes.moved) list[m.id].sides = m.sides;
//   for (const DraftFinding& f : changes.added) list[f.finding.id] = f;
//
// A call returns what it changed; applied in this order, the list is that of Findings(). The
// findings are those of a new session that is given the text as it is now, whatever the edits were.
// An edit costs what it changes: the lines that it touches are read anew, and their claims alone
// ask the index; what only the whole article settles (its topic, "$", what "it" stands for) is
// settled in a pass over what is read already.
//
// A finding is between one claim of the draft and one of the index, or within the draft. What a
// check of all articles together finds beside that is left to Checker: what two claims say of each
// other because a third joins them into one fact, and whether an older figure was repeated in
// print after the draft.
//
// One thread at a time uses a session; Cancel may be called from any. Offsets are UTF-8 bytes of
// the part as it stands before the edit. No global state, no printing; throws nothing but
// std::bad_alloc. A session holds two bytes for each article of the index, and the claims of those
// articles that are much like the draft.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "crosscheck/article/article.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/base/span.h"
#include "crosscheck/compare/changes.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/link/claim_index.h"

namespace crosscheck {

struct SessionOptions {
  // As in CheckerOptions.
  double min_confidence = 0.5;
  std::vector<Fingerprint> ignore = {};
  // The longest that a call may look for findings, beside reading the edit itself; 0 for as long as
  // it takes. A call that ends early says so in Changes::incomplete; what the articles most like
  // the draft confirm is told before the others are read, a dispute when all links are known.
  std::chrono::microseconds budget{0};
};

class Session {
 public:
  // InvalidArgument without an index.
  static absl::StatusOr<Session> Open(std::shared_ptr<const ClaimIndex> index,
                                      SessionOptions options = {});
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  // Not copyable: what is known of the draft stands in many tables. Open a second one instead.
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // What all calls that return Changes have in common: InvalidArgument and ResourceExhausted change
  // nothing. Any other error is the index's; the edit stands then, and Continue or the next edit
  // asks the index again.

  // A new draft, or everything of it at once. An article of its id in the index is an earlier
  // version of it and is left out. InvalidArgument for an empty id or what is not UTF-8,
  // ResourceExhausted above Document::kMaxTextBytes.
  absl::StatusOr<Changes> SetDraft(Article draft);
  // Puts `text` in the place of the bytes [begin, end) of a part. InvalidArgument where they are no
  // range of it, part a character, or `text` is not UTF-8; ResourceExhausted as above.
  absl::StatusOr<Changes> Replace(Part part, uint32_t begin, uint32_t end, std::string_view text);
  // Outlet, URL and time of publication; all is read anew. `about.text` and `about.title` are
  // ignored, `about.id` must be that of the draft or empty.
  absl::StatusOr<Changes> Describe(Article about);
  // Goes on after a call that was incomplete or failed; else changes nothing.
  absl::StatusOr<Changes> Continue();

  // The draft as it stands.
  const Article& draft() const;
  // All findings as of the last call, most serious first, then surest, then by place in the draft.
  std::vector<DraftFinding> Findings() const;
  // How many findings SessionOptions::ignore suppresses.
  size_t ignored_findings() const;

  // From any thread: a call that is running returns soon, incomplete. Without one, nothing happens.
  void Cancel();

 private:
  struct Impl;
  explicit Session(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace crosscheck
