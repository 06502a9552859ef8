// Drafts: the doors are Drafts, CheckDraft and DraftCache. A draft is checked by a session that
// lives for one call, because a session has a budget and finds what touches the draft alone.
#include "draft.h"

#include <algorithm>
#include <utility>

namespace server {
namespace {

using crosscheck::Article;
using crosscheck::DraftFinding;
using crosscheck::FindingKind;
using crosscheck::FindingSide;
using crosscheck::Part;

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

}  // namespace

absl::StatusOr<DraftCheck> CheckDraft(std::shared_ptr<const crosscheck::ClaimIndex> index,
                                      Article draft, double min_confidence,
                                      std::chrono::microseconds budget) {
  absl::StatusOr<crosscheck::Session> session =
      crosscheck::Session::Open(index, {.min_confidence = min_confidence, .budget = budget});
  if (!session.ok()) return session.status();
  const absl::StatusOr<crosscheck::Changes> changes = session->SetDraft(std::move(draft));
  if (!changes.ok()) return changes.status();
  DraftCheck check;
  check.incomplete = changes->incomplete;
  for (const DraftFinding& found : changes->added) {
    absl::StatusOr<Flag> flag = FlagOf(found, session->draft(), *index);
    if (!flag.ok()) return flag.status();
    check.flags.push_back(*std::move(flag));
  }
  std::stable_sort(check.flags.begin(), check.flags.end(), [](const Flag& a, const Flag& b) {
    return std::pair(a.part, a.value) < std::pair(b.part, b.value);
  });
  return check;
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

absl::StatusOr<std::shared_ptr<const DraftCheck>> Drafts::Check(std::string_view archive,
                                                                Article draft,
                                                                std::chrono::microseconds budget) {
  const absl::StatusOr<Archives::Opened> opened = archives_.Get(archive);
  if (!opened.ok()) return opened.status();
  const crosscheck::Fingerprint key = DraftCache::KeyOf(opened->name, opened->generation, draft);
  if (std::shared_ptr<const DraftCheck> known = cache_.Find(key)) return known;
  absl::StatusOr<DraftCheck> made =
      CheckDraft(opened->index, std::move(draft), min_confidence_, budget);
  if (!made.ok()) return made.status();
  auto check = std::make_shared<const DraftCheck>(*std::move(made));
  if (!check->incomplete) cache_.Keep(key, check);
  return check;
}

}  // namespace server
