// One draft against an index, for protocols that send the whole text each time: what is found, with
// the words of the other side beside it. What was found is kept for a while, since editors ask for
// one text again and again.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "archives.h"
#include "crosscheck/checker.h"

namespace server {

// What another article says, or another place of the draft.
struct OtherSide {
  bool in_draft = false;
  std::string outlet, title, url, published;
  std::string value, sentence;  // its words
};

struct Flag {
  crosscheck::FindingKind kind = crosscheck::FindingKind::kAgreement;
  crosscheck::Severity severity = crosscheck::Severity::kInfo;
  double confidence = 0;
  std::string explanation;
  crosscheck::Part part = crosscheck::Part::kBody;
  crosscheck::Span sentence, value;  // where it stands in the draft: its first claim there
  std::vector<OtherSide> others;
  // What the value would be by the other source: only where one article contradicts the draft.
  std::string replacement;
};

struct DraftCheck {
  std::vector<Flag> flags;  // by place
  bool incomplete = false;
};

// The last checks by what was asked, the longest unused leaves first. Thread-safe.
class DraftCache {
 public:
  // Of so many drafts; 0 keeps none.
  explicit DraftCache(size_t most) : most_(most) {}

  std::shared_ptr<const DraftCheck> Find(const crosscheck::Fingerprint& key);
  void Keep(const crosscheck::Fingerprint& key, std::shared_ptr<const DraftCheck> check);
  // Of a draft against the index that `archive` was at this generation.
  static crosscheck::Fingerprint KeyOf(std::string_view archive, uint64_t generation,
                                       const crosscheck::Article& draft);

 private:
  struct Entry {
    crosscheck::Fingerprint key;
    std::shared_ptr<const DraftCheck> check;
  };
  const size_t most_;
  std::mutex mutex_;
  std::list<Entry> entries_;                                            // latest first
  std::unordered_map<std::string, std::list<Entry>::iterator> places_;  // by the hex of the key
};

// Sessions of the last drafts. Who types sends nearly the same text again and again: a session that
// has the text before reads what changed, in a fraction of the time. Thread-safe.
class DraftSessions {
 public:
  struct Kept {
    // clang 14 makes no aggregate of parentheses.
    Kept(std::shared_ptr<const crosscheck::ClaimIndex> on, std::chrono::microseconds most,
         crosscheck::Session opened)
        : index(std::move(on)), budget(most), session(std::move(opened)) {}
    std::shared_ptr<const crosscheck::ClaimIndex> index;
    std::chrono::microseconds budget;
    crosscheck::Session session;
    std::chrono::steady_clock::time_point used{};
  };
  // So many, and of drafts of two megabytes together: what is known of a text takes much more room
  // than the text.
  explicit DraftSessions(size_t most) : most_(most) {}

  // One whose draft is like this one, nobody else's until it is put back; nullptr where there is
  // none.
  std::unique_ptr<Kept> Take(const crosscheck::ClaimIndex& index, std::chrono::microseconds budget,
                             const crosscheck::Article& draft);
  void PutBack(std::unique_ptr<Kept> kept);

 private:
  static constexpr size_t kMostBytes = 2'000'000;
  const size_t most_;
  std::mutex mutex_;
  std::list<std::unique_ptr<Kept>> kept_;  // latest first
};

// What the protocols ask: a draft against an archive by name. Thread-safe.
class Drafts {
 public:
  // Keeps the answers of so many drafts, and sessions of some of them.
  Drafts(Archives& archives, double min_confidence, size_t cached)
      : archives_(archives),
        min_confidence_(min_confidence),
        cache_(cached),
        sessions_(std::min<size_t>(cached, kMostSessions)) {}

  // `budget` is the longest that it may look for findings; 0 for as long as it takes. An incomplete
  // check is not kept. Errors of Archives::Get and Session.
  absl::StatusOr<std::shared_ptr<const DraftCheck>> Check(std::string_view archive,
                                                          crosscheck::Article draft,
                                                          std::chrono::microseconds budget);
  Archives& archives() { return archives_; }

 private:
  static constexpr size_t kMostSessions = 64;
  absl::StatusOr<DraftCheck> CheckAnew(std::shared_ptr<const crosscheck::ClaimIndex> index,
                                       crosscheck::Article draft, std::chrono::microseconds budget);

  Archives& archives_;
  const double min_confidence_;
  DraftCache cache_;
  DraftSessions sessions_;
};

}  // namespace server
