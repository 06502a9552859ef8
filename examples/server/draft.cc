// Drafts: the doors are Drafts and what it is made of, DraftCache and DraftSessions. A draft is
// checked by a session, because that has a budget, finds what touches the draft alone, and reads a
// text that it nearly knows quickly.
#include "draft.h"

#include <algorithm>
#include <utility>

#include "edits.h"

namespace server {
namespace {

using crosscheck::Article;
using crosscheck::DraftFinding;
using crosscheck::FindingKind;
using crosscheck::FindingSide;
using crosscheck::Part;
using Clock = std::chrono::steady_clock;

absl::StatusOr<OtherSide> Quote(const FindingSide& side, const Article& draft,
                                const crosscheck::ClaimIndex& index) {
  OtherSide other;
  other.in_draft = side.in_draft;
  const auto quote = [&](const Article& article) {
    const std::string& text = side.part == Part::kTitle ? article.title : article.text;
    other.value = std::string(side.value_span.In(text));
    other.sentence = std::string(side.span.In(text));
  };
  if (side.in_draft) {
    quote(draft);
    return other;
  }
  const absl::StatusOr<crosscheck::Document> document = index.DocumentOf(side.article);
  if (!document.ok()) return document.status();
  const Article& article = document->article();
  other.outlet = article.outlet;
  other.title = article.title;
  other.url = article.url;
  if (article.published) other.published = article.published->ToString();
  quote(article);
  return other;
}

absl::StatusOr<Flag> FlagOf(const DraftFinding& found, const Article& draft,
                            const crosscheck::ClaimIndex& index) {
  Flag flag;
  flag.kind = found.finding.kind;
  flag.severity = found.finding.severity;
  flag.confidence = found.finding.confidence / 1000.0;
  flag.explanation = found.finding.explanation;
  // The sides of the draft stand first, and there is one.
  flag.part = found.sides.front().part;
  flag.sentence = found.sides.front().span;
  flag.value = found.sides.front().value_span;
  for (size_t i = 1; i < found.sides.size(); ++i) {
    absl::StatusOr<OtherSide> other = Quote(found.sides[i], draft, index);
    if (!other.ok()) return other.status();
    flag.others.push_back(*std::move(other));
  }
  if (flag.kind == FindingKind::kNumericConflict && flag.others.size() == 1 &&
      !flag.others.front().in_draft) {
    flag.replacement = flag.others.front().value;
  }
  return flag;
}

absl::StatusOr<DraftCheck> FlagsOf(const crosscheck::Session& session,
                                   const crosscheck::ClaimIndex& index) {
  DraftCheck check;
  for (const DraftFinding& found : session.Findings()) {
    absl::StatusOr<Flag> flag = FlagOf(found, session.draft(), index);
    if (!flag.ok()) return flag.status();
    check.flags.push_back(*std::move(flag));
  }
  std::stable_sort(check.flags.begin(), check.flags.end(), [](const Flag& a, const Flag& b) {
    return std::pair(a.part, a.value) < std::pair(b.part, b.value);
  });
  return check;
}

bool SameButText(const Article& a, const Article& b) {
  return a.id == b.id && a.outlet == b.outlet && a.title == b.title && a.url == b.url &&
         a.published == b.published;
}

}  // namespace

std::unique_ptr<DraftSessions::Kept> DraftSessions::Take(const crosscheck::ClaimIndex& index,
                                                         std::chrono::microseconds budget,
                                                         const Article& draft) {
  const std::lock_guard<std::mutex> lock(mutex_);
  // What is longer untouched holds memory and an old state of an archive for nothing.
  const Clock::time_point old = Clock::now() - std::chrono::minutes(5);
  std::erase_if(kept_, [&](const auto& kept) { return kept->used < old; });
  auto best = kept_.end();
  // Less than half in common is as quickly read anew.
  size_t most = draft.text.size() / 2;
  for (auto it = kept_.begin(); it != kept_.end(); ++it) {
    const Article& known = (*it)->session.draft();
    if ((*it)->index.get() != &index || (*it)->budget != budget || !SameButText(known, draft))
      continue;
    const Replacement change = DifferenceOf(known.text, draft.text);
    const size_t common = draft.text.size() - change.text.size();
    if (common <= most || change.end - change.begin > draft.text.size()) continue;
    most = common;
    best = it;
  }
  if (best == kept_.end()) return nullptr;
  std::unique_ptr<Kept> taken = std::move(*best);
  kept_.erase(best);
  return taken;
}

void DraftSessions::PutBack(std::unique_ptr<Kept> kept) {
  kept->used = Clock::now();
  std::list<std::unique_ptr<Kept>> gone;  // destroyed without the lock
  const std::lock_guard<std::mutex> lock(mutex_);
  kept_.push_front(std::move(kept));
  size_t count = 0, bytes = 0;
  auto it = kept_.begin();
  for (; it != kept_.end(); ++it) {
    bytes += (*it)->session.draft().text.size();
    if (++count > most_ || bytes > kMostBytes) break;
  }
  gone.splice(gone.begin(), kept_, it, kept_.end());
}

crosscheck::Fingerprint DraftCache::KeyOf(std::string_view archive, uint64_t generation,
                                          const Article& draft) {
  return crosscheck::FingerprintOf(
      {archive, std::to_string(generation), draft.id, draft.outlet, draft.title, draft.url,
       draft.published ? draft.published->ToString() : "", draft.text});
}

std::shared_ptr<const DraftCheck> DraftCache::Find(const crosscheck::Fingerprint& key) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto place = places_.find(key.ToHex());
  if (place == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, place->second);
  return place->second->check;
}

void DraftCache::Keep(const crosscheck::Fingerprint& key, std::shared_ptr<const DraftCheck> check) {
  if (most_ == 0) return;
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto [place, is_new] = places_.try_emplace(key.ToHex(), entries_.end());
  if (!is_new) return;  // two asked at once
  entries_.push_front({key, std::move(check)});
  place->second = entries_.begin();
  if (entries_.size() > most_) {
    places_.erase(entries_.back().key.ToHex());
    entries_.pop_back();
  }
}

absl::StatusOr<DraftCheck> Drafts::CheckAnew(std::shared_ptr<const crosscheck::ClaimIndex> index,
                                             Article draft, std::chrono::microseconds budget) {
  std::unique_ptr<DraftSessions::Kept> kept = sessions_.Take(*index, budget, draft);
  absl::StatusOr<crosscheck::Changes> changes = absl::UnknownError("not asked yet");
  if (kept) {
    // A copy: the session's own text is what the call changes.
    const std::string before = kept->session.draft().text;
    const Replacement change = DifferenceOf(before, draft.text);
    changes = before == draft.text
                  ? kept->session.Continue()
                  : kept->session.Replace(Part::kBody, change.begin, change.end, change.text);
  } else {
    absl::StatusOr<crosscheck::Session> session =
        crosscheck::Session::Open(index, {.min_confidence = min_confidence_, .budget = budget});
    if (!session.ok()) return session.status();
    changes = session->SetDraft(std::move(draft));
    kept = std::make_unique<DraftSessions::Kept>(index, budget, *std::move(session));
  }
  if (!changes.ok()) return changes.status();
  absl::StatusOr<DraftCheck> check = FlagsOf(kept->session, *index);
  if (check.ok()) check->incomplete = changes->incomplete;
  sessions_.PutBack(std::move(kept));
  return check;
}

absl::StatusOr<std::shared_ptr<const DraftCheck>> Drafts::Check(std::string_view archive,
                                                                Article draft,
                                                                std::chrono::microseconds budget) {
  const absl::StatusOr<Archives::Opened> opened = archives_.Get(archive);
  if (!opened.ok()) return opened.status();
  const crosscheck::Fingerprint key = DraftCache::KeyOf(opened->name, opened->generation, draft);
  if (std::shared_ptr<const DraftCheck> known = cache_.Find(key)) return known;
  absl::StatusOr<DraftCheck> made = CheckAnew(opened->index, std::move(draft), budget);
  if (!made.ok()) return made.status();
  auto check = std::make_shared<const DraftCheck>(*std::move(made));
  if (!check->incomplete) cache_.Keep(key, check);
  return check;
}

}  // namespace server
